"""The fast way through simple YAML: keys with one-line scalars, lists and mappings of them. Anything else: None.

Nearly all blocks are like this; they cost microseconds and no import of PyYAML. It must agree with PyYAML's
tree in every span and value, which tests/test_frontmatter_properties.py checks.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from pravka.document import Entry, Flaw, Span
from pravka.frontmatter.quoted import unquote
from pravka.frontmatter.scalars import resolve

# what starts no plain scalar, or starts one that is better left to the library
INDICATORS = r" \t\r\n\-?:,\[\]{}\#&*!|>'\"%@`"

LARGE = 20_000  # characters; in a larger block there may be more values than the library's reader takes
DEEP = 8  # steps of a path; deeper nesting is left to the library

PLAIN = rf"""
    [^{INDICATORS}]
    (?>(?:
        [^ \r\n:\#]++              # ordinary characters
      | :(?![ \r\n]|\Z)            # a colon inside a word
      | (?<![ ])\#                 # a hash inside a word
      | [ ]++(?![\r\n\#]|\Z)       # spaces between words
    )*)
"""
QUOTED = r"""
    '(?>(?:[^'\r\n]++|'')*)'
  | "(?>(?:[^"\\\r\n]++|\\[^\r\n])*)"
"""
END = r"[ ]*+(?:(?<=[ ])\#[^\n]*+)?(?:\r?\n|\Z)"

KEY_LINE = rf"""
    ([^\W\d][\w-]{{0,99}}+)[ ]{{0,99}}+:            # 1 the key, far shorter than YAML allows
    (?>(?:[ ]++
      (?: ({PLAIN}) | ({QUOTED}) | (\[[^\[\]{{}}\r\n]*+\]) )   # 2 plain, 3 quoted, 4 flow list
    )?)
    {END}
"""
ITEM_LINE = rf"([ ]*+)-[ ]++(?:({PLAIN})|({QUOTED})){END}"
FLOW_ITEM = rf"""
    [ ]*+ (?: ([^{INDICATORS}](?>(?:[^ ,\[\]{{}}:\#'"\r\n]++|[ ]++(?![ ,\]]|\Z))*)) | ({QUOTED}) ) [ ]*+ (?:,|(?=\Z))
"""
EMPTY_LINE = r"[ ]*+(?:\#[^\n]*+)?(?:\r?\n|\Z)"


Path = tuple[str | int, ...]
new = tuple.__new__  # takes two thirds of the time of a NamedTuple's own constructor


class Tree(NamedTuple):
    """What a scanner found in a block."""

    entries: tuple[Entry, ...]
    values: dict[str, Any] | None
    flaws: tuple[Flaw, ...] = ()


class Patterns(NamedTuple):
    """The line patterns, compiled on first use."""

    key: re.Pattern[str]
    item: re.Pattern[str]
    flow: re.Pattern[str]
    empty: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """Compile the line patterns."""
    return Patterns(*(re.compile(p, re.VERBOSE) for p in (KEY_LINE, ITEM_LINE, FLOW_ITEM, EMPTY_LINE)))


@cache
def _odd() -> re.Pattern[str]:
    """Match line ends and characters that are forbidden for YAML 1.1 readers: the library knows what to do."""
    return re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\t]|\r(?!\n)")


def scan(text: str, body: Span) -> Tree | None:
    """Read a block of simple keys; None if it is not that simple."""
    source = text[body.start : body.end]
    if not source.replace("\n", "").isprintable() and _odd().search(source):
        return None
    try:
        return _Scanner(text, body).run()
    except _TooHardError:
        return None


class _TooHardError(Exception):
    """A block that is to be left to the library."""


class _Scanner:
    """One pass over the lines of a block."""

    def __init__(self, text: str, body: Span) -> None:
        self.text, self.end = text, body.end
        self.is_large = body.end - body.start > LARGE
        self.entries: list[Entry] = []
        self.flaws: list[Flaw] = []
        self.at = body.start
        self.stop = body.start  # the end of the last value
        self.key_line, self.item_line, self.flow_item, self.empty_line = patterns()

    def run(self) -> Tree:
        """Read all lines; raise _TooHardError at one that is not simple."""
        indent = self.skip()
        if indent > 0:
            raise _TooHardError
        values = {} if indent < 0 else self.mapping((), 0)
        return Tree(tuple(self.entries), values, tuple(self.flaws))

    def skip(self) -> int:
        """Step over empty lines and comments; return by how much the next line is indented, -1 at the end."""
        text, at, end = self.text, self.at, self.end
        while at < end and text[at] in " #\r\n":
            m = self.empty_line.match(text, at, end)
            if m is None or m.end() == at:
                break
            at = m.end()
        self.at = at
        while at < end and text[at] == " ":
            at += 1
        return at - self.at if at < end else -1

    def mapping(self, path: Path, indent: int) -> dict[str, Any]:
        """Read the keys at `indent`; the first stands here."""
        if path and (self.is_large or len(path) > DEEP):
            raise _TooHardError
        values: dict[str, Any] = {}
        further = indent
        while further == indent:
            m = self.key_line.match(self.text, self.at, self.end)
            if m is None:
                raise _TooHardError
            key, span = m[1], new(Span, m.span(1))
            if key in values:
                self.flaws.append(Flaw("duplicate-key", span, fields={"key": key}))
            self.at = m.end()
            values[key] = self.value((*path, key), span, m, indent)
            further = self.skip()
            if further == indent:
                self.at += indent
        if further > indent:
            raise _TooHardError  # the value goes on
        return values

    def value(self, path: Path, key: Span, m: re.Match[str], indent: int) -> Any:
        """Add the entries of what a key holds, on its line or below it."""
        if m[2] is not None or m[3] is not None:
            return self.scalar(path, key, m, 2)
        if m[4] is not None:
            return self.flow(path, key, new(Span, m.span(4)))
        further = self.skip()
        start = self.at + further
        if further >= indent and self.text.startswith("- ", start):
            return self.collect(path, key, start, "list", further)
        if further > indent:
            self.at = start
            return self.collect(path, key, start, "map", further)
        point = self.text.index(":", m.end(1)) + 1
        self.stop = point
        self.entries.append(Entry(path, key, Span(point, point), Span(point, point), "null"))
        return None

    def collect(self, path: Path, key: Span, start: int, style: str, indent: int) -> Any:
        """Add the entries of a list or mapping that starts here."""
        place = len(self.entries)
        found = self.items(path, indent) if style == "list" else self.mapping(path, indent)
        whole = Span(start, self.stop)
        self.entries.insert(place, Entry(path, key, whole, whole, style))
        return found

    def items(self, path: Path, indent: int) -> list[Any]:
        """Read the items at `indent`, scalars or mappings; the line of the first stands here."""
        found: list[Any] = []
        further = indent
        while further == indent and self.text.startswith("- ", self.at + indent):
            inner = (*path, len(found))
            m = self.item_line.match(self.text, self.at, self.end)
            if m is None:
                found.append(self.mapping_item(inner, self.at, indent))
            else:
                self.at = m.end()
                point = m.start(2 if m[2] is not None else 3)
                found.append(self.scalar(inner, Span(point, point), m, 2))
            further = self.skip()
        if further > indent:
            raise _TooHardError  # the item goes on
        return found

    def mapping_item(self, path: Path, line: int, indent: int) -> Any:
        """Add the entries of a mapping whose first key stands on the line of the item's dash."""
        start = line + indent + 1
        while self.text.startswith(" ", start):
            start += 1
        self.at = start
        return self.collect(path, Span(start, start), start, "map", start - line)

    def scalar(self, path: Path, key: Span, m: re.Match[str], group: int) -> Any:
        """Add the entry of a plain (group) or quoted (group + 1) scalar and give its value."""
        raw = m[group]
        if raw is not None:
            span = new(Span, m.span(group))
            self.stop = span.end
            self.entries.append(Entry(path, key, span, span, "plain"))
            return resolve(raw)
        raw = m[group + 1]
        start, self.stop = m.span(group + 1)
        style = "single" if raw[0] == "'" else "double"
        self.entries.append(Entry(path, key, Span(start, self.stop), Span(start + 1, self.stop - 1), style))
        value = unquote(raw)
        if value is None:
            raise _TooHardError
        return value

    def flow(self, path: Path, key: Span, whole: Span) -> list[Any]:
        """Add the entries of `[a, b]`."""
        self.entries.append(Entry(path, key, whole, whole, "list"))
        found: list[Any] = []
        at, inner = whole.start + 1, whole.end - 1
        while at < inner and self.text[at:inner].strip(" "):
            m = self.flow_item.match(self.text, at, inner)
            if m is None:
                raise _TooHardError
            point = m.start(1 if m[1] is not None else 2)
            found.append(self.scalar((*path, len(found)), Span(point, point), m, 1))
            at = m.end()
        self.stop = whole.end
        return found
