"""What repeats through a text: openings, turns of phrase, words nearby. Style within one sentence is in `style`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import Places, alien, chosen, forms, having, known, occurrences
from pravka.russian import grammemes, sentences
from pravka.russian.lexicon import Form
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
        first = sentences.first_word(sentence)
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
    verbs = _by_lemma(doc, chosen(doc, _is_verb), least)
    total = sum([len(places) for _, _, places in forms(doc)]) if verbs else 0
    for lemma, held in verbs.items():
        if lemma != "быть" and len(held) >= per_1000_words * total / 1000:
            tokens = [s.tokens[at] for s, at in held if s.block.kind == "paragraph"]
            first = min(tokens, key=lambda t: t.start, default=None)
            if first:
                yield Hit(Span(first.start, first.end), fields={"lemma": lemma, "count": str(len(held))})


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
    held = _by_lemma(doc, chosen(doc, _is_content), times)
    topic = sorted(held, key=lambda lemma: (-len(held[lemma]), lemma))[:5]
    for lemma in held.keys() - FREE.union(topic):
        if not _meet(held[lemma], times):
            continue
        by_sentence: dict[Sentence, list[Token]] = defaultdict(list)
        for sentence, at in held[lemma]:
            if sentence.block.kind == "paragraph" and len(sentence.tokens[at].text) >= least:
                by_sentence[sentence].append(sentence.tokens[at])
        for tokens in by_sentence.values():
            if len(tokens) == times:
                last = max(tokens, key=lambda t: t.start)
                yield Hit(Span(last.start, last.end), fields={"count": str(times)})


def _meet(places: Places, times: int) -> bool:
    """Tell whether so many of the places may be in one sentence: the others are in one each at most."""
    return len({sentence for sentence, _ in places}) <= len(places) - times + 1


def _by_lemma(doc: Document, wanted: list[Form], least: int) -> dict[str, Places]:
    """Map the lemmas that stand in the text so many times in the wanted forms to the places of these."""
    held: dict[str, Places] = {}
    for form, places in zip(wanted, map(known(doc).__getitem__, wanted), strict=True):
        lemma = form.lemma
        held[lemma] = held[lemma] + places if lemma in held else places
    return {lemma: places for lemma, places in held.items() if len(places) >= least}


@having(VERB)
def _is_verb(form: Form) -> bool:
    return bool(form.any & VERB) and not form.any & NOMINAL


@having(VERB)
def _may_be_verb(form: Form) -> bool:
    return bool(form.any & VERB)


@having(CONTENT)
def _is_content(form: Form) -> bool:
    return bool(form.all & CONTENT)


def _prose(doc: Document) -> Iterator[Sentence]:
    return (s for s in sentences.of(doc) if s.block.kind == "paragraph" and len(s.tokens) > 2)


def _lemma(text: str, form: Form | None) -> str:
    return form.lemma if form and form.known else text.lower()


def _turns(doc: Document, words: int, times: int) -> Iterator[Turn]:
    """Yield the longest repeated runs that hold a verb, longest first, none inside another of as many places."""
    body = _with_verb(doc, times)
    lemmas = [[t.form.lemma if t.form.known else t.text.lower() for t in s.tokens if t.form] for s in body]
    short = _short_turns(lemmas, words, times)
    if not short:
        return
    runs = [[t for t in s.tokens if t.form] for s in body]
    starts = [
        (n, at)
        for n, run in enumerate(lemmas)
        for at, turn in enumerate(zip(*(run[k:] for k in range(words)), strict=False))
        if turn in short
    ]
    covered: set[tuple[int, int]] = set()
    for size in range(LONGEST, words - 1, -1):
        held: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for n, at in starts:
            turn = tuple(lemmas[n][at : at + size])
            if len(turn) == size:
                held[turn].append((n, at))
        for turn, places in held.items():
            is_new = len(places) >= times and not any(place in covered for place in places)
            if is_new and _says_something(runs, places[0], size):
                covered |= {(n, at + k) for n, at in places for k in range(-words + 1, size)}
                spans = (Span(runs[n][at].start, runs[n][at + size - 1].end) for n, at in places)
                yield Turn(turn, tuple(spans))


def _with_verb(doc: Document, times: int) -> list[Sentence]:
    """List the sentences with a word that comes so many times and of which some form is a verb.

    No turn is told of without: one that comes so many times is made of such words alone.
    """
    verbs = {form.lemma for form in chosen(doc, _may_be_verb)}
    held = [(form.lemma, places) for _, form, places in forms(doc) if form.lemma in verbs]
    held += [(text.lower(), places) for text, _, places in alien(doc) if text.lower() in verbs]
    totals: dict[str, int] = {}
    for lemma, places in held:
        totals[lemma] = totals.get(lemma, 0) + len(places)
    found = {sentence for lemma, places in held if totals[lemma] >= times for sentence, _ in places}
    return [sentence for sentence in _prose(doc) if sentence in found] if found else []


def _short_turns(runs: list[list[str]], words: int, times: int) -> set[tuple[str, ...]]:
    """Find the turns of so many words that come so many times."""
    flat: list[str] = []
    for run in runs:
        flat += run
        flat.append("")  # nothing parts the sentences
    counts = Counter(zip(*(flat[k:] for k in range(words)), strict=False))
    if max(counts.values(), default=0) < times:
        return set()
    return {turn for turn, count in counts.items() if count >= times and "" not in turn}


def _says_something(runs: list[list[Token]], place: tuple[int, int], size: int) -> bool:
    """A turn of phrase holds a verb; a term that comes again («язык программирования Rust») is no fault."""
    n, at = place
    tokens = runs[n][at : at + size]
    return any(t.form and t.form.any & VERB and t.form.known for t in tokens)
