"""The readings of the commonest word forms, found by hash: most words of a text never reach the letter-by-letter walk.

The file `data/forms.bin` is written by tools/build_forms.py. It is made of 32-bit numbers: three that fingerprint the
dictionary files it was made from; the counts of slots, sets and pairs; the slots (where a form stands in the text part,
0 for none); where each set of readings begins; the pairs (paradigm << 16 | index). Then the text part: for each form
its letters, a zero byte and the number of its set in two bytes. With other dictionary files the file is left aside.
"""

from __future__ import annotations

import mmap
import os
import struct
from zlib import crc32

HEAD = 6


class CommonForms:
    """The opened file: `find` gives the number of a form's set of readings, `pairs` what is in a set."""

    __slots__ = ("_mask", "_pairs", "_slots", "_starts", "_text")

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        slots, sets, pairs = view[: 4 * HEAD].cast("I")[3:HEAD]
        numbers = view[4 * HEAD : 4 * (HEAD + slots + sets + 1 + pairs)].cast("I")
        self._mask = slots - 1
        self._slots = numbers[:slots]
        self._starts = numbers[slots : slots + sets + 1]
        self._pairs = numbers[slots + sets + 1 :]
        self._text = view[4 * (HEAD + len(numbers)) :]

    def find(self, lower: str) -> int | None:
        """Give the number of the set of readings of a lower-case form, None if the form is not a common one."""
        key = lower.encode() + b"\0"
        at, size, slots, text = crc32(key) & self._mask, len(key), self._slots, self._text
        while start := slots[at]:
            if text[start : start + size] == key:
                return text[start + size] | text[start + size + 1] << 8
            at = at + 1 & self._mask
        return None

    def pairs(self, number: int) -> list[tuple[int, int]]:
        """List the readings of a set: (paradigm, index)."""
        found = self._pairs[self._starts[number] : self._starts[number + 1]]
        return [(pair >> 16, pair & 0xFFFF) for pair in found]


def fingerprint(words: str, additions: str) -> tuple[int, int, int]:
    """Tell dictionary files apart: the sizes of both, and the checksum of the additions."""
    with open(additions, "rb") as file:
        content = file.read()
    return os.path.getsize(words), len(content), crc32(content)


def load(path: str, words: str, additions: str) -> CommonForms | None:
    """Open the file if it was made from these dictionary files."""
    try:
        with open(path, "rb") as file:
            made_from = struct.unpack("3I", file.read(12))
    except (OSError, struct.error):
        return None
    return CommonForms(path) if made_from == fingerprint(words, additions) else None


def pack(made_from: tuple[int, int, int], forms: dict[str, tuple[tuple[int, int], ...]]) -> bytes:
    """Write the content of a file: forms with their readings (paradigm, index); at most 65,536 different sets."""
    count = 1 << (len(forms) * 3 // 2).bit_length()  # a third of the slots at least stays empty
    slots, text = [0] * count, bytearray(b"\0")
    sets: dict[tuple[tuple[int, int], ...], int] = {}
    for form, readings in forms.items():
        key = form.encode() + b"\0"
        at = crc32(key) & count - 1
        while slots[at]:
            at = at + 1 & count - 1
        slots[at] = len(text)
        text += key + struct.pack("<H", sets.setdefault(readings, len(sets)))
    starts, pairs = [0], []
    for readings in sets:
        pairs += [para << 16 | index for para, index in readings]
        starts.append(len(pairs))
    numbers = [*made_from, count, len(sets), len(pairs), *slots, *starts, *pairs]
    return struct.pack(f"{len(numbers)}I", *numbers) + bytes(text)
