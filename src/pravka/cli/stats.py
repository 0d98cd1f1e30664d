"""pravka stats: how hard posts are to read, section by section."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pravka import files, markdown, readability, walk
from pravka.cli.projects import Projects
from pravka.cli.terminal import say
from pravka.errors import ConfigError
from pravka.report import stats

HELP = say("Удобочитаемость постов по разделам.", "Readability of posts by section.")
FORMATS = ("text", "json", "html")


def command(
    paths: Annotated[list[str], typer.Argument(metavar="POST...", show_default=False)],
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS))] = "text",
    lang: Annotated[str, typer.Option("--lang", metavar="ru|en", show_default=False)] = "",
) -> None:
    """Measure posts; leave with 2 if a file could not be read."""
    if format not in FORMATS:
        raise ConfigError(say(f"--format: ожидалось {', '.join(FORMATS)}, получено «{format}»",
                              f'--format: expected {", ".join(FORMATS)}, got "{format}"'))  # fmt: skip
    projects = Projects(lang=lang)
    posts, failed = [], False
    for item in walk.find(paths, projects.excludes):
        try:
            if not isinstance(item, str):
                raise item
            text = files.read(item).text
        except files.FileTrouble as trouble:
            sys.stderr.write(f"{trouble.say(projects.lang(paths[0]))}\n")
            failed = True
            continue
        doc = markdown.parse(text, item, projects.of(item).config.settings)
        posts.append(stats.Stats(item, readability.measure(doc), tuple(readability.sections(doc))))
    shown = projects.lang(paths[0])
    page = stats.to_json(posts) if format == "json" else getattr(stats, format)(posts, shown)
    sys.stdout.write(page)
    if failed:
        raise typer.Exit(2)
