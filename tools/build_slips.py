"""Write src/pravka/data/slips.bin and slips.txt: rare forms that are one slip away from far more frequent ones.

    python tools/build_slips.py [--frequent 3.4] [--gap 1.2]

Forms of one lemma are left out: a wrong ending is the business of grammar.
"""

from __future__ import annotations

import argparse
import os
import struct
from array import array
from collections.abc import Iterator
from itertools import accumulate
from zlib import crc32

import walking
from pravka.russian import lexicon
from pravka.russian.grammemes import mask
from pravka.speller import candidates, frequency, slips
from pravka.speller.frequency import zipf
from replacing import replace

PROPER = mask("Name Surn Patr Geox Orgn Abbr")
ABBREVIATION = mask("Abbr")
RARE = 3.2  # more frequent forms are mostly meant
SHORTEST = 3


def frequent(least: float) -> list[str]:
    """List the frequent forms that are no names."""
    words = lexicon.shared()
    enough = (word for word, value in walking.forms() if value >= least * frequency.STEPS)
    return sorted(w for w in enough if len(w) > 1 and "-" not in w and not words.form(w).all & PROPER)


def pairs(targets: list[str], gap: float) -> Iterator[tuple[int, int]]:
    """Yield (sum of the rare form, number of the frequent one)."""
    words = lexicon.shared()
    for number, target in enumerate(targets):
        lemmas = {lemma.replace("ё", "е") for lemma in words.form(target).lemmas}
        for walker in candidates.walkers(words):
            for word in walker.one_slip(target):
                if len(word) < SHORTEST or zipf(word) > RARE or zipf(target) - zipf(word) < gap:
                    continue
                form = words.form(word)
                if not form.all & ABBREVIATION and not lemmas & {lemma.replace("ё", "е") for lemma in form.lemmas}:
                    yield crc32(word.encode()), number


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frequent", type=float, default=3.4)
    parser.add_argument("--gap", type=float, default=1.2)
    options = parser.parse_args()
    targets = frequent(options.frequent)
    found = sorted(set(pairs(targets, options.gap)))
    used = sorted({number for _, number in found})
    lines = [f"{targets[number]}\n".encode() for number in used]
    starts = dict(zip(used, accumulate(map(len, lines), initial=0), strict=False))
    sums, places = array("I", (s for s, _ in found)), array("I", (starts[n] for _, n in found))
    replace(slips.FILE, struct.pack("<I", len(sums)) + sums.tobytes() + places.tobytes())
    replace(slips.NAMES, b"".join(lines))
    print(f"{slips.FILE}: {len(sums)} slips for {len(used)} forms, {os.path.getsize(slips.FILE)} bytes")


if __name__ == "__main__":
    main()
