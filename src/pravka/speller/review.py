"""The unknown words of a document, each judged in its place. What is said about them is up to the checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pravka import patterns
from pravka.document import Document, Span
from pravka.russian import lexicon, sentences
from pravka.russian.lexicon import Form, Lexicon
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.speller import candidates, compounds, deliberate, ranker, variants
from pravka.speller.ranker import Place, Verdict

SHORTEST = 3
PARTICLES = frozenset("нибудь либо таки кое кой".split())  # with a hyphen forgotten: `checks.spelling_hyphens`
CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё")
GLUED_BEFORE = frozenset("@#/\\_~$&=<>")
GLUED_AFTER = frozenset("@/\\_=")
ABBREVIATION, LONG_ABBREVIATION = (
    4,
    6,
)  # letters of a word that a full stop cuts short at the end of a sentence, inside one
KEYWORDS = frozenset("keywords keyword aliases search".split())  # may hold misspellings for searchers on purpose
OTHER_LETTERS = "іїєґўјњљћђџѣ"  # of other languages in Cyrillic, and of the old spelling
FOREIGN_SHARE = 0.6  # of unknown words in a block that is in another language


class Unknown(NamedTuple):
    """A word outside the lexicon, or the unknown part of a hyphenated one.

    start, end   where it stands
    text         as written
    """

    start: int
    end: int
    text: str
    place: Place
    verdict: Verdict
    split: bool


def unknown(doc: Document) -> tuple[Unknown, ...]:
    """Give the unknown words of a document in order."""
    found: tuple[Unknown, ...] | None = doc.memo.get("unknown words")
    if found is None:
        found = doc.memo["unknown words"] = tuple(_review(doc))
    return found


class Piece(NamedTuple):
    """An unknown word before it is judged."""

    start: int
    end: int
    text: str
    token: Token
    sentence: Sentence
    at: int


def _review(doc: Document) -> Iterator[Unknown]:
    known = lexicon.of(doc)
    pieces = sorted(_pieces(doc, known), key=lambda piece: piece.start)
    if not pieces:
        return
    counts = Counter(piece.text.lower() for piece in pieces)
    foreign = _foreign_blocks(doc, pieces)
    for piece in pieces:
        if variants.preferred(piece.text.lower(), "academic") or piece.sentence.block.span in foreign:
            continue
        if _is_keyword(piece.sentence) or deliberate.covers(doc, piece.start):
            continue
        whole = piece.start == piece.token.start, piece.end == piece.token.end
        place = place_of(piece.sentence, piece.at, counts[piece.text.lower()], whole)
        word = piece.text.lower().replace("ё", "е")
        verdict = ranker.judge(known, word, candidates.find(known, word), place)
        yield Unknown(piece.start, piece.end, piece.text, place, verdict, piece.token.split)


def _pieces(doc: Document, known: Lexicon) -> Iterator[Piece]:
    for _, form, places in patterns.alien(doc):
        if "-" not in form.lower and compounds.accepts(known, form.lower):
            continue
        for sentence, at in places:
            token = sentence.tokens[at]
            if not _is_word(doc, sentence, at, token):
                continue
            if "-" not in form.lower:
                yield Piece(token.start, token.end, token.text, token, sentence, at)
            elif token.end - token.start == len(token.text):
                yield from _strange_part(known, form.lower, sentence, at)


def _strange_part(known: Lexicon, lower: str, sentence: Sentence, at: int) -> Iterator[Piece]:
    """Yield the one part of a hyphenated word that is not known."""
    token, parts = sentence.tokens[at], lower.split("-")
    strange = [n for n, part in enumerate(parts) if not compounds.is_part(known, part, n, len(parts))]
    if len(strange) == 1:
        start = token.start + sum(len(part) + 1 for part in parts[: strange[0]])
        text = token.text[start - token.start :][: len(parts[strange[0]])]
        if len(text) >= SHORTEST and CYRILLIC.issuperset(text.lower()):
            yield Piece(start, start + len(text), text, token, sentence, at)


def _is_word(doc: Document, sentence: Sentence, at: int, token: Token) -> bool:
    """Tell whether a token is Russian prose: no name of a user, no path, no abbreviation, no camel case."""
    text = token.text
    lower = text.lower()
    if lower in PARTICLES:
        return False
    if len(text) < SHORTEST or not CYRILLIC.issuperset(lower.replace("-", "")):
        return "-" in text and not text.isupper() and not CYRILLIC.isdisjoint(lower)
    if text[1:] != lower[1:]:
        return False
    if doc.text[token.start - 1 : token.start] in GLUED_BEFORE and token.start:
        return False
    if doc.text[token.end : token.end + 1] in GLUED_AFTER | {"-"} and token.end < len(doc.text):
        return False
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if after is None or after.spaced or after.text != ".":
        return True
    beyond = sentence.tokens[at + 2] if at + 2 < len(sentence.tokens) else None
    return len(text) > (ABBREVIATION if beyond is None else LONG_ABBREVIATION)


def is_drawn_out(lower: str) -> bool:
    """Tell «мееедленно»: three letters alike in a row are mostly meant."""
    return any(a == b == c for a, b, c in zip(lower, lower[1:], lower[2:], strict=False))


def _is_keyword(sentence: Sentence) -> bool:
    return sentence.block.kind == "value" and sentence.block.info.split(".")[0] in KEYWORDS


def _foreign_blocks(doc: Document, pieces: list[Piece]) -> set[Span]:
    """Find blocks in which so many words are unknown that they are no Russian."""
    strange = Counter(piece.sentence.block.span for piece in pieces)
    neighbours = {span for span in strange if sum(doc.prose.count(c, *span) for c in OTHER_LETTERS) > 1}
    suspects = {span for span, n in strange.items() if n >= 4}
    if not suspects:
        return neighbours
    words = Counter(
        s.block.span for s in sentences.of(doc) if s.block.span in suspects for t in s.tokens if t.kind == "word"
    )
    return neighbours | {span for span in suspects if strange[span] > FOREIGN_SHARE * words[span]}


def place_of(sentence: Sentence, at: int, repeats: int, whole: tuple[bool, bool] = (True, True)) -> Place:
    """Describe the place of a token; `whole` tells at which ends the word is the whole token."""
    tokens = sentence.tokens
    left = _neighbour(tokens[at - 1]) if at and whole[0] else None
    right = _neighbour(tokens[at + 1]) if at + 1 < len(tokens) and whole[1] else None
    initial = all(token.kind != "word" for token in tokens[:at]) or (at > 0 and tokens[at - 1].text in '.:!?…«"')
    return Place(left, right, tokens[at].text[:1].isupper(), initial, repeats)


def _neighbour(token: Token) -> Form | None:
    return token.form if token.form and CYRILLIC.issuperset(token.form.lower.replace("-", "")) else None
