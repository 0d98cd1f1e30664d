"""Checks of cases after prepositions, and of the prepositional case without one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from pravka import cures, nominal
from pravka.document import Document, Span
from pravka.findings import Edit, Hit
from pravka.patterns import chosen, having, known, places
from pravka.russian import grammemes, lexicon, morphology, roles
from pravka.russian.roles import role
from pravka.speller.context import pairs
from pravka.speller.frequency import zipf

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, PRTF, NPRO, NUMR = (grammemes.BITS[name] for name in ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR"))
NOMN, GENT, DATV, ACCS, ABLT, LOCT = (grammemes.BITS[name] for name in ("nomn", "gent", "datv", "accs", "ablt", "loct"))
SING, PLUR, FIXED, NEUT = (grammemes.BITS[name] for name in ("sing", "plur", "Fixd", "neut"))
NOMINAL = NOUN | ADJF | PRTF | NPRO
PEOPLE = grammemes.mask("Name Surn Patr Geox")
# After «по» these may be plural accusatives: what one goes for, and how deep.
GATHERED = frozenset(
    "гриб ягода дрова орех яблоко ухо колено локоть плечо сторона душа год день час минута рубль".split()
)
GLUED = grammemes.mask("ADVB PREP CONJ")
RARE = 2.4  # a word seen less often may be one the dictionary knows in another form
# These are adverbs as well, and a noun in the nominative may follow them.
ADVERBS_TOO = frozenset(
    """
    внутри вокруг после около мимо напротив впереди позади вблизи вдоль накануне сверх против прежде вроде
    спустя относительно посреди поверх касательно навстречу наперекор
    """.split()
)


def cases(doc: Document) -> Iterator[Hit]:
    """Find a case that the preposition does not rule, and the prepositional case without a preposition."""
    yield from _after_preposition(doc)
    yield from _bare_locative(doc)


def _after_preposition(doc: Document) -> Iterator[Hit]:
    """Find a noun after a preposition in a case it does not rule: «при сборки», «согласно приказа»."""
    for sentence, at, form in _unplain(doc):
        wanted = _doubt(sentence.tokens[at].text.lower(), form)
        if not wanted or _fits_with_noun(sentence, at, form, wanted):
            continue
        if not _is_no_preposition(sentence, at):
            yield from _in_wrong_case(sentence, at, form, wanted)


def _unplain(doc: Document) -> Iterator[tuple[Sentence, int, Form]]:
    """Yield the prepositions with the words after them, but not before a noun in a right case, as most stand."""
    held = known(doc)
    for preposition in chosen(doc, _is_preposition):
        right = _right_for_nouns(preposition.lower)
        for sentence, at in held[preposition]:
            tokens = sentence.tokens
            form = tokens[at + 1].form if at + 1 < len(tokens) else None
            if form is not None and not (form.all & NOUN and form.any & right):
                yield sentence, at, form


@lru_cache(maxsize=256)
def _right_for_nouns(preposition: str) -> int:
    """Give the cases that `_ask` gives for any noun, with the second cases that count as them."""
    wanted = DATV | LOCT if preposition == "по" else grammemes.mask(nominal.PREPOSITIONS[preposition])
    for second, first in morphology.SECOND_CASES.items():
        if wanted & grammemes.BITS[first]:
            wanted |= grammemes.BITS[second]
    return wanted


def _is_preposition(form: Form) -> bool:
    return form.lower in nominal.PREPOSITIONS


@lru_cache(maxsize=10_000)
def _doubt(preposition: str, form: Form) -> int:
    """Give the cases the preposition asks for, 0 if the form is in one of them and no noun after it matters."""
    if not _can_be_ruled(form):
        return 0
    wanted = _ask(preposition, form)
    return 0 if nominal.cases(form) & wanted and not nominal.is_adjective(form) else wanted


def _fits_with_noun(sentence: Sentence, at: int, form: Form, wanted: int) -> bool:
    """Tell whether an adjective fits the preposition and so does the noun after it, if there is one."""
    if not nominal.cases(form) & wanted:
        return False
    noun = sentence.tokens[at + 2].form if at + 2 < len(sentence.tokens) else None
    return noun is None or not nominal.is_noun(noun) or _is_phrase(form, noun, wanted)


def _is_no_preposition(sentence: Sentence, at: int) -> bool:
    """«что за человек», «за и против», an abbreviation («с. 5»)."""
    tokens = sentence.tokens
    lower, before = tokens[at].text.lower(), tokens[at - 1].text.lower() if at else ""
    if lower == "ввиду" and before.startswith(("име", "имё")):
        return True  # «имеются ввиду»
    if lower == "за" and before in ("что", "чтоб", "это", "эта", "этот", "он", "она", "оно", "они", "там", "тут"):
        return True
    if (lower == "про" and tokens[at].text.isupper()) or (len(lower) == 1 and tokens[at].text.isupper() and at):
        return True
    if before in nominal.PREPOSITIONS and before not in ADVERBS_TOO and role(tokens[at - 1]) & roles.PREPOSITION:
        return True  # «в к которых»: one of the two is surplus
    return before in ("«", '"', "“", "-", "/", "+") or lower == "надо"


def _in_wrong_case(sentence: Sentence, at: int, form: Form, wanted: int) -> Iterator[Hit]:
    word = sentence.tokens[at + 1]
    if not word.spaced or (word.text[0].isupper() and at > 0):
        return
    if nominal.cases(form) & wanted:
        yield from _with_adjective(sentence, at, form, wanted)
    elif not _is_excused(sentence, at, form, wanted) and not _begins_more(sentence, at + 1):
        yield from _judge(sentence, at, at + 1, wanted)


def _ask(preposition: str, form: Form) -> int:
    """Give the cases in which the form may stand after the preposition."""
    if preposition == "по" and (form.any & ADJF or not form.lemmas & GATHERED):
        wanted = DATV if form.any & ADJF else DATV | LOCT  # «по грибы», «по пояс», but not «по улицы»
        return wanted | (ACCS if any(mask & SING and mask & ACCS for mask in form.each) else 0)
    return grammemes.mask(nominal.PREPOSITIONS[preposition])


def _with_adjective(sentence: Sentence, at: int, adjective: Form, wanted: int) -> Iterator[Hit]:
    """The adjective fits the preposition, the noun after it does not: «по этой причины»."""
    noun = sentence.tokens[at + 2]
    if noun.form is None or not noun.text[0].islower() or nominal.may_adjoin(sentence, at + 1, adjective, noun.form):
        return
    if not _is_excused(sentence, at, noun.form, wanted):
        yield from _judge(sentence, at, at + 2, wanted & nominal.cases(adjective))


def _can_be_ruled(form: Form) -> bool:
    """All readings are nominal, and the word declines."""
    if not form.any & NOMINAL or form.any & (FIXED | nominal.NAMES):
        return False
    return bool(form.all & NOMINAL) or all(mask & NOMINAL for mask in form.each)


def _is_phrase(adjective: Form, noun: Form, wanted: int) -> bool:
    """Tell whether adjective and noun agree in a wanted case or in none at all, or the adjective rules the noun."""
    shared = morphology.cells(adjective) & morphology.cells(noun)
    if not shared or shared & morphology.cells_of(wanted):
        return True
    return bool(adjective.lemmas & nominal.RULING or (adjective.lemmas & nominal.SUBSTANTIVES and noun.any & GENT))


def _is_excused(sentence: Sentence, at: int, form: Form, wanted: int) -> bool:
    """Tell whether a word in another case may follow the preposition."""
    preposition = sentence.tokens[at].text.lower()
    nominative = nominal.cases(form) & NOMN
    if preposition in ADVERBS_TOO and (nominative or form.any & ADJF):
        return True
    if _is_person(form, wanted):
        return True
    if wanted & ACCS and nominative and form.any & grammemes.BITS["anim"]:
        return True  # «в люди»; loan words the dictionary takes for people: «в тег», «через декоратор»
    if form.any & PRTF or form.lemmas & nominal.RULING or form.lemmas & {"чей", "кто", "что", "его", "свой"}:
        return not nominative or bool(form.any & PRTF)  # «в переданном ему», «в данный пользователю»
    return False


def _begins_more(sentence: Sentence, at: int) -> bool:
    """Tell whether the word belongs to what follows: «ввиду мы начинаем» lacks a comma, «до биг бена» is a name."""
    word, after = sentence.tokens[at], sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if after is None or after.form is None or word.form is None or not word.form.any & NOMN:
        return False
    if word.form.all & NPRO:
        return bool(role(after) & roles.FINITE)
    return word.form.lower in word.form.lemmas and bool(after.form.any & PEOPLE) and not after.text.isupper()


def _judge(sentence: Sentence, at: int, place: int, asked: int) -> Iterator[Hit]:
    """The word at `place` needs another case, or the preposition is a slip, or who knows: then only as advice."""
    word, preposition = sentence.tokens[place], sentence.tokens[at]
    forms = cures.after_preposition(sentence, at, place, asked)
    others = cures.other_preposition(sentence, at, place)
    fields = {"beside": preposition.text}
    if others and (not forms or others[0].cost + cures.SURE <= forms[0].cost):
        yield Hit(Span(preposition.start, preposition.end), cures.texts(others), fields=fields, level="info")
        return
    rivalled = bool(others) and others[0].cost - forms[0].cost < cures.SURE
    level = "info" if rivalled or _may_be_slip(sentence, at, place, asked) else ""
    if not level and not cures.is_sure(forms):  # of several forms the reader chooses
        yield Hit(Span(word.start, word.end), fields={**fields, "fix": cures.choice(forms)})
        return
    second = _agreeing_noun(sentence, place, asked)
    also: tuple[Edit, ...] = ()
    if second is not None and forms:
        cure = _like(sentence.tokens[second], forms[0].text)
        if cure:
            also = (Edit(sentence.tokens[second].start, sentence.tokens[second].end, cure),)
        else:
            level = "info"
    replacements = cures.texts(forms[:1] if also else forms)
    yield Hit(Span(word.start, word.end), replacements, also=also, fields=fields, level=level)


def _agreeing_noun(sentence: Sentence, place: int, asked: int) -> int | None:
    """«согласно нашего списка»: the noun after an adjective stands in the same wrong case."""
    tokens = sentence.tokens
    if place + 1 >= len(tokens):
        return None
    adjective, noun = tokens[place].form, tokens[place + 1].form
    if adjective is None or noun is None or not adjective.any & ADJF or not nominal.is_noun(noun):
        return None
    return place + 1 if nominal.agree(adjective, noun) and not nominal.cases(noun) & asked else None


def _like(noun: Token, adjective: str) -> str:
    """Give the noun in the case of an adjective."""
    assert noun.form is not None
    found = morphology.inflect_like(noun.form, lexicon.shared().form(adjective), "case number", noun.text)
    return next((word for word in found if word != noun.text), "")


def _may_be_slip(sentence: Sentence, at: int, place: int, asked: int) -> bool:
    """Something else may be wrong: a hyphen, a space, a rare word that the dictionary knows otherwise."""
    tokens = sentence.tokens
    word = tokens[place]
    assert word.form is not None
    if "который" in word.form.lemmas and tokens[at].text.lower() in ("на", "по") and word.form.any & ABLT:
        return True  # «на которым»: «над» lost a letter
    if place == at + 1 and lexicon.shared().form(tokens[at].text + word.text).any & GLUED:
        return True  # «по средством»
    rare = zipf(word.form.lower) < RARE and not any(lemma.endswith("ние") for lemma in word.form.lemmas)
    if rare:
        return True
    after = tokens[place + 1].form if place + 1 < len(tokens) else None
    if after is None or not after.known:
        return False
    if word.form.all & NPRO and after.any & NOUN:
        return True  # «о ей содержании»
    if after.any & (ADJF | PRTF) and word.form.any & (ABLT | DATV) and nominal.cases(after) & asked:
        return True  # «у всеми известного шрифта»
    return _is_first_part(word.form, after, asked)


def _is_person(form: Form, asked: int) -> bool:
    """«через модератора»: a loan word for a person that the dictionary takes for a thing."""
    return not asked & ~ACCS and any(r.mask & GENT and r.mask & grammemes.mask("masc") for r in form.readings)


def _is_first_part(form: Form, after: Form, asked: int) -> bool:
    """«для таргет элемента», «в дата атрибутах»: the first part of a compound that lost its hyphen."""
    if form.lower not in form.lemmas or form.any & ADJF or not after.any & NOUN or not nominal.cases(after) & asked:
        return False
    return not form.lower.endswith(("ие", "ье", "ость", "ция")) and not pairs().level(form.lower, after.lower)


LOCATIVE_PREPOSITIONS = frozenset("в во на о об обо при по притом".split())


def _bare_locative(doc: Document) -> Iterator[Hit]:
    """Find a noun that can only be prepositional with no preposition before it: «рядом с названием файлах»."""
    for sentence, at in places(doc, _is_locative):
        token = sentence.tokens[at]
        if (token.text[0].isupper() and at) or _has_preposition(sentence, at) or token.form is None:
            continue
        before = role(sentence.tokens[at - 1]) if at else 0
        if before & roles.PREPOSITION or (at and sentence.tokens[at - 1].text in (".", "-", "/")):
            continue  # `_after_preposition` tells more; a name such as «Яндекс.Практикуме»
        ranked = cures.bare(sentence, at)
        sure = cures.is_sure(ranked) and cures.is_asked(sentence, at)
        rare = zipf(token.form.lower) < RARE
        level = "" if sure and not rare and not _has_attribute(sentence, at) else "info"
        fields = {"beside": sentence.tokens[at - 1 if at else min(1, len(sentence.tokens) - 1)].text}
        yield Hit(Span(token.start, token.end), cures.texts(ranked), fields=fields, level=level)


@having(LOCT)
def _is_locative(form: Form) -> bool:
    return bool(form.all & LOCT and form.all & NOUN) and not form.any & FIXED


def _has_attribute(sentence: Sentence, at: int) -> bool:
    """«успешном выполнении»: the preposition is missing; «третье подполе»: a neuter that the dictionary lacks."""
    before, form = sentence.tokens[at - 1].form if at else None, sentence.tokens[at].form
    if before is None or form is None or not before.any & (ADJF | PRTF):
        return False
    if any(r.mask & LOCT for r in before.readings) and nominal.agree(before, form):
        return True
    return form.lower.endswith("е") and any(r.mask & NEUT and r.mask & NOMN for r in before.readings)


def _has_preposition(sentence: Sentence, at: int) -> bool:
    """Any locative preposition earlier in the sentence counts, and a word we do not know close by: it may hold one."""
    near = sentence.tokens[max(0, at - 2) : at]
    for token in near:
        if token.text in LOCATIVE_PREPOSITIONS:
            return True  # most often so
    for token in near:
        if token.kind == "word" and token.form and not token.form.known and not token.text.isascii():
            return True  # «наразных стадиях»
    for token in sentence.tokens[:at]:
        if token.text.lower() in LOCATIVE_PREPOSITIONS or token.kind == "object":
            return True
        if token.text.lower().startswith(("в-", "во-", "на-", "по-", "о-")) or (
            token.kind == "word" and len(token.text) < 3 and token.form and not token.form.known
        ):
            return True
    return False
