"""docs/patterns.md: every YAML block, every phrase and every template of it does what the page says."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pravka import markdown, patterns, rules
from pravka.patterns import schema

PAGE = (Path(__file__).parents[1] / "docs/patterns.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^( *)```yaml\n(.*?)^ *```", PAGE, re.M | re.S)
PHRASES = re.findall(r"\| `([^`]+)` finds «(.+?)» \|", PAGE)
TOKENS = re.findall(r"\| `(\{.*\})` \|$", PAGE, re.M)
TEMPLATES = re.findall(r"^\| `([^`]+)` \|[^|]*\| `([^`]+)`(?: with `([^`]+)`)? \| «(.+?)» → «(.+?)» \|", PAGE, re.M)


def found(spec: dict[str, Any], text: str) -> list[str]:
    doc = markdown.parse(text, "")
    return [text[h.span.start : h.span.end] for _, h in patterns.Index.of({"x": spec}).scan(doc)]


@pytest.mark.parametrize("block", [block for indent, block in BLOCKS if not indent])
def test_the_blocks_find_what_they_say(block: str) -> None:
    spec = yaml.safe_load(block)
    for marked in re.findall(r"# finds: (.*)", block):
        text = re.sub("[⟦⟧]", "", marked)
        assert found(spec, text) == re.findall("⟦(.*?)⟧", marked)
    for text in re.findall(r"# silent: (.*)", block):
        assert found(spec, text) == []


def test_the_rule_of_the_tutorial_loads_and_works() -> None:
    text = re.sub("^   ", "", next(block for indent, block in BLOCKS if indent), flags=re.M)
    rule = rules.parse(text, "our-rules/style/final-result.yaml", "style/final-result")
    bad = rule.examples[0].bad
    plain = re.sub("[⟦⟧]", "", bad)
    assert found(dict(rule.options), plain) == re.findall("⟦(.*?)⟧", bad)
    assert found(dict(rule.options), rule.examples[1].good) == []


@pytest.mark.parametrize(("phrase", "marked"), PHRASES)
def test_the_phrases_find_what_the_table_says(phrase: str, marked: str) -> None:
    text = re.sub("[⟦⟧]", "", marked)
    assert found({"pattern": phrase.replace("\\|", "|")}, text) == re.findall("⟦(.*?)⟧", marked)


@pytest.mark.parametrize("token", TOKENS)
def test_the_tokens_of_the_table_are_valid(token: str) -> None:
    schema.tokens(["а", {"word": "б", **yaml.safe_load(token)}], schema.Place("page"))


@pytest.mark.parametrize(("template", "pattern", "whole", "text", "expected"), TEMPLATES)
def test_the_templates_give_what_the_table_says(
    template: str, pattern: str, whole: str, text: str, expected: str
) -> None:
    spec = {"pattern": pattern, "suggest": whole or template}
    hits = [h for _, h in patterns.Index.of({"x": spec}).scan(markdown.parse(text, ""))]
    assert [h.replacements[:1] for h in hits] == ([(expected,)] if expected != text else [()])


def test_the_page_names_every_key() -> None:
    for key in (*schema.RULE_KEYS, *schema.ROW_KEYS, *schema.TOKEN_KEYS):
        assert f"`{key}`" in PAGE, key


def test_the_page_has_its_examples() -> None:
    assert (len(BLOCKS), len(PHRASES), len(TOKENS), len(TEMPLATES)) == (7, 11, 17, 7)
