"""English words among Russian ones: checked only where the project asks for it, and then with care."""

from collections.abc import Mapping

import pytest

import pravka
from pravka.speller import english

ON: Mapping[str, object] = {"english": True}


def found(text: str, config: Mapping[str, object] = ON) -> list[tuple[str, str, str]]:
    findings = pravka.Linter(config).check(text)
    return [(f.level, text[f.start : f.end], f.replacements[0]) for f in findings if f.rule == "spelling/english-word"]


def test_english_words_are_left_alone_unless_asked_for() -> None:
    assert found("Это режим enviroment для всех.", {}) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("functoin", "function"),
        ("occured", "occurred"),
        ("writting", "writing"),
        ("seperate", "separate"),
        ("arguement", "argument"),
        ("enviroment", "environment"),
        ("lenght", "length"),
    ],
)
def test_a_slip_in_a_common_word_is_a_warning(written: str, meant: str) -> None:
    assert found(f"Здесь есть слово {written} для примера.") == [("warning", written, meant)]


def test_a_slip_with_several_cures_is_only_information() -> None:
    assert found("Это for free sience, как говорят.")[0][0] == "info"


def test_the_first_word_of_an_english_sentence_keeps_its_capital() -> None:
    assert found("Positoining of elements.") == [("info", "Positoining", "Positioning")]


@pytest.mark.parametrize(
    "text",
    [
        "Компания Enviroment открыла офис.",
        "Enviroment открыла офис.",
        "Классы enviromentPath и ENVIROMENT описаны ниже.",
        "Файл enviroment.txt, папка src/enviroment, ключ --enviroment, имя enviroment2.",
        "Вызовите enviroment(), затем `enviroment`.",
        "Ключ enviroment задан ниже.\n\n```yaml\nenviroment: 1\n```\n",
        "Опция enviroment, потом enviroment, снова enviroment.",
        "Слово «enviroment» написано с ошибкой.",
        "Демоны dockerd и containerd, компилятор rustc, поток stdout, линтер.",
        "Это formatter, accessors, subtask и keyframe.",
        "❌ Плохо: enviroment для всех.",
        "- ggomez\n- enviroment\n",
        "Ich möchte heute abend gerne eine schöne Geschichte erzählen, weil mir langweillig ist.",
        "Адрес https://example.com/enviroment и <https://example.com/seperate>.",
        "---\ntitle: Текст\ntags: [enviroment, seperate]\n---\n\nТекст о чём-то.\n",
    ],
)
def test_names_code_and_other_languages_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_projects_own_words_are_left_alone() -> None:
    assert found("Это режим enviroment для всех.", {"english": True, "words": ["enviroment"]}) == []


def test_common_misspellings_are_no_known_forms() -> None:
    assert [word for word in "recieve seperate definately occured wierd".split() if english.is_known(word)] == []


def test_candidates_keep_the_first_letter_and_come_by_frequency() -> None:
    near = english.near("wierd")
    assert [(n.word, n.slip) for n in near[:2]] == [("weird", "swapped"), ("wired", "swapped")]
    assert {n.word[0] for n in near} == {"w"}
    assert "receive" not in {n.word for n in english.near("receive")}


def test_a_slip_is_named_by_what_was_done() -> None:
    assert [english.near(word)[0][:2] for word in ("writting", "occured", "seperate", "arguement", "reponse")] == [
        ("writing", "doubled"),
        ("occurred", "halved"),
        ("separate", "vowel"),
        ("argument", "extra"),
        ("response", "dropped"),
    ]
