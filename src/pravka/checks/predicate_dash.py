"""A missing dash between subject and predicate: «X это Y». Hyphens typed for dashes are in `dashes`."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import first_with, has, is_border, left_edge, right_edge
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.waking import needs

NOMINATIVE = grammemes.mask("nomn")
NAMES = grammemes.mask("NOUN ADJF NUMR PRTF")
VERB = grammemes.BITS["VERB"]
PARTICLES = frozenset("не просто всего лишь уже ещё еще обычно и есть".split())
LONGEST = 9  # words of the subject


@needs(["это"])
def this(doc: Document) -> Iterator[Hit]:
    """Find «это» between two nominatives without a dash before it."""
    for sentence, at in commas.places(doc, "это"):
        tokens = sentence.tokens
        if at < 1 or at + 1 >= len(tokens) or not tokens[at].spaced:
            continue
        if tokens[at - 1].kind == "mark" and tokens[at - 1].text not in "»)":
            continue
        left, right = left_edge(sentence, at), right_edge(sentence, at + 1)
        if tokens[at - 1].kind == "mark":
            left = 0
        if _is_subject(sentence, left, at) and _is_name(sentence, at + 1, right):
            yield commas.insert(doc, tokens[at - 1], " —", word="это")


def _is_subject(sentence: Sentence, left: int, at: int) -> bool:
    """Tell whether a range is a noun phrase in the nominative: nothing verbal, its first noun nominative."""
    tokens = sentence.tokens
    if (left > 0 and tokens[left - 1].text != ":") or not 1 <= at - left <= LONGEST:
        return False
    blocked = roles.PREDICATE | roles.GERUND | roles.OPENER | roles.INFINITIVE | roles.PRONOUN | roles.IMPERATIVE
    if has(sentence, left, at, blocked):
        return False
    head = left
    while head < at - 1 and _is_attribute(sentence, head):
        head += 1
    if role(tokens[left]) & (roles.PREPOSITION | roles.ADVERB | roles.CONJUNCTION):
        return False
    head_token = tokens[head]
    if head_token.kind == "object" or (head_token.kind == "word" and head_token.text.isascii()):
        return True
    form = head_token.form
    return form is not None and form.known and not form.any & VERB and bool(role(head_token) & roles.NOMINATIVE)


def _is_attribute(sentence: Sentence, at: int) -> bool:
    form = sentence.tokens[at].form
    if form is None or not form.known:
        return False
    return any(r.mask & (grammemes.mask("ADJF PRTF NUMR")) and r.mask & NOMINATIVE for r in form.readings)


def _is_name(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a noun phrase in the nominative follows «это», with no verb that «это» could be the subject of."""
    tokens = sentence.tokens
    at = start
    while at < end and tokens[at].text.lower() in PARTICLES:
        at += 1
    if at >= end or is_border(tokens[at]):
        return False
    if has(sentence, at, end, roles.PREDICATE | roles.MAYBE) and _verb_is_near(sentence, at, end):
        return False
    first = tokens[at]
    if first.kind == "object":
        return end - at == 1
    if first.form is None or not first.form.known or role(first) & (roles.PREPOSITION | roles.PRONOUN):
        return False
    # «это имя» may be one phrase («знаю это имя») if the noun is neuter: then something else must show the predicate
    named = [r for r in first.form.readings if r.mask & NAMES]
    return bool(named) and len(named) == len(first.form.readings) and any(r.mask & NOMINATIVE for r in named)


def _verb_is_near(sentence: Sentence, at: int, end: int) -> bool:
    verb = first_with(sentence, at, end, roles.PREDICATE | roles.MAYBE)
    return not has(sentence, at, verb, roles.OPENER)
