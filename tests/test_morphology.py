"""Agreement and inflection; pymorphy3 is the oracle."""

import pytest

from pravka.russian import grammemes, lexicon, morphology


def form(word: str) -> lexicon.Form:
    return lexicon.shared().form(word)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("красивый", "дом", True),
        ("красивая", "дом", False),
        ("новых", "студентов", True),
        ("новые", "ножницы", True),
        ("большое", "кофе", True),
        ("этот", "кофе", True),
        ("первом", "лесу", True),
    ],
)
def test_adjective_and_noun(one: str, two: str, expected: bool) -> None:
    assert morphology.agree(form(one), form(two), "case number gender animacy") is expected


@pytest.mark.parametrize(
    ("word", "wanted", "expected"),
    [
        ("файл", "plur gent", "файлов"),
        ("читать", "past femn", "читала"),
        ("который", "plur nomn", "которые"),
        ("сделанный", "femn accs", "сделанную"),
        ("читает", "plur", "читают"),
        ("метро", "plur ablt", "метро"),
        ("дом", "INFN", None),
    ],
)
def test_inflect(word: str, wanted: str, expected: str | None) -> None:
    assert morphology.inflect(form(word), wanted) == expected


def test_inflect_keeps_capitals() -> None:
    assert morphology.inflect(form("Файл"), "plur gent", "Файл") == "Файлов"
    assert morphology.inflect(form("ФАЙЛ"), "plur gent", "ФАЙЛ") == "ФАЙЛОВ"


def test_inflect_like_gives_a_variant_for_each_reading() -> None:
    assert morphology.inflect_like(form("новый"), form("дома"), "case number gender animacy") == ["нового", "новые"]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("файл", ["файл", "файла", "файлов", "файлов", "файл"]),
        ("год", ["год", "года", "лет", "лет", "год"]),
        ("строка", ["строка", "строки", "строк", "строк", "строка"]),
    ],
)
def test_noun_after_a_number(word: str, forms: list[str]) -> None:
    assert [morphology.inflect_by_number(form(word), n) for n in (1, 3, 5, 11, 21)] == forms


def test_inflection_equals_that_of_pymorphy3() -> None:
    pymorphy3 = pytest.importorskip("pymorphy3")
    morph = pymorphy3.MorphAnalyzer()
    words = "стол книга окно день ночь большой синий читать сделать видеть новый машина путь площадь".split()
    for word in words:
        reading = form(word).readings[0]
        parse = next(p for p in morph.parse(word) if str(p.tag) == reading.tag)
        for wanted in ("plur gent", "sing datv", "plur ablt", "past plur", "pres 3per sing"):
            expected = parse.inflect(set(wanted.split()))
            if expected is not None:
                assert morphology.inflect(reading, wanted) == expected.word, (word, wanted)


def test_forms_share_a_cell_if_some_of_their_readings_agree() -> None:
    words = "красивый красивая новых новые ножницы кофе этот первом лесу чаю он мы пять хаки сирота сам весь пальто"
    forms = [form(word) for word in words.split()]
    readings = sorted({reading.mask: reading for one in forms for reading in one.readings}.items())
    for mask, one in readings:
        for other, two in readings:
            expected = morphology.agree_readings(one, two, ("case", "number", "gender"))
            assert bool(morphology.cells_of(mask) & morphology.cells_of(other)) is expected


def test_cells_tell_genders_apart_without_a_number() -> None:
    masculine, feminine, plural = (grammemes.mask(names) for names in ("nomn masc", "nomn femn", "nomn plur"))
    assert not morphology.cells_of(masculine) & morphology.cells_of(feminine)
    assert morphology.cells_of(masculine) & morphology.cells_of(plural)


def test_a_noun_agrees_with_a_verb_if_they_share_a_cell_of_the_nominative() -> None:
    nominative, past = grammemes.mask("nomn"), grammemes.mask("past")
    masks = lexicon.shared().dictionary.tag_masks()
    nouns = {mask for mask in masks if mask & grammemes.mask("NOUN") and mask & nominative}
    verbs = {mask for mask in masks if mask & grammemes.mask("VERB") and not mask & grammemes.mask("impr")}
    for noun in nouns:
        for verb in verbs:
            expected = morphology.agree_masks(noun, verb, ("number", "gender") if verb & past else ("number",))
            shared = morphology.cells_of(noun) & morphology.cells_of(verb)
            assert bool(shared & morphology.cells_of(nominative)) is expected


def test_without_cases_cells_tell_numbers_and_genders_apart() -> None:
    groups = grammemes.NUMBER | grammemes.GENDER | morphology.GENDERLESS
    nominal = [mask for mask in lexicon.shared().dictionary.tag_masks() if mask & grammemes.mask("NOUN ADJF PRTF NPRO")]
    masks = {mask & groups for mask in nominal}
    for one in masks:
        for two in masks:
            expected = morphology.agree_masks(one, two, ("number", "gender"))
            assert bool(morphology.cells_of(one) & morphology.cells_of(two)) is expected
