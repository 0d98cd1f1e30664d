"""What a plain YAML scalar means: one table of patterns, read by dialect.

    yaml12    YAML 1.2.2 core schema (section 10.3.2); what `FrontMatter.values` holds
    js-yaml   js-yaml 3 and 4, default schema: 1.2 core plus timestamps (lib/type/*.js): Eleventy, Docusaurus, Hexo …
    pyyaml    PyYAML SafeLoader (resolver.py, YAML 1.1): MkDocs, Diplodoc builds in Python, many scripts
    psych     Ruby's Psych, class ScalarScanner (scalar_scanner.rb): Jekyll
    goccy     goccy/go-yaml (token.go): Hugo from 0.152
    goyaml    go-yaml v2 as Hugo used it before: 1.1 booleans

Dates come back as `datetime.date` and `datetime.datetime`; impossible ones as `ValueError` *instances*, never raised.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, NamedTuple

DIALECTS = ("yaml12", "js-yaml", "pyyaml", "psych", "goccy", "goyaml")

CORE_BOOL = {w: v for v, stem in ((True, "true"), (False, "false")) for w in (stem, stem.title(), stem.upper())}
OLD_BOOL = CORE_BOOL | {
    w: v for v, stems in ((True, ("yes", "on")), (False, ("no", "off"))) for s in stems for w in (s, s.title(), s.upper())
}
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
MAYBE_SPECIAL = frozenset("0123456789+-.~nNtTfFyYoO:")


class Kinds(NamedTuple):
    """How one dialect reads scalars: its booleans and its patterns of numbers, None where it has no such form."""

    bools: dict[str, bool]
    integer: re.Pattern[str]
    octal: re.Pattern[str] | None
    real: re.Pattern[str]
    sixty: re.Pattern[str] | None
    stamp: bool


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + r"\Z")


@lru_cache(maxsize=8)
def kinds(dialect: str) -> Kinds:
    """Give the table row of a dialect; patterns are compiled on first use."""
    core_real = r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    old_real = r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)"
    if dialect == "pyyaml":
        return Kinds(
            OLD_BOOL,
            _compile(r"[-+]?(?:0|[1-9][0-9_]*)"),
            _compile(r"[-+]?0([0-7_]+)"),
            _compile(old_real),
            _compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"),
            True,
        )
    if dialect == "psych":
        return Kinds(
            OLD_BOOL,
            _compile(r"[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)"),
            _compile(r"[-+]?0([0-7_,]+)"),
            _compile(r"[-+]?(?:\d[\d_]*|[\d_]*\.\d[\d_]*|\d[\d_]*\.)(?:[eE][-+]?[0-9]+)?"),
            _compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}(?:\.[0-9_]*)?"),
            True,
        )
    if dialect == "goyaml":
        return Kinds(OLD_BOOL, _compile(r"[-+]?[1-9][0-9_]*|0"), _compile(r"[-+]?0o?([0-7_]+)"), _compile(core_real), None, True)
    octal = _compile(r"0o([0-7]+)") if dialect != "goccy" else _compile(r"0o?([0-7]+)")
    return Kinds(CORE_BOOL, _compile(r"[-+]?[0-9]+"), octal, _compile(core_real), None, dialect != "yaml12")


def resolve(raw: str, dialect: str = "yaml12") -> Any:
    """Read a plain scalar as `dialect` does; a string stays a string."""
    if raw and raw[0] not in MAYBE_SPECIAL:
        return raw
    if raw in NULLS:
        return None
    row = kinds(dialect)
    if raw in row.bools:
        return row.bools[raw]
    if raw[0].isalpha():
        return raw
    if row.stamp and len(raw) >= 8 and raw[4:5] == "-" and (stamp := _stamp(raw, dialect)) is not None:
        return stamp
    return _number(raw, row)


def _number(raw: str, row: Kinds) -> Any:
    if len(raw) > 300:  # int() of a hostile digit string is quadratic
        return raw
    bare = raw.replace("_", "").replace(",", "") if row.sixty else raw.replace("_", "") if row.bools is OLD_BOOL else raw
    sign = -1 if raw[0] == "-" else 1
    if row.octal and (m := row.octal.match(raw)) and (digits := m[1].replace("_", "").replace(",", "")):
        return sign * int(digits, 8)
    if row.integer.match(raw):
        return int(bare)
    if re.fullmatch(r"[-+]?0x[0-9a-fA-F_]+", raw) and bare[-1] != "x":
        return int(bare, 16)
    if raw.lower() in {".inf", "+.inf", "-.inf", ".nan"}:
        return float(raw.lower().replace(".", ""))
    if row.real.match(raw):
        return _real(bare, raw)
    if row.sixty and row.sixty.match(raw):
        return sign * _sixty(bare.lstrip("+-"))
    return raw


def _real(bare: str, raw: str) -> float | str:
    try:
        return float(bare)
    except ValueError:
        return raw


def _sixty(digits: str) -> int | float:
    total: int | float = 0
    for part in digits.split(":"):
        total = total * 60 + (float(part) if "." in part else int(part))
    return total


# YAML 1.1 timestamps (yaml.org/type/timestamp.html)
STAMP = r"""
    (?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)
    (?:
        (?:[Tt]|[ \t]+)(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)
        (?:\.(?P<fraction>\d*))?
        (?P<zone>[ \t]*(?:Z|(?P<sign>[-+])(?P<zh>\d\d?)(?::?(?P<zm>\d\d))?))?
    )?\Z
"""


@lru_cache(maxsize=1)
def _stamp_pattern() -> re.Pattern[str]:
    return re.compile(STAMP, re.VERBOSE)


def _stamp(raw: str, dialect: str) -> Any:
    m = _stamp_pattern().match(raw)
    if m is None:
        return None
    if m["hour"] is None and not (len(m["month"]) == len(m["day"]) == 2):
        return None  # a bare date needs two digits everywhere
    if dialect == "pyyaml" and m["zm"] and ":" not in (m["zone"] or ""):
        return None  # +0300 without the colon: PyYAML's pattern has no such form
    return moment(m)


def moment(m: re.Match[str]) -> date | datetime | ValueError:
    """Build the date of a match of `STAMP`."""
    try:
        day = date(int(m["year"]), int(m["month"]), int(m["day"]))
        if m["hour"] is None:
            return day
        zone = _zone(m) if m["zone"] else None
        return datetime(day.year, day.month, day.day, int(m["hour"]), int(m["minute"]), int(m["second"]), tzinfo=zone)
    except ValueError as error:
        return error


def _zone(m: re.Match[str]) -> timezone:
    if not m["sign"]:
        return UTC
    shift = timedelta(hours=int(m["zh"]), minutes=int(m["zm"] or 0))
    return timezone(-shift if m["sign"] == "-" else shift)
