"""Finding the posts: folders, globs, links, .gitignore. Reading them is in files.py."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pravka.files import FileTrouble, trouble

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})  # and every hidden one

Ignores = tuple[tuple[str, Any], ...]  # (folder of the .gitignore, its compiled lines), outermost first


def find(paths: Iterable[str], skipped: Callable[[str], bool]) -> Iterator[str | FileTrouble]:
    """Yield the Markdown files of the paths (files, folders, globs), each once, and what could not be found.

    Folders are walked in order of names; hidden folders, .gitignore and `skipped` are respected in them. A file
    that is named outright is taken whatever its suffix.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for found in _expand(path, skipped):
            if isinstance(found, FileTrouble):
                yield found
            elif (key := _identity(found)) is None or key not in seen:
                seen.update([key] if key else [])
                yield found


def _expand(path: str, skipped: Callable[[str], bool]) -> Iterator[str | FileTrouble]:
    if os.path.isdir(path):
        yield from _walk(path, skipped, _ignores_above(path), set())
    elif os.path.lexists(path):
        if not skipped(path):
            yield path
    elif any(mark in path for mark in "*?["):
        import glob

        matches = sorted(glob.glob(path, recursive=True))
        for match in matches:
            yield from _expand(match, skipped)
        if not matches:
            yield FileTrouble(path, "no-match")
    else:
        yield FileTrouble(path, "missing")


def _walk(
    folder: str, skipped: Callable[[str], bool], ignores: Ignores, above: set[tuple[int, int]]
) -> Iterator[str | FileTrouble]:
    """Yield the posts under a folder; `above` are the folders on the way here, so a link to one of them ends."""
    key = _identity(folder)
    if key is None or key in above:
        return
    try:
        with os.scandir(folder) as listing:
            entries = {entry.name: entry for entry in listing}
    except OSError as error:
        yield trouble(folder, "unreadable", error)
        return
    if ".gitignore" in entries:
        ignores = (*ignores, *_read_ignores(folder, ".gitignore"))
    here = "" if folder == "." else os.path.join(folder, "")
    for name in sorted(entries):
        path = here + name
        is_folder = _is_folder(entries[name])
        wanted = not (name.startswith(".") or name in SKIPPED_FOLDERS) if is_folder else _is_post(name)
        if not wanted or _is_ignored(path, is_folder, ignores) or skipped(path):
            continue
        if is_folder:
            yield from _walk(path, skipped, ignores, above | {key})
        else:
            yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell from what the listing says; of a link the system is asked."""
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def _is_post(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def _is_ignored(path: str, is_folder: bool, ignores: Ignores) -> bool:
    if not ignores:
        return False
    full = os.path.abspath(path) + ("/" if is_folder else "")
    for base, spec in reversed(ignores):  # the innermost file that has an opinion decides, as in git
        verdict = spec.check_file(full[len(base) + 1 :]).include
        if verdict is not None:
            return bool(verdict)
    return False


def _ignores_above(folder: str) -> Ignores:
    """Read the .gitignore files between the top of the repository and the folder (without its own)."""
    found: Ignores = ()
    here = os.path.abspath(folder)
    while not os.path.exists(os.path.join(here, ".git")):
        here, inner = os.path.dirname(here), here
        if here == inner:
            return ()  # no repository
        found = (*_read_ignores(here, ".gitignore"), *found)
    return (*_read_ignores(here, ".git/info/exclude"), *found)


def _read_ignores(folder: str, name: str) -> Ignores:
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return ()
    from pathspec import GitIgnoreSpec

    return ((os.path.abspath(folder).rstrip("/"), GitIgnoreSpec.from_lines(lines)),)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
