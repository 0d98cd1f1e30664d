"""Commas inside and before what is one whole: fixed expressions («ни рыба ни мясо»), «как следует», «как» of a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import commas
from pravka.document import Document, Span
from pravka.findings import Edit, Hit
from pravka.russian import roles
from pravka.russian.clauses import has, is_border, left_edge, right_edge
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.waking import needs

QUESTIONS = frozenset("кто что кого кому кем чего чему чем какой какая какие как где куда откуда когда сколько".split())
UNKNOWN = frozenset("неведомо невесть неизвестно непонятно".split())
QUANTITIES = frozenset("больше меньше более менее раньше позже позднее".split())


@needs(options=["phrases"])
def expression(doc: Document, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """Find a fixed expression with commas between its words."""
    for phrase in commas.likely(doc, commas.once(_distinct, phrases)):
        words = [_fold(word) for word in phrase.words]
        for sentence, at in commas.places(doc, *phrase.starts):
            inner = _commas_inside(sentence, at, words)
            if inner:
                written = _without(sentence, at, inner, len(words))
                yield _delete_all(sentence, inner, written if written in phrases else phrase.text)


@needs(["как"])
def manner(doc: Document, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """Find a comma before «как следует», «как ни в чём не бывало» and other set phrases with «как»."""
    wanted = commas.once(_by_second_word, phrases)
    for sentence, at in commas.following(doc).get("как", ()):
        tokens = sentence.tokens
        if at < 2 or at + 1 >= len(tokens):
            continue
        for words in wanted.get(_fold(tokens[at + 1].text), ()):
            end = at + len(words)
            if [_fold(t.text) for t in tokens[at:end]] == words and _is_whole(sentence, end):
                inner = [at - 1]
                if end < len(tokens) and tokens[end].text == "," and has(sentence, 0, at, roles.PREDICATE) is False:
                    inner.append(end)
                yield _delete_all(sentence, inner, " ".join(words))
                break


@needs(["как"])
def role_of(doc: Document, *, heads: Sequence[str]) -> Iterator[Hit]:
    """Find a comma before «как» that names a role: «работает, как учитель»."""
    lemmas = commas.once(frozenset, heads)
    for sentence, at in commas.following(doc).get("как", ()):
        tokens = sentence.tokens
        if at < 2 or at + 1 >= len(tokens):
            continue
        if tokens[at - 2].text.lower() in ("же", "так"):
            continue  # «так же, как»
        end = right_edge(sentence, at + 1)
        if end < len(tokens) and tokens[end].text not in (".", "!", "?", "…"):
            continue
        if not role(tokens[at + 1]) & (roles.NOUN | roles.ADJECTIVE) or has(sentence, at + 1, end, roles.VERBAL):
            continue
        if role(tokens[at + 1]) & (roles.PREPOSITION | roles.CONJUNCTION | roles.ADVERB):
            continue
        left = left_edge(sentence, at - 1)
        called = left == 0 and any(t.form and t.form.lemmas & lemmas for t in tokens[: at - 1])
        if called and not has(sentence, 0, at - 1, roles.OPENER | roles.GERUND):
            yield commas.delete(tokens[at - 1], word=tokens[at + 1].text)


@needs(UNKNOWN)
def unknown(doc: Document) -> Iterator[Hit]:
    """Find «неведомо, что» with nothing that could be a clause after it."""
    for sentence, at in commas.places(doc, *sorted(UNKNOWN)):
        tokens = sentence.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].text != "," or tokens[at + 2].text.lower() not in QUESTIONS:
            continue
        after = at + 3
        ends = after >= len(tokens) or is_border(tokens[after]) or role(tokens[after]) & roles.PARTICIPLE
        if ends and at > 0:
            yield commas.delete(tokens[at + 1], word=f"{tokens[at].text} {tokens[at + 2].text}")


@needs(["чем"])
def quantity(doc: Document) -> Iterator[Hit]:
    """Find «не больше, чем за час»: a comparison that only measures takes no comma."""
    for sentence, at in commas.following(doc).get("чем", ()):
        tokens = sentence.tokens
        if at < 2 or at + 1 >= len(tokens):
            continue
        if tokens[at - 2].text.lower() not in QUANTITIES or (at > 2 and tokens[at - 3].kind == "mark"):
            continue
        after = tokens[at + 1]
        measured = after.kind == "number" or (role(after) & roles.PREPOSITION and at + 2 < len(tokens))
        if measured and at > 2 and tokens[at - 3].text.lower() == "не":
            yield commas.delete(tokens[at - 1], word=f"{tokens[at - 2].text} чем")


@needs(["ни"])
def neither(doc: Document, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """Find a second «ни» without a comma, outside fixed expressions."""
    for sentence, at in commas.places(doc, "ни"):
        tokens = sentence.tokens
        if at < 2 or tokens[at - 1].kind == "mark" or at + 1 >= len(tokens):
            continue
        first = next((i for i in range(left_edge(sentence, at), at - 1) if tokens[i].text.lower() == "ни"), -1)
        if first < 0:
            continue
        if first > 0 and tokens[first - 1].text.lower() in QUESTIONS:
            continue  # «как ни старайся»
        if role(tokens[at + 1]) & roles.FINITE and not role(tokens[first + 1]) & roles.FINITE:
            continue  # «ни один ни сработал»: «не» misspelled
        if any(role(tokens[i + 1]) & (roles.FINITE | roles.OPENER) for i in (first, at)):
            continue  # only names and their like are surely alike
        end = right_edge(sentence, at)
        joined = _fold(" ".join(t.text for t in tokens[first : min(end, first + 8)]))
        if joined.startswith(commas.once(_folded, phrases)) or (at - first <= 2 and end - at <= 2):
            continue
        yield commas.insert(doc, tokens[at - 1], word="ни")


def _commas_inside(sentence: Sentence, at: int, words: Sequence[str]) -> list[int]:
    """Give the commas between the words of a phrase that begins at a token; empty if it is another phrase."""
    tokens, found, i = sentence.tokens, [], at
    for number, word in enumerate(words):
        if number and i < len(tokens) and tokens[i].text == ",":
            found.append(i)
            i += 1
        if i >= len(tokens) or _fold(tokens[i].text) != word:
            return []
        i += 1
    return found


def _is_whole(sentence: Sentence, end: int) -> bool:
    """Tell whether a set phrase ends here, and does not go on as a clause («как следует поступить»)."""
    tokens = sentence.tokens
    if end >= len(tokens) or is_border(tokens[end]) or role(tokens[end]) & roles.CONJUNCTION:
        return True
    return not role(tokens[end - 1]) & roles.PREDICATE and tokens[end - 1].text.lower() not in ("положено", "угодно")


def _delete_all(sentence: Sentence, places: Sequence[int], word: str) -> Hit:
    first, *rest = (sentence.tokens[i] for i in places)
    also = tuple(Edit(t.start, t.end, "") for t in rest)
    return Hit(Span(first.start, first.end), ("",), also=also, fields={"word": word})


def _without(sentence: Sentence, at: int, inner: Sequence[int], count: int) -> str:
    """Give a number of words from a token on, in small letters and without the commas inside."""
    end = at + count + len(inner)
    return " ".join(sentence.tokens[i].text.lower() for i in range(at, end) if i not in inner)


def _distinct(phrases: Sequence[str]) -> list[str]:
    """Leave one spelling of each phrase: only its first word must have «ё» where the text has it."""
    found: dict[tuple[str, str], str] = {}
    for phrase in phrases:
        found.setdefault((phrase.split()[0], _fold(phrase)), phrase)
    return list(found.values())


def _by_second_word(phrases: Sequence[str]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        words = phrase.replace("ё", "е").split()
        if len(words) > 1:
            found.setdefault(words[1], []).append(words)
    return found


def _folded(phrases: Sequence[str]) -> tuple[str, ...]:
    return tuple(_fold(phrase) for phrase in phrases)


def _fold(text: str) -> str:
    return text.lower().replace("ё", "е")
