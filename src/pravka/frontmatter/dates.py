"""Dates as people write them in metadata: ISO, day first, in Russian words."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
TIME = r"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
ZONE = r"[ ]*(?P<zone>Z|UTC|GMT|[-+]\d\d?(?::?\d\d)?)"

# 2024-05-01, 2024-5-1, 2024/05/01 10:00, 2024-05-01T10:00:00+03:00
ISO = rf"(?P<year>\d{{4}})(?P<sep>[-/])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?:(?P<mark>[Tt]|[ ]+){TIME}(?:{ZONE})?)?"

# 01.05.2024, 1/5/2024 10:00, 01-05-2024, 01.05.2024 г.
DAY_FIRST = (
    rf"(?P<day>\d\d?)(?P<sep>[./-])(?P<month>\d\d?)(?P=sep)(?P<year>\d{{4}})(?:[ ]*г\.?)?(?:,?[ ]+{TIME}(?:{ZONE})?)?"
)

# 1 мая 2024 г., 10:00; 1-го мая 2024 года в 10:00
RUSSIAN = rf"""
    (?P<day>\d\d?)(?:-?го|-?е)?[ \u00a0]+
    (?P<word>[а-яё]+)\.?[ \u00a0]+
    (?P<year>\d{{4}})(?:[ \u00a0]*г(?:ода?)?\.?)?
    (?:,?[ ]+(?:в[ ]+)?{TIME}(?:{ZONE})?)?
"""


class Moment(NamedTuple):
    """A date as written. `zone` is as written, "" if absent; `hour` is -1 without a time."""

    form: str  # iso, day-first, russian
    year: int
    month: int
    day: int
    hour: int = -1
    minute: int = 0
    second: int = 0
    zone: str = ""
    seconds: bool = False  # they are written
    short: bool = False  # one-digit months or days
    slashes: bool = False
    spaced: bool = False  # a space before the zone

    def exists(self) -> bool:
        """Tell whether the calendar has this day and the clock this time."""
        try:
            datetime(self.year, self.month, self.day, max(self.hour, 0), self.minute, self.second)
        except ValueError:
            return False
        return True

    def iso(self) -> str:
        """Write the moment as YAML, TOML and all generators read it."""
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        if self.hour < 0:
            return day
        clock = f"{self.hour:02}:{self.minute:02}:{self.second:02}"
        zone = self.offset()
        return f"{day}T{clock}{zone}" if zone else f"{day} {clock}"

    def offset(self) -> str:
        """Write the zone as Z or +HH:MM."""
        if not self.zone or self.zone in {"Z", "UTC", "GMT"}:
            return "Z" if self.zone else ""
        sign, digits = self.zone[0], self.zone[1:].replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
        return f"{sign}{int(hours):02}:{minutes}"

    def aware(self, local: tzinfo) -> datetime:
        """Give the moment in its own zone, or in `local` if it names none."""
        zone = local
        if self.zone:
            written = self.offset()
            shift = timedelta() if written == "Z" else timedelta(hours=int(written[1:3]), minutes=int(written[4:6]))
            zone = timezone(-shift if written[0] == "-" else shift)
        return datetime(self.year, self.month, self.day, max(self.hour, 0), self.minute, self.second, tzinfo=zone)


@lru_cache(maxsize=4)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{source})\Z", re.VERBOSE | re.IGNORECASE)


def read(raw: str) -> Moment | None:
    """Read a date in any of the forms; None if it is none of them."""
    if not raw[:1].isdigit() or len(raw) > 60:
        return None
    for form, source in (("iso", ISO), ("day-first", DAY_FIRST), ("russian", RUSSIAN)):
        m = _pattern(source).match(raw)
        if m is None:
            continue
        month = _month(m["word"].lower()) if form == "russian" else int(m["month"])
        return _moment(form, m, month) if month else None
    return None


def _moment(form: str, m: re.Match[str], month: int) -> Moment:
    short = form == "iso" and not (len(m["month"]) == len(m["day"]) == 2)
    return Moment(
        form,
        int(m["year"]),
        month,
        int(m["day"]),
        int(m["hour"]) if m["hour"] else -1,
        int(m["minute"] or 0),
        int(m["second"] or 0),
        (m["zone"] or "").upper(),
        bool(m["second"]),
        short or len(m["hour"] or "00") < 2,
        form == "iso" and m["sep"] == "/",
        bool(m["zone"]) and m.string[m.start("zone") - 1] == " ",
    )


def _month(word: str) -> int:
    """Number a Russian month, whole or shortened; 0 if it is none."""
    if word in {"май", "мая", "мае"}:
        return 5
    if len(word) < 3:
        return 0
    for number, stem in enumerate(MONTHS, 1):
        whole = stem.startswith(word) or (word.startswith(stem) and len(word) <= len(stem) + 2)
        if whole and number != 5:
            return number
    return 0
