"""Checks of borrowed words with several spellings in use: the variant that a dictionary or usage prefers."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import patterns
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import lexicon
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
    for places in patterns.occurrences(doc).values():
        token = places[0][0].tokens[places[0][1]]
        better = variants.preferred(token.form.lower, source) if token.form else ""
        if not better or token.text.lower() in known.own:
            continue
        for sentence, at in places:
            token = sentence.tokens[at]
            if token.end - token.start == len(token.text) and not deliberate.covers(doc, token.start):
                cure = (dress(known, token.text, better, yo),)
                yield Hit(Span(token.start, token.end), cure, source == BY_DICTIONARY)
