"""Checks that the items of one list begin and end alike. Markers and indents are in `lists`."""

from __future__ import annotations

from collections.abc import Iterator

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.waking import needs


@needs(part=["three items"])
def letter_case(doc: Document) -> Iterator[Hit]:
    """Find lists some of whose items begin with a capital and some with a small letter.

    The rarer kind is shown; between semicolons, which part the members of one sentence, it is the capitals.
    """
    for items in _lists(doc):
        starts = [(i, _first_letter(doc, i)) for i in items]
        upper = [i for i, c in starts if c.isupper()]
        lower = [i for i, c in starts if c.islower()]
        is_sentence = any(doc.prose[slice(*i)].replace("\0", "").rstrip().endswith(";") for i in items)
        if len(upper) + len(lower) == len(items) and upper and lower and (is_sentence or len(upper) != len(lower)):
            for span in upper if is_sentence else min(upper, lower, key=len):
                letter = _first_letter(doc, span)
                yield Hit(
                    Span(span.start, span.start + 1),
                    (letter.swapcase(),),
                    fields={"word": doc.prose[span.start : span.start + 20].split()[0]},
                )


@needs(part=["three items"])
def stop(doc: Document) -> Iterator[Hit]:
    """Find lists some of whose items end with a full stop and some with nothing."""
    for items in _lists(doc):
        ends = [(i, doc.prose[slice(*i)].replace("\0", "").rstrip()[-1:]) for i in items]
        stopped = [i for i, c in ends if c == "."]
        bare = [i for i, c in ends if c.isalnum() or c in ")»"]
        if len(stopped) + len(bare) == len(items) and stopped and bare and len(stopped) != len(bare):
            for span in min(stopped, bare, key=len):
                end = span.end
                while doc.prose[end - 1] in "\0 \n":
                    end -= 1
                yield Hit(Span(end - 1, end) if span in stopped else Span(end, end))


def _lists(doc: Document) -> list[list[Span]]:
    """List the spans of the one-paragraph items of each list of three items and more. Memoised."""
    found: list[list[Span]] | None = doc.memo.get("one-paragraph items")
    if found is None:
        blocks = doc.blocks
        children: dict[int, list[Span]] = {}
        several: set[int] = set()
        previous = -1
        for block in doc.of_kind("paragraph") if doc.numbers("item") else ():
            if block.parent < 0 or blocks[block.parent].kind != "item":
                continue
            number = blocks[block.parent].parent
            if block.parent == previous:
                several.add(number)
            previous = block.parent
            children.setdefault(number, []).append(block.text)
        found = [spans for number, spans in children.items() if len(spans) >= 3 and number not in several]
        doc.memo["one-paragraph items"] = found
    return found


def _first_letter(doc: Document, span: Span) -> str:
    """The first character of an item if it is a Russian letter, else "?"."""
    first = doc.prose[span.start]
    return first if "А" <= first <= "я" or first in "Ёё" else "?"
