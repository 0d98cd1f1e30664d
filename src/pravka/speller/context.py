"""How well a form stands between its neighbours: counts of word pairs and agreement of readings. No rules, no messages.

The file `data/pairs.bin` is written by tools/build_pairs.py: sorted CRC-32 sums of "left right", then a byte of
log2(count) each.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from functools import cache
from zlib import crc32

from pravka import data
from pravka.russian.grammemes import CASE, GENDER, NUMBER, mask
from pravka.russian.lexicon import Form

FILE = data.path("pairs.bin")
NOUN, ADJECTIVE, PREPOSITION = mask("NOUN"), mask("ADJF PRTF"), mask("PREP")
NOMINAL = mask("NOUN ADJF PRTF NPRO NUMR")
VERB = mask("VERB")
FINITE_PAST, SINGULAR = mask("past"), mask("sing")
NOMINATIVE = mask("nomn")
# The cases a preposition takes (Русская грамматика 1980, «Предлоги»); gen2, loc2 … go with their main case.
GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, LOCATIVE = (
    mask(names) for names in ("gent gen1 gen2", "datv", "accs acc2", "ablt", "loct loc1 loc2")
)
GOVERNED = {
    **dict.fromkeys(
        """без безо вместо вне внутри вокруг возле для до из изо из-за из-под
        кроме мимо около от ото после против ради""".split(),
        GENITIVE,
    ),
    **dict.fromkeys("среди у посреди помимо насчет относительно вследствие ввиду наподобие вроде".split(), GENITIVE),
    **dict.fromkeys("к ко благодаря согласно вопреки навстречу".split(), DATIVE),
    **dict.fromkeys("над надо перед передо".split(), INSTRUMENTAL),
    **dict.fromkeys("про через сквозь".split(), ACCUSATIVE),
    **dict.fromkeys("в во на о об".split(), ACCUSATIVE | LOCATIVE),
    **dict.fromkeys("за под подо".split(), ACCUSATIVE | INSTRUMENTAL),
    "при": LOCATIVE,
    "по": DATIVE | LOCATIVE | ACCUSATIVE,
    "с": GENITIVE | ACCUSATIVE | INSTRUMENTAL,
    "со": GENITIVE | ACCUSATIVE | INSTRUMENTAL,
    "между": GENITIVE | INSTRUMENTAL,
}


class Pairs:
    """The opened file of word pairs."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        size = int(struct.unpack_from("<I", view)[0])
        self._sums = view[4 : 4 + 4 * size].cast("I")
        self._levels = view[4 + 4 * size :]

    def level(self, left: str, right: str) -> int:
        """Give log2 of the count of two neighbours, plus one; 0 if they were not seen together."""
        wanted = crc32(f"{left} {right}".encode())
        at = bisect_left(self._sums, wanted)
        return self._levels[at] if at < len(self._sums) and self._sums[at] == wanted else 0


@cache
def pairs() -> Pairs:
    """Open the file once."""
    return Pairs(FILE)


def fit(left: Form, right: Form) -> int:
    """Judge two neighbours by their readings: 1 they agree, -1 no pair of readings does, 0 nothing can be said."""
    if not left.known or not right.known:
        return 0
    governed = GOVERNED.get(left.lower.replace("ё", "е"))
    if governed is not None and left.any & PREPOSITION:
        return _fit_preposition(governed, right)
    if left.any & ADJECTIVE and right.any & NOUN:
        return _fit_adjective(left, right)
    return 0


def _fit_preposition(governed: int, right: Form) -> int:
    nominal = [reading.mask for reading in right.readings if reading.mask & NOMINAL]
    if not nominal:
        return -1 if right.any & VERB else 0
    return 1 if any(m & governed or not m & CASE for m in nominal) else -1


def _fit_adjective(left: Form, right: Form) -> int:
    adjectives = [r.mask for r in left.readings if r.mask & ADJECTIVE]
    nouns = [r.mask for r in right.readings if r.mask & NOUN]
    agree = any(_share(a, n) for a in adjectives for n in nouns)
    if agree:
        return 1
    return -1 if len(adjectives) == len(left.readings) and len(nouns) == len(right.readings) else 0


def _share(a: int, b: int) -> bool:
    if not a & b & CASE and b & CASE:
        return False
    if not a & b & NUMBER:
        return False
    return bool(a & b & GENDER) or not b & SINGULAR or not a & GENDER or not b & GENDER
