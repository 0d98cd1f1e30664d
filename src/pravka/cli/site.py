"""pravka site: the rules that look across posts, alone."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pravka import files, report, walk
from pravka.cli.gathering import Gathering
from pravka.cli.projects import Projects
from pravka.cli.running import FAIL_ON, Verdict
from pravka.cli.terminal import find_width, has_color, say, track
from pravka.errors import ConfigError
from pravka.report import Checked, Failure, Result, Style

HELP = say("Проверить сайт целиком: метки, адреса, повторы.", "Check the site as a whole: tags, addresses, repeats.")


def command(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[FOLDERS]...", show_default=False)] = None,
    format: Annotated[str, typer.Option("--format", metavar="|".join(report.FORMATS))] = "text",
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="|".join(FAIL_ON), show_default=False)] = "",
    lang: Annotated[str, typer.Option("--lang", metavar="ru|en", show_default=False)] = "",
    config: Annotated[str, typer.Option("--config", metavar="FILE", show_default=False)] = "",
) -> None:
    """Check what only shows across posts; exit codes as of `check`."""
    if format not in report.FORMATS:
        raise ConfigError(f"--format: {', '.join(report.FORMATS)}")
    projects = Projects(config, lang)
    style = Style(projects.lang("."), has_color(sys.stdout), find_width(sys.stdout))
    verdict = Verdict(projects, fail_on)
    for piece in report.load(format)(verdict.watch(list(_check(paths or ["."], projects))), style):
        sys.stdout.write(piece)
    raise typer.Exit(verdict.code)


def _check(paths: list[str], projects: Projects) -> list[Result]:
    gathering = Gathering(projects, paths)
    results: list[Result] = []
    found = list(walk.find(paths, projects.excludes))
    for item in track([i for i in found if isinstance(i, str)], quiet=False):
        try:
            text = files.read(item).text
        except files.FileTrouble as trouble:
            results.append(Failure(item, trouble.say(projects.lang(item))))
            continue
        linter = projects.of(item)
        gathering.add(linter.parse(text, item), linter)
        results.append(Checked(item, "", ()))
    results += [Failure(i.path, i.say(projects.lang(i.path))) for i in found if not isinstance(i, str)]
    return [*results, *gathering.check()]
