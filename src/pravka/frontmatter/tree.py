"""YAML of any shape by PyYAML's events: spans and raw values; no objects are constructed, no alias is expanded.

Events, not `compose`: its recursion overflows the C stack on ten thousand brackets.
"""

from __future__ import annotations

from typing import Any

from pravka.document import Entry, Flaw, Span
from pravka.frontmatter.flat import Tree
from pravka.frontmatter.scalars import resolve

DEPTH = 60  # deeper nesting is no front matter
SIZE = 20_000  # values, those reached through aliases counted each time


class Broken(Exception):
    """The library's complaint: where (offset into the block) and what."""

    def __init__(self, at: int, problem: str, context: str = "", context_at: int = 0) -> None:
        super().__init__(problem)
        self.at, self.problem, self.context, self.context_at = at, problem, context, context_at


class _Frame:
    """An open mapping or sequence."""

    __slots__ = ("anchor", "flow", "items", "key", "key_span", "path", "place", "seen", "size", "start", "values")

    def __init__(self, path: tuple[str | int, ...], place: int, event: Any, values: dict[str, Any] | None) -> None:
        self.path, self.place, self.values = path, place, values
        self.start, self.anchor, self.flow = event.start_mark.index, event.anchor, event.flow_style
        start = self.start
        self.items: list[Any] = []
        self.key: str | None = None
        self.key_span = Span(start, start)
        self.seen: set[str] = set()
        self.size = 1


def scan(source: str, base: int) -> Tree:
    """Read a YAML block; raise Broken where the library stops.

    `values` is None if the top is not a mapping.
    """
    import yaml

    builder = _Builder(source, base)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(source, Loader=loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark, context = error.problem_mark or error.context_mark, error.context_mark
        at = mark.index if mark else 0
        raise Broken(at, error.problem or "", error.context or "", context.index if context else at) from None
    except yaml.YAMLError as error:  # ReaderError: a character YAML forbids
        raise Broken(int(getattr(error, "position", 0) or 0), "control character") from None
    except (ValueError, UnicodeError):  # a lone surrogate cannot be handed to libyaml
        raise Broken(0, "control character") from None
    return Tree(tuple(builder.entries), builder.root, tuple(builder.flaws))


class _Builder:
    """Builds entries and values from events with a stack of its own."""

    def __init__(self, source: str, base: int) -> None:
        self.source, self.base = source, base
        self.entries: list[Entry] = []
        self.flaws: list[Flaw] = []
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.root: dict[str, Any] | None = None
        self.documents = 0

    def take(self, event: Any) -> None:
        """Add one event."""
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                raise Broken(event.start_mark.index, "second document")
        elif kind == "ScalarEvent":
            self.scalar(event)
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            self.open(event, kind == "MappingStartEvent")
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            self.close(event)
        elif kind == "AliasEvent":
            self.alias(event)

    def span(self, event: Any) -> Span:
        return Span(self.base + event.start_mark.index, self.base + event.end_mark.index)

    def path(self) -> tuple[str | int, ...]:
        if not self.stack:
            return ()
        top = self.stack[-1]
        if top.values is None:
            return (*top.path, len(top.items))
        return (*top.path, "?" if top.key is None else top.key)

    def waits_for_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].values is not None and self.stack[-1].key is None

    def scalar(self, event: Any) -> None:
        """Add a key or a value."""
        span = self.span(event)
        if self.waits_for_key():
            self.take_key(event.value, span)
            return
        style = {"'": "single", '"': "double", "|": "literal", ">": "folded"}.get(event.style or "", "plain")
        value, inner = event.value, span
        if style == "plain":
            text_tag = (event.tag or "").endswith(":str")
            value = event.value if text_tag else resolve(event.value)
            if span.start == span.end:
                style = "null"
        elif style in {"single", "double"}:
            inner = Span(span.start + 1, span.end - 1)
        else:
            span, inner = self.block(span)
        self.note(span, inner, style)
        self.put(value, event.anchor)

    def take_key(self, key: str, span: Span) -> None:
        top = self.stack[-1]
        if key in top.seen and key != "<<":
            self.flaws.append(Flaw("duplicate-key", span, fields={"key": key}))
        top.seen.add(key)
        top.key, top.key_span = key, span

    def block(self, span: Span) -> tuple[Span, Span]:
        """Trim a block scalar to its text and find where the text starts."""
        raw = self.source[span.start - self.base : span.end - self.base]
        length = len(raw.rstrip(" \r\n"))
        header = raw.find("\n") + 1
        end = span.start + max(length, 1)
        if not header or span.start + header >= end:
            return Span(span.start, end), Span(end, end)
        header += len(raw[header:]) - len(raw[header:].lstrip(" \r\n"))
        return Span(span.start, end), Span(span.start + header, end)

    def note(self, span: Span, inner: Span, style: str) -> None:
        if not self.stack:
            return
        top = self.stack[-1]
        key = top.key_span if top.values is not None else Span(span.start, span.start)
        self.entries.append(Entry(self.path(), key, span, inner, style))

    def put(self, value: Any, anchor: str | None, size: int = 1) -> None:
        """Give a finished value to the mapping or sequence that holds it."""
        if anchor:
            self.anchors[anchor] = (value, size)
        if not self.stack:
            self.root = value if isinstance(value, dict) else None
            return
        top = self.stack[-1]
        top.size += size
        if top.size > SIZE:
            raise Broken(top.start, "too large")
        if top.values is None:
            top.items.append(value)
        else:
            self.store(top, value)
            top.key = None

    def store(self, top: _Frame, value: Any) -> None:
        assert top.values is not None
        if top.key == "<<" and isinstance(value, dict):
            top.values.update({k: v for k, v in value.items() if k not in top.values})
        else:
            top.values["?" if top.key is None else top.key] = value

    def open(self, event: Any, mapping: bool) -> None:
        if len(self.stack) >= DEPTH:
            raise Broken(event.start_mark.index, "too deep")
        if self.waits_for_key():
            self.take_key("?", self.span(event))  # a list or mapping as a key: kept apart, never looked at
            self.stack[-1].key = None
            path: tuple[str | int, ...] = (*self.stack[-1].path, "?")
        else:
            path = self.path()
        if self.stack:
            self.note(self.span(event), self.span(event), "map" if mapping else "list")
        place = len(self.entries) - 1
        self.stack.append(_Frame(path, place, event, {} if mapping else None))

    def close(self, event: Any) -> None:
        frame = self.stack.pop()
        value: Any = frame.items if frame.values is None else frame.values
        if frame.place >= 0 and self.stack:
            self.stretch(frame, event.end_mark.index)
        if self.waits_for_key():
            self.stack[-1].key = "?"
            return
        self.put(value, frame.anchor, frame.size)

    def stretch(self, frame: _Frame, end: int) -> None:
        """Set the span of a finished collection: it ends with its last child, not where the next key starts."""
        entry = self.entries[frame.place]
        stop = self.base + frame.start + len(self.source[frame.start : end].rstrip(" \r\n\t"))
        if not frame.flow:
            ends = [e.value.end for e in self.entries[frame.place + 1 :]]
            stop = max(ends, default=stop)
        whole = Span(entry.value.start, max(stop, entry.value.start))
        entry.value = entry.inner = whole

    def alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            raise Broken(event.start_mark.index, "found undefined alias")
        value, size = self.anchors[event.anchor]
        span = self.span(event)
        if self.waits_for_key():
            self.take_key(str(value), span)
            return
        self.note(span, span, "alias")
        self.put(value, None, size)
