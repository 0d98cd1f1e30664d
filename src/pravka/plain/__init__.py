"""The plain text of a post: its prose with markup squeezed out, each place mapped back to the source. No patterns here.

Checks that look at single characters (typography) search this text, so that «**слово** - это» reads «слово - это»,
and hand their offsets to `Plain.hit`, which turns them into offsets of the source.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from pravka.document import BORDER, MARKUP, OBJECT, Block, Document, Span
from pravka.findings import Edit, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CYRILLIC = "А-Яа-яЁё"  # inside a character class
NBSP = "\u00a0"
GAP = r"[ \u00a0]"  # a space of either kind, in verbose patterns too
RUN = f"[^{MARKUP}]+"
ENTITY = "&#?[A-Za-z0-9]{1,31};"


# Shapes are kept in one-byte characters: search is many times faster there than in a text with Russian letters.
FOREIGN = f"аА—–…„“”−‒―₽€№☺\u200d\ufe0f{BORDER}{OBJECT}"
ONE_BYTE = {ord(char): chr(0x80 + number) for number, char in enumerate(FOREIGN)}


class Shapes(dict[int, str]):
    """Classes of characters for str.translate, each worked out once and written in one byte (see `shaped`).

    а, А    a small, a capital Russian letter
    a, A    a small, a capital Latin letter
    0       a digit; " " any common space or line end; ☺ an emoji; \\x01 a control character
    Every character of Latin-1 or FOREIGN is its own class, the others are one, \\x02.
    """

    def __missing__(self, code: int) -> str:
        kind = self._classify(chr(code)).translate(ONE_BYTE)
        self[code] = kind if kind <= "\xff" else "\x02"
        return self[code]

    @staticmethod
    def _classify(char: str) -> str:
        if char in " \t\n\r\u00a0\u202f":
            return " "
        if char.isascii():
            return (
                "a"
                if char.islower()
                else "A"
                if char.isupper()
                else "0"
                if char.isdigit()
                else char
                if char >= " " and char != "\x7f"
                else "\x01"
            )
        if "а" <= char.lower() <= "я" or char in "ёЁ":
            return "а" if char.islower() else "А"
        if char >= "\U0001f300" or "\u2600" <= char <= "\u27bf" or char == "\u2b50":
            return "☺"
        return "\x01" if "\x80" <= char <= "\x9f" else char


SHAPES = Shapes()
# Common characters of posts, each given a byte by its place here; the bytes are given classes. Both passes run in C.
COMMON = "".join(
    [
        *map(chr, [*range(0x7F), *range(0xA0, 0xC0), *range(0x410, 0x450), 0x401, 0x451]),
        "—–…„“”−‒―₽€№☺→←×÷é\u200d\ufe0f",
        BORDER,
        OBJECT,
    ]
)
OTHERS = "pravka.shapes"  # the error handler of other characters


@cache
def _bytes() -> tuple[Any, bytes]:
    """Make the map of common characters to bytes, and the classes of these bytes."""
    codecs.register_error(OTHERS, _stand_in)
    return codecs.charmap_build(COMMON), COMMON.translate(SHAPES).encode("latin-1").ljust(256)


def _stand_in(error: UnicodeError) -> tuple[bytes, int]:
    """Put common characters of the same classes in the place of others; those of Latin-1 have none and raise."""
    assert isinstance(error, UnicodeEncodeError)
    classes = error.object[error.start : error.end].translate(SHAPES)
    return bytes(map(_bytes()[1].index, classes.encode("latin-1"))), error.end


def shape_of(text: str) -> str:
    """Replace each character by its class."""
    numbers, classes = _bytes()
    try:
        return codecs.charmap_encode(text, OTHERS, numbers)[0].translate(classes).decode("latin-1")
    except ValueError:
        return text.translate(SHAPES)


@cache
def shaped(piece: str) -> str:
    """Write a piece of a shape, «0 — 0», as shapes are kept."""
    return piece.translate(ONE_BYTE)


class Runs(NamedTuple):
    """The unbroken runs of a plain text: where each starts in it and in the source, and where its blocks do in it."""

    at: list[int]
    source: list[int]
    starts: list[int]
    blocks: list[Block]


class Plain:
    """Blocks one after another, each preceded by a BORDER, a BORDER at the end.

    shape     `text` with each character replaced by its class (see Shapes): what a check looks for before it
              compiles a pattern
    """

    def __init__(self, pieces: Sequence[tuple[Block, str]], end: int) -> None:
        """Take the blocks with their prose, markup among it, and the length of the source."""
        self._pieces, self._end = pieces, end
        self.text = BORDER.join(["", *[piece for _, piece in pieces], ""]).replace(MARKUP, "")
        self.shape = shape_of(self.text)
        self._russian: dict[int, bool] = {}

    @cached_property
    def _runs(self) -> Runs:
        """Map the text to the source: only one post of seven has something to be placed."""
        runs = Runs([], [], [], [])
        length = 0
        for block, piece in self._pieces:
            first = block.text.start
            runs.at.append(length)
            runs.source.append(first)
            length += 1
            runs.starts.append(length)
            runs.blocks.append(block)
            for match in compiled(RUN).finditer(piece):
                start, end = match.span()
                runs.at.append(length)
                runs.source.append(first + start)
                length += end - start
        runs.at.append(length)
        runs.source.append(self._end)
        return runs

    def has(self, *shapes: str) -> bool:
        """Tell whether one of the shapes stands somewhere in the text."""
        for shape in shapes:  # noqa: SIM110 - a generator would cost more than the search
            if shaped(shape) in self.shape:
                return True
        return False

    def holds(self, *pieces: str) -> bool:
        """Tell whether one of the pieces stands somewhere in the text."""
        for piece in pieces:  # noqa: SIM110
            if piece in self.text:
                return True
        return False

    def place(self, index: int) -> int:
        """Map an offset of `text` that stands on a character to the source."""
        at, source, _, _ = self._runs
        run = bisect_right(at, index) - 1
        return source[run] + index - at[run]

    def span(self, start: int, end: int) -> Span:
        """Map a range; an empty one clings to the character before it."""
        if start == end:
            here = self.place(start - 1) + 1
            return Span(here, here)
        return Span(self.place(start), self.place(end - 1) + 1)

    def solid(self, start: int, end: int) -> bool:
        """Tell whether the range has no markup inside."""
        return self.place(end - 1) - self.place(start) == end - 1 - start

    def block(self, index: int) -> Block:
        """Find the block that an offset stands in."""
        _, _, starts, blocks = self._runs
        return blocks[max(bisect_right(starts, index) - 1, 0)]

    def bounds(self, index: int) -> tuple[int, int]:
        """Find the range of `text` that holds the block of an offset."""
        starts = self._runs.starts
        number = max(bisect_right(starts, index) - 1, 0)
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(self.text) - 1
        return starts[number], end

    def is_russian(self, index: int) -> bool:
        """Tell whether the block of an offset has a Russian letter."""
        low, high = self.bounds(index)
        if low not in self._russian:
            self._russian[low] = compiled(f"[{CYRILLIC}]").search(self.text, low, high) is not None
        return self._russian[low]

    def hit(
        self,
        start: int,
        end: int,
        *replacements: str,
        safe: bool = False,
        also: tuple[Edit, ...] = (),
        level: str = "",
        fields: Mapping[str, str] | None = None,
    ) -> Hit:
        """Make a Hit of a range of `text`."""
        return Hit(self.span(start, end), replacements, safe, also, fields or {}, level)

    def before(self, start: int, *replacements: str, safe: bool = False) -> Hit:
        """Make a Hit of an empty span that clings to the character after it."""
        here = self.place(start)
        return Hit(Span(here, here), replacements, safe)

    def edit(self, start: int, end: int, new: str) -> Edit:
        """Make a further edit of a Hit."""
        return Edit(*self.span(start, end), new)

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """Search the whole text; the pattern is compiled on first use.

        One that begins with a character or a class, and looks behind it only then, is found ten times as fast.
        """
        return compiled(pattern).finditer(self.text)


def of(doc: Document) -> Plain:
    """Return the plain text of a post, made once per document."""
    plain: Plain | None = doc.memo.get("plain")
    if plain is None:
        plain = doc.memo["plain"] = squeeze(doc)
    return plain


def squeeze(doc: Document) -> Plain:
    """Join the prose of all blocks without its markup."""
    pieces = list(doc.texts())
    if "&" in doc.text:
        pieces = [(block, _resolve(doc, block.text.start, p) if OBJECT in p else p) for block, p in pieces]
    return Plain(pieces, len(doc.text))


def _resolve(doc: Document, start: int, piece: str) -> str:
    """Put the characters of entities (&nbsp;) in the places of their objects."""
    parts: list[str] = []
    last = 0
    for entity in compiled(ENTITY).finditer(doc.text, start, start + len(piece)):
        at = entity.start() - start
        if piece[at] == OBJECT:
            import html

            char = html.unescape(entity[0])
            if len(char) == 1:
                parts += [piece[last:at], char]
                last = at + 1
    return "".join([*parts, piece[last:]])


def joint(doc: Document) -> str:
    """The space to put where a line should not break: a non-breaking one if the project wants them."""
    return NBSP if doc.settings.nbsp == "add" else " "


def has_cyrillic(piece: str) -> bool:
    """Tell whether a Russian letter stands in a piece of text."""
    return compiled(f"[{CYRILLIC}]").search(piece) is not None


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a verbose-or-not pattern on first use; every literal space of a verbose one is written [ ]."""
    return re.compile(pattern)
