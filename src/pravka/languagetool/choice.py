"""Which of LanguageTool's findings are shown beside ours, and at what level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pravka.findings import LEVELS, Finding
from pravka.rules import covers

GROUP = "languagetool"


def is_selected(select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Tell whether select and ignore leave anything of LanguageTool."""
    named = not select or any(name.split("/")[0] == GROUP for name in select)
    return named and GROUP not in ignore


def settle(
    findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str], rules: Mapping[str, Any]
) -> Iterator[Finding]:
    """Yield the findings that the project's select, ignore and rules leave, at the levels these give them."""
    settings = sorted(rules.items(), key=lambda item: item[0].count("/"))
    for finding in findings:
        covered = [value for name, value in settings if covers(name, finding.rule)]
        on = not select or any(covers(name, finding.rule) for name in select)
        if not on or any(covers(name, finding.rule) for name in ignore):
            continue
        for value in covered:
            enabled, level = _read(value)
            on = enabled
            finding = finding._replace(level=level or finding.level)
        if on:
            yield finding


def merge(ours: Sequence[Finding], theirs: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Leave one finding where both readers mark a place: ours, unless theirs is of a higher level."""
    kept = [f for f in theirs if not any(_rank(o) >= _rank(f) and _overlap(o, f) for o in ours)]
    left = [o for o in ours if not any(_rank(f) > _rank(o) and f.start <= o.start <= o.end <= f.end for f in kept)]
    return left, kept


def _read(value: Any) -> tuple[bool, str]:
    """A setting of a rule as (whether it is on, its level or "")."""
    if isinstance(value, Mapping):
        return value.get("enabled", True), value.get("level", "")
    return value not in (False, "off"), value if value in LEVELS else ""


def _rank(finding: Finding) -> int:
    return LEVELS.index(finding.level)


def _overlap(ours: Finding, theirs: Finding) -> bool:
    spans = [(ours.start, ours.end), *((e[0], e[1]) for e in ours.also)]
    return any(_touch(a, b, theirs.start, theirs.end) for a, b in spans)


def _touch(a: int, b: int, c: int, d: int) -> bool:
    """Whether two ranges share a character; an empty one must lie inside the other, or be the same place."""
    if a < b and c < d:
        return a < d and c < b
    return (a, b) == (c, d) or c < a <= b < d or a < c <= d < b
