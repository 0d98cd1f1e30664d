"""Checks of non-breaking spaces: wanted, unwanted or doubled, as the setting `nbsp` says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC, NBSP
from pravka.waking import needs

# where a line must not break; the last group that matched is the space
SHORT = "[авикосуя] во до за из ко на не ни но об от по со то для без над под при про или мы вы".replace(" ", "|")
PLACES = {
    "short-word": rf"(?i)(?<![{CYRILLIC}-])(?:{SHORT})([ ])(?=[\w«(\ufffc])",
    "dash": r"(?<=[\w»)\]\ufffc%,.!?…])([ ])(?=[—–] )",
    "particle": rf"(?<=[{CYRILLIC}])([ ])(?=(?:бы|б|же|ж|ли|ль)(?![{CYRILLIC}-]))",
    "initials": rf"(?<![{CYRILLIC}])[А-ЯЁ]\.([ ])(?=[А-ЯЁ](?:\.|[а-яё]))",
    "number": rf"(?<=[0-9])([ ])(?=[{CYRILLIC}%₽°$€])",
    "number-sign": r"(?<=[№§])([ ])(?=[0-9IVX])",
    "abbreviation": rf"""(?x) (?<! [{CYRILLIC}] ) (?:
        [тТ]\.([ ]) (?= [едпкнчо]\. )                                     # т. е.
      | (?: [Сс]м | им | ул | г | стр | рис | гл | с | д )\.([ ]) (?= [А-ЯЁ0-9] )   # см. 5, г. Омск
    )""",
}


def missing(doc: Document, *, places: Sequence[str] = ()) -> Iterator[Hit]:
    """Find common spaces where the project wants non-breaking ones; `places` are keys of PLACES, all by default."""
    if doc.settings.nbsp != "add":
        return
    text = plain.of(doc)
    for name in places or PLACES:
        for match in text.find(PLACES[name]):
            start, end = match.span(match.lastindex or 1)
            yield text.hit(start, end, NBSP, safe=True)


@needs(text=[NBSP, "\u202f"])
def unwanted(doc: Document) -> Iterator[Hit]:
    """Find non-breaking spaces where the project keeps none in its sources."""
    if doc.settings.nbsp != "strip" or not (NBSP in doc.prose or "\u202f" in doc.prose):
        return
    text = plain.of(doc)
    for match in text.find("[\u00a0\u202f]"):
        if doc.text[text.place(match.start())] in "\u00a0\u202f":
            yield text.hit(*match.span(), " ", safe=True)


@needs(text=[f" {NBSP}", f"{NBSP} ", NBSP * 2])
def beside_space(doc: Document) -> Iterator[Hit]:
    """Find a non-breaking space next to another space."""
    if NBSP not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find("(?<=\\S)(?:[ ]+\u00a0|\u00a0[ \u00a0])[ \u00a0]*(?=\\S)"):
        if text.solid(*match.span()) and NBSP in doc.text[slice(*text.span(*match.span()))]:
            yield text.hit(*match.span(), NBSP if doc.settings.nbsp != "strip" else " ", safe=True)
