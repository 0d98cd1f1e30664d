"""Checks of the case a verb rules, by tables of verbs. Fixed phrases with prepositions are a table of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import having, places
from pravka.russian import grammemes, morphology, roles
from pravka.russian.roles import role

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, VERB, PRTF, PRTS, FIXED = (grammemes.BITS[name] for name in "NOUN ADJF VERB PRTF PRTS Fixd".split())
NOMN, ACCS, GENT, ANIM = (grammemes.BITS[name] for name in "nomn accs gent anim".split())
VERBAL = grammemes.mask("VERB INFN GRND")
# How long and how often: «заниматься год», «помогать минуту».
MEASURES = frozenset(
    """
    год месяц неделя день сутки час минута секунда ночь утро вечер раз зима лето весна осень век миг время
    километр метр процент
    """.split()
)


def verb_case(doc: Document, *, gent: str = "", datv: str = "", ablt: str = "") -> Iterator[Hit]:
    """Find a noun in the accusative right after a verb that rules another case: «избежать ошибку»."""
    wanted, rules = _ruling(gent, datv, ablt)
    for sentence, at in places(doc, rules):
        form = sentence.tokens[at].form
        noun = _object(sentence, at)
        if form is None or noun is None or noun.form is None:
            continue
        case = next(wanted[lemma] for lemma in form.lemmas if lemma in wanted)
        if noun.form.any & grammemes.mask(case) or not _is_object(noun.form, form):
            continue
        if case != "gent" and noun.form.any & NOMN and _waits_for_subject(sentence, at):
            continue
        cure = morphology.inflect(noun.form, case, noun.text)
        if cure and cure != noun.text:
            yield Hit(Span(noun.start, noun.end), (cure,), fields={"verb": sentence.tokens[at].text})


@lru_cache(maxsize=8)
def _ruling(gent: str, datv: str, ablt: str) -> tuple[dict[str, str], Callable[[Form], bool]]:
    """Give the case that each verb rules, and the test that finds these verbs."""
    wanted = {verb: case for case, verbs in (("gent", gent), ("datv", datv), ("ablt", ablt)) for verb in verbs.split()}
    verbs = frozenset(wanted)

    @having(VERBAL)
    def rules(form: Form) -> bool:
        return bool(form.all & VERBAL or _is_verb(form)) and bool(form.lemmas & verbs)

    return wanted, rules


def _is_verb(form: Form) -> bool:
    return bool(form.any & VERBAL) and all(mask & VERBAL for mask in form.each)


def _object(sentence: Sentence, at: int) -> Token | None:
    """The noun right after the verb; one with adjectives is judged by agreement, a noun ruled by another is skipped."""
    if at + 1 >= len(sentence.tokens):
        return None
    token = sentence.tokens[at + 1]
    form = token.form
    if form is None or not form.known or not form.all & NOUN or form.any & FIXED or token.text[0].isupper():
        return None
    after = sentence.tokens[at + 2] if at + 2 < len(sentence.tokens) else None
    if after is not None and role(after) & (roles.FINITE | roles.SHORT):
        return None
    return None if form.lemmas & MEASURES else token


def _waits_for_subject(sentence: Sentence, at: int) -> bool:
    """«этим должен заниматься класс»: the noun after the infinitive is the subject."""
    return any(role(token) & (roles.SHORT | roles.FINITE) for token in sentence.tokens[max(0, at - 3) : at])


def _is_object(noun: Form, verb: Form) -> bool:
    """The noun is in the accusative, and cannot be the subject of a verb in a personal form."""
    if not noun.any & ACCS:
        return False
    return not verb.any & VERB or not noun.any & NOMN
