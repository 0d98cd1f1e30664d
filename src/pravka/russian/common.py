"""The readings of the commonest word forms, found by hash: most words of a text never reach the letter-by-letter walk.

The file `data/forms.bin` is written by tools/build_forms.py. It is made of 32-bit numbers: three that fingerprint the
dictionary files it was made from; the counts of slots, sets, readings and tags, the bytes of the text part; the slots
(where a form stands in the text part, 0 for none); where each set of readings begins; the readings, two numbers each
(paradigm << 16 | index, and the number of the tag); the grammemes of each tag, four numbers. Then the text part: for
each form its letters, a zero byte and the number of its set in two bytes. Last the suffixes of the paradigms, a line
each. With other dictionary files the file is left aside.
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
from collections.abc import Mapping, Sequence
from itertools import accumulate
from zlib import crc32

HEAD = 8
MASK = 4  # 32-bit numbers of a mask


class CommonForms:
    """The opened file: `find` gives the number of a form's set of readings, `readings` what is in a set."""

    __slots__ = ("_last", "_masks", "_readings", "_slots", "_starts", "_suffixes", "_text")

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        slots, sets, readings, tags, size = view[: 4 * HEAD].cast("I")[3:HEAD]
        ends = list(accumulate((slots, sets + 1, 2 * readings, MASK * tags)))
        numbers = view[4 * HEAD : 4 * (HEAD + ends[-1])].cast("I")
        self._last = slots - 1
        self._slots, self._starts = numbers[:slots], numbers[slots : ends[1]]
        self._readings, self._masks = numbers[ends[1] : ends[2]], numbers[ends[2] :].cast("B")
        start = 4 * (HEAD + ends[-1])
        self._text, self._suffixes = view[start : start + size], view[start + size :]

    def find(self, lower: str) -> int | None:
        """Give the number of the set of readings of a lower-case form, None if the form is not a common one."""
        key = lower.encode() + b"\0"
        at, size, slots, text = crc32(key) & self._last, len(key), self._slots, self._text
        while start := slots[at]:
            if text[start : start + size] == key:
                return text[start + size] | text[start + size + 1] << 8
            at = at + 1 & self._last
        return None

    def readings(self, number: int) -> list[tuple[int, int, int]]:
        """List the readings of a set: (paradigm, index, number of the tag)."""
        found = self._readings[2 * self._starts[number] : 2 * self._starts[number + 1]].tolist()
        return [(pair >> 16, pair & 0xFFFF, tag) for pair, tag in zip(found[::2], found[1::2], strict=True)]

    def mask(self, tag: int) -> int:
        """Give the grammemes of a tag."""
        return int.from_bytes(self._masks[4 * MASK * tag : 4 * MASK * (tag + 1)], sys.byteorder)

    def suffixes(self) -> list[str]:
        """Give the suffixes of the paradigms by their numbers."""
        return str(self._suffixes, "utf-8").split("\n")


def fingerprint(words: str, additions: str) -> tuple[int, int, int]:
    """Tell dictionary files apart: the sizes of both, and the checksum of the additions."""
    with open(additions, "rb") as file:
        content = file.read()
    return os.path.getsize(words), len(content), crc32(content)


def load(path: str, words: str, additions: str) -> CommonForms | None:
    """Open the file if it was made from these dictionary files."""
    try:
        with open(path, "rb") as file:
            made_from = struct.unpack("3I", file.read(12))
    except (OSError, struct.error):
        return None
    return CommonForms(path) if made_from == fingerprint(words, additions) else None


def pack(
    made_from: tuple[int, int, int],
    forms: Mapping[str, tuple[tuple[int, int, int], ...]],
    masks: Sequence[int],
    suffixes: Sequence[str],
) -> bytes:
    """Write the content of a file: forms with their readings (paradigm, index, tag); at most 65,536 different sets."""
    count = 1 << (len(forms) * 3 // 2).bit_length()  # a third of the slots at least stays empty
    slots, text = [0] * count, bytearray(b"\0")
    sets: dict[tuple[tuple[int, int, int], ...], int] = {}
    for form, readings in forms.items():
        key = form.encode() + b"\0"
        at = crc32(key) & count - 1
        while slots[at]:
            at = at + 1 & count - 1
        slots[at] = len(text)
        text += key + struct.pack("<H", sets.setdefault(readings, len(sets)))
    starts = list(accumulate(map(len, sets), initial=0))
    pairs = [number for readings in sets for para, index, tag in readings for number in (para << 16 | index, tag)]
    numbers = [*made_from, count, len(sets), len(pairs) // 2, len(masks), len(text), *slots, *starts, *pairs]
    grammemes = b"".join(mask.to_bytes(4 * MASK, sys.byteorder) for mask in masks)
    return struct.pack(f"{len(numbers)}I", *numbers) + grammemes + bytes(text) + "\n".join(suffixes).encode()
