"""The whole way of a text to a Document: front matter, foreign syntax, Markdown, addresses, suppressions."""

from __future__ import annotations

from pyromark import Options, events_with_range

from pravka import frontmatter
from pravka.document import OBJECT, Document, FrontMatter, Link, Settings
from pravka.markdown import addresses, masks, mutes
from pravka.markdown.draft import Draft
from pravka.markdown.events import Walk

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_MATH
    | Options.ENABLE_GFM
    | Options.ENABLE_DEFINITION_LIST
)


def parse(text: str, path: str = "", settings: Settings = Settings()) -> Document:  # noqa: B008
    """Parse a post; never raises, whatever the text."""
    front = frontmatter.parse(text)
    start = front.span.end if front else int(text.startswith("\ufeff"))
    is_mdx = path.lower().endswith(".mdx")
    foreign: list[masks.Mask] = []
    source = whole = text
    try:
        walk = _walk(text, source, front, start, foreign)
    except UnicodeEncodeError:  # lone surrogates, which UTF-8 cannot hold: replaced one for one
        source = whole = text.encode("utf-8", "replace").decode()
        walk = _walk(text, source, front, start, foreign)
    if masks.wanted(walk.draft.visible(), is_mdx):
        foreign = masks.find(source, start, walk.code, is_mdx)
    if foreign:
        source = masks.apply(source, foreign)
        walk = _walk(text, source, front, start, foreign)
    links = [*walk.links, *_define(source, start, walk.draft)]
    prose, blocks = walk.draft.finish()
    if whole is not text:
        prose = "".join(mark if mark != "?" or char == "?" else OBJECT for mark, char in zip(prose, text, strict=True))
    if foreign:
        prose = masks.unfill(prose, foreign)
        for link in links:
            if masks.is_filled(link.url):
                link.url = text[slice(*link.target)]
    links.sort(key=lambda link: link.span)
    prose, bare = addresses.mask(prose, links)
    comments = (block.span for block in blocks if block.kind == "comment")
    muted = mutes.collect(text, front, comments)
    if bare:
        links = sorted([*links, *bare], key=lambda link: link.span)
    return Document(path, text, prose, front, blocks, tuple(links), muted, settings)


def _walk(text: str, source: str, front: FrontMatter | None, start: int, foreign: list[masks.Mask]) -> Walk:
    """Read the front matter and the Markdown; `source` is the text with foreign syntax filled.

    Raises UnicodeEncodeError if there are lone surrogates in the Markdown.
    """
    draft = Draft(text, [mask.leaf for mask in foreign if mask.leaf])
    if front:
        for entry, piece in frontmatter.prose_values(front, text):
            key = ".".join(str(step) for step in entry.path)
            draft.add_text("value", entry.inner, piece, entry.inner, info=key)
    body = source[start:]
    events = events_with_range(body, options=OPTIONS)  # first: it leaves in `body` the bytes that encode() then copies
    filled = {mask.start: mask.kind for mask in foreign if mask.kind in ("item", "blank")}
    walk = Walk(source, body.encode(), start, draft, filled)
    walk.run(events)
    return walk


def _define(source: str, start: int, draft: Draft) -> list[Link]:
    """Add the reference definitions, which the parser does not report, to the draft; return them as links."""
    seen = list(addresses.definitions(source, start))
    if not seen:
        return []
    found = []
    is_free = draft.free()
    for link, title in seen:
        if is_free(link.span.start):
            found.append(link)
            draft.insert("definition", link.span)
            if title.start < title.end:
                draft.insert("link-title", title, text=title)
    return found
