"""Borrowed words with several spellings in use: which one a dictionary or usage prefers (`data/variants.tsv`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "variants.tsv"


def table(source: str) -> dict[str, str]:
    """Map forms to preferred forms by one source: "academic" (a dictionary) or "usage"."""
    return _tables().get(source, {})


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else ():
        if line[:1] != "#":
            variant, preferred, source = line.split("\t")
            tables.setdefault(source, {})[variant] = preferred
    return tables
