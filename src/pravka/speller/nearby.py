"""Known words near a misspelt one, found by walking the lexicon itself: no index of deletions is built or shipped.

Three walks: one slip of the keyboard, a few confusions of the ear, two slips among frequent words. Ranking is not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pravka.russian.dawg import NOWHERE, ROOT, Dawg
from pravka.speller import frequency
from pravka.speller.sounds import CONFUSIONS

SEPARATOR = 0x01
LONGEST = 40  # longer tokens are no words
FREQUENT = 13  # two slips are looked for among words of Zipf 2.6 and more (value in fifths)
NODES_KEPT = 20_000


class Walker:
    """Walks over one file of forms, remembering the letters that follow its nodes."""

    def __init__(self, dawg: Dawg) -> None:
        self.dawg = dawg
        self._letters: dict[int, tuple[tuple[str, int], ...]] = {}

    def letters(self, node: int) -> tuple[tuple[str, int], ...]:
        """Give (letter, node) for every letter that may follow."""
        found = self._letters.get(node)
        if found is None:
            if len(self._letters) > NODES_KEPT:
                self._letters.clear()
            found = self._letters[node] = tuple(self._read_letters(node))
        return found

    def _read_letters(self, node: int) -> Iterator[tuple[str, int]]:
        for lead, middle in self.dawg.children(node):
            if lead == SEPARATOR:
                continue
            if lead < 0x80:
                yield chr(lead), middle
            elif lead < 0xE0:
                for trail, child in self.dawg.children(middle):
                    yield bytes((lead, trail)).decode(), child

    def step(self, node: int, letter: str) -> Iterator[int]:
        """Follow one letter; «е» also stands for «ё»."""
        child = self.dawg.follow(letter.encode(), node)
        if child != NOWHERE:
            yield child
        if letter == "е":
            child = self.dawg.follow(b"\xd1\x91", node)
            if child != NOWHERE:
                yield child

    def ends(self, node: int, rest: str) -> bool:
        """Tell whether the rest leads from a node to the end of some word."""
        if "е" not in rest:
            node = self.dawg.follow(rest.encode(), node)
            return node != NOWHERE and self.dawg.ends(node)
        head, _, tail = rest.partition("е")
        node = self.dawg.follow(head.encode(), node)
        return node != NOWHERE and any(self.ends(child, tail) for child in self.step(node, "е"))

    def one_slip(self, word: str) -> set[str]:
        """Find the words one letter away: dropped, added, replaced or swapped with its neighbour."""
        found: set[str] = set()
        nodes = [ROOT]
        for at in range(len(word) + 1):
            head, here, rest = word[:at], word[at : at + 1], word[at + 1 :]
            for node in nodes:
                if here and self.ends(node, rest):
                    found.add(head + rest)
                if rest and rest[0] != here and self.ends(node, rest[0] + here + rest[1:]):
                    found.add(head + rest[0] + here + rest[1:])
                for letter, child in self.letters(node):
                    if here and letter != here and self.ends(child, rest):
                        found.add(head + letter + rest)
                    if self.ends(child, here + rest):
                        found.add(head + letter + here + rest)
            if here:
                nodes = [child for node in nodes for child in self.step(node, here)]
        return {w.replace("ё", "е") for w in found} - {word}

    def alike(self, word: str, budget: int) -> dict[str, int]:
        """Find the words that sound like this one, each with the least number of confusions, up to so many."""
        found: dict[str, int] = {}
        step, follow, size = self.step, self.dawg.follow, len(word)
        stack = [(ROOT, 0, 0, "")]
        while stack:
            node, at, confused, path = stack.pop()
            if at < size:
                stack.extend([(child, at + 1, confused, path + word[at]) for child in step(node, word[at])])
            elif self.dawg.ends(node):
                meant = path.replace("ё", "е")
                found[meant] = min(confused, found.get(meant, budget))
            if confused == budget:
                continue
            for written, meant in _confusions(word[at : at + 1]):
                if word.startswith(written, at) and (written or at):
                    child = follow(meant.encode(), node) if meant else node
                    if child != NOWHERE:
                        stack.append((child, at + len(written), confused + 1, path + meant))
        found.pop(word, None)
        return found


@cache
def _confusions(letter: str) -> tuple[tuple[str, str], ...]:
    return (*CONFUSIONS.get(letter, ()), *CONFUSIONS[""])


def two_slips(word: str) -> set[str]:
    """Find the frequent words two letters away, at most one slip within the first two letters."""
    dawg, key = frequency.table(), frequency.encode(word)
    follow, size = dawg.follow, len(key)
    found: set[bytes] = set()
    stack = [(ROOT, 0, 2, b"")]
    add = stack.append
    while stack:
        node, at, left, path = stack.pop()
        if not left:  # the rest must stand as it is
            node, at, path = follow(key[at:], node), size, path + key[at:]
            if node == NOWHERE:
                continue
        if size - at <= left and (value := dawg.value(node)) is not None and value >= FREQUENT:
            found.add(path)
        if left and (left == 2 or at > 1):
            for label, child in dawg.children(node):
                if at < size and key[at] == label:
                    continue
                more = path + bytes((label,))
                if at < size:
                    add((child, at + 1, left - 1, more))
                add((child, at, left - 1, more))
                if at + 1 < size and key[at + 1] == label:
                    swapped = follow(key[at : at + 1], child)
                    if swapped != NOWHERE:
                        add((swapped, at + 2, left - 1, more + key[at : at + 1]))
            if at < size:
                add((node, at + 1, left - 1, path))
        if left and at < size:
            child = follow(key[at : at + 1], node)
            if child != NOWHERE:
                add((child, at + 1, left, path + key[at : at + 1]))
    return {frequency.decode(path) for path in found} - {word}
