"""Check of a comma after an introductory word that begins a detached phrase: «на сетях, в частности, на больших»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import vocabulary, words
from pravka.russian import clauses, roles
from pravka.russian.roles import role
from pravka.waking import needs

if TYPE_CHECKING:
    from pravka.russian.sentences import Sentence


@needs(options=["phrases"])
def after_introductory(doc: Document, *, phrases: list[str]) -> Iterator[Hit]:
    """Find the second comma of an introductory word before a phrase that repeats the preposition of what it narrows."""
    known = vocabulary(doc)
    for phrase in phrases:
        *before, last = phrase.split()
        if last.replace("ё", "е") not in known:
            continue
        for sentence, at in words(doc, (last,)):
            first = at - len(before)
            tokens = sentence.tokens
            if first < 2 or [token.text.lower() for token in tokens[first:at]] != before:
                continue
            if tokens[first - 1].text == "," and _begins_phrase(sentence, first - 1, at + 1):
                comma = tokens[at + 1]
                yield Hit(Span(comma.start, comma.end), ("",), fields={"word": phrase})


def _begins_phrase(sentence: Sentence, opening: int, closing: int) -> bool:
    """After the comma a preposition that stood in the clause before, and up to the next mark no predicate."""
    tokens = sentence.tokens
    if closing + 2 >= len(tokens) or tokens[closing].text != "," or not role(tokens[closing + 1]) & roles.PREPOSITION:
        return False
    start = clauses.left_edge(sentence, opening)
    same = tokens[closing + 1].text.lower()
    if not any(token.text.lower() == same for token in tokens[start:opening]):
        return False
    end = clauses.right_edge(sentence, closing + 1)
    return not clauses.has(sentence, closing + 1, end, roles.VERBAL | roles.GERUND | roles.MAYBE)
