"""The parser's events turned into prose, blocks and links. Every range of pyromark is in bytes of UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pravka.document import MARKUP, OBJECT, Link, Span
from pravka.markdown import addresses, tags
from pravka.markdown.draft import Draft
from pravka.markdown.hypertext import Hypertext, mask_escapes
from pravka.markdown.masks import HEAD_WIDTH, MARKUP_FILLER

INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
CONTAINERS = {
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
    "Table": "table",
    "DefinitionListDefinition": "item",
}
TEXTS = frozenset({"Paragraph", "DefinitionListTitle", "TableCell", "Heading"})
KINDS = {"Link": ("link", "reference"), "Image": ("image", "image-reference")}  # with an address of its own, without
EMPTY = Span(0, 0)
BLANK = b" \t\r\n"
new = tuple.__new__  # takes a third of the time of a NamedTuple's own constructor


class Cursor:
    """Turns offsets into UTF-8 into offsets into the text; cheap as long as they grow."""

    __slots__ = ("byte", "char", "raw")

    def __init__(self, raw: bytes, start: int) -> None:
        self.raw, self.byte, self.char = raw, 0, start

    def at(self, byte: int) -> int:
        """Return the offset in code points."""
        if byte > self.byte:
            self.char += len(self.raw[self.byte : byte].decode("utf-8", "ignore"))
        elif byte < self.byte:
            self.char -= len(self.raw[byte : self.byte].decode("utf-8", "ignore"))
        self.byte = byte
        return self.char


class Walk:
    """One pass over the events of a text.

    `foreign` tells where foreign syntax was replaced: by an item of a list that stands for the head of an indented
    block (MkDocs), or by a declaration of HTML that stands for lines of their own.
    """

    def __init__(self, source: str, raw: bytes, start: int, draft: Draft, foreign: Mapping[int, str]) -> None:
        self.links: list[Link] = []
        self.code: list[tuple[int, int]] = []  # fenced and inline: start and end
        self.draft = draft
        self._source, self._foreign = source, foreign
        self._contents = {start + HEAD_WIDTH for start, kind in foreign.items() if kind == "item"}
        self._raw = raw  # of the source from `start` on
        self._cursor = Cursor(raw, start)
        self._lists: list[bool] = []  # the lists that are open: real or not
        self._items: list[bool] = []
        self._is_header = False
        self._is_tight = False  # in a paragraph without events of its own
        self._inline_end = 0  # of the last inline event
        self._hypertext = Hypertext(source, draft, self.links)
        self._is_mute = False  # in code or an autolink
        self._images = 0  # images that are open, one inside another
        self._open_links: list[tuple[int, dict[str, Any]]] = []
        self._html: list[tuple[int, str]] | None = None
        self._blank_end = self._solid_end = -1

    def run(self, events: Iterable[tuple[Any, Any]]) -> None:
        """Read all events."""
        for event, place in events:
            if type(event) is str:
                self._break(event, place["start"], place["end"])
                continue
            name, value = event.popitem()
            if name == "Text":
                if not self._is_mute and place["start"] < place["end"]:  # an empty one is an indentation made up
                    self._text(value, place["start"], place["end"])
            elif name == "Start":
                self._start(value, place["start"])
            elif name == "End":
                self._end(value, place["end"])
            elif name == "Html":
                self._html_line(place["start"], place["end"])
            elif name == "Code":
                self._code(place["start"], place["end"])
            else:
                self._leaf(name, value, place["start"], place["end"])

    def _text(self, value: str, start: int, end: int) -> None:
        cursor = self._cursor
        begin = cursor.char if start == cursor.byte else cursor.at(start)
        piece, raw = value, self._raw[start:end]
        if raw != value.encode():  # encoding takes half the time of decoding
            piece = raw.decode("utf-8", "ignore")
        cursor.byte = end
        self._inline_end = cursor.char = begin + len(piece)
        if self.draft.host is None:
            self._open_tight(begin)
        if self._hypertext.hidden:
            return
        if piece == value:
            if piece[0] == MARKUP_FILLER and self.draft.starts_text():
                begin += len(piece) - len(piece.lstrip(MARKUP_FILLER + " "))
                piece = piece.lstrip(MARKUP_FILLER + " ")
            if piece:
                self.draft.put(begin, piece)
        else:
            self.draft.put_object(begin, self._inline_end)

    def _break(self, name: str, start: int, end: int) -> None:
        begin = self._cursor.at(start)
        if name == "Rule":
            if self._is_tight:
                self._close_tight()
            self.draft.add("rule", Span(begin, self._cursor.at(self._solid(end))))
        elif not self._hypertext.hidden and not self._is_mute:
            if name == "SoftBreak" and not self.draft.starts_text():
                self.draft.put(begin, self._raw[start:end].decode("utf-8", "ignore"))
            elif name == "HardBreak":
                self.draft.put_border(begin)

    def _code(self, start: int, end: int) -> None:
        begin = self._cursor.at(start)
        stop = self._inline_end = self._cursor.at(end)
        if self.draft.host is None:
            self._open_tight(begin)
        if not self._hypertext.hidden:
            self.draft.put_object(begin, stop)
            self.code.append((begin, stop))

    def _leaf(self, name: str, value: Any, start: int, end: int) -> None:
        begin = self._cursor.at(start)
        stop = self._inline_end = self._cursor.at(end)
        if self.draft.host is None:
            if name == "TaskListMarker":
                return
            self._open_tight(begin)
        if name == "InlineHtml":
            self._hypertext.read_tag(tags.pattern().match(self._source, begin, stop))
        elif self._hypertext.hidden:
            return
        elif name == "FootnoteReference":
            self.draft.put_object(begin, stop)
            mark = Span(begin + 2, stop - 1)
            self.links.append(Link("footnote", Span(begin, stop), mark, EMPTY, label=value.casefold()))
        elif name == "InlineMath" and "\\" not in value and _cyrillic().search(value):
            self.draft.put(begin, self._source[begin:stop])  # sums of money: «от $5 до 10$»
        elif name != "TaskListMarker":
            self.draft.put_object(begin, stop)
            if name == "DisplayMath":
                self.draft.add("math", Span(begin, stop))

    def _start(self, tag: Any, start: int) -> None:
        name: str
        value: Any
        name, value = (tag, None) if type(tag) is str else tag.popitem()
        begin = self._cursor.at(start)
        if name in INLINE:
            if self.draft.host is None:
                self._open_tight(begin)
            if name == "Link":
                self._open_links.append((begin, value))
                self._is_mute = value["link_type"] in ("Autolink", "Email")
            elif name == "Image":
                self._open_links.append((begin, value))
                self._open_image(begin)
            self._inline_end = begin + 1
            return
        if self._is_tight:
            self._close_tight()
        if name in TEXTS:
            self._start_text(name, value, begin)
        elif name == "List":
            self._lists.append(self._foreign.get(begin) != "item")
            if self._lists[-1]:
                self.draft.open("list", begin, len(self._lists), "bullet" if value is None else "ordered")
        elif name == "Item":
            while self._source.startswith((" ", "\t"), begin):  # of items that stand further right than the first
                begin += 1
            self._items.append(self._foreign.get(begin) != "item")
            if self._items[-1]:
                self.draft.open("item", begin, len(self._lists))
        elif name in CONTAINERS:
            self.draft.open(CONTAINERS[name], begin, info=(value or "") if type(value) is str else "")
        elif name == "CodeBlock":
            self._is_mute = True
            language = _language().match(value["Fenced"]) if type(value) is dict else None
            self.draft.open("code", begin, info=language[0] if language else "")
        elif name == "HtmlBlock":
            self._html = []
        elif name == "TableHead":
            self._is_header = True

    def _start_text(self, name: str, value: Any, begin: int) -> None:
        if name == "Heading":
            info = "atx" if self._source.startswith("#", begin) else "setext"
            self.draft.open_text("heading", begin, int(value["level"][1]), info)
        elif name == "TableCell":
            self.draft.open_text("cell", begin, 0 if self._is_header else 1)
        else:
            self.draft.open_text("paragraph", begin)

    def _end(self, tag: Any, end: int) -> None:
        name = tag if type(tag) is str else next(iter(tag))
        if name in INLINE:
            self._inline_end = self._end_link(name, end) if name in KINDS else self._cursor.at(end)
            return
        if self._is_tight:
            self._close_tight()
        if name in TEXTS:
            if not self._hypertext.is_new:
                self._hypertext.reset()
            stop = self._cursor.at(self._solid(end) if name != "TableCell" else end)
            self.draft.close_text(stop, drop=self.draft.host is not None and self.draft.host.start in self._contents)
        elif name == "List":
            if self._lists.pop():
                self.draft.close(self._cursor.at(self._solid(end)))
        elif name == "Item":
            if self._items.pop():
                self.draft.close(self._cursor.at(self._solid(end)))
        elif name in CONTAINERS:
            self.draft.close(self._cursor.at(self._solid(end)))
        elif name == "CodeBlock":
            self._is_mute = False
            self._end_code(self._cursor.at(self._solid(end)))
        elif name == "HtmlBlock":
            self._read_html()
        elif name == "TableHead":
            self._is_header = False

    def _end_code(self, end: int) -> None:
        node = self.draft.close(end)
        if self._source.startswith(("```", "~~~"), node.start):
            self.code.append((node.start, end))

    def _end_link(self, name: str, end: int) -> int:
        text_end = self._inline_end
        stop = self._cursor.at(end)
        begin, data = self._open_links.pop()
        self._is_mute = False
        kind = data["link_type"]
        if kind in ("Autolink", "Email"):
            span = new(Span, (begin + 1, stop - 1))
            self.links.append(Link("autolink", new(Span, (begin, stop)), span, span, data["dest_url"]))
            if not self._hypertext.hidden:
                self.draft.put_object(begin, stop)
            return stop
        bracket = self._source.find("]", text_end, stop)
        if bracket < 0:
            bracket = text_end
        is_image, is_inline = name == "Image", kind == "Inline"
        target, title = self._address(bracket + 1, stop) if is_inline else (EMPTY, EMPTY)
        if is_image:
            self._close_image(stop)
        if title.start < title.end and not self._hypertext.hidden:
            self.draft.add_text("link-title", title, mask_escapes(self._source[slice(*title)]), title)
        if is_image and not (self._hypertext.hidden or self._images):
            self.draft.pad(stop)
        text = new(Span, (begin + (2 if is_image else 1), bracket))
        label = addresses.label(data["id"]) if data["id"] else ""
        what = KINDS[name][0 if is_inline else 1]
        self.links.append(Link(what, new(Span, (begin, stop)), text, target, data["dest_url"], label))
        return stop

    def _open_image(self, begin: int) -> None:
        """Give the alt text a block of its own; an image inside an alt text is no more than its own alt text."""
        self._images += 1
        if self._images == 1:
            if not self._hypertext.hidden:
                self.draft.put(begin, OBJECT)
            self.draft.open_text("alt", begin)

    def _close_image(self, end: int) -> None:
        self._images -= 1
        if not self._images:
            self.draft.close_text(end)

    def _address(self, start: int, end: int) -> tuple[Span, Span]:
        """Find the address and the title in `(address "title")`."""
        source = self._source
        begin = start + 1
        while begin < end - 1 and source[begin] in " \t\r\n>":
            begin += 1
        if source.startswith("<", begin):
            stop = source.find(">", begin, end)
            target = Span(begin + 1, stop if stop >= 0 else end - 1)
            after = target.end + 1
        else:
            found = _address().match(source, begin, end - 1)
            target = new(Span, (begin, found.end() if found else begin))
            after = target.end
        title = _title().fullmatch(source, after, end - 1) if after < end - 1 else None
        return target, Span(*title.span(2)) if title else EMPTY

    def _open_tight(self, begin: int) -> None:
        """Open the paragraph of a tight item: the parser reports its text without one."""
        self._is_tight = True
        self.draft.open_text("paragraph", begin)

    def _close_tight(self) -> None:
        self._is_tight = False
        if not self._hypertext.is_new:
            self._hypertext.reset()
        self.draft.close_text(self._inline_end)

    def _solid(self, end: int) -> int:
        """Move an offset in bytes before the blanks that precede it."""
        if end != self._blank_end:
            self._blank_end = end
            while end > 0 and self._raw[end - 1] in BLANK:
                end -= 1
            self._solid_end = end
        return self._solid_end

    def _html_line(self, start: int, end: int) -> None:
        begin = self._cursor.at(start)
        piece = self._raw[start:end].decode("utf-8", "ignore")
        if self._html is not None:
            self._html.append((begin, piece))

    def _read_html(self) -> None:
        """Read a block of HTML: its text is prose, each of its block elements ends a paragraph."""
        lines, self._html = self._html or [], None
        if not lines:
            return
        start = at = lines[0][0]
        parts = []
        for begin, piece in lines:
            parts += [MARKUP * (begin - at), piece]
            at = begin + len(piece)
        block = "".join(parts)
        end = start + len(block.rstrip(" \t\r\n\0"))
        start += len(block) - len(block.lstrip(" \t\r\n"))
        if self._foreign.get(start) == "blank":
            return
        only = tags.pattern().fullmatch(self._source, start, end) if block.lstrip().startswith("<!--") else None
        if only:
            self.draft.add("comment", Span(start, end))
            return
        self.draft.open("html", start)
        self._hypertext.read_block(block, lines[0][0])
        self.draft.close(end)
        self._hypertext.reset()


@cache
def _cyrillic() -> re.Pattern[str]:
    return re.compile("[А-яё]")


@cache
def _language() -> re.Pattern[str]:
    return re.compile(r"[^\s,{]*")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"\S*")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(r"""[\s>]+(["'(])(.*)["')]\s*""", re.DOTALL)
