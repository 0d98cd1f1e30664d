"""Anchors of headings by generator."""

import pytest

from pravka import anchors, markdown
from pravka.checks import links
from pravka.document import Settings


@pytest.mark.parametrize(
    ("slug", "title", "anchor"),
    [
        (anchors.github, "Что нового в 2.0?", "что-нового-в-20"),
        (anchors.github, "Метод get_all() — и всё", "метод-get_all--и-всё"),
        (anchors.kramdown, "2. Rust и Cargo", "rust--cargo"),
        (anchors.kramdown, "Введение", "section"),
        (anchors.mdit, "1. Всё, что нужно", "_1-все-что-нужно"),
        (anchors.python, "Hello, World и мир", "hello-world"),
        (anchors.python_unicode, "Hello, мир!", "hello-мир"),
        (anchors.zola, "Объявление щенка", "obiavlenie-shchenka"),
        (anchors.diplodoc, "Объекты, щит", "obuekty,-shit"),
        (anchors.hexo, "Что: Нового", "Что-Нового"),
    ],
)
def test_slugs(slug, title, anchor):
    assert slug(title) == anchor


def of(text, preset="hugo"):
    return anchors.of(markdown.parse(text, settings=Settings(preset=preset)))


def test_repeated_headings_are_numbered():
    assert {"пример", "пример-1", "пример-2"} <= of("## Пример\n\n## Пример\n\n## Пример\n")


def test_ids_written_by_hand_count():
    assert {"раз", "два", "три"} <= of('## А {#раз}\n\n## Б\n{: .x #два}\n\n<a name="три"></a>\n')


def test_code_and_entities_in_headings_are_resolved():
    assert "метод-get--вот" in of("## Метод `get()` &mdash; **вот**\n")


def test_raw_and_encoded_anchors_are_equal():
    assert anchors.canonical("%D0%B7%D0%B0%D0%BF%D1%83%D1%81%D0%BA") == anchors.canonical("Запуск")


def test_nearest_differs_in_punctuation_only():
    doc = markdown.parse("## Что нового?\n", settings=Settings(preset="hugo"))
    assert anchors.nearest(doc, "что_нового?") == ("что-нового",)
    assert anchors.nearest(doc, "другое") == ()


def test_any_transliteration_will_do_where_the_site_chooses_its_own():
    doc = markdown.parse("## Слушатели событий\n", settings=Settings(preset="eleventy"))
    assert anchors.is_spelled(doc, "slushateli-sobytiy")
    assert anchors.is_spelled(doc, "slushateli-sobytij")
    assert not anchors.is_spelled(doc, "sobytiya")


def test_a_site_that_makes_ids_its_own_way_is_given_advice_only(tmp_path):
    (tmp_path / "_config.yml").write_text("kramdown:\n  transliterated_header_ids: true\n", encoding="utf-8")
    doc = markdown.parse("## Сайт\n\n[а](#sait), [б](#nikuda)\n", "a.md", Settings(preset="jekyll", root=str(tmp_path)))
    assert [(hit.fields["anchor"], hit.level) for hit in links.missing_anchor(doc)] == [("nikuda", "info")]
