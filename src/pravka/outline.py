"""The outline of a post: its headings with their visible titles, the lines they stand on, what lies between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from pravka.document import MARKUP, Block, Document, Span

LEAST_ITEMS = 3  # of a list whose evenness is looked at


class Heading:
    """A heading of the post itself, not of a quotation or a list.

    title     what a reader sees, code and entities resolved
    number    its place among the blocks
    parent    the place of the heading above it in the outline, -1 at the top
    body      from its end to the next heading, or to the end of the text
    """

    __slots__ = ("block", "body", "level", "number", "parent", "title")

    def __init__(self, block: Block, title: str, number: int, parent: int, body: Span) -> None:
        self.block, self.title, self.number, self.parent, self.body = block, title, number, parent, body
        self.level = block.level


def of(doc: Document) -> tuple[Heading, ...]:
    """Return the headings in order, read once per document."""
    found: tuple[Heading, ...] | None = doc.memo.get("outline")
    if found is None:
        found = doc.memo["outline"] = tuple(_read(doc))
    return found


def _read(doc: Document) -> Iterator[Heading]:
    blocks = [(n, doc.blocks[n]) for n in doc.numbers("heading") if doc.blocks[n].parent < 0]
    path: list[tuple[int, int]] = []  # (level, place) of the headings above
    for place, (number, block) in enumerate(blocks):
        while path and path[-1][0] >= block.level:
            path.pop()
        end = blocks[place + 1][1].span.start if place + 1 < len(blocks) else len(doc.text)
        parent = path[-1][1] if path else -1
        yield Heading(block, title(doc, block.text), number, parent, Span(block.span.end, end))
        path.append((block.level, place))


def title(doc: Document, text: Span) -> str:
    """Return a range of prose as it is read: markup gone, code and entities resolved."""
    prose = doc.prose[text.start : text.end]
    if "\ufffc" not in prose:
        return " ".join(prose.replace(MARKUP, "").split())
    source = doc.text[text.start : text.end]
    shown = _objects().sub(lambda m: _resolve(source[m.start() : m.end()]), prose)
    return " ".join(shown.replace(MARKUP, "").split())


@cache
def _objects() -> re.Pattern[str]:
    return re.compile("\ufffc\0*")


def _resolve(source: str) -> str:
    code = re.match(r"(`+)(.*?)\1(?!`)", source, re.DOTALL)
    if code:
        return code[2].strip()
    entity = re.match(r"&#?\w+;", source)
    if entity:
        import html

        return html.unescape(entity[0])
    tag = re.match(r"<(?:code|kbd|samp|var)[^>]*>([^<]*)", source)
    if tag:
        return tag[1]
    return source if re.match(r"[\w@#./:]", source) else ""


def plain_lists(doc: Document) -> list[tuple[Block, list[Span]]]:
    """Return lists of at least three items, each one paragraph and nothing else, with the ranges of their prose."""
    if len(doc.numbers("item")) < LEAST_ITEMS:
        return []
    found: list[tuple[Block, list[Span]]] | None = doc.memo.get("plain lists")
    if found is None:
        found = doc.memo["plain lists"] = list(_plain_lists(doc))
    return found


def _plain_lists(doc: Document) -> Iterator[tuple[Block, list[Span]]]:
    items: dict[int, list[int]] = {}
    for number in doc.numbers("item"):
        items.setdefault(doc.blocks[number].parent, []).append(number)
    inner: dict[int, list[Block]] = {}
    for block in doc.blocks:
        if block.parent >= 0 and doc.blocks[block.parent].kind == "item" and block.kind not in ("alt", "link-title"):
            inner.setdefault(block.parent, []).append(block)
    for place, numbers in items.items():
        children = [inner.get(number, []) for number in numbers]
        if len(numbers) >= LEAST_ITEMS and all(len(c) == 1 and c[0].kind == "paragraph" for c in children):
            yield doc.blocks[place], [c[0].text for c in children]


def may_be_blank(doc: Document, span: Span) -> bool:
    """Tell by its first characters whether a range of the source may hold nothing but blanks and comments."""
    start, end = span
    head = doc.text[start : min(start + 40, end)].lstrip()
    return not head or head[0] == "<"


def is_blank(doc: Document, span: Span) -> bool:
    """Tell whether a range of the source holds nothing but blanks and comments."""
    if not may_be_blank(doc, span):
        return False
    source = doc.text[slice(*span)]
    if not source.strip():
        return True
    return "<!--" in source and not re.sub(r"<!--.*?-->", "", source, flags=re.DOTALL).strip()


def is_parted(text: str, span: Span) -> bool:
    """Tell a block with an empty line or nothing above and below; one with blanks in it is left to a closer look."""
    start, end = span
    below = text.find("\n", max(end - 1, 0)) + 1
    is_below = below in (0, len(text)) or text.startswith("\n", below)
    return is_below and (start < 2 or text.startswith("\n\n", start - 2))


class Lines:
    """The lines of a text by offset. A line's `end` is before its line end."""

    def __init__(self, text: str) -> None:
        self.text = text
        lengths = map(len, text.split("\n"))
        self.starts = list(accumulate(map((1).__add__, lengths), initial=0))
        self.starts.pop()  # nothing follows the last line

    def number(self, offset: int) -> int:
        """Return the index of the line an offset stands on."""
        return bisect_right(self.starts, offset) - 1

    def span(self, number: int) -> Span:
        """Return the range of a line without its line end."""
        start = self.starts[number]
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return Span(start, end - 1 if end > start and self.text[end - 1] == "\r" else end)

    def content(self, number: int) -> str:
        """Return a line, or "" before the first and after the last."""
        return self.text[slice(*self.span(number))] if 0 <= number < len(self.starts) else ""


def lines(doc: Document) -> Lines:
    """Return the lines of a document, split once."""
    found: Lines | None = doc.memo.get("lines")
    if found is None:
        found = doc.memo["lines"] = Lines(doc.text)
    return found


def newline(doc: Document) -> str:
    """Return the line end the document uses."""
    return "\r\n" if "\r\n" in doc.text[:2000] else "\n"


def words(doc: Document, span: Span) -> int:
    """Count the words of prose in a range."""
    return len(_word().findall(doc.prose[slice(*span)]))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][\w\0]*")
