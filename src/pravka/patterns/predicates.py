"""Token specs as functions: spec -> test of a token in its place. No sequences here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pravka.patterns import phrases
from pravka.patterns.inflection import plain_case
from pravka.russian import grammemes

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

# A test sees the sentence, the place of the token and the places of the tokens matched before it (-1: absent).
Test = Callable[["Sentence", int, Sequence[int]], bool]
TokenTest = Callable[["Token"], bool]

_CYRILLIC, _LATIN = re.compile("[а-яё]", re.I), re.compile("[a-z]", re.I)


ABBR, SERVICE = grammemes.mask("Abbr Fixd"), grammemes.mask("PREP CONJ PRCL")


class Counter:
    """Counts tests made, so that a test can hold the cost of the index without a clock."""

    tests = 0


class Slot(NamedTuple):
    """One token of a pattern, ready to match.

    word      what depends on the token alone
    place     what depends on its neighbours: borders, agreement
    """

    word: tuple[TokenTest, ...]
    place: tuple[Test, ...]
    optional: bool
    skip: int
    mark: bool | None

    def fits(self, sentence: Sentence, at: int, bound: Sequence[int]) -> bool:
        """Tell whether the token at a place fits."""
        Counter.tests += 1
        token = sentence.tokens[at]
        for test in self.word:  # a plain loop: this is the innermost one
            if not test(token):
                return False
        return not self.place or all(test(sentence, at, bound) for test in self.place)


def build(spec: Mapping[str, Any]) -> Slot:
    """Turn a token spec that has been checked into a Slot."""
    if "lemma" in spec and "any" in spec:  # one and the same reading must have both
        word: tuple[TokenTest, ...] = (_any(spec["any"], frozenset(fold(w) for w in _as_list(spec["lemma"]))),)
    else:
        word = ()
    word += tuple(MAKERS[key](value) for key, value in spec.items() if key in MAKERS)
    place = tuple(PLACES[key](value) for key, value in spec.items() if key in PLACES)
    if not word and not place:
        word = (_is_word,)
    return Slot(word, place, spec.get("optional", False), spec.get("skip", 0), spec.get("mark"))


def fold(text: str) -> str:
    """Bring a word to the form in which words are compared: small letters, «ё» as «е»."""
    return text.lower().replace("ё", "е")


class Group(NamedTuple):
    """Grammemes asked for: a reading must have all of `need` and none of `ban`, no reading may have one of `never`."""

    need: int
    ban: int
    never: int

    def fits(self, mask: int, form: Form) -> bool:
        """Tell whether a reading of a form fits; «и», «в», «о» as names of letters are no nouns here."""
        if mask & ABBR and form.any & SERVICE:
            return False
        mask = plain_case(mask)
        return mask & self.need == self.need and not mask & self.ban


def bits(group: str) -> Group:
    """Read "NOUN gent !plur -ablt": ! keeps a grammeme out of the reading, - out of the whole word."""
    names = group.split()
    return Group(
        grammemes.mask(*(n for n in names if n[0] not in "!-")),
        grammemes.mask(*(n[1:] for n in names if n[0] == "!")),
        grammemes.mask(*(n[1:] for n in names if n[0] == "-")),
    )


def _as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _is_word(token: Token) -> bool:
    return token.kind == "word"


def _word(value: Any) -> TokenTest:
    words = frozenset(fold(word) for word in _as_list(value))
    return lambda token: fold(token.text) in words


def _lemma(value: Any) -> TokenTest:
    lemmas = frozenset(fold(word) for word in _as_list(value))

    def test(token: Token) -> bool:
        form = token.form
        return form is not None and not lemmas.isdisjoint(form.folded)

    return test


def _regex(value: str) -> TokenTest:
    match = re.compile(value, re.I).fullmatch
    return lambda token: match(token.text) is not None


def _any(value: Any, lemmas: frozenset[str] = frozenset()) -> TokenTest:
    groups = [bits(group) for group in _as_list(value)]

    def test(token: Token) -> bool:
        form = token.form
        if form is None:
            return False
        return any(
            group.fits(r.mask, form) and not form.any & group.never and (not lemmas or fold(r.lemma) in lemmas)
            for r in form.readings
            for group in groups
        )

    return test


def _all(value: Any) -> TokenTest:
    groups = [bits(group) for group in _as_list(value)]

    def test(token: Token) -> bool:
        form = token.form
        if form is None or not form.readings:
            return False
        return all(any(group.fits(r.mask, form) for group in groups) for r in form.readings)

    return test


def _case(value: str) -> TokenTest:
    if value == "lower":
        return lambda token: token.text.islower()
    if value == "upper":
        return lambda token: token.text.isupper()
    return lambda token: token.text[:1].isupper() and not token.text[1:2].isupper()


def _script(value: str) -> TokenTest:
    def test(token: Token) -> bool:
        cyrillic, latin = bool(_CYRILLIC.search(token.text)), bool(_LATIN.search(token.text))
        wanted = {"mixed": (True, True), "cyrillic": (True, False), "latin": (False, True)}[value]
        return (cyrillic, latin) == wanted

    return test


def _known(value: bool) -> TokenTest:
    return lambda token: (token.form is not None and token.form.known) == value


def _kind(value: Any) -> TokenTest:
    kinds = frozenset(_as_list(value))
    return lambda token: token.kind in kinds


def _spaced(value: bool) -> Test:
    return lambda sentence, at, bound: bool(sentence.tokens[at].spaced) == value


def _inner(value: Any) -> list[TokenTest]:
    """Specs inside not, except, one-of: each a mapping or a one-word phrase; all its tests must hold."""
    return [
        _joint(build(item if isinstance(item, Mapping) else phrases.parse(item)[0]).word) for item in _as_list(value)
    ]


def _joint(tests: tuple[TokenTest, ...]) -> TokenTest:
    return lambda token: all(test(token) for test in tests)


def _not(value: Any) -> TokenTest:
    inner = _inner(value)
    return lambda token: not any(test(token) for test in inner)


def _one_of(value: Any) -> TokenTest:
    inner = _inner(value)
    return lambda token: any(test(token) for test in inner)


def _start(value: str) -> Test:
    if value == "sentence":
        return lambda sentence, at, bound: not any(t.kind == "word" for t in sentence.tokens[:at])
    return lambda sentence, at, bound: at in _borders(sentence)[0]


def _end(value: str) -> Test:
    if value == "sentence":
        return lambda sentence, at, bound: not any(t.kind == "word" for t in sentence.tokens[at + 1 :])
    return lambda sentence, at, bound: at in _borders(sentence)[1]


@lru_cache(maxsize=32)
def _borders(sentence: Sentence) -> tuple[frozenset[int], frozenset[int]]:
    """The places of the first and the last word of each clause."""
    from pravka.russian import clauses

    found = clauses.of(sentence)
    return frozenset(c.start for c in found), frozenset(c.end - 1 for c in found)


def _agree(value: Mapping[str, Any], wanted: bool = True) -> Test:
    other, features = value["with"] - 1, value["in"]

    def test(sentence: Sentence, at: int, bound: Sequence[int]) -> bool:
        from pravka.russian import morphology

        if bound[other] < 0:
            return False
        a, b = sentence.tokens[bound[other]].form, sentence.tokens[at].form
        if not a or not b or not a.known or not b.known:
            return False
        return bool(morphology.agree(a, b, features)) == wanted

    return test


def _disagree(value: Mapping[str, Any]) -> Test:
    return _agree(value, wanted=False)


MAKERS: dict[str, Callable[[Any], TokenTest]] = {
    "word": _word, "lemma": _lemma, "regex": _regex, "any": _any, "all": _all, "case": _case, "script": _script,
    "known": _known, "kind": _kind, "not": _not, "except": _not, "one-of": _one_of,
}  # fmt: skip
PLACES: dict[str, Callable[[Any], Test]] = {
    "start": _start, "end": _end, "agree": _agree, "disagree": _disagree, "spaced": _spaced,
}  # fmt: skip
