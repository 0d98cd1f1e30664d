"""Compare the measured quality with the floors of bench/floors.toml.

    python bench/quality.py EVAL_FOLDER [--raise]

EVAL_FOLDER holds run.py and the data; without it there is nothing to measure, which is said and is no failure.
--raise lifts every floor that the figures exceed, less the margin.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.toml")
MARGIN = 0.005


def measure(folder: Path) -> Mapping[str, Any]:
    """Run the evaluation in a process of its own and return its figures."""
    with tempfile.TemporaryDirectory() as scratch:
        figures = Path(scratch) / "figures.json"
        subprocess.run([sys.executable, folder / "run.py", "--data", folder / "dev", "--json", figures], check=True)
        return json.loads(figures.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def compare(figures: Mapping[str, Any], floors: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[bool, str]]:
    """Yield (holds, line) for every floor and ceiling; a ceiling is written `max-…`."""
    for measure_name, limits in floors.items():
        for name, limit in limits.items():
            ceiling = name.startswith("max-")
            value = look_up(figures.get(measure_name, {}), name.removeprefix("max-"))
            if value is None:
                continue
            holds = value <= limit if ceiling else value >= limit
            sign = "<=" if ceiling else ">="
            yield holds, f"{'ok  ' if holds else 'FAIL'} {measure_name} {name}: {value:.3f} {sign} {limit:.3f}"


def look_up(figures: Mapping[str, Any], path: str) -> float | None:
    """Look a name up, or follow it as a dotted path: "f0.5", "ALL.at1"."""
    value: Any = figures.get(path)
    if value is None:
        value = figures
        for name in path.split("."):
            if not isinstance(value, Mapping) or name not in value:
                return None
            value = value[name]
    return float(value)


def lift(text: str, figures: Mapping[str, Any]) -> str:
    """Return the floors file with every limit moved to the figure, less the margin; never loosened."""
    out, section = [], ""
    for line in text.splitlines(keepends=True):
        if header := re.match(r"\[(.+)\]", line):
            section = header[1]
        row = re.match(r'"?([^"=\s]+)"? = ([\d.]+)', line)
        value = look_up(figures.get(section, {}), row[1].removeprefix("max-")) if row else None
        if row and value is not None:
            old = float(row[2])
            ceiling = row[1].startswith("max-")
            new = min(old, value * 1.05 + MARGIN) if ceiling else max(old, value - MARGIN)
            line = f'"{row[1]}" = {new:.3f}\n'
        out.append(line)
    return "".join(out)


def main() -> None:
    """Print every comparison; leave with 1 if a floor is broken."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/eval")
    if not (folder / "run.py").exists() or not (folder / "dev").is_dir():
        print(f"NOTE: no evaluation data in {folder}: the quality floors were not checked")
        return
    figures = measure(folder)
    if "--raise" in sys.argv:
        FLOORS.write_text(lift(FLOORS.read_text(encoding="utf-8"), figures), encoding="utf-8")
    rows = list(compare(figures, tomllib.loads(FLOORS.read_text(encoding="utf-8"))))
    print(*(line for _, line in rows), sep="\n")
    sys.exit(not all(holds for holds, _ in rows))


if __name__ == "__main__":
    main()
