"""What a misspelt word may have been meant to be: every candidate with what speaks for and against it, unranked.

Features are named numbers; `ranker` weighs them. Those that depend on the neighbours are added in `ranker` too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from pravka.russian.grammemes import mask
from pravka.russian.lexicon import Lexicon
from pravka.speller import compounds, context, misspellings, nearby, splits
from pravka.speller.edits import classify
from pravka.speller.frequency import zipf
from pravka.speller.nearby import Walker

PROPER = mask("Name Surn Patr Geox Orgn Abbr")
ODD = mask("Arch Infr Erro Dist Init Litr")
FARTHEST = 60  # candidates kept for ranking
# Prepositions and adverbs that also begin words: «подзапрос» need not be «под запрос».
PREFIXES = frozenset(
    """без вне до за из меж на над не об от пере по под пред при про раз с со через в о авто аудио видео супер мета
    много мало
    ново старо средне полу само обще""".split()
)
ENDING = 3  # letters that count as the ending


class Candidate(NamedTuple):
    """A possible meaning of a misspelt word: lower case, «ё» as «е», maybe several words."""

    text: str
    features: dict[str, float]
    sure: bool = False


@cache
def walkers(lexicon: Lexicon) -> tuple[Walker, ...]:
    """Open a walk over each file of forms."""
    files = (lexicon.dictionary.words, lexicon.dictionary.additions)
    return tuple(Walker(dawg) for dawg in files if dawg)


@lru_cache(maxsize=20_000)
def find(lexicon: Lexicon, word: str) -> list[Candidate]:
    """Find the candidates of an unknown lower-case word without hyphens, likely ones first."""
    word = word.replace("ё", "е")
    if len(word) > nearby.LONGEST:
        return []
    listed = {fix.text: fix.sure for fix in misspellings.fixes(lexicon, word)}
    alike, near = _collect(lexicon, word)
    parted = set(splits.part(lexicon, word)) | _part_negation(lexicon, word)
    texts = alike.keys() | near | listed.keys() | parted
    found = [_describe(lexicon, word, text, alike, parted, listed) for text in texts if text != word]
    found = sorted(found, key=lambda c: (-c.features["zipf"], c.text))
    _compare(found)
    kept = sorted(found, key=lambda c: (c.features["slips"] - c.features["zipf"] / 3, c.text))[:FARTHEST]
    return kept


def _collect(lexicon: Lexicon, word: str) -> tuple[dict[str, int], set[str]]:
    """Walk the files: words that sound alike with the number of confusions, and words by slips."""
    near: set[str] = set()
    alike: dict[str, int] = {}
    calmed = calm(word)
    for walker in walkers(lexicon):
        near |= walker.one_slip(word)
        alike |= walker.alike(word, 3 if len(word) > 6 else 2)
        if calmed != word:
            near |= walker.one_slip(calmed) | ({calmed} if calmed in lexicon else set())
    if lexicon.own:
        near |= {form for form in lexicon.own if abs(len(form) - len(word)) < 2 and len(classify(word, form)) == 1}
    stuttered = {text for text in _unstutter(word) if text in lexicon}
    near |= stuttered
    if len(word) > 4 and not any(zipf(text) >= 3.0 for text in near | alike.keys()):
        near |= nearby.two_slips(word)
        if len(word) > 6:
            near |= {
                text for first in _undo_first(word) for walker in walkers(lexicon) for text in walker.one_slip(first)
            }
    return alike, near


def calm(word: str) -> str:
    """Write «ооочень» as «очень»: runs of a letter become one."""
    return "".join(letter for letter, _ in groupby(word))


def _unstutter(word: str) -> Iterator[str]:
    """Yield «процедура» for «процедудура»: a syllable written twice is written once."""
    for size in (2, 3):
        for at in range(len(word) - 2 * size + 1):
            if word[at : at + size] == word[at + size : at + 2 * size]:
                yield word[:at] + word[at + size :]


def _undo_first(word: str) -> Iterator[str]:
    """Yield the word without its swapped first letters, for a slip there and another elsewhere."""
    if word[0] != word[1]:
        yield word[1] + word[0] + word[2:]


def _part_negation(lexicon: Lexicon, word: str) -> set[str]:
    """Part «незнаю», «нихочу»: «не» and a verb are two words."""
    rest = word[2:]
    if word.startswith(("не", "ни")) and len(rest) > 2 and lexicon.form(rest).any & mask("VERB INFN GRND"):
        return {f"не {rest}"}
    return set()


def _describe(
    lexicon: Lexicon, word: str, text: str, alike: dict[str, int], parted: set[str], listed: dict[str, bool]
) -> Candidate:
    features: dict[str, float] = {"zipf": 0.0, "slips": 0.0}
    parts = text.replace("-", " ").split()
    features["zipf"] = min(zipf(part) for part in parts)
    if text in parted or len(parts) > 1:
        features["hyphened" if "-" in text else "parted"] = 1.0
        features["slips"] = 1.0
        if text.replace(" ", "").replace("-", "") != word:
            features["slips"], features["vowel"] = 2.0, 1.0
        if text.startswith("не ") and text[3:] in lexicon:
            features["negation"] = 1.0
        if min(map(len, parts)) < 3:
            features["parted-short"] = 1.0
        if len(parts) == 2 and (parts[0] in PREFIXES or parts[0] in compounds.prefixes()):
            features["parted-prefix"] = 1.0
        if len(parts) == 2 and "-" not in text:
            _judge_parts(lexicon, parts[0], parts[1], features)
    else:
        slips = ["stutter"] if text in _unstutter(word) else classify(word, text)
        features["slips"] = float(len(slips))
        for slip in slips:
            features[slip] = features.get(slip, 0.0) + 1.0
        _place(word, text, features)
    if text in alike:
        features[f"alike-{alike[text]}"] = 1.0
    if text in listed:
        features["listed"] = 1.0
    form = lexicon.form(parts[-1])
    if form.all & PROPER:
        features["proper"] = 1.0
    if form.all & ODD:
        features["odd"] = 1.0
    return Candidate(text, features, listed.get(text, False))


def _judge_parts(lexicon: Lexicon, left: str, right: str, features: dict[str, float]) -> None:
    """Note whether two words written as one are met side by side, and whether the first may rule the second."""
    features["parts-pair"] = float(context.pairs().level(left, right))
    fit = context.fit(lexicon.form(left), lexicon.form(right))
    if fit:
        features["parts-fit" if fit > 0 else "parts-clash"] = 1.0


def _place(word: str, text: str, features: dict[str, float]) -> None:
    """Note slips in the first letter and in the ending: people get first letters right."""
    if word[0] != text[0]:
        features["first"] = 1.0
    if word[-1] != text[-1]:
        features["last"] = 1.0
    elif word[-ENDING:] != text[-ENDING:]:
        features["ending"] = 1.0
    features["per-letter"] = features["slips"] / max(len(word), len(text))


def _compare(found: list[Candidate]) -> None:
    """Note how much rarer each candidate is than the most frequent one with no more slips."""
    for candidate in found:
        rivals = (
            c.features["zipf"]
            for c in found
            if c is not candidate and c.features["slips"] <= candidate.features["slips"]
        )
        best = max(rivals, default=0.0)
        candidate.features["behind"] = max(0.0, best - candidate.features["zipf"])
