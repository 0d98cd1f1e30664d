"""Commas that should not be there between members of one kind: before the last «и» of a list, two in a row."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import commas
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import first_comma, first_with, has, left_edge, right_edge
from pravka.russian.morphology import agree
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.waking import needs

PREPOSITION = grammemes.BITS["PREP"]

LIST_CONJUNCTIONS = ("и", "или", "либо")


@needs(LIST_CONJUNCTIONS)
def before_last(doc: Document) -> Iterator[Hit]:
    """Find a comma before the only «и» or «или» of a list: «A, B, и C»."""
    after = commas.following(doc)
    for sentence, at in (place for word in LIST_CONJUNCTIONS for place in after.get(word, ())):
        tokens = sentence.tokens
        if at >= 2 and at + 1 < len(tokens) and _is_list_end(sentence, at):
            yield commas.delete(tokens[at - 1], word=tokens[at].text)


@needs(["и", "или"])
def homogeneous(doc: Document) -> Iterator[Hit]:
    """Find the only comma of a sentence before «и» that joins two infinitives."""
    after = commas.following(doc)
    for sentence, at in (*after.get("и", ()), *after.get("или", ())):
        tokens = sentence.tokens
        if at < 3 or at + 1 >= len(tokens):
            continue
        if not role(tokens[at + 1]) & roles.INFINITIVE or first_comma(sentence) != at - 1:
            continue
        if right_edge(sentence, at + 1) < len(tokens) - 1:
            continue
        left = first_with(sentence, 0, at - 1, roles.INFINITIVE)
        if left > 0 and not has(sentence, 0, at - 1, roles.OPENER | roles.GERUND | roles.CONJUNCTION):
            yield commas.delete(tokens[at - 1], word=tokens[at].text)


def doubled(doc: Document) -> Iterator[Hit]:
    """Find two commas in a row."""
    for sentence, at in commas.following(doc).get(",", ()):
        first, second = sentence.tokens[at - 1 : at + 1]
        if doc.prose[first.end : second.start].strip() == "":
            yield Hit(Span(first.end, second.end), ("",), safe=True)


def _is_list_end(sentence: Sentence, at: int) -> bool:
    """Tell whether the comma before «и» ends a list of three or more, or stands between two objects."""
    tokens, comma = sentence.tokens, at - 1
    start = left_edge(sentence, comma)
    last, following = tokens[comma - 1], tokens[at + 1]
    end = right_edge(sentence, at + 1)
    if not _is_item(sentence, at + 1, _item_end(sentence, at + 1, end)):
        return False
    alike = _is_opaque(last) and _is_opaque(following)
    if start >= 2 and tokens[start - 1].text == "," and _is_item(sentence, start, comma):
        earlier = tokens[start - 2]
        if role(tokens[left_edge(sentence, start - 1)]) & roles.CONJUNCTION and left_edge(sentence, start - 1) > 0:
            return False
        if alike:
            return _is_opaque(earlier)
        return _agree_as_items(earlier, last, following, sentence, start, at)
    # two objects alone: nothing before the comma may be an insertion that it closes
    return alike and at + 2 == end and start == 0 and not has(sentence, 0, comma, roles.CONJUNCTION | roles.OPENER)


def _agree_as_items(earlier: Token, last: Token, following: Token, sentence: Sentence, start: int, at: int) -> bool:
    """Tell whether three items are of one kind: single words or short groups in one case."""
    if has(sentence, start, at, roles.PREPOSITION):
        return False
    if earlier.form is None or last.form is None or following.form is None:
        return False
    if not (earlier.form.known and last.form.known and following.form.known):
        return False
    one_word = at - 1 - start == 1
    return one_word and agree(earlier.form, last.form, "pos case") and agree(last.form, following.form, "pos case")


def _is_opaque(token: Token) -> bool:
    return token.kind == "object" or (token.kind == "word" and token.text.isascii())


def _item_end(sentence: Sentence, start: int, end: int) -> int:
    """Cut an item before the predicate of the whole sentence: «A, B, и C работают»."""
    stop = first_with(sentence, start, end, roles.FINITE | roles.SHORT | roles.MODAL)
    return stop if stop > start else end


def _is_item(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a range can be one member of a list: a few words without predicates and openers."""
    if not 1 <= end - start <= 12:
        return False
    first = role(sentence.tokens[start])
    if first & (roles.PARTICIPLE | roles.GERUND | roles.CONJUNCTION | roles.OPENER | roles.PRONOUN):
        return False
    return not has(sentence, start, end, roles.VERBAL | roles.GERUND | roles.OPENER)
