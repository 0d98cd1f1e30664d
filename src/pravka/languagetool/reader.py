"""The second reader: documents in, LanguageTool's findings out, beside those pravka has already."""

from __future__ import annotations

import atexit
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from pravka.document import Document
from pravka.errors import ToolError
from pravka.findings import LEVELS, Finding
from pravka.languagetool import client, passages, server
from pravka.languagetool.cache import Cache, default_path, key
from pravka.languagetool.client import Match
from pravka.languagetool.options import Options
from pravka.languagetool.passages import Passage
from pravka.languagetool.quiet import LEVEL, OFF, is_false_alarm

Answers = dict[tuple[tuple[str, str | None], ...], tuple[Match, ...]]
IN_FLIGHT = 4
SIZE = 12_000  # code points a request: the server's own limit is 50,000 and up


class Reader:
    """Asks LanguageTool about documents: one server for all, started only if the cache lacks a passage."""

    def __init__(self, options: Options, cache: Cache | None = None) -> None:
        self.options = options
        self._cache = cache or (Cache(default_path()) if options.cache else None)
        self._known: Answers = {}
        self._server = ExitStack()
        self._url = options.url if options.mode == "server" else ""
        self.trouble = ""  # why it could not be asked, where on_failure = "warn" lets the work go on

    def read(self, docs: Sequence[Document], known: Sequence[Sequence[Finding]]) -> list[list[Finding]]:
        """Return for each document LanguageTool's findings that do not touch a `known` one. Raises ToolError."""
        sheets = [list(passages.of(doc)) for doc in docs]
        self.learn(p for sheet in sheets for p in sheet)
        found = []
        for doc, sheet, ours in zip(docs, sheets, known, strict=True):
            matches = [(p, m) for p in sheet for m in self._known.get(p.parts, ())]
            found.append(list(_findings(doc, matches, ours, self.options)))
        return found

    def learn(self, sheets: Iterable[Passage]) -> None:
        """Get the answers for passages, several requests in flight; equal passages are asked about once."""
        new = {p.parts: p for p in sheets if p.parts not in self._known}
        if not new:
            return
        place = self._place()
        keys = {parts: key(p, self._version(place), self.options, OFF) for parts, p in new.items()}
        cached = self._cache.load(keys.values()) if self._cache else {}
        self._known |= {parts: cached[k] for parts, k in keys.items() if k in cached}
        missing = [p for parts, p in new.items() if parts not in self._known]
        if missing and not self.trouble:
            version, fresh = self._ask_or_warn(missing)
            self._known |= fresh
            if self._cache and fresh:
                self._cache.remember(place, version)
                self._cache.store({key(new[parts], version, self.options, OFF): m for parts, m in fresh.items()})

    def close(self) -> None:
        """Stop the server, if one was started."""
        self._server.close()
        self._url = self.options.url

    def _ask_or_warn(self, sheets: Sequence[Passage]) -> tuple[str, Answers]:
        try:
            return self._ask(sheets)
        except ToolError as error:
            if self.options.on_failure == "error":
                raise
            self.trouble = str(error)
            return "", {}

    def _ask(self, sheets: Sequence[Passage]) -> tuple[str, Answers]:
        if not self._url:
            self._url = self._server.enter_context(server.running(self.options))
            atexit.register(self.close)
        bundles = list(_bundles(sheets))
        with ThreadPoolExecutor(IN_FLIGHT) as pool:
            replies = list(pool.map(lambda bundle: client.ask(self._url, bundle, self.options, OFF), bundles))
        matches = {p.parts: m for b, r in zip(bundles, replies, strict=True) for p, m in zip(b, r.matches, strict=True)}
        return replies[-1].version, matches

    def _place(self) -> str:
        if self.options.mode == "server":
            return self.options.url
        installation = server.find()
        return installation.version if installation else ""

    def _version(self, place: str) -> str:
        return self._cache.version(place) if self._cache else ""


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


def _findings(
    doc: Document, matches: Iterable[tuple[Passage, Match]], ours: Sequence[Finding], options: Options
) -> Iterator[Finding]:
    for passage, match in matches:
        start, end = passage.start + match.start, passage.start + match.end
        marked = doc.prose[start:end]
        if any(f.start <= end and start <= f.end for f in ours) or is_false_alarm(doc, start, end, match):
            continue
        level = LEVEL.get(match.category, "warning")
        level = options.levels.get(match.rule) or options.levels.get(match.category) or level
        if level in LEVELS:
            replacements = tuple(r for r in match.replacements if r != marked)
            message = re.sub(r"</?suggestion>", "", match.message).strip()
            fixable = bool(replacements) and marked == doc.text[start:end]
            yield Finding(
                f"languagetool/{match.rule}", level, start, end, message, replacements, fixable=fixable, url=match.url
            )
