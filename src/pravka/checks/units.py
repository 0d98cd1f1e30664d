"""Checks of numbers with what belongs to them: units, %, currency, №, degrees. Digits themselves are in `digits`."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC, GAP
from pravka.waking import needs

# units and words that a number is glued to by mistake; single letters only where nothing else is meant
UNITS = r"""
    кг | мг | мкг | км | см | мм | мкм | нм | мл | мс | мкс | нс | сек | мин | час(?:а|ов)? | [кКМГТ][Бб]
  | бит(?:а|ов)? | байт(?:а|ов)? | [кМГ]?Гц | [кМ]?Вт | кВ | мА | кПа | МПа | руб | рублей | рубля | коп | тыс | млн
  | млрд | трлн | шт | чел | лет | год(?:а|у|ом|ы|ов)? | гг? | дней | дня | минуты? | минут | секунды? | секунд
  | месяц(?:а|ев)? | недел[ья] | раза? | человека? | процент(?:а|ов)? | пикселей
"""
GLUED = rf"(?x) (?<! [\w.,-] ) ([0-9]+(?:[.,][0-9]+)?) (?= ({UNITS}) (?! [{CYRILLIC}0-9-] ) )"
YEAR_OR_GRAMS = r"1[5-9]\d\d|20\d\d|\d{2,3}"


def glued(doc: Document) -> Iterator[Hit]:
    """Find a number that clings to its unit: 10кг."""
    text = plain.of(doc)
    for match in text.find(GLUED):
        number, unit = match.groups()
        if unit == "г" and not plain.compiled(YEAR_OR_GRAMS).fullmatch(number):
            continue
        if text.solid(match.start(), match.end(2)):
            fields = {"unit": unit, "number": number}
            yield text.hit(match.end(1), match.end(1), plain.joint(doc), safe=True, fields=fields)


RUBLE = rf"""(?x)
(?<= [0-9] ) (?= ₽ )                                                          # 500₽
| ₽{GAP}? ([0-9]+(?:{GAP}[0-9]{{3}})*(?:,[0-9]+)?) (?! [0-9]*{GAP}?₽ )          # ₽500
"""


def ruble(doc: Document) -> Iterator[Hit]:
    """Find ₽ that clings to its number or stands before it."""
    text = plain.of(doc)
    for match in text.find(RUBLE):
        if match[1]:
            yield text.hit(*match.span(), f"{match[1]}{plain.joint(doc)}₽", safe=True)
        else:
            yield text.hit(match.start(), match.start(), plain.joint(doc), safe=True)


MONEY = r"""(?x)
(?<! [\w$] ) ([$€£]) [ ]? ([0-9]+(?:[ \u00a0,][0-9]{3})*(?:[.,][0-9]{1,2})?) (?! [\w$] )
"""


def currency_first(doc: Document) -> Iterator[Hit]:
    """Find $, € or £ before the number, as in English."""
    text = plain.of(doc)
    for match in text.find(MONEY):
        if text.is_russian(match.start()):
            yield text.hit(*match.span(), f"{match[2]}{plain.joint(doc)}{match[1]}")


def number_sign(doc: Document) -> Iterator[Hit]:
    """Find № or § that clings to its number."""
    text = plain.of(doc)
    for match in text.find("[№§](?=[0-9])"):
        yield text.hit(match.end(), match.end(), plain.joint(doc), safe=True, fields={"sign": match[0]})


def doubled_number_sign(doc: Document) -> Iterator[Hit]:
    """Find «№№», «§§»: the sign is not doubled before several numbers."""
    text = plain.of(doc)
    for match in text.find(r"([№§])\1+"):
        yield text.hit(*match.span(), match[1], safe=True)


LATIN_SIGN = rf"N(?<=[а-яё][ \u00a0(].)(?:|o\.|º|°){GAP}?(?=[0-9]+(?![0-9A-Za-z]))"


def latin_number_sign(doc: Document) -> Iterator[Hit]:
    """Find N, No., Nº for № before a number in a Russian sentence."""
    text = plain.of(doc)
    for match in text.find(LATIN_SIGN):
        yield text.hit(*match.span(), f"№{plain.joint(doc)}")


DEGREE = rf"(?<=[0-9])({GAP}?)°({GAP}?)(?:([CFСKК])(?!\w)|(?![\w°]))"
LATIN_SCALE = {"С": "C", "К": "K"}  # typed with Cyrillic letters


@needs(shape=["0°", "0 °"])
def degree(doc: Document) -> Iterator[Hit]:
    """Find degrees spaced wrong: 20°C, 20° C (20 °C), 45 ° (45°)."""
    if "°" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(DEGREE):
        scale = LATIN_SCALE.get(match[3], match[3])
        right = f"{match[1] or plain.joint(doc)}°{scale}" if scale else "°" + match[2]
        if match[0] != right and text.solid(*match.span()):
            yield text.hit(*match.span(), right, safe=True)


@needs(shape=["0 %"])
def percent(doc: Document) -> Iterator[Hit]:
    """Find the rarer of «10%» and «10 %» in a post that has both."""
    text = plain.of(doc)
    if not (text.has("0%") and text.has("0 %")):
        return
    spots = list(text.find(r"(?<=[0-9])([ \u00a0\u202f]?)%(?![\w%])"))
    apart = [m for m in spots if m[1]]
    together = [m for m in spots if not m[1]]
    if len(apart) != len(together):
        for match in min(apart, together, key=len):
            gap = "" if match[1] else plain.joint(doc)
            if text.solid(*match.span()):
                yield text.hit(*match.span(1), gap, fields={"usual": "10 %" if gap else "10%"})
