"""Check of agreement of an adjective and its noun. Cases after prepositions are in `grammar_cases`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pravka import cures, nominal
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import places
from pravka.russian import lexicon
from pravka.speller.frequency import zipf

if TYPE_CHECKING:
    from pravka.russian.sentences import Sentence

RARE = 2.8  # a noun seen less often may be one the dictionary knows in another gender: «тап», «джоб»


def adjective_noun(doc: Document) -> Iterator[Hit]:
    """Find an adjective and a noun side by side no readings of which agree: «новый функция»."""
    for sentence, at in places(doc, nominal.is_adjective):
        if at + 1 >= len(sentence.tokens):
            continue
        adjective, noun = sentence.tokens[at], sentence.tokens[at + 1]
        if adjective.form is None or noun.form is None or not nominal.is_noun(noun.form):
            continue
        if nominal.agree(adjective.form, noun.form) or nominal.may_adjoin(sentence, at, adjective.form, noun.form):
            continue
        ranked = cures.phrase(sentence, at)
        level = "" if ranked and _is_certain(doc, sentence, at, ranked) else "info"
        fields = {"adjective": adjective.text, "noun": noun.text}
        yield Hit(Span(adjective.start, noun.end), cures.texts(ranked), fields=fields, level=level)


def _is_certain(doc: Document, sentence: Sentence, at: int, ranked: list[cures.Cure]) -> bool:
    """One cure is far better than the rest, and neither word may be another word misspelt."""
    adjective, noun = sentence.tokens[at], sentence.tokens[at + 1]
    assert adjective.form is not None
    assert noun.form is not None
    if not cures.is_sure(ranked) or cures.is_parted(sentence, at):
        return False
    return zipf(noun.form.lower) >= RARE and not cures.has_likelier(lexicon.of(doc), adjective, noun)
