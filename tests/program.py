"""Run the installed program as users do; not a test itself."""

import os
import subprocess
import sys
from pathlib import Path

DASH = "Генеративный ИИ - это область.\n"
DASH_RULE = "typography/hyphen-as-dash"


def run(
    *arguments: str, cwd: Path, stdin: str | bytes = b"", timeout: float = 60, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `pravka` in a folder; the output is text, colours and language are the defaults unless set."""
    clean = {k: v for k, v in os.environ.items() if k not in ("LANG", "LC_ALL", "NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "pravka", *arguments],
        cwd=cwd,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=clean | environment,
        timeout=timeout,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def write(path: Path, text: str) -> Path:
    """Write a UTF-8 file with its line ends as they are, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path
