"""What a declarative rule may say: every key of it checked, shorthands spelled out. No matching here.

A rule (the keys beside title, why, message …) is one of

    pattern: phrase, or list of token specs      suggest: template(s)
    any-of: list of {pattern, suggest, …}
    table: {phrase: template(s) or {to: …, safe: …, except: …}}

with `except` (patterns that cancel an overlapping match), `unless` (phrases that silence the rule for the whole
document) and `safe` beside it. docs/patterns.md is the reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pravka.errors import RuleError
from pravka.patterns import phrases, templates
from pravka.russian import grammemes

RULE_KEYS = ("pattern", "any-of", "table", "suggest", "safe", "except", "unless")
WAY_KEYS = ("pattern", "suggest", "safe", "except", "level")
ROW_KEYS = ("to", "safe", "except", "level")
TOKEN_KEYS = (
    "word", "lemma", "regex", "any", "all", "not", "one-of", "case", "script", "known", "kind", "spaced",
    "optional", "skip", "start", "end", "mark", "agree", "disagree", "except",
)  # fmt: skip
WORD_LISTS = ("word", "lemma")
CHOICES = {
    "case": ("lower", "title", "upper"),
    "script": ("cyrillic", "latin", "mixed"),
    "start": ("sentence", "clause"),
    "end": ("sentence", "clause"),
}
FLAGS = ("known", "optional", "mark", "spaced")
FEATURES = ("case", "number", "gender", "animacy", "person")


class Place:
    """A key path in a rule file, for error texts."""

    def __init__(self, where: str, path: str = "") -> None:
        self.where, self.path = where, path

    def __truediv__(self, key: str | int) -> Place:
        step = f"[{key}]" if isinstance(key, int) else f".{key}" if self.path else key
        return Place(self.where, self.path + step)

    def error(self, what: str) -> RuleError:
        """Build the error that names file and key path."""
        return RuleError(f"{self.where}: {self.path or 'rule'}: {what}")

    def check_keys(self, given: Iterable[str], known: Iterable[str]) -> None:
        """Refuse keys that are not known, naming the nearest known one. Raises RuleError."""
        known = tuple(known)
        for key in given:
            if key not in known:
                import difflib

                near = difflib.get_close_matches(str(key), known, 1, 0.5)
                hint = f'did you mean "{near[0]}"?' if near else f"known keys: {', '.join(known)}"
                raise (self / str(key)).error(f"unknown key; {hint}")


def check(spec: Mapping[str, Any], place: Place) -> None:
    """Check a whole rule. Raises RuleError."""
    place.check_keys(spec, RULE_KEYS)
    ways = [key for key in ("pattern", "any-of", "table") if key in spec]
    if len(ways) != 1:
        raise place.error(f"expected exactly one of pattern, any-of, table, got {', '.join(ways) or 'none'}")
    _check_flag(spec, "safe", place)
    for n, pattern in enumerate(as_list(spec.get("except"))):
        tokens(pattern, place / "except" / n)
    for n, phrase in enumerate(as_list(spec.get("unless"))):
        tokens(phrase, place / "unless" / n)
    if ways == ["table"]:
        _check_table(spec["table"], place / "table")
    elif ways == ["any-of"]:
        for n, way in enumerate(as_list(spec["any-of"])):
            _check_way(way if isinstance(way, Mapping) else {"pattern": way}, place / "any-of" / n)
    else:
        _check_way({key: spec[key] for key in ("pattern", "suggest") if key in spec}, place)


def as_list(value: Any) -> list[Any]:
    """Wrap a single value; None is the empty list."""
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]


def tokens(pattern: Any, place: Place) -> list[dict[str, Any]]:
    """Spell out a pattern: a phrase, or a list of phrases and token specs. Raises RuleError."""
    if isinstance(pattern, str):
        return list(_phrase(pattern, place))
    if not isinstance(pattern, (list, tuple)) or not pattern:
        raise place.error(f"expected a phrase or a list of tokens, got {pattern!r}")
    specs: list[dict[str, Any]] = []
    for n, item in enumerate(pattern):
        if isinstance(item, Mapping):
            _check_token(item, place / n, n)
            specs.append(dict(item))
        else:
            specs += _phrase(item, place / n)
    if specs[0].get("skip"):
        raise place.error("the first token cannot have words skipped before it")
    if all(spec.get("optional") for spec in specs):
        raise place.error("every token is optional: such a pattern would match everywhere")
    return specs


def _phrase(text: Any, place: Place) -> tuple[dict[str, Any], ...]:
    if not isinstance(text, str):
        raise place.error(f"expected a word or a token spec, got {text!r}: quote it")
    try:
        specs = phrases.parse(text)
    except phrases.PhraseError as error:
        raise place.error(str(error)) from error
    for spec in specs:
        _check_token(spec, place, 99)
    return specs


def _check_way(way: Mapping[str, Any], place: Place) -> None:
    place.check_keys(way, WAY_KEYS)
    if "pattern" not in way:
        raise place.error("expected a pattern")
    size = len(tokens(way["pattern"], place / "pattern"))
    _check_rest(way, way.get("suggest"), size, place, "suggest")


def _check_table(table: Any, place: Place) -> None:
    if not isinstance(table, Mapping) or not table:
        raise place.error("expected rows {phrase: replacement}")
    for phrase, to in table.items():
        row = place / f'"{phrase}"'
        size = len(tokens(phrase, row))
        if isinstance(to, Mapping):
            row.check_keys(to, ROW_KEYS)
            _check_rest(to, to.get("to"), size, row, "to")
        else:
            _check_rest({}, to, size, row, "")


def _check_rest(way: Mapping[str, Any], suggest: Any, size: int, place: Place, key: str) -> None:
    _check_flag(way, "safe", place)
    for n, pattern in enumerate(as_list(way.get("except"))):
        tokens(pattern, place / "except" / n)
    for template in as_list(suggest):
        where = place / key if key else place
        if not isinstance(template, str):
            raise where.error(f'expected a template such as "{{1}} {{2:gent}}", got {template!r}')
        try:
            templates.verify(template, size)
        except ValueError as error:
            raise where.error(str(error)) from error


def _check_flag(spec: Mapping[str, Any], key: str, place: Place) -> None:
    if not isinstance(spec.get(key, False), bool):
        raise (place / key).error(f"expected true or false, got {spec[key]!r}")


def _check_token(spec: Mapping[str, Any], place: Place, number: int) -> None:
    place.check_keys(spec, TOKEN_KEYS)
    for key, value in spec.items():
        here = place / key
        if key in FLAGS:
            _check_flag(spec, key, place)
        elif key in CHOICES and value not in CHOICES[key]:
            raise here.error(f"expected {' | '.join(CHOICES[key])}, got {value!r}")
        elif key in ("any", "all"):
            _check_grammemes(value, here)
        elif key in WORD_LISTS:
            if not all(isinstance(word, str) and word for word in as_list(value)):
                raise here.error(f"expected words, got {value!r}: quote them")
        elif key in ("agree", "disagree"):
            _check_agreement(value, here, number)
        elif key == "skip" and (not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 9):
            raise here.error(f"expected a whole number from 0 to 9, got {value!r}")
        elif key == "regex":
            _check_regex(value, here)
        elif key in ("not", "except", "one-of"):
            for n, inner in enumerate(as_list(value)):
                tokens([inner], here / n if isinstance(value, list) else here)


def _check_grammemes(value: Any, place: Place) -> None:
    for group in as_list(value):
        for name in str(group).split():
            if name.lstrip("!-") not in grammemes.BITS:
                place_names = ", ".join(n for n in grammemes.BITS if n.lower() == name.lower())
                hint = f'; did you mean "{place_names}"?' if place_names else ""
                raise place.error(f'"{name}" is no grammeme{hint}')


def _check_agreement(value: Any, place: Place, number: int) -> None:
    if not isinstance(value, Mapping):
        raise place.error(f"expected {{with: 1, in: case number gender}}, got {value!r}")
    place.check_keys(value, ("with", "in"))
    other = value.get("with")
    if not isinstance(other, int) or not 1 <= other <= number:
        raise (place / "with").error(f"expected the number of an earlier token, got {other!r}")
    for name in str(value.get("in", "")).split() or [""]:
        if name not in FEATURES:
            raise (place / "in").error(f"expected some of {' '.join(FEATURES)}, got {name!r}")


def _check_regex(value: Any, place: Place) -> None:
    try:
        re.compile(value)
    except (re.error, TypeError) as error:
        raise place.error(f"not a regular expression: {error}") from error
