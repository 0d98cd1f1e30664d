"""A document under construction: the prose string and the blocks. No Markdown, no HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pravka.document import BORDER, MARKUP, OBJECT, Block, Span

SPACE = " \t\n\r"
CONTAINERS = frozenset({"list", "item", "quote", "footnote", "table", "directive", "value"})


class Leaf(NamedTuple):
    """A block known before parsing, to be set among the others by its start."""

    kind: str
    span: Span
    info: str = ""


class Node:
    """A block under construction; `first` and `last` bound the prose it got so far."""

    __slots__ = ("end", "first", "holes", "info", "kind", "last", "level", "parent", "start")

    def __init__(self, kind: str, start: int, level: int, info: str, parent: int) -> None:
        self.kind, self.start, self.level, self.info, self.parent = kind, start, level, info, parent
        self.end = start
        self.first = self.last = -1
        self.holes: list[Span] = []

    def freeze(self, parent: int) -> Block:
        new = tuple.__new__  # a third of the time that a NamedTuple's own constructor takes
        first, last = (self.start, self.start) if self.first < 0 else (self.first, self.last)
        span, text = new(Span, (self.start, self.end)), new(Span, (first, last if last > first else first))
        return Block(self.kind, span, text, self.level, self.info, parent, tuple(self.holes) if self.holes else ())


class Draft:
    """Collects prose from left to right and blocks as they open and close.

    Prose put while no text block is open is dropped. `host` is the text block that takes prose now.
    """

    def __init__(self, text: str, leaves: list[Leaf]) -> None:
        self.host: Node | None = None
        self._hosts: list[Node] = []  # text blocks that are open: a paragraph, inside it an alt text
        self._text = text
        self._nodes: list[Node] = []
        self._open: list[int] = [-1]  # below all: what has no parent
        self._leaves = leaves[::-1]
        self._late: list[Node] = []
        self._patches: list[Span] = []
        self._parts: list[str] = []  # by threes: what masks the text before a piece, the piece, a mask after it
        self._at = 0
        self._border = False

    def put(self, start: int, piece: str, mask: str = "") -> None:
        """Add prose that stands at `start`, and a mask that counts as a part of it, to the open text block."""
        host, gap = self.host, start - self._at
        if host is None or gap < 0:
            return
        fill = self._fill(gap) if gap else ""
        self._parts += (fill, piece, mask)
        self._at = host.last = start + len(piece) + len(mask)
        if host.first < 0:
            host.first = start

    def put_object(self, start: int, end: int) -> None:
        """Add an object that covers start..end."""
        self.put(start, OBJECT, MARKUP * (end - start - 1))

    def pad(self, end: int) -> None:
        """Count all up to `end` as one with the object before."""
        if self.host and end > self._at:
            self._parts += ("", "", MARKUP * (end - self._at))
            self._at = self.host.last = end

    def put_border(self, start: int) -> None:
        """Add a border inside the open text block (a hard line break); a block neither begins nor ends with one."""
        if self.host and self.host.first >= 0:
            last = self.host.last
            self.put(start, BORDER)
            self.host.last = last

    def open(self, kind: str, start: int, level: int = 0, info: str = "") -> Node:
        """Open a block."""
        while self._leaves and self._leaves[-1].span.start <= start:
            self._add_leaf()
        node = Node(kind, start, level, info, self._open[-1])
        self._open.append(len(self._nodes))
        self._nodes.append(node)
        return node

    def close(self, end: int) -> Node:
        """Close the innermost block."""
        node = self._nodes[self._open.pop()]
        node.end = end
        return node

    def add(self, kind: str, span: Span, info: str = "") -> None:
        """Add a block without children or prose."""
        self.open(kind, span.start, info=info)
        self.close(span.end)

    def open_text(self, kind: str, start: int, level: int = 0, info: str = "") -> None:
        """Open a block that takes prose; inside another one it becomes a hole of that."""
        self.host = self.open(kind, start, level, info)
        self._hosts.append(self.host)

    def starts_text(self) -> bool:
        """Tell whether the open text block has no prose yet."""
        return self.host is not None and self.host.first < 0

    def close_text(self, end: int, drop: bool = False) -> None:
        """Close the innermost text block; no sentence goes on behind it. With `drop` it begins with its prose."""
        node = self._hosts.pop()
        self.close(end)
        if drop and node.first >= 0:
            node.start = node.first
        elif drop and node is self._nodes[-1]:
            self._nodes.pop()
        self._trim(node)
        self.host = self._hosts[-1] if self._hosts else None
        if self.host is None:
            self._border = True
        elif node.first < node.last:
            self._make_hole(self.host, node)

    def add_text(self, kind: str, text: Span, prose: str, span: Span, info: str = "") -> None:
        """Add a text block at once."""
        self.open_text(kind, span.start, info=info)
        self.put(text.start, prose)
        self.close_text(span.end)

    def insert(self, kind: str, span: Span, text: Span | None = None) -> None:
        """Add a block wherever it stands, when all others are there; its prose is the source."""
        node = Node(kind, span.start, 0, "", -1)
        node.end = span.end
        if text:
            node.first, node.last = text
            self._patches.append(text)
        self._late.append(node)

    def free(self) -> Callable[[int], bool]:
        """Return a function that tells whether an offset stands in no block but containers."""
        taken = [(n.start, n.end) for n in self._nodes if n.kind not in CONTAINERS]
        starts = [start for start, _ in taken]

        def is_free(offset: int) -> bool:
            index = bisect_right(starts, offset) - 1
            return index < 0 or offset >= taken[index][1]

        return is_free

    def visible(self) -> str:
        """Return the prose without masks, as far as it was put."""
        return "".join(self._parts[1::3]).replace(MARKUP, "")

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """Return the prose, as long as the text, and the blocks."""
        self._parts.append(self._fill(len(self._text) - self._at))
        while self._leaves:
            self._add_leaf()
        prose = "".join(self._parts)
        if self._patches:
            prose = self._patch(prose)
        if not self._late:
            return prose, tuple([node.freeze(node.parent) for node in self._nodes])
        return prose, tuple(self._merge())

    def _fill(self, gap: int) -> str:
        """Return the mask of a gap; the first one after a text block begins with a border, which is a piece."""
        if self._border and gap > 0:
            self._border = False
            self._parts += ("", BORDER, MARKUP * (gap - 1))
            return ""
        return MARKUP * gap

    def _trim(self, node: Node) -> None:
        while node.first < node.last and self._text[node.first] in SPACE:
            node.first += 1
        while node.first < node.last and self._text[node.last - 1] in SPACE:
            node.last -= 1

    def _make_hole(self, host: Node, node: Node) -> None:
        host.holes.append(Span(node.first, node.last))
        host.last = max(host.last, node.last)
        if host.first < 0:
            host.first = node.first

    def _add_leaf(self) -> None:
        leaf = self._leaves.pop()
        node = Node(leaf.kind, leaf.span.start, 0, leaf.info, self._open[-1])
        node.end = leaf.span.end
        self._nodes.append(node)

    def _patch(self, prose: str) -> str:
        parts, at = [], 0
        for start, end in self._patches:
            parts += [prose[at:start], self._text[start:end]]
            at = end
        return "".join([*parts, prose[at:]])

    def _merge(self) -> Iterator[Block]:
        """Sort late blocks in; parents stay before children."""
        nodes = self._nodes + self._late
        order = sorted(range(len(nodes)), key=lambda i: (nodes[i].start, -nodes[i].end))
        place = {old: new for new, old in enumerate(order)}
        for old in order:
            parent = nodes[old].parent
            yield nodes[old].freeze(place[parent] if parent >= 0 else -1)
