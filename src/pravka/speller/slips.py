"""Slips that make another known word («стоки» for «строки»): a rare form one letter away from a far more frequent one.

The file `data/slips.bin` is written by tools/build_slips.py: CRC-32 sums of the rare forms, sorted, and for each where
the line of the frequent form begins in `data/slips.txt`. The weights are `slip` in `data/ranker.json`, see `ranker`.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from math import exp, log
from typing import NamedTuple
from zlib import crc32

from pravka import data
from pravka.russian.grammemes import mask
from pravka.russian.lexicon import Form, Lexicon
from pravka.speller import context, ranker
from pravka.speller.edits import classify
from pravka.speller.frequency import zipf
from pravka.speller.ranker import Place

FILE, NAMES = data.path("slips.bin"), data.path("slips.txt")
USUAL, LOUD = 3, 4  # log2 of the count, plus one
LITTLE = mask("CONJ PREP PRCL INTJ NPRO")
KINDS = {
    "imperative": mask("impr"),
    "short": mask("ADJS PRTS"),
    "gerund": mask("GRND"),
    "proper": mask("Name Surn Patr Geox Orgn Abbr"),
    "odd": mask("Arch Infr Erro Dist Init Litr Slng voct"),
    "verb": mask("VERB"),
    "noun": mask("NOUN"),
    "adjective": mask("ADJF PRTF"),
    "little": mask("CONJ PREP PRCL INTJ NPRO"),
}


class Slip(NamedTuple):
    """What a known word may be a slip for, and how probable that is."""

    meant: str
    chance: float


class Table:
    """The opened files."""

    def __init__(self) -> None:
        with open(FILE, "rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        with open(NAMES, "rb") as file:
            self._names = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = int(struct.unpack_from("<I", view)[0])
        self._sums, self._places = view[4 : 4 + 4 * size].cast("I"), view[4 + 4 * size :].cast("I")

    def has(self, word: str) -> bool:
        """Tell whether `find` yields anything; nothing for most words."""
        wanted = crc32(word.encode())
        at = bisect_left(self._sums, wanted)
        return at < len(self._sums) and self._sums[at] == wanted

    def find(self, word: str) -> Iterator[str]:
        """Yield the frequent forms one slip from a rare one."""
        wanted = crc32(word.encode())
        at = bisect_left(self._sums, wanted)
        while at < len(self._sums) and self._sums[at] == wanted:
            start = self._places[at]
            yield self._names[start : self._names.find(b"\n", start)].decode()
            at += 1


@cache
def table() -> Table:
    """Open the files once."""
    return Table()


def is_suspect(lower: str) -> bool:
    """Tell whether a known lower-case form may be a slip for something."""
    return table().has(lower.replace("ё", "е"))


@lru_cache(maxsize=10_000)
def meant(lower: str) -> tuple[str, ...]:
    """Give what a known lower-case form may be a slip for in some place or other."""
    return tuple(table().find(lower.replace("ё", "е")))


def is_usual(form: Form, place: Place) -> bool:
    """Tell whether a word is so often met beside one of its neighbours that it is in its place."""
    before = _level(place.left, form) if place.left else 0
    return before >= USUAL or bool(place.right and _level(form, place.right) >= USUAL)


def is_supported(form: Form, text: str, place: Place) -> bool:
    """Tell whether pairs of words speak for another word, on both sides or loudly on one; little words do not count
    alone."""
    if not any(beside and not beside.any & LITTLE for beside in (place.left, place.right)):
        return False  # before the pairs are looked up, which is dear
    left = context.pairs().level(_key(place.left), text) if place.left else None
    right = context.pairs().level(text, _key(place.right)) if place.right else None
    own = [level for level, beside in ((left, place.left), (right, place.right)) if beside and not beside.any & LITTLE]
    if not own or not max(level or 0 for level in own):
        return False
    if left and right:
        return True
    return max(level or 0 for level in own) >= (LOUD if place.left and place.right else USUAL)


def _key(form: Form) -> str:
    return form.lower.replace("ё", "е")


def judge(lexicon: Lexicon, form: Form, place: Place) -> list[Slip]:
    """Give the words a form may be a slip for in its place, the likeliest first."""
    word = form.lower.replace("ё", "е")
    numbers = ranker.weights().slip
    found = []
    for text in meant(word):
        if not is_supported(form, text, place):
            continue
        features = describe(form, lexicon.form(text), word, text, place)
        found.append(Slip(text, 1 / (1 + exp(-ranker.dot(numbers, features)))))
    return sorted(found, key=lambda slip: (-slip.chance, slip.meant))


def describe(form: Form, other: Form, word: str, text: str, place: Place) -> dict[str, float]:
    """Give what speaks for another word in the place of a known one."""
    features = dict(_describe_words(form, other, word, text))
    features["repeats"] = log(place.repeats)
    _compare(features, place.left, None, form, other)
    _compare(features, None, place.right, form, other)
    return features


@lru_cache(maxsize=20_000)
def _describe_words(form: Form, other: Form, word: str, text: str) -> dict[str, float]:
    """Give what the two words say by themselves, the same wherever they stand."""
    features = {f"slip:{kind}": 1.0 for kind in classify(word, text)}
    features["one"] = 1.0
    features["own"], features["gap"] = zipf(word), zipf(text) - zipf(word)
    features["own-lemma"] = max(zipf(lemma.replace("ё", "е")) for lemma in form.lemmas)
    features["unheard"] = float(zipf(word) < 1.5)
    features["first"], features["last"] = float(word[0] != text[0]), float(word[-1] != text[-1])
    features["short-word"] = float(len(word) < 5)
    features["length"] = min(len(word), 12) / 4
    for name, bits in KINDS.items():
        if form.readings and all(reading.mask & bits for reading in form.readings):
            features[f"own:{name}"] = 1.0
        if other.any & bits:
            features[f"other:{name}"] = 1.0
    return features


def _compare(features: dict[str, float], left: Form | None, right: Form | None, form: Form, other: Form) -> None:
    """Add what one neighbour says of both words."""
    side = "left" if left else "right"
    if left is None and right is None:
        features["border"] = features.get("border", 0.0) + 1.0
        return
    beside = left or right
    assert beside is not None
    own, its = (_level(beside, form), _level(beside, other)) if left else (_level(form, beside), _level(other, beside))
    fits, suits = (
        (context.fit(beside, form), context.fit(beside, other))
        if left
        else (context.fit(form, beside), context.fit(other, beside))
    )
    features["own-pair"] = features.get("own-pair", 0.0) + min(own, 3)
    features["pair"] = features.get("pair", 0.0) + its
    features[f"paired-{side}"] = float(its > 0)
    features[f"gain-{side}"] = float(max(0, suits - fits))
    features[f"loss-{side}"] = float(max(0, fits - suits))


def _level(left: Form, right: Form) -> int:
    return context.pairs().level(left.lower.replace("ё", "е"), right.lower.replace("ё", "е"))
