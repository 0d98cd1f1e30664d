"""pravka check: its options as typer shows and reads them. The work is in running.py.

Annotations are no strings here (no `from __future__`): typer would have to evaluate each, which costs milliseconds.
"""

from typing import Annotated

import typer

from pravka import report
from pravka.cli.options import Options
from pravka.cli.running import FAIL_ON, run
from pravka.cli.terminal import say

HELP = say(
    "Проверить посты: файлы, папки, шаблоны, «-» — стандартный ввод.",
    "Check posts: files, folders, globs, - for stdin.",
)


def command(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATHS]...", show_default=False)] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help=say("Внести безопасные исправления.", "Apply the safe fixes."))
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes",
            help=say("Внести и те исправления, которые надо перечитать.", "Apply the fixes to be proofread too."),
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", help=say("Показать, что изменит --fix, ничего не записывая.", "Show what --fix would do.")
        ),
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", help=say("Только эти правила или группы.", "Only these rules or groups.")),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", help=say("Кроме этих правил или групп.", "Not these rules or groups.")),
    ] = None,
    format: Annotated[str, typer.Option("--format", metavar="|".join(report.FORMATS))] = "text",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="|".join(FAIL_ON),
            show_default=False,
            help=say("С какого уровня код возврата 1.", "The lowest level that makes the exit code 1."),
        ),
    ] = "",
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="REV",
            show_default=False,
            help=say(
                "Только строки, изменённые после ветвления от REV.", "Only lines changed since the merge base with REV."
            ),
        ),
    ] = "",
    statistics: Annotated[
        bool, typer.Option("--statistics", help=say("Посчитать замечания по правилам.", "Count the findings by rule."))
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help=say("Без советов и строк исходника.", "No advice, no source lines."))
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            "--lang", metavar="ru|en", show_default=False, help=say("Язык сообщений.", "Language of messages.")
        ),
    ] = "",
    config: Annotated[
        str,
        typer.Option("--config", metavar="FILE", show_default=False, help=say("Файл настроек.", "The config file.")),
    ] = "",
    languagetool: Annotated[
        str,
        typer.Option(
            "--languagetool",
            metavar="[URL]",
            show_default=False,
            help=say("Спросить и LanguageTool (свой или по адресу).", "Ask LanguageTool too (ours, or at URL)."),
        ),
    ] = "",
    stdin_filename: Annotated[
        str,
        typer.Option(
            "--stdin-filename",
            metavar="NAME",
            show_default=False,
            help=say("Имя для «-».", "The name of what - reads."),
        ),
    ] = "",
) -> None:
    """Check files and leave with 0 (clean), 1 (findings) or 2 (could not do the work)."""
    options = Options(
        tuple(paths or ()), fix, unsafe_fixes, diff, tuple(select or ()), tuple(ignore or ()), format, fail_on, since,
        statistics, quiet, lang, config, languagetool, stdin_filename,
    )  # fmt: skip
    raise typer.Exit(run(options))
