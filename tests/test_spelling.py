"""What the spelling checks say of whole texts."""

import pytest

import pravka
from pravka import markdown
from pravka.speller import deliberate


def found(text: str, rule: str, **config: object) -> list[tuple[str, tuple[str, ...]]]:
    linter = pravka.Linter(config)
    return [(text[f.start : f.end], f.replacements) for f in linter.check(text) if f.rule == rule]


def test_a_new_word_is_only_information() -> None:
    levels = [f.level for f in pravka.Linter().check("Этот квуксер быстр.") if f.rule.startswith("spelling/")]
    assert levels == ["info"]


def test_sensitivity_makes_the_speller_speak_sooner() -> None:
    text = "Советую прочесть раздел про жинамически созданные узлы."
    assert len(found(text, "spelling/misspelling", sensitivity="high")) == 1


def test_own_words_are_known_in_every_form() -> None:
    assert found("Запустите квуксером сборку.", "spelling/unknown-word", words=["квуксер"]) == []


def test_lines_that_show_wrong_examples_are_left_alone() -> None:
    text = "❌ Правельно так.\n\nНеправильно: правельно.\n"
    assert found(text, "spelling/misspelling") == []


def test_comments_for_other_spellers_are_honoured() -> None:
    start, end = "<!-- yaspeller ignore:start -->", "<!-- yaspeller ignore:end -->"
    text = f"Это програмирование. <!-- yaspeller ignore -->\n\n{start}\n\nПравельно.\n\n{end}\n"
    assert found(text, "spelling/misspelling") == []


def test_names_paths_and_code_are_left_alone() -> None:
    text = "Пишите @погромист, откройте папка/програма и `програма`."
    assert found(text, "spelling/misspelling") == []


def test_drawn_out_words_are_calmed_unless_asked_not_to() -> None:
    assert found("Это ооочень долго.", "spelling/misspelling")[0][1][0] == "очень"
    assert found("Это ооочень долго.", "spelling/misspelling", sensitivity="low") == []
    assert found("Неее, не пойду.", "spelling/misspelling") == []


def test_only_the_wrong_part_of_a_compound_is_marked() -> None:
    assert found("Это CSS-свойсво блока.", "spelling/misspelling")[0][0] == "свойсво"


def test_a_word_in_another_language_is_no_misspelling() -> None:
    assert found("Вітаємо вас у нашому застосунку, користувачі дякують щиро.", "spelling/misspelling") == []


def test_the_text_decides_how_a_correction_is_spelt() -> None:
    assert found("Ещё раз: он исчо здесь.", "spelling/misspelling")[0][1][0] == "ещё"


def test_tags_are_checked_and_search_keywords_are_not() -> None:
    text = "---\ntags: [програмирование]\nkeywords: [програмирование]\n---\n\nТекст.\n"
    assert [word for word, _ in found(text, "spelling/misspelling")] == ["програмирование"]


@pytest.mark.parametrize("label", ["Плохо:", "НЕЛЬЗЯ :", "Не\nправильно\u00a0:", "неверно  :", "\u2717", "\U0001f44e"])
def test_a_line_with_a_label_shows_a_wrong_example(label: str) -> None:
    assert deliberate.examples(markdown.parse(f"а\n{label} б\nв\n"))


@pytest.mark.parametrize("words", ["неплохо:", "плохо", "плохо.:", "нельзя ли:", "не_неверно:"])
def test_words_that_only_look_like_a_label_show_none(words: str) -> None:
    assert not deliberate.examples(markdown.parse(f"а\n{words} б\nв\n"))
