"""The command line: one module per command. Here they are put together and every error is turned into a sentence."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import typer

from pravka.cli.terminal import choose_lang, say
from pravka.errors import PravkaError

COMMANDS = ("check", "rules", "explain", "new", "test", "init", "words", "site", "stats", "languagetool")
FAILED, INTERRUPTED = 2, 130


def main() -> None:
    """Run the command line; no traceback reaches a user unless PRAVKA_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (head, less) has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FAILED
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return the exit code."""
    arguments = ["--languagetool=local" if a == "--languagetool" else a for a in arguments]  # its URL is optional
    try:
        build(arguments)(arguments, prog_name="pravka")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except PravkaError as error:
        return fail(error)
    except Exception as error:  # the very top
        return fail(error, f"{say('внутренняя ошибка', 'internal error')}: {type(error).__name__}: ")
    return 0


def build(arguments: list[str]) -> typer.Typer:
    """Make the typer program. Only the command that is called is imported; help and completion need all."""
    everything = not arguments or arguments[0] not in COMMANDS or "_PRAVKA_COMPLETE" in os.environ
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


def fail(error: Exception, prefix: str = "") -> int:
    """Print an error as a sentence; with PRAVKA_DEBUG also where it came from."""
    typer.echo(f"{say('ошибка', 'error')}: {prefix}{error}", err=True)
    if os.environ.get("PRAVKA_DEBUG"):
        import traceback

        traceback.print_exception(error)
    elif prefix:
        typer.echo(
            say(
                "Это ошибка самой программы; PRAVKA_DEBUG=1 покажет подробности для разработчиков.",
                "This is a fault of the program; PRAVKA_DEBUG=1 shows the details for its developers.",
            ),
            err=True,
        )
    return FAILED


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


__all__ = ["build", "choose_lang", "main", "run"]
