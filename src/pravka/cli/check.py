"""pravka check: find, read, check and mend files, print the report, choose the exit code.

Annotations are no strings here (no `from __future__`): typer would have to evaluate each, which costs milliseconds.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from pravka import files, report, walk
from pravka.cli.gathering import Gathering
from pravka.cli.projects import Projects
from pravka.cli.terminal import find_width, has_color, say, track
from pravka.errors import ConfigError, PravkaError, RuleError
from pravka.findings import LEVELS, Finding
from pravka.linter import Linter
from pravka.report import Checked, Failure, Result, Style

if TYPE_CHECKING:
    from pravka.since import Changes

HELP = say(
    "Проверить посты: файлы, папки, шаблоны, «-» — стандартный ввод.",
    "Check posts: files, folders, globs, - for stdin.",
)
FAIL_ON = (*LEVELS, "never")
STDIN = "-"


class Job(NamedTuple):
    """What to do with each file."""

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    quiet: bool = False
    since: str = ""
    stdin_name: str = ""


BATCH = 64  # files LanguageTool is asked about at once


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
    _verify("--format", format, report.FORMATS)
    _verify("--fail-on", fail_on, ("", *FAIL_ON))
    _verify("--lang", lang, ("", "ru", "en"))
    job = Job(fix or unsafe_fixes, unsafe_fixes, diff, quiet, since, stdin_filename)
    projects = Projects(config, lang, _split(select), _split(ignore), languagetool)
    wanted = paths or ["."]
    out = sys.stderr if STDIN in wanted and job.fix and not diff else sys.stdout
    if diff and format == "text":
        out = sys.stderr
    style = Style(projects.lang(wanted[0]), has_color(out), find_width(out), quiet, statistics)
    verdict = Verdict(projects, fail_on)
    for piece in report.load(format)(verdict.watch(check(wanted, projects, job)), style):
        out.write(piece)
    out.flush()
    for trouble in projects.troubles():
        sys.stderr.write(say("предупреждение: ", "warning: ") + trouble + "\n")
    raise typer.Exit(verdict.code)


class Verdict:
    """The exit code, worked out while the results pass by."""

    def __init__(self, projects: Projects, fail_on: str) -> None:
        self.projects, self.fail_on, self.code = projects, fail_on, 0

    def watch(self, results: Iterable[Result]) -> Iterator[Result]:
        """Pass the results on and remember the worst."""
        for result in results:
            if isinstance(result, Failure):
                self.code = 2
            elif self.code == 0 and self._fails(result):
                self.code = 1
            yield result

    def _fails(self, checked: Checked) -> bool:
        if not checked.findings:
            return False
        level = self.fail_on or self.projects.of(checked.path).config.fail_on
        return level != "never" and any(LEVELS.index(f.level) >= LEVELS.index(level) for f in checked.findings)


def check(paths: list[str], projects: Projects, job: Job) -> Iterator[Result]:
    """Check every file of the paths; a file that fails is a Failure and does not stop the others."""
    changes = None
    if job.since:
        from pravka import since

        changes = since.read(job.since)
    found: list[str] = []
    for item in walk.find((p for p in paths if p != STDIN), projects.excludes):
        if isinstance(item, str):
            found.append(item)
        else:
            yield Failure(item.path, item.say(projects.lang(item.path)))
    if STDIN in paths:
        yield from _guard(job.stdin_name or "<stdin>", projects, _check_stdin(projects, job))
    elif not found:
        sys.stderr.write(say("Файлов Markdown не найдено: ", "No Markdown files found: ") + " ".join(paths) + "\n")
    site = Gathering(projects) if any(os.path.isdir(p) for p in paths) and changes is None else None
    for n, path in enumerate(track(found, job.quiet)):
        if n % BATCH == 0:
            _ask_ahead(found[n : n + BATCH], projects)
        yield from _guard(path, projects, _check_file(path, projects, job, changes, site))
    if site:
        yield from _guard("", projects, site.check(job.quiet))


def _ask_ahead(paths: list[str], projects: Projects) -> None:
    """Put the texts of many files before LanguageTool together, if it is switched on."""
    asked: dict[int, tuple[Linter, list[tuple[str, str]]]] = {}
    for path in paths:
        try:
            linter = projects.of(path)
            if linter.has_second_reader:
                asked.setdefault(id(linter), (linter, []))[1].append((files.read(path).text, path))
        except (PravkaError, files.FileTrouble):
            continue  # said when the file's turn comes
    for linter, texts in asked.values():
        linter.prefetch(texts)


def _guard(path: str, projects: Projects, results: Iterator[Result]) -> Iterator[Result]:
    """Turn what goes wrong with one file into a Failure."""
    try:
        yield from results
    except files.FileTrouble as trouble:
        yield Failure(path, trouble.say(projects.lang(path)))
    except (ConfigError, RuleError) as error:
        if projects.report_once(str(error)):
            yield Failure("", str(error))
    except PravkaError as error:
        yield Failure(path, _explain(error).removeprefix(f"{path}: "))
    except Exception as error:  # the very top for this file: the others must still be checked
        yield Failure(path, f"{say('внутренняя ошибка', 'internal error')}: {_explain(error)}")


def _explain(error: Exception) -> str:
    """Say the error; with PRAVKA_DEBUG also where it came from."""
    if os.environ.get("PRAVKA_DEBUG"):
        import traceback

        traceback.print_exception(error)
    return str(error) if isinstance(error, PravkaError) else f"{type(error).__name__}: {error}"


def _check_stdin(projects: Projects, job: Job) -> Iterator[Result]:
    path = job.stdin_name or "<stdin>"
    text = files.decode(sys.stdin.buffer.read(), path)
    linter = projects.of(job.stdin_name or ".")
    name = job.stdin_name or None
    if job.diff:
        _print_diff(path, text, linter.fix(text, name, job.unsafe))
    elif job.fix:
        text = linter.fix(text, name, job.unsafe)
        sys.stdout.write(text)
    yield Checked(path, text, _shown(linter.check(text, name), job))


def _check_file(
    path: str, projects: Projects, job: Job, changes: "Changes | None", site: Gathering | None
) -> Iterator[Result]:
    linter = projects.of(path)
    source = files.read(path)
    if changes is not None:
        yield from _check_changed(source, linter, job, changes)
        return
    text, fixed = source.text, False
    if job.fix or job.diff:
        mended = linter.fix(text, path, job.unsafe)
        fixed = _deliver(source, mended, job)
        text = mended if fixed else text
    doc, found = linter.inspect(text, path)
    if site:
        site.add(doc, linter)
    yield Checked(path, text, _shown(found, job), fixed)


def _check_changed(source: files.Source, linter: Linter, job: Job, changes: "Changes") -> Iterator[Result]:
    """Check a file and keep, and mend, only what touches changed lines."""
    from pravka.cli.changed import lint_changed, mend_changed

    text, fixed = source.text, False
    if job.fix or job.diff:
        mended = mend_changed(source.path, text, linter, changes, job.unsafe)
        fixed = _deliver(source, mended, job)
    if fixed:  # the lines have moved: ask git again
        from pravka import since

        text, changes = mended, since.read(job.since)
    _, found = lint_changed(source.path, text, linter, changes)
    yield Checked(source.path, text, _shown(found, job), fixed)


def _deliver(source: files.Source, text: str, job: Job) -> bool:
    """Write the mended text, or only show the difference; tell whether the file has changed."""
    if text == source.text:
        return False
    if job.diff:
        _print_diff(source.path, source.text, text)
        return False
    files.replace(source, text)
    return True


def _print_diff(path: str, old: str, new: str) -> None:
    from pravka.cli.diff import unified

    sys.stdout.write(unified(path, old, new, has_color(sys.stdout)))


def _shown(findings: Iterable[Finding], job: Job) -> tuple[Finding, ...]:
    return tuple(f for f in findings if not job.quiet or f.level != "info")


def _split(names: list[str] | None) -> tuple[str, ...]:
    """Accept both --select a,b and --select a --select b."""
    return tuple(name.strip() for part in names or () for name in part.split(",") if name.strip())


def _verify(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        expected = ", ".join(k for k in known if k)
        raise ConfigError(
            say(f"{option}: ожидалось {expected}, получено «{value}»", f'{option}: expected {expected}, got "{value}"')
        )
