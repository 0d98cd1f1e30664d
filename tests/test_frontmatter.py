"""Reading metadata: formats, places of keys and values, prose of values, the check of a fix."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pravka import Linter, frontmatter
from pravka.document import BORDER, MARKUP, OBJECT, Entry, FrontMatter, Span
from pravka.frontmatter import flat, tree

ALL_KINDS = """title: "Новый: релиз" # почему
date: 2024-05-01
draft: false
weight: 10
empty:
tags:
  - css
  - 'два слова'
list: [a, "b c", 3]
cover:
  author: Кто-то
  desktop: "a.png"
authors:
  - name: Аня
    links:
      - 'https://a.ru'
      - b
"""


def parse(text: str) -> FrontMatter:
    front = frontmatter.parse(text)
    assert front is not None
    return front


def shown(text: str, entry: Entry | None) -> tuple[str, str, str]:
    assert entry is not None
    return text[slice(*entry.key)], text[slice(*entry.value)], text[slice(*entry.inner)]


def test_yaml_gives_values_and_places() -> None:
    text = f"---\n{ALL_KINDS}---\n\nТекст.\n"
    front = parse(text)
    assert front.values == {
        "title": "Новый: релиз",
        "date": "2024-05-01",
        "draft": False,
        "weight": 10,
        "empty": None,
        "tags": ["css", "два слова"],
        "list": ["a", "b c", 3],
        "cover": {"author": "Кто-то", "desktop": "a.png"},
        "authors": [{"name": "Аня", "links": ["https://a.ru", "b"]}],
    }
    assert text[slice(*front.body)] == ALL_KINDS
    assert front.span == Span(0, text.index("\nТекст"))
    assert shown(text, front.entry("title")) == ("title", '"Новый: релиз"', "Новый: релиз")
    assert shown(text, front.entry("tags", 1)) == ("", "'два слова'", "два слова")
    assert shown(text, front.entry("list")) == ("list", '[a, "b c", 3]', '[a, "b c", 3]')
    assert shown(text, front.entry("empty")) == ("empty", "", "")
    assert shown(text, front.entry("authors", 0, "links", 1)) == ("", "b", "b")
    assert shown(text, front.entry("cover"))[1] == 'author: Кто-то\n  desktop: "a.png"'


def test_toml_gives_values_and_places() -> None:
    rows = [
        'title = "Новый \\"релиз\\""',
        "date = 2024-05-01",
        "[extra]",
        'x = { y = ["a", 1] }',
        "[[img]]",
        "alt = 'б'",
    ]
    text = "\n".join(["+++", *rows, "+++", ""])
    front = parse(text)
    assert front.format == "toml"
    assert front.values is not None
    assert front.values["extra"] == {"x": {"y": ["a", 1]}}
    assert shown(text, front.entry("title"))[2] == 'Новый \\"релиз\\"'
    assert shown(text, front.entry("extra", "x", "y", 0)) == ("", '"a"', "a")
    assert shown(text, front.entry("img", 0, "alt")) == ("alt", "'б'", "б")


def test_json_gives_values_and_places() -> None:
    text = '{\n  "title": "Новый релиз",\n  "tags": ["a", {"b": null}]\n}\n\nТекст.\n'
    front = parse(text)
    assert front.format == "json"
    assert front.values == {"title": "Новый релиз", "tags": ["a", {"b": None}]}
    assert shown(text, front.entry("title")) == ("title", '"Новый релиз"', "Новый релиз")
    assert shown(text, front.entry("tags", 1, "b")) == ("b", "null", "null")
    assert text[front.span.end :] == "\nТекст.\n"


def test_pelican_lines_are_metadata_if_a_title_and_another_known_key_are_there() -> None:
    text = "Title: Новый: релиз\nDate: 2024-05-01\nSummary: раз\n    два\n\nТекст.\n"
    front = parse(text)
    assert front.format == "pelican"
    assert front.values == {"title": "Новый: релиз", "date": "2024-05-01", "summary": "раз\nдва"}
    assert frontmatter.parse("Title: одна строка\n\nТекст.\n") is None
    assert frontmatter.parse("Note: раз\nWarning: два\n\nТекст.\n") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Текст.\n",
        "---\n",
        "---\n\nТекст между чертами.\n\n---\n",
        "---\nТекст без ключей\n---\n",
        "{% include a.html %}\n",
        "{{ page.title }}\n",
        "# Заголовок\n\n---\n\nТекст: с двоеточием\n",
        "Заголовок\n---\nключ: значение\n",
        "```\n---\ntitle: a\ndate: b\n---\n```\n",
    ],
)
def test_what_is_no_metadata_gives_none(text: str) -> None:
    assert frontmatter.parse(text) is None


def test_an_empty_block_is_metadata_without_keys() -> None:
    front = parse("---\n---\nТекст.\n")
    assert front.values == {}
    assert front.flaws == ()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_astral_characters_keep_places_exact(end: str) -> None:
    text = end.join(["---", "icon: 🐍", 'title: "й\u0306 и 𝕏"', "cover:", "  alt: схема 🐍 тут", "---", "Текст"])
    front = parse(text)
    assert shown(text, front.entry("title"))[2] == "й\u0306 и 𝕏"
    assert shown(text, front.entry("cover", "alt"))[1] == "схема 🐍 тут"


def test_a_broken_block_still_gives_its_values_places() -> None:
    text = "---\ntitle: Итоги: год\nslug: @x\n---\n"
    front = parse(text)
    assert front.values is None
    assert [flaw.kind for flaw in front.flaws] == ["unquoted-colon", "leading-special"]
    assert shown(text, front.entry("title")) == ("title", "Итоги: год", "Итоги: год")
    assert [masked for _, masked in frontmatter.prose_values(front, text)] == ["Итоги: год"]


def test_several_faults_are_found_at_once_and_mend_the_block_together() -> None:
    text = "---\ntitle: a: b\nslug: `x\ntags: [a\ndate:\u00a02024\n---\n"
    front = parse(text)
    assert [flaw.kind for flaw in front.flaws] == [
        "unquoted-colon",
        "leading-special",
        "unclosed-bracket",
        "nbsp-in-syntax",
    ]


def test_aliases_are_read_and_bombs_are_refused() -> None:
    assert parse("---\na: &x [1, 2]\nb: *x\nc:\n  <<: {d: 1}\n---\n").values == {
        "a": [1, 2],
        "b": [1, 2],
        "c": {"d": 1},
    }
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]
    front = parse("---\n" + "\n".join(rows) + "\n---\n")
    assert front.values is None
    assert [flaw.kind for flaw in front.flaws] == ["too-large"]


def test_tags_construct_nothing() -> None:
    front = parse("---\na: !!python/object/apply:os.system [ls]\nb: !!str 123\n---\n")
    assert front.values == {"a": ["ls"], "b": "123"}


@pytest.mark.parametrize(
    ("raw", "masked"),
    [
        ('"a \\"b\\" c"', f"a {OBJECT}{MARKUP}b{OBJECT}{MARKUP} c"),
        ("'д''Артаньян'", f"д{OBJECT}{MARKUP}Артаньян"),
        ('"раз\\nдва"', f"раз {MARKUP}два"),
        ("раз\n  два", f"раз {MARKUP}{MARKUP}два"),
        (">\n  раз\n\n  два", f"раз{BORDER}{MARKUP * 3}два"),
        ("Метод `map` тут", f"Метод {OBJECT}{MARKUP * 4} тут"),
        ("см. https://a.b/c тут", f"см. {OBJECT}{MARKUP * 12} тут"),
        ("перенос<br>строки", f"перенос{MARKUP * 4}строки"),
        ("**важно** тут", f"{MARKUP * 2}важно{MARKUP * 2} тут"),
    ],
)
def test_prose_of_a_value_masks_what_is_no_prose(raw: str, masked: str) -> None:
    text = f"---\ntitle: {raw}\n---\n"
    front = parse(text)
    assert [found for _, found in frontmatter.prose_values(front, text)] == [masked]


def test_prose_keys_are_found_at_any_depth_and_others_are_not() -> None:
    text = "---\ncover:\n  alt: схема\n  src: a.png\ntags: [a]\nlayout: post\nDescription: что\n---\n"
    front = parse(text)
    assert [found for _, found in frontmatter.prose_values(front, text)] == ["схема", "a", "что"]


@pytest.mark.parametrize(
    ("before", "after", "path", "same"),
    [
        ("title: a\nslug: b", "title: c\nslug: b", ("title",), True),
        ("title: a\nslug: b", "title: c\nslug: d", ("title",), False),
        ("tags: [a, b, a]", "tags: [a, b]", ("tags", 2), True),
        ("tags: [a]\nx: {y: 1, z: 2}", "tags: [a]\nx: {y: 3, z: 2}", ("x", "y"), True),
        ("tags: [a]\nx: {y: 1, z: 2}", "tags: [a]\nx: {y: 3, z: 4}", ("x", "y"), False),
        ("tittle: a\nslug: b", "title: a\nslug: b", ("tittle",), True),
        ("title: a: b\nslug: c", 'title: "a: b"\nslug: c', ("title",), True),
        ("title: a: b\nslug: c", 'title: "a: b"', ("title",), False),
        ("title: a", "title: [a", ("title",), False),
    ],
)
def test_a_fix_is_verified(before: str, after: str, path: tuple[str | int, ...], same: bool) -> None:
    old, new = parse(f"---\n{before}\n---\n"), parse(f"---\n{after}\n---\n")
    assert frontmatter.same_but(old, new, path) is same


def test_the_flat_scanner_and_the_library_agree() -> None:
    found: Any = flat.scan(ALL_KINDS, Span(0, len(ALL_KINDS)))
    assert found == tree.scan(ALL_KINDS, 0)


def test_a_flat_block_needs_no_yaml_library() -> None:
    code = (
        "import sys; from pravka import frontmatter; "
        f"assert frontmatter.parse({'---' + chr(10) + ALL_KINDS + '---' + chr(10)!r}).values; "
        "sys.exit(any(m in sys.modules for m in ('yaml', 'tomllib')))"
    )
    source = str(Path(frontmatter.__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code], check=False, env=os.environ | {"PYTHONPATH": source})
    assert done.returncode == 0


HOSTILE = {
    "brackets": "title: " + "[" * 100_000,
    "braces": "title: " + "{" * 100_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 50_000,
    "anchors": "".join(f"a{i}: &a{i} 1\n" for i in range(20_000)),
    "recursive": "a: &a\n  - *a",
    "long line": "title: " + "слово: " * 300_000,
    "digits": "title: " + "9" * 500_000,
    "sixty": "title: " + "1:30" * 50_000,
    "quotes": "title: " + '"' * 100_001,
    "hashes": "title: a" + " #" * 100_000,
    "spaces": "title: a" + " " * 400_000 + "b: c",
    "colons": "title" + ":" * 100_000,
    "lines": "title: a: b\n" * 20_000,
    "nul": "title: a\0b",
    "surrogate": "title: \ud800",
    "blank lines": "\n" * 300_000 + "title: a",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_blocks_end_without_a_crash(name: str) -> None:
    for fence in ("---", "+++", ";;;"):
        text = f"{fence}\n{HOSTILE[name]}\n{fence}\n"
        front = frontmatter.parse(text)
        for entry, masked in frontmatter.prose_values(front, text) if front else ():
            assert len(masked) == entry.inner.end - entry.inner.start
    frontmatter.parse('{"title": ' + HOSTILE[name] + "}")
    frontmatter.parse("Title: a\nDate: " + HOSTILE[name])


def test_fixes_of_syntax_and_of_prose_in_one_block_do_not_meet() -> None:
    text = "---\ntitle: Сборка - это просто\ntags:\n- сборка\n - код\n---\n\nТекст.\n"
    fixed = Linter({"select": ["front-matter", "typography"]}).fix(text)
    assert fixed == "---\ntitle: Сборка — это просто\ntags:\n- сборка\n- код\n---\n\nТекст.\n"
