"""A reader of dawgdic files (the format of pymorphy3 dictionaries) over mmap: opening costs nothing, pages are shared.

Only reading is here; what the payloads mean is in `lexicon`. The layout: a count, that many 32-bit units, a count, the
guide (two bytes per unit: first child and next sibling). Values hang under the key after byte 0x01, in base64.
"""

from __future__ import annotations

import mmap
import struct
from binascii import a2b_base64
from collections.abc import Iterator
from typing import TypeVar

from pravka.errors import ToolError

ROOT = 0
NOWHERE = -1
SEPARATOR = 0x01
VALUE = 0x80  # the flag of a unit that holds a value, in its highest byte
LABEL = VALUE << 24 | 0xFF
T = TypeVar("T")
Passed = tuple[int, T, int]


class Dawg:
    """One mmapped file: follow letters from `ROOT`, ask for payloads, walk children."""

    __slots__ = ("_firsts", "_flags", "_labels", "_siblings", "_units")

    def __init__(self, path: str) -> None:
        try:
            with open(path, "rb") as file:
                view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            count = int(struct.unpack_from("=I", view)[0])
            units = view[4 : 4 + 4 * count]
            self._units = units.cast("I")
            self._labels, self._flags = units[::4], units[3::4]  # the lowest and the highest byte of each unit
            guide = view[8 + 4 * count :]
            self._firsts, self._siblings = guide[::2], guide[1::2]
            if len(guide) < 2 * count:
                raise ValueError("the file is shorter than its header says")
        except (OSError, ValueError, struct.error) as error:
            raise ToolError(f"{path}: cannot read the dictionary: {error}; reinstall pymorphy3-dicts-ru") from error

    def follow(self, key: bytes, node: int = ROOT) -> int:
        """Walk from a node along bytes; NOWHERE if there is no such path."""
        units = self._units
        base = units[node]
        for label in key:
            node ^= (base >> 10 << 8 if base & 0x200 else base >> 10) ^ label
            base = units[node]
            if base & LABEL != label:
                return NOWHERE
        return node

    def has_prefix(self, prefix: str) -> bool:
        """Tell whether some key begins so."""
        return self.follow(prefix.encode()) != NOWHERE

    def __contains__(self, key: str) -> bool:
        node = self.follow(key.encode())
        return node != NOWHERE and self.ends(node)

    def ends(self, node: int) -> bool:
        """Tell whether the bytes that led to a node are a key with payloads."""
        return self.follow(b"\x01", node) != NOWHERE

    def value(self, node: int) -> int | None:
        """Give the number of the key that ends at a node of a file of numbers; None if no key ends there."""
        base = self._units[node]
        return self._units[node ^ (base >> 10) << ((base & 0x200) >> 6)] & 0x7FFFFFFF if base & 0x100 else None

    def children(self, node: int) -> Iterator[tuple[int, int]]:
        """Yield (byte, node) for every continuation of a node, the separator of payloads among them."""
        firsts, siblings, base = self._firsts, self._siblings, self._units[node]
        label, offset = firsts[node], node ^ (base >> 10) << ((base & 0x200) >> 6)
        while label:
            child = offset ^ label
            yield label, child
            label = siblings[child]

    def follow_all(self, states: list[tuple[int, T]], key: bytes) -> list[tuple[int, T]]:
        """Walk along bytes from each of several nodes, which carry something; those without such a path are dropped."""
        units, labels, flags = self._units, self._labels, self._flags
        for label in key:
            found = []
            for node, told in states:
                base = units[node]
                child = node ^ (base >> 10 << 8 if base & 0x200 else base >> 10) ^ label
                if labels[child] == label and flags[child] < VALUE:
                    found.append((child, told))
            states = found
        return states

    def past(self, states: list[tuple[int, T]], one: int, other: int) -> tuple[list[Passed[T]], list[Passed[T]]]:
        """Look two bytes ahead from each of several nodes, which carry something: past any byte, then `one` or `other`.

        Gives two lists of (node past both, what was carried, the first byte): past `one` and past `other`.
        """
        units, labels, flags, siblings, firsts = self._units, self._labels, self._flags, self._siblings, self._firsts
        past_one: list[Passed[T]] = []
        past_other: list[Passed[T]] = []
        for node, told in states:
            base = units[node]
            label, offset = firsts[node], node ^ (base >> 10) << ((base & 0x200) >> 6)
            while label:
                child = offset ^ label
                base = units[child]
                below = child ^ (base >> 10 << 8 if base & 0x200 else base >> 10)
                if labels[below ^ one] == one and flags[below ^ one] < VALUE:
                    past_one.append((below ^ one, told, label))
                if labels[below ^ other] == other and flags[below ^ other] < VALUE:
                    past_other.append((below ^ other, told, label))
                label = siblings[child]
        return past_one, past_other

    def payloads(self, key: str) -> list[bytes]:
        """Give every payload of a key in the order of the file."""
        node = self.follow(key.encode())
        return [] if node == NOWHERE else self.payloads_at(node)

    def payloads_at(self, node: int) -> list[bytes]:
        """Give every payload of the key that ends at a node."""
        node = self.follow(b"\x01", node)
        return [] if node == NOWHERE else [a2b_base64(tail) for tail in self._tails(node)]

    def tail(self, node: int) -> int:
        """Tell where the payloads of the key that ends at a node begin: many keys with the same payloads share them."""
        node = self.follow(b"\x01", node)
        base = self._units[node]
        return node ^ (base >> 10) << ((base & 0x200) >> 6)

    def similar(self, key: str) -> list[tuple[str, int]]:
        """Find a key and its variants with «ё» where «е» is written: (spelling in the file, the node it ends at)."""
        follow = self.follow
        head, *pieces = key.split("е")
        node = follow(head.encode())
        found = [(head, node)] if node != NOWHERE else []
        for piece in pieces:
            found = [
                (path + letter + piece, end)
                for path, node in found
                for letter in "её"
                if (end := follow((letter + piece).encode(), node)) != NOWHERE
            ]
        return [(path, node) for path, node in found if self.ends(node)]

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that begins with a prefix, in the order of the file."""
        start = self.follow(prefix.encode())
        stack = [(prefix.encode(), start)] if start != NOWHERE else []
        while stack:
            path, node = stack.pop()
            below = list(self.children(node))
            if below and below[0][0] == SEPARATOR:
                yield path.decode()
                del below[0]
            stack.extend((path + bytes((label,)), child) for label, child in reversed(below))

    def _tails(self, node: int) -> Iterator[bytes]:
        """Yield the byte strings below a node, down to its leaves (a payload is never the beginning of another)."""
        units, firsts, siblings = self._units, self._firsts, self._siblings
        forks = [(b"", node, firsts[node])]
        while forks:
            path, node, label = forks.pop()
            while label:
                base = units[node]
                child = node ^ (base >> 10) << ((base & 0x200) >> 6) ^ label
                sibling = siblings[child]
                if sibling:
                    forks.append((path, node, sibling))
                path += bytes((label,))
                node, label = child, firsts[child]
            yield path
