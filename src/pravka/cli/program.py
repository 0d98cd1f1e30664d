"""The typer program: the commands put together, help, version, shell completion."""

from __future__ import annotations

import os
from importlib import import_module

import typer

from pravka.cli.terminal import say

COMMANDS = ("check", "rules", "explain", "new", "test", "init", "words", "site", "stats", "languagetool")
COMPLETE = "_PRAVKA_COMPLETE"  # typer's, set by the shell that wants completion


def build(arguments: list[str]) -> typer.Typer:
    """Make the typer program. Only the command that is called is imported; help and completion need all."""
    everything = not arguments or arguments[0] not in COMMANDS or COMPLETE in os.environ
    app = typer.Typer(
        name="pravka",
        add_completion=everything,
        help=say(
            "Правка постов на русском языке в Markdown: метаданные, заголовки, орфография, грамматика, пунктуация, "
            "типографика, стиль.",
            "A copy editor for Russian Markdown: front matter, headings, spelling, grammar, punctuation, typography, "
            "style.",
        ),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_version)
    for name in COMMANDS if everything else arguments[:1]:
        module = import_module(f"pravka.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name, help=module.HELP)(module.command)
    return app


def _print_version(asked: bool) -> None:
    if asked:
        from pravka import __version__

        typer.echo(f"pravka {__version__}")
        raise typer.Exit


def _version(
    version: bool = typer.Option(
        False,
        "--version",
        "-V",
        is_eager=True,
        callback=_print_version,
        help=say("Показать версию.", "Show the version."),
    ),
) -> None:
    """Hold the options of the program itself."""
