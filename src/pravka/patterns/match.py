"""Matching one way of a rule against one sentence. Which ways to try where is the index's business."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from pravka.patterns import anchors, phrases, predicates
from pravka.patterns.predicates import Slot

if TYPE_CHECKING:
    from pravka.document import Document
    from pravka.russian.lexicon import Form, Reading
    from pravka.russian.sentences import Sentence


class Match(NamedTuple):
    """A way that fits: the place of each of its tokens in the sentence, -1 for optional ones that are absent."""

    doc: Document
    sentence: Sentence
    slots: tuple[Slot, ...]
    specs: Sequence[Mapping[str, Any]]
    places: tuple[int, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The range of the marked tokens, of all if none is marked; `mark: false` alone leaves a token out."""
        marked = [p for p, slot in zip(self.places, self.slots, strict=True) if p >= 0 and slot.mark]
        if not marked:
            marked = [p for p, slot in zip(self.places, self.slots, strict=True) if p >= 0 and slot.mark is not False]
        tokens = self.sentence.tokens
        return tokens[marked[0]].start, tokens[marked[-1]].end

    @property
    def whole(self) -> tuple[int, int]:
        """The range of all tokens, marked or not."""
        present = [p for p in self.places if p >= 0]
        return self.sentence.tokens[present[0]].start, self.sentence.tokens[present[-1]].end

    @property
    def found(self) -> str:
        """The text of the span."""
        start, end = self.span
        return self.doc.prose[start:end].replace("\0", "")

    def word(self, number: int) -> str:
        """The text of a token (1-based), "" if it is absent."""
        place = self.places[number - 1]
        return "" if place < 0 else self.sentence.tokens[place].text

    def text(self, first: int, last: int) -> str:
        """The text from one token to another, with all between them."""
        tokens = [p for p in self.places[first - 1 : last] if p >= 0]
        if not tokens:
            return ""
        return self.doc.text[self.sentence.tokens[tokens[0]].start : self.sentence.tokens[tokens[-1]].end]

    def form(self, number: int) -> Form | None:
        """The form of a token, None if it is absent or no word."""
        place = self.places[number - 1]
        return None if place < 0 else self.sentence.tokens[place].form

    def readings(self, number: int) -> list[Reading]:
        """The readings of a token that its spec asks for: of the lemma, with the grammemes."""
        form, spec = self.form(number), self.specs[number - 1]
        if form is None:
            return []
        lemmas = {predicates.fold(w) for w in _listed(spec.get("lemma"))}
        groups = [predicates.bits(group) for group in _listed(spec.get("any"))]
        return [
            r
            for r in form.readings
            if (not lemmas or predicates.fold(r.lemma) in lemmas)
            and (not groups or any(group.fits(r.mask, form) for group in groups))
        ] or list(form.readings)

    def lemma_slot(self, nth: int) -> int:
        """The number of the n-th token written with ~ (of the last, if there are fewer)."""
        numbers = [n for n, spec in enumerate(self.specs, 1) if "lemma" in spec or "one-of" in spec]
        return numbers[min(nth, len(numbers)) - 1] if numbers else 1


class Way:
    """One pattern of a rule with its suggestions: plain data until it is first tried."""

    __slots__ = ("__dict__", "anchor_place", "anchors", "excepts", "level", "pattern", "rule", "safe", "suggest")

    def __init__(self, rule: str, plain: Mapping[str, Any]) -> None:
        self.rule = rule
        self.pattern, self.anchors = plain["pattern"], plain["anchors"]
        self.anchor_place: int = plain["place"]  # which token the anchors stand for
        self.suggest, self.safe = plain.get("suggest", ()), plain.get("safe", False)
        self.excepts, self.level = plain.get("except", ()), plain.get("level", "")

    @cached_property
    def specs(self) -> Sequence[Mapping[str, Any]]:
        """The token specs, spelled out."""
        return spell_out(self.pattern)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The tokens, ready to match."""
        return tuple(predicates.build(spec) for spec in self.specs)

    @cached_property
    def guards(self) -> tuple[tuple[Slot, ...], ...]:
        """The patterns that cancel an overlapping match."""
        return tuple(tuple(predicates.build(spec) for spec in spell_out(pattern)) for pattern in self.excepts)

    @cached_property
    def reach(self) -> tuple[int, int]:
        """How many tokens may stand before the anchor: at least, at most."""
        before = self.slots[: self.anchor_place]
        least = sum(not slot.optional for slot in before)
        most = sum(1 + slot.skip for slot in before) + self.slots[self.anchor_place].skip
        return least, most

    @cached_property
    def neighbours(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The literal tokens at a fixed distance from the anchor: (distance, words)."""
        specs, place = self.specs, self.anchor_place
        found = []
        for step in (-1, 1):
            at = place
            while 0 <= at + step < len(specs) and not _is_loose(specs[max(at, at + step)], specs[at + step]):
                at += step
                if "word" in specs[at]:
                    found.append((at - place, frozenset(predicates.fold(w) for w in _listed(specs[at]["word"]))))
        return tuple(found)

    @cached_property
    def partners(self) -> tuple[tuple[bool, frozenset[str]], ...]:
        """The tokens beside the anchor without which it fits nowhere: (whether lemmas are meant, the words)."""
        return tuple(
            ("lemma" in spec, frozenset(predicates.fold(w) for w in _listed(spec.get("lemma", spec.get("word")))))
            for number, spec in enumerate(self.specs)
            if number != self.anchor_place and not spec.get("optional") and ("lemma" in spec) != ("word" in spec)
        )

    def may_occur(self, vocabulary: frozenset[str], lemmas: frozenset[str]) -> bool:
        """Tell whether a text with these words and lemmas has what stands beside the anchor."""
        for is_lemma, words in self.partners:  # noqa: SIM110 - a generator would cost more than the look
            if words.isdisjoint(lemmas if is_lemma else vocabulary):
                return False
        return True

    def may_stand(self, sentence: Sentence, at: int) -> bool:
        """Tell whether the literal neighbours of an anchor are there: cheaper than to match."""
        tokens = sentence.tokens
        for distance, words in self.neighbours:
            place = at + distance
            if not 0 <= place < len(tokens) or predicates.fold(tokens[place].text) not in words:
                return False
        return True

    def match(self, doc: Document, sentence: Sentence, start: int) -> Match | None:
        """Match at a place, None if it does not fit there."""
        places = _match(self.slots, 0, sentence, start, ())
        if places is None:
            return None
        found = Match(doc, sentence, self.slots, self.specs, places)
        return None if self._is_excepted(found) else found

    def _is_excepted(self, match: Match) -> bool:
        start, end = match.whole
        return any(a < end and start < b for guard in self.guards for a, b in spans(guard, match.sentence))


def _is_loose(later: Mapping[str, Any], spec: Mapping[str, Any]) -> bool:
    """Tell whether a token may be absent, or the later of two neighbours may stand further on."""
    return bool(spec.get("optional") or later.get("skip") or later.get("optional"))


def spell_out(pattern: Any) -> Sequence[Mapping[str, Any]]:
    """Turn a checked pattern, or a phrase, into token specs."""
    if isinstance(pattern, str):
        return phrases.parse(pattern)
    specs: list[Mapping[str, Any]] = []
    for item in pattern:
        specs += [item] if isinstance(item, Mapping) else phrases.parse(item)
    return specs


def spans(slots: tuple[Slot, ...], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the range of every match of a pattern in a sentence, by trying each place."""
    for start in range(len(sentence.tokens)):
        places = _match(slots, 0, sentence, start, ())
        if places:
            present = [p for p in places if p >= 0]
            yield sentence.tokens[present[0]].start, sentence.tokens[present[-1]].end


def anchor_slot(specs: Sequence[Mapping[str, Any]]) -> int:
    """Choose the token the index hangs a pattern on: required, a literal or a lemma, the rarest; else by grammemes."""
    return max(range(len(specs)), key=lambda n: anchors.weight(specs[n]))


def _match(
    slots: tuple[Slot, ...], number: int, sentence: Sentence, at: int, bound: tuple[int, ...]
) -> tuple[int, ...] | None:
    """Match slots from `number` on at a place; the first way found, an optional token rather present than absent."""
    if number == len(slots):
        return bound
    slot, tokens = slots[number], sentence.tokens
    for place in range(at, min(at + slot.skip, len(tokens) - 1) + 1):
        if slot.fits(sentence, place, bound):
            found = _match(slots, number + 1, sentence, place + 1, (*bound, place))
            if found is not None:
                return found
        if tokens[place].kind != "word":  # a skip does not cross a mark
            break
    if slot.optional:
        return _match(slots, number + 1, sentence, at, (*bound, -1))
    return None


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]
