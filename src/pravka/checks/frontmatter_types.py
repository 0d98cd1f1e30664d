"""Checks of how a generator reads plain values: numbers, dates, yes and no for text. Lists are elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pravka import presets
from pravka.document import Document, Entry, Flaw, Span
from pravka.findings import Edit, Hit
from pravka.frontmatter import dates, reading
from pravka.waking import needs

TEXT_KEYS = frozenset(
    """title subtitle description summary excerpt lead preview headline slug author name caption alt
    tags categories category keywords authors""".split()
)
LIST_KEYS = frozenset({"tags", "categories", "keywords", "authors", "aliases"})
SINGLE_KEYS = frozenset({"title", "description", "slug", "date"})  # hold one text or one day
NAMING_KEYS = frozenset({"title", "tags", "categories", "category", "author", "authors"})
VERSION_KEYS = frozenset({"version", "ver", "release", "since", "min_version", "python", "node"})
WORDS_FOR_YES = {"да": "true", "нет": "false", "истина": "true", "ложь": "false"}

COLOUR = r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\Z"
CONVERTS = frozenset({"hugo", "docusaurus"})  # take a number as text and the reverse: spf13/cast, Joi's convert
STRICT = frozenset({"astro"})  # Zod's z.string() stops the build at a number


def _odd(doc: Document) -> Sequence[tuple[Entry, Any, str]]:
    """Return the plain scalars that the site's reader does not read as text."""
    found: list[tuple[Entry, Any, str]] | None = doc.memo.get("front-matter.odd")
    if found is None:
        rows = reading.read_special(doc, presets.of(doc.settings.preset).dialect)
        found = doc.memo["front-matter.odd"] = [row for row in rows if not isinstance(row[1], str)]
    return found


def _quoting(entry: Entry, raw: str, safe: bool, level: str = "", **fields: str) -> Hit:
    quoted = f'"{raw}"' if '"' not in raw else f"'{raw}'"
    return Hit(entry.value, (quoted,), safe, (), {"key": reading.name(entry), **fields}, level)


@needs(part=["yaml"])
def cut_off(doc: Document) -> Iterator[Hit]:
    """Find text after a space and `#`: YAML takes it for a comment."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None or front.format != "yaml" or not preset.dialect:
        return
    if doc.text.find("#", front.body.start, front.body.end) < 0:
        return
    for entry in front.entries:
        if entry.style not in {"plain", "null"} or (isinstance(entry.path[-1], int) and entry.style == "null"):
            continue
        if doc.text[entry.value.end : entry.value.end + 1] not in {" ", "\t"}:
            continue
        stop = doc.text.find("\n", entry.value.end, front.body.end)
        tail = doc.text[entry.value.end : stop if stop >= 0 else front.body.end].rstrip()
        m = re.match(r"[ \t]+(#)[\w№]", tail)
        of_text = reading.name(entry) in TEXT_KEYS or (entry.style == "null" and re.search(COLOUR, tail))
        if (
            m is None
            or not of_text
            or (entry.style == "plain" and not isinstance(reading.agreed(doc.text[slice(*entry.inner)]), str))
        ):
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
        flaw.span,
        flaw.replacements,
        flaw.safe,
        also,
        {
            "key": reading.name(entry),
            "tail": doc.text[at:end],
            "left_ru": f"останется «{kept}»" if kept else "ничего не останется",
            "left_en": f"only “{kept}” is left" if kept else "nothing is left",
        },
    )


@needs(part=["special value"])
def read_as_number(doc: Document) -> Iterator[Hit]:
    """Find text that is read as a number, worst where the number is another one: 010, 1.10, 12:30."""
    preset = presets.of(doc.settings.preset)
    for entry, value, raw in _odd(doc):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            continue
        name, same = reading.name(entry), str(value) == raw
        of_text = preset.keys.get(name) == presets.TEXT or name in TEXT_KEYS
        changed = not same and (
            (raw[:1] == "0" and len(raw) > 1 and "." not in raw) or ":" in raw or name in VERSION_KEYS
        )
        if not (of_text or changed) or (same and preset.name in CONVERTS):
            continue
        yield _quoting(
            entry,
            raw,
            of_text,
            "info" if same and preset.name not in STRICT else "",
            value=f"{value:g}" if value != int(value) else str(int(value)),
        )


@needs(part=["special value"])
def read_as_date(doc: Document) -> Iterator[Hit]:
    """Find text that is read as a date."""
    preset = presets.of(doc.settings.preset)
    for entry, value, raw in _odd(doc):
        if (
            isinstance(value, (date, ValueError))
            and reading.name(entry) in TEXT_KEYS
            and preset.keys.get(reading.name(entry)) != presets.DATE
        ):
            yield _quoting(entry, raw, True)


@needs(part=["special value"])
def read_as_boolean(doc: Document) -> Iterator[Hit]:
    """Find words that are read as true or false where text is meant."""
    preset = presets.of(doc.settings.preset)
    for entry, value, raw in _odd(doc):
        name = reading.name(entry)
        plainly = raw.lower() in {"true", "false"}  # `layout: false` is lawful, `lang: no` is Norwegian
        of_text = name in NAMING_KEYS if plainly else name in TEXT_KEYS or preset.keys.get(name) == presets.TEXT
        if isinstance(value, bool) and of_text:
            yield _quoting(entry, raw, True, value="true" if value else "false")


@needs(part=["special value"])
def read_as_null(doc: Document) -> Iterator[Hit]:
    """Find `~` and `null` where text is meant."""
    for entry, value, raw in _odd(doc):
        if value is None and raw and reading.name(entry) in TEXT_KEYS - LIST_KEYS:
            yield _quoting(entry, raw, False)


@needs(part=["list value", "map value"])
def list_for_string(doc: Document) -> Iterator[Hit]:
    """Find a list or a table where one text belongs."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None or front.format == "toml":
        return
    top = reading.keys(doc).top
    entries = [(name, entry) for name in SINGLE_KEYS & top.keys() for entry in top[name]]
    for name, entry in entries:
        if entry.style not in {"list", "map"}:
            continue
        is_dates = name == "date" and entry.style == "map"  # Material for MkDocs: created and updated
        if preset.keys.get(name) != presets.ANY and not is_dates:
            raw = doc.text[slice(*entry.value)]
            if raw.startswith(("{{", "{%")):
                continue  # a template's tag, which the syntax rules know
            inner = re.fullmatch(r"\[\s*([^\[\],]*?)\s*\]", raw)
            fix = (inner[1],) if inner and inner[1] else ()
            yield Hit(entry.value, fix, False, (), {"key": name})


@needs(
    part=[
        f"{key.lower()}:"
        for preset in presets.ALL
        for key, kind in preset.keys.items()
        if kind in (presets.BOOL, presets.NUMBER)
    ]
)
def wrong_type(doc: Document) -> Iterator[Hit]:
    """Find values that are not true or false, or no number, where the generator wants such."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None or not preset.dialect:
        return
    for entry in front.entries:
        if len(entry.path) != 1:
            continue
        kind = preset.keys.get(reading.name(entry) if preset.folds else str(entry.path[0]))
        if kind not in (presets.BOOL, presets.NUMBER):
            continue
        value = reading.value(front, doc.text, entry, preset.dialect)
        if preset.name in CONVERTS and isinstance(value, str) and re.fullmatch(r"true|false|-?\d+", value.strip()):
            continue
        if kind == presets.BOOL and isinstance(value, str) and value.strip() and not dates.read(value):
            yield from _not_boolean(entry, value.strip(), front.format)
        elif kind == presets.NUMBER and isinstance(value, str) and value.strip():
            fix = (value.strip(),) if re.fullmatch(r"-?\d+(?:\.\d+)?", value.strip()) else ()
            yield Hit(
                entry.value, fix, False, (), {"key": reading.name(entry), "wanted_ru": "число", "wanted_en": "a number"}
            )


def _not_boolean(entry: Entry, value: str, form: str) -> Iterator[Hit]:
    if "{" in value:
        return  # a template's tag
    fix = WORDS_FOR_YES.get(value.lower()) or {"yes": "true", "no": "false", "on": "true", "off": "false"}.get(
        value.lower()
    )
    fix = fix or (value.lower() if value.lower() in {"true", "false"} else "")
    fields = {"key": reading.name(entry), "wanted_ru": "true или false", "wanted_en": "true or false"}
    yield Hit(entry.value, (fix,) if fix else (), False, (), fields)
