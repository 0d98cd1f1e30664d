"""The prose in values: titles, descriptions, tags as masked text of the same length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pravka.document import BORDER, MARKUP, OBJECT, Entry, FrontMatter

KEYS = frozenset(
    """title subtitle short_title shorttitle linktitle seo_title meta_title og_title sidebar_label navigation_label
    description summary excerpt lead preview headline caption alt intro tagline abstract teaser
    seo_description meta_description og_description image_alt
    tags categories category keywords subject""".split()
)
TEXT_STYLES = frozenset({"plain", "single", "double", "basic", "literal", "folded"})

# what in a value is no prose, longest first
INLINE = r"""
    (?P<code> (`+) (?!`) [^\n]*? (?<!`) \2 (?!`) )          # `code`
  | (?P<liquid> \{\{[^{}\n]*+\}\} | \{%[^%\n]*+%\} )                    # a template's tag
  | (?P<url> (?:https?|ftp)://[^\s<>"'«»]+ | (?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]*\w )
  | (?P<tag> </?[A-Za-z][^<>\n]*> )
  | (?P<entity> &(?:\#\d+|\#x[0-9a-fA-F]+|[A-Za-z]\w*); )
  | (?P<strong> \*\*(?=\S) | (?<=\S)\*\* )
"""
FOLD = r"(?<![ \t])[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*"
ESCAPES = {
    "double": r"\\(?:\r?\n[ \t]*|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)",
    "single": r"''",
    "basic": r"\\(?:\r?\n[ \t]*|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)",
}


def prose_values(front: FrontMatter, text: str) -> Iterator[tuple[Entry, str]]:
    """Yield the entries that hold prose with their masked text, as long as `entry.inner`."""
    for entry in front.entries:
        if entry.style in TEXT_STYLES and entry.inner.start < entry.inner.end and _is_prose_key(entry.path):
            raw = text[entry.inner.start : entry.inner.end]
            # run together by an indent
            are_items = "\n" in raw and entry.style == "plain" and re.search(r"\n[ \t]*-[ \t]", raw)
            if not are_items:
                yield entry, mask(raw, entry.style, front.format)


def _is_prose_key(path: tuple[str | int, ...]) -> bool:
    for step in reversed(path):
        if isinstance(step, str):
            return step in KEYS or step.lower().replace("-", "_") in KEYS
    return False


@lru_cache(maxsize=16)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.VERBOSE)


def mask(raw: str, style: str, form: str = "yaml") -> str:
    """Mask escapes, folds, code, addresses and tags in a raw value; the length stays."""
    if style == "single" and form == "toml":
        style = "literal"
    if style in ESCAPES and ("\\" in raw or "''" in raw):
        raw = _pattern(ESCAPES[style].replace("''", "(?:'')")).sub(_escape, raw)
    if "\n" in raw:
        raw = re.sub(FOLD, lambda m: _fold(m, style), raw)
    if any(sign in raw for sign in "`{<*@:&"):
        raw = _pattern(INLINE).sub(_inline, raw)
    return raw


def _escape(m: re.Match[str]) -> str:
    head = " " if m[0][1] in "nrt \n\r_" and m[0] != "''" else OBJECT
    return head + MARKUP * (len(m[0]) - 1)


def _fold(m: re.Match[str], style: str) -> str:
    head = BORDER if m[0].count("\n") > 1 else "\n" if style == "literal" else " "
    return head + MARKUP * (len(m[0]) - 1)


def _inline(m: re.Match[str]) -> str:
    head = MARKUP if m.lastgroup in {"tag", "strong"} else " " if m[0] == "&nbsp;" else OBJECT
    return head + MARKUP * (len(m[0]) - 1)
