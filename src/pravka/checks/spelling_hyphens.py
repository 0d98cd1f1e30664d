"""Checks of hyphens and spaces inside what is one word to the norm: «кто то», «из за», «15 летний», «веб сайт».

Confusions of whole phrases («что бы», «в течении») are grammar; words run together are in `spelling`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import having, hyphened, places, vocabulary, words
from pravka.russian import lexicon
from pravka.russian.grammemes import mask
from pravka.russian.lexicon import Form, Lexicon
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.speller import deliberate
from pravka.speller.splits import PRONOUNS
from pravka.waking import needs

NOUN, ADJECTIVE, VERB = mask("NOUN"), mask("ADJF PRTF Apro"), mask("VERB")
PREPOSITION = mask("PREP CONJ PRCL")
NEUTER, GENITIVE, DATIVE = mask("neut"), mask("gent"), mask("datv")
PROPER = mask("Name Surn Patr Geox")
MANNERS = frozenset(
    """другому новому старому разному прежнему своему моему твоему нашему вашему настоящему хорошему плохому иному
    видимому взрослому детски простому доброму особому быстрому умному честному тихому деловому домашнему""".split()
)
UNDECLINED = frozenset("веб мини макси экс вице пресс лже квази".split())
FIRST_PARTS = UNDECLINED | {"интернет"}
BEFORE_PARTICLES = PRONOUNS | {"кое", "кой"}
MEASURES = tuple(
    """
    летн минутн часов секундн дневн недельн месячн процентн битн байтн
    этажн кратн значн мерн градусн ядерн страничн строчн символьн колоночн
    пиксельн долларов рублев тысячн литров килограммов ступенчат комнатн местн балльн
    уровнев разрядн миллиметров сантиметров дюймов ваттн вольтов мегапиксельн канальн поточн
    """.split()
)
WITH_SPACE = frozenset(
    """
    потому-что так-как то-есть как-будто так-же все-равно вряд-ли едва-ли
    для-того до-свидания как-раз тем-более тем-не не-смотря если-бы
    хотя-бы как-бы пока-что так-что потом-что в-общем в-целом в-частности
    по-идее чуть-ли всего-лишь как-правило может-быть друг-друга то-ли будь-то
    лишь-бы при-этом с-помощью в-виде за-счет к-сожалению на-самом
    """.split()
)
PARTICLES = ("же", "ж", "ли", "ль", "бы", "б")
HALVES = frozenset(
    "часа года дня минуты секунды литра километра метра стакана ложки века месяца суток пути жизни мира".split()
)
TWO = 2


@needs("либо нибудь то кое кой".split())
def spaced_particle(doc: Document) -> Iterator[Hit]:
    """Find «кто то», «какой либо», «кое кто»: a space where a particle takes a hyphen."""
    for sentence, at, left, right in _neighbours(doc, BEFORE_PARTICLES):
        first, second = left.text.lower(), right.text.lower()
        after = sentence.tokens[at + TWO] if at + TWO < len(sentence.tokens) else None
        if (
            (first in PRONOUNS and second in ("либо", "нибудь"))
            or (first in PRONOUNS and second == "то" and _is_particle(sentence, at, after))
            or (first in ("кое", "кой") and second in PRONOUNS)
        ):
            yield _hyphen(left, right)


@needs(["из"])
def spaced_preposition(doc: Document) -> Iterator[Hit]:
    """Find «из за угла», «из под снега»."""
    if vocabulary(doc).isdisjoint(("за", "под")):
        return
    for sentence, at, left, right in _neighbours(doc, ("из",)):
        if right.text.lower() in ("за", "под"):
            after = sentence.tokens[at + TWO] if at + TWO < len(sentence.tokens) else None
            if (
                after is None
                or after.kind == "object"
                or (after.form and (not after.form.known or after.form.any & GENITIVE))
            ):
                yield _hyphen(left, right)


@needs(["по"])
def spaced_adverb(doc: Document) -> Iterator[Hit]:
    """Find «по русски», «по другому»: adverbs of manner; «по другому пути» has its noun and is left alone."""
    known = lexicon.of(doc)
    for sentence, at, left, right in _neighbours(doc, ("по",)):
        word = right.text.lower()
        if (
            word.endswith(("ски", "цки"))
            and (word + "й" in known)
            and (right.form is None or not right.form.any & NOUN)
        ) or (word in MANNERS and not _has_noun_after(sentence, at + TWO)):
            yield _hyphen(left, right)


def spaced_numeral(doc: Document) -> Iterator[Hit]:
    """Find «15 летний», «64 битная»: a number grown together with an adjective of measure."""
    for sentence, at in places(doc, _is_measure):
        number, word = sentence.tokens[at - 1], sentence.tokens[at]
        if not at or not number.text.isdecimal() or not word.text.startswith(MEASURES):
            continue
        if _gap(doc, number, word) and not _may_be_year(number.text, word.text):
            yield _hyphen(number, word)


@having(ADJECTIVE)
def _is_measure(form: Form) -> bool:
    return form.lower.startswith(MEASURES) and bool(form.any & ADJECTIVE)


@needs(FIRST_PARTS)
def spaced_first_part(doc: Document) -> Iterator[Hit]:
    """Find «веб сайт», «мини футбол», «экс президент», «интернет магазин»: a first part that never inflects."""
    for sentence, at, left, right in _neighbours(doc, FIRST_PARTS):
        first, form = left.text.lower(), right.form
        if form is None or not form.all & NOUN or len(right.text) < 4 or right.text.isupper():
            continue
        if first in UNDECLINED and left.text.islower():
            yield _hyphen(left, right)
        elif (
            first == "интернет"
            and left.text.islower()
            and not form.all & GENITIVE
            and not form.any & PROPER
            and form.readings
        ):
            before = sentence.tokens[at - 1] if at else None
            if before is None or before.text.lower() not in ("через", "в", "за", "на", "про"):
                yield _hyphen(left, right)


def needless(doc: Document) -> Iterator[Hit]:
    """Find «что-ли», «как-бы», «потому-что», «по-умолчанию»: a hyphen where the norm has a space."""
    known = lexicon.of(doc)
    for text, _, held in hyphened(doc):
        at = _needless_at(known, text.lower().replace("ё", "е")) if text.count("-") == 1 else 0
        for sentence, number in held if at else ():
            token = sentence.tokens[number]
            if token.end - token.start == len(text) and not deliberate.covers(doc, token.start):
                fields = {"found": text, "fix": text.replace("-", " ")}
                yield Hit(Span(token.start + at, token.start + at + 1), (" ",), True, fields=fields)


@needs(["пол"])
def parted_half(doc: Document) -> Iterator[Hit]:
    """Find «пол часа», «пол года»: «пол-» is one word with what it halves."""
    for _, _, left, right in _neighbours(doc, ("пол",)):
        if right.text in HALVES:
            fields = {"found": f"{left.text} {right.text}", "fix": left.text + right.text}
            yield Hit(Span(left.end, right.start), ("",), True, fields=fields)


def _neighbours(doc: Document, first: Iterable[str]) -> Iterator[tuple[Sentence, int, Token, Token]]:
    """Yield one of some words and the word after it with one space between, with the sentence and the index."""
    for sentence, at in words(doc, first):
        for left, right in pairwise(sentence.tokens[at : at + TWO]):
            if left.form and right.form and _gap(doc, left, right) and not deliberate.covers(doc, left.start):
                yield sentence, at, left, right


def _gap(doc: Document, left: Token, right: Token) -> bool:
    return doc.prose[left.end : right.start] in (" ", "\u00a0")


def _hyphen(left: Token, right: Token) -> Hit:
    fields = {"found": f"{left.text} {right.text}", "fix": f"{left.text}-{right.text}"}
    return Hit(Span(left.end, right.start), ("-",), True, fields=fields)


def _is_particle(sentence: Sentence, at: int, after: Token | None) -> bool:
    """Tell «кто то пришёл» from «что то, что…», «как то самое яблоко», where «то» points at something."""
    if after is None:
        return True
    if after.text.lower() in (
        ",",
        "же",
        "ли",
        "и",
        "есть",
        "бишь",
        "что",
        "самое",
        "или",
        "—",
        "–",
        "-",
        "к",
        "в",
        "о",
    ):
        return after.text.lower() in ("в", "к", "и", "или") and sentence.tokens[at].text.lower() not in ("что", "как")
    if after.form is None or not after.form.known:
        return after.text in ".!?"
    return not any(
        r.mask & (NOUN | ADJECTIVE) and r.mask & NEUTER and r.mask & mask("nomn accs") for r in after.form.readings
    )


def _has_noun_after(sentence: Sentence, at: int) -> bool:
    """Tell whether a dative noun follows, an adjective of its own perhaps between."""
    for token in sentence.tokens[at : at + 3]:
        if token.kind == "object" or (token.form and not token.form.known):
            return True
        if token.form is None or not token.form.any & DATIVE or token.form.any & PREPOSITION:
            return False
        if token.form.any & NOUN:
            return True
    return False


def _may_be_year(number: str, word: str) -> bool:
    """«2010 летний сезон»: a year, not a measure."""
    return (word.startswith("летн") and len(number) > 3) or (word.startswith("часов") and len(number) > 3)


def _needless_at(known: Lexicon, word: str) -> int:
    """Give the place of a hyphen that should be a space, 0 if there is none."""
    first, _, rest = word.partition("-")
    if word in WITH_SPACE or ((rest in PARTICLES and first in known and first != "что") or word == "что-ли"):
        return len(first) if not _is_listed(known, word) else 0
    if first == "по" and rest in known:
        form = known.form(rest)
        if form.any & DATIVE and form.all & NOUN and not _is_listed(known, word):
            return len(first)
    return 0


def _is_listed(known: Lexicon, word: str) -> bool:
    """Tell whether the dictionary itself has a hyphenated word, not only its parts."""
    return any(True for _ in known.dictionary.look_up(word))
