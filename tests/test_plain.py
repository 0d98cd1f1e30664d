"""The plain text of a post: markup squeezed out, every place mapped back."""

from pravka import markdown, plain
from pravka.document import BORDER, Span


def of(text: str) -> plain.Plain:
    return plain.of(markdown.parse(text, "post.md"))


def test_markup_is_squeezed_out() -> None:
    assert of("**слово** - [это](/a)").text == f"{BORDER}слово - это{BORDER}"


def test_places_map_back_to_the_source() -> None:
    text = "**слово** - [это](/a)"
    squeezed = of(text)
    found = squeezed.text.index("это")
    assert squeezed.span(found, found + 3) == Span(text.index("это"), text.index("это") + 3)


def test_an_empty_span_clings_to_the_character_before() -> None:
    text = "**слово**(да)"
    squeezed = of(text)
    assert squeezed.span(squeezed.text.index("("), squeezed.text.index("(")) == Span(7, 7)


def test_before_clings_to_the_character_after() -> None:
    squeezed = of("**слово**(да)")
    assert squeezed.before(squeezed.text.index("("), " ").span == Span(9, 9)


def test_solid_tells_markup_inside() -> None:
    squeezed = of("сло**во**")
    assert squeezed.solid(1, 4)
    assert not squeezed.solid(1, 6)


def test_an_entity_reads_as_its_character() -> None:
    assert of("слово&nbsp;— да").text == f"{BORDER}слово\u00a0— да{BORDER}"


def test_code_stays_an_object() -> None:
    assert "код" not in of("слово `код`").text


def test_alt_texts_stand_after_their_paragraph() -> None:
    assert of("раз ![два](a.png) три").text.count(BORDER) == 3


def test_shape_names_the_class_of_each_character() -> None:
    assert of("Кот-5 aB😀\u00a0°").shape == plain.shaped(f"{BORDER}Ааа-0 aA☺ °{BORDER}")


def test_bounds_are_those_of_the_block() -> None:
    squeezed = of("один\n\nдва")
    assert squeezed.text[slice(*squeezed.bounds(squeezed.text.index("два")))] == "два"
    assert squeezed.block(squeezed.text.index("один")).kind == "paragraph"


def test_an_empty_post_has_a_plain_text() -> None:
    assert of("").text == BORDER
