"""Workflow commands of GitHub Actions: findings become annotations of the pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pravka.findings import Finding
from pravka.report import Failure, Result, Style
from pravka.report.locate import Lines

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield one command a finding."""
    for result in results:
        if isinstance(result, Failure):
            file = f" file={_escape_value(result.path)}" if result.path else ""
            yield f"::error{file}::{_escape(result.message)}\n"
            continue
        lines = Lines(result.text)
        for finding in result.findings:
            yield _command(result.path, finding, lines)


def _command(path: str, finding: Finding, lines: Lines) -> str:
    """Write the command; columns are given only within one line, as GitHub asks."""
    start, end = lines.locate(finding.start), lines.locate(finding.end)
    fields = {"file": path, "line": start.line, "endLine": end.line, "title": finding.rule}
    if start.line == end.line:
        fields |= {"col": start.column, "endColumn": end.column}
    values = ",".join(f"{name}={_escape_value(str(value))}" for name, value in fields.items())
    cure = f" → {finding.replacements[0]}" if finding.replacements and finding.replacements[0].strip() else ""
    return f"::{COMMANDS[finding.level]} {values}::{_escape(finding.message + cure)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_value(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
