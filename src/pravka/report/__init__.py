"""Reports: checked files to text, JSON, GitHub annotations, SARIF. Generators, so files print as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import NamedTuple

from pravka.findings import Finding

FORMATS = ("text", "json", "github", "sarif")


class Checked(NamedTuple):
    """A file that was looked at.

    fixed  --fix has changed it, the findings are those left
    again  reported before; these findings came to light when all files were read
    """

    path: str
    text: str
    findings: tuple[Finding, ...]
    fixed: bool = False
    again: bool = False


class Failure(NamedTuple):
    """A file, or a step, that failed; the exit code will be 2."""

    path: str
    message: str


class Style(NamedTuple):
    """How to report.

    lang    ru, en
    color   ANSI colours
    width   cells of a line of text
    quiet   one line a finding
    """

    lang: str = "ru"
    color: bool = False
    width: int = 100
    quiet: bool = False
    statistics: bool = False


Result = Checked | Failure
Render = Callable[[Iterable[Result], Style], Iterator[str]]


def load(name: str) -> Render:
    """Return the generator of a format: (results, style) to pieces of output."""
    return import_module(f"pravka.report.{name}").render  # type: ignore[no-any-return]
