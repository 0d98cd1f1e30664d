"""Checks of links: addresses, anchors, references, the words one clicks on. No network."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

from pravka import anchors, outline
from pravka.document import MARKUP, TEXT_KINDS, Block, Document, Link, Span
from pravka.findings import Edit, Hit
from pravka.waking import needs

LINKS = ("link", "reference")
ADDRESSED = ("link", "image", "autolink", "bare", "definition")  # kinds with an address of their own
TRACKING = r"(?:utm_[a-z]+|fbclid|gclid|yclid|ysclid|msclkid|mc_[ce]id|igshid|_openstat|from_source)"
TEMPLATE = "{<%[$"  # the rest of such an address is written by the generator
REVERSED = r"""
    (?<![\w\])])\((?P<text>[^()\n]+)\)                                          # (text)
    \[(?P<url>(?:https?://|\.{0,2}/|\#|mailto:)[^\s\[\]]*+|[^\s\[\]]+\.(?:html?|md))\]  # [address]
"""
SPACED = r"""
    \]\((?P<url>(?:https?://|\.{0,2}/)?[^\s()<>"'«»]++(?:[ ][^\s()<>"'«»]++)+        # ](an address
    )\)
"""
# this machine and its neighbours, examples, names of XML namespaces
LOCAL = r"""
    (?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|\[::1\]|[\w-]+(?:[:/]|$)
      |[\w.-]+\.(?:local|test|example|localhost)\b|(?:www\.)?example\.|www\.w3\.org/)
"""
# generators for which a relative address is counted from the file, not from the page it becomes
BESIDE = frozenset({"", "plain", "docusaurus", "vitepress", "mkdocs", "astro", "diplodoc"})
FOLDERS = ("", "static", "public", "assets", "source", "docs", "content")
FILES = (*".md .mdx .html .htm .png .jpg .jpeg .gif .svg .webp .pdf".split(),)
LONGEST = 60  # of the link texts that may be vague
PAGES = (".md", ".mdx", ".markdown")


@needs(part=["link"])
def empty(doc: Document) -> Iterator[Hit]:
    """Find links that lead nowhere and links one cannot see."""
    for link in doc.links:
        if link.kind != "link":
            continue
        if not link.url.strip() or link.url.strip() == "#":
            yield Hit(link.span, fields={"text": outline.title(doc, link.text)})
        elif link.text.start == link.text.end and doc.text.startswith("[", link.span.start):
            yield Hit(link.span, fields={"text": link.url})


@needs(text=["]"])
def reversed_brackets(doc: Document) -> Iterator[Hit]:
    """Find (text)[address]."""
    for m, start in _search(doc, REVERSED):
        span = Span(start + m.start(), start + m.end())
        middle = start + m.end("text")
        yield Hit(
            Span(span.start, span.start + 1),
            ("[",),
            also=(Edit(middle, middle + 2, "]("), Edit(span.end - 1, span.end, ")")),
            fields={"text": m["text"], "url": m["url"]},
        )


@needs(text=["]"])
def space_before_address(doc: Document) -> Iterator[Hit]:
    """Find [text] (address): the space makes it plain text."""
    for m, start in _search(doc, r"\[[^\[\]\n]+\](?P<gap>[ \u00a0]+)\((?:https?://|\.{0,2}/|mailto:)[^\s()]+\)"):
        yield Hit(Span(start + m.start("gap"), start + m.end("gap")), ("",), fields={"text": m[0]})


@needs(text=["]"])
def space_in_address(doc: Document) -> Iterator[Hit]:
    """Find [text](an address with spaces): Markdown does not take it for a link."""
    for m, start in _search(doc, SPACED):
        if not m["url"].lower().endswith(FILES):
            continue
        url = Span(start + m.start("url"), start + m.end("url"))
        yield Hit(url, (m["url"].replace(" ", "%20"),), fields={"url": m["url"]})


@needs(part=["link", "reference", "image"])
def inner_spaces(doc: Document) -> Iterator[Hit]:
    """Find spaces between the brackets and the text of a link, or its address."""
    for link in doc.links:
        start, end = link.target.start, link.target.start
        if start and doc.text[start - 1] in " \t" and link.kind in ("link", "image"):
            while doc.text[start - 1] in " \t":
                start -= 1
            if doc.text[start - 2 : start] == "](":
                yield Hit(Span(start, end), ("",), safe=True)
        start, end = link.text
        text = doc.text[start:end].strip(" \u00a0")
        if len(text) == end - start or link.kind not in LINKS:
            continue
        text = doc.text[start:end]
        if not text.strip() or not doc.text.startswith("[", link.span.start):
            continue
        left, right = len(text) - len(text.lstrip(" \u00a0")), len(text) - len(text.rstrip(" \u00a0"))
        if left:
            yield Hit(Span(start, start + left), ("",), safe=doc.text[start - 2 : start - 1] in (" ", "\n"))
        if right:
            yield Hit(Span(end - right, end), ("",), safe=doc.text[link.span.end : link.span.end + 1] in " \n.,;:!?)")


@needs(text=["]"])
def undefined_reference(doc: Document) -> Iterator[Hit]:
    """Find [text][label] whose label is defined nowhere."""
    for m, start in _search(doc, r"(?<![\w\]\\)])\[(?P<text>[^\[\]\n]+)\]\[(?P<label>[^\[\]\n]*)\](?![\[(\w])"):
        label = m["label"] or m["text"]
        is_words = re.search(r"[^\W\d_]{2}", m["text"]) and not label.startswith("^")
        if is_words and not any(sign in label for sign in TEMPLATE):
            yield Hit(Span(start + m.start(), start + m.end()), fields={"label": label})


@needs(text=["]"])
def undefined_footnote(doc: Document) -> Iterator[Hit]:
    """Find marks of footnotes without a text."""
    for m, start in _search(doc, r"\[\^(?P<label>[^\s\[\]]+)\](?!:)"):
        yield Hit(Span(start + m.start(), start + m.end()), fields={"label": m["label"]})


@needs(part=["footnote"])
def unused_footnote(doc: Document) -> Iterator[Hit]:
    """Find texts of footnotes without a mark."""
    used = {link.label for link in doc.links if link.kind == "footnote"}
    for block in doc.of_kind("footnote"):
        if block.info.casefold() not in used:
            yield Hit(Span(block.span.start, block.span.start + len(block.info) + 4), fields={"label": block.info})


@needs(part=["definition"])
def unused_definition(doc: Document) -> Iterator[Hit]:
    """Find reference definitions no link uses. `[//]: #` is a comment."""
    used = {link.label for link in doc.links if link.kind in ("reference", "image-reference")}
    for link in _definitions(doc):
        if link.label not in used and not link.label.startswith(("//", "comment", "#")):
            yield Hit(link.span, fields={"label": link.label})


@needs(part=["definition"])
def duplicate_definition(doc: Document) -> Iterator[Hit]:
    """Find labels defined again: only the first holds. With the same address that is no harm."""
    first: dict[str, Link] = {}
    for link in _definitions(doc):
        known = first.setdefault(link.label, link)
        if known is not link and not link.label.startswith("//"):
            level = "info" if known.url == link.url else ""
            yield Hit(link.span, fields={"label": link.label, "url": known.url}, level=level)


@needs(part=["anchor"])
def missing_anchor(doc: Document) -> Iterator[Hit]:
    """Find links to a place of this page that is not there."""
    for link in doc.links:
        if link.url[:1] != "#" or len(link.url) < 2 or link.kind not in ("link", "definition"):
            continue
        anchor = link.url[1:]
        if any(sign in anchors.unquote(anchor) for sign in TEMPLATE) or anchor.startswith((":~:", "L")):
            continue
        if anchors.canonical(anchor) in anchors.of(doc):
            continue
        if anchors.is_free(doc) and anchors.is_spelled(doc, anchor):
            continue
        span = Span(link.target.start + 1, link.target.end)
        level = "info" if anchors.is_free(doc) else ""
        yield Hit(span, anchors.nearest(doc, anchor), fields={"anchor": anchors.unquote(anchor)}, level=level)


@needs(part=ADDRESSED)
def missing_file(doc: Document) -> Iterator[Hit]:
    """Find links to pages, and images, whose file is not there. Only where the place of the post is known."""
    if not doc.path:
        return
    for link in doc.links:
        if link.kind != "image" and ".m" not in link.url.lower() and "%" not in link.url:
            continue  # no page, unless a sign of its ending is written as %2E
        is_image = link.kind == "image" and doc.settings.preset in BESIDE
        url = anchors.unquote(link.url.partition("#")[0].partition("?")[0])
        if link.target.start == link.target.end or not (is_image or url.lower().endswith(PAGES)):
            continue
        if doc.settings.preset == "zola" and url.startswith("@/"):
            url = os.path.join(os.path.abspath(doc.settings.root), "content", url[2:]) if doc.settings.root else ""
            if url and not os.path.exists(url):
                yield Hit(link.target, fields={"url": link.url})
            continue
        if url.startswith(("/", "~")) or ":" in url or "." not in url or any(sign in url for sign in TEMPLATE):
            continue
        if not _exists(doc, url):
            # a folder that is not there at all: images kept elsewhere, a partial checkout
            level = "info" if is_image and not any(_folders(doc, os.path.dirname(url))) else ""
            yield Hit(link.target, fields={"url": url}, level=level)


@needs(part=["bare"])
def bare_address(doc: Document) -> Iterator[Hit]:
    """Find addresses without brackets: not every program makes a link of them."""
    for link in doc.links:
        if link.kind == "bare" and "://" in link.url and not doc.path.lower().endswith(".mdx"):
            yield Hit(link.span, (f"<{doc.text[slice(*link.span)]}>",), fields={"url": link.url})


@needs(part=["http address"])
def http(doc: Document) -> Iterator[Hit]:
    """Find addresses without encryption, local ones aside."""
    for link in doc.links:
        if link.url.startswith("http://") and link.target.end and not _is_local(link.url):
            start = link.target.start
            yield Hit(Span(start, start + len("http")), ("https",), fields={"url": link.url})


@needs(part=ADDRESSED)
def tracking(doc: Document) -> Iterator[Hit]:
    """Find parameters of advertising and statistics."""
    for link in doc.links:
        url = doc.text[link.target.start : link.target.end]
        if "=" not in url or "?" not in url:
            continue
        for start, end in _join(url):
            span = Span(link.target.start + start, link.target.start + end)
            yield Hit(span, ("",), fields={"parameters": url[start:end].strip("?&")})


@needs(part=LINKS)
def vague_text(doc: Document, *, texts: Sequence[str] = ()) -> Iterator[Hit]:
    """Find links whose words say nothing of where they lead; `texts` in small letters."""
    for link in doc.links:
        if link.kind in LINKS and 0 < link.text.end - link.text.start < LONGEST:
            prose = doc.prose[link.text.start : link.text.end]
            if "\ufffc" in prose:
                continue
            words = " ".join(prose.replace(MARKUP, "").split()).casefold().strip(" .,:;!…»«→>")
            if words in texts:
                yield Hit(_solid(doc, link.text), fields={"text": words})


@needs(part=["disk address"])
def local_address(doc: Document) -> Iterator[Hit]:
    """Find addresses of files on the author's own disk."""
    for link in doc.links:
        url = link.url
        if url[1:2] != ":" and url[:5] != "file:":
            continue
        if link.kind in ("link", "image", "definition") and re.match(r"file:|[A-Za-z]:[\\/]", url):
            yield Hit(link.target, fields={"url": link.url})


def _exists(doc: Document, url: str) -> bool:
    """Tell whether a file is there: beside the post as a rule, so that the other folders need no look."""
    if os.path.exists(os.path.join(os.path.dirname(doc.path), url)):
        return True
    folder, name = os.path.split(url)
    return any(os.path.exists(os.path.join(place, name)) for place in _folders(doc, folder))


def _folders(doc: Document, folder: str) -> list[str]:
    """Return the places a folder of addresses has on the disk, "" for the current one."""
    known: dict[str, list[str]] = doc.memo.setdefault("folders of addresses", {})
    if folder not in known:
        bases = [os.path.dirname(doc.path), *(os.path.join(doc.settings.root, name) for name in FOLDERS)]
        places = [os.path.join(base, folder) for base in bases]
        known[folder] = [place for place in places if not place or os.path.exists(place)]
    return known[folder]


def _definitions(doc: Document) -> list[Link]:
    return [link for link in doc.links if link.kind == "definition"]


def _search(doc: Document, pattern: str) -> Iterator[tuple[re.Match[str], int]]:
    """Search the source of text blocks for brackets the parser took for text: all of them must be prose."""
    for block in _bracketed(doc):
        start, end = block.text
        for m in re.finditer(pattern, doc.text[start:end], re.VERBOSE):
            brackets = [start + m.start() + k for k, c in enumerate(m[0]) if c in "[]"]
            if all(doc.prose[at] in "[]" for at in brackets):
                yield m, start


def _bracketed(doc: Document) -> list[Block]:
    """Return the text blocks with square brackets in their prose."""
    found: list[Block] | None = doc.memo.get("bracketed")
    if found is None:
        texts = (block for block in doc.blocks if block.kind in TEXT_KINDS and block.kind != "value")
        found = [block for block in texts if "]" in doc.prose[slice(*block.text)]]
        doc.memo["bracketed"] = found
    return found


def _join(url: str) -> list[tuple[int, int]]:
    """Return the ranges of the parameters, neighbours joined; a `?` left alone goes too."""
    found: list[tuple[int, int]] = []
    for m in re.finditer(rf"(?<=[?&]){TRACKING}=[^&#]*&?", url):
        if found and found[-1][1] == m.start():
            found[-1] = (found[-1][0], m.end())
        else:
            found.append(m.span())
    if found and url[found[-1][0] - 1] in "?&" and (found[-1][1] == len(url) or url[found[-1][1]] == "#"):
        found[-1] = (found[-1][0] - 1, found[-1][1])
    return found


def _is_local(url: str) -> bool:
    host = re.sub(r"^http://(?:[^@/]*@)?", "", url)
    return bool(re.match(LOCAL, host, re.VERBOSE))


def _solid(doc: Document, span: Span) -> Span:
    text = doc.text[slice(*span)]
    return Span(span.start + len(text) - len(text.lstrip()), span.end - len(text) + len(text.rstrip()))
