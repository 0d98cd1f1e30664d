"""Checks of words that Russian, unlike English, begins with a small letter; and of abbreviations in small letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import patterns, plain
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.plain import CYRILLIC, GAP, Plain
from pravka.waking import needs

MONTHS = "Января|Февраля|Марта|Апреля|Мая|Июня|Июля|Августа|Сентября|Октября|Ноября|Декабря"
MONTHS_IN = "Январе|Феврале|Марте|Апреле|Мае|Июне|Июле|Августе|Сентябре|Октябре|Ноябре|Декабре"
HOLIDAYS = "8 Марта|1 Мая|9 Мая|23 Февраля|12 Июня|4 Ноября|1 Сентября|12 Апреля".split("|")
MONTH = rf"""(?x)
(?<! [0-9] ) ([0-9]{{1,2}}{GAP}) ({MONTHS}) (?! [{CYRILLIC}] )                       # 5 Мая
| (?<! [{CYRILLIC}.] ) (в{GAP}) ({MONTHS_IN}) (?! [{CYRILLIC}] | {GAP}[А-ЯЁ] )         # в Июне
"""


def month(doc: Document) -> Iterator[Hit]:
    """Find a month with a capital in a date: 5 Мая, в Июне. Holidays such as 8 Марта keep theirs."""
    text = plain.of(doc)
    if not text.holds(*f"{MONTHS}|{MONTHS_IN}".split("|")):
        return
    for match in text.find(MONTH):
        if match[0].replace(plain.NBSP, " ") not in HOLIDAYS:
            yield _lower(text, match.start(2 if match[2] else 4), match[2] or match[4])


WEEKDAYS = "Понедельник|Вторник|Среду|Четверг|Пятницу|Субботу|Воскресенье"
WEEKDAY = rf"(?<![{CYRILLIC}])во?{GAP}({WEEKDAYS})(?![{CYRILLIC}]|{GAP}[А-ЯЁ])"


def weekday(doc: Document) -> Iterator[Hit]:
    """Find a weekday with a capital: в Понедельник."""
    text = plain.of(doc)
    for match in text.find(WEEKDAY):
        yield _lower(text, match.start(1), match[1])


def _lower(text: Plain, start: int, word: str) -> Hit:
    return text.hit(start, start + 1, word[0].lower(), safe=True, fields={"word": word})


STEMS = """
    Русск Английск Немецк Французск Испанск Итальянск Китайск Японск Корейск Украинск Белорусск Польск Турецк Арабск
    Португальск Казахск Татарск Шведск Финск Греческ Чешск
""".split()
LANGUAGE = rf"""(?x)
(?<= [{CYRILLIC},][ \u00a0] ) ( (?:{"|".join(STEMS)}) (?: ий|ого|ому|им|ом|ая|ой|ую|ие|их|ими ) )
    (?= {GAP} (?: язык | алфавит | букв | слов | версии | перевод | текст ) )       # Русский язык
| (?<= [ \u00a0]на[ \u00a0] ) ( (?:{"|".join(STEMS)}) (?: ом|ий ) )
    (?= [\s,.;:!?)] ) (?! [ ][А-ЯЁ] )                                               # на Русском
| (?<= [Пп]о- ) ( (?:{"|".join(STEMS)}) и ) (?! [{CYRILLIC}] )                       # по-Русски
"""


def language(doc: Document) -> Iterator[Hit]:
    """Find the name of a language with a capital inside a sentence."""
    text = plain.of(doc)
    for match in text.find(LANGUAGE):
        yield _lower(text, match.start(), match[0])


CASES = "(?:а|у|ом|е)?"
TITLES = rf"""(?x)
(?<! [{CYRILLIC}] ) (?:
    (?: Генеральн | Исполнительн | Коммерческ | Техническ | Финансов )(?: ый|ий|ого|ому|ым|им|ом )[ ](Директор{CASES})
  | Главн(?: ый|ого|ому|ым|ом )[ ]((?: Редактор | Инженер | Бухгалтер | Врач ){CASES})
  | Менеджер(?: а|у|ом|е|ы|ов )?[ ](Проект(?: а|ов ))
) (?! [{CYRILLIC}] )
"""


def job_title(doc: Document) -> Iterator[Hit]:
    """Find a job title with capitals: Генеральный Директор."""
    text = plain.of(doc)
    for match in text.find(TITLES):
        first, second = match.start(), match.start(match.lastindex or 1)
        is_inside = text.text[first - 2].islower()  # then its first word is small too
        also = (text.edit(first, first + 1, match[0][0].lower()),) if is_inside else ()
        new = text.text[second].lower()
        yield text.hit(second, second + 1, new, safe=True, also=also, fields={"word": match[0]})


@needs(options=["words"])
def abbreviation(doc: Document, *, words: Sequence[str] = ()) -> Iterator[Hit]:
    """Find an abbreviation written small: сша, рф, ии."""
    for sentence, at in (place for word in words for place in patterns.occurrences(doc).get(word, ())):
        token = sentence.tokens[at]
        if not token.split and not _is_joined(doc, token.start - 1, token.end):
            yield Hit(Span(token.start, token.end), (token.text.upper(),), safe=True)


def _is_joined(doc: Document, before: int, after: int) -> bool:
    """Tell a part of an address or a path from a word: пример.рф."""
    following = doc.prose[after : after + 2]
    is_part = before >= 0 and doc.prose[before] in "./@_-"
    return is_part or following[:1] in ("/", "_", "@") or (following[:1] == "." and following[1:].isalnum())
