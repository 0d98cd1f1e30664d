"""Adding words to the `words` list of pravka.toml or pyproject.toml, all else in the file left as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from typing import Any

from pravka.errors import ConfigError

KEY = re.compile(r"^[ \t]*words[ \t]*=[ \t]*\[", re.MULTILINE)
HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
PIECE = re.compile(  # of a list of strings
    r"""
    \#[^\n]*                    # a comment
    | "(?:[^"\\\n]|\\.)*"       # a basic string
    | '[^'\n]*'                 # a literal string
    | \]                        # the end
    """,
    re.VERBOSE,
)


def add(text: str, words: Sequence[str], section: str = "") -> str:
    """Return the TOML text with the words appended to `words` of a section ("" or "tool.pravka"). Raises ConfigError.

    What stands there keeps its form and comments; the outcome is read back and compared.
    """
    old = _read(text, section)
    new = [word for word in dict.fromkeys(words) if word not in old]
    if not new:
        return text
    start, end = _find_section(text, section)
    key = KEY.search(text, start, end)
    changed = _extend(text, key.end(), new) if key else _create(text, start, section, new)
    if _read(changed, section) != [*old, *new]:
        raise ConfigError(f"words: could not be added to this file; add by hand: {', '.join(new)}")
    return changed


def _extend(text: str, at: int, new: Sequence[str]) -> str:
    """Append to the list that opens before `at`, one word a line if that is how it is written."""
    last = at
    for piece in PIECE.finditer(text, at):
        if piece[0] == "]":
            close = piece.start()
            break
        if not piece[0].startswith("#"):
            last = piece.end()
    else:
        raise ConfigError("words: the list has no closing bracket")
    tail = text[last:close]
    several = "\n" in text[at:close]
    mark = "," if last > at and not tail.lstrip().startswith(",") else ""
    after = last + tail.index(",") + 1 if last > at and not mark and "," in tail else last
    if several:
        items = "".join(f"\n  {_quote(word)}," for word in new)
        return text[:last] + mark + text[last:after] + items + text[after:]
    items = ", ".join(map(_quote, new))
    return f"{text[:last]}{mark}{text[last:after]}{' ' if last > at else ''}{items}{text[close:]}"


def _create(text: str, start: int, section: str, new: Sequence[str]) -> str:
    """Begin the list at the top of its section; a missing section is added at the end of the file."""
    items = f"words = [{', '.join(map(_quote, new))}]\n"
    if start < 0:
        return f"{text.rstrip()}\n\n[{section}]\n{items}"
    gap = "\n" if text[start:].strip() and not section else ""
    return f"{text[:start]}{items}{gap}{text[start:]}"


def _find_section(text: str, section: str) -> tuple[int, int]:
    """Return where the keys of a section start and end; start is -1 if there is no such section."""
    start = 0
    if section:
        header = re.search(rf"^[ \t]*\[{re.escape(section)}\][^\n]*\n?", text, re.MULTILINE)
        if header is None:
            return -1, -1
        start = header.end()
    after = HEADER.search(text, start)
    return start, after.start() if after else len(text)


def _read(text: str, section: str) -> list[str]:
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not valid TOML: {error}") from error
    for name in section.split(".") if section else ():
        data = data.get(name, {})
    return list(data.get("words", []))


def _quote(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)  # a JSON string is a TOML basic string
