"""How Russian a run of letters looks: frequencies of three letters in a row, to tell slips of the hand from new words.

The file `data/letters.bin` is written by tools/build_frequencies.py: a byte for each triple of the 34 signs (the
border of
a word, а … я, the hyphen), minus log2 of its probability after the first two, in eighths.
"""

from __future__ import annotations

from functools import cache

from pravka import data
from pravka.speller.frequency import LETTERS

FILE = data.path("letters.bin")
SIGNS = len(LETTERS) + 1
EIGHTHS = 8
INDEX = {letter: at for at, letter in enumerate(LETTERS, 1)}


@cache
def table() -> bytes:
    """Read the file once (40 KB)."""
    with open(FILE, "rb") as file:
        return file.read()


def surprise(word: str) -> tuple[float, float]:
    """Give the mean and the highest surprise of a word's triples in bits; «ё» as «е»."""
    bits = table()
    signs = [0, *(INDEX.get(letter, 0) for letter in word), 0]
    found = [bits[(a * SIGNS + b) * SIGNS + c] for a, b, c in zip(signs, signs[1:], signs[2:], strict=False)]
    return sum(found) / len(found) / EIGHTHS, max(found) / EIGHTHS
