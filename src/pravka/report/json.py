"""The report for programs: one JSON object, its form described in docs/json.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pravka.findings import Finding
from pravka.report import Failure, Result, Style
from pravka.report.locate import Lines
from pravka.report.text import Tally

FORMAT_VERSION = 1


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield the object piece by piece; it is whole only at the end."""
    tally, failures, mark = Tally(), [], ""
    yield f'{{"version": {FORMAT_VERSION}, "files": ['
    for result in results:
        tally.add(result)
        if isinstance(result, Failure):
            failures.append({"path": result.path, "message": result.message})
            continue
        lines = Lines(result.text)
        findings = [describe(finding, lines) for finding in result.findings]
        yield mark + "\n" + _dump({"path": result.path, "fixed": result.fixed, "findings": findings})
        mark = ","
    summary = {level: tally.levels[level] for level in ("error", "warning", "info")}
    summary |= {"files": tally.files, "fixable": tally.fixable, "failed": tally.failed}
    yield f'\n],\n"failures": {_dump(failures)},\n"summary": {_dump(summary)}}}\n'


def describe(finding: Finding, lines: Lines) -> dict[str, Any]:
    """Turn a finding into plain data with lines and columns."""
    return {
        "rule": finding.rule,
        "level": finding.level,
        "message": finding.message,
        "start": _place(lines, finding.start),
        "end": _place(lines, finding.end),
        "replacements": finding.replacements,
        "safe": finding.safe,
        "fixable": finding.fixable,
        "also": [{"start": _place(lines, e.start), "end": _place(lines, e.end), "text": e.text} for e in finding.also],
    }


def _place(lines: Lines, offset: int) -> dict[str, int]:
    return {"offset": offset, **lines.locate(offset)._asdict()}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
