"""What repeats through a text: openings, turns of phrase, words nearby. Style within one sentence is in `style`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import grammemes, sentences
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token

CONTENT = grammemes.mask("NOUN VERB INFN ADJF ADJS PRTF ADVB")
VERB = grammemes.mask("VERB INFN")
NOMINAL = grammemes.mask("NOUN ADJF")
FREE = frozenset("быть мочь весь этот который свой такой один другой самый год время человек".split())
LONGEST = 6  # words of a turn of phrase


class Turn(NamedTuple):
    """A run of words, by lemma, and where it stands."""

    lemmas: tuple[str, ...]
    places: tuple[Span, ...]


def same_opening(doc: Document, *, times: int = 3) -> Iterator[Hit]:
    """Find the `times`-th sentence in a row that opens with one and the same word."""
    last, run = "", 0
    for sentence in _prose(doc):
        first = next((t for t in sentence.tokens if t.kind == "word"), None)
        word = _lemma(first) if first else ""
        run = run + 1 if word and word == last else 1
        last = word
        if first and run == times:
            yield Hit(Span(first.start, first.end), fields={"count": str(run)})


def same_turn(doc: Document, *, times: int = 4, words: int = 3) -> Iterator[Hit]:
    """Find turns of `words` or more words that stand in the text `times` times or more, once each."""
    for turn in _turns(doc, words, times):
        yield Hit(turn.places[0], fields={"count": str(len(turn.places))})


def overused_verb(doc: Document, *, least: int = 8, per_1000_words: float = 15) -> Iterator[Hit]:
    """Find a verb that makes up more than `per_1000_words` of the text; marked where it comes first."""
    places: dict[str, list[Token]] = defaultdict(list)
    total = 0
    for sentence in _prose(doc):
        for token in sentence.tokens:
            total += token.kind == "word"
            if token.form and token.form.any & VERB and not token.form.any & NOMINAL:
                places[_lemma(token)].append(token)
    for lemma, tokens in places.items():
        if lemma != "быть" and len(tokens) >= max(least, per_1000_words * total / 1000):
            yield Hit(Span(tokens[0].start, tokens[0].end), fields={"lemma": lemma, "count": str(len(tokens))})


def nearby_word(doc: Document, *, times: int = 3, least: int = 6) -> Iterator[Hit]:
    """Find a word of `least` letters or more that stands `times` times in a sentence; not the text's subject."""
    common = Counter(_lemma(t) for s in _prose(doc) for t in s.tokens if t.form and t.form.all & CONTENT)
    topic = {lemma for lemma, _ in common.most_common(5)}
    for sentence in _prose(doc):
        seen: dict[str, list[Token]] = defaultdict(list)
        for token in sentence.tokens:
            if token.form and token.form.known and token.form.all & CONTENT and len(token.text) >= least:
                seen[_lemma(token)].append(token)
        for lemma, tokens in seen.items():
            if len(tokens) == times and lemma not in topic and lemma not in FREE:
                yield Hit(Span(tokens[-1].start, tokens[-1].end), fields={"count": str(times)})


def _prose(doc: Document) -> Iterator[Sentence]:
    return (s for s in sentences.of(doc) if s.block.kind == "paragraph" and len(s.tokens) > 2)


def _lemma(token: Token) -> str:
    return min(token.form.lemmas) if token.form and token.form.known else token.text.lower()


def _turns(doc: Document, words: int, times: int) -> Iterator[Turn]:
    """Yield the longest repeated runs, longest first, none inside another of as many places."""
    runs = [[t for t in s.tokens if t.kind == "word"] for s in _prose(doc)]
    lemmas = [[_lemma(t) for t in run] for run in runs]
    covered: set[tuple[int, int]] = set()
    for size in range(LONGEST, words - 1, -1):
        places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for n, run in enumerate(lemmas):
            for at in range(len(run) - size + 1):
                places[tuple(run[at : at + size])].append((n, at))
        for turn, held in places.items():
            is_new = len(held) >= times and not any(place in covered for place in held)
            if is_new and _says_something(runs, held[0], size):
                covered |= {(n, at + k) for n, at in held for k in range(-words + 1, size)}
                spans = (Span(runs[n][at].start, runs[n][at + size - 1].end) for n, at in held)
                yield Turn(turn, tuple(spans))


def _says_something(runs: list[list[Token]], place: tuple[int, int], size: int) -> bool:
    """A turn of phrase holds a verb; a term that comes again («язык программирования Rust») is no fault."""
    n, at = place
    tokens = runs[n][at : at + size]
    return any(t.form and t.form.any & VERB and t.form.known for t in tokens)
