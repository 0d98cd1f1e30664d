"""Pairing of quotation marks."""

import pytest

from pravka import markdown
from pravka.plain import quotation


def pairs(text: str) -> list[tuple[str, int]]:
    return [(pair.marks, pair.depth) for pair in quotation.of(markdown.parse(text, "post.md")).pairs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Роман "Идиот".', [('""', 0)]),
        ('"Завод "Луч""', [('""', 0), ('""', 1)]),
        ("«Завод „Луч“»", [("«»", 0), ("„“", 1)]),
        ("“Звёздные войны”", [("“”", 0)]),
        ("„Идиот”", [("„”", 0)]),
        ('["Ввод"](/a) и "`код`"', [('""', 0), ('""', 0)]),
        ('("да")', [('""', 0)]),
        ('«Идиот"', [('«"', 0)]),
        ('Экран 15" и 17"', []),
        ('"да" и "нет"', [('""', 0), ('""', 0)]),
        ('"Привет!" - сказал он', [('""', 0)]),
        ('метод "а\n\nб"', []),
    ],
)
def test_marks_find_their_partners(text: str, expected: list[tuple[str, int]]) -> None:
    assert pairs(text) == expected


def test_marks_without_a_partner_are_listed() -> None:
    doc = markdown.parse("Роман «Идиот и кот»»", "post.md")
    assert len(quotation.of(doc).lone) == 1


def test_a_quotation_may_span_paragraphs() -> None:
    doc = markdown.parse("«Первый абзац.\n\nВторой абзац».", "post.md")
    assert quotation.of(doc).lone == ()


def test_many_marks_stay_linear() -> None:
    doc = markdown.parse('"' * 20_000 + "«" * 20_000, "post.md")
    assert quotation.of(doc).lone
