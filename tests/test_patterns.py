"""The pattern language: what each construct matches, what it suggests, how a flaw of a rule is told."""

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from pravka import markdown, patterns
from pravka.document import Document
from pravka.errors import RuleError
from pravka.findings import Hit
from pravka.patterns import Places, phrases
from pravka.russian import grammemes, sentences
from pravka.russian.lexicon import Form


def hits(spec: dict[str, Any], text: str) -> list[Hit]:
    doc = markdown.parse(text, "post.md")
    return [hit for _, hit in patterns.Index.of({"grammar/x": spec}).scan(doc)]


def found(spec: dict[str, Any], text: str) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in hits(spec, text)]


def cures(spec: dict[str, Any], text: str) -> list[tuple[str, ...]]:
    return [hit.replacements for hit in hits(spec, text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("в течении часа", "Он ждал В течении часа.", ["В течении часа"]),
        ("ещё раз", "Повторим еще раз.", ["еще раз"]),
        ("~файл", "Нет файлов и файла.", ["файлов", "файла"]),
        ("раз|два|~три", "Раз, два, трёх.", ["Раз", "два", "трёх"]),
        ("очень [не] ~плохой", "Очень плохой и очень не плохой.", ["Очень плохой", "очень не плохой"]),
        ("к <NOUN datv>", "Подошёл к дому и к лесов.", ["к дому"]),
        ("не * дома", "Его не было дома.", ["не было дома"]),
        ("если … то", "Если он скоро придёт то скажи.", ["Если он скоро придёт то"]),
        ("если … то", "Если придёт, то скажи.", []),
        ("!не знаю", "Не знаю, я знаю.", ["я знаю"]),
        ("во-первых ,", "Во-первых, это так.", ["Во-первых,"]),
        ("<NOUN accs -gent>", "Вижу окна и книгу.", ["книгу"]),
    ],
)
def test_phrase_matches(pattern: str, text: str, expected: list[str]) -> None:
    assert found({"pattern": pattern}, text) == expected


@pytest.mark.parametrize(
    ("token", "text", "expected"),
    [
        ({"regex": "ку+ку"}, "Куку, кууку, ку.", ["Куку", "кууку"]),
        ({"any": "NOUN gent"}, "Нет стола.", ["стола"]),
        ({"all": "VERB", "known": True}, "Стекло стекло, он упал.", ["упал"]),
        ({"any": "NOUN", "not": [{"any": "VERB"}]}, "Стекло, стол.", ["стол"]),
        ({"word": "пост", "case": "title"}, "Пост и пост.", ["Пост"]),
        ({"script": "latin"}, "Слово word.", ["word"]),
        ({"known": False, "kind": "word", "script": "cyrillic"}, "Слово бырмахрюк.", ["бырмахрюк"]),
        ({"word": "он", "start": "sentence"}, "Он и он. Он.", ["Он", "Он"]),
        ({"word": "он", "except": [{"case": "lower"}]}, "Он и он.", ["Он"]),
        ({"one-of": [{"word": "тут"}, {"lemma": "дом"}]}, "Тут нет дома.", ["Тут", "дома"]),
        ({"kind": "number"}, "Их 12.", ["12"]),
    ],
)
def test_token_predicate(token: dict[str, Any], text: str, expected: list[str]) -> None:
    assert found({"pattern": [token]}, text) == expected


def test_disagree_holds_only_if_no_pair_of_readings_agrees() -> None:
    spec = {"pattern": [{"all": "ADJF"}, {"all": "NOUN", "disagree": {"with": 1, "in": "case number gender"}}]}
    assert found(spec, "Большой дом, большого дома, большую дом.") == ["большую дом"]


def test_mark_narrows_the_span() -> None:
    spec = {"pattern": [{"word": "ни"}, {"word": "в", "mark": True}, {"word": "чём"}]}
    assert found(spec, "Ни в чём.") == ["в"]
    spec = {"pattern": [{"word": "ни", "mark": False}, {"word": "в"}, {"word": "чём"}]}
    assert found(spec, "Ни в чём.") == ["в чём"]


def test_exceptions_cancel_an_overlapping_match() -> None:
    spec = {"pattern": "по мимо", "except": ["по мимо воли"]}
    assert found(spec, "По мимо воли и по мимо.") == ["по мимо"]


def test_unless_silences_the_rule_for_the_whole_document() -> None:
    spec = {"pattern": "~декоратор", "unless": ["~интерьер"]}
    assert found(spec, "Вот декоратор.") == ["декоратор"]
    assert found(spec, "Вот декоратор.\n\nОн меняет интерьеры.") == []


def test_the_longest_of_overlapping_matches_stands() -> None:
    assert found({"any-of": ["в общем", "в общем и целом"]}, "В общем и целом да.") == ["В общем и целом"]


@pytest.mark.parametrize(
    ("pattern", "suggest", "text", "expected"),
    [
        ("~свободный ~вакансия", "{2}", "Свободную вакансию.", ("Вакансию",)),
        ("~играть ~значение", "~иметь {2}", "Он играл значение.", ("имел значение",)),
        ("~одеть ~куртка", "{~надеть:like 1} {2}", "Она одела куртку.", ("надела куртку",)),
        ("оплата за <NOUN accs>", "оплата {3:gent}", "Оплата за доставку.", ("Оплата доставки",)),
        ("<ADJF> дом", "{1:like 2} дом", "Видно новая дом.", ("новый дом",)),
        ("~файл", "{1:lemma}", "Нет файлов.", ("файл",)),
        ("так же … быстро", "{1..2}", "Это так же очень быстро.", ("так же",)),
        ("по средством", "посредством", "ПО СРЕДСТВОМ", ("ПОСРЕДСТВОМ",)),
        ("иной", ["другой", "не тот"], "Иной.", ("Другой", "Не тот")),
        ("иной", None, "Иной.", ()),
    ],
)
def test_suggestion(pattern: str, suggest: Any, text: str, expected: tuple[str, ...]) -> None:
    assert cures({"pattern": pattern, "suggest": suggest}, text) == [expected]


def test_table_rows_have_their_own_cures_exceptions_and_levels() -> None:
    spec = {
        "table": {
            "вобщем": "в общем",
            "по мимо": {"to": "помимо", "except": ["по мимо воли"], "safe": True},
            "очень уж": {"to": "очень", "level": "info"},
        }
    }
    text = "Вобщем, по мимо того, очень уж."
    assert [(h.replacements, h.safe, h.level) for h in sorted(hits(spec, text), key=lambda h: h.span)] == [
        (("В общем",), False, ""),
        (("помимо",), True, ""),
        (("очень",), False, "info"),
    ]


def test_a_program_is_plain_data() -> None:
    program = patterns.compile("grammar/x", {"pattern": "~файл [не] найден", "suggest": "{1}"}, "x.yaml")
    doc = markdown.parse("Файл не найден.", "")
    again = json.loads(json.dumps(program))
    assert list(patterns.Index({"grammar/x": again}).scan(doc)) == list(
        patterns.Index({"grammar/x": program}).scan(doc)
    )


def test_unknown_words_match_no_grammemes() -> None:
    assert found({"pattern": [{"any": "NOUN"}]}, "Бырмахрюк.") == []


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ({"pattern": [{"lema": "файл"}]}, 'pattern[0].lema: unknown key; did you mean "lemma"?'),
        ({"pattern": "а", "sugest": "б"}, 'sugest: unknown key; did you mean "suggest"?'),
        ({"pattern": [{"any": "NOUN gnt"}]}, 'pattern[0].any: "gnt" is no grammeme'),
        ({"pattern": [{"any": "noun"}]}, 'did you mean "NOUN"?'),
        ({"pattern": "а б", "suggest": "{3}"}, "the pattern has no token 3"),
        ({"pattern": "а", "suggest": "{1:gnt}"}, '"gnt" is no grammeme'),
        ({"pattern": "[а]"}, "not optional"),
        ({"pattern": "а", "table": {}}, "expected exactly one of"),
        ({"table": {"а": 5}}, 'table."а": expected a template'),
        ({"pattern": [{"word": "а", "skip": 20}]}, "pattern[0].skip: expected a whole number from 0 to 9, got 20"),
        ({"pattern": [{"word": "а"}, {"word": "б", "agree": {"with": 2, "in": "case"}}]}, "agree.with: expected"),
        ({"pattern": [{"regex": "("}]}, "pattern[0].regex: not a regular expression"),
        ({"pattern": [{"word": "а", "case": "big"}]}, "expected lower | title | upper, got 'big'"),
        ({"pattern": "а …"}, "needs a word after it"),
        ({"pattern": ["а", 5]}, "pattern[1]: expected a word or a token spec, got 5"),
        ({"pattern": "а", "safe": "yes"}, "safe: expected true or false"),
    ],
)
def test_a_flaw_of_a_rule_is_told_with_its_place(spec: dict[str, Any], told: str) -> None:
    with pytest.raises(RuleError) as error:
        patterns.compile("team/x", spec, "rules/x.yaml")
    assert str(error.value).startswith("rules/x.yaml: ")
    assert told in str(error.value)


def test_phrases_spell_out_as_token_specs() -> None:
    assert phrases.parse("~а|б [в] <NOUN gent>") == (
        {"one-of": [{"word": ["б"]}, {"lemma": ["а"]}]},
        {"word": ["в"], "optional": True},
        {"any": ["NOUN gent"]},
    )


def test_trace_tells_why_a_rule_matched_or_not() -> None:
    program = patterns.compile("x", {"pattern": "по окончанию", "suggest": "по окончании"}, "x.yaml")
    assert list(patterns.trace(program, markdown.parse("По окончанию.", ""))) == [
        "match: «По окончанию» → «По окончании»"
    ]
    told = list(patterns.trace(program, markdown.parse("По окончании.", "")))
    assert told == ["token 2 (word: окончанию) does not fit «окончании» [NOUN,inan,neut sing,loct]"]


def _is_verb(form: Form) -> bool:
    return bool(form.all & grammemes.mask("VERB"))


def _is_noun(form: Form) -> bool:
    return bool(form.all & grammemes.mask("NOUN"))


@pytest.mark.parametrize("kept", [100_000, 2])
def test_places_are_those_of_the_wanted_forms_whenever_a_test_is_first_asked(
    kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("pravka.patterns.occurrences")  # the package has a function of that name
    monkeypatch.setattr(module, "FORMS_KEPT", kept)
    monkeypatch.setattr(module, "_met", [module.Met([], {})])
    texts = ("Кот ждал. Мы ждали. Ждал и кот.", "Птица ждёт кота.", "Мы видели птицу. Ждал кот.")
    docs = [markdown.parse(text, "post.md") for text in texts]
    for asked, doc in ((_is_noun, docs[0]), (_is_noun, docs[1]), (_is_verb, docs[1]), (_is_verb, docs[2])):
        assert list(patterns.places(doc, asked)) == _places(doc, asked)
    for doc in docs:  # the first was looked through before there was a test of verbs
        assert [list(patterns.places(doc, wants)) for wants in (_is_verb, _is_noun)] == [
            _places(doc, _is_verb),
            _places(doc, _is_noun),
        ]


def _places(doc: Document, wants: Callable[[Form], bool]) -> Places:
    """Give the places of wanted forms, form by form, without any memo."""
    found: dict[str, Places] = {}
    for sentence in sentences.of(doc):
        for at, token in enumerate(sentence.tokens):
            if token.form and token.form.known and wants(token.form):
                found.setdefault(token.form.lower, []).append((sentence, at))
    return [place for held in found.values() for place in held]
