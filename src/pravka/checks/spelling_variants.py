"""Checks of borrowed words with several spellings in use: the variant that a dictionary or usage prefers."""

from __future__ import annotations

from collections.abc import Iterator

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import lexicon, tokens
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
    table, known, yo = variants.table(source), lexicon.of(doc), "ё" in doc.prose
    for token in tokens.of(doc):
        form = token.form
        if form is None or form.lower not in table or token.end - token.start != len(token.text):
            continue
        if form.lower not in known.own and not deliberate.covers(doc, token.start):
            yield Hit(
                Span(token.start, token.end),
                (dress(known, token.text, table[form.lower], yo),),
                source == BY_DICTIONARY,
            )
