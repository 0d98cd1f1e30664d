"""What a plain YAML scalar means: one table of patterns, read by dialect.

Every cell was checked against the reader itself (tests/test_frontmatter_scalars.py holds what they gave):

    yaml12      YAML 1.2.2 core schema (section 10.3.2); what `FrontMatter.values` holds
    js-yaml     js-yaml 4: Eleventy 3, Docusaurus 3, Astro, Diplodoc; Hexo's `yaml` 2.7 is close to it
    js-yaml-3   js-yaml 3: gray-matter 4, so VitePress
    pyyaml      PyYAML 6 (YAML 1.1): MkDocs, most scripts
    psych       Ruby's Psych 4 and 5: Jekyll
    goccy       goccy/go-yaml 1.19: Hugo from 0.152

Dates come back as `datetime.date` and `datetime.datetime`; impossible ones as `ValueError` *instances*, never raised.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, NamedTuple

DIALECTS = ("yaml12", "js-yaml", "js-yaml-3", "pyyaml", "psych", "goccy")

CORE_BOOL = {w: v for v, stem in ((True, "true"), (False, "false")) for w in (stem, stem.title(), stem.upper())}
OLD_BOOL = CORE_BOOL | {
    word: value
    for value, stems in ((True, ("yes", "on")), (False, ("no", "off")))
    for stem in stems
    for word in (stem, stem.title(), stem.upper())
}
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
MAYBE_SPECIAL = frozenset("0123456789+-.~nNtTfFyYoO")
LONGEST_WORD = 5  # of those that are no text


class Row(NamedTuple):
    """How one dialect reads scalars; an empty pattern matches nothing.

    octal has the digits in group 1; `sixty` is the base-60 form (12:30); `hours`: its two parts are hours and minutes
    """

    bools: dict[str, bool]
    integer: str
    octal: str
    real: str
    sixty: str = ""
    hours: bool = False
    stamps: bool = True
    loose: str = ""  # characters between digits that do not count


CORE_REAL = r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
DOTTED_REAL = r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
OLD_REAL = r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?"
BASE_SIXTY = r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
TABLE = {
    "yaml12": Row(CORE_BOOL, r"[-+]?[0-9]+", r"0o([0-7]+)", CORE_REAL, stamps=False),
    "js-yaml": Row(CORE_BOOL, r"[-+]?[0-9]+", r"[-+]?0o([0-7]+)", CORE_REAL),
    "js-yaml-3": Row(
        CORE_BOOL,
        r"[-+]?(?:0|[1-9][0-9_]*)",
        r"[-+]?0([0-7_]+)",
        rf"{DOTTED_REAL}|[-+]?(?:0|[1-9][0-9_]*)(?:[eE][-+]?[0-9]+)",
        BASE_SIXTY,
        loose="_",
    ),
    "pyyaml": Row(OLD_BOOL, r"[-+]?(?:0|[1-9][0-9_]*)", r"[-+]?0([0-7_]+)", OLD_REAL, BASE_SIXTY, loose="_"),
    "psych": Row(
        OLD_BOOL,
        r"[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)",
        r"[-+]?0([0-7_,]+)",
        r"[-+]?(?:[0-9][0-9_,]*\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?",
        r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}",
        hours=True,
        loose="_,",
    ),
    "goccy": Row(CORE_BOOL, r"[-+]?(?:0|[1-9][0-9_]*)", r"[-+]?0o?([0-7_]+)", DOTTED_REAL, stamps=False, loose="_"),
}


@lru_cache(maxsize=64)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{source})\Z", re.VERBOSE)


def resolve(raw: str, dialect: str = "yaml12") -> Any:
    """Read a plain scalar as `dialect` does; a string stays a string."""
    if raw and raw[0] not in MAYBE_SPECIAL:
        return raw
    if raw in NULLS:
        return None
    row = TABLE[dialect]
    if raw in row.bools:
        return row.bools[raw]
    if raw[0].isalpha():
        return raw
    if row.stamps and len(raw) >= 8 and raw[4:5] == "-" and (stamp := _stamp(raw, dialect)) is not None:
        return stamp
    return _number(raw, row)


def may_be_special(raw: str) -> bool:
    """Tell whether some dialect may read a plain scalar as something else than a text of one line."""
    if not raw or "\n" in raw:
        return True
    return raw[0] in MAYBE_SPECIAL and (len(raw) <= LONGEST_WORD or not raw[0].isalpha())


def _number(raw: str, row: Row) -> Any:
    if len(raw) > 300:  # int() of a hostile digit string is quadratic
        return raw
    bare = raw
    for sign in row.loose:
        bare = bare.replace(sign, "")
    minus = -1 if raw[0] == "-" else 1
    if m := _pattern(row.octal).match(raw):
        return minus * int(re.sub("[_,]", "", m[1]) or "0", 8)
    if _pattern(row.integer).match(raw):
        return int(bare)
    if m := _pattern(r"[-+]?0(?:x([0-9a-fA-F]+)|b([01]+))").match(bare):
        return minus * (int(m[1], 16) if m[1] else int(m[2], 2))
    if raw.lower() in {".inf", "+.inf", "-.inf", ".nan"}:
        return float(raw.lower().replace(".", ""))
    if _pattern(row.real).match(raw):
        return float(bare)
    if row.sixty and _pattern(row.sixty).match(raw):
        return minus * _sixty(bare.lstrip("+-"), row.hours)
    return raw


def _sixty(digits: str, hours: bool) -> int | float:
    parts = digits.split(":")
    if hours and len(parts) == 2:
        parts.append("0")
    total: int | float = 0
    for part in parts:
        total = total * 60 + (float(part) if "." in part else int(part))
    return total


# YAML 1.1 timestamps (yaml.org/type/timestamp.html)
STAMP = r"""
    (?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)
    (?:
        (?:[Tt]|[ \t]+)(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)
        (?:\.(?P<fraction>\d*))?
        (?P<zone>[ \t]*(?:Z|(?P<sign>[-+])(?P<zh>\d\d?)(?::?(?P<zm>\d\d))?))?
    )?
"""


def _stamp(raw: str, dialect: str) -> Any:
    m = _pattern(STAMP).match(raw)
    if m is None:
        return None
    if m["hour"] is None and not (len(m["month"]) == len(m["day"]) == 2) and dialect != "psych":
        return None  # a bare date needs two digits
    if m["zm"] and ":" not in m["zone"] and dialect != "psych":
        return None  # +0300 has no colon
    found = moment(m)
    if isinstance(found, ValueError) and dialect == "psych" and m["hour"] is None:
        return None  # Psych leaves a day that does not exist as it is written
    return found


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
