"""Changed lines since a commit."""

import shutil
import subprocess
from pathlib import Path

import pytest

from pravka import since
from pravka.errors import ToolError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init")
    (tmp_path / "пост.md").write_text("раз\nдва\nтри\nчетыре\n")
    (tmp_path / "old.md").write_text("раз\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    git(tmp_path, "checkout", "-b", "work")
    return tmp_path


def test_only_changed_lines_are_touched(repository: Path) -> None:
    (repository / "пост.md").write_text("раз\nДВА\nтри\nчетыре\nпять\n")
    git(repository, "commit", "-am", "second")
    (repository / "пост.md").write_text("раз\nДВА\nтри\nчетыре\nПЯТЬ\n")
    changes = since.read("main", str(repository))
    touched = [n for n in range(1, 6) if changes.touch(str(repository / "пост.md"), n, n)]
    assert touched == [2, 5]
    assert changes.touch(str(repository / "пост.md"), 3, 5)
    assert not changes.touch(str(repository / "old.md"), 1, 1)


def test_what_others_changed_meanwhile_does_not_count(repository: Path) -> None:
    git(repository, "checkout", "main")
    (repository / "old.md").write_text("раз\nчужое\n")
    git(repository, "commit", "-am", "elsewhere")
    git(repository, "checkout", "work")
    assert not since.read("main", str(repository)).touch(str(repository / "old.md"), 1, 9)


def test_a_new_file_is_changed_as_a_whole(repository: Path) -> None:
    (repository / 'new "one".md').write_text("раз\nдва\n")
    changes = since.read("main", str(repository))
    assert changes.touch(str(repository / 'new "one".md'), 2, 2)
    git(repository, "add", ".")
    assert since.read("main", str(repository)).touch(str(repository / 'new "one".md'), 2, 2)


def test_lines_that_look_like_headers_are_lines(repository: Path) -> None:
    (repository / "пост.md").write_text("раз\n++ b/x\n@@ -1 +9 @@\nтри\nчетыре\n")
    git(repository, "commit", "-am", "odd")
    changes = since.read("main", str(repository))
    assert list(changes.lines.values()) == [(range(2, 4),)]


def test_a_deleted_line_touches_nothing(repository: Path) -> None:
    (repository / "пост.md").write_text("раз\nтри\nчетыре\n")
    changes = since.read("main", str(repository))
    assert not changes.touch(str(repository / "пост.md"), 1, 9)


def test_an_unknown_revision_is_an_error(repository: Path) -> None:
    with pytest.raises(ToolError, match="--since: git merge-base"):
        since.read("нет", str(repository))
    with pytest.raises(ToolError, match="--since"):
        since.read("--help", str(repository))


def test_a_folder_outside_git_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="not a git repository"):
        since.read("main", str(tmp_path))
