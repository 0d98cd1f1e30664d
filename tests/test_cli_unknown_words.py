"""Words that no dictionary has: a folder is told of each once, with its count."""

import json
from pathlib import Path

from program import run, write

RULE = "spelling/unknown-word"
ONLY = ("--select", RULE)


def write_posts(folder: Path) -> None:
    """Three posts: one unknown word in all of them, another in one."""
    write(folder / "a.md", "Прувер готов. Этот прувер и тот прувер.\n")
    write(folder / "b.md", "Есть прувер, а есть нумероним.\n")
    write(folder / "c.md", "Снова прувер.\n")


def messages(output: str) -> list[str]:
    """The findings of a JSON report as path:line:column and message."""
    return [
        f"{file['path']}:{f['start']['line']}:{f['start']['column']} {f['message']}"
        for file in json.loads(output)["files"]
        for f in file["findings"]
    ]


def test_a_folder_is_told_of_a_word_once_the_commonest_first(tmp_path: Path) -> None:
    write_posts(tmp_path)
    assert messages(run("check", *ONLY, "--format", "json", cwd=tmp_path).stdout) == [
        "a.md:1:1 Неизвестное слово «Прувер» (5 раз в 3 файлах); если оно верно: pravka words add прувер",
        "b.md:1:21 Неизвестное слово «нумероним»; если оно верно: pravka words add нумероним",
    ]


def test_the_text_report_shows_the_first_place_and_counts_words(tmp_path: Path) -> None:
    write_posts(tmp_path)
    done = run("check", *ONLY, cwd=tmp_path)
    assert "    1 │ Прувер готов. Этот прувер и тот прувер.\n      │ ^" in done.stdout
    assert done.stdout.endswith("2 совета в 2 файлах\n")


def test_words_come_in_english_too(tmp_path: Path) -> None:
    write_posts(tmp_path)
    done = run("check", *ONLY, "--lang", "en", cwd=tmp_path)
    assert "“Прувер” (5 times in 3 files); if it is right: pravka words add прувер" in done.stdout


def test_a_word_of_one_count_stands_in_alphabetical_order(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "Есть прувер и нумероним.\n")
    assert [m.partition("add ")[2] for m in messages(run("check", *ONLY, "--format=json", cwd=tmp_path).stdout)] == [
        "нумероним",
        "прувер",
    ]


def test_every_format_names_a_word_once(tmp_path: Path) -> None:
    write_posts(tmp_path)
    for name in ("text", "json", "github", "sarif"):
        assert run("check", *ONLY, "--format", name, cwd=tmp_path).stdout.count("words add прувер") == 1


def test_a_file_given_by_name_is_told_of_every_place(tmp_path: Path) -> None:
    write_posts(tmp_path)
    done = run("check", *ONLY, "--format", "json", "a.md", cwd=tmp_path)
    assert [m.split()[0] for m in messages(done.stdout)] == ["a.md:1:1", "a.md:1:20", "a.md:1:33"]


def test_a_muted_place_does_not_count(tmp_path: Path) -> None:
    write_posts(tmp_path)
    write(tmp_path / "a.md", f"<!-- pravka: off {RULE} -->\n\nЭтот прувер готов.\n")
    found = messages(run("check", "--select", f"{RULE},suppressions", "--format=json", cwd=tmp_path).stdout)
    assert [m.partition(";")[0] for m in found if "прувер" in m] == [
        "b.md:1:6 Неизвестное слово «прувер» (2 раза в 2 файлах)"
    ]
    assert not [m for m in found if m.startswith("a.md")]


def test_quiet_leaves_advice_out_and_keeps_what_the_config_made_worse(tmp_path: Path) -> None:
    write_posts(tmp_path)
    assert run("check", *ONLY, "--quiet", cwd=tmp_path).stdout == "Проверено 3 файла: замечаний нет\n"
    write(tmp_path / "pravka.toml", f'rules."{RULE}" = "error"\n')
    done = run("check", *ONLY, "--quiet", cwd=tmp_path)
    assert done.stdout.count("ошибка: Неизвестное слово «Прувер» (5 раз в 3 файлах)") == 1
    assert done.returncode == 1


def test_places_are_those_of_the_mended_text(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "Так и  есть... Это  прувер.\n")
    done = run("check", "--fix", "--format=json", "--select", f"{RULE},typography,whitespace", cwd=tmp_path)
    text = (tmp_path / "a.md").read_text()
    assert text != "Так и  есть... Это  прувер.\n"
    column = text.index("прувер") + 1
    assert [m.split()[0] for m in messages(done.stdout) if "прувер" in m] == [f"a.md:1:{column}"]


def test_each_project_counts_its_own_words(tmp_path: Path) -> None:
    write_posts(tmp_path)
    write(tmp_path / "in/pravka.toml", 'lang = "en"\n')
    write(tmp_path / "in/d.md", "Этот прувер и тот прувер.\n")
    found = messages(run("check", *ONLY, "--format=json", cwd=tmp_path).stdout)
    assert "in/d.md:1:6 Unknown word “прувер” (2 times in 1 file); if it is right: pravka words add прувер" in found
    assert len(found) == 3
