"""The outline of a post."""

import pytest

from pravka import markdown, outline
from pravka.document import Span


def test_headings_know_their_parents_and_bodies():
    text = "# А\n\nраз\n\n### Б\n\nдва\n\n## В\n\nтри\n"
    headings = outline.of(markdown.parse(text))
    assert [(h.title, h.parent, text[slice(*h.body)].strip()) for h in headings] == [
        ("А", -1, "раз"),
        ("Б", 0, "два"),
        ("В", 0, "три"),
    ]


def test_headings_of_quotations_are_not_of_the_post():
    assert [h.title for h in outline.of(markdown.parse("> # А\n\n## Б\n"))] == ["Б"]


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("## Метод `get()` и **всё**", "Метод get() и всё"),
        ("## Вот <kbd>Ctrl</kbd> &mdash; тут", "Вот Ctrl — тут"),
        ("## [Ссылка](a.md) и ![альт](b.png)", "Ссылка и альт"),
        ("## Файл index.html {#id}", "Файл index.html"),
    ],
)
def test_titles_are_what_a_reader_sees(source, title):
    assert outline.of(markdown.parse(source))[0].title == title


def test_lines_are_found_by_offset():
    lines = outline.Lines("раз\r\nдва\n")
    assert [lines.number(at) for at in (0, 4, 5, 8, 9)] == [0, 0, 1, 1, 2]
    assert [lines.span(n) for n in range(3)] == [Span(0, 3), Span(5, 8), Span(9, 9)]
    assert [lines.content(n) for n in (-1, 0, 1, 2, 3)] == ["", "раз", "два", "", ""]


def test_comments_leave_a_section_blank():
    doc = markdown.parse("## А\n\n<!-- слово -->\n\n## Б\n\n{% include a.html %}\n")
    assert [outline.is_blank(doc, h.body) for h in outline.of(doc)] == [True, False]
