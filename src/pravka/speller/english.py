"""English forms: which are known, how frequent they are, which common ones are one slip away. No documents here.

The file `data/english.dawg` is written by tools/build_english.py: keys are forms in small letters, values are Zipf
frequencies in fifths, 0 for forms that are known and too rare to be proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pravka import data
from pravka.russian.dawg import NOWHERE, ROOT, Dawg

FILE = data.path("english.dawg")
STEPS = 5  # values per unit of Zipf frequency
COMMON = 3.0  # the least Zipf frequency of a form that is proposed
LETTERS = range(ord("a"), ord("z") + 1)
VOWELS = frozenset(b"aeiouy")


class Near(NamedTuple):
    """A common form one slip away from what is written.

    slip  swapped, doubled, halved (a doubled letter written once), vowel, extra, dropped, letter
    zipf  its frequency
    """

    word: str
    slip: str
    zipf: float


@cache
def table() -> Dawg:
    """Open the file once."""
    return Dawg(FILE)


def is_known(lower: str) -> bool:
    """Tell whether a form in small letters is listed, however rare."""
    return _value(lower.encode(), ROOT) is not None


@lru_cache(maxsize=4096)
def near(lower: str) -> tuple[Near, ...]:
    """Find the common forms one slip away that begin with the same letter, the most frequent first."""
    best: dict[str, Near] = {}
    for key, slip, value in _walk(lower.encode()):
        best.setdefault(key.decode(), Near(key.decode(), slip, value / STEPS))
    best.pop(lower, None)
    return tuple(sorted(best.values(), key=lambda found: (-found.zipf, found.word)))


def _walk(word: bytes) -> Iterator[tuple[bytes, str, int]]:
    """Yield (form, slip, value): every way to part from the word behind a beginning that some form shares with it."""
    dawg, node = table(), ROOT
    for at in range(1, len(word) + 1):
        node = dawg.follow(word[at - 1 : at], node)
        if node == NOWHERE:
            return
        for middle, taken, slip in _turns(dawg, node, word, at):
            rest = word[at + taken :]
            value = _value(middle + rest, node)
            if value:
                yield word[:at] + middle + rest, slip, value


def _turns(dawg: Dawg, node: int, word: bytes, at: int) -> Iterator[tuple[bytes, int, str]]:
    """Yield what may be written after word[:at] for how many of its letters, and how one calls that slip."""
    before, here, after = word[at - 1], word[at : at + 1], word[at + 1 : at + 2]
    if here and after and here != after:
        yield after + here, 2, "swapped"
    if here:
        is_doubled = here == after or (here[0] == before and at > 1)
        yield b"", 1, "doubled" if is_doubled else "extra"
    for label, _ in dawg.children(node):
        if label not in LETTERS:
            continue
        letter = bytes((label,))
        yield letter, 0, "halved" if label == before or letter == here else "dropped"
        if here and letter != here:
            yield letter, 1, "vowel" if {label, here[0]} <= VOWELS else "letter"


def _value(key: bytes, start: int) -> int | None:
    node = table().follow(key, start)
    return None if node == NOWHERE else table().value(node)
