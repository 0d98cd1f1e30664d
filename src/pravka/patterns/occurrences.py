"""Where each written word of a document stands: the one pass over the tokens that indexes and checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pravka.document import Document
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence

Places = list[tuple["Sentence", int]]


def occurrences(doc: Document) -> dict[str, Places]:
    """Map each token text (letter case kept) to its places (sentence, number of the token), in order. Memoised."""
    found: dict[str, Places] | None = doc.memo.get("occurrences")
    if found is None:
        from pravka.russian import sentences

        found = {}
        for sentence in sentences.of(doc):
            for at, token in enumerate(sentence.tokens):
                places = found.get(token.text)
                if places is None:
                    found[token.text] = [(sentence, at)]
                else:
                    places.append((sentence, at))
        doc.memo["occurrences"] = found
    return found


def places(doc: Document, wants: Callable[[Form], bool]) -> Iterator[tuple[Sentence, int]]:
    """Yield the places of known words whose form is wanted; the test runs once for each written form."""
    for _, form, found in forms(doc):
        if wants(form):
            yield from found


def forms(doc: Document) -> list[tuple[str, Form, Places]]:
    """List each known written form with its places. Memoised."""
    known: list[tuple[str, Form, Places]] | None = doc.memo.get("forms")
    if known is None:
        known = doc.memo["forms"] = []
        for text, found in occurrences(doc).items():
            sentence, at = found[0]
            form = sentence.tokens[at].form
            if form is not None and form.known:
                known.append((text, form, found))
    return known


def vocabulary(doc: Document) -> frozenset[str]:
    """Gather the words of a document in small letters, «ё» as «е». Memoised."""
    found: frozenset[str] | None = doc.memo.get("vocabulary")
    if found is None:
        found = doc.memo["vocabulary"] = frozenset(" ".join(occurrences(doc)).lower().replace("ё", "е").split(" "))
    return found


def words(doc: Document, wanted: Iterable[str]) -> Iterator[tuple[Sentence, int]]:
    """Yield the places of words given in small letters, however they are written."""
    found = occurrences(doc)
    for word in wanted:
        for text in {word, word.capitalize(), word.upper()}:
            yield from found.get(text, ())
