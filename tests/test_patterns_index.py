"""The index finds exactly what trying every rule everywhere finds, and its work does not grow with the rules."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from pravka import markdown, patterns, rules
from pravka.document import Document
from pravka.patterns.occurrences import _having
from pravka.patterns.predicates import Counter, fold
from pravka.russian.lexicon import Form
from pravka.russian.sentences import Sentence

ROOT = Path(__file__).parents[1]
RULES = rules.load(rules.SOURCES)
EXTRA = {
    "x/grammemes": {"pattern": [{"any": "ADJF"}, {"any": "NOUN", "disagree": {"with": 1, "in": "case number"}}]},
    "x/loose": {"pattern": "[не] … ~быть [бы] <NOUN>"},
    "x/skip": {"pattern": [{"word": ["и", "в"]}, {"any": "NOUN", "skip": 4, "mark": True}]},
    "x/clause": {"pattern": [{"any": "VERB", "start": "clause"}]},
    "x/marks": {"pattern": [",", {"kind": "word", "optional": True}, "что|как|который"]},
    "x/not": {"pattern": "!не <VERB>", "except": ["он <VERB>"]},
}


def declarative() -> dict[str, patterns.Program]:
    """Compile every rule of the project that holds a pattern or a table."""
    return {r.id: patterns.Index.program(r.id, r.options) for r in RULES if r.check == rules.BY_PATTERN}


def documents() -> Iterator[Document]:
    """Give texts with mistakes and without: all examples of the grammar rules, and the project's Russian pages."""
    for rule in RULES:
        if rule.group == "grammar":
            texts = [re.sub("[⟦⟧]", "", e.bad) + "\n\n" + e.good for e in rule.examples]
            yield markdown.parse("\n\n".join(texts), rule.id)
    for page in (ROOT / "README.ru.md", *sorted((ROOT / "fixtures").glob("posts/*/post.md"))):
        if page.exists():
            yield markdown.parse(page.read_text(encoding="utf-8"), page.name)


PROGRAMS = declarative() | {rule: patterns.compile(rule, spec, rule) for rule, spec in EXTRA.items()}
DOCS = list(documents())


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.path)
def test_the_index_finds_what_the_naive_loop_finds(doc: Document) -> None:
    assert list(patterns.Index(PROGRAMS).scan(doc)) == patterns.naive(PROGRAMS, doc)


def test_the_texts_of_the_comparison_hold_matches() -> None:
    index = patterns.Index(PROGRAMS)
    assert sum(1 for doc in DOCS for _ in index.scan(doc)) > 200


def test_no_test_of_forms_accepts_a_form_without_the_grammemes_it_declared() -> None:
    for path in sorted((ROOT / "src/pravka/checks").glob("*.py")):
        import_module(f"pravka.checks.{path.stem}")
    forms = {form for doc in DOCS for form in patterns.known(doc)}
    assert len(_having) > 10
    for wants, grammemes in _having.items():
        assert [form for form in forms if not form.any & grammemes and wants(form)] == []


def test_the_lemmas_of_a_document_are_those_of_its_forms_without_yo() -> None:
    for doc in DOCS:
        assert patterns.lemmas(doc) == {fold(lemma) for form in patterns.known(doc) for lemma in form.lemmas}


def count_tests(programs: dict[str, Any]) -> int:
    """Count the tests of tokens made over all texts."""
    index = patterns.Index(programs)
    Counter.tests = 0
    for doc in DOCS:
        list(index.scan(doc))
    return Counter.tests


def test_ten_times_more_rules_make_at_most_half_as_many_tests_more() -> None:
    """The further rules are as rare in the texts as most rules are: phrases of words that seldom stand there."""
    programs = declarative()
    ways = sum(len(program["ways"]) for program in programs.values())
    words = [f"{a}{b}{c}ать" for a in "бвгджз" for b in "аеиоу" for c in "клмнпрст"]
    copies = 9 * ways // len(words) + 1
    rare = {f"очень ~{word} {'*' * n} <NOUN gent>": word for n in range(copies) for word in words}
    more = patterns.compile("x/more", {"table": rare}, "x")
    assert len(more["ways"]) >= 9 * ways
    assert count_tests(programs | {"x/more": more}) <= 1.5 * count_tests(programs)


def test_places_of_a_test_do_not_depend_on_when_it_was_first_asked() -> None:
    def is_noun(form: Form) -> bool:
        return any(reading.tag.startswith("NOUN") for reading in form.readings)

    def is_short(form: Form) -> bool:
        return len(form.lower) < 4

    texts = ["Дом и кот.", "Кот и дом, Дом.", "В дом идёт кот, и он сыт."]
    docs = [markdown.parse(text) for text in [*texts, *texts]]
    for number, doc in enumerate(docs):
        for test in (is_noun, is_short)[: 1 + number % 3]:  # the second is first asked about the second text
            expected = [place for _, form, held in patterns.forms(doc) if test(form) for place in held]
            found = list(patterns.places(doc, test))
            assert sorted(map(place_of, found)) == sorted(map(place_of, expected))


def place_of(place: tuple[Sentence, int]) -> int:
    sentence, at = place
    return sentence.tokens[at].start
