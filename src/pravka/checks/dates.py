"""Checks of dates, times of day and telephone numbers in prose; dates of front matter are in `frontmatter_dates`."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC, GAP
from pravka.waking import needs

MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
NOON = 12
LAST_DAY = 31
DAY_ENDING = rf"""(?x)
[0-9] (?<! [\w.,]. ) [0-9]? ( - (?: ого | го | ое | е ) )
(?= {GAP} (?: {MONTHS} ) (?! [{CYRILLIC}] ) )
"""


def day_ending(doc: Document) -> Iterator[Hit]:
    """Find «5-го мая»: the day of a date takes no ending before the month."""
    text = plain.of(doc)
    for match in text.find(DAY_ENDING):
        yield text.hit(*match.span(1), "")


ZERO = rf"0(?<![\w.,:].)(?=[1-9]{GAP}(?:{MONTHS})(?![{CYRILLIC}]))"


def zero_day(doc: Document) -> Iterator[Hit]:
    """Find «05 мая»."""
    text = plain.of(doc)
    for match in text.find(ZERO):
        yield text.hit(*match.span(), "", safe=True)


AMERICAN = r"(?<![\w/.])([0-9]{1,2})/([0-9]{1,2})/((?:19|20)[0-9]{2})(?![\w/])"


def american(doc: Document) -> Iterator[Hit]:
    """Find 12/31/2024: the month before the day."""
    text = plain.of(doc)
    for match in text.find(AMERICAN):
        first, second = int(match[1]), int(match[2])
        if first <= NOON < second <= LAST_DAY:
            yield text.hit(*match.span(), f"{second:02}.{first:02}.{match[3]}")


YEAR = rf"""(?x)
[Вв] (?<! \w. ) {GAP} ((?:19|20)[0-9]{{2}})
(?= [:!?.,;]? (?: [\s»)] | $ ) )                            # the phrase ends here
(?! [.,]? [ \u00a0\n]? (?: [а-яё0-9—–-] | [A-Z] ) )          # nothing goes on that may hold the noun
"""


def bare_year(doc: Document) -> Iterator[Hit]:
    """Find «в 2025» without «году» at the end of a phrase."""
    text = plain.of(doc)
    for match in text.find(YEAR):
        yield text.hit(match.end(1), match.end(1), " году")


ENGLISH_TIME = r"""(?xi)
(?<! [\w:.] ) ([0-9]{1,2}) (?: :([0-9]{2}) )? [ \u00a0]? ([ap])\.?m\b \.?
"""


def english_time(doc: Document) -> Iterator[Hit]:
    """Find an English time of day: 10 pm, 10:30 AM."""
    text = plain.of(doc)
    for match in text.find(ENGLISH_TIME):
        hour = int(match[1])
        if 1 <= hour <= NOON and text.is_russian(match.start()):
            hour = hour % NOON + (NOON if match[3] in "pP" else 0)
            yield text.hit(*match.span(), f"{hour}:{match[2] or '00'}")


SPACED_TIME = rf"""(?x)
(?<! [\w:.] ) [всдк]о?{GAP} (?: [01]?[0-9] | 2[0-3] )
([ ]:[ ]? | :[ ]) [0-5][0-9] (?! [\w:] )
"""


def spaced_time(doc: Document) -> Iterator[Hit]:
    """Find spaces round the colon of a time: в 10 : 30."""
    text = plain.of(doc)
    for match in text.find(SPACED_TIME):
        yield text.hit(*match.span(1), ":", safe=True)


HYPHEN_TIME = rf"""(?xi)
(?<! [{CYRILLIC}] ) (?: в | во | с | со | до | к | на | около ){GAP}
( (?: [01]?[0-9] | 2[0-3] ) -00 ) (?! [\w:-] )
"""


def hyphen_in_time(doc: Document) -> Iterator[Hit]:
    """Find «с 9-00 до 18-00»; other minutes may be the upper end of a range."""
    text = plain.of(doc)
    for match in text.find(HYPHEN_TIME):
        yield text.hit(*match.span(1), match[1].replace("-", ":"))


PHONE = r"""(?x)
(?<! [\w/.=+-] ) (\+7|8)                                   # country
[ \u00a0-]?\(? ([0-9]{3}) \)?[ \u00a0-]?                    # area
([0-9]{3}) [ \u00a0-]? ([0-9]{2}) [ \u00a0-]? ([0-9]{2})    # number
(?! [\w-] )
"""


@needs(text=["+7"], shape=["00-00", "0(000", "0 (000", "00 00 00"])
def phone(doc: Document) -> Iterator[Hit]:
    """Find a telephone number that is not set as +7 495 123-45-67 or 8 (495) 123-45-67."""
    text = plain.of(doc)
    for match in text.find(PHONE):
        country, area, *rest = match.groups()
        found, number = match[0].replace("\u00a0", " "), "-".join(rest)
        right = (f"{country} {area} {number}", f"{country} ({area}) {number}")
        if found not in right and not (country == "8" and found.isdigit()):
            yield text.hit(*match.span(), right[country == "8"])
