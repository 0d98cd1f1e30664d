"""TOML metadata: values by tomllib, places by a scanner of ours."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pravka.document import Entry, Flaw, Span
from pravka.frontmatter.flat import Tree

DEPTH = 60

BARE_KEY = r"[A-Za-z0-9_-]+|\"(?>(?:[^\"\\\n]++|\\.)*)\"|'[^'\n]*+'"
DOTTED_KEY = rf"(?:{BARE_KEY})(?:[ \t]*\.[ \t]*(?:{BARE_KEY}))*"
SKIP = r"(?>(?:[ \t\r\n]++|\#[^\n]*+)*)"
STRING = (
    r'"""(?>(?:[^"\\]++|\\.|"(?!""))*)"""+|\'\'\'(?>(?:[^\']++|\'(?!\'\'))*)\'\'\'+'
    r'|"(?>(?:[^"\\\n]++|\\.)*)"|\'[^\'\n]*+\''
)
ATOM = r"[^\s,\]\}\#]++(?:[ ]\d\d:\d\d[^\s,\]\}\#]*+)?"


@lru_cache(maxsize=16)
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern of this module on first use."""
    return re.compile(source, re.DOTALL)


def scan(text: str, body: Span) -> Tree:
    """Read a TOML block; entries of a broken one are those before its fault."""
    import tomllib

    source = text[body.start : body.end]
    values: dict[str, Any] | None = None
    flaws: tuple[Flaw, ...] = ()
    if source.count("[") + source.count("{") > 2000:
        return Tree((), None, (Flaw("too-deep", Span(body.start, body.start)),))
    try:
        values = tomllib.loads(source.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        flaws = (_flaw(str(error), source, body.start),)
    return Tree(tuple(_Places(source, body.start).read()), values, flaws)


def _flaw(message: str, source: str, base: int) -> Flaw:
    """Turn tomllib's message with its line and column into a flaw."""
    at = len(source)
    if m := re.search(r"\(at line (\d+), column (\d+)\)", message):
        lines = source.replace("\r\n", "\n").split("\n")
        carriage = "\r\n" in source
        before = lines[: int(m[1]) - 1]
        at = sum(len(line) + 1 + carriage for line in before) + int(m[2]) - 1
    at = min(at, len(source))
    duplicate = "Cannot overwrite" in message or "Cannot declare" in message
    start, stop = _row(source, max(at - 1, 0) if duplicate else at)
    line = source[start:stop]
    if duplicate:
        key = re.match(r"[ \t]*([\w.\"'-]+)", line) or re.match(r"()", line)
        assert key
        return Flaw(
            "duplicate-key", Span(base + start + key.start(1), base + start + key.end(1)), fields={"key": key[1]}
        )
    where = Span(base + at, base + min(at + 1, len(source)))
    return _line_flaw(line, base + start) or Flaw("toml-syntax", where, fields={"cause": _cause(message)})


def _row(source: str, at: int) -> tuple[int, int]:
    start = source.rfind("\n", 0, at) + 1
    stop = source.find("\n", start)
    return start, (len(source) if stop < 0 else stop)


def _line_flaw(line: str, base: int) -> Flaw | None:
    """Name the usual slips: `key: value`, a value without quotes, a quote not closed, a time without seconds."""
    if m := re.match(r"[ \t]*([\w-]+)[ \t]*=[ \t]*\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?=[Zz+-]|[ \t\r]*(?:#|$))", line):
        return Flaw("toml-date", Span(base + m.end(), base + m.end()), (":00",), fields={"key": m[1]}, safe=True)
    if m := re.match(r"[ \t]*([\w-]+)[ \t]*(:)[ \t]*(\S)", line):
        certain = m[3] in "\"'[{0123456789" or line[m.start(3) :].strip() in {"true", "false"}
        return Flaw("toml-colon", Span(base + m.start(2), base + m.end(2)), (" =",), fields={"key": m[1]}, safe=certain)
    if m := re.match(r"[ \t]*([\w-]+)[ \t]*=[ \t]*([\"'])[^\"']*$", line.rstrip("\r")):
        end = base + len(line.rstrip())
        return Flaw("unclosed-quote", Span(end, end), (m[2],), safe=True, fields={"key": m[1], "quote": m[2]})
    if m := re.match(r"[ \t]*([\w-]+)[ \t]*=[ \t]*([^\s\"'\[{\d+-][^\"\\]*?)[ \t]*\r?$", line):
        if m[2] in {"True", "False", "TRUE", "FALSE"}:
            return Flaw(
                "toml-unquoted",
                Span(base + m.start(2), base + m.end(2)),
                (m[2].lower(),),
                safe=True,
                fields={"key": m[1]},
            )
        return Flaw(
            "toml-unquoted", Span(base + m.start(2), base + m.end(2)), (f'"{m[2]}"',), safe=True, fields={"key": m[1]}
        )
    return None


def _cause(message: str) -> str:
    return re.sub(r"\s*\(at .*\)$", "", message)


class _Places:
    """Walks TOML and notes where keys and values stand; tolerant, for tomllib judges."""

    def __init__(self, source: str, base: int) -> None:
        self.source, self.base, self.at = source, base, 0
        self.entries: list[Entry] = []
        self.tables: dict[tuple[str | int, ...], int] = {}

    def read(self) -> list[Entry]:
        """Give the entries up to the end or the first line that is no TOML."""
        prefix: tuple[str | int, ...] = ()
        while True:
            self.skip()
            if self.at >= len(self.source):
                break
            if self.source[self.at] == "[":
                found = self.header()
                if found is None:
                    break
                prefix = found
            elif not self.pair(prefix, 0):
                self.next_line()
        return self.entries

    def skip(self) -> None:
        m = pattern(SKIP).match(self.source, self.at)
        self.at = m.end() if m else self.at

    def next_line(self) -> None:
        self.at = self.source.find("\n", self.at) + 1 or len(self.source)

    def span(self, start: int, end: int) -> Span:
        return Span(self.base + start, self.base + end)

    def header(self) -> tuple[str | int, ...] | None:
        """Read `[a.b]` or `[[a.b]]`."""
        double = self.source.startswith("[[", self.at)
        m = pattern(rf"\[\[?[ \t]*({DOTTED_KEY})[ \t]*\]\]?").match(self.source, self.at)
        if m is None:
            return None
        self.at = m.end()
        path = self.keys(m[1])
        where, point = self.span(m.start(1), m.end(1)), self.span(m.end(), m.end())
        if double:
            index = self.tables[path] = self.tables.get(path, -1) + 1
            if index == 0:
                self.entries.append(Entry(path, where, point, point, "list"))
            path = (*path, index)
        self.entries.append(Entry(path, where, point, point, "map"))
        return path

    def keys(self, dotted: str) -> tuple[str | int, ...]:
        return tuple(k.strip("\"'") for k in pattern(BARE_KEY).findall(dotted))

    def pair(self, prefix: tuple[str | int, ...], depth: int) -> bool:
        """Read `key = value`."""
        m = pattern(rf"({DOTTED_KEY})[ \t]*=[ \t]*").match(self.source, self.at)
        if m is None:
            return False
        self.at = m.end()
        return self.value((*prefix, *self.keys(m[1])), self.span(m.start(1), m.end(1)), depth)

    def value(self, path: tuple[str | int, ...], key: Span, depth: int) -> bool:
        start = self.at
        opening = self.source[start : start + 1]
        if opening in {"[", "{"} and depth < DEPTH:
            return self.group(path, key, opening, depth)
        if m := pattern(STRING).match(self.source, start):
            quotes = 3 if m[0][:3] in {'"""', "'''"} else 1
            lead = quotes + (1 if m[0][quotes : quotes + 1] == "\n" and quotes == 3 else 0)
            style = "basic" if opening == '"' else "single"
            inner = self.span(start + lead, m.end() - quotes)
            self.entries.append(Entry(path, key, self.span(start, m.end()), inner, style))
        elif m := pattern(ATOM).match(self.source, start):
            self.entries.append(Entry(path, key, self.span(start, m.end()), self.span(start, m.end()), _style(m[0])))
        else:
            return False
        self.at = m.end()
        return True

    def group(self, path: tuple[str | int, ...], key: Span, opening: str, depth: int) -> bool:
        """Read an array or an inline table."""
        start, place, index = self.at, len(self.entries), 0
        close = "]" if opening == "[" else "}"
        self.at += 1
        while True:
            self.skip()
            if self.at >= len(self.source):
                return False
            if self.source[self.at] == close:
                break
            if self.source[self.at] == ",":
                self.at += 1
                continue
            point = self.span(self.at, self.at)
            ok = self.value((*path, index), point, depth + 1) if opening == "[" else self.pair(path, depth + 1)
            if not ok:
                return False
            index += 1
        self.at += 1
        whole = self.span(start, self.at)
        self.entries.insert(place, Entry(path, key, whole, whole, "list" if opening == "[" else "map"))
        return True


def _style(raw: str) -> str:
    if raw in {"true", "false"}:
        return "bool"
    return "date" if re.match(r"\d{4}-\d\d-\d\d|\d\d:\d\d", raw) else "number"
