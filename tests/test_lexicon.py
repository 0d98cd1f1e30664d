"""The dictionary read without pymorphy3: forms, readings, paradigms, the project's own words."""

import random
from pathlib import Path

import pytest

from pravka.document import Document, Settings
from pravka.errors import ToolError
from pravka.russian import grammemes, lexicon
from pravka.russian.common import CommonForms, load, pack
from pravka.russian.dawg import NOWHERE, ROOT, Dawg
from pravka.russian.dictionary import Dictionary, find_folder
from pravka.russian.lexicon import Lexicon

DATA = Path(lexicon.__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def known() -> Lexicon:
    return lexicon.shared()


def test_form_has_all_its_readings(known: Lexicon) -> None:
    form = known.form("стекла")
    assert sorted({(r.tag.split(",")[0], r.lemma) for r in form.readings}) == [("NOUN", "стекло"), ("VERB", "стечь")]


def test_no_word_of_the_dictionary_begins_with_a_latin_letter(known: Lexicon) -> None:
    for dawg in (known.dictionary.words, Dawg(str(DATA / "additions.dawg"))):
        assert [label for label, _ in dawg.children(ROOT) if chr(label).isascii() and chr(label).isalpha()] == []


def test_ye_stands_for_yo(known: Lexicon) -> None:
    assert "ещё" in {r.word for r in known.form("еще").readings}
    assert not known.form("ёще").known


def test_capitals_do_not_matter(known: Lexicon) -> None:
    assert known.form("СТЕКЛА") is known.form("стекла")


def test_any_and_all_join_the_readings(known: Lexicon) -> None:
    form = known.form("стекла")
    assert form.any & grammemes.mask("VERB")
    assert not form.all & grammemes.mask("VERB")
    assert known.form("читает").all & grammemes.mask("3per") == grammemes.mask("3per")


def test_unknown_word_has_no_readings(known: Lexicon) -> None:
    form = known.form("фывапр")
    assert (form.known, form.readings, form.any, form.all, form.lemmas) == (False, (), 0, 0, frozenset())


def test_particle_and_first_part_do_not_hide_a_word(known: Lexicon) -> None:
    assert known.form("скажи-ка").lemmas == {"сказать"}
    assert known.form("веб-серверами").lemmas == {"веб-сервер"}


def test_own_words_inflect_like_their_sample_or_by_their_ending(known: Lexicon) -> None:
    own = Lexicon(known.dictionary, ("бокр=звук", "кузда", "глоки", "будлануть"))
    assert [own.form(word).lemmas for word in ("бокрами", "куздой", "глоки", "будланули")] == [
        {"бокр"}, {"кузда"}, {"глоки"}, {"будлануть"},
    ]  # fmt: skip
    assert not known.form("бокрами").known


def test_sample_must_be_in_the_dictionary(known: Lexicon) -> None:
    with pytest.raises(ToolError, match="бокр=фывапр"):
        Lexicon(known.dictionary, ("бокр=фывапр",))


def test_document_brings_its_own_words() -> None:
    doc = Document("", "", "", settings=Settings(words=("кузда",)))
    assert lexicon.of(doc).form("кузды").known
    assert lexicon.of(doc) is lexicon.of(doc)


def test_missing_dictionary_is_told_with_its_cure(tmp_path: object) -> None:
    with pytest.raises(ToolError, match="reinstall"):
        Dawg(f"{tmp_path}/words.dawg")


def test_walking_the_dictionary(known: Lexicon) -> None:
    words = known.dictionary.words
    assert words.has_prefix("кни")
    assert not words.has_prefix("кнъ")
    assert "кто-либо" in list(words.keys("кто-"))
    assert words.follow("щщщ".encode()) == NOWHERE


def test_readings_equal_those_of_pymorphy3(known: Lexicon) -> None:
    pymorphy3 = pytest.importorskip("pymorphy3")
    morph = pymorphy3.MorphAnalyzer()
    chance = random.Random(20)
    forms = [key for key in known.dictionary.words.keys() if chance.random() < 0.0034]  # noqa: SIM118
    assert len(forms) > 10_000
    bare = Lexicon(Dictionary(known.dictionary.folder, ""))  # without pravka's own additions
    for form in forms:
        expected = {
            (str(p.tag), p.normal_form, p.word)
            for p in morph.parse(form)
            if type(p.methods_stack[0][0]).__name__ == "DictionaryAnalyzer"
        }
        assert {(r.tag, r.lemma, r.word) for r in bare.form(form).readings} == expected, form
        assert bare.form(form).lemmas == {lemma for _, lemma, _ in expected}, form


def test_every_grammeme_of_the_dictionary_has_a_bit(known: Lexicon) -> None:
    for tag in known.dictionary._tags:
        assert set(grammemes.names(grammemes.mask(tag))) == set(tag.replace(" ", ",").split(",")) - {""}


def test_unknown_grammeme_is_named() -> None:
    with pytest.raises(KeyError, match="NOWN"):
        grammemes.mask("NOWN nomn")


def test_common_forms_read_as_the_dictionary_itself(known: Lexicon) -> None:
    folder, additions = find_folder(), str(DATA / "additions.dawg")
    common = load(str(DATA / "forms.bin"), f"{folder}/words.dawg", additions)
    assert common is not None, "made from other dictionary files: run tools/build_forms.py"
    words = [
        "и",
        "стекла",
        "файл",
        "файлов",
        "нужно",
        "который",
        "стали",
        "года",
        "есть",
        "браузер",
        "вниз",
        "по-моему",
    ]
    found = [word for word in words if common.find(word) is not None]
    assert len(found) > 8
    for word in found:
        assert list(known.dictionary.look_up(word)) == list(known.dictionary.search(word))


def test_forms_that_share_a_slot_are_told_apart(tmp_path: Path) -> None:
    forms = {f"слово{n}": ((n, 0, n % 3), (n, 1, 2)) for n in range(500)}
    masks = [1, 1 << 40, 1 << 100]
    file = tmp_path / "forms.bin"
    file.write_bytes(pack((1, 2, 3), forms, masks, ["", "ами"]))
    common = CommonForms(str(file))
    numbers = {word: common.find(word) for word in forms}
    assert {word: tuple(common.readings(number)) for word, number in numbers.items() if number is not None} == forms
    assert [common.mask(tag) for tag in range(3)] == masks
    assert common.suffixes() == ["", "ами"]
    assert common.find("слово") is None
    assert common.find("слово500") is None


def test_common_forms_of_another_dictionary_are_left_aside(tmp_path: Path) -> None:
    for name in ("words.dawg", "additions.dawg"):
        (tmp_path / name).write_bytes(b"another")
    (tmp_path / "forms.bin").write_bytes(pack((1, 2, 3), {"слово": ((1, 0, 0),)}, [1], [""]))
    paths = (str(tmp_path / name) for name in ("forms.bin", "words.dawg", "additions.dawg"))
    assert load(*paths) is None
