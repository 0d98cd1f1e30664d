"""The hooks of .pre-commit-hooks.yaml, run by the real pre-commit in a scratch repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from program import DASH, write

MANIFEST = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def call(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with identity, home and cache of its own."""
    environment = os.environ | {
        "HOME": str(cwd.parent), "XDG_CACHE_HOME": str(cwd.parent / "cache"), "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org", "LANG": "ru_RU.UTF-8",
    }  # fmt: skip
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository whose config fails on warnings."""
    folder = tmp_path / "site"
    folder.mkdir()
    call("git", "init", cwd=folder)
    write(folder / "pravka.toml", 'fail-on = "warning"\n')
    return folder


def commit(folder: Path, hook_id: str, name: str, text: str) -> subprocess.CompletedProcess[str]:
    """Stage a post and commit it with one hook installed, run from this checkout instead of from a clone."""
    hook = next(dict(h) for h in yaml.safe_load(MANIFEST.read_text(encoding="utf-8")) if h["id"] == hook_id)
    arguments = hook["entry"].removeprefix("pravka ")
    hook |= {"language": "system", "entry": f"{sys.executable} -m pravka {arguments}"}
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    write(folder / ".pre-commit-config.yaml", yaml.safe_dump(config, allow_unicode=True))
    assert call(sys.executable, "-m", "pre_commit", "install", cwd=folder).returncode == 0
    write(folder / name, text)
    call("git", "add", ".", cwd=folder)
    return call("git", "commit", "-m", "post", cwd=folder)


def test_the_manifest_is_valid() -> None:
    done = call(sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST), cwd=MANIFEST.parent)
    assert done.returncode == 0, done.stdout


def test_a_post_with_a_flaw_is_not_committed(repository: Path) -> None:
    done = commit(repository, "pravka", "пост.md", DASH)
    assert done.returncode == 1
    assert "пост.md:1:17: предупреждение" in done.stdout + done.stderr
    assert call("git", "log", cwd=repository).returncode != 0


def test_a_clean_post_is_committed(repository: Path) -> None:
    assert commit(repository, "pravka", "post.md", "Всё хорошо.\n").returncode == 0


def test_other_files_are_not_looked_at(repository: Path) -> None:
    assert commit(repository, "pravka", "notes.txt", DASH).returncode == 0


def test_the_fixing_hook_mends_and_asks_to_stage(repository: Path) -> None:
    done = commit(repository, "pravka-fix", "post.md", DASH)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout + done.stderr
    assert (repository / "post.md").read_text() == DASH.replace(" - ", " — ")
    call("git", "add", "post.md", cwd=repository)
    assert call("git", "commit", "-m", "post", cwd=repository).returncode == 0
