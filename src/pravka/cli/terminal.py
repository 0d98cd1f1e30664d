"""What the terminal is like: language, colours, width, a progress bar."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TextIO

BAR = 30
PATIENCE = 1.0  # seconds without a progress bar
REDRAW = 0.1


@lru_cache(maxsize=1)
def choose_lang() -> str:
    """Choose the language of help, and of errors before a config is read: --lang, the environment, else Russian."""
    for n, argument in enumerate(sys.argv):
        value = sys.argv[n + 1] if argument == "--lang" and n + 1 < len(sys.argv) else argument.removeprefix("--lang=")
        if value in ("ru", "en") and argument.startswith("--lang"):
            return value
    from pravka.config import system_lang

    return system_lang()


def say(ru: str, en: str) -> str:
    """Choose between two texts by the language."""
    return ru if choose_lang() == "ru" else en


def has_color(stream: TextIO) -> bool:
    """Tell whether to colour: NO_COLOR and FORCE_COLOR decide, else whether the stream is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def find_width(stream: TextIO) -> int:
    """Return the cells of a terminal line, 100 where there is no terminal."""
    try:
        return max(40, min(os.get_terminal_size(stream.fileno()).columns, 140))
    except (OSError, ValueError):
        return 100


def track(paths: Sequence[str], quiet: bool) -> Iterator[str]:
    """Pass the paths on; on a terminal draw a progress bar once it has taken over a second."""
    if quiet or not sys.stderr.isatty() or len(paths) < 2:
        yield from paths
        return
    started = drawn = time.monotonic()
    try:
        for n, path in enumerate(paths):
            now = time.monotonic()
            if now - started > PATIENCE and now - drawn > REDRAW:
                drawn = now
                _draw(n, len(paths))
            yield path
    finally:
        if drawn > started:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _draw(done: int, total: int) -> None:
    full = BAR * done // total
    sys.stderr.write(f"\r\x1b[K{'█' * full}{'░' * (BAR - full)} {done}/{total}\r")
    sys.stderr.flush()
