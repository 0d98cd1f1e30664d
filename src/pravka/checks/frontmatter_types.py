"""Checks of how a generator reads plain values: numbers, dates, yes and no where text was meant, lists, types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from pravka import presets
from pravka.document import Document, Entry, Flaw, FrontMatter, Span
from pravka.findings import Edit, Hit
from pravka.frontmatter import reading
from pravka.presets import Preset

TEXT_KEYS = frozenset(
    """title subtitle description summary excerpt lead preview headline slug author name caption alt
    tags categories category keywords authors""".split()
)
LIST_KEYS = frozenset({"tags", "categories", "keywords", "authors", "aliases"})
VERSION_KEYS = frozenset({"version", "ver", "release", "since", "min_version", "python", "node"})
WORDS_FOR_YES = {"да": "true", "нет": "false", "истина": "true", "ложь": "false"}
OWN_KEYS = r"(?:label|name|title|slug|permalink|url|id|key|description)[ ]*:"  # of tags and authors that are mappings
CONVERTS = frozenset({"hugo", "docusaurus"})  # take a number as text: cast.ToString, Joi's convert


def _name(entry: Entry) -> str:
    return next((p for p in reversed(entry.path) if isinstance(p, str)), "").lower()


def _plain(doc: Document) -> tuple[tuple[Entry, Any, str], ...]:
    """Give the plain YAML scalars with their values by the site's reader and as written; worked out once."""
    found: tuple[tuple[Entry, Any, str], ...] | None = doc.memo.get("front-matter.plain")
    if found is None:
        found = doc.memo["front-matter.plain"] = tuple(_read_plain(doc))
    return found


def _odd(doc: Document) -> Iterator[tuple[Entry, Any, str]]:
    """Yield the plain scalars that are not read as text."""
    return (row for row in _plain(doc) if not isinstance(row[1], str))


def _read_plain(doc: Document) -> Iterator[tuple[Entry, Any, str]]:
    front, dialect = doc.front, presets.of(doc.settings.preset).dialect
    if front is None or front.format != "yaml" or not dialect:
        return
    for entry in front.entries:
        if entry.style == "plain":
            yield entry, reading.value(front, doc.text, entry, dialect), doc.text[slice(*entry.inner)]


def _quoting(entry: Entry, raw: str, safe: bool, level: str = "", **fields: str) -> Hit:
    quoted = f'"{raw}"' if '"' not in raw else f"'{raw}'"
    return Hit(entry.value, (quoted,), safe, (), {"key": _name(entry), **fields}, level)


def cut_off(doc: Document) -> Iterator[Hit]:
    """Find text after a space and `#`: YAML takes it for a comment."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None or front.format != "yaml" or not preset.dialect:
        return
    for entry in front.entries:
        if entry.style not in {"plain", "null"} or (isinstance(entry.path[-1], int) and entry.style == "null"):
            continue
        if doc.text[entry.value.end : entry.value.end + 1] not in {" ", "\t"}:
            continue
        stop = doc.text.find("\n", entry.value.end, front.body.end)
        tail = doc.text[entry.value.end : stop if stop >= 0 else front.body.end].rstrip()
        m = re.match(r"[ \t]+(#)[\w№]", tail)
        if m is None or (entry.style == "plain" and not isinstance(reading.agreed(doc.text[slice(*entry.inner)]), str)):
            continue
        yield _uncomment(doc, entry, entry.value.end + m.start(1), entry.value.end + len(tail))


def _uncomment(doc: Document, entry: Entry, at: int, end: int) -> Hit:
    from pravka.frontmatter import slips

    start = entry.value.start if entry.value.start < entry.value.end else at
    bare = doc.text[start:end]
    kept = doc.text[slice(*entry.inner)]
    flaw = slips.quoted(Flaw("hash", Span(at, at + 1)), bare, start)
    also = tuple(Edit(*e) for e in flaw.also)
    return Hit(
        flaw.span, flaw.replacements, flaw.safe, also, {"key": _name(entry), "kept": kept, "tail": doc.text[at:end]}
    )


def read_as_number(doc: Document) -> Iterator[Hit]:
    """Find text that is read as a number, worst where the number is another one: 010, 1.10, 12:30."""
    preset = presets.of(doc.settings.preset)
    for entry, value, raw in _odd(doc):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            continue
        name, same = _name(entry), str(value) == raw
        of_text = preset.keys.get(name) == presets.TEXT or name in TEXT_KEYS
        changed = not same and (
            (raw[:1] == "0" and len(raw) > 1 and "." not in raw) or ":" in raw or name in VERSION_KEYS
        )
        if not (of_text or changed) or (same and preset.name in CONVERTS):
            continue
        yield _quoting(
            entry, raw, of_text, "info" if same else "", value=f"{value:g}" if value != int(value) else str(int(value))
        )


def read_as_date(doc: Document) -> Iterator[Hit]:
    """Find text that is read as a date."""
    preset = presets.of(doc.settings.preset)
    for entry, value, raw in _odd(doc):
        if (
            isinstance(value, (date, ValueError))
            and _name(entry) in TEXT_KEYS
            and preset.keys.get(_name(entry)) != presets.DATE
        ):
            yield _quoting(entry, raw, True)


def read_as_boolean(doc: Document) -> Iterator[Hit]:
    """Find words that are read as true or false where text is meant."""
    for entry, value, raw in _odd(doc):
        if isinstance(value, bool) and _name(entry) in TEXT_KEYS:
            yield _quoting(entry, raw, True, value="true" if value else "false")


def read_as_null(doc: Document) -> Iterator[Hit]:
    """Find `~` and `null` where text is meant."""
    for entry, value, raw in _odd(doc):
        if value is None and raw and _name(entry) in TEXT_KEYS - LIST_KEYS:
            yield _quoting(entry, raw, False)


def string_for_list(doc: Document) -> Iterator[Hit]:
    """Find one string where several values or a list are meant."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None or front.format == "pelican" or preset.name == "pelican":
        return
    for entry in front.entries:
        name = _name(entry)
        if len(entry.path) == 1 and name in LIST_KEYS and entry.style in {"plain", "single", "double", "basic"}:
            yield from _listed(doc, front, entry, preset)


def _listed(doc: Document, front: FrontMatter, entry: Entry, preset: Preset) -> Iterator[Hit]:
    raw = reading.string(front, doc.text, entry).strip()
    name = _name(entry)
    kind = preset.keys.get(name, presets.ANY)
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


def list_for_string(doc: Document) -> Iterator[Hit]:
    """Find a list or a table where one text belongs."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None:
        return
    for entry in front.entries:
        if len(entry.path) != 1 or entry.style not in {"list", "map"} or front.format == "toml":
            continue
        name = _name(entry)
        if name in {"title", "description", "slug", "date"} and preset.keys.get(name) != presets.ANY:
            raw = doc.text[slice(*entry.value)]
            if raw.startswith(("{{", "{%")):
                continue  # a template's tag, which the syntax rules know
            inner = re.fullmatch(r"\[\s*([^\[\],]*?)\s*\]", raw)
            fix = (inner[1],) if inner and inner[1] else ()
            yield Hit(entry.value, fix, False, (), {"key": name})


def empty_list(doc: Document) -> Iterator[Hit]:
    """Find a list key without a value, and lists with an empty item."""
    front = doc.front
    if front is None or front.format != "yaml":
        return
    for entry in front.entries:
        if entry.style != "null" or _name(entry) not in LIST_KEYS:
            continue
        if len(entry.path) == 1:
            yield Hit(Span(entry.key.start, entry.value.end), (), False, (), {"key": _name(entry)}, "info")
        elif isinstance(entry.path[-1], int) and len(entry.path) == 2:
            dash = doc.text.rfind("-", front.body.start, entry.value.start + 1)
            if dash >= 0:
                yield Hit(Span(dash, dash + 1), (), False, (), {"key": _name(entry)})


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


def glued_items(doc: Document) -> Iterator[Hit]:
    """Find an item that has swallowed the next one because of its indent: `- a` and, deeper, ` - b`."""
    for entry, _, raw in _plain(doc):
        if "\n" in raw and isinstance(entry.path[-1], int) and (m := re.search(r"\n([ \t]+)-[ \t]", raw)):
            line = doc.text.rfind("\n", 0, entry.value.start) + 1
            indent = re.match(r"[ \t]*", doc.text[line : entry.value.start])
            at = entry.inner.start + m.start(1)
            fields = {"key": _name(entry), "item": raw[: raw.index("\n")].strip()}
            yield Hit(Span(at, entry.inner.start + m.end(1)), (indent[0] if indent else "",), True, (), fields)


def unread_items(doc: Document) -> Iterator[Hit]:
    """Find a list whose dashes have no space after them: it is one string."""
    for entry, _, raw in _plain(doc):
        if not raw.startswith("-") or len(entry.path) != 1 or "\n" not in doc.text[entry.key.end : entry.value.start]:
            continue
        rows = [m.start(1) for m in re.finditer(r"(?:^|\n[ \t]*)-()(?=\S)", raw)]
        if rows and len(rows) == raw.count("\n") + 1:
            edits = [Edit(entry.inner.start + at, entry.inner.start + at, " ") for at in rows]
            first, *also = edits
            yield Hit(Span(first.start, first.end), (" ",), True, tuple(also), {"key": _name(entry)})


def wrong_type(doc: Document) -> Iterator[Hit]:
    """Find values that are not true or false, or no number, where the generator wants such."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None or not preset.dialect:
        return
    for entry in front.entries:
        if len(entry.path) != 1 or not (kind := preset.keys.get(_name(entry) if preset.folds else str(entry.path[0]))):
            continue
        value = reading.value(front, doc.text, entry, preset.dialect)
        if kind == presets.BOOL and isinstance(value, str) and value.strip():
            yield from _not_boolean(entry, value.strip(), front.format)
        elif kind == presets.NUMBER and isinstance(value, str) and value.strip():
            fix = (value.strip(),) if re.fullmatch(r"-?\d+(?:\.\d+)?", value.strip()) else ()
            yield Hit(entry.value, fix, False, (), {"key": _name(entry), "wanted_ru": "число", "wanted_en": "a number"})


def _not_boolean(entry: Entry, value: str, form: str) -> Iterator[Hit]:
    if "{" in value:
        return  # a template's tag
    fix = WORDS_FOR_YES.get(value.lower()) or {"yes": "true", "no": "false", "on": "true", "off": "false"}.get(
        value.lower()
    )
    fix = fix or (value.lower() if value.lower() in {"true", "false"} else "")
    fields = {"key": _name(entry), "wanted_ru": "true или false", "wanted_en": "true or false"}
    yield Hit(entry.value, (fix,) if fix else (), False, (), fields)
