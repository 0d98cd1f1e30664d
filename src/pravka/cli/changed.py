"""Checking only what a branch has changed: findings that touch its lines, the front matter as a whole."""

from __future__ import annotations

from pravka import engine
from pravka.document import Document
from pravka.findings import Finding
from pravka.linter import Linter
from pravka.report.locate import Lines
from pravka.since import Changes


def lint_changed(path: str, text: str, linter: Linter, changes: Changes) -> tuple[Document, list[Finding]]:
    """Return the findings whose range touches a changed line; in the front matter, if any of its lines is changed."""
    doc, found = linter.inspect(text, path)
    lines = Lines(text)
    front = doc.front.span if doc.front else None
    kept = []
    for finding in found:
        inside = front is not None and front.start <= finding.start < front.end
        start, end = (front.start, front.end - 1) if front and inside else (finding.start, finding.end)
        if changes.touch(path, lines.locate(start).line, lines.locate(end).line):
            kept.append(finding)
    return doc, kept


def mend_changed(path: str, text: str, linter: Linter, changes: Changes, unsafe: bool) -> str:
    """Apply the fixes of the findings in changed lines alone, once: further rounds would not know the lines."""
    doc, found = lint_changed(path, text, linter, changes)
    return engine.apply(doc, engine.choose(found, unsafe))
