"""The whole way of a text to a Document: front matter, foreign syntax, Markdown, addresses, suppressions."""

from __future__ import annotations

from pyromark import Options, events_with_range

from pravka import frontmatter
from pravka.document import OBJECT, Document, Link, Settings, Span
from pravka.markdown import addresses, masks, mutes
from pravka.markdown.draft import Draft
from pravka.markdown.events import Cursor, Walk

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
    source = whole = _encodable(text)
    foreign = _foreign(source, start, path)
    if foreign:
        source = masks.apply(source, foreign)
    draft = Draft(text, [mask.leaf for mask in foreign if mask.leaf])
    if front:
        for entry, piece in frontmatter.prose_values(front, text):
            key = ".".join(str(step) for step in entry.path)
            draft.add_text("value", entry.inner, piece, entry.inner, info=key)
    walk = Walk(source, start, draft, {mask.start: mask.kind for mask in foreign if mask.kind in ("item", "blank")})
    walk.run(events_with_range(source[start:], options=OPTIONS))
    links = [*walk.links, *_define(source, start, draft)]
    prose, blocks = draft.finish()
    if whole is not text:
        prose = "".join(mark if mark != "?" or char == "?" else OBJECT for mark, char in zip(prose, text, strict=True))
    if foreign:
        prose = masks.unfill(prose, foreign)
        links = [link._replace(url=text[slice(*link.target)]) if masks.is_filled(link.url) else link for link in links]
    links.sort(key=lambda link: link.span)
    prose, bare = addresses.mask(prose, links)
    comments = (block.span for block in blocks if block.kind == "comment")
    muted = mutes.collect(text, front, comments)
    links = sorted([*links, *bare], key=lambda link: link.span)
    return Document(path, text, prose, front, blocks, tuple(links), muted, settings)


def _encodable(text: str) -> str:
    """Replace lone surrogates, which UTF-8 cannot hold, one for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _foreign(source: str, start: int, path: str) -> list[masks.Mask]:
    mdx = path.lower().endswith(".mdx")
    if not masks.wanted(source, mdx):
        return []
    return masks.find(source, start, _code_spans(source, start), mdx)


def _code_spans(source: str, start: int) -> list[Span]:
    """Find fenced and inline code: what looks foreign in there is not."""
    spans = []
    body = source[start:]
    cursor = Cursor(body.encode(), start)
    for event, place in events_with_range(body, options=OPTIONS):
        if type(event) is dict and ("Code" in event or _is_fence(event.get("Start"))):
            begin = cursor.at(place["start"])
            spans.append(Span(begin, cursor.at(place["end"])))
    return spans


def _is_fence(tag: object) -> bool:
    return type(tag) is dict and type(tag.get("CodeBlock")) is dict


def _define(source: str, start: int, draft: Draft) -> list[Link]:
    """Add the reference definitions, which the parser does not report, to the draft; return them as links."""
    found = []
    is_free = draft.free()
    for link, title in addresses.definitions(source, start):
        if is_free(link.span.start):
            found.append(link)
            draft.insert("definition", link.span)
            if title.start < title.end:
                draft.insert("link-title", title, text=title)
    return found
