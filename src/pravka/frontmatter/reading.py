"""What a value means to a generator's reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pravka.document import Document, Entry, FrontMatter
from pravka.frontmatter.quoted import unquote
from pravka.frontmatter.scalars import may_be_special, resolve

STRINGS = frozenset({"single", "double", "basic", "literal", "folded"})


class Keys(NamedTuple):
    """The keys of the metadata in small letters: what tells at once that a check has nothing to look at.

    top     the entries of the top level by their keys
    roots   the first steps of all paths
    steps   all steps of all paths, positions in lists among them: whatever `name` may give
    """

    top: Mapping[str, list[Entry]]
    roots: frozenset[str]
    steps: frozenset[str]


def keys(doc: Document) -> Keys:
    """Give the keys of a document, read once; none without metadata."""
    found: Keys | None = doc.memo.get("front-matter.keys")
    if found is None:
        found = doc.memo["front-matter.keys"] = _read_keys(doc.front.entries if doc.front else ())
    return found


def _read_keys(entries: Sequence[Entry]) -> Keys:
    top: dict[str, list[Entry]] = {}
    roots: set[str | int] = set()
    steps: set[str | int] = set()
    for entry in entries:
        path = entry.path
        steps.update(path)
        roots.add(path[0])
        if len(path) == 1:
            top.setdefault(str(path[0]).lower(), []).append(entry)
    return Keys(top, _small(roots), _small(steps))


def _small(steps: set[str | int]) -> frozenset[str]:
    return frozenset([str(step).lower() for step in steps])


def value(front: FrontMatter, text: str, entry: Entry, dialect: str) -> Any:
    """Give the value of an entry as a YAML dialect reads it; TOML and JSON have types of their own.

    The dialect "plain" stands for any reader: what they do not agree on stays text.
    """
    raw = text[entry.inner.start : entry.inner.end]
    if entry.style == "plain" and front.format == "yaml" and "\n" not in raw:
        if not dialect:
            return raw
        return agreed(raw) if dialect == "plain" else resolve(raw, dialect)
    if front.values is not None:
        return _walk(front.values, entry.path)
    if entry.style in {"single", "double"} and front.format == "yaml" and "\n" not in raw:
        return unquote(text[entry.value.start : entry.value.end])
    if entry.style == "bool":  # of a TOML or JSON block that is broken elsewhere
        return raw == "true"
    if entry.style == "number":
        return _number(raw)
    return None if entry.style == "null" else raw


def _number(raw: str) -> Any:
    try:
        return float(raw.replace("_", ""))
    except ValueError:
        return raw


def special(doc: Document) -> list[tuple[Entry, str]]:
    """Give the plain YAML scalars that may be no text of one line, as written; worked out once a document."""
    found: list[tuple[Entry, str]] | None = doc.memo.get("front-matter.special")
    if found is None:
        front, text = doc.front, doc.text
        entries = front.entries if front and front.format == "yaml" else ()
        rows = [(entry, text[slice(*entry.inner)]) for entry in entries if entry.style == "plain"]
        found = doc.memo["front-matter.special"] = [row for row in rows if may_be_special(row[1])]
    return found


def read_special(doc: Document, dialect: str) -> list[tuple[Entry, Any, str]]:
    """Give the same with their values by a dialect; none if every value is text to it."""
    front = doc.front
    if front is None or not dialect:
        return []
    return [(entry, value(front, doc.text, entry, dialect), raw) for entry, raw in special(doc)]


def name(entry: Entry) -> str:
    """Give the key of an entry in small letters; for an item of a list that of the list."""
    for step in reversed(entry.path):
        if isinstance(step, str):
            return step.lower()
    return ""


def agreed(raw: str) -> Any:
    """Give what readers of YAML 1.1 and 1.2 agree on; text if they differ."""
    old, new = resolve(raw, "pyyaml"), resolve(raw, "js-yaml")
    return raw if isinstance(old, str) or isinstance(new, str) else old


def string(front: FrontMatter, text: str, entry: Entry) -> str:
    """Give the text of a scalar; plain ones as they are written."""
    if entry.style in STRINGS:
        found = value(front, text, entry, "")
        return found if isinstance(found, str) else ""
    return text[entry.inner.start : entry.inner.end]


def _walk(values: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values
