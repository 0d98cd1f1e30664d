"""Agreement and inflection over the readings of forms, straight from their paradigms.

All readings count: two forms agree if any pair of their readings does. pymorphy3 is only the oracle in tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pravka.russian import grammemes
from pravka.russian.lexicon import Form, Reading

GENDERLESS = grammemes.mask("Pltm GNdr Ms-f ms-f")
UNCHANGING = grammemes.mask("Fixd")
PLURAL = grammemes.mask("plur")
PERSONAL = grammemes.mask("1per 2per")
SECOND_CASES = {"gen2": "gent", "acc2": "accs", "loc2": "loct", "gen1": "gent", "loc1": "loct"}
SECONDS = grammemes.mask(*SECOND_CASES)
CASES = tuple(grammemes.BITS[name] for name in "nomn gent datv accs ablt loct voct".split())
GENDERS = tuple(grammemes.BITS[name] for name in "masc femn neut".split())
COUNTED = {"год": "лет", "человек": "человек"}  # after пять and the like


def agree(one: Form | Reading, two: Form | Reading, groups: str) -> bool:
    """Tell whether some pair of readings has the same value in each group ("case number gender animacy")."""
    if groups == "case number gender" and isinstance(one, Form) and isinstance(two, Form):
        return bool(cells(one) & cells(two))
    return _agree(one, two, groups)


@lru_cache(maxsize=4096)
def _agree(one: Form | Reading, two: Form | Reading, groups: str) -> bool:
    names = groups.split()
    return any(agree_readings(a, b, names) for a in _readings(one) for b in _readings(two))


def agree_readings(one: Reading, two: Reading, groups: Iterable[str]) -> bool:
    """Tell whether two readings agree; a group that one of them lacks does not part them."""
    return agree_masks(one.mask, two.mask, groups)


def agree_masks(one: int, two: int, groups: Iterable[str]) -> bool:
    """Tell whether readings with these grammemes agree."""
    for group in groups:  # noqa: SIM110 -- `all` takes twice as long
        if not _agree_in(group, one, two):
            return False
    return True


def cells(form: Form) -> int:
    """Give the cells of a table of case, number and gender that the readings of a form fill, one bit each.

    Two forms agree in the three if they share a cell.
    """
    found = form.cells
    if not found:
        for mask in form.each:
            found |= cells_of(mask)
        form.cells = found
    return found


@lru_cache(maxsize=2048)
def cells_of(mask: int) -> int:
    """Give the cells that a reading fills: of each gender in the singular, then in the plural, case by case.

    The plural fills those of all genders, so only readings with a gender and without a number differ in them.
    """
    cases, number = merge_cases(mask & grammemes.CASE), mask & grammemes.NUMBER
    genders = 0 if mask & (PLURAL | GENDERLESS) else mask & grammemes.GENDER
    row = sum(1 << place for place, gender in enumerate(GENDERS) if not genders or genders & gender)
    filled = (0 if number == PLURAL else row) | (row << len(GENDERS) if not number or number & PLURAL else 0)
    width = 2 * len(GENDERS)
    return sum(filled << width * place for place, case in enumerate(CASES) if not cases or cases & case)


def _agree_in(group: str, one: int, two: int) -> bool:
    if group == "gender" and (one | two) & (PLURAL | GENDERLESS):
        return True
    if group == "animacy" and not (one & two & grammemes.BITS["accs"]):
        return True  # only the accusative tells the living from the rest
    values = grammemes.GROUPS[group]
    one, two = merge_cases(one & values), merge_cases(two & values)
    return not one or not two or bool(one & two)


def merge_cases(bits: int) -> int:
    """Read the second genitive, accusative and locative as the first."""
    if bits & SECONDS:
        for second, first in SECOND_CASES.items():
            if bits & grammemes.BITS[second]:
                bits |= grammemes.BITS[first]
    return bits


def inflect(word: Form | Reading, wanted: int | str, like: str = "") -> str | None:
    """Change a word so that it has the wanted grammemes, keeping its others where it can.

    None if no reading can. `like` is the word as written: the result keeps its capitals.
    """
    bits = grammemes.mask(wanted) if isinstance(wanted, str) else wanted
    best: tuple[int, str] | None = None
    for reading in _readings(word):
        found = _inflect_reading(reading, bits)
        if found and (best is None or found[0] > best[0]):
            best = found
    return match_case(best[1], like) if best else None


def _inflect_reading(reading: Reading, wanted: int) -> tuple[int, str] | None:
    """Find the form with the wanted grammemes that keeps most of the reading's own; its number of kept ones and it."""
    if reading.mask & UNCHANGING:
        return 0, reading.word
    fixed = _overridden(wanted)
    best: tuple[int, int] | None = None
    for index, mask in enumerate(reading.masks()):
        if mask & wanted == wanted:
            kept = (mask & reading.mask & ~fixed).bit_count() - (mask & ~reading.mask & ~fixed).bit_count()
            if best is None or kept > best[0]:
                best = kept, index
    return None if best is None else (best[0], reading.inflected(best[1]))


def _overridden(wanted: int) -> int:
    """Join the groups in which something is wanted: there the reading's own value does not matter."""
    joined = 0
    for values in grammemes.GROUPS.values():
        if values & wanted:
            joined |= values
    if wanted & PLURAL:
        joined |= grammemes.GENDER
    return joined


def features(word: Form | Reading, groups: str) -> list[int]:
    """List what the readings of a word have in some groups, without repeats, to hand to `inflect`."""
    values = 0
    for group in groups.split():
        values |= grammemes.GROUPS[group]
    return list(dict.fromkeys(_strip(merge_cases(r.mask & values) & ~SECONDS) for r in _readings(word)))


def _strip(bits: int) -> int:
    """Drop what forms do not show: gender in the plural, animacy outside the accusative."""
    if bits & PLURAL:
        bits &= ~grammemes.GENDER
    return bits if bits & grammemes.BITS["accs"] else bits & ~grammemes.ANIMACY


def inflect_like(word: Form | Reading, model: Form | Reading, groups: str, like: str = "") -> list[str]:
    """Change a word to agree with another, one variant for every way to read the model, without repeats."""
    variants = (inflect(word, bits, like) for bits in features(model, groups) if bits)
    return list(dict.fromkeys(variant for variant in variants if variant))


def inflect_by_number(word: Form | Reading, number: int, like: str = "") -> str | None:
    """Give the form of a noun after a number: 1 файл, 2 файла, 5 файлов."""
    ones, tens = number % 10, number // 10 % 10
    if ones == 1 and tens != 1:
        return inflect(word, "sing nomn", like)
    if ones in (2, 3, 4) and tens != 1:
        return inflect(word, "sing gent", like)
    lemmas = {reading.lemma for reading in _readings(word)}
    counted = next((form for lemma, form in COUNTED.items() if lemma in lemmas), None)
    return match_case(counted, like) if counted else inflect(word, "plur gent", like)


def match_case(word: str, like: str) -> str:
    """Write a word with the capitals of another."""
    if len(like) > 1 and like.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _readings(word: Form | Reading) -> Iterable[Reading]:
    return (word,) if isinstance(word, Reading) else word.readings
