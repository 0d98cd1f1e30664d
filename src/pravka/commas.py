"""Where a comma goes in the source, and the hits that put one there or take one away. No judgement here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pravka.document import BORDER, MARKUP, Document, Span
from pravka.findings import Edit, Hit
from pravka.russian.roles import role

if TYPE_CHECKING:
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

Place = tuple["Sentence", int]

CLOSING = frozenset("]*_~")  # source of markup that ends with a block


def places(doc: Document, *words: str) -> Iterator[Place]:
    """Yield (sentence, number of the token) of every occurrence of words as written."""
    from pravka.patterns.occurrences import occurrences

    found = occurrences(doc)
    for word in words:
        yield from found.get(word, ())


def phrases(doc: Document, wanted: Iterable[str]) -> Iterator[tuple[str, Sentence, int, int]]:
    """Yield (phrase, sentence, its first token, the token after it) of every phrase; it may begin with a capital."""
    from pravka.patterns.occurrences import occurrences

    starts = _by_start(tuple(wanted))
    found = occurrences(doc)
    for word in starts.keys() & found.keys():
        alone, further = starts[word]
        for sentence, at in found[word]:
            for phrase in alone:
                yield phrase, sentence, at, at + 1
            second = sentence.tokens[at + 1].text.lower() if further and at + 1 < len(sentence.tokens) else ""
            for phrase, rest in further.get(second, ()):
                end = at + 2 + len(rest)
                if not rest or [t.text.lower() for t in sentence.tokens[at + 2 : end]] == rest:
                    yield phrase, sentence, at, end


class Starts(NamedTuple):
    """The phrases that begin with one word: those that are nothing more, and the others by their second word."""

    alone: list[str]
    further: dict[str, list[tuple[str, list[str]]]]


@lru_cache(maxsize=64)
def _by_start(wanted: tuple[str, ...]) -> dict[str, Starts]:
    starts: dict[str, Starts] = {}
    for phrase in wanted:
        first, *rest = phrase.split()
        for word in {first, first.capitalize()}:
            alone, further = starts.setdefault(word, Starts([], {}))
            if rest:
                further.setdefault(rest[0], []).append((phrase, rest[1:]))
            else:
                alone.append(phrase)
    return starts


def parted(doc: Document) -> list[tuple[Sentence, list[int]]]:
    """List the sentences that have commas with the numbers of these tokens."""
    found: list[tuple[Sentence, list[int]]] | None = doc.memo.get("parted by commas")
    if found is None:
        found = doc.memo["parted by commas"] = []
        for sentence, at in places(doc, ","):
            if found and found[-1][0] is sentence:
                found[-1][1].append(at)
            else:
                found.append((sentence, [at]))
    return found


def with_role(doc: Document, bits: int) -> Iterator[Place]:
    """Yield (sentence, number of the token) of every word that has one of the roles."""
    from pravka.patterns.occurrences import occurrences

    by_role: dict[int, list[Place]] | None = doc.memo.get("by role")
    if by_role is None:
        by_role = doc.memo["by role"] = {}
        for held in occurrences(doc).values():
            sentence, at = held[0]
            by_role.setdefault(role(sentence.tokens[at]), []).extend(held)
    for roles, found in by_role.items():
        if roles & bits:
            yield from found


def spot(doc: Document, token: Token) -> int:
    """Find where a mark after a token goes: behind the markup that closes there, a link that ends the block too."""
    at, prose = token.end, doc.prose
    while at < len(prose) and (prose[at] == MARKUP or (prose[at] == BORDER and doc.text[at] in CLOSING)):
        at += 1
    return at


def insert(doc: Document, token: Token, mark: str = ",", *, safe: bool = False, **fields: str) -> Hit:
    """Make the hit of a mark that is missing after a token."""
    at = spot(doc, token)
    return Hit(Span(at, at), (mark,), safe, fields=fields)


def insert_both(doc: Document, first: Token, second: Token, **fields: str) -> Hit:
    """Make the hit of two commas that are missing after two tokens."""
    one, two = spot(doc, first), spot(doc, second)
    return Hit(Span(one, one), (",",), also=(Edit(two, two, ","),), fields=fields)


def delete(token: Token, *, safe: bool = False, **fields: str) -> Hit:
    """Make the hit of a comma that should not be there."""
    return Hit(Span(token.start, token.end), ("",), safe, fields=fields)
