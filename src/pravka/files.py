"""Reading files and replacing them whole: encodings, links, full disks. Finding them is in walk.py."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from typing import NamedTuple

from pravka.errors import ToolError

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "missing": {"ru": "нет такого файла или папки", "en": "no such file or folder"},
    "no-match": {"ru": "под этот шаблон не подходит ни один файл", "en": "no file matches this pattern"},
    "irregular": {
        "ru": "это не обычный файл (канал или устройство), он пропущен",
        "en": "not a regular file (a pipe or a device), skipped",
    },
    "unreadable": {"ru": "не читается: {reason}", "en": "cannot be read: {reason}"},
    "unwritable": {
        "ru": "не записывается: {reason}; файл остался прежним",
        "en": "cannot be written: {reason}; the file is as it was",
    },
    "changed": {
        "ru": "изменился на диске во время проверки; исправления не записаны, запустите ещё раз",
        "en": "changed on disk during the check; the fixes were not written, run again",
    },
    "binary": {"ru": "двоичный файл, а не текст", "en": "a binary file, not a text"},
    "utf-16": {
        "ru": "кодировка UTF-16, нужна UTF-8; перекодируйте: iconv -f UTF-16 -t UTF-8 {name} > новый.md",
        "en": "UTF-16, expected UTF-8; convert: iconv -f UTF-16 -t UTF-8 {name} > new.md",
    },
    "encoding": {
        "ru": "не UTF-8: байт {byte} на месте {offset}, строка {line}",
        "en": "not UTF-8: byte {byte} at offset {offset}, line {line}",
    },
    "guess": {
        "ru": "не UTF-8: байт {byte} на месте {offset}, строка {line}; похоже на {guess}. "
        "Перекодируйте: iconv -f {guess} -t UTF-8 {name} > новый.md",
        "en": "not UTF-8: byte {byte} at offset {offset}, line {line}; looks like {guess}. "
        "Convert: iconv -f {guess} -t UTF-8 {name} > new.md",
    },
}
REASONS = {  # what the system says, in Russian
    "PermissionError": "нет прав",
    "IsADirectoryError": "это папка",
    "FileNotFoundError": "файл исчез",
}


class FileTrouble(ToolError):
    """A file that could not be found, read or written, said in either language."""

    def __init__(self, path: str, kind: str, **fields: str) -> None:
        self.path, self.kind, self.fields = path, kind, fields
        super().__init__(f"{path}: {self.say('en')}")

    def say(self, lang: str) -> str:
        """Put the trouble in words, without the path."""
        return MESSAGES[self.kind][lang].format(name=os.path.basename(self.path), **_reason(self.fields, lang))


class Source(NamedTuple):
    """A file as it was read: its text, and the bytes a later write compares the disk with."""

    path: str
    text: str
    raw: bytes


def read(path: str) -> Source:
    """Read a UTF-8 file with its line ends and BOM as they are. Raises FileTrouble."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise FileTrouble(path, "irregular")
        with open(path, "rb", buffering=0) as file:  # read whole at once
            raw = file.read()
    except OSError as error:
        raise trouble(path, "unreadable", error) from error
    return Source(path, decode(raw, path), raw)


def decode(raw: bytes, path: str) -> str:
    """Decode UTF-8; on failure say which byte is wrong and what the encoding seems to be. Raises FileTrouble."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise FileTrouble(path, "utf-16") from None
        if b"\0" in raw[:8000]:
            raise FileTrouble(path, "binary") from None
        at = error.start
        fields = {"byte": f"0x{raw[at]:02X}", "offset": str(at), "line": str(raw.count(b"\n", 0, at) + 1)}
        guess = guess_encoding(raw)
        if guess:
            raise FileTrouble(path, "guess", guess=guess, **fields) from None
        raise FileTrouble(path, "encoding", **fields) from None


def guess_encoding(raw: bytes) -> str:
    """Guess the Russian one-byte encoding of a text, "" if it does not look Russian in any.

    The measure is the share of lower-case Russian letters among the bytes over 127: the same bytes read in a
    wrong table give capitals, box-drawing marks and signs.
    """
    high = bytes(byte for byte in raw[:20_000] if byte > 127)
    best = max(("CP1251", "KOI8-R", "CP866"), key=lambda name: _russian_share(high, name))
    return best if len(high) >= 4 and _russian_share(high, best) > 0.7 else ""


def replace(source: Source, text: str) -> None:
    """Put `text` in place of the file, whole or not at all. Raises FileTrouble.

    The new text goes to a file beside the old one and is renamed over it, so a full disk or Ctrl-C leaves the old
    file. A link stays a link. A file that is no longer what was read is left alone.
    """
    target = os.path.realpath(source.path)
    temporary = os.path.join(os.path.dirname(target), f".{os.path.basename(target)[:100]}.pravka-{os.getpid()}")
    try:
        with open(target, "r+b") as file:  # for writing too: a read-only file is not to be replaced
            if file.read() != source.raw:
                raise FileTrouble(source.path, "changed")
        _write_beside(target, temporary, text.encode("utf-8"))
    except OSError as error:
        raise trouble(source.path, "unwritable", error) from error


def trouble(path: str, kind: str, error: OSError) -> FileTrouble:
    """Turn an error of the system into one about this file."""
    return FileTrouble(path, kind, reason=error.strerror or type(error).__name__, cause=type(error).__name__)


def _write_beside(target: str, temporary: str, raw: bytes) -> None:
    done = False
    try:
        with open(temporary, "xb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(temporary, target)
        done = True
    finally:
        if not done and os.path.exists(temporary):
            os.unlink(temporary)


def _russian_share(high: bytes, encoding: str) -> float:
    text = high.decode(encoding, errors="replace")
    return sum("а" <= letter <= "я" or letter == "ё" for letter in text) / (len(text) or 1)


def _reason(fields: Mapping[str, str], lang: str) -> Mapping[str, str]:
    known = REASONS.get(fields.get("cause", "")) if lang == "ru" else None
    return {**fields, "reason": known} if known else fields
