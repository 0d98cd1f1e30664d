"""A line of source with places marked under it, cut to a width, whatever characters it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import category, east_asian_width

TAB = 4
SMOOTHING = 12  # a cut may move this far to fall between words


class Excerpt(NamedTuple):
    """`line` as shown and `marks` to print under it; both without colour."""

    line: str
    marks: str


def cut(text: str, line: tuple[int, int], places: Sequence[tuple[int, int]], width: int) -> Excerpt:
    """Show the part of a line round the first place with `^` under it and `~` under the other places.

    line: where the line starts and ends; places: spans, the part of one beyond the line is not shown. The cost does not
    depend on the length of the line.
    """
    start, end = _clip(places[0], line)
    low, high = _window(text, line, (start, end), width)
    shown, marks = ["…"] if low > line[0] else [], [" "] if low > line[0] else []
    for at, piece, cells in _cells(text, low, high, (start, end)):
        sign = _sign(at, places, line)
        shown.append(piece)
        marks.append((sign if cells or sign == " " else "") * max(cells, 1 if sign != " " and start <= at < end else 0))
    if start == end and start >= high:
        marks.append("^")
    return Excerpt("".join(shown) + ("…" if high < line[1] else ""), "".join(marks).rstrip())


def measure(text: str) -> int:
    """Count the cells a text takes on a terminal."""
    return sum(cells for _, _, cells in _cells(text, 0, len(text), (0, 0)))


def show(text: str) -> str:
    """Make invisible and control characters of a short text visible."""
    return "".join(piece for _, piece, _ in _cells(text, 0, len(text), (0, len(text))))


def _clip(place: tuple[int, int], line: tuple[int, int]) -> tuple[int, int]:
    start = min(max(place[0], line[0]), line[1])
    return start, min(max(place[1], start), line[1])


def _window(text: str, line: tuple[int, int], place: tuple[int, int], width: int) -> tuple[int, int]:
    """Choose the range of the line to show: the place and what fits round it, cut between words if it can be."""
    start, end = place[0], min(place[1], place[0] + width)
    low, high = max(line[0], start - width), min(line[1], end + width)
    before = [cells for _, _, cells in _cells(text, low, start, place)]
    after = [cells for _, _, cells in _cells(text, end, high, place)]
    room = max(width - 2 - sum(cells for _, _, cells in _cells(text, start, end, place)), 0)
    right = _fit(after, max(room // 2, room - sum(before)))
    left = _fit(before[::-1], room - sum(after[:right]))
    new_low, new_high = start - left, end + right
    if new_low > line[0]:
        gap = text.find(" ", new_low, min(new_low + SMOOTHING, start))
        new_low = gap + 1 if gap >= 0 else new_low
    if new_high < line[1]:
        gap = text.rfind(" ", max(new_high - SMOOTHING, end), new_high)
        new_high = gap if gap >= 0 else new_high
    return new_low, new_high


def _fit(cells: Sequence[int], room: int) -> int:
    """Count the leading cells that fit into the room."""
    for n, width in enumerate(cells):
        room -= width
        if room < 0:
            return n
    return len(cells)


def _cells(text: str, start: int, end: int, marked: tuple[int, int]) -> Iterator[tuple[int, str, int]]:
    """Yield (offset, what is shown, its width) of each character; in the marked range the invisible shows its code."""
    column, previous, joined = 0, 0, False
    for at in range(start, end):
        char = text[at]
        if " " <= char < "\x7f":
            piece, cells = char, 1
        elif char == "\t":
            cells = TAB - column % TAB
            piece = " " * cells
        else:
            piece, cells = _odd(char, marked[0] <= at < marked[1], previous, joined)
        yield at, piece, cells
        joined = char == "\u200d"
        column, previous = column + cells, cells or previous


def _odd(char: str, marked: bool, previous: int, joined: bool) -> tuple[str, int]:
    """Show one character outside ASCII: control, invisible, combining, wide, emoji or a plain letter."""
    kind = category(char)
    if kind == "Cc":
        return (chr(0x2400 + ord(char)) if char < " " else "\ufffd"), 1
    if char == "\ufe0f":  # asks for the emoji form, which is two cells wide
        return char, int(previous == 1)
    if joined or "\U0001f3fb" <= char <= "\U0001f3ff" or kind in ("Mn", "Me"):
        return char, 0
    if char == "\u200d":
        return ("<U+200D>", 8) if marked and not previous else (char, 0)
    if kind == "Cf" or (kind in ("Zl", "Zp")) or (marked and kind == "Zs" and char != " "):
        return (
            (code := f"<U+{ord(char):04X}>", len(code)) if marked else (" " if kind != "Cf" else "", int(kind != "Cf"))
        )
    return char, 2 if east_asian_width(char) in "WF" else 1


def _sign(at: int, places: Sequence[tuple[int, int]], line: tuple[int, int]) -> str:
    for n, (start, end) in enumerate(places):
        if start <= at < end or (start == end == at):
            return "^" if n == 0 else "~"
    return " "
