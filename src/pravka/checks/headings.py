"""Checks of headings: their levels, their wording, how they are typed. Capital letters are in `capitals`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pravka import outline
from pravka.document import BORDER, MARKUP, Block, Document, Span
from pravka.findings import Edit, Hit
from pravka.outline import Heading
from pravka.waking import needs

# generators whose pages show the first heading of the text instead of the title, or either of them
OWN_H1 = frozenset({"vitepress", "mkdocs", "docusaurus", "diplodoc"})
BOLD = r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"
LONGEST = 500  # of the headings searched for bold words
MASKED = (MARKUP, BORDER)
# words whose full stop belongs to them
ABBREVIATION = r"""
    (?: \b(?:т\.?[ \u00a0]?[дпке]|др|пр|г|гг|в|вв|н\.?[ \u00a0]?э|руб|коп|млн|млрд|тыс|стр|рис|табл|гл|см|ср|англ|лат
        |нем|фр|им|ул|etc|vs|Inc|Ltd|Co|Jr|Sr|St|No|p\.?m|a\.?m|[A-ZА-ЯЁ])
    )\.$
"""


@needs(part=["skipped level"])
def skipped_level(doc: Document) -> Iterator[Hit]:
    """Find headings more than one level below the one before."""
    before = 0
    for heading in outline.of(doc):
        level = heading.level
        if before and level > before + 1 and not _has_html_heading(doc, heading):
            fields = {"before": str(before), "level": str(level)}
            fix = ("#" * (before + 1),) if heading.block.info == "atx" else ()
            yield Hit(_marks(doc, heading), fix, fields=fields)
        before = level


@needs(part=["h1"])
def several_h1(doc: Document) -> Iterator[Hit]:
    """Find a second heading of level 1 in a text without a title of its own."""
    if not _title(doc):
        tops = [heading for heading in outline.of(doc) if heading.block.level == 1]
        yield from (Hit(_text(heading), fields={"first": tops[0].title}) for heading in tops[1:])


@needs(part=["h1"])
def h1_beside_title(doc: Document) -> Iterator[Hit]:
    """Find a heading of level 1 in a text whose front matter has a title."""
    if doc.settings.preset in OWN_H1:
        return
    for heading in outline.of(doc):
        if heading.block.level == 1:
            if _title(doc):
                yield Hit(_text(heading), fields={"title": _title(doc)})
            return


@needs(part=["heading"])
def duplicate(doc: Document) -> Iterator[Hit]:
    """Find headings that repeat an earlier one under the same parent."""
    seen: set[tuple[int, str]] = set()
    for heading in outline.of(doc):
        key = (heading.parent, heading.title.casefold())
        if heading.title and key in seen:
            yield Hit(_text(heading), fields={"title": heading.title})
        seen.add(key)


@needs(part=["untitled heading"])
def empty(doc: Document) -> Iterator[Hit]:
    """Find headings without a word."""
    for heading in outline.of(doc):
        if not heading.title and not doc.text[slice(*heading.block.span)].strip("# \t\r\n=-"):
            yield Hit(heading.block.span)


@needs(part=["bare heading"])
def without_text(doc: Document) -> Iterator[Hit]:
    """Find headings followed by a deeper one at once; the title of the whole post may be."""
    headings = outline.of(doc)
    for heading, following in pairwise(headings):
        if following.level > heading.level > 1 and outline.is_blank(doc, heading.body):
            yield Hit(_text(heading), fields={"title": heading.title, "next": following.title})


@needs(part=["bare heading"])
def empty_section(doc: Document) -> Iterator[Hit]:
    """Find headings with nothing under them: the next one is of the same level or higher, or the text ends."""
    headings = outline.of(doc)
    for place, heading in enumerate(headings):
        ends = place + 1 == len(headings) or headings[place + 1].level <= heading.level
        if ends and len(headings) > 1 and heading.title and outline.is_blank(doc, heading.body):
            yield Hit(_text(heading), fields={"title": heading.title})


@needs(part=["bold heading"])
def bold(doc: Document) -> Iterator[Hit]:
    """Find headings set in bold: the level says enough. A bold word among plain ones is advice only."""
    for heading in outline.of(doc):
        start, end = heading.block.span
        source = doc.text[start:end]
        if ("**" not in source and "__" not in source) or end - start >= LONGEST:
            continue
        found = list(re.finditer(BOLD, source))
        for m in found:
            opening, closing = start + m.start(), start + m.end() - 2
            marks = (opening, opening + 1, closing, closing + 1)
            if any(doc.prose[at] not in MASKED for at in marks) or not doc.prose[opening:closing].strip(MARKUP):
                continue  # plain text, or inside code
            rest = doc.text[start : start + m.start()] + doc.text[start + m.end() : end]
            is_whole = len(found) == 1 and not re.search(r"[^\W\d_]{2}", re.sub(r"\{[^{}]*\}", "", rest))
            fix = Edit(closing, closing + 2, "")
            yield Hit(
                Span(opening, opening + 2),
                ("",),
                safe=is_whole,
                also=(fix,),
                fields={"found": m[2]},
                level="" if is_whole else "info",
            )


@needs(part=["numbered heading"])
def hand_numbered(doc: Document, *, least: int = 2) -> Iterator[Hit]:
    """Find headings numbered by hand, if at least `least` of them are."""
    found = []
    for heading in outline.of(doc):
        if not heading.title[:1].isdigit():
            continue
        m = re.match(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?=\s+\S)", heading.title)
        start = heading.block.text.start
        if m and doc.text.startswith(m[0], start):
            found.append(Span(start, start + m.end()))
    if len(found) >= least:
        yield from (Hit(span) for span in found)


@needs(part=["heading with a stop"])
def final_stop(doc: Document) -> Iterator[Hit]:
    """Find headings that end with a full stop, a comma or a semicolon; a colon is advice only."""
    for heading in outline.of(doc):
        end = heading.block.text.end
        if end <= heading.block.text.start or doc.text[end - 1] not in ".,;:" or doc.prose[end - 1] == "\0":
            continue
        if heading.title.endswith(("..", "…")) or _abbreviated(heading.title) or _is_paragraph(doc, heading):
            continue
        mark = doc.text[end - 1]
        level = "info" if mark == ":" else ""
        yield Hit(Span(end - 1, end), ("",), safe=mark != ":", fields={"mark": mark}, level=level)


@needs(part=["setext heading"])
def accidental(doc: Document) -> Iterator[Hit]:
    """Find paragraphs made headings by a line of hyphens right below, meant as a rule."""
    for heading in outline.of(doc):
        if _is_paragraph(doc, heading):
            lines = outline.lines(doc)
            line = lines.span(lines.number(heading.block.span.end - 1))
            yield Hit(Span(line.start, line.start), (outline.newline(doc),), fields={"title": heading.title[:40]})


@needs(part=["glued heading"])
def blank_line_before(doc: Document) -> Iterator[Hit]:
    """Find headings glued to what stands above."""
    text = doc.text
    first = doc.front.span.end if doc.front else 0
    for heading in outline.of(doc):
        start = heading.block.span.start
        if start > 1 and text.startswith("\n\n", start - 2):
            continue  # an empty line above
        lines = outline.lines(doc)
        number = lines.number(start)
        begin = lines.span(number).start
        if begin > max(first, 1) and lines.content(number - 1).strip() and not _is_tag(lines.content(number - 1)):
            yield Hit(Span(begin, begin), (outline.newline(doc),), safe=True, fields={"title": heading.title})


@needs(part=["glued heading"])
def blank_line_after(doc: Document) -> Iterator[Hit]:
    """Find headings glued to the text below; before another heading `blank_line_before` speaks."""
    text = doc.text
    starts = {heading.block.span.start for heading in outline.of(doc)}
    for heading in outline.of(doc):
        last = max(heading.block.span.end - 1, 0)
        below_at = text.find("\n", last) + 1
        if not below_at or text.startswith("\n", below_at):
            continue  # no line below, or an empty one
        lines = outline.lines(doc)
        number = lines.number(last)
        below = lines.content(number + 1)
        if below.strip() and not _is_tag(below) and lines.span(number + 1).start not in starts:
            at = lines.span(number + 1).start
            yield Hit(Span(at, at), (outline.newline(doc),), safe=True, fields={"title": heading.title})


@needs(part=["heading"])
def generic(doc: Document, *, titles: Sequence[str] = ()) -> Iterator[Hit]:
    """Find headings that would fit any text; `titles` in small letters."""
    for heading in outline.of(doc):
        if heading.title.casefold().strip(" .:!") in titles:
            yield Hit(_text(heading), fields={"title": heading.title})


@needs(part=["heading"])
def only_child(doc: Document) -> Iterator[Hit]:
    """Find sections divided into one part. A post with one heading under its title is no such case."""
    headings = outline.of(doc)
    parents: set[int] = set()
    crowded = {-1}
    for heading in headings:
        (crowded if heading.parent in parents else parents).add(heading.parent)
    lone = parents - crowded
    for heading in headings if lone else ():
        if heading.parent in lone and headings[heading.parent].level > 1:
            yield Hit(_text(heading), fields={"title": heading.title, "parent": headings[heading.parent].title})


@needs(part=["heading"])
def long_section(doc: Document, *, words: int = 1000) -> Iterator[Hit]:
    """Find headings with more than so many words before the next one."""
    for heading in outline.of(doc):
        start, end = heading.body
        if end - start < 2 * words or end - start - doc.prose.count(MARKUP, start, end) < 2 * words:
            continue  # each word has a letter and something between it and the next one; code and markup hold none
        count = outline.words(doc, heading.body)
        if count > words:
            yield Hit(_text(heading), fields={"title": heading.title, "count": str(count), "words": str(words)})


@needs(part=["closed heading"])
def closing_marks(doc: Document) -> Iterator[Hit]:
    """Find the marks of closed headings: ## Text ##."""
    for heading in outline.of(doc):
        start, end = heading.block.span
        if heading.block.info == "atx" and doc.text.endswith(("#", "#\n"), start, end):
            source = doc.text[start:end]
            glued = rf"|(?<=[^\W_])#{{{heading.level}}}$" if heading.level > 1 else ""  # ## Text##
            m = re.search(rf"(?<=\S)[ \t]+#+${glued}", source)
            if m and heading.title:
                yield Hit(Span(start + m.start(), start + m.end()), ("",), safe=True)


@needs(part=["paragraph at #"])
def no_space_after_marks(doc: Document) -> Iterator[Hit]:
    """Find lines meant as headings whose space after the marks is missing; one mark with one word is a hashtag."""
    for block in _marked(doc).get("#", ()):
        line = doc.text[block.span.start : block.span.end].split("\n", 1)[0]
        m = re.match(r"(#{2,6})(?=[^\s#\W])|#(?=[A-ZА-ЯЁ][^#\n]*\s[^#\n]*$)", line)
        if m and block.parent < 0:
            at = block.span.start + m.end()
            yield Hit(Span(at, at), (" ",), safe=len(m[0]) > 1, fields={"marks": m[0]})


@needs(part=["spaced heading"])
def spaces_after_marks(doc: Document) -> Iterator[Hit]:
    """Find more than one space after the marks."""
    for heading in outline.of(doc):
        source = doc.text[slice(*heading.block.span)]
        if "  " not in source and "\t" not in source:
            continue
        m = re.match(r"#+([ \t]{2,}|\t)(?=\S)", source)
        if m and heading.block.info == "atx":
            start = heading.block.span.start
            yield Hit(Span(start + m.start(1), start + m.end(1)), (" ",), safe=True)


@needs(part=["indented heading"])
def indented(doc: Document) -> Iterator[Hit]:
    """Find headings that do not begin their line."""
    for heading in outline.of(doc):
        start = heading.block.span.start
        if doc.text[start - 1 : start] not in " \t":
            continue
        lines = outline.lines(doc)
        line = lines.span(lines.number(start))
        indent = doc.text[line.start : heading.block.span.start]
        if indent and not indent.strip(" \t"):
            yield Hit(Span(line.start, heading.block.span.start), ("",), safe=heading.block.info == "atx")


@needs(part=["paragraph at *", "paragraph at _"])
def emphasis_as_heading(doc: Document, *, words: int = 8) -> Iterator[Hit]:
    """Find paragraphs that are one bold line without a final mark, with text below: a heading in disguise."""
    if "*" not in _marked(doc) and "_" not in _marked(doc):
        return
    tops = [block for block in doc.blocks if block.parent < 0 and block.kind != "comment"]
    for block, following in pairwise(tops):
        if block.kind != "paragraph" or following.kind not in ("paragraph", "list", "code"):
            continue
        if not doc.text.startswith(("**", "__"), block.span.start):
            continue
        m = re.fullmatch(r"(\*\*|__)(?P<text>[^*_\n`\[]+)\1", doc.text[slice(*block.span)])
        if m and m["text"].rstrip("\u200b")[-1:] not in ".,:;!?…»)" and len(m["text"].split()) <= words:
            yield Hit(block.text, fields={"title": m["text"]})


@needs(part=["setext heading"])
def mixed_styles(doc: Document) -> Iterator[Hit]:
    """Find headings underlined in a text that marks others with #, or the reverse: the rarer kind is shown."""
    headings = outline.of(doc)
    if len({h.block.info for h in headings}) < 2:
        return
    kinds = Counter(h.block.info for h in headings if h.level < 3)
    if len(kinds) == 2:
        rare = min(kinds, key=lambda kind: (kinds[kind], kind))
        yield from (Hit(_text(h)) for h in headings if h.block.info == rare and h.level < 3)


def _marked(doc: Document) -> dict[str, list[Block]]:
    """Return the paragraphs that begin with a mark, by the mark."""
    found: dict[str, list[Block]] | None = doc.memo.get("marked paragraphs")
    if found is None:
        found = doc.memo["marked paragraphs"] = {}
        text = doc.text
        for block in doc.of_kind("paragraph"):
            first = text[block.span.start : block.span.start + 1]
            if first in "#*_":
                found.setdefault(first, []).append(block)
    return found


def _text(heading: Heading) -> Span:
    return heading.block.text if heading.title else heading.block.span


def _marks(doc: Document, heading: Heading) -> Span:
    start = heading.block.span.start
    if heading.block.info == "atx":
        return Span(start, start + heading.level)
    return heading.block.text


def _title(doc: Document) -> str:
    value = (doc.front.values or {}).get("title") if doc.front else None
    return value.strip() if isinstance(value, str) else ""


def _is_paragraph(doc: Document, heading: Heading) -> bool:
    """Tell an underlined heading that reads like text: several lines or a sentence with its full stop."""
    if heading.block.info != "setext" or heading.level != 2 or heading.block.parent >= 0:
        return False
    source = doc.text[slice(*heading.block.text)]
    return "\n" in source.strip() or (source.endswith(".") and len(source) > 40 and not _abbreviated(source))


def _abbreviated(title: str) -> bool:
    return bool(re.search(ABBREVIATION, title, re.VERBOSE))


def _is_tag(line: str) -> bool:
    """Tell lines that may stand beside a heading: attributes, anchors, comments, templates, rules."""
    return line.lstrip().startswith(("{", "<", ":::", "!!!", "---", "***"))


def _has_html_heading(doc: Document, heading: Heading) -> bool:
    """Tell whether HTML above may hold the heading of the level between."""
    return bool(re.search(r"<h[1-6][\s>]", doc.text[: heading.block.span.start]))
