"""What is remembered of each post for the rules that look at the whole site: small plain data, merged in any order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from pravka import anchors, spellings
from pravka.document import MARKUP, Document, Mute, Settings, Span
from pravka.frontmatter import reading

RUN = MARKUP * 16
SKETCH = 64  # size of the bottom-k sketch: two posts are compared by this many hashes, whatever their length
SHINGLE = 5  # words
WORD = re.compile(r"[^\0-@\W\d_]{2,}")  # [^\W\d_]: that the range up to @ holds no letter is seen at once
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")
PARTS = ("part", "series_part", "series_order", "series_index", "part_number")  # keys that number the posts of a series
# keywords are no taxonomy: they list spellings people search for
TAXONOMIES = {"tags": "tag", "tag": "tag", "categories": "category", "category": "category"}
# what is one term in a string: Jekyll splits tags and categories on blanks, Pelican tags on commas
PARTING = {
    "jekyll": {"tags": r"\S+", "categories": r"\S+"},
    "pelican": {"tags": r"[^\s,](?:[^,\n]*[^\s,])?"},
}


class Term(NamedTuple):
    """A tag or category of a post with its place."""

    kind: str
    text: str
    span: Span


class Named(NamedTuple):
    """A value of the front matter that should be one of a kind (title, slug, permalink) with its place."""

    text: str
    span: Span


class Target(NamedTuple):
    """A link or image to a file of the site: the address as written, unquoted, with its place."""

    url: str
    span: Span
    is_image: bool


class Facts(NamedTuple):
    """A post as the site rules see it; what it holds grows with its headings and local links, not with its text.

    titles    of its headings, each with a line end: a list of strings costs more memory. The anchors are made of them
    ids       its anchors that are written by hand, as the titles
    preset    the generator that makes the others
    spellings the stems that have two spellings (see spellings), each with its first use
    targets   images, and links with an anchor
    sketch    the smallest hashes of its word shingles, sorted
    """

    path: str
    title: Named | None = None
    slug: Named | None = None
    permalink: Named | None = None
    lang: str = ""
    series: str = ""
    part: Named | None = None
    terms: tuple[Term, ...] = ()
    targets: tuple[Target, ...] = ()
    titles: str = ""
    ids: str = ""
    preset: str = "plain"
    spellings: tuple[Named, ...] = ()
    sketch: tuple[int, ...] = ()
    words: int = 0
    mutes: tuple[Mute, ...] = ()


class Site(NamedTuple):
    """All posts and the paths of all files of the site; `settings` are the site's own."""

    facts: tuple[Facts, ...]
    paths: frozenset[str] = frozenset()
    settings: Settings = Settings()


def collect(doc: Document) -> Facts:
    """Take the facts of one document."""
    lower = doc.prose.lower()
    if len(lower) != len(doc.prose):  # «İ» becomes two characters
        lower = doc.prose
    start = doc.front.span.end if doc.front else 0
    body = lower[start:].replace(RUN, "").replace(MARKUP, "")  # code is long runs of them
    words = WORD.findall(body.lower() if lower is doc.prose else body)
    return Facts(
        doc.path,
        title=_named(doc, "title"),
        slug=_named(doc, "slug"),
        permalink=_named(doc, "url" if doc.settings.preset == "hugo" else "permalink"),
        lang=_value(doc, "lang"),
        series=_series(doc),
        part=next(filter(None, (_number(doc, key) for key in PARTS)), None),
        terms=tuple(_terms(doc)),
        targets=tuple(_targets(doc)),
        titles="".join([f"{title}\n" for title in anchors.titles(doc)]),
        ids="".join([f"{name}\n" for name in anchors.written(doc)]),
        preset=doc.settings.preset,
        spellings=tuple(Named(stem, span) for stem, span in spellings.first_uses(lower, words, start)),
        sketch=sketch(words),
        words=len(words),
        mutes=doc.mutes,
    )


def anchors_of(facts: Facts) -> frozenset[str]:
    """Make the anchors of a post, as `anchors.of` does: only few posts are ever linked to by them."""
    return anchors.make(facts.titles.split("\n")[:-1], facts.ids.split("\n")[:-1], facts.preset)


def sketch(words: list[str]) -> tuple[int, ...]:
    """Hash every run of SHINGLE words and keep the smallest hashes (Broder, On the resemblance of documents, 1997)."""
    text = " ".join(words).encode("utf-16-le", "surrogatepass")  # two bytes a letter: places are sums
    ends = list(accumulate([2 * len(word) + 2 for word in words], initial=0))
    hashes = {crc32(text[start : end - 2]) for start, end in zip(ends, ends[SHINGLE:], strict=False)}
    return tuple(_smallest(hashes))


def _smallest(hashes: Collection[int]) -> list[int]:
    """Sort the SKETCH smallest of 32-bit hashes, of many only those among which twice as many are to be expected."""
    if len(hashes) > 4 * SKETCH:
        limit = (2 * SKETCH << 32) // len(hashes)
        few = [number for number in hashes if number < limit]
        hashes = few if len(few) >= SKETCH else hashes
    return sorted(hashes)[:SKETCH]


def resemblance(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimate the share of common shingles (Jaccard) of two posts from their sketches, 0 to 1."""
    lowest = sorted({*a, *b})[:SKETCH]
    return len({*a} & {*b} & {*lowest}) / len(lowest) if lowest else 0.0


def _value(doc: Document, key: str) -> str:
    value = (doc.front.values or {}).get(key) if doc.front else None
    return value if isinstance(value, str) else ""


def _series(doc: Document) -> str:
    """Give the name of the series; of several the first."""
    value = (doc.front.values or {}).get("series") if doc.front else None
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else ""


def _number(doc: Document, key: str) -> Named | None:
    entry = doc.front.entry(key) if doc.front and key in reading.keys(doc).roots else None
    raw = doc.text[slice(*entry.inner)] if entry else ""
    return Named(raw, entry.inner) if entry and raw.isdecimal() and len(raw) < 4 else None


def _named(doc: Document, key: str) -> Named | None:
    text = _value(doc, key)
    entry = doc.front.entry(key) if doc.front and text else None
    return Named(text, entry.inner) if entry and text else None


def _terms(doc: Document) -> Iterable[Term]:
    values = (doc.front.values or {}) if doc.front else {}
    for entry in doc.front.entries if doc.front else ():
        name = str(entry.path[-1 if len(entry.path) == 1 else -2])
        kind = TAXONOMIES.get(name)
        text = _at(values, entry.path) if kind else None
        if kind and isinstance(text, str) and text.strip():
            parting = PARTING.get(doc.settings.preset, {}).get(name, "") if len(entry.path) == 1 else ""
            if parting and entry.style == "plain":
                found = re.finditer(parting, doc.text[slice(*entry.inner)])
                start = entry.inner.start
                yield from (Term(kind, m[0], Span(start + m.start(), start + m.end())) for m in found)
            else:
                yield Term(kind, text.strip(), entry.inner)


def _at(values: object, path: tuple[str | int, ...]) -> object:
    for step in path:
        if isinstance(values, dict):
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            return None
    return values


def _targets(doc: Document) -> Iterable[Target]:
    for link in doc.links:
        if "://" in link.url or link.url.startswith(("mailto:", "tel:", "data:", "{", "//", "#")):
            continue
        is_image = "image" in link.kind or link.url.partition("?")[0].lower().endswith(IMAGES)
        if link.url and (is_image or "#" in link.url):
            yield Target(anchors.unquote(link.url), link.target, is_image)
