"""The phrase mini-language: one line of text that stands for a list of token specs. No matching here.

слово        this word, in any letter case, ё = е          ~лемма     any form of this word
a|b          one or the other                              [слово]    optional
<NOUN gent>  a word some reading of which has all these grammemes
*            any one word                                  …          up to three words, punctuation apart
!слово       any one word but this (also !~лемма)          , — :      the mark itself
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

SKIP = 3  # words that … may stand for

# split at spaces, but not inside <…>
_ITEM = re.compile(r"(?:<[^>]*>|[^\s<])+")
# marks are tokens of their own though they are written close to the word before them
_MARK = re.compile(r"(?<=[\w\]>])(?=[,;:!?.](?:\s|$))")


class PhraseError(ValueError):
    """The phrase cannot be read; the message says what is wrong with it."""


@lru_cache(maxsize=4096)
def parse(phrase: str) -> tuple[dict[str, Any], ...]:
    """Turn a phrase into token specs. Raises PhraseError."""
    specs: list[dict[str, Any]] = []
    skip = 0
    for item in _ITEM.findall(_MARK.sub(" ", phrase)):
        if item in ("…", "..."):
            skip = SKIP
            continue
        spec = _item(item)
        if skip:
            spec["skip"], skip = skip, 0
        specs.append(spec)
    if skip:
        raise PhraseError(f'"{phrase}": … needs a word after it')
    if not specs or all(spec.get("optional") for spec in specs):
        raise PhraseError(f'"{phrase}": a phrase needs at least one word that is not optional')
    return tuple(specs)


def _item(item: str) -> dict[str, Any]:
    if item.startswith("[") and item.endswith("]") and len(item) > 2:
        return {**_item(item[1:-1]), "optional": True}
    if item.startswith("!") and len(item) > 1:
        return {"not": _item(item[1:]), "kind": "word"}
    if item == "*":
        return {"kind": "word"}
    if item.startswith("<"):
        if not item.endswith(">") or not item[1:-1].strip():
            raise PhraseError(f'"{item}": grammemes stand between < and >, as in <NOUN gent>')
        return {"any": item[1:-1].split("|")}
    return _words(item)


def _words(item: str) -> dict[str, Any]:
    parts = item.split("|") if item != "|" else [item]
    if "" in parts or "~" in parts:
        raise PhraseError(f'"{item}": a word is missing')
    lemmas = [part[1:] for part in parts if part.startswith("~")]
    words = [part for part in parts if not part.startswith("~")]
    if lemmas and words:
        return {"one-of": [{"word": words}, {"lemma": lemmas}]}
    return {"lemma": lemmas} if lemmas else {"word": words}
