"""Where a text is not to be held to its spelling: lines that show wrong examples, and blocks in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pravka.document import Document, Span

# The marks by which authors say "do not write so".
SIGNS = "\u26d4\u274c\U0001f6ab\u274e\U0001f44e\u2717\u2718"
# It begins with a class, so that it is tried at few places; what it begins with is told apart behind that.
MARKS = r"""
    [SIGNSНнПп]
    (?: (?<=[SIGNS])
      | (?<!\w[НнПп])
        (?: (?<=[Нн]) (?i:е\s*правильно | еверно | ельзя) | (?<=[Пп]) (?i:лохо) )
        \s*: )
""".replace("SIGNS", SIGNS)
LABELS = ("правильно", "неверно", "плохо", "нельзя")  # in small letters, with a colon after
LONGEST_LABEL = max(map(len, LABELS))
LAST_LETTERS = frozenset("оОяЯ")  # of them


def spans(doc: Document) -> tuple[Span, ...]:
    """Give what spellers leave out: the wrong examples, and what comments for other spellers ignore."""
    found: tuple[Span, ...] | None = doc.memo.get("deliberate")
    if found is None:
        found = doc.memo["deliberate"] = (*_ignored(doc.text), *examples(doc))
    return found


def examples(doc: Document) -> tuple[Span, ...]:
    """Give the lines marked as wrong examples, and the block below a line that is nothing but such a mark."""
    found: tuple[Span, ...] | None = doc.memo.get("wrong-examples")
    if found is None:
        found = doc.memo["wrong-examples"] = tuple(_marked(doc.text))
    return found


def covers(doc: Document, start: int) -> bool:
    """Tell whether an offset lies where spelling is not checked."""
    found = spans(doc)
    return bool(found) and any(a <= start < b for a, b in found)


def shows_wrong(doc: Document, start: int) -> bool:
    """Tell whether an offset lies in a line that shows a wrong example, of whatever it may be."""
    found = examples(doc)
    return bool(found) and any(a <= start < b for a, b in found)


def _marked(text: str) -> Iterator[Span]:
    if not _may_be_marked(text):
        return
    for mark in _pattern().finditer(text):
        begin = text.rfind("\n", 0, mark.start()) + 1
        end = text.find("\n", mark.end())
        end = len(text) if end < 0 else end
        if not text[mark.end() : end].strip(" *_:.\r"):  # the mark stands alone: the example is below it
            blank = re.compile(r"\n\s*\n").search(text, end + 2)
            end = blank.start() if blank else len(text)
        yield Span(begin, end)


def _ignored(text: str) -> Iterator[Span]:
    """Yield what comments for other spellers leave out: a line, or a range from start to end."""
    if "ignore" not in text or ("yaspeller" not in text and "cspell" not in text.lower()):
        return
    for mark in re.finditer(
        r"<!--\s*(?:yaspeller|c?spell(?:-?checker)?)[ :]*(ignore|disable)(:start|-line)?\s*-->", text, re.IGNORECASE
    ):
        if (mark[1].lower() == "ignore" and mark[2] != ":start") or mark[2] == "-line":
            yield Span(text.rfind("\n", 0, mark.start()) + 1, mark.end())
            continue
        closing = re.compile(r"<!--\s*(?:yaspeller\s+ignore:end|c?spell[ :-]*enable)\s*-->").search(text, mark.end())
        yield Span(mark.end(), closing.start() if closing else len(text))


def _may_be_marked(text: str) -> bool:
    for sign in SIGNS:  # a generator would cost more than the search
        if sign in text:
            return True
    return any(_ends_in_label(before) for before in text.split(":")[:-1])


def _ends_in_label(text: str) -> bool:
    bare = text.rstrip()
    return bare[-1:] in LAST_LETTERS and bare[-LONGEST_LABEL:].lower().endswith(LABELS)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(MARKS, re.VERBOSE)
