"""Borrowed words with several spellings in use: which one a dictionary or usage prefers (`data/variants.tsv`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "variants.tsv"


@cache
def table(source: str) -> dict[str, str]:
    """Map forms to preferred forms by one source: "academic" (a dictionary) or "usage"."""
    if not FILE.exists():
        return {}
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {row[0]: row[1] for row in rows if len(row) > 2 and row[2] == source}
