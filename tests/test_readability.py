"""Readability: counts, published formulas, sections, and a page that needs no network."""

import re

import pytest

from pravka import Linter, readability
from pravka.readability import Measure, count_syllables
from pravka.report import stats

LINTER = Linter()
POST = "Вступление.\n\n# Первый\n\nМама мыла раму. Папа спал.\n\n# Второй <b>\n\n- Дом стоит.\n\n`код` и ещё.\n"


def measure(**counts: int) -> Measure:
    base = {"start": 0, "words": 100, "sentences": 10, "letters": 600, "syllables": 250, "long_words": 20}
    return Measure(title="", long_sentences=1, **{**base, **counts})


@pytest.mark.parametrize(("word", "expected"), [("мама", 2), ("съёмка", 2), ("в", 1), ("Автоэксперт", 4)])
def test_syllables_are_vowels(word: str, expected: int) -> None:
    assert count_syllables(word) == expected


def test_formulas_hold_to_their_published_coefficients() -> None:
    text = measure()
    assert text.flesch == pytest.approx(206.835 - 1.3 * 10 - 60.1 * 2.5)
    assert text.grade == pytest.approx(0.36 * 10 + 5.76 * 2.5 - 11.97)
    assert text.ari == pytest.approx(6.26 * 6 + 0.2805 * 10 - 31.04)
    assert text.coleman_liau == pytest.approx(0.055 * 600 - 0.35 * 10 - 20.33)


def test_an_empty_text_has_no_words_and_breaks_no_formula() -> None:
    nothing = readability.measure(LINTER.parse(""))
    assert nothing.words == 0
    assert nothing.flesch == pytest.approx(206.835)


def test_sections_begin_at_headings_and_code_is_not_read() -> None:
    parts = list(readability.sections(LINTER.parse(POST)))
    assert [(part.title, part.words, part.sentences) for part in parts] == [
        ("", 1, 1),
        ("Первый", 5, 2),
        ("Второй", 4, 2),
    ]


def test_the_whole_is_the_sum_of_its_sections() -> None:
    doc = LINTER.parse(POST)
    assert readability.measure(doc).words == sum(part.words for part in readability.sections(doc))


def test_the_page_is_escaped_and_asks_nothing_of_the_network() -> None:
    doc = LINTER.parse("# А & Б\n\nМама мыла раму.\n")
    held = stats.Stats("<пост>.md", readability.measure(doc), tuple(readability.sections(doc)))
    page = stats.html([held], "ru")
    assert "&lt;пост&gt;.md" in page
    assert "А &amp; Б" in page
    assert not re.search(r"https?://|<script|<link|@import|url\(", page)


def test_a_value_below_zero_is_an_empty_bar() -> None:
    doc = LINTER.parse("# Раздел\n\nАвтоматизированное синхронизированное переподключение.\n")
    held = stats.Stats("a.md", readability.measure(doc), tuple(readability.sections(doc)))
    assert 'style="width:0%"' in stats.html([held], "ru")
