"""The source line with marks under it."""

from pravka.report.excerpt import cut, measure, show


def draw(text: str, start: int, end: int, width: int = 100) -> str:
    excerpt = cut(text, (0, len(text)), [(start, end)], width)
    return f"{excerpt.line}\n{excerpt.marks}"


def test_marks_stand_under_the_span() -> None:
    assert draw("ИИ - это", 3, 4) == "ИИ - это\n   ^"


def test_an_empty_span_marks_one_place() -> None:
    assert draw("Однако я", 6, 6) == "Однако я\n      ^"


def test_an_empty_span_at_the_end_of_the_line_is_marked() -> None:
    assert draw("конец", 5, 5) == "конец\n     ^"


def test_an_empty_line_is_marked() -> None:
    assert draw("", 0, 0) == "\n^"


def test_further_places_are_marked_otherwise() -> None:
    excerpt = cut('дом "Заря" там', (0, 14), [(4, 5), (9, 10)], 80)
    assert excerpt.marks == "    ^    ~"


def test_a_long_line_is_cut_round_the_span_between_words() -> None:
    text = "слово " * 50 + "ошибка " + "слово " * 50
    excerpt = cut(text, (0, len(text)), [(300, 306)], 40)
    assert excerpt.line == "…слово слово ошибка слово слово…"
    assert excerpt.marks == " " * 13 + "^" * 6


def test_a_span_longer_than_the_line_is_cut() -> None:
    excerpt = cut("а" * 500, (0, 500), [(0, 500)], 40)
    assert measure(excerpt.line) <= 41
    assert set(excerpt.marks) == {"^"}


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert cut("раз\nдва", (0, 3), [(1, 6)], 80).marks == " ^^"


def test_wide_characters_take_two_cells() -> None:
    assert draw("漢字 тут", 3, 6) == "漢字 тут\n     ^^^"
    assert draw("🦀 тут", 2, 5) == "🦀 тут\n   ^^^"


def test_combining_marks_take_no_cell() -> None:
    assert draw("и\u0306 тут", 3, 6) == "и\u0306 тут\n  ^^^"


def test_joined_emoji_take_two_cells() -> None:
    assert measure("\U0001f469\u200d\U0001f4bb") == 2
    assert measure("\u2764\ufe0f") == 2
    assert measure("\U0001f44d\U0001f3fd") == 2


def test_tabs_go_to_the_next_stop() -> None:
    assert draw("а\tб", 2, 3) == "а   б\n    ^"


def test_invisible_characters_are_shown_in_the_span_only() -> None:
    assert draw("при\u00adмер", 3, 4) == "при<U+00AD>мер\n   ^^^^^^^^"
    assert draw("при\u00adмер", 4, 5) == "пример\n   ^"
    assert draw("в\u00a0доме", 1, 2) == "в<U+00A0>доме\n ^^^^^^^^"


def test_control_characters_never_reach_the_terminal() -> None:
    assert draw("a\x1b[31mb\0", 0, 1) == "a␛[31mb␀\n^"
    assert show("a\r\u202e") == "a␍<U+202E>"


def test_the_cost_does_not_grow_with_the_line() -> None:
    text = "слово " * 1_000_000
    assert cut(text, (0, len(text)), [(3_000_000, 3_000_005)], 60).marks.endswith("^^^^^")
