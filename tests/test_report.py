"""The reports, on findings made by hand."""

import json

import pytest

from pravka import report
from pravka.findings import Edit, Finding
from pravka.report import Checked, Failure, Style
from pravka.report.locate import Lines
from pravka.report.wording import plural, summarize

TEXT = 'Первая строка.\r\nИИ - это 🦀 "крабы".\n'
DASH = Finding("typography/hyphen-as-dash", "warning", 19, 20, "Дефис вместо тире: «-»", ("—",), True, (), True)
QUOTES = Finding(
    "typography/straight-quotes", "error", 27, 28, "Прямые кавычки", ("«",), False, (Edit(33, 34, "»"),), True
)


def render(name: str, *results: report.Result, **style: object) -> str:
    return "".join(report.load(name)(results, Style()._replace(**style)))  # type: ignore[arg-type]


def test_text_shows_place_message_source_and_fix() -> None:
    assert render("text", Checked("post.md", TEXT, (DASH,))) == (
        "post.md:2:4: предупреждение: Дефис вместо тире: «-» [typography/hyphen-as-dash]\n"
        '    2 │ ИИ - это 🦀 "крабы".\n'
        "      │    ^ исправить: «—»\n"
        "\n"
        "1 предупреждение в 1 файле; исправимо: 1 (--fix)\n"
    )


def test_text_marks_both_places_of_a_pair() -> None:
    assert "      │             ^     ~ возможно: «крабы»" in render("text", Checked("post.md", TEXT, (QUOTES,)))


def test_text_speaks_english() -> None:
    shown = render("text", Checked("post.md", TEXT, (DASH,)), lang="en")
    assert shown.endswith("1 warning in 1 file; fixable: 1 (--fix)\n")
    assert "fix: “—”" in shown


def test_text_is_one_line_when_clean() -> None:
    assert render("text", Checked("a.md", "", ()), Checked("b.md", "", ())) == "Проверено 2 файла: замечаний нет\n"


def test_quiet_text_gives_one_line_a_finding() -> None:
    shown = render("text", Checked("post.md", TEXT, (DASH,)), quiet=True)
    assert shown.splitlines()[0].startswith("post.md:2:4: предупреждение")
    assert len(shown.splitlines()) == 2


def test_a_failure_is_reported_and_counted() -> None:
    shown = render("text", Failure("a.md", "не читается"), Checked("b.md", "", ()))
    assert shown == "a.md: ошибка: не читается\nПроверен 1 файл: замечаний нет; 1 файл не проверен\n"


def test_statistics_list_rules_by_frequency() -> None:
    shown = render("text", Checked("post.md", TEXT, (QUOTES, DASH, DASH)), statistics=True, quiet=True)
    table = [line.split() for line in shown.splitlines()[3:5]]
    assert table == [
        ["2", "предупреждение", "typography/hyphen-as-dash"],
        ["1", "ошибка", "typography/straight-quotes"],
    ]


def test_colour_is_only_used_when_asked_for() -> None:
    assert "\x1b[" not in render("text", Checked("post.md", TEXT, (DASH,)))
    assert "\x1b[1;33mпредупреждение\x1b[0m" in render("text", Checked("post.md", TEXT, (DASH,)), color=True)


def test_a_message_never_brings_control_characters_to_the_terminal() -> None:
    evil = DASH._replace(message="а\x1b[2Jб", replacements=("\x07",))
    assert "\x1b" not in render("text", Checked("post.md", TEXT, (evil,)))


@pytest.mark.parametrize(
    ("n", "form"),
    [(0, "ошибок"), (1, "ошибка"), (2, "ошибки"), (5, "ошибок"), (11, "ошибок"), (12, "ошибок"), (21, "ошибка"),
     (22, "ошибки"), (111, "ошибок"), (112, "ошибок"), (121, "ошибка")],
)  # fmt: skip
def test_russian_plurals(n: int, form: str) -> None:
    assert plural(n, ("ошибка", "ошибки", "ошибок")) == form


def test_the_summary_names_levels_files_and_fixes() -> None:
    levels = {"error": 3, "warning": 1, "info": 12}
    expected = "3 ошибки, 1 предупреждение, 12 советов в 2 файлах; исправимо: 5 (--fix)"
    assert summarize(levels, 9, 2, 5, 0, "ru") == expected


def test_json_gives_offsets_lines_and_columns() -> None:
    data = json.loads(render("json", Checked("post.md", TEXT, (DASH, QUOTES)), Failure("x.md", "нет")))
    assert data["version"] == 1
    assert data["failures"] == [{"path": "x.md", "message": "нет"}]
    assert data["summary"] == {"error": 1, "warning": 1, "info": 0, "files": 1, "fixable": 1, "failed": 1}
    dash, quotes = data["files"][0]["findings"]
    assert dash["start"] == {"offset": 19, "line": 2, "column": 4}
    assert dash["replacements"] == ["—"]
    assert quotes["also"][0]["text"] == "»"


def test_json_of_nothing_is_an_object() -> None:
    assert json.loads(render("json"))["files"] == []


def test_github_escapes_what_commands_are_made_of() -> None:
    odd = DASH._replace(message="100 % «да»\nи нет", replacements=())
    shown = render("github", Checked("a,b:c.md", TEXT, (odd,)))
    assert shown == (
        "::warning file=a%2Cb%3Ac.md,line=2,endLine=2,title=typography/hyphen-as-dash,col=4,endColumn=5"
        "::100 %25 «да»%0Aи нет\n"
    )


def test_github_gives_no_columns_to_findings_of_several_lines() -> None:
    assert "col=" not in render("github", Checked("a.md", TEXT, (DASH._replace(start=3),)))


def test_sarif_counts_in_code_points_and_carries_fixes() -> None:
    log = json.loads(render("sarif", Checked("посты/a.md", TEXT, (QUOTES,))))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%D0%BF%D0%BE%D1%81%D1%82%D1%8B/a.md"
    assert place["region"] == {
        "startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 13, "charOffset": 27, "charLength": 1,
    }  # fmt: skip
    changes = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert [c["insertedContent"]["text"] for c in changes] == ["«", "»"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "typography/straight-quotes"


def test_sarif_says_what_failed() -> None:
    run = json.loads(render("sarif", Failure("a.md", "нет")))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_lines_count_cr_lf_as_one_end() -> None:
    lines = Lines("а\r\nб\n")
    assert [tuple(lines.locate(n)) for n in range(6)] == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1)]
    assert [lines.span(n) for n in (1, 2, 3)] == [(0, 1), (3, 4), (5, 5)]
