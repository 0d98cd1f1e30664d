"""Punctuation over whole texts: places in markup, pairs of commas. Single cases are the rules' examples."""

import random

import pytest

from pravka import commas, markdown
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


@pytest.mark.parametrize(
    "text",
    [
        "Влейте ветку а мастер!",
        "Если ни одно правило ни сработало, пишите.",
        "Если заменить его чем то другим, сборка упадёт.",
        "Файлы, которые могут открывается, лежат тут.",
        "Это метод, который позволяет определить является файл пустым или нет.",
        "`name`это имя файла.",
        "Это структура `Sample,` которую мы опишем.",
        "Мы пользуемся этим даже того не замечая.",
    ],
)
def test_what_is_misspelled_gets_no_comma_in_a_wrong_place(linter: Linter, text: str) -> None:
    assert cures(linter, text) == []


def test_hyphen_for_a_dash_ends_a_clause(linter: Linter) -> None:
    assert cures(linter, "Все задачи, которые он решил - были трудны. Это было быстро - учитывая погоду.") == []


def test_conjunction_that_falls_apart_gets_its_comma_inside(linter: Linter) -> None:
    text = "Событие возникает *до* того как будет выполнено действие."
    assert cures(linter, text) == [(text.index(" как"),) * 2 + (",",)]


def test_no_place_gets_two_commas(linter: Linter) -> None:
    text = "Ждите до тех пор пока файл не загрузится."
    assert len(cures(linter, text)) == 1


def test_unsure_findings_are_hints(linter: Linter) -> None:
    found = linter.check("Таким образом мы передали значение. Из карт поддержавших людей взяли две.")
    assert {f.level for f in found if f.rule.startswith("punctuation/")} == {"info"}


def test_full_stop_goes_behind_a_link(linter: Linter) -> None:
    text = "Мы пришли. Список открыт в разделе [события](a.md)"
    (stop,) = (f for f in linter.check(text) if f.rule == "punctuation/final-stop")
    assert (stop.start, stop.end, stop.replacements) == (len(text), len(text), (".",))


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_words_do_not_break_anything(linter: Linter, seed: int) -> None:
    text = "если он , который и созданный вчера файл — не читая . что то чтобы ни как а « » ( ) `x` такие мы знаем"
    words = text.split()
    chance = random.Random(seed)
    text = " ".join(chance.choice(words) for _ in range(300))
    for start, end, _ in cures(linter, text):
        assert 0 <= start <= end <= len(text)


def test_phrases_of_a_new_list_are_found_in_a_text_asked_for_others_before() -> None:
    doc = markdown.parse("Ёлка, так сказать, горит. Так  сказать — то есть солгать.", "post.md")
    lists = ["то есть"], ["ёлка", "сказать так"], ["так сказать", "то", "быть может"]
    found = [sorted((phrase, at, end) for phrase, _, at, end in commas.phrases(doc, wanted)) for wanted in lists]
    assert found == [
        [("то есть", 3, 5)],
        [("ёлка", 0, 1)],
        [("так сказать", 0, 2), ("так сказать", 2, 4), ("то", 3, 4)],
    ]


@pytest.mark.parametrize(
    ("rule", "options", "text"),
    [
        ("punctuation/introductory-start", {"phrases": {"бэкап налицо": "always"}}, "Бэкап налицо мы уезжаем."),
        ("punctuation/comma-before-while", {"words": ["покуда"]}, "Мы ждали покуда он работает."),
    ],
)
def test_words_given_in_the_config_wake_their_rule(rule: str, options: dict[str, object], text: str) -> None:
    assert [f.rule for f in Linter({"select": [rule], "rules": {rule: options}}).check(text)] == [rule]
    assert Linter({"select": [rule]}).check(text) == []
