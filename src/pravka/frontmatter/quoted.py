"""Quoted scalars: their meaning, and where their escapes stand."""

from __future__ import annotations

import re

SHORT = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)


def unquote(raw: str) -> str | None:
    """Give the text of a one-line quoted scalar with its quotes; None if an escape means nothing."""
    if raw[0] == "'":
        return raw[1:-1].replace("''", "'")
    if "\\" not in raw:
        return raw[1:-1]
    try:
        return ESCAPE.sub(_unescape, raw[1:-1])
    except (KeyError, ValueError, OverflowError):
        return None


def _unescape(m: re.Match[str]) -> str:
    code = m[1] or m[2] or m[3]
    return chr(int(code, 16)) if code else SHORT[m[4]]
