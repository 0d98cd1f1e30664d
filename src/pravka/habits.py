"""What a site is used to, where more than one way is lawful: found by majority before a minority is called wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

LEAST = 20  # marks: fewer are no habit
MAJORITY = 3  # times as many as the others


def quotes(texts: Iterable[str]) -> str:
    """Choose the setting `quotes`: "keep" where straight marks round Russian words are the site's habit, else "norm".

    Generators such as kramdown turn straight quotation marks into typographic ones, so a site may well write them.
    """
    straight = typographic = 0
    for text in texts:
        straight += len(re.findall(r'"[А-Яа-яЁё]', text)) if '"' in text else 0
        typographic += text.count("«")
    return _settle(straight, typographic)


def dashes(texts: Iterable[str]) -> str:
    """Choose the setting `dashes`: "keep" where the shorter dash with spaces is the site's habit, else "norm"."""
    short = long = 0
    for text in texts:
        short += text.count(" – ")
        long += text.count(" — ")
    return _settle(short, long)


def _settle(own: int, norm: int) -> str:
    return "keep" if own >= LEAST and own >= MAJORITY * norm else "norm"
