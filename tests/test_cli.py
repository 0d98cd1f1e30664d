"""The other commands, run as programs, and what all share."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pravka import rules
from program import DASH, DASH_RULE, run, write

HEAVY = (  # of what pravka depends on; typer itself brings more than one would like
    "yaml", "frontmatter", "rich", "jsonschema", "pymorphy3", "pathspec", "glob", "language_tool_python",
    "multiprocessing", "sqlite3", "logging",
)  # fmt: skip


def test_the_version_is_told(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout == "pravka 0.1.0\n"


def test_help_lists_the_commands_in_both_languages(tmp_path: Path) -> None:
    assert "Проверить посты" in run("--help", cwd=tmp_path).stdout
    assert "Check posts" in run("--help", cwd=tmp_path, LANG="en_US.UTF-8").stdout
    assert "--unsafe-fixes" in run("check", "--help", cwd=tmp_path).stdout


def test_rules_are_listed(tmp_path: Path) -> None:
    assert DASH_RULE in run("rules", cwd=tmp_path).stdout
    listed = {rule["id"]: rule for rule in json.loads(run("rules", "--format", "json", cwd=tmp_path).stdout)}
    assert listed[DASH_RULE]["on"] is True
    assert set(listed[DASH_RULE]["title"]) == {"ru", "en"}


def test_the_config_changes_the_list_of_rules(tmp_path: Path) -> None:
    write(tmp_path / "pravka.toml", f'[rules]\n"{DASH_RULE}" = false\n')
    listed = {rule["id"]: rule for rule in json.loads(run("rules", "--format", "json", cwd=tmp_path).stdout)}
    assert listed[DASH_RULE]["on"] is False


def test_explain_prints_the_page_of_a_rule(tmp_path: Path) -> None:
    page = run("explain", DASH_RULE, cwd=tmp_path).stdout
    assert DASH_RULE in page
    assert "## Примеры" in page
    assert "⟦-⟧" in page
    docs = Path(__file__).parents[1] / "docs/rules" / f"{DASH_RULE}.md"
    if docs.exists():
        assert docs.read_text().endswith(f"-->\n\n{page}")


def test_explain_of_an_unknown_rule_names_the_nearest(tmp_path: Path) -> None:
    done = run("explain", "typography/hyphen-as-dsh", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"может быть, «{DASH_RULE}»?" in done.stderr


def test_a_rule_of_ones_own_can_be_made_tested_and_used(tmp_path: Path) -> None:
    assert run("new", "house/today", cwd=tmp_path).returncode == 0
    assert run("new", "house/today", cwd=tmp_path).returncode == 2
    assert run("new", "Плохое имя", cwd=tmp_path).returncode == 2
    done = run("test", "my-rules", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "1 правило, 2 примера: всё сошлось\n")
    write(tmp_path / "pravka.toml", 'rules = ["my-rules"]\n')
    write(tmp_path / "a.md", "На сегодняшний день всё готово.\n")
    assert "[house/today]" in run("check", cwd=tmp_path).stdout
    assert "house/today" in run("rules", cwd=tmp_path).stdout
    assert run("explain", "house/today", cwd=tmp_path).returncode == 0


def test_a_failing_example_is_named(tmp_path: Path) -> None:
    run("new", "house/today", cwd=tmp_path)
    file = tmp_path / "my-rules/house/today.yaml"
    file.write_text(file.read_text().replace("good: сегодня", "good: завтра"))
    done = run("test", "my-rules", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("house/today: example 1:")


def test_a_broken_rule_file_is_named_with_its_key(tmp_path: Path) -> None:
    run("new", "house/today", cwd=tmp_path)
    file = tmp_path / "my-rules/house/today.yaml"
    file.write_text(file.read_text().replace("level: warning", "level: wrning"))
    done = run("test", "my-rules", cwd=tmp_path)
    assert done.returncode == 2
    assert "today.yaml: level: expected" in done.stderr


def test_init_looks_at_the_site(tmp_path: Path) -> None:
    write(tmp_path / "_config.yml", "title: x\n")
    for n in range(3):
        write(tmp_path / f"_posts/2025-01-0{n + 1}-x.md", f'---\ntitle: Пост {n}\ntags: [a]\n---\nВсё "так".\n')
    done = run("init", cwd=tmp_path)
    assert done.returncode == 0
    config = tomllib.loads((tmp_path / "pravka.toml").read_text())
    assert config["site"] == "jekyll"
    assert config["front-matter"] == {"required": ["title", "tags"]}
    assert config["quotes"] == "keep"
    assert run("check", cwd=tmp_path).returncode in (0, 1)
    assert run("init", cwd=tmp_path).returncode == 2


def test_init_knows_an_empty_folder(tmp_path: Path) -> None:
    run("init", cwd=tmp_path, LANG="en_US.UTF-8")
    config = tomllib.loads((tmp_path / "pravka.toml").read_text())
    assert (config["site"], config["lang"], config["words"]) == ("plain", "en", [])


def test_words_are_added_by_lemma_and_accepted_in_all_forms(tmp_path: Path) -> None:
    write(tmp_path / "pravka.toml", 'words = [\n  "хук",  # наш\n]\n')
    done = run("words", "add", "фурбишировать", "дом", cwd=tmp_path)
    assert "фурбишируют" in done.stdout
    assert "дом: это слово уже есть в словаре" in done.stdout
    assert tomllib.loads((tmp_path / "pravka.toml").read_text())["words"] == ["хук", "фурбишировать"]
    assert "# наш" in (tmp_path / "pravka.toml").read_text()


def test_words_are_imported_from_other_tools(tmp_path: Path) -> None:
    write(tmp_path / ".yaspeller.json", '{"dictionary": ["квуксер(а|ы)?", "дом", "npm"]}')
    write(tmp_path / "accept.txt", "квуксером\nфурбишировать\n")
    done = run("words", "import", ".yaspeller.json", "accept.txt", cwd=tmp_path)
    assert tomllib.loads((tmp_path / "pravka.toml").read_text())["words"] == ["квуксер", "фурбишировать"]
    assert "Уже есть в словаре (1): дом" in done.stdout
    assert "Не русские слова, не проверяются (1): npm" in done.stdout


def test_unused_words_are_named(tmp_path: Path) -> None:
    write(tmp_path / "pravka.toml", 'words = ["квуксер", "фурбишировать"]\n')
    write(tmp_path / "a.md", "Запустите сборку квуксером.\n")
    done = run("words", "unused", cwd=tmp_path)
    assert (done.stdout, done.returncode) == ("фурбишировать\n", 1)


def test_words_follow_a_sample(tmp_path: Path) -> None:
    done = run("words", "add", "бокс", "--like", "мост", cwd=tmp_path)
    assert "боксы" in done.stdout
    assert (tmp_path / "pravka.toml").read_text() == 'words = ["бокс=мост"]\n'


ASKED = {  # what the script of each shell puts into the environment
    "bash": {"COMP_WORDS": "pravka ex", "COMP_CWORD": "1"},
    "zsh": {"_TYPER_COMPLETE_ARGS": "pravka ex"},
    "fish": {"_TYPER_COMPLETE_ARGS": "pravka ex", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
}


@pytest.mark.parametrize("shell", ASKED)
def test_shell_completion_is_offered(tmp_path: Path, shell: str) -> None:
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}  # the tests may run in no shell at all
    script = run("--show-completion", shell, cwd=tmp_path, **named)
    assert f"_PRAVKA_COMPLETE=complete_{shell}" in script.stdout
    assert "explain" in run(cwd=tmp_path, _PRAVKA_COMPLETE=f"complete_{shell}", **ASKED[shell]).stdout


def test_completion_knows_the_rules(tmp_path: Path) -> None:
    done = run(
        cwd=tmp_path,
        _PRAVKA_COMPLETE="complete_bash",
        COMP_WORDS="pravka explain typography/hyphen-as-d",
        COMP_CWORD="2",
    )
    assert DASH_RULE in done.stdout


def test_the_module_runs_as_the_program_does(tmp_path: Path) -> None:
    code = "import sys; sys.argv = ['pravka', '--version']; from pravka.cli import main; main()"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"pravka 0.1.0\n"


def test_an_inner_fault_is_a_sentence_unless_debugging(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH)
    code = (
        "import sys; sys.argv = ['pravka', 'check', 'a.md']\n"
        "from pravka import linter, cli\n"
        "def fail(*args): raise RuntimeError('сломалось')\n"
        "linter.Linter.inspect = fail\ncli.main()"
    )
    for debug, traced in (("", False), ("1", True)):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            capture_output=True,
            env=os.environ | {"PRAVKA_DEBUG": debug},
            check=False,
        )
        assert done.returncode == 2
        assert "a.md: ошибка: внутренняя ошибка: RuntimeError: сломалось" in done.stdout.decode()
        assert ("Traceback" in done.stderr.decode()) is traced


@pytest.mark.skipif(not rules._is_compiled(), reason="the rules are newer than their compiled form: make rules")
def test_a_clean_check_imports_nothing_heavy(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "---\ntitle: Пост\n---\n\nОбычный текст поста.\n")
    code = (
        "import sys; sys.argv = ['pravka', 'check', 'a.md']\n"
        "from pravka import cli\n"
        "assert cli.run(sys.argv[1:]) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.stdout.decode().splitlines()[-1] == "[]", done.stderr.decode()
