"""pravka: a copy editor for Russian Markdown.

import pravka
linter = pravka.Linter({"words": ["деплоить"]})
for finding in linter.check(text):
    print(pravka.locate(text, finding.start), finding.rule, finding.message)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pravka.config import Config
    from pravka.errors import PravkaError
    from pravka.findings import Edit, Finding
    from pravka.linter import Linter, locate

__version__ = "0.1.0"
__all__ = ["Config", "Edit", "Finding", "Linter", "PravkaError", "check", "fix", "locate"]

_PLACES = {"Linter": "linter", "locate": "linter", "Config": "config", "Finding": "findings", "Edit": "findings",
           "PravkaError": "errors"}  # fmt: skip


def check(text: str, path: str | None = None) -> list[Finding]:
    """Check a Markdown text with the default configuration."""
    from pravka.linter import Linter

    return Linter().check(text, path)


def fix(text: str, path: str | None = None, unsafe: bool = False) -> str:
    """Apply the safe fixes (or all first choices) of the default configuration to a Markdown text."""
    from pravka.linter import Linter

    return Linter().fix(text, path, unsafe)


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used: start-up is most of the cost of one post."""
    if name not in _PLACES:
        raise AttributeError(f"module 'pravka' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"pravka.{_PLACES[name]}"), name)
