"""Every rule's examples hold, and no rule is alarmed by what another calls right."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import pravka
from pravka import examples, rules
from pravka.errors import RuleError

ALL = rules.load(rules.SOURCES)
GROUPS = sorted({rule.group for rule in ALL})
GOOD = """
title: {ru: Дефис вместо тире, en: Hyphen for a dash}
why: {ru: Потому., en: Because.}
source: {work: Правила}
message: {ru: Дефис, en: Hyphen}
check: dashes.hyphen
examples: [{bad: "а ⟦-⟧ б"}, {good: "а — б"}]
"""


@pytest.mark.parametrize("group", GROUPS)
def test_examples_of_every_rule_hold(group: str) -> None:
    assert [line for rule in ALL if rule.group == group for line in examples.failures(rule)] == []


@pytest.mark.parametrize("group", GROUPS)
def test_what_one_rule_calls_right_alarms_no_other(group: str) -> None:
    assert list(_alarms(group)) == []


def _alarms(group: str) -> Iterator[str]:
    linters: dict[str, pravka.Linter] = {}
    for rule in ALL:
        for example in rule.examples if rule.group == group != "site" else ():
            if not example.good:
                continue
            linter = linters.setdefault(repr(example.config), pravka.Linter(example.config))
            for f in linter.check(example.good, example.path or None):
                if f.level != "info":
                    yield f"{rule.id}: {example.good!r}: {f.rule}: {f.message}"


def test_compiled_rules_equal_the_sources(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    lean, texts = rules.compile_rules(ALL)
    monkeypatch.setattr(rules, "COMPILED", tmp_path / "rules.json")
    monkeypatch.setattr(rules, "TEXTS", tmp_path / "rule-texts.json")
    Path(rules.COMPILED).write_text(lean, encoding="utf-8")
    Path(rules.TEXTS).write_text(texts, encoding="utf-8")
    rules.builtin.cache_clear()
    try:
        assert [r.id for r in rules.builtin()] == [r.id for r in ALL]
        assert rules.builtin(texts=True) == ALL
    finally:
        rules.builtin.cache_clear()


def test_no_id_is_an_alias_of_another_rule() -> None:
    assert {rule.id for rule in ALL} & {alias for rule in ALL for alias in rule.aliases} == set()


def test_an_alias_may_name_several_rules() -> None:
    both = {rule.id for rule in ALL if "MD022" in rule.aliases}
    assert both == {"headings/blank-line-before", "headings/blank-line-after"}
    assert not both & set(pravka.Linter({"ignore": ["MD022"]}).rules())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("check: dashes.hyphen", "check: dashes.nothing"), 'no check "dashes.nothing"'),
        (("check: dashes.hyphen", ""), "check: missing"),
        (("title:", "titel: x\ntitle:"), 'titel: unknown key; did you mean "title"?'),
        (("why:", "title: x\nwhy:"), 'key "title" stands twice'),
        (("{ru: Дефис, en: Hyphen}", "Дефис"), "message: expected a table"),
        ((', {good: "а — б"}', ""), "near misses"),
        (("{bad:", "{bda:"), "examples[0]"),
        (("check:", "level: fatal\ncheck:"), 'level: expected info, warning, error, got "fatal"'),
        (("check:", "options: {widht: 1}\ncheck:"), "options.widht: unknown option"),
        (("source: {work: Правила}", "source: {}"), "every rule names its authority"),
    ],
)
def test_faults_of_a_rule_file_are_named(change: tuple[str, str], message: str) -> None:
    text = GOOD.replace(*change)
    with pytest.raises(RuleError) as caught:
        rules.parse(text, "my-rules/x.yaml", "x")
    assert message in str(caught.value)
    assert "my-rules/x.yaml" in str(caught.value)
