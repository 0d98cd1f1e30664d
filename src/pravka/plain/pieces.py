"""Many small pieces looked for in a text at once. What a piece is looked for is not known here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from pravka.plain import SHAPES, Plain, shaped

SMALL = shaped("а")
PAIR = SMALL * 2  # two small letters: a shape is cut at them
CAPITAL = shaped("А")
LETTERS = frozenset(f" {SMALL}{CAPITAL}")
# characters that nearly every shape or text has, the commonest first
COMMON = f" {SMALL}оеаинтсрвлкмдпуяыь.,{shaped('А')}a-гзбчйхжшюцщэф0A:()«»{shaped('—')}ПВСНИОКДРТМА"
RARITY = defaultdict(lambda: len(COMMON), {char: rank for rank, char in enumerate(COMMON)})
KEPT, LONG = 4000, 40  # joints remembered, and how long they may be
MANY = 300  # so many new joints in one text are not worth a look at each


class Piece(NamedTuple):
    """What to look for, in the shape of a text or in the text itself, and the numbers it stands for."""

    piece: str
    in_shape: bool
    numbers: Sequence[int]


class Pieces:
    """Pieces of texts and of shapes, each with numbers; made once for a run.

    A shape is cut at each pair of small letters. What is left are the joints of words, of which a text has few, most
    of them known from earlier texts; so it is remembered which pieces a joint may hold. The pieces whose own shape is
    letters and spaces are searched one by one, if the text has the piece's capital with the same character after it, or
    the rarest letter of a piece without a capital.
    """

    def __init__(self, texts: Mapping[str, Sequence[int]], shapes: Mapping[str, Sequence[int]]) -> None:
        self.pieces = [Piece(shaped(shape), True, numbers) for shape, numbers in shapes.items()]
        self.pieces += [Piece(text, False, numbers) for text, numbers in texts.items()]
        self.headed: dict[str, list[Piece]] = {}  # by a capital and what follows it
        self.lettered: dict[str, list[Piece]] = {}  # by the rarest letter
        self.jointed: dict[str, dict[str, list[int]]] = {}  # rarest character of a joint → joint → places in `pieces`
        self.known: dict[str, tuple[int, ...]] = {}  # joint → places in `pieces`
        for at, piece in enumerate(self.pieces):
            shape = piece.piece if piece.in_shape else piece.piece.translate(SHAPES)
            joint = _joint(shape)
            if LETTERS.issuperset(joint) and not piece.in_shape:
                if CAPITAL in shape[:-1]:
                    self.headed.setdefault(min(_heads(piece.piece, shape[:-1])), []).append(piece)
                else:
                    self.lettered.setdefault(max(piece.piece, key=RARITY.__getitem__), []).append(piece)
            else:
                self.jointed.setdefault(max(joint, key=RARITY.__getitem__), {}).setdefault(joint, []).append(at)

    def find(self, plain: Plain) -> set[int]:
        """Gather the numbers of the pieces that stand in a text."""
        text, shape = plain.text, plain.shape
        found: set[int] = set()
        groups = [group for letter, group in self.lettered.items() if letter in text]
        groups += [self.headed[head] for head in self.headed.keys() & _heads(text, shape)]
        for group in groups:
            for piece, _, numbers in group:
                if piece in text:
                    found.update(numbers)
        for at in self._possible(shape):
            piece, in_shape, numbers = self.pieces[at]
            if not found.issuperset(numbers) and piece in (shape if in_shape else text):
                found.update(numbers)
        return found

    def _possible(self, shape: str) -> Collection[int]:
        """List the places of the pieces that a shape may hold, by its joints."""
        joints = set(shape.split(PAIR))
        known = self.known
        fresh = joints.difference(known)
        if len(fresh) > MANY:
            return range(len(self.pieces))
        possible: set[int] = set()
        for joint in joints - fresh if fresh else joints:
            possible.update(known[joint])
        for joint in fresh:
            held = self._held(joint)
            possible.update(held)
            if len(known) < KEPT and len(joint) <= LONG:
                known[joint] = held
        return possible

    def _held(self, joint: str) -> tuple[int, ...]:
        """List the places of the pieces that may stand where a joint does, between two pairs of small letters."""
        around = PAIR + joint + PAIR
        held: list[int] = []
        for char in self.jointed.keys() & set(around):
            for part, places in self.jointed[char].items():
                if part in around:
                    held += places
        return tuple(held)


def _heads(text: str, shape: str) -> set[str]:
    """Gather the capital letters of a text, each with the character after it."""
    heads: set[str] = set()
    at = -1
    for part in shape.split(CAPITAL)[:-1]:
        at += len(part) + 1
        heads.add(text[at : at + 2])
    return heads


def _joint(shape: str) -> str:
    """Take the rarest part of a piece that no cut at a pair of small letters divides, with the letters round it."""
    middle = shape.strip(SMALL)
    if not middle:
        return PAIR
    before, _, after = shape.partition(middle)
    if PAIR not in middle:
        return before[:2] + middle + after[:2]
    parts = [PAIR + part + PAIR for part in middle.split(PAIR)]
    parts[0] = before[:2] + parts[0].removeprefix(PAIR)
    parts[-1] = parts[-1].removesuffix(PAIR) + after[:2]
    return max(parts, key=_rank)


def _rank(joint: str) -> int:
    return max(map(RARITY.__getitem__, joint))
