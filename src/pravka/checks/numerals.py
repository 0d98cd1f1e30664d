"""Checks of numerals in figures: endings, Roman numerals, «топ-5». Ranges are in `ranges`, dates in `dates`."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC, GAP

ENDINGS = {
    "ый": "й", "ий": "й", "ой": "й", "ая": "я", "ое": "е", "ее": "е", "ые": "е", "ие": "е", "ую": "ю", "ого": "го",
    "его": "го", "ому": "му", "ему": "му", "ым": "м", "им": "м", "ом": "м", "ых": "х", "их": "х", "ыми": "ми",
    "ими": "ми",
}  # fmt: skip
LONG = rf"""(?x)
([0-9] (?<! [\w.,]. ) [0-9]*)      # a whole number
([-–—]?) ({"|".join(ENDINGS)})    # with the whole ending of the ordinal
(?! [{CYRILLIC}-] )
"""


def long_ending(doc: Document) -> Iterator[Hit]:
    """Find «5-ый», «1-ого»: the ending has one letter after a vowel, two after a consonant."""
    text = plain.of(doc)
    for match in text.find(LONG):
        if text.solid(*match.span()):
            fields = {"number": match[1]}
            yield text.hit(match.start(2), match.end(), "-" + ENDINGS[match[3]], safe=True, fields=fields)


GLUED = rf"""(?x)
(?<! [\w.,] ) (?:
    ([0-9]+) (й|го|му|ми|я)                                           # 5й
  | ((?: 19 | 20 )? [1-9]0) (е|х|м) (?= {GAP} (?: год | гг ) )        # 90е годы
) (?! [{CYRILLIC}-] )
"""


def glued_ending(doc: Document) -> Iterator[Hit]:
    """Find «5й», «2го», «90е годы» without the hyphen."""
    text = plain.of(doc)
    for match in text.find(GLUED):
        if text.solid(*match.span()):
            number, ending = (part for part in match.groups() if part)
            at = match.start() + len(number)
            yield text.hit(at, at, "-", safe=True, fields={"number": number, "ending": ending})


CARDINAL = rf"""(?x)
([0-9] (?<! [\w.,]. ) [0-9]*)
-(?: ти | мя | тью | тыми | ёх | ех | ух )
(?= {GAP}[{CYRILLIC}] | [.,;)] )
"""


def cardinal_ending(doc: Document) -> Iterator[Hit]:
    """Find «10-ти», «5-мя»: cardinal numbers in figures take no ending."""
    text = plain.of(doc)
    for match in text.find(CARDINAL):
        yield text.hit(match.end(1), match.end(), "", fields={"number": match[1]})


ROMAN = rf"""(?x)
([IVXLCСХ] (?<! [\w-]. ) (?: (?<= [IVXLC] ) [IVXLC]* | (?<= [IVXLСХ] ) [IVXLСХ]* ))
( - (?: ого | ому | ый | ой | ом | ые | ых | ая | го | му | й | м | е | я ) )
(?= {GAP} (?: век | столет | съезд | конгресс | глав | том | в\. ) )
"""


def roman_ending(doc: Document) -> Iterator[Hit]:
    """Find «XX-й век»: Roman numerals take no ending."""
    text = plain.of(doc)
    for match in text.find(ROMAN):
        yield text.hit(*match.span(2), "", safe=True, fields={"number": match[1]})


CENTURY = rf"""(?x)
(?<! \w ) ([IVXХ]*Х[IVXХ]*)                                  # with the Cyrillic letter Ха
(?= (?: {GAP} | [–—-][IVXХ]+{GAP} ) (?: век | столет | вв?\. ) )
"""


def cyrillic_roman(doc: Document) -> Iterator[Hit]:
    """Find a Roman numeral typed with the Cyrillic Х: «ХХ век»."""
    text = plain.of(doc)
    for match in text.find(CENTURY):
        yield text.hit(*match.span(1), match[1].replace("Х", "X"), safe=True)


TOP = rf"""(?x)
(?<! [{CYRILLIC}\w-] ) ( [Тт]оп | ТОП )
( {GAP} | {GAP}?[–—]{GAP}? | {GAP}-{GAP}? | -{GAP} )
(?= [1-9][0-9]{{0,2}} (?! [0-9.,%] ) )
"""


TOP_SHAPES = ("аа 0", "АА 0", "а- 0", "а–0", "а—0", "а – 0", "а — 0", "а - 0", "а -0")


def top_list(doc: Document) -> Iterator[Hit]:
    """Find «топ 5» without the hyphen."""
    text = plain.of(doc)
    if text.has(*TOP_SHAPES):
        for match in text.find(TOP):
            yield text.hit(*match.span(2), "-", safe=True, fields={"top": match[1]})
