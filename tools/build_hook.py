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

        for target, content in zip((rules.COMPILED, rules.TEXTS), rules.compile_rules(rules.load(Path(self.root) / "rules")), strict=True):
            target.write_text(content, encoding="utf-8")
