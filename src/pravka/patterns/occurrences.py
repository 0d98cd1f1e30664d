"""Where each written word of a document stands: the one pass over the tokens that indexes and checks share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pravka.document import Document
    from pravka.russian.tokens import Sentence

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
