"""Compile the rules into the package's data files when a wheel or an editable install is built."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling before the files are packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root) / "src"))
        from pravka import rules

        lean, texts = rules.compile_rules(rules.load(Path(self.root) / "rules"))
        Path(rules.COMPILED).write_text(lean, encoding="utf-8")
        Path(rules.TEXTS).write_text(texts, encoding="utf-8")
