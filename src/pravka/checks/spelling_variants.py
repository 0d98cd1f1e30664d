"""Checks of borrowed words with several spellings in use: the variant that a dictionary or usage prefers."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import patterns
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import lexicon
from pravka.russian.lexicon import Form
from pravka.speller import deliberate, variants
from pravka.speller.writing import dress

BY_DICTIONARY = "academic"


def academic(doc: Document) -> Iterator[Hit]:
    """Find spellings that the academic dictionary rejects: «акаунт», «оффлайн»."""
    return _variants(doc, BY_DICTIONARY)


def usual(doc: Document) -> Iterator[Hit]:
    """Find spellings that are rarer in edited texts than another one; no dictionary has decided."""
    return _variants(doc, "usage")


def _variants(doc: Document, source: str) -> Iterator[Hit]:
    known, yo = lexicon.of(doc), "ё" in doc.prose
    for text, form, places in _listed(doc):
        better = variants.preferred(form.lower, source)
        if not better or text.lower() in known.own:
            continue
        for sentence, at in places:
            token = sentence.tokens[at]
            if token.end - token.start == len(token.text) and not deliberate.covers(doc, token.start):
                cure = (dress(known, token.text, better, yo),)
                yield Hit(Span(token.start, token.end), cure, source == BY_DICTIONARY)


def _listed(doc: Document) -> list[tuple[str, Form, patterns.Places]]:
    """List the words of a document that have a better spelling, by whichever source. Memoised."""
    found: list[tuple[str, Form, patterns.Places]] | None = doc.memo.get("words with variants")
    if found is None:
        listed, found = variants.listed(), []
        if not variants.folded().isdisjoint(patterns.vocabulary(doc)):
            every = patterns.forms(doc) + patterns.strange(doc)
            found = [(text, form, places) for text, form, places in every if form.lower in listed]
        doc.memo["words with variants"] = found
    return found
