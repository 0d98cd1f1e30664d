"""The second reader: documents in, LanguageTool's findings out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from pravka.document import Document
from pravka.errors import ToolError
from pravka.findings import LEVELS, Finding
from pravka.languagetool import installation, passages
from pravka.languagetool.cache import Cache, default_path, namer
from pravka.languagetool.narrowing import narrow
from pravka.languagetool.options import Options
from pravka.languagetool.passages import Match, Passage
from pravka.languagetool.quiet import LEVEL, OFF, is_false_alarm

if TYPE_CHECKING:
    from pravka.languagetool.server import Server

Answers = dict[tuple[tuple[str, str | None], ...], tuple[Match, ...]]
SIZE = 12_000  # code points a request: the server's own limit is 50,000 and up
RULE_PAGE = "https://community.languagetool.org/rule/show/{rule}?lang=ru"


class Reader:
    """Asks LanguageTool about documents: one server for all, started only if the cache lacks a passage.

    After a failure nothing more is asked: `trouble` says why, and every further question raises the same.
    """

    def __init__(self, options: Options, cache: Cache | None = None) -> None:
        self.options = options
        self.trouble = ""
        self._cache = cache or (Cache(default_path()) if options.cache else None)
        self._known: Answers = {}
        self._started = ExitStack()
        self._server: Server | None = None

    def read(self, docs: Sequence[Document]) -> list[list[Finding]]:
        """Return LanguageTool's findings in each document; none where it failed and may. Raises ToolError."""
        sheets = [list(passages.of(doc)) for doc in docs]
        self.learn(p for sheet in sheets for p in sheet)
        return [
            [f for p in sheet for f in _findings(doc, p, self._known.get(p.parts, ()), self.options)]
            for doc, sheet in zip(docs, sheets, strict=True)
        ]

    def learn(self, sheets: Iterable[Passage]) -> None:
        """Get the answers for passages, equal ones once. Raises ToolError, unless on_failure is "warn"."""
        new = {p.parts: p for p in sheets if p.parts not in self._known}
        try:
            if new:
                self._learn(new)
        except ToolError as error:
            self.trouble = str(error)
            if self.options.on_failure == "error":
                raise

    def close(self) -> None:
        """Stop the server, if one was started."""
        self._server = None
        self._started.close()

    def _learn(self, new: dict[tuple[tuple[str, str | None], ...], Passage]) -> None:
        place = self._place()
        known_version = self._cache.version(place) if self._cache else ""
        name = namer(known_version, self.options, OFF)
        keys = {parts: name(p) for parts, p in new.items()}
        cached = self._cache.load(keys.values()) if self._cache else {}
        self._known |= {parts: cached[k] for parts, k in keys.items() if k in cached}
        missing = [p for parts, p in new.items() if parts not in self._known]
        if not missing:
            return
        if self.trouble:
            raise ToolError(self.trouble)
        version, fresh = self._ask(missing)
        self._known |= fresh
        if self._cache:
            self._cache.remember(place, version)
            name = namer(version, self.options, OFF)
            self._cache.store({name(new[parts]): m for parts, m in fresh.items()})

    def _ask(self, sheets: Sequence[Passage]) -> tuple[str, Answers]:
        from pravka.languagetool import client

        url = self.options.url if self.options.mode == "server" else self._start()
        bundles = list(_bundles(sheets))
        try:
            replies = client.ask_all(url, bundles, self.options, OFF)
        except ToolError as error:
            reason = self._server.explain() if self._server else ""
            if reason:
                raise ToolError(reason) from error
            raise
        answers = {p.parts: m for b, r in zip(bundles, replies, strict=True) for p, m in zip(b, r.matches, strict=True)}
        return replies[-1].version, answers

    def _start(self) -> str:
        if self._server is None:
            import atexit

            from pravka.languagetool import server

            self._server = self._started.enter_context(server.running(self.options))
            atexit.register(self.close)
        return self._server.url

    def _place(self) -> str:
        if self.options.mode == "server":
            return self.options.url
        found = installation.find()
        return found.version if found else ""


def _bundles(sheets: Sequence[Passage]) -> Iterator[list[Passage]]:
    bundle: list[Passage] = []
    size = 0
    for passage in sheets:
        if bundle and size + passage.length > SIZE:
            yield bundle
            bundle, size = [], 0
        bundle.append(passage)
        size += passage.length
    if bundle:
        yield bundle


def _findings(doc: Document, passage: Passage, matches: Iterable[Match], options: Options) -> Iterator[Finding]:
    for match in matches:
        start, end = passage.start + match.start, passage.start + match.end
        level = LEVEL.get(match.category, "warning")
        level = options.levels.get(match.rule) or options.levels.get(match.category) or level
        if level not in LEVELS or is_false_alarm(doc, start, end, match):
            continue
        marked = doc.prose[start:end]
        replacements = tuple(r for r in match.replacements if r != marked)
        left, right, replacements = narrow(marked, replacements)
        start, end = start + left, start + right
        # a line end in the span would be lost: LanguageTool has read it as a space
        fixable = bool(replacements) and doc.prose[start:end] == doc.text[start:end] and "\n" not in doc.text[start:end]
        message = " ".join(re.sub(r"</?suggestion>", "", match.message).split())
        page = match.url or RULE_PAGE.format(rule=match.rule)
        yield Finding(f"languagetool/{match.rule}", level, start, end, message, replacements, fixable=fixable, url=page)
