"""Cutting spans down to what replacements change: LanguageTool marks whole phrases («знаю что» for a comma)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pravka.document import MARKUP

TOKEN = re.compile(r"\w+|\s|[^\w\s]")

Token = tuple[str, int, int]


def narrow(marked: str, replacements: Sequence[str]) -> tuple[int, int, tuple[str, ...]]:
    """Return the range of `marked` that the replacements change, whole words, and what they put there."""
    if not replacements:
        return 0, len(marked), ()
    source = [t for t in _split(marked) if t[0] != MARKUP]
    targets = [_split(r) for r in replacements]
    before = _common([[t[0] for t in tokens] for tokens in (source, *targets)])
    rest = [[t[0] for t in reversed(tokens[before:])] for tokens in (source, *targets)]
    after = _common(rest)
    middle = source[before : len(source) - after]
    if middle:
        start, end = middle[0][1], middle[-1][2]
    else:
        start = end = source[before - 1][2] if before else source[0][1] if source else 0
    return start, end, tuple("".join(t[0] for t in tokens[before : len(tokens) - after]) for tokens in targets)


def _split(text: str) -> list[Token]:
    return [(" " if m[0].isspace() and m[0] in "\r\n" else m[0], m.start(), m.end()) for m in TOKEN.finditer(text)]


def _common(rows: Sequence[Sequence[str]]) -> int:
    """How many tokens all rows begin with."""
    n = 0
    for column in zip(*rows, strict=False):
        if any(a != b for a, b in pairwise(column)):
            break
        n += 1
    return n
