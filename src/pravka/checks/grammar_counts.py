"""Checks of nouns after digits, and of degrees of comparison made twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import numbers, words
from pravka.russian import grammemes, morphology
from pravka.waking import needs

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence

NOUN, ADJF, COMP, NUMR, FIXED = (grammemes.BITS[name] for name in "NOUN ADJF COMP NUMR Fixd".split())
NOMN, GENT, DATV, ACCS, ABLT, LOCT = (grammemes.BITS[name] for name in "nomn gent datv accs ablt loct".split())
SING, PLUR, MASC, FEMN, NEUT = (grammemes.BITS[name] for name in "sing plur masc femn neut".split())
PLTM = grammemes.mask("Pltm GNdr")
LONGEST = 6  # digits
UNITS = frozenset(
    """
    год месяц неделя день час минута секунда раз файл пользователь строка человек рубль процент штука страница
    символ байт бит пиксель метр километр сантиметр доллар евро участник вопрос ошибка запрос компания проект
    задача пункт шаг слово буква тысяча миллион миллиард балл градус колонка столбец элемент объект класс метод
    функция тест версия узел поток сервер книга статья глава урок пример сутки комментарий сообщение письмо
    товар клиент сотрудник студент город страна
    """.split()
)


def number_and_noun(doc: Document) -> Iterator[Hit]:
    """Find a noun in the wrong form after digits: «5 минута», «21 файлов», «2 часов»."""
    for sentence, before in numbers(doc):
        tokens, at = sentence.tokens, before + 1
        form = tokens[at].form if at < len(tokens) and len(tokens[before].text) <= LONGEST else None
        if form is None or not _can_be_counted(form) or not tokens[at].spaced or _is_ordinal(sentence, before):
            continue
        number = int(tokens[at - 1].text)
        if _fits_number(form, number) or (
            at >= 2 and tokens[at - 2].kind in ("mark", "number") and tokens[at - 2].text not in (",", "(", "«")
        ):
            continue
        cure = morphology.inflect_by_number(form, number, tokens[at].text)
        if cure and cure != tokens[at].text:
            yield Hit(Span(tokens[at].start, tokens[at].end), (cure,), fields={"number": tokens[at - 1].text})


def _can_be_counted(form: Form) -> bool:
    return form.known and bool(form.all & NOUN) and not form.any & (FIXED | PLTM) and bool(form.lemmas & UNITS)


def _is_ordinal(sentence: Sentence, at: int) -> bool:
    """«на 5 странице», «версии 2 файла», «за 2020 год»: the number names, it does not count."""
    before = sentence.tokens[at - 1] if at else None
    number = sentence.tokens[at].text
    if len(number) == 4 or number.startswith("0"):
        return True
    if before is None:
        return False
    if before.text.lower() in (
        "в",
        "во",
        "на",
        "к",
        "о",
        "об",
        "из",
        "с",
        "со",
        "до",
        "от",
        "после",
        "по",
        "при",
        "около",
        "без",
        "для",
        "у",
        "за",
        "под",
        "над",
        "перед",
        "между",
        "более",
        "менее",
        "через",
        "минимум",
        "свыше",
    ):
        return True
    return before.form is not None and bool(before.form.any & (NOUN | ADJF | grammemes.mask("NPRO PREP NUMR")))


def _fits_number(form: Form, number: int) -> bool:
    """Tell whether the form may follow the number in some case: «2 часов» may («около»), «2 час» may not."""
    ones, tens = number % 10, number // 10 % 10
    oblique = any(r.mask & PLUR and r.mask & (GENT | DATV | ABLT | LOCT) for r in form.readings)
    if tens != 1 and ones == 1:
        return bool(form.any & SING)
    if tens != 1 and ones in (2, 3, 4):
        return oblique or any(r.mask & SING and r.mask & GENT for r in form.readings)
    return oblique


COMPARED = frozenset("лучший худший больший меньший старший младший".split())


@needs(("более", "менее"))
def double_degree(doc: Document) -> Iterator[Hit]:
    """Find a degree of comparison made twice: «более лучше», «более лучший»."""
    for sentence, at in words(doc, ("более", "менее")):
        after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        if after is None or after.form is None or after.text.lower() in ("или", "того", "чем", "менее", "более"):
            continue
        before = sentence.tokens[at - 1].text.lower() if at else ""
        compared = after.form.any & COMP and not after.form.any & (NOUN | ADJF) and before not in ("тем", "не", "ни")
        if compared or (after.form.all & ADJF and after.form.lemmas & COMPARED):
            first = sentence.tokens[at]
            yield Hit(Span(first.start, after.end), (morphology.match_case(after.text, first.text),))
