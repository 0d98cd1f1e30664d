"""LanguageTool itself, started by pravka and beside it. Needs Java and its jars: `make languagetool`."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pravka import Linter
from pravka.languagetool import client, installation, server
from pravka.languagetool.options import Options
from program import run, write

pytestmark = [
    pytest.mark.languagetool,
    pytest.mark.skipif(
        not os.environ.get(installation.JARS) or (installation.java_version() or 0) < installation.JAVA_NEEDED,
        reason="no LanguageTool here: make languagetool, and set LTP_JAR_DIR_PATH to its folder",
    ),
]
LOCAL = '[languagetool]\nmode = "local"\n'
FLAWED = "# Отчёт\n\nМы вернёмся к вопросу согласно приказа директора. В течении 😀 **дня** придёт ответ.\n"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A running server."""
    with server.running(Options(mode="local", start_timeout=300)) as started:
        yield started.url


def _linter(url: str, **more: object) -> Linter:
    table = {"mode": "server", "url": url, "cache": False, "timeout": 120, **more}
    return Linter({"languagetool": table, "select": ["languagetool"]})


def test_findings_stand_at_their_words(url: str) -> None:
    text = "Шум 😀 стих. Он **может** находится в `коде` здесь.\r\n\r\n- Поэтому мы по прежнему должны ждать.\r\n"
    found = {(f.rule.split("/")[1], text[f.start : f.end], f.replacements[0]) for f in _linter(url).check(text)}
    assert ("Verb_and_Verb", "находится", "находиться") in found
    assert ("Pravopisanie_po-prezhnemu", " ", "-") in found


def test_headings_items_and_cells_are_no_unfinished_sentences(url: str) -> None:
    text = (
        "# Заголовок без точки\n\n- первый пункт\n- второй пункт;\n\n| ключ | значение |\n|---|---|\n| имя | строка |\n"
    )
    assert _linter(url).check(text) == []


def test_the_speller_is_off_unless_asked_for(url: str) -> None:
    text = "Вчера пришла новая пасылка.\n"
    assert _linter(url).check(text) == []
    assert [text[f.start : f.end] for f in _linter(url, spelling=True).check(text)] == ["пасылка"]


def test_a_rule_and_a_category_are_switched_off(url: str) -> None:
    text = "Он может находится здесь.\n"
    rule = "languagetool/Verb_and_Verb"
    assert rule in [f.rule for f in _linter(url).check(text)]
    assert rule not in [f.rule for f in _linter(url, disable=["Verb_and_Verb"]).check(text)]
    assert _linter(url, **{"disable-categories": ["GRAMMAR", "PUNCTUATION"]}).check(text) == []


def test_a_refused_language_is_a_plain_message(url: str, tmp_path: Path) -> None:
    write(tmp_path / "post.md", FLAWED)
    write(tmp_path / "pravka.toml", f'[languagetool]\nurl = "{url}"\nlanguage = "xx-XX"\ncache = false\n')
    done = run("check", "post.md", cwd=tmp_path)
    assert done.returncode == 2
    assert "xx-XX" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_run_starts_a_server_and_a_second_run_needs_no_java(tmp_path: Path) -> None:
    write(tmp_path / "post.md", "Он может находится здесь.\n")
    write(tmp_path / "pravka.toml", LOCAL + "start-timeout = 300\n")
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    arguments = ("check", "--select", "languagetool", "--format", "json", "post.md")
    first = _wait_for(*arguments, cwd=tmp_path, **cache)
    assert "languagetool/Verb_and_Verb" in first.stdout
    second = run(*arguments, cwd=tmp_path, **cache, PATH=str(tmp_path))
    assert second.stdout == first.stdout
    assert second.returncode == first.returncode


def test_out_of_memory_is_a_plain_message(tmp_path: Path) -> None:
    write(tmp_path / "post.md", FLAWED)
    write(tmp_path / "pravka.toml", LOCAL + 'memory = "16m"\ncache = false\nstart-timeout = 300\n')
    done = _wait_for("check", "post.md", cwd=tmp_path)
    assert done.returncode == 2
    assert "out of memory; raise languagetool.memory (now 16m)" in done.stdout + done.stderr


def test_a_server_that_dies_midway_is_a_plain_message() -> None:
    linter = Linter({"languagetool": {"mode": "local", "cache": False, "start-timeout": 300}})
    linter.check(FLAWED)
    reader = linter._second_reader()
    assert reader._server
    os.kill(_child(reader._server.process.pid), signal.SIGKILL)
    with pytest.raises(Exception, match=r"LanguageTool's server ended|cannot be reached|broke off"):
        linter.check("Совсем другой текст, о котором ещё не спрашивали.")
    reader.close()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(
    ("end", "ready"),
    [(signal.SIGKILL, False), (signal.SIGKILL, True), (signal.SIGINT, True), (signal.SIGTERM, False)],
)
def test_no_java_outlives_pravka(tmp_path: Path, end: signal.Signals, ready: bool) -> None:
    program = (
        "from pravka.languagetool import server; from pravka.languagetool.options import Options; import time, sys\n"
        "with server.running(Options(mode='local', start_timeout=300)): print('ready', flush=True); time.sleep(600)"
    )
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    pravka = subprocess.Popen([sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE)
    assert _soon(lambda: _java(tmp_path) is not None or pravka.poll() is not None)
    java = _java(tmp_path)
    assert java
    if ready and pravka.stdout:
        pravka.stdout.readline()
    pravka.send_signal(end)
    pravka.wait(timeout=60)
    assert _soon(lambda: not _is_alive(java))
    assert _soon(lambda: list(tmp_path.iterdir()) == [])


def test_a_healthy_server_says_so(url: str) -> None:
    assert client.is_ready(url)
    assert "✓" in run("languagetool", "doctor", "--url", url, cwd=Path()).stdout
    assert run("languagetool", "doctor", cwd=Path()).returncode == 0


def _wait_for(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run pravka without the haste of the other tests: Java starts slowly on a busy machine."""
    return run(*arguments, cwd=cwd, timeout=300, **environment)


def _java(folder: Path) -> int | None:
    """Find the Java whose guard writes its log under a folder."""
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = status.read_bytes().split(b"\0")
        except OSError:
            continue
        if str(folder).encode() in b" ".join(words) and b"-I" in words:
            return _child(int(status.parent.name)) or None
    return None


def _child(pid: int) -> int:
    """The process a guard has started, 0 if none yet."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return int((found.stdout.split() or ["0"])[0])


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _soon(condition: Callable[[], bool]) -> bool:
    """Wait up to a minute for a condition."""
    for _ in range(600):
        if condition():
            return True
        time.sleep(0.1)
    return False
