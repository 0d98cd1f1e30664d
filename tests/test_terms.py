"""A team's own terms."""

import pytest

from pravka import Linter
from pravka.errors import ConfigError

TERMS = [
    {"preferred": "пользователь", "forbidden": ["юзер"], "why": "так решила редакция"},
    {"preferred": "возможность", "forbidden": ["фича"]},
    {"preferred": "войти", "forbidden": ["залогиниться"]},
    {"preferred": "главная страница", "forbidden": ["лендинг", "домашняя страница"]},
    {"preferred": "GitHub", "forbidden": ["гитхаб"]},
    {"preferred": "имейл", "forbidden": ["email"]},
]
LINTER = Linter({"select": ["terms"], "terms": TERMS})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Юзеры пришли.", "Пользователи пришли."),
        ("Письмо юзерам.", "Письмо пользователям."),
        ("ЮЗЕР", "ПОЛЬЗОВАТЕЛЬ"),
        ("Нашли новую фичу.", "Нашли новую возможность."),
        ("Они залогинились.", "Они вошли."),
        ("На домашней странице.", "На главной странице."),
        ("Код на гитхабе.", "Код на GitHub."),
    ],
)
def test_the_replacement_stands_in_the_same_form(text: str, expected: str) -> None:
    assert LINTER.fix(text) == expected


def test_another_gender_is_no_safe_fix() -> None:
    (finding,) = LINTER.check("Открыли новый лендинг.")
    assert finding.replacements[0] == "главная страница" or "главную страницу" in finding.replacements
    assert not finding.safe


def test_a_latin_word_has_no_case_to_keep() -> None:
    (finding,) = LINTER.check("Пишите на email.")
    assert (finding.replacements, finding.safe) == (("имейл",), False)


def test_the_reason_is_in_the_message() -> None:
    (finding,) = LINTER.check("Юзер пришёл.")
    assert "так решила редакция" in finding.message


def test_code_and_preferred_words_are_left_alone() -> None:
    assert LINTER.check("Пользователь, `юзер` и GitHub.") == []


def test_without_terms_nothing_is_found() -> None:
    assert Linter({"select": ["terms/forbidden"]}).check("Юзер пришёл.") == []


@pytest.mark.parametrize("term", [{"forbidden": ["юзер"]}, {"preferred": "да", "forbidden": [1]}])
def test_a_wrong_entry_is_named(term: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match="terms: entry 1"):
        Linter({"select": ["terms"], "terms": [term]}).check("Слово.")


def test_the_preposition_and_the_adjective_choose_the_case() -> None:
    linter = Linter({"select": ["terms"], "terms": [{"preferred": "бэкенд", "forbidden": ["серверная часть"]}]})
    assert [f.replacements for f in linter.check("В серверной части пусто.")] == [("бэкенде",)]


def test_an_unknown_key_of_an_entry_is_named() -> None:
    with pytest.raises(ConfigError, match='entry 1: prefered: unknown key; did you mean "preferred"'):
        Linter({"terms": [{"prefered": "дом"}]})
