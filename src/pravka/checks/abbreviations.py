"""Checks of graphic abbreviations: т. е., и т. д., гг., руб., млн, initials. What follows a number is in `units`."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC, GAP
from pravka.waking import needs

GLUED = rf"""(?x)
(?<! [{CYRILLIC}.-] ) (?:
    [Тт]\. (?= [едпкнмсо]\. )                               # т.е., т.д.
  | [Нн]\. (?= [эс]\. ) | и\. (?= о\. ) | л\. (?= с\. )        # н.э., и.о., л.с.
  | (?: кв | куб )\. (?= [дкмс]?м (?! [{CYRILLIC}] ) )         # кв.м
  | (?: [Рр]ис | [Сс]тр | [Тт]абл | [Гг]л )\. (?= [0-9] )      # рис.5
  | г\. (?= [А-ЯЁ][а-яё]{{2}} )                               # г.Москва
)
"""


def glued(doc: Document) -> Iterator[Hit]:
    """Find «т.е.», «и т.д.», «кв.м» without the space inside."""
    text = plain.of(doc)
    if not text.has("а.а", "А.а", "а.0", "а.А"):
        return
    for match in text.find(GLUED):
        if text.solid(*match.span()):
            yield text.hit(match.end(), match.end(), plain.joint(doc), safe=True)


SHORT = rf"""(?x)
[иТт] (?<! [{CYRILLIC}.-]. ) (?:
    (?<= и ) {GAP} ( т\.?{GAP}?[дп] ) (?= [\s,;:)!?] | $ )     # и т.д, и тд, и т д
  | (?<= и ) {GAP} ( др | пр ) (?= [,;)] )                     # и др,
  | (?<= [Тт] ) \.{GAP}?[екочн] (?= {GAP}[{CYRILLIC}] | , )     # т.е, т.к
)
"""


def short_of_stop(doc: Document) -> Iterator[Hit]:
    """Find «и т.д», «т.е», «и тд», «и др» short of a full stop."""
    text = plain.of(doc)
    for match in text.find(SHORT):
        group = match.lastindex or 0
        found = match[group]
        whole = f"{found}." if group == 2 else f"{found[0]}.{plain.joint(doc)}{found[-1]}."
        if text.solid(*match.span(group)):
            yield text.hit(*match.span(group), whole, safe=True)


LARGE = rf"""(?x)
(?<! [{CYRILLIC}] ) ( млн | млрд | трлн ) \.
(?= {GAP} (?: [а-яё$€₽] | [А-ЯЁ]{{2}} ) )      # the sentence goes on
"""


def million_with_stop(doc: Document) -> Iterator[Hit]:
    """Find «млн.», «млрд.» inside a sentence: these are written without a full stop."""
    text = plain.of(doc)
    if not text.holds("млн.", "млрд.", "трлн."):
        return
    for match in text.find(LARGE):
        yield text.hit(match.end() - 1, match.end(), "", safe=True, fields={"word": match[1]})


CUT = rf"""(?x)
(?<= [0-9] ) {GAP} ( тыс | руб | коп | долл | мес )
(?= {GAP}[{CYRILLIC}] | [,;:)!?\u2029] )
"""


def thousand_without_stop(doc: Document) -> Iterator[Hit]:
    """Find «тыс», «руб», «коп» after a number without the full stop."""
    text = plain.of(doc)
    if text.has("0 ааа"):
        for match in text.find(CUT):
            yield text.hit(match.end(1), match.end(1), ".", safe=True, fields={"word": match[1]})


UNIT = rf"""(?x)
(?<= [0-9] ) {GAP}
( кг | км | мм | мл | мг | мс | [кКМГТ][Бб] | [кМГ]?Гц | к?Вт ) \.
(?= {GAP}[а-яё] | [,;] )      # the sentence goes on
"""


def unit_with_stop(doc: Document) -> Iterator[Hit]:
    """Find a unit of measure with a full stop inside a sentence."""
    text = plain.of(doc)
    for match in text.find(UNIT):
        yield text.hit(match.end() - 1, match.end(), "", safe=True, fields={"word": match[1]})


PLURAL = rf"""(?x)
(?<= [0-9XVIХ] ) {GAP}? ( ([гв])\.{GAP}?\2\. ) (?! [{CYRILLIC}] )
"""


def split_plural(doc: Document) -> Iterator[Hit]:
    """Find «г.г.», «в.в.» for «гг.», «вв.»."""
    text = plain.of(doc)
    for match in text.find(PLURAL):
        yield text.hit(*match.span(1), match[2] * 2 + ".", safe=True)


YEARS = rf"(гг|вв)(?:(?<=[0-9]..)|(?<=[0-9]{GAP}..))(?={GAP}[{CYRILLIC}]|[,;)\u2029])"


@needs(["гг", "вв"], shape=["0аа"])
def years_without_stop(doc: Document) -> Iterator[Hit]:
    """Find «2010–2015 гг» without the full stop."""
    text = plain.of(doc)
    if text.holds("гг", "вв"):
        for match in text.find(YEARS):
            yield text.hit(match.end(), match.end(), ".", safe=True, fields={"word": match[1]})


INITIALS = rf"""(?x)
(?<! [{CYRILLIC}.] ) (?:
    ([А-ЯЁ])\.([А-ЯЁ])\.({GAP}?) (?= [А-ЯЁ][а-яё]{{2,}} )    # А.С.Пушкин, А.С. Пушкин
  | ([А-ЯЁ])\. (?= [А-ЯЁ][а-яё]{{3,}} )                        # А.Пушкин
)
"""


def initials(doc: Document) -> Iterator[Hit]:
    """Find initials that cling to each other or to the surname; «А.С. Пушкин» is common and only advised against."""
    text = plain.of(doc)
    gap = plain.joint(doc)
    for match in text.find(INITIALS):
        if not text.solid(*match.span()):
            continue
        if match[4]:
            yield text.hit(match.end(), match.end(), gap, safe=True)
        elif match[3]:
            yield text.hit(match.end(1) + 1, match.end(1) + 1, gap, level="info")
        else:
            yield text.hit(*match.span(), f"{match[1]}.{gap}{match[2]}.{gap}", safe=True)
