"""Checks of dashes and of what is typed in their place. Hyphens inside words are in `hyphens`, ranges in `ranges`."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import BORDER, OBJECT, Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC, GAP, Plain, shaped
from pravka.russian import grammemes, indefinite, lexicon
from pravka.waking import needs

SPACE = "[ \\t\u00a0\u202f]"

AFTER_HYPHEN = f"{SPACE}(?:то|либо|нибудь|таки|ка)(?![{CYRILLIC}-])"
MATH = frozenset("+*/=<>^×·")
VERB = grammemes.mask("VERB")
LINKING = frozenset("является являются являлся являлась являлось являлись".split())  # no dash follows


@needs(shape=[" - "])
def hyphen(doc: Document) -> Iterator[Hit]:
    """Find a spaced hyphen between words."""
    yield from _spaced(doc, ("-",))


GLUED_HYPHENS = rf"""(?x)
(?<= [{CYRILLIC}»)] ) (?: {GAP}?--- | {GAP}?-- ) (?= [{CYRILLIC}«] )    # слово--слово, слово --слово
| (?<= [{CYRILLIC}»)] ) (?: --- | -- ) (?= {GAP}[{CYRILLIC}«] )          # слово-- слово
"""


@needs(shape=["--"])
def double_hyphen(doc: Document) -> Iterator[Hit]:
    """Find two or three hyphens typed for a dash."""
    if "--" not in doc.prose:
        return
    for hit in _spaced(doc, ("--", "---")):  # kramdown and others turn --- into a dash
        yield hit._replace(level="info") if doc.text[slice(*hit.span)] == "---" else hit
    text = plain.of(doc)
    for match in text.find(GLUED_HYPHENS):
        new = " —" if text.text[match.end()].isspace() else " — "
        if text.solid(match.start() - 1, match.end() + 1):
            yield text.hit(*match.span(), new, safe=True)


@needs(shape=[" – "])
def en_dash(doc: Document, *, habit: int = 8) -> Iterator[Hit]:
    """Find a spaced en dash between words; advice only where the post uses it alone, `habit` times or more.

    Silent where it is the site's habit.
    """
    if "–" not in doc.prose or doc.settings.dashes == "keep":
        return
    hits = list(_spaced(doc, ("–",)))
    level = "info" if len(hits) >= habit and "—" not in doc.prose else ""
    for hit in hits:
        yield hit._replace(level=level)


@needs(shape=[" ‒ ", " ― ", " − "])
def odd_dash(doc: Document) -> Iterator[Hit]:
    """Find a figure dash, a horizontal bar or a minus sign between words."""
    if any(dash in doc.prose for dash in "‒―−"):
        yield from _spaced(doc, ("‒", "―", "−"))


def _spaced(doc: Document, dashes: tuple[str, ...]) -> Iterator[Hit]:
    text = plain.of(doc)
    for dash in dashes:
        for start, end in _places(text, f" {dash} "):
            if _is_dash(text, start, end):
                yield text.hit(start, end, "—", safe=True)


def _places(text: Plain, shape: str) -> Iterator[tuple[int, int]]:
    """Find what stands between the two spaces of a shape; a dash that begins a line is none."""
    shape = shaped(shape)
    at = text.shape.find(shape)
    while at >= 0:
        if text.text[at] != "\n" and text.text[max(0, at - 40) : at].rstrip(" \t\u00a0")[-1:] not in ("", "\n", BORDER):
            yield at + 1, at + len(shape) - 1
        at = text.shape.find(shape, at + 1)


def _is_dash(text: Plain, start: int, end: int) -> bool:
    """Tell a dash between words from a minus, a range of numbers, a torn word and a piece of English or code."""
    if not text.solid(start, end):
        return False
    low, high = text.bounds(start)
    left = text.text[max(low, start - 60) : start].rstrip()
    right = text.text[end : min(high, end + 60)].lstrip()
    if not left or not right or left[-1] in MATH or right[0] in MATH or right[0] in "-–—" or left[-1] in "-–—":
        return False
    if plain.compiled(AFTER_HYPHEN).match(text.text, end) and plain.compiled(f"{indefinite.WORDS}$").search(
        left.lower()
    ):
        return False
    before, after = _word(left, last=True), _word(right, last=False)
    if before.lower() in LINKING or (right[0] == "(" and _goes_on_with_verb(text.text, end)):
        return False  # the dash itself is a slip
    if text.text[start:end] == "−" and (before[-1:].isdigit() or after[:1].isdigit()):
        return False  # 2<sup>53</sup> − 1
    if _cyrillic(before) or _cyrillic(after):
        return not (after[:1].isdigit() and before[:1].isdigit())
    if not plain.compiled(f"[{CYRILLIC}]").search(text.text, low, high):
        return False
    if before[:1].isdigit() and after[:1].isdigit():
        return False  # 10 - 3, 100% - 80%
    if _latin(before) and _latin(after):
        is_formula = len(before) == 1 or len(after) == 1
        return not is_formula and _cyrillic("".join(left.split()[-4:])) and _cyrillic("".join(right.split()[:4]))
    return len(before) > 1 or len(after) > 1 or OBJECT in before + after


def _goes_on_with_verb(text: str, start: int) -> bool:
    """Tell «тег – (от английского слова) используется»: the remark parts the subject from its verb."""
    match = plain.compiled(rf"{SPACE}*\([^()\u2029]{{1,200}}\){SPACE}([{CYRILLIC}]+)").match(text, start)
    return match is not None and lexicon.shared().form(match[1]).all & VERB != 0


def _word(piece: str, *, last: bool) -> str:
    words = [w for w in piece.split() if any(c.isalnum() or c == OBJECT for c in w)]
    return words[-1 if last else 0].strip('.,:;!?()«»"-') if words else ""


def _cyrillic(word: str) -> bool:
    return any("а" <= c <= "я" or c == "ё" for c in word.lower())


def _latin(word: str) -> bool:
    return any("a" <= c <= "z" for c in word.lower())


GLUED_LEFT = rf"""(?x)
(?<= [{CYRILLIC})»\]] | \ufffc ) ,? ([—–]) (?= {GAP}\S )    # the dash clings to what is before it
"""
GLUED_RIGHT = rf"""(?x)
(?<= [^\s—–-][ \u00a0] ) ([—–]) (?= [{CYRILLIC}«(] | \ufffc )    # spaced on the left, clings to the next word
"""


def glued(doc: Document) -> Iterator[Hit]:
    """Find a dash with a space on one side only."""
    text = plain.of(doc)
    for match in text.find(GLUED_LEFT):
        start = match.start(1)
        if text.solid(start, start + 2):
            yield text.hit(start, start + 1, " —", safe=True) if match[1] == "–" else text.before(start, " ", safe=True)
    for match in text.find(GLUED_RIGHT):
        start, end = match.span(1)
        yield text.hit(start, end, "— ", safe=True) if match[1] == "–" else text.hit(end, end, " ", safe=True)


BOTH_GLUED = f"(?<![{CYRILLIC}-])([а-яё]{{3,}})([—–])(?=([а-яё]{{3,}})(?![{CYRILLIC}—–-]))"
LIMITS = (
    "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр понедельник вторник сред четверг пятниц "
    "суббот воскресень один два две три четыр пят шест сем восем девят десят сто двадцат тридцат утр вечер"
).split()


def glued_both(doc: Document) -> Iterator[Hit]:
    """Find a dash without spaces between two common words that are no limits of a range."""
    text = plain.of(doc)
    for match in text.find(BOTH_GLUED):
        words = match[1], match[3]
        if match[2] == "—" and not any(w.startswith(stem) for w in words for stem in LIMITS):
            yield text.hit(*match.span(2), " — ")


SPEECH = f"""(?x)
(?<= {BORDER} ) (?:
    ( [–‒―−] | -- ) (?= [ \\u00a0] ["«]?[А-ЯЁ…] )   # – Привет
  | (—|–) (?= [А-ЯЁ] )                               # —Привет
)
"""


def speech(doc: Document) -> Iterator[Hit]:
    """Find a line of dialogue that does not open with an em dash and a space."""
    text = plain.of(doc)
    for match in text.find(SPEECH):
        if match[1]:
            yield text.hit(*match.span(1), "—", safe=True)
        elif match[2] == "—":
            yield text.hit(match.end(2), match.end(2), " ", safe=True)
        else:
            yield text.hit(*match.span(2), "— ", safe=True)


DOUBLED = f"(?<=[ \\u00a0])(?:[—–]{SPACE}?){{2,}}(?=\\S)"


def doubled(doc: Document) -> Iterator[Hit]:
    """Find two dashes in a row between words."""
    text = plain.of(doc)
    for match in text.find(DOUBLED):
        end = match.end() - (len(match[0]) - len(match[0].rstrip()))
        if text.solid(match.start(), end) and text.text[match.start() - 2] != BORDER:
            yield text.hit(match.start(), end, "—", safe=True)


MINUS = """(?x)
(?<= [ \\u00a0(] ) ( - ) [ \\u00a0]?        # a hyphen before a number
(?= \\d+ (?: [,.]\\d+ )? [ \\u00a0]? (?: ° | градус ) )
"""


@needs(text=["°", "градус"])
def minus(doc: Document) -> Iterator[Hit]:
    """Find a hyphen for the minus of a temperature."""
    if "°" in doc.prose or "градус" in doc.prose:
        text = plain.of(doc)
        for match in text.find(MINUS):
            yield text.hit(*match.span(), "−", safe=True)
