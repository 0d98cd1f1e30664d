"""Checks of hyphens with spaces or a dash in their place. Which words take a hyphen is in `spelling_hyphens`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC
from pravka.russian import indefinite
from pravka.waking import needs

TORN = f"""(?xi)
(?<! [{CYRILLIC}-] )
(?: ( {indefinite.WORDS} ) ( [ \\u00a0]*-[ \\u00a0]* ) (?: то | либо | нибудь )   # кто - то
  | ( кое ) ( [ \\u00a0]*-[ \\u00a0]* ) {indefinite.WORDS}                          # кое - как
) (?! [{CYRILLIC}-] )
"""


@needs(text=["- то", "- ли", "- ни", " -то", " -ли", " -ни", "ое -", "ое- "])
def torn_particle(doc: Document) -> Iterator[Hit]:
    """Find spaces round the hyphen of «кто-то», «кое-как»."""
    text = plain.of(doc)
    if not text.has("а- а", "а -а", "а - а"):
        return
    for match in text.find(TORN):
        group = 2 if match[2] else 4
        if len(match[group]) > 1 and text.solid(*match.span(group)):
            yield text.hit(*match.span(group), "-", safe=match[0].endswith("нибудь"))


DASH_FOR_HYPHEN = f"""(?xi)
(?<! [{CYRILLIC}—–-] )
(?: {indefinite.WORDS} ([—–−]) (?: то | либо | нибудь )               # кто–то
  | (?: кое ) ([—–−]) {indefinite.WORDS}                              # кое–как
  | (?: по ) ([—–−]) [{CYRILLIC}]+ (?: ски | цки | ому | ему | ьи )   # по–русски
  | (?: веб | интернет | онлайн | бизнес | вице | экс ) ([—–−]) [{CYRILLIC}]{{3,}}
  | (?: во | в ) ([—–−]) (?: перв | втор | треть ) (?: ых | их )
  | [{CYRILLIC}]+ ([—–−]) таки
  | [0-9] ([—–−]) (?: й | я | е | х | го | му | ми | ю )              # 90–х
) (?! [{CYRILLIC}—–-] )
"""


def dash_inside(doc: Document) -> Iterator[Hit]:
    """Find a dash inside a word that is written with a hyphen."""
    text = plain.of(doc)
    for match in text.find(DASH_FOR_HYPHEN):
        group = next(n for n, dash in enumerate(match.groups(), 1) if dash)
        yield text.hit(*match.span(group), "-", safe=True)


SUSPENDED = ("плюс", "и", "или", "либо", "а", "да", "ни", "но")
ONE_SIDED = rf"""(?x)
- (?: (?<= [{CYRILLIC}][ \u00a0]- ) (?= [{CYRILLIC}] )    # слово -слово
  | (?<= [{CYRILLIC}]- ) [ \u00a0] (?= ([{CYRILLIC}]+) )  # слово- слово
)
"""


def one_sided(doc: Document) -> Iterator[Hit]:
    """Find a hyphen with a space on one side: a dash short of a space, or a hyphen with one too many."""
    text = plain.of(doc)
    for match in text.find(ONE_SIDED):
        if (match[1] or "").lower() in SUSPENDED or re.match(
            r"(?:то|либо|нибудь|таки|ка)\b", text.text[match.end() :][:7]
        ):
            continue
        start, end = match.start() - (not match[1]), match.end()
        if text.solid(start, end):
            yield text.hit(start, end, " — ", "-")
