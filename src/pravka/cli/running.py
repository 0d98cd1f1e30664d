"""The work of `pravka check`: find, read, check and mend files, print the report, choose the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pravka import files, report, walk
from pravka.cli.gathering import Gathering
from pravka.cli.options import Options
from pravka.cli.projects import Projects
from pravka.cli.terminal import find_width, has_color, say, track
from pravka.errors import ConfigError, PravkaError, RuleError
from pravka.findings import LEVELS, Finding
from pravka.linter import Linter
from pravka.report import Checked, Failure, Result, Style

if TYPE_CHECKING:
    from pravka.since import Changes

FAIL_ON = (*LEVELS, "never")
STDIN = "-"
BATCH = 64  # files LanguageTool is asked about at once


def run(options: Options) -> int:
    """Check files; return 0 (clean), 1 (findings) or 2 (could not do the work)."""
    _verify("--format", options.format, report.FORMATS)
    _verify("--fail-on", options.fail_on, ("", *FAIL_ON))
    _verify("--lang", options.lang, ("", "ru", "en"))
    options = options._replace(
        paths=options.paths or (".",),
        fix=options.fix or options.unsafe_fixes,
        select=_split(options.select),
        ignore=_split(options.ignore),
    )
    projects = Projects(options.config, options.lang, options.select, options.ignore, options.languagetool)
    out = sys.stderr if _leaves_stdout_to_text(options) else sys.stdout
    lang = projects.lang(options.paths[0])
    style = Style(lang, has_color(out), find_width(out), options.quiet, options.statistics)
    verdict = Verdict(projects, options.fail_on)
    for piece in report.load(options.format)(verdict.watch(check(options, projects)), style):
        out.write(piece)
    out.flush()
    for trouble in projects.troubles(forgiven=True):
        sys.stderr.write(say("предупреждение: ", "warning: ") + trouble + "\n")
    return verdict.code


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


def check(options: Options, projects: Projects) -> Iterator[Result]:
    """Check every file of the paths; a file that fails is a Failure and does not stop the others."""
    paths = options.paths
    changes = None
    if options.since:
        from pravka import since

        changes = since.read(options.since)
    found: list[str] = []
    for item in walk.find((p for p in paths if p != STDIN), projects.excludes):
        if isinstance(item, str):
            found.append(item)
        else:
            yield Failure(item.path, item.say(projects.lang(item.path)))
    if STDIN in paths:
        yield from _guard(options.stdin_filename or "<stdin>", projects, _check_stdin(projects, options))
    elif not found:
        sys.stderr.write(say("Файлов Markdown не найдено: ", "No Markdown files found: ") + " ".join(paths) + "\n")
    site = Gathering(projects, paths) if any(os.path.isdir(p) for p in paths) and changes is None else None
    if site:
        projects.learn_habits(found)
    for n, path in enumerate(track(found, options.quiet)):
        if n % BATCH == 0 and len(found) > 1:
            _ask_ahead(found[n : n + BATCH], projects)
        yield from _guard(path, projects, _check_file(path, projects, options, changes, site))
    if site:
        yield from _guard("", projects, site.check(options.quiet))
    yield from (Failure("", trouble) for trouble in projects.troubles(forgiven=False))


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


def _check_stdin(projects: Projects, options: Options) -> Iterator[Result]:
    path = options.stdin_filename or "<stdin>"
    text = files.decode(sys.stdin.buffer.read(), path)
    linter = projects.of(options.stdin_filename or ".")
    name = options.stdin_filename or None
    if options.diff:
        _print_diff(path, text, linter.fix(text, name, options.unsafe_fixes))
    elif options.fix:
        text = linter.fix(text, name, options.unsafe_fixes)
        sys.stdout.write(text)
    yield Checked(path, text, _shown(linter.check(text, name), options))


def _check_file(
    path: str, projects: Projects, options: Options, changes: Changes | None, site: Gathering | None
) -> Iterator[Result]:
    linter = projects.of(path)
    source = files.read(path)
    if changes is not None:
        yield from _check_changed(source, linter, options, changes)
        return
    text, fixed = source.text, False
    if options.fix or options.diff:
        mended = linter.fix(text, path, options.unsafe_fixes)
        fixed = _deliver(source, mended, options)
        text = mended if fixed else text
    doc, found = linter.inspect(text, path)
    if site:
        site.add(doc, linter)
        found = site.hold_back(doc, linter, found)
    yield Checked(path, text, _shown(found, options), fixed)


def _check_changed(source: files.Source, linter: Linter, options: Options, changes: Changes) -> Iterator[Result]:
    """Check a file and keep, and mend, only what touches changed lines."""
    from pravka.cli.changed import lint_changed, mend_changed

    text, fixed = source.text, False
    if options.fix or options.diff:
        mended = mend_changed(source.path, text, linter, changes, options.unsafe_fixes)
        fixed = _deliver(source, mended, options)
    if fixed:  # the lines have moved: ask git again
        from pravka import since

        text, changes = mended, since.read(options.since)
    _, found = lint_changed(source.path, text, linter, changes)
    yield Checked(source.path, text, _shown(found, options), fixed)


def _leaves_stdout_to_text(options: Options) -> bool:
    """Tell whether standard output carries the mended text or the diff, so that the report must go elsewhere."""
    return options.format == "text" if options.diff else STDIN in options.paths and options.fix


def _deliver(source: files.Source, text: str, options: Options) -> bool:
    """Write the mended text, or only show the difference; tell whether the file has changed."""
    if text == source.text:
        return False
    if options.diff:
        _print_diff(source.path, source.text, text)
        return False
    files.replace(source, text)
    return True


def _print_diff(path: str, old: str, new: str) -> None:
    from pravka.cli.diff import unified

    sys.stdout.write(unified(path, old, new, has_color(sys.stdout)))


def _shown(findings: Iterable[Finding], options: Options) -> tuple[Finding, ...]:
    return tuple(f for f in findings if not options.quiet or f.level != "info")


def _split(names: tuple[str, ...]) -> tuple[str, ...]:
    """Accept both --select a,b and --select a --select b."""
    return tuple(name.strip() for part in names for name in part.split(",") if name.strip())


def _verify(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        expected = ", ".join(k for k in known if k)
        raise ConfigError(
            say(f"{option}: ожидалось {expected}, получено «{value}»", f'{option}: expected {expected}, got "{value}"')
        )
