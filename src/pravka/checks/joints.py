"""Commas where conjunctions meet other conjunctions, gerunds and introductory words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import LONGEST, first_with, has, left_edge, right_edge
from pravka.russian.morphology import agree
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.waking import needs

SUBORDINATORS = frozenset("если когда что чтобы хотя потому поскольку который которая которое которые где пока".split())
CONDITIONS = frozenset("если когда пока хотя поскольку чтобы".split())
PERSONAL = frozenset("я ты он она оно мы вы они".split())
NOMINATIVE = grammemes.BITS["nomn"]


def gerund(doc: Document) -> Iterator[Hit]:
    """Find «и, глядя на него, …» that has the second comma and lacks the first."""
    for sentence, at in commas.gerunds(doc):
        if at and _lacks_first(sentence, at):
            hit = commas.insert(doc, sentence.tokens[at - 1], word=sentence.tokens[at].text)
            listed = sentence.tokens[at - 1].text.lower() in SUBORDINATORS | {"и", "или"}
            yield hit if listed else hit._replace(level="info")  # «Он глядя на него, …»


@needs(["а"])
def contrast(doc: Document) -> Iterator[Hit]:
    """Find «а, выбирая …, предпочёл»: no comma parts «а» from a gerund unless «не …, а …» contrasts."""
    for sentence, at in commas.places(doc, "а", "А"):
        tokens = sentence.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].text != "," or not role(tokens[at + 2]) & roles.GERUND:
            continue
        if not any(t.text.lower() in ("не", "ни") for t in tokens[max(at - LONGEST, 0) : at]):
            yield commas.delete(tokens[at + 1], word=tokens[at + 2].text)


@needs(options=["phrases"])
def introductory(doc: Document, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """Find «а, может быть,»: the comma stands after the introductory word only."""
    wanted = [phrase.split() for phrase in phrases]
    for sentence, at in commas.places(doc, "а", "А"):
        tokens = sentence.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].text != ",":
            continue
        for words in wanted:
            if [t.text.lower() for t in tokens[at + 2 : at + 2 + len(words)]] == words:
                yield commas.delete(tokens[at + 1], word=" ".join(words))


@needs(CONDITIONS)
def then(doc: Document) -> Iterator[Hit]:
    """Find «и, если …, то»: with «то» ahead no comma parts the two conjunctions."""
    for sentence, at in commas.places(doc, *sorted(CONDITIONS)):
        tokens = sentence.tokens
        if at < 2 or tokens[at - 1].text != "," or tokens[at - 2].text.lower() not in ("и", "но", "а", "что"):
            continue
        if tokens[at - 2].text == "что" and (at < 4 or role(tokens[at - 3]) & roles.CONJUNCTION):
            continue  # «И что, если …?»
        end = right_edge(sentence, at)
        if end + 2 >= len(tokens) or tokens[end].text != "," or tokens[end + 1].text.lower() != "то":
            continue
        if tokens[end + 2].text.lower() not in ("есть", "что"):
            yield commas.delete(tokens[at - 1], word=f"{tokens[at - 2].text} {tokens[at].text}")


@needs(["если", "когда", "поскольку", "хотя"])
def meeting(doc: Document) -> Iterator[Hit]:
    """Find «, и когда …, они» without the comma between the two conjunctions."""
    for sentence, at in commas.places(doc, "если", "когда", "поскольку", "хотя"):
        tokens = sentence.tokens
        if at < 3 or tokens[at - 1].text.lower() not in ("и", "что"):
            continue
        caused = tokens[at - 1].text == "что" and tokens[at - 2].text in ("потому", "так", "том", "то") and at > 3
        if tokens[at - 3 if caused else at - 2].text != ",":
            continue
        end = right_edge(sentence, at)
        if end + 2 >= len(tokens) or tokens[end].text != "," or tokens[end + 1].text.lower() in ("то", "так", "тогда"):
            continue
        if role(tokens[end + 1]) & (roles.OPENER | roles.CONJUNCTION | roles.GERUND | roles.PARTICIPLE):
            continue
        after = right_edge(sentence, end + 1)
        if all(has(sentence, a, b, roles.PREDICATE) for a, b in ((0, at - 1), (at, end), (end + 1, after))):
            yield commas.insert(doc, tokens[at - 1], word=f"{tokens[at - 1].text}, {tokens[at].text}")


@needs(options=["words"])
def repeated(doc: Document, *, words: Sequence[str]) -> Iterator[Hit]:
    """Find «что …, и что …»: two clauses of one kind joined by a single «и» take no comma."""
    for sentence, at in commas.places(doc, *words):
        tokens = sentence.tokens
        if at < 4 or tokens[at - 1].text not in ("и", "или") or tokens[at - 2].text != ",":
            continue
        left = left_edge(sentence, at - 2)
        alike = left > 0 and tokens[left - 1].text == "," and tokens[left].text.lower() == tokens[at].text
        if alike and (left < 2 or tokens[left - 2].text.lower() != "и") and not _is_chained(sentence, left, at):
            yield commas.delete(tokens[at - 2], word=f"{tokens[at - 1].text} {tokens[at].text}")


def _is_chained(sentence: Sentence, left: int, at: int) -> bool:
    """«…, или если …, или если …», «или…, или что»: the conjunction is repeated; «…, и если …, то»: a new sentence."""
    tokens, right = sentence.tokens, right_edge(sentence, at)
    joint = tokens[at - 1].text
    ors = (i for i in range(left, at - 2) if tokens[i].text == joint == "или")
    if any(role(tokens[i + 1]) & roles.VERBAL for i in ors):
        return True
    if right + 1 >= len(tokens) or tokens[right].text != ",":
        return False
    after = tokens[right + 1]
    if after.text == joint or (tokens[at].text in CONDITIONS and after.text in ("то", "тогда")):
        return True
    end = right_edge(sentence, right + 1)
    begins = role(after) & (roles.OPENER | roles.CONJUNCTION | roles.PARTICIPLE | roles.GERUND)
    if tokens[at].text not in CONDITIONS or begins or not has(sentence, 0, left, roles.PREDICATE):
        return False
    return has(sentence, right + 1, end, roles.PREDICATE)


@needs(PERSONAL)
def pronoun(doc: Document) -> Iterator[Hit]:
    """Find a participle before its pronoun at the beginning of a sentence with no comma: «Очарованные мы»."""
    for sentence, at in commas.participles(doc):
        if at:
            continue
        tokens, edge = sentence.tokens, right_edge(sentence, 0)
        subject = first_with(sentence, 1, min(edge, 8), roles.PRONOUN)
        if subject < 1 or subject + 1 >= edge:
            continue
        word, form = tokens[0].form, tokens[subject].form
        if word is None or form is None or not word.any & NOMINATIVE or not agree(word, form, "case number gender"):
            continue
        if tokens[subject].text not in PERSONAL:
            continue
        if has(sentence, 1, subject, roles.VERBAL | roles.OPENER | roles.CONJUNCTION):
            continue
        nouns = [t.form for t in tokens[1:subject] if t.form and role(t) & roles.NOUN]
        if any(agree(noun, word, "case number gender") for noun in nouns):
            continue  # «Созданный файл он удалил»
        if has(sentence, subject + 1, edge, roles.FINITE):
            yield commas.insert(doc, tokens[subject - 1], word=tokens[subject].text)


def _lacks_first(sentence: Sentence, at: int) -> bool:
    """Tell whether only the comma before a gerund is missing: a conjunction or the subject stands before it."""
    tokens = sentence.tokens
    before = tokens[at - 1]
    end = right_edge(sentence, at)
    if before.form is None or end + 1 >= len(tokens) or tokens[end].text != "," or not tokens[at].spaced:
        return False
    main = right_edge(sentence, end + 1)
    if not has(sentence, end + 1, main, roles.VERBAL) or has(sentence, at + 1, end, roles.PREDICATE):
        return False
    if role(tokens[end + 1]) & (roles.OPENER | roles.CONJUNCTION | roles.GERUND | roles.PARTICIPLE):
        return False
    left, lower = left_edge(sentence, at), before.text.lower()
    if lower in SUBORDINATORS or (role(before) & roles.PRONOUN and at - 1 == left):
        return True
    if lower not in ("и", "или") or (at - 1 == left and left == 0):
        return False
    return has(sentence, left, at - 1, roles.PREDICATE | roles.INFINITIVE) and not has(
        sentence, left, at - 1, roles.GERUND | roles.OPENER
    )
