"""pravka check, run as a program."""

import json
from pathlib import Path

import pytest

from pravka.cli.projects import Projects
from program import DASH, DASH_RULE, run, write

ONLY = ("--select", DASH_RULE)
FIXED = DASH.replace(" - ", " — ")


def test_a_clean_run_prints_one_line_and_leaves_with_0(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "Всё хорошо.\n")
    for options in ((), ("--quiet",)):
        done = run("check", *options, cwd=tmp_path)
        assert (done.stdout, done.stderr, done.returncode) == ("Проверен 1 файл: замечаний нет\n", "", 0)


def test_a_finding_is_shown_with_place_line_and_fix(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH)
    done = run("check", *ONLY, cwd=tmp_path)
    assert done.stdout.startswith("a.md:1:17: предупреждение: ")
    assert "    1 │ Генеративный ИИ - это область.\n      │                 ^ " in done.stdout
    assert done.stdout.endswith("1 предупреждение в 1 файле; исправимо: 1 (--fix)\n")


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)  # the rule is a warning
def test_fail_on_sets_the_exit_code(tmp_path: Path, fail_on: str, code: int) -> None:
    write(tmp_path / "a.md", DASH)
    assert run("check", *ONLY, "--fail-on", fail_on, cwd=tmp_path).returncode == code


def test_fail_on_of_the_config_holds(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH)
    write(tmp_path / "pravka.toml", 'fail-on = "warning"\n')
    assert run("check", *ONLY, cwd=tmp_path).returncode == 1


def test_fix_mends_and_speaks_of_what_is_left(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", DASH)
    done = run("check", *ONLY, "--fix", "--fail-on", "warning", cwd=tmp_path)
    assert path.read_text() == FIXED
    assert (done.returncode, done.stdout) == (0, "Проверен 1 файл: замечаний нет\n")


def test_fix_keeps_bom_line_ends_and_a_missing_last_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "\ufeffСтрока.\r\n\r\nИИ - это область.")
    run("check", *ONLY, "--fix", cwd=tmp_path)
    assert path.read_bytes().decode() == "\ufeffСтрока.\r\n\r\nИИ — это область."


def test_diff_shows_the_change_and_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", DASH)
    done = run("check", *ONLY, "--diff", cwd=tmp_path)
    assert path.read_text() == DASH
    assert done.stdout == f"--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-{DASH}+{FIXED}"


def test_standard_input_is_checked_under_its_name(tmp_path: Path) -> None:
    done = run("check", "-", "--stdin-filename", "posts/x.md", *ONLY, cwd=tmp_path, stdin=DASH)
    assert done.stdout.startswith("posts/x.md:1:17:")


def test_fixed_standard_input_goes_to_standard_output(tmp_path: Path) -> None:
    done = run("check", "-", "--fix", *ONLY, cwd=tmp_path, stdin=DASH)
    assert done.stdout == FIXED
    assert "замечаний нет" in done.stderr


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH)
    (tmp_path / "b.md").write_bytes("Старый текст в старой кодировке".encode("cp1251"))
    done = run("check", *ONLY, "b.md", "a.md", "нет.md", cwd=tmp_path)
    assert done.returncode == 2
    assert "нет.md: ошибка: нет такого файла или папки" in done.stdout
    assert "b.md: ошибка: не UTF-8: байт 0xD1 на месте 0, строка 1; похоже на CP1251." in done.stdout
    assert "a.md:1:17" in done.stdout
    assert done.stdout.endswith("2 файла не проверено\n")


def test_a_folder_without_posts_is_said(tmp_path: Path) -> None:
    done = run("check", cwd=tmp_path)
    assert done.returncode == 0
    assert "Файлов Markdown не найдено" in done.stderr


def test_select_and_ignore_take_lists_and_groups(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH)
    assert "1:17" in run("check", "--select", "site,typography", cwd=tmp_path).stdout
    assert "1:17" not in run("check", "--ignore", "typography", cwd=tmp_path).stdout


def test_an_unknown_rule_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH)
    done = run("check", "--select", "typography/hyphen-as-dahs", cwd=tmp_path)
    assert done.returncode == 2
    assert f'did you mean "{DASH_RULE}"?' in done.stdout + done.stderr


def test_a_broken_config_is_said_once(tmp_path: Path) -> None:
    write(tmp_path / "pravka.toml", 'lnag = "ru"\n')
    write(tmp_path / "a.md", DASH)
    write(tmp_path / "b.md", DASH)
    done = run("check", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout.count('did you mean "lang"?') == 1


def test_the_nearest_config_holds_for_each_file(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH)
    write(tmp_path / "in/a.md", DASH)
    write(tmp_path / "in/pravka.toml", "[rules]\ntypography = false\n")
    done = run("check", ".", cwd=tmp_path)
    assert "\na.md:1:17" in f"\n{done.stdout}"
    assert "in/a.md:1:17" not in done.stdout


def test_excluded_paths_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "pravka.toml", 'exclude = ["old", "*.draft.md"]\n')
    for name in ("a.md", "old/b.md", "c.draft.md"):
        write(tmp_path / name, "Всё хорошо.\n")
    assert run("check", cwd=tmp_path).stdout.startswith("Проверен 1 файл")
    assert "Файлов Markdown не найдено" in run("check", "old/b.md", cwd=tmp_path).stderr


def test_messages_come_in_the_language_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH)
    for done in (
        run("check", *ONLY, "--lang", "en", cwd=tmp_path),
        run("check", *ONLY, cwd=tmp_path, LANG="en_GB.UTF-8"),
    ):
        assert "a.md:1:17: warning: " in done.stdout
        assert "1 warning in 1 file" in done.stdout


def test_colours_follow_the_environment(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH)
    assert "\x1b[" not in run("check", *ONLY, cwd=tmp_path).stdout
    assert "\x1b[" in run("check", *ONLY, cwd=tmp_path, FORCE_COLOR="1").stdout
    assert "\x1b[" not in run("check", *ONLY, cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_machine_formats_are_whole_even_with_failures(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a.md", DASH)
    done = run("check", "--format", name, "a.md", "нет.md", cwd=tmp_path)
    assert done.returncode == 2
    assert json.loads(done.stdout)


def test_github_annotations_name_the_file(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH)
    assert "::warning file=a.md,line=1," in run("check", *ONLY, "--format", "github", cwd=tmp_path).stdout


def test_statistics_count_rules(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DASH + "\n" + DASH)
    assert f"     2  предупреждение  {DASH_RULE}\n" in run("check", *ONLY, "--statistics", cwd=tmp_path).stdout


@pytest.mark.parametrize("option", ["--format=xml", "--fail-on=all", "--lang=de", "--config=нет.toml", "--нет"])
def test_a_wrong_option_is_a_sentence_and_2(tmp_path: Path, option: str) -> None:
    write(tmp_path / "a.md", DASH)
    done = run("check", option, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr or "ошибка" in done.stdout


def test_a_missing_option_value_is_2(tmp_path: Path) -> None:
    assert run("check", "--select", cwd=tmp_path).returncode == 2
    assert run("chekc", cwd=tmp_path).returncode == 2


def test_sites_without_config_are_told_apart(tmp_path: Path) -> None:
    linters = Projects()
    write(tmp_path / "one/_config.yml", "title: x\n")
    write(tmp_path / "one/_posts/2025-01-01-a.md", "А.\n")
    write(tmp_path / "two/a.md", "А.\n")
    jekyll = linters.of(str(tmp_path / "one/_posts/2025-01-01-a.md")).config.settings
    plain = linters.of(str(tmp_path / "two/a.md")).config.settings
    assert (jekyll.preset, jekyll.root) == ("jekyll", str(tmp_path / "one"))
    assert plain.preset in ("", "plain")
