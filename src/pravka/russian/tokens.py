"""Words, numbers and marks of a document's prose. Sentences are in `sentences`.

One pass over the prose. A word keeps its inner hyphens and apostrophes («кто-то», «д'Артаньян») and, in Latin, its
inner dots («Node.js», «v1.2»); a number keeps its decimals, groups of three after no-break spaces, and what is grown
onto it («5-й», «10:30», «3D»). A run of full stops, question and exclamation marks is one mark («...», «?!»); any other
mark stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pravka.document import BORDER, MARKUP, OBJECT, Block, Document
from pravka.russian import lexicon
from pravka.russian.lexicon import Form, Lexicon

MEMO_LIMIT = 100_000
ZERO_WIDTH = "\0\u00ad\u200b\u2060"  # inside a word they do not part it
INVISIBLE = str.maketrans("", "", ZERO_WIDTH + "\u0300\u0301")  # the two stress marks too
OPENING = '\0«("'  # before a word they are marks of their own, or nothing, whatever the word
CLOSING = '\0.,:;!?\u2026»)"'  # the same after it
GROWING = frozenset(("word", "number", "object"))  # what they may stand around
YOT = str.maketrans("\u0450\u045d", "еи")  # е and и with a grave accent as one character

PATTERN = r"""
    [^\W\d_] [\w\u0300-\u036f]*+                          # a letter, then letters, digits, combining marks
    (?>(?: (?: [ZERO]++                                      # parts of a word are joined by what has no width,
          | [ZERO]*+ [-\u2011'\u2019] [ZERO]*+            # by a hyphen or an apostrophe
          | (?<=[A-Za-z0-9]) \. (?=[A-Za-z0-9]) )            # or by a dot between Latin letters
        \w [\w\u0300-\u036f]*+ )*)
  | \d++ (?>(?: [.,:]\d++ | [\u00a0\u202f]\d{3}(?!\d) )*)    # digits, decimals, groups of three
    (?>(?: [-\u2011]?+ [^\W\d_] [\w]*+ )?)                   # and the ending grown onto them
  | [.!?\u2026]++                                         # the end of a sentence, perhaps
  | [\sZERO\u0300-\u036f\ufe0f\u200c\u200d\ufeff]++       # a gap (a border may be in it)
  | .                                                     # any other mark
""".replace("ZERO", ZERO_WIDTH.replace("\0", r"\0"))


class Token:
    """A piece of prose that is no space.

    kind    word, number, mark, object (U+FFFC), border (U+2029: nothing crosses it)
    text    as a reader sees it: no markup, no soft hyphens, no stress marks, composed
    form    the dictionary's view of a word, None for all else
    spaced  a space or a line end stands before it, or the text begins
    split   markup stands inside it: it must not be edited

    Never changed once `_make` has made it, though not a tuple: what has slots is read many times faster, and a token is
    read many times. It has no __init__, which would cost as much again as all the rest of a token.
    """

    __slots__ = ("end", "form", "kind", "spaced", "split", "start", "text")
    start: int
    end: int
    text: str
    kind: str
    form: Form | None
    spaced: bool
    split: bool


Shape = tuple[str, str, "Form | None", bool]  # text, kind, form, split of a Token: they are the same wherever it stands
MARKS: dict[str, Shape] = {mark: (mark, "mark", None, False) for mark in CLOSING.lstrip(MARKUP)}
AS_BORDER: Shape = (BORDER, "border", None, False)


class Run(NamedTuple):
    """The tokens of one block of prose."""

    block: Block
    tokens: tuple[Token, ...]


def of(doc: Document) -> tuple[Token, ...]:
    """Give all tokens of a document but borders, block after block."""
    found: tuple[Token, ...] | None = doc.memo.get("tokens")
    if found is None:
        found = tuple(token for run in runs(doc) for token in run.tokens if token.kind != "border")
        doc.memo["tokens"] = found
    return found


def runs(doc: Document) -> tuple[Run, ...]:
    """Give the tokens of each block of prose, borders among them."""
    found: tuple[Run, ...] | None = doc.memo.get("runs")
    if found is None:
        known = lexicon.of(doc)
        found = tuple(Run(block, tuple(scan(text, known, block.text.start))) for block, text in doc.texts())
        doc.memo["runs"] = found
    return found


def _make(start: int, end: int, shape: Shape, spaced: bool) -> Token:
    """Make a token of what it has wherever it stands and of its place."""
    token = Token()
    token.start, token.end, token.spaced = start, end, spaced
    token.text, token.kind, token.form, token.split = shape
    return token


def scan(text: str, known: Lexicon, offset: int = 0) -> list[Token]:
    """List the tokens of a text that stands at an offset of the source."""
    shapes, start = known.shapes, offset
    found: list[Token] = []
    add = found.append
    if len(shapes) > MEMO_LIMIT:
        shapes.clear()
    for chunk in text.split(" "):  # no token has a space inside, so each chunk stands for itself
        end = start + len(chunk)
        shape = shapes.get(chunk)
        if shape is not None:
            token = Token()  # as `_make` does: here a call would be a third of the work
            token.start, token.end, token.spaced = start, end, True
            token.text, token.kind, token.form, token.split = shape
            add(token)
        elif chunk:
            word = shapes.get(chunk[:-1])
            if word is not None and word[1] in GROWING and chunk[-1] in MARKS:  # «слово,»
                add(_make(start, end - 1, word, True))
                add(_make(end - 1, end, MARKS[chunk[-1]], False))
            else:
                _scan_chunk(chunk, known, start, found)
        start = end + 1
    return found


def _scan_chunk(chunk: str, known: Lexicon, start: int, found: list[Token]) -> None:
    """Add the tokens of a text without common spaces before which a space stands.

    Most are a known word with one run of markup (the target of a link) or none, and a mark: «слово,».
    """
    end = start + len(chunk)
    bare = chunk.lstrip(MARKUP)
    word, markup, rest = bare.partition(MARKUP)
    after = rest.rpartition(MARKUP)[2] if markup else bare[-1:]
    if markup:
        is_plain = len(word) + bare.count(MARKUP) + len(after) == len(bare)  # nothing stands in the markup
    else:
        word, is_plain = bare[:-1], True
    shape = known.shapes.get(word)
    if is_plain and shape is not None and shape[1] in GROWING and (not after or after in MARKS):
        first = end - len(bare)
        found.append(_make(first, first + len(word), shape, True))
        if after:
            found.append(_make(end - 1, end, MARKS[after], False))
    else:
        _scan_marked(chunk, known, start, found)


def _scan_marked(chunk: str, known: Lexicon, start: int, found: list[Token]) -> None:
    """Add the tokens of any text without common spaces before which a space stands.

    A known word is the same token whatever marks are around it, so only these are cut.
    """
    shapes, end = known.shapes, start + len(chunk)
    bare = chunk.lstrip(OPENING)
    word = bare.rstrip(CLOSING)
    shape = shapes.get(word)
    if shape is None and _is_russian(word):  # most new words: one piece, read as it is written
        shape = shapes[word] = (word, "word", known.form(word), False)
    if shape is None or shape[1] not in GROWING:
        found += _cut(chunk, known, start, True)
        return
    first = end - len(bare)
    opening = chunk[: first - start]
    before = _cut(opening, known, start, True) if opening.strip(MARKUP) else ()
    found += before
    last = first + len(word)
    found.append(_make(first, last, shape, not before))
    after = bare[len(word) :].lstrip(MARKUP)
    if after in shapes:
        found.append(_make(end - len(after), end, shapes[after], False))
    elif after:
        found += _cut(after, known, end - len(after), False)


def _cut(chunk: str, known: Lexicon, end: int, spaced: bool) -> list[Token]:
    """List the tokens of a text without common spaces, piece by piece."""
    shapes = known.shapes
    found: list[Token] = []
    for piece in _pattern().findall(chunk):
        start = end
        end += len(piece)
        shape = shapes.get(piece) or _classify(piece, known)
        if shape is not None:
            shapes[piece] = shape
            found.append(_make(start, end, shape, spaced))
            spaced = False
        elif BORDER in piece:
            found += _borders(piece, start)
            spaced = True
        elif piece.split() != [piece]:  # a space is in it
            spaced = True
    return found


def _classify(piece: str, known: Lexicon) -> Shape | None:
    """Give what a token has wherever it stands, None for a gap."""
    first = piece[0]
    if first.isalpha():
        plain = _compose(piece)
        form = known.form(plain.replace("\u2011", "-").replace("\u2019", "'"))
        return plain, "word", form, MARKUP in piece
    if first.isdigit() or first.isnumeric():
        return _compose(piece), "number", None, MARKUP in piece
    if first == OBJECT:
        return piece, "object", None, False
    if first in ".!?\u2026":
        return piece, "mark", None, False
    if first.isspace() or len(piece) > 1 or first in ZERO_WIDTH:
        return None
    return piece, "mark", None, False


def _compose(piece: str) -> str:
    """Write a word as it is read: «й» and «ё» as one letter, nothing invisible."""
    if piece.isascii() and MARKUP not in piece:
        return piece
    from unicodedata import is_normalized, normalize

    is_composed = is_normalized("NFC", piece)
    if is_composed and piece.isalpha() and "\u0450" not in piece and "\u045d" not in piece:
        return piece
    if not is_composed:
        piece = normalize("NFC", piece)
    return piece.translate(INVISIBLE).translate(YOT)


def _borders(piece: str, start: int) -> Iterator[Token]:
    for at, char in enumerate(piece, start):
        if char == BORDER:
            yield _make(at, at + 1, AS_BORDER, True)


def _is_russian(text: str) -> bool:
    """Tell whether a text is nothing but Russian letters, each of them one character."""
    return _letters().fullmatch(text) is not None


@cache
def _letters() -> re.Pattern[str]:
    return re.compile("[А-яЁё]++")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(PATTERN, re.VERBOSE | re.DOTALL)
