"""Measure what pravka costs: CPU seconds, peak memory, instructions; and how cost grows on hostile texts.

    python bench/speed.py [EVAL_FOLDER] [--hostile] [--check]

One post of 15 KB (bench/post.md) and a bare typer program are measured in the same run, cold: the difference is
pravka's own. The doka corpus is read if EVAL_FOLDER/corpus/doka.tar.xz is there. Instructions are counted by valgrind
where it is installed; they do not depend on how busy the machine is. --check fails if a limit of LIMITS is exceeded.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hostile import TEXTS

ROOT = Path(__file__).parents[1]
RUNS = 7  # the least busy one counts
BARE = """\
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(path: str) -> None:
    print(path)
app()
"""
CHECK = ("-m", "pravka", "check", "--quiet", "--fail-on", "never")
LIMITS = {  # beyond the bare program, or in all
    "post, ms beyond bare": 60,
    "post, M instructions beyond bare": 250,
    "post, MB": 60,
    "doka, s": 12,
    "doka, MB": 150,
    "hostile, growth at doubling": 2.3,
}


class Cost(NamedTuple):
    """CPU seconds of user and system together, and the most memory held."""

    seconds: float
    megabytes: float


def main() -> None:
    """Print the table; with --check leave with 1 if a limit is exceeded."""
    compileall.compile_dir(str(ROOT / "src"), quiet=1)  # as pip does: an installed program is never compiled anew
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "bare.py").write_text(BARE)
        shutil.copy(Path(__file__).with_name("post.md"), folder)
        figures |= measure_post(folder)
        corpus = next((Path(a) / "corpus/doka.tar.xz" for a in sys.argv[1:] if not a.startswith("-")), None)
        figures |= measure_doka(folder, corpus)
        if "--hostile" in sys.argv:
            figures |= measure_hostile(folder)
    over = [name for name, limit in LIMITS.items() if figures.get(name, 0) > limit]
    for name, value in figures.items():
        limit = f"  (limit {LIMITS[name]})" if name in LIMITS else ""
        print(f"{name:42} {value:10.2f}{limit}{'  EXCEEDED' if name in over else ''}")
    sys.exit(bool(over) and "--check" in sys.argv)


def measure_post(folder: Path) -> dict[str, float]:
    """Measure one post and a bare typer program."""
    bare, post = run(["bare.py", "x"], folder), run([*CHECK, "post.md"], folder)
    figures = {
        "bare typer, ms": bare.seconds * 1000,
        "post, ms": post.seconds * 1000,
        "post, ms beyond bare": (post.seconds - bare.seconds) * 1000,
        "bare typer, MB": bare.megabytes,
        "post, MB": post.megabytes,
    }
    if shutil.which("valgrind"):
        counts = [count(command, folder) / 1e6 for command in (["bare.py", "x"], [*CHECK, "post.md"])]
        figures |= {
            "bare typer, M instructions": counts[0],
            "post, M instructions": counts[1],
            "post, M instructions beyond bare": counts[1] - counts[0],
        }
    else:
        print("NOTE: valgrind is not installed: no instruction counts")
    return figures


def measure_doka(folder: Path, archive: Path | None) -> dict[str, float]:
    """Check a whole documentation site in one process."""
    if archive is None or not archive.exists():
        print("NOTE: no corpus given: doka was not measured")
        return {}
    with tarfile.open(archive) as tar:
        tar.extractall(folder / "doka", filter="data")
    cost = run([*CHECK, "doka"], folder, 3)
    files = sum(1 for _ in (folder / "doka").rglob("*.md"))
    return {"doka, files": files, "doka, s": cost.seconds, "doka, MB": cost.megabytes}


def measure_hostile(folder: Path) -> dict[str, float]:
    """Count instructions for every hostile text doubled twice: how much more the second doubling adds than the first.

    So what does not depend on the length (start-up, imports) does not count; linear cost gives 2, a square 4. What
    exceeds the limit is doubled once more: a table that grows by leaps does so at one of the lengths only.
    """
    worst, limit = 0.0, LIMITS["hostile, growth at doubling"]
    for name, make in TEXTS.items():
        costs = [measure_text(folder, make(size)) for size in (10_000, 20_000, 40_000)]
        if growth(*costs) > limit:
            costs = [*costs[1:], measure_text(folder, make(80_000))]
        worst = max(worst, growth(*costs))
        print(f"hostile {name:34} {growth(*costs):10.2f}{'  EXCEEDED' if growth(*costs) > limit else ''}", flush=True)
    return {"hostile, growth at doubling": worst}


def measure_text(folder: Path, text: str) -> float:
    """Measure the check of one text."""
    (folder / "hostile.md").write_text(text, encoding="utf-8")
    return work([*CHECK, "hostile.md"], folder)


def growth(first: float, second: float, third: float) -> float:
    """Tell how much more the second doubling adds than the first."""
    return (third - second) / max(second - first, first / 100)  # less than that is noise


def run(command: Sequence[str], folder: Path, times: int = RUNS) -> Cost:
    """Run Python in the folder and return the cheapest of several runs."""
    costs = []
    for _ in range(times):
        with open(os.devnull, "wb") as nowhere:
            process = subprocess.Popen([sys.executable, *command], cwd=folder, stdout=nowhere, stderr=nowhere)
            _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 2):
            sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
        costs.append(Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
    return min(costs)


def work(command: Sequence[str], folder: Path) -> float:
    """Return instructions, or CPU seconds where there is no valgrind."""
    return count(command, folder) if shutil.which("valgrind") else run(command, folder, 3).seconds


def count(command: Sequence[str], folder: Path) -> int:
    """Count the instructions of a run."""
    tool = [
        "valgrind",
        "--tool=cachegrind",
        "--cache-sim=no",
        "--cachegrind-out-file=/dev/null",
        "--log-file=count.txt",
    ]
    environment = os.environ | {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([*tool, sys.executable, *command], cwd=folder, env=environment, capture_output=True, check=False)
    log = (folder / "count.txt").read_text()
    line = next(line for line in log.splitlines() if "I refs" in line or "I   refs" in line)
    return int(line.rsplit(":", 1)[1].replace(",", ""))


if __name__ == "__main__":
    main()
