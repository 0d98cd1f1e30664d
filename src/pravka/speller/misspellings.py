"""The table of set misspellings: pieces of words that are written wrong again and again (`data/misspellings.txt`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pravka import data
from pravka.russian.lexicon import Lexicon

KEY = 4  # pieces are found by so many first letters, shorter ones by all


class Piece(NamedTuple):
    """One line of the table; `head` and `tail` tie it to the ends of the word."""

    wrong: str
    right: str
    head: bool
    tail: bool
    sure: bool


class Fix(NamedTuple):
    """What a word should be, and whether it can be nothing else."""

    text: str
    sure: bool


def fixes(lexicon: Lexicon, word: str) -> list[Fix]:
    """Correct an unknown lower-case word by the table; only known words come out."""
    heads, inner = _index()
    word = word.replace("ё", "е")
    found: dict[str, bool] = {}
    for size in range(1, KEY + 1):
        for piece in heads.get(word[:size], ()):
            _apply(lexicon, word, piece, 0, found)
    for piece in inner:
        at = word.rfind(piece.wrong) if piece.tail else word.find(piece.wrong)
        if at >= 0:
            _apply(lexicon, word, piece, at, found)
    return [Fix(text, sure) for text, sure in found.items()]


@cache
def rejected() -> dict[str, str]:
    """Give the accepted spelling of each form that the lexicon lists and the norm rejects."""
    pairs = (line[1:].split() for line in _lines() if line[0] == "=")
    return {wrong: right.replace("_", " ") for wrong, right in pairs}


def _apply(lexicon: Lexicon, word: str, piece: Piece, at: int, found: dict[str, bool]) -> None:
    if not word.startswith(piece.wrong, at) or (piece.tail and at + len(piece.wrong) != len(word)):
        return
    text = word[:at] + piece.right + word[at + len(piece.wrong) :]
    if all(part in lexicon or part in ("то", "же", "нибудь") for part in text.replace("-", " ").split()):
        found[text] = piece.sure or found.get(text, False)


@cache
def _index() -> tuple[dict[str, list[Piece]], list[Piece]]:
    """Sort the pieces: tied to the beginning by their first letters, the rest in a list."""
    heads: dict[str, list[Piece]] = {}
    inner: list[Piece] = []
    for line in _lines():
        if line[0] == "=":
            continue
        wrong, right = line.lstrip("~").split()
        piece = Piece(wrong.strip("^$"), right.replace("_", " "), wrong[0] == "^", wrong[-1] == "$", line[0] != "~")
        if piece.head:
            heads.setdefault(piece.wrong[:KEY], []).append(piece)
        else:
            inner.append(piece)
    return heads, inner


@cache
def _lines() -> tuple[str, ...]:
    lines = data.text("misspellings.txt").splitlines()
    return tuple(line for line in lines if line and line[0] != "#")
