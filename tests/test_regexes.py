"""Regular expressions keep to what every supported Python matches alike."""

import re
from pathlib import Path

import pravka

SOURCES = Path(pravka.__file__).parent


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 (Debian 12 has 3.11.2) misreads (?:…)*+ where the group repeats something itself.

    An atomic group, (?>(?:…)*), means the same and is read alike everywhere.
    """
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")
    lines = [(path, line) for path in sorted(SOURCES.rglob("*.py")) for line in path.read_text("utf-8").splitlines()]
    assert [(path.name, line.strip()) for path, line in lines if possessive.search(line)] == []
