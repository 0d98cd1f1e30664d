"""Presets: recognising the generator, keys, JSON Schema, and the options of the config that concern metadata."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from pravka import engine, markdown, presets, rules
from pravka.document import Settings
from pravka.errors import ConfigError
from pravka.frontmatter import scalars

READERS = json.loads((Path(__file__).parent / "data/readers.json").read_text("utf-8"))  # tools/measure_readers.py
RULES = Path(__file__).parents[1] / "rules/front-matter"
GUIDE = Path(__file__).parents[1] / "docs/front-matter.md"
RULESET = engine.prepare(
    [rules.parse(f.read_text("utf-8"), str(f), f"front-matter/{f.stem}") for f in sorted(RULES.glob("*.yaml"))],
    "ru",
    {},
)
SITES = {
    "jekyll": {"_config.yml": "title: x", "_posts/": ""},
    "hugo": {"hugo.toml": ""},
    "zola": {"config.toml": "base_url = 'x'\n[markdown]\n", "content/": ""},
    "docusaurus": {"docusaurus.config.js": ""},
    "astro": {"astro.config.mjs": ""},
    "mkdocs": {"mkdocs.yml": ""},
    "eleventy": {"eleventy.config.js": ""},
    "vitepress": {"docs/.vitepress/config.ts": ""},
    "hexo": {"_config.yml": "", "scaffolds/": ""},
    "pelican": {"pelicanconf.py": ""},
    "diplodoc": {".yfm": ""},
    "plain": {"README.md": ""},
}


def found(lines: str, path: str = "post.md", **settings: Any) -> list[tuple[str, str, str]]:
    """Give rule, level and text of each finding in a block of metadata."""
    text = f"---\n{lines}\n---\n\nТекст.\n"
    doc = markdown.parse(text, path, Settings(**settings))
    return [
        (f.rule.removeprefix("front-matter/"), f.level, text[f.start : f.end])
        for f in engine.lint(doc, RULESET)
        if f.level != "info"
    ]


@pytest.mark.parametrize("name", SITES)
def test_a_generator_is_recognised_from_its_files(name: str, tmp_path: Path) -> None:
    for file, text in SITES[name].items():
        target = tmp_path / file
        if file.endswith("/"):
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
    assert presets.recognise(tmp_path) == name


def test_a_site_is_found_from_a_folder_inside_it(tmp_path: Path) -> None:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "hugo.toml").touch()
    assert presets.locate(str(tmp_path / "content/posts")) == ("hugo", str(tmp_path))


def test_a_folder_of_posts_is_jekylls_only_if_nothing_above_says_otherwise(tmp_path: Path) -> None:
    (tmp_path / "hexo/scaffolds").mkdir(parents=True)
    (tmp_path / "hexo/_config.yml").touch()
    (tmp_path / "hexo/source/_posts").mkdir(parents=True)
    (tmp_path / "other/_posts").mkdir(parents=True)
    assert presets.locate(str(tmp_path / "hexo/source/_posts")) == ("hexo", str(tmp_path / "hexo"))
    assert presets.locate(str(tmp_path / "other/_posts")) == ("jekyll", str(tmp_path / "other"))


def test_every_preset_of_the_config_is_there() -> None:
    from pravka.config import PRESETS

    assert set(PRESETS) == set(presets.BY_NAME)


def test_every_kind_of_slip_that_a_preset_names_has_a_rule() -> None:
    slips = [prepared.rule for prepared in RULESET.checks if prepared.rule.check == "frontmatter.slip"]
    kinds = {kind for rule in slips for kind in rule.options["kinds"]}
    named = {kind for preset in presets.ALL for kind in preset.harmless | preset.misread}
    assert named <= kinds


def test_a_bom_stops_jekyll_in_pages_only() -> None:
    def rules_of(path: str) -> list[str]:
        doc = markdown.parse("\ufeff---\ntitle: a\n---\n", path, Settings(preset="jekyll"))
        return [f.rule for f in engine.lint(doc, RULESET) if f.level == "error"]

    assert rules_of("about.md") == ["front-matter/bom"]
    assert rules_of("_posts/2024-05-01-a.md") == []


def test_the_future_is_measured_in_the_zone_of_the_site() -> None:
    def infos(zone: str) -> list[str]:
        settings = Settings(preset="jekyll", timezone=zone, now=datetime.fromisoformat("2024-05-01T00:30:00+00:00"))
        doc = markdown.parse("---\ndate: 2024-05-01 02:00\n---\n", "a.md", settings)
        return [f.rule for f in engine.lint(doc, RULESET)]

    assert "front-matter/future-post" in infos("UTC")
    assert "front-matter/future-post" not in infos("Europe/Moscow")


@pytest.mark.parametrize(
    ("site", "file", "config", "date", "hidden"),
    [
        ("jekyll", "_config.yml", "title: a\n", "2024-05-01 02:00", True),
        ("jekyll", "_config.yml", "timezone: Europe/Moscow\n", "2024-05-01 02:00", False),
        ("jekyll", "_config.yml", "timezone: America/New_York # зона\n", "2024-04-30 22:00", True),
        ("jekyll", "_config.yml", "future: true\n", "2030-05-01", False),
        ("jekyll", "_config.yml", "# future: true\n", "2030-05-01", True),
        ("hugo", "hugo.toml", 'timeZone = "Europe/Moscow"\n', "2024-05-01T02:00:00", False),
        ("hugo", "config/_default/hugo.yaml", "buildFuture: true\n", "2030-05-01", False),
        ("hugo", "hugo.json", '{\n  "buildFuture": true\n}\n', "2030-05-01", False),
        ("hexo", "_config.yml", "title: a\n", "2030-05-01", False),
        ("hexo", "_config.yml", "future: false\n", "2030-05-01", True),
        ("pelican", "pelicanconf.py", "WITH_FUTURE_DATES = False\n", "2030-05-01", True),
        ("mkdocs", "mkdocs.yml", "plugins:\n  - blog:\n      draft_if_future_date: true\n", "2030-05-01", True),
        ("eleventy", "eleventy.config.js", "", "2030-05-01", False),
    ],
)
def test_the_configuration_of_the_site_is_asked_of_the_future(
    site: str, file: str, config: str, date: str, hidden: bool, tmp_path: Path
) -> None:
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(config, encoding="utf-8")
    now = datetime.fromisoformat("2024-05-01T00:30:00+00:00")
    settings = Settings(preset=site, root=str(tmp_path), now=now)
    doc = markdown.parse(f"---\ndate: {date}\n---\n", "a.md", settings)
    assert ("front-matter/future-post" in [f.rule for f in engine.lint(doc, RULESET)]) == hidden


def test_required_keys_come_from_the_config() -> None:
    assert found("title: a", front={"required": ["title", "date"]}) == [("missing-key", "error", "---")]


def test_a_schema_speaks_at_the_place_of_the_value(tmp_path: Path) -> None:
    schema = {
        "type": "object",
        "required": ["title", "authors"],
        "additionalProperties": False,
        "properties": {
            "title": {"type": "string", "maxLength": 10},
            "tags": {"type": "array", "items": {"enum": ["doka", "article"]}},
            "authors": {"type": "array"},
        },
    }
    (tmp_path / "post.schema.json").write_text(json.dumps(schema))
    settings = {"root": str(tmp_path), "front": {"schema": "post.schema.json"}}
    lines = "title: Очень длинный заголовок\ntags:\n  - doka\n  - dokka\nextra: 1"
    assert sorted(found(lines, **settings)) == [
        ("schema", "error", "---"),
        ("schema", "error", "dokka"),
        ("schema", "error", "extra"),
        ("schema", "error", "Очень длинный заголовок"),
    ]


def test_a_schema_sees_the_values_that_the_generator_reads() -> None:
    schema = {"properties": {"draft": {"type": "boolean"}}}
    assert found("draft: yes", preset="mkdocs", front={"schema": schema}) == []
    rules_found = [rule for rule, _, _ in found("draft: yes", preset="hugo", front={"schema": schema})]
    assert "schema" in rules_found


def test_a_schema_that_is_missing_is_an_error_of_the_config(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"front-matter\.schema"):
        found("title: a", root=str(tmp_path), front={"schema": "none.json"})


def test_a_missing_image_is_advice_where_no_images_are_and_a_warning_where_they_are(tmp_path: Path) -> None:
    assert found("image: a.png", str(tmp_path / "post.md"), root=str(tmp_path)) == []
    (tmp_path / "b.png").touch()
    assert found("image: a.png", str(tmp_path / "post.md"), root=str(tmp_path)) == [
        ("missing-file", "warning", "a.png")
    ]
    assert found("image: b.png", str(tmp_path / "post.md"), root=str(tmp_path)) == []


def rows(heading: str) -> list[list[str]]:
    """Give the cells of the table under a heading of the guide."""
    part = GUIDE.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    return [
        [cell.strip(" `") for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("|")
    ]


def test_the_table_of_slips_in_the_guide_is_that_of_the_presets() -> None:
    (_, *names), _, *lines = rows("Slips, by generator")
    for kind, *cells in lines:
        for name, cell in zip(names, cells, strict=True):
            preset = presets.of(name)
            told = "·" if kind in preset.harmless else "misread" if kind in preset.misread else "breaks"
            assert (kind, name, cell) == (kind, name, told if name in READERS[kind] else f"{told} °")


# (slip, generator): where the record and the preset differ, and why
EXCEPTIONS = {
    ("bom", "jekyll"),  # posts are read, pages are not; see test_a_bom_stops_jekyll_in_pages_only
    ("bad-delimiter", "pelican"),  # the metadata is read, but the line is shown as text
    ("mixed-delimiters", "pelican"),
    ("unclosed-quote", "pelican"),  # a quote is text: rules of typography see it
    ("bad-escape", "pelican"),
}


@pytest.mark.parametrize("kind", READERS)
def test_what_the_readers_do_with_a_slip_is_what_the_presets_say(kind: str) -> None:
    for name, outcome in READERS[kind].items():
        preset = presets.of(name)
        if kind in preset.harmless:
            allowed = {"right"}
        elif kind in preset.misread:
            allowed = {"other"}
        else:
            allowed = {"stops", "lost", "other"}
        assert outcome in allowed or (kind, name) in EXCEPTIONS, (kind, name, outcome)


def test_the_table_of_values_in_the_guide_is_that_of_the_readers() -> None:
    (_, *dialects), _, *lines = rows("Plain values, by reader")
    for raw, *cells in lines:
        assert [said(scalars.resolve(raw, dialect)) for dialect in dialects] == cells


def said(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, date | ValueError):
        return "date" if isinstance(value, date) else "impossible"
    return "text" if isinstance(value, str) else repr(value)
