"""Checks of the marks of lists: what introduces one, what parts its items, what ends it. Evenness is in `list_style`.

After a colon items begin with a small letter and are parted by semicolons (short ones by commas), the last one ends
with a full stop; items that are sentences begin with a capital and end with a full stop (Мильчин, Чельцова, «Перечни»).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from pravka import outline
from pravka.document import MARKUP, OBJECT, Block, Document, Span
from pravka.findings import Edit, Hit
from pravka.waking import needs

UNREAD = f"{MARKUP} \n\r"
LONGEST = 300  # of the paragraphs that introduce a list
NAMES = {
    ";": ("точка с запятой", "a semicolon"),
    ",": ("запятая", "a comma"),
    ".": ("точка", "a full stop"),
    "": ("ничего", "nothing"),
}


@needs(part=["list"])
def no_colon_before(doc: Document) -> Iterator[Hit]:
    """Find paragraphs right above a list that end with a word: a colon is missing, or a full stop."""
    for number in doc.numbers("list"):
        above = _above(doc, number) if doc.blocks[number].parent < 0 else None
        if above is None or doc.text.startswith(("**", "__", "[", "!", "<"), above.span.start):
            continue
        end = _end(doc, above.text)
        if any(hole.start < end <= hole.end for hole in above.holes):
            continue  # a picture ends the paragraph
        last = doc.prose[end - 1 : end]
        is_short = above.text.end - above.text.start < LONGEST
        if last.isalpha() and is_short and outline.words(doc, above.text) > 2:
            yield Hit(Span(end, end), (":",), fields={"word": _last_word(doc, above.text.start, end)})


@needs(part=["three items"])
def mixed_marks(doc: Document) -> Iterator[Hit]:
    """Find lists some of whose items end with a semicolon or a comma and some do not; the last item stands apart."""
    for _, items, marks in _lists(doc):
        ends = marks[:-1]
        if (";" not in ends and "," not in ends) or len(set(ends)) == 1 or "?" in ends:
            continue
        usual, times = Counter(ends).most_common(1)[0]
        if times * 2 <= len(ends):
            continue
        for item, mark in zip(items[:-1], ends, strict=True):
            if mark != usual:
                end = _end(doc, item)
                fields = {"usual_ru": NAMES[usual][0], "usual_en": NAMES[usual][1]}
                yield Hit(Span(end - len(mark), end), (usual,), fields=fields)


@needs(part=["three items"])
def no_final_stop(doc: Document) -> Iterator[Hit]:
    """Find lists parted by semicolons or commas whose last item does not end with a full stop.

    A list inside an item ends as that item does.
    """
    for block, items, ends in _lists(doc):
        if block.level > 1 or len(set(ends[:-1])) != 1 or ends[0] not in (";", ",") or ends[-1] in (".", "?"):
            continue
        if not _goes_on(doc, items[-1].end):
            end = _end(doc, items[-1])
            yield Hit(Span(end - len(ends[-1]), end), (".",), safe=ends[-1] == ends[0] == ";")


@needs(part=["three items"])
def capital_after_semicolon(doc: Document) -> Iterator[Hit]:
    """Find lists parted by semicolons whose items all begin with a capital; one finding a list."""
    for _, items, marks in _lists(doc):
        if set(marks[:-1]) == {";"} and all(_is_russian(doc, i, str.isupper) for i in items):
            start = items[0].start
            yield Hit(Span(start, start + 1), (doc.prose[start].lower(),))


@needs(part=["three items"])
def small_letter_before_stop(doc: Document) -> Iterator[Hit]:
    """Find lists whose items all begin with a small letter and all end with a full stop; one finding a list."""
    for _, items, marks in _lists(doc):
        if set(marks) == {"."} and all(_is_russian(doc, i, str.islower) for i in items):
            first, *others = (_end(doc, item) for item in items[:-1])
            yield Hit(Span(first - 1, first), (";",), also=tuple(Edit(end - 1, end, ";") for end in others))


def _lists(doc: Document) -> list[tuple[Block, list[Span], list[str]]]:
    """Return the plain lists with the ranges of their items and the marks these end with."""
    lists = outline.plain_lists(doc)
    if not lists:
        return []
    found: list[tuple[Block, list[Span], list[str]]] | None = doc.memo.get("marks of lists")
    if found is None:
        found = [(block, items, [_mark(doc, item) for item in items]) for block, items in lists]
        doc.memo["marks of lists"] = found
    return found


def _above(doc: Document, number: int) -> Block | None:
    """Give the paragraph of the text itself that stands right above a list."""
    above = next((block for block in reversed(doc.blocks[max(number - 20, 0) : number]) if block.parent < 0), None)
    return above if above and above.kind == "paragraph" else None


def _mark(doc: Document, item: Span) -> str:
    """Give the mark an item ends with, "" for a word or code, "?" for anything else."""
    end = _end(doc, item)
    last = doc.prose[end - 1 : end]
    if last in (";", ",", "."):
        return last
    if last == ")" and doc.prose[end - 2 : end - 1] in (":", ";", "-", "–"):
        return "?"  # a smile
    return "" if last.isalnum() or last in (OBJECT, ")", "»") else "?"


def _end(doc: Document, text: Span) -> int:
    """Give the offset after the last character of a text that is read, or after the code it ends with."""
    end = text.end
    while end > text.start and doc.prose[end - 1] in UNREAD:
        end -= 1
    return text.end if doc.prose[end - 1 : end] == OBJECT else end


def _goes_on(doc: Document, end: int) -> bool:
    """Tell whether the sentence goes on below the list."""
    rest = doc.prose[end : end + 200].lstrip("\n\r \u2029\0")
    return rest[:1].islower()


def _is_russian(doc: Document, item: Span, case: Callable[[str], bool]) -> bool:
    first = doc.prose[item.start]
    return ("а" <= first.lower() <= "я" or first in "Ёё") and case(first)


def _last_word(doc: Document, start: int, end: int) -> str:
    words = doc.prose[max(start, end - 60) : end].replace(MARKUP, "").split()
    return words[-1] if words else ""
