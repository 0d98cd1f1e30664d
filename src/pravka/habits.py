"""What a site is used to, where more than one way is lawful: found by majority before a minority is called wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

LEAST = 20  # marks: fewer are no habit
MAJORITY = 3  # times as many as the others


class Habits(NamedTuple):
    """What the settings of these names should be.

    quotes   "keep" where straight marks round Russian words are the site's habit, else "norm": generators such as
             kramdown turn them into typographic ones, so a site may well write them
    dashes   "keep" where the shorter dash with spaces is the site's habit, else "norm"
    """

    quotes: str
    dashes: str


def of(texts: Iterable[str]) -> Habits:
    """Count the marks of a site's texts, one text at a time, and choose."""
    straight = typographic = short = long = 0
    for text in texts:
        straight += len(re.findall(r'"[А-Яа-яЁё]', text)) if '"' in text else 0
        typographic += text.count("«")
        short += text.count(" – ") if "–" in text else 0  # rare, and one character is found sooner than three
        long += text.count(" — ")
    return Habits(_settle(straight, typographic), _settle(short, long))


def _settle(own: int, norm: int) -> str:
    return "keep" if own >= LEAST and own >= MAJORITY * norm else "norm"
