"""Sentence borders: what a full stop ends and what it does not."""

import pytest

from pravka.document import Block, Span
from pravka.russian import lexicon, sentences, tokens


def split(text: str) -> list[str]:
    block = Block("paragraph", Span(0, len(text)), Span(0, len(text)))
    run = tuple(tokens.scan(text, lexicon.shared()))
    return [text[s.start : s.end] for s in sentences.split(run, block)]


# «|» marks where a sentence ends; written for this test
SAMPLE = """
Мы запустили сборку.|Она упала.
Это, т. е. сборка, упала в 10:30.|Потом ожила.
Пришли Иван, Пётр и др.|Потом ушли.
Пришли Иван, Пётр и др. коллеги.
Роман написал А. С. Пушкин в 1830 г. в Болдине.
Это было в 1830 г.|Потом стало иначе.
Он живёт в г. Москве на ул. Ленина.
См. рис. 5 и табл. 3.
1. Первый пункт.|Второе предложение.
Версия 1.2.3 вышла вчера.|Ставьте Node.js 20.
Что это?|Непонятно!
«Что это?» — спросил он.
«Что это?»|Он молчал.
Ну... не знаю.
Ну…|Я не знаю.
Что-то вроде foo.bar.|Или нет?!|Да.
Мы взяли яблоки, груши и т. д.|Всё съели.
Мы взяли яблоки, груши и т. д. и т. п.
Файл конфига (см. выше) лежит рядом.
До н. э. жили так.|Потом иначе.
Стоит 100 руб.|Это дорого.
Стоит 100 тыс. рублей.
Это сделал проф. Петров, а не акад. Сидоров.
Т.к. времени нет, идём.|Быстро!
— Привет.|— Как дела?
— Привет! — сказал он.
Это важно!!!|Очень.
А ещё e.g. такое и i.e. сякое.
Mr. Smith пришёл.|Dr. House ушёл.
Работает в Windows 10.|Linux тоже.
Это (правда!) работает.
Вот так.|потом этак.
Имя задаётся в п. 5 ст. 10 закона.
Смотрите главу 5.|В ней всё.
""".strip().splitlines()


@pytest.mark.parametrize("line", SAMPLE)
def test_borders(line: str) -> None:
    expected = line.split("|")
    assert split(" ".join(expected)) == expected


def test_missing_space_does_not_hide_a_border() -> None:
    assert split("Конец.Начало другого.") == ["Конец.", "Начало другого."]


def test_border_of_the_prose_ends_a_sentence() -> None:
    assert split("Первая строка\u2029вторая строка") == ["Первая строка", "вторая строка"]


def test_object_may_begin_a_sentence() -> None:
    assert split("Опция выключена. \ufffc\0\0 её включает.") == ["Опция выключена.", "\ufffc\0\0 её включает."]
