"""Words that lost or gained a space or a hyphen: the ways to part one token and to join two."""

from __future__ import annotations

from collections.abc import Iterator

from pravka.russian.grammemes import mask
from pravka.russian.lexicon import Lexicon
from pravka.speller import compounds
from pravka.speller.frequency import zipf

ALONE = frozenset("а и в с к о у я")  # the words of one letter
SHORT = frozenset(
    """не на по за от из до об во со ко но да же бы ли ни мы вы ты он им их ее то та те ту уж вы ей
    ему его что как при под над без для это""".split()
)
PREPOSITIONS = frozenset("по под за от до на про из с у о об при в без для над пред раз".split())
VERB = mask("VERB INFN GRND")
PARTICLES = ("то", "либо", "нибудь", "таки")
PRONOUNS = frozenset(
    """кто кого кому кем ком что чего чему чем чём какой какая какое какие какого какой каких какому каким какую
    какими каком
    где куда откуда когда как зачем почему отчего чей чья чьё чьи сколько""".split()
)
PAIRED = {"изза": "из-за", "изпод": "из-под", "поэтому": "по этому", "всетаки": "всё-таки", "кактак": "как так"}
FOREIGN = mask("Abbr Name Surn Patr Geox Orgn Init INTJ")
FREQUENT_ENOUGH = 3.0
CLIPPED = ("б", "ж")  # «еслиб», «этож»
VOWELS = "аеёиоуыэюя"
LINKING, OBLIQUE, ADVERBIAL = mask("CONJ PREP INTJ"), mask("gent datv ablt loct"), mask("ADVB PRED")


def part(lexicon: Lexicon, word: str) -> Iterator[str]:
    """Yield the ways to write a lower-case word with a space or a hyphen inside."""
    if word in PAIRED:
        yield PAIRED[word]
    for particle in PARTICLES:
        if word.endswith(particle) and word[: -len(particle)] in PRONOUNS:
            yield f"{word[: -len(particle)]}-{particle}"
    if word.startswith("кое") and word[3:] in PRONOUNS:
        yield f"кое-{word[3:]}"
    if word.startswith("по") and len(word) > 6 and word.endswith(("ски", "цки", "ому", "ему")):
        rest = word[2:]
        if rest in lexicon or rest + "й" in lexicon:
            yield f"по-{rest}"
    for prefix in compounds.hyphened(word):
        if word[len(prefix) :] in lexicon:
            yield f"{prefix}-{word[len(prefix) :]}"
    for at in range(1, len(word)):
        left, right = word[:at], word[at:]
        if left in PREPOSITIONS and lexicon.form(right).any & VERB:
            continue  # «поизменять»: a prefix, for no preposition stands before a verb
        if right in CLIPPED and left[-1] in VOWELS and len(left) > 2 and left in lexicon:
            yield f"{left} {right}"
        if right == "то" and len(left) > 3:
            if _stands_alone(lexicon, left) and not lexicon.form(left).all & LINKING:
                yield f"{left}-то"
        elif right == "ли" and lexicon.form(left).all & OBLIQUE:
            continue  # a question is asked of the first word of a clause, rarely of «съезде»
        elif _stands_alone(lexicon, left) and _stands_alone(lexicon, right, left):
            yield f"{left} {right}"


def _stands_alone(lexicon: Lexicon, piece: str, before: str = "") -> bool:
    if len(piece) == 1:
        return piece in ALONE
    if len(piece) == 3 and before == "не":  # «незря»
        return piece in SHORT or bool(lexicon.form(piece).any & ADVERBIAL)
    if len(piece) <= 3:
        return piece in SHORT
    form = lexicon.form(piece)
    return form.known and not form.all & FOREIGN and zipf(piece) >= FREQUENT_ENOUGH
