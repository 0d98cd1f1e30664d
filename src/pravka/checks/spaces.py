"""Checks of spaces between words, marks and links.

Brackets are in `brackets`, non-breaking spaces in `nbsp`, numbers in `units`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import OBJECT, Document, Span
from pravka.findings import Hit
from pravka.plain import CYRILLIC, GAP, Plain
from pravka.waking import needs

DASHES = "—–-"
NAMING = ("знак", "символ", "оператор", "клавиш", "точк", "запят", "двоеточи", "вопрос", "разделител", "суффикс")


@needs(text=["  "])
def double(doc: Document) -> Iterator[Hit]:
    """Find two or more spaces between words."""
    if "  " not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(r"  (?<=\S..) *(?=\S)"):
        is_between_dashes = text.text[match.start() - 1] in DASHES and text.text[match.end()] in DASHES
        if text.solid(*match.span()) and not is_between_dashes:
            yield text.hit(*match.span(), " ", safe=True)


@needs(text=["\t"])
def tab(doc: Document) -> Iterator[Hit]:
    """Find a tab between words."""
    if "\t" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(r"(?<=\S) *\t[ \t]*(?=\S)"):
        if text.solid(*match.span()):
            yield text.hit(*match.span(), " ", safe=True)


BEFORE_MARK = '[ \\u00a0](?<=([^\\s.(]).)[ \\u00a0]*(?=([,!?….:;])(?:(?<![:;])\\)|[\\s»\\]"*_]|$))'


def before_mark(doc: Document) -> Iterator[Hit]:
    """Find a space before a comma, a full stop and the like."""
    text = plain.of(doc)
    for match in text.find(BEFORE_MARK):
        start, end = match.span()
        if match[2] in ("…", match[1]) or not text.solid(start, end + 1):  # «, ,» is punctuation/doubled-comma
            continue
        if not _is_named(text, start, end) and not (match[1] == ":" or (match[2] == ":" and match[1].isdigit())):
            yield text.hit(start, end, "", safe=True)


def _is_named(text: Plain, start: int, end: int) -> bool:
    """Tell a mark that is spoken of («знак ?», «, и ;») from one that ends a phrase."""
    low, high = text.bounds(start)
    words = text.text[max(low, start - 40) : start].lower().split()
    if not words or words[-1].startswith(NAMING):
        return True
    if len(words[-1]) == 1 and len(words) > 1 and words[-2] == ",":
        return True  # a list of signs: + , – , х
    after = text.text[end + 1 : min(high, end + 4)]
    is_listed = words[-1] in ("и", "или", "это") and not plain.compiled(f"[{CYRILLIC}]").search(after)
    return is_listed or not any(c.isalnum() or c in f"{OBJECT})]»”\"'" for c in words[-1])


AFTER_COMMA = rf"""(?x)
(?<= [{CYRILLIC})»“{OBJECT}%] ) [,;] (?= [{CYRILLIC}] )       # one Russian word at least, and no list of letters
| (?<= [{CYRILLIC}] ) [,;] (?= [«„({OBJECT}] | [A-Za-z]{{2}} )
"""


def after_comma(doc: Document) -> Iterator[Hit]:
    """Find a missing space after a comma or a semicolon next to a Russian word."""
    text = plain.of(doc)
    for match in text.find(AFTER_COMMA):
        yield text.hit(match.end(), match.end(), " ", safe=True)


def after_stop(doc: Document) -> Iterator[Hit]:
    """Find a missing space between two sentences."""
    text = plain.of(doc)
    for match in text.find(f"(?<=[а-яё»)])[.!?…](?=[А-ЯЁ«][а-яё {OBJECT}])"):
        start = match.start()
        word = _last_word(text.text, start)
        if len(word) >= 2 and word[0].islower() and text.solid(start, start + 1):
            yield text.hit(start + 1, start + 1, " ", safe=True)


def _last_word(text: str, end: int) -> str:
    start = end
    while start > 0 and end - start < 40 and (text[start - 1].isalpha() or text[start - 1] in "»)-"):
        start -= 1
    return text[start:end]


def after_colon(doc: Document) -> Iterator[Hit]:
    """Find a missing space after a colon between Russian words."""
    text = plain.of(doc)
    for match in text.find(f"(?<=[а-яё]{{2}}):(?=[{CYRILLIC}]{{2}})"):
        start = match.start()
        if text.solid(start, start + 2) and not _is_key(text.text, start):
            yield text.hit(start + 1, start + 1, " ")


def _is_key(text: str, colon: int) -> bool:
    """Tell a chain of names, «час:минута:секунда», from two clauses."""
    return (
        bool(plain.compiled(f"[{CYRILLIC}]*:").match(text, colon + 1))
        or ":" in text[max(0, colon - 20) : colon].rpartition(" ")[2]
    )


def slash(doc: Document) -> Iterator[Hit]:
    """Find a slash with a space on one side only."""
    text = plain.of(doc)
    for match in text.find(f"(?<=[{CYRILLIC}])(?:([ \\u00a0])/(?=[{CYRILLIC}])|/([ \\u00a0])(?=[{CYRILLIC}]))"):
        start, end = match.span(1) if match[1] else match.span(2)
        if text.solid(*match.span()):
            yield text.hit(start, end, "")


ELLIPSIS = "(?<=[а-яё])(?:…|\\.\\.\\.)(?=[А-ЯЁ][а-яё])"


def after_ellipsis(doc: Document) -> Iterator[Hit]:
    """Find a missing space between an ellipsis and the next sentence."""
    text = plain.of(doc)
    for match in text.find(ELLIPSIS):
        yield text.hit(match.end(), match.end(), " ", safe=True)


TORN = rf"(?<=[{CYRILLIC}{OBJECT}]){GAP}+([,;!?])(?=[{CYRILLIC}«])"


def torn_mark(doc: Document) -> Iterator[Hit]:
    """Find a space before a mark instead of after it: «слово ,слово»."""
    text = plain.of(doc)
    for match in text.find(TORN):
        if text.solid(*match.span()):
            yield text.hit(*match.span(), f"{match[1]} ", safe=True)


def link_edge(doc: Document) -> Iterator[Hit]:
    """Find spaces just inside the brackets of a link text."""
    for link in doc.links:
        start, end = link.text
        if link.kind != "link" or (doc.text[start : start + 1] != " " and doc.text[end - 1 : end] != " "):
            continue
        if doc.text[link.span.start] != "[" or end - start < 3:
            continue
        inside = doc.text[start:end]
        left, right = len(inside) - len(inside.lstrip(" ")), len(inside) - len(inside.rstrip(" "))
        outside = doc.prose[link.span.start - 1] if link.span.start else "\n"
        if left and left < len(inside) and outside.isspace():
            yield Hit(Span(start, start + left), ("",), safe=True)
        after = doc.prose[link.span.end] if link.span.end < len(doc.prose) else "\n"
        if right and right < len(inside) and (after.isspace() or after in ".,;:!?)"):
            yield Hit(Span(end - right, end), ("",), safe=True)


# words that no ending looks like: «[хук](…)ами» is lawful, «[хук](…)для» is not
AFTER_LINK = frozenset("по для из от за до не но или как что при без под над это".split())


def after_link(doc: Document) -> Iterator[Hit]:
    """Find a missing space between a link and the next word."""
    prose = doc.prose
    for link in doc.links:
        end = link.span.end
        if not prose[end : end + 1].isalpha() or link.kind not in ("link", "reference"):
            continue
        word = plain.compiled(f"[{CYRILLIC}]+").match(prose, end)
        inside = prose[slice(*link.text)].rstrip("\0")
        if (
            word
            and inside[-1:].isalnum()
            and (word[0] in AFTER_LINK or (word[0][0].isupper() and inside[-1:].islower()))
        ):
            yield Hit(Span(end, end), (" ",), safe=True)
