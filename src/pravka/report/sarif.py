"""SARIF 2.1.0, for code-scanning services. Columns are code points; fixes and the texts of the rules are included."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from pravka import rules
from pravka.findings import Finding
from pravka.report import Failure, Result, Style
from pravka.report.locate import Lines

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield the whole log at once: its rules are known only at the end."""
    found: list[dict[str, Any]] = []
    failures: list[dict[str, Any]] = []
    used: dict[str, int] = {}
    for result in results:
        if isinstance(result, Failure):
            failures.append(_notification(result))
            continue
        lines = Lines(result.text)
        found += [_result(result.path, f, lines, used.setdefault(f.rule, len(used))) for f in result.findings]
    texts = {rule.id: rule for rule in rules.builtin(texts=True)}
    driver = {
        "name": "pravka",
        "rules": [_describe_rule(id, texts.get(id), style.lang) for id in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": found,
        "invocations": [{"executionSuccessful": not failures, "toolExecutionNotifications": failures}],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _result(path: str, finding: Finding, lines: Lines, index: int) -> dict[str, Any]:
    uri = {"uri": quote(path.replace("\\", "/"))}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [
            {"physicalLocation": {"artifactLocation": uri, "region": _region(lines, finding.start, finding.end)}}
        ],
    }
    if finding.fixable and finding.replacements:
        edits = [(finding.start, finding.end, finding.replacements[0]), *finding.also]
        changes = [
            {"deletedRegion": _region(lines, start, end), "insertedContent": {"text": text}}
            for start, end, text in edits
        ]
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": uri, "replacements": changes}]}]
    return result


def _region(lines: Lines, start: int, end: int) -> dict[str, int]:
    first, last = lines.locate(start), lines.locate(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": start,
        "charLength": end - start,
    }


def _describe_rule(id: str, rule: rules.Rule | None, lang: str) -> Mapping[str, Any]:
    """Describe a rule; one of a team's own, whose texts are not at hand, by its id alone."""
    if rule is None:
        return {"id": id}
    return {
        "id": id,
        "shortDescription": {"text": rule.title[lang]},
        "fullDescription": {"text": rule.why[lang]},
        "defaultConfiguration": {"level": LEVELS[rule.level], "enabled": rule.default},
    }


def _notification(failure: Failure) -> dict[str, Any]:
    note: dict[str, Any] = {"level": "error", "message": {"text": failure.message}}
    if failure.path:
        note["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": quote(failure.path)}}}]
    return note
