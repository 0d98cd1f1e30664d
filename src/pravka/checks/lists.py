"""Checks of how lists are typed: markers, numbers, indents. How items begin and end is in `list_style`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from pravka import outline, presets
from pravka.document import Block, Document, Span
from pravka.findings import Edit, Hit
from pravka.waking import needs

BULLETS = "-*+"
BULLET = r"[-*+]|\d{1,9}[.)]"
# a marker at the start of a line, a letter right after it; *emphasis* is none
GLUED = r"^(?:[-+]|\*(?!\*)|\d{1,2}[.)])(?=[А-Яа-яЁёA-Za-z])(?![^\n*]*\*)"
# generators whose Markdown counts from 1 whatever the first number (kramdown 2.4 with GFM, Python-Markdown 3)
FROM_ONE = frozenset({"jekyll", "mkdocs", "pelican"})
# those that see no list right below a line of text; kramdown does with its GFM parser, which is Jekyll's default
STRICT = frozenset({"mkdocs", "pelican"})


@needs(part=["mixed bullets"])
def mixed_markers(doc: Document) -> Iterator[Hit]:
    """Find bullets that differ from those of the first list of the same depth."""
    usual: dict[int, str] = {}
    for items in _lists(doc):
        marker = doc.text[items[0].span.start]
        if marker in BULLETS:
            expected = usual.setdefault(items[0].level, marker)
            if marker != expected:
                first, *rest = (item.span.start for item in items)
                also = tuple(Edit(start, start + 1, expected) for start in rest)
                yield Hit(Span(first, first + 1), (expected,), also=also, fields={"expected": expected})


@needs(part=["numbered item"])
def numbering(doc: Document) -> Iterator[Hit]:
    """Find numbers out of order. A list numbered 1, 1, 1 (or 3, 1, 1) leaves counting to the program, and may.

    The first number is right if most of the others follow from it, else what most of them follow from: 2, 2, 3 starts
    at 1; all wrong numbers are one flaw.
    """
    for items in _lists(doc):
        if doc.text[items[0].span.start] in BULLETS:
            continue
        numbers = [re.match(r"(\d{1,9})[.)]", doc.text[i.span.start : i.span.start + 11]) for i in items]
        values = [int(m[1]) for m in numbers if m]
        if len(values) != len(items) or len(set(values)) == 1 or (len(values) > 2 and set(values[1:]) == {1}):
            continue
        if values[0] > 1 and doc.settings.preset in FROM_ONE and _first_number(values) == values[0]:
            continue  # `restarted` speaks
        wrong = [
            Edit(item.span.start, item.span.start + len(str(value)), str(right))
            for item, value, right in zip(items, values, count(_first_number(values)), strict=False)
            if value != right
        ]
        if wrong:
            first, *rest = wrong
            yield Hit(Span(first.start, first.end), (first.text,), also=tuple(rest), fields={"expected": first.text})


def _first_number(values: Sequence[int]) -> int:
    """Give the number the list starts with: that of the first item unless most others say another."""
    starts = Counter(value - place for place, value in enumerate(values))
    best, votes = starts.most_common(1)[0]
    return best if votes > starts[values[0]] and votes * 2 > len(values) and best > 0 else values[0]


@needs(part=["numbered item"])
def restarted(doc: Document) -> Iterator[Hit]:
    """Find lists that begin with another number than 1 where the program counts from 1 all the same."""
    if doc.settings.preset not in FROM_ONE:
        return
    for items in _lists(doc):
        number = re.match(r"(\d{1,9})[.)]", doc.text[items[0].span.start : items[0].span.start + 11])
        if number and int(number[1]) > 1 and doc.blocks[items[0].parent].parent < 0:
            start = items[0].span.start
            generator = presets.of(doc.settings.preset).title
            yield Hit(Span(start, start + number.end(1)), fields={"number": number[1], "generator": generator})


@needs(part=["glued list"])
def blank_line_before(doc: Document) -> Iterator[Hit]:
    """Find lists right below a line of text: many programs take them for its continuation."""
    for index in doc.numbers("list"):
        block = doc.blocks[index]
        if block.parent >= 0 or (block.span.start > 1 and doc.text.startswith("\n\n", block.span.start - 2)):
            continue  # inside a block, or below an empty line
        lines = outline.lines(doc)
        number = lines.number(block.span.start)
        above = doc.blocks[index - 1] if index else None
        begin = lines.span(number).start
        if above and above.kind == "paragraph" and above.parent < 0 and lines.number(above.span.end - 1) == number - 1:
            if _is_wrapped_dash(doc, index, doc.text[slice(*above.span)]):
                continue
            level = "warning" if doc.settings.preset in STRICT else ""
            yield Hit(Span(begin, begin), (outline.newline(doc),), safe=True, level=level)


@needs(part=["indented item"])
def indented(doc: Document) -> Iterator[Hit]:
    """Find lists of the top level that do not begin at the edge."""
    for items in _lists(doc):
        first = items[0]
        if doc.text[first.span.start - 1] != " ":
            continue
        if first.level == 1 and doc.blocks[first.parent].parent < 0:
            lines = outline.lines(doc)
            line = lines.span(lines.number(first.span.start))
            if line.start < first.span.start and not doc.text[line.start : first.span.start].strip(" "):
                yield Hit(Span(line.start, first.span.start))


@needs(part=["indented item"])
def uneven_indent(doc: Document) -> Iterator[Hit]:
    """Find items of one list whose markers do not stand one below the other."""
    for items in _lists(doc):
        columns = [_column(doc, item) for item in items]
        if len(set(columns)) == 1:
            continue
        for item, column in zip(items, columns, strict=True):
            if column != columns[0]:
                start = item.span.start
                fields = {"column": str(column), "expected": str(columns[0])}
                yield Hit(Span(start, start + 1), fields=fields)


@needs(part=["spaced item"])
def marker_spaces(doc: Document) -> Iterator[Hit]:
    """Find items with more spaces after the marker than the others of the list."""
    for items in _lists(doc):
        if len(items) < 2:
            continue
        pattern = re.compile(rf"(?:{BULLET})([ \t]+)(?=\S)")
        gaps = [pattern.match(doc.text, *item.span) for item in items]
        widths = [len(m[1]) for m in gaps if m]
        if not widths or min(widths) == max(widths):
            continue
        for item, gap in zip(items, gaps, strict=True):
            if gap and len(gap[1]) > 1 and min(widths) == 1 and gap[0][0] in BULLETS:
                is_one_line = "\n" not in doc.text[slice(*item.span)]
                yield Hit(Span(*gap.span(1)), (" ",), safe=is_one_line)


@needs(part=["paragraph of lines"])
def no_space_after_marker(doc: Document) -> Iterator[Hit]:
    """Find lines meant as items whose space after the marker is missing: two of them in a row."""
    for block in doc.of_kind("paragraph"):
        start, end = block.span
        if block.parent >= 0 or doc.text.find("\n", start, end) < 0:
            continue
        source = doc.text[start:end]
        found = list(re.finditer(GLUED, source, re.MULTILINE))
        for first, second in pairwise(found):
            between = source[first.end() : second.start()]
            if first[0][-1] == second[0][-1] and between.count("\n") == 1:
                at = block.span.start + first.end()
                yield Hit(Span(at, at), (" ",), fields={"mark": first[0]})
                break


def _is_wrapped_dash(doc: Document, index: int, above: str) -> bool:
    """Tell a dash that a line break put first («это\\n- поиск») from an item: it is alone, no mark comes before it."""
    block = doc.blocks[index]
    items = sum(b.kind == "item" and b.parent == index for b in doc.blocks[index : index + 64])
    return items == 1 and doc.text[block.span.start] == "-" and above.rstrip()[-1:].isalnum()


def _lists(doc: Document) -> list[list[Block]]:
    """Return the items of each list."""
    found: list[list[Block]] | None = doc.memo.get("lists")
    if found is None:
        items: dict[int, list[Block]] = {}
        for block in doc.of_kind("item"):
            if block.parent >= 0 and doc.blocks[block.parent].kind == "list":
                items.setdefault(block.parent, []).append(block)
        found = doc.memo["lists"] = list(items.values())
    return found


def _column(doc: Document, item: Block) -> int:
    end = item.span.start
    start = doc.text.rfind("\n", 0, end) + 1
    return len(doc.text[start:end].expandtabs(4)) if start < end else 0
