"""How frequent a known word form is; which forms exist is the lexicon's business.

The file `data/frequencies.dawg` is written by tools/build_frequencies.py: keys are forms with «ё» as «е», one byte a
letter
(`encode`), values are Zipf frequencies (log10 of occurrences per billion words) in fifths.
"""

from __future__ import annotations

from functools import cache

from pravka import data
from pravka.russian.dawg import NOWHERE, Dawg

FILE = data.path("frequencies.dawg")
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя-"
STEPS = 5  # values per unit of Zipf frequency
RARE = 1.4  # what a form outside the file counts as

_TO_BYTE = {letter: code for code, letter in enumerate(LETTERS, 2)} | {"ё": LETTERS.index("е") + 2}


def encode(word: str) -> bytes:
    """Write a lower-case word as a key; empty if it has letters that no key has."""
    try:
        return bytes([_TO_BYTE[letter] for letter in word])
    except KeyError:
        return b""


def decode(key: bytes) -> str:
    """Read a key back (with «е» for «ё»)."""
    return "".join(LETTERS[code - 2] for code in key)


@cache
def table() -> Dawg:
    """Open the file once."""
    return Dawg(FILE)


def zipf(word: str) -> float:
    """Tell how frequent a lower-case form is: 7 is «и», 3 one in a million, RARE anything not listed."""
    dawg = table()
    key = encode(word)
    node = dawg.follow(key) if key else NOWHERE
    value = dawg.value(node) if node != NOWHERE else None
    return RARE if value is None else value / STEPS
