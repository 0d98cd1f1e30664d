"""Syntax that Markdown itself does not know, found before parsing: Liquid, Hugo, `:::`, MkDocs, kramdown, MDX.

`find` gives the masks of a text, `apply` makes the text the Markdown parser sees: as long as the source, the foreign
syntax replaced by filler. No Markdown is parsed here; where code stands is told by the caller.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pravka.document import BORDER, MARKUP, OBJECT, Span
from pravka.markdown.draft import Leaf

# Noncharacters of Unicode: the parser takes them for letters, and no text has them.
OBJECT_FILLER, MARKUP_FILLER = "\ufdd0", "\ufdd1"
SIGNS = {  # by their first characters: one that stands nowhere spares the search for several
    "{": ("{%", "{{", "{:", "{#", "{.", "{ ", "{/"),
    "[": ("[!", "[[", "[TOC", "[toc"),
    "*": ("*[",),
    ":": (":::",),
    "!": ("!!!",),
    "?": ("???",),
    "=": ('=== "',),
    "i": ("import ",),
}
CLOSERS = {"{%": "%}", "{{": "}}", "{{<": ">}}", "{{%": "%}}", "{#": "#}", "{/*": "*/}"}
# tags whose body is no prose
CODE_TAGS = frozenset(
    """highlight codeblock code comment mermaid math katex latex plantuml graphviz chart schema style stylesheet
    javascript script gist jsfiddle codetabs prism snippet tex""".split()
)
# Liquid tags that leave nothing in the text; other ones put something there
SILENT_TAGS = frozenset(
    """if elsif elseif else endif unless endunless case when endcase for endfor break continue cycle raw endraw assign
    capture endcapture comment endcomment increment decrement note endnote cut endcut list endlist tabs tab endtabs
    endtab spoiler endspoiler details enddetails hint endhint stepper endstepper step endstep blockquote endblockquote
    quote endquote liquid layout block endblock set endset macro endmacro""".split()
)
HEAD_WIDTH = 4  # of the list marker that stands for the head of an indented block
LONGEST = 4000  # code points of one tag; a longer one is an opening mark that stands there by chance


class Mask(NamedTuple):
    """Foreign syntax at start..end.

    kind    markup: of no width; object: something stands there; item: the head of an indented block;
            blank: whole lines, given to the parser as a declaration of HTML, which ends lists and paragraphs
    leaf    the block it makes, if any
    """

    start: int
    end: int
    kind: str
    leaf: Leaf | None = None


def wanted(text: str, mdx: bool) -> bool:
    """Tell cheaply whether there may be anything to mask."""
    if mdx and ("{" in text or "<" in text):
        return True
    return any(sign in text for first, signs in SIGNS.items() if first in text for sign in signs)


def find(text: str, start: int, code: Sequence[tuple[int, int]], mdx: bool) -> list[Mask]:
    """Return the masks in order, none overlapping; `code` are the spans of code, sorted."""
    in_code = _finder(code)
    found = [m for m in _tags(text, start) if not in_code(m.start)]
    found = list(_bodies(text, found))
    taken = _finder([Span(m.start, m.end) for m in found])
    found += [m for m in _lines(text, start) if not (in_code(m.start) or taken(m.start))]
    if mdx:
        found.sort()
        taken = _finder([Span(m.start, m.end) for m in found])
        found += [m for m in _mdx(text, start, found) if not (in_code(m.start) or taken(m.start))]
    return list(_settle(text, _disjoint(sorted(found))))


def apply(text: str, masks: Iterable[Mask]) -> str:
    """Return the text with filler in place of the masked syntax."""
    parts, end = [], 0
    bullets = "-*+"
    for number, mask in enumerate(masks):
        parts.append(text[end : mask.start])
        end = mask.end
        width = end - mask.start
        match mask.kind:
            case "blank":
                blanks = _blanks().sub(" ", text[mask.start : end])
                parts.append(f"<!a{blanks[3:-1]}>" if width > 3 else blanks)
            case "item":
                parts.append(bullets[number % 3].ljust(HEAD_WIDTH).ljust(width, MARKUP_FILLER)[:width])
            case "object":
                parts.append(OBJECT_FILLER * width)
            case _:
                parts.append(MARKUP_FILLER * width)
    return "".join([*parts, text[end:]])


def unfill(prose: str, masks: Iterable[Mask]) -> str:
    """Turn filler in prose into the masks of `Document.prose`."""
    parts, end = [], 0
    for mask in masks:
        if mask.kind in ("blank", "item"):
            parts += [prose[end : mask.start], _solid().sub(MARKUP, prose[mask.start : mask.end])]
            end = mask.end
    prose = "".join([*parts, prose[end:]]).replace(MARKUP_FILLER, MARKUP)
    return re.sub(f"{OBJECT_FILLER}+", lambda m: OBJECT + MARKUP * (len(m[0]) - 1), prose)


def is_filled(piece: str) -> bool:
    """Tell whether foreign syntax stood in a piece of what the parser saw."""
    return OBJECT_FILLER in piece or MARKUP_FILLER in piece


@cache
def _solid() -> re.Pattern[str]:
    return re.compile(f"[^{BORDER}{MARKUP}]")


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(r"[^\r\n]")


def _finder(spans: Sequence[tuple[int, int]]) -> Callable[[int], bool]:
    starts = [start for start, _ in spans]

    def covers(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < spans[index][1]

    return covers


@cache
def _delimiters() -> re.Pattern[str]:
    return re.compile(r"\{\{[<%]?|\{%|\{#(?=\s)|\{/\*|[%>]\}\}+|\}\}+|%\}|\#\}|\*/\}")


def _tags(text: str, start: int) -> Iterator[Mask]:
    """Yield the tags of templates: each opening mark with the closing one that follows, if it is of its kind."""
    opener: re.Match[str] | None = None
    for mark in _delimiters().finditer(text, start):
        if mark[0] in CLOSERS:
            opener = mark
        elif opener:
            begin, end = opener.start(), mark.end()
            closer = CLOSERS[opener[0]]
            if mark[0].rstrip("}") == closer.rstrip("}") and mark[0].startswith(closer) and end - begin <= LONGEST:
                if opener[0] in ("{/*", "{#"):
                    yield Mask(begin, end, "markup", Leaf("comment", Span(begin, end)))
                elif not re.search(r"\n[ \t]*\r?\n", text[begin:end]):
                    yield Mask(begin, end, _tag_kind(opener[0], text[begin:end]))
            opener = None


def _tag_kind(opener: str, tag: str) -> str:
    if opener == "{%":
        return "markup" if _name(tag) in SILENT_TAGS else "object"
    return "object"


def _name(tag: str) -> str:
    found = re.match(r"\{[{%]?[{%<]?[-\s]*(/?[\w.-]*)", tag)
    return found[1].rstrip("-") if found else ""


def _bodies(text: str, tags: Iterable[Mask]) -> Iterator[Mask]:
    """Join a tag whose body is no prose with its end tag and all between."""
    opened: tuple[str, Mask] | None = None
    inner: list[Mask] = []
    for tag in tags:
        source = text[tag.start : tag.end]
        name = "" if tag.leaf else _name(source)
        if opened:
            if name in (f"end{opened[0]}", f"/{opened[0]}"):
                yield _body(text, opened[0], Span(opened[1].start, tag.end))
                opened, inner = None, []
            else:
                inner.append(tag)
        elif name in CODE_TAGS and not source.endswith("/>}}") and source[:3] != "{{ ":
            opened = name, tag
        else:
            yield tag
    if opened:  # never closed: a tag like any other
        yield opened[1]
        yield from inner


def _body(text: str, name: str, span: Span) -> Mask:
    head = text[span.start : span.start + 200]
    language = re.match(r"[{%<\s-]*[\w-]+\s+[\"']?([\w+#-]*)", head)
    if name == "comment":
        return Mask(*span, "markup", Leaf("comment", span))
    return Mask(*span, "object", Leaf("code", span, language[1] if language else ""))


@cache
def _line_patterns() -> re.Pattern[str]:
    return re.compile(
        r"""
        ^(?P<directive>[ \t>]*:{3,}[ \t]*\{?(?P<name>[\w-]*)[^\n]*+)                # ::: note, ::: at the end
      | ^(?P<admonition>[ \t]*(?:!!!|\?\?\?)\+?[ ]+(?P<sort>[\w-]+)[^\n]*+)         # !!! note "Title"
      | ^(?P<tab>[ \t]*===[!+]?[ ]+"[^"\n]*+"[ \t]*)$                              # === "Tab"
      | ^(?P<abbreviation>\*\[[^\]\n]+\]:[^\n]*+)                                   # *[HTML]: its meaning
      | ^(?P<contents>[ ]*(?:[*+-]|1\.)[ ][^\n]*+(?=\n[ ]*\{:toc))                   # * TOC, replaced by {:toc}
      | (?P<attributes>\{:{1,2}/?[^{}\n]*+\})                                       # kramdown {: .note #id}
      | (?P<list>(?<=\S)[ ]?\{[ ]?(?:[.#][\w-]|[\w-]+=)[^{}\n]*+\})                 # attr_list { .note width=50 }
      | ^[ \t]*(?:>[ \t]*)+(?P<callout>\[!\w+\][+-]?)                               # > [!note]
      | ^[ \t]*(?P<toc>\[\[?_?toc_?\]?\])[ \t]*$                                    # [TOC]
      | ^(?P<module>import[ ][^\n;'"]*+(?:['"][^'"\n]*+['"]);?[ \t]*\r?)$           # import X from "y"
        """,
        re.VERBOSE | re.MULTILINE | re.IGNORECASE,
    )


def _lines(text: str, start: int) -> Iterator[Mask]:
    """Yield what is told by its line or its braces alone."""
    for m in _line_patterns().finditer(text, start):
        kind = m.lastgroup or ""
        if m["directive"] is not None:
            begin = m.start() + len(m[0]) - len(m[0].lstrip(" \t>"))
            leaf = Leaf("directive", Span(begin, m.end()), m["name"])
            yield Mask(begin, m.end(), "blank", leaf if m["name"] else None)
        elif m["admonition"] is not None or m["tab"] is not None:
            begin = m.start() + len(m[0]) - len(m[0].lstrip())
            yield Mask(begin, m.end(), "item", Leaf("directive", Span(begin, m.end()), (m["sort"] or "tab").lower()))
        elif kind in ("module", "abbreviation", "contents"):
            yield Mask(*m.span(kind), "blank")
        else:
            yield Mask(*m.span(kind), "markup")


@cache
def _mdx_patterns() -> re.Pattern[str]:
    return re.compile(
        r"""
        ^(?P<module>(?:import|export)\b[^\n]*+(?>(?:\n[ \t]*+[^\s][^\n]*+)*))     # to the next empty line
      | (?P<brace>\\?[{}])
      | (?P<tag></?(?:[A-Z][\w.]*+)?>|</?[A-Z][\w.:-]*+                         # components, fragments
            (?>(?:[^<>"']++|"[^"]*"|'[^']*')*)>)
        """,
        re.VERBOSE | re.MULTILINE,
    )


def _mdx(text: str, start: int, found: Sequence[Mask]) -> Iterator[Mask]:
    """Yield import and export, {expressions} and the tags of components."""
    # expressions first: a tag's attributes may hold them, with `>` inside
    braces = re.compile(r"(?<!\\)[{}]").finditer(text, start)
    taken = _finder([Span(m.start, m.end) for m in found])
    expressions = [Mask(*pair, "object") for pair in _outermost(braces, taken)]
    yield from expressions
    bare = apply(text, _disjoint(sorted([*found, *expressions])))
    for m in _mdx_patterns().finditer(bare, start):
        if m.lastgroup == "module":
            yield Mask(m.start(), m.end(), "blank")
        elif m.lastgroup == "tag":
            kind = "object" if m[0].endswith("/>") and len(m[0]) > 3 else "markup"
            yield Mask(m.start(), m.end(), kind)


def _outermost(braces: Iterable[re.Match[str]], taken: Callable[[int], bool]) -> Iterator[Span]:
    """Yield the outermost pairs of braces."""
    opened: list[int] = []
    pairs: list[Span] = []
    for brace in braces:
        if taken(brace.start()):
            continue
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            span = Span(opened.pop(), brace.end())
            while pairs and pairs[-1].start > span.start:
                pairs.pop()
            pairs.append(span)
    yield from pairs


def _disjoint(masks: Iterable[Mask]) -> Iterator[Mask]:
    end = 0
    for mask in masks:
        if mask.start >= end:
            yield mask
            end = mask.end


def _settle(text: str, masks: Iterable[Mask]) -> Iterator[Mask]:
    """Blank tags that have their lines for themselves."""
    run: list[Mask] = []
    for mask in masks:
        if run and not _is_space(text, run[-1].end, mask.start):
            yield from _settle_run(text, run)
            run = []
        run.append(mask)
    yield from _settle_run(text, run)


def _settle_run(text: str, run: list[Mask]) -> Iterator[Mask]:
    alone = run and _starts_line(text, run[0].start) and _ends_line(text, run[-1].end)
    for mask in run:
        plain_output = mask.kind == "object" and text.startswith("{{ ", mask.start)  # {{ x }}: a word of the paragraph
        yield mask._replace(kind="blank") if alone and mask.kind != "item" and not plain_output else mask


def _is_space(text: str, start: int, end: int) -> bool:
    return end - start < 80 and not text[start:end].strip(" \t")


def _starts_line(text: str, offset: int) -> bool:
    begin = text.rfind("\n", max(0, offset - 80), offset) + 1
    return (begin > 0 or offset < 80) and not text[begin:offset].strip(" \t>\ufeff")


def _ends_line(text: str, offset: int) -> bool:
    end = text.find("\n", offset, offset + 80)
    return not text[offset : end if end >= 0 else offset + 80].strip()
