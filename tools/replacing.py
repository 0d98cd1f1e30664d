"""Writing a data file whole or not at all: a run that is cut short leaves the old file."""

from __future__ import annotations

from pathlib import Path


def replace(path: Path | str, content: bytes | str) -> None:
    """Write beside the file, then rename."""
    new = Path(f"{path}.new")
    new.write_bytes(content.encode() if isinstance(content, str) else content)
    new.replace(path)
