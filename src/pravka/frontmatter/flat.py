"""The fast way through simple YAML: flat keys with one-line scalars and lists of them. Anything else: None.

Nine blocks in ten are like this; they cost microseconds and no import of PyYAML. It must agree with PyYAML's
tree in every span and value, which tests/test_frontmatter_yaml.py checks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from pravka.document import Entry, Flaw, Span
from pravka.frontmatter.quoted import unquote
from pravka.frontmatter.scalars import resolve

# what starts no plain scalar, or starts one that is better left to the library
INDICATORS = r" \t\r\n\-?:,\[\]{}\#&*!|>'\"%@`"

# characters that are line ends or are forbidden for YAML 1.1 readers: the library knows what to do
ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\t]|\r(?!\n)")

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
    ([^\W\d][\w-]*+)[ ]*+:                      # 1 the key
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


def scan(text: str, body: Span) -> Tree | None:
    """Read a block of flat keys; None if it is not that simple."""
    source = text[body.start : body.end]
    if ODD.search(source):
        return None
    scanner = _Scanner(source, body.start)
    return Tree(tuple(scanner.entries), scanner.values, tuple(scanner.flaws)) if scanner.run() else None


class _Scanner:
    """One pass over the lines of a block."""

    def __init__(self, source: str, base: int) -> None:
        self.source, self.base = source, base
        self.entries: list[Entry] = []
        self.values: dict[str, Any] = {}
        self.flaws: list[Flaw] = []
        self.at = 0

    def run(self) -> bool:
        """Tell whether every line was understood."""
        key_line, empty_line = patterns().key, patterns().empty
        while self.at < len(self.source):
            m = key_line.match(self.source, self.at)
            if m is None:
                m = empty_line.match(self.source, self.at)
                if m is None or m.end() == self.at:
                    return False
                self.at = m.end()
            elif not self.take(m):
                return False
        return True

    def take(self, m: re.Match[str]) -> bool:
        """Add the entry of a key line, with the list below it."""
        key = m[1]
        span = Span(self.base + m.start(1), self.base + m.end(1))
        if key in self.values:
            self.flaws.append(Flaw("duplicate-key", span, fields={"key": key}))
        self.at = m.end()
        if m[2] is not None or m[3] is not None:
            self.values[key] = value = self.scalar((key,), span, m, 2)
            return not (value is None and m[3]) and not self.continued()
        if m[4] is not None:
            return self.flow(key, span, m.start(4), m.end(4)) and not self.continued()
        return self.items(key, span, m)

    def scalar(self, path: tuple[str | int, ...], key: Span, m: re.Match[str], group: int) -> Any:
        """Add the entry of a plain (group) or quoted (group + 1) scalar and give its value."""
        raw = m[group]
        if raw is not None:
            span = Span(self.base + m.start(group), self.base + m.end(group))
            self.entries.append(Entry(path, key, span, span, "plain"))
            return resolve(raw)
        raw = m[group + 1]
        a, b = self.base + m.start(group + 1), self.base + m.end(group + 1)
        self.entries.append(Entry(path, key, Span(a, b), Span(a + 1, b - 1), "single" if raw[0] == "'" else "double"))
        return unquote(raw)

    def continued(self) -> bool:
        """Tell whether the next line belongs to the value above it."""
        at = self.at
        if self.source[at : at + 1] not in " #\r\n":
            return False  # the next key, as a rule
        while m := patterns().empty.match(self.source, at):
            if m.end() == at:
                return False
            at = m.end()
        return self.source[at : at + 1] == " "

    def flow(self, key: str, span: Span, start: int, end: int) -> bool:
        """Add the entries of `[a, b]`."""
        whole = Span(self.base + start, self.base + end)
        self.entries.append(Entry((key,), span, whole, whole, "list"))
        found: list[Any] = []
        self.values[key] = found
        at, inner = start + 1, end - 1
        while at < inner and self.source[at:inner].strip(" "):
            m = patterns().flow.match(self.source, at, inner)
            if m is None:
                return False
            point = self.base + m.start(1 if m[1] is not None else 2)
            value = self.scalar((key, len(found)), Span(point, point), m, 1)
            if value is None and m[2]:
                return False
            found.append(value)
            at = m.end()
        return True

    def items(self, key: str, span: Span, m: re.Match[str]) -> bool:
        """Add the entries of a `- item` list, or that of an absent value."""
        place = len(self.entries)
        found: list[Any] = []
        indent = None
        _, item_line, _, empty_line = patterns()
        while self.at < len(self.source):
            item = item_line.match(self.source, self.at)
            if item is None:
                empty = empty_line.match(self.source, self.at)
                if empty is None or empty.end() == self.at:
                    break
                self.at = empty.end()
                continue
            if indent is None:
                indent, first = item[1], item.end(1)
            if item[1] != indent:
                return False
            self.at = item.end()
            point = self.base + item.start(2 if item[2] is not None else 3)
            value = self.scalar((key, len(found)), Span(point, point), item, 2)
            if value is None and item[3]:
                return False
            found.append(value)
        if self.source[self.at : self.at + 1] in {" ", "-"}:
            return False
        if indent is None:
            point = self.base + m.end(1) + m[0][m.end(1) - m.start() :].index(":") + 1
            whole, style = Span(point, point), "null"
            self.values[key] = None
        else:
            whole, style = Span(self.base + first, self.entries[-1].value.end), "list"
            self.values[key] = found
        self.entries.insert(place, Entry((key,), span, whole, whole, style))
        return True
