"""Which candidate is meant, and how sure that is: three small logistic regressions over named features.

The weights are in `data/ranker.json`, written by tools/train_ranker.py: `rank` orders the candidates of a word (a
softmax
over their scores), `trust` gives the probability that the word is wrong and the first candidate is right; `slip` is
for known
words that may stand for others (`slips`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log
from typing import NamedTuple

from pravka import data
from pravka.russian.lexicon import Form, Lexicon
from pravka.speller import context, letters
from pravka.speller.candidates import Candidate

FILE = data.path("ranker.json")


class Place(NamedTuple):
    """Where an unknown word stands.

    left, right    the words beside it with nothing but a space between, None at a border
    capital        it begins with a capital letter
    initial        it stands where a sentence or a block begins
    repeats        how often the form occurs in the document
    """

    left: Form | None = None
    right: Form | None = None
    capital: bool = False
    initial: bool = False
    repeats: int = 1


class Weights(NamedTuple):
    """Numbers by name of feature."""

    rank: Mapping[str, float]
    trust: Mapping[str, float]
    slip: Mapping[str, float]


class Verdict(NamedTuple):
    """Candidates, best first, the probability that the first is right, and whether the table says so."""

    candidates: tuple[str, ...]
    trust: float
    sure: bool = False


@cache
def weights() -> Weights:
    """Read the file once."""
    with open(FILE, "rb") as file:
        numbers = json.load(file)
    return Weights(numbers["rank"], numbers["trust"], numbers["slip"])


def judge(lexicon: Lexicon, word: str, found: Sequence[Candidate], place: Place) -> Verdict:
    """Order the candidates of an unknown word as its place suggests."""
    if not found:
        return Verdict((), 0.0)
    rank, trust, _ = weights()
    features = [describe(lexicon, candidate, place) for candidate in found]
    scores = [dot(rank, f) for f in features]
    order = sorted(range(len(found)), key=lambda at: (-scores[at], found[at].text))
    shares = softmax([scores[at] for at in order])
    first = order[0]
    chance = 1 / (1 + exp(-dot(trust, weigh(word, found[first], features[first], shares, place))))
    return Verdict(tuple(found[at].text for at in order), chance, found[first].sure)


def describe(lexicon: Lexicon, candidate: Candidate, place: Place) -> dict[str, float]:
    """Add to a candidate's features what its neighbours say of it."""
    features = dict(candidate.features)
    words = candidate.text.replace("-", " ").split()
    if place.left:
        _add(features, place.left.lower.replace("ё", "е"), words[0], context.fit(place.left, lexicon.form(words[0])))
    if place.right:
        _add(
            features, words[-1], place.right.lower.replace("ё", "е"), context.fit(lexicon.form(words[-1]), place.right)
        )
    if "proper" in features and not place.capital:
        features["proper-small"] = 1.0
    return features


def _add(features: dict[str, float], left: str, right: str, fit: int) -> None:
    level = context.pairs().level(left, right)
    if level:
        features["pair"] = features.get("pair", 0.0) + level
        features["paired"] = 1.0
    if fit:
        name = "fits" if fit > 0 else "clashes"
        features[name] = features.get(name, 0.0) + 1.0


def weigh(
    word: str, candidate: Candidate, features: Mapping[str, float], shares: Sequence[float], place: Place
) -> dict[str, float]:
    """Give what speaks for the first candidate and against the word as it stands."""
    told = {f"top:{name}": value for name, value in features.items()}
    told["one"] = 1.0
    told["share"] = shares[0]
    told["odds"] = log(max(shares[0], 1e-3) / max(1 - shares[0], 1e-3))
    told["lead"] = log(max(shares[0], 1e-4) / max(shares[1], 1e-4)) if len(shares) > 1 else 8.0
    told["length"] = min(len(word), 12) / 4
    told["short"] = float(len(word) <= 4)
    told["crowd"] = min(len(shares), 30) / 10
    mean, highest = letters.surprise(word)
    told["surprise"], told["odd-letters"] = mean - 3, max(0.0, highest - 8) / 4
    told["surprise-gain"] = mean - letters.surprise(candidate.text)[0]
    zipf = candidate.features["zipf"]
    told["rare"], told["common"] = max(0.0, 3 - zipf), max(0.0, zipf - 4)
    if len(shares) > 1:
        told["rival"] = shares[1]
    if place.capital:
        told["capital-initial" if place.initial else "capital"] = 1.0
    told["repeats"] = log(place.repeats)
    if candidate.features["slips"] > 1 and "listed" not in features:
        told["far"] = 1.0
    return told


def dot(numbers: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Sum the weighted features; unknown names weigh nothing."""
    return sum(numbers.get(name, 0.0) * value for name, value in features.items())


def softmax(scores: Sequence[float]) -> list[float]:
    """Turn scores into shares of one."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
