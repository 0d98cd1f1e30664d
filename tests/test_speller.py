"""What the speller knows of words: candidates, frequencies, compounds, splits, project words."""

import pytest

from pravka.errors import ToolError
from pravka.russian import lexicon
from pravka.speller import (
    alphabets,
    candidates,
    compounds,
    edits,
    frequency,
    letters,
    misspellings,
    nearby,
    ranker,
    slips,
    words,
)
from pravka.speller.ranker import Place
from pravka.speller.writing import dress

KNOWN = lexicon.shared()


def best(word: str, **place: object) -> str:
    verdict = ranker.judge(KNOWN, word, candidates.find(KNOWN, word), Place(**place))  # type: ignore[arg-type]
    return verdict.candidates[0] if verdict.candidates else ""


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("нарпимер", "например"),
        ("програмирование", "программирование"),
        ("обработывать", "обрабатывать"),
        ("подскользнуться", "поскользнуться"),
        ("незнаю", "не знаю"),
        ("вобщем", "в общем"),
        ("ктото", "кто-то"),
        ("изза", "из-за"),
        ("процедудура", "процедура"),
        ("безвкуссный", "безвкусный"),
        ("предъистория", "предыстория"),
        ("оченьхороший", "очень хороший"),
    ],
)
def test_first_candidate_is_what_was_meant(wrong: str, right: str) -> None:
    assert best(wrong) == right


def test_frequency_orders_words() -> None:
    assert frequency.zipf("и") > frequency.zipf("программа") > frequency.zipf("паралакс") == frequency.RARE


def test_frequency_knows_no_latin() -> None:
    assert frequency.encode("git") == b""


def test_keys_are_read_back() -> None:
    assert frequency.decode(frequency.encode("ёлка-то")) == "елка-то"


def test_set_misspelling_is_certain() -> None:
    assert misspellings.fixes(KNOWN, "учавствовал") == [misspellings.Fix("участвовал", True)]


def test_set_misspelling_never_makes_an_unknown_word() -> None:
    assert misspellings.fixes(KNOWN, "учавствбр") == []


def test_rejected_forms_are_in_the_lexicon() -> None:
    assert [form for form in misspellings.rejected() if form not in KNOWN] == []


@pytest.mark.parametrize("word", ["асинхронно", "неиспользование", "приоритетнее", "двухколоночный"])
def test_regular_derivations_are_accepted(word: str) -> None:
    assert word in KNOWN or compounds.accepts(KNOWN, word)


@pytest.mark.parametrize("word", ["небыло", "незнаю", "возникаются", "програмист"])
def test_run_together_words_and_errors_are_no_derivations(word: str) -> None:
    assert not compounds.accepts(KNOWN, word)


def spellings(word: str, least: int = 0) -> set[str]:
    """Make every slip in a word, from one place on."""
    made = set()
    for at in range(least, len(word) + 1):
        head, here, rest = word[:at], word[at : at + 1], word[at + 1 :]
        made |= {head + rest, head + rest[:1] + here + rest[1:]}
        made |= {head + letter + end for letter in frequency.LETTERS for end in (here + rest, rest)}
    return made - {word}


@pytest.mark.parametrize("word", ["рекость", "ееще", "зелный", "оъем", "по-русски", "нн"])
def test_the_walk_finds_what_trying_every_slip_finds(word: str) -> None:
    found = set().union(*[walker.one_slip(word) for walker in candidates.walkers(KNOWN)])
    dictionary = KNOWN.dictionary
    assert found == {text for text in spellings(word) if next(dictionary.search(text), None)}


@pytest.mark.parametrize("word", ["зелный", "сохрнить", "предлжоение", "ссттол"])
def test_the_walk_finds_what_trying_every_two_slips_finds(word: str) -> None:
    once = spellings(word)
    far = {text for first in once for text in spellings(first, 2)} | once
    frequent = {text for text in far if frequency.zipf(text) * frequency.STEPS >= nearby.FREQUENT}
    assert nearby.two_slips(word) == frequent - {word}


def test_slips_are_named() -> None:
    assert edits.classify("нарпимер", "например") == ["swap"]
    assert edits.classify("програма", "программа") == ["halved"]
    assert edits.classify("извените", "извините") == ["vowel"]


def test_odd_letters_surprise() -> None:
    assert letters.surprise("жъщы")[0] > letters.surprise("стороны")[0]


def test_mixed_word_takes_the_alphabet_of_the_dictionary() -> None:
    assert alphabets.unmix(KNOWN, "Cвойство") == "Свойство"  # Latin C
    assert alphabets.unmix(KNOWN, "Pythоn") == "Python"  # Cyrillic о


def test_ending_on_a_latin_name_is_not_mixing() -> None:
    assert alphabets.is_inflected_name("PDFки")


def test_correction_keeps_letter_case_and_yo() -> None:
    assert dress(KNOWN, "Исчо", "еще", True) == "Ещё"
    assert dress(KNOWN, "исчо", "еще", False) == "еще"


def test_usual_neighbours_speak_for_a_word() -> None:
    place = Place(KNOWN.form("командной"))
    assert slips.is_usual(KNOWN.form("строки"), place)
    assert not slips.is_usual(KNOWN.form("стоки"), place)


def test_slip_into_a_known_word_is_found_by_its_neighbours() -> None:
    found = slips.judge(KNOWN, KNOWN.form("стоки"), Place(KNOWN.form("командной")))
    assert found[0].meant == "строки"
    assert found[0].chance > 0.9


def test_new_word_is_proposed_with_its_forms() -> None:
    first, *_, last = words.propose(KNOWN, "прувер")
    assert first.entry == "прувер"
    assert "прувера" in first.forms
    assert last.entry == "прувер=метро"


def test_forms_fold_into_lemmas() -> None:
    found = words.fold(KNOWN, ["прувер", "прувера", "пруверы", "дом", "HTML"])
    assert found == words.Imported(("прувер",), ("дом",), ("HTML",))


def test_lemma_of_a_form_is_guessed() -> None:
    assert words.lemma_of(KNOWN, "пруверами") == "прувер"


def test_regular_expressions_of_yaspeller_are_spelt_out() -> None:
    read = words.read_list(".yaspeller.json", '{"dictionary": ["[Пп]рувер(ы|а)?"]}')
    assert set(read) == {"прувер", "прувера", "пруверы"}


def test_unbounded_expressions_give_nothing() -> None:
    assert words.expand("прувер.*") == ()


def test_cspell_words_are_read() -> None:
    assert words.read_list("cspell.json", '{"words": ["прувер"]} ') == ("прувер",)


def test_word_list_has_comments() -> None:
    assert words.read_list("accept.txt", "прувер # новый\n\nквуксер\n") == ("прувер", "квуксер")


def test_broken_json_is_told() -> None:
    with pytest.raises(ToolError, match="expected JSON"):
        words.read_list("cspell.json", "{")


def test_unused_entries_are_told() -> None:
    assert words.unused(KNOWN, ["прувер", "квуксер"], ["Тут пруверами полно."]) == ("квуксер",)
