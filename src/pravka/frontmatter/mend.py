"""Why a YAML block cannot be read, in plain terms, and the repair of each fault.

Each suspicion is put to the test: it counts only if its repair lets the library read further. So a flaw named here is
one that the library stumbles over, and the repaired block gives the places of the keys and values of the broken one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from pravka.document import Entry, Flaw, Span
from pravka.frontmatter import slips
from pravka.frontmatter.flat import Tree
from pravka.frontmatter.tree import Broken
from pravka.frontmatter.tree import scan as read

MOST = 25  # repairs tried one after another
LARGE = 50_000  # characters; faults of larger blocks are placed, not explained

KEYLESS = frozenset({"missing-space", "nbsp-in-syntax"})  # two such lines make one text: only together do they mend
BEYOND = frozenset({"too deep", "too large", "control character"})  # no slip of the hand

Edit = tuple[int, int, str]


def scan(text: str, body: Span) -> Tree:
    """Read a YAML block; a broken one gives flaws, and the entries that its repair makes readable."""
    source = text[body.start : body.end]
    try:
        tree = _read(source, body.start)
    except Broken as error:
        return _Patient(source, body.start).heal(error)
    return tree._replace(flaws=(*tree.flaws, *slips.lawful(source, body.start, tree.entries)))


def _read(source: str, base: int) -> Tree:
    """Read a block whose top must be a mapping."""
    tree = read(source, base)
    if tree.values is None and not _is_empty(source):
        raise Broken(0, "not a mapping")
    return tree if tree.values is not None else tree._replace(values={})


def _is_empty(source: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n"))


class _Patient:
    """A broken block and the edits that have mended it so far, in its own offsets."""

    def __init__(self, source: str, base: int) -> None:
        self.source, self.base = source, base
        self.edits: list[Edit] = []
        self.flaws: list[Flaw] = []
        self.cut = len(source)  # where the block ends if its closing line is missing

    def heal(self, error: Broken) -> Tree:
        """Find the repair of one fault after another, until the block can be read or nothing helps."""
        tree: Tree | Broken = error
        hopeless = len(self.source) > LARGE or error.problem in BEYOND
        for _ in range(0 if hopeless else MOST):
            assert isinstance(tree, Broken)
            found = self.next(tree)
            if found is None:
                break
            tree = found
            if isinstance(tree, Tree):
                return self.result(tree)
        assert isinstance(tree, Broken)
        self.flaws.append(self.unknown(tree))
        return Tree(slips.guess_entries(self.source[: self.cut], self.base), None, tuple(self.flaws))

    def next(self, error: Broken) -> Tree | Broken | None:
        """Take the first suspect whose repair lets the library read further; failing that, all plain slips at once."""
        reached = self.reach(error, [])
        for suspect in self.suspects(error):
            # a quote that is not closed runs on into later lines, and what stops the library there is another fault
            wanted = suspect.span.start - self.base if suspect.kind == "unclosed-quote" else reached
            outcome = self.take([suspect], wanted)
            if outcome is not None:
                return outcome
        plain = {s.span: s for s in self.suspects(error) if s.kind in KEYLESS}
        return self.take(list(plain.values()), reached) if len(plain) > 1 else None

    def take(self, suspects: list[Flaw], wanted: int) -> Tree | Broken | None:
        """Make the repairs if with them the library comes further than `wanted`."""
        edits = [self.least(a - self.base, b - self.base, new) for s in suspects for a, b, new in slips.edits_of(s)]
        cut = self.cut
        if suspects[0].kind == "missing-closing":
            edits, cut = [], suspects[0].span.start - self.base
        if cut == self.cut and any(e in self.edits for e in edits):
            return None
        outcome = self.attempt(edits, cut)
        if isinstance(outcome, Broken) and self.reach(outcome, edits) <= wanted:
            return None
        self.flaws += suspects
        self.edits += edits
        self.cut = cut
        return outcome

    def least(self, start: int, end: int, new: str) -> Edit:
        """Give an edit without what it leaves as it is at its end."""
        while start < end and new and self.source[end - 1] == new[-1]:
            end, new = end - 1, new[:-1]
        return start, end, new

    def reach(self, error: Broken, edits: list[Edit]) -> int:
        """Tell how far the library came; what is not closed counts from where it was opened."""
        unclosed = error.context.startswith(("while scanning a quoted", "while parsing a flow"))
        return self.origin_after(error.context_at if unclosed else error.at, edits)

    def suspects(self, error: Broken) -> Iterator[Flaw]:
        """Yield what may be wrong near the complaint, the likeliest first."""
        yield from slips.suspects(
            self.source[: self.cut], self.base, self.origin(error.at), self.origin(error.context_at), error
        )

    def attempt(self, edits: list[Edit], cut: int) -> Tree | Broken:
        try:
            return _read(self.apply([*self.edits, *edits], cut), self.base)
        except Broken as error:
            return error

    def apply(self, edits: list[Edit], cut: int) -> str:
        pieces, at = [], 0
        for start, end, new in sorted(edits):
            if start < at or end > cut:
                continue
            pieces += [self.source[at:start], new]
            at = end
        return "".join([*pieces, self.source[at:cut]])

    def origin(self, offset: int) -> int:
        """Map an offset into the mended text back."""
        return self.origin_after(offset, [])

    def origin_after(self, offset: int, edits: list[Edit]) -> int:
        shift = 0
        for start, end, new in sorted([*self.edits, *edits]):
            if offset < start + shift:
                break
            if offset < start + shift + len(new):
                return start
            shift += len(new) - (end - start)
        return offset - shift

    def result(self, tree: Tree) -> Tree:
        """Give the entries of the mended block at their places in the broken one."""
        back = _Back(self.edits)
        wrapped = {a for a, b, new in self.edits if a == b and new in {'"', "'"}}
        entries = tuple(_move(e, self.base, back, wrapped) for e in tree.entries)
        later = (f._replace(span=_back_span(f.span, self.base, back)) for f in tree.flaws)  # keys that stand twice
        return Tree(entries, None, (*self.flaws, *later))

    def unknown(self, error: Broken) -> Flaw:
        at = self.base + min(self.origin(error.at), len(self.source))
        kind = {"too deep": "too-deep", "too large": "too-large", "control character": "control-character"}.get(
            error.problem, "yaml-syntax"
        )
        return Flaw(
            kind, Span(at, min(at + 1, self.base + len(self.source))), fields={"cause": slips.plain_cause(error)}
        )


class _Back:
    """Maps offsets of the mended text to the broken one."""

    def __init__(self, edits: list[Edit]) -> None:
        self.starts, self.shifts, self.tops = [0], [0], [0]
        shift = 0
        for start, end, new in sorted(edits):
            self.starts.append(start + shift)
            shift += len(new) - (end - start)
            self.shifts.append(shift)
            self.tops.append(end)

    def __call__(self, offset: int, closing: bool = False) -> int:
        i = bisect_right(self.starts, offset - closing) - 1
        return max(offset - self.shifts[i], self.tops[i]) if not closing else offset - self.shifts[i]


def _move(entry: Entry, base: int, back: _Back, wrapped: set[int]) -> Entry:
    """Bring an entry of the mended block back; quotes that only the repair has put round it are none of its own."""

    key, value, inner = (_back_span(s, base, back) for s in (entry.key, entry.value, entry.inner))
    if value.start - base in wrapped and entry.style in {"single", "double"}:
        return Entry(entry.path, key, value, value, "plain")
    return Entry(entry.path, key, value, inner, entry.style)


def _back_span(span: Span, base: int, back: _Back) -> Span:
    """Bring a range of the mended block back."""
    start = base + back(span.start - base)
    return Span(start, max(start, base + back(span.end - base, closing=True)))
