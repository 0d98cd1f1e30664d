"""Checks of Markdown as a whole: quotations, comments, what a merge left. Headings, lists, links have their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pravka import outline
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.waking import needs

SHIFTED = r"^[ ]{0,3}>(?P<gap>[ ]{2,4})(?=[^\s\d*+>|-])"  # `>` and more than one space before a word


@needs(part=["quote"])
def parted_quotation(doc: Document) -> Iterator[Hit]:
    """Find two quotations with nothing but empty lines between: one was meant, or a line of text is missing."""
    if len(doc.numbers("quote")) < 2:
        return
    tops = [block for block in doc.blocks if block.parent < 0]
    for above, below in pairwise(tops):
        if above.kind != "quote" or below.kind != "quote" or doc.text[above.span.end : below.span.start].strip():
            continue
        start = below.span.start
        if not doc.text[start : start + 20].lstrip("> ").startswith("[!"):  # a callout begins
            yield Hit(Span(start, start + 1))


@needs(part=["quote"])
def quotation_spaces(doc: Document) -> Iterator[Hit]:
    """Find more than one space after `>` before a word that begins a paragraph of the quotation."""
    quotes = doc.numbers("quote")
    if not quotes or ("\n>  " not in doc.text and not doc.text.startswith(">  ")):
        return
    for number in quotes:
        if doc.blocks[number].parent >= 0:
            continue
        inner = doc.blocks[number + 1 : number + 2]
        if not inner or inner[0].kind != "paragraph":
            continue
        for m in re.finditer(SHIFTED, doc.text[slice(*inner[0].span)], re.MULTILINE):
            start = inner[0].span.start
            yield Hit(Span(start + m.start("gap") + 1, start + m.end("gap")), ("",), safe=True)
        line = outline.lines(doc).span(outline.lines(doc).number(inner[0].span.start))
        first = re.match(SHIFTED, doc.text[slice(*line)])
        if first:
            yield Hit(Span(line.start + first.start("gap") + 1, line.start + first.end("gap")), ("",), safe=True)


@needs(part=["comment", "html"])
def unclosed_comment(doc: Document) -> Iterator[Hit]:
    """Find comments that nothing closes: all text below is hidden."""
    for block in doc.of_kind("comment") + doc.of_kind("html"):
        start = block.span.start
        if doc.text.startswith("<!--", start) and doc.text.find("-->", start + 4) < 0:
            yield Hit(Span(start, start + 4))


def unclosed_container(doc: Document) -> Iterator[Hit]:
    """Find containers (::: tip) that no line of colons closes."""
    if "\n:::" not in doc.text and not doc.text.startswith(":::"):
        return
    code = [block.span for block in doc.blocks if block.kind in ("code", "comment", "math")]
    opened: list[Span] = []
    for m in re.finditer(r"^[ \t]*(?P<marks>:{3,})[ \t]*(?P<name>[^\s:])?", doc.text, re.MULTILINE):
        if any(span.start <= m.start("marks") < span.end for span in code):
            continue
        if m["name"]:
            line = doc.text[m.start() : doc.text.find("\n", m.end()) + 1 or None]
            if not line.rstrip().endswith(":::"):  # opened and closed at once
                opened.append(Span(*m.span("marks")))
        elif opened:
            opened.pop()
    yield from (Hit(span, fields={"marks": doc.text[slice(*span)]}) for span in opened)


def conflict_marks(doc: Document) -> Iterator[Hit]:
    """Find the lines that git writes where a merge met a conflict: all three kinds, in order, outside code."""
    if "<<<<<<<" not in doc.text:  # found faster than with the blank, which is common
        return
    code = [block.span for block in doc.of_kind("code")]
    start, is_parted = -1, False
    for m in re.finditer(r"^(?:<{7} |={7}\r?$|>{7} )", doc.text, re.MULTILINE):
        match m[0][0]:
            case "<":
                start, is_parted = m.start(), False
            case "=":
                is_parted = start >= 0
            case _:
                if is_parted and not any(span.start <= start < span.end for span in code):
                    yield Hit(Span(start, start + 7))
                start, is_parted = -1, False
