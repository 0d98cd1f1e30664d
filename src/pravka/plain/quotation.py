"""Quotation marks paired with their partners. Whether they are the right ones is for the checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pravka import plain
from pravka.document import BORDER, Document
from pravka.plain import Plain, shaped

MARKS = '"«»„“”'
OPENERS = frozenset(f'\n\t \u00a0\u202f{BORDER}([«„“"—–-/+')
CLOSERS = frozenset(f'\n\t \u00a0\u202f{BORDER})]»“”".,:;!?…—–-/+')


class Pair(NamedTuple):
    """Two marks that belong together; depth is the number of pairs round them."""

    start: int
    end: int
    marks: str
    depth: int


class Quotes(NamedTuple):
    """The quotation marks of a post: pairs, and offsets of those without a partner."""

    pairs: tuple[Pair, ...]
    lone: tuple[int, ...]


def of(doc: Document) -> Quotes:
    """Pair the quotation marks of a post, block by block; made once per document."""
    quotes: Quotes | None = doc.memo.get("quotes")
    if quotes is None:
        quotes = doc.memo["quotes"] = _pair(plain.of(doc))
    return quotes


def _pair(text: Plain) -> Quotes:
    found: list[tuple[int, int, str]] = []
    lone: list[int] = []
    open_marks: list[tuple[int, str]] = []
    end = -1  # of the block
    for start in _places(text.shape):
        mark = text.text[start]
        if start > end:
            lone += _left_over(open_marks)
            open_marks, end = [], text.bounds(start)[1]
        role = _role(text.text, start, mark, [m for _, m in open_marks[-8:]])
        if role == "open":
            open_marks.append((start, mark))
        elif role == "close":
            partner = _partner(mark, open_marks)
            if partner is None:
                lone.append(start)
                continue
            lone += _left_over(open_marks[partner + 1 :])
            found.append((open_marks[partner][0], start, open_marks[partner][1] + mark))
            del open_marks[partner:]
    lone += _left_over(open_marks)
    return Quotes(tuple(_measure(sorted(found))), tuple(_across(text, sorted(lone))))


def _places(shape: str) -> list[int]:
    """List the places of all marks in order, kind by kind: one character is found much faster than a class of them."""
    places = []
    for mark in shaped(MARKS):
        at = shape.find(mark)
        while at >= 0:
            places.append(at)
            at = shape.find(mark, at + 1)
    return sorted(places)


def _left_over(marks: list[tuple[int, str]]) -> list[int]:
    return [start for start, _ in marks]


def _role(text: str, at: int, mark: str, stack: list[str]) -> str:
    """Say whether a mark opens or closes; "" for inches, seconds and signs between two letters."""
    if mark in "«„":
        return "open"
    if mark == "»":
        return "close"
    before, after = text[at - 1], text[at + 1]
    opens = before in OPENERS and not after.isspace()
    closes = after in CLOSERS and not before.isspace()
    if mark == "“" and ((stack and stack[-1] == "„") or not opens):
        return "close" if stack else ""
    if mark == "”" and not stack and not opens:
        return ""
    if opens and closes:
        return "close" if stack and stack[-1] == mark else "open"
    if closes:
        is_inch = mark == '"' and before.isdigit() and mark not in stack
        return "" if is_inch else "close"
    return "open" if opens else ""


PARTNERS = {'"': '"«', "»": '«"„“', "“": "„“«", "”": "“„”«"}


def _partner(mark: str, open_marks: list[tuple[int, str]]) -> int | None:
    """Find the open mark that this one closes: its own kind first, then the innermost that may do."""
    for wanted in PARTNERS[mark]:
        for n in range(len(open_marks) - 1, max(-1, len(open_marks) - 8), -1):
            if open_marks[n][1] == wanted:
                return n
    return None


def _measure(found: list[tuple[int, int, str]]) -> Iterator[Pair]:
    ends: list[int] = []
    for start, end, marks in found:
        while ends and ends[-1] < start:
            ends.pop()
        yield Pair(start, end, marks, len(ends))
        ends.append(end)


def _across(text: Plain, lone: list[int]) -> Iterator[int]:
    """Drop «…» that open in one block and close in a later one: a quotation of several paragraphs."""
    open_marks: list[int] = []
    for start in lone:
        mark = text.text[start]
        if mark == "»" and open_marks:
            open_marks.pop()
        elif mark == "«":
            open_marks.append(start)
        else:
            yield start
    yield from open_marks
