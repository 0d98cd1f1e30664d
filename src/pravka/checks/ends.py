"""A missing full stop at the end of a paragraph whose other sentences have theirs; a missing comma of an address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles, sentences
from pravka.russian.clauses import has, is_border
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.waking import needs

FOLLOWERS = frozenset(("list", "code", "table", "quote", "html", "directive", "math"))  # what a paragraph may lead to
NAME = grammemes.BITS["Name"]
NOMINATIVE = grammemes.BITS["nomn"]
TRANSITIVE = grammemes.BITS["tran"]
ANNOUNCING = frozenset("следующий пример команда код образ список схема".split())
LEAST = 4  # words of a sentence: a shorter one may be a caption


def full_stop(doc: Document) -> Iterator[Hit]:
    """Find a paragraph of several sentences that ends without any mark, with nothing it could lead to below."""
    found = sentences.of(doc)
    for number, sentence in enumerate(found):
        if sentence.tokens[-1].form is None:
            continue  # it ends with a mark
        if number == 0 or sentence.block.kind != "paragraph" or found[number - 1].block is not sentence.block:
            continue
        if number + 1 < len(found) and found[number + 1].block is sentence.block:
            continue
        if _ends_plainly(sentence) and found[number - 1].tokens[-1].text[0] in ".!?…" and not _leads_on(doc, sentence):
            yield commas.insert(doc, sentence.tokens[-1], ".")


@needs(options=["greetings"])
def address(doc: Document, *, greetings: Sequence[str], addressees: Sequence[str]) -> Iterator[Hit]:
    """Find «Привет друзья» without its comma."""
    for _, sentence, at, end in commas.phrases(doc, greetings):
        if end >= len(sentence.tokens):
            continue
        token, form = sentence.tokens[end], sentence.tokens[end].form
        closed = end + 1 >= len(sentence.tokens) or is_border(sentence.tokens[end + 1])
        named = form is not None and any(r.mask & NAME and r.mask & NOMINATIVE for r in form.readings)
        if at == 0 and closed and ((named and token.text[0].isupper()) or token.text.lower() in addressees):
            yield commas.insert(doc, sentence.tokens[end - 1], word=token.text)


def _ends_plainly(sentence: Sentence) -> bool:
    """Tell whether a full sentence ends with a Russian word and no mark."""
    last = sentence.tokens[-1]
    if last.form is None or not last.form.known or len(sentence.tokens) < LEAST:
        return False
    if role(last) & roles.FINITE and last.form.any & TRANSITIVE:
        return False  # «ниже вы найдёте»: what comes next is its object
    if any(t.form and t.form.lemmas & ANNOUNCING for t in sentence.tokens[-3:]):
        return False  # «как в следующем примере», «выполните команду»: a colon is wanted
    return has(sentence, 0, len(sentence.tokens), roles.PREDICATE) and not role(last) & roles.PREPOSITION


def _leads_on(doc: Document, sentence: Sentence) -> bool:
    """Tell whether a list, code or the like follows the paragraph at its own level."""
    at = doc.blocks.index(sentence.block)
    following = next((b for b in doc.blocks[at + 1 :] if b.parent == sentence.block.parent), None)
    return following is not None and following.kind in FOLLOWERS
