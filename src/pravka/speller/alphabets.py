"""Words in which Latin and Cyrillic letters are mixed up: which alphabet was meant."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pravka.russian.lexicon import Lexicon

# Letters that look the same in both alphabets; «и» and «u», «п» and «n» only in italics, so they are left out.
TO_CYRILLIC = str.maketrans("aceopxykmABCEHKMOPTXY", "асеорхукмАВСЕНКМОРТХУ")
TO_LATIN = str.maketrans("асеорхукмАВСЕНКМОРТХУ", "aceopxykmABCEHKMOPTXY")
# A letter typed in the other layout and read by its sound: only where the look-alikes do not make a word.
BY_LOOK = str.maketrans("aceopxykmtbhrunABCEHKMOPTXY", "асеорхукмтвнгипАВСЕНКМОРТХУ")
ENDING = re.compile(r"(?P<name>[A-Z][A-Za-z]*|[a-z]+[A-Z][A-Za-z]*|[a-z]{3,})(?P<ending>[а-яё]{1,4})")


@lru_cache(maxsize=4096)
def is_mixed(word: str) -> bool:
    """Tell whether a word without hyphens has letters of both alphabets."""
    return _latin().search(word) is not None and _cyrillic().search(word) is not None


def unmix(lexicon: Lexicon, word: str) -> str:
    """Give the word in the one alphabet it was meant in, or "" if that is not certain."""
    cyrillic = word.translate(TO_CYRILLIC)
    if not _latin().search(cyrillic):
        latin = word.translate(TO_LATIN)
        if cyrillic in lexicon:
            return cyrillic
        if not _cyrillic().search(latin):  # every letter has a twin: the more numerous letters win
            return latin if len(_latin().findall(word)) > len(_cyrillic().findall(word)) else ""
        return cyrillic if len(_cyrillic().findall(word)) >= 3 * len(_latin().findall(word)) else ""
    latin = word.translate(TO_LATIN)
    if not _cyrillic().search(latin):
        return latin
    looks = word.translate(BY_LOOK)
    return looks if looks in lexicon and not _latin().search(looks) else ""


def is_inflected_name(word: str) -> bool:
    """Tell whether a Russian ending has grown onto a Latin name: «PDFки», «GitHubа»."""
    return bool(ENDING.fullmatch(word))


def other_alphabet(lexicon: Lexicon, word: str) -> str:
    """Give the Cyrillic word that a Latin one of look-alikes stands for («cp» is none): a preposition «c», «o»."""
    cyrillic = word.translate(TO_CYRILLIC)
    return cyrillic if not _latin().search(cyrillic) and cyrillic in lexicon else ""


@cache
def _latin() -> re.Pattern[str]:
    return re.compile("[A-Za-z]")


@cache
def _cyrillic() -> re.Pattern[str]:
    return re.compile("[А-Яа-яЁё]")
