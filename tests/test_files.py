"""Finding, reading and replacing files."""

import os
import stat
from pathlib import Path

import pytest

from pravka import files, walk
from pravka.files import FileTrouble


def names(root: Path, *paths: str, skipped: str = "") -> list[str]:
    found = walk.find([str(root / p) for p in paths], lambda path: bool(skipped) and skipped in path)
    return [os.path.relpath(f, root) if isinstance(f, str) else f.kind for f in found]


def make(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("текст\n", encoding="utf-8")


def test_a_folder_gives_its_posts_in_order(tmp_path: Path) -> None:
    make(tmp_path, "б/в.md", "а.MD", "г.mdx", "note.txt", ".git/x.md", "node_modules/y.md", "д.markdown")
    assert names(tmp_path, "") == ["а.MD", "б/в.md", "г.mdx", "д.markdown"]


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    make(tmp_path, "note.txt")
    assert names(tmp_path, "note.txt", "note.txt") == ["note.txt"]


def test_globs_are_expanded(tmp_path: Path) -> None:
    make(tmp_path, "a/1.md", "a/b/2.md", "a/3.txt")
    assert names(tmp_path, "a/**/*.md") == ["a/1.md", "a/b/2.md"]
    assert names(tmp_path, "z*.md") == ["no-match"]


def test_a_file_with_brackets_in_its_name_is_no_glob(tmp_path: Path) -> None:
    make(tmp_path, "[draft].md")
    assert names(tmp_path, "[draft].md") == ["[draft].md"]


def test_what_is_missing_is_said_and_the_rest_is_found(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    assert names(tmp_path, "нет.md", "a.md") == ["missing", "a.md"]


def test_gitignore_is_respected_at_every_level(tmp_path: Path) -> None:
    make(tmp_path, "posts/a.md", "posts/draft.md", "posts/keep/draft.md", "build/x.md", "posts/sub/build/y.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("/build/\ndraft.md\n")
    (tmp_path / "posts/keep/.gitignore").write_text("!draft.md\n")
    expected = ["posts/a.md", "posts/keep/draft.md", "posts/sub/build/y.md"]
    assert names(tmp_path, "") == expected
    assert names(tmp_path, "posts") == expected


def test_an_ignored_file_named_outright_is_taken(tmp_path: Path) -> None:
    make(tmp_path, "draft.md")
    (tmp_path / ".gitignore").write_text("draft.md\n")
    assert names(tmp_path, "") == []
    assert names(tmp_path, "draft.md") == ["draft.md"]


def test_links_that_loop_end(tmp_path: Path) -> None:
    make(tmp_path, "a/post.md")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a")
    (tmp_path / "a/twin.md").symlink_to(tmp_path / "a/post.md")
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")
    assert names(tmp_path, "") == ["a/post.md", "self.md"]
    with pytest.raises(FileTrouble, match="cannot be read"):
        files.read(str(tmp_path / "self.md"))


def test_excluded_files_are_not_found(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "old/b.md")
    assert names(tmp_path, "", "old/b.md", skipped="old") == ["a.md"]


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(FileTrouble, match="not a regular file"):
        files.read(str(tmp_path / "pipe.md"))


def test_text_is_read_as_it_is(tmp_path: Path) -> None:
    raw = "\ufeff---\r\nя\u2028\0🦀".encode()
    (tmp_path / "a.md").write_bytes(raw)
    assert files.read(str(tmp_path / "a.md")).text.encode() == raw


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_another_russian_encoding_is_recognised(encoding: str) -> None:
    raw = "# Заголовок\n\nОбычный русский текст, набранный давно.\n".encode(encoding)
    with pytest.raises(FileTrouble) as caught:
        files.decode(raw, "old.md")
    said = caught.value.say("ru")
    assert "байт 0x" in said
    assert "на месте 2, строка 1" in said
    assert f"iconv -f {encoding.upper()} -t UTF-8 old.md" in said


def test_one_broken_byte_in_utf_8_is_named_without_a_guess() -> None:
    raw = "Первая строка\nвторая".encode() + b"\xff" + "и дальше".encode()
    with pytest.raises(FileTrouble) as caught:
        files.decode(raw, "a.md")
    assert caught.value.say("en") == "not UTF-8: byte 0xFF at offset 38, line 2"


def test_utf_16_and_binary_files_are_told_apart() -> None:
    for raw, kind in (("да".encode("utf-16"), "utf-16"), (b"\x89PNG\r\n\x1a\n\0\0\xff", "binary")):
        with pytest.raises(FileTrouble) as caught:
            files.decode(raw, "a.md")
        assert caught.value.kind == kind


def test_replacing_keeps_mode_and_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("было")
    real.chmod(0o640)
    link.symlink_to(real)
    files.replace(files.read(str(link)), "стало")
    assert link.is_symlink()
    assert real.read_text() == "стало"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link.md", "real.md"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("было")
    source = files.read(str(path))
    path.write_text("правка автора")
    with pytest.raises(FileTrouble, match="changed on disk"):
        files.replace(source, "стало")
    assert path.read_text() == "правка автора"


def test_a_file_that_is_gone_is_not_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("было")
    source = files.read(str(path))
    path.unlink()
    with pytest.raises(FileTrouble) as caught:
        files.replace(source, "стало")
    assert "файл исчез" in caught.value.say("ru")
    assert not path.exists()
