"""A unified diff of what --fix would do, as patch and git read it."""

from __future__ import annotations

import difflib

COLORS = {"+": "32", "-": "31", "@": "36"}


def unified(path: str, old: str, new: str, color: bool = False) -> str:
    """Return the diff of two texts of one file; line ends are kept, a missing one at the end is said."""
    a, b = _lines(old), _lines(new)
    pieces = []
    for line in difflib.unified_diff(a, b, f"a/{path}", f"b/{path}"):
        whole = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        code = COLORS.get(line[:1]) if color and not line.startswith(("+++", "---")) else None
        pieces.append(f"\x1b[{code}m{whole}\x1b[0m" if code else whole)
    return "".join(pieces)


def _lines(text: str) -> list[str]:
    """Split at \\n alone: str.splitlines also splits at U+2028 and the like."""
    pieces = text.split("\n")
    return [piece + "\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
