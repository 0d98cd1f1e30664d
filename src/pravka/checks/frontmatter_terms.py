"""Checks of tags, categories and files that the metadata names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

from pravka.document import Document, Entry, Span
from pravka.facts import PARTING
from pravka.findings import Hit
from pravka.frontmatter import reading
from pravka.waking import needs

TERM_KEYS = frozenset({"tags", "categories", "keywords"})
FILE_KEYS = frozenset(
    """image cover thumbnail photo og_image hero_image heroimage featured_image header_image preview_image banner
    src""".split()
)
IMAGE = r"\.(?:png|jpe?g|webp|gif|svg|avif)\Z"
FILE = rf"(?:\.{{0,2}}/)?[^\s:?\#{{}}<>]+{IMAGE}"
FILE_FOLDERS = """static public assets src source content docs images img src/assets docs/public assets/images
    assets/img static/images static/img src/images""".split()


@needs(part=[f"{key}:" for key in TERM_KEYS])
def untrimmed_term(doc: Document) -> Iterator[Hit]:
    """Find tags with spaces at their ends, inside the quotes."""
    for entry, raw in _terms(doc):
        trimmed = raw.strip(" \t\u00a0")
        if trimmed and trimmed != raw and entry.style in {"single", "double", "basic"}:
            yield Hit(entry.inner, (trimmed,), True, (), {"tag": trimmed})


def _terms(doc: Document) -> Sequence[tuple[Entry, str]]:
    """Return the items of tags and categories with their raw texts."""
    if doc.front is None or reading.keys(doc).steps.isdisjoint(TERM_KEYS):
        return ()
    found: list[tuple[Entry, str]] | None = doc.memo.get("front-matter.terms")
    if found is None:
        found = doc.memo["front-matter.terms"] = list(_read_terms(doc))
    return found


def _read_terms(doc: Document) -> Iterator[tuple[Entry, str]]:
    assert doc.front
    for entry in doc.front.entries:
        is_item = len(entry.path) > 1 and entry.path[-2] in TERM_KEYS and isinstance(entry.path[-1], int)
        if is_item and entry.style not in {"map", "list", "null", "alias"}:
            yield entry, doc.text[slice(*entry.inner)]
        elif doc.front.format == "pelican" and entry.path[-1] in TERM_KEYS:
            yield from _parted(doc, entry)


def _parted(doc: Document, entry: Entry) -> Iterator[tuple[Entry, str]]:
    """Yield the tags of a line of Pelican's, parted by commas, as items of a list."""
    start = entry.inner.start
    for number, m in enumerate(re.finditer(PARTING["pelican"]["tags"], doc.text[slice(*entry.inner)])):
        span = Span(start + m.start(), start + m.end())
        yield Entry((*entry.path, number), Span(span.start, span.start), span, span, "plain"), m[0]


@needs(part=[f"{key}:" for key in TERM_KEYS])
def repeated_term(doc: Document) -> Iterator[Hit]:
    """Find a tag that stands twice in one list, also in other letters' case."""
    seen: dict[tuple[str | int, str], str] = {}
    for entry, raw in _terms(doc):
        key = (entry.path[0], " ".join(raw.split()).lower().replace("ё", "е"))
        if key in seen:
            cut = _cut(doc, entry)
            yield Hit(
                cut or entry.value, ("",) if cut else (), seen[key] == raw and cut is not None, (), {"tag": raw.strip()}
            )
        seen.setdefault(key, raw)


def _cut(doc: Document, entry: Entry) -> Span | None:
    """Give what to take out with an item that is not the first: its comma, or its whole line."""
    start, end = entry.value
    if m := re.search(r"\s*,\s*\Z", doc.text[max(start - 80, 0) : start]):
        return Span(max(start - 80, 0) + m.start(), end)
    line = doc.text.rfind("\n", 0, start) + 1
    if re.fullmatch(r"[ \t]*-[ \t]+", doc.text[line:start]):
        stop = doc.text.find("\n", end)
        return Span(line, stop + 1) if stop >= 0 and not doc.text[end:stop].strip() else None
    return None


@needs(part=[f"{key}:" for key in FILE_KEYS])
def missing_file(doc: Document) -> Iterator[Hit]:
    """Find images named in the metadata that are not there.

    Where no image lies in any of the folders, the checkout may be without its images: then it is advice only.
    """
    root = doc.settings.root
    if doc.front is None or not root or not doc.path or reading.keys(doc).steps.isdisjoint(FILE_KEYS):
        return
    for entry in doc.front.entries:
        name = reading.name(entry)
        if name not in FILE_KEYS or entry.style in {"list", "map", "null"}:
            continue
        raw = reading.string(doc.front, doc.text, entry)
        if not re.fullmatch(FILE, raw) or raw.startswith("//"):
            continue
        from urllib.parse import unquote

        places = [os.path.join(folder, unquote(raw).lstrip("/")) for folder in _folders(doc)]
        if not any(os.path.exists(place) for place in places):
            level = "" if any(_has_images(os.path.dirname(place)) for place in places) else "info"
            yield Hit(entry.inner, (), False, (), {"file": raw}, level)


def _folders(doc: Document) -> list[str]:
    """List where generators look for files: beside the post, the site's root, its usual folders."""
    root, here = doc.settings.root, os.path.dirname(doc.path)
    return [here, os.path.join(root, here), root, *(os.path.join(root, folder) for folder in FILE_FOLDERS)]


def _has_images(folder: str) -> bool:
    try:
        return any(re.search(IMAGE, name) for name in os.listdir(folder))
    except OSError:
        return False
