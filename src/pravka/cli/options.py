"""The options of `pravka check` as a value, and a quick reading of plain command lines.

Importing typer costs several times what checking a post does. So a command line that is plainly right is read here;
anything else (help, completion, a slip) is left to typer, which knows it all. A test holds the two together.
"""

from __future__ import annotations

from typing import Any, NamedTuple

FLAGS = ("--fix", "--unsafe-fixes", "--diff", "--statistics", "--quiet", "-q")
VALUES = ("--format", "--fail-on", "--since", "--lang", "--config", "--languagetool", "--stdin-filename")
LISTS = ("--select", "--ignore")
SHORT = {"-q": "quiet"}


class Options(NamedTuple):
    """What `pravka check` was asked to do, as typed."""

    paths: tuple[str, ...] = ()
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    format: str = "text"
    fail_on: str = ""
    since: str = ""
    statistics: bool = False
    quiet: bool = False
    lang: str = ""
    config: str = ""
    languagetool: str = ""
    stdin_filename: str = ""


def parse(arguments: list[str]) -> Options | None:
    """Read the arguments after `check`; None if they are not plain: typer will read them, and explain."""
    paths: list[str] = []
    given: dict[str, Any] = {}
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "-" or not word.startswith("-"):
            paths.append(word)
        elif word in FLAGS:
            given[_field(word)] = True
        elif name in VALUES or name in LISTS:
            value = value if equals else next(words, "")
            if not value or value.startswith("-"):
                return None
            field = _field(name)
            given[field] = (*given.get(field, ()), value) if name in LISTS else value
        else:
            return None
    return Options(tuple(paths), **given)


def _field(option: str) -> str:
    return SHORT.get(option) or option.removeprefix("--").replace("-", "_")
