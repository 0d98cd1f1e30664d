"""Checks of numerals in words: gender, declension, collective numerals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import words
from pravka.russian import grammemes, lexicon, morphology
from pravka.speller.frequency import zipf
from pravka.waking import needs

if TYPE_CHECKING:
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, COMP, NUMR, FIXED = (grammemes.BITS[name] for name in "NOUN ADJF COMP NUMR Fixd".split())
NOMN, GENT, DATV, ACCS, ABLT, LOCT = (grammemes.BITS[name] for name in "nomn gent datv accs ablt loct".split())
SING, PLUR, MASC, FEMN, NEUT = (grammemes.BITS[name] for name in "sing plur masc femn neut".split())
PLTM = grammemes.mask("Pltm GNdr")
BOTH = {
    "оба": (MASC | NEUT, "обе"),
    "обоих": (MASC | NEUT, "обеих"),
    "обоим": (MASC | NEUT, "обеим"),
    "обоими": (MASC | NEUT, "обеими"),
    "обе": (FEMN, "оба"),
    "обеих": (FEMN, "обоих"),
    "обеим": (FEMN, "обоим"),
    "обеими": (FEMN, "обоими"),
    "два": (MASC | NEUT, "две"),
    "две": (FEMN, "два"),
    "полтора": (MASC | NEUT, "полторы"),
    "полторы": (FEMN, "полтора"),
}
RARE = 2.4  # a noun seen less often may be one the dictionary knows in another gender: «джоб»
SUBSTANTIVE = frozenset("переменный производный постоянный кривой прямой".split())  # nouns in use: «две переменные»
COUNTING = frozenset("оба обе два две полтора полторы".split())


@needs(BOTH)
def both(doc: Document) -> Iterator[Hit]:
    """Find «оба», «два», «полтора» in another gender than their noun: «с обоих сторон», «полторы часа»."""
    for sentence, at in words(doc, BOTH):
        token, noun = sentence.tokens[at], _noun(sentence, at + 1)
        genders, cure = BOTH[token.text.lower()]
        if (
            noun is None
            or noun.form is None
            or noun.form.any & (PLTM | FIXED)
            or (at and sentence.tokens[at - 1].text.lower() == "в" and cure == "оба")
        ):
            continue
        found, counted = 0, [r for r in noun.form.readings if r.mask & GENT and r.mask & SING]
        if token.text.lower() not in COUNTING:
            counted = []
        if at and sentence.tokens[at - 1].text.lower() in OBLIQUE_PREPOSITIONS and token.text.lower().startswith("пол"):
            continue  # one_and_half tells more
        for reading in counted or noun.form.readings:
            found |= reading.mask & grammemes.GENDER or _gender(reading.lemma)
        if found and not found & genders and zipf(noun.form.lower) >= RARE:
            yield Hit(
                Span(token.start, token.end),
                (morphology.match_case(cure, token.text),),
                safe=True,
                fields={"noun": noun.text},
            )


def _gender(lemma: str) -> int:
    return lexicon.shared().form(lemma).any & grammemes.GENDER


def _noun(sentence: Sentence, at: int) -> Token | None:
    """The noun that follows, adjectives apart, if it can only be a noun."""
    for token in sentence.tokens[at : at + 4]:
        form = token.form
        if form is None or not form.known or form.lemmas & SUBSTANTIVE:
            return None
        if form.all & NOUN:
            return token
        if not all(r.mask & grammemes.mask("ADJF PRTF NOUN") for r in form.readings) or not form.any & grammemes.mask(
            "ADJF PRTF"
        ):
            return None
    return None


HALF_CASES = {
    "полторы": "полутора",
    "полтора": "полутора",
    "полуторами": "полутора",
    "полуторы": "полутора",
    "полторами": "полутора",
    "полуторых": "полутора",
    "полуторах": "полутора",
    "полуторастах": "полутораста",
    "полуторастами": "полутораста",
    "полуторастам": "полутораста",
}
OBLIQUE_PREPOSITIONS = frozenset(
    "до от около с из без более менее к по при о об свыше больше меньше порядка после для над".split()
)


@needs(HALF_CASES)
def one_and_half(doc: Document) -> Iterator[Hit]:
    """Find «полтора» not declined, or declined into forms that do not exist: «более полтора часов», «полуторами»."""
    for sentence, at in words(doc, HALF_CASES):
        token = sentence.tokens[at]
        if token.text.lower() in ("полтора", "полторы") and not _is_oblique(sentence, at):
            continue
        cure = morphology.match_case(HALF_CASES[token.text.lower()], token.text)
        yield Hit(Span(token.start, token.end), (cure,), safe=True)


def _is_oblique(sentence: Sentence, at: int) -> bool:
    """A preposition or the noun itself asks for another case than nominative and accusative."""
    before = sentence.tokens[at - 1].text.lower() if at else ""
    noun = _noun(sentence, at + 1)
    form = noun.form if noun is not None else None
    if before in ("с", "по"):
        return form is not None and not form.any & SING
    if before in OBLIQUE_PREPOSITIONS:
        return True
    return form is not None and bool(form.any & (DATV | ABLT | LOCT)) and not form.any & (GENT | NOMN)


HUNDREDS = {
    "двести": ("двухсот", "двумстам", "двумястами", "двухстах"),
    "триста": ("трёхсот", "трёмстам", "тремястами", "трёхстах"),
    "четыреста": ("четырёхсот", "четырёмстам", "четырьмястами", "четырёхстах"),
    "пятьсот": ("пятисот", "пятистам", "пятьюстами", "пятистах"),
    "шестьсот": ("шестисот", "шестистам", "шестьюстами", "шестистах"),
    "семьсот": ("семисот", "семистам", "семьюстами", "семистах"),
    "восемьсот": ("восьмисот", "восьмистам", "восемьюстами", "восьмистах"),
    "девятьсот": ("девятисот", "девятистам", "девятьюстами", "девятистах"),
    "пятьдесят": ("пятидесяти", "пятидесяти", "пятьюдесятью", "пятидесяти"),
    "шестьдесят": ("шестидесяти", "шестидесяти", "шестьюдесятью", "шестидесяти"),
    "семьдесят": ("семидесяти", "семидесяти", "семьюдесятью", "семидесяти"),
    "восемьдесят": ("восьмидесяти", "восьмидесяти", "восемьюдесятью", "восьмидесяти"),
}
WRONG_HUNDREDS = {
    "пятистами": "пятьюстами",
    "шестистами": "шестьюстами",
    "семистами": "семьюстами",
    "восьмистами": "восемьюстами",
    "девятистами": "девятьюстами",
    "двухстами": "двумястами",
    "двухстам": "двумстам",
    "трехстами": "тремястами",
    "трёхстами": "тремястами",
    "трехстам": "трёмстам",
    "трёхстам": "трёмстам",
    "четырехстами": "четырьмястами",
    "четырёхстами": "четырьмястами",
    "четырестами": "четырьмястами",
    "двестами": "двумястами",
    "тристами": "тремястами",
    "пятиста": "пятистам",
    "шестиста": "шестистам",
    "семиста": "семистам",
    "восьмиста": "восьмистам",
    "девятиста": "девятистам",
    "пятьсотами": "пятьюстами",
    "семисотами": "семьюстами",
    "пятисотами": "пятьюстами",
    "четырёхсотами": "четырьмястами",
    "двухсотами": "двумястами",
    "пятидесятью": "пятьюдесятью",
    "шестидесятью": "шестьюдесятью",
    "семидесятью": "семьюдесятью",
    "восьмидесятью": "восемьюдесятью",
    "девяностами": "девяноста",
    "сорокью": "сорока",
    "сорокам": "сорока",
    "двумьстами": "двумястами",
    "двумяста": "двумястами",
    "тремяста": "тремястами",
    "пятьюста": "пятьюстами",
    "шестьюста": "шестьюстами",
    "восемьюста": "восемьюстами",
}


@needs((*WRONG_HUNDREDS, *HUNDREDS))
def compound_numeral(doc: Document) -> Iterator[Hit]:
    """Find wrong forms of сотни and десятки: «пятистами», «с четырестами», «из двести домов»."""
    for sentence, at in words(doc, WRONG_HUNDREDS):
        token, cure = sentence.tokens[at], WRONG_HUNDREDS[sentence.tokens[at].text.lower()]
        if cure:
            yield Hit(Span(token.start, token.end), (morphology.match_case(cure, token.text),), safe=True)
    for sentence, at in words(doc, HUNDREDS):
        yield from _undeclined(sentence, at)


CASE_OF = {
    "из": 0,
    "от": 0,
    "до": 0,
    "без": 0,
    "около": 0,
    "более": 0,
    "менее": 0,
    "свыше": 0,
    "больше": 0,
    "меньше": 0,
    "к": 1,
    "благодаря": 1,
    "перед": 2,
    "над": 2,
    "между": 2,
    "при": 3,
    "о": 3,
}


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


@needs(COLLECTIVE)
def collective(doc: Document) -> Iterator[Hit]:
    """Find «двое», «трое» with women or things: «трое девушек», «двое столов»."""
    numbers = {
        "двое": "две",
        "трое": "три",
        "четверо": "четыре",
        "пятеро": "пять",
        "шестеро": "шесть",
        "семеро": "семь",
        "восьмеро": "восемь",
    }
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
