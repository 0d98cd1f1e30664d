"""Missing commas between parts joined by «но», «а», «и», «то», «или», and where a clause before the main one ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles, sentences
from pravka.russian.clauses import first_with, has, is_border, is_closing, left_edge, right_edge
from pravka.russian.morphology import agree
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token

PRONOUNS = frozenset("я ты он она оно мы вы они это".split())
LIGHT = frozenset("а но и или да ну вот же ведь не ни как то что так всё все ещё уже".split())
# What may stand between a subject and its verb.
BETWEEN = frozenset("не уже ещё еще сразу также тоже просто всегда никогда больше теперь сейчас бы же сам сама сами".split())
OPENERS = frozenset("если когда чтобы пока хотя поскольку раз как".split())


def contrast(doc: Document, *, words: Sequence[str]) -> Iterator[Hit]:
    """Find «но», «а», «зато» with words on both sides and no comma before."""
    for sentence, at in commas.places(doc, *words):
        tokens = sentence.tokens
        if at < 1 or at + 1 >= len(tokens) or not tokens[at].spaced:
            continue
        if tokens[at - 1].kind == "mark" and not (is_closing(sentence, at - 1) and tokens[at].text != "а"):
            continue
        if tokens[at - 1].text.lower() in LIGHT or is_border(tokens[at + 1]) and tokens[at + 1].text != ",":
            continue
        if tokens[at].text == "зато" and tokens[at + 1].kind == "mark":
            continue
        if tokens[at].text == "а" and not _contrasts(sentence, at):
            continue
        if tokens[at - 1].kind == "word" and tokens[at - 1].form and not tokens[at - 1].form.known:
            if tokens[at - 1].text.isascii() and tokens[at].text == "а":
                continue
        yield commas.insert(doc, tokens[at - 1], word=tokens[at].text)


def clauses(doc: Document) -> Iterator[Hit]:
    """Find «и» before a second subject with its verb where the first clause has its own, or is a command."""
    for sentence, at in commas.places(doc, "и"):
        tokens = sentence.tokens
        if at < 2 or tokens[at - 1].kind == "mark":
            continue
        left = left_edge(sentence, at)
        if _is_subordinate(sentence, left, at) or _has_chain(sentence, left, at):
            continue
        verb = first_with(sentence, left, at, roles.PREDICATE)
        if verb < 0 or has(sentence, left, at, roles.GERUND):
            continue
        if _begins_clause(sentence, at + 1, bool(role(tokens[verb]) & roles.IMPERATIVE)) and not _shares(sentence, left):
            yield commas.insert(doc, tokens[at - 1], word="и")


def after_relative(doc: Document) -> Iterator[Hit]:
    """Find the end of «, который делает …» before «и» with an infinitive, which can only belong to the main clause."""
    for sentence, at in commas.places(doc, "и", "или"):
        tokens, left = sentence.tokens, left_edge(sentence, at)
        if left == 0 or at + 1 >= len(tokens) or tokens[at - 1].kind == "mark" or tokens[left - 1].text != ",":
            continue
        opener = first_with(sentence, left, min(left + 3, at), roles.OPENER)
        if opener < 0 or not role(tokens[at + 1]) & roles.INFINITIVE or tokens[opener].text.lower() == "чтобы":
            continue
        if has(sentence, opener, at, roles.FINITE) and not has(sentence, opener, at, roles.INFINITIVE | roles.MODAL):
            if not has(sentence, opener, at, roles.CONJUNCTION | roles.MAYBE | roles.SHORT):
                yield commas.insert(doc, tokens[at - 1], word=tokens[opener].text)


def then(doc: Document) -> Iterator[Hit]:
    """Find «если …, то» without the comma before «то»."""
    for sentence, at in commas.places(doc, "то"):
        tokens, left = sentence.tokens, left_edge(sentence, at)
        if at < 3 or tokens[at - 1].kind == "mark" or at + 1 >= len(tokens) or is_border(tokens[at + 1]):
            continue
        if tokens[at + 1].text.lower() in ("что", "же", "есть", "и", "ли", "место", "время"):
            continue
        first = tokens[left].text.lower() if tokens[left].text.lower() not in ("и", "а", "но") else tokens[left + 1].text
        if first.lower() in ("если", "раз", "когда") and has(sentence, left, at, roles.VERBAL | roles.MAYBE):
            if not role(tokens[at - 1]) & (roles.PREPOSITION | roles.CONJUNCTION):
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


def _contrasts(sentence: Sentence, at: int) -> bool:
    """Tell the conjunction «а» from the letter: a word of the language stands on each side."""
    before, after = sentence.tokens[at - 1], sentence.tokens[at + 1]
    if after.kind == "word" and after.form is not None and not after.form.known and len(after.text) == 1:
        return False
    return before.text.lower() not in ("буква", "букву", "буквы", "от", "пункт", "пункте", "вариант", "группа", "класса")


def _begins_clause(sentence: Sentence, at: int, command: bool) -> bool:
    """Tell whether a clause with a subject of its own begins here; after a command any other verb will do."""
    tokens, right = sentence.tokens, right_edge(sentence, at)
    if at < right and tokens[at].text.lower() in ("поэтому", "потому", "тогда"):
        return has(sentence, at, right, roles.PREDICATE)
    at = _skip_adverbial(sentence, at, right)
    if at + 1 >= right:
        return False
    verb = first_with(sentence, at, right, roles.FINITE | roles.SHORT | roles.CONJUNCTION | roles.OPENER)
    if verb < 0 or not role(tokens[verb]) & (roles.FINITE | roles.SHORT):
        return False
    if command and all(r.mask & THIRD for r in tokens[verb].form.readings if r.mask & VERB):  # type: ignore[union-attr]
        return True  # «Нажмите, и на экране появится»
    return _is_subject(sentence, at, verb) and not (command and role(tokens[verb]) & roles.IMPERATIVE)


def _skip_adverbial(sentence: Sentence, at: int, right: int) -> int:
    """Step over «потом», «в итоге», «для этого» before a subject."""
    tokens = sentence.tokens
    if at < right and tokens[at].text.lower() in ("потом", "затем", "теперь", "сразу", "также"):
        return at + 1
    if at + 2 < right and role(tokens[at]) & roles.PREPOSITION and role(tokens[at + 2]) & roles.PRONOUN:
        return at + 2
    return at


def _is_subject(sentence: Sentence, at: int, verb: int) -> bool:
    """Tell whether a subject stands at `at` and goes with the verb: a pronoun, or a noun with its attributes."""
    tokens = sentence.tokens
    if tokens[at].text.lower() in PRONOUNS:
        return all(t.text.lower() in BETWEEN for t in tokens[at + 1 : verb])
    noun = at
    while noun < verb and _is_attribute(tokens[noun]):
        noun += 1
    if noun == at == verb - 1 and _is_foreign(tokens[noun]):
        return not _is_foreign(tokens[at - 2])
    form, predicate = tokens[noun].form, tokens[verb].form
    if noun >= verb or form is None or predicate is None or not form.known:
        return False
    if not role(tokens[noun]) & roles.NOMINATIVE or role(tokens[noun]) & (roles.ADVERB | roles.PREPOSITION):
        return False
    if any(role(t) & (roles.PREPOSITION | roles.PRONOUN) for t in tokens[noun + 1 : verb]) or verb - noun > 4:
        return False
    subjects = [r for r in form.readings if r.mask & NOMINATIVE]
    verbs = [r for r in predicate.readings if r.mask & PREDICATIVE]
    return any(agree(a, b, "number gender") for a in subjects for b in verbs)


NOMINATIVE = grammemes.BITS["nomn"]
VERB = grammemes.BITS["VERB"]
THIRD = grammemes.BITS["3per"]
PREDICATIVE = grammemes.mask("VERB ADJS PRTS")


def _is_attribute(token: Token) -> bool:
    if token.text.lower() in ("его", "её", "ее", "их"):
        return True
    return bool(role(token) & roles.ADJECTIVE) and not role(token) & roles.NOUN


def _is_foreign(token: Token) -> bool:
    """Tell a name in Latin letters or an object: they have no case to see."""
    return token.kind == "object" or (token.kind == "word" and token.text.isascii())


def _has_chain(sentence: Sentence, left: int, at: int) -> bool:
    """Tell whether the run already has a conjunction that may make a row of this «и»; one between nouns does not."""
    for i in range(left, at):
        if role(sentence.tokens[i]) & roles.CONJUNCTION and i > left:
            after = role(sentence.tokens[i + 1]) if i + 1 < at else 0
            if sentence.tokens[i].text != "и" or after & (roles.VERBAL | roles.PRONOUN | roles.PREPOSITION):
                return True
    return False


def _shares(sentence: Sentence, left: int) -> bool:
    """Tell whether the first clause begins with an adverbial that both clauses may share: then no comma is due."""
    if left > 0:
        return False
    return bool(role(sentence.tokens[0]) & roles.PREPOSITION) or sentence.tokens[0].text.lower() in SETTINGS


SETTINGS = frozenset(
    "здесь там тут сейчас теперь иногда часто обычно сегодня вчера завтра раньше тогда везде всюду зимой летом".split()
)


def _is_subordinate(sentence: Sentence, left: int, at: int) -> bool:
    """Tell whether the run before «и» is, or may be, a subordinate clause: then «и» may join two of them."""
    opener = first_with(sentence, left, at, roles.OPENER)
    if opener >= 0 and (sentence.tokens[opener].text != "как" or opener == left):
        return True
    return left > 0 and sentence.tokens[left - 1].text in "([«"


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
        return first_with(sentence, start + 1, edge, roles.INFINITIVE)
    return first_with(sentence, start + 1, edge, roles.VERBAL) if opener in ("если", "когда", "поскольку") else -1


def _main_begin(sentence: Sentence, start: int, first: int, edge: int) -> int:
    """Find where the main clause begins after the predicate `first`, 0 if no comma is surely missing."""
    tokens = sentence.tokens
    plain = bool(role(tokens[first]) & (roles.INFINITIVE | roles.GERUND))  # its clause has no finite verb
    if plain and has(sentence, start, first, roles.FINITE | roles.SHORT | roles.MODAL):
        return 0
    for at in range(first + 1, edge):
        bits = role(tokens[at])
        if bits & (roles.OPENER | roles.CONJUNCTION | roles.GERUND | roles.PARTICIPLE):
            return 0
        if at == first + 1:
            if bits & roles.FINITE:
                return 0
            continue
        if bits & roles.PRONOUN:
            verb = at + 1
            while verb < edge and tokens[verb].text.lower() in BETWEEN:
                verb += 1
            return at if verb < edge and role(tokens[verb]) & (roles.FINITE | roles.SHORT | roles.MODAL) else 0
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
    while at - 1 > first + 1 and tokens[at - 1].text.lower() in MAIN_ADVERBS:
        at -= 1
    before, bits = tokens[at - 1], role(tokens[at])
    if role(before) & (roles.PREPOSITION | roles.ADVERB | roles.ADJECTIVE) and not role(before) & roles.NOUN:
        return 0
    if bits & (roles.IMPERATIVE | roles.MODAL) or tokens[at].text.lower() in MAIN_ADVERBS:
        return at
    form = tokens[at].form
    if form is not None and any(r.mask & PERSONAL for r in form.readings):
        return at
    return 0 if role(before) & roles.NOMINATIVE or before.form is None else at


PERSONAL = grammemes.mask("1per 2per")
MAIN_ADVERBS = frozenset("просто лучше сначала также достаточно обязательно всегда часто обычно всего не".split())


def _relative_begin(sentence: Sentence, at: int) -> int:
    """Give the place from which to look for verbs after «, который» or «, созданный», 0 if neither begins here."""
    tokens = sentence.tokens
    text = tokens[at].text.lower()
    if text.startswith("котор"):
        return first_with(sentence, at + 1, right_edge(sentence, at), roles.PREDICATE) + 1
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
            if at == start:
                return 0  # «должен хранится»: one predicate misspelled
            return at - 1 if tokens[at - 1].text.lower() == "не" else at
        if bits & (roles.SHORT | roles.MODAL):
            return 0
    return 0
