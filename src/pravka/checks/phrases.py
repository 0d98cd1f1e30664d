"""Checks of words that stand together: repeated words, the vowel of a preposition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import alien, known, mixed, occurrences, words
from pravka.russian import grammemes
from pravka.speller.context import pairs

if TYPE_CHECKING:
    from pravka.patterns import Places
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, ADJS, VERB, INFN, GRND, PRTF, PRTS, ADVB, PREP, NPRO, NUMR, COMP = (
    grammemes.BITS[name] for name in "NOUN ADJF ADJS VERB INFN GRND PRTF PRTS ADVB PREP NPRO NUMR COMP".split()
)
DATV, ACCS = grammemes.BITS["datv"], grammemes.BITS["accs"]
ACCUSATIVE, LOCATIVE = grammemes.mask("accs"), grammemes.mask("loct")
FAR = 2  # tokens: «и разложения и разложения» is read as a word written twice too
VOWELS = frozenset("аеёиоуыэюя")
DOUBLES = frozenset(
    """
    еле чуть едва вот только как так да нет ну ой ах ох ха хи очень много долго давно далеко быстро тихо мало
    скоро бла ля ку тук гав мяу кап ай но-но это просто совсем там туда где кто что всё все каждый один точь
    вновь снова ещё же сам самый раз быть если когда целый или ли бы не ни у-у нужно надо можно
    """.split()
)
# A pair of these is never lawful.
ALWAYS = frozenset(
    "в во на с со к ко из от до для по о об при без у за под над про не и а но что как или если же бы "
    "после через перед между вместо кроме около".split()
)


def repeated_word(doc: Document) -> Iterator[Hit]:
    """Find a word, or two words, written twice in a row: «в в папке», «и разложения и разложения»."""
    found = known(doc)
    in_mixed_letters = (sorted(found[form], key=_offset) for form in mixed(doc))
    for sentence, at in dict.fromkeys(_close_by(chain(found.values(), in_mixed_letters, _of_unknown(doc)))):
        yield from _twice(sentence, at)


def _of_unknown(doc: Document) -> Iterator[Places]:
    """Yield the places of each unknown word in order; nothing is said of those in Latin letters."""
    found: dict[str, list[Places]] = {}
    for _, form, held in alien(doc):
        found.setdefault(form.lower, []).append(held)
    for ways in found.values():
        yield ways[0] if len(ways) == 1 else sorted(chain.from_iterable(ways), key=_offset)


def _close_by(of_one_word: Iterable[Places]) -> Iterator[tuple[Sentence, int]]:
    """Yield the places after which the same word soon stands again; `_twice` looks at them well."""
    for held in of_one_word:
        if len(held) > 1:
            last, before = None, 0
            for sentence, at in held:
                if sentence is last and at - before <= FAR:
                    yield sentence, before
                last, before = sentence, at


def _offset(place: tuple[Sentence, int]) -> int:
    return place[0].tokens[place[1]].start


def _twice(sentence: Sentence, at: int) -> Iterator[Hit]:
    tokens = sentence.tokens
    word = tokens[at].text.lower()
    if at + 1 < len(tokens) and tokens[at + 1].text.lower() == word:
        if not _is_meant(tokens, at, word):
            once, span = tokens[at].text, Span(tokens[at].start, tokens[at + 1].end)
            strengthened = (f"{once}-{word}",) if word.endswith("о") and _is_adverb(tokens[at]) else ()  # «тихо-тихо»
            yield Hit(span, (*strengthened, once), fields={"word": once})
    elif at + 3 < len(tokens) and tokens[at + 2].text.lower() == word and _is_pair(tokens, at):
        yield Hit(
            Span(tokens[at].start, tokens[at + 3].end),
            (f"{tokens[at].text} {tokens[at + 1].text}",),
            fields={"word": f"{tokens[at].text} {tokens[at + 1].text}"},
        )


def _is_adverb(token: Token) -> bool:
    return token.form is not None and token.form.known and bool(token.form.any & ADVB)


# A genitive that may rule itself: «для отмены отмены», «имя сына сына».
CHAINED = frozenset("отмены отрицания копии тени сына дочери отца матери брата друга мужа жены следствия".split())


def _is_meant(tokens: Sequence[Token], at: int, word: str) -> bool:
    """Tell whether a doubled word is lawful: «да, да» has a mark; «что что», «очень очень» are left to other rules."""
    if word in CHAINED:
        return True
    after = tokens[at + 2].text.lower() if at + 2 < len(tokens) else ""
    before = tokens[at - 1].text.lower() if at else ""
    if not tokens[at + 1].spaced or word in (after, before) or not _is_cyrillic(word):
        return True
    if tokens[at + 1].text[0].isupper() or tokens[at].text.isupper():
        return True
    if word in ALWAYS:
        return (word in ("как", "что") and before == "") or after == ""
    if word in DOUBLES:
        return True
    form = tokens[at].form
    assert form is not None
    if not form.known:
        return True
    # «эти методы методы класса используют» may be right: a noun whose genitive looks like its nominative
    return bool(form.any & PREP) or word in ("его", "её", "ее", "их", "который", "которые")


def _is_pair(tokens: Sequence[Token], at: int) -> bool:
    """Two words twice, both of some length or a service word first: «представлен полный представлен полный»."""
    if tokens[at + 1].text.lower() != tokens[at + 3].text.lower():
        return False
    four = tokens[at : at + 4]
    if any(t.kind != "word" or not _is_cyrillic(t.text) for t in four) or not all(t.spaced for t in four[1:]):
        return False
    words = {t.text.lower() for t in four}
    return (
        len(words) == 2
        and sum(map(len, words)) > 5
        and not words & {"раз", "за", "ещё", "все", "всё", "день", "шаг", "ни", "или"}
    )


def _is_cyrillic(word: str) -> bool:
    return "а" <= word[0].lower() <= "я" or word[0].lower() == "ё"


HISS = frozenset("сзш")
# The first letters of words that may ask for another form; of «об» any may.
BEFORE = {"в": "вВ", "с": "сзшмвСЗШМВ", "о": "аиоуэмАИОУЭМ", "к": "мМ"}


def preposition_vowel(doc: Document) -> Iterator[Hit]:
    """Find «в время», «с свойством», «о ошибке», «к мне»: the preposition needs its full form."""
    for sentence, at in _before_sounds(doc):
        token = sentence.tokens[at + 1]
        if (
            token.form is None
            or not token.form.known
            or not token.spaced
            or (not token.text.islower() and at + 1 > 0 and token.text.isupper())
        ):
            continue
        cure = _full(sentence.tokens[at].text.lower(), token.text.lower())
        if sentence.tokens[at].text.lower() == "об" and token.form.any & ACCUSATIVE and not token.form.any & LOCATIVE:
            continue  # «сломался об твёрдую землю»: of a blow both forms are lawful
        if cure and sentence.tokens[at].text.islower() | (at == 0):
            here = sentence.tokens[at]
            if here.text.lower() == "об" and _touches(sentence, at):
                continue
            text = cure.capitalize() if here.text[0].isupper() else cure
            level = "info" if _may_be_another(sentence, at) else ""
            yield Hit(Span(here.start, here.end), (text,), safe=not level, fields={"word": token.text}, level=level)


def _before_sounds(doc: Document) -> Iterator[tuple[Sentence, int]]:
    """Yield the places of prepositions before words whose first letter may ask for their other form."""
    found = occurrences(doc)
    for preposition, letters in BEFORE.items():
        for text in (preposition, preposition.upper()):
            for sentence, at in found.get(text, ()):
                if at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].text[0] in letters:
                    yield sentence, at
    for sentence, at in words(doc, ("об",)):
        if at + 1 < len(sentence.tokens):
            yield sentence, at


# With these verbs «об» names what is touched, before any sound: «споткнуться об разные пороги».
TOUCHING = (
    "удар", "спотк", "споты", "запну", "запин", "разби", "бить", "бил", "бьё", "бьет", "опер", "опир", "стук", "стуч",
    "тере", "тёр", "тёрс", "вытер", "вытир", "потер", "пачк", "порез", "обреж", "обреза", "слом", "лома", "ушиб",
    "царап", "колот", "обож", "обжиг", "греть", "гре", "цепл", "зацеп", "уколо", "точи",
)  # fmt: skip


def _touches(sentence: Sentence, at: int) -> bool:
    return any(t.text.lower().startswith(TOUCHING) for t in sentence.tokens[max(0, at - 3) : at])


def _may_be_another(sentence: Sentence, at: int) -> bool:
    """«приводит в внутренней ошибке»: the word before asks for «к», and the word after may be its dative."""
    form, before = sentence.tokens[at + 1].form, sentence.tokens[at - 1].text.lower() if at else ""
    if sentence.tokens[at].text.lower() != "в" or form is None or not form.any & DATV or form.any & ACCS:
        return False
    return pairs().level(before, "к") > pairs().level(before, "в")


WITH_SO = frozenset("мной мною многими многих многим вторника вторым вторыми второго второй".split())
OB_FIXED = frozenset(
    """
    стену стол пол землю что чём чем стенку косяк лёд лед руку угол камень камни борт дверь дорогу край все всё
    всём всем всех всей колено голову прилавок скалу скалы бок
    """.split()
)


def _full(preposition: str, word: str) -> str:
    """The right form of a preposition before a word, "" if the written one will do."""
    second_is_consonant = len(word) > 1 and word[1] not in VOWELS and word[1] not in "ьъ"
    if preposition == "в" and word[0] in "в" and second_is_consonant and word[1] != "й":
        return "во"
    if preposition == "с" and second_is_consonant and (word[0] in HISS or word in WITH_SO or word.startswith("вс")):
        return "со"
    if preposition == "о" and word[0] in "аиоуэ" and word != "их":  # «о их» keeps its old [j]
        return "об"
    if preposition == "об" and word[0] not in "аиоуэяеёю" and word not in OB_FIXED:
        return "обо" if word == "мне" else "о"
    if word == "мне":
        return {"о": "обо", "к": "ко"}.get(preposition, "")
    return ""
