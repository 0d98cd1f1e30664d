"""Checks of ranges: numbers, months, weekdays."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit
from pravka.patterns import hyphened
from pravka.plain import CYRILLIC, GAP

# what may follow two numbers and makes them a range: the beginnings of words
COUNTED = """
    % ₽ ° кг км см мм мл мс сек мин час руб коп тыс млн млрд шт чел лет год гг дн минут секунд месяц недел раз человек
    процент пиксел строк символ слов страниц штук балл уровн вопрос пункт шаг утра вечера суток век вв участник пример
    январ феврал март апрел мая июн июл август сентябр октябр ноябр декабр МБ ГБ КБ ТБ Гц ГГц
""".split()
NUMBER = "[0-9]+(?:,[0-9]+)?"
FIRST = r"[0-9](?<![\w.,:/+–—-].)[0-9]*(?:,[0-9]+)?"  # of no date, telephone, version
RANGE = rf"""(?x)
({FIRST}) - ({NUMBER})
(?= {GAP}? (?: {"|".join(COUNTED)} ) )
"""
BARE = rf"([0-9](?<={GAP}.)[0-9]*)-([0-9]+)(?![\w:/-]|\.[0-9])"
NAME = rf"""(?xi)
(?<! [{CYRILLIC}] )
(?: страниц[аыеу]? | стр\. | с\. | глав[аыеу] | главах | пункт(?:ы|ах) | рис\. | строк[иаеу]х?
  | урок(?:и|ах) | год(?:ы|ах) )
{GAP} $
"""
LONGEST = 12  # a name with what is round it


def hyphen(doc: Document) -> Iterator[Hit]:
    """Find a range of numbers with a hyphen: 5-10 минут, стр. 5-10."""
    text = plain.of(doc)
    for pattern in (RANGE, BARE):
        for match in text.find(pattern):
            if pattern is BARE and not _is_named(text.text, match.start()):
                continue
            if _ascends(match[1], match[2]) and text.solid(match.start(1), match.end(2)):
                yield text.hit(match.end(1), match.end(1) + 1, "–", safe=True)


def _is_named(text: str, at: int) -> bool:
    """Tell whether the name of what is counted stands before a number: «стр. 5»."""
    return plain.compiled(NAME).search(text, max(0, at - LONGEST), at) is not None


def _ascends(first: str, second: str) -> bool:
    return float(first.replace(",", ".")) < float(second.replace(",", "."))


SPACED = rf"""(?x)
({FIRST}) ({GAP}[-–—]{GAP}) ({NUMBER})
(?= {GAP}? (?: {"|".join(COUNTED)} ) )
"""


def spaced(doc: Document) -> Iterator[Hit]:
    """Find spaces round the dash of a range of numbers: 10 — 15 минут."""
    text = plain.of(doc)
    for match in text.find(SPACED):
        if _ascends(match[1], match[3]) and text.solid(*match.span()):
            yield text.hit(*match.span(2), "–")


LIMITS = r"""
    (?: январ | феврал | апрел | июн | июл | сентябр | октябр | ноябр | декабр )[ья] | марта? | ма[йя] | августа?
  | понедельник | вторник | среда | четверг | пятница | суббота | воскресенье | пн | вт | ср | чт | пт | сб | вс
"""
WORDS = rf"(?xi) (?<! [{CYRILLIC}-] ) ({LIMITS}) - (?: {LIMITS} ) (?! [{CYRILLIC}-] )"
# how the second of two months or weekdays may begin: «во-вторых» is none
LAST = tuple(
    """
    январ феврал март апрел июн июл август сентябр октябр ноябр декабр понедельник вторник среда четверг пятница
    суббота воскресенье
    """.split()
)
SHORT = frozenset("май мая пн вт ср чт пт сб вс".split())


def words(doc: Document) -> Iterator[Hit]:
    """Find a hyphen between two months or weekdays: июнь-август."""
    if any(_may_be_limit(form.lower.rpartition("-")[2]) for _, form, _ in hyphened(doc)):
        text = plain.of(doc)
        for match in text.find(WORDS):
            yield text.hit(match.end(1), match.end(1) + 1, "—", safe=True)


def _may_be_limit(word: str) -> bool:
    return word.startswith(LAST) or word[:3] in SHORT
