"""Checks of numerals in words and digits with their nouns, of dates that cannot be, of degrees of comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import places, words
from pravka.russian import grammemes, lexicon, morphology

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, COMP, NUMR, FIXED = (grammemes.BITS[name] for name in "NOUN ADJF COMP NUMR Fixd".split())
NOMN, GENT, DATV, ACCS, ABLT, LOCT = (grammemes.BITS[name] for name in "nomn gent datv accs ablt loct".split())
SING, PLUR, MASC, FEMN, NEUT = (grammemes.BITS[name] for name in "sing plur masc femn neut".split())
PLTM = grammemes.mask("Pltm GNdr")

# --- оба, полтора, двое --------------------------------------------------------------------------

BOTH = {
    "оба": (MASC | NEUT, "обе"), "обоих": (MASC | NEUT, "обеих"), "обоим": (MASC | NEUT, "обеим"), "обоими": (MASC | NEUT, "обеими"),
    "обе": (FEMN, "оба"), "обеих": (FEMN, "обоих"), "обеим": (FEMN, "обоим"), "обеими": (FEMN, "обоими"),
    "два": (MASC | NEUT, "две"), "две": (FEMN, "два"), "полтора": (MASC | NEUT, "полторы"), "полторы": (FEMN, "полтора"),
}  # fmt: skip


COUNTING = frozenset("оба обе два две полтора полторы".split())


def both(doc: Document) -> Iterator[Hit]:
    """Find «оба», «два», «полтора» in another gender than their noun: «с обоих сторон», «полторы часа»."""
    for sentence, at in words(doc, BOTH):
        token, noun = sentence.tokens[at], _noun(sentence, at + 1)
        genders, cure = BOTH[token.text.lower()]
        if noun is None or noun.form is None or noun.form.any & (PLTM | FIXED) or at and sentence.tokens[at - 1].text.lower() == "в" and cure == "оба":
            continue
        found, counted = 0, [r for r in noun.form.readings if r.mask & GENT and r.mask & SING]
        if token.text.lower() not in COUNTING:
            counted = []
        if at and sentence.tokens[at - 1].text.lower() in OBLIQUE_PREPOSITIONS and token.text.lower().startswith("пол"):
            continue  # one_and_half tells more
        for reading in counted or noun.form.readings:
            found |= reading.mask & grammemes.GENDER or _gender(reading.lemma)
        if found and not found & genders:
            yield Hit(Span(token.start, token.end), (morphology.match_case(cure, token.text),), safe=True, fields={"noun": noun.text})


def _gender(lemma: str) -> int:
    return lexicon.shared().form(lemma).any & grammemes.GENDER


def _noun(sentence: Sentence, at: int) -> Token | None:
    """The noun that follows, adjectives apart, if it can only be a noun."""
    for token in sentence.tokens[at : at + 4]:
        form = token.form
        if form is None or not form.known:
            return None
        if form.all & NOUN:
            return token
        if not all(r.mask & grammemes.mask("ADJF PRTF NOUN") for r in form.readings) or not form.any & grammemes.mask("ADJF PRTF"):
            return None
    return None


HALF_CASES = {"полторы": "полутора", "полтора": "полутора", "полуторами": "полутора", "полуторы": "полутора", "полторами": "полутора",
              "полуторых": "полутора", "полуторах": "полутора",
              "полуторастах": "полутораста", "полуторастами": "полутораста", "полуторастам": "полутораста"}  # fmt: skip
OBLIQUE_PREPOSITIONS = frozenset("до от около с из без более менее к по при о об свыше больше меньше порядка после для над".split())


def one_and_half(doc: Document) -> Iterator[Hit]:
    """Find «полтора» not declined, or declined into forms that do not exist: «более полтора часов», «полуторами»."""
    for sentence, at in words(doc, HALF_CASES):
        token = sentence.tokens[at]
        lower = token.text.lower()
        noun = _noun(sentence, at + 1)
        if lower in ("полтора", "полторы"):
            before = sentence.tokens[at - 1].text.lower() if at else ""
            if before not in OBLIQUE_PREPOSITIONS - {"с", "по"} and not (
                before in ("с", "по") and noun is not None and noun.form is not None and not noun.form.any & SING
            ):
                if noun is None or noun.form is None or not noun.form.any & (DATV | ABLT | LOCT) or noun.form.any & (GENT | NOMN):
                    continue
        cure = morphology.match_case(HALF_CASES[lower], token.text)
        yield Hit(Span(token.start, token.end), (cure,), safe=True)


HUNDREDS = {
    "двести": ("двухсот", "двумстам", "двумястами", "двухстах"), "триста": ("трёхсот", "трёмстам", "тремястами", "трёхстах"),
    "четыреста": ("четырёхсот", "четырёмстам", "четырьмястами", "четырёхстах"),
    "пятьсот": ("пятисот", "пятистам", "пятьюстами", "пятистах"), "шестьсот": ("шестисот", "шестистам", "шестьюстами", "шестистах"),
    "семьсот": ("семисот", "семистам", "семьюстами", "семистах"), "восемьсот": ("восьмисот", "восьмистам", "восемьюстами", "восьмистах"),
    "девятьсот": ("девятисот", "девятистам", "девятьюстами", "девятистах"),
    "пятьдесят": ("пятидесяти", "пятидесяти", "пятьюдесятью", "пятидесяти"), "шестьдесят": ("шестидесяти", "шестидесяти", "шестьюдесятью", "шестидесяти"),
    "семьдесят": ("семидесяти", "семидесяти", "семьюдесятью", "семидесяти"), "восемьдесят": ("восьмидесяти", "восьмидесяти", "восемьюдесятью", "восьмидесяти"),
}  # fmt: skip
WRONG_HUNDREDS = {
    "пятистами": "пятьюстами", "шестистами": "шестьюстами", "семистами": "семьюстами", "восьмистами": "восемьюстами",
    "девятистами": "девятьюстами", "двухстами": "двумястами", "двухстам": "двумстам", "трехстами": "тремястами", "трёхстами": "тремястами",
    "трехстам": "трёмстам", "трёхстам": "трёмстам", "четырехстами": "четырьмястами", "четырёхстами": "четырьмястами",
    "четыреста": "", "четырестами": "четырьмястами", "двестами": "двумястами", "тристами": "тремястами", "пятиста": "пятистам",
    "шестиста": "шестистам", "семиста": "семистам", "восьмиста": "восьмистам", "девятиста": "девятистам", "пятьсотами": "пятьюстами",
    "семисотами": "семьюстами", "пятисотами": "пятьюстами", "четырёхсотами": "четырьмястами", "двухсотами": "двумястами",
    "пятидесятью": "пятьюдесятью", "шестидесятью": "шестьюдесятью", "семидесятью": "семьюдесятью", "восьмидесятью": "восемьюдесятью",
    "двухсотый": "", "девяностами": "девяноста", "сорокью": "сорока", "сорокам": "сорока", "ста сорокью": "", "двумьстами": "двумястами",
    "двумяста": "двумястами", "тремяста": "тремястами", "пятьюста": "пятьюстами", "шестьюста": "шестьюстами", "восемьюста": "восемьюстами",
}  # fmt: skip


def compound_numeral(doc: Document) -> Iterator[Hit]:
    """Find wrong forms of сотни and десятки: «пятистами», «с четырестами», «из двести домов»."""
    for sentence, at in words(doc, WRONG_HUNDREDS):
        token, cure = sentence.tokens[at], WRONG_HUNDREDS[sentence.tokens[at].text.lower()]
        if cure:
            yield Hit(Span(token.start, token.end), (morphology.match_case(cure, token.text),), safe=True)
    for sentence, at in words(doc, HUNDREDS):
        yield from _undeclined(sentence, at)


CASE_OF = {"из": 0, "от": 0, "до": 0, "без": 0, "около": 0, "более": 0, "менее": 0, "свыше": 0, "больше": 0, "меньше": 0,
           "к": 1, "благодаря": 1, "перед": 2, "над": 2, "между": 2, "при": 3, "о": 3}  # fmt: skip


def _undeclined(sentence: Sentence, at: int) -> Iterator[Hit]:
    """A numeral left in the nominative after a preposition, with the numerals that follow it."""
    before = sentence.tokens[at - 1].text.lower() if at else ""
    after = sentence.tokens[at + 1].form if at + 1 < len(sentence.tokens) else None
    tokens, end = sentence.tokens, at
    if before in CASE_OF:
        case = CASE_OF[before]
    elif after is not None and after.known and after.all & NUMR and not after.any & (NOMN | ACCS):
        case = next(n for n, bit in enumerate((GENT, DATV, ABLT, LOCT)) if after.any & bit)  # «девятьсот восьмидесяти»
    else:
        return
    cures = []
    while end < len(tokens) and (cure := _numeral(tokens[end].text.lower(), case)):
        cures.append(cure)
        end += 1
    old = " ".join(t.text for t in tokens[at:end])
    if cures and " ".join(cures) != old:
        yield Hit(Span(tokens[at].start, tokens[end - 1].end), (" ".join(cures),))


def _numeral(word: str, case: int) -> str:
    if word in HUNDREDS:
        return HUNDREDS[word][case]
    form = lexicon.shared().form(word)
    if not form.known or not form.any & NUMR or not form.any & NOMN:
        return word if form.any & NUMR else ""
    return morphology.inflect(form, ("gent", "datv", "ablt", "loct")[case]) or ""


COLLECTIVE = frozenset("двое трое четверо пятеро шестеро семеро восьмеро".split())


def collective(doc: Document) -> Iterator[Hit]:
    """Find «двое», «трое» with women or things: «трое девушек», «двое столов»."""
    numbers = {"двое": "две", "трое": "три", "четверо": "четыре", "пятеро": "пять", "шестеро": "шесть", "семеро": "семь", "восьмеро": "восемь"}
    for sentence, at in words(doc, COLLECTIVE):
        token, noun = sentence.tokens[at], _noun(sentence, at + 1)
        if noun is None or noun.form is None or noun.form.any & (PLTM | FIXED) or not noun.form.any & PLUR:
            continue
        gender = 0
        for reading in noun.form.readings:
            gender |= _gender(reading.lemma)
        if gender != FEMN or noun.form.lemmas & {"сутки", "лицо", "особа"}:
            continue
        cure = numbers[token.text.lower()]
        form = morphology.inflect_by_number(noun.form, {"две": 2, "три": 3, "четыре": 4}.get(cure, 5), noun.text)
        if form and noun is sentence.tokens[at + 1]:
            yield Hit(Span(token.start, noun.end), (morphology.match_case(f"{cure} {form}", token.text),))


# --- digits --------------------------------------------------------------------------------------

UNITS = frozenset(
    """
    год месяц неделя день час минута секунда раз файл пользователь строка человек рубль процент штука страница символ байт
    бит пиксель метр километр сантиметр доллар евро участник вопрос ошибка запрос компания проект задача пункт шаг слово
    буква тысяча миллион миллиард балл градус колонка столбец элемент объект класс метод функция тест версия узел поток
    сервер книга статья глава урок пример сутки комментарий сообщение письмо товар клиент сотрудник студент город страна
    """.split()
)


def number_and_noun(doc: Document) -> Iterator[Hit]:
    """Find a noun in the wrong form after digits: «5 минута», «21 файлов», «2 часов»."""
    for sentence, at in places(doc, lambda form: bool(form.all & NOUN) and not form.any & (FIXED | PLTM)):
        tokens = sentence.tokens
        if at == 0 or tokens[at - 1].kind != "number" or not re.fullmatch(r"\d{1,6}", tokens[at - 1].text):
            continue
        form = tokens[at].form
        assert form is not None
        if not form.lemmas & UNITS or not tokens[at].spaced or _is_ordinal(sentence, at - 1):
            continue
        number = int(tokens[at - 1].text)
        if _fits_number(form, number) or at >= 2 and tokens[at - 2].kind in ("mark", "number") and tokens[at - 2].text not in (",", "(", "«"):
            continue
        cure = morphology.inflect_by_number(form, number, tokens[at].text)
        if cure and cure != tokens[at].text:
            yield Hit(Span(tokens[at].start, tokens[at].end), (cure,), fields={"number": tokens[at - 1].text})


def _is_ordinal(sentence: Sentence, at: int) -> bool:
    """«на 5 странице», «версии 2 файла», «за 2020 год»: the number names, it does not count."""
    before = sentence.tokens[at - 1] if at else None
    number = sentence.tokens[at].text
    if len(number) == 4 or number.startswith("0"):
        return True
    if before is None:
        return False
    if before.text.lower() in ("в", "во", "на", "к", "о", "об", "из", "с", "со", "до", "от", "после", "по", "при", "около", "без", "для", "у", "за", "под", "над", "перед", "между", "более", "менее", "через", "минимум", "свыше"):
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


# --- degrees -------------------------------------------------------------------------------------


def double_degree(doc: Document) -> Iterator[Hit]:
    """Find a degree of comparison made twice: «более лучше», «самый быстрейший», «наиболее оптимальнейший»."""
    for sentence, at in words(doc, ("более", "менее")):
        after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        if after is None or after.form is None or not after.form.known or after.text.lower() in ("или", "того", "чем", "менее", "более"):
            continue
        before = sentence.tokens[at - 1].text.lower() if at else ""
        if after.form.any & COMP and not after.form.any & (NOUN | ADJF) and before not in ("тем", "не", "ни"):
            yield Hit(Span(sentence.tokens[at].start, after.end), (morphology.match_case(after.text, sentence.tokens[at].text),))
        elif after.form.lemmas & {"лучший", "худший", "больший", "меньший", "старший", "младший"} and after.form.all & ADJF:
            yield Hit(Span(sentence.tokens[at].start, after.end), (morphology.match_case(after.text, sentence.tokens[at].text),))


# --- dates ---------------------------------------------------------------------------------------

MONTHS = {
    name: number
    for number, name in enumerate("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(), 1)
}
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WEEKDAYS = "понедельник вторник среда четверг пятница суббота воскресенье".split()


def impossible_date(doc: Document) -> Iterator[Hit]:
    """Find a day its month does not have («31 ноября») and a weekday that does not fall on the date."""
    for sentence, at in words(doc, MONTHS):
        tokens = sentence.tokens
        if at == 0 or not re.fullmatch(r"\d{1,2}", tokens[at - 1].text):
            continue
        day, month = int(tokens[at - 1].text), MONTHS[tokens[at].text.lower()]
        year = int(tokens[at + 1].text) if at + 1 < len(tokens) and re.fullmatch(r"[12]\d{3}", tokens[at + 1].text) else 0
        if not 1 <= day <= _length(month, year):
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
            cure = morphology.inflect(lexicon.shared().form(right), model.mask & (grammemes.CASE | grammemes.NUMBER), tokens[place].text)
            yield Hit(Span(tokens[place].start, tokens[place].end), (cure,) if cure else (), fields={"right": right})
