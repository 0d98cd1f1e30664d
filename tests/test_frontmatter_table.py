"""The table of traps: a broken block, the rule that speaks, its place, the repaired block, read by real parsers."""

# ruff: noqa: E501, RUF012

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from pravka import engine, examples, frontmatter, markdown, presets, rules
from pravka.document import Settings

RULES = Path(__file__).parents[1] / "rules/front-matter"


class Case(NamedTuple):
    """`bad` and `good` are the lines between the fences; ⟦ ⟧ mark the span; values: some of what `good` must mean."""

    rule: str
    bad: str
    good: str = ""
    site: str = "plain"
    values: dict[str, Any] = {}


YAML_CASES = [
    # an unquoted colon
    Case("unquoted-colon", "title: Rust⟦:⟧ быстрый старт", 'title: "Rust: быстрый старт"', values={"title": "Rust: быстрый старт"}),
    Case("unquoted-colon", "title: 1С⟦:⟧ Предприятие", 'title: "1С: Предприятие"', "jekyll"),
    Case("unquoted-colon", "title: «Ёлочки»⟦:⟧ обзор", 'title: "«Ёлочки»: обзор"', "hugo"),
    Case("unquoted-colon", "title: Что это такое⟦:⟧", 'title: "Что это такое:"', "eleventy", {"title": "Что это такое:"}),
    Case("unquoted-colon", "title: Код⟦:⟧ раз\nslug: a", 'title: "Код: раз"\nslug: a', "docusaurus", {"slug": "a"}),
    Case("unquoted-colon", 'title: Он сказал⟦:⟧ "да"', "title: 'Он сказал: \"да\"'", values={"title": 'Он сказал: "да"'}),
    Case("unquoted-colon", "title: Д'Артаньян⟦:⟧ \"он\"", "title: 'Д''Артаньян: \"он\"'", values={"title": "Д'Артаньян: \"он\""}),
    Case("unquoted-colon", "cover:\n  alt: Схема⟦:⟧ вид сверху", 'cover:\n  alt: "Схема: вид сверху"', "astro"),
    Case("unquoted-colon", "title: a⟦:⟧ b: c", 'title: "a: b: c"', values={"title": "a: b: c"}),
    Case("unquoted-colon", "title: Путь⟦:⟧ C:\\temp", "title: 'Путь: C:\\temp'", values={"title": "Путь: C:\\temp"}),
    Case("unquoted-colon", "title: Итоги⟦:⟧ год # черновик", 'title: "Итоги: год" # черновик', values={"title": "Итоги: год"}),
    Case("duplicate-key", "title: Цикл: обзор\ntags:\n\t- а\n⟦title⟧: б"),
    # the generator's own ways, found by writing posts for each
    Case("string-for-list", "title: a\nhide: ⟦navigation⟧", "title: a\nhide: [navigation]", "mkdocs", {"hide": ["navigation"]}),
    Case("read-as-number", "title: ⟦2024⟧", 'title: "2024"', "astro", {"title": "2024"}),
    Case("no-description", "title: a\ndate: 2024-05-01\n⟦description:⟧", "", "astro"),
    Case("slug-letters", "slug: ⟦what's new⟧", "slug: what-s-new", "docusaurus", {"slug": "what-s-new"}),
    # special characters at the start
    Case("leading-special", "title: ⟦@⟧media", 'title: "@media"', "hexo", {"title": "@media"}),
    Case("leading-special", "title: ⟦`⟧flex` в деле", 'title: "`flex` в деле"', values={"title": "`flex` в деле"}),
    Case("leading-special", "title: ⟦%⟧ от прибыли", 'title: "% от прибыли"', "mkdocs"),
    Case("leading-special", "title: ⟦*⟧важно", 'title: "*важно"', values={"title": "*важно"}),
    Case("leading-special", "title: ⟦*⟧важно* для всех", 'title: "*важно* для всех"'),
    Case("leading-special", "title: ⟦&⟧nbsp в тексте", 'title: "&nbsp в тексте"', values={"title": "&nbsp в тексте"}),
    Case("leading-special", "title: ⟦!⟧Внимание, релиз", 'title: "!Внимание, релиз"', values={"title": "!Внимание, релиз"}),
    Case("leading-special", "title: ⟦[⟧Черновик] статья", 'title: "[Черновик] статья"', "jekyll"),
    Case("leading-special", "title: ⟦{{⟧ page.title }}", 'title: "{{ page.title }}"', values={"title": "{{ page.title }}"}),
    Case("leading-special", "title: ⟦{{⟧ a }} и {{ b }}", 'title: "{{ a }} и {{ b }}"'),
    Case("leading-special", "title: ⟦-⟧ пункт", 'title: "- пункт"', values={"title": "- пункт"}),
    Case("leading-special", "title: ⟦>⟧ цитата", 'title: "> цитата"', values={"title": "> цитата"}),
    Case("leading-special", "title: ⟦|⟧ черта", 'title: "| черта"', values={"title": "| черта"}),
    Case("leading-special", "title: ⟦?⟧ вопрос", 'title: "? вопрос"'),
    Case("leading-special", "title: ⟦,⟧ запятая", 'title: ", запятая"'),
    Case("leading-special", "title: ⟦]⟧скобка", 'title: "]скобка"'),
    Case("leading-special", "tags: [css, ⟦@⟧media]", 'tags: [css, "@media"]', values={"tags": ["css", "@media"]}),
    Case("leading-special", "tags:\n  - ⟦@⟧media\n  - css", 'tags:\n  - "@media"\n  - css', values={"tags": ["@media", "css"]}),
    Case("leading-special", "title: ⟦-⟧", 'title: "-"', values={"title": "-"}),
    # quotation marks
    Case("quotes-inside", 'title: ⟦"⟧Новый" релиз', "title: '\"Новый\" релиз'", values={"title": '"Новый" релиз'}),
    Case("quotes-inside", "title: ⟦'⟧Новый' релиз", "title: \"'Новый' релиз\"", "hugo", {"title": "'Новый' релиз"}),
    Case("quotes-inside", 'title: "Он ⟦"⟧умный" такой"', r'title: "Он \"умный\" такой"', values={"title": 'Он "умный" такой'}),
    Case("quotes-inside", "title: ⟦\"⟧A\" и 'B'", "title: '\"A\" и ''B'''", values={"title": "\"A\" и 'B'"}),
    Case("quotes-inside", "title: 'Д⟦'⟧Артаньян'", "title: 'Д''Артаньян'", values={"title": "Д'Артаньян"}),
    Case("quotes-inside", 'title: ⟦"⟧a" "b"', "title: '\"a\" \"b\"'", values={"title": '"a" "b"'}),
    Case("leading-special", "title: ⟦!⟧important", 'title: "!important"', values={"title": "!important"}),
    Case("unread-date", "date: ⟦май 2024⟧"),
    Case("unread-date", "date: ⟦5/1/24⟧"),
    Case("read-as-boolean", "lang: ⟦no⟧", 'lang: "no"', "jekyll", {"lang": "no"}),
    Case("colon-in-item", "tags:\n  - ⟦CSS: основы⟧", 'tags:\n  - "CSS: основы"', values={"tags": ["CSS: основы"]}),
    Case("unclosed-quote", 'title: "Новый релиз⟦⟧', 'title: "Новый релиз"', "jekyll", {"title": "Новый релиз"}),
    Case("unclosed-quote", "title: 'Новый релиз⟦⟧\nslug: a", "title: 'Новый релиз'\nslug: a", values={"slug": "a"}),
    Case("unclosed-quote", 'title: "Новый⟦⟧\ntags: [a]', 'title: "Новый"\ntags: [a]', "docusaurus", {"tags": ["a"]}),
    Case("bad-escape", 'title: "C:⟦\\⟧проект"', 'title: "C:\\\\проект"', values={"title": "C:\\проект"}),
    Case("bad-escape", 'title: "регулярка ⟦\\⟧d+"', 'title: "регулярка \\\\d+"', "eleventy", {"title": "регулярка \\d+"}),
    # brackets
    Case("unclosed-bracket", "tags: [css, html⟦⟧", "tags: [css, html]", values={"tags": ["css", "html"]}),
    Case("unclosed-bracket", "tags: [css, html⟦⟧\ntitle: Новое", "tags: [css, html]\ntitle: Новое", "hugo", {"title": "Новое"}),
    Case("unclosed-bracket", 'tags: ["css"⟦⟧\ndate: 2024-05-01', 'tags: ["css"]\ndate: 2024-05-01', values={"tags": ["css"]}),
    # white space
    Case("tab", "title:⟦\t⟧Новый", "title: Новый", "plain", {"title": "Новый"}),
    Case("tab", "cover:\n⟦\t⟧alt: схема", "cover:\n  alt: схема", "jekyll", {"cover": {"alt": "схема"}}),
    Case("tab", "tags:\n⟦\t⟧- css", "tags:\n  - css", values={"tags": ["css"]}),
    Case("leading-space", "title: Новый\n⟦ ⟧slug: a", "title: Новый\nslug: a", values={"title": "Новый", "slug": "a"}),
    Case("leading-space", "⟦ ⟧title: Новый\nslug: a", "title: Новый\nslug: a", "hugo", {"title": "Новый"}),
    Case("leading-space", "⟦  ⟧title: Новый\nslug: a\ntags: [b]", "title: Новый\nslug: a\ntags: [b]", "jekyll"),
    Case("missing-space", "title:⟦⟧Новый\nslug: a", "title: Новый\nslug: a", values={"title": "Новый"}),
    Case("missing-space", "title:⟦⟧Новый", "title: Новый", "docusaurus", {"title": "Новый"}),
    Case("missing-space", "slug: a\ntitle:⟦⟧Новый", "slug: a\ntitle: Новый", values={"title": "Новый"}),
    Case("missing-space", 'title:⟦⟧"Новый"\nslug: a', 'title: "Новый"\nslug: a', values={"title": "Новый"}),
    Case("nbsp-in-syntax", "title:⟦\u00a0⟧Новый", "title: Новый", values={"title": "Новый"}),
    Case("nbsp-in-syntax", "slug: a\ntitle:⟦\u00a0⟧Новый", "slug: a\ntitle: Новый", "jekyll", {"title": "Новый"}),
    Case("nbsp-in-syntax", "slug: a\ntitle:⟦\u202f⟧Новый", "slug: a\ntitle: Новый", "hugo", {"title": "Новый"}),
    Case("nbsp-in-syntax", "tags: a\ntitle:⟦\u00a0 ⟧Новый", "tags: a\ntitle: Новый", values={"title": "Новый"}),
    # keys
    Case("duplicate-key", "title: a\n⟦title⟧: b"),
    Case("duplicate-key", "title: a\nslug: b\n⟦title⟧: a", site="docusaurus"),
    Case("duplicate-key", "cover:\n  alt: a\n  ⟦alt⟧: b", site="hugo"),
    Case("unknown-key", "⟦tittle⟧: Новый", "title: Новый", values={"title": "Новый"}),
    Case("unknown-key", "⟦titel⟧: Новый", "title: Новый"),
    Case("unknown-key", "⟦Заголовок⟧: Новый", "title: Новый"),
    Case("unknown-key", "⟦теги⟧: [a]", "tags: [a]", values={"tags": ["a"]}),
    Case("unknown-key", "title: Новый\n⟦catergories⟧: [a]", "title: Новый\ncategories: [a]"),
    Case("unknown-key", "title: Новый\n⟦descripton⟧: Что нового", "title: Новый\ndescription: Что нового"),
    Case("unknown-key", "⟦Title⟧: Новый", "title: Новый", "jekyll"),
    Case("unknown-key", "⟦titlе⟧: Новый", "title: Новый", "jekyll"),
    Case("unknown-key", "title: a\n⟦opisanie⟧: б", "title: a\ndescription: б"),
    Case("unknown-key", "title: a\n⟦dratf⟧: true", "title: a\ndraft: true", "hugo", {"draft": True}),
    # cut off
    Case("hash-cut-off", "title: Цикл ⟦#⟧1", 'title: "Цикл #1"', values={"title": "Цикл #1"}),
    Case("hash-cut-off", "title: ⟦#⟧хэштег", 'title: "#хэштег"', values={"title": "#хэштег"}),
    Case("hash-cut-off", "tags:\n  - язык ⟦#⟧1", 'tags:\n  - "язык #1"', values={"tags": ["язык #1"]}),
    Case("hash-cut-off", 'title: Он "сам" ⟦#⟧1', "title: 'Он \"сам\" #1'", values={"title": 'Он "сам" #1'}),
    # types
    Case("read-as-number", "title: ⟦2024⟧", 'title: "2024"', "plain", {"title": "2024"}),
    Case("read-as-number", "title: ⟦3.10⟧", 'title: "3.10"', "hugo", {"title": "3.10"}),
    Case("read-as-number", "title: ⟦12:30⟧", 'title: "12:30"', "mkdocs", {"title": "12:30"}),
    Case("read-as-number", "title: ⟦12:30⟧", 'title: "12:30"', "jekyll", {"title": "12:30"}),
    Case("read-as-number", "title: ⟦12:30⟧", 'title: "12:30"', "vitepress", {"title": "12:30"}),
    Case("read-as-number", "slug: ⟦010⟧", 'slug: "010"', "jekyll", {"slug": "010"}),
    Case("read-as-number", "tags: [⟦2024⟧, css]", 'tags: ["2024", css]', "plain", {"tags": ["2024", "css"]}),
    Case("read-as-number", "title: ⟦1e3⟧", 'title: "1e3"', "eleventy", {"title": "1e3"}),
    Case("read-as-number", "version: ⟦1.10⟧", 'version: "1.10"', "plain", {"version": "1.10"}),
    Case("read-as-number", "title: ⟦1_000⟧", 'title: "1_000"', "hugo", {"title": "1_000"}),
    Case("read-as-number", "title: ⟦0x1F⟧", 'title: "0x1F"', "jekyll", {"title": "0x1F"}),
    Case("read-as-date", "title: ⟦2024-05-01⟧", 'title: "2024-05-01"', "docusaurus", {"title": "2024-05-01"}),
    Case("read-as-date", "slug: ⟦2024-05-01⟧", 'slug: "2024-05-01"', "jekyll", {"slug": "2024-05-01"}),
    Case("read-as-boolean", "title: ⟦Yes⟧", 'title: "Yes"', "jekyll", {"title": "Yes"}),
    Case("read-as-boolean", "title: ⟦On⟧", 'title: "On"', "mkdocs", {"title": "On"}),
    Case("read-as-boolean", "title: ⟦true⟧", 'title: "true"', "eleventy", {"title": "true"}),
    Case("read-as-boolean", "tags: [⟦no⟧, se]", 'tags: ["no", se]', "jekyll", {"tags": ["no", "se"]}),
    Case("read-as-null", "title: ⟦~⟧", 'title: "~"', "plain", {"title": "~"}),
    Case("read-as-null", "title: ⟦null⟧", 'title: "null"', "hugo", {"title": "null"}),
    Case("wrong-type", "draft: ⟦нет⟧", "draft: false", "hugo", {"draft": False}),
    Case("wrong-type", 'draft: ⟦"false"⟧', "draft: false", "plain", {"draft": False}),
    Case("wrong-type", "published: ⟦да⟧", "published: true", "jekyll", {"published": True}),
    Case("wrong-type", "draft: ⟦yes⟧", "draft: true", "hugo", {"draft": True}),
    Case("wrong-type", 'weight: ⟦"10"⟧', "weight: 10", "zola", {"weight": 10}),
    # lists
    Case("string-for-list", "tags: ⟦css, html⟧", "tags: [css, html]", "jekyll", {"tags": ["css", "html"]}),
    Case("string-for-list", "tags: ⟦css, html⟧", "tags: [css, html]", "docusaurus", {"tags": ["css", "html"]}),
    Case("string-for-list", 'tags: ⟦"css; html"⟧', "tags: [css, html]", "hugo", {"tags": ["css", "html"]}),
    Case("string-for-list", "categories: ⟦новости⟧", "categories: [новости]", "mkdocs", {"categories": ["новости"]}),
    Case("string-for-list", "tags: ⟦c++, 2024⟧", 'tags: [c++, "2024"]', "eleventy", {"tags": ["c++", "2024"]}),
    Case("list-for-string", "title: ⟦[Черновик]⟧", "title: Черновик", "plain", {"title": "Черновик"}),
    Case("empty-list", "⟦tags:⟧\ntitle: Новый"),
    Case("empty-list", "tags:\n  - css\n  ⟦-⟧"),
    Case("glued-items", "tags:\n- css\n⟦ ⟧- html", "tags:\n- css\n- html", "plain", {"tags": ["css", "html"]}),
    Case("glued-items", "tags:\n  - css\n⟦    ⟧- html", "tags:\n  - css\n  - html", "hugo", {"tags": ["css", "html"]}),
    Case("glued-dash", "tags:\n  -⟦⟧css\n  -html", "tags:\n  - css\n  - html", "jekyll", {"tags": ["css", "html"]}),
    Case("syntax", "tags:\n  - css\n ⟦-⟧ html"),
    # dates
    Case("day-first-date", "date: ⟦31.05.2024⟧", "date: 2024-05-31", "hugo"),
    Case("day-first-date", "date: ⟦01.05.2024⟧", "date: 2024-05-01", "eleventy"),
    Case("day-first-date", "date: ⟦15/05/2024 10:00⟧", "date: 2024-05-15 10:00:00", "docusaurus"),
    Case("day-first-date", 'date: "⟦31.05.2024⟧"', 'date: "2024-05-31"'),
    Case("day-first-date", "lastmod: ⟦31.05.2024 г.⟧", "lastmod: 2024-05-31", "hugo"),
    Case("russian-date", "date: ⟦1 мая 2024⟧", "date: 2024-05-01", "jekyll"),
    Case("russian-date", "date: ⟦12 окт. 2024, 10:05⟧", "date: 2024-10-12 10:05:00"),
    Case("russian-date", "updated: ⟦3 января 2024 года⟧", "updated: 2024-01-03", "hexo"),
    Case("impossible-date", "date: ⟦2024-02-30⟧", site="mkdocs"),
    Case("impossible-date", "date: ⟦2024-13-05⟧", "date: 2024-05-13", "jekyll"),
    Case("impossible-date", "date: ⟦2024-05-01 25:00:00⟧"),
    Case("unread-date", "date: ⟦2024-5-1⟧", "date: 2024-05-01", "hugo"),
    Case("unread-date", "date: ⟦2024-05-01 10:00⟧", "date: 2024-05-01 10:00:00", "hugo"),
    Case("unread-date", "date: ⟦2024-05-01 10:00:00 +0300⟧", "date: 2024-05-01T10:00:00+03:00", "eleventy"),
    Case("unread-date", "date: ⟦2024/05/01⟧", "date: 2024-05-01", "eleventy"),
    Case("unread-date", "date: ⟦вчера⟧", site="jekyll"),
    # values
    Case("untrimmed-tag", 'tags: ["⟦ css⟧"]', 'tags: ["css"]', "plain", {"tags": ["css"]}),
    Case("repeated-tag", "tags: [css, html⟦, css⟧]", "tags: [css, html]", "plain", {"tags": ["css", "html"]}),
    Case("repeated-tag", "tags:\n  - css\n⟦  - css\n⟧title: Новый", "tags:\n  - css\ntitle: Новый", "plain", {"tags": ["css"]}),
    Case("slug-letters", "slug: ⟦новый-релиз⟧", "slug: novyi-reliz", "plain", {"slug": "novyi-reliz"}),
    Case("slug-letters", "slug: ⟦reliz-оne⟧", "slug: reliz-one", "plain", {"slug": "reliz-one"}),
    Case("shouting-title", "title: Ура⟦!!!⟧", "title: Ура!", "plain", {"title": "Ура!"}),
]  # fmt: skip

WHOLE_CASES = [
    ("bom", "⟦\ufeff⟧---\ntitle: a\n---\n", "---\ntitle: a\n---\n", "plain"),
    ("blank-before", "⟦\n⟧---\ntitle: a\n---\n", "---\ntitle: a\n---\n", "jekyll"),
    ("blank-before", "⟦\n\n⟧---\ntitle: a\n---\n", "---\ntitle: a\n---\n", "eleventy"),
    ("trailing-space", "---⟦ ⟧\ntitle: a\n---\n", "---\ntitle: a\n---\n", "hexo"),
    ("bad-delimiter", "---\ntitle: a\n⟦+++⟧\nтекст\n", "---\ntitle: a\n---\nтекст\n", "hugo"),
    ("bad-delimiter", "---\ntitle: a\n⟦—⟧\nтекст\n", "---\ntitle: a\n---\nтекст\n", "plain"),
    ("bad-delimiter", "---\ntitle: a\n⟦--⟧\nтекст\n", "---\ntitle: a\n---\nтекст\n", "plain"),
    ("bad-delimiter", "---\ntitle: a\n⟦...⟧\nтекст\n", "---\ntitle: a\n---\nтекст\n", "docusaurus"),
    ("missing-closing", "---\ntitle: a\n⟦⟧\nтекст\n", "---\ntitle: a\n---\n\nтекст\n", "plain"),
    ("missing-closing", "---\ntitle: a\n⟦⟧# Заголовок\n", "---\ntitle: a\n---\n# Заголовок\n", "jekyll"),
    ("missing-closing", "---\ntitle: a\n⟦⟧\nтекст тут\n\n---\n\nтекст\n", "---\ntitle: a\n---\n\nтекст тут\n\n---\n\nтекст\n", "plain"),
    ("mixed-line-ends", "---\r\ntitle: a\r\nslug: b⟦\n⟧---\r\n", "---\r\ntitle: a\r\nslug: b\r\n---\r\n", "plain"),
    ("text-before", "⟦Текст⟧\n\n---\ntitle: a\ndate: 2024-05-01\n---\n", "", "plain"),
    ("foreign-format", '⟦+++⟧\ntitle = "a"\n+++\n', "", "mkdocs"),
    ("bad-delimiter", '⟦---⟧\ntitle = "a"\n---\n', '+++\ntitle = "a"\n+++\n', "hugo"),
    ("toml-syntax", '+++\ntitle⟦:⟧ "a"\n+++\n', '+++\ntitle = "a"\n+++\n', "hugo"),
    ("toml-syntax", "+++\ntitle = ⟦Новый⟧\n+++\n", '+++\ntitle = "Новый"\n+++\n', "hugo"),
    ("toml-syntax", "+++\ndraft = ⟦True⟧\n+++\n", "+++\ndraft = true\n+++\n", "zola"),
    ("unclosed-quote", '+++\ntitle = "a⟦⟧\n+++\n', '+++\ntitle = "a"\n+++\n', "hugo"),
    ("duplicate-key", '+++\ntitle = "a"\n⟦title⟧ = "b"\n+++\n', "", "hugo"),
    ("json-syntax", '{"title": "a"⟦,⟧}\n', '{"title": "a"}\n', "hugo"),
    ("json-syntax", '{"title": "a"⟦⟧ "slug": "b"}\n', '{"title": "a", "slug": "b"}\n', "hugo"),
    ("duplicate-key", '{"title": "a", "⟦title⟧": "b"}\n', "", "hugo"),
    ("repeated-tag", '+++\ntitle = "a"\n[taxonomies]\ntags = ["b"⟦, "b"⟧]\n+++\n', '+++\ntitle = "a"\n[taxonomies]\ntags = ["b"]\n+++\n', "zola"),
    ("impossible-date", "+++\ndate = \"⟦2024-02-30⟧\"\n+++\n", "", "hugo"),
    ("day-first-date", '{"date": "⟦31.05.2024⟧"}\n', '{"date": "2024-05-31"}\n', "hugo"),
    ("foreign-key", '+++\n⟦author⟧ = "a"\n+++\n', "", "zola"),
    ("missing-opening", "⟦⟧title: a\ndate: 2024-05-01\n---\nтекст\n", "---\ntitle: a\ndate: 2024-05-01\n---\nтекст\n", "hugo"),
    ("missing-opening", "⟦⟧title: a\r\ndate: 2024-05-01\r\n---\r\n", "---\r\ntitle: a\r\ndate: 2024-05-01\r\n---\r\n", "jekyll"),
    ("json-syntax", "{\"title\": \"a\", ⟦'slug'⟧: \"b\"}\n", '{"title": "a", "slug": "b"}\n', "hugo"),
    ("toml-syntax", "+++\ndate = 2024-05-01 10:00⟦⟧\n+++\n", "+++\ndate = 2024-05-01 10:00:00\n+++\n", "hugo"),
    ("unread-date", '+++\ndate = ⟦"2024-05-01"⟧\n+++\n', "+++\ndate = 2024-05-01\n+++\n", "zola"),
    ("string-for-list", '+++\n[taxonomies]\ntags = ⟦"rust"⟧\n+++\n', '+++\n[taxonomies]\ntags = ["rust"]\n+++\n', "zola"),
    ("repeated-tag", "Title: a\nTags: b, c⟦, b⟧\n\nТекст.\n", "Title: a\nTags: b, c\n\nТекст.\n", "pelican"),
    ("post-name", "⟦⟧---\ntitle: a\n---\n", "", "jekyll"),
]  # fmt: skip

# TOML blocks: a fault in one line must not spoil the reading of the others
WHOLE_SILENT = [
    ("wrong-type", '+++\ntitle = Новый\ndraft = false\nweight = 10\n+++\n', "hugo"),
    ("wrong-type", '+++\ndraft = "false"\nweight = "10"\n+++\n', "hugo"),
    ("unread-date", "+++\ndate = 2024-05-01\n+++\n", "zola"),
]  # fmt: skip

# kind × generator: what must stay silent, for this reader takes it as it was meant
SILENT = [
    ("title: 12:30", "hugo"), ("title: 12:30", "eleventy"), ("title: Yes", "hugo"), ("title: Yes", "docusaurus"),
    ("title: 1e3", "jekyll"), ("title:\tНовый", "jekyll"), ("title: 2024-05-01x", "plain"), ("date: 15.05.2024", "jekyll"),
    ("date: 2024-05-01 10:00:00 +0300", "jekyll"), ("date: 2024-5-1", "jekyll"), ("date: 2013/7/13 20:46:25", "hexo"),
    ("tags: новости", "jekyll"), ("title: 2024", "hugo"), ("slug: 08", "jekyll"), ("date: Last Modified", "eleventy"),
    ("date: 05/31/2024", "docusaurus"), ("layout: false", "hexo"), ("height: 1\nrate: 2", "hugo"),
    ("hero_image: a\nlayout: post #page", "astro"), ("published: 01.05.2024", "astro"), ("keyword: a\nauthored: b", "plain"),
    ("Title: a", "plain"), ("image: #later.png", "plain"), ("title: C# и F#", "plain"), ("title: a:b", "plain"), ("title: http://a.b/c", "plain"), ("draft: true #после", "plain"),
    ("title: '@media'", "plain"), ("tags: [a, b,]", "plain"), ("base: &b [x]\ntags: *b", "plain"), ("title: 100 %", "plain"),
    ("description: >-\n  раз: два\n  три # четыре", "plain"), ("title: 5\u00a0причин", "plain"), ("title: a\nnote: - минус", "pelican"),
]  # fmt: skip


@lru_cache(maxsize=1)
def ruleset() -> engine.Ruleset:
    found = [rules.parse(f.read_text("utf-8"), str(f), f"front-matter/{f.stem}") for f in sorted(RULES.glob("*.yaml"))]
    return engine.prepare(found, "ru", {})


def lint(text: str, site: str, path: str = "post.md") -> list[Any]:
    return engine.lint(markdown.parse(text, path, Settings(preset=site)), ruleset())


def mend(text: str, finding: Any) -> str:
    return engine.edit(text, engine.cure(finding))


def read_all(block: str, site: str) -> dict[str, Any]:
    """Read a YAML block by the real readers of its generator's kind; give the values of the last."""
    dialect = presets.of(site).dialect
    found: Any = yaml.safe_load(block)
    assert isinstance(found, dict)
    if dialect in {"js-yaml", "goccy", "yaml12"}:
        ruamel = pytest.importorskip("ruamel.yaml")
        found = ruamel.YAML(typ="safe", pure=True).load(block)
    if dialect == "psych" and shutil.which("ruby"):
        script = "require 'yaml'; require 'date'; require 'json'; puts JSON.generate(YAML.safe_load(STDIN.read, permitted_classes: [Date, Time, Symbol]))"
        result = subprocess.run(
            ["ruby", "-e", script], input=block.encode(), capture_output=True, check=True, timeout=60
        )
        found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("case", YAML_CASES, ids=lambda c: f"{c.rule}-{c.site}-{c.bad[:24]!r}")
def test_a_yaml_trap_is_found_and_mended(case: Case) -> None:
    text, spans = examples.unmark(f"---\n{case.bad}\n---\n\nТекст.\n")
    found = [f for f in lint(text, case.site) if f.rule == f"front-matter/{case.rule}"]
    assert [(f.start, f.end) for f in found] == list(spans)
    if not case.good:
        return
    fixed = mend(text, found[0])
    assert fixed == f"---\n{case.good}\n---\n\nТекст.\n"
    values = read_all(case.good + "\n", case.site)
    assert {key: values.get(key) for key in case.values} == case.values
    after = frontmatter.parse(fixed)
    assert after
    assert after.values is not None


@pytest.mark.parametrize(("rule", "bad", "good", "site"), WHOLE_CASES)
def test_a_broken_block_is_found_and_mended(rule: str, bad: str, good: str, site: str) -> None:
    text, spans = examples.unmark(bad)
    found = [f for f in lint(text, site, "_posts/post.md") if f.rule == f"front-matter/{rule}"]
    assert [(f.start, f.end) for f in found] == list(spans)
    if good:
        fixed = mend(text, found[0])
        assert fixed == good
        front = frontmatter.parse(fixed)
        assert front
        assert front.values
        assert not front.flaws
        if front.format == "toml":
            assert tomllib.loads(fixed[slice(*front.body)]) == front.values
        if front.format == "json":
            assert json.loads(fixed[slice(*front.body)]) == front.values


@pytest.mark.parametrize(("lines", "site"), SILENT)
def test_what_a_generator_reads_as_meant_gives_no_finding(lines: str, site: str) -> None:
    found = lint(f"---\n{lines}\n---\n\nТекст.\n", site)
    assert [f.rule for f in found if f.level != "info"] == []


@pytest.mark.parametrize(("rule", "text", "site"), WHOLE_SILENT)
def test_a_sound_line_of_a_block_is_left_alone(rule: str, text: str, site: str) -> None:
    assert f"front-matter/{rule}" not in [f.rule for f in lint(text, site)]


def test_the_table_is_long_enough() -> None:
    assert len(YAML_CASES) + len(WHOLE_CASES) >= 120


@pytest.mark.parametrize(
    "title",
    [
        "Топ 5 секретов",
        "10 лайфхаков",
        "Вы не поверите",
        "О которых все молчат",
        "Революция начинается",
        "Вы обязаны знать",
        "Шок!",
    ],
)
def test_titles_that_sell_are_seen(title: str) -> None:
    found = lint(f"---\ntitle: {title}\n---\n", "plain")
    assert "front-matter/clickbait-title" in [f.rule for f in found]


@pytest.mark.parametrize(
    "title",
    ["Секреты в Vault", "Шоколадный торт", "Революция 1917 года", "Как мы обязали линтер", "Топливо: 5 причин расхода"],
)
def test_titles_that_tell_are_left_alone(title: str) -> None:
    found = lint(f'---\ntitle: "{title}"\n---\n', "plain")
    assert "front-matter/clickbait-title" not in [f.rule for f in found]
