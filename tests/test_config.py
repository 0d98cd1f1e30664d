"""Configuration: what is read, what is refused and how, what holds for which file."""

from pathlib import Path

import pytest

from pravka import config
from pravka.errors import ConfigError
from pravka.linter import Linter


def test_the_nearest_file_upwards_is_read(tmp_path: Path) -> None:
    (tmp_path / "pravka.toml").write_text('fail-on = "info"', encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert config.load(inner).fail_on == "info"
    assert config.load(inner).path == str(tmp_path / "pravka.toml")


def test_pyproject_is_read_if_it_has_our_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.pravka]\nyo = "always"\n', encoding="utf-8")
    assert config.load(tmp_path).settings.yo == "always"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("senstivity = 'low'", 'senstivity: unknown key; did you mean "sensitivity"?'),
        ("sensitivity = 'hihg'", 'sensitivity: expected low | normal | high, got "hihg"'),
        ("words = 'хук'", 'words: expected a list, got "хук"'),
        ("english = 1", "english: expected true or false, got 1"),
        ("yo = [", "not valid TOML"),
        ("[rules]\n'style' = 'loud'", 'rules."style": expected true, false, "off"'),
        ("[[overrides]]\nyo = 'keep'", "overrides.files: missing"),
        ("[[overrides]]\nfiles = ['a']\nlnag = 'ru'", "overrides: lnag: unknown key"),
        ("terms = 'no.yaml'", "terms:"),
    ],
)
def test_a_wrong_config_is_refused_with_key_and_cure(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "pravka.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path)
    assert message in str(caught.value)
    assert str(file) in str(caught.value)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"ignore": ["typografy"]}, 'ignore: unknown rule typografy; did you mean "typography"?'),
        ({"rules": {"headings/skiped-level": "off"}}, 'did you mean "headings/skipped-level"?'),
        ({"rules": {"headings": {"max": 3}}}, "options need the id of one rule"),
        ({"rules": {"style/long-sentence": {"max": 3}}}, 'rules."style/long-sentence".max: unknown option'),
        ({"rules": ["no-such-folder"]}, "no such folder"),
    ],
)
def test_rules_are_named_and_set_correctly(values: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Linter(values)
    assert message in str(caught.value)


def test_a_rule_setting_outweighs_its_group() -> None:
    linter = Linter({"rules": {"typography": "info", "typography/hyphen-as-dash": "error", "headings": False}})
    levels = {id: rule.level for id, rule in linter.rules().items()}
    assert levels["typography/hyphen-as-dash"] == "error"
    assert {level for id, level in levels.items() if id.startswith("typography/")} == {"info", "error"}
    assert not any(id.startswith("headings/") for id in levels)


def test_select_and_ignore_choose_rules_by_id_and_group() -> None:
    linter = Linter({"select": ["headings"], "ignore": ["headings/skipped-level"]})
    assert {id.partition("/")[0] for id in linter.rules()} == {"headings"}
    assert "headings/skipped-level" not in linter.rules()


def test_overrides_hold_for_their_files_only(tmp_path: Path) -> None:
    (tmp_path / "pravka.toml").write_text(
        '[[overrides]]\nfiles = ["drafts/**"]\nrules = {"typography" = "off"}\nwords = ["хук"]', encoding="utf-8"
    )
    linter = Linter(config.load(tmp_path))
    draft, post = str(tmp_path / "drafts" / "a" / "x.md"), str(tmp_path / "posts" / "x.md")
    assert not any(id.startswith("typography/") for id in linter.rules(draft))
    assert any(id.startswith("typography/") for id in linter.rules(post))
    assert config.override(linter.config, draft).settings.words == ("хук",)


def test_the_language_follows_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, lang in (("en_US.UTF-8", "en"), ("ru_RU.UTF-8", "ru"), ("C.UTF-8", "ru"), ("", "ru")):
        monkeypatch.setenv("LC_ALL", value)
        monkeypatch.setenv("LANG", "")
        assert config.build({}).lang == lang
    assert config.build({"lang": "en"}).lang == "en"
