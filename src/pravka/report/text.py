"""The report for people: place, level, message, the line of source with the flaw underlined, the fix, a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pravka.findings import LEVELS, Finding
from pravka.report import Checked, Failure, Result, Style
from pravka.report.excerpt import cut, show
from pravka.report.locate import Lines
from pravka.report.wording import LEVEL_NAMES, PHRASES, summarize

COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36", "path": "1", "dim": "2", "fix": "32"}
SHOWN_FIXES = 3
QUOTES = frozenset("«»„“”\"'")
LONG = 40  # a longer piece between two edits is shown by its ends


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield the report piece by piece: findings and failures file by file, then one summary line."""
    tally = Tally()
    for result in results:
        tally.add(result)
        if isinstance(result, Failure):
            yield _paint(f"{result.path}: " if result.path else "", "path", style)
            yield f"{_paint(PHRASES[style.lang]['failure'], 'error', style)}: {result.message}\n"
        elif result.findings:
            yield from _render_file(result, style)
    if style.statistics and tally.rules:
        yield _table(tally, style)
    yield tally.summary(style.lang) + "\n"


class Tally:
    """Counts over a run."""

    def __init__(self) -> None:
        self.levels: Counter[str] = Counter()
        self.rules: Counter[tuple[str, str]] = Counter()
        self.touched: set[str] = set()
        self.files = self.fixable = self.failed = 0

    def add(self, result: Result) -> None:
        """Count one file."""
        if isinstance(result, Failure):
            self.failed += 1
            return
        self.files += not result.again
        if result.findings:
            self.touched.add(result.path)
        self.levels.update(f.level for f in result.findings)
        self.rules.update((f.rule, f.level) for f in result.findings)
        self.fixable += sum(f.safe and f.fixable for f in result.findings)

    def summary(self, lang: str) -> str:
        """Say the outcome in one line."""
        return summarize(self.levels, self.files, len(self.touched), self.fixable, self.failed, lang)


def _render_file(checked: Checked, style: Style) -> Iterator[str]:
    lines = Lines(checked.text)
    for finding in checked.findings:
        yield _headline(checked.path, lines, finding, style)
        if not style.quiet:
            yield _frame(lines, finding, style)
    if not style.quiet:
        yield "\n"


def _headline(path: str, lines: Lines, finding: Finding, style: Style) -> str:
    place = lines.locate(finding.start)
    where = _paint(f"{path}:{place.line}:{place.column}:", "path", style)
    level = _paint(LEVEL_NAMES[style.lang][finding.level], finding.level, style)
    return f"{where} {level}: {show_line(finding.message)} {_paint(f'[{finding.rule}]', 'dim', style)}\n"


def _frame(lines: Lines, finding: Finding, style: Style) -> str:
    """Draw the source line, the marks under it and the fix beside them."""
    number = lines.locate(finding.start).line
    gutter = max(5, len(str(number)) + 1)
    places = [(finding.start, finding.end), *((e.start, e.end) for e in finding.also)]
    excerpt = cut(lines.text, lines.span(number), places, max(style.width - gutter - 3, 30))
    bar = _paint("│", "dim", style)
    fix = _describe_fix(lines.text, finding, style)
    marks = _paint(excerpt.marks, finding.level, style)
    return f"{number:>{gutter}} {bar} {excerpt.line}\n{'':>{gutter}} {bar} {marks}{' ' + fix if fix else ''}\n"


def _describe_fix(text: str, finding: Finding, style: Style) -> str:
    """Say what the cure is: the new text, or for a cure in two places the whole piece as it will read."""
    if not finding.replacements:
        return ""
    phrases = PHRASES[style.lang]
    if finding.also:
        options = [_preview(text, finding)]
    else:
        quote = "«{}»" if style.lang == "ru" else "“{}”"
        shown = [show_line(r) for r in finding.replacements[:SHOWN_FIXES]]
        options = [(r if r in QUOTES else quote.format(r)) if r else phrases["delete"] for r in shown]
        if finding.start == finding.end:
            options = [f"{phrases['insert']} {option}" for option in options]
    word = phrases["fix" if finding.safe and finding.fixable else "perhaps"]
    return _paint(f"{word}: {', '.join(options)}", "fix", style)


def _preview(text: str, finding: Finding) -> str:
    """Return the piece from the first to the last edit after them, its middle left out if it is long."""
    edits = sorted([(finding.start, finding.end, finding.replacements[0]), *finding.also])
    first, last = edits[0][0], edits[-1][1]
    parts, at = [], first
    for start, end, new in edits:
        parts += [text[at:start] if start - at <= LONG else f"{text[at : at + 15]}…{text[start - 15 : start]}", new]
        at = end
    return show_line("".join([*parts, text[at:last]]))


def show_line(text: str) -> str:
    """Keep a message on one line, with nothing invisible in it."""
    return show(text.replace("\r\n", "⏎").replace("\n", "⏎"))


def _table(tally: Tally, style: Style) -> str:
    """List the rules by number of findings, the most frequent first."""
    rows = sorted(tally.rules.items(), key=lambda row: (-row[1], -LEVELS.index(row[0][1]), row[0]))
    names = LEVEL_NAMES[style.lang]
    wide = max(len(names[level]) for (_, level), _ in rows)
    lines = (f"{n:>6}  {_paint(f'{names[level]:<{wide}}', level, style)}  {rule}\n" for (rule, level), n in rows)
    return "".join(lines) + "\n"


def _paint(text: str, name: str, style: Style) -> str:
    return f"\x1b[{COLORS[name]}m{text}\x1b[0m" if style.color and text else text
