"""Levels of grammar and punctuation rest on readings (docs/precision.md): no rule may be louder than it is right."""

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import precision
from pravka import rules
from pravka.findings import LEVELS

RULES = rules.load(rules.SOURCES)


def test_no_rule_is_louder_than_its_readings_allow() -> None:
    held: dict[str, list[bool]] = defaultdict(list)
    for verdict in precision.read():
        held[verdict.rule].append(verdict.is_genuine)
    loud = [
        f"{rule.id}: {rule.level}, {sum(held[rule.id])} of {len(held[rule.id])}"
        for rule in RULES
        if rule.group in ("grammar", "punctuation") and not rule.closed
        and LEVELS.index(rule.level) > LEVELS.index(precision.deserved(sum(held[rule.id]), len(held[rule.id])))
    ]  # fmt: skip
    assert loud == []


def test_level_is_deserved_by_the_lower_bound() -> None:
    assert precision.deserved(73, 73) == "error"
    assert precision.deserved(72, 73) == "warning"
    assert precision.deserved(22, 22) == "warning"
    assert precision.deserved(21, 22) == "info"
    assert precision.deserved(19, 19) == "info"
