"""Punctuation over whole texts: places in markup, pairs of commas. Single cases are the rules' examples."""

import random

import pytest

from pravka.linter import Linter


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def cures(linter: Linter, text: str) -> list[tuple[int, int, str]]:
    return [
        (f.start, f.end, f.replacements[0])
        for f in linter.check(text)
        if f.rule.startswith("punctuation/") and f.replacements and f.level != "info"
    ]


def test_comma_goes_behind_closing_markup(linter: Linter) -> None:
    text = "Откройте [файл](a.md) который создали."
    assert cures(linter, text) == [(text.index(" который"),) * 2 + (",",)]
    text = "Откройте **файл** который создали."
    assert cures(linter, text) == [(text.index(" который"),) * 2 + (",",)]


def test_code_is_a_word_like_any_other(linter: Linter) -> None:
    text = "Вызовите `run()` чтобы начать."
    assert cures(linter, text) == [(text.index(" чтобы"),) * 2 + (",",)]


def test_introductory_word_gets_both_commas_or_none(linter: Linter) -> None:
    text = "Это конечно важно."
    (finding,) = [f for f in linter.check(text) if f.rule == "punctuation/introductory-inside"]
    assert [(finding.start, finding.end), *((e[0], e[1]) for e in finding.also)] == [(3, 3), (11, 11)]


def test_headings_and_lists_are_read_too(linter: Linter) -> None:
    assert len(cures(linter, "# Что делать если всё упало\n\n- Однако, мы ждём.\n")) == 2


def test_nothing_crosses_a_cell_or_a_line_break(linter: Linter) -> None:
    assert cures(linter, "| файл | который |\n| --- | --- |\n| а | если он есть |\n") == []


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_words_do_not_break_anything(linter: Linter, seed: int) -> None:
    text = "если он , который и созданный вчера файл — не читая . что то чтобы ни как а « » ( ) `x` такие мы знаем"
    words = text.split()
    chance = random.Random(seed)
    text = " ".join(chance.choice(words) for _ in range(300))
    for start, end, _ in cures(linter, text):
        assert 0 <= start <= end <= len(text)
