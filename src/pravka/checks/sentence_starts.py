"""Checks of sentences and paragraphs that begin with a small letter."""

from __future__ import annotations

from collections.abc import Iterator

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import roles, sentences
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token


def sentence(doc: Document) -> Iterator[Hit]:
    """Find a sentence inside a paragraph that begins with a small letter."""
    found = sentences.of(doc)
    for number in _small(doc):
        before, here = found[number - 1], found[number]
        if number == 0 or before.block is not here.block or not here.tokens[0].spaced:
            continue
        is_item = len(here.tokens) > 1 and here.tokens[1].text == ")"  # «а) …»
        if _ends_plainly(before) and not is_item:
            is_whole = any(roles.role(token) & roles.PREDICATE for token in here.tokens)
            yield _raise(here.tokens[0])._replace(level="" if is_whole else "info")  # else the stop may be the slip


def _small(doc: Document) -> list[int]:
    """List the numbers of the sentences that begin with a small letter. Memoised."""
    found: list[int] | None = doc.memo.get("small starts")
    if found is None:
        begins = enumerate(sentence.tokens[0] for sentence in sentences.of(doc))
        found = doc.memo["small starts"] = [n for n, token in begins if "а" <= token.text < "ђ" and _is_small(token)]
    return found


def _is_small(token: Token) -> bool:
    is_whole = token.kind == "word" and not token.split and token.form is not None and token.form.known
    return is_whole and token.text.islower()


def _ends_plainly(before: Sentence) -> bool:
    """The sentence ends with a whole word, not with an abbreviation, a number or an object."""
    if len(before.tokens) < 3 or before.tokens[-1].text not in (".", "!", "?"):
        return False
    word = before.tokens[-2]
    if word.kind != "word" or len(word.text) < 4:
        return False
    return (word.form is not None and word.form.known) or (word.text.isascii() and word.text.isupper())


def paragraph(doc: Document) -> Iterator[Hit]:
    """Find a paragraph that begins with a small letter though it follows a heading or a finished paragraph."""
    found = sentences.of(doc)
    numbers: dict[int, int] = {}
    for at in _small(doc):
        last, here = found[at - 1] if at else None, found[at]
        if (last and last.block is here.block) or here.block.kind != "paragraph" or here.block.parent != -1:
            continue
        numbers = numbers or {id(block): n for n, block in enumerate(doc.blocks)}
        number = numbers[id(here.block)]
        neighbour = doc.blocks[number - 1].kind if number else ""
        is_finished = last is None or last.tokens[-1].text in (".", "!", "?")
        may_begin = neighbour == "heading" or (neighbour == "paragraph" and is_finished)
        if may_begin and here.tokens[-1].text in (".", "!", "?"):
            yield _raise(here.tokens[0])


def _raise(token: Token) -> Hit:
    return Hit(Span(token.start, token.start + 1), (token.text[0].upper(),), fields={"word": token.text})
