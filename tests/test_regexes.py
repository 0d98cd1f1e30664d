"""Regular expressions: what every supported Python matches alike; what is written for speed matches no less."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pravka
from pravka.checks import abbreviations, characters, dates, digits, hyphens, marks, numerals, ranges, spaces
from pravka.document import BORDER
from pravka.plain import CYRILLIC, GAP

SOURCES = Path(pravka.__file__).parent


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 (Debian 12 has 3.11.2) misreads (?:…)*+ where the group repeats something itself.

    An atomic group, (?>(?:…)*), means the same and is read alike everywhere.
    """
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")
    lines = [(path, line) for path in sorted(SOURCES.rglob("*.py")) for line in path.read_text("utf-8").splitlines()]
    assert [(path.name, line.strip()) for path, line in lines if possessive.search(line)] == []


ALPHABET = f'05,.-–:аяийгвСХXI …!»("\u00a0\u200b\u200d\ufeff☺\n{BORDER}'
PIECES = ("мая", " мая", "05", "-ти", "-ый", "гг", "вв", " век", "-й", "...", "кг", "5-10", " - ", "в 2025")
# patterns that begin with what they look for, and the plain way to say the same
PATTERNS = {
    dates.ZERO: rf"(?<![\w.,:])0(?=[1-9]{GAP}(?:{dates.MONTHS})(?![{CYRILLIC}]))",
    abbreviations.YEARS: rf"(?<=[0-9]){GAP}?(?P<p>гг|вв)(?={GAP}[{CYRILLIC}]|[,;)\u2029])",
    numerals.CARDINAL: rf"(?<![\w.,])([0-9]+)-(?:ти|мя|тью|тыми|ёх|ех|ух)(?={GAP}[{CYRILLIC}]|[.,;)])",
    digits.POINT: digits.POINT.replace(r"[0-9](?<![\w.,-].)[0-9]*", r"(?<![\w.,-])[0-9]+"),
    ranges.RANGE: ranges.RANGE.replace(ranges.FIRST, rf"(?<![\w.,:/+–—-]){ranges.NUMBER}"),
    hyphens.ONE_SIDED: rf"(?<=[{CYRILLIC}])(?:[ \u00a0](?P<p>-)(?=[{CYRILLIC}])|(?P<q>-[ \u00a0])(?=[{CYRILLIC}]+))",
    marks.THREE: rf'(?<=[{CYRILLIC}»")])\.{{3}}(?![.\w])|(?<=[ \u00a0{BORDER}«"(])\.{{3}}(?=[ ]?[{CYRILLIC}])',
    marks.ODD_DOTS: rf'(?<=[{CYRILLIC}])(?:\.\.(?!\.)|\.{{4,}}|…\.+|\.…)(?=[\s»)"{BORDER}]|$)',
    spaces.BEFORE_MARK: spaces.BEFORE_MARK.replace(r"[ \u00a0](?<=([^\s.(]).)[ \u00a0]*", r"(?<=([^\s.(]))[ \u00a0]+"),
    characters.ZERO: "[\u200b\u2060\u180e]+|(?<!\u200d)(?<=[А-Яа-яЁёA-Za-z.,;:!? ])[\u200c\u200d\ufeff]+"
    "|\ufeff(?=[А-Яа-яЁё])",
}


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.lists(st.sampled_from((*ALPHABET, *PIECES)), max_size=12).map("".join))
def test_a_pattern_that_begins_with_what_it_looks_for_finds_no_less(pattern: str, text: str) -> None:
    plain = PATTERNS[pattern]
    assert plain != pattern
    assert [m.span() for m in re.finditer(pattern, text)] == [_span(m) for m in re.finditer(plain, text)]


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Give the part named p or q, if the plain way says where the other begins later."""
    return match.span(match.lastgroup) if match.lastgroup in ("p", "q") else match.span()
