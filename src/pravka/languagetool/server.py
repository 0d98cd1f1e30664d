"""A LanguageTool server of our own: found (language_tool_python knows where), started once, stopped with us."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pravka.errors import ToolError
from pravka.languagetool import client, guard
from pravka.languagetool.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator

JARS = "LTP_JAR_DIR_PATH"  # a folder with LanguageTool's jars, the name language_tool_python gave it
MAIN = "org.languagetool.server.HTTPServer"
JAVA_NEEDED = 17
INSTALL = "run: pravka languagetool install"
TRIES = 3


class Installation(NamedTuple):
    """LanguageTool on this machine: its class path and a name that changes with its version."""

    class_path: str
    version: str


def find() -> Installation | None:
    """Look for LanguageTool: LTP_JAR_DIR_PATH first, then what language_tool_python has installed."""
    folder = os.environ.get(JARS)
    if folder:
        return _in_folder(Path(folder))
    try:
        from language_tool_python.download_lt import LocalLanguageTool
    except ImportError:
        return None
    installed = LocalLanguageTool.get_latest_installed_version()
    return _in_folder(Path(installed.get_directory_path())) if installed else None


def java_version() -> int | None:
    """Return the major version of Java on the PATH, None if there is none."""
    java = shutil.which("java")
    if not java:
        return None
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(\d+)(?:\.(\d+))?', said.stderr + said.stdout)
    if not found:
        return None
    return int(found[2] or 0) if found[1] == "1" else int(found[1])


@contextmanager
def running(options: Options) -> Iterator[str]:
    """Start a server on a free port of the loopback address, give its address, stop it at the end. Raises ToolError."""
    installation = find()
    if installation is None:
        raise ToolError(f"LanguageTool is not installed; {INSTALL}, or set {JARS} to the folder of its jars")
    java = java_version()
    if java is None:
        raise ToolError(f"LanguageTool needs Java {JAVA_NEEDED} or newer, and no java was found; install a JRE")
    if java < JAVA_NEEDED:
        raise ToolError(f"LanguageTool needs Java {JAVA_NEEDED} or newer; this is Java {java}")
    with tempfile.TemporaryDirectory(prefix="pravka-") as folder:
        log = Path(folder) / "languagetool.log"
        process, url = _start(installation, options, log)
        try:
            yield url
        finally:
            _stop(process)


def _in_folder(folder: Path) -> Installation | None:
    jars = sorted(folder.glob("*.jar")) + sorted((folder / "libs").glob("*.jar"))
    core = next((j for j in jars if "languagetool-core" in j.name), None)
    core = core or next((j for j in jars if "languagetool" in j.name), None)
    if core is None:
        return None
    path = os.pathsep.join(str(folder / part) for part in ("", "*", "libs/*"))
    return Installation(path, f"{core} {core.stat().st_size} {core.stat().st_mtime_ns}")


def _start(installation: Installation, options: Options, log: Path) -> tuple[subprocess.Popen[bytes], str]:
    for attempt in range(TRIES):
        port = _free_port()
        command = ["java", f"-Xmx{options.memory}", "-cp", installation.class_path, MAIN, "--port", str(port)]
        guarded = [sys.executable, guard.__file__, str(log), *command]
        process = subprocess.Popen(guarded, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        url = f"http://127.0.0.1:{port}"
        if _wait(process, url, options.start_timeout):
            return process, url
        ended = process.poll()
        _stop(process)
        said = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        if "Address already in use" in said and attempt < TRIES - 1:
            continue
        if ended is None:
            raise ToolError(f"LanguageTool did not start in {options.start_timeout:g} s: languagetool.start-timeout")
        raise ToolError(f"LanguageTool did not start: {_last_line(said)}")
    raise AssertionError("the loop returns or raises")


def _wait(process: subprocess.Popen[bytes], url: str, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        if client.is_ready(url):
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


def _last_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith("\tat ")]
    known = [line for line in lines if "OutOfMemory" in line or "Could not" in line or "Error" in line]
    return (known or lines or ["it printed nothing"])[-1].strip()
