"""Missing commas between parts joined by «но», «а», «и», «то», «или», and where a clause before the main one ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import LONGEST, first_with, has, is_border, is_closing, left_edge, right_edge
from pravka.russian.morphology import agree
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.waking import needs

PRONOUNS = frozenset("я ты он она оно мы вы они это".split())

NEGATIONS = frozenset("не нет ни без".split())
NOUN, LOCATIVE = grammemes.mask("NOUN"), grammemes.mask("loct")
LIGHT = frozenset("а но и или да ну вот же ведь не ни как то что так всё все ещё уже".split())


@needs(options=["words"])
def contrast(doc: Document, *, words: Sequence[str]) -> Iterator[Hit]:
    """Find «но», «а», «зато» with words on both sides and no comma before."""
    for sentence, at in commas.places(doc, *words):
        tokens = sentence.tokens
        if at < 1 or at + 1 >= len(tokens) or not tokens[at].spaced:
            continue
        plain = tokens[at].text != "а" or tokens[at + 1].text in ("также", "потом", "затем")
        if tokens[at - 1].kind == "mark" and not (is_closing(sentence, at - 1) and plain):
            continue
        if tokens[at - 1].text.lower() in LIGHT or (is_border(tokens[at + 1]) and tokens[at + 1].text != ","):
            continue
        if tokens[at].text == "зато" and tokens[at + 1].kind == "mark":
            continue
        if tokens[at].text == "а" and not _contrasts(sentence, at):
            continue
        is_latin = tokens[at - 1].kind == "word" and tokens[at - 1].text.isascii()
        if not plain and ((is_latin and not _are_both(sentence, at)) or not _opposes(sentence, at)):
            continue
        if role(tokens[at - 1]) & roles.OPENER or _is_slip(sentence, at):
            continue
        yield commas.insert(doc, tokens[at - 1], word=tokens[at].text)


def _are_both(sentence: Sentence, at: int) -> bool:
    """«на первом стоит Windows а второй пуст»: a predicate on each side tells the conjunction from a letter."""
    left, right = left_edge(sentence, at), right_edge(sentence, at + 1)
    return has(sentence, left, at, roles.PREDICATE) and has(sentence, at + 1, right, roles.PREDICATE)


def _is_slip(sentence: Sentence, at: int) -> bool:
    """«должно быть а диапазоне», «нажать но кнопку»: another word misspelt, for a bare noun follows."""
    tokens, right = sentence.tokens, right_edge(sentence, at + 1)
    if any(t.text.lower() in NEGATIONS for t in (*tokens[left_edge(sentence, at) : at], *tokens[at + 1 : at + 2])):
        return False
    noun = at + 1
    while noun < right and _is_attribute(tokens[noun]):
        noun += 1
    form = tokens[noun].form if noun < right else None
    if form is None or not form.known or not form.all & NOUN:
        return False
    acts = roles.VERBAL | roles.MAYBE | roles.GERUND
    return (
        bool(form.all & LOCATIVE)
        or not any(
            role(t) & acts and not t.text[0].isupper()  # «кнопку Сохранить»
            for t in tokens[noun:right]
        )
    )


def clauses(doc: Document) -> Iterator[Hit]:
    """Find «и» before a second subject with its verb where the first clause has its own, or is a command."""
    for sentence, at in commas.places(doc, "и"):
        tokens = sentence.tokens
        end = _before_brackets(sentence, at) if at > 1 else 0
        if not end or not _verb_follows(sentence, at):
            continue
        left = left_edge(sentence, end)
        if _is_subordinate(sentence, left, end) or _has_chain(sentence, left, end):
            continue
        verb = _predicate(sentence, left, end)
        if verb < 0 or has(sentence, left, end, roles.GERUND):
            continue
        command = bool(role(tokens[verb]) & roles.IMPERATIVE)
        linked = at + 1 < len(tokens) and tokens[at + 1].text.lower() in LINKS
        if _is_conditioned(sentence, at + 1):
            continue
        if _begins_clause(sentence, at + 1, command) and not _shares(sentence, left, verb, linked):
            yield commas.insert(doc, tokens[at - 1], word="и")


def _verb_follows(sentence: Sentence, at: int) -> bool:
    """Tell whether the run after a token has a verb: without it no clause begins there."""
    for token in sentence.tokens[at + 1 : at + 1 + LONGEST]:
        if token.form is None:
            if token.kind == "mark" and is_border(token):
                return False
        elif role(token) & VERBS:
            return True
    return False


VERBS = roles.FINITE | roles.SHORT


def _is_conditioned(sentence: Sentence, at: int) -> bool:
    """«…, если это разрешено»: a condition at the end may go with both clauses."""
    tokens, right = sentence.tokens, right_edge(sentence, at)
    return right + 1 < len(tokens) and tokens[right].text == "," and tokens[right + 1].text in ("если", "когда", "пока")


def _before_brackets(sentence: Sentence, at: int) -> int:
    """Give `at`, or where the bracket that closes right before it opens; 0 after another mark."""
    tokens = sentence.tokens
    if tokens[at - 1].kind != "mark":
        return at
    pair = {")": "(", "»": "«"}.get(tokens[at - 1].text)
    if pair is None:
        return 0
    opens = (i for i in range(at - 2, max(at - LONGEST, 0), -1) if tokens[i].text == pair)
    return next(opens, 0)


def _predicate(sentence: Sentence, left: int, end: int) -> int:
    """Find the predicate of the first clause: a verb, or «это» between two names; -1 if there is none."""
    verb = first_with(sentence, left, end, roles.PREDICATE)
    if verb >= 0:
        return verb
    return next((i for i in range(left, end - 1) if sentence.tokens[i].text.lower() == "это"), -1)


def _contrasts(sentence: Sentence, at: int) -> bool:
    """Tell the conjunction «а» from the letter: a word of the language stands on each side."""
    before, after = sentence.tokens[at - 1], sentence.tokens[at + 1]
    if after.kind == "mark" or (after.form is not None and not after.form.known and len(after.text) == 1):
        return False
    return before.text.lower() not in ("буква", "букву", "буквы", "от", "пункт", "пункте", "вариант", "группа")


def _opposes(sentence: Sentence, at: int) -> bool:
    """Tell whether «а» opposes something: a negation stands near, a predicate follows, or a pair of its own kind."""
    right = right_edge(sentence, at + 1)
    near = sentence.tokens[max(left_edge(sentence, at), at - 12) : right]
    if right - at > 3 or (right < len(sentence.tokens) and sentence.tokens[right].text[0] not in ".!?…"):
        return True
    return any(t.text.lower() in NEGATIONS for t in near) or has(sentence, at + 1, right, roles.VERBAL | roles.MAYBE)


def _begins_clause(sentence: Sentence, at: int, command: bool) -> bool:
    """Tell whether a clause with a subject of its own begins here; after a command any other verb will do."""
    tokens, right = sentence.tokens, right_edge(sentence, at)
    linked = at < right and tokens[at].text.lower() in LINKS
    at = _skip_adverbial(sentence, at, right)
    if at + 1 >= right:
        return False
    form = tokens[at].form
    if linked and form and not form.known:
        return has(sentence, at + 1, right, roles.FINITE | roles.SHORT)
    idle = form is not None and bool(form.all & INTRANSITIVE) and role(tokens[at]) & roles.FINITE
    if linked and idle and _goes_with(tokens[at + 1], tokens[at]):
        return True  # «и тогда выполняется код»
    if _is_inverted(sentence, at, right):
        return True
    verb = first_with(sentence, at, right, roles.FINITE | roles.SHORT | roles.CONJUNCTION | roles.OPENER)
    if verb < 0 or not role(tokens[verb]) & (roles.FINITE | roles.SHORT):
        return False
    if command and all(r.mask & THIRD for r in tokens[verb].form.readings if r.mask & VERB):  # type: ignore[union-attr]
        return True  # «Нажмите, и на экране появится»
    return _is_subject(sentence, at, verb) and not (command and role(tokens[verb]) & roles.IMPERATIVE)


def _skip_adverbial(sentence: Sentence, at: int, right: int) -> int:
    """Step over «потом», «в итоге», «для этого» before a subject."""
    tokens = sentence.tokens
    if at < right and tokens[at].text.lower() in LINKS:
        return at + 1
    if at + 2 < right and role(tokens[at]) & roles.PREPOSITION and role(tokens[at + 2]) & roles.PRONOUN:
        return at + 2
    return at


def _is_inverted(sentence: Sentence, at: int, right: int) -> bool:
    """Tell «и появится окно», «и в окне появится ответ»: a verb that takes no object, and its subject right after."""
    tokens = sentence.tokens
    verb = at + (tokens[at].text.lower() == "не")
    if verb < right and role(tokens[at]) & roles.PREPOSITION:
        verb = first_with(sentence, at + 1, min(right, at + 5), roles.FINITE)
        if verb < 0 or has(sentence, at, verb, roles.INFINITIVE | roles.MODAL | roles.CONJUNCTION | roles.PARTICIPLE):
            return False
    if verb + 1 >= right or not role(tokens[verb]) & roles.FINITE or role(tokens[verb]) & roles.IMPERATIVE:
        return False
    form, noun = tokens[verb].form, verb + 1
    if form is None or not form.all & INTRANSITIVE or form.lemmas & COPULAS:
        return False
    while noun < right and _is_attribute(tokens[noun]) and _may_be_nominative(tokens[noun]):
        noun += 1
    named = tokens[noun].form if noun < right else None
    if named is None or not named.known or named.lemmas & MEASURES or role(tokens[noun]) & roles.ADVERB:
        return False
    return bool(role(tokens[noun]) & roles.NOUN) and _goes_with(tokens[noun], tokens[verb])


COPULAS = frozenset("быть стать являться становиться оставаться остаться оказаться казаться зваться считаться".split())
MEASURES = frozenset(
    "время секунда минута час день неделя месяц год раз рубль метр километр байт процент половина".split()
)
LINKS = frozenset("потом затем теперь сразу также поэтому потому тогда".split())


def _is_subject(sentence: Sentence, at: int, verb: int) -> bool:
    """Tell whether a subject stands at `at` and goes with the verb: a pronoun, or a noun with its attributes."""
    tokens = sentence.tokens
    if tokens[at].text.lower() in PRONOUNS:
        return all(t.text.lower() in roles.BEFORE_VERB for t in tokens[at + 1 : verb])
    noun = at
    while noun < verb and _is_attribute(tokens[noun]):
        noun += 1
    if noun == at and _is_foreign(tokens[noun]) and all(t.text in roles.BEFORE_VERB for t in tokens[at + 1 : verb]):
        return not _is_foreign(tokens[at - 2])
    form = tokens[noun].form
    if noun >= verb or form is None or not form.known:
        return False
    if not role(tokens[noun]) & roles.NOMINATIVE or role(tokens[noun]) & (roles.ADVERB | roles.PREPOSITION):
        return False
    if noun > at and form.lemmas & MEASURES and not role(tokens[noun]) & roles.SUBJECT:
        return False  # «и некоторое время будет»
    if any(role(t) & (roles.PREPOSITION | roles.PRONOUN) for t in tokens[noun + 1 : verb]) or verb - noun > 4:
        return False
    return _goes_with(tokens[noun], tokens[verb])


def _goes_with(noun: Token, verb: Token) -> bool:
    """Tell whether a noun in the nominative agrees with a verb."""
    if noun.form is None or verb.form is None or not role(noun) & roles.NOMINATIVE:
        return False
    subjects = [r for r in noun.form.readings if r.mask & NOMINATIVE]
    verbs = [r for r in verb.form.readings if r.mask & PREDICATIVE]
    return any(agree(a, b, "number gender") for a in subjects for b in verbs)


NOMINATIVE = grammemes.BITS["nomn"]

VERB, INTRANSITIVE = grammemes.BITS["VERB"], grammemes.BITS["intr"]

THIRD = grammemes.BITS["3per"]

PREDICATIVE = grammemes.mask("VERB ADJS PRTS")


def _is_attribute(token: Token) -> bool:
    if token.text.lower() in ("его", "её", "ее", "их"):
        return True
    return bool(role(token) & roles.ADJECTIVE) and not role(token) & roles.NOUN


def _may_be_nominative(token: Token) -> bool:
    """«и публикуются командной безопасности»: the attribute tells that the noun is no subject."""
    return token.form is None or bool(token.form.any & NOMINATIVE) or token.text.lower() in ("его", "её", "ее", "их")


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


def _shares(sentence: Sentence, left: int, verb: int, linked: bool) -> bool:
    """Tell whether both clauses may share something: then no comma is due.

    It is a clause or an explained part before them, a question or a wish, or an adverbial at the beginning. A sentence
    that begins with a small letter goes on from somewhere.
    """
    tokens = sentence.tokens
    if tokens[-1].text[0] in "?!" or tokens[0].text[0].islower():
        return True
    if any(role(t) & (roles.OPENER | roles.GERUND) or (is_border(t) and t.text != ",") for t in tokens[:left]):
        return True
    # «и теперь» has a setting of its own
    if left > 0 and not linked and (tokens[0].text.lower() in SUPPOSING or not has(sentence, 0, left, roles.PREDICATE)):
        return True  # «Например, …», «В строгом режиме, …»: what is set off may go with both
    starts = [0, *(i + 1 for i in range(left) if is_border(tokens[i]))] if left and not linked else [left]
    return any(_begins_with_setting(sentence, start, verb) for start in starts)


def _begins_with_setting(sentence: Sentence, start: int, verb: int) -> bool:
    """Tell «При ошибках …», «Начиная с версии 2 …», «Таким образом …», «Сейчас …»."""
    tokens = sentence.tokens
    while start < verb and (tokens[start].kind != "word" or role(tokens[start]) & roles.CONJUNCTION):
        start += 1
    first, form = role(tokens[start]), tokens[start].form
    if first & (roles.PREPOSITION | roles.OPENER) or tokens[start].text.lower() in SETTINGS:
        return True
    if form is not None and (form.any & GERUND or form.lower in MANNERS):
        return True
    return bool(first & roles.ADVERB and not first & (roles.NOUN | roles.ADJECTIVE | roles.PREDICATE))


GERUND = grammemes.BITS["GRND"]
MANNERS = frozenset("таким подобным".split())  # «таким образом»
SUPPOSING = frozenset("предположим представим кажется думаю допустим пусть видимо".split())
SETTINGS = frozenset(
    """
    здесь там тут сейчас теперь иногда часто обычно сегодня вчера завтра раньше тогда везде всюду зимой летом утром
    вечером днём днем ночью весной осенью пусть пускай только лишь ещё еще уже даже
    """.split()
)


def _is_subordinate(sentence: Sentence, left: int, at: int) -> bool:
    """Tell whether the run before «и» is, or may be, a subordinate clause: then «и» may join two of them."""
    if any(t.text.lower() in ("чье", "чья", "чьи") for t in sentence.tokens[left : min(left + 3, at)]):
        return True
    opener = first_with(sentence, left, at, roles.OPENER)
    if opener >= 0 and (sentence.tokens[opener].text != "как" or opener == left):
        return True
    return left > 0 and sentence.tokens[left - 1].text in "([«"
