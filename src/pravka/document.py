"""What a parsed post is: data only, no parsing, no language.

Offsets are code points into the source text, ranges are half-open. Annotations are no strings here (there is no
`from __future__`): typing compiles those of a NamedTuple one by one, which is felt at start-up.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

MARKUP = "\0"  # zero-width: emphasis marks, link brackets and targets, inline tags, everything that is not prose
OBJECT = "\ufffc"  # inline code, image, footnote mark, math: a noun of unknown form
BORDER = "\u2029"  # end of a block or cell, <br>: no sentence crosses it


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Block:
    """A piece of Markdown structure, in document order, parents before children. One equals no other block.

    kind    heading, paragraph (also the text of a list item, tight or loose), list, item, quote, code, html,
            comment, table, cell, footnote, definition (a link reference), rule (thematic break), directive, math;
            alt, link-title (the texts inside an image or a link), value (a front-matter value with prose in it)
    span    the whole block with its markup
    text    the range of its prose; empty (start == end) for blocks without prose of their own
    level   heading 1-6; list and item: nesting depth from 1; cell: 0 header row, 1 body
    info    code: language; list: "ordered" or "bullet"; value: its key path joined by "."; heading: "atx", "setext";
            directive: its name
    parent  index of the enclosing block in Document.blocks, -1 at the top
    holes   spans inside `text` that belong to blocks of their own (alt texts, link titles)
    """

    __slots__ = ("holes", "info", "kind", "level", "parent", "span", "text")  # read faster than a NamedTuple's fields

    def __init__(
        self,
        kind: str,
        span: Span,
        text: Span,
        level: int = 0,
        info: str = "",
        parent: int = -1,
        holes: tuple[Span, ...] = (),
    ) -> None:
        self.kind, self.span, self.text, self.level = kind, span, text, level
        self.info, self.parent, self.holes = info, parent, holes

    def __repr__(self) -> str:
        return f"Block({self.kind!r}, {self.span!r}, {self.text!r}, {self.level}, {self.info!r}, {self.parent})"


TEXT_KINDS = frozenset({"heading", "paragraph", "cell", "alt", "link-title", "value"})


class Link:
    """A link, an image or a reference definition.

    kind    link, image, reference ([text][label]), image-reference, autolink (<…>), bare (an address in the text),
            definition ([label]: …), footnote (a mark [^1])
    text    the range of the link text, alt text or mark; empty for bare addresses
    target  the range of the address as written in the source; empty for references
    url     the address with escapes and entities resolved (for a reference: that of its definition, or "")
    label   a reference's or definition's label, normalised as CommonMark does
    """

    __slots__ = ("kind", "label", "span", "target", "text", "url")

    def __init__(self, kind: str, span: Span, text: Span, target: Span, url: str = "", label: str = "") -> None:
        self.kind, self.span, self.text, self.target, self.url, self.label = kind, span, text, target, url, label

    def __repr__(self) -> str:
        return f"Link({self.kind!r}, {self.span!r}, {self.text!r}, {self.target!r}, {self.url!r}, {self.label!r})"


class Entry:
    """One key of the front matter and its value.

    path    the keys from the top, list positions as ints: ("tags", 0)
    key     the range of the key as written; empty for list items
    value   the range of the value as written, its quotes included; empty if there is none
    inner   `value` without quotes or block-scalar header: where its text stands
    style   plain, single, double, literal, folded, list, map, basic (TOML), number, bool, null, date …
    """

    __slots__ = ("inner", "key", "path", "style", "value")

    def __init__(self, path: tuple[str | int, ...], key: Span, value: Span, inner: Span, style: str) -> None:
        self.path, self.key, self.value, self.inner, self.style = path, key, value, inner, style

    def _fields(self) -> tuple[object, ...]:
        return self.path, self.key, self.value, self.inner, self.style

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash(self._fields())

    def __repr__(self) -> str:
        return f"Entry{self._fields()}"


class Flaw(NamedTuple):
    """A fault of the front matter's own syntax, found while parsing; checks turn it into a Hit.

    kind is the name of the flaw in kebab-case ("unquoted-colon"); fields fill the message.
    """

    kind: str
    span: Span
    replacements: tuple[str, ...] = ()
    also: tuple[tuple[int, int, str], ...] = ()
    fields: Mapping[str, str] = {}
    safe: bool = False


class FrontMatter(NamedTuple):
    """The metadata block of a post.

    format  yaml, toml, json, pelican
    span    the whole block with its delimiters and the line end of the closing one
    body    what is between the delimiters
    values  the loaded mapping; None if the block is broken
    """

    format: str
    span: Span
    body: Span
    entries: tuple[Entry, ...]
    values: Mapping[str, Any] | None
    flaws: tuple[Flaw, ...] = ()

    def entry(self, *path: str | int) -> Entry | None:
        """Find the entry of a key path, None if absent."""
        for entry in self.entries:  # a generator would cost more than the search
            if entry.path == path:
                return entry
        return None


class Mute(NamedTuple):
    """A suppression: findings of `rules` (ids or group prefixes; empty: all) that touch start..end are dropped.

    span is the comment (or front-matter value) that asks for it; a comment for another linter (foreign) need not be
    of use here.
    """

    rules: tuple[str, ...]
    start: int
    end: int
    span: Span
    foreign: bool = False


class Settings(NamedTuple):
    """What the project says about itself, as far as checks need it. Plain data, sent to workers with the config."""

    words: tuple[str, ...] = ()  # the project's own lemmas
    preset: str = "plain"  # the site generator
    sensitivity: str = "normal"  # low, normal, high
    yo: str = "keep"  # keep, consistent, always, never, meaning
    nbsp: str = "keep"  # keep, add, strip
    quotes: str = "norm"  # norm («ёлочки» everywhere), keep (straight ones are the habit here)
    dashes: str = "norm"  # norm (— between words), keep (– is the habit here)
    english: bool = False
    timezone: str = ""
    now: datetime | None = None  # the moment "future posts" are measured from; None: the clock
    terms: tuple[Mapping[str, Any], ...] = ()
    root: str = ""  # the folder of the site, for files named in front matter and links
    front: Mapping[str, Any] = {}  # [front-matter] of the config: required, schema …


class Document:
    """A post: its source, its prose and its structure.

    `prose` has the length of `text`; each character is the source's, or MARKUP, OBJECT or BORDER.
    `memo` keeps views derived from the rest (tokens, sentences); it is no part of the value.
    """

    __slots__ = ("blocks", "front", "links", "memo", "mutes", "path", "prose", "settings", "text")

    def __init__(
        self,
        path: str,
        text: str,
        prose: str,
        front: FrontMatter | None = None,
        blocks: tuple[Block, ...] = (),
        links: tuple[Link, ...] = (),
        mutes: tuple[Mute, ...] = (),
        settings: Settings = Settings(),  # noqa: B008
    ) -> None:
        self.path, self.text, self.prose, self.front = path, text, prose, front
        self.blocks, self.links, self.mutes, self.settings = blocks, links, mutes, settings
        self.memo: dict[str, Any] = {}

    def texts(self) -> Iterator[tuple[Block, str]]:
        """Yield each block that has prose with that prose, same length as block.text, holes masked."""
        for block in self.blocks:
            if block.kind in TEXT_KINDS and block.text.start < block.text.end:
                start, end = block.text
                if not block.holes:
                    yield block, self.prose[start:end]
                    continue
                parts = []
                for hole in block.holes:
                    parts += [self.prose[start : hole.start], MARKUP * (hole.end - hole.start)]
                    start = hole.end
                yield block, "".join([*parts, self.prose[start:end]])

    def numbers(self, kind: str) -> Sequence[int]:
        """Return the places in `blocks` of the blocks of a kind, in order; sorted once for all checks."""
        return self.kinds().get(kind, ())

    def kinds(self) -> Mapping[str, Sequence[int]]:
        """Return the places in `blocks` by the kinds of blocks."""
        kinds: dict[str, list[int]] | None = self.memo.get("kinds")
        if kinds is None:
            kinds = self.memo["kinds"] = defaultdict(list)
            for number, block in enumerate(self.blocks):
                kinds[block.kind].append(number)
        return kinds

    def of_kind(self, kind: str) -> list[Block]:
        """Return the blocks of a kind, in order."""
        return [self.blocks[number] for number in self.numbers(kind)]

    def within(self, block: Block, kind: str) -> bool:
        """Tell whether a block stands inside a block of that kind."""
        while block.parent >= 0:
            block = self.blocks[block.parent]
            if block.kind == kind:
                return True
        return False
