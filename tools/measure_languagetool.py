"""Measure pravka, LanguageTool through it, and both; write tools/languagetool/figures.json, docs/languagetool.md.

    python tools/measure_languagetool.py EVAL_FOLDER CORPUS_FOLDER [--cache FILE] [--skip quality places cost post]

EVAL_FOLDER holds run.py and dev/, CORPUS_FOLDER Markdown files. LanguageTool must be installed (`make languagetool`,
with LTP_JAR_DIR_PATH set). Only figures are kept, no texts. Parts that are skipped keep their last figures.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import languagetool_page
from pravka import Linter, files, markdown
from pravka.document import BORDER, MARKUP, OBJECT
from pravka.findings import Finding
from pravka.languagetool import client, passages, server
from pravka.languagetool.cache import Cache
from pravka.languagetool.options import Options
from pravka.languagetool.passages import Passage
from pravka.languagetool.quiet import OFF
from pravka.languagetool.reader import Reader

MEASURES = ("typos", "clean", "spell", "gec")
PARTS = ("quality", "places", "cost", "post")
SAMPLE, PLACES = 200, 500  # files
TIMES = 7  # a run of one post is timed; the quickest counts on a busy machine
CORPUS_SEED = 7


class Subject:
    """What run.py calls a linter: our findings, LanguageTool's, or both; LanguageTool's count as grammar."""

    def __init__(self, ours: bool, reader: Reader | None) -> None:
        self.linter, self.ours = Linter(), ours
        if reader:
            self.linter.config = self.linter.config._replace(languagetool={"mode": "local"})
            self.linter._reader = reader

    def check(self, text: str) -> list[Finding]:
        """Return the findings run.py may count."""
        doc = self.linter.parse(text)
        found = self.linter.lint(text)[1] if self.ours else []
        found = self.linter.review([(doc, found)])[0]
        return [f._replace(rule=f.rule.replace("languagetool/", "grammar/lt-")) for f in found]


def main() -> None:
    """Measure what is not skipped, keep the figures, write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "pravka-measure.sqlite3")
    parser.add_argument("--skip", nargs="*", choices=PARTS, default=[])
    arguments = parser.parse_args()
    figures = languagetool_page.load()
    sample = sorted(arguments.corpus.rglob("*.md"))
    random.Random(CORPUS_SEED).shuffle(sample)
    with server.running(Options(mode="local", start_timeout=300)) as started:
        if "quality" not in arguments.skip:
            figures["quality"] = measure_quality(arguments.folder, started.url, Cache(arguments.cache))
        if "places" not in arguments.skip:
            figures["places"] = count_places(sample[:PLACES], started.url)
        if "cost" not in arguments.skip:
            figures["cost"] = measure_cost(sample[:SAMPLE], started)
        if "post" not in arguments.skip:
            figures["post"] = measure_post(sample[:SAMPLE], started.url)
    languagetool_page.save(figures)


def measure_quality(folder: Path, url: str, cache: Cache) -> dict[str, Any]:
    """Run the measures of run.py for each reader."""
    run = _load(folder / "run.py")
    rows = {name: run.load(folder / "dev" / f"{name}.jsonl") for name in MEASURES}
    texts = [row.get("before") or row.get("text") or row["source"] for held in rows.values() for row in held]
    options = Options(mode="server", url=url, timeout=600)
    every = Reader(options._replace(enable=tuple(sorted(OFF))), cache)
    shipped = Reader(options, cache)
    sheets = [p for text in texts for p in passages.of(markdown.parse(text))]
    for reader in (every, shipped):
        for n in range(0, len(sheets), 2000):
            reader.learn(sheets[n : n + 2000])
    subjects = {
        "pravka": Subject(True, None),
        "LanguageTool, all rules": Subject(False, every),
        "LanguageTool": Subject(False, shipped),
        "both": Subject(True, shipped),
    }
    return {who: _measure(run, subject, rows) for who, subject in subjects.items()}


def count_places(paths: Sequence[Path], url: str) -> dict[str, int]:
    """Compare what each match marks in the file with what LanguageTool shows of it in its own context."""
    options = Options(mode="server", url=url, timeout=600, spelling=True)
    count = {"files": 0, "matches": 0, "wrong": 0}
    for path in paths:
        with contextlib.suppress(files.FileTrouble):
            doc = markdown.parse(files.read(str(path)).text)
            count["files"] += 1
            for sheet in _bundles(list(passages.of(doc))):
                annotations, offsets = passages.compose(sheet)
                answer = client.send(url, annotations, options)
                shown = [_shown(m["context"]) for m in answer["matches"]]
                whole = "".join(a.get("text") or a.get("markup", "") for a in annotations)
                for match, context in zip(answer["matches"], shown, strict=True):
                    start = passages.to_code_points(whole, match["offset"])
                    end = passages.to_code_points(whole, match["offset"] + match["length"])
                    n = max(i for i, offset in enumerate(offsets) if offset <= start)
                    if end > offsets[n] + sheet[n].length:
                        continue  # it reaches into the border we put between passages: never shown
                    at = sheet[n].start - offsets[n]
                    count["matches"] += 1
                    count["wrong"] += _as_sent(doc.prose[at + start : at + end]) != context
    return count


def measure_cost(paths: Sequence[Path], started: server.Server) -> dict[str, Any]:
    """Time pravka alone, with a warm server, with one of its own, and from the cache."""
    with tempfile.TemporaryDirectory() as folder:
        warm = (f"--languagetool={started.url}",)
        runs: dict[str, tuple[str, ...]] = {"alone": (), "warm": warm, "cached": warm, "own": ("--languagetool",)}
        cost: dict[str, Any] = {"files": len(paths), "characters": sum(len(p.read_text("utf-8")) for p in paths)}
        _run([*map(str, paths[:20])], warm, Path(folder) / "first")  # the server's own warming up
        for name, options in runs.items():
            home = Path(folder) / name.replace("cached", "warm")
            before = _cpu(_java(started))
            cost[name] = _run([*map(str, paths)], options, home)
            if name != "own":
                cost[name]["java cpu"] = round(_cpu(_java(started)) - before, 2)
        cost["java memory"] = _peak(_java(started))
    return cost


def measure_post(paths: Sequence[Path], url: str) -> dict[str, float]:
    """Time one post of 15 KB: wall with a warm server, CPU from the cache (the quickest runs; they take turns)."""
    post = sorted(paths, key=lambda p: abs(p.stat().st_size - 15_000))[0]
    flag = (f"--languagetool={url}",)
    runs: dict[str, list[dict[str, float]]] = {"alone": [], "warm": [], "cached": []}
    with tempfile.TemporaryDirectory() as folder:
        for n in range(TIMES + 1):
            home = Path(folder) / str(n)
            for name, options in (("alone", ()), ("warm", flag), ("cached", flag)):
                runs[name].append(_run([str(post)], options, home))
    best = {name: {k: min(run[k] for run in held[1:]) for k in ("wall", "cpu")} for name, held in runs.items()}
    return {
        "size": post.stat().st_size,
        "alone": best["alone"]["wall"],
        "warm": round(best["warm"]["wall"] - best["alone"]["wall"], 3),
        "cached": round(best["cached"]["cpu"] - best["alone"]["cpu"], 3),
    }


def _run(paths: Sequence[str], options: Sequence[str], home: Path) -> dict[str, float]:
    """Run pravka check in a process of its own: seconds of wall and CPU, peak memory in MB."""
    home.mkdir(exist_ok=True)
    environment = os.environ | {"XDG_CACHE_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "pravka", "check", "--quiet", "--format", "json", *paths, *options]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(said.decode())
    cpu = used.ru_utime + used.ru_stime
    return {"wall": round(wall, 3), "cpu": round(cpu, 3), "memory": round(used.ru_maxrss / 1024)}


def _java(started: server.Server) -> int:
    children = Path(f"/proc/{started.process.pid}/task/{started.process.pid}/children").read_text().split()
    return int(children[0])


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> int:
    """Peak memory of a process in MB."""
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) // 1024 if found else 0


def _bundles(sheets: list[Passage]) -> Iterator[list[Passage]]:
    for n in range(0, len(sheets), 40):
        yield sheets[n : n + 40]


def _shown(context: dict[str, Any]) -> str:
    """The marked part of a context; Java counts in UTF-16."""
    units = context["text"].encode("utf-16-le")
    return str(units[2 * context["offset"] : 2 * (context["offset"] + context["length"])].decode("utf-16-le"))


def _as_sent(prose: str) -> str:
    return re.sub(f"[{MARKUP}{OBJECT}{BORDER}]", "~", re.sub(r"[\r\n]", " ", prose)).replace("\u00ad", "\u200b")


def _load(path: Path) -> Any:
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location("run", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _measure(run: Any, linter: Subject, rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    subject = run.Subject.__new__(run.Subject)
    subject.linter = linter
    measures: dict[str, Callable[..., Any]] = run.MEASURES
    with contextlib.redirect_stdout(io.StringIO()):
        return {name: measures[name](subject, held, 0) for name, held in rows.items()}


if __name__ == "__main__":
    main()
