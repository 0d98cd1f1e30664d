"""Parts: what a post has is told at once, and no check that is left asleep would find anything."""

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pravka import engine, markdown, parts
from pravka.document import Document, Settings
from pravka.engine import Ruleset
from pravka.frontmatter import scalars
from pravka.rules import builtin

POSTS = sorted((Path(__file__).parents[1] / "fixtures").glob("**/*.md"))
PRESETS = ("plain", "jekyll", "zola", "astro")
METADATA = ("title: Тест", "title: [Тест]", "date: 01.05.2024", "tags:\n- а\n- а", "tags: 12:30", "draft: да", "a: ''")
METADATA += ("title: а\n  б", "slug: тест", "tags:", "tags:\n-а\n-б", "weight: 1 #2", "Date: 2024-02-30", "b: no")
PIECES = (
    "#",
    "##",
    "##  ",
    "# ",
    "=",
    "---",
    "**",
    "__",
    "-",
    "- ",
    "* ",
    "-  ",
    "1. ",
    "2) ",
    "  ",
    "\t",
    "\n",
    "\n\n",
)
PIECES += ("```", "```sh", "~~~", "$ а", "<!-- а -->", "> ", "[а](#б)", "[а](http://б.ру)", "[а](C:\\б)", "|-|", "а")
PIECES += ("Слово", "и так", "1", ".", ",", ";", ":")


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return engine.prepare(builtin(), "ru", {})


def unheard(doc: Document, ruleset: Ruleset) -> Iterator[tuple[str, object]]:
    """Yield what the checks that need a part and are left asleep would find."""
    awake = {prepared.rule.id for prepared in engine._awake(doc, ruleset)}
    for prepared in ruleset.checks:
        if "part" in prepared.rule.needs and prepared.rule.id not in awake:
            yield from ((prepared.rule.id, hit) for hit in prepared.find(doc))


def test_parts_are_named() -> None:
    doc = markdown.parse("---\ntitle: 1\n---\n\n# Раз.\n[а](#б)\n\n- а\n+ б\n\n```sh\n", "")
    named = {"metadata", "yaml", "title:", "special value", "h1", "heading with a stop", "glued heading", "anchor"}
    assert named | {"mixed bullets", "```sh", "link", "heading", "list"} <= parts.of(doc)


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_no_check_sleeps_that_would_find_something_in_a_post(path: Path, ruleset: Ruleset) -> None:
    doc = markdown.parse(path.read_text(encoding="utf-8"), "post.md")
    assert list(unheard(doc, ruleset)) == []


def test_no_check_sleeps_that_would_find_something_in_an_example(ruleset: Ruleset) -> None:
    for rule in builtin(texts=True):
        for example in rule.examples:
            doc = markdown.parse((example.bad or example.good).replace("⟦", "").replace("⟧", ""), "post.md")
            assert list(unheard(doc, ruleset)) == []


@given(st.lists(st.sampled_from(METADATA), max_size=4), st.lists(st.sampled_from(PIECES)), st.sampled_from(PRESETS))
def test_no_check_sleeps_that_would_find_something(
    ruleset: Ruleset, front: list[str], pieces: list[str], preset: str
) -> None:
    text = "".join(["---\n", *(f"{line}\n" for line in front), "---\n"] if front else []) + "".join(pieces)
    doc = markdown.parse(text, "post.md", Settings(preset=preset))
    assert list(unheard(doc, ruleset)) == []


@given(st.text(string.ascii_letters + string.digits + "+-.~:_\n") | st.sampled_from(sorted(scalars.OLD_BOOL)))
def test_a_plain_scalar_that_is_no_text_may_be_special(raw: str) -> None:
    assert scalars.may_be_special(raw) or all(scalars.resolve(raw, dialect) == raw for dialect in scalars.DIALECTS)
