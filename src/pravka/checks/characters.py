"""Checks of characters that should not be in a text: broken, invisible, decomposed, look-alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC
from pravka.waking import needs


@needs(text="\u0306\u0308")
def decomposed(doc: Document) -> Iterator[Hit]:
    """Find letters written as two characters: и + U+0306 for й."""
    if doc.text.isascii() or not ("\u0306" in doc.prose or "\u0308" in doc.prose):
        return
    text = plain.of(doc)
    for match in text.find("[ИиЕе][\u0306\u0308]"):
        whole = unicodedata.normalize("NFC", match[0])
        if len(whole) == 1 and text.solid(*match.span()):
            yield text.hit(*match.span(), whole, safe=True, fields={"letter": whole})


@needs(text="\u0300\u0301")
def stress(doc: Document) -> Iterator[Hit]:
    """Find a stress mark over a vowel."""
    if "\u0301" not in doc.prose and "\u0300" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find("(?<=[аеёиоуыэюяАЕЁИОУЫЭЮЯ])[\u0300\u0301]"):
        yield text.hit(*match.span(), "")


@needs(text="\u00ad")
def soft_hyphen(doc: Document) -> Iterator[Hit]:
    """Find soft hyphens inside words."""
    if "\u00ad" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find("\u00ad+"):
        if doc.text[text.place(match.start())] == "\u00ad":
            yield text.hit(*match.span(), "", safe=True)


MARKS_OF_DIRECTION = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO = """(?x)
[\u200b\u2060\u180e\u200c\u200d\ufeff] (?:
    (?<= [\u200b\u2060\u180e] ) [\u200b\u2060\u180e]*
  | (?<= [А-Яа-яЁёA-Za-z.,;:!?\\ ][\u200c\u200d\ufeff] ) [\u200c\u200d\ufeff]*    # but for those between emoji
  | (?<= \ufeff ) (?= [А-Яа-яЁё] )
)
"""


@needs(text="\u200b\u2060\u180e\u200c\u200d\ufeff")
def zero_width(doc: Document) -> Iterator[Hit]:
    """Find characters without width that someone pasted."""
    if not any(char in doc.prose for char in "\u200b\u2060\u180e\u200c\u200d\ufeff"):
        return
    text = plain.of(doc)
    for match in text.find(ZERO):
        yield text.hit(*match.span(), "", safe=True, fields={"code": f"U+{ord(match[0][0]):04X}"})


@needs(text=MARKS_OF_DIRECTION)
def direction(doc: Document) -> Iterator[Hit]:
    """Find marks of writing direction in a text without a right-to-left script."""
    if not any(char in doc.prose for char in MARKS_OF_DIRECTION):
        return
    text = plain.of(doc)
    if plain.compiled("[\u0590-\u08ff]").search(text.text):
        return
    for match in text.find("[\u200e\u200f\u202a-\u202e\u2066-\u2069]+"):
        yield text.hit(*match.span(), "", safe=True, fields={"code": f"U+{ord(match[0][0]):04X}"})


def control(doc: Document) -> Iterator[Hit]:
    """Find control characters other than tab and line ends."""
    text = plain.of(doc)
    for match in text.find("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]+"):
        yield text.hit(*match.span(), "", safe=True, fields={"code": f"U+{ord(match[0][0]):04X}"})


@needs(text="\ufffd")
def lost(doc: Document) -> Iterator[Hit]:
    """Find the replacement character: the letter that stood there is lost."""
    if "\ufffd" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find("\ufffd+"):
        low, high = text.bounds(match.start())
        near = text.text[max(low, match.start() - 20) : min(high, match.end() + 20)]
        if plain.has_cyrillic(near):
            yield text.hit(*match.span())


@needs(text=["Ð", "Ñ", "Рї", "СЂ", "Рё", "Рѕ"])
def mojibake(doc: Document) -> Iterator[Hit]:
    """Find Cyrillic read in a wrong encoding: «Ð¿Ñ€Ð¸», «РїСЂРё»."""
    text = plain.of(doc)
    latin = "(?:[ÐÑ][\x80-\xbf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122]){3,}"
    cyrillic = "(?:[РС][\u0401-\u040f\u0451-\u045f\u0490\u0491\u2013-\u2122\u00a0-\u00bb]){4,}"
    for match in text.find(f"{latin}|{cyrillic}"):
        yield text.hit(*match.span(), *_recode(match[0]))


def _recode(found: str) -> tuple[str, ...]:
    for encoding in ("cp1252", "latin-1", "cp1251"):
        try:
            return (found.encode(encoding).decode("utf-8"),)
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return ()


@needs(shape=["´а", "´А", "`а", "`А"], text="ʹ′")
def apostrophe(doc: Document) -> Iterator[Hit]:
    """Find an acute accent, a prime or a backtick for the apostrophe inside a word."""
    if not any(char in doc.prose for char in "´ʹ′`"):
        return
    text = plain.of(doc)
    for match in text.find(f"(?<=[{CYRILLIC}A-Za-z])[´ʹ′`](?=[{CYRILLIC}])"):
        yield text.hit(*match.span(), "’", safe=True)


LOOKALIKES = {
    "\uff0c": ",", "\uff0e": ".", "\uff1a": ":", "\uff1b": ";", "\uff01": "!", "\uff1f": "?", "\uff08": "(",
    "\uff09": ")", "\u037e": ";", "\u2024": ".", "\u02d7": "-", "\u2043": "-", "\u02ba": "″", "\ufb01": "fi",
    "\ufb02": "fl", "\u01c3": "!", "\ua789": ":", "\u05c3": ":", "\u2236": ":", "\u00ba": "°", "\u02da": "°",
}  # fmt: skip
RINGS = "\u00ba\u02da"  # a masculine ordinal and a ring above: degrees only after a digit


def lookalike(doc: Document) -> Iterator[Hit]:
    """Find signs that only look like common punctuation, next to Russian words or numbers."""
    text = plain.of(doc)
    for match in text.find(f"(?<=[{CYRILLIC}0-9»)])([ ]?)([{''.join(LOOKALIKES)}])"):
        if match[2] not in RINGS or text.text[match.start() - 1].isdigit():
            yield text.hit(*match.span(2), LOOKALIKES[match[2]], safe=True)


WIDE = "\u2000\u2001\u2002\u2003\u2004\u2005\u2007\u2008\u205f\u3000\u1680"


@needs(text=WIDE)
def exotic_space(doc: Document) -> Iterator[Hit]:
    """Find em, en, ideographic and other wide spaces between words."""
    if not any(char in doc.prose for char in WIDE):
        return
    text = plain.of(doc)
    for match in text.find("(?<=\\S)[\u1680\u2000-\u2005\u2007\u2008\u205f\u3000]+(?=\\S)"):
        yield text.hit(*match.span(), " ", safe=True, fields={"code": f"U+{ord(match[0][0]):04X}"})
