"""What the READMEs show is what the program prints. PRAVKA_UPDATE=1 rewrites the shown output."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from pravka import config
from program import run

ROOT = Path(__file__).parents[1]
SHOWN = re.compile(
    r"(<!-- output: (?P<command>.+) -->\n```console\n\$ pravka check post\.md\n)(?P<output>.*?)(```)", re.DOTALL
)


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_the_shown_output_is_real(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = SHOWN.search(text)
    assert shown
    actual = run(*shown["command"].split(), "post.md", cwd=ROOT / "fixtures/readme").stdout
    if os.environ.get("PRAVKA_UPDATE"):
        (ROOT / name).write_text(SHOWN.sub(lambda m: m[1] + actual + m[4], text), encoding="utf-8")
    else:
        assert shown["output"] == actual


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_the_shown_config_is_valid(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert config.build(tomllib.loads(shown)).settings.preset == "jekyll"


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_every_linked_file_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", text) if ":" not in t]
    assert [t for t in targets if not (ROOT / t).exists()] == []


def test_the_shown_options_exist() -> None:
    known = run("check", "--help", cwd=ROOT).stdout + run("--help", cwd=ROOT).stdout
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert {option for option in used if option not in known} == set()
