"""LanguageTool as a second reader: places, faults, cache. The server here is a small one that answers as told."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pravka
from pravka import markdown
from pravka.cli import second_reader
from pravka.errors import ConfigError, ToolError
from pravka.findings import Finding
from pravka.languagetool import choice, guard, installation, options, passages, quiet
from pravka.languagetool.cache import Cache
from pravka.languagetool.narrowing import narrow
from pravka.languagetool.options import Options, parse
from pravka.languagetool.reader import Reader
from program import DASH, DASH_RULE, run, write

Answer = Callable[[dict[str, str]], tuple[int, bytes]]
WORD = "приблуда"  # the word our server marks


def _mark_words(form: dict[str, str]) -> tuple[int, bytes]:
    """Mark every WORD of the text as Java would: offsets in UTF-16 code units, markup counted."""
    parts = json.loads(form["data"])["annotation"]
    text = "".join(p.get("text") or p.get("markup", "") for p in parts)
    units = text.encode("utf-16-le")
    word = WORD.encode("utf-16-le")
    matches, at = [], units.find(word)
    while at >= 0:
        rule = {"id": "TEST", "category": {"id": "GRAMMAR"}}
        matches.append({"offset": at // 2, "length": len(WORD), "message": "Жаргон", "rule": rule,
                        "replacements": [{"value": "прибор"}]})  # fmt: skip
        at = units.find(word, at + 2)
    return 200, json.dumps({"software": {"version": "6.6"}, "matches": matches}).encode()


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server on loopback; gives its address and the forms it got."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            asked.append({k: v[0] for k, v in form.items()})
            status, body = answer(asked[-1])
            if status == 0:  # die midway
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
                return
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(BrokenPipeError):  # a client that has lost patience
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def _linter(url: str, **more: object) -> pravka.Linter:
    return pravka.Linter({"languagetool": {"mode": "server", "url": url, "cache": False, "timeout": 2, **more}})


def _theirs(findings: list[Finding]) -> list[Finding]:
    return [f for f in findings if f.rule.startswith("languagetool/")]


PIECES = st.sampled_from(
    [WORD, f"**{WORD}**", "😀", "е\u0301", "й", "`код`", "[ссылка](https://a.example/ю)", "слово", "и", ",", "\r\n",
     "\n\n", "# ", "- ", "| а | б |", "<b>", "\u00ad", "&mdash;", "$x$", "𝕏"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_every_match_maps_back_to_its_word(pieces: list[str]) -> None:
    text = " ".join(pieces)
    doc = markdown.parse(text)
    sheets = list(passages.of(doc))
    _, body = _mark_words({"data": json.dumps({"annotation": passages.compose(sheets)[0]})})
    annotations, offsets = passages.compose(sheets)
    whole = "".join(p.get("text") or p.get("markup", "") for p in annotations)
    for found in json.loads(body)["matches"]:
        start = passages.to_code_points(whole, found["offset"])
        n = max(i for i, offset in enumerate(offsets) if offset <= start)
        at = sheets[n].start + start - offsets[n]
        assert doc.text[at : at + len(WORD)] == WORD


def test_findings_carry_rule_place_and_unsafe_fix() -> None:
    with serving(_mark_words) as (url, _):
        linter = _linter(url)
        text = f"# Заголовок\n\nЭто 😀 **{WORD}**, а вот ещё текст.\n"
        found = _theirs(linter.check(text))
        assert [(f.rule, text[f.start : f.end], f.replacements, f.safe) for f in found] == [
            ("languagetool/TEST", WORD, ("прибор",), False)
        ]
        assert linter.fix(text) == text
        assert "**прибор**" in linter.fix(text, unsafe=True)


def test_code_addresses_quotations_and_wrong_examples_stay_here() -> None:
    text = "Текст `секрет` и [ссылка](https://private.example/тайна).\n\n> Цитата автора.\n\n⛔ Неверный пример.\n"
    with serving(_mark_words) as (url, asked):
        _linter(url).check(text)
    assert len(asked) == 1
    for word in ("секрет", "private", "Цитата", "Неверный"):
        assert word not in asked[0]["data"]


def test_a_suppression_holds_for_languagetool_too() -> None:
    with serving(_mark_words) as (url, _):
        text = f"<!-- pravka: off languagetool -->\n\nЭто {WORD} и текст.\n"
        assert _theirs(_linter(url).check(text)) == []


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (lambda form: (500, b"Internal"), "error 500: Internal"),
        (lambda form: (400, b"'xx' is not a language code"), "is not a language code"),
        (lambda form: (200, b"<html>"), "not JSON"),
        (lambda form: (200, b"[]"), "not LanguageTool's"),
        (lambda form: (200, b'{"matches": [{}]}'), "not LanguageTool's"),
        (lambda form: (0, b""), "broke off"),
        (lambda form: (time.sleep(2.5), (200, b"{}"))[1], "no answer in 2 s"),
    ],
)
def test_a_faulty_server_is_a_plain_message(answer: Answer, message: str) -> None:
    with serving(answer) as (url, _), pytest.raises(ToolError) as caught:
        _linter(url).check("Обычный текст абзаца.")
    assert message in str(caught.value)
    assert url in str(caught.value)


def test_no_server_is_a_plain_message() -> None:
    with pytest.raises(ToolError, match="cannot be reached"):
        _linter("http://127.0.0.1:9").check("Обычный текст абзаца.")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"mode": "remote"}, "languagetool.mode: expected off | local | server"),
        ({"mode": "server"}, "languagetool.url: expected an address"),
        ({"timeuot": 3}, "languagetool.timeuot: unknown key"),
        ({"picky": 1}, "languagetool.picky: expected true or false"),
        ({"timeout": 0}, "languagetool.timeout: expected seconds over 0"),
        ({"on-failure": "ignore"}, "languagetool.on-failure: expected error | warn"),
        ({"levels": {"STYLE": "loud"}}, "languagetool.levels: expected a table of levels"),
        ({"memory": "much"}, 'languagetool.memory: expected a size like "1g"'),
    ],
)
def test_wrong_settings_are_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(values, "pravka.toml")
    assert message in str(caught.value)


def test_a_wrong_table_is_refused_when_the_config_is_read() -> None:
    with pytest.raises(ConfigError, match=r"languagetool\.mode"):
        pravka.Linter({"languagetool": {"mode": "remote"}})


@pytest.mark.parametrize(
    ("url", "public"),
    [
        ("https://api.languagetool.org/v2", True),
        ("https://API.LanguageToolPlus.com", True),
        ("http://localhost:8081", False),
        ("http://lt.example/?api.languagetool.org", False),
    ],
)
def test_the_public_service_is_known_by_its_host(url: str, public: bool) -> None:
    assert options.is_public(url) == public


def test_levels_go_by_category_and_rule() -> None:
    doc = markdown.parse(f"Это {WORD} и текст.")
    with serving(_mark_words) as (url, _):
        levels = [
            [f.level for f in Reader(Options(mode="server", url=url, cache=False, levels=table)).read([doc])[0]]
            for table in ({"GRAMMAR": "error"}, {"GRAMMAR": "error", "TEST": "info"}, {"GRAMMAR": "off"})
        ]
    assert levels == [["error"], ["info"], []]


def test_on_failure_warn_keeps_our_findings() -> None:
    linter = _linter("http://127.0.0.1:9", **{"on-failure": "warn"})
    assert "typography/hyphen-as-dash" in [f.rule for f in linter.check("Генеративный ИИ - это область.")]
    assert "cannot be reached" in linter.trouble


DEAD = "http://127.0.0.1:9"


def test_without_languagetool_our_findings_are_printed_and_the_exit_code_is_2(tmp_path: Path) -> None:
    write(tmp_path / "post.md", DASH)
    done = run("check", f"--languagetool={DEAD}", "post.md", cwd=tmp_path)
    assert (done.returncode, DASH_RULE in done.stdout, "cannot be reached" in done.stdout) == (2, True, True)


def test_many_files_say_once_that_languagetool_could_not_be_asked(tmp_path: Path) -> None:
    for n in range(5):
        write(tmp_path / f"post{n}.md", DASH)
    done = run("check", f"--languagetool={DEAD}", ".", cwd=tmp_path)
    assert (done.stdout + done.stderr).count("cannot be reached") == 1
    assert done.stdout.count(DASH_RULE) == 5


def test_with_on_failure_warn_the_exit_code_is_that_of_our_findings(tmp_path: Path) -> None:
    write(tmp_path / "post.md", DASH)
    write(tmp_path / "pravka.toml", f'[languagetool]\nurl = "{DEAD}"\non-failure = "warn"\n')
    done = run("check", "post.md", cwd=tmp_path)
    assert (done.returncode, DASH_RULE in done.stdout) == (0, True)
    assert done.stderr.startswith("предупреждение: LanguageTool at")


def test_a_flag_never_sends_text_to_the_public_service(tmp_path: Path) -> None:
    write(tmp_path / "post.md", DASH)
    done = run("check", "--languagetool=https://api.languagetool.org", "post.md", cwd=tmp_path)
    assert done.returncode == 2
    assert "впишите адрес в настройки" in done.stdout + done.stderr


def test_an_address_in_the_config_may_be_public_and_is_said_to_be() -> None:
    table = {"url": "https://api.languagetool.org"}
    assert second_reader.choose(table, "local")["mode"] == "server"
    assert second_reader.choose(table, "https://api.languagetool.org/v2")["mode"] == "server"
    assert "https://api.languagetool.org" in second_reader.warn_of_public_service(table)
    assert second_reader.warn_of_public_service({"url": "http://localhost:8081"}) == ""


@pytest.mark.parametrize(
    ("table", "flag", "mode"),
    [
        ({}, "", "off"),
        ({}, "local", "local"),
        ({"mode": "off", "url": DEAD}, "", "off"),
        ({"mode": "off", "url": DEAD}, "local", "server"),
        ({"mode": "local"}, DEAD, "server"),
        ({"url": DEAD}, "", "server"),
    ],
)
def test_flag_and_config_together(table: dict[str, str], flag: str, mode: str) -> None:
    assert options.mode(second_reader.choose(table, flag)) == mode


def test_the_doctor_says_what_is_missing_and_how_to_mend_it(tmp_path: Path) -> None:
    done = run("languagetool", "doctor", cwd=tmp_path, PATH=str(tmp_path), LTP_JAR_DIR_PATH=str(tmp_path))
    assert done.returncode == 2
    assert "✗ Java не найдена; установите: apt install openjdk-17-jre-headless" in done.stdout
    assert "✗ LanguageTool не установлен: pravka languagetool install" in done.stdout


def test_a_rule_of_languagetool_is_explained_by_its_page(tmp_path: Path) -> None:
    done = run("explain", "languagetool/V_OTLICHIE", cwd=tmp_path)
    assert (done.returncode, "rule/show/V_OTLICHIE?lang=ru" in done.stdout) == (0, True)


def test_an_install_is_not_begun_without_consent(tmp_path: Path) -> None:
    pytest.importorskip("language_tool_python")
    done = run("languagetool", "install", cwd=tmp_path, LTP_PATH=str(tmp_path))
    assert done.returncode == 2
    assert "260 МБ" in done.stdout
    assert "Ничего не скачано" in done.stdout


def test_the_newest_installation_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LTP_JAR_DIR_PATH", raising=False)
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    assert installation.find() is None
    for version in ("6.8", "6.10"):
        write(tmp_path / f"LanguageTool-{version}/libs/languagetool-core.jar", version)
    found = installation.find()
    assert found
    assert "LanguageTool-6.10" in found.version


def test_a_server_that_failed_is_not_asked_again() -> None:
    with serving(lambda form: (500, b"Internal")) as (url, asked):
        linter = _linter(url, **{"on-failure": "warn"})
        linter.check("Обычный текст абзаца.")
        linter.check("Другой текст абзаца.")
    assert len(asked) == 1


def test_equal_passages_are_asked_once_and_a_second_run_not_at_all(tmp_path: Path) -> None:
    text = f"Это {WORD} и текст.\n\nДругой абзац текста.\n\nЭто {WORD} и текст.\n"
    doc = markdown.parse(text)
    with serving(_mark_words) as (url, asked):
        options = Options(mode="server", url=url)
        first = Reader(options, Cache(tmp_path / "lt.sqlite3")).read([doc])
        second = Reader(options, Cache(tmp_path / "lt.sqlite3")).read([doc])
    assert len(asked) == 1
    assert asked[0]["data"].count(WORD) == 1
    assert first == second
    assert len(first[0]) == 2


def test_other_settings_are_asked_anew(tmp_path: Path) -> None:
    doc = markdown.parse(f"Это {WORD} и текст.")
    with serving(_mark_words) as (url, asked):
        for picky in (False, True):
            Reader(Options(mode="server", url=url, picky=picky), Cache(tmp_path / "lt.sqlite3")).read([doc])
    assert [form["level"] for form in asked] == ["default", "picky"]


def test_a_damaged_cache_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "lt.sqlite3"
    path.write_bytes(b"not a database" * 100)
    with serving(_mark_words) as (url, _):
        found = Reader(Options(mode="server", url=url), Cache(path)).read([markdown.parse(f"Это {WORD}.")])
    assert len(found[0]) == 1


def _finding(start: int, end: int, level: str = "warning", rule: str = "a/b") -> Finding:
    return Finding(rule, level, start, end, "…")


THEIRS = _finding(4, 12, rule="languagetool/TEST")


@pytest.mark.parametrize("ours", [_finding(4, 12), _finding(10, 20), _finding(8, 8), _finding(4, 12, "error")])
def test_where_our_rule_marks_the_span_one_finding_is_shown(ours: Finding) -> None:
    assert choice.merge([ours], [THEIRS]) == ([ours], [])


@pytest.mark.parametrize("ours", [_finding(12, 20), _finding(12, 12), _finding(4, 4), _finding(0, 90, "info")])
def test_a_finding_beside_theirs_or_advice_about_a_whole_sentence_hides_nothing(ours: Finding) -> None:
    assert choice.merge([ours], [THEIRS]) == ([ours], [THEIRS])


def test_advice_of_ours_gives_way_to_a_warning_of_theirs_on_the_same_place() -> None:
    assert choice.merge([_finding(4, 12, "info")], [THEIRS]) == ([], [THEIRS])


@pytest.mark.parametrize(
    ("marked", "replacement", "place", "left"),
    [
        ("знаю что", "знаю, что", "", ","),
        ("Для того, чтобы", "Для того чтобы", ",", ""),
        ("должен должен", "должен", " должен", ""),
        ("могли создастся", "могли создаться", "создастся", "создаться"),
        ("папке \0\0что", "папке, что", "", ","),
        ("нас как обычно есть", "нас, как обычно, есть", " как обычно", ", как обычно,"),
        ("вы\nможете находится", "вы можете находиться", "находится", "находиться"),
    ],
)
def test_a_span_is_cut_down_to_what_changes(marked: str, replacement: str, place: str, left: str) -> None:
    start, end, replacements = narrow(marked, (replacement,))
    assert (marked[start:end], replacements) == (place, (left,))


@pytest.mark.parametrize(
    ("rules", "shown"),
    [
        ({}, [("languagetool/TEST", "warning")]),
        ({"languagetool/TEST": "off"}, []),
        ({"languagetool": False}, []),
        ({"languagetool": "error"}, [("languagetool/TEST", "error")]),
        ({"languagetool": "off", "languagetool/TEST": "info"}, [("languagetool/TEST", "info")]),
        ({"languagetool/TEST": {"enabled": False}}, []),
    ],
)
def test_rules_of_languagetool_are_set_like_ours(rules: dict[str, Any], shown: list[tuple[str, str]]) -> None:
    assert [(f.rule, f.level) for f in choice.settle([THEIRS], (), (), rules)] == shown


def test_select_and_ignore_hold_for_languagetool() -> None:
    assert list(choice.settle([THEIRS], ("typography",), (), {})) == []
    assert list(choice.settle([THEIRS], ("languagetool",), (), {})) == [THEIRS]
    assert list(choice.settle([THEIRS], (), ("languagetool/TEST",), {})) == []


def test_nothing_is_asked_where_select_leaves_nothing_of_languagetool() -> None:
    with serving(_mark_words) as (url, asked):
        linter = pravka.Linter({"languagetool": {"url": url, "cache": False}, "select": ["typography"]})
        linter.check(f"Это {WORD} и текст.")
    assert asked == []


def test_a_suppression_that_hides_only_languagetool_is_used() -> None:
    with serving(_mark_words) as (url, _):
        text = f"Это <!-- pravka: off-next-line -->\n{WORD} и текст.\n"
        assert [f.rule for f in _linter(url).check(text)] == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Это будет карточка :) Вот.", "карточка :"),
        ("Выделение ::selection есть.", " :"),
        ("💡 Чтобы отправить письмо.", "💡 Чтобы отправить"),
        ("Попап открывается → скрипт добавляет класс.", "открывается → скрипт добавляет"),
        ("Вот и `код` здесь.", "и `код` здесь"),
    ],
)
def test_false_alarms_on_markdown_are_not_shown(text: str, marked: str) -> None:
    start = text.index(marked)
    match = passages.Match(start, start + len(marked), "X", "GRAMMAR", "…", (), "")
    assert quiet.is_false_alarm(markdown.parse(text), start, start + len(marked), match)


def test_the_rules_off_are_those_that_were_seldom_right() -> None:
    read = json.loads((Path(__file__).parents[1] / "tools/languagetool/verdicts.json").read_text(encoding="utf-8"))
    seldom = {rule for rule, (n, genuine, m, more) in read.items() if genuine + more < 0.7 * (n + m)}
    assert seldom == quiet.OFF


def test_an_enabled_rule_is_asked_about() -> None:
    with serving(_mark_words) as (url, asked):
        for enable in ([], ["UPPERCASE_SENTENCE_START"]):
            _linter(url, enable=enable).check("Обычный текст абзаца.")
    assert ["UPPERCASE_SENTENCE_START" in form["disabledRules"] for form in asked] == [True, False]


def test_no_comma_is_wanted_at_a_dash() -> None:
    text = "Метод создает объект -- то есть принимает другой."
    start = text.index("--")
    match = passages.Match(start, start + 9, "X", "PUNCTUATION", "…", ("--, то есть",), "")
    assert quiet.is_false_alarm(markdown.parse(text), start, start + 9, match)


def test_offsets_of_java_become_code_points() -> None:
    assert passages.to_code_points("a😀b", 3) == 2
    assert passages.to_code_points("абв", 2) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_java_dies_with_a_killed_pravka(tmp_path: Path) -> None:
    marker, log = tmp_path / "pid", tmp_path / "log" / "server.log"
    log.parent.mkdir()
    child = f"import os, time; open({str(marker)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    parent = (
        "import subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, {guard.__file__!r}, {str(log)!r},"
        f" sys.executable, '-c', {child!r}], stdin=subprocess.PIPE)\ntime.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", parent], env=os.environ)
    assert _soon(lambda: marker.exists() and bool(marker.read_text()))
    process.send_signal(signal.SIGKILL)
    process.wait()
    pid = int(marker.read_text())
    assert _soon(lambda: not _is_alive(pid))
    assert _soon(lambda: not log.parent.exists())


def _soon(condition: Callable[[], bool]) -> bool:
    """Wait up to ten seconds for a condition."""
    for _ in range(200):
        if condition():
            return True
        time.sleep(0.05)
    return False


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
