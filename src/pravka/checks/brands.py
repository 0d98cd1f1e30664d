"""Checks of the letter case and spelling of names that firms and projects write in their own way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit
from pravka.plain import Plain

WORD = "(?<![\\w./@:#$~%\\\\&=?+|-])[A-Za-z][A-Za-z0-9]*+(?![\\w@=/\\\\(\\[{]|[.:][A-Za-z0-9_]|-[A-Za-z0-9])"


LABELS = ("tags", "categories", "category", "keywords", "slug")  # front-matter keys whose values are identifiers


def letter_case(doc: Document, *, names: Sequence[str] = (), commands: Sequence[str] = ()) -> Iterator[Hit]:
    """Find a name in other letters than its own: Github, javascript.

    A form all in capitals is a heading's or a logo's and is left alone; so is the small form of `commands`, names that
    are typed in a terminal or an import as well.
    """
    typed = frozenset(commands)
    for start, end, found, name in _uses(doc, tuple(names)):
        if not found.isupper() and not (found.islower() and name in typed):
            yield plain.of(doc).hit(start, end, name, safe=not found.islower())


def small(doc: Document, *, names: Sequence[str] = ()) -> Iterator[Hit]:
    """Find a name all in small letters."""
    for start, end, found, name in _uses(doc, tuple(names)):
        if found.islower():
            yield plain.of(doc).hit(start, end, name)


def _uses(doc: Document, names: tuple[str, ...]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the place, the letters and the right name of each name in other letters than its own."""
    right = _table(names)
    text = plain.of(doc)
    for word, matches in _latin_words(doc).items():
        name = right.get(word.lower(), word)
        for match in matches if name != word else ():
            span = match.span()
            if text.block(match.start()).info.startswith(LABELS):
                continue
            if _in_russian(text.text, *span) and not _is_cited(text, *span) and not _is_label(doc, match):
                yield *span, word, name


def spelling(doc: Document, *, table: Mapping[str, str] | None = None) -> Iterator[Hit]:
    """Find a name spelt wrong: StackOverflow, Mac OS X."""
    wrong = _index(tuple((table or {}).items()))
    text = plain.of(doc)
    words = _latin_words(doc)
    for found in words.keys() & wrong.keys():
        for match in words[found]:
            if _in_russian(text.text, *match.span()) and not _is_label(doc, match):
                yield text.hit(*match.span(), wrong[found], safe=True)


def _latin_words(doc: Document) -> Mapping[str, Sequence[re.Match[str]]]:
    """Find the Latin words of a post that are no part of an address, a path or an identifier; once per document."""
    found: dict[str, list[re.Match[str]]] | None = doc.memo.get("latin-words")
    if found is None:
        text, word = plain.of(doc), plain.compiled(WORD)
        found = doc.memo["latin-words"] = defaultdict(list)
        for start in _latin_starts(text.shape):
            match = word.match(text.text, start)
            if match:
                found[match[0]].append(match)
    return found


def _latin_starts(shape: str) -> Iterator[int]:
    """Yield where each run of Latin letters begins: a search for one letter is many times faster than the pattern."""
    letters, run = shape.replace("A", "a"), plain.compiled("a+")
    start = letters.find("a")
    while start >= 0:
        yield start
        match = run.match(letters, start)
        assert match is not None
        start = letters.find("a", match.end())


@lru_cache(maxsize=16)
def _table(names: tuple[str, ...]) -> Mapping[str, str]:
    return {name.lower(): name for name in names}


@lru_cache(maxsize=16)
def _index(rows: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return dict(rows)


def _in_russian(text: str, start: int, end: int) -> bool:
    """Tell a name in a Russian sentence from a word of an English one: a Russian word stands within two words.

    Nor is it Russian where the words on both sides, or on one and nothing on the other, are English.
    """
    near = text[max(0, start - 25) : start], text[end : end + 25]
    if not plain.has_cyrillic("".join(near)):
        return False
    left, right = plain.compiled(r"(\w+) $").search(near[0]), plain.compiled(r" (\w+)").match(near[1])
    beside = [word[1] for word in (left, right) if word]
    return not any(word.isascii() and word.islower() for word in beside) or any(map(plain.has_cyrillic, beside))


def _is_cited(text: Plain, start: int, end: int) -> bool:
    """Tell a name that quotation marks cite as it was typed: запрос «Iphone»."""
    return text.text[start - 1] + text.text[end] in ("«»", '""', "“”")


def _is_label(doc: Document, match: re.Match[str]) -> bool:
    """Tell a name in the text of [text], where it must stay what the definition of the link is called."""
    place = plain.of(doc).place(match.start())
    return any(
        link.text.start <= place < link.text.end and doc.text[link.text.end : link.span.end] in ("]", "][]")
        for link in doc.links
        if link.kind == "reference"
    )
