"""The grammar checks beyond the examples of their rules: what they must leave alone, and what each mechanism covers."""

from pathlib import Path

import pytest

from pravka import Linter
from pravka.checks import grammar_cases, grammar_subjects
from pravka.document import Document
from pravka.patterns import places

LINTER = Linter({"select": ["grammar"]})
POSTS = Path(__file__).parents[1] / "fixtures/posts"


def cured(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.replacements[0] if f.replacements else "") for f in LINTER.check(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Вам может понадобится файл.", ("понадобится", "понадобиться")),
        ("Чтобы убедится, откройте журнал.", ("убедится", "убедиться")),
        ("Он будет находится рядом.", ("находится", "находиться")),
        ("Для этого понадобиться свойство.", ("понадобиться", "понадобится")),
        ("Это папка, в которой храниться код.", ("храниться", "хранится")),
        ("Чаще всего приходиться ждать.", ("приходиться", "приходится")),
    ],
)
def test_tsya(text: str, found: tuple[str, str]) -> None:
    assert cured(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Он должен вернуться и остаться.",
        "Если приглядеться, видно больше.",
        "Как подготовиться к собеседованию?",
        "У него есть право распоряжаться деньгами.",
        "Можно войти, зарегистрироваться и начать.",
        "Если нужно, загрузка повторится.",
        "Учиться — значит ошибаться.",
    ],
)
def test_tsya_leaves_lawful_forms_alone(text: str) -> None:
    assert cured(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Файл лежит в общем папке.", ("общем папке", "общей папке")),
        ("По этой причины сборка упала.", ("причины", "причине")),
        ("Сделано для создании копии.", ("создании", "создания")),
        ("Это одна из проблемы языка.", ("проблемы", "проблем")),
        ("Мы может начать.", ("может", "можем")),
        ("Функция возвращают число.", ("возвращают", "возвращает")),
        ("Используйте команда для сборки.", ("команда", "команду")),
        ("Она стоит рядом с названием файлах.", ("файлах", "файла")),
        ("Напишите функцию, который считает.", ("который", "которая")),
        ("Мы против избежать ошибку.", ("ошибку", "ошибки")),
    ],
)
def test_agreement(text: str, found: tuple[str, str]) -> None:
    assert found in cured(text)


@pytest.mark.parametrize(
    "text",
    [
        "Два новых файла и три больших окна.",
        "Первый и второй этажи закрыты.",
        "О том, что такое итератор, сказано ниже.",
        "В переменной массив или строка.",
        "В целом форма рабочая, в основном работа идёт.",
        "Одинаковые ширина и высота.",
        "Элементы вложены друг в друга.",
        "Свойство доступно каждому, доступное пользователю действие.",
        "Что это за странная ошибка?",
        "Он пошёл в программисты.",
        "Слова бырмахрюк и жужлявица в кузявой глокой куздре.",
        "В папке `src` лежит `main`, который нужен.",
        "Большинство считают иначе.",
        "Файл создают разработчики, теги пишем так.",
        "Обсудим это с 5 марта по 31 декабря 2024 года.",
    ],
)
def test_agreement_leaves_lawful_phrases_alone(text: str) -> None:
    assert cured(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Он негодовал и не годует.", ("не годует", "негодует")),
        ("Дом совсем неотапливаем, файл ненайден.", ("ненайден", "не найден")),
        ("Людей, недостигших возраста, не пускают.", ("", " ")),
        ("Это ни для кого неновый способ.", ("", " ")),
        ("Он аккуратно аккуратно вошёл.", ("аккуратно аккуратно", "аккуратно-аккуратно")),
        ("Встреча 30 февраля.", ("30 февраля", "")),
        ("Из тысячи девятьсот восьмидесяти лет.", ("девятьсот восьмидесяти", "девятисот восьмидесяти")),
        ("Осталось полтора минуты.", ("полтора", "полторы")),
        ("Подождите 3 секунда.", ("секунда", "секунды")),
    ],
)
def test_words_and_numbers(text: str, found: tuple[str, str]) -> None:
    assert found in cured(text)


def test_a_long_text_of_one_mistake_stays_linear() -> None:
    text = "Он ждал в течении часа. " * 2000
    assert len(LINTER.check(text)) == 2000


@pytest.mark.parametrize(
    "text",
    [
        "Приедет старая рок звезда.",
        "Прошло тридцать с лишним лет.",
        "Мы доехали до Биг Бена.",
        "Ходили по тропам инагорных лугах.",
        "Захожу я значит в лифт.",
        "Машина сломалась об твёрдую землю.",
        "Я спросил о их планах.",
        "Я имею ввиду мы начинаем.",
    ],
)
def test_neighbours_that_excuse_a_form_are_heeded(text: str) -> None:
    """A name, a compound, a parenthesis, a word that may hold a glued preposition."""
    rules = ("preposition-case", "adjective-noun", "subject-verb", "preposition-vowel")
    assert [f for f in LINTER.check(text) if f.rule.partition("/")[2] in rules] == []


@pytest.mark.parametrize(
    "text",
    [
        "Он хранит пары имя:значение, которые заданы в файле.",
        "Третье подполе содержит имя.",
        "Слой растворяется в нижнем рисованием узора.",
        "Это тот узел, на которым идёт работа.",
    ],
)
def test_what_may_be_meant_otherwise_is_information_at_most(text: str) -> None:
    assert [f for f in LINTER.check(text) if f.level != "info"] == []


def test_the_cure_of_an_infinitive_has_the_number_of_its_subject() -> None:
    assert cured("Знак занят, поэтому он обозначаться иначе.") == [("обозначаться", "обозначается")]
    assert cured("Знаки заняты, поэтому они обозначаться иначе.") == [("обозначаться", "обозначатся")]


def test_either_number_is_offered_where_only_number_differs() -> None:
    (finding,) = [
        f for f in LINTER.check("Надо заполнить эти выделение краской.") if f.rule == "grammar/adjective-noun"
    ]
    assert finding.replacements == ()
    assert "эти выделения" in finding.message


def test_a_word_is_found_twice_whatever_its_letters() -> None:
    assert cured("Для для сборки нужен файл.") == [("Для для", "Для")]
    assert cured("Сборке нужен файл, а тесту нужна база. Для для базы нужен файл.") == [("Для для", "Для")]


WRONG = """
Код модификаторов находятся рядом. При сборки по этой причины упал тест, согласно приказа. Список файлов появляются
тут, а файл лежит в папках. По улицы шли за грибы. Тесты, которые прошла сборка, запускается снова.
"""


@pytest.fixture(scope="module")
def posts() -> list[Document]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(POSTS.glob("**/*.md"))]
    return [LINTER.parse(text) for text in (*texts, WRONG)]


def test_a_right_noun_after_a_preposition_is_never_in_doubt(posts: list[Document]) -> None:
    for doc in posts:
        every = [(s, at) for s, at in places(doc, grammar_cases._is_preposition) if at + 1 < len(s.tokens)]
        doubtful = {
            (s, at)
            for s, at in every
            if (form := s.tokens[at + 1].form) and grammar_cases._doubt(s.tokens[at].text.lower(), form)
        }
        assert doubtful <= {(s, at) for s, at, _ in grammar_cases._unplain(doc)}


def test_a_verb_that_agrees_with_all_nouns_of_its_sentence_has_no_other_subject(posts: list[Document]) -> None:
    for doc in posts:
        verbs = places(doc, grammar_subjects._takes_no_object)
        other = {(s, at) for s, at in verbs if grammar_subjects._has_another_subject(s, at)}
        assert set(grammar_subjects._disagreeing(doc)) == other
    assert other  # of the last text, so the test sees some
