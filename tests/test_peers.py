"""The numbers of markdownlint and rumdl: accepted in config and comments; the page that compares us is fresh."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pravka import Linter, examples, rules

ROOT = Path(__file__).parents[1]
KNOWN = {rule.id: rule for rule in rules.load(rules.SOURCES)}
ALIASES = [(alias, rule.id) for rule in KNOWN.values() for alias in rule.aliases]
# they need a list of the team's, or a comment that hides nothing
BY_TEAM = {"terms/forbidden", "terms/letter-case", "suppressions/unused"}


@pytest.mark.parametrize(("alias", "rule_id"), ALIASES)
def test_a_foreign_number_selects_the_rule(alias, rule_id):
    assert rule_id in Linter({"select": [alias]}).rules()
    assert rule_id not in Linter({"ignore": [alias]}).rules()


@pytest.mark.parametrize(("alias", "rule_id"), [(a, i) for a, i in ALIASES if i not in BY_TEAM])
def test_a_comment_for_markdownlint_silences_the_rule(alias, rule_id):
    rule = KNOWN[rule_id]
    bad = [example for example in rule.examples if example.bad and example.bad[:3] != "---"]
    for text, config in ((examples.unmark(example.bad)[0], example.config) for example in bad):
        linter = Linter({"select": [rule_id], **config})
        other = f"<!-- markdownlint-disable MD999 -->\n\n{text}"
        assert any(f.rule == rule_id for f in linter.check(other, "a.md")), text
        muted = f"<!-- markdownlint-disable {alias} -->\n\n{text}"
        assert not any(f.rule == rule_id for f in linter.check(muted, "a.md")), text


def test_every_number_is_mapped_or_explained():
    page = (ROOT / "docs/peers.md").read_text(encoding="utf-8")
    named = {alias for alias, _ in ALIASES if re.fullmatch(r"MD\d{3}", alias)}
    assert named <= set(re.findall(r"^\| (MD\d{3}) ", page, re.MULTILINE))


def test_the_page_is_fresh():
    done = subprocess.run(
        [sys.executable, "tools/peers.py", "page", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
