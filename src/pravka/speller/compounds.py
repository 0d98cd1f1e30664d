"""Words that no dictionary lists but that are made of known parts by the rules of the language.

Prefixes («псевдокласс») come from `data/prefixes.txt`; the rest are regular derivations: adverbs in -о and -ски,
nouns in -ость, reflexive forms of transitive verbs, «не» with adjectives, numerals with adjectives. Nothing is
guessed here:
every part must be in the lexicon. Sources: Русская грамматика 1980, «Словообразование»; Лопатин 2006, «Слитные
написания».
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pravka import data
from pravka.russian.grammemes import mask
from pravka.russian.lexicon import Lexicon

SHORTEST_REST = 4  # «автоаза» is no word: what follows a prefix has at least so many letters
NUMERALS = tuple(
    """
    двух трёх трех четырёх четырех пяти шести семи восьми девяти десяти одно двоично много мало полу
    сто тысяче одиннадцати двенадцати пятнадцати двадцати тридцати сорока пятидесяти шестидесяти
    """.split()
)
NOMINAL = mask("NOUN ADJF ADJS PRTF PRTS ADVB COMP VERB INFN GRND")
ADJECTIVE = mask("ADJF PRTF")
TRUE_ADJECTIVE, PARTICIPLE = mask("ADJF"), mask("PRTF")
NOUN = mask("NOUN")
VOWELS = "аеёиоуыэюя"
WANTED = {"strong": NOMINAL, "adjective": ADJECTIVE, "weak": 0}
LONGEST_PREFIX = 12
TRANSITIVE = mask("tran")
ADJECTIVE_ENDINGS = ("ый", "ий", "ой")
NESS_ENDINGS = ("ость", "ости", "остью", "остей", "остям", "остями", "остях")


class Prefix(NamedTuple):
    """A first part: how far to trust it (strong, adjective, weak) and how it is joined (solid, hyphen, both)."""

    text: str
    trust: str
    joint: str


@cache
def prefixes() -> dict[str, Prefix]:
    """Read the first parts by their text; none if there is no such file."""
    lines = (line.partition("#")[0].split() for line in data.text("prefixes.txt").splitlines())
    rows = (
        Prefix(line[0].strip("-").replace("ё", "е"), *(*line[1:3], "strong", "solid")[:2]) for line in lines if line
    )
    return {row.text: row for row in rows}


def _starts(word: str) -> Iterator[Prefix]:
    """Yield the first parts a word begins with, longest first."""
    known = prefixes()
    for size in range(min(len(word) - SHORTEST_REST, LONGEST_PREFIX), 1, -1):
        prefix = known.get(word[:size])
        if prefix:
            yield prefix


def hyphened(word: str) -> Iterator[str]:
    """Yield the first parts that a word begins with and that a hyphen should follow: «веб» of «вебсервер»."""
    return (prefix.text for prefix in _starts(word) if prefix.joint == "hyphen")


@lru_cache(maxsize=10_000)
def accepts(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a lower-case word without hyphens is lawfully made of known parts."""
    word = word.replace("ё", "е")
    return (
        _is_adverb(lexicon, word)
        or _is_quality(lexicon, word)
        or _is_comparative(lexicon, word)
        or _is_reflexive(lexicon, word)
        or _is_negated(lexicon, word)
        or (word.startswith(NUMERALS) and any(_follows(lexicon, word, n, ADJECTIVE) for n in NUMERALS))
        or any(_follows(lexicon, word, p.text, WANTED[p.trust]) for p in _starts(word))
    )


def is_likely(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a word may be one of several known parts all the same: «подсвойство», «трёхзвенный»."""
    word = word.replace("ё", "е")
    if any(word.startswith(numeral) and len(word) > len(numeral) + SHORTEST_REST for numeral in NUMERALS):
        return True
    return any(_follows(lexicon, word, prefix, NOUN | ADJECTIVE) for prefix in LIKELY)


LIKELY = ("под", "над", "пере", "не", "меж", "со", "недо", "сверх", "вне", "за", "при", "пред", "само", "обще")


def accepts_hyphened(lexicon: Lexicon, word: str) -> bool:
    """Tell whether every part of a hyphenated lower-case word is known; Latin parts and numbers pass."""
    parts = word.split("-")
    return all(is_part(lexicon, part, at, len(parts)) for at, part in enumerate(parts))


def is_part(lexicon: Lexicon, part: str, at: int, count: int) -> bool:
    """Tell whether a part of a hyphenated word may stand at its place."""
    if not part or not any("а" <= letter <= "ё" for letter in part):
        return True
    if part in lexicon or part in PARTICLES or accepts(lexicon, part):
        return True
    if at == count - 1:
        return False
    prefix = prefixes().get(part)
    return bool(prefix and prefix.joint != "solid") or (part[-1] in "ое" and _has_adjective(lexicon, part[:-1]))


PARTICLES = frozenset(
    """то либо нибудь таки ка де с кое кой по во в экс вице обер унтер лейб камер
    й я е го му ми х ти м ый ой ая ое ые""".split()
)


def _has_adjective(lexicon: Lexicon, stem: str) -> bool:
    return len(stem) >= 3 and any(lexicon.form(stem + end).any & ADJECTIVE for end in ADJECTIVE_ENDINGS)


def _is_adverb(lexicon: Lexicon, word: str) -> bool:
    """«асинхронно» from «асинхронный», «алгоритмически» from «алгоритмический»."""
    if word.endswith("ски"):
        return bool(lexicon.form(word + "й").any & ADJECTIVE)
    if word.endswith("нно") and not _is_quality_of_its_own(lexicon, word[:-1]):
        return False
    return word.endswith("о") and _has_adjective(lexicon, word[:-1])


def _is_quality_of_its_own(lexicon: Lexicon, stem: str) -> bool:
    """A participle gives no adverb: «написанно» is a slip for «написано», «осознанно» is not."""
    return any(lexicon.form(stem + end).any & TRUE_ADJECTIVE for end in ADJECTIVE_ENDINGS)


def _is_quality(lexicon: Lexicon, word: str) -> bool:
    """«кроссбраузерность» from «кроссбраузерный»."""
    return any(word.endswith(end) and _has_adjective(lexicon, word[: -len(end)]) for end in NESS_ENDINGS)


def _is_comparative(lexicon: Lexicon, word: str) -> bool:
    """«приоритетнее» from «приоритетный»."""
    return word.endswith(("ее", "ей")) and bool(lexicon.form(word[:-2] + "ый").any & ADJECTIVE) and len(word) > 5


def _is_reflexive(lexicon: Lexicon, word: str) -> bool:
    """«деплоится» from the transitive «деплоит»."""
    if word[-2:] not in ("ся", "сь") or len(word) < 6:
        return False
    form = lexicon.form(word[:-2])
    if (word[-2:] == "сь") != (word[-3] in VOWELS) and not form.all & PARTICIPLE:
        return False  # «случилася»
    return any(reading.mask & TRANSITIVE for reading in form.readings)


def _is_negated(lexicon: Lexicon, word: str) -> bool:
    """«нетипизированный», «неиспользование»; never verbs, which are written apart from «не»."""
    if not word.startswith("не") or len(word) < 7:
        return False
    rest = word[2:]
    form = lexicon.form(rest)
    if form.any & ADJECTIVE or (form.any & NOUN and rest.rstrip("яюмих").endswith(("ни", "ост", "ость", "н"))):
        return True
    return _is_adverb(lexicon, rest) or _is_quality(lexicon, rest)


def _follows(lexicon: Lexicon, word: str, prefix: str, wanted: int) -> bool:
    if not word.startswith(prefix) or len(word) < len(prefix) + SHORTEST_REST:
        return False
    return bool(lexicon.form(word[len(prefix) :]).any & wanted)
