"""Imports point down only (docs/architecture.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src/pravka"
LAYERS = (  # from the top; modules of one line do not import each other
    "__main__",
    "cli",
    "report examples walk",
    "linter files init since wordlist",
    "config",
    "engine languagetool",
    "rules",
    "checks",
    "auxiliaries cures",
    "capitals commas nominal speller",
    "patterns readability",
    "plain russian facts habits",
    "anchors parts spellings",
    "outline markdown",
    "frontmatter presets plurals siteconfig",
    "findings",
    "document errors",
    "data waking",
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names.split()}


def imports(path: Path) -> Iterator[str]:
    """Yield the modules of pravka a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "pravka":
            yield from (alias.name for alias in node.names if alias.name in RANK)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pravka."):
            yield str(node.module).split(".")[1]


def test_every_module_has_a_layer() -> None:
    modules = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert modules - {"__init__"} == set(RANK)


def test_imports_point_down() -> None:
    wrong = []
    for path in sorted(SOURCE.rglob("*.py")):
        here = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        wrong += [
            f"{path.relative_to(SOURCE)} imports {name}"
            for name in imports(path)
            if here in RANK and name != here and RANK[name] <= RANK[here]
        ]
    assert wrong == []


def test_checks_do_not_import_each_other() -> None:
    wrong = []
    for path in (SOURCE / "checks").glob("[a-z]*.py"):
        tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        wrong += [path.name for node in tree if isinstance(node, ast.ImportFrom) and "checks" in (node.module or "")]
    assert wrong == []


def test_libraries_are_known_to_one_module_each() -> None:
    homes = {"pyromark": "markdown", "yaml": "frontmatter", "typer": "cli", "pymorphy3": "russian", "pathspec": "walk"}
    allowed = {("yaml", "rules"), ("yaml", "config")}  # they read YAML files of their own
    found = set()
    for path in SOURCE.rglob("*.py"):
        here = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [a.name for a in node.names] if isinstance(node, ast.Import) else [getattr(node, "module", None) or ""]
            )
            found |= {(name.split(".")[0], here) for name in names}
    assert {(name, here) for name, here in found if name in homes and here != homes[name]} <= allowed
