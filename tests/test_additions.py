"""The words that pravka adds to OpenCorpora: their forms and readings, variants, prefixes, abbreviations."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pravka.russian import lexicon
from pravka.russian.dictionary import Dictionary as Reader

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "pravka" / "data"
sys.path.insert(0, str(ROOT / "tools"))

import build_lexicon  # noqa: E402
import opencorpora  # noqa: E402


@pytest.fixture(scope="module")
def dictionary() -> opencorpora.Dictionary:
    return opencorpora.Dictionary()


@pytest.fixture(scope="module")
def forms(dictionary: opencorpora.Dictionary) -> list[build_lexicon.Form]:
    return build_lexicon.collect(dictionary)


def read_rows(name: str) -> Iterator[list[str]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def read_tags(reader: Reader, word: str) -> set[tuple[str, str]]:
    """List (lemma, tag) of each reading, read the way a run of pravka reads them."""
    return {(reader.inflect(form, para, at, 0), reader.tag(para, at)) for form, para, at in reader.look_up(word)}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return lexicon.shared().dictionary


def test_compiled_file_is_fresh(forms: list[build_lexicon.Form]) -> None:
    assert (DATA / "additions.dawg").read_bytes() == build_lexicon.compile_forms(forms)


def test_compiled_variants_are_fresh(forms: list[build_lexicon.Form], dictionary: opencorpora.Dictionary) -> None:
    expected = build_lexicon.write_variants(build_lexicon.expand_variants(forms, dictionary))
    assert (DATA / "variants.tsv").read_text("utf-8") == expected


def test_there_are_enough_lemmas(forms: list[build_lexicon.Form]) -> None:
    assert len({form.lemma for form in forms}) >= 3000


@pytest.mark.parametrize(
    ("word", "lemma", "tag"),
    [
        ("промисами", "промис", "NOUN,inan,masc plur,ablt"),
        ("скринридеру", "скринридер", "NOUN,inan,masc sing,datv"),
        ("хуки", "хук", "NOUN,inan,masc plur,nomn"),
        ("нейросетью", "нейросеть", "NOUN,inan,femn sing,ablt"),
        ("сериализацией", "сериализация", "NOUN,inan,femn sing,ablt"),
        ("тимлида", "тимлид", "NOUN,anim,masc sing,accs"),
        ("фронтендеров", "фронтендер", "NOUN,anim,masc plur,accs"),
        ("блогеркой", "блогерка", "NOUN,anim,femn sing,ablt"),
        ("задеплоят", "задеплоить", "VERB,perf,tran plur,3per,futr,indc"),
        ("деплоим", "деплоить", "VERB,impf,tran plur,1per,pres,indc"),
        ("закоммичено", "закоммитить", "PRTS,perf,past,pssv neut,sing"),
        ("кешируется", "кешироваться", "VERB,impf,intr sing,3per,pres,indc"),
        ("бэкендного", "бэкендный", "ADJF neut,sing,gent"),
        ("асинхронно", "асинхронно", "ADVB"),
    ],
)
def test_form_has_its_lemma_and_grammemes(reader: Reader, word: str, lemma: str, tag: str) -> None:
    assert (lemma, tag) in read_tags(reader, word)


def test_every_form_leads_back_to_its_lemma(reader: Reader, forms: list[build_lexicon.Form]) -> None:
    lost = [f for f in forms[::97] if f.lemma not in {lemma for lemma, _ in read_tags(reader, f.text)}]
    assert lost == []


def test_nothing_repeats_what_opencorpora_has(
    forms: list[build_lexicon.Form], dictionary: opencorpora.Dictionary
) -> None:
    assert not any(build_lexicon.is_known(form, dictionary) for form in forms)


def test_no_form_breaks_the_spelling_of_endings(forms: list[build_lexicon.Form]) -> None:
    wrong = ("гы", "кы", "хы", "жы", "шы", "чы", "щы", "чя", "щя", "жя", "шя")
    assert [form.text for form in forms if form.text.endswith(wrong)] == []


def test_withheld_forms_are_not_accepted(reader: Reader) -> None:
    assert not any(reader.additions and word in reader.additions for word in build_lexicon.read_withheld())


def test_spellings_that_the_academic_dictionary_rejects_are_not_added(forms: list[build_lexicon.Form]) -> None:
    rejected = {variant for variant, _, source in read_rows("variants.tsv") if source == "academic"}
    assert rejected & {form.text for form in forms} == set()


def test_preferred_spellings_are_known() -> None:
    known = lexicon.shared()
    assert [right for _, right, _ in read_rows("variants.tsv") if right not in known and "-" not in right] == []


def test_no_spelling_is_both_variant_and_preferred() -> None:
    rows = list(read_rows("variants.tsv"))
    assert {variant for variant, _, _ in rows} & {right for _, right, _ in rows} == set()


def test_prefixes_are_sorted_and_marked() -> None:
    rows = list(read_rows("prefixes.txt"))
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    assert {row[1] for row in rows} == {"strong", "adjective", "weak"}
    assert {row[2] for row in rows} == {"solid", "hyphen", "both"}


def test_abbreviations_are_sorted_and_explained() -> None:
    rows = list(read_rows("abbreviations.txt"))
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    assert all(len(row) == 2 and row[1] for row in rows)


def test_source_that_does_not_fit_its_sample_is_refused(dictionary: opencorpora.Dictionary) -> None:
    entry = build_lexicon.Entry("хук", "сервис", "here:1")
    with pytest.raises(build_lexicon.SourceError, match="here:1: хук expected a stem that ends like"):
        build_lexicon.expand(entry, build_lexicon.find_paradigm("сервис", dictionary, "here:1"), dictionary)
