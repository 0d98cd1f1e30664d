"""Missing commas around introductory words: «конечно», «например», «к сожалению», «с другой стороны» …

The rule names the phrases and for each when it is surely introductory:

    always   at the beginning and in the middle of a sentence
    start    at the beginning only: elsewhere it may be an adverb («наконец») or a part of the sentence
    clause   at the beginning, and only if a clause and no infinitive follows: «Возможно, он», but «Возможно сделать»
    subject  at the beginning, and only if a subject and its verb follow: «Может быть, он тут», but «Может быть удалён»
    either   as `subject`, but it may be an adverb all the same («Таким образом мы спаслись»): no more than a hint
    example  brings in an example: a comma follows it even where what follows is no clause («например, Go»)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import has, is_border, right_edge
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.waking import needs

GENITIVE = grammemes.BITS["gent"]
PREPOSITION = grammemes.BITS["PREP"]
# After these the commas of an introductory word are a matter of what is meant, or its first comma is not put.
BEFORE = frozenset(
    "и а но или либо да не ни же так как бы вот ну ли уж будто словно более менее наиболее вполне весьма очень".split()
)
AFTER = frozenset("себе ли бы же и или а но что как то о об обо про говоря сказать".split())


@needs(options=["phrases"])
def start(doc: Document, *, phrases: Mapping[str, str]) -> Iterator[Hit]:
    """Find an introductory phrase at the beginning of a sentence with no comma after it."""
    for phrase, sentence, at, end in commas.phrases(doc, phrases):
        if at > 0 or end >= len(sentence.tokens) or is_border(sentence.tokens[end]):
            continue
        if sentence.tokens[end].text.lower() == "же" and end + 1 < len(sentence.tokens):
            end += 1
        following = sentence.tokens[end]
        if phrase.endswith("стороны") and _is_genitive(following):
            continue  # «с одной стороны улицы»
        if following.kind == "mark" or following.text.lower() in AFTER or not following.spaced:
            continue
        mode = phrases[phrase]
        if mode in ("clause", "subject", "either") and not _begins_clause(sentence, end):
            continue
        if mode in ("subject", "either") and not _begins_with_subject(sentence, end):
            continue
        hit = commas.insert(doc, sentence.tokens[end - 1], word=_text(sentence, at, end))
        yield hit._replace(level="info") if mode == "either" else hit


@needs(options=["phrases"])
def inside(doc: Document, *, phrases: Mapping[str, str]) -> Iterator[Hit]:
    """Find an introductory phrase in the middle of a sentence that lacks one comma or both."""
    for phrase, sentence, at, end in commas.phrases(doc, phrases):
        mode = phrases[phrase]
        if at > 0 and mode in ("always", "example") and sentence.tokens[at].text[0].islower():
            yield from _around(doc, sentence, at, end, mode)


@needs(options=["words"])
def hence(doc: Document, *, words: list[str]) -> Iterator[Hit]:
    """Find «а значит» before a clause with no comma after it."""
    for sentence, at in commas.places(doc, *words):
        tokens = sentence.tokens
        if at < 1 or at + 1 >= len(tokens) or is_border(tokens[at + 1]) or tokens[at - 1].text.lower() != "а":
            continue
        if tokens[at + 1].text.lower() not in AFTER and has(
            sentence, at + 1, right_edge(sentence, at + 1), roles.PREDICATE
        ):
            yield commas.insert(doc, tokens[at], word=f"а {tokens[at].text}")


def _around(doc: Document, sentence: Sentence, at: int, end: int, mode: str) -> Iterator[Hit]:
    tokens = sentence.tokens
    before, after = tokens[at - 1], tokens[end] if end < len(tokens) else None
    opened = before.kind == "mark"
    closed = after is None or after.kind == "mark"
    word = _text(sentence, at, end)
    if after is not None and after.text.lower() in ("же", "ли", "бы"):
        return
    if opened and not closed:
        # after a comma «например» opens a phrase that is set off whole: «числа, например 5» (Розенталь)
        if (before.text == "(" and mode == "example") or (before.text in (",", "(") and _begins_clause(sentence, end)):
            yield commas.insert(doc, tokens[end - 1], word=word)
        return
    paired = at > 1 and before.text.lower() in ("но", "что", "если", "когда")
    if paired and after is not None and after.text == ",":
        yield commas.insert(doc, before, word=word)
        return
    if opened or before.text.lower() in BEFORE or (before.form and before.form.all & PREPOSITION):
        return
    if closed:
        yield commas.insert(doc, before, word=word)
    elif after is not None and after.text.lower() not in AFTER:
        yield commas.insert_both(doc, before, tokens[end - 1], word=word)


def _is_genitive(token: Token) -> bool:
    return bool(token.form and token.form.any & GENITIVE and not role(token) & roles.NOMINATIVE)


def _begins_clause(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause with its own subject or verb begins at a token, and not an infinitive or «что»."""
    first = role(sentence.tokens[at])
    if first & (roles.INFINITIVE | roles.GERUND | roles.PARTICIPLE | roles.CONJUNCTION | roles.OPENER):
        return False
    return has(sentence, at, right_edge(sentence, at), roles.PREDICATE)


def _begins_with_subject(sentence: Sentence, at: int) -> bool:
    if not role(sentence.tokens[at]) & (roles.PRONOUN | roles.NOMINATIVE):
        return False
    return has(sentence, at + 1, right_edge(sentence, at), roles.FINITE)


def _text(sentence: Sentence, start: int, end: int) -> str:
    return " ".join(token.text for token in sentence.tokens[start:end])
