"""Words in other forms, from their dictionary paradigm: in a named form, or like another word. No templates here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pravka.russian import grammemes, lexicon

if TYPE_CHECKING:
    from pravka.russian.lexicon import Reading

PARTITIVE = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
SECOND = grammemes.mask("gen2 acc2 loc2")
RARE = grammemes.mask("V-oy V-ey V-ej V-be V-en V-ie V-bi V-sh Arch Erro Dist Litr Slng Infr gen2 loc2 acc2 voct")
VERBAL = grammemes.mask("VERB INFN PRTF PRTS GRND")
ADJECTIVAL = grammemes.mask("ADJF PRTF")
NOUN, ACCS, SING = grammemes.mask("NOUN"), grammemes.mask("accs"), grammemes.mask("sing")
GROUPS = (grammemes.CASE, grammemes.NUMBER, grammemes.PERSON, grammemes.TENSE, grammemes.MOOD, grammemes.VOICE)
OBLIQUE = tuple((grammemes.mask(rare), grammemes.mask(plain)) for rare, plain in PARTITIVE.items())


def to(word: str, names: str) -> Iterator[str]:
    """Yield the word in the named form, keeping what is not named: number, gender, tense."""
    want = grammemes.mask(names)
    yield from _unique(
        form for reading in lexicon.shared().form(word).readings for form in forms(reading, want)
    )


def like(word: str, models: Iterable[Reading]) -> Iterator[str]:
    """Yield the word in the case, number, gender, person and tense of each model reading."""
    readings = lexicon.shared().form(word).readings
    models = tuple(models)
    yield from _unique(form for reading in readings for model in models for form in _alike(reading, model.mask))


def forms(reading: Reading, want: int) -> list[str]:
    """List the forms of a reading's paradigm that have all wanted grammemes, the nearest to the reading first."""
    pos = grammemes.POS if want & grammemes.POS else reading.mask & grammemes.POS
    fitting = [
        (mask, word)
        for mask, word in reading.forms()
        if mask & want == want and mask & pos and _keeps(mask, reading.mask, want)
    ]
    return [word for mask, word in sorted(fitting, key=lambda pair: bool(pair[0] & RARE))]


def _keeps(mask: int, old: int, want: int) -> bool:
    """What the wish leaves open stays: number of a noun, gender, person, tense."""
    kept = (grammemes.NUMBER, grammemes.GENDER, grammemes.PERSON, grammemes.TENSE, grammemes.VOICE, grammemes.CASE)
    for group in kept:
        if not want & group and mask & group and old & group and not mask & old & group:
            if group == grammemes.GENDER and (mask | old) & grammemes.mask("plur"):
                continue
            return False
    return _fits_animacy(mask, old)


def _alike(reading: Reading, model: int) -> Iterator[str]:
    model = plain_case(model)
    pos = model if reading.mask & VERBAL and model & VERBAL else reading.mask
    found = [
        (mask, word)
        for mask, word in reading.forms()
        if mask & pos & grammemes.POS and _agrees(mask, model)
    ]
    for _, word in sorted(found, key=lambda pair: bool(pair[0] & RARE)):
        yield word


def _agrees(mask: int, model: int) -> bool:
    for group in GROUPS:
        if mask & group and model & group and not mask & model & group:
            return False
    if mask & SECOND:
        return False
    if not mask & NOUN and mask & model & SING and mask & grammemes.GENDER and model & grammemes.GENDER:
        return bool(mask & model & grammemes.GENDER) and _fits_animacy(mask, model)
    return _fits_animacy(mask, model)


def _fits_animacy(mask: int, model: int) -> bool:
    """Only the accusative of adjectives shows animacy."""
    if not (mask & ADJECTIVAL and mask & ACCS):
        return True
    return not (mask & grammemes.ANIMACY and model & grammemes.ANIMACY) or bool(mask & model & grammemes.ANIMACY)


def plain_case(mask: int) -> int:
    """Read the second genitive, accusative and locative as the first."""
    for rare, plain in OBLIQUE:
        if mask & rare:
            mask = mask & ~rare | plain
    return mask


def _unique(words: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(words))
