"""Which lines changed since a commit: git's diff from the merge base to the files on disk."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import NamedTuple

from pravka.errors import ToolError

HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class Changes(NamedTuple):
    """Changed lines by absolute path; a file that git does not know yet is changed as a whole (None)."""

    lines: Mapping[str, tuple[range, ...] | None]

    def touch(self, path: str, first: int, last: int) -> bool:
        """Tell whether any of the lines first..last (from 1, both included) of a file is changed."""
        ranges = self.lines.get(os.path.realpath(path), ())
        return ranges is None or any(r.start <= last and first < r.stop for r in ranges)


def read(revision: str, folder: str = ".") -> Changes:
    """Ask git what changed between the merge base of `revision` and HEAD, and the working tree. Raises ToolError."""
    top = _git(folder, "rev-parse", "--show-toplevel").strip()
    base = _git(top, "merge-base", "--end-of-options", revision, "HEAD").strip()
    diff = _git(
        top, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--src-prefix=a/",
        "--dst-prefix=b/", base, "--",
    )  # fmt: skip
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    lines: dict[str, tuple[range, ...] | None] = {
        os.path.realpath(os.path.join(top, name)): ranges for name, ranges in parse(diff).items()
    }
    lines |= {os.path.realpath(os.path.join(top, name)): None for name in new if name}
    return Changes(lines)


def parse(diff: str) -> Mapping[str, tuple[range, ...]]:
    """Read the new line numbers of each file out of a unified diff without context."""
    found: dict[str, tuple[range, ...]] = {}
    name = ""
    left = 0  # lines of the hunk still to come: a changed line may itself look like a header
    for line in diff.split("\n"):
        if left and line[:1] in ("+", "-"):
            left -= 1
        elif line.startswith("+++ "):
            name = _unquote(line[4:].rstrip("\t")).removeprefix("b/")
        elif match := HUNK.match(line):
            start, count = int(match[1]), int(match[2] or 1)
            left = count + _old_count(line)
            found[name] = (*found.get(name, ()), range(start, start + count))
    return found


def _old_count(hunk: str) -> int:
    old = hunk.split(" ", 2)[1]
    return int(old.partition(",")[2] or 1)


def _unquote(name: str) -> str:
    """Undo git's quoting of names with control characters and quotes."""
    if not name.startswith('"'):
        return name
    return name.strip('"').encode().decode("unicode_escape").encode("latin-1").decode("utf-8", "surrogateescape")


def _git(folder: str, *arguments: str) -> str:
    import subprocess

    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments], cwd=folder, capture_output=True, check=True
        )
    except FileNotFoundError as error:
        raise ToolError("--since: git not found") from error
    except subprocess.CalledProcessError as error:
        raise ToolError(f"--since: git {arguments[0]}: {error.stderr.decode(errors='replace').strip()}") from error
    return done.stdout.decode("utf-8", "surrogateescape")
