"""Checks of structure beyond the examples of their rules: presets, files, fixes that change nothing on the page."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyromark import html

from pravka import Linter
from pravka.markdown.parsing import OPTIONS

GROUPS = ("headings", "lists", "code", "tables", "links", "images", "whitespace", "emphasis")
# rules whose fixes leave the page as it was
SILENT = (
    "whitespace/no-final-newline",
    "whitespace/empty-lines-at-end",
    "whitespace/empty-lines",
    "whitespace/trailing-spaces",
    "headings/blank-line-before",
    "headings/blank-line-after",
    "headings/closing-marks",
    "headings/spaces-after-marks",
    "code/blank-lines",
    "lists/blank-line-before",
    "tables/blank-line-before",
)
PIECES = (
    "слово", "слово и дело", " ", "  ", "\t", "\n", "\n\n", "\n\n\n", "\r\n", "# А\n", "## Б ##\n", "##  В\n",
    "### **Г**\n", "- а\n", "* б\n", "1. в\n", "3. г\n", "  - д\n", "> ", "```\nкод\n```\n", "```js\n",
    "| а | б |\n|---|---|\n| в | г |\n", "[а](b)", "[а]()", "![](c.png)", "`код`", "**жир**", "---\n", "<!-- в -->",
    "<div>\n", "</div>\n", "[^1]", "\\", "    ",
)  # fmt: skip
documents = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def rules(text, path="a.md", **config):
    return [f.rule for f in Linter({"select": list(GROUPS), **config}).check(text, path)]


@settings(max_examples=150, deadline=None)
@example("\\ \nслово")
@given(documents)
def test_silent_fixes_change_nothing_on_the_page(text):
    fixed = Linter({"select": list(SILENT)}).fix("а\n\n" + text)
    assert show("а\n\n" + text) == show(fixed)


def show(text):
    """The page without what a browser does not show: blanks, the paragraphs of loose lists."""
    page = re.sub(r"\s+(?=</)", "", html(text, options=OPTIONS))
    return " ".join(page.replace("<p>", " ").replace("</p>", " ").split())


@settings(max_examples=150, deadline=None)
@given(documents)
def test_fixes_of_structure_settle(text):
    linter = Linter({"select": list(GROUPS)})
    fixed = linter.fix(text)
    assert linter.fix(fixed) == fixed


def test_carriage_returns_are_kept_in_new_lines():
    assert Linter({"select": list(GROUPS)}).fix("а\r\n## б\r\nв") == "а\r\n\r\n## б\r\n\r\nв\r\n"


def test_list_without_a_blank_line_is_worse_where_it_is_no_list():
    levels = {
        site: [f.level for f in Linter({"select": ["lists"], "site": site}).check("Вот:\n- раз\n- два\n", "a.md")]
        for site in ("mkdocs", "jekyll")
    }
    assert levels == {"mkdocs": ["warning"], "jekyll": ["info"]}


def test_missing_anchor_is_advice_where_anchors_are_unknown():
    text = "[а](#b)\n\n## В\n"
    levels = {
        site: [f.level for f in Linter({"select": ["links"], "site": site}).check(text, "a.md")]
        for site in ("hugo", "eleventy")
    }
    assert levels == {"hugo": ["warning"], "eleventy": ["info"]}


def test_files_beside_the_post_are_found(tmp_path):
    (tmp_path / "b.md").write_text("б\n", encoding="utf-8")
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "c d.png").write_bytes(b"")
    text = "[б](b.md#x), ![Цветок](img/c%20d.png), [г](g.md), ![Роза](img/e.png), ![Мак](pic/f.png), [сайт](/a/b.md)\n"
    linter = Linter({"select": ["links/missing-file"]})
    found = linter.check(text, str(tmp_path / "a.md"))
    assert [(text[f.start : f.end], f.level) for f in found] == [
        ("g.md", "warning"),
        ("img/e.png", "warning"),
        ("pic/f.png", "info"),
    ]


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "---\ntitle: А\n---\n", "\0", "#", "```", "|", "[", "![", "- "])
def test_tiny_texts_are_no_crash(text):
    rules(text)


HOSTILE = {
    "brackets": "[" * 100_000,
    "bracket pairs": "[" * 50_000 + "]" * 50_000,
    "quotations": "> " * 50_000,
    "nested quotations": "".join("> " * n + "а\n\n" for n in range(300)),
    "nested lists": "".join("  " * n + "- а\n" for n in range(800)),
    "nested images": "![" * 20_000 + "а" + "](b)" * 20_000,
    "images": "![](а) " * 20_000,
    "long line": "слово " * 400_000,
    "spaces": " " * 1_000_000 + "а",
    "nul": "\0а" * 100_000,
    "code marks": "`а ``б " * 30_000,
    "bold": "# " + "**а " * 30_000,
    "instructions": "<? " * 50_000,
    "tags": '<a "' * 50_000,
    "open templates": "{% " * 100_000,
    "open braces": "{{ " * 50_000 + "}}" * 50_000,
    "addresses": "https://a.b/" + ")" * 100_000,
    "at signs": "а@" * 100_000,
    "definitions": "[а]: /b\n" * 20_000,
    "broken links": "[аа][b] " * 20_000 + "[а](b c ",
    "anchors": "".join(f"# а{n}\n\n[х](#q{n})\n\n" for n in range(1500)),
    "rows": "|а|б|\n|-|-|\n" + "|в|г|д|\n" * 20_000,
    "blank lines": "- а\n" + "\n" * 500_000,
    "mdx": "{" * 50_000 + "}" * 50_000 + "<A " * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read(name):
    rules(HOSTILE[name], "a.mdx" if name == "mdx" else "a.md")


def test_table_without_a_blank_line_is_worse_where_it_is_no_table():
    text = "Вот:\n| а | б |\n|---|---|\n| в | г |\n"
    levels = {
        site: [f.level for f in Linter({"select": ["tables"], "site": site}).check(text, "a.md")]
        for site in ("jekyll", "hugo")
    }
    assert levels == {"jekyll": ["warning"], "hugo": ["info"]}


@pytest.mark.parametrize(
    ("numbers", "mended"),
    [
        ("1 2 4", "1 2 3"),
        ("2 2 3 4", "1 2 3 4"),
        ("5 6 8 9", "5 6 7 8"),
        ("3 4 5", "3 4 5"),
        ("0 1 2", "0 1 2"),
        ("1 1 2", "1 2 3"),
        ("1 1 1", "1 1 1"),
    ],
)
def test_numbers_of_a_list_are_mended_from_the_first_that_is_right(numbers, mended):
    text = "".join(f"{n}. пункт\n" for n in numbers.split())
    fixed = Linter({"select": ["lists/numbering"]}).fix(text, unsafe=True)
    assert fixed == "".join(f"{n}. пункт\n" for n in mended.split())
