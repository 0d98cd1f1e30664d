"""LanguageTool as a second reader: places, faults, cache. The server here is a small one that answers as told."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pravka
from pravka import markdown
from pravka.errors import ConfigError, ToolError
from pravka.languagetool import guard, passages
from pravka.languagetool.cache import Cache
from pravka.languagetool.options import Options, parse
from pravka.languagetool.reader import Reader

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


PIECES = st.sampled_from(
    [WORD, f"**{WORD}**", "😀", "е\u0301", "й", "`код`", "[ссылка](https://a.example/ю)", "слово", "и", ",", "\r\n", "\n\n", "# ",
     "- ", "| а | б |", "<b>", "\u00ad", "&mdash;", "$x$", "𝕏"]
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
        found = [f for f in linter.check(text) if f.rule.startswith("languagetool/")]
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
        assert [f.rule for f in _linter(url).check(text) if f.rule.startswith("languagetool/")] == []


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
    ],
)
def test_wrong_settings_are_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(values, "pravka.toml")
    assert message in str(caught.value)


def test_equal_passages_are_asked_once_and_a_second_run_not_at_all(tmp_path: Path) -> None:
    text = f"Это {WORD} и текст.\n\nДругой абзац текста.\n\nЭто {WORD} и текст.\n"
    doc = markdown.parse(text)
    with serving(_mark_words) as (url, asked):
        options = Options(mode="server", url=url)
        first = Reader(options, Cache(tmp_path / "lt.sqlite3")).read([doc], [[]])
        second = Reader(options, Cache(tmp_path / "lt.sqlite3")).read([doc], [[]])
    assert len(asked) == 1
    assert asked[0]["data"].count(WORD) == 1
    assert first == second
    assert len(first[0]) == 2


def test_other_settings_are_asked_anew(tmp_path: Path) -> None:
    doc = markdown.parse(f"Это {WORD} и текст.")
    with serving(_mark_words) as (url, asked):
        for picky in (False, True):
            Reader(Options(mode="server", url=url, picky=picky), Cache(tmp_path / "lt.sqlite3")).read([doc], [[]])
    assert [form["level"] for form in asked] == ["default", "picky"]


def test_a_damaged_cache_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "lt.sqlite3"
    path.write_bytes(b"not a database" * 100)
    with serving(_mark_words) as (url, _):
        found = Reader(Options(mode="server", url=url), Cache(path)).read([markdown.parse(f"Это {WORD}.")], [[]])
    assert len(found[0]) == 1


def test_where_our_rule_marks_the_span_one_finding_is_shown() -> None:
    text = f"Это {WORD} и текст."
    doc = markdown.parse(text)
    ours = pravka.Linter().check("Хук - это функция.")[0]._replace(start=4, end=4 + len(WORD))
    with serving(_mark_words) as (url, _):
        assert Reader(Options(mode="server", url=url, cache=False)).read([doc], [[ours]]) == [[]]


def test_offsets_of_java_become_code_points() -> None:
    assert passages.to_code_points("a😀b", 3) == 2
    assert passages.to_code_points("абв", 2) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_java_dies_with_a_killed_pravka(tmp_path: Path) -> None:
    marker = tmp_path / "pid"
    child = f"import os, time; open({str(marker)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    parent = (
        "import subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, {guard.__file__!r}, {str(tmp_path / 'log')!r},"
        f" sys.executable, '-c', {child!r}], stdin=subprocess.PIPE)\ntime.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", parent], env=os.environ)
    assert _soon(lambda: marker.exists() and bool(marker.read_text()))
    process.send_signal(signal.SIGKILL)
    process.wait()
    pid = int(marker.read_text())
    assert _soon(lambda: not _is_alive(pid))


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
