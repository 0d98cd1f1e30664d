"""On real posts too the index finds exactly what trying every rule at every word finds.

The posts are no part of the repository: without them the test is skipped. By default a sample is read;
PRAVKA_CORPUS=all reads every post (a minute or two). Trying every rule at every word is affordable because a rule can
begin only where its first required token fits, and whether a token fits depends on its text alone: it is tried once for
each text, and rules that begin alike share the trial. Anchors, keys and lemmas, by which the index finds the same, play
no part in it.
"""

import json
import os
import random
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from pravka import markdown, patterns, rules
from pravka.document import Document
from pravka.findings import Hit
from pravka.patterns.match import Match, Way
from pravka.russian import sentences
from pravka.russian.tokens import Token

CORPUS = Path(__file__).parents[2] / "shared/eval/corpus"
SAMPLE = 250
READ_ALL = os.environ.get("PRAVKA_CORPUS") == "all"

pytestmark = pytest.mark.skipif(not any(CORPUS.glob("*.tar.xz")), reason=f"no corpus in {CORPUS}")


@pytest.fixture(scope="module")
def docs() -> list[Document]:
    """Parse the posts of the archives, or a seeded sample of them."""
    texts = []
    for archive in sorted(CORPUS.glob("*.tar.xz")):
        with tarfile.open(archive) as packed:
            files = [member for member in packed if member.isfile() and member.name.endswith(".md")]
            texts += [(f"{archive.stem}/{m.name}", packed.extractfile(m).read().decode()) for m in files]  # type: ignore[union-attr]
    chosen = texts if READ_ALL else random.Random(4).sample(texts, min(SAMPLE, len(texts)))
    return [markdown.parse(text, name) for name, text in chosen]


@pytest.fixture(scope="module")
def programs() -> dict[str, patterns.Program]:
    """Compile every rule of the project that holds a pattern or a table."""
    found = rules.load(rules.SOURCES)
    return {r.id: patterns.Index.program(r.id, r.options) for r in found if r.check == rules.BY_PATTERN}


class Naive:
    """Tries every way wherever its first required token fits."""

    def __init__(self, programs: Mapping[str, patterns.Program]) -> None:
        self.index = patterns.Index(programs)  # for `settle` alone
        self.leads: dict[str, tuple[Any, list[tuple[int, int]]]] = {}
        for number, way in enumerate(self.index.ways):
            self._add(number, way)
        self._fitting: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def _add(self, number: int, way: Way) -> None:
        """Note under its first required token how far before that token a match may begin."""
        first = next(n for n, slot in enumerate(way.slots) if not slot.optional)
        most = sum(1 + slot.skip for slot in way.slots[:first]) + way.slots[first].skip
        spec = {key: value for key, value in way.specs[first].items() if key not in ("optional", "skip", "mark")}
        key = json.dumps(spec, sort_keys=True, ensure_ascii=False)
        self.leads.setdefault(key, (way.slots[first].word, []))[1].append((number, most))

    def find(self, doc: Document) -> list[tuple[str, Hit]]:
        found: dict[str, list[tuple[int, Match]]] = {}
        starts: dict[int, set[tuple[int, int]]] = defaultdict(set)
        every = sentences.of(doc)
        for order, sentence in enumerate(every):
            for at, token in enumerate(sentence.tokens):
                for number, most in self._look_up(token):
                    starts[number] |= {(order, start) for start in range(max(0, at - most), at + 1)}
        for number, places in sorted(starts.items()):
            way = self.index.ways[number]
            for order, start in sorted(places):
                match = way.match(doc, every[order], start)
                if match:
                    found.setdefault(way.rule, []).append((number, match))
        return list(self.index.settle(doc, found))

    def _look_up(self, token: Token) -> Iterable[tuple[int, int]]:
        key = (token.text, token.kind)
        if key not in self._fitting:
            fits = (ways for tests, ways in self.leads.values() if all(test(token) for test in tests))
            self._fitting[key] = [way for ways in fits for way in ways]
        return self._fitting[key]


def plain(hits: Sequence[tuple[str, Hit]]) -> list[tuple[str, Hit]]:
    return sorted(hits, key=lambda found: (found[0], found[1].span, found[1].replacements))


def test_the_index_finds_on_posts_what_trying_every_rule_finds(
    docs: list[Document], programs: dict[str, patterns.Program]
) -> None:
    index, naive, count = patterns.Index(programs), Naive(programs), 0
    for doc in docs:
        found = list(index.scan(doc))
        count += len(found)
        assert plain(found) == plain(naive.find(doc)), doc.path
    assert count > len(docs)  # the posts hold something to find
