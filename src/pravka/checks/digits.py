"""Checks of how numbers are written: thousands, decimals, sizes, fractions. What follows a number is in `units`."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC, GAP, NBSP

GROUPS = r"(?<![\w.,(\[-])([0-9]{1,3}(?:,[0-9]{3})+)(?![\w,]|\.[0-9])"


def comma_groups(doc: Document) -> Iterator[Hit]:
    """Find thousands parted by commas, as in English: 1,000,000; one comma may be a decimal one and is only advised."""
    text = plain.of(doc)
    for match in text.find(GROUPS):
        groups = match[1].split(",")
        is_certain = len(groups) > 2
        names_things = text.text[match.end() : match.end() + 2].lstrip()[:1].isalpha()
        if groups[0] != "0" and (is_certain or names_things):
            level = "" if is_certain else "info"
            yield text.hit(*match.span(), plain.joint(doc).join(groups), safe=is_certain, level=level)


THINGS = "руб|тыс|дол|евро|человек|раз|строк|запис|пользовател|просмотр|километр|штук|₽"
LONG = rf"(?<![\w.,/:#№+-])([1-9][0-9]{{4,11}})(?={GAP}(?:{THINGS}))"


def ungrouped(doc: Document) -> Iterator[Hit]:
    """Find a long number of things without spaces between thousands: 1000000 рублей."""
    text = plain.of(doc)
    for match in text.find(LONG):
        yield text.hit(*match.span(1), f"{int(match[1]):,}".replace(",", NBSP))


MEASURED = """
    кг|мг|км|см|мм|мл|мс|сек|мин|час|[кКМГТ][Бб]|[кМГ]?Гц|[кМ]?Вт|руб|тыс|млн|млрд|лет|год|дн|минут|секунд|месяц|недел
    |раз|процент|метр|литр|тонн|балл
""".replace("\n", "").replace(" ", "")
POINT = rf"[0-9](?<![\w.,-].)[0-9]*\.(?=[0-9]{{1,2}}{GAP}?(?:%|(?:{MEASURED})[{CYRILLIC}]*(?![{CYRILLIC}])))"


def decimal_point(doc: Document) -> Iterator[Hit]:
    """Find a decimal point before a unit: 3.5 кг."""
    text = plain.of(doc)
    for match in text.find(POINT):
        yield text.hit(match.end() - 1, match.end(), ",")


SIZE = rf"[1-9](?<![\w.*].)[0-9]{{0,4}}({GAP}?)([xхXХ])\1[0-9]{{1,5}}(?![\w*]|\.[0-9])"


def multiplication(doc: Document) -> Iterator[Hit]:
    """Find a letter x between the sides of a size: 1920x1080; a Latin one is common and only advised against."""
    text = plain.of(doc)
    for match in text.find(SIZE):
        if text.solid(*match.span()):
            is_cyrillic = match[2] in "хХ"
            yield text.hit(*match.span(2), "×", safe=is_cyrillic, level="" if is_cyrillic else "info")


FRACTIONS = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔"}
PARTED = "част|дол|час|чашк|стакан|ложк|экран|ширин|высот|срок|цен|год|век"
FRACTION = rf"(?<![\w/.,])({'|'.join(FRACTIONS)})(?={GAP}(?:{PARTED}))"


def fraction(doc: Document) -> Iterator[Hit]:
    """Find a simple fraction typed with a slash before what it measures."""
    text = plain.of(doc)
    for match in text.find(FRACTION):
        yield text.hit(*match.span(1), FRACTIONS[match[1]])
