"""Checks of the letter «ё» by the project's policy; only words with one possible spelling are touched.

keep        nothing is said
consistent  within a file as most of its words do
always      «ё» wherever the lexicon has it in every reading
never       «е» throughout
meaning     «ё» only where another word is spelt with «е» («всё» and «все»)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import lexicon, tokens
from pravka.russian.grammemes import mask
from pravka.russian.lexicon import Form, Lexicon
from pravka.russian.tokens import Token
from pravka.speller import deliberate

NAMES = mask("Name Surn Patr Geox Orgn Abbr")


class Uses(NamedTuple):
    """The words in which «ё» is a matter of policy.

    dotless   written with «е» though every reading has «ё»: (token, spelling with «ё»)
    dotted    written with «ё»; `needed` tells those that another word would be without it
    """

    dotless: tuple[tuple[Token, str], ...]
    dotted: tuple[Token, ...]
    needed: frozenset[Token]


def letter(doc: Document) -> Iterator[Hit]:
    """Find words whose «ё» or «е» goes against the policy."""
    policy = doc.settings.yo
    if policy == "keep":
        return
    uses = _collect(doc)
    if policy == "consistent":
        policy = "always" if len(uses.dotted) >= len(uses.dotless) else "never"
        if not uses.dotted or not uses.dotless:
            return
    if policy == "always":
        for token, right in uses.dotless:
            yield from _change(doc, token, right, "ё")
        return
    for token in uses.dotted:
        if policy == "never" or token not in uses.needed:
            yield from _change(doc, token, token.text.replace("ё", "е").replace("Ё", "Е"), "е")


def _collect(doc: Document) -> Uses:
    known = lexicon.of(doc)
    dotless, dotted, needed = [], [], set()
    for token in tokens.of(doc):
        form = token.form
        if form is None or len(token.text) != token.end - token.start:
            continue
        if "ё" in form.lower:
            dotted.append(token)
            if _is_needed(known, form):
                needed.add(token)
        elif "е" in form.lower and form.known and not form.any & NAMES:
            right = _spell(form)
            if right:
                dotless.append((token, right))
    return Uses(tuple(dotless), tuple(dotted), frozenset(needed))


def _spell(form: Form) -> str:
    """Give the spelling with «ё» if no reading does without."""
    spellings = {reading.word for reading in form.readings}
    right = spellings.pop() if len(spellings) == 1 else ""
    return right if "ё" in right and len(right) == len(form.lower) else ""


def _is_needed(known: Lexicon, form: Form) -> bool:
    plain = form.lower.replace("ё", "е")
    return any(reading.word == plain for reading in known.form(plain).readings)


def _change(doc: Document, token: Token, right: str, wanted: str) -> Iterator[Hit]:
    """Yield one finding for the letters that change, the letter case kept."""
    if deliberate.covers(doc, token.start):
        return
    cased = "".join(new.upper() if old.isupper() else new for old, new in zip(token.text, right.lower(), strict=True))
    fields = {"found": token.text, "fix": cased, "letter": wanted}
    yield Hit(Span(token.start, token.end), (cased,), True, fields=fields)
