"""Checks of words that mix Latin and Cyrillic letters, and of Latin letters that stand for a Russian word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pravka import patterns
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import lexicon
from pravka.russian.grammemes import mask
from pravka.russian.tokens import Token
from pravka.speller import alphabets, context, deliberate

PREPOSITION, CASES = mask("PREP"), mask("NOUN ADJF PRTF NPRO NUMR")
LONE = {"c": "с", "C": "С", "B": "В", "o": "о", "O": "О", "y": "у", "k": "к", "K": "К"}
CONJUNCTIONS = {"a": "а"}
AFTER_CONJUNCTION = frozenset("также не вот потом затем значит если именно тем уж то и в на для с".split())
GLUED = frozenset("@#/\\_~$&=.")


def mixed(doc: Document) -> Iterator[Hit]:
    """Find words with letters of both alphabets; the fix is safe where one alphabet makes a known word."""
    known = lexicon.of(doc)
    for text, _, places in patterns.alien(doc):
        if not alphabets.is_mixed(text):
            continue
        for sentence, at in places:
            token = sentence.tokens[at]
            if doc.text[max(0, token.start - 1) : token.start] in GLUED or len(token.text) != token.end - token.start:
                continue
            if not deliberate.covers(doc, token.start):
                yield from _mixed_parts(known, token)


def _mixed_parts(known: lexicon.Lexicon, token: Token) -> Iterator[Hit]:
    start = token.start
    for part in re.split("['\u2019\u2011-]", token.text):
        if alphabets.is_mixed(part) and not any(letter.isdigit() or letter == "_" for letter in part):
            right = alphabets.unmix(known, part)
            if right or not alphabets.is_inflected_name(part):
                odd = "".join(dict.fromkeys(c for c in part if c.isascii() == (not right.isascii())))
                sure = bool(right) and (right in known or right.isascii())
                yield Hit(Span(start, start + len(part)), (right,) if right else (), sure, fields={"odd": odd})
        start += len(part) + 1


def lone_letter(doc: Document) -> Iterator[Hit]:
    """Find a Latin letter where the Russian word of the same shape must stand: «c помощью», by the case."""
    known = lexicon.of(doc)
    for letter, right in (LONE | CONJUNCTIONS).items():
        for sentence, at in patterns.occurrences(doc).get(letter, ()):
            token = sentence.tokens[at]
            if _stands_for(known, sentence.tokens, at, right) and not deliberate.covers(doc, token.start):
                yield Hit(Span(token.start, token.end), (right,), True)


def _stands_for(known: lexicon.Lexicon, tokens: tuple[Token, ...], at: int, right: str) -> bool:
    if at + 1 >= len(tokens) or not tokens[at].spaced or not tokens[at + 1].spaced:
        return False
    before, after = tokens[at - 1] if at else None, tokens[at + 1]
    if right == "а":
        return bool(before and before.text == "," and after.text in AFTER_CONJUNCTION)
    if right.isupper() and before and before.text not in ".!?…:—–-«(*":
        return False
    if after.kind == "object":
        return (
            right == "с"
            and before is not None
            and before.form is not None
            and before.form.known
            and bool(before.form.any & CASES)
        )
    if after.form is None or not after.form.known:
        return False
    # The case must be one that the preposition takes and that a letter standing as a name would not bring about.
    return (
        bool(after.form.any & CASES)
        and context.fit(known.form(right), after.form) > 0
        and not after.form.any & mask("nomn VERB")
    )
