"""Check of dates that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import words
from pravka.russian import grammemes, lexicon, morphology
from pravka.waking import needs

if TYPE_CHECKING:
    from pravka.russian.sentences import Sentence

NOUN, ADJF, COMP, NUMR, FIXED = (grammemes.BITS[name] for name in "NOUN ADJF COMP NUMR Fixd".split())
NOMN, GENT, DATV, ACCS, ABLT, LOCT = (grammemes.BITS[name] for name in "nomn gent datv accs ablt loct".split())
SING, PLUR, MASC, FEMN, NEUT = (grammemes.BITS[name] for name in "sing plur masc femn neut".split())
PLTM = grammemes.mask("Pltm GNdr")
MONTHS = {
    name: number
    for number, name in enumerate(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(), 1
    )
}
# A sentence with one of these speaks of a wrong date on purpose.
DELIBERATE = frozenset(
    """
    некорректный неправильный неверный недопустимый невозможный несуществующий ошибочный попытка ошибка исключение
    валидация проверка существовать переполнение
    """.split()
)
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WEEKDAYS = "понедельник вторник среда четверг пятница суббота воскресенье".split()


@needs(MONTHS)
def impossible_date(doc: Document) -> Iterator[Hit]:
    """Find a day its month does not have («31 ноября») and a weekday that does not fall on the date."""
    for sentence, at in words(doc, MONTHS):
        tokens = sentence.tokens
        if at == 0 or not re.fullmatch(r"\d{1,2}", tokens[at - 1].text):
            continue
        day, month = int(tokens[at - 1].text), MONTHS[tokens[at].text.lower()]
        year = (
            int(tokens[at + 1].text) if at + 1 < len(tokens) and re.fullmatch(r"[12]\d{3}", tokens[at + 1].text) else 0
        )
        if not 1 <= day <= _length(month, year):
            if any(t.form is not None and t.form.lemmas & DELIBERATE for t in tokens):
                continue
            yield Hit(Span(tokens[at - 1].start, tokens[at].end))
        elif year > 1918:
            yield from _wrong_weekday(sentence, at - 1, date(year, month, day))


def _length(month: int, year: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and year and not leap else LENGTHS[month - 1]


def _wrong_weekday(sentence: Sentence, day: int, when: date) -> Iterator[Hit]:
    """The weekday may stand before the date («в среду, 5 мая 2021») or after it in brackets."""
    tokens = sentence.tokens
    right = WEEKDAYS[when.weekday()]
    after = day + 3 + (day + 3 < len(tokens) and tokens[day + 3].text.lower() in ("г", "года"))
    near = [p for p in (day - 1, day - 2) if p >= 0 and (p == day - 1 or tokens[day - 1].text in (",", "("))]
    if after < len(tokens) and tokens[after].text in (",", "("):
        near.append(after + 1)
    for place in near:
        form = tokens[place].form if place < len(tokens) else None
        named = form.lemmas & set(WEEKDAYS) if form is not None and form.known else set()
        if form is not None and named and right not in named:
            model = next(r for r in form.readings if r.lemma in named)
            cure = morphology.inflect(
                lexicon.shared().form(right), model.mask & (grammemes.CASE | grammemes.NUMBER), tokens[place].text
            )
            yield Hit(Span(tokens[place].start, tokens[place].end), (cure,) if cure else (), fields={"right": right})
