"""A LanguageTool server of our own: started once, stopped with us."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pravka.errors import ToolError
from pravka.languagetool import client, guard
from pravka.languagetool.installation import JARS, JAVA_NEEDED, Installation, find, java_version
from pravka.languagetool.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator

MAIN = "org.languagetool.server.HTTPServer"
INSTALL = "run: pravka languagetool install"
TRIES = 3
NO_MEMORY = re.compile(r"OutOfMemory|Too small \w+ heap|initial heap size|could not reserve", re.IGNORECASE)


class Server(NamedTuple):
    """A server that has been started, its guard and what it says."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    memory: str

    def explain(self) -> str:
        """Say why the server is no longer there; "" if it is."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=1)
        said = _read(self.log)
        if NO_MEMORY.search(said):
            return f"LanguageTool ran out of memory; raise languagetool.memory (now {self.memory})"
        return "" if self.process.poll() is None else f"LanguageTool's server ended: {_last_line(said)}"


@contextmanager
def running(options: Options) -> Iterator[Server]:
    """Start a server on a free port of the loopback address, give it, stop it at the end. Raises ToolError."""
    installation = find()
    if installation is None:
        raise ToolError(f"LanguageTool is not installed; {INSTALL}, or set {JARS} to the folder of its jars")
    java = java_version()
    if java is None:
        raise ToolError(f"LanguageTool needs Java {JAVA_NEEDED} or newer, and no java was found; install a JRE")
    if java < JAVA_NEEDED:
        raise ToolError(f"LanguageTool needs Java {JAVA_NEEDED} or newer; this is Java {java}")
    with tempfile.TemporaryDirectory(prefix="pravka-", ignore_cleanup_errors=True) as folder:
        server = _start(installation, options, Path(folder) / "languagetool.log")
        try:
            yield server
        finally:
            _stop(server.process)


def _start(installation: Installation, options: Options, log: Path) -> Server:
    for attempt in range(TRIES):
        port = _free_port()
        java = ["java", f"-Xmx{options.memory}", "-XX:+ExitOnOutOfMemoryError", "-cp", installation.class_path]
        process = _launch(log, [*java, MAIN, "--port", str(port)])
        server = Server(f"http://127.0.0.1:{port}", process, log, options.memory)
        try:
            ready = _wait(server, options.start_timeout)
        except BaseException:  # Ctrl-C while waiting
            _stop(server.process)
            raise
        if ready:
            return server
        trouble, said = server.explain(), _read(log)
        _stop(server.process)
        if "Address already in use" in said and attempt < TRIES - 1:
            continue
        late = f"LanguageTool did not start in {options.start_timeout:g} s; raise languagetool.start-timeout"
        raise ToolError(trouble or late)
    raise AssertionError("the loop returns or raises")


def _launch(log: Path, command: list[str]) -> subprocess.Popen[bytes]:
    """Start a command under the guard, in a session of its own: a terminal's signals are for pravka alone."""
    guarded = [sys.executable, "-I", guard.__file__, str(log), *command]
    null = subprocess.DEVNULL
    return subprocess.Popen(guarded, stdin=subprocess.PIPE, stdout=null, stderr=null, start_new_session=True)


def _wait(server: Server, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.process.poll() is None:
        if client.is_ready(server.url):
            return True
        time.sleep(0.1)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Close the guard's input: it kills Java and ends."""
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _read(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""


def _last_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith("\tat ")]
    known = [line for line in lines if "Could not" in line or "Error" in line]
    return (known or lines or ["it printed nothing"])[-1].strip()
