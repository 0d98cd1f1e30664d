"""Write src/pravka/data/forms.bin: the readings of the commonest forms, as russian/common.py reads them.

    python tools/build_forms.py [--count 80000]

The forms are the most frequent of frequencies.dawg that the dictionary knows by no other spelling (no «е» for «ё»).
Run it after tools/build_lexicon.py and tools/build_frequencies.py: it holds for the dictionary files it was made from.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import walking
from pravka.russian import common
from pravka.russian.dictionary import Dictionary, find_folder
from replacing import replace

DATA = Path(__file__).parents[1] / "src" / "pravka" / "data"


def rank() -> list[str]:
    """List the forms of the frequency table, the most frequent first."""
    return [word for _, word in sorted((-value, word) for word, value in walking.forms())]


def with_readings(words: list[str], dictionary: Dictionary) -> Iterator[tuple[str, tuple[tuple[int, int, int], ...]]]:
    """Yield the forms that are always spelt as they are, with their readings."""
    for word in words:
        readings = list(dictionary.search(word))
        if readings and all(spelt == word for spelt, _, _ in readings):
            yield word, tuple((para, index, dictionary.tag_number(para, index)) for _, para, index in readings)


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=80_000)
    count = parser.parse_args().count
    folder, additions = find_folder(), str(DATA / "additions.dawg")
    dictionary = Dictionary(folder, additions)
    forms = dict(with_readings(rank()[:count], dictionary))
    made_from = common.fingerprint(f"{folder}/words.dawg", additions)
    content = common.pack(made_from, forms, dictionary.tag_masks(), dictionary.suffixes)
    replace(DATA / "forms.bin", content)
    print(f"{len(forms)} forms, {len(content):,} bytes")


if __name__ == "__main__":
    main()
