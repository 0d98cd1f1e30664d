"""Words that no dictionary has, counted over a project: each is told of once, at its first place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pravka.document import Document
from pravka.findings import Finding
from pravka.plurals import plural

RULE = "spelling/unknown-word"
NOUNS = {"ru": (("раз", "раза", "раз"), ("файле", "файлах", "файлах")), "en": (("time", "times"), ("file", "files"))}


class Uses(NamedTuple):
    """What is known of a word so far.

    path, first  where it came first
    shown        as it is written: without a capital letter if it ever was
    last         the file it was seen in last, so that files are counted without being remembered
    """

    path: str
    first: Finding
    shown: str
    last: str
    times: int = 1
    files: int = 1


class UnknownWords:
    """The unknown words of one project; what it holds grows with the different words, not with their uses."""

    def __init__(self) -> None:
        self._uses: dict[tuple[str, str], Uses] = {}  # by level and word: a part of a site may have its own level

    def add(self, doc: Document, finding: Finding) -> None:
        """Count one use. The files must come one after another."""
        word = doc.prose[finding.start : finding.end].replace("\0", "")
        key = (finding.level, word.lower())
        old = self._uses.get(key)
        if old is None:
            self._uses[key] = Uses(doc.path, finding, word, doc.path)
            return
        shown = word if word.islower() else old.shown
        files = old.files + (old.last != doc.path)
        self._uses[key] = old._replace(shown=shown, last=doc.path, times=old.times + 1, files=files)

    def tell(self, lang: str) -> Iterator[tuple[str, Finding]]:
        """Yield a finding for each word with its file, the commonest words first."""
        for uses in sorted(self._uses.values(), key=lambda u: (-u.times, _alphabetical(u.shown), u.first)):
            yield uses.path, uses.first._replace(message=_describe(uses, lang))


def _alphabetical(word: str) -> tuple[str, str]:
    """Order words as dictionaries do: «ё» stands with «е»."""
    lower = word.lower()
    return lower.replace("ё", "е"), lower


def _describe(uses: Uses, lang: str) -> str:
    """Add to the message how often the word comes, if more than once, and the cure for a right word."""
    times, files = (plural(n, forms) for n, forms in zip((uses.times, uses.files), NOUNS[lang], strict=True))
    often = f" ({uses.times} {times} {'в' if lang == 'ru' else 'in'} {uses.files} {files})" if uses.times > 1 else ""
    cure = "если оно верно" if lang == "ru" else "if it is right"
    return f"{uses.first.message}{often}; {cure}: pravka words add {uses.shown}"
