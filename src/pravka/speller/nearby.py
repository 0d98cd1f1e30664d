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

    def ends(self, node: int, rest: tuple[bytes, ...]) -> bool:
        """Tell whether the rest, as `_cut` cuts it, leads from a node to the end of some word."""
        node = self.dawg.follow(rest[0], node)
        if node == NOWHERE:
            return False
        if len(rest) == 1:
            return self.dawg.ends(node)
        return any(self.ends(child, rest[1:]) for child in self.step(node, "е"))

    def one_slip(self, word: str) -> set[str]:
        """Find the words one letter away: dropped, added, replaced or swapped with its neighbour."""
        found: set[str] = set()
        ends, nodes, whole = self.ends, [ROOT], _cut(word)
        for at in range(len(word) + 1):
            head, here, rest = word[:at], word[at : at + 1], word[at + 1 :]
            below = _cut(rest)
            swapped = rest[0] + here + rest[1:] if rest and rest[0] != here else ""
            for node in nodes:
                if here and ends(node, below):
                    found.add(head + rest)
                if swapped and ends(node, _cut(swapped)):
                    found.add(head + swapped)
                for letter, child in self.letters(node):
                    if here and letter != here and ends(child, below):
                        found.add(head + letter + rest)
                    if ends(child, whole):
                        found.add(head + letter + here + rest)
            if here:
                nodes = [child for node in nodes for child in self.step(node, here)]
            whole = below
        return {w.replace("ё", "е") for w in found} - {word}

    def alike(self, word: str, budget: int) -> dict[str, int]:
        """Find the words that sound like this one, each with the least number of confusions, up to so many."""
        found: dict[str, int] = {}
        follow, ends, size = self.dawg.follow, self.dawg.ends, len(word)
        steps = [(letter.encode(), "ё".encode()) if letter == "е" else (letter.encode(),) for letter in word]
        meant_at = [tuple(_meant(word, at)) for at in range(size + 1)]
        stack = [(ROOT, 0, 0, "")]
        while stack:
            node, at, confused, path = stack.pop()
            if at < size:
                for letter in steps[at]:
                    child = follow(letter, node)
                    if child != NOWHERE:
                        stack.append((child, at + 1, confused, path + word[at]))
            elif ends(node):
                meant = path.replace("ё", "е")
                found[meant] = min(confused, found.get(meant, budget))
            if confused == budget:
                continue
            for to, meant, key in meant_at[at]:
                child = follow(key, node)
                if child != NOWHERE:
                    stack.append((child, to, confused + 1, path + meant))
        found.pop(word, None)
        return found


def _cut(rest: str) -> tuple[bytes, ...]:
    """Cut at each «е», which may be «ё» in the file."""
    return tuple([piece.encode() for piece in rest.split("е")])


def _meant(word: str, at: int) -> Iterator[tuple[int, str, bytes]]:
    """Yield what may be meant at a place of a word: where what is written ends, what is meant, the same in bytes."""
    for written, meant in _confusions(word[at : at + 1]):
        if word.startswith(written, at) and (written or at):
            yield at + len(written), meant, meant.encode()


@cache
def _confusions(letter: str) -> tuple[tuple[str, str], ...]:
    return (*CONFUSIONS.get(letter, ()), *CONFUSIONS[""])


def two_slips(word: str) -> set[str]:
    """Find the frequent words two letters away, at most one slip within the first two letters."""
    dawg, key = frequency.table(), frequency.encode(word)
    found: set[bytes] = set()
    node, size = ROOT, len(key)
    for at in range(size + 1):
        path = key[:at]
        if size - at <= 2:
            _keep_frequent(dawg, node, path, found)
        for label, child in dawg.children(node):
            if at < size and key[at] == label:
                continue
            more = path + bytes((label,))
            _slip_again(dawg, key, (child, at, more), found)
            if at < size:
                _slip_again(dawg, key, (child, at + 1, more), found)
            if at + 1 < size and key[at + 1] == label:
                swapped = dawg.follow(key[at : at + 1], child)
                _slip_again(dawg, key, (swapped, at + 2, more + key[at : at + 1]), found)
        if at < size:
            _slip_again(dawg, key, (node, at + 1, path), found)
            node = dawg.follow(key[at : at + 1], node)
            if node == NOWHERE:
                break
    return {frequency.decode(path) for path in found} - {word}


def _slip_again(dawg: Dawg, key: bytes, start: tuple[int, int, bytes], found: set[bytes]) -> None:
    """Go on as the key does from (node, place in the key, bytes so far), with one slip more at each place."""
    node, at, path = start
    size = len(key)
    while node != NOWHERE:
        if size - at <= 1:
            _keep_frequent(dawg, node, path, found)
        if at > 1:
            _slip_last(dawg, key[at:], node, path, found)
        if at == size:
            return
        letter = key[at : at + 1]
        node, path, at = dawg.follow(letter, node), path + letter, at + 1


def _slip_last(dawg: Dawg, rest: bytes, node: int, path: bytes, found: set[bytes]) -> None:
    """Try each slip in the first letter of a rest; what follows it must stand, so only its first byte may come next."""
    follow = dawg.follow
    ends = []
    if rest:
        ends.append((follow(rest[1:], node), rest[1:]))
    if len(rest) < 2:
        for label, child in dawg.children(node):
            letter = bytes((label,))
            ends += [(child, letter), (follow(rest, child), letter + rest)]
    else:
        for label, child, may_add, may_replace in dawg.before(node, rest[0], rest[1]):
            letter = bytes((label,))
            if may_add:
                ends.append((follow(rest, child), letter + rest))
            if may_replace:
                ends.append((follow(rest[1:], child), letter + rest[1:]))
            if may_add and label == rest[1]:
                swapped = rest[:1] + rest[2:]
                ends.append((follow(swapped, child), letter + swapped))
    for end, tail in ends:
        if end != NOWHERE:
            _keep_frequent(dawg, end, path + tail, found)


def _keep_frequent(dawg: Dawg, node: int, path: bytes, found: set[bytes]) -> None:
    value = dawg.value(node)
    if value is not None and value >= FREQUENT:
        found.add(path)
