"""Words of a suggestion in other forms: in a named form, or like another word. Paradigms belong to `morphology`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pravka.russian import grammemes, morphology

if TYPE_CHECKING:
    from pravka.russian.lexicon import Reading

VERBAL = grammemes.mask("VERB INFN PRTF PRTS GRND")
NOUN, ADJECTIVAL, PLURAL = grammemes.mask("NOUN"), grammemes.mask("ADJF PRTF NUMR NPRO"), grammemes.mask("plur")
COPIED = ("case", "number", "person", "tense", "mood", "voice", "aspect")
OBLIQUE = tuple((grammemes.mask(rare), grammemes.mask(plain)) for rare, plain in morphology.SECOND_CASES.items())


def to(readings: Iterable[Reading], names: str) -> Iterator[str]:
    """Yield the word in the named form, keeping what is not named: number, gender, tense."""
    found = (morphology.inflect(reading, names) for reading in readings)
    yield from dict.fromkeys(form for form in found if form)


def like(readings: Iterable[Reading], models: Iterable[Reading]) -> Iterator[str]:
    """Yield the word in the case, number, gender, person and tense of each model reading, without repeats."""
    targets = tuple(readings)
    found: dict[str, None] = {}
    for model in models:
        for target in targets:
            bits = _wanted(target.mask, model.mask)
            form = morphology.inflect(target, bits) or morphology.inflect(target, bits & ~grammemes.ANIMACY)
            if form:
                found[form] = None
    yield from found


def _wanted(target: int, model: int) -> int:
    """Choose what of the model's grammemes the target takes over: of a verb its form, of a noun case and number."""
    bits = plain_case(model)
    if target & VERBAL and model & VERBAL:
        kept = grammemes.GROUPS["pos"]
        for group in COPIED:
            kept |= grammemes.GROUPS[group]
        kept |= grammemes.GENDER
    else:
        kept = grammemes.CASE | grammemes.NUMBER
        if not target & NOUN and not bits & PLURAL:
            kept |= grammemes.GENDER
        if target & ADJECTIVAL and bits & grammemes.BITS["accs"]:
            kept |= grammemes.ANIMACY
    return bits & kept


def plain_case(mask: int) -> int:
    """Read the second genitive, accusative and locative as the first."""
    for rare, plain in OBLIQUE:
        if mask & rare:
            mask = mask & ~rare | plain
    return mask
