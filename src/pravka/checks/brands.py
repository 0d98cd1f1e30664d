"""Checks of the letter case and spelling of names that firms and projects write in their own way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit

WORD = "(?<![\\w./@:#$~%\\\\&=?+|-])[A-Za-z][A-Za-z0-9]*+(?![\\w@=/\\\\(\\[{]|[.:][A-Za-z0-9_]|-[A-Za-z0-9])"


LABELS = ("tags", "categories", "category", "keywords", "slug")  # front-matter keys whose values are identifiers


def letter_case(doc: Document, *, names: Sequence[str] = (), lower: bool = True) -> Iterator[Hit]:
    """Find a name in other letters than its own: Github, javascript.

    A form all in capitals is a heading's or a logo's and is left alone; `lower` also takes the form without capitals.
    """
    right = _table(tuple(names))
    text = plain.of(doc)
    for match in _latin_words(doc):
        found = match[0]
        name = right.get(found.lower())
        if name is None or name == found or found.isupper() or (found.islower() and not lower):
            continue
        if _in_russian(text.text, *match.span()) and not text.block(match.start()).info.startswith(LABELS):
            yield text.hit(*match.span(), name, safe=not found.islower())


def spelling(doc: Document, *, table: Mapping[str, str] | None = None) -> Iterator[Hit]:
    """Find a name spelt wrong: StackOverflow, Mac OS X."""
    wrong = _index(tuple((table or {}).items()))
    text = plain.of(doc)
    for match in _latin_words(doc):
        found = match[0]
        if found in wrong and _in_russian(text.text, *match.span()):
            yield text.hit(*match.span(), wrong[found], safe=True)


def _latin_words(doc: Document) -> list[re.Match[str]]:
    """Find the Latin words of a post that are no part of an address, a path or an identifier; once per document."""
    found: list[re.Match[str]] | None = doc.memo.get("latin-words")
    if found is None:
        found = doc.memo["latin-words"] = list(plain.of(doc).find(WORD))
    return found


@lru_cache(maxsize=16)
def _table(names: tuple[str, ...]) -> Mapping[str, str]:
    return {name.lower(): name for name in names}


@lru_cache(maxsize=16)
def _index(rows: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return dict(rows)


def _in_russian(text: str, start: int, end: int) -> bool:
    """Tell a name in a Russian sentence from a word of an English one: a Russian word stands within two words."""
    near = text[max(0, start - 25) : start] + text[end : end + 25]
    return plain.has_cyrillic(near)
