"""Which cure of a disagreement comes first, and where none is sure."""

import pytest

from pravka import Linter

LINTER = Linter()
RULES = ("grammar/adjective-noun", "grammar/preposition-case", "grammar/subject-verb")


def found(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """List what the rules of agreement say: level, words, first cure or none."""
    hits = [f for f in LINTER.check(text) if f.rule in RULES]
    return [(f.level, text[f.start : f.end], f.replacements[:1]) for f in hits]


@pytest.mark.parametrize(
    ("text", "words", "cure"),
    [
        ("Это является ключевым моментов программы.", "ключевым моментов", "ключевым моментом"),
        ("Он нужен для построения классных анимацией.", "классных анимацией", "классных анимаций"),
        ("Стрелочные функций заимствуют контекст.", "Стрелочные функций", "Стрелочные функции"),
        ("Адрес передан в качестве своего первого аргументу.", "первого аргументу", "первого аргумента"),
        ("Это считается длинной массива.", "длинной массива", "длиной массива"),
        ("Мы работаем с различных языками.", "различных языками", "различными языками"),
        ("Тег задаёт визуальное оформления.", "визуальное оформления", "визуальное оформление"),
        ("Например, в нумерованном список три пункта.", "нумерованном список", "нумерованном списке"),
        ("Мы нашли обычное окно, в которой ты работаешь.", "которой", "котором"),
        ("Мы пойдём другой дорогой при передачи данных.", "передачи", "передаче"),
        ("Цикл идёт по элементами окна.", "элементами", "элементам"),
        ("Это похоже на решением задачи.", "решением", "решение"),
        ("В данном случаи всё просто.", "данном случаи", "данном случае"),
        ("Далее браузере переходит по ссылке.", "браузере", "браузер"),
        ("Спред применятся для объектов.", "применятся", "применяется"),
    ],
)
def test_the_cure_that_the_place_asks_for_comes_first(text: str, words: str, cure: str) -> None:
    hits = [hit for hit in found(text) if hit[1] == words]
    assert [hit[2] for hit in hits] in ([(cure,)], [()])
    assert hits[0][0] == "warning"


def test_of_a_pronoun_and_its_verb_the_sentence_says_which_is_wrong() -> None:
    assert found("Когда мы используете класс, вам нужен ключ.") == [("warning", "мы", ("вы",))]
    assert found("Тогда мы используете класс.") == [("warning", "используете", ("используем",))]
    assert found("Он называют мой номер.") == [("info", "называют", ("называет",))]


@pytest.mark.parametrize(
    "text",
    [
        "Нажмите на лычку, поставьте одну лычку.",
        "Допишите свойства для таргет элемента.",
        "Комментарий в коммиту тоже нужен.",
        "Файлы лежат в браузерной сроке.",
    ],
)
def test_where_another_slip_may_be_the_cause_there_is_only_advice(text: str) -> None:
    assert all(level == "info" for level, _, _ in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "Одна из закрашенных жёлтым звёздочек.",
        "Полные список ролей и список атрибутов.",
        "В основном авторами были студенты.",
        "Приложение становится подверженным атаке.",
        "У таких имени нет.",
        "Вложенным селектор считается только здесь.",
        "Созданный год назад файл и отправленный серверу запрос.",
        "Мы говорим о содержимом страницы.",
        "Атрибуты начинаются с `aria-`, которое все знают.",
        "По дебрям влажным эхо резко засмеялось.",
        "Спросите у всеми любимого автора.",
    ],
)
def test_words_that_stand_side_by_side_lawfully_are_let_be(text: str) -> None:
    assert [hit for hit in found(text) if hit[0] != "info"] == []


@pytest.mark.parametrize(
    ("text", "words", "cure"),
    [
        ("Все имена будет видны сразу.", "будет", ("будут",)),
        ("Страница уже была создан вчера.", "создан", ("создана",)),
        ("Она должны быть вызвана хотя бы раз.", "должны", ("должна",)),
        ("Значения `null`, которые будет удалены.", "будет удалены", ()),
    ],
)
def test_the_parts_of_a_predicate_agree_with_each_other(text: str, words: str, cure: tuple[str, ...]) -> None:
    assert found(text) == [("warning", words, cure)]


def test_a_certain_disagreement_without_a_sure_cure_names_the_choices() -> None:
    (finding,) = [f for f in LINTER.check("Добавим нашем заголовку тень.") if f.rule in RULES]
    assert (finding.level, finding.replacements) == ("warning", ())
    assert "нашему заголовку / нашем заголовке" in finding.message
