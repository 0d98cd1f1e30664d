"""What repeats through a text: openings, turns of phrase, words nearby. Style within one sentence is in `style`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import forms, occurrences, strange
from pravka.russian import grammemes, sentences
from pravka.russian.lexicon import Form
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token

CONTENT = grammemes.mask("NOUN VERB INFN ADJF ADJS PRTF ADVB")
VERB = grammemes.mask("VERB INFN")
NOMINAL = grammemes.mask("NOUN ADJF")
FREE = frozenset("быть мочь весь этот который свой такой один другой самый год время человек".split())
Place = tuple[Sentence, int]  # a sentence and the number of a token in it
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
        word = _lemma(first.text, first.form) if first else ""
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
    held: dict[str, list[Place]] = defaultdict(list)
    total = 0
    for _, form, places in forms(doc):
        total += len(places)
        if form.any & VERB and not form.any & NOMINAL:
            held[form.lemma] += places
    for lemma, places in held.items():
        if lemma != "быть" and len(places) >= max(least, per_1000_words * total / 1000):
            tokens = [s.tokens[at] for s, at in places if s.block.kind == "paragraph"]
            first = min(tokens, key=lambda t: t.start, default=None)
            if first:
                yield Hit(Span(first.start, first.end), fields={"lemma": lemma, "count": str(len(places))})


def such_as(doc: Document, *, least: int = 5, per_1000_words: float = 6) -> Iterator[Hit]:
    """Find a text that brings in its examples by «такие как» again and again; marked where it comes first."""
    held = [
        (sentence.tokens[at - 1], sentence.tokens[at])
        for sentence, at in occurrences(doc).get("как", ())
        if at and (form := sentence.tokens[at - 1].form) and "такой" in form.lemmas
    ]
    if len(held) >= least and len(held) >= per_1000_words * len(doc.prose.split()) / 1000:
        first, last = held[0]
        yield Hit(Span(first.start, last.end), fields={"count": str(len(held))})


def nearby_word(doc: Document, *, times: int = 3, least: int = 6) -> Iterator[Hit]:
    """Find a word of `least` letters or more that stands `times` times in a sentence; not the text's subject."""
    every: dict[str, list[Place]] = defaultdict(list)
    for _, form, places in forms(doc):
        if form.all & CONTENT:
            every[form.lemma] += places
    held = {lemma: places for lemma, places in every.items() if len(places) >= times}
    topic = set(sorted(held, key=lambda lemma: (-len(held[lemma]), lemma))[:5])
    for lemma, places in held.items():
        if lemma in topic or lemma in FREE:
            continue
        by_sentence: dict[int, list[Token]] = defaultdict(list)
        for sentence, at in places:
            if sentence.block.kind == "paragraph" and len(sentence.tokens[at].text) >= least:
                by_sentence[sentence.start].append(sentence.tokens[at])
        for tokens in by_sentence.values():
            if len(tokens) == times:
                last = max(tokens, key=lambda t: t.start)
                yield Hit(Span(last.start, last.end), fields={"count": str(times)})


def _prose(doc: Document) -> Iterator[Sentence]:
    return (s for s in sentences.of(doc) if s.block.kind == "paragraph" and len(s.tokens) > 2)


def _lemma(text: str, form: Form | None) -> str:
    return form.lemma if form and form.known else text.lower()


def _turns(doc: Document, words: int, times: int) -> Iterator[Turn]:
    """Yield the longest repeated runs that hold a verb, longest first, none inside another of as many places."""
    memo = _by_lemma(doc)
    often = _frequent(doc, memo, times)
    body = _with_verb(doc, often)
    short = _short_turns(body, often, words, times)
    if not short:
        return
    runs = [[t for t in s.tokens if t.kind == "word"] for s in body]
    lemmas = [[memo[t.text] for t in run] for run in runs]
    covered: set[tuple[int, int]] = set()
    for size in range(LONGEST, words - 1, -1):
        held: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for n, run in enumerate(lemmas):
            for at in range(len(run) - size + 1):
                if tuple(run[at : at + words]) in short:
                    held[tuple(run[at : at + size])].append((n, at))
        for turn, places in held.items():
            is_new = len(places) >= times and not any(place in covered for place in places)
            if is_new and _says_something(runs, places[0], size):
                covered |= {(n, at + k) for n, at in places for k in range(-words + 1, size)}
                spans = (Span(runs[n][at].start, runs[n][at + size - 1].end) for n, at in places)
                yield Turn(turn, tuple(spans))


def _frequent(doc: Document, memo: dict[str, str], times: int) -> dict[str, str]:
    """Keep the written words whose lemmas come so many times: a turn that does is made of nothing else."""
    totals: dict[str, int] = {}
    for text, places in occurrences(doc).items():
        lemma = memo.get(text, "")
        totals[lemma] = totals.get(lemma, 0) + len(places)
    return {text: lemma for text, lemma in memo.items() if totals[lemma] >= times}


def _with_verb(doc: Document, often: dict[str, str]) -> list[Sentence]:
    """List the sentences with a frequent word of a lemma that some form of is a verb: no turn is told of without."""
    held = [(form, places) for text, form, places in forms(doc) if text in often]
    verbs = {form.lemma for form, _ in held if form.any & VERB}
    starts = {sentence.start for form, places in held if form.lemma in verbs for sentence, _ in places}
    return [sentence for sentence in _prose(doc) if sentence.start in starts] if starts else []


def _short_turns(body: list[Sentence], often: dict[str, str], words: int, times: int) -> set[tuple[str, ...]]:
    """Find the runs of so many frequent words that come so many times."""
    counts: Counter[tuple[str | None, ...]] = Counter()
    for sentence in body:
        run = [often.get(t.text) for t in sentence.tokens if t.kind == "word"]
        if len(run) - run.count(None) >= words:
            counts.update(zip(*(run[k:] for k in range(words)), strict=False))
    return {turn for turn, count in counts.items() if count >= times and None not in turn}  # type: ignore[misc]


def _by_lemma(doc: Document) -> dict[str, str]:
    """Map each written word to its lemma, one not known to itself in small letters."""
    found = {text: form.lemma for text, form, _ in forms(doc)}
    found.update([(text, text.lower()) for text, _, _ in strange(doc)])
    return found


def _says_something(runs: list[list[Token]], place: tuple[int, int], size: int) -> bool:
    """A turn of phrase holds a verb; a term that comes again («язык программирования Rust») is no fault."""
    n, at = place
    tokens = runs[n][at : at + size]
    return any(t.form and t.form.any & VERB and t.form.known for t in tokens)
