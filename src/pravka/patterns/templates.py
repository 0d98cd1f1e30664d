"""Templates of suggestions: from "{2} {1:like 2}" and a match to replacement texts. No matching here.

{2}            token 2 as written              {2..4}         the text from token 2 to token 4 as written
{2:gent}       token 2 in that form            {2:like 1}     token 2 in the case, number, gender of token 1
{2:lemma}      its dictionary form
~лемма         that word in the form of the token written with ~ in the phrase (the n-th like the n-th)
{~лемма:like 2}, {~лемма:gent plur}            that word in the form of token 2, or in that form
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from pravka.patterns import inflection
from pravka.russian import grammemes, lexicon

if TYPE_CHECKING:
    from pravka.patterns.match import Match
    from pravka.russian.lexicon import Reading

RANKED = 3  # replacements kept of one template when forms are ambiguous

# {2}, {2..4}, {2:form}, {~лемма:form} or a bare ~лемма
_FIELD = re.compile(
    r"\{ (?: (?P<first>\d+) (?: \.\. (?P<last>\d+) )? | ~ (?P<other>[\w-]+) )"  # token, range or lemma
    r" (?: : (?P<form>[^{}]*) )? \}"  # the form wanted
    r" | ~ (?P<bare>[\w-]+)",
    re.VERBOSE,
)


class Field(NamedTuple):
    """One piece of a template: literal text if `text`, else a token (1-based) or a lemma in a form."""

    text: str = ""
    first: int = 0
    last: int = 0
    lemma: str = ""
    form: str = ""


def verify(template: str, size: int) -> None:
    """Check a template against a pattern of `size` tokens. Raises ValueError."""
    if "{" in _FIELD.sub("", template) or "}" in _FIELD.sub("", template):
        raise ValueError(f'"{template}": expected {{1}}, {{1:gent}}, {{1:like 2}} or {{1..2}} between braces')
    for field in parse(template):
        if max(field.first, field.last) > size:
            raise ValueError(f'"{template}": the pattern has no token {max(field.first, field.last)}')
        kind, _, number = field.form.partition(" ")
        if kind == "like":
            if not number.isdigit() or not 1 <= int(number) <= size:
                raise ValueError(f'"{template}": "like" needs the number of a token, got {number!r}')
        elif field.form not in ("", "lemma", "nth"):
            for name in field.form.split():
                if name not in grammemes.BITS:
                    raise ValueError(f'"{template}": "{name}" is no grammeme')


def parse(template: str) -> list[Field]:
    """Split a template into fields."""
    fields, end, nth = [], 0, 0
    for found in _FIELD.finditer(template):
        if found.start() > end:
            fields.append(Field(template[end : found.start()]))
        end = found.end()
        first, last, other, form, bare = found.group("first", "last", "other", "form", "bare")
        if bare:
            nth += 1
            fields.append(Field(lemma=bare, form="nth", first=0, last=nth))
        else:
            fields.append(Field("", int(first or 0), int(last or 0), other or "", form or ""))
    if end < len(template):
        fields.append(Field(template[end:]))
    return fields


def expand(templates: Sequence[str], match: Match) -> Iterator[str]:
    """Yield the replacements of a match, best first; a template whose form does not exist yields none."""
    for template in templates:
        pieces = [list(_values(field, match)) for field in parse(template)]
        for chosen in list(product(*(piece[:RANKED] for piece in pieces)))[:RANKED]:
            yield _as_written(re.sub(" {2,}", " ", "".join(chosen)).strip(), match)


def _values(field: Field, match: Match) -> Iterator[str]:
    if field.text:
        yield field.text
    elif field.lemma:
        yield from _inflected(field, lexicon.shared().form(field.lemma).readings, match)
    elif field.last:
        yield match.text(field.first, field.last)
    elif field.form == "":
        yield match.word(field.first)
    elif field.form == "lemma":
        yield from dict.fromkeys(reading.lemma for reading in match.readings(field.first))
    elif match.form(field.first) is None:  # an optional token that is absent
        yield ""
    else:
        yield from _inflected(field, match.readings(field.first), match)


def _model(field: Field, match: Match) -> int:
    """The number of the token whose form is copied, 0 if the form is named."""
    if field.form == "nth":
        return match.lemma_slot(field.last)
    return int(field.form[5:]) if field.form.startswith("like ") else 0


def _inflected(field: Field, readings: Sequence[Reading], match: Match) -> Iterator[str]:
    model = _model(field, match)
    if model:
        yield from inflection.like(readings, match.readings(model))
    else:
        yield from inflection.to(readings, field.form)


def _as_written(text: str, match: Match) -> str:
    """Give the text the letter case of what it replaces."""
    found = match.found
    letters = [c for c in found if c.isalpha()]
    if not letters or not text:
        return text
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return text.upper()
    if letters[0].isupper() and text[0].islower():
        return text[0].upper() + text[1:]
    return text
