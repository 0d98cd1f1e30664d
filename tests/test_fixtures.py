"""Whole posts with what pravka finds in them and makes of them. PRAVKA_UPDATE=1 rewrites; read the diff."""

import os
from pathlib import Path

import pytest

from pravka import Linter, config
from pravka.report.locate import Lines

POSTS = Path(__file__).parents[1] / "fixtures/posts"
CASES = sorted(POSTS.glob("*/post.md*"))


def load(path: Path) -> tuple[Linter, str]:
    settings = config.load(path.parent)._replace(lang="ru")
    return Linter(settings), path.read_bytes().decode()


def describe(linter: Linter, text: str, path: Path) -> str:
    """List the findings, one a line: place, level, rule, what stands there → what should, message."""
    lines, rows = Lines(text), []
    for f in linter.check(text, str(path)):
        place = lines.locate(f.start)
        cure = f" → {f.replacements[0]!r}{' (safe)' if f.safe and f.fixable else ''}" if f.replacements else ""
        rows.append(f"{place.line}:{place.column} {f.level} {f.rule} {text[f.start : f.end]!r}{cure} | {f.message}\n")
    return "".join(rows)


def compare(path: Path, actual: str) -> None:
    if os.environ.get("PRAVKA_UPDATE"):
        path.write_bytes(actual.encode())
    assert path.exists(), f"no {path.name}; PRAVKA_UPDATE=1 writes it"
    assert actual == path.read_bytes().decode()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_the_findings_of_a_post(path: Path) -> None:
    linter, text = load(path)
    compare(path.with_name("findings.txt"), describe(linter, text, path))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_post_after_fixing(path: Path) -> None:
    linter, text = load(path)
    fixed = linter.fix(text, str(path))
    compare(path.with_name(f"fixed{path.suffix}"), fixed)
    assert linter.fix(fixed, str(path)) == fixed


def test_the_clean_post_is_clean() -> None:
    assert (POSTS / "clean-post/findings.txt").read_text() == ""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_finding_does_not_depend_on_what_was_checked_before(path: Path) -> None:
    linter, text = load(path)
    for other in CASES:
        linter.check(load(other)[1], str(other))
    assert linter.check(text, str(path)) == load(path)[0].check(text, str(path))
