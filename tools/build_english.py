"""Write src/pravka/data/english.dawg: English forms that are no misspellings, the commoner ones with their frequency.

    python tools/build_english.py [--least 1.8]

Forms and frequencies come from wordfreq (large English list); the web misspells, so what codespell's dictionary calls a
misspelling is left out. Names that the rules of brands know are added: what is wrong with them is told there.
"""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Iterator
from pathlib import Path

import codespell_lib
import dawg
import wordfreq
import yaml

from pravka.speller.english import COMMON, FILE, STEPS
from replacing import replace

SHORTEST = 3
BRANDS = Path(__file__).parents[1] / "rules/typography"


def read_misspellings() -> frozenset[str]:
    """Give the misspellings of codespell's main dictionary."""
    path = Path(codespell_lib.__file__).parent / "data/dictionary.txt"
    return frozenset(line.partition("->")[0] for line in path.read_text(encoding="utf-8").splitlines())


def read_brands() -> Iterator[str]:
    """Yield the single words that the rules of brands list, right and wrong, in small letters."""
    case = yaml.safe_load((BRANDS / "brand-case.yaml").read_text(encoding="utf-8"))
    spelling = yaml.safe_load((BRANDS / "brand-spelling.yaml").read_text(encoding="utf-8"))
    names = [*case["options"]["names"], *spelling["options"]["table"], *spelling["options"]["table"].values()]
    yield from (name.lower() for name in names if name.isascii() and name.isalpha())


def build(least: float) -> list[tuple[bytes, int]]:
    """Give (form, frequency in fifths of the Zipf scale), 0 for forms that are known and too rare to be proposed."""
    wrong = read_misspellings()
    found = dict.fromkeys(read_brands(), 0)
    for form, share in wordfreq.get_frequency_dict("en", wordlist="large").items():
        zipf = math.log10(share) + 9
        if zipf >= least and form.isascii() and form.isalpha() and len(form) >= SHORTEST and form not in wrong:
            found[form] = round(zipf * STEPS) if zipf >= COMMON else 0
    return sorted((form.encode(), value) for form, value in found.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=float, default=1.8)
    options = parser.parse_args()
    pairs = build(options.least)
    replace(FILE, dawg.IntCompletionDAWG(pairs).tobytes())
    print(f"{FILE}: {len(pairs)} forms, {os.path.getsize(FILE)} bytes")


if __name__ == "__main__":
    main()
