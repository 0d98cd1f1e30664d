"""What a post has, told in one pass over its structure: the names of parts that wake checks (see `pravka.waking`).

A part only says that a check may find something. It may be there without a flaw, never the reverse: the conditions
here are those a check begins with, or weaker. The checks keep their own, as they are also called by themselves.

    heading, list, code …            the kinds of blocks
    link, image, bare …              the kinds of links
    unquoted-colon …                 the flaws of metadata
    metadata; yaml, toml …           that there is any; its format
    title:, tags: …                  its keys at any depth, in small letters
    map value …                      the styles of its values
    special value                    a plain YAML scalar that may be no text, or has several lines
    ```, ```bash, ~~~ …              code without a language, in a language (small letters), in fences of the rarer sign
    paragraph at # …                 a paragraph that begins with #, * or _
    and the names below that say themselves what they stand for
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pravka import outline
from pravka.document import Document, FrontMatter
from pravka.frontmatter import reading

MARKS = frozenset("#*_")
BULLETS = "-*+"


def of(doc: Document) -> set[str]:
    """Name what the post has."""
    found = set(doc.kinds())
    if doc.front:
        found.update(_of_front(doc, doc.front))
    if doc.links:
        found.update([link.kind for link in doc.links])
        found.update(_of_addresses([link.url for link in doc.links]))
    if "heading" in found:
        found.update(_of_headings(doc))
    if "list" in found:
        found.update(_of_lists(doc))
    if "code" in found:
        found.update(_of_code(doc))
    if "paragraph" in found:
        found.update(_of_paragraphs(doc))
    return found


def _of_front(doc: Document, front: FrontMatter) -> Iterator[str]:
    yield "metadata"
    yield front.format
    for flaw in front.flaws:
        yield flaw.kind
    for step in reading.keys(doc).steps:
        yield step + ":"
    for style in {entry.style for entry in front.entries}:
        yield style + " value"
    if reading.special(doc):
        yield "special value"


def _of_addresses(urls: Iterable[str]) -> Iterator[str]:
    joined = "\n" + "\n".join(urls)
    if "\n#" in joined:
        yield "anchor"
    if "\nhttp:" in joined:
        yield "http address"
    if any([url[1:2] == ":" or url[:5] == "file:" for url in urls]):  # noqa: C419 - a generator would cost more
        yield "disk address"


def _of_headings(doc: Document) -> set[str]:
    text, before = doc.text, 0
    found: set[str] = set()
    if 1 in [block.level for block in doc.of_kind("heading")]:
        found.add("h1")
    for heading in outline.of(doc):
        block, title = heading.block, heading.title
        start, end = block.span
        source = text[start:end]
        if "**" in source or "__" in source:
            found.add("bold heading")
        if "  " in source or "\t" in source:
            found.add("spaced heading")
        if source.endswith(("#", "#\n")):
            found.add("closed heading")
        if block.info == "setext":
            found.add("setext heading")
        if before and heading.level > before + 1:
            found.add("skipped level")
        before = heading.level
        if not title:
            found.add("untitled heading")
        elif title[0].isdigit():
            found.add("numbered heading")
        stop = block.text[1]
        if text[stop - 1 : stop] in ".,;:":
            found.add("heading with a stop")
        if start and text[start - 1] in " \t":
            found.add("indented heading")
        if not outline.is_parted(text, block.span):
            found.add("glued heading")
        if outline.may_be_blank(doc, heading.body):
            found.add("bare heading")
    return found


def _of_paragraphs(doc: Document) -> Iterator[str]:
    text, firsts, is_long = doc.text, set(), False
    for block in doc.of_kind("paragraph"):
        start, end = block.span
        firsts.add(text[start : start + 1])
        is_long = is_long or text.find("\n", start, end) >= 0
    if is_long:
        yield "paragraph of lines"
    for mark in firsts & MARKS:
        yield f"paragraph at {mark}"


def _of_lists(doc: Document) -> Iterator[str]:
    text, blocks = doc.text, doc.blocks
    for number in doc.numbers("list"):
        block = blocks[number]
        if block.parent < 0 and not text.startswith("\n\n", max(block.span.start - 2, 0)):
            yield "glued list"
    items = doc.numbers("item")
    if len(items) >= outline.LEAST_ITEMS:
        yield "three items"
    bullets = set()
    for number in items:
        start = blocks[number].span.start
        marker = text[start]
        if marker not in BULLETS:
            yield "numbered item"
        else:
            bullets.add(marker)
            if text[start + 2 : start + 3] in (" ", "\t"):
                yield "spaced item"
        if start and text[start - 1] != "\n":
            yield "indented item"
    if len(bullets) > 1:
        yield "mixed bullets"


def _of_code(doc: Document) -> Iterator[str]:
    text = doc.text
    for block in doc.of_kind("code"):
        yield "```" + block.info.lower()
        if text.startswith("~", block.span.start):
            yield "~~~"
        if block.parent < 0 and not outline.is_parted(text, block.span):
            yield "glued code"
