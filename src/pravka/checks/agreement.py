"""Check of agreement of an adjective and its noun. Cases after prepositions are in `grammar_cases`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pravka import nominal
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import places
from pravka.russian import grammemes, morphology

if TYPE_CHECKING:
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, PRTF, NPRO, NUMR = (grammemes.BITS[name] for name in ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR"))
NOMN, GENT, DATV, ACCS, ABLT, LOCT = (grammemes.BITS[name] for name in ("nomn", "gent", "datv", "accs", "ablt", "loct"))
SING, PLUR, FIXED, NEUT = (grammemes.BITS[name] for name in ("sing", "plur", "Fixd", "neut"))


def adjective_noun(doc: Document) -> Iterator[Hit]:
    """Find an adjective and a noun side by side no readings of which agree: «новый функция»."""
    for sentence, at in places(doc, nominal.is_adjective):
        if at + 1 >= len(sentence.tokens):
            continue
        adjective, noun = sentence.tokens[at], sentence.tokens[at + 1]
        if adjective.form is None or noun.form is None or not nominal.is_noun(noun.form):
            continue
        if nominal.agree(adjective.form, noun.form) or nominal.may_adjoin(sentence, at, adjective.form, noun.form):
            continue
        cures = _agreeing(sentence, at)
        yield Hit(Span(adjective.start, noun.end), cures, fields={"adjective": adjective.text, "noun": noun.text})


def _agreeing(sentence: Sentence, at: int) -> tuple[str, ...]:
    """Phrases with one of the two words changed: what the preposition asks for first, then the smaller change."""
    adjective, noun = sentence.tokens[at], sentence.tokens[at + 1]
    assert adjective.form is not None
    assert noun.form is not None
    found = [f"{word} {noun.text}" for word in nominal.adjective_like(adjective, noun.form.readings)]
    found += [
        f"{adjective.text} {word}"
        for word in morphology.inflect_like(noun.form, adjective.form, "case number", noun.text)
    ]
    wanted = _cases_before(sentence, at)
    old = f"{adjective.text} {noun.text}"

    def cost(phrase: str) -> tuple[bool, bool, int]:
        changes_noun = phrase.startswith(adjective.text + " ")
        word = phrase.rpartition(" ")[2] if changes_noun else phrase.partition(" ")[0]
        unfits = bool(wanted) and not nominal.cases_of(sentence, word) & wanted
        return unfits, changes_noun != _is_bare(noun, adjective), nominal.distance(old, phrase)

    ranked = sorted((p for p in dict.fromkeys(found) if p != old), key=cost)
    return tuple(p for p in ranked if not cost(p)[0])[:3] or tuple(ranked[:3])


def _is_bare(noun: Token, adjective: Token) -> bool:
    """The noun stands in its dictionary form, the adjective does not: it is the noun that was left unchanged."""
    assert noun.form is not None
    assert adjective.form is not None
    return noun.form.lower in noun.form.lemmas and not adjective.form.any & NOMN


def _cases_before(sentence: Sentence, at: int) -> int:
    """The cases that a preposition right before asks for, 0 if there is none."""
    before = sentence.tokens[at - 1].text.lower() if at else ""
    return grammemes.mask(nominal.PREPOSITIONS[before]) if before in nominal.PREPOSITIONS else 0
