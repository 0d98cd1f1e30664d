"""Pelican's metadata: `Key: value` lines at the head of the text, without fences, ended by a blank line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pravka.document import Entry, Flaw, FrontMatter, Span

# the metadata that Pelican itself reads (docs/content.rst, "File metadata"); others are allowed beside them
KNOWN = frozenset(
    """title date modified tags keywords category slug author authors summary lang translation status template save_as
    url""".split()
)

# Python-Markdown, extensions/meta.py: META_RE and META_MORE_RE
LINE = r"[ ]{0,3}([A-Za-z0-9_-]+):[ \t]*((?>(?:[^ \t\r\n]++|[ \t]++(?=[^ \t\r\n]))*))[ \t]*\r?(?:\n|\Z)"
MORE = r"[ ]{4,}+((?>(?:[^ \t\r\n]++|[ \t]++(?=[^ \t\r\n]))+))[ \t]*\r?(?:\n|\Z)"


@lru_cache(maxsize=4)
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern of this module on first use."""
    return re.compile(source)


def parse(text: str) -> FrontMatter | None:
    """Read `Key: value` metadata; None unless a title and another known key tell that it is metadata."""
    at = start = 1 if text[:1] == "\ufeff" else 0
    entries: list[Entry] = []
    flaws: list[Flaw] = []
    values: dict[str, Any] = {}
    while at < len(text):
        if m := pattern(LINE).match(text, at):
            key = m[1].lower()
            if key in values:
                flaws.append(Flaw("duplicate-key", Span(*m.span(1)), fields={"key": m[1]}))
            span = Span(*m.span(2))
            entries.append(Entry((key,), Span(*m.span(1)), span, span, "plain"))
            values[key] = m[2]
        elif entries and (m := pattern(MORE).match(text, at)):
            last = entries[-1]
            last.value = last.inner = Span(last.value.start, m.end(1))
            values[str(last.path[0])] += "\n" + m[1]
        else:
            break
        at = m.end()
        if m.end() == m.start():
            break
    if (
        "title" not in values
        or len(KNOWN & values.keys()) < 2
        or not re.match(r"[ \t]*(?:\r?\n|\Z)", text[at : at + 200])
    ):
        return None
    if start:
        flaws.insert(0, Flaw("bom", Span(0, 1), ("",), safe=True))
    return FrontMatter("pelican", Span(0, at), Span(start, at), tuple(entries), values, tuple(flaws))
