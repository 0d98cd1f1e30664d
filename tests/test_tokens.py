"""Words, numbers and marks with their places in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pravka.russian import lexicon, tokens


def cut(text: str) -> list[tuple[str, str]]:
    return [(t.text, t.kind) for t in tokens.scan(text, lexicon.shared())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Кто-то пришёл.", ["Кто-то", "пришёл", "."]),
        ("д'Артаньян и Node.js", ["д'Артаньян", "и", "Node.js"]),
        ("5-й, 10:30, 3,14, 1\u00a0000", ["5-й", ",", "10:30", ",", "3,14", ",", "1\u00a0000"]),
        ("Что?! Ну...", ["Что", "?!", "Ну", "..."]),
        ("конец.Начало", ["конец", ".", "Начало"]),
        ("т.\u00a0е. так", ["т", ".", "е", ".", "так"]),
        ("«3D» и foo_bar", ["«", "3D", "»", "и", "foo_bar"]),
    ],
)
def test_pieces(text: str, expected: list[str]) -> None:
    assert [piece for piece, _ in cut(text)] == expected


def test_kinds() -> None:
    kinds = [kind for _, kind in cut("слово 12 — \ufffc\u2029v2")]
    assert kinds == ["word", "number", "mark", "object", "border", "word"]


def test_word_split_by_markup_is_one_token() -> None:
    (token,) = tokens.scan("при\0\0мер", lexicon.shared())
    assert (token.text, token.start, token.end, token.split) == ("пример", 0, 8, True)
    assert token.form is not None
    assert token.form.known


def test_closing_markup_is_no_part_of_a_word() -> None:
    word, comma = tokens.scan("\0\0пример\0\0,", lexicon.shared())
    assert (word.start, word.end, word.split, comma.spaced) == (2, 8, False, False)


def test_invisible_and_combining_marks_are_read_through() -> None:
    assert cut("сло\u00adво\u0301 и\u0306од") == [("слово", "word"), ("йод", "word")]


def test_spaced_tells_whether_a_space_stands_before() -> None:
    assert [t.spaced for t in tokens.scan("а, б\n\0в", lexicon.shared())] == [True, False, True, True]


def test_offset_moves_all_places() -> None:
    assert [(t.start, t.end) for t in tokens.scan("а б", lexicon.shared(), 100)] == [(100, 101), (102, 103)]


@given(st.text(alphabet="аЁё -'.,\0\u00ad\u0301\ufffc\u2029x1\u00a0—«»?!", max_size=60))
def test_tokens_are_in_order_and_inside_the_text(text: str) -> None:
    end = 0
    for token in tokens.scan(text, lexicon.shared()):
        assert end <= token.start < token.end <= len(text)
        end = token.end


PARTS = [
    "слово", "Кто-то", "Ёж", "и\u0306од", "\u0450", "5", "10:30", "x", "v1.2", "\ufffc", "\ufffc\0\0", "т.", "0", "-",
    "—", "\n", "\u00a0", "\u2029",
]  # fmt: skip
AROUND = ["\0", "\0\0", "«", "»", "(", ")", '"', "'", ".", "...", "?!", "\u2026", ",", ":", ";", "\u0301", "\u200d"]


@given(st.lists(st.lists(st.sampled_from([*PARTS, *AROUND]), max_size=5).map("".join), max_size=4))
def test_known_words_in_their_marks_are_the_tokens_of_the_pattern(chunks: list[str]) -> None:
    known, text, end, plainly = lexicon.shared(), " ".join(chunks), 7, []
    for chunk in chunks:
        plainly += tokens._cut(chunk, known, end, True)
        end += len(chunk) + 1
    assert fields(tokens.scan(text, known, 7)) == fields(plainly)
    known.shapes.clear()
    assert fields(tokens.scan(text, known, 7)) == fields(plainly)


def fields(found: list[tokens.Token]) -> list[list[object]]:
    return [[getattr(token, name) for name in tokens.Token.__slots__] for token in found]
