"""The slips of the hand that YAML forgives least: where they may stand, and the repair of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pravka.document import Entry, Flaw, Span
from pravka.frontmatter.tree import Broken

NBSP = "\u00a0\u2007\u202f\u2009\u3000"
SERVICE = r"[@`%*&!,\]}|>]|[-?](?:[ ]|$)"  # no plain scalar may start so

KEY = (
    r"(?P<indent>[ \t\u00a0]*)(?P<dash>(?:-[ \t\u00a0]+)?)(?P<key>[\"']?[^\W\d][^:\n\"'{}\[\],#&*!|>%@`]{0,60}?[\"']?)"
)
VALUE = r"(?>(?:[^ \t\r\n]++|[ \t]++(?=[^ \t\r\n]))*)"
ROW = rf"{KEY}(?P<colon>[ \t\u00a0]*:)(?P<gap>[ \t{NBSP}]*)(?P<value>{VALUE})[ \t]*\r?$"
ITEM = rf"(?P<indent>[ \t\u00a0]*)-(?P<gap>[ \t{NBSP}]*)(?P<value>{VALUE})[ \t]*\r?$"


@lru_cache(maxsize=32)
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern of this module on first use."""
    return re.compile(source)


def edits_of(flaw: Flaw) -> list[tuple[int, int, str]]:
    """Give all edits of a flaw's repair; an edit that changes nothing is left out."""
    if not flaw.replacements or flaw.fields.get("keeps"):
        return [*flaw.also]
    return [(flaw.span.start, flaw.span.end, flaw.replacements[0]), *flaw.also]


class _Line:
    """A line of the block with its place."""

    def __init__(self, text: str, start: int, number: int) -> None:
        self.text, self.start, self.number = text, start, number


def lines_of(source: str) -> list[_Line]:
    """Split a block into lines that know their offsets."""
    found, at = [], 0
    for number, text in enumerate(source.split("\n")):
        found.append(_Line(text, at, number))
        at += len(text) + 1
    return found


def suspects(source: str, base: int, at: int, context: int, error: Broken) -> Iterator[Flaw]:
    """Yield what may have caused an error: on its line, on the line the library speaks of, above, below."""
    lines = lines_of(source)
    here = _number(lines, at)
    order = [here, _number(lines, context), here - 1, here - 2, here + 1, here - 3, 0]
    for number in dict.fromkeys(n for n in order if 0 <= n < len(lines)):
        yield from line_suspects(lines[number], base, lines)
    if error.problem == "not a mapping":
        for line in lines[:50]:
            yield from line_suspects(line, base, lines)
    closing = missing_closing(lines, base, here)
    if closing:
        yield closing
    for line in lines[max(here - 50, 0) : here + 1]:
        yield from (flaw for flaw in line_suspects(line, base, lines) if flaw.kind == "unclosed-quote")


def _number(lines: list[_Line], at: int) -> int:
    low, high = 0, len(lines)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if lines[middle].start <= at else (low, middle)
    return low


def line_suspects(line: _Line, base: int, lines: list[_Line]) -> Iterator[Flaw]:
    """Yield the slips that one line may hold."""
    at = base + line.start
    if m := pattern(r"[ ]*\t[ \t]*").match(line.text):
        yield Flaw("tab-indent", Span(at + m.start(), at + m.end()), (m[0].replace("\t", "  "),), safe=True)
    if m := pattern(rf"[ \t]*[{NBSP}][ {NBSP}]*").match(line.text):
        yield Flaw("nbsp-in-syntax", Span(at + m.start(), at + m.end()), (re.sub(f"[{NBSP}]", " ", m[0]),), safe=True)
    row = pattern(ROW).match(line.text)
    if row:
        yield from _key_suspects(row, at, line, lines)
    elif item := pattern(ITEM).match(line.text):
        yield from _item_suspects(item, at)
    else:
        yield from _odd_line(line, base, lines)


def _key_suspects(m: re.Match[str], at: int, line: _Line, lines: list[_Line]) -> Iterator[Flaw]:
    """Yield the slips of `key: value`."""
    key = m["key"]
    if m["colon"] != ":" and any(sign in m["colon"] for sign in NBSP):
        yield Flaw("nbsp-in-syntax", Span(at + m.start("colon"), at + m.end("colon") - 1), ("",), safe=True)
    gap = Span(at + m.start("gap"), at + m.end("gap"))
    if any(sign in m["gap"] for sign in NBSP):
        yield Flaw("nbsp-in-syntax", gap, (" ",), safe=True, fields={"key": key})
    elif "\t" in m["gap"]:
        yield Flaw("tab-gap", gap, (" ",), safe=True, fields={"key": key})
    elif not m["gap"] and m["value"] and not m["value"].startswith("//"):
        yield Flaw("missing-space", gap, (" ",), safe=True, fields={"key": key})
    if m["value"]:
        yield from value_suspects(m["value"], at + m.start("value"), key)
    if (line.number == 0 and m["indent"]) or (line.number and m["indent"] and _is_lone_indent(line, lines)):
        yield Flaw("leading-space", Span(at, at + m.end("indent")), ("",), safe=True, fields={"key": key})
    elif m["indent"]:
        yield from _realigned(m, at, line, lines)


def _is_lone_indent(line: _Line, lines: list[_Line]) -> bool:
    """Tell whether the key above has a value of its own, so that this one cannot belong to it."""
    above = next((x for x in reversed(lines[: line.number]) if x.text.strip()), None)
    m = pattern(ROW).match(above.text) if above else None
    return m is None or bool(m["value"] and m["value"][0] not in "|>")


def _realigned(m: re.Match[str], at: int, line: _Line, lines: list[_Line]) -> Iterator[Flaw]:
    """Yield a nested key that is not level with the one above it."""
    above = next((x for x in reversed(lines[: line.number]) if x.text.strip()), None)
    level = len(above.text) - len(above.text.lstrip(" -")) if above and above.text[:1] in {" ", "-"} else -1
    if level >= 0 and level != len(m["indent"]) and not m["dash"]:
        yield Flaw("bad-indent", Span(at, at + m.end("indent")), (" " * level,), fields={"key": m["key"]})


def _item_suspects(m: re.Match[str], at: int) -> Iterator[Flaw]:
    """Yield the slips of `- value`."""
    gap = Span(at + m.start("gap"), at + m.end("gap"))
    if any(sign in m["gap"] for sign in NBSP):
        yield Flaw("nbsp-in-syntax", gap, (" ",), safe=True)
    elif "\t" in m["gap"]:
        yield Flaw("tab-gap", gap, (" ",), safe=True)
    elif not m["gap"] and m["value"]:
        yield Flaw("missing-space-dash", gap, (" ",), safe=True)
    if m["value"]:
        yield from value_suspects(m["value"], at + m.start("value"), "-")


def _odd_line(line: _Line, base: int, lines: list[_Line]) -> Iterator[Flaw]:
    """Yield what a line without a colon may be: the rest of the value above, wrapped without an indent."""
    text = line.text.rstrip("\r")
    above = lines[line.number - 1] if line.number else None
    if above is None or not text.strip() or text[0] in " \t#-" or not pattern(ROW).match(above.text):
        return
    at = base + line.start
    yield Flaw("not-indented", Span(at, at), ("  ",), safe=False, fields={"found": text.strip()[:40]})


def value_suspects(value: str, at: int, key: str) -> Iterator[Flaw]:
    """Yield the slips of a one-line value that starts at `at`."""
    bare, _ = split_comment(value)
    first = bare[:1]
    if first in {'"', "'"}:
        yield from _quote_suspects(bare, at, key)
    elif first in {"[", "{"}:
        yield from _bracket_suspects(bare, at, key)
    elif pattern(SERVICE).match(bare) and not pattern(r"[|>][-+\d]*$").match(bare):
        yield quoted(Flaw("leading-special", Span(at, at + 1), fields={"key": key, "sign": first}), bare, at)
    colon = pattern(r":(?=[ \t]|$)").search(bare)
    if colon and first not in {'"', "'", "{"}:
        where = Span(at + colon.start(), at + colon.end())
        after = [word.strip("«»„“”\"'") for word in bare[: colon.start()].split()[-1:]] or [""]
        yield quoted(Flaw("unquoted-colon", where, fields={"key": key, "word": after[0]}), bare, at)


def split_comment(value: str) -> tuple[str, str]:
    """Part a value from the comment after it."""
    if value[:1] in {'"', "'"}:
        closing = _closing_quote(value)
        rest = value[closing + 1 :] if closing else ""
        if closing and re.match(r"\s+#", rest):
            return value[: closing + 1], rest
        return value, ""
    m = re.search(r"(?<!\s)\s+#", value)
    return (value[: m.start()], value[m.start() :]) if m else (value, "")


def quoted(flaw: Flaw, bare: str, at: int) -> Flaw:
    """Give the flaw the cure of quotes round the value `bare`, which starts at `at`.

    The span stays at the sign that does harm; the quotes are further edits.
    """
    end = at + len(bare)
    if '"' not in bare and "\\" not in bare:
        also = [(at, at, '"'), (end, end, '"')]
    else:
        inside = [(at + i, at + i + 1, "''") for i, sign in enumerate(bare) if sign == "'"]
        also = [(at, at, "'"), *inside, (end, end, "'")]
    start, stop = flaw.span
    if also[0][0] == start:  # the sign is the first: its own edit holds the opening quote
        opening = also[0][2]
        return flaw._replace(replacements=(opening + bare[: stop - start],), also=tuple(also[1:]), safe=True)
    also = [e for e in also if not (start <= e[0] and e[1] <= stop and e[0] < stop)]
    kept = bare[start - at : stop - at]
    return flaw._replace(replacements=(kept,), also=tuple(also), safe=True, fields={**flaw.fields, "keeps": "1"})


def _closing_quote(value: str) -> int:
    """Give the offset of the quote that closes the one at 0; 0 if there is none."""
    if value[0] == '"':
        m = re.match(r'"(?>(?:[^"\\]++|\\.)*)(")', value)
    else:
        m = re.match(r"'(?>(?:[^']++|'')*)(')", value)
    return m.start(1) if m else 0


def _quote_suspects(bare: str, at: int, key: str) -> Iterator[Flaw]:
    """Yield text after a closing quote, a quote not closed, an escape that means nothing."""
    quote, closing = bare[0], _closing_quote(bare)
    if not closing:
        end = at + len(bare)
        yield Flaw("unclosed-quote", Span(end, end), (quote,), safe=True, fields={"key": key, "quote": quote})
        yield quoted(Flaw("unclosed-quote", Span(at, at + 1), fields={"key": key, "quote": quote}), bare, at)
        return
    if bare[closing + 1 :].strip():
        if bare[-1] == quote and not bare[closing + 1].isspace():
            yield _inner_quotes(bare, at, key)
        yield quoted(Flaw("quotes-inside", Span(at, at + 1), fields={"key": key, "quote": quote}), bare, at)
    if quote == '"' and (m := re.search(r"(?<!\\)(?:\\\\)*(\\)[^0abt\tnvfre \"/\\N_LPxuU\r\n]", bare)):
        slash = Span(at + m.start(1), at + m.end(1))
        yield Flaw("bad-escape", slash, ("\\\\",), safe=True, fields={"key": key, "sign": bare[m.start(1) : m.end()]})


def _inner_quotes(bare: str, at: int, key: str) -> Flaw:
    """Say that a quoted value holds further quotes of its kind: they are to be escaped."""
    quote = bare[0]
    escaped = '\\"' if quote == '"' else "''"
    inside = [i for i in range(1, len(bare) - 1) if bare[i] == quote and bare[i - 1] != "\\"]
    (start, stop, new), *also = [(at + i, at + i + 1, escaped) for i in inside]
    return Flaw("quotes-inside", Span(start, stop), (new,), tuple(also), {"key": key, "quote": quote}, safe=True)


def _bracket_suspects(bare: str, at: int, key: str) -> Iterator[Flaw]:
    """Yield a list that is not closed and text that only looks like a list."""
    opening = bare[0]
    close = {"[": "]", "{": "}"}[opening]
    end = at + len(bare)
    depth = bare.count(opening) - bare.count(close)
    if bare.startswith("{{") or bare.startswith("{%"):
        yield quoted(Flaw("leading-liquid", Span(at, at + 2), fields={"key": key, "sign": bare[:2]}), bare, at)
        return
    if depth > 0 and bare[-1] not in ",":
        yield Flaw(
            "unclosed-bracket", Span(end, end), (close * depth,), safe=True, fields={"key": key, "bracket": opening}
        )
    if (depth == 0 and bare[-1] != close) or depth < 0:
        yield quoted(Flaw("leading-special", Span(at, at + 1), fields={"key": key, "sign": opening}), bare, at)
    for m in re.finditer(r"(?:(?<=[\[,])|(?<=[\[,] ))[ ]*([@`%*&!|>][^,\[\]]*)", bare):
        item = m[1].rstrip()
        start = at + m.start(1)
        yield quoted(Flaw("leading-special", Span(start, start + 1), fields={"key": key, "sign": item[0]}), item, start)
    for m in re.finditer(r"[{NBSP}]+".replace("{NBSP}", NBSP), bare):
        yield Flaw("nbsp-in-syntax", Span(at + m.start(), at + m.end()), (" ",), safe=True, fields={"key": key})


def missing_closing(lines: list[_Line], base: int, here: int) -> Flaw | None:
    """Say that the block ends at its first blank line before `here` or at `here`: what follows is prose."""
    for number, line in enumerate(lines[: here + 1]):
        text = line.text.strip()
        ends = not text or (number and pattern(r"#{1,6}[ ]").match(line.text))
        if not ends or number == 0:
            continue
        after = next((x.text for x in lines[number:] if x.text.strip()), "")
        if pattern(ROW).match(after) and not after.startswith("#"):
            continue
        at = base + line.start
        end = "\r\n" if lines[0].text.endswith("\r") else "\n"
        return Flaw("missing-closing", Span(at, at), (f"---{end}",), safe=True, fields={"fence": "---"})
    return None


def lawful(source: str, base: int, entries: tuple[Entry, ...]) -> Iterator[Flaw]:
    """Yield the slips that YAML reads without complaint, as something that nobody meant."""
    for entry in entries:
        gap = source[entry.key.end - base : entry.value.start - base]
        if "\t" in gap and "\n" not in gap and (m := re.match(r"[\"']?[ \t]*:([ \t]+)$", gap)):
            tab = Span(entry.key.end + m.start(1), entry.key.end + m.end(1))
            yield Flaw("tab-gap", tab, (" ",), safe=True, fields={"key": str(entry.path[-1])})
        start, end = entry.value.start - base, entry.value.end - base
        raw = source[start:end]
        if entry.style == "map" and raw.startswith(("{{", "{%")):
            line_end = source.find("\n", start)
            bare = source[start : line_end if line_end >= 0 else len(source)].rstrip()
            fields = {"key": str(entry.path[-1]), "sign": raw[:2]}
            yield quoted(
                Flaw("leading-liquid", Span(base + start, base + start + 2), fields=fields), bare, base + start
            )
        elif entry.style in {"plain", "null"} and source[start : start + 1] in {"&", "!"}:
            yield from _swallowed(source, base, start, entry)


def _swallowed(source: str, base: int, start: int, entry: Entry) -> Iterator[Flaw]:
    line_end = source.find("\n", start)
    bare = source[start : line_end if line_end >= 0 else len(source)].rstrip()
    anchor = re.match(r"&(\S+)", bare)
    if anchor and re.search(rf"\*{re.escape(anchor[1])}(?![\w-])", source[start + len(bare) :]):
        return  # a real anchor
    if bare.startswith("!!"):
        return
    fields = {"key": str(entry.path[-1]), "sign": bare[0]}
    yield quoted(Flaw("leading-special", Span(base + start, base + start + 1), fields=fields), bare, base + start)


def guess_entries(source: str, base: int) -> tuple[Entry, ...]:
    """Give the one-line values of the top keys of a block that nothing could mend."""
    found = []
    for line in lines_of(source):
        m = pattern(ROW).match(line.text)
        if m is None or m["indent"] or m["dash"] or not m["value"]:
            continue
        raw, _ = split_comment(m["value"])
        at = base + line.start
        key, start = Span(at + m.start("key"), at + m.end("key")), at + m.start("value")
        style, value = _guess_style(raw), Span(start, start + len(raw))
        inner = Span(value.start + 1, value.end - 1) if style in {"single", "double"} else value
        found.append(Entry((m["key"].strip("\"'"),), key, value, inner, style))
    return tuple(found)


def _guess_style(raw: str) -> str:
    if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'":
        return "double" if raw[0] == '"' else "single"
    return {"[": "list", "{": "map", "|": "literal", ">": "folded", "*": "alias"}.get(raw[:1], "plain")


# what libyaml and PyYAML say, in kebab-case: the checks word it for people
CAUSES = {
    "mapping values are not allowed": "colon",
    "could not find expected ':'": "no-colon",
    "did not find expected key": "level",
    "did not find expected '-' indicator": "list-level",
    "did not find expected ',' or": "flow",
    "found character": "character",
    "while scanning a quoted scalar": "quote",
    "found unexpected end of stream": "quote",
    "block sequence entries are not allowed": "dash",
    "found undefined alias": "alias",
    "not a mapping": "mapping",
    "found unknown escape": "escape",
    "second document": "document",
}


def plain_cause(error: Broken) -> str:
    """Name the cause of a complaint of the library."""
    said = f"{error.problem} {error.context}"
    return next((cause for words, cause in CAUSES.items() if words in said), "other")
