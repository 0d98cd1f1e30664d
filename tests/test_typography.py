"""Typography as a whole: what is never touched, what other tools break, and that fixing comes to rest.

The rules' own examples run in test_rules.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pravka import Linter, plain
from pravka.checks import brands

LINTER = Linter({"select": ["typography"]})
ADDING = Linter({"select": ["typography"], "nbsp": "add"})
STRIPPING = Linter({"select": ["typography"], "nbsp": "strip"})


@pytest.mark.parametrize(
    "text",
    [
        '```\nкод "Берлин" - a ?? b ...\n```\n',
        'Код `"Берлин" - т.е. a ?? b` цел.',
        "---\ntitle: Заметка\ndate: 2025-12-27\nfiles:\n  - css/a\n---\n\nТекст.\n",
        'Слово <b class="x" title="а - б">жирное</b> цело.',
        'Адрес https://пример.рф/а-б?в=г,д и [ссылка](/а,б "").',
        'Шаблон {{ page.title | default: "Заметка - пост" }} цел.',
        'Вставка {{< figure src="a.png" >}} цела.',
        "$$a - b$$\n",
        "| Да | - |\n|----|---|\n| `x`  | — |\n",
        "- пункт\n- ещё пункт\n\n1. раз\n2. два\n",
        "Команда git log --oneline -n 5 и флаг -v.",
        "Разность a - b, число -5, версия 1.2-3, дата 2024-05-01, телефон 8 800 555-35-35.",
        'An English sentence - with "quotes" and e.g. things... It\'s fine.',
        "Смайлики :) ;) :( и путь ../а.",
        "Слово [`код`](/a) слово, [слово](/b)а и «`код`-слово».",
        "Жёсткий перенос  \nстроки.",
    ],
)
def test_nothing_is_fixed_here(text: str) -> None:
    assert LINTER.fix(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Откройте ["Раздел"](/a "Раздел").', 'Откройте [«Раздел»](/a "Раздел").'),
        ('Откройте "[Раздел](/a)" ещё раз.', "Откройте «[Раздел](/a)» ещё раз."),
        ('Нажмите "`Enter` или `Esc`" ещё раз.', "Нажмите «`Enter` или `Esc`» ещё раз."),
        ('**"Важно"** - это *"да"*', "**«Важно»** — это *«да»*"),
        ('Фирма "Завод "Луч"" закрыта.', "Фирма «Завод „Луч“» закрыта."),
        ("слово - это  `код` , т.е. текст", "слово — это `код`, т. е. текст"),
        ("| Слово - дело | `x` |\n|---|---|\n", "| Слово — дело | `x` |\n|---|---|\n"),
        ("> Слово - дело\n> и тело", "> Слово — дело\n> и тело"),
        ("![Слово - дело](a-b.png)", "![Слово — дело](a-b.png)"),
        ("## Слово - дело {#а-б}\n", "## Слово — дело {#а-б}\n"),
        ('---\ntitle: "Слово - дело"\nslug: а-б\n---\n', '---\ntitle: "Слово — дело"\nslug: а-б\n---\n'),
        ('---\ntitle: Слово "дело"\n---\n', "---\ntitle: Слово «дело»\n---\n"),
        ("Слово - дело\r\nи тело\r\n", "Слово — дело\r\nи тело\r\n"),
        ("\ufeffСлово - дело\n", "\ufeffСлово — дело\n"),
    ],
)
def test_fixing_keeps_the_markup(text: str, expected: str) -> None:
    assert LINTER.fix(text) == expected


def test_a_link_found_by_its_text_keeps_it() -> None:
    text = 'Читайте ["Как спросить"][] сегодня.\n\n["Как спросить"]: http://example.com/\n'
    assert LINTER.fix(text) == text


def test_straight_quotes_may_be_the_habit_of_a_site() -> None:
    keeping = Linter({"select": ["typography"], "quotes": "keep"})
    assert keeping.check('Нажмите "Сохранить" ещё раз.') == []


def test_en_dashes_alone_are_a_habit() -> None:
    text = "Слово – дело. " * 9
    assert {finding.level for finding in LINTER.check(text)} == {"info"}
    assert {finding.level for finding in LINTER.check(text + "Слово — дело.")} == {"warning"}


def test_nbsp_is_added_and_stripped_again() -> None:
    text = "Дом — это крепость, т. е. 5 кг в лесу у А. Блока."
    added = ADDING.fix(text)
    assert added.count("\u00a0") == 6
    assert STRIPPING.fix(added) == text


def test_nbsp_never_enters_code_or_front_matter_syntax() -> None:
    text = "---\ntitle: Дом и лес\n---\n\n`в лес` и [дом](/в лес)\n"
    fixed = ADDING.fix(text)
    assert fixed.startswith("---\ntitle: Дом и")
    assert "`в лес`" in fixed


def test_a_pair_of_quotes_is_one_finding() -> None:
    (finding,) = LINTER.check('Нажмите "Сохранить" ещё раз.')
    assert (finding.replacements, finding.also[0].text) == (("«",), "»")


def test_entities_are_read_and_never_edited() -> None:
    text = "Слово&nbsp;— дело, &laquo;да&raquo;."
    assert LINTER.check(text) == []
    assert LINTER.fix("Слово&nbsp;- дело") == "Слово&nbsp;— дело"


def test_words_split_by_markup_are_not_edited() -> None:
    text = "т**.**е. и А.**С**.Пушкин"
    assert LINTER.fix(text) == text


PIECES = (
    *"-—– \u00a0\"«»„“”',.:!?…()*10%₽№х/Я\u0301\u200b😀\n",
    "слово", "Слово", "кто", "то", "--", "  ", "...", "`код`", "**да**", "[ссылка](/a)", "2010", "кг", "°C", "т.е.",
    "и тд", "А.С.Пушкин", "github", "Генеративного ИИ", "\n\n", "- ", "# ", "-ый", "млн.", "в ", "Мая", "топ ",
    "&nbsp;", "<b>", "</b>", '\\"', "Вы", "->", "1,000,000", "3.5", "т. е.",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from([LINTER, ADDING, STRIPPING]))
def test_fixing_twice_is_fixing_once(text: str, linter: Linter) -> None:
    fixed = linter.fix(text)
    assert linter.fix(fixed) == fixed
    assert not [f for f in linter.check(fixed) if f.safe and f.fixable]


@pytest.mark.parametrize("text", ['"' * 30_000, "( " * 30_000, "слово - " * 20_000, "т.е." * 20_000, "5-" * 30_000])
def test_hostile_input_ends(text: str) -> None:
    LINTER.check(text)


def test_lines_marked_as_wrong_examples_are_left_alone() -> None:
    found = LINTER.check("Пишите так:\n\n⛔ хлеб, т.к. вода - это\n\n✅ хлеб, т. к. вода — это\n")
    assert [f.rule for f in found] == []


def test_a_place_is_reported_once_where_both_a_space_and_a_stop_are_missing() -> None:
    assert [f.rule for f in LINTER.check("Хлеб и т.д, как обычно, т.к вода.")] == [
        "typography/abbreviation-without-stop"
    ] * 2


def test_two_dashes_parted_by_spaces_are_one_finding() -> None:
    assert "typography/double-space" not in [f.rule for f in LINTER.check("Слово –  – дело.")]


def test_the_capital_of_a_sentence_without_a_predicate_is_only_advised() -> None:
    levels = [f.level for f in LINTER.check("Тут лежат клиентские скрипты. в названии первого имя.")]
    assert levels == ["info"]


def test_identifiers_in_straight_quotes_are_only_advised_against() -> None:
    found = LINTER.check('По умолчанию таблица называется "auth_item" и "Список".')
    assert [f.level for f in found] == ["info", "warning"]


def test_comments_for_spellers_concern_spelling_alone() -> None:
    found = LINTER.check("<!-- yaspeller ignore:start -->\n\nСлово - дело.\n\n<!-- yaspeller ignore:end -->\n")
    assert [f.rule for f in found] == ["typography/hyphen-as-dash"]


def test_yo_is_not_put_into_the_beginning_of_another_word() -> None:
    always = Linter({"select": ["spelling/yo"], "yo": "always"})
    text = "У него не хватило времени. и сил тоже."
    assert always.fix(text) == text


@given(st.text("aZ1 .-@яЯé_(\n*", max_size=30))
def test_latin_words_are_all_that_the_pattern_finds(text: str) -> None:
    doc = LINTER.parse(text)
    found = sorted(m.span() for matches in brands._latin_words(doc).values() for m in matches)
    assert found == [m.span() for m in plain.of(doc).find(brands.WORD)]
