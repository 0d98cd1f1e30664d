"""The files of pymorphy3-dicts-ru: word forms, paradigms, tags, endings to guess by. Readings are in `lexicon`.

pymorphy3 itself is never imported: loading it costs more than checking a post, these files are mmapped in no time.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from pravka.errors import ToolError
from pravka.russian import common, grammemes
from pravka.russian.dawg import Dawg

PREFIXES = ("", "по", "наи")  # of paradigms; fixed by format 2.4 of the dictionary
SUFFIX_LIMIT = 5  # the longest ending the guessing table knows
STRANGE = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Fixd", "Pltm"))
RARE_ENDING = 2  # words of the dictionary that must follow a paradigm before it is guessed
MEMO_LIMIT = 100_000  # sets of lemmas

# How a form becomes its dictionary form: the form with its «ё», "" for the form itself; the letters to cut from both
# ends, and what to put there.
Turn = tuple[str, int, int, str, str]


class Guess(NamedTuple):
    """A paradigm a lemma may follow, with the tag of the lemma and how many words of the dictionary end so."""

    para: int
    tag: str
    words: int


class Lemmas(NamedTuple):
    """The dictionary forms of the readings of a word; one object for all its forms, as sets are big.

    each     with «ё»
    folded   with «ё» as «е»
    first    the first of `each` by the alphabet, "" if there is none
    """

    each: frozenset[str]
    folded: frozenset[str]
    first: str


class Readings:
    """What a form may be; one object for all the forms that may be the same.

    each        (form with its «ё», grammemes, paradigm, index) of each reading, "" for the form itself
    any, all    the grammemes that some reading has, that every reading has
    turns       what `Dictionary.lemmas` worked out of it, None before
    """

    __slots__ = ("all", "any", "each", "turns")

    def __init__(self, each: tuple[tuple[str, int, int, int], ...]) -> None:
        some, every = 0, -1
        for _, mask, _, _ in each:
            some |= mask
            every &= mask
        self.each, self.any, self.all = each, some, every if each else 0
        self.turns: set[Turn] | None = None


class Dictionary:
    """The opened files of one folder; a paradigm is named by its number, a form in it by its index, 0 is the lemma."""

    def __init__(self, folder: str, additions: str) -> None:
        self.folder = folder
        words = os.path.join(folder, "words.dawg")
        self.words = Dawg(words)
        self.additions = Dawg(additions) if os.path.exists(additions) else None
        beside = os.path.join(os.path.dirname(additions), "forms.bin")
        self._common = common.load(beside, words, additions) if self.additions else None
        self._sets: dict[int, Readings] = {}
        self._tails: dict[tuple[Dawg, int], Readings | None] = {}
        self._masks: dict[int, int] = {}
        self._lemmas: dict[str | frozenset[str], Lemmas] = {}  # a single one by itself
        self._paradigms = array("H")
        with open(os.path.join(folder, "paradigms.array"), "rb") as file:
            self._paradigms.frombytes(file.read())
        self._starts = list(_find_starts(self._paradigms))

    def readings(self, lower: str) -> Readings | None:
        """Give what a lower-case word may be; None if it is not in the dictionary, as no Latin word is."""
        if "a" <= lower[:1] <= "z":
            return None
        number = self._common.find(lower) if self._common else None
        if number is None:
            return self._read(lower)
        found = self._sets.get(number)
        if found is None and self._common:
            each = self._common.readings(number)
            masks, mask = self._masks, self._tag_mask
            found = Readings(tuple([("", masks.get(tag) or mask(tag), para, index) for para, index, tag in each]))
            self._sets[number] = found
        return found

    def _read(self, lower: str) -> Readings | None:
        """Read what `readings` gives from the files of the dictionary themselves; what words share is read once."""
        found = self._find(lower)
        if not found:
            return None
        if len(found) != 1 or found[0][1] != lower:
            return self.join(self._decode(found))
        dawg, _, node = found[0]
        tail = dawg, dawg.tail(node)
        if tail not in self._tails:
            self._tails[tail] = self.join(("", para, index) for _, para, index in self._decode(found))
        return self._tails[tail]

    def look_up(self, lower: str) -> Iterator[tuple[str, int, int]]:
        """Yield (form with its «ё», paradigm, index) for every reading of a lower-case word."""
        found = self.readings(lower)
        for word, _, para, index in found.each if found else ():
            yield word or lower, para, index

    def search(self, lower: str) -> Iterator[tuple[str, int, int]]:
        """Yield what `look_up` yields, from the files of the dictionary themselves."""
        return self._decode(self._find(lower))

    def _find(self, lower: str) -> list[tuple[Dawg, str, int]]:
        """List each spelling of a lower-case word with its «ё»: the file it is in, the spelling, its node there."""
        found = [(self.words, word, node) for word, node in self.words.similar(lower)]
        if self.additions:
            found += [(self.additions, word, node) for word, node in self.additions.similar(lower)]
        return found

    @staticmethod
    def _decode(found: Iterable[tuple[Dawg, str, int]]) -> Iterator[tuple[str, int, int]]:
        for dawg, word, node in found:
            for payload in dawg.payloads_at(node):
                para, index = struct.unpack(">HH", payload)
                yield word, para, index

    def join(self, found: Iterable[tuple[str, int, int]]) -> Readings | None:
        """Gather readings (form with its «ё», paradigm, index); None if there are none."""
        gathered = Readings(tuple([(word, self.mask(para, index), para, index) for word, para, index in found]))
        return gathered if gathered.each else None

    def size(self, para: int) -> int:
        """Count the forms of a paradigm."""
        return self._paradigms[self._starts[para]] // 3

    def tag(self, para: int, index: int) -> str:
        """Give the tag of one form, as the dictionary writes it."""
        return self._tags[self.tag_number(para, index)]

    def mask(self, para: int, index: int) -> int:
        """Give the grammemes of one form."""
        return self._tag_mask(self.tag_number(para, index))

    def tag_masks(self) -> list[int]:
        """List the grammemes of every tag, by its number."""
        return [grammemes.mask(tag) for tag in self._tags]

    def tag_number(self, para: int, index: int) -> int:
        """Give the number of the tag of one form."""
        start = self._starts[para]
        return self._paradigms[start + 1 + self._paradigms[start] // 3 + index]

    def _tag_mask(self, tag: int) -> int:
        bits = self._masks.get(tag)
        if bits is None:
            bits = self._common.mask(tag) if self._common else grammemes.mask(self._tags[tag])
            self._masks[tag] = bits
        return bits

    def affixes(self, para: int, index: int) -> tuple[str, str]:
        """Give the prefix and the suffix of one form."""
        start, size = self._starts[para] + 1, self.size(para)
        return PREFIXES[self._paradigms[start + 2 * size + index]], self.suffixes[self._paradigms[start + index]]

    def inflect(self, word: str, para: int, index: int, wanted: int) -> str:
        """Turn the form of one index into that of another."""
        if index == wanted:
            return word
        prefix, suffix = self.affixes(para, index)
        stem = word[len(prefix) : len(word) - len(suffix)]
        prefix, suffix = self.affixes(para, wanted)
        return prefix + stem + suffix

    def lemma(self, word: str, para: int, index: int) -> str:
        """Turn a form into its dictionary form."""
        _, start, end, before, after = self._turn(word, para, index)
        return before + word[start : len(word) - end] + after

    def lemmas(self, lower: str, found: Readings) -> Lemmas:
        """Turn a lower-case word into the dictionary forms of its readings."""
        turns = found.turns
        if turns is None:  # most readings of a word turn alike
            turns = found.turns = {self._turn(word, para, index) for word, _, para, index in found.each}
        key: str | frozenset[str]
        if len(turns) == 1:  # of two words in three
            ((word, start, end, before, after),) = turns
            word = word or lower
            key = before + word[start : len(word) - end] + after
        else:
            key = frozenset(
                [
                    before + (word or lower)[start : len(word or lower) - end] + after
                    for word, start, end, before, after in turns
                ]
            )
        shared = self._lemmas.get(key)
        if shared is None:
            if len(self._lemmas) > MEMO_LIMIT:
                self._lemmas.clear()
            shared = self._lemmas[key] = _fold(frozenset((key,)) if isinstance(key, str) else key)
        return shared

    def _turn(self, word: str, para: int, index: int) -> Turn:
        """Tell how a form becomes its dictionary form; done for many readings, so it goes straight to the numbers."""
        if index == 0:
            return word, 0, 0, "", ""
        suffixes, paradigms, at = self.suffixes, self._paradigms, self._starts[para] + 1
        prefixes = at + paradigms[at - 1] // 3 * 2
        start, end = len(PREFIXES[paradigms[prefixes + index]]), len(suffixes[paradigms[at + index]])
        return word, start, end, PREFIXES[paradigms[prefixes]], suffixes[paradigms[at]]

    def expand(self, lemma: str, para: int) -> Iterator[tuple[str, int]]:
        """Yield (form, index) of a lemma that follows a paradigm; nothing if its ending does not fit."""
        prefix, suffix = self.affixes(para, 0)
        if lemma.startswith(prefix) and lemma.endswith(suffix):
            for index in range(self.size(para)):
                yield self.inflect(lemma, para, 0, index), index

    def guess(self, lemma: str) -> list[Guess]:
        """Guess paradigms by the longest ending that common words of the dictionary have, the likeliest first."""
        for length in range(min(SUFFIX_LIMIT, len(lemma) - 1), 0, -1):
            guesses = list(self._guess_by(lemma[-length:]))
            if guesses:
                return sorted(guesses, key=lambda g: (-g.words, g.para))
        return []

    def _guess_by(self, ending: str) -> Iterator[Guess]:
        for payload in self._endings.payloads(ending):
            count, para, index = struct.unpack(">IHH", payload)
            if index == 0 and count >= RARE_ENDING and _is_common(tag := self.tag(para, 0)):
                yield Guess(para, tag, count)

    @cached_property
    def _tags(self) -> list[str]:
        return self._read_json("gramtab-opencorpora-int.json")

    @cached_property
    def suffixes(self) -> list[str]:
        """The suffixes of the paradigms by their numbers."""
        return self._common.suffixes() if self._common else self._read_json("suffixes.json")

    @cached_property
    def _endings(self) -> Dawg:
        return Dawg(os.path.join(self.folder, "prediction-suffixes-0.dawg"))

    def _read_json(self, name: str) -> list[str]:
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            items: list[str] = json.load(file)
        return items


def find_folder() -> str:
    """Find the data of pymorphy3-dicts-ru without importing it, raise ToolError if it is not installed."""
    for root in sys.path:
        folder = os.path.join(root, "pymorphy3_dicts_ru", "data")
        if os.path.exists(os.path.join(folder, "words.dawg")):
            return folder
    from importlib.util import find_spec  # 2 ms; needed by odd installations only

    spec = find_spec("pymorphy3_dicts_ru")
    if spec is None or not spec.submodule_search_locations:
        raise ToolError("the dictionary pymorphy3-dicts-ru is not installed: run “pip install pymorphy3-dicts-ru”")
    return os.path.join(spec.submodule_search_locations[0], "data")


def _fold(each: frozenset[str]) -> Lemmas:
    has_yo = "ё" in "".join(each)
    folded = frozenset([lemma.replace("ё", "е") for lemma in each]) if has_yo else each
    return Lemmas(each, folded, min(each, default=""))


def _find_starts(paradigms: array[int]) -> Iterator[int]:
    """Yield where each paradigm begins: its length, then suffixes, tags and prefixes of its forms."""
    at = 1
    for _ in range(paradigms[0]):
        yield at
        at += paradigms[at] + 1


def _is_common(tag: str) -> bool:
    """Tell whether new words come with such a tag: adjectives, verbs, inanimate nouns that are no names."""
    part, *names = tag.replace(" ", ",").split(",")
    return part in ("ADJF", "INFN", "NOUN") and "anim" not in names and not STRANGE.intersection(names)
