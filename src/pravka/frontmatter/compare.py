"""Whether two front matters differ in one value only: how a fix is verified."""

from __future__ import annotations

from typing import Any

from pravka.document import FrontMatter


def same_but(before: FrontMatter, after: FrontMatter | None, path: tuple[str | int, ...]) -> bool:
    """Tell whether `after` equals `before` in everything but the value (or the name of the key) at `path`.

    An element of a list stands for its list, as removing one moves the others. A broken block has no values: then the
    fix must make it readable, or less broken, without losing a key.
    """
    if after is None:
        return False
    if before.values is None:
        return _mended(before, after)
    if after.values is None:
        return False
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if not path:
        return bool(before.values == after.values)
    return _equal_but(before.values, after.values, path)


def _mended(before: FrontMatter, after: FrontMatter) -> bool:
    lost = {e.path for e in before.entries if len(e.path) == 1} - {e.path for e in after.entries}
    return not lost and (after.values is not None or len(after.flaws) < len(before.flaws))


def _equal_but(before: Any, after: Any, path: tuple[str | int, ...]) -> bool:
    if isinstance(before, list) and isinstance(after, list) and isinstance(path[0], int):
        if len(before) != len(after) or path[0] >= len(before):
            return False
        others = all(a == b for i, (a, b) in enumerate(zip(before, after, strict=True)) if i != path[0])
        return others and (len(path) == 1 or _equal_but(before[path[0]], after[path[0]], path[1:]))
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    if path[0] not in after:  # the key was renamed, or removed
        rest = {k: v for k, v in before.items() if k != path[0]}
        new = [k for k in after if k not in before]
        return len(new) <= 1 and rest == {k: v for k, v in after.items() if k not in new}
    others = {k: v for k, v in before.items() if k != path[0]} == {k: v for k, v in after.items() if k != path[0]}
    return others and (len(path) == 1 or path[0] not in before or _equal_but(before[path[0]], after[path[0]], path[1:]))
