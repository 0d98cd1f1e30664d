"""Checks of code blocks and inline code: fences, languages, what stands around. Never of the code itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pravka import outline
from pravka.document import Block, Document, Span
from pravka.findings import Hit
from pravka.waking import needs

SHELLS = frozenset({"bash", "sh", "shell", "console", "zsh"})
PREFIX = " \t>"  # of a quotation or an item


@needs(part=["```"])
def no_language(doc: Document) -> Iterator[Hit]:
    """Find fences that do not name the language."""
    for block, fence in _fences(doc):
        start = block.span.start
        if not block.info and not doc.text[start + len(fence) : start + len(fence) + 200].split("\n")[0].strip():
            yield Hit(Span(start, start + len(fence)))


@needs(part=["code"])
def unclosed(doc: Document) -> Iterator[Hit]:
    """Find fences that nothing closes: all text below is code."""
    for block, fence in _fences(doc):
        start, end = block.span
        last = doc.text.rfind("\n", start, end) + 1
        closing = doc.text[last:end].lstrip(PREFIX).rstrip(" \t") if last else ""
        if len(closing) < len(fence) or closing.strip(fence[0]):
            yield Hit(Span(block.span.start, block.span.start + len(fence)), fields={"fence": fence})


@needs(part=["~~~"])
def mixed_fences(doc: Document) -> Iterator[Hit]:
    """Find fences of another sign than the first ones; around code that holds the usual sign they are needed."""
    usual = ""
    fences = _fences(doc)
    if len({fence[0] for _, fence in fences}) < 2:
        return
    for block, fence in fences:
        body = doc.text[block.span.start + len(fence) : block.span.end]
        other = "```" if fence[0] == "~" else "~~~"
        if other in body:
            continue
        usual = usual or fence[0] * 3
        if fence[0] != usual[0]:
            yield Hit(Span(block.span.start, block.span.start + len(fence)), fields={"usual": usual})


@needs(part=["glued code"])
def blank_lines(doc: Document) -> Iterator[Hit]:
    """Find fenced code glued to the text above or below."""
    for block, _ in _fences(doc):
        if block.parent >= 0 or outline.is_parted(doc.text, block.span):
            continue
        lines = outline.lines(doc)
        first, last = lines.number(block.span.start), lines.number(block.span.end - 1)
        for number, beside in ((first, first - 1), (last + 1, last + 1)):
            text = lines.content(beside)
            if text.strip() and not text.lstrip().startswith(("#", "{", "<", "---", "+++", ":::")):
                begin = lines.span(number).start
                yield Hit(Span(begin, begin), (outline.newline(doc),), safe=True)


@needs(part=[f"```{name}" for name in SHELLS])
def prompt(doc: Document) -> Iterator[Hit]:
    """Find commands all of which begin with $: without output the sign only hinders copying."""
    for block, fence in _fences(doc):
        if block.info.lower() in SHELLS:
            body = doc.text[slice(*block.span)].split("\n")[1:-1]
            commands = [line.lstrip(" \t>") for line in body if line.strip(" \t>\r")]
            if commands and all(line.startswith("$ ") for line in commands):
                at = doc.text.find("$ ", block.span.start + len(fence))
                yield Hit(Span(at, at + 2))


def inner_spaces(doc: Document) -> Iterator[Hit]:
    """Find inline code with a space on one side: it is shown; a pair of them is dropped when rendered."""
    text = doc.text
    for m in re.finditer("\ufffc\0+", doc.prose):
        start, end = m.span()
        if text[start + 1] != " " and text.find(" `", start, end) < 0:
            continue
        source = text[start:end]
        code = re.match(r"(?<!`)(`)(?!`)([^`\n]+)`(?!`)", source)
        if not code or len(code[2].strip()) < 3 or re.search("[.!?] [А-ЯЁ]", code[2]):
            continue  # a separator shown with its space; text between two pieces of code
        left = len(code[2]) - len(code[2].lstrip(" "))
        right = len(code[2]) - len(code[2].rstrip(" "))
        start += 1
        if left and not right:
            yield Hit(Span(start, start + left), ("",), fields={"found": code[0]})
        elif right and not left:
            yield Hit(Span(start + len(code[2]) - right, start + len(code[2])), ("",), fields={"found": code[0]})


def _fences(doc: Document) -> list[tuple[Block, str]]:
    """Return fenced blocks with their opening fence."""
    found: list[tuple[Block, str]] | None = doc.memo.get("fences")
    if found is None:
        fence = re.compile(r"`{3,}|~{3,}")
        matches = ((block, fence.match(doc.text, block.span.start)) for block in doc.of_kind("code"))
        found = doc.memo["fences"] = [(block, m[0]) for block, m in matches if m]
    return found
