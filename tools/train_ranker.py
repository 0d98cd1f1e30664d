"""Write src/pravka/data/ranker.json: the weights that order candidates, tell how sure the first one is, and find slips.

    python tools/train_ranker.py --text docs.txt [--pairs pairs.jsonl …] [--synthetic 6000] [--folds 5]

--text    clean prose, one paragraph a line (tools/debian_docs.py): its unknown words teach when to stay silent, and
errors of
          known kinds are made in its known words
--pairs   JSON lines {"source": …, "target": …}: sentences with real errors and the same sentences corrected
--folds   also print the figures of a cross-validation over the pairs

Clean prose is never quite clean: after a first training, rare unknown words that the model is sure are errors count
as errors,
doubtful ones are left out; tools/ranker-right-words.txt names those that are right.

Needs numpy and scipy (not at run time). Only numbers are written. Shipped weights: made errors, and the first 1000
pairs of
RUSpellRU as published with SAGE (MIT).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

import build_pairs  # the tool beside this one
from pravka.russian import lexicon
from pravka.russian.lexicon import Form
from pravka.speller import candidates, compounds, context, ranker, slips
from pravka.speller.candidates import Candidate
from pravka.speller.edits import REDUCED, TOUCHING, VOICED
from pravka.speller.ranker import FILE, Place
from replacing import replace

WORDS = lexicon.shared()
RIGHT_WORDS = Path(__file__).parent / "ranker-right-words.txt"
LOUD, DOUBTFUL = 0.5, 0.2  # trust from which an unknown word of the text counts as an error, and is left out
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]|\S")
RUSSIAN = re.compile(r"[А-Яа-яЁё]+")
# How often people slip so (shares; school orthograms and typing together).
SLIPS = {
    "drop": 26,
    "extra": 9,
    "double": 6,
    "halve": 10,
    "swap": 13,
    "key": 10,
    "vowel": 15,
    "voice": 4,
    "sign": 5,
    "letter": 2,
    "join": 6,
}


class LeftOut:
    """Counts of word pairs without the place in question: the pairs were counted in the same text."""

    def __init__(self, path: Path) -> None:
        self._counts = build_pairs.count(path)
        self._hidden: set[tuple[str, str]] = set()

    def hide(self, tokens: Sequence[str], at: int) -> None:
        words = [fold(token) for token in tokens[max(0, at - 1) : at + 3]]
        self._hidden = set(pairwise(words))

    def level(self, left: str, right: str) -> int:
        return (self._counts[left, right] - ((left, right) in self._hidden)).bit_length()


class Case(NamedTuple):
    """An unknown word in its place with what was meant: "" if it is no error."""

    word: str
    place: Place
    meant: str
    weight: float
    group: int
    tokens: tuple[str, ...] = ()
    at: int = 0


class Scored(NamedTuple):
    """A case with its candidates and their features."""

    case: Case
    found: list[Candidate]
    features: list[dict[str, float]]


def fold(word: str) -> str:
    return word.lower().replace("ё", "е")


def unknown(word: str) -> bool:
    if not RUSSIAN.fullmatch(word) or len(word) < 3 or word.isupper():
        return False
    return fold(word) not in WORDS and not compounds.accepts(WORDS, fold(word))


def place_of(tokens: Sequence[str], at: int) -> Place:
    def beside(index: int) -> Form | None:
        return (
            WORDS.form(fold(tokens[index])) if 0 <= index < len(tokens) and RUSSIAN.fullmatch(tokens[index]) else None
        )

    initial = at == 0 or tokens[at - 1] in ".!?…"
    return Place(beside(at - 1), beside(at + 1), tokens[at][0].isupper(), initial)


def cases_of_pairs(paths: Iterable[Path]) -> Iterator[Case]:
    """Yield the unknown words of the source sentences."""
    for path in paths:
        for group, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            source, target = TOKEN.findall(row["source"]), TOKEN.findall(row["target"])
            words = [t for t in source if t[0].isalpha()]
            places = [at for at, t in enumerate(source) if t[0].isalpha()]
            wanted = [t for t in target if t[0].isalpha()]
            for at, meant in align(words, wanted).items():
                if unknown(words[at]):
                    yield Case(fold(words[at]), place_of(source, places[at]), meant, 2.0, group)


def align(words: list[str], wanted: list[str]) -> dict[int, str]:
    """Map the words of a sentence to what they were corrected to, "" where nothing was."""
    found: dict[int, str] = {}
    a, b = [fold(w) for w in words], [fold(w) for w in wanted]
    for kind, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            found |= dict.fromkeys(range(a0, a1), "")
        elif kind == "replace" and a1 - a0 == b1 - b0:
            found |= {a0 + i: b[b0 + i] for i in range(a1 - a0)}
        elif kind == "replace" and a1 - a0 == 1:
            found[a0] = " ".join(b[b0:b1])
    return found


def cases_of_text(path: Path, made: int, rng: random.Random) -> Iterator[Case]:
    """Yield unknown words of clean prose as no errors, and known ones with errors made in them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rng.shuffle(lines)
    seen: Counter[str] = Counter()
    for number, line in enumerate(lines):
        tokens = TOKEN.findall(line)
        for at, token in enumerate(tokens):
            if not RUSSIAN.fullmatch(token):
                continue
            if unknown(token):
                seen[fold(token)] += 1
                if seen[fold(token)] == 1:
                    yield Case(fold(token), place_of(tokens, at), "", 1.0, number, tuple(tokens), at)
            elif made and len(token) > 3 and rng.random() < 0.02 and fold(token) in WORDS:
                meant, wrong = spoil(tokens, at, rng)
                if unknown(wrong):
                    made -= 1
                    spoilt = [*tokens[:at], wrong, *tokens[at + len(meant.split()) :]]
                    yield Case(wrong, place_of(spoilt, at), meant, 0.5, number, tuple(tokens), at)


def count_words(path: Path) -> Counter[str]:
    return Counter(fold(word) for word in RUSSIAN.findall(path.read_text(encoding="utf-8")))


def spoil(tokens: Sequence[str], at: int, rng: random.Random) -> tuple[str, str]:
    """Make an error of a kind drawn by its frequency, now and then two: what was meant and what is written."""
    meant = word = fold(tokens[at])
    for _ in range(2 if rng.random() < 0.07 else 1):
        kind = rng.choices(list(SLIPS), list(SLIPS.values()))[0]
        if kind == "join":
            if at + 1 < len(tokens) and RUSSIAN.fullmatch(tokens[at + 1]) and word == meant:
                return f"{meant} {fold(tokens[at + 1])}", meant + fold(tokens[at + 1])
            continue
        word = slip(word, kind, rng)
    return meant, word


def slip(word: str, kind: str, rng: random.Random) -> str:
    """Make one error of a kind if the word has a place for it."""
    at = rng.randrange(len(word) - 1) + (rng.random() < 0.93)
    letter = word[at : at + 1]
    others = {"key": TOUCHING, "vowel": REDUCED, "voice": VOICED}.get(kind)
    if kind in ("vowel", "voice", "sign", "halve"):
        wanted = {"vowel": "аеиоуыэюя", "voice": "бвгджзпфктшсчщ", "sign": "ьъ", "halve": LETTERS}[kind]
        spots = [
            i for i, c in enumerate(word) if c in wanted and (kind != "halve" or word[i : i + 1] == word[i + 1 : i + 2])
        ]
        if not spots:
            return word
        at = rng.choice(spots)
        letter = word[at]
    if kind in ("drop", "halve") or (kind == "sign" and rng.random() < 0.7):
        return word[:at] + word[at + 1 :]
    if kind == "extra":
        near = [b for a, b in sorted(TOUCHING) if a == letter] or list(LETTERS)
        return word[:at] + rng.choice(near if rng.random() < 0.7 else LETTERS) + word[at:]
    if kind == "double":
        return word[:at] + letter + word[at:]
    if kind == "swap":
        return word[:at] + word[at + 1 : at + 2] + letter + word[at + 2 :]
    if kind == "sign":
        return word[:at] + ("ъ" if letter == "ь" else "ь") + word[at + 1 :]
    choices = [b for a, b in sorted(others) if a == letter] if others else [c for c in LETTERS if c != letter]
    return word[:at] + rng.choice(choices) + word[at + 1 :] if choices else word


def score(cases: Iterable[Case], counts: LeftOut) -> list[Scored]:
    scored = []
    for case in cases:
        counts.hide(case.tokens, case.at)
        found = candidates.find(WORDS, case.word)
        if found:
            scored.append(Scored(case, found, [ranker.describe(WORDS, c, case.place) for c in found]))
    return scored


def slips_of_text(
    path: Path, counts: LeftOut, rng: random.Random, share: float = 0.6
) -> Iterator[tuple[dict[str, float], float, float]]:
    """Yield features, rightness and weight of known words that may be slips: of clean prose, and made ones."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rng.shuffle(lines)
    seen: Counter[str] = Counter()
    for line in lines[: int(len(lines) * share)]:
        tokens = TOKEN.findall(line)
        for at, token in enumerate(tokens):
            word = fold(token)
            if not RUSSIAN.fullmatch(token) or token.isupper() or len(token) < 2 or word not in WORDS:
                continue
            seen[word] += 1
            counts.hide(tokens, at)
            if seen[word] <= 4 or rng.random() < 0.1:
                yield from ((f, 0.0, 1.0) for _, f in slips_at(tokens, at, word))
            if rng.random() < 0.25 and not token[0].isupper():
                wrong = slip(word, rng.choices(list(SLIPS)[:-1], list(SLIPS.values())[:-1])[0], rng)
                if wrong != word and wrong in WORDS:
                    spoilt = [*tokens[:at], wrong, *tokens[at + 1 :]]
                    yield from ((f, float(meant == word), 0.3) for meant, f in slips_at(spoilt, at, wrong))


def slips_at(tokens: Sequence[str], at: int, word: str) -> Iterator[tuple[str, dict[str, float]]]:
    form, place = WORDS.form(word), place_of(tokens, at)
    if slips.is_usual(form, place):
        return
    for meant in slips.meant(word):
        yield meant, slips.describe(form, WORDS.form(meant), word, meant, place)


def train_slip(rows: Sequence[tuple[dict[str, float], float, float]]) -> dict[str, float]:
    names = names_of(row for row, _, _ in rows)
    right, weight = np.array([r for _, r, _ in rows]), np.array([w for _, _, w in rows])
    numbers = fit(matrix([row for row, _, _ in rows], names), right, weight, 3.0)
    return {name: round(float(x), 4) for name, x in zip(names, numbers, strict=True)}


def names_of(rows: Iterable[dict[str, float]], least: int = 8) -> list[str]:
    counts = Counter(name for row in rows for name in row)
    return sorted(name for name, n in counts.items() if n >= least)


def matrix(rows: Sequence[dict[str, float]], names: list[str]) -> Any:
    index = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                table[i, index[name]] = value
    return table


def train_rank(scored: Sequence[Scored], penalty: float = 1.0) -> dict[str, float]:
    """Fit a softmax over the candidates of each word that has the right one among them."""
    useful = [s for s in scored if s.case.meant and any(c.text == s.case.meant for c in s.found)]
    rows = [f for s in useful for f in s.features]
    names = names_of(rows)
    table = matrix(rows, names)
    starts = np.cumsum([0] + [len(s.found) for s in useful])
    gold = np.array([starts[i] + [c.text for c in s.found].index(s.case.meant) for i, s in enumerate(useful)])
    weight = np.array([s.case.weight for s in useful])
    owner = np.repeat(np.arange(len(useful)), np.diff(starts))

    def loss(numbers: Any) -> tuple[float, Any]:
        scores = table @ numbers
        top = np.maximum.reduceat(scores, starts[:-1])
        powers = np.exp(scores - top[owner])
        totals = np.add.reduceat(powers, starts[:-1])
        shares = powers / totals[owner]
        value = float(np.sum(weight * (np.log(totals) + top - scores[gold]))) + penalty * float(numbers @ numbers) / 2
        slope = table.T @ (shares * weight[owner]) - table[gold].T @ weight + penalty * numbers
        return value, slope

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return {name: round(float(x), 4) for name, x in zip(names, best.x, strict=True)}


def told(scored: Scored, rank: dict[str, float]) -> tuple[dict[str, float], bool]:
    """Give the features of trust and whether the first candidate is right."""
    scores = [ranker.dot(rank, f) for f in scored.features]
    order = sorted(range(len(scores)), key=lambda at: (-scores[at], scored.found[at].text))
    shares = ranker.softmax([scores[at] for at in order])
    first = order[0]
    row = ranker.weigh(scored.case.word, scored.found[first], scored.features[first], shares, scored.case.place)
    return row, scored.found[first].text == scored.case.meant


def train_trust(scored: Sequence[Scored], rank: dict[str, float], penalty: float = 3.0) -> dict[str, float]:
    """Fit the probability that the first candidate is right."""
    pairs = [told(s, rank) for s in scored]
    names = names_of(row for row, _ in pairs)
    table = matrix([row for row, _ in pairs], names)
    right = np.array([1.0 if ok else 0.0 for _, ok in pairs])
    weight = np.array([s.case.weight for s in scored])

    return {name: round(float(x), 4) for name, x in zip(names, fit(table, right, weight, penalty), strict=True)}


def fit(table: Any, right: Any, weight: Any, penalty: float) -> Any:
    """Fit a logistic regression."""

    def loss(numbers: Any) -> tuple[float, Any]:
        scores = table @ numbers
        value = (
            float(np.sum(weight * (np.logaddexp(0, scores) - right * scores))) + penalty * float(numbers @ numbers) / 2
        )
        slope = table.T @ (weight * (1 / (1 + np.exp(-scores)) - right)) + penalty * numbers
        return value, slope

    return minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 600}).x


def clean(
    rest: Sequence[Scored], rank: dict[str, float], trust: dict[str, float], counts: Counter[str]
) -> list[Scored]:
    """Take the errors of the text for what they are."""
    lines = RIGHT_WORDS.read_text(encoding="utf-8").splitlines()
    right_words = {word for line in lines if not line.startswith("#") for word in line.split()}
    kept = []
    for s in rest:
        chance = 1 / (1 + np.exp(-ranker.dot(trust, told(s, rank)[0])))
        joined = any("parted" in f and "parted-prefix" not in f for f in s.features)
        plain = any(f.keys() & {"listed", "halved-n"} for f in s.features)
        quiet = (chance < DOUBTFUL or (chance < LOUD and counts[s.case.word] > 2)) and not plain
        if s.case.meant or s.case.word in right_words or (quiet and not joined):
            kept.append(s)
        elif joined:
            continue  # cells of tables that ran together when the text was taken from its markup
        elif chance >= LOUD and counts[s.case.word] < 4:
            best = max(zip((ranker.dot(rank, f) for f in s.features), (c.text for c in s.found), strict=True))[1]
            kept.append(s._replace(case=s.case._replace(meant=best)))
    return kept


def validate(real: Sequence[Scored], rest: Sequence[Scored], folds: int) -> None:
    """Print how pairs fare when their fold is left out."""
    outcome = []
    for fold_number in range(folds):
        train = [s for s in real if s.case.group % folds != fold_number]
        rank = train_rank([*train, *rest])
        trust = train_trust([*train, *rest], rank)
        for s in real:
            if s.case.group % folds == fold_number:
                row, right = told(s, rank)
                outcome.append((1 / (1 + np.exp(-ranker.dot(trust, row))), right, bool(s.case.meant)))
    errors = sum(1 for *_, wrong in outcome if wrong)
    print(
        f"pairs: {len(outcome)} unknown words, {errors} errors, "
        f"first right {sum(r for _, r, _ in outcome) / errors:.3f}"
    )
    for limit in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        shown = [(right, wrong) for chance, right, wrong in outcome if chance >= limit]
        good = sum(right for right, _ in shown)
        print(
            f"  {limit:.2f}  P {good / max(1, len(shown)):.3f}  R {good / errors:.3f}  "
            f"on errors {sum(w for _, w in shown) / max(1, len(shown)):.3f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, nargs="*", default=[])
    parser.add_argument("--synthetic", type=int, default=6000)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    counts = LeftOut(options.text)
    context.pairs = lambda: counts  # type: ignore[assignment]
    rest = score(cases_of_text(options.text, options.synthetic, random.Random(1)), counts)
    real = score(cases_of_pairs(options.pairs), counts)
    print(f"{len(real)} real, {len(rest)} of text, {sum(1 for s in rest if s.case.meant)} made")
    rank = train_rank([*real, *rest])
    rest = clean(rest, rank, train_trust([*real, *rest], rank), count_words(options.text))
    print(f"{len(rest)} of text kept, {sum(1 for s in rest if s.case.meant)} errors among them")
    if options.folds:
        validate(real, rest, options.folds)
    rank = train_rank([*real, *rest])
    trust = train_trust([*real, *rest], rank)
    rows = list(slips_of_text(options.text, counts, random.Random(2)))
    slip_numbers = train_slip(rows)
    print(f"{len(rows)} slips into known words, {sum(1 for _, r, _ in rows if r)} of them made")
    weights = {"rank": rank, "trust": trust, "slip": slip_numbers}
    replace(FILE, json.dumps(weights, ensure_ascii=False, indent=0) + "\n")
    for limit in (0.1, 0.3, 0.5, 0.7, 0.9):
        quiet = [s for s in rest if not s.case.meant]
        loud = sum(1 / (1 + np.exp(-ranker.dot(trust, told(s, rank)[0]))) >= limit for s in quiet)
        print(f"  {limit}: {loud} of {len(quiet)} unknown words of clean text")


if __name__ == "__main__":
    main()
