"""Print the dev dependencies of pyproject.toml for pip: `pip install --group` needs pip 25.1, venv may be older."""

import tomllib
from pathlib import Path

groups = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
print(*groups["dev"])
