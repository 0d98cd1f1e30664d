"""A shallow clause segmenter: what stands between marks and conjunctions, and what predicates it has.

No parsing: a clause is a run of words; `finite`, `subjects` and the rest are candidates by form. The questions most
rules ask (is there a predicate to the left, where does this run of words end) are the functions at the end.
"""

from __future__ import annotations

from typing import NamedTuple

from pravka.document import Document
from pravka.russian import roles
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token

LONGEST = 80  # words; a longer run is no sentence, and looking at all of it would cost its square
BORDERS = frozenset(',;:—–()[].!?…«»"“”„')


class Clause(NamedTuple):
    """Words `start`..`end` of a sentence (numbers of its tokens, half-open) between two borders.

    opener    the conjunction or relative word it begins with, lower case, or ""
    before    the mark before it, or "" at the start of the sentence and where a conjunction alone parts it
    the rest  numbers of tokens; modals are impersonal predicates, shorts short adjectives and participles,
              subjects words that can only be nominative
    """

    start: int
    end: int
    opener: str
    before: str
    finite: tuple[int, ...]
    modals: tuple[int, ...]
    infinitives: tuple[int, ...]
    gerunds: tuple[int, ...]
    participles: tuple[int, ...]
    shorts: tuple[int, ...]
    subjects: tuple[int, ...]

    @property
    def full(self) -> bool:
        """Tell whether it has a predicate of its own."""
        return bool(self.finite or self.modals or self.shorts)


def at(doc: Document, sentence: Sentence, place: int) -> Clause | None:
    """Give the clause a token of a sentence stands in. Those of a long sentence are kept with the document."""
    if len(sentence.tokens) < LONGEST:  # then only what stands between the nearest marks need be cut
        start, end = left_edge(sentence, place), right_edge(sentence, place)
        before = sentence.tokens[start - 1].text if start else ""
        near = _part(sentence, start, end, before) if start < end else []
        return next((clause for clause in near if clause.start <= place < clause.end), None)
    known: dict[int, tuple[Clause, ...]] = doc.memo.setdefault("clauses", {})
    found = known.get(sentence.start)
    if found is None:
        found = known[sentence.start] = of(sentence)
    return next((clause for clause in found if clause.start <= place < clause.end), None)


def of(sentence: Sentence) -> tuple[Clause, ...]:
    """Cut a sentence into clauses, in order; marks belong to none."""
    found = []
    start, end, before = 0, 0, ""
    tokens = sentence.tokens
    for end, token in enumerate(tokens):
        if is_border(token):
            if start < end:
                found += _part(sentence, start, end, before)
            start, before = end + 1, token.text
    if tokens and start < len(tokens):
        found += _part(sentence, start, len(tokens), before)
    return tuple(found)


def _part(sentence: Sentence, start: int, end: int, before: str) -> list[Clause]:
    """Cut what stands between two marks before its conjunctions."""
    found = []
    first = start
    for at in range(start + 1, end):
        if _opens(sentence, start, at, end):
            found.append(_clause(sentence, first, at, before))
            first, before = at, ""
    found.append(_clause(sentence, first, end, before))
    return found


def _opens(sentence: Sentence, start: int, at: int, end: int) -> bool:
    """Tell whether a clause begins inside a run: at a subordinator, or at «и» between two predicates."""
    here = role(sentence.tokens[at])
    if here & roles.OPENER and not role(sentence.tokens[at - 1]) & (roles.PREPOSITION | roles.CONJUNCTION):
        return sentence.tokens[at].text.lower() not in ("как", "чем", "ли", "лишь")
    if here & roles.PREPOSITION and at + 1 < end and role(sentence.tokens[at + 1]) & roles.OPENER:
        return sentence.tokens[at + 1].text.lower().startswith("котор")
    if not here & roles.CONJUNCTION:
        return False
    return has(sentence, start, at, roles.PREDICATE) and has(sentence, at + 1, end, roles.PREDICATE)


def _clause(sentence: Sentence, start: int, end: int, before: str) -> Clause:
    places: dict[int, list[int]] = {bit: [] for bit in _KINDS}
    for at in range(start, end):
        bits = role(sentence.tokens[at])
        for bit in _KINDS:
            if bits & bit:
                places[bit].append(at)
    first = sentence.tokens[start]
    opener = first.text.lower() if role(first) & (roles.OPENER | roles.CONJUNCTION) else ""
    return Clause(start, end, opener, before, *(tuple(places[bit]) for bit in _KINDS))


_KINDS = (
    roles.FINITE,
    roles.MODAL,
    roles.INFINITIVE,
    roles.GERUND,
    roles.PARTICIPLE,
    roles.SHORT,
    roles.SUBJECT | roles.PRONOUN,
)


def is_border(token: Token) -> bool:
    """Tell whether a token is a mark that parts clauses (a slash or an emoji is not, nor a hyphen but for a dash)."""
    return token.kind == "mark" and (token.text[0] in BORDERS or (token.text == "-" and token.spaced))


def left_edge(sentence: Sentence, at: int) -> int:
    """Find where the run of words that ends before token `at` begins."""
    tokens, limit = sentence.tokens, max(at - LONGEST, 0)
    while at > limit:
        token = tokens[at - 1]
        if token.kind == "mark" and is_border(token):
            break
        at -= 1
    return at


def right_edge(sentence: Sentence, at: int) -> int:
    """Find where the run of words from token `at` ends: the number of the next border, or of tokens."""
    tokens = sentence.tokens
    count = min(len(tokens), at + LONGEST)
    while at < count:
        token = tokens[at]
        if token.kind == "mark" and is_border(token):
            break
        at += 1
    return at


def reach(sentence: Sentence, at: int) -> int:
    """Find where a run of words from token `at` ends, not counting brackets and quotation marks as borders."""
    count, depth = min(len(sentence.tokens), at + LONGEST), 0
    while at < count:
        text = sentence.tokens[at].text
        if text == "(":
            depth += 1
        elif text == ")":
            if not depth:
                return at
            depth -= 1
        elif not depth and is_border(sentence.tokens[at]) and text not in SOFT:
            return at
        at += 1
    return count


SOFT = frozenset('«»"“”„[]')


def first_comma(sentence: Sentence) -> int:
    """Find the first border of a sentence if it is a comma, else -1."""
    edge = right_edge(sentence, 0)
    return edge if edge < len(sentence.tokens) and sentence.tokens[edge].text == "," else -1


def is_closing(sentence: Sentence, at: int) -> bool:
    """Tell whether a token is a bracket or quotation mark that closes: written close to what is before it."""
    token = sentence.tokens[at]
    return token.text in CLOSING and not token.spaced and at > 0


CLOSING = frozenset(')»]"”')


def has(sentence: Sentence, start: int, end: int, bits: int) -> bool:
    """Tell whether some token of a range has one of these roles."""
    for token in sentence.tokens[max(start, end - LONGEST) : end]:  # noqa: SIM110 -- `any` takes twice as long
        if role(token) & bits:
            return True
    return False


def first_with(sentence: Sentence, start: int, end: int, bits: int) -> int:
    """Find the first token of a range with one of these roles, -1 if there is none."""
    tokens = sentence.tokens
    for at in range(start, min(end, start + LONGEST)):
        if role(tokens[at]) & bits:
            return at
    return -1
