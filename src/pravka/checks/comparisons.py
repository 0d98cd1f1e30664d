"""Missing commas before comparisons: «проще, чем», «такие языки, как», «языки, такие как»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import first_with, has, is_border, left_edge, right_edge
from pravka.russian.morphology import agree
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.waking import needs

PREPOSITION = grammemes.BITS["PREP"]


@needs(["чем"])
def than(doc: Document) -> Iterator[Hit]:
    """Find «чем» after a comparative, at once or a few words later, without a comma."""
    for sentence, at in commas.places(doc, "чем"):
        if at < 1 or at + 1 >= len(sentence.tokens):
            continue
        before, after = sentence.tokens[at - 1], sentence.tokens[at + 1]
        if before.kind == "mark" or after.kind == "mark" or role(before) & (roles.PREPOSITION | roles.CONJUNCTION):
            continue
        if role(before) & roles.COMPARATIVE:
            fits = after.kind == "word" and (before.text.lower() not in QUANTITIES or _is_compared(sentence, at))
        else:
            fits = _compares(sentence, at) and not role(after) & (roles.FINITE | roles.PRONOUN | roles.CONJUNCTION)
        if fits:
            yield commas.insert(doc, before, word="чем")


def _is_compared(sentence: Sentence, at: int) -> bool:
    """Tell «больше, чем у соседа», «выше, чем ширина» from a measure: «больше чем на час», «не ниже чем второй»."""
    before, after = sentence.tokens[at - 2], sentence.tokens[at + 1]
    if sentence.tokens[at - 1].text.lower() in ("более", "менее") or before.text.lower() in ("не", "ни"):
        return False
    if after.text == "у":
        return True
    named = after.form is not None and after.form.known and not after.form.lemmas & MEASURES
    return named and bool(role(after) & (roles.SUBJECT | roles.PRONOUN)) and not role(after) & roles.ADVERB


MEASURES = frozenset("половина треть четверть раз один год час день минута секунда достаточно".split())


def _compares(sentence: Sentence, at: int) -> bool:
    """Tell whether a comparative stands a few words before «чем», its noun between: «больше вопросов, чем ответов»."""
    left = max(left_edge(sentence, at), at - 5)
    comparative = first_with(sentence, left, at - 1, roles.COMPARATIVE)
    return comparative >= 0 and not has(sentence, comparative, at, roles.PREDICATE | roles.OPENER)


@needs(["как"])
def as_well(doc: Document) -> Iterator[Hit]:
    """Find «так же как» after its verb, and «такой» with its noun, with no comma before «как»."""
    for sentence, at in commas.places(doc, "как"):
        tokens = sentence.tokens
        if at < 2 or at + 1 >= len(tokens) or tokens[at - 1].kind == "mark" or is_border(tokens[at + 1]):
            continue
        pair = f"{_lower(sentence, at - 2)} {_lower(sentence, at - 1)}"
        likewise = pair == "так же" and at > 2 and role(tokens[at - 3]) & (roles.VERBAL & ~roles.MODAL)
        if likewise or _is_such(sentence, at):
            yield commas.insert(doc, tokens[at - 1], word="как")


def _is_such(sentence: Sentence, at: int) -> bool:
    """Tell «такие языки, как Go»: «такой», a noun that agrees with it right before «как», and no verb after."""
    tokens = sentence.tokens
    noun = tokens[at - 1].form
    if noun is None or not role(tokens[at - 1]) & roles.NOUN:
        return False
    for back in range(at - 2, max(at - 5, -1), -1):
        form = tokens[back].form
        if form is None or is_border(tokens[back]):
            return False
        if "такой" in form.lemmas and form.lower != "так":
            if any(t.form and t.form.lemmas & TAKEN_AS for t in tokens[left_edge(sentence, back) : back]):
                return False  # «определим такой тип как простой»
            right = right_edge(sentence, at + 1)
            return agree(form, noun, "case number gender") and not has(sentence, at + 1, right, roles.PREDICATE)
    return False


# After these «как» names what a thing is taken for.
TAKEN_AS = frozenset(
    """
    определять определить рассматривать рассмотреть воспринимать воспринять трактовать понимать понять оценивать
    оценить обозначать обозначить характеризовать
    """.split()
)

# «более чем», «не раньше чем», «меньше чем за час»: no comma, or either way.
QUANTITIES = frozenset("более менее больше меньше раньше позже позднее ранее выше ниже дольше дальше скорее".split())


@needs(options=["words"])
def such_as(doc: Document, *, words: Sequence[str]) -> Iterator[Hit]:
    """Find «такие как» after its noun without a comma."""
    for sentence, at in commas.places(doc, *words):
        tokens = sentence.tokens
        if at + 2 >= len(tokens) or at == 0 or _lower(sentence, at + 1) != "как" or is_border(tokens[at + 2]):
            continue
        before = tokens[at - 1]
        if role(before) & roles.NOUN and not role(before) & (roles.PREPOSITION | roles.PRONOUN):
            right = right_edge(sentence, at + 2)
            if not has(sentence, at + 2, right, roles.FINITE) and _lower(sentence, at + 2) not in ("и", "есть"):
                yield commas.insert(doc, before, word=f"{tokens[at].text} как")


def _lower(sentence: Sentence, at: int) -> str:
    return sentence.tokens[at].text.lower()
