"""Borrowed words with several spellings in use: which one a dictionary or usage prefers (`data/variants.tsv`)."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from pravka import data


def preferred(form: str, source: str) -> str:
    """Give the form preferred by one source, "academic" (a dictionary) or "usage"; "" if it has nothing against it."""
    better, by = _table().get(form, ("", ""))
    return better if by == source else ""


def listed() -> Container[str]:
    """Give the forms that some source has something against."""
    return _table()


@cache
def folded() -> frozenset[str]:
    """Give these forms with «ё» as «е», as the vocabulary of a document has its words."""
    return frozenset([form.replace("ё", "е") for form in _table()])


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Read the file as a whole: line by line it would cost more than all the rest of the check."""
    fields = data.text("variants.tsv").partition("\n")[2].rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(fields[::3], zip(fields[1::3], fields[2::3], strict=True), strict=True)) if fields[0] else {}
