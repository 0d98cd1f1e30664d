"""Checks of dates in metadata: forms, days that do not exist, file names, zones, the future, drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from pravka import presets, siteconfig
from pravka.document import Document, Entry, Settings, Span
from pravka.findings import Hit
from pravka.frontmatter import dates, reading
from pravka.frontmatter.dates import Moment
from pravka.presets import Preset
from pravka.waking import needs

DATE_KEYS = frozenset(
    """date updated lastmod modified pubdate publishdate expirydate unpublishdate created created_at updated_at
    last_modified_at updateddate date_created""".split()
)
DATES = [f"{key}:" for key in DATE_KEYS]  # as `parts` names them
TOML_DATE = r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?"
# what generators put in the place of a date
STAND_INS = frozenset({"last modified", "created", "git last modified", "git created", ":filename", ":git", ":default"})
NAMED = r"(?:^|/)(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)-[^/]+\.(?:md|markdown|mdx)$"
# generators that take the date of a post from its file name
BY_NAME = frozenset({"jekyll", "docusaurus", "plain", "eleventy", "hexo", "hugo", "zola"})


def _dates(doc: Document) -> tuple[tuple[Entry, str, Moment | None], ...]:
    """Give the entries that are to be dates, as written and as read; worked out once."""
    found: tuple[tuple[Entry, str, Moment | None], ...] | None = doc.memo.get("front-matter.dates")
    if found is None:
        found = doc.memo["front-matter.dates"] = tuple(_read_dates(doc))
    return found


def _read_dates(doc: Document) -> Iterator[tuple[Entry, str, Moment | None]]:
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None or reading.keys(doc).roots.isdisjoint(DATE_KEYS):
        return
    for entry in front.entries:
        if entry.style in {"list", "map", "null", "literal", "folded", "alias", "bool"}:
            continue
        nested = len(entry.path) == 2 and entry.path[0] == "date"
        name = str(entry.path[-1]).lower()
        if not nested and (len(entry.path) != 1 or name not in DATE_KEYS):
            continue
        kind = next((k for key, k in preset.keys.items() if key.lower() == name), presets.DATE)
        if nested or (len(entry.path) == 1 and name in DATE_KEYS and kind in {presets.DATE, presets.ANY}):
            raw = reading.string(front, doc.text, entry).strip()
            if raw and "{" not in raw and raw.lower() not in STAND_INS:
                yield entry, raw, dates.read(raw)


def _level(preset: Preset, sure: str = "") -> str:
    """Error where the generator is known, warning where it is not."""
    return sure if preset.name != "plain" else "warning"


@needs(part=DATES)
def day_first(doc: Document) -> Iterator[Hit]:
    """Find 01.05.2024 where it is not read, or read as the fifth of January."""
    preset = presets.of(doc.settings.preset)
    if "day-first" in preset.forms:
        return
    for entry, _, moment in _dates(doc):
        if moment and moment.form == "day-first" and moment.exists():
            fields = {"key": str(entry.path[-1]), "iso": moment.iso()}
            yield Hit(entry.inner, (moment.iso(),), moment.day > 12, (), fields, _level(preset))


@needs(part=DATES)
def russian(doc: Document) -> Iterator[Hit]:
    """Find dates in Russian words."""
    preset = presets.of(doc.settings.preset)
    for entry, _, moment in _dates(doc):
        if moment and moment.form == "russian" and moment.exists():
            fields = {"key": str(entry.path[-1]), "iso": moment.iso()}
            yield Hit(entry.inner, (moment.iso(),), True, (), fields, _level(preset))


@needs(part=DATES)
def impossible(doc: Document) -> Iterator[Hit]:
    """Find days that the calendar does not have."""
    preset = presets.of(doc.settings.preset)
    for entry, _, moment in _dates(doc):
        if moment and not moment.exists() and not _is_american(moment, preset):
            swapped = moment._replace(day=moment.month, month=moment.day)
            fix = (swapped.iso(),) if moment.form != "russian" and moment.month > 12 and swapped.exists() else ()
            yield Hit(entry.inner, fix, False, (), {"key": str(entry.path[-1])})


def _is_american(moment: Moment, preset: Preset) -> bool:
    """Tell whether 05/31/2024 is read, the month first, as JavaScript and dateutil do."""
    swapped = moment._replace(day=moment.month, month=moment.day)
    return (
        moment.form == "day-first"
        and "day-first" not in preset.forms
        and "slashes" in preset.forms
        and swapped.exists()
    )


@needs(part=DATES)
def unread(doc: Document) -> Iterator[Hit]:
    """Find ISO-like dates in a form that this generator does not read, and texts that are no dates."""
    preset = presets.of(doc.settings.preset)
    for entry, raw, moment in _dates(doc):
        if doc.front and doc.front.format == "toml" and entry.style == "date":
            continue
        fields = {"reader_ru": preset.title or "генератор", "reader_en": preset.title or "the generator"}
        fields |= {"more_ru": "", "more_en": ""}
        if preset.name == "zola" and entry.style in ("basic", "single") and re.fullmatch(TOML_DATE, raw):
            # getzola.org/documentation/content/page: “Do not wrap dates in quotes”
            fields |= {"more_ru": ": кавычки лишние", "more_en": ": it needs no quotes"}
            yield Hit(entry.value, (raw,), True, (), fields, "warning")
            continue
        if moment is None:
            if not re.search(r"\d{4}", raw) or re.search(r"[а-яё]{3}", raw.lower()):
                yield Hit(entry.inner, (), False, (), fields, _level(preset))
        elif moment.form == "iso" and moment.exists() and not _is_read(moment, entry, preset):
            yield Hit(entry.inner, (moment.iso(),), True, (), fields)


def _is_read(moment: Moment, entry: Entry, preset: Preset) -> bool:
    needed = set()
    if moment.short:
        needed.add("short")
    if moment.slashes:
        needed.add("slashes")
    if moment.hour >= 0 and not moment.seconds:
        needed.add("minutes")
    if moment.spaced or (moment.zone and ":" not in moment.zone and moment.zone != "Z"):
        needed.add("offset")
    return needed <= preset.forms


@needs(part=DATES)
def without_zone(doc: Document) -> Iterator[Hit]:
    """Find times without a zone that the generator takes for UTC."""
    preset = presets.of(doc.settings.preset)
    if preset.name not in {"jekyll", "hugo"}:
        return
    for entry, raw, moment in _dates(doc):
        if moment is None or moment.form != "iso" or moment.hour < 0 or moment.zone or not moment.exists():
            continue
        if preset.name == "jekyll" and (not moment.seconds or entry.style != "plain"):
            continue  # a text for Time.parse, which takes the site's zone
        if preset.name == "hugo" and _zone_name(doc.settings):
            continue
        zone = _zone(doc.settings)
        offset = moment.aware(zone).strftime("%z") if zone else ""
        fields = {"key": str(entry.path[-1]), "generator": preset.title}
        yield Hit(entry.inner, (f"{raw} {offset}",) if offset else (), False, (), fields)


@needs(part=DATES)
def other_than_name(doc: Document) -> Iterator[Hit]:
    """Find a `date` that is another day than the file name says."""
    preset = presets.of(doc.settings.preset)
    if preset.name not in BY_NAME or not _dates(doc):
        return
    named = re.search(NAMED, doc.path.replace("\\", "/"))
    if named is None:
        return
    for entry, _, moment in _dates(doc):
        if entry.path != ("date",) or moment is None or not moment.exists():
            continue
        day = (int(named["year"]), int(named["month"]), int(named["day"]))
        if (moment.year, moment.month, moment.day) != day and not _same_elsewhere(moment, day):
            yield Hit(entry.inner, (), False, (), {"name": "{}-{:02}-{:02}".format(*day), "date": moment.iso()})


def _same_elsewhere(moment: Moment, day: tuple[int, int, int]) -> bool:
    """Tell whether a moment with a zone falls on that day somewhere: near midnight both are right."""
    if moment.hour < 0:
        return False
    here = datetime(moment.year, moment.month, moment.day, max(moment.hour, 0), moment.minute)
    return any((t.year, t.month, t.day) == day for t in (here - timedelta(hours=14), here + timedelta(hours=14)))


def post_name(doc: Document) -> Iterator[Hit]:
    """Find files of Jekyll's `_posts` whose names it does not take for posts (Document::DATE_FILENAME_MATCHER)."""
    if presets.of(doc.settings.preset).name != "jekyll" or not doc.path:
        return
    path = doc.path.replace("\\", "/")
    if "_posts/" not in path or re.search(r"(?:^|/)\d{2,4}-\d\d?-\d\d?-[^/]*\.[^.]+$", path):
        return
    day = next((m.iso()[:10] for e, _, m in _dates(doc) if e.path == ("date",) and m and m.exists()), "")
    name = path.rsplit("/", 1)[-1]
    yield Hit(
        Span(0, 0),
        (),
        False,
        (),
        {"name": name, "wanted_ru": f"{day or 'ГГГГ-ММ-ДД'}-{name}", "wanted_en": f"{day or 'YYYY-MM-DD'}-{name}"},
    )


@needs(part=DATES)
def future(doc: Document) -> Iterator[Hit]:
    """Find posts that the generator hides because their date has not come; the site's configuration may show them."""
    preset = presets.of(doc.settings.preset)
    if not preset.hides and preset.name not in siteconfig.FILES:
        return
    for entry, _, moment in _dates(doc):
        if entry.path != ("date",) or moment is None or not moment.exists():
            continue
        now = doc.settings.now or datetime.now(UTC)
        if moment.aware(UTC) < now.replace(tzinfo=now.tzinfo or UTC) - timedelta(days=1):
            continue  # past in any zone: the site's configuration need not be read
        zone = _zone(doc.settings) or UTC
        shows = siteconfig.read(doc.settings.root, preset.name).shows_future
        is_hidden = preset.hides if shows is None else not shows
        if is_hidden and moment.aware(zone) > now.replace(tzinfo=now.tzinfo or zone):
            yield Hit(entry.inner, (), False, (), {"generator": preset.title, "date": moment.iso()})


def _zone_name(settings: Settings) -> str:
    return settings.timezone or siteconfig.read(settings.root, settings.preset).timezone


def _zone(settings: Settings) -> tzinfo | None:
    name = _zone_name(settings)
    if not name:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


@needs(part=[f"{key.lower()}:" for preset in presets.ALL for key in preset.drafts])
def draft(doc: Document) -> Iterator[Hit]:
    """Find posts that are marked as drafts."""
    preset = presets.of(doc.settings.preset)
    if doc.front is None or not preset.drafts:
        return
    for entry in doc.front.entries:
        if len(entry.path) == 1 and (name := str(entry.path[0])) in preset.drafts:
            value = reading.value(doc.front, doc.text, entry, preset.dialect)
            if value == preset.drafts[name] and type(value) is type(preset.drafts[name]):
                yield Hit(entry.value, (), False, (), {"key": name, "value": doc.text[slice(*entry.value)]})
