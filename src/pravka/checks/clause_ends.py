"""Missing commas where a clause ends and the main one goes on: «Нажав кнопку, вы», «файл, который пуст, удаляется»."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles, sentences
from pravka.russian.clauses import first_with, has, is_border, left_edge, right_edge
from pravka.russian.morphology import agree
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token


def after_relative(doc: Document) -> Iterator[Hit]:
    """Find the end of «, который делает …» before «и» with an infinitive, which can only belong to the main clause."""
    for sentence, at in commas.places(doc, "и", "или"):
        tokens, left = sentence.tokens, left_edge(sentence, at)
        if left == 0 or at + 1 >= len(tokens) or tokens[at - 1].kind == "mark" or tokens[left - 1].text != ",":
            continue
        opener = first_with(sentence, left, min(left + 3, at), roles.OPENER)
        if opener < 0 or not role(tokens[at + 1]) & roles.INFINITIVE or tokens[opener].text.lower() == "чтобы":
            continue
        other = roles.INFINITIVE | roles.MODAL | roles.CONJUNCTION | roles.MAYBE | roles.SHORT
        if has(sentence, opener, at, roles.FINITE) and not has(sentence, opener, at, other):
            yield commas.insert(doc, tokens[at - 1], word=tokens[opener].text)


def then(doc: Document) -> Iterator[Hit]:
    """Find «если …, то» without the comma before «то»."""
    for sentence, at in commas.places(doc, "то"):
        tokens, left = sentence.tokens, left_edge(sentence, at)
        if at < 3 or tokens[at - 1].kind == "mark" or at + 1 >= len(tokens) or is_border(tokens[at + 1]):
            continue
        if tokens[at + 1].text.lower() in ("что", "же", "есть", "и", "ли", "место", "время"):
            continue
        before = tokens[at - 1].form
        if before is not None and before.lemmas & INDEFINITE:
            continue  # «чем то»: a hyphen is missing
        first = tokens[left + (tokens[left].text.lower() in ("и", "а", "но"))].text.lower()
        if first not in ("если", "раз", "когда") or role(tokens[at - 1]) & (roles.PREPOSITION | roles.CONJUNCTION):
            continue
        if has(sentence, left, at, roles.VERBAL | roles.MAYBE):
            yield commas.insert(doc, tokens[at - 1], word="то")


def end_of_opening(doc: Document) -> Iterator[Hit]:
    """Find the end of a clause that begins a run of words and goes on into the main one without a comma."""
    for sentence in sentences.of(doc):
        start, count = 0, len(sentence.tokens)
        while start < count:
            edge = right_edge(sentence, start)
            first = _first_predicate(sentence, start, edge)
            second = _main_begin(sentence, start, first, edge) if first >= 0 else 0
            if second:
                yield commas.insert(doc, sentence.tokens[second - 1], word=sentence.tokens[start].text)
            start = edge + 1


def end_of_relative(doc: Document) -> Iterator[Hit]:
    """Find «, который …» or «, созданный …» that runs into the verb of the main clause without a comma."""
    for sentence in sentences.of(doc):
        tokens = sentence.tokens
        for at in range(1, len(tokens) - 2):
            if tokens[at - 1].text != "," or tokens[at].form is None:
                continue
            begin = _relative_begin(sentence, at)
            if begin:
                place = _second_verb(sentence, begin, right_edge(sentence, at))
                if place:
                    yield commas.insert(doc, tokens[place - 1], word=tokens[at].text)


NOMINATIVE = grammemes.BITS["nomn"]
INDEFINITE = frozenset("что кто какой чей как где куда откуда когда почему сколько".split())


def _first_predicate(sentence: Sentence, start: int, edge: int) -> int:
    """Find the predicate of the clause or the gerund a run begins with, -1 if it begins otherwise."""
    tokens = sentence.tokens
    while start < edge and tokens[start].kind == "mark":
        start += 1  # an emoji
    if edge - start < 4:
        return -1
    if role(tokens[start]) & roles.GERUND:
        return start
    if tokens[start].text.lower() == "не" and role(tokens[start + 1]) & roles.GERUND:
        return start + 1
    if tokens[start].text.lower() in ("для", "вместо") and tokens[start + 2].text.lower() == "чтобы":
        start += 2
    opener = tokens[start].text.lower()
    if opener == "как" and role(tokens[start + 1]) & roles.INFINITIVE:
        return start + 1
    if opener in ("чтобы", "чтоб"):
        verb = first_with(sentence, start + 1, min(edge, start + 4), roles.INFINITIVE)
        named = any(role(t) & roles.NOUN and t.text.lower() not in OBJECTS for t in tokens[start + 1 : max(verb, 0)])
        return -1 if named else verb  # «чтобы нужды писать не было»
    return first_with(sentence, start + 1, edge, roles.VERBAL) if opener in ("если", "когда", "поскольку") else -1


def _main_begin(sentence: Sentence, start: int, first: int, edge: int) -> int:
    """Find where the main clause begins after the predicate `first`, 0 if no comma is surely missing."""
    tokens = sentence.tokens
    # the clause of a gerund, of «чтобы» or «как» with an infinitive has no finite verb of its own
    conditional = any(t.text.lower() in ("если", "когда", "поскольку") for t in tokens[start:first])
    infinitive = role(tokens[first]) & roles.INFINITIVE and not conditional
    plain = bool(role(tokens[first]) & roles.GERUND or infinitive)
    if edge + 1 < len(tokens) and tokens[edge].text == "," and tokens[edge + 1].text.lower() == "то":
        return 0  # the main clause begins there
    if plain and has(sentence, start, first, roles.FINITE | roles.SHORT | roles.MODAL):
        return 0
    for at in range(first + 1, edge):
        bits = role(tokens[at])
        joins = tokens[at].text == "и" and at + 1 < edge and role(tokens[at + 1]) & NAMED
        if joins and not role(tokens[at + 1]) & JOINED:
            if conditional and role(tokens[at + 1]) & (roles.NOMINATIVE | roles.ADJECTIVE):
                return 0  # «когда места нет и размеры нужно уменьшить»
            continue  # it joins nouns
        if bits & (roles.OPENER | roles.CONJUNCTION | roles.GERUND | roles.PARTICIPLE):
            return 0
        if at == first + 1:
            if bits & roles.FINITE:
                return 0
            continue
        if bits & roles.PRONOUN:
            verb = at + 1
            while verb < edge and tokens[verb].text.lower() in roles.BEFORE_VERB:
                verb += 1
            return at if verb < edge and role(tokens[verb]) & (roles.FINITE | roles.SHORT | roles.MODAL) else 0
        if conditional and role(tokens[first]) & roles.INFINITIVE and bits & roles.MODAL:
            return 0  # «если применить его нельзя»
        if infinitive and tokens[at].text.lower() in BEING and not has(sentence, at + 1, at + 2, roles.SHORT):
            return 0  # «чтобы читать было проще»
        if bits & (roles.IMPERATIVE | roles.MODAL) or (plain and bits & (roles.FINITE | roles.SHORT)):
            return _step_back(sentence, first, at) if plain or bits & roles.IMPERATIVE or _is_sure(tokens[at]) else 0
        if bits & (roles.FINITE | roles.SHORT):
            return 0
    return 0


def _is_sure(token: Token) -> bool:
    return token.text.lower() in ("можно", "нужно", "необходимо", "надо", "нельзя")


def _step_back(sentence: Sentence, first: int, at: int) -> int:
    """Find where the comma before a main verb goes: before its adverbs too; 0 if its subject may stand between."""
    tokens = sentence.tokens
    while at - 1 > first + 1 and tokens[at - 1].text.lower() in MAIN_ADVERBS | WHOM:
        at -= 1
    if tokens[at - 1].text.lower() in OBJECTS:
        return 0  # whose object it is cannot be seen
    before, bits = tokens[at - 1], role(tokens[at])
    if before.kind == "mark" or role(before) & roles.CONJUNCTION:
        return 0
    if role(before) & (roles.PREPOSITION | roles.ADVERB | roles.ADJECTIVE) and not role(before) & roles.NOUN:
        return 0
    if bits & (roles.IMPERATIVE | roles.MODAL) or tokens[at].text.lower() in MAIN_ADVERBS | WHOM:
        return at
    form = tokens[at].form
    if form is not None and any(r.mask & PERSONAL for r in form.readings):
        return at
    return 0 if role(before) & roles.NOMINATIVE or before.form is None else at


NAMED = roles.NOUN | roles.ADJECTIVE
JOINED = roles.VERBAL | roles.GERUND | roles.PRONOUN | roles.OPENER | roles.MAYBE
OBJECTS = frozenset("это его её ее их себе вам нам мне ему ей им всё что-то".split())
WHOM = frozenset("вам нам мне тебе ему ей им".split())  # before «нужно», «понадобится» they belong to it
BEING = frozenset("было была были стало стала стали был стал".split())
PERSONAL = grammemes.mask("1per 2per")

MAIN_ADVERBS = frozenset("просто лучше сначала также достаточно обязательно всегда часто обычно всего не".split())


def _relative_begin(sentence: Sentence, at: int) -> int:
    """Give the place from which to look for verbs after «, который» or «, созданный», 0 if neither begins here."""
    tokens = sentence.tokens
    text = tokens[at].text.lower()
    if text.startswith("котор"):
        verb = first_with(sentence, at + 1, right_edge(sentence, at), roles.PREDICATE)
        return 0 if verb >= 0 and tokens[verb].text.lower() == "достаточно" else verb + 1
    if role(tokens[at]) & roles.PARTICIPLE and at >= 2 and _describes_before(sentence, at):
        return at + 1
    return 0


def _describes_before(sentence: Sentence, at: int) -> bool:
    """Tell whether a participle after a comma belongs to the noun before it, not to one that follows."""
    tokens = sentence.tokens
    noun, word = tokens[at - 2].form, tokens[at].form
    if word is None or (noun is None and tokens[at - 2].kind != "object"):
        return False
    if noun is not None and not (role(tokens[at - 2]) & roles.NOUN and agree(noun, word, "case number gender")):
        return False
    verb = first_with(sentence, at + 1, right_edge(sentence, at), roles.FINITE)
    return not any(
        t.form is not None and role(t) & roles.NOUN and agree(t.form, word, "case number gender")
        for t in tokens[at + 1 : max(verb, at + 1)]
    )


def _second_verb(sentence: Sentence, start: int, end: int) -> int:
    """Find a finite verb with no conjunction before it from `start` on; the comma stands before it (or its «не»)."""
    if start <= 0:
        return 0
    tokens = sentence.tokens
    for at in range(start, end):
        bits = role(tokens[at])
        if bits & (roles.CONJUNCTION | roles.OPENER | roles.PRONOUN | roles.GERUND):
            return 0
        if bits & roles.FINITE and not bits & roles.INFINITIVE:
            if tokens[at].text.lower() in ("будет", "было", "бы") or not tokens[at].spaced:
                return 0
            if at + 1 < len(tokens) and tokens[at + 1].text.lower() in ("ли", "быть"):
                return 0
            if at == start or role(tokens[at - 1]) & roles.INFINITIVE:
                return 0  # «должен хранится», «определить является»: one predicate misspelled, or a question
            while at - 1 > start and tokens[at - 1].text.lower() in MAIN_ADVERBS:
                at -= 1
            return at
        if bits & (roles.SHORT | roles.MODAL):
            return 0
    return 0
