"""Checks of pipe tables: the number of cells, the outer pipes, what Markdown does not take for a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pravka import outline
from pravka.document import Block, Document, Span
from pravka.findings import Hit
from pravka.waking import needs

DELIMITER = r"""
    ^(?P<header>[^\n]*\|[^\n]*)\n[ \t>]*
    (?P<row>\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?)[ \t]*\r?$  # | --- | :-: |
"""
# generators whose Markdown (kramdown, Python-Markdown) sees no table right below a line of text
STRICT = frozenset({"jekyll", "mkdocs", "pelican"})
PIPE = re.compile(r"(?<!\\)\|")


@needs(part=["table"])
def extra_cells(doc: Document) -> Iterator[Hit]:
    """Find rows with more cells than the header: the rest is not shown."""
    for columns, start, row in _rows(doc):
        pipes = _separators(row)
        if len(pipes) + 1 > columns and row[pipes[columns - 1] :].strip("| \t\r"):
            begin = start + pipes[columns - 1]
            end = start + len(row.rstrip())
            fields = {"count": str(len(pipes) + 1), "columns": str(columns)}
            yield Hit(Span(begin, end), fields=fields)


@needs(part=["table"])
def missing_cells(doc: Document) -> Iterator[Hit]:
    """Find rows with fewer cells than the header."""
    for columns, start, row in _rows(doc):
        count = len(_separators(row)) + 1
        if count < columns:
            fields = {"count": str(count), "columns": str(columns)}
            yield Hit(Span(start, start + len(row.rstrip())), fields=fields)


@needs(part=["table"])
def uneven_pipes(doc: Document) -> Iterator[Hit]:
    """Find rows that begin or end with a pipe unlike the header."""
    for table in doc.of_kind("table"):
        rows = _lines(doc, table)
        usual = _edges(rows[0][1])
        for begin, row in rows[1:]:
            if _edges(row) != usual:
                yield Hit(Span(begin, begin + len(row.rstrip())))
                break


@needs(part=["paragraph of lines"])
def no_table(doc: Document) -> Iterator[Hit]:
    """Find what looks like a table and is shown as text: its header and the line below differ in cells."""
    if "|" not in doc.text:
        return
    for block in doc.of_kind("paragraph"):
        source = doc.text[slice(*block.span)]
        if "|" not in source or "-" not in source:
            continue
        m = re.search(DELIMITER, source, re.MULTILINE | re.VERBOSE)
        if m:
            start = block.span.start
            header, columns = (len(_separators(row.strip())) + 1 for row in (m["header"], m["row"]))
            fields = {"header": str(header), "columns": str(columns)}
            yield Hit(Span(start + m.start("row"), start + m.end("row")), fields=fields)


@needs(part=["table"])
def blank_line_before(doc: Document) -> Iterator[Hit]:
    """Find tables right below a line of text."""
    for block in doc.of_kind("table"):
        if block.parent < 0:
            lines = outline.lines(doc)
            number = lines.number(block.span.start)
            above = lines.content(number - 1)
            if number and above.strip() and not above.lstrip().startswith(("{", "<", "---", ":::")):
                begin = lines.span(number).start
                is_lost = doc.settings.preset in STRICT and not above.lstrip().startswith("#")
                yield Hit(Span(begin, begin), (outline.newline(doc),), safe=True, level="warning" if is_lost else "")


def _rows(doc: Document) -> Iterator[tuple[int, int, str]]:
    """Yield the rows of the bodies of tables: the number of columns, where the row stands, its source."""
    for table in doc.of_kind("table"):
        rows = _lines(doc, table)
        columns = len(_separators(rows[0][1])) + 1
        for start, row in rows[2:]:
            yield columns, start, row


def _lines(doc: Document, table: Block) -> list[tuple[int, str]]:
    """Return the lines of a table without the prefix of a quotation or an item."""
    found = []
    start = table.span.start
    for line in doc.text[slice(*table.span)].split("\n"):
        bare = line.lstrip(" \t>")
        found.append((start + len(line) - len(bare), bare))
        start += len(line) + 1
    return found


def _separators(row: str) -> list[int]:
    """Return the offsets of the pipes between the cells of a row."""
    end = len(row.rstrip())
    return [m.start() for m in PIPE.finditer(row) if 0 < m.start() < end - 1]


def _edges(row: str) -> tuple[bool, bool]:
    bare = row.strip()
    return bare.startswith("|"), bare.endswith("|") and not bare.endswith("\\|")
