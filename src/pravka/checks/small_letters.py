"""Checks of words that Russian, unlike English, writes with a small letter; and of abbreviations written small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import plain
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import tokens

CYRILLIC = "А-Яа-яЁё"
MONTHS = "Января|Февраля|Марта|Апреля|Мая|Июня|Июля|Августа|Сентября|Октября|Ноября|Декабря"
MONTHS_IN = "Январе|Феврале|Марте|Апреле|Мае|Июне|Июле|Августе|Сентябре|Октябре|Ноябре|Декабре"
HOLIDAYS = (
    "8 Марта",
    "1 Мая",
    "9 Мая",
    "23 Февраля",
    "12 Июня",
    "4 Ноября",
    "1 Сентября",
    "12 Апреля",
    "8\u00a0Марта",
    "9\u00a0Мая",
    "1\u00a0Мая",
)
WEEKDAYS = "Понедельник|Вторник|Среду|Четверг|Пятницу|Субботу|Воскресенье"
MONTH = f"(?<=[0-9][ \\u00a0])({MONTHS})(?![{CYRILLIC}])|(?<=(?<![{CYRILLIC}.])в[ \\u00a0])({MONTHS_IN})(?![{CYRILLIC}])(?![ \\u00a0][А-ЯЁ])"
WEEKDAY = f"(?<=(?<![{CYRILLIC}])(?:в[ \\u00a0]|о[ \\u00a0]))({WEEKDAYS})(?![{CYRILLIC}])(?![ \\u00a0][А-ЯЁ])"


def month(doc: Document) -> Iterator[Hit]:
    """Find a month with a capital in a date: 5 Мая, в Июне. Holidays such as 8 Марта keep theirs."""
    text = plain.of(doc)
    if not text.has("0 Аа") and not text.holds(*("в " + month for month in MONTHS_IN.split("|"))):
        return
    for match in text.find(MONTH):
        start = match.start()
        near = text.text[max(0, start - 3) : match.end()]
        if not near.lstrip().endswith(HOLIDAYS) or near[:1].isdigit():
            yield _lower(text.hit(start, start + 1, match[0][0].lower(), safe=True), match[0])


def weekday(doc: Document) -> Iterator[Hit]:
    """Find a weekday with a capital: в Понедельник."""
    text = plain.of(doc)
    if not text.holds("в Пон", "во Вт", "в Сре", "в Чет", "в Пят", "в Суб", "в Вос"):
        return
    for match in text.find(WEEKDAY):
        yield _lower(text.hit(match.start(), match.start() + 1, match[0][0].lower(), safe=True), match[0])


def _lower(hit: Hit, word: str) -> Hit:
    return hit._replace(fields={"word": word})


STEMS = (
    "Русск|Английск|Немецк|Французск|Испанск|Итальянск|Китайск|Японск|Корейск|Украинск|Белорусск|Польск|Турецк|Арабск|Португальск"
    "|Казахск|Татарск|Шведск|Финск|Греческ|Чешск"
)
ADJECTIVE = "(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их|ими)"
LANGUAGE = f"""(?x)
(?<= [{CYRILLIC},] [ \\u00a0] ) ((?:{STEMS}){ADJECTIVE}) (?= [ \\u00a0] (?: язык | алфавит | букв | слов | версии | перевод | текст ) )
| (?<= [ \\u00a0]на[ \\u00a0] ) ((?:{STEMS})(?:ом|ий)) (?= [\\s,.;:!?)] ) (?! [ ][А-ЯЁ] )
| (?<= [Пп]о- ) ((?:{STEMS})и) (?![{CYRILLIC}])
"""


def language(doc: Document) -> Iterator[Hit]:
    """Find the name of a language with a capital inside a sentence."""
    text = plain.of(doc)
    if not text.holds(*STEMS.split("|")):
        return
    for match in text.find(LANGUAGE):
        yield _lower(text.hit(match.start(), match.start() + 1, match[0][0].lower(), safe=True), match[0])


TITLES = (
    "Генеральн(?:ый|ого|ому|ым|ом)[ ]Директор(?:а|у|ом|е)?|Исполнительн(?:ый|ого|ому|ым|ом)[ ]Директор(?:а|у|ом|е)?"
    "|Техническ(?:ий|ого|ому|им|ом)[ ]Директор(?:а|у|ом|е)?|Финансов(?:ый|ого|ому|ым|ом)[ ]Директор(?:а|у|ом|е)?"
    "|Главн(?:ый|ого|ому|ым|ом)[ ](?:Редактор|Инженер|Бухгалтер|Врач)(?:а|у|ом|е)?|Менеджер(?:а|у|ом|е|ы|ов)?[ ]Проект(?:а|ов)"
)


def job_title(doc: Document) -> Iterator[Hit]:
    """Find a job title with capitals: Генеральный Директор."""
    text = plain.of(doc)
    if not any(stem in text.text for stem in (" Директор", " Редактор", " Инженер", " Бухгалтер", " Проект", " Врач")):
        return
    for match in text.find(f"(?<![{CYRILLIC}])(?:{TITLES})(?![{CYRILLIC}])"):
        start = text.text.index(" ", match.start()) + 1
        first = text.hit(start, start + 1, text.text[start].lower(), safe=True)
        yield first._replace(fields={"word": match[0]})


def abbreviation(doc: Document, *, words: Sequence[str] = ()) -> Iterator[Hit]:
    """Find an abbreviation written small: сша, рф, ии."""
    known = frozenset(words)
    for token in tokens.of(doc):
        if token.text in known and not token.split and not _is_joined(doc, token.start - 1, token.end):
            yield Hit(Span(token.start, token.end), (token.text.upper(),), safe=True)


def _is_joined(doc: Document, before: int, after: int) -> bool:
    """Tell a part of an address or a path from a word: пример.рф."""
    following = doc.prose[after : after + 2]
    return (
        (before >= 0 and doc.prose[before] in "./@_-")
        or following[:1] in "/_@"
        or (following[:1] == "." and following[1:].isalnum())
    )
