"""From offsets to lines and columns. The only place that knows them."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Lines:
    """The lines of a text by number: built once, asked often.

    A line ends with \\n (so \\r\\n is one end), as git counts. Lines and columns are from 1, columns in code points.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)

    def locate(self, offset: int) -> Place:
        """Turn an offset into a line and a column."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)

    def span(self, line: int) -> tuple[int, int]:
        """Return where a line starts and ends, its line end left out."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


def locate(text: str, offset: int) -> Place:
    """Turn an offset (code points) into (line, column), both from 1. Raises ValueError outside the text."""
    if not 0 <= offset <= len(text):
        raise ValueError(f"offset {offset} is outside a text of {len(text)} characters")
    return Lines(text).locate(offset)
