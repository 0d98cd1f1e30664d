"""Write src/pravka/data/frequencies.dawg and letters.bin: how frequent known word forms and triples of letters are.

    python tools/build_frequencies.py [--text docs.txt] [--least 1.9]

Counts come from wordfreq (large Russian list) and, if given, from a plain text with one paragraph a line (made by
tools/debian_docs.py), which leans the figures towards technical prose. Only forms of the lexicon are kept.
"""

from __future__ import annotations

import argparse
import math
import os
import re
from collections import Counter
from pathlib import Path

import dawg
import wordfreq

from pravka.russian import lexicon
from pravka.speller import letters
from pravka.speller.frequency import FILE, STEPS, encode
from replacing import replace

SHARE_OF_TEXT = 0.1  # weight of the technical text in the mix


def count_text(path: Path) -> dict[str, float]:
    """Give relative frequencies of the forms of a plain text, «ё» as «е»."""
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(re.findall(r"[а-я]+(?:-[а-я]+)*", line.lower().replace("ё", "е")))
    total = counts.total()
    return {word: count / total for word, count in counts.items() if count > 1}


def mix(text: Path | None) -> dict[str, float]:
    """Give relative frequencies by folded form."""
    web: Counter[str] = Counter()
    for word, share in wordfreq.get_frequency_dict("ru", wordlist="large").items():
        web[word.replace("ё", "е")] += share  # type: ignore[assignment]
    if text is None:
        return dict(web)
    docs = count_text(text)
    return {w: (1 - SHARE_OF_TEXT) * web[w] + SHARE_OF_TEXT * docs.get(w, 0.0) for w in web.keys() | docs.keys()}


def build(shares: dict[str, float], least: float) -> list[tuple[bytes, int]]:
    """Keep the known forms of at least that Zipf frequency as (key, value)."""
    words = lexicon.shared()
    pairs = []
    for word, share in shares.items():
        zipf = math.log10(share) + 9 if share else 0.0
        if zipf >= least and (key := encode(word)) and words.form(word).known:
            pairs.append((key, round(zipf * STEPS)))
    return sorted(pairs)


def weigh_letters(pairs: list[tuple[bytes, int]]) -> bytes:
    """Give the surprise of each triple of letters; a form weighs as its Zipf frequency."""
    size = letters.SIGNS
    counts = [0.05] * size**3
    for key, value in pairs:
        signs = [0, *(code - 1 for code in key), 0]
        for a, b, c in zip(signs, signs[1:], signs[2:], strict=False):
            counts[(a * size + b) * size + c] += value / STEPS
    bits = bytearray()
    for start in range(0, size**3, size):
        total = sum(counts[start : start + size])
        bits += bytes(min(255, round(-math.log2(n / total) * letters.EIGHTHS)) for n in counts[start : start + size])
    return bytes(bits)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--least", type=float, default=1.9)
    options = parser.parse_args()
    pairs = build(mix(options.text), options.least)
    replace(FILE, dawg.IntCompletionDAWG(pairs).tobytes())
    replace(letters.FILE, weigh_letters(pairs))
    print(f"{FILE}: {len(pairs)} forms, {os.path.getsize(FILE)} bytes")


if __name__ == "__main__":
    main()
