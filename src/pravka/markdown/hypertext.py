"""HTML inside Markdown turned into prose: its text is read, its tags are masked."""

from __future__ import annotations

import re
from functools import cache

from pravka.document import MARKUP, OBJECT, Link, Span
from pravka.markdown import addresses, tags
from pravka.markdown.draft import Draft

NOWHERE = Span(0, 0)


class Hypertext:
    """Reads tags, one by one or a block of them, into the draft.

    hidden   the element that is open and whose text is not prose, "" if none
    is_new   no tag was read since the last block ended
    """

    def __init__(self, source: str, draft: Draft, links: list[Link]) -> None:
        self.hidden = ""
        self.is_new = True
        self._source, self._draft, self._links = source, draft, links
        self._anchors: list[tuple[Span, Span]] = []  # <a>: the tag, its href

    def reset(self) -> None:
        """Forget what is open: a block ended."""
        self.hidden, self.is_new = "", True
        self._anchors.clear()

    def read_block(self, block: str, offset: int) -> None:
        """Read a block of HTML that stands at `offset`: each of its block elements ends a paragraph."""
        done = 0
        for match in tags.pattern().finditer(block):
            self._put(block[done : match.start()], offset + done)
            self.read_tag(match, offset, is_block=True)
            done = match.end()
        self._put(block[done:], offset + done)
        self._end_paragraph()

    def _put(self, piece: str, begin: int) -> None:
        if not piece or self.hidden:
            return
        if self._draft.host is None:
            solid = piece.lstrip(" \t\r\n\0")
            if not solid:
                return
            begin += len(piece) - len(solid)
            piece = solid
            self._draft.open_text("paragraph", begin)
        self._draft.put(begin, _indents().sub(lambda m: MARKUP * len(m[0]), piece) if "\n" in piece else piece)

    def _end_paragraph(self) -> None:
        if self._draft.host:
            end = self._draft.host.last
            while self._source[end - 1] in " \t\r\n":
                end -= 1
            self._draft.close_text(end)

    def read_tag(self, match: re.Match[str] | None, offset: int = 0, is_block: bool = False) -> None:
        """Take a tag, a comment or (in a block of HTML) an entity."""
        if not match:
            return
        self.is_new = False
        tag = tags.read(match, offset)
        name, span = tag.name, tag.span
        if self.hidden:
            if tag.kind == "close" and name == self.hidden:
                self.hidden = ""
                self._draft.pad(span.end)
        elif tag.kind == "comment":
            self._draft.add("comment", span)
        elif name in tags.HIDDEN and tag.kind == "close":
            return
        elif name in tags.OBJECTS or tag.kind == "entity":
            if is_block and not self._draft.host:
                self._draft.open_text("paragraph", span.start)
            self._object(tag, match[0])
        elif name in tags.HIDDEN:
            self.hidden = name if tag.kind == "open" else ""
            self._end_paragraph() if is_block else self._draft.put_border(span.start)
        elif name in ("br", "hr"):
            self._draft.put_border(span.start)
        elif name == "a":
            self._anchor(tag, match[0])
        elif name in tags.INLINE:
            return
        elif is_block:
            self._end_paragraph()
        elif name in tags.BLOCKS:
            self._draft.put_border(span.start)
        elif tag.kind == "void":
            self._draft.put_object(*span)

    def _object(self, tag: tags.Tag, source: str) -> None:
        if tag.name == "img":
            self._image(tag.span, source)
            return
        self._draft.put_object(*tag.span)
        if tag.kind == "open":
            self.hidden = tag.name

    def _image(self, span: Span, source: str) -> None:
        alt, address = tags.attribute(source, "alt", span.start), tags.attribute(source, "src", span.start)
        self._draft.put(span.start, OBJECT)
        if alt and alt.start < alt.end:
            self._draft.add_text("alt", alt, mask_escapes(self._source[slice(*alt)]), span)
        self._draft.pad(span.end)
        target = address or NOWHERE
        self._links.append(Link("image", span, alt or NOWHERE, target, self._source[slice(*target)]))

    def _anchor(self, tag: tags.Tag, source: str) -> None:
        if tag.kind == "close":
            if self._anchors:
                opening, href = self._anchors.pop()
                whole, text = Span(opening.start, tag.span.end), Span(opening.end, tag.span.start)
                self._links.append(Link("link", whole, text, href, addresses.unescape(self._source[slice(*href)])))
            return
        address = tags.attribute(source, "href", tag.span.start)
        if address:
            self._anchors.append((tag.span, address))


@cache
def _indents() -> re.Pattern[str]:
    return re.compile(r"(?<=\n)[ \t]+")


@cache
def _escapes() -> re.Pattern[str]:
    return re.compile(r"\\(?=[!-/:-@\[-`{-~])|&(?:\#\w{1,7}|[A-Za-z]\w{1,31});")


def mask_escapes(piece: str) -> str:
    """Mask the backslashes of escapes, and entities, in text the parser reports resolved."""
    if "\\" not in piece and "&" not in piece:
        return piece
    return _escapes().sub(lambda m: MARKUP if m[0] == "\\" else OBJECT + MARKUP * (len(m[0]) - 1), piece)
