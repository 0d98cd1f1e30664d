"""Compound predicates whose parts do not agree with each other: «могут быть указана», «была создан»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pravka import nominal
from pravka.document import Document
from pravka.patterns import having, places, vocabulary
from pravka.russian import clauses, grammemes, morphology, roles
from pravka.russian.roles import role

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form, Reading
    from pravka.russian.sentences import Sentence

SHORT = grammemes.mask("ADJS PRTS")
SING, NOMN, NPRO = (grammemes.BITS[name] for name in ("sing", "nomn", "NPRO"))
BEING = frozenset("был была было были будет будут".split())
ABLE = frozenset("могут смогут сможет мог могла могли смогла смогли должен должна должны".split())
HELPERS = BEING | {"быть"}
BETWEEN = frozenset("не уже ещё еще также тоже только лишь всегда сразу бы автоматически полностью".split())


class Mismatch(NamedTuple):
    """Numbers of two tokens of a sentence that do not agree: what has person or gender, and the short form.

    subject   the word before that agrees with one of them only, or None
    wrong     the one of the two that it does not agree with, or None
    """

    sentence: Sentence
    helper: int
    short: int
    subject: int | None
    wrong: int | None


def mismatches(doc: Document) -> Iterator[Mismatch]:
    """Find short adjectives and participles that do not agree with the «быть» or the modal before them."""
    if vocabulary(doc).isdisjoint(HELPERS):
        return
    for sentence, at in places(doc, _is_short):
        helper = _helper(sentence, at)
        if helper is None:
            continue
        one, two = sentence.tokens[helper].form, sentence.tokens[at].form
        if one is None or two is None or not one.known or _agree(one, two):
            continue
        subject = _subject(sentence, helper)
        yield Mismatch(sentence, helper, at, subject, _wrong(sentence, subject, helper, at))


@having(SHORT)
def _is_short(form: Form) -> bool:
    return bool(form.any & SHORT) and all(mask & SHORT for mask in form.each)


def _helper(sentence: Sentence, at: int) -> int | None:
    """Find the word before a short form that must agree with it."""
    tokens, place = sentence.tokens, at - 1
    while place > 0 and tokens[place].text.lower() in BETWEEN:
        place -= 1
    if place < 0:
        return None
    if tokens[place].text.lower() == "быть":
        place -= 1
        while place > 0 and tokens[place].text.lower() in BETWEEN:
            place -= 1
        return place if place >= 0 and tokens[place].text.lower() in ABLE else None
    if tokens[place].text.lower() not in BEING:
        return None
    before = role(tokens[place - 1]) if place else 0
    return None if before & (roles.MODAL | roles.INFINITIVE | roles.MAYBE) else place


def _agree(helper: Form, short: Form) -> bool:
    return morphology.agree(helper, short, "number gender")


def _subject(sentence: Sentence, helper: int) -> int | None:
    """Find the last word before the predicate, in its run of words, that may be the subject."""
    for place in range(helper - 1, clauses.left_edge(sentence, helper) - 1, -1):
        form = sentence.tokens[place].form
        if form is None or not form.known:
            return None
        free = place == 0 or not role(sentence.tokens[place - 1]) & roles.PREPOSITION
        if free and (nominal.is_noun(form) or form.all & NPRO) and form.any & NOMN:
            return place
    return None


def _wrong(sentence: Sentence, subject: int | None, helper: int, short: int) -> int | None:
    if subject is None:
        return None
    form = sentence.tokens[subject].form
    assert form is not None
    nominatives = [r for r in form.readings if r.mask & NOMN]
    fits = [_fits(nominatives, sentence.tokens[place].form) for place in (helper, short)]
    return {(True, False): short, (False, True): helper}.get((fits[0], fits[1]))


def _fits(nominatives: list[Reading], form: Form | None) -> bool:
    assert form is not None
    return any(morphology.agree_readings(n, r, ("number", "gender")) for n in nominatives for r in form.readings)
