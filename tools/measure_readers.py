"""Ask the generators' own readers what they make of each slip, and write tests/data/readers.json.

    python tools/measure_readers.py --node FOLDER --python PROGRAM --hugo PROGRAM

FOLDER has the packages of tools/readers/readers.mjs installed by npm, PROGRAM a Python with mkdocs and pelican; Jekyll
is Debian's (ruby). Zola is not run. Each slip is a post with a title and a slug: "right" if both are read as meant,
"other" if not, "lost" if nothing is read, "stops" if the reader stops.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "tests/data/readers.json"
HERE = Path(__file__).parent / "readers"

PLAIN = {"title": "Новый релиз", "slug": "a"}
SLIPS: dict[str, tuple[str, dict[str, str]]] = {
    "bom": ("\ufeff---\ntitle: Новый релиз\nslug: a\n---\nтекст\n", PLAIN),
    "blank-before": ("\n---\ntitle: Новый релиз\nslug: a\n---\nтекст\n", PLAIN),
    "text-before": ("текст\n\n---\ntitle: Новый релиз\nslug: a\n---\nтекст\n", PLAIN),
    "trailing-space": ("--- \ntitle: Новый релиз\nslug: a\n---\nтекст\n", PLAIN),
    "dots-closing": ("---\ntitle: Новый релиз\nslug: a\n...\nтекст\n", PLAIN),
    "bad-delimiter": ("---\ntitle: Новый релиз\nslug: a\n—\nтекст\n", PLAIN),
    "mixed-delimiters": ("---\ntitle: Новый релиз\nslug: a\n+++\nтекст\n", PLAIN),
    "missing-opening": ("title: Новый релиз\nslug: a\n---\nтекст\n", PLAIN),
    "missing-closing": ("---\ntitle: Новый релиз\nslug: a\n\nтекст тут\n", PLAIN),
    "mixed-line-ends": ("---\r\ntitle: Новый релиз\r\nslug: a\n---\nтекст\n", PLAIN),
    "unquoted-colon": ("---\ntitle: Новый: релиз\nslug: a\n---\nтекст\n", {"title": "Новый: релиз", "slug": "a"}),
    "leading-special": ("---\ntitle: @media\nslug: a\n---\nтекст\n", {"title": "@media", "slug": "a"}),
    "leading-liquid": ("---\ntitle: {{ name }}\nslug: a\n---\nтекст\n", {"title": "{{ name }}", "slug": "a"}),
    "quotes-inside": ('---\ntitle: "Новый" релиз\nslug: a\n---\nтекст\n', {"title": '"Новый" релиз', "slug": "a"}),
    "unclosed-quote": ('---\ntitle: "Новый релиз\nslug: a\n---\nтекст\n', PLAIN),
    "unclosed-bracket": ("---\ntitle: Новый релиз\nslug: a\ntags: [a, b\n---\nтекст\n", PLAIN),
    "bad-escape": ('---\ntitle: "C:\\новый"\nslug: a\n---\nтекст\n', {"title": "C:\\новый", "slug": "a"}),
    "leading-space": ("---\n title: Новый релиз\nslug: a\n---\nтекст\n", PLAIN),
    "missing-space": ("---\ntitle:Новый релиз\nslug: a\n---\nтекст\n", PLAIN),
    "nbsp-in-syntax": ("---\ntitle:\u00a0Новый релиз\nslug: a\n---\nтекст\n", PLAIN),
    "tab-indent": ("---\ntitle: Новый релиз\nslug: a\ntags:\n\t- a\n\t- b\n---\nтекст\n", PLAIN),
    "tab-gap": ("---\ntitle:\tНовый релиз\nslug: a\n---\nтекст\n", PLAIN),
    "duplicate-key": ("---\ntitle: Новый релиз\nslug: a\ntitle: Старый\n---\nтекст\n", PLAIN),
}


def main() -> None:
    """Run all readers over all slips."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("node", "python", "hugo"):
        parser.add_argument(f"--{name}", required=True)
    arguments = parser.parse_args()
    record: dict[str, dict[str, str]] = {}
    for kind, (text, wanted) in SLIPS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "post.md"
            path.write_text(text, encoding="utf-8", newline="")
            found = ask(path, arguments)
        record[kind] = {name: judge(data, wanted) for name, data in sorted(found.items())}
    RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def ask(path: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    """Give what each reader reads: a mapping, None if it stops."""
    lines = run(["node", str(HERE / "readers.mjs"), str(path)], arguments.node).splitlines()
    lines += run([arguments.python, str(HERE / "pythons.py"), str(path)]).splitlines()
    found: dict[str, Any] = dict(json.loads(line) for line in lines)
    found["jekyll"] = json.loads(run(["ruby", str(HERE / "jekyll.rb"), str(path)]) or "null")
    found["hugo"] = ask_hugo(path, arguments.hugo)
    return found


def ask_hugo(path: Path, program: str) -> Any:
    """Build a site of the one post; its page prints the metadata."""
    site = path.parent / "site"
    (site / "content").mkdir(parents=True)
    (site / "layouts").mkdir()
    (site / "hugo.toml").write_text('disableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]\n')
    (site / "content/post.md").write_bytes(path.read_bytes())
    (site / "layouts/page.html").write_text('{{ dict "title" .Title "slug" .Slug | jsonify }}')
    done = subprocess.run([program, "--quiet", "-s", str(site)], capture_output=True, text=True, check=False)
    pages = [page for page in (site / "public").rglob("index.html") if page.parent.name in ("a", "post")]
    if done.returncode or not pages:
        return None
    data = json.loads(pages[0].read_text(encoding="utf-8"))
    return data if data["slug"] or data["title"] not in ("", "Post") else {}


def run(command: list[str], folder: str | None = None) -> str:
    """Run a reader and give what it prints."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def judge(data: Any, wanted: dict[str, str]) -> str:
    """Compare what was read with what was meant."""
    if data is None:
        return "stops"
    if not any(key in data for key in wanted):
        return "lost"
    return "right" if all(str(data.get(key)) == value for key, value in wanted.items()) else "other"


if __name__ == "__main__":
    main()
