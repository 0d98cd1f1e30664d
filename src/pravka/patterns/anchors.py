"""Choosing what the index hangs a pattern on. The keys: =слово a form, ~лемма a lemma, #NOUN grammemes, * anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pravka.patterns.predicates import fold

ANY = "*"
# The commonest words of Russian, from the top, as in the frequency dictionary of Lyashevskaya and Sharov.
COMMON = {
    word: place
    for place, word in enumerate(
        """
        и в не на я быть он с что а по это она этот к но они мы весь который из у то за свой ее так для от же
        такой год мочь один человек о бы другой еще самый ты какой тот только себя свое его или если нет их как
        когда мы вы до мой время даже новый сказать стать можно под раз чтобы там тут уже наш есть чем при во со
        ни ну где первый день жизнь два очень сам дело рука кто хотеть работа место мир идти сделать каждый
        большой иметь жить друг дом случай страна знать без после делать больше много через между хороший просто
        потом тоже также сейчас теперь здесь надо нужно должен слово вопрос видеть конец вид система часть
        сторона тогда сколько более менее какой-то ничего всегда иной все всего том тем того чего этом этого
        этой эти этих была был были было будет может лишь почти поэтому потому именно число имя область решение
        ли вот да о об про над перед около
        """.split()
    )
}
COMMONNESS = {  # how often a token of such grammemes comes by, roughly: the rarer the better an anchor
    "GRND": 1, "PRTS": 1, "NUMR": 1, "COMP": 1, "PRED": 1, "INTJ": 1, "PRTF": 2, "INFN": 2, "ADJS": 2, "NPRO": 3,
    "CONJ": 4, "PRCL": 4, "VERB": 4, "ADVB": 4, "PREP": 5, "ADJF": 5, "NOUN": 6,
}  # fmt: skip


def weight(spec: Mapping[str, Any]) -> float:
    """Tell how good an anchor a token spec is: a rare word is best, then a lemma, then grammemes."""
    if spec.get("optional"):
        return -1.0
    if "word" in spec:
        return min(_rarity(word) for word in _listed(spec["word"]))
    if "lemma" in spec:
        return min(_rarity(word) for word in _listed(spec["lemma"])) - 0.5
    if "one-of" in spec and all(_is_anchor(inner) for inner in spec["one-of"]):
        return min(weight(inner) for inner in spec["one-of"])
    if "any" in spec or "all" in spec:
        return 0.9 - 0.1 * max(COMMONNESS.get(_pos(group), 8) for group in _listed(spec.get("any", spec.get("all"))))
    return 0.0


def keys(spec: Mapping[str, Any]) -> list[str]:
    """List the index keys of a token spec: the token can fit only where one of them occurs."""
    if "word" in spec:
        return ["=" + fold(word) for word in _listed(spec["word"])]
    if "lemma" in spec:
        return ["~" + fold(word) for word in _listed(spec["lemma"])]
    if "one-of" in spec and all(_is_anchor(inner) for inner in spec["one-of"]):
        return [key for inner in spec["one-of"] for key in keys(inner)]
    groups = _listed(spec.get("any", spec.get("all")))
    names = [" ".join(n for n in group.split() if n[0] not in "!-") for group in groups]
    return ["#" + name for name in names] if names and all(names) else [ANY]


def _is_anchor(spec: Any) -> bool:
    return isinstance(spec, Mapping) and ("word" in spec or "lemma" in spec)


def _rarity(word: str) -> float:
    """From 1 for the commonest words to 3 for words that are not among the common ones; marks come before all."""
    word = fold(word)
    if not word[:1].isalpha():
        return 1.0
    place = COMMON.get(word)
    return 3.0 + min(len(word), 20) / 100 if place is None else 1.1 + place / len(COMMON)


def _pos(group: str) -> str:
    return next((name for name in group.split() if name in COMMONNESS), "")


def _listed(value: Any) -> Sequence[Any]:
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]
