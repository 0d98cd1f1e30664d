"""Missing commas before what is said, known, shown: «что», «как», «какой», «ли» after words that call for a clause.

Whether a word calls for one is a matter of lists: the rules name the verbs, nouns and predicatives as options.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import has, is_border, left_edge, reach, right_edge
from pravka.russian.lexicon import Form
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.waking import needs

REACH = 3  # words that may stand between «сказал» and «что»: «сказал ему вчера, что»
DATIVE = grammemes.BITS["datv"]
POINTERS = frozenset("то том тем тому того".split())
# «после того как», «наподобие того как» are one conjunction
CONJOINED = frozenset("наподобие вроде вместо подобно мере против сверх по до после перед вслед".split())
# Compound conjunctions with «что»: at the beginning of a sentence they need no comma inside.
COMPOUND_HEADS = frozenset(
    """
    несмотря невзирая благодаря ввиду вследствие вопреки из-за кроме помимо вместо исходя судя подобно в за при до
    после перед с по тем сверх взамен наряду
    """.split()
)
AFTER_WHAT = frozenset("за ли бы угодно попало то есть такое там".split())
AT_WILL = frozenset("угодно попало придётся придется заблагорассудится вздумается влезет".split())
NOT_MANNER = frozenset("правило раз минимум максимум только будто бы и следствие результат обычно всегда".split())
ADVERBS_BETWEEN = frozenset(
    "это вам нам мне тебе ему ей им себе вас нас также ещё еще уже сразу заранее теперь дважды ясно точно чётко".split()
)


@needs(["что"])
def that(doc: Document, *, heads: Sequence[str], predicatives: Sequence[str]) -> Iterator[Hit]:
    """Find «что» that opens a clause and has no comma before it."""
    verbs, words = commas.once(frozenset, heads), commas.once(frozenset, predicatives)
    for sentence, at in commas.places(doc, "что"):
        tokens = sentence.tokens
        if at < 1 or tokens[at - 1].kind == "mark" or not _opens_clause(sentence, at):
            continue
        before = tokens[at - 1].text.lower()
        if before in POINTERS:
            fits = not _is_compound(sentence, at)
        else:
            fits = before in words or _calls(sentence, at, verbs) or _is_measured(sentence, at)
        fits = fits or _is_same(sentence, at)
        if fits:
            yield commas.insert(doc, tokens[at - 1], word="что")


@needs(options=["words"])
def question(doc: Document, *, heads: Sequence[str], words: Sequence[str]) -> Iterator[Hit]:
    """Find a question word («как», «какой», «почему») after a word of knowing, with a predicate and without a comma."""
    verbs = commas.once(frozenset, heads)
    for sentence, at in commas.places(doc, *words):
        tokens = sentence.tokens
        if at < 1 or tokens[at - 1].kind == "mark":
            continue
        first = at
        if role(tokens[at - 1]) & roles.PREPOSITION and at > 1 and tokens[at].text.lower() != "как":
            first = at - 1
        if tokens[first - 1].kind == "mark" or not _asks(sentence, at):
            continue
        pointed = tokens[first - 1].text.lower() in ("том", "тому", "того") and not _is_compound(sentence, first)
        if pointed and first > 1 and tokens[first - 2].text.lower() in CONJOINED:
            continue
        if pointed or _calls(sentence, first, verbs):
            yield commas.insert(doc, tokens[first - 1], word=" ".join(t.text for t in tokens[first : at + 1]))


@needs(["ли"])
def whether(doc: Document, *, heads: Sequence[str]) -> Iterator[Hit]:
    """Find an indirect question with «ли»: «проверьте есть ли файл»."""
    verbs = commas.once(frozenset, heads)
    for sentence, at in commas.places(doc, "ли"):
        first = at - 1
        if first > 0 and sentence.tokens[first - 1].text.lower() == "не":
            first -= 1
        if first < 1 or sentence.tokens[first - 1].kind == "mark" or not role(sentence.tokens[at - 1]):
            continue
        near = sentence.tokens[first - 1]
        if near.form and near.form.lemmas & verbs and role(near) & (roles.VERBAL | roles.GERUND):
            yield commas.insert(doc, near, word=sentence.tokens[first].text)


@needs(options=["words"])
def pointed(doc: Document, *, words: Sequence[str]) -> Iterator[Hit]:
    """Find «тот кто», «всё что»: a pronoun and the relative clause that explains it."""
    for sentence, at in commas.places(doc, *words):
        tokens = sentence.tokens
        if at < 1 or at + 1 >= len(tokens) or tokens[at - 1].form is None:
            continue
        form = tokens[at - 1].form
        pair = (next(iter(form.lemmas & {"тот", "весь", "каждый", "любой"}), "") if form else "", tokens[at].text)
        if pair not in PAIRS or not has(sentence, at + 1, right_edge(sentence, at + 1), roles.PREDICATE):
            continue
        if at < 2 or tokens[at - 2].text.lower() not in ("не", "а", "ни"):
            yield commas.insert(doc, tokens[at - 1], word=tokens[at].text)


PAIRS = frozenset((lemma, word) for lemma in ("тот", "весь", "каждый", "любой") for word in ("кто", "кого", "кому"))


def _opens_clause(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    if at + 1 >= len(tokens) or is_border(tokens[at + 1]) or tokens[at + 1].text.lower() in AFTER_WHAT:
        return False
    right = reach(sentence, at + 1)
    if has(sentence, at + 1, right, roles.VERBAL | roles.MAYBE) or _is_same(sentence, at):
        return True
    before = sentence.tokens[at - 1]
    if before.text.lower() == "внимание" or role(before) & (roles.FINITE | roles.INFINITIVE):
        named = role(tokens[at + 1]) & (roles.PRONOUN | roles.NOMINATIVE | roles.ADJECTIVE)
        if named and right - at > 2:
            return True  # «Обратите внимание, что это черновик»
    return right > at + 1 and right < len(tokens) and tokens[right].text in "—,:"


def _is_same(sentence: Sentence, at: int) -> bool:
    """Tell «то же значение, что и раньше»."""
    tokens = sentence.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].text != "и":
        return False
    left = max(left_edge(sentence, at), at - 4)
    return any(tokens[i].text.lower() == "же" and _is_that(tokens[i - 1]) for i in range(left + 1, at))


def _is_that(token: Token) -> bool:
    return bool(token.form and token.form.lemmas & {"тот", "такой"}) or token.text.lower() == "так"


def _is_measured(sentence: Sentence, at: int) -> bool:
    """Tell «настолько запутан, что» and «то же, что и»."""
    tokens = sentence.tokens
    if tokens[at - 1].text.lower() in ("же", "самое") and at > 1:
        return tokens[at - 2].text.lower() in ("то", "тот", "та", "те", "такой", "такая", "такое", "такие", "же")
    left = max(left_edge(sentence, at), at - 5)
    return any(t.text.lower() in ("настолько", "столь", "столько") for t in tokens[left : at - 1])


def _is_compound(sentence: Sentence, at: int) -> bool:
    """Tell «несмотря на то что»: a conjunction that either begins the run or already has its comma before it."""
    left = left_edge(sentence, at)
    first = sentence.tokens[left].text.lower()
    if at - left > 5:
        return False
    if first in ("а", "и", "но", "не") and at - left > 2:
        first = sentence.tokens[left + 1].text.lower()
    return first in COMPOUND_HEADS | {"а", "не", "и", "но", "мало", "только"} or (at - left == 1 and left == 0)


def _calls(sentence: Sentence, at: int, heads: frozenset[str]) -> bool:
    """Tell whether a word of the list stands before token `at`, with nothing between but pronouns, objects, adverbs."""
    for back in range(at - 1, max(at - 2 - REACH, -1), -1):
        token = sentence.tokens[back]
        if is_border(token):
            return False
        if token.form and _is_head(token.form, heads):
            return True
        dative = token.form is not None and token.form.any & DATIVE and role(token) & (roles.NOUN | roles.ADJECTIVE)
        if token.kind != "object" and token.text.lower() not in ADVERBS_BETWEEN and not dative:
            return False
    return False


@lru_cache(maxsize=20_000)
def _is_head(form: Form, heads: frozenset[str]) -> bool:
    return bool(form.lemmas & heads)


def _asks(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause follows the question word: a predicate, or for «как» an infinitive close by."""
    tokens, right = sentence.tokens, reach(sentence, at + 1)
    if at + 1 >= right or is_border(tokens[at + 1]) or tokens[at + 1].text.lower() in NOT_MANNER:
        return False
    if any(t.text.lower() in AT_WILL for t in tokens[at + 1 : at + 4]):
        return False  # «сколько вам угодно»
    if tokens[at + 1].text == "можно" and at + 2 < right and role(tokens[at + 2]) & roles.COMPARATIVE:
        return False  # «как можно скорее»
    if has(sentence, at + 1, min(right, at + 3), roles.INFINITIVE):
        return True
    stop = next((i for i in range(at + 1, right) if tokens[i].text in ("и", "или")), right)
    return has(sentence, at + 1, stop, roles.PREDICATE)
