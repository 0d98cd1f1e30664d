"""Where LanguageTool and Java are on this machine. Nothing is started or downloaded here.

language_tool_python installs LanguageTool and names the places; it is not imported to look there, because it costs more
than a whole run whose answers are in the cache.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

JARS = "LTP_JAR_DIR_PATH"  # a folder with LanguageTool's jars
DOWNLOADS = "LTP_PATH"  # the folder language_tool_python downloads to
JAVA_NEEDED = 17


class Installation(NamedTuple):
    """LanguageTool on this machine: its class path and a name that changes with its version."""

    class_path: str
    version: str


def find() -> Installation | None:
    """Look for LanguageTool: LTP_JAR_DIR_PATH first, then the newest that language_tool_python has installed."""
    folder = os.environ.get(JARS)
    if folder:
        return _in_folder(Path(folder))
    downloads = os.environ.get(DOWNLOADS)
    base = Path(downloads) if downloads else Path.home() / ".cache" / "language_tool_python"
    newest = max(base.glob("LanguageTool-*/"), key=_number, default=None)
    return _in_folder(newest) if newest else None


def java_version() -> int | None:
    """Return the major version of Java on the PATH, None if there is none."""
    import shutil
    import subprocess

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


def _in_folder(folder: Path) -> Installation | None:
    jars = sorted(folder.glob("*.jar")) + sorted((folder / "libs").glob("*.jar"))
    core = next((j for j in jars if "languagetool-core" in j.name), None)
    core = core or next((j for j in jars if "languagetool" in j.name), None)
    if core is None:
        return None
    path = os.pathsep.join(str(folder / part) for part in ("", "*", "libs/*"))
    return Installation(path, f"{core} {core.stat().st_size} {core.stat().st_mtime_ns}")


def _number(folder: Path) -> tuple[int, ...]:
    """6.8 of LanguageTool-6.8, to be compared; a snapshot (its date) is newer than any release."""
    return tuple(int(part) for part in re.findall(r"\d+", folder.name))
