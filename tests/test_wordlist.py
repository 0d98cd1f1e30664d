"""Adding words to a config file."""

import pytest

from pravka import wordlist
from pravka.errors import ConfigError


@pytest.mark.parametrize(
    ("before", "section", "after"),
    [
        ("", "", 'words = ["хук"]\n'),
        ("words = []\n", "", 'words = ["хук"]\n'),
        ('words = ["деплой"]  # наши\n', "", 'words = ["деплой", "хук"]  # наши\n'),
        ('words = ["деплой",]\n', "", 'words = ["деплой", "хук"]\n'),
        ('words = [\n  "деплой"\n]\n', "", 'words = [\n  "деплой",\n  "хук",\n]\n'),
        ('words = [\n  "деплой", # ]\n]\n', "", 'words = [\n  "деплой",\n  "хук", # ]\n]\n'),
        ('lang = "ru"\n\n[rules]\nx = 1\n', "", 'words = ["хук"]\n\nlang = "ru"\n\n[rules]\nx = 1\n'),
        ('[project]\nname = "x"\n', "tool.pravka", '[project]\nname = "x"\n\n[tool.pravka]\nwords = ["хук"]\n'),
        ('[tool.pravka]\nlang = "ru"\n', "tool.pravka", '[tool.pravka]\nwords = ["хук"]\nlang = "ru"\n'),
        ('words = ["хук"]\n', "", 'words = ["хук"]\n'),
    ],
)
def test_words_are_appended_and_the_rest_is_kept(before: str, section: str, after: str) -> None:
    assert wordlist.add(before, ["хук"], section) == after


def test_a_list_of_another_section_is_not_touched() -> None:
    text = '[[overrides]]\nfiles = ["a"]\nwords = ["б"]\n'
    assert wordlist.add(text, ["хук"]) == f'words = ["хук"]\n\n{text}'


def test_a_broken_file_is_an_error() -> None:
    with pytest.raises(ConfigError, match="not valid TOML"):
        wordlist.add("words = [", ["хук"])
