"""Checks of words outside the lexicon: misspellings, and words that may be new or wrong."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import patterns
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import lexicon, tokens
from pravka.russian.grammemes import mask
from pravka.speller import candidates, compounds, deliberate, misspellings, review
from pravka.speller.review import Unknown
from pravka.speller.writing import dress

SHOWN = 5
# Trust from which a word is called wrong: (as a rule, with a capital letter inside a sentence, repeated in the text).
THRESHOLDS = {"low": (0.9, 0.97, 0.99), "normal": (0.75, 0.85, 0.95), "high": (0.2, 0.4, 0.6)}
VERB = mask("VERB INFN PRTF PRTS GRND")
PREFIXES = ("по", "пере", "за", "от", "до", "под", "про", "раз", "рас", "на", "вы", "при", "об", "недо", "пона", "с")
REPEATED = 3  # a word that an author writes so often is meant


def misspelling(doc: Document) -> Iterator[Hit]:
    """Find words that are probably wrong; an error with a safe fix where the table of misspellings has them."""
    for word in review.unknown(doc):
        if not is_wrong(doc, word):
            continue
        options = _options(doc, word)
        if is_certain(word):
            yield Hit(Span(word.start, word.end), options[:1], safe=True, level="error")
        else:
            yield Hit(Span(word.start, word.end), options)
    yield from _rejected(doc)


def _rejected(doc: Document) -> Iterator[Hit]:
    """Find forms that the lexicon lists and the norm rejects: «придти», «ихний»."""
    table = misspellings.rejected()
    if patterns.vocabulary(doc).isdisjoint(table):
        return
    for token in tokens.of(doc):
        if token.form is None or token.form.lower.replace("ё", "е") not in table:
            continue
        right = dress(lexicon.of(doc), token.text, table[token.form.lower.replace("ё", "е")], "ё" in doc.prose)
        if not deliberate.covers(doc, token.start) and token.end - token.start == len(token.text):
            yield Hit(Span(token.start, token.end), (right,))


def unknown_word(doc: Document) -> Iterator[Hit]:
    """Find words that are in no dictionary and like no known word enough to be called wrong."""
    for word in review.unknown(doc):
        if not is_wrong(doc, word):
            yield Hit(Span(word.start, word.end), _options(doc, word)[:SHOWN] if word.verdict.trust > 0.05 else ())


def is_certain(word: Unknown) -> bool:
    """Tell whether the table of set misspellings leaves no choice."""
    return word.verdict.sure and (not word.place.capital or word.place.initial)


def is_wrong(doc: Document, word: Unknown) -> bool:
    """Tell whether the speller dares to call a word wrong at the project's sensitivity."""
    if is_certain(word):
        return True
    usual, named, repeated = THRESHOLDS[doc.settings.sensitivity]
    if review.is_drawn_out(word.text.lower()) and not _is_calmed(doc, word):
        return False
    if is_derived(lexicon.of(doc), word):
        usual = named
    if word.place.repeats >= REPEATED:
        usual = repeated
    elif word.place.capital and not word.place.initial:
        usual = named
    return bool(word.verdict.candidates) and word.verdict.trust >= usual


def _is_calmed(doc: Document, word: Unknown) -> bool:
    """Tell whether «ооочень» is a known word drawn out; at low sensitivity it is left as it was meant."""
    if doc.settings.sensitivity == "low":
        return False
    if doc.settings.sensitivity == "high" or not word.verdict.candidates:
        return True
    first, calm = word.verdict.candidates[0], candidates.calm(word.text.lower().replace("ё", "е"))
    return first == calm if calm in lexicon.of(doc) else candidates.calm(first) == calm


def is_derived(known: lexicon.Lexicon, word: Unknown) -> bool:
    """Tell a word that is made of known parts, if not by the book: «заиспользуем» is nobody's slip."""
    text = word.text.lower()
    verb = any(text.startswith(p) and known.form(text[len(p) :]).any & VERB for p in PREFIXES if len(text) > len(p) + 4)
    return verb or compounds.is_likely(known, text)


def _options(doc: Document, word: Unknown) -> tuple[str, ...]:
    known = lexicon.of(doc)
    yo = "ё" in doc.prose
    return tuple(dress(known, word.text, text, yo) for text in word.verdict.candidates[:SHOWN])
