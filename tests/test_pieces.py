"""Many pieces looked for at once: what is found is what stands there."""

from hypothesis import given
from hypothesis import strategies as st

from pravka import plain
from pravka.document import Block, Span
from pravka.plain import SHAPES, Plain, shaped
from pravka.plain.pieces import Pieces

ALPHABET = "абВaB1 .-—\u00a0→👍"
JOINTS, ENDS = (".", "-", " ", "—"), ("а", "аа", "В", " ", "аб аб", "")
TEXTS = [a + b + c for a in ("б", "В", "1", "б б", "бб", "") for b in JOINTS for c in ENDS]
SHAPE_PIECES = sorted({text.translate(SHAPES) for text in TEXTS})


def plain_of(text: str) -> Plain:
    whole = Span(0, len(text))
    return Plain([(Block("paragraph", whole, whole), text)], len(text))


@given(st.lists(st.text(ALPHABET), max_size=3))
def test_pieces_found_are_those_that_stand_in_the_text(texts: list[str]) -> None:
    pieces = Pieces(
        {text: [number] for number, text in enumerate(TEXTS)},
        {shape: [-1 - number] for number, shape in enumerate(SHAPE_PIECES)},
    )
    for text in map(plain_of, texts):
        expected = {number for number, piece in enumerate(TEXTS) if piece in text.text}
        expected |= {-1 - number for number, piece in enumerate(SHAPE_PIECES) if shaped(piece) in text.shape}
        assert pieces.find(text) == expected


def test_a_text_of_very_many_joints_hides_no_piece() -> None:
    text = plain_of(" аа".join(f"{number:b}".replace("0", "-") for number in range(2000)) + " 1.а")
    assert Pieces({"1.а": [1], "1.б": [2]}, {"0.а": [3], "а—0": [4]}).find(text) == {1, 3}


@given(st.text())
def test_a_shape_is_the_class_of_each_character(text: str) -> None:
    assert plain.shape_of(text) == text.translate(SHAPES)


def test_shapes_of_all_characters_agree_with_their_classes() -> None:
    for start in range(0, 0x110000, 0x1000):
        text = "".join(map(chr, range(start, start + 0x1000)))
        assert plain.shape_of(text) == text.translate(SHAPES)
        assert plain.shape_of(f"а{text[::16]}а") == f"а{text[::16]}а".translate(SHAPES)


@given(st.text("аА.", min_size=1, max_size=9), st.text("аА.", max_size=30))
def test_a_piece_is_found_wherever_its_letters_are_cut(piece: str, around: str) -> None:
    text = plain_of(f"{around}{piece}{around[::-1]}")
    assert Pieces({}, {piece: [1]}).find(text) == {1}


@given(st.text("абАБё 1", min_size=1, max_size=5), st.text("абАБё 1.", max_size=12))
def test_a_piece_of_a_text_is_found_wherever_its_capitals_stand(piece: str, around: str) -> None:
    text = plain_of(f"{around}{piece}{around[::-1]}")
    assert Pieces({piece: [1]}, {}).find(text) == {1}
