"""The quick reading of plain command lines agrees with typer's."""

import subprocess
import sys

import pytest

from pravka.cli import check, options
from pravka.cli.options import Options, parse
from pravka.cli.program import build

PLAIN = (
    [],
    ["a.md", "b/", "-"],
    ["--fix", "a.md"],
    ["-q", "--statistics", "--diff", "--unsafe-fixes", "--quiet"],
    ["--select", "spelling,typography", "a.md", "--select=grammar", "--ignore", "style"],
    ["--format", "json", "--fail-on=warning", "--since", "main", "--lang=en", "--config", "x.toml"],
    ["-", "--stdin-filename", "a b.md", "--languagetool=local"],
)


def by_typer(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> Options:
    """Read the arguments with typer, the work itself left out."""
    seen: list[Options] = []
    monkeypatch.setattr(check, "run", lambda given: seen.append(given) or 0)
    with pytest.raises(SystemExit):
        build(["check"])(["check", *arguments])
    return seen[0]


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_a_plain_line_reads_as_typer_reads_it(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert parse(arguments) == by_typer(arguments, monkeypatch)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["-h"], ["--fixx"], ["--select"], ["--since", "--fix"], ["--fix=yes"], ["-qx"], ["--"], ["--format="]],
)
def test_anything_else_is_left_to_typer(arguments: list[str]) -> None:
    assert parse(arguments) is None


def test_every_option_of_typer_is_known() -> None:
    import typer.main

    command = typer.main.get_command(build(["check"])).commands["check"]  # type: ignore[attr-defined]
    known = {name for param in command.params for name in param.opts if name.startswith("-")}
    assert known == {*options.FLAGS, *options.VALUES, *options.LISTS}


def test_a_plain_check_does_without_typer() -> None:
    code = "import sys; from pravka import cli; cli.run(['check', '--quiet', '-']); print('typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "False"
