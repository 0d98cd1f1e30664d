"""Answers of LanguageTool kept by passage, version and settings, so that a second run starts no Java."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from pravka.languagetool.options import Options
from pravka.languagetool.passages import Match, Passage

KEEP = 200_000  # passages; the oldest go first
FORMAT = 2


class Cache:
    """One SQLite file; a damaged or locked one is an empty one: a cache never stops the work."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = _open(path)

    def version(self, where: str) -> str:
        """The version the server at an address, or the installation, had when it was last asked; "" if never."""
        return next(iter(self._query("SELECT version FROM servers WHERE place = ?", (where,))), ("",))[0]

    def remember(self, where: str, version: str) -> None:
        """Note the version of a server."""
        self._write("INSERT OR REPLACE INTO servers VALUES (?, ?)", [(where, version)])

    def load(self, keys: Iterable[bytes]) -> dict[bytes, tuple[Match, ...]]:
        """Return the answers there are."""
        found = {}
        for key in keys:
            for (text,) in self._query("SELECT matches FROM answers WHERE key = ?", (key,)):
                found[key] = tuple(Match(m[0], m[1], m[2], m[3], m[4], tuple(m[5]), m[6]) for m in json.loads(text))
        return found

    def store(self, answers: Mapping[bytes, tuple[Match, ...]]) -> None:
        """Keep answers."""
        rows = [(key, json.dumps(matches, ensure_ascii=False)) for key, matches in answers.items()]
        self._write("INSERT OR REPLACE INTO answers VALUES (?, ?)", rows)
        self._write("DELETE FROM answers WHERE rowid <= (SELECT max(rowid) FROM answers) - ?", [(KEEP,)])

    def _query(self, sql: str, values: tuple[object, ...]) -> list[tuple[str, ...]]:
        with suppress(sqlite3.Error):
            return self._db.execute(sql, values).fetchall() if self._db else []
        return []

    def _write(self, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
        with suppress(sqlite3.Error):
            if self._db:
                with self._db:
                    self._db.executemany(sql, rows)


def namer(version: str, options: Options, off: Iterable[str]) -> Callable[[Passage], bytes]:
    """Return a function that names the answer to a passage by all it depends on."""
    settings = options._replace(url="", mode="", timeout=0.0, start_timeout=0.0, memory="", levels={}, on_failure="")
    start = blake2b(json.dumps([FORMAT, version, settings, sorted(off)]).encode(), digest_size=16)

    def name(passage: Passage) -> bytes:
        whole = start.copy()
        for run, reading in passage.parts:
            whole.update(f"{len(run)} {reading!r} {run}".encode("utf-8", "surrogatepass"))
        return whole.digest()

    return name


def default_path() -> Path:
    """Where the cache lies on this system."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home()))
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "pravka" / "languagetool.sqlite3"


def _open(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, timeout=2, check_same_thread=False)
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, matches TEXT)")
            db.execute("CREATE TABLE IF NOT EXISTS servers (place TEXT PRIMARY KEY, version TEXT)")
            return db
        except sqlite3.DatabaseError as fault:
            if isinstance(fault, sqlite3.OperationalError):
                return None
            with suppress(OSError):
                path.unlink()
        except OSError:
            return None
    return None
