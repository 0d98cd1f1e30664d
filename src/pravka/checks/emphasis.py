"""Checks of emphasis: marks that Markdown leaves in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pravka.document import Document, Span
from pravka.findings import Edit, Hit
from pravka.waking import needs

# **text ** or ** text**: with a space inside one of the marks both stay as they are
BROKEN = r"""
    (?<![*\\])\*\*(?!\*)
    (?P<left>[ ]?)(?P<inner>[^*\n\0\ufffc]*[^\s*])(?P<right>[ ]?)
    \*\*(?![*/])
"""


@needs(text=["**"])
def broken(doc: Document) -> Iterator[Hit]:
    """Find pairs of ** that are shown, for a space stands inside."""
    for block, piece in doc.texts():
        if block.kind == "value" or "**" not in piece:
            continue
        for m in re.finditer(BROKEN, piece, re.VERBOSE):
            if bool(m["left"]) == bool(m["right"]) or not re.search(r"[^\W\d_]{2}", m["inner"]):
                continue  # «2 ** 3 ** 4»: not marks at all
            yield _hit(piece, m, block.text.start)


def _hit(piece: str, m: re.Match[str], start: int) -> Hit:
    """Move the space out of the marks, or drop it where one stands there."""
    side = "right" if m["right"] else "left"
    outside = m.end() if m["right"] else m.start()
    beside = piece[outside : outside + 1] if m["right"] else piece[outside - 1 : outside]
    also = (Edit(start + outside, start + outside, " "),) if beside.isalnum() else ()
    return Hit(Span(start + m.start(side), start + m.end(side)), ("",), also=also, fields={"found": m[0]})
