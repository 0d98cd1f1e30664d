"""What LanguageTool is given to read: passages of prose, markup marked as such, each character at a known place.

A passage is one block of the document (paragraph, heading, cell …). LanguageTool takes text as a list of annotations,
`text` to be read and `markup` to be skipped or read as something else; every character of the source is in one of
them, so an offset in the answer is an offset into the block. Addresses and code never leave the process: markup is
sent as so many tildes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pravka.document import BORDER, MARKUP, OBJECT, Document

PLACEHOLDER = "Х"  # a Cyrillic letter: an initial, a noun of no form; Latin ones start rules on mixed alphabets
WRONG_ON_PURPOSE = re.compile(r"[⛔❌🚫]|неправильно:", re.IGNORECASE)
RUN = re.compile(f"[^{MARKUP}{OBJECT}{BORDER}]+|[{MARKUP}{OBJECT}{BORDER}]+")
CLOSED = tuple(".!?…:;,")
SENTENCES = ("title", "description", "summary", "excerpt")  # of the values in front matter; tags are none


class Passage(NamedTuple):
    """A block as it is sent.

    start  its offset in the document
    parts  (source run, None if it is text, else what the markup is read as)
    """

    start: int
    parts: tuple[tuple[str, str | None], ...]

    @property
    def length(self) -> int:
        """Number of code points of the passage in the source."""
        return sum(len(run) for run, _ in self.parts)

    @property
    def annotation(self) -> list[dict[str, str]]:
        """The passage as LanguageTool's annotations."""
        return [_annotate(run, reading) for run, reading in self.parts]


class Match(NamedTuple):
    """What LanguageTool found in a passage; offsets are code points into the passage."""

    start: int
    end: int
    rule: str
    category: str
    message: str
    replacements: tuple[str, ...]
    url: str


def of(doc: Document) -> Iterator[Passage]:
    """Yield what of a document is to be read. Quotations and lines that show wrong examples are left out."""
    for block, piece in doc.texts():
        readable = re.search(r"[А-Яа-яЁё]{2}", piece) and not WRONG_ON_PURPOSE.search(piece)
        unread = block.kind == "value" and block.info not in SENTENCES
        if readable and not unread and not doc.within(block, "quote"):
            yield Passage(block.text.start, tuple(_parts(piece)))


def compose(passages: Iterable[Passage]) -> tuple[list[dict[str, str]], list[int]]:
    """Join passages for one request; returns the annotations and the offset of each passage in them, in code points."""
    annotations: list[dict[str, str]] = []
    offsets, at = [], 0
    for passage in passages:
        offsets.append(at)
        closing = "" if "".join(r for r, reading in passage.parts if reading is None).rstrip().endswith(CLOSED) else "."
        annotations += [*passage.annotation, {"markup": "~", "interpretAs": closing + "\n\n"}]
        at += passage.length + 1
    return annotations, offsets


def to_code_points(text: str, units: int) -> int:
    """Turn an offset in UTF-16 code units, as Java counts, into one in code points."""
    if text.isascii() or max(text) < "\U00010000":
        return units
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "replace"))


def _parts(piece: str) -> Iterator[tuple[str, str | None]]:
    for match in RUN.finditer(piece):
        run = match[0]
        if run[0] not in (MARKUP, OBJECT, BORDER):
            yield run.replace("\r", " ").replace("\n", " ").replace("\u00ad", "\u200b"), None
        elif OBJECT in run:
            yield run, PLACEHOLDER
        else:
            yield run, "\n\n" if BORDER in run else ""


def _annotate(run: str, reading: str | None) -> dict[str, str]:
    return {"text": run} if reading is None else {"markup": "~" * len(run), "interpretAs": reading}
