"""A site's habit is found by majority, and a single post has none."""

from pathlib import Path

from pravka import habits
from program import run

STRAIGHT = 'Слово "дом" и слово "сад".\n'


def test_few_marks_are_no_habit() -> None:
    assert habits.of([STRAIGHT]).quotes == "norm"


def test_a_majority_of_straight_marks_is_a_habit() -> None:
    assert habits.of([STRAIGHT] * 20).quotes == "keep"
    assert habits.of([STRAIGHT] * 20 + ["«Ёлочки» и «лапки».\n"] * 20).quotes == "norm"


def test_a_folder_is_checked_by_its_habit_and_a_post_alone_by_the_norm(tmp_path: Path) -> None:
    for n in range(12):
        (tmp_path / f"{n:02}.md").write_text(STRAIGHT, encoding="utf-8")
    only = ("--select", "typography/straight-quotes", "--format", "json")
    assert "typography/straight-quotes" not in run("check", ".", *only, cwd=tmp_path).stdout
    assert "typography/straight-quotes" in run("check", "00.md", *only, cwd=tmp_path).stdout


def test_a_written_setting_outweighs_the_habit(tmp_path: Path) -> None:
    (tmp_path / "pravka.toml").write_text('quotes = "norm"\n', encoding="utf-8")
    for n in range(12):
        (tmp_path / f"{n:02}.md").write_text(STRAIGHT, encoding="utf-8")
    done = run("check", ".", "--select", "typography/straight-quotes", "--format", "json", cwd=tmp_path)
    assert "typography/straight-quotes" in done.stdout


def test_a_majority_of_short_dashes_is_a_habit() -> None:
    assert habits.of(["Слово – дело.\n"] * 20).dashes == "keep"
    assert habits.of(["Слово – дело.\n"] * 20 + ["Слово — дело.\n"] * 20).dashes == "norm"


def test_short_dashes_are_left_where_the_site_is_used_to_them(tmp_path: Path) -> None:
    for n in range(20):
        (tmp_path / f"{n:02}.md").write_text("Слово – дело.\n", encoding="utf-8")
    only = ("--select", "typography/en-dash-as-dash", "--format", "json")
    assert "typography/en-dash-as-dash" not in run("check", ".", *only, cwd=tmp_path).stdout
    assert "typography/en-dash-as-dash" in run("check", "00.md", *only, cwd=tmp_path).stdout
