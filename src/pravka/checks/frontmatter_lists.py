"""Checks of lists in metadata: strings for lists, empty ones, items that run together or turn into keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pravka import presets
from pravka.document import Document, Entry, FrontMatter, Span
from pravka.findings import Edit, Hit
from pravka.frontmatter import reading
from pravka.presets import Preset
from pravka.waking import needs

LIST_KEYS = frozenset({"tags", "categories", "keywords", "authors", "aliases"})
STRINGS = frozenset({"plain", "single", "double", "basic"})
OWN_KEYS = r"(?:label|name|title|slug|permalink|url|id|key|description)[ ]*:"  # of tags and authors that are mappings


@needs(part=["metadata"])
def string_for_list(doc: Document) -> Iterator[Hit]:
    """Find one string where several values or a list are meant."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None or front.format == "pelican" or preset.name == "pelican":
        return
    for entry in front.entries:
        if entry.style not in STRINGS or (len(entry.path) > 1 and preset.name != "zola"):
            continue
        name = reading.name(entry)
        is_list = len(entry.path) == 1 and (name in LIST_KEYS or preset.keys.get(name) == presets.LIST)
        is_list = is_list or (preset.name == "zola" and len(entry.path) == 2 and entry.path[0] == "taxonomies")
        if is_list:
            yield from _listed(doc, front, entry, preset)


def _listed(doc: Document, front: FrontMatter, entry: Entry, preset: Preset) -> Iterator[Hit]:
    raw = reading.string(front, doc.text, entry).strip()
    name = reading.name(entry)
    kind = presets.LIST if len(entry.path) > 1 else preset.keys.get(name, presets.ANY)
    many = [part.strip() for part in re.split(r"[,;]", raw) if part.strip()]
    if not many or "\n" in raw or "{" in raw or (name in {"authors", "keywords"} and kind != presets.LIST):
        return  # keywords go into <meta> as they are
    read = raw.split() if preset.name == "jekyll" else [raw]
    fields = {"key": name, "items_ru": "» и «".join(read), "items_en": "” and “".join(read)}
    if len(many) > 1 or kind == presets.LIST:
        yield Hit(entry.value, (_flow(many, front.format),), True, (), fields)
    elif kind == presets.ANY and preset.name == "plain":
        yield Hit(entry.value, (_flow(many, front.format),), False, (), fields, "info")


def _flow(items: list[str], form: str) -> str:
    """Write `[a, b]` as YAML, TOML or JSON."""
    if form != "yaml":
        return "[" + ", ".join('"' + item.replace('"', '\\"') + '"' for item in items) + "]"
    return "[" + ", ".join(item if _is_simple(item) else '"' + item.replace('"', '\\"') + '"' for item in items) + "]"


def _is_simple(item: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d][^\[\]{},:#&*!|>'\"%@`]*", item)) and isinstance(reading.agreed(item), str)


@needs(part=["null value"])
def empty_list(doc: Document) -> Iterator[Hit]:
    """Find a list key without a value, and lists with an empty item."""
    front = doc.front
    if front is None or front.format != "yaml":
        return
    for entry in front.entries:
        if entry.style != "null" or reading.name(entry) not in LIST_KEYS:
            continue
        if len(entry.path) == 1:
            yield Hit(Span(entry.key.start, entry.value.end), (), False, (), {"key": reading.name(entry)}, "info")
        elif isinstance(entry.path[-1], int) and len(entry.path) == 2:
            dash = doc.text.rfind("-", front.body.start, entry.value.start + 1)
            if dash >= 0:
                yield Hit(Span(dash, dash + 1), (), False, (), {"key": reading.name(entry)})


@needs(part=["map value"])
def keyed_item(doc: Document) -> Iterator[Hit]:
    """Find tags with a colon, `- Тема: подтема`, which YAML takes for a key with its value."""
    front = doc.front
    if front is None or front.format != "yaml":
        return
    for entry in front.entries:
        if entry.style != "map" or len(entry.path) != 2 or entry.path[0] not in LIST_KEYS:
            continue
        raw = doc.text[slice(*entry.value)]
        if re.fullmatch(r"[^\s\[\]{}'\":][^\[\]{}'\":\n]*:[ ]+[^\n\"'\[\]{}|>&*!#]+", raw) and not re.match(
            OWN_KEYS, raw
        ):
            yield Hit(entry.value, (f'"{raw}"',), True, (), {"key": str(entry.path[0]), "item": raw.partition(":")[0]})


@needs(part=["special value"])
def glued_items(doc: Document) -> Iterator[Hit]:
    """Find an item that has swallowed the next one because of its indent: `- a` and, deeper, ` - b`."""
    for entry, _, raw in reading.read_special(doc, presets.of(doc.settings.preset).dialect):
        if "\n" in raw and isinstance(entry.path[-1], int) and (m := re.search(r"\n([ \t]+)-[ \t]", raw)):
            line = doc.text.rfind("\n", 0, entry.value.start) + 1
            indent = re.match(r"[ \t]*", doc.text[line : entry.value.start])
            at = entry.inner.start + m.start(1)
            fields = {"key": reading.name(entry), "item": raw[: raw.index("\n")].strip()}
            yield Hit(Span(at, entry.inner.start + m.end(1)), (indent[0] if indent else "",), True, (), fields)


@needs(part=["special value"])
def unread_items(doc: Document) -> Iterator[Hit]:
    """Find a list whose dashes have no space after them: it is one string."""
    for entry, _, raw in reading.read_special(doc, presets.of(doc.settings.preset).dialect):
        if not raw.startswith("-") or len(entry.path) != 1 or "\n" not in doc.text[entry.key.end : entry.value.start]:
            continue
        rows = [m.start(1) for m in re.finditer(r"(?:^|\n[ \t]*)-()(?=\S)", raw)]
        if rows and len(rows) == raw.count("\n") + 1:
            edits = [Edit(entry.inner.start + at, entry.inner.start + at, " ") for at in rows]
            first, *also = edits
            yield Hit(Span(first.start, first.end), (" ",), True, tuple(also), {"key": reading.name(entry)})
