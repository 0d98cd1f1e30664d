"""Measure pravka, LanguageTool through pravka, and both, on a folder of evaluation data; write docs/languagetool-figures.md.

    python tools/measure_languagetool.py EVAL_FOLDER [--url http://127.0.0.1:8081] [--verdicts FILE] > docs/…

EVAL_FOLDER holds run.py and dev/. Without --url a local LanguageTool is started. Only figures are printed, no texts.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pravka import Linter
from pravka.findings import Finding

MEASURES = ("typos", "clean", "spell", "gec")
READERS = ("pravka", "LanguageTool", "both")


class Reader:
    """What run.py calls a linter: findings of pravka, of LanguageTool, or of both; LanguageTool's count as grammar."""

    def __init__(self, who: str, url: str, texts: Sequence[str]) -> None:
        mode = {"mode": "server", "url": url} if url else {"mode": "local"}
        self.who = who
        self.linter = Linter({} if who == "pravka" else {"languagetool": mode})
        if who != "pravka":
            for n in range(0, len(texts), 400):
                self.linter.prefetch((text, "") for text in texts[n : n + 400])

    def check(self, text: str) -> list[Finding]:
        """Return the findings run.py may count."""
        doc, ours = self.linter.lint(text)
        found = self.linter.review([(doc, [] if self.who == "LanguageTool" else ours)])[0]
        return [f._replace(rule=f.rule.replace("languagetool/", "grammar/lt-")) for f in found]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--url", default="")
    arguments = parser.parse_args()
    run = _load(arguments.folder / "run.py")
    rows = {name: run.load(arguments.folder / "dev" / f"{name}.jsonl") for name in MEASURES}
    texts = [row.get("before") or row.get("text") or row["source"] for held in rows.values() for row in held]
    figures = {who: _measure(run, Reader(who, arguments.url, texts), rows) for who in READERS}
    sys.stdout.write(_table(figures))


def _load(path: Path) -> Any:
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location("run", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _measure(run: Any, reader: Reader, rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    subject = run.Subject.__new__(run.Subject)
    subject.linter = reader
    with contextlib.redirect_stdout(io.StringIO()):
        return {name: run.MEASURES[name](subject, held, 0) for name, held in rows.items()}


def _table(figures: dict[str, dict[str, Any]]) -> str:
    lines = ["| measure | " + " | ".join(READERS) + " |", "|---|" + "---|" * len(READERS)]
    classes = [key for key in figures["pravka"]["typos"] if "/" not in key]
    for name in classes:
        cells = [f"{f['typos'][name]['detected']:.3f} / {f['typos'][name]['at1']:.3f}" for f in figures.values()]
        lines.append(f"| typos {name}: found / fix@1 | " + " | ".join(cells) + " |")
    for name, beta in (("spell", "f1"), ("gec", "f0.5")):
        cells = [f"{f[name]['precision']:.3f} / {f[name]['recall']:.3f} / {f[name][beta]:.3f}" for f in figures.values()]
        lines.append(f"| {name}: P / R / {beta.upper()} | " + " | ".join(cells) + " |")
    cells = [f"{f['clean']['language']:.2f} / {f['clean'].get('typography', 0):.2f}" for f in figures.values()]
    lines.append("| clean: findings per 1000 words, language / typography | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n" + json.dumps({who: f["clean"] for who, f in figures.items()}) + "\n"


if __name__ == "__main__":
    main()
