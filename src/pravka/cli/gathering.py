"""What a run over folders gathers for the rules that look across posts, and their findings at the end."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from pravka import files
from pravka.cli.projects import Projects
from pravka.cli.unknown_words import RULE, UnknownWords
from pravka.document import Document
from pravka.facts import Facts, Site
from pravka.findings import Finding
from pravka.linter import Linter
from pravka.report import Checked, Result

SKIPPED = frozenset({"node_modules", "__pycache__"})


class Gathering:
    """The facts of the posts read so far, by linter: each config is a site of its own."""

    def __init__(self, projects: Projects, paths: Iterable[str]) -> None:
        self.projects = projects
        self.folders = [path for path in paths if os.path.isdir(path)]
        self._facts: dict[int, list[Facts]] = defaultdict(list)
        self._linters: dict[int, Linter] = {}
        self._words: dict[int, UnknownWords] = defaultdict(UnknownWords)

    def hold_back(self, doc: Document, linter: Linter, found: Iterable[Finding]) -> list[Finding]:
        """Keep the unknown words of a post to tell of them once at the end; return the findings to show now."""
        self._linters[id(linter)] = linter
        now = []
        for finding in found:
            if finding.rule == RULE:
                self._words[id(linter)].add(doc, finding)
            else:
                now.append(finding)
        return now

    def add(self, doc: Document, linter: Linter) -> None:
        """Keep what the site rules need of a post; its text may go."""
        self._linters[id(linter)] = linter
        self._facts[id(linter)].append(linter.facts(doc))

    def check(self, quiet: bool = False) -> Iterator[Result]:
        """Yield the findings across posts, file by file, then the unknown words; texts are read again to be shown."""
        yield from self._check_sites(quiet)
        for key, words in self._words.items():
            told = words.tell(self._linters[key].config.lang)
            for path, group in groupby(told, key=itemgetter(0)):
                found = tuple(f for _, f in group if not quiet or f.level != "info")
                if found:
                    yield Checked(path, _text_of(path), found, again=True)

    def _check_sites(self, quiet: bool) -> Iterator[Result]:
        for key, facts in self._facts.items():
            linter = self._linters[key]
            site = Site(tuple(facts), frozenset(_list_files(self.folders)), linter.config.settings)
            by_path: dict[str, list[Finding]] = defaultdict(list)
            for path, finding in linter.check_site(site):
                if not quiet or finding.level != "info":
                    by_path[path].append(finding)
            for path, found in sorted(by_path.items()):
                yield Checked(path, _text_of(path), tuple(found), again=True)


def _list_files(folders: Iterable[str]) -> Iterator[str]:
    """Walk the folders that were asked for: files that are no posts (images) lie among them."""
    for root in folders:
        for folder, inner, names in os.walk(os.path.relpath(root)):
            inner[:] = [name for name in inner if not name.startswith(".") and name not in SKIPPED]
            here = os.path.join(folder, "").removeprefix(os.path.join(os.curdir, ""))
            for name in names:
                yield (here + name).replace(os.sep, "/")


def _text_of(path: str) -> str:
    try:
        return files.read(path).text
    except (OSError, files.FileTrouble):  # an image, or a file that is gone: there is no line to show
        return ""
