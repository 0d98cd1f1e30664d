"""Missing commas where a clause ends and the main one goes on: «Нажав кнопку, вы», «файл, который пуст, удаляется»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pravka import commas, patterns
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import first_with, has, is_border, left_edge, right_edge
from pravka.russian.lexicon import Form
from pravka.russian.morphology import agree
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.waking import needs


@needs(["и", "или"])
def after_relative(doc: Document) -> Iterator[Hit]:
    """Find the end of «, который делает …» before «и» with an infinitive, which can only belong to the main clause."""
    for sentence, at in commas.places(doc, "и", "или"):
        tokens = sentence.tokens
        if at + 1 >= len(tokens) or not role(tokens[at + 1]) & roles.INFINITIVE or tokens[at - 1].kind == "mark":
            continue
        left = left_edge(sentence, at)
        if left == 0 or tokens[left - 1].text != ",":
            continue
        opener = first_with(sentence, left, min(left + 3, at), roles.OPENER)
        if opener < 0 or tokens[opener].text.lower() == "чтобы":
            continue
        other = roles.INFINITIVE | roles.MODAL | roles.CONJUNCTION | roles.MAYBE | roles.SHORT
        if has(sentence, opener, at, roles.FINITE) and not has(sentence, opener, at, other):
            yield commas.insert(doc, tokens[at - 1], word=tokens[opener].text)


@needs(["то"])
def then(doc: Document) -> Iterator[Hit]:
    """Find «если …, то» without the comma before «то»."""
    for sentence, at in commas.places(doc, "то"):
        tokens = sentence.tokens
        if at < 3 or tokens[at - 1].kind == "mark" or at + 1 >= len(tokens) or is_border(tokens[at + 1]):
            continue
        if tokens[at + 1].text.lower() in ("что", "же", "есть", "и", "ли", "место", "время"):
            continue
        before = tokens[at - 1].form
        if before is not None and before.lemmas & INDEFINITE:
            continue  # «чем то»: a hyphen is missing
        left = left_edge(sentence, at)
        first = tokens[left + (tokens[left].text.lower() in ("и", "а", "но"))].text.lower()
        if first not in ("если", "раз", "когда") or role(tokens[at - 1]) & (roles.PREPOSITION | roles.CONJUNCTION):
            continue
        if has(sentence, left, at, roles.VERBAL | roles.MAYBE):
            yield commas.insert(doc, tokens[at - 1], word="то")


def end_of_opening(doc: Document) -> Iterator[Hit]:
    """Find the end of a clause that begins a run of words and goes on into the main one without a comma."""
    for sentence, at in (*patterns.words(doc, OPENERS), *commas.gerunds(doc)):
        start = _run_begin(sentence, _first_of(sentence, at))
        if start < 0:
            continue
        edge = right_edge(sentence, start)
        opening = _opening(sentence, start, edge)
        second = _main_begin(sentence, start, opening, edge) if opening else 0
        if second:
            yield commas.insert(doc, sentence.tokens[second - 1], word=sentence.tokens[start].text)


def _first_of(sentence: Sentence, at: int) -> int:
    """Step back from the last word of a conjunction to its first: «для того чтобы», «перед тем как», «если»."""
    tokens = sentence.tokens
    if tokens[at].text.lower() in LAST:
        for before in range(at - 1, max(at - 4, -1), -1):
            word = tokens[before].text.lower()
            if word in HEADS:
                return before
            if word not in POINTERS:
                break
    return at


def _run_begin(sentence: Sentence, at: int) -> int:
    """Find where the run of words begins whose first word, «не» and emoji apart, stands at a token; -1 if none does."""
    tokens = sentence.tokens
    if at and tokens[at - 1].kind == "word":
        if tokens[at - 1].text.lower() != "не":
            return -1
        at -= 1
    while at and tokens[at - 1].kind == "mark" and not is_border(tokens[at - 1]):
        at -= 1
    return at if not at or is_border(tokens[at - 1]) else -1


def end_of_relative(doc: Document) -> Iterator[Hit]:
    """Find «, который …» or «, созданный …» that runs into the verb of the main clause without a comma."""
    for held in commas.following(doc).values():
        sentence, at = held[0]
        form = sentence.tokens[at].form
        if form is None or not (form.any & PARTICIPLE or form.lower.startswith("котор")):
            continue
        for sentence, at in held:
            tokens = sentence.tokens
            begin = _relative_begin(sentence, at) if at < len(tokens) - 2 else 0
            if begin:
                place = _second_verb(sentence, begin, right_edge(sentence, at))
                if place:
                    yield commas.insert(doc, tokens[place - 1], word=tokens[at].text)


PARTICIPLE = grammemes.BITS["PRTF"]
NOMINATIVE = grammemes.BITS["nomn"]
INDEFINITE = frozenset("что кто какой чей как где куда откуда когда почему сколько".split())


class Opening(NamedTuple):
    """The clause a run begins with: its first predicate, and whether it has no finite verb of its own."""

    first: int
    plain: bool


def _opening(sentence: Sentence, start: int, edge: int) -> Opening | None:
    """Find the predicate of the clause or the gerund a run begins with, None if it begins otherwise."""
    tokens = sentence.tokens
    while start < edge and tokens[start].kind == "mark":
        start += 1  # an emoji
    if edge - start < 4:
        return None
    word = tokens[start].text.lower()
    gerund = start + (word == "не")
    if role(tokens[gerund]) & roles.GERUND:
        return Opening(gerund, True)
    if word not in BEGINNINGS:
        return None
    opener = _opener(sentence, start)
    word = tokens[opener].text.lower()
    if word in ("чтобы", "чтоб"):
        verb = first_with(sentence, opener + 1, min(edge, opener + 4), roles.INFINITIVE)
        between = tokens[opener + 1 : max(verb, 0)]
        if verb > 0 and not any(role(t) & roles.NOUN and t.text.lower() not in OBJECTS for t in between):
            return Opening(verb, True)
        if verb > 0:
            return None  # «чтобы нужды писать не было»
    elif word in ("как", "чем"):
        if opener + 1 < edge and role(tokens[opener + 1]) & roles.INFINITIVE:
            return Opening(opener + 1, True)
        if opener == start:
            return None
    elif word not in CONDITIONS or tokens[opener + 1].text.lower() == "бы":
        return None
    verb = first_with(sentence, opener + 1, edge, roles.VERBAL)
    return Opening(verb, False) if verb > 0 else None


def _opener(sentence: Sentence, start: int) -> int:
    """Give the last word of a conjunction that begins here: «перед тем как», «для того чтобы», «если»."""
    tokens, at = sentence.tokens, start + 1
    if tokens[start].text.lower() not in HEADS:
        return start
    while at < start + 3 and tokens[at].text.lower() in POINTERS:
        at += 1
    return at if tokens[at].text.lower() in LAST else start


CONDITIONS = frozenset("если когда поскольку хотя".split())
HEADS = frozenset("для вместо перед после до прежде".split())
POINTERS, LAST = frozenset(("того", "тем")), frozenset("как чем чтобы чтоб".split())
OPENERS = (*CONDITIONS, *LAST)
BEGINNINGS = CONDITIONS | HEADS | {"чтобы", "чтоб", "как"}


def _main_begin(sentence: Sentence, start: int, opening: Opening, edge: int) -> int:
    """Find where the main clause begins after the opening one, 0 if no comma is surely missing."""
    tokens, (first, plain) = sentence.tokens, opening
    if edge + 1 < len(tokens) and tokens[edge].text == "," and tokens[edge + 1].text.lower() == "то":
        return 0  # the main clause begins there
    if plain and has(sentence, start, first, roles.FINITE | roles.SHORT | roles.MODAL):
        return 0
    joined = False
    for at in range(first + 1, edge):
        bits = role(tokens[at])
        if not bits & TELLING:
            continue
        joins = tokens[at].text == "и" and at + 1 < edge and role(tokens[at + 1]) & NAMED
        if joins and not role(tokens[at + 1]) & JOINED:
            if not plain and role(tokens[at + 1]) & (roles.NOMINATIVE | roles.ADJECTIVE):
                return 0  # «когда места нет и размеры нужно уменьшить»
            joined = True
            continue  # it joins nouns
        if bits & (roles.OPENER | roles.CONJUNCTION | roles.GERUND | roles.PARTICIPLE):
            return 0
        if bits & roles.PRONOUN:
            return _before_pronoun(sentence, first, at, edge)
        if at == first + 1 and not (plain and bits & roles.MODAL):
            if bits & roles.FINITE:
                return 0
            continue
        if at + 1 < len(tokens) and tokens[at + 1].text == "ли":
            return 0  # «чтобы узнать, нет ли»
        if not plain and bits & roles.MODAL and role(tokens[first]) & roles.INFINITIVE:
            return 0  # «если применить его нельзя»
        if plain and tokens[at].text.lower() in BEING and not has(sentence, at + 1, at + 2, roles.SHORT):
            return 0  # «чтобы читать было проще»
        if _begins_main(sentence, at, plain, edge):
            sure = bits & (roles.IMPERATIVE | roles.MODAL)
            if not sure and (joined or has(sentence, first + 1, at, roles.SUBJECT)):
                return 0  # «чтобы получить файл и программа не зависла»
            return _step_back(sentence, first, at) if plain or bits & roles.IMPERATIVE or _is_sure(tokens[at]) else 0
        if bits & (roles.FINITE | roles.SHORT):
            return 0
    return 0


def _begins_main(sentence: Sentence, at: int, plain: bool, edge: int) -> bool:
    """Tell whether the predicate of a main clause stands here: a command, «можно», after a bare clause any verb."""
    bits = role(sentence.tokens[at])
    if bits & (roles.IMPERATIVE | roles.MODAL) or (plain and bits & (roles.FINITE | roles.SHORT)):
        return True
    if not plain or not bits & (roles.MAYBE | roles.COMPARATIVE) or at + 1 >= edge:
        return False
    named = role(sentence.tokens[at - 1]) & roles.NOUN
    return bool(named and role(sentence.tokens[at + 1]) & roles.INFINITIVE)  # «используя это, легко понять»


def _before_pronoun(sentence: Sentence, first: int, at: int, edge: int) -> int:
    """Give the place before the subject of a main clause, if its verb comes next."""
    tokens, verb = sentence.tokens, at + 1
    if at == first + 1 and role(tokens[first]) & roles.INFINITIVE and tokens[first].text.lower() == "есть":
        return 0
    while verb < edge and tokens[verb].text.lower() in roles.BEFORE_VERB:
        verb += 1
    return at if verb < edge and role(tokens[verb]) & (roles.FINITE | roles.SHORT | roles.MODAL) else 0


def _is_sure(token: Token) -> bool:
    return token.text.lower() in ("можно", "нужно", "необходимо", "надо", "нельзя")


def _step_back(sentence: Sentence, first: int, at: int) -> int:
    """Find where the comma before a main verb goes: before its adverbs too; 0 if its subject may stand between."""
    tokens = sentence.tokens
    while at - 1 > first and tokens[at - 1].text.lower() in MAIN_ADVERBS | WHOM:
        at -= 1
    if tokens[at - 1].text.lower() in OBJECTS and at - 2 != first:
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
    if tokens[at].text.lower() in WANTING and not (form and before.form and agree(before.form, form, "number gender")):
        return at  # «Чтобы считать данные, нужен файл»
    return 0 if role(before) & roles.NOMINATIVE or before.form is None else at


# what may begin or join a clause; any other word only belongs to one
TELLING = roles.PREDICATE | roles.IMPERATIVE | roles.MAYBE | roles.COMPARATIVE | roles.PRONOUN
TELLING |= roles.OPENER | roles.CONJUNCTION | roles.GERUND | roles.PARTICIPLE
NAMED = roles.NOUN | roles.ADJECTIVE
JOINED = roles.VERBAL | roles.GERUND | roles.PRONOUN | roles.OPENER | roles.MAYBE
OBJECTS = frozenset("это его её ее их себе вам нам мне ему ей им всё что-то".split())
WHOM = frozenset("вам нам мне тебе ему ей им".split())  # before «нужно», «понадобится» they belong to it
BEING = frozenset("было была были стало стала стали был стал".split())
WANTING = frozenset("нужен нужна нужны понадобится понадобятся потребуется потребуются придётся придется".split())
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
    if noun is not None and not _names(sentence, at - 2, word):
        return False
    verb = first_with(sentence, at + 1, right_edge(sentence, at), roles.FINITE)
    return not any(
        t.form is not None and role(t) & roles.NOUN and agree(t.form, word, "case number gender")
        for t in tokens[at + 1 : max(verb, at + 1)]
    )


def _names(sentence: Sentence, noun: int, word: Form) -> bool:
    """Tell whether a participle agrees with a noun, or with one that governs it: «имя свойства, названное им»."""
    tokens = sentence.tokens
    for at in range(noun, max(noun - 3, -1), -1):
        form = tokens[at].form
        if form is None or not role(tokens[at]) & roles.NOUN:
            return False
        if agree(form, word, "case number gender animacy"):
            return True
        if not form.any & GENITIVE:
            return False
    return False


GENITIVE = grammemes.BITS["gent"]


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
            if role(tokens[at - 1]) & (roles.INFINITIVE | roles.SHORT | roles.MODAL) or _is_modal(tokens[at - 1]):
                return 0  # «должен хранится», «определить является»: one predicate misspelled, or a question
            while at - 1 > start and tokens[at - 1].text.lower() in MAIN_ADVERBS:
                at -= 1
            return at
        if bits & roles.MODAL and _is_sure(tokens[at]) and at > start and role(tokens[start - 1]) & roles.FINITE:
            return at if role(tokens[at - 1]) & roles.NOUN and not _is_modal(tokens[start - 1]) else 0
        if bits & (roles.SHORT | roles.MODAL):
            return 0
    return 0


def _is_modal(token: Token) -> bool:
    """Tell a verb that wants another one: «могут открывается» is one predicate misspelled."""
    return bool(token.form and token.form.lemmas & MODALS)


MODALS = frozenset(
    """
    мочь смочь хотеть захотеть уметь суметь стать начать начинать продолжать продолжить пытаться стараться решить
    любить позволять позволить помогать помочь давать дать требовать требоваться следовать быть
    """.split()
)
