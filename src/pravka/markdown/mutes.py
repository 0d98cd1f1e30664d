"""Suppressions: comments and front-matter keys that tell pravka to be silent. What they hide is the engine's matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pravka.document import FrontMatter, Mute, Span

MARK = "pravka:"
# what markdownlint and rumdl look at: a comment of theirs without names switches off these groups, not the prose rules
THEIRS = ("code", "emphasis", "headings", "images", "links", "lists", "markdown", "tables", "whitespace")


@cache
def _command() -> re.Pattern[str]:
    return re.compile(r"[\s*]*pravka:\s*(?P<verb>on|off(?:-next-line|-line|-file)?)(?![\w-])(?P<rules>[^*#]*)")


@cache
def _foreign_command() -> re.Pattern[str]:
    return re.compile(
        r"""\s*(?:markdownlint|rumdl)-(?P<verb>disable|enable|capture|restore)
            (?P<where>-[a-z-]+)?    # -line, -next-line, -file
            (?P<rules>[^*\#]*)      # numbers and names
        """,
        re.VERBOSE,
    )


@cache
def _yaml_comment() -> re.Pattern[str]:
    return re.compile(r"(?m)(?:^|(?<=\s))#(?=[ \t]*pravka:)(?P<body>[^\r\n]*)")


def collect(text: str, front: FrontMatter | None, comments: Iterable[Span]) -> tuple[Mute, ...]:
    """Return the suppressions of a post; `comments` are its Markdown and MDX comments, in order."""
    comments = tuple(comments)
    said = " ".join([text[slice(*span)] for span in comments])
    found: list[Mute] = []
    if "markdownlint-" in said or "rumdl-" in said:
        found += _read_foreign(text, comments)
    if front and text.find("pravka", *front.body) >= 0:
        body = front.body
        spans = [Span(*m.span()) for m in _yaml_comment().finditer(text, *body)]
        found += _read(text, spans, body.end)
        found += _of_keys(text, front)
    if MARK in said:
        found += _read(text, [span for span in comments if MARK in text[slice(*span)]], len(text))
    return _to_the_end(text, found)


def _to_the_end(text: str, mutes: Iterable[Mute]) -> tuple[Mute, ...]:
    """Let what holds to the end of the text cover the place after its last character: a missing line end is there."""
    return tuple(m._replace(end=m.end + 1) if m.end == len(text) else m for m in mutes)


def _read(text: str, spans: Iterable[Span], end: int) -> Iterator[Mute]:
    """Pair `off` with `on`; an `off` never switched on again holds to `end`."""
    running: list[Mute] = []
    for span in spans:
        command = _command().match(_bare(text[slice(*span)]))
        if not command:
            continue
        rules = tuple(re.findall(r"[^\s,:]+", command["rules"]))
        match command["verb"]:
            case "off":
                running.append(Mute(rules, span.start, end, span))
            case "off-file":
                yield Mute(rules, 0, len(text), span)
            case "off-line":
                yield Mute(rules, text.rfind("\n", 0, span.start) + 1, _line_end(text, span.end), span)
            case "off-next-line":
                yield Mute(rules, _line_end(text, span.end), _next_line_end(text, span.end), span)
            case _:
                still: list[Mute] = []
                for mute in running:
                    rest = tuple(r for r in mute.rules if r not in rules) if rules else ()
                    if rules and mute.rules and rest == mute.rules:
                        still.append(mute)
                        continue
                    yield mute._replace(rules=tuple(r for r in mute.rules if r not in rest), end=span.start)
                    if rest:
                        still.append(mute._replace(rules=rest))
                running = still
    yield from running


def _read_foreign(text: str, spans: Iterable[Span]) -> Iterator[Mute]:
    """Read the comments of markdownlint and rumdl; names of rules that pravka does not know hide nothing."""
    running: list[Mute] = []
    saved: list[Mute] = []
    for span in spans:
        command = _foreign_command().match(_bare(text[slice(*span)]))
        if not command:
            continue
        rules = tuple(n.upper() if re.match(r"(?i)md\d", n) else n for n in re.findall(r"[\w-]+", command["rules"]))
        rules = rules or THEIRS
        match command["verb"], command["where"]:
            case "disable", None:
                running.append(Mute(rules, span.start, len(text), span, foreign=True))
            case "disable", "-file":
                yield Mute(rules, 0, len(text), span, foreign=True)
            case "disable", "-line":
                yield Mute(rules, text.rfind("\n", 0, span.start) + 1, _line_end(text, span.end), span, foreign=True)
            case "disable", "-next-line":
                yield Mute(rules, _line_end(text, span.end), _next_line_end(text, span.end), span, foreign=True)
            case "enable", None:
                ended = [m._replace(rules=tuple(r for r in m.rules if r in rules), end=span.start) for m in running]
                yield from (m for m in ended if m.rules)
                still = [m._replace(rules=tuple(r for r in m.rules if r not in rules)) for m in running]
                running = [m for m in still if m.rules]
            case "capture", None:
                saved = list(running)
            case "restore", None:
                yield from (m._replace(end=span.start) for m in running)
                running = [m._replace(start=span.start) for m in saved]
            case _:
                pass
    yield from running


def _bare(comment: str) -> str:
    """Strip the marks of a comment of any kind."""
    for opener, closer in (("<!--", "-->"), ("{/*", "*/}"), ("{#", "#}"), ("#", "")):
        if comment.startswith(opener):
            return comment[len(opener) :].removesuffix(closer)
    return re.sub(r"^\{%-?\s*comment\s*-?%\}|\{%-?\s*endcomment\s*-?%\}$", "", comment)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def _next_line_end(text: str, offset: int) -> int:
    """Find the end of the next line that is not empty."""
    begin = _line_end(text, offset)
    while begin < len(text):
        end = _line_end(text, begin)
        if text[begin:end].strip():
            return end
        begin = end
    return begin


def _of_keys(text: str, front: FrontMatter) -> Iterator[Mute]:
    """Read `pravka: {off: [...]}`, at the top or under Zola's `extra`."""
    for path in (("pravka", "off"), ("extra", "pravka", "off")):
        value: Any = front.values
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        rules = tuple(word for name in names if isinstance(name, str) for word in name.replace(",", " ").split())
        entry = front.entry(*path)
        if rules:
            yield Mute(rules, 0, len(text), entry.value if entry else front.body)
