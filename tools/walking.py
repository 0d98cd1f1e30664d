"""Walking the frequency table from end to end, for the tools that choose from all its forms."""

from __future__ import annotations

from collections.abc import Iterator

from pravka.russian.dawg import ROOT
from pravka.speller import frequency


def forms() -> Iterator[tuple[str, int]]:
    """Yield each form with its value, in no order."""
    table = frequency.table()
    stack = [(ROOT, b"")]
    while stack:
        node, path = stack.pop()
        if (value := table.value(node)) is not None:
            yield frequency.decode(path), value
        stack += [(child, path + bytes((label,))) for label, child in table.children(node) if label]
