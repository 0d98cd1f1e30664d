"""JSON metadata: values by json, places by a scanner of ours."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from pravka.document import Entry, Flaw, FrontMatter, Span
from pravka.frontmatter.flat import Tree

DEPTH = 60
STRING = r'"(?>(?:[^"\\\n]++|\\.)*)"'
ATOM = r"[^\s,\]\}\[\{\":]++"
CAUSES = {
    "Expecting property name enclosed in double quotes": "key",
    "Expecting ',' delimiter": "comma",
    "Expecting ':' delimiter": "colon",
    "Expecting value": "value",
    "Extra data": "extra",
    "Illegal trailing comma before end of object": "trailing-comma",
    "Illegal trailing comma before end of array": "trailing-comma",
    "Unterminated string starting at": "quote",
    "Invalid control character at": "line-break",
}


@lru_cache(maxsize=8)
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern of this module on first use."""
    return re.compile(source, re.DOTALL)


def parse(text: str) -> FrontMatter:
    """Read a `{…}` block at the head of a text."""
    start = text.index("{")
    end = _end(text, start)
    body = Span(start, end)
    tree = scan(text, body)
    flaws = list(tree.flaws)
    if text[0] == "\ufeff":
        flaws.insert(0, Flaw("bom", Span(0, 1), ("",), safe=True))
    tail = pattern(r"[ \t]*(?:;;;[ \t]*)?(?:\r?\n)?").match(text, end)
    stop = tail.end() if tail else end
    return FrontMatter("json", Span(0, stop), body, tree.entries, tree.values, tuple(flaws))


def _end(text: str, start: int) -> int:
    """Give the end of the object: as json reads it, else the first line that is a closing brace."""
    try:
        return json.JSONDecoder().raw_decode(text, start)[1]
    except (ValueError, RecursionError):
        m = re.compile(r"^\}", re.MULTILINE).search(text, start) or re.compile(r"\n[ \t]*\r?\n|\Z").search(text, start)
        assert m
        return m.end() if m[0] == "}" else m.start()


def scan(text: str, body: Span) -> Tree:
    """Read a JSON block; braces may be absent, as Hexo allows between `;;;`."""
    source = text[body.start : body.end]
    whole = source if source.lstrip().startswith("{") else "{" + source + "}"
    shift = 0 if whole is source else 1
    repeated: list[str] = []
    flaws: list[Flaw] = []
    values: Any = None
    try:
        values = json.loads(whole, object_pairs_hook=lambda pairs: _pairs(pairs, repeated))
    except RecursionError:
        return Tree((), None, (Flaw("too-deep", Span(body.start, body.start)),))
    except json.JSONDecodeError as error:
        flaws.append(_flaw(error, whole, body.start - shift, body))
    places = _Places(whole, body.start - shift)
    places.value((), Span(body.start, body.start), 0)
    entries = tuple(places.entries[1:] if places.entries and not places.entries[0].path else places.entries)
    flaws += [Flaw("duplicate-key", e.key, fields={"key": str(e.path[-1])}) for e in _repeats(entries) if repeated]
    return Tree(tuple(e for e in entries if e.path), values if isinstance(values, dict) else None, tuple(flaws))


def _pairs(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        repeated.append("")
    return found


def _repeats(entries: tuple[Entry, ...]) -> list[Entry]:
    seen: set[tuple[str | int, ...]] = set()
    repeats = []
    for entry in entries:
        if entry.path in seen:
            repeats.append(entry)
        seen.add(entry.path)
    return repeats


def _flaw(error: json.JSONDecodeError, whole: str, base: int, body: Span) -> Flaw:
    before = whole[: error.pos].rstrip()
    at = base + error.pos
    kind = CAUSES.get(error.msg, "other")
    rest = whole[error.pos :].lstrip(" \t\r\n,")
    if kind == "key" and (m := re.match(r"'([^'\"\\\n]*)'(?=\s*:)", rest)):
        at = base + len(whole) - len(rest)
        return Flaw("json-syntax", Span(at, at + m.end()), (f'"{m[1]}"',), fields={"cause": kind}, safe=True)
    if before.endswith(",") and (kind in {"key", "value"} or kind == "trailing-comma") and rest[:1] in {"}", "]"}:
        at = base + len(before) - 1
        return Flaw("json-trailing-comma", Span(at, at + 1), ("",), safe=True)
    if kind == "trailing-comma":
        return Flaw("json-trailing-comma", Span(at, at + 1), ("",), safe=True)
    if kind == "comma":
        at = base + len(before)
        return Flaw("json-missing-comma", Span(at, at), (",",), safe=True)
    at = min(max(at, body.start), body.end)
    return Flaw("json-syntax", Span(at, min(at + 1, body.end)), fields={"cause": kind})


class _Places:
    """Walks JSON and notes where keys and values stand; stops at the first fault."""

    def __init__(self, source: str, base: int) -> None:
        self.source, self.base, self.at = source, base, 0
        self.entries: list[Entry] = []

    def skip(self) -> str:
        m = pattern(r"\s*+").match(self.source, self.at)
        self.at = m.end() if m else self.at
        return self.source[self.at : self.at + 1]

    def span(self, start: int, end: int) -> Span:
        return Span(self.base + start, self.base + end)

    def value(self, path: tuple[str | int, ...], key: Span, depth: int) -> bool:
        """Read one value of any kind."""
        opening, start = self.skip(), self.at
        if opening in {"{", "["}:
            return depth < DEPTH and self.group(path, key, opening, depth)
        if m := pattern(STRING).match(self.source, start):
            self.entries.append(
                Entry(path, key, self.span(start, m.end()), self.span(start + 1, m.end() - 1), "double")
            )
        elif m := pattern(ATOM).match(self.source, start):
            style = {"true": "bool", "false": "bool", "null": "null"}.get(m[0], "number")
            self.entries.append(Entry(path, key, self.span(start, m.end()), self.span(start, m.end()), style))
        else:
            return False
        self.at = m.end()
        return True

    def group(self, path: tuple[str | int, ...], key: Span, opening: str, depth: int) -> bool:
        """Read an object or an array."""
        start, place, index, ok = self.at, len(self.entries), 0, True
        close = "}" if opening == "{" else "]"
        self.at += 1
        while (sign := self.skip()) != close:
            if sign == ",":
                self.at += 1
                continue
            point = self.span(self.at, self.at)
            ok = bool(sign) and (
                self.pair(path, depth) if opening == "{" else self.value((*path, index), point, depth + 1)
            )
            if not ok:
                break
            index += 1
        self.at += ok
        whole = self.span(start, self.at)
        self.entries.insert(place, Entry(path, key, whole, whole, "map" if opening == "{" else "list"))
        return ok

    def pair(self, path: tuple[str | int, ...], depth: int) -> bool:
        m = pattern(STRING).match(self.source, self.at)
        if m is None:
            return False
        key = self.span(self.at + 1, m.end() - 1)
        self.at = m.end()
        if self.skip() != ":":
            return False
        self.at += 1
        name = m[0][1:-1]
        if "\\" in name:
            try:
                name = json.loads(m[0])
            except ValueError:
                return False
        return self.value((*path, name), key, depth + 1)
