"""The wheel: built, installed into an empty environment, run outside the checkout."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from program import DASH, write

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it; skipped, visibly, where there is no package index to be reached."""
    folder = tmp_path_factory.mktemp("wheel")
    build = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, ROOT],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if build.returncode and "No matching distribution" in build.stderr:
        pytest.skip("no package index: pip cannot fetch what the build needs")
    assert build.returncode == 0, build.stderr
    (wheel,) = folder.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = folder / "venv/bin/python"
    install = subprocess.run([python, "-m", "pip", "install", wheel], capture_output=True, text=True, check=False)
    if install.returncode and "No matching distribution" in install.stderr:
        pytest.skip("no package index: pip cannot fetch the dependencies")
    assert install.returncode == 0, install.stderr
    return folder


def pravka(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | {"LANG": "ru_RU.UTF-8"}
    return subprocess.run(
        [installed / "venv/bin/pravka", *arguments],
        cwd=installed, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_wheel_checks_with_its_own_rules_and_data(installed: Path) -> None:
    write(installed / "post.md", DASH + "\nНадо обработывать ошибки.\n")
    done = pravka(installed, "check", "post.md")
    assert "[typography/hyphen-as-dash]" in done.stdout
    assert "обрабатывать" in done.stdout


def test_the_wheel_explains_every_rule(installed: Path) -> None:
    shipped = [line.split()[0] for line in pravka(installed, "rules").stdout.splitlines() if "/" in line.split(" ")[0]]
    sources = {p.relative_to(ROOT / "rules").with_suffix("").as_posix() for p in (ROOT / "rules").rglob("*.y*ml")}
    assert set(shipped) == sources
    assert "## Примеры" in pravka(installed, "explain", "typography/hyphen-as-dash").stdout


def test_the_wheel_needs_no_checkout(installed: Path) -> None:
    (package,) = (installed / "venv/lib").glob("python*/site-packages/pravka")
    assert (package / "data/rules.json").exists()
    assert (package / "data/rule-texts.json").exists()
    assert (package / "py.typed").exists()
