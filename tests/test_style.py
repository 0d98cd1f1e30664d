"""What checks of style pass over without a look holds nothing they would find."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pravka import markdown, patterns
from pravka.checks import style
from pravka.document import Document, Settings
from pravka.russian import sentences
from pravka.russian.lexicon import Form
from pravka.russian.sentences import Sentence

ROOT = Path(__file__).parents[1]
INTERLEAVED = """\
Схема ![проверка состояния объекта списка](a.png) порядка работы сервера показывает порядок обработки запроса клиента.
"""


def documents() -> Iterator[Document]:
    """Give posts, and a text with a sentence inside another."""
    yield markdown.parse(INTERLEAVED, "interleaved")
    for page in (ROOT / "README.ru.md", ROOT / "bench/post.md", *sorted((ROOT / "fixtures").glob("posts/*/post.md"))):
        yield markdown.parse(page.read_text(encoding="utf-8"), str(page.relative_to(ROOT)))


DOCS = list(documents())


def longest_row(sentence: Sentence, wants: Callable[[Form], bool]) -> int:
    """Count the words of a kind that stand in a row, at most."""
    longest = row = 0
    for token in sentence.tokens:
        row = row + 1 if token.form and token.form.known and wants(token.form) else 0
        longest = max(longest, row)
    return longest


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.path)
def test_the_chosen_forms_are_those_the_test_accepts(doc: Document) -> None:
    for wants in (style._is_genitive, style._is_verbal, style._is_rooted_noun):
        accepted = [form for _, form, _ in patterns.forms(doc) if wants(form)]
        assert patterns.chosen(doc, wants) == list(dict.fromkeys(accepted))


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.path)
def test_no_sentence_with_words_in_a_row_is_passed_over(doc: Document) -> None:
    for least in (1, 2, 3):
        rows = {s for s in sentences.of(doc) if longest_row(s, style._is_genitive) >= least}
        assert rows <= style._with_row(doc, style._is_genitive, least)


def test_latin_words_of_the_project_are_among_the_latin_words() -> None:
    doc = markdown.parse("Сети GANs и Kubit держат qubit.", settings=Settings(words=("kubit=кубик",)))
    assert [text for text, _ in style._latin(doc)] == ["Kubit", "GANs", "qubit"]


def test_the_texts_hold_words_in_a_row() -> None:
    assert sum(len(style._with_row(doc, style._is_genitive, 3)) for doc in DOCS) > 3
