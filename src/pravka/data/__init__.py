"""The data files of pravka; README.md beside them says where each is from. Paths are texts: pathlib slows a start."""

from __future__ import annotations

import os

FOLDER = os.path.dirname(os.path.abspath(__file__))


def path(name: str) -> str:
    """Give the path of a data file."""
    return os.path.join(FOLDER, name)


def text(name: str) -> str:
    """Read a data file of text; "" if it has not been built."""
    try:
        with open(path(name), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""
