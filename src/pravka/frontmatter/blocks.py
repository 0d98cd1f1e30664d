"""Where the metadata block starts and ends, in which format, and what is wrong with its borders."""

from __future__ import annotations

import re
import sys
from functools import lru_cache

from pravka.document import Flaw, FrontMatter, Span
from pravka.frontmatter.flat import Tree, scan

LARGE = 1_000_000  # characters; a larger block is no metadata and is not read

OPENING = r"\ufeff?(?>(?:[ \t]*\r?\n)*)(---|\+\+\+|;;;)(json|toml|yaml)?[ \t]*(?=\r?\n|\Z)"
JSON_OPENING = r"\ufeff?\s*+\{\s*+(?:\"[^\"\n]*+\"\s*+:|\}[ \t]*(?:\n|\Z))"
CLOSING = {"---": r"^(?:---|\.\.\.)[ \t]*\r?$", "+++": r"^\+\+\+[ \t]*\r?$", ";;;": r"^;;;[ \t]*\r?$"}
ANY_CLOSING = r"^(?:---|\+\+\+|\.\.\.|;;;)[ \t]*\r?$"

# a line that a typographer or a slip of the hand made of `---`
NEAR_FENCE = r"^(?:(?=-*[\u2010-\u2015\u2212]|--)[-\u2010-\u2015\u2212]{1,8}|-[ ]-[ ]-|={3,}|\*{3}|_{3})[ \t]*\r?$"

# where a line begins that may be a fence: with a sign, but no item of a list
SIGN = r"\n(?=[^\w\s])(?!-[ ][^-])"

# a line that may belong to metadata: a key, a list item, a comment, an indented line, a bracket
KEYISH = r"^[ \t]*[\"']?[^\W\d][\w .-]{0,40}[\"']?[ \t\xa0]*[:=]"
INNER = rf"{KEYISH}|^[ \t]+\S|^-[ \t\xa0]|^\#|^[\]\}}]"

# keys that tell a block of metadata from a table of anything
TELLING = r"^(?:title|date|layout|tags|categories|category|author|authors|draft|description|slug|permalink)[ ]*:"


@lru_cache(maxsize=32)
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern of this module on first use."""
    return re.compile(source, re.MULTILINE)


def parse(text: str) -> FrontMatter | None:
    """Read the metadata at the head of a post; None if there is none. Never raises."""
    if text[:3] != "---" and not _may_open(text):
        return None
    opening = pattern(OPENING).match(text)
    if opening:
        return _fenced(text, opening)
    if pattern(JSON_OPENING).match(text):
        from pravka.frontmatter import jsonic

        return jsonic.parse(text)
    return _displaced(text)


def _may_open(text: str) -> bool:
    """Tell whether the head of the file is worth a look: cheap, for files without metadata."""
    head = text[:2000]
    return head.lstrip("\ufeff \t\r\n")[:1] in {"-", "+", "{", ";", "\u2014", "\u2013"} or ":" in head


def _fenced(text: str, opening: re.Match[str]) -> FrontMatter | None:
    fence, start = opening[1], min(text.find("\n", opening.end()) + 1 or len(text), len(text))
    flaws = list(_head_flaws(text, opening))
    closing = _find_line(CLOSING[fence], text, start)
    near = _near_closing(text, start, closing)
    if near:
        flaws.append(near)
        return _read(text, fence, start, near.span.start, _line_end(text, near.span.end), flaws)
    if closing is None:
        return _unclosed(text, fence, start, flaws)
    if closing[0].rstrip() == "...":
        span = Span(closing.start(), closing.start() + 3)
        flaws.append(Flaw("dots-closing", span, ("---",), safe=True, fields={"fence": "---", "got": "..."}))
    if opening[2] in {"json", "toml"} and fence == "---":
        fence = {"json": ";;;", "toml": "+++"}[opening[2]]
    return _read(text, fence, start, closing.start(), _line_end(text, closing.end()), flaws)


def _find_line(source: str, text: str, start: int, stop: int = sys.maxsize) -> re.Match[str] | None:
    """Search for a fence from the start of a line on; other lines than those with a sign are passed over in C."""
    for line in pattern(SIGN).finditer(text, start - 1, stop):
        found = pattern(source).match(text, line.end(), stop)
        if found:
            return found
    return None


def _line_end(text: str, at: int) -> int:
    """Give the offset after the line end that stands at or after `at`."""
    return text.find("\n", at) + 1 or len(text)


def _head_flaws(text: str, opening: re.Match[str]) -> list[Flaw]:
    flaws, at = [], 0
    if text[0] == "\ufeff":
        flaws.append(Flaw("bom", Span(0, 1), ("",), safe=True))
        at = 1
    if opening.start(1) > at:
        flaws.append(Flaw("blank-before", Span(at, opening.start(1)), ("",), safe=True))
    tail = opening.end(2) if opening[2] else opening.end(1)
    if opening.end() > tail:
        flaws.append(Flaw("trailing-space", Span(tail, opening.end()), ("",), safe=True, fields={"fence": opening[1]}))
    return flaws


def _near_closing(text: str, start: int, closing: re.Match[str] | None) -> Flaw | None:
    """Find a spoilt closing line, if the lines above it are metadata and it comes before a proper one."""
    stop = closing.start() if closing else min(len(text), start + 20_000)
    if not pattern(SIGN).search(text, start - 1, stop):
        return None
    fence = text[:start].lstrip("\ufeff \t\r\n")[:3]
    for source, kind in ((ANY_CLOSING, "mixed-delimiters"), (NEAR_FENCE, "bad-delimiter")):
        m = _find_line(source, text, start, stop)
        if m is None or not m[0].strip() or not _is_metadata(text[start : m.start()]):
            continue
        if m.end() < len(text) and text[m.end()] != "\n":
            continue  # cut by `stop`
        found = m[0].rstrip()
        span = Span(m.start(), m.start() + len(found))
        return Flaw(kind, span, (fence,), safe=True, fields={"fence": fence, "got": found})
    return None


def _is_metadata(lines: str) -> bool:
    """Tell whether these are lines of metadata: at least one key, nothing that is prose."""
    rows = lines.splitlines()
    return any(pattern(KEYISH).match(r) for r in rows) and all(not r.strip() or pattern(INNER).match(r) for r in rows)


def _unclosed(text: str, fence: str, start: int, flaws: list[Flaw]) -> FrontMatter | None:
    """Read a block whose closing line is missing: it ends where the metadata does."""
    end = metadata_end(text, start)
    if not pattern(TELLING).search(text, start, end):
        return None  # a thematic break at the head of a text
    flaws.append(missing_closing(text, end, fence))
    return _read(text, fence, start, end, end, flaws)


def metadata_end(text: str, start: int) -> int:
    """Give the end of the run of metadata lines that starts at `start`; `start` if there is no key in it."""
    at, keys = start, False
    while at < len(text):
        stop = _line_end(text, at)
        line = text[at:stop].rstrip("\r\n")
        if not pattern(INNER).match(line) or re.match(r"#{1,6}[ ]", line):
            break
        keys = keys or bool(pattern(KEYISH).match(line))
        at = stop
    return at if keys else start


def missing_closing(text: str, end: int, fence: str = "---") -> Flaw:
    """Say that a closing line is missing at `end`, the start of a line or the end of the text."""
    line = "\r\n" if text[max(end - 2, 0) : end] == "\r\n" else "\n"
    before = "" if text[max(end - 1, 0) : end] == "\n" else line
    return Flaw("missing-closing", Span(end, end), (before + fence + line,), safe=True, fields={"fence": fence})


def _read(text: str, fence: str, start: int, body_end: int, end: int, flaws: list[Flaw]) -> FrontMatter | None:
    body = Span(start, body_end)
    if (
        fence == "---"
        and pattern(r"^[ \t]*[\w-]+[ \t]*=[ \t]*\S").match(text, start)
        and not _has_colon_keys(text, body)
    ):
        # TOML between YAML's lines
        flaws.append(_wrong_fence(text, body))
        fence = "+++"
    if body_end - start > LARGE:
        flaws.append(Flaw("too-large", Span(start, start)))
        return FrontMatter("yaml", Span(0, end), body, (), None, tuple(flaws))
    if fence == "+++":
        from pravka.frontmatter import tomlish

        tree, name = tomlish.scan(text, body), "toml"
    elif fence == ";;;":
        from pravka.frontmatter import jsonic

        tree, name = jsonic.scan(text, body), "json"
    else:
        name = "yaml"
        tree = scan(text, body) or _hard(text, body)
        if not tree.entries and tree.values is None and not _looks_like_keys(text, body):
            return None  # prose between two thematic breaks
        body, end = _shorten(text, tree, body, end)
    found = (*flaws, *tree.flaws, *_mixed_line_ends(text, end))
    return FrontMatter(name, Span(0, end), body, tree.entries, tree.values, tuple(sorted(found, key=lambda f: f.span)))


def _has_colon_keys(text: str, body: Span) -> bool:
    return bool(pattern(r"^[\w-]+[ \t]*:").search(text, body.start, body.end))


def _wrong_fence(text: str, body: Span) -> Flaw:
    """Say that TOML stands between YAML's lines: both are to be changed."""
    at = text.find("---")
    fields = {"fence": "+++", "got": "---"}
    if text[body.end : body.end + 3] != "---":
        return Flaw("mixed-delimiters", Span(at, at + 3), fields=fields)
    return Flaw("mixed-delimiters", Span(at, at + 3), ("+++",), ((body.end, body.end + 3, "+++"),), fields)


def _hard(text: str, body: Span) -> Tree:
    from pravka.frontmatter import mend

    return mend.scan(text, body)


def _looks_like_keys(text: str, body: Span) -> bool:
    return bool(pattern(KEYISH).search(text, body.start, body.end))


def _shorten(text: str, tree: Tree, body: Span, end: int) -> tuple[Span, int]:
    """End the block where its closing line is missing, if that is what the YAML reader stumbled over."""
    for flaw in tree.flaws:
        if flaw.kind == "missing-closing":
            return Span(body.start, flaw.span.start), flaw.span.start
    return body, end


def _mixed_line_ends(text: str, end: int) -> list[Flaw]:
    """Find lines of the block whose end differs from that of the first line."""
    head = text[:end]
    if "\r" not in head:
        return []
    crlf, bare = head.count("\r\n"), len(re.findall(r"(?<!\r)\n", head))
    if not crlf or not bare:
        return []
    wrong = r"\r\n" if crlf <= bare else r"(?<!\r)\n"
    ends = [Span(*m.span()) for m in re.finditer(wrong, head)]
    good = "\n" if crlf <= bare else "\r\n"
    also = tuple((a, b, good) for a, b in ends[1:200])
    return [Flaw("mixed-line-ends", ends[0], (good,), also, {"crlf": str(crlf), "lf": str(bare)}, safe=True)]


def _displaced(text: str) -> FrontMatter | None:
    """Find metadata that stands where no generator looks for it, or that has no fences (Pelican)."""
    from pravka.frontmatter import pelican

    found = pelican.parse(text)
    if found:
        return found
    opened = _missing_opening(text)
    if opened:
        return opened
    head = text[:3000]
    fence = pattern(r"^---[ \t]*\r?\n").search(head)
    spoilt = pattern(NEAR_FENCE).match(text.lstrip("\ufeff")) if fence is None or fence.start() else None
    if spoilt and spoilt[0].strip():
        return _spoilt_opening(text, spoilt[0])
    if fence is None or fence.start() == 0:
        return None
    return _text_before(text, fence)


def _missing_opening(text: str) -> FrontMatter | None:
    """Read metadata from the first line on, closed by a line of hyphens that none opens."""
    at = 1 if text[:1] == "\ufeff" else 0
    if "\n---" not in text[:3000]:
        return None
    end = metadata_end(text, at)
    if not re.match(r"---[ \t]*(?:\r?\n|\Z)", text[end : end + 40]) or not _telling(text[at:end]):
        return None
    line = "\r\n" if text[max(end - 2, 0) : end] == "\r\n" else "\n"
    flaw = Flaw("missing-opening", Span(at, at), (f"---{line}",), safe=True, fields={"fence": "---"})
    return _read(text, "---", at, end, _line_end(text, end), [flaw])


def _spoilt_opening(text: str, line: str) -> FrontMatter | None:
    at = 1 if text[0] == "\ufeff" else 0
    start = _line_end(text, at)
    stop = start + 20_000
    closing = pattern(CLOSING["---"]).search(text, start, stop) or pattern(NEAR_FENCE).search(text, start, stop)
    if closing is None or not _telling(text[start : closing.start()]):
        return None
    got = line.rstrip()
    fields = {"fence": "---", "got": got}
    flaws = [Flaw("bad-delimiter", Span(at, at + len(got)), ("---",), safe=True, fields=fields)]
    near = closing[0].rstrip()
    if near not in {"---", "..."}:
        span = Span(closing.start(), closing.start() + len(near))
        flaws.append(Flaw("bad-delimiter", span, ("---",), safe=True, fields={"fence": "---", "got": near}))
    return _read(text, "---", start, closing.start(), _line_end(text, closing.end()), flaws)


def _telling(lines: str) -> bool:
    return bool(pattern(TELLING).search(lines)) and _is_metadata(lines) and len(pattern(KEYISH).findall(lines)) > 1


def _text_before(text: str, fence: re.Match[str]) -> FrontMatter | None:
    start = fence.end()
    before = text[: fence.start()]
    if before.count("\n") > 8 or "```" in before or "~~~" in before or "<" in before:
        return None  # an example of metadata in a text about metadata
    closing = pattern(CLOSING["---"]).search(text, start, start + 20_000)
    if closing is None or not _telling(text[start : closing.start()]):
        return None
    at = 1 if text[0] == "\ufeff" else 0
    flaws = [Flaw("text-before", Span(at, at + len(text[at : fence.start()].rstrip())))]
    return _read(text, "---", start, closing.start(), _line_end(text, closing.end()), flaws)
