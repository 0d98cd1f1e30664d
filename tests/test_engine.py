"""The engine: fixing, suppression, safety of edits. Rules here are the shipped ones."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pravka
from pravka import engine, markdown
from pravka.document import Document
from pravka.findings import Edit, Finding

LINTER = pravka.Linter({"lang": "ru"})
POST = """---
title: Заметка о хуках - часть первая
---

Хук - это функция. В программе `а - б` она вызывается сама, а "кавычки" — нет.

```python
x = "а - б"  # Текст - это текст
```

[Ссылка - сюда](https://example.com/a-b "Заголовок - здесь")
"""


def test_fix_leaves_code_and_addresses_alone() -> None:
    fixed = LINTER.fix(POST)
    assert "Хук — это функция" in fixed
    assert "`а - б`" in fixed
    assert 'x = "а - б"  # Текст - это текст' in fixed
    assert "(https://example.com/a-b " in fixed


def test_fix_twice_changes_nothing_more() -> None:
    once = LINTER.fix(POST)
    assert LINTER.fix(once) == once


def test_a_linter_survives_pickling() -> None:
    again = pickle.loads(pickle.dumps(LINTER))
    assert again.check(POST) == LINTER.check(POST)


def test_a_mute_hides_its_rules_and_keeps_them_from_fixing() -> None:
    text = "<!-- pravka: off typography/hyphen-as-dash -->\n\nХук - это функция.\n"
    assert not [f for f in LINTER.check(text) if f.rule == "typography/hyphen-as-dash"]
    assert LINTER.fix(text) == text


def test_a_mute_that_hid_nothing_is_a_finding() -> None:
    text = "<!-- pravka: off typography/hyphen-as-dash -->\n\nХук — это функция.\n"
    assert [f.rule for f in LINTER.check(text)] == [engine.UNUSED_MUTE]


def test_a_mute_of_a_rule_that_did_not_run_is_no_finding() -> None:
    text = "<!-- pravka: off typography/hyphen-as-dash -->\n\nХук — это функция.\n"
    assert pravka.Linter({"ignore": ["typography"]}).check(text) == []


def test_a_misspelling_that_another_rule_explains_is_told_once() -> None:
    assert [f.rule for f in LINTER.check("Мы вобщем пошли.\n") if f.start == 3] == ["grammar/adverb-spelling"]


def test_a_misspelling_is_told_where_the_rule_that_explains_it_is_muted() -> None:
    text = "<!-- pravka: off grammar/adverb-spelling -->\n\nМы вобщем пошли.\n"
    assert [f.rule for f in LINTER.check(text)] == ["spelling/misspelling"]


def test_no_edit_covers_markup() -> None:
    text = "Хук **-** это функция, а небы*ло* — нет.\n"
    for finding in LINTER.check(text):
        if finding.fixable and not finding.rule.startswith(("headings", "lists", "structure", "whitespace")):
            doc = markdown.parse(text)
            assert doc.prose[finding.start : finding.end] == text[finding.start : finding.end]


def _finding(start: int, end: int, new: str, also: tuple[Edit, ...] = ()) -> Finding:
    return Finding("x/y", "error", start, end, "", (new,), True, also, True)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([_finding(0, 2, "X"), _finding(1, 3, "Y")], "Xcdef"),
        ([_finding(1, 1, "X"), _finding(1, 1, "Y")], "aXbcdef"),
        ([_finding(0, 1, "«", (Edit(5, 6, "»"),)), _finding(5, 6, "!")], "«bcde»"),
        ([_finding(0, 1, "X"), _finding(2, 3, "Y")], "XbYdef"),
    ],
)
def test_cures_that_overlap_are_not_applied_together(findings: list[Finding], expected: str) -> None:
    doc = Document("", "abcdef", "abcdef")
    assert engine.apply(doc, engine.choose(findings, unsafe=False)) == expected


def test_a_fix_in_a_title_keeps_the_front_matter_whole() -> None:
    text = "---\ntitle: Хук - это функция\ntags: [a, b]\n---\n\nТекст.\n"
    before, after = markdown.parse(text).front, markdown.parse(LINTER.fix(text)).front
    assert before is not None
    assert after is not None
    assert after.values == {**(before.values or {}), "title": "Хук — это функция"}


WORDS = st.sampled_from(
    ["Хук", "—", "-", '"', "который", "не", "было", "`код`", "**важно**", "\n\n", "# ", "т.е.", ",", ".", "5", "и",
     "[а](б)", "в течении", "«", "»", "  ", "...", "\n- ", "\n> ", "создает", "обработывать", "||", "😀"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_findings_lie_in_the_text_and_fixing_reaches_an_end(words: list[str]) -> None:
    text = " ".join(words)
    for finding in LINTER.check(text):
        assert 0 <= finding.start <= finding.end <= len(text)
    fixed = LINTER.fix(text)
    assert LINTER.fix(fixed) == fixed
