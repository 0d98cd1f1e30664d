"""Checks of blanks that no reader sees: line ends, empty lines, tabs. Spaces between words are in `spaces`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from pravka import outline
from pravka.document import BORDER, Document, Span
from pravka.findings import Hit

# begins with a line end, which is found fast; the first line needs no look
INVISIBLE = r"\n([ \t]*[\u00a0\u200b\u2003\u3000\ufeff][ \t\u00a0\u200b\u2003\u3000\ufeff]*)(?=\r?$)"
LITERAL = frozenset({"code", "html", "comment", "math"})


def no_final_newline(doc: Document) -> Iterator[Hit]:
    """Find texts whose last line has no line end."""
    if not doc.text.endswith("\n") and doc.text.strip():
        end = len(doc.text)
        yield Hit(Span(end, end), (outline.newline(doc),), safe=True)


def empty_lines_at_end(doc: Document) -> Iterator[Hit]:
    """Find empty lines at the end of the text."""
    if not doc.text[-2:].isspace():
        return
    m = re.compile(r"(?<=\n)[ \t\r\n]+\Z").search(doc.text, len(doc.text.rstrip(" \t\r\n")))
    if m and doc.text.strip():
        yield Hit(Span(*m.span()), ("",), safe=True)


def empty_lines(doc: Document) -> Iterator[Hit]:
    """Find two and more empty lines in a row."""
    if "\n\n\n" not in doc.text and "\r" not in doc.text and not _has_trailing(doc):
        return  # no line end follows another, nor a blank line that looks empty
    start = doc.front.span.end if doc.front else 0
    end = len(doc.text.rstrip())
    is_literal = _literal(doc)
    for m in re.compile(r"\n(?:[ \t]*\r?\n){2,}").finditer(doc.text, start, end + 1 if end < len(doc.text) else end):
        if m.end() <= end and not is_literal(m.start() + 1):
            first = doc.text.index("\n", m.start() + 1) + 1
            yield Hit(Span(first, m.end()), ("",), safe=True, fields={"count": str(m[0].count("\n") - 1)})


def trailing_spaces(doc: Document) -> Iterator[Hit]:
    """Find spaces at the ends of lines, save the two of a hard line break."""
    if not doc.text.endswith((" ", "\t")) and not _has_trailing(doc):
        return
    start = doc.front.span.end if doc.front else 0
    is_literal = _literal(doc)
    for m in re.compile(r"(?<![ \t])[ \t]++(?=\r?\n|\Z)").finditer(doc.text, start):
        if not is_literal(m.start()) and not _is_break(doc, m) and not _is_prefix(doc, m.start()):
            # without the space a backslash before it would break the line
            yield Hit(Span(*m.span()), ("",), safe=doc.text[m.start() - 1 : m.start()] != "\\")


def tabs(doc: Document) -> Iterator[Hit]:
    """Find tabs at the starts of lines outside code."""
    if "\t" not in doc.text:
        return
    start = doc.front.span.end if doc.front else 0
    is_literal = _literal(doc)
    for m in re.compile(r"^[ ]*(\t+)(?=\S)", re.MULTILINE).finditer(doc.text, start):
        if not is_literal(m.start(1)):
            yield Hit(Span(*m.span(1)), (" " * 4 * len(m[1]),))


def invisible_line(doc: Document) -> Iterator[Hit]:
    """Find lines that look empty and are not: no-break and zero-width spaces alone."""
    text = doc.text
    if not ("\u00a0" in text or "\u200b" in text or "\u2003" in text or "\u3000" in text or "\ufeff" in text):
        return
    start = max(doc.front.span.end - 1, 0) if doc.front else 0
    is_literal = _literal(doc)
    for m in re.compile(INVISIBLE, re.MULTILINE).finditer(text, start):
        if not is_literal(m.start(1)):
            yield Hit(Span(*m.span(1)), ("",))


def _has_trailing(doc: Document) -> bool:
    """Tell whether a blank stands before some line end, a carriage return included."""
    found: bool | None = doc.memo.get("trailing blanks")
    if found is None:
        text = doc.text
        found = " \n" in text or ("\t" in text and "\t\n" in text)
        found = found or ("\r" in text and (" \r" in text or "\t\r" in text))
        doc.memo["trailing blanks"] = found
    return found


def _is_break(doc: Document, m: re.Match[str]) -> bool:
    """Tell whether the parser took the spaces for a hard line break: text follows on the next line."""
    return len(m[0]) > 1 and doc.prose[m.start()] == BORDER and bool(doc.text[m.end() : m.end() + 3].strip())


def _is_prefix(doc: Document, at: int) -> bool:
    """Tell the space after the mark of a quotation or of an empty item."""
    line = doc.text[doc.text.rfind("\n", 0, at) + 1 : at]
    return line.endswith((">", "-", "*", "+")) and not line.strip(" \t>-*+")


def _literal(doc: Document) -> Callable[[int], bool]:
    """Return a function that tells whether an offset stands in a block whose blanks count."""
    spans: Sequence[Span] = sorted(block.span for block in doc.blocks if block.kind in LITERAL)
    starts = [span.start for span in spans]

    def is_literal(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < spans[index].end

    return is_literal
