"""Where a comma goes in the source, and the hits that put one there or take one away. No judgement here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pravka import patterns
from pravka.document import BORDER, MARKUP, Document, Span
from pravka.findings import Edit, Hit
from pravka.patterns.occurrences import having, occurrences
from pravka.russian import grammemes, roles
from pravka.russian.clauses import LONGEST, is_border

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

Place = tuple["Sentence", int]

Given = TypeVar("Given")
Made = TypeVar("Made")

CLOSING = frozenset("]*_~")  # source of markup that ends with a block
KEPT = 256  # lists of options whose shapes are remembered
GERUND, PARTICIPLE = grammemes.mask("GRND"), grammemes.mask("PRTF")

_kept: dict[tuple[Callable[[Any], Any], int], tuple[Any, Any]] = {}
_longest: set[str] = set()  # the longest word of each phrase asked for; it only grows, as threads share it


def once(make: Callable[[Given], Made], given: Given) -> Made:
    """Make something of the options of a rule once: they are the same object for all documents, so it is their key."""
    held = _kept.get((make, id(given)))
    if held is None or held[0] is not given:
        if len(_kept) >= KEPT:
            _kept.clear()
        held = _kept[make, id(given)] = given, make(given)
    made: Made = held[1]
    return made


def places(doc: Document, *words: str) -> list[Place]:
    """List (sentence, number of the token) of every occurrence of words as written."""
    found = occurrences(doc)
    if len(words) == 1:
        return found.get(words[0]) or []
    return [place for word in words if word in found for place in found[word]]


class Phrase(NamedTuple):
    """A phrase to look for: its words, its first word as it may be written, all as a vocabulary has them."""

    text: str
    words: list[str]
    starts: frozenset[str]
    folded: frozenset[str]


def likely(doc: Document, wanted: Iterable[str]) -> Iterator[Phrase]:
    """Yield the phrases all of whose words the document has."""
    sorted_ = once(_by_longest_word, wanted)
    known, told = _told(doc)
    for word in sorted_.keys() & told:
        for phrase in sorted_[word]:
            if known.issuperset(phrase.folded):
                yield phrase


def _told(doc: Document) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words of a document, and those that are the longest of some phrase: all lists ask at once. Memoised."""
    asked = len(_longest)
    found: tuple[int, frozenset[str], frozenset[str]] | None = doc.memo.get("told")
    if found is None or found[0] != asked:  # there is a new list of phrases
        known = patterns.vocabulary(doc)
        found = doc.memo["told"] = asked, known, known & _longest
    return found[1:]


def phrases(doc: Document, wanted: Iterable[str]) -> Iterator[tuple[str, Sentence, int, int]]:
    """Yield (phrase, sentence, its first token, the token after it) of every phrase; it may begin with a capital."""
    for text, words, starts, _ in likely(doc, wanted):
        count = len(words)
        second, rest = words[1] if count > 1 else "", words[2:]
        for sentence, at in places(doc, *starts):
            tokens, end = sentence.tokens, at + count
            if end > len(tokens) or (second and tokens[at + 1].text.lower() != second):
                continue
            if not rest or [token.text.lower() for token in tokens[at + 2 : end]] == rest:
                yield text, sentence, at, end


def _by_longest_word(wanted: Iterable[str]) -> dict[str, list[Phrase]]:
    """Sort phrases by their longest word, which few texts have."""
    found: dict[str, list[Phrase]] = {}
    for text in wanted:
        words = text.split()
        folded = [word.lower().replace("ё", "е") for word in words]
        phrase = Phrase(text, words, frozenset((words[0], words[0].capitalize())), frozenset(folded))
        found.setdefault(max(folded, key=len), []).append(phrase)
    _longest.update(found)
    return found


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


def following(doc: Document) -> dict[str, list[Place]]:
    """Map the text of each token right after a comma to its places. Memoised."""
    found: dict[str, list[Place]] | None = doc.memo.get("after commas")
    if found is None:
        found = doc.memo["after commas"] = {}
        for sentence, held in parted(doc):
            tokens = sentence.tokens
            for comma in held:
                if comma + 1 < len(tokens):
                    found.setdefault(tokens[comma + 1].text, []).append((sentence, comma + 1))
    return found


def headed(doc: Document) -> list[tuple[Sentence, int]]:
    """List the sentences whose first border is a comma, with the number of this token."""
    found: list[tuple[Sentence, int]] | None = doc.memo.get("headed by commas")
    if found is None:
        found = doc.memo["headed by commas"] = []
        for sentence, held in parted(doc):
            comma, tokens = held[0], sentence.tokens
            if comma <= LONGEST:
                for token in tokens[:comma]:
                    if token.kind == "mark" and is_border(token):
                        break
                else:
                    found.append((sentence, comma))
    return found


def gerunds(doc: Document) -> list[Place]:
    """List (sentence, number of the token) of every gerund. Memoised."""
    found: list[Place] | None = doc.memo.get("gerunds")
    if found is None:
        found = doc.memo["gerunds"] = list(patterns.places(doc, _is_gerund))
    return found


def participles(doc: Document) -> Iterator[Place]:
    """Yield (sentence, number of the token) of every full participle."""
    return patterns.places(doc, _is_participle)


@having(GERUND)
def _is_gerund(form: Form) -> bool:
    return bool(form.any & GERUND and roles.of(form) & roles.GERUND)


@having(PARTICIPLE)
def _is_participle(form: Form) -> bool:
    return bool(form.any & PARTICIPLE and roles.of(form) & roles.PARTICIPLE)


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
