"""Missing commas around participle and gerund clauses. Introductory words are in `introductory`.

The opening comma stands before the participle («файл, созданный вчера») or gerund; the closing one where the clause
ends, which is certain only where a predicate of the main clause follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from pravka import commas, patterns
from pravka.document import MARKUP, Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import first_with, has, is_border, is_closing, left_edge, right_edge
from pravka.russian.lexicon import Form
from pravka.russian.morphology import agree
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token

PREPOSITION = grammemes.BITS["PREP"]
NOUN = grammemes.BITS["NOUN"]
ADJECTIVE = grammemes.BITS["ADJF"]
PARTICIPLE = grammemes.BITS["PRTF"]
ABLATIVE = grammemes.BITS["ablt"]
NOMINATIVE = grammemes.BITS["nomn"]
GENITIVE = grammemes.BITS["gent"]
DATIVE = grammemes.BITS["datv"]
ACCUSATIVE = grammemes.BITS["accs"]
ACTIVE = grammemes.BITS["actv"]
TRANSITIVE = grammemes.mask("actv tran")
AGREEMENT = "case number gender animacy"
# After these an instrumental is part of the predicate: «стать пугающим», «пометить метод устаревшим».
CONSIDERING = frozenset(
    """
    считать делать сделать признать признавать назвать называть объявить объявлять пометить помечать оставить
    оставлять чувствовать представлять представить полагать
    """.split()
)
LINKING = CONSIDERING | frozenset(
    """
    быть стать становиться являться явиться остаться оставаться оказаться оказываться казаться показаться считаться
    делаться сделаться выглядеть
    """.split()
)
# Their singular may be a noun by now: «описание происходящего».
SUBSTANTIVE = frozenset("происходить произойти случиться сказать увидеть услышать изложить".split())
# Before a gerund these belong to its clause: the comma stands before them.
WITH_GERUND = frozenset(
    """
    не тем|самым при|этом таким|образом даже лишь только одновременно попутно по|порядку по|очереди
    """.split()
)
# After these a gerund only explains: the comma stands before them.
EXPLAINING = frozenset("то|есть а|именно то|бишь".split())
# Adverbs by now when they have no words of their own.
ADVERBIAL = frozenset("глядя спеша торопясь задумываясь думая раздумывая мешкая останавливаясь отрываясь".split())
NAMING = frozenset("называть назвать именовать".split())
IDIOMS = frozenset(
    """
    сложа|руки скрепя|сердце спустя|рукава сломя|голову высунув|язык засучив|рукава очертя|голову затаив|дыхание
    разинув|рот
    """.split()
)
PREPOSED = frozenset("того этого ничего ничем никого ничуть нисколько".split())
NO_GERUND_AFTER = frozenset("и или либо а но да не ни как чем хотя что чтобы если когда то просто".split())


def participle(doc: Document) -> Iterator[Hit]:
    """Find a participle with its words right after the noun it describes, with no comma between."""
    for sentence, at in patterns.places(doc, _may_describe):
        if at and _describes(sentence, at) and _is_participle(sentence, at):
            before, word = sentence.tokens[at - 1], sentence.tokens[at].text
            end = _end_of_participle(sentence, at)
            if end:
                hit = commas.insert_both(doc, before, sentence.tokens[end - 1], word=word)
            else:
                hit = commas.insert(doc, before, word=word)
            unsure = _may_describe_next(sentence, at) or (end and not _is_plain(sentence, at, end))
            unsure = unsure or doc.prose[sentence.tokens[at].start - 1] == MARKUP  # «понятие *завершающая скобка*»
            yield hit._replace(level="info") if unsure else hit


def gerund(doc: Document) -> Iterator[Hit]:
    """Find a gerund in the middle of a clause with no comma before it."""
    for sentence, at in commas.gerunds(doc):
        if at and not _is_idiom(sentence, at):
            first = _begin_of_gerund(sentence, at)
            if first:
                yield commas.insert(doc, sentence.tokens[first - 1], word=sentence.tokens[at].text)


def _may_describe(form: Form) -> bool:
    """Tell a participle, or «соответствующий», which may be one."""
    if not form.any & PARTICIPLE and not _corresponds(form):
        return False
    bits = roles.of(form)
    if bits & roles.NOUN:
        return False  # «содержимое»
    return bool(bits & roles.PARTICIPLE) or _corresponds(form)


def _corresponds(form: Form) -> bool:
    return form.lower.startswith("соответствующ") and "соответствующий" in form.lemmas


def _is_participle(sentence: Sentence, at: int) -> bool:
    """Tell a participle from an adjective that was one: «соответствующий файл», but «соответствующий правилу»."""
    token = sentence.tokens[at]
    if token.form is None or role(token) & roles.PARTICIPLE:
        return True
    after = sentence.tokens[at + 1].form
    return after is None or bool(after.any & DATIVE and not agree(after, token.form, AGREEMENT))


def _describes(sentence: Sentence, at: int) -> bool:
    """Tell whether the noun before a participle is surely its head, and the participle has words of its own."""
    tokens = sentence.tokens
    word, before = tokens[at].form, tokens[at - 1]
    if word is None or at + 1 >= len(tokens) or not tokens[at].spaced or before.kind == "mark":
        return False
    if is_border(tokens[at + 1]) or not _is_noun(before) or not _has_words(sentence, at):
        return False
    if _is_predicative(sentence, at) or _is_substantive(sentence, at):
        return False
    far = before.form is not None and before.form.known and not _suits(before.form, word)
    if far and not _agrees_further(sentence, at):
        return False
    right = right_edge(sentence, at)
    verb = first_with(sentence, at + 1, right, roles.FINITE)
    return not any(_is_head(sentence, at, i) for i in range(at + 1, verb if verb > 0 else right))


def _agrees_further(sentence: Sentence, at: int) -> bool:
    """Tell whether a noun before the last one is the head: «группа атрибутов, позволяющая …»."""
    tokens, word = sentence.tokens, sentence.tokens[at].form
    for back in range(at - 1, max(at - 5, 0), -1):
        form, before = tokens[back].form, tokens[back - 1]
        if form is None or word is None or not form.any & GENITIVE or before.form is None:
            return False
        if role(before) & roles.NOUN and _is_noun(before) and _suits(before.form, word):
            return True
    return False


def _suits(noun: Form, word: Form) -> bool:
    """Tell whether a participle agrees with some reading of a noun; what else the noun may be is left aside."""
    kinds = NOUN if noun.any & NOUN else ADJECTIVE  # «порт» is also an abbreviation of «портовый»
    named = (r for r in noun.readings if r.mask & kinds)
    return any(agree(reading, word, AGREEMENT) for reading in named)


def _is_noun(token: Token) -> bool:
    """Tell a noun or an object from all that may only look like one."""
    if token.kind == "object" or (token.kind == "word" and token.text.isascii()):
        return True
    return bool(
        token.form
        and token.form.any & (NOUN | ADJECTIVE)
        and role(token) & roles.NOUN
        and not role(token) & (roles.FINITE | roles.INFINITIVE | roles.PRONOUN | roles.PREPOSITION)
        and token.text.lower() != "частности"
        and (not role(token) & roles.ADJECTIVE or token.text.lower() in roles.SUBSTANTIVES or _abbreviates(token))
    )


def _abbreviates(token: Token) -> bool:
    """Tell a noun that is an adjective only as its abbreviation: «порт», «куб»."""
    return token.form is not None and all(r.mask & NOUN or r.mask & ABBREVIATION for r in token.form.readings)


ABBREVIATION = grammemes.BITS["Abbr"]


def _is_head(sentence: Sentence, at: int, noun: int) -> bool:
    """Tell whether a later noun could be what the participle describes: «пришедшие вчера письма»."""
    form, word = sentence.tokens[noun].form, sentence.tokens[at].form
    if form is None or word is None or sentence.tokens[noun].text.isascii() or _is_governed(sentence, noun):
        return False
    if sentence.tokens[noun - 1].kind == "number":
        return False  # «выпущенные до 2018 года»
    if not form.known:
        return noun <= at + 2
    if form.lower == "типа" and noun == at + 1:
        return True
    if not role(sentence.tokens[noun]) & roles.NOUN or not _suits(form, word):
        return False
    before = sentence.tokens[noun - 1].form
    if form.any & GENITIVE and noun > at + 1 and before is not None and before.any & NOUN and before.known:
        return False  # «вызванные использованием паники»
    return not (word.all & TRANSITIVE == TRANSITIVE and form.any & ACCUSATIVE)  # «содержащий список» governs it


def _may_describe_next(sentence: Sentence, at: int) -> bool:
    """Tell whether a transitive participle may stand before its noun: «карт поддержавших людей»."""
    word, following = sentence.tokens[at].form, sentence.tokens[at + 1].form
    if word is None or following is None or word.all & TRANSITIVE != TRANSITIVE:
        return False
    return any(
        a.mask & b.mask & OBLIQUE and agree(a, b, AGREEMENT)
        for a in word.readings
        for b in following.readings
        if b.mask & NOUN
    )


OBLIQUE = grammemes.mask("gent datv ablt loct")


def _is_predicative(sentence: Sentence, at: int) -> bool:
    """Tell a participle that can only be instrumental after a verb that wants it in the predicate."""
    word = sentence.tokens[at].form
    if word is None or not all(r.mask & (ABLATIVE | DATIVE | GENITIVE | LOCATIVE) for r in word.readings):
        return False
    if not word.any & ABLATIVE:
        return False
    noun, verbs = sentence.tokens[at - 1].form, LINKING
    if noun is not None and noun.known and _suits(noun, word):
        if not noun.any & ABLATIVE or not _is_governed(sentence, at - 1):
            return False  # «является классом, содержащим»
        verbs = CONSIDERING  # «считает сайты с рекламой пугающими»
    return any(t.form and t.form.lemmas & verbs for t in sentence.tokens[left_edge(sentence, at) : at])


def _is_substantive(sentence: Sentence, at: int) -> bool:
    """Tell «описание происходящего»: a participle that has become a noun."""
    word = sentence.tokens[at].form
    return bool(word and word.lemmas & SUBSTANTIVE and any(r.mask & NEUTER for r in word.readings))


LOCATIVE, NEUTER = grammemes.BITS["loct"], grammemes.BITS["neut"]


def _is_plain(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether the words of a participle surely reach to the verb: no adverb may go with it, one preposition."""
    last = sentence.tokens[end - 1]
    if last.form is not None and not last.form.known and not last.text.isascii():
        return False
    between = [role(t) for t in sentence.tokens[at + 1 : end]]
    if between and between[-1] & roles.ADVERB and not between[-1] & roles.NOUN:
        return False
    return sum(bool(bits & roles.PREPOSITION) for bits in between) <= 1


def _is_governed(sentence: Sentence, noun: int) -> bool:
    """Tell whether a preposition stands before a noun or its attributes."""
    while noun > 0 and role(sentence.tokens[noun - 1]) & roles.ADJECTIVE:
        noun -= 1
    return noun > 0 and bool(role(sentence.tokens[noun - 1]) & roles.PREPOSITION)


def _has_words(sentence: Sentence, at: int) -> bool:
    """Tell whether words follow that only a participle can govern; one that may be an adjective needs a surer sign."""
    word, after = sentence.tokens[at].form, sentence.tokens[at + 1]
    if after.text.lower() in ("не", "только", "лишь", "ещё", "также") and at + 2 < len(sentence.tokens):
        after = sentence.tokens[at + 2]
    bits = role(after)
    if bits & (roles.PREPOSITION | roles.INFINITIVE) or (word and _corresponds(word)):
        return True
    if after.form and after.form.any & ABLATIVE and bits & (roles.NOUN | roles.ADJECTIVE) and not bits & roles.FINITE:
        return True
    if word is not None and _governs(word, after):
        return True
    if word is None or not all(r.mask & PARTICIPLE for r in word.readings) or bits & (roles.FINITE | roles.CONJUNCTION):
        return False
    foreign = after.kind == "object" or (after.kind == "word" and after.text.isascii())
    if foreign and not word.all & ACTIVE and not word.lemmas & NAMING and not _is_direct(sentence, at):
        return False  # «поток выбранного `video`»
    dependent = bits & (roles.NOUN | roles.ADVERB | roles.ADJECTIVE | roles.COMPARATIVE) or after.kind == "number"
    return after.kind == "object" or bool(dependent and not bits & roles.PRONOUN)


def _governs(word: Form, after: Token) -> bool:
    """Tell «вызывающих вопросы», «передаваемые обработчикам»: an object that only a participle can have."""
    form = after.form
    if form is None or not form.known or not role(after) & roles.NOUN or _suits(form, word):
        return False
    verbal = [r.mask for r in word.readings if r.mask & PARTICIPLE]
    wanted = DATIVE | (ACCUSATIVE if any(mask & TRANSITIVE == TRANSITIVE for mask in verbal) else 0)
    return any(r.mask & NOUN and r.mask & wanted for r in form.readings)


def _is_direct(sentence: Sentence, at: int) -> bool:
    """Tell a participle in the nominative or accusative that agrees with the noun right before it."""
    noun, word = sentence.tokens[at - 1].form, sentence.tokens[at].form
    if noun is None or word is None or not noun.known:
        return False
    return all(r.mask & (NOMINATIVE | ACCUSATIVE) for r in word.readings) and _suits(noun, word)


def _end_of_participle(sentence: Sentence, at: int) -> int:
    """Find the predicate that follows the clause in the same run of words: the closing comma stands before it, or 0."""
    right = right_edge(sentence, at)
    for i in range(at + 2, right):
        bits = role(sentence.tokens[i])
        if bits & (roles.CONJUNCTION | roles.OPENER):
            return 0
        if bits & (roles.FINITE | roles.SHORT):
            while sentence.tokens[i - 1].text.lower() in ("не", "уже", "ещё", "также", "всегда", "больше"):
                i -= 1
            return i if i > at + 1 else 0
    return 0


def _is_idiom(sentence: Sentence, at: int) -> bool:
    """Tell «сложа руки», «не покладая рук»: adverbs by now, they take no commas."""
    tokens = sentence.tokens
    after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    if tokens[at].text.lower() in ADVERBIAL and tokens[at - 1].text.lower() == "не":
        return at + 1 >= len(tokens) or is_border(tokens[at + 1])
    return f"{tokens[at].text.lower()}|{after}" in IDIOMS or tokens[at].text.lower() == "покладая"


def _begin_of_gerund(sentence: Sentence, at: int) -> int:
    """Find where the gerund's clause begins in its run, 0 if no comma is surely missing."""
    tokens, left = sentence.tokens, left_edge(sentence, at)
    if at == left and at and is_closing(sentence, at - 1) and tokens[at].spaced:
        return at if has(sentence, max(at - 25, 0), at, roles.VERBAL) else 0
    if tokens[at].text.lower() == "не" or at == left or not tokens[at].spaced:
        return 0
    first = at - 1 if tokens[at - 1].text.lower() == "не" else at
    pair = "|".join(t.text.lower() for t in tokens[max(first - 2, left) : first])
    if pair in EXPLAINING or tokens[first - 1].text.lower() in ("например", "скажем"):
        return 0
    if pair in WITH_GERUND:
        first -= 2
    elif tokens[first - 1].text.lower() in WITH_GERUND:
        first -= 1
    if first <= left:
        return 0
    before = tokens[first - 1]
    bits = role(before)
    if before.kind == "mark" and not is_closing(sentence, first - 1):
        return 0
    if before.text.lower() in PREPOSED:
        return 0  # «этого не замечая»: its object may stand before it
    if before.text.lower() in NO_GERUND_AFTER or (before.form and before.form.all & PREPOSITION):
        return 0
    if bits & (roles.ADVERB | roles.MAYBE | roles.GERUND) and not bits & roles.FINITE:
        verbal = first - 2 >= left and role(tokens[first - 2]) & roles.VERBAL  # «прошла успешно, открыв»
        return first if verbal and not bits & roles.GERUND else 0
    return first if has(sentence, left, first, roles.VERBAL) else 0
