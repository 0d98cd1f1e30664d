"""All declarative rules at once: an index from word forms to the patterns that may fit there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import anchors, templates
from pravka.patterns.inflection import plain_case
from pravka.patterns.match import Match, Way, spans, spell_out
from pravka.patterns.occurrences import Places, lemmas, occurrences, vocabulary
from pravka.patterns.predicates import bits, build, fold

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

MEMO_LIMIT = 200_000

Program = Mapping[str, Any]  # what `compile` gives: plain data, may be kept as JSON
Found = tuple[int, Match]  # the number of a way and its match


class Index:
    """Programs hung on their anchors."""

    def __init__(self, programs: Mapping[str, Program]) -> None:
        self.ways: list[Way] = []
        self.unless: dict[str, list[str]] = {}
        self._by_key: dict[str, list[int]] = {}
        self._buckets: list[tuple[int, list[int]]] = []
        self._memo: dict[str, tuple[int, ...]] = {}
        self._idle: set[str] = set()  # words that no way hangs on
        for rule, program in programs.items():
            self._add(rule, program)
        self._hang()

    @classmethod
    def of(cls, specs: Mapping[str, Mapping[str, Any]]) -> Index:
        """Index rules given as programs, or as the keys of their files."""
        return cls({rule: cls.program(rule, spec) for rule, spec in specs.items()})

    @staticmethod
    def program(rule: str, spec: Mapping[str, Any]) -> Program:
        """Give the program of a rule; what is one already stays as it is."""
        from pravka.patterns.compiling import compile

        return spec if "ways" in spec else compile(rule, spec, rule)

    def scan(self, doc: Document) -> Iterator[tuple[str, Hit]]:
        """Yield (rule, hit) for every match in the document, by place within each rule."""
        found: dict[str, list[Found]] = {}
        places, words, stems = occurrences(doc), vocabulary(doc), lemmas(doc)
        for text, numbers in self._meet(places):
            for number in numbers:
                way = self.ways[number]
                if not way.may_occur(words, stems):
                    continue
                near = [place for place in places[text] if way.may_stand(*place)]
                for match in _around(doc, way, near) if near else ():
                    found.setdefault(way.rule, []).append((number, match))
        yield from self.settle(doc, found)

    def settle(self, doc: Document, found: Mapping[str, list[Found]]) -> Iterator[tuple[str, Hit]]:
        """Of overlapping matches of a rule keep the longest; silence rules by `unless`; make hits."""
        for rule in sorted(found):
            if rule in self.unless and any(_occurs(doc, phrase) for phrase in self.unless[rule]):
                continue
            for number, match in _longest(found[rule]):
                yield rule, hit(self.ways[number], match)

    def _add(self, rule: str, program: Program) -> None:
        for plain in program["ways"]:
            number = len(self.ways)
            self.ways.append(Way(rule, plain))
            for key in plain["anchors"]:
                self._by_key.setdefault(key, []).append(number)
        if program.get("unless"):
            self.unless[rule] = list(program["unless"])

    def _hang(self) -> None:
        for key in [key for key in self._by_key if key[0] == "#"]:
            self._buckets.append((bits(key[1:]).need, self._by_key.pop(key)))

    def _meet(self, places: Mapping[str, Places]) -> list[tuple[str, tuple[int, ...]]]:
        """List the words of a document that ways hang on, with these; what hangs on a word is remembered."""
        if len(self._memo) + len(self._idle) > MEMO_LIMIT:
            self._memo, self._idle = {}, set()  # not cleared: another thread may be at work with them
        hung, idle, met = self._memo, self._idle, []
        for text in set(places).difference(idle):
            found = hung.get(text)
            if found is None:
                sentence, at = places[text][0]
                found = tuple(sorted(set(self._look_up(sentence.tokens[at]))))
                if not found:
                    idle.add(text)
                    continue
                hung[text] = found
            met.append((text, found))
        return met

    def _look_up(self, token: Token) -> Iterator[int]:
        yield from self._by_key.get("=" + fold(token.text), ())
        yield from self._by_key.get(anchors.ANY, ())
        form = token.form
        if form is not None and form.known:
            for lemma in form.folded:
                yield from self._by_key.get("~" + lemma, ())
            for need, ways in self._buckets:
                if _has(form, need):
                    yield from ways


def naive(programs: Mapping[str, Program], doc: Document) -> list[tuple[str, Hit]]:
    """Find what `Index.scan` finds by trying every way at every place: the oracle of its test."""
    from pravka.russian import sentences

    index = Index(programs)
    found: dict[str, list[Found]] = {}
    for number, way in enumerate(index.ways):
        for sentence in sentences.of(doc):
            for start in range(len(sentence.tokens)):
                match = way.match(doc, sentence, start)
                if match:
                    found.setdefault(way.rule, []).append((number, match))
    return list(index.settle(doc, found))


def hit(way: Way, match: Match) -> Hit:
    """Turn a match into a hit: its span, its replacements, its words as fields w1, w2 … of the message."""
    start, end = match.span
    replacements = tuple(dict.fromkeys(r for r in templates.expand(way.suggest, match) if r != match.found))
    fields = {f"w{n}": match.word(n) for n in range(1, len(match.places) + 1)}
    return Hit(Span(start, end), replacements, way.safe and len(replacements) == 1, fields=fields, level=way.level)


def _around(doc: Document, way: Way, places: Places) -> Iterator[Match]:
    """Match a way around each place where its anchor stands."""
    least, most = way.reach
    sentence_start, tried = -1, -1  # with a loose reach two anchors may lead to one start
    for sentence, at in places:
        if sentence.start != sentence_start:
            sentence_start, tried = sentence.start, -1
        for start in range(max(0, at - most, tried + 1), at - least + 1):
            match = way.match(doc, sentence, start)
            if match:
                yield match
            tried = start


def _longest(found: Iterable[Found]) -> Iterator[Found]:
    """Of matches that overlap the longest, of equal ones the first."""
    last: Found | None = None
    for one in sorted(found, key=lambda f: (f[1].whole[0], -f[1].whole[1], f[0])):
        if last is None or one[1].whole[0] >= last[1].whole[1]:
            if last is not None:
                yield last
            last = one
        elif _length(one) > _length(last):
            last = one
    if last is not None:
        yield last


def _length(found: Found) -> int:
    start, end = found[1].whole
    return end - start


def _has(form: Form, need: int) -> bool:
    """Tell whether some reading may have the grammemes: quick, by all readings together."""
    return any(plain_case(reading.mask) & need == need for reading in form.readings)


def _occurs(doc: Document, phrase: str) -> bool:
    slots = tuple(build(spec) for spec in spell_out(phrase))
    return any(True for sentence in _sentences(doc) for _ in spans(slots, sentence))


def _sentences(doc: Document) -> Iterable[Sentence]:
    from pravka.russian import sentences

    return sentences.of(doc)
