"""Write src/pravka/data/pairs.bin: how often two known words stand side by side in technical prose.

    python tools/build_pairs.py docs.txt [--least 2]

docs.txt is the output of tools/debian_docs.py. Sentences cannot be got back: the file holds 32-bit sums and rough
counts.
"""

from __future__ import annotations

import argparse
import os
import re
import struct
from array import array
from collections import Counter
from itertools import pairwise
from pathlib import Path
from zlib import crc32

from pravka.russian import lexicon
from pravka.speller.context import FILE
from replacing import replace


def count(path: Path) -> Counter[tuple[str, str]]:
    """Count neighbours with nothing but a space between them."""
    found: Counter[tuple[str, str]] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            for run in re.findall(r"[а-я-]+(?: [а-я-]+)+", line.lower().replace("ё", "е")):
                words = run.split()
                found.update(pairwise(words))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--least", type=int, default=2)
    options = parser.parse_args()
    known = lexicon.shared()
    levels: dict[int, int] = {}
    for (left, right), n in count(options.text).items():
        if n >= options.least and left in known and right in known:
            levels[crc32(f"{left} {right}".encode())] = n.bit_length()
    sums = array("I", sorted(levels))
    replace(FILE, struct.pack("<I", len(sums)) + sums.tobytes() + bytes(levels[s] for s in sums))
    print(f"{FILE}: {len(sums)} pairs, {os.path.getsize(FILE)} bytes")


if __name__ == "__main__":
    main()
