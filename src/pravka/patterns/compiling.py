"""From the keys of a rule file to a program: checked, spelled out as plain data, with the anchors chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pravka.patterns import anchors, schema
from pravka.patterns.match import anchor_slot, spell_out


def compile(rule: str, spec: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Check a rule and give its program: {"ways": [{"pattern", "place", "anchors", "suggest", …}], "unless": […]}.

    A program is plain data (JSON). `where` is the file, for errors. Raises RuleError.
    """
    schema.check(spec, schema.Place(where))
    program: dict[str, Any] = {"ways": [_way(way, spec) for way in _ways(spec)]}
    if spec.get("unless"):
        program["unless"] = schema.as_list(spec["unless"])
    return program


def _ways(spec: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Spell out the forms a rule may have as one list of {pattern, suggest, safe, except, level}."""
    if "table" in spec:
        for phrase, to in spec["table"].items():
            row = dict(to) if isinstance(to, Mapping) else {"to": to}
            yield {"pattern": phrase, "suggest": row.pop("to", None), **row}
    elif "any-of" in spec:
        for way in spec["any-of"]:
            one = dict(way) if isinstance(way, Mapping) else {"pattern": way}
            yield {"suggest": spec.get("suggest"), **one}
    else:
        yield {"pattern": spec["pattern"], "suggest": spec.get("suggest")}


def _way(way: Mapping[str, Any], spec: Mapping[str, Any]) -> dict[str, Any]:
    specs = spell_out(way["pattern"])
    place = anchor_slot(specs)
    plain: dict[str, Any] = {"pattern": way["pattern"], "place": place, "anchors": anchors.keys(specs[place])}
    excepts = schema.as_list(way.get("except")) + schema.as_list(spec.get("except"))
    for key, value in (
        ("suggest", schema.as_list(way.get("suggest"))),
        ("safe", way.get("safe", spec.get("safe", False))),
        ("except", excepts),
        ("level", way.get("level", "")),
    ):
        if value:
            plain[key] = value
    return plain
