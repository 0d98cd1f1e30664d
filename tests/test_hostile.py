"""Texts and files that try to hang, crash or fool the program."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pravka.linter import Linter
from program import DASH, DASH_RULE, run, write

sys.path.append(str(Path(__file__).parents[1] / "bench"))
from hostile import TEXTS

LIMIT = 60  # seconds, then the process is killed


@pytest.fixture(scope="module")
def linter() -> Linter:
    warm = Linter()
    warm.check("Тёплый текст.")
    return warm


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that another user can reach: pytest's own are closed to others."""
    folder = Path("/tmp") / f"pravka-test-{os.getpid()}"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def survives(work: Callable[[], None]) -> bool:
    """Run in a child process that is killed after LIMIT seconds."""
    child = os.fork()
    if child == 0:
        signal.alarm(LIMIT)
        code = 1
        try:
            work()
            code = 0
        except Exception:
            import traceback

            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_checked(linter: Linter, name: str) -> None:
    text = TEXTS[name](100_000)

    def work() -> None:
        for finding in linter.check(text):
            assert 0 <= finding.start <= finding.end <= len(text)

    assert survives(work)


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_fixed(linter: Linter, name: str) -> None:
    text = TEXTS[name](5_000)
    assert survives(lambda: str(linter.fix(text, unsafe=True)) and None)


@pytest.mark.parametrize(
    ("name", "raw", "code", "said"),
    [
        ("empty", b"", 0, "замечаний нет"),
        ("bom", b"\xef\xbb\xbf", 0, ""),
        ("binary", b"\x89PNG\r\n\x1a\n\0\0\0\xff" * 50, 2, "двоичный файл"),
        ("cp1251", "Старый русский текст.".encode("cp1251"), 2, "iconv -f CP1251"),
        ("utf-16", "Текст".encode("utf-16"), 2, "UTF-16"),
        ("nul", "Текст\0 и ещё\0.\n".encode(), 0, ""),
        ("lone-surrogate", b"\xed\xa0\x80", 2, "байт 0xED на месте 0"),
    ],
)
def test_an_odd_file_is_said_what_it_is(tmp_path: Path, name: str, raw: bytes, code: int, said: str) -> None:
    (tmp_path / "a.md").write_bytes(raw)
    done = run("check", "--fail-on", "never", "a.md", cwd=tmp_path)
    assert done.returncode == code
    assert said in done.stdout
    assert "Traceback" not in done.stderr


def test_a_line_of_5_mb_is_checked(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "Хороший текст без ошибок. " * 110_000 + "ИИ - это область.")
    done = run("check", "--select", DASH_RULE, cwd=tmp_path)
    assert done.stdout.startswith("a.md:1:2860004:")
    assert max(map(len, done.stdout.splitlines())) < 200


def test_a_file_of_20_mb_is_checked(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "Хороший текст без ошибок.\n\n" * 420_000)
    assert run("check", "--select", DASH_RULE, cwd=tmp_path).returncode == 0


def test_names_that_are_no_text_are_shown(tmp_path: Path) -> None:
    odd = os.path.join(os.fsencode(tmp_path), b"\xff\n.md")
    Path(os.fsdecode(odd)).write_text(DASH)
    done = run("check", "--select", DASH_RULE, cwd=tmp_path)
    assert "udcff" in done.stdout
    assert "Traceback" not in done.stderr


AS_NOBODY = """
import os, pathlib, sys, tempfile
from pravka import cli
with tempfile.TemporaryDirectory() as folder:  # import everything while we may: the interpreter may be root's own
    pathlib.Path(folder, "a.md").write_text("ИИ - это.")
    pathlib.Path(folder, "b.md").write_bytes(b"\\xff")
    cli.run(["check", "--fix", "--quiet", folder])
if os.geteuid() == 0:
    os.seteuid(65534)
print("STARTED")
sys.exit(cli.run(sys.argv[1:]))
"""


def as_nobody(*arguments: str, cwd: Path) -> tuple[int, str]:
    """Run the program without root's right to read and write everything."""
    command = [sys.executable, "-c", AS_NOBODY, "check", "--select", DASH_RULE, "--lang", "ru", *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    return done.returncode, done.stdout.decode().partition("STARTED\n")[2]


def test_an_unreadable_file_is_named_and_the_others_checked(open_folder: Path) -> None:
    write(open_folder / "a.md", DASH).chmod(0)
    write(open_folder / "b.md", DASH)
    code, shown = as_nobody(cwd=open_folder)
    assert code == 2
    assert "a.md: ошибка: не читается: нет прав" in shown
    assert "b.md:1:17" in shown


def test_a_read_only_folder_keeps_its_files(open_folder: Path) -> None:
    path = write(open_folder / "a.md", DASH)
    path.chmod(0o666)
    open_folder.chmod(0o555)
    code, shown = as_nobody("--fix", cwd=open_folder)
    assert code == 2
    assert "a.md: ошибка: не записывается: нет прав; файл остался прежним" in shown
    assert path.read_text() == DASH


def test_a_read_only_file_is_not_replaced(open_folder: Path) -> None:
    path = write(open_folder / "a.md", DASH)
    path.chmod(0o444)
    assert as_nobody("--fix", cwd=open_folder)[0] == 2
    assert path.read_text() == DASH


def test_a_full_disk_leaves_the_file_whole(tmp_path: Path) -> None:
    text = DASH + "\n" + "Хороший текст без ошибок.\n" * 1000
    path = write(tmp_path / "a.md", text)
    done = subprocess.run(
        [sys.executable, "-m", "pravka", "check", "--select", DASH_RULE, "--fix", "--lang", "ru"],
        cwd=tmp_path,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        check=False,
    )
    assert done.returncode == 2
    assert "файл остался прежним" in done.stdout.decode()
    assert path.read_text() == text
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.fixture
def heeded_ctrl_c() -> Iterator[None]:
    """A job in the background ignores Ctrl-C and hands that on to what it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded_ctrl_c")
def test_ctrl_c_ends_at_once_with_the_files_whole(tmp_path: Path) -> None:
    text = DASH + "\n" + "Хороший текст без ошибок.\n\n" * 20_000
    for n in range(20):
        write(tmp_path / f"{n}.md", text)
    process = subprocess.Popen(
        [sys.executable, "-m", "pravka", "check", "--fix", "--select", DASH_RULE],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while process.poll() is None and all(p.read_text() == text for p in tmp_path.glob("*.md")):
        time.sleep(0.05)  # until the first file is mended
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=LIMIT)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert {p.read_text() for p in tmp_path.iterdir()} <= {text, text.replace(" - ", " — ")}
    assert len(list(tmp_path.iterdir())) == 20


def test_a_closed_pipe_is_no_fault(tmp_path: Path) -> None:
    for n in range(50):
        write(tmp_path / f"{n}.md", (DASH + "\n") * 50)
    command = f"{sys.executable} -m pravka check | head -n 1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr
