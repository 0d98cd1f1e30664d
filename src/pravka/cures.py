"""Which of several cures of words that do not agree is meant: what the place asks for, letters changed, usual pairs.

Nothing here looks for mistakes: a check that found one asks here for its cures, best first, and if the first is sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pravka import nominal
from pravka.nominal import ABLT, ACCS, ADJF, CASES, DATV, GENT, LOCT, NOMN, NOUN, PLUR, PRTF, SING
from pravka.russian import clauses, grammemes, morphology, roles
from pravka.russian.roles import role
from pravka.speller.candidates import walkers
from pravka.speller.context import pairs
from pravka.speller.frequency import zipf

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form, Lexicon, Reading
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

SURE = 0.75  # by how much the best cure must beat the next
STRONG, WEAK = 2.5, 1.2  # what a case costs that the place does not ask for: after a preposition, by its neighbours
VERBAL, TRAN, PAST = grammemes.mask("VERB INFN GRND"), grammemes.mask("tran"), grammemes.mask("past")
OBLIQUE = GENT | DATV | ABLT | LOCT
INSTRUMENTAL = frozenset("являться оказаться оказываться становиться стать служить считаться остаться".split())
COUNTING = frozenset("несколько много мало нет без сколько количество множество большинство пара ряд набор".split())
# What a case costs after a preposition that rules another more often.
RARER = {
    **{word: {ACCS: 0.4} for word in ("в", "во", "на")},
    **{word: {ACCS: 2.0} for word in ("о", "об", "обо")},
    **{word: {GENT: 1.5, ACCS: 3.0} for word in ("с", "со")},
    "по": {LOCT: 2.0, ACCS: 2.0},
    "между": {GENT: 1.0},
}
SMALL, USUAL = 2, 4  # letters of a slip; log2 of the count of a usual pair
FARTHEST = 3  # letters of one word
LITTLE = "в к с у о".split()
ALIKE = {**dict.fromkeys(LITTLE, LITTLE), "про": ["при"], "при": ["про"], "со": ["во"], "во": ["со"], "за": ["на"]}


class Wanted(NamedTuple):
    """What a place in a sentence asks of the words that stand there: cases, number, and how surely."""

    cases: int
    number: int = 0
    weight: float = 0.0


class Cure(NamedTuple):
    """A cure with its cost; the lower, the likelier."""

    cost: float
    text: str


def is_sure(ranked: list[Cure]) -> bool:
    """Tell whether the first cure is far better than the second."""
    return len(ranked) == 1 or (len(ranked) > 1 and ranked[1].cost - ranked[0].cost >= SURE)


def wanted(sentence: Sentence, start: int, end: int) -> Wanted:
    """Tell what the tokens before `start` and after `end` ask of a noun phrase between."""
    tokens = sentence.tokens
    before = tokens[start - 1] if start else None
    lower = before.text.lower() if before else ""
    if lower in nominal.PREPOSITIONS and role(tokens[start - 1]) & roles.PREPOSITION:
        return Wanted(grammemes.mask(nominal.PREPOSITIONS[lower]), 0, STRONG)
    form = before.form if before is not None and before.form is not None and before.form.known else None
    if form is not None and (form.lemmas & COUNTING):
        return Wanted(GENT, PLUR if lower not in ("нет", "без") else 0, STRONG)
    if form is not None and form.any & VERBAL and form.lemmas & INSTRUMENTAL:
        return Wanted(ABLT, 0, STRONG)
    subject = _as_subject(sentence, start, end)
    if form is not None and form.all & NOUN and not form.any & nominal.NAMES:
        return Wanted(GENT | subject.cases, 0, WEAK)
    if form is not None and all(r.mask & VERBAL and r.mask & TRAN for r in form.readings):
        return Wanted(ACCS, 0, WEAK)
    return subject


def _as_subject(sentence: Sentence, start: int, end: int) -> Wanted:
    """A finite verb after it, neither a verb nor a subject before it in its clause: it is the subject."""
    tokens = sentence.tokens
    edge = clauses.left_edge(sentence, start)
    if clauses.has(sentence, edge, start, roles.VERBAL | roles.SUBJECT | roles.PRONOUN | roles.GERUND):
        return Wanted(0)
    for place, token in enumerate(tokens[end : end + 5]):
        if nominal.is_plain_noun(token.form):
            break  # «при выборе этот параметра цвет меняется»
        if role(token) & roles.FINITE and token.form is not None:
            return Wanted(NOMN, token.form.all & grammemes.NUMBER, WEAK if place else 2 * WEAK)
        if token.kind == "mark":
            break
    return Wanted(NOMN, 0, WEAK / 2) if start == edge else Wanted(0)


def _mismatch(asked: Wanted, case: int, number: int) -> float:
    cost = 0.0
    if asked.cases and case and not case & asked.cases:
        cost += asked.weight
    if asked.number and number and not number & asked.number:
        cost += asked.weight
    return cost


def phrase(sentence: Sentence, at: int) -> list[Cure]:
    """Rank the cures of an adjective at `at` and the noun after it: either word may be the one to change."""
    adjective, noun = sentence.tokens[at], sentence.tokens[at + 1]
    start = _first_adjective(sentence, at)
    asked = wanted(sentence, start, at + 2)
    found: dict[str, float] = {}
    for changed, bits, is_noun in _variants(adjective, noun):
        pair = (adjective.text, changed) if is_noun else (changed, noun.text)
        case, number = bits & grammemes.CASE, bits & grammemes.NUMBER
        cost = nominal.distance(noun.text if is_noun else adjective.text, changed) + _mismatch(asked, case, number)
        cost += _is_rare(sentence.tokens[start - 1].text, case) if start else 0
        cost += _breaks_chain(sentence, start, at, bits)
        cost -= 0.2 * pairs().level(pair[0].lower().replace("ё", "е"), pair[1].lower().replace("ё", "е"))
        cost -= 0.5 if _is_bare(noun, adjective) == is_noun and not _are_both_direct(adjective, noun) else 0
        text = f"{pair[0]} {pair[1]}"
        found[text] = min(cost, found.get(text, 99.0))
    if noun.form is not None and noun.form.any & GENT and (meant := _as_noun(adjective)):
        found[f"{meant} {noun.text}"] = 0.0
    if agent := _agent(sentence, at):
        found[f"{adjective.text} {agent}"] = 0.0
    return sorted(Cure(cost, text) for text, cost in found.items())


def _as_noun(adjective: Token) -> str:
    """«длинной массива»: with one «н» the word is a noun."""
    from pravka.russian import lexicon

    meant = adjective.text.replace("нн", "н", 1)
    form = lexicon.shared().form(meant)
    return meant if meant != adjective.text and form.known and form.all & NOUN and zipf(form.lower) > 3 else ""


def _agent(sentence: Sentence, at: int) -> str | None:
    """«ресурс, управляемый система»: the participle agrees with a noun before the comma, the next noun is its agent."""
    if at < 2 or sentence.tokens[at - 1].text != ",":
        return None
    head, word, noun = (sentence.tokens[place].form for place in (at - 2, at, at + 1))
    if head is None or word is None or noun is None or not nominal.is_noun(head) or not nominal.agree(word, head):
        return None
    if not any(lemma.endswith("емый") for lemma in word.lemmas) and not word.any & grammemes.BITS["pssv"]:
        return None
    return morphology.inflect(noun, ABLT | (noun.all & grammemes.NUMBER), sentence.tokens[at + 1].text)


def _is_rare(preposition: str, case: int) -> float:
    costs = RARER.get(preposition.lower(), {})
    return min((cost for bit, cost in costs.items() if case & bit), default=0.0)


def _variants(adjective: Token, noun: Token) -> Iterator[tuple[str, int, bool]]:
    """Yield (word, its grammemes, whether it is the noun) for every way to change one of the two words."""
    assert adjective.form is not None
    assert noun.form is not None
    for n in noun.form.readings:
        for like in nominal.adjective_like(adjective, (n,)):
            if _is_near(adjective.text, like):
                yield like, n.mask, False
    for a in adjective.form.readings:
        bits = a.mask & (grammemes.CASE | grammemes.NUMBER)
        for n in noun.form.readings:
            word = morphology.inflect(n, bits, noun.text) if bits & grammemes.CASE else None
            if word and word != noun.text and _is_near(noun.text, word) and _suits(a, n):
                yield word, bits, True


def _suits(adjective: Reading, noun: Reading) -> bool:
    """The gender, and in the accusative the animacy, of an adjective suit a noun in another case."""
    if adjective.mask & SING and not morphology.agree_readings(adjective, noun, ("gender",)):
        return bool(noun.mask & PLUR and adjective.mask & grammemes.GENDER & _gender(noun))
    life = adjective.mask & noun.mask & grammemes.ANIMACY
    return not adjective.mask & ACCS or not adjective.mask & grammemes.ANIMACY or bool(life)


def _gender(noun: Reading) -> int:
    return next((m & grammemes.GENDER for m in noun.masks() if m & SING), 0)


def _is_near(old: str, new: str) -> bool:
    """The cure keeps the stem: «наименьшем» is no «малейшим»."""
    return old[0].lower() == new[0].lower() and nominal.distance(old, new) <= FARTHEST


def _first_adjective(sentence: Sentence, at: int) -> int:
    """Find the first of the adjectives that stand before the one at `at`."""
    adjective = sentence.tokens[at].form
    while at > 0:
        before = at - 2 if sentence.tokens[at - 1].text.lower() in ("и", "или") else at - 1
        form = sentence.tokens[before].form if before >= 0 else None
        if form is None or not form.known or not all(r.mask & (ADJF | PRTF) for r in form.readings):
            break
        if form.any & PRTF and adjective is not None and not morphology.agree(form, adjective, "case number"):
            break  # «имеющего строковые свойства»
        at, adjective = before, form
    return at


def _breaks_chain(sentence: Sentence, start: int, at: int, bits: int) -> float:
    """«своего первого аргументу»: the adjectives before say which word is wrong."""
    for token in sentence.tokens[start:at]:
        if token.form is None or token.text.lower() in ("и", "или"):
            continue
        if not any(_fits(r, bits) for r in token.form.readings):
            return STRONG
    return 0.0


def _fits(reading: Reading, bits: int) -> bool:
    mask = reading.mask
    for group in (grammemes.NUMBER, grammemes.GENDER if bits & SING and mask & SING else 0):
        if mask & group and bits & group and not mask & bits & group:
            return False
    cases = nominal.reading_cases(reading)
    return not bits & grammemes.CASE or bool(cases & bits)


def _is_bare(noun: Token, adjective: Token) -> bool:
    """The noun stands in its dictionary form, the adjective does not: it is the noun that was left unchanged."""
    assert noun.form is not None
    assert adjective.form is not None
    return noun.form.lower in noun.form.lemmas and not adjective.form.any & NOMN


def _are_both_direct(adjective: Token, noun: Token) -> bool:
    """«эти файл»: they differ in number alone, and either may be meant."""
    assert noun.form is not None
    assert adjective.form is not None
    return bool(noun.form.lower in noun.form.lemmas and adjective.form.all & PLUR and adjective.form.any & NOMN)


def is_parted(sentence: Sentence, at: int) -> bool:
    """«для турецкого лигатуру»: the adjective fits the preposition, the noun neither it nor the preposition."""
    adjective, noun = sentence.tokens[at].form, sentence.tokens[at + 1].form
    assert adjective is not None
    assert noun is not None
    start = at
    while start > 1 and role(sentence.tokens[start - 1]) & roles.ADVERB:
        start -= 1  # «в полностью резкое выбором»
    before = sentence.tokens[start - 1].text.lower() if start else ""
    asked = grammemes.mask(nominal.PREPOSITIONS.get(before, ""))
    if not asked or nominal.cases(noun) & asked or not nominal.cases(adjective) & asked:
        return False
    if noun.all & ABLT and any(lemma.endswith(("ание", "ение", "тие")) for lemma in noun.lemmas):
        return True  # «в нижнем рисованием»: an action may be the means
    return not any(
        morphology.agree_readings(a, n, ("number", "gender")) for a in adjective.readings for n in noun.readings
    )


def has_usual(sentence: Sentence, at: int) -> bool:
    """After a preposition a usual pair is a letter or two away: «в данном случаи», «в самом начало»."""
    before = sentence.tokens[at - 1].text.lower() if at else ""
    noun = sentence.tokens[at + 1]
    asked = grammemes.mask(nominal.PREPOSITIONS.get(before, ""))
    assert noun.form is not None
    if not asked or nominal.cases(noun.form) & asked & ~ACCS or not _makes_usual(sentence.tokens[at], noun.form):
        return False
    best = phrase(sentence, at)[:1]
    if not best:
        return False
    one, two = best[0].text.lower().replace("ё", "е").split()[:2]
    changes_noun = two != noun.form.lower.replace("ё", "е")
    return changes_noun and nominal.distance(two, noun.form.lower) <= SMALL and pairs().level(one, two) >= USUAL


def _makes_usual(adjective: Token, noun: Form) -> bool:
    """Some form of the noun makes a usual pair with the adjective: to rank all cures costs far more."""
    one = adjective.text.lower().replace("ё", "е")
    forms = {reading.inflected(index) for reading in noun.readings for index in range(len(reading.masks()))}
    return any(pairs().level(one, two.replace("ё", "е")) >= USUAL for two in forms)


def _one_letter_away(known: Lexicon, form: Form) -> set[str]:
    return {word for walker in walkers(known) for word in walker.one_slip(form.lower.replace("ё", "е"))}


def has_likelier(known: Lexicon, adjective: Token, noun: Token) -> bool:
    """A word one letter away, much more frequent than the noun, agrees with the adjective: «в браузерной сроке»."""
    assert adjective.form is not None
    assert noun.form is not None
    least = zipf(noun.form.lower) + 0.5
    for word in _one_letter_away(known, noun.form):
        form = known.form(word)
        if form.lemmas & noun.form.lemmas or not form.all & NOUN or zipf(word) < least:
            continue
        if nominal.agree(adjective.form, form):
            return True
    return False


def bare(sentence: Sentence, at: int) -> list[Cure]:
    """Rank the other forms of a noun that cannot stand where it does, by what its neighbours ask for."""
    token = sentence.tokens[at]
    assert token.form is not None
    start = _first_adjective(sentence, at)
    asked = wanted(sentence, start, at + 1)
    kept = token.form.all & grammemes.NUMBER
    found: dict[str, float] = {}
    for case in ("nomn", *CASES):
        for number in ("sing", "plur"):
            for text in nominal.inflected(token.form, f"{case} {number}", token.text):
                bits = grammemes.mask(f"{case} {number}")
                cost = nominal.distance(token.text, text) + _mismatch(asked, bits & grammemes.CASE, bits)
                cost += _breaks_chain(sentence, start, at, bits) + (0.8 if kept and not bits & kept else 0)
                if text != token.text:
                    found[text] = min(cost, found.get(text, 99.0))
    return sorted(Cure(cost, text) for text, cost in found.items())


def is_asked(sentence: Sentence, at: int) -> bool:
    """The neighbours of a noun, its adjectives apart, ask for some case; after a verb «в» may be missing instead."""
    asked = wanted(sentence, _first_adjective(sentence, at), at + 1)
    return asked.weight > 0 and asked.cases != ACCS


def near_verbs(known: Lexicon, verb: Form, agreeing: Form) -> list[str]:
    """List verbs a letter away that agree like `agreeing` and are far more frequent, likeliest first."""
    bits = grammemes.NUMBER | grammemes.PERSON | grammemes.GENDER | grammemes.TENSE
    asked = [r.mask & bits & ~grammemes.TENSE for r in agreeing.readings if r.mask & VERBAL]
    fitting = [
        word
        for word in _one_letter_away(known, verb)
        if zipf(word) > zipf(agreeing.lower) + 0.5
        and any(r.mask & VERBAL and r.mask & bits & ~grammemes.TENSE in asked for r in known.form(word).readings)
        and not known.form(word).lemmas & agreeing.lemmas
    ]
    return sorted(fitting, key=lambda word: -zipf(word))


def after_preposition(sentence: Sentence, at: int, place: int, asked: int) -> list[Cure]:
    """Rank the forms of the word at `place` that the preposition at `at` may rule."""
    word, preposition = sentence.tokens[place], sentence.tokens[at].text.lower()
    assert word.form is not None
    found: dict[str, float] = {}
    kept = word.form.all & grammemes.NUMBER
    antecedent = _antecedent(sentence, at) if "который" in word.form.lemmas else None
    is_action = any(lemma.endswith("ние") for lemma in word.form.lemmas)  # seldom in the plural
    nearest = sentence.tokens[place - 1].text.lower() if place > at + 1 else preposition
    for text, bits in _ruled(sentence, place, word, asked):
        cost: float = nominal.distance(word.text, text)
        cost += 1.0 if kept and bits & grammemes.NUMBER and not bits & kept else 0
        cost += 0.8 if bits & PLUR and is_action and not kept else 0
        cost += _is_rare(preposition, bits & grammemes.CASE)
        cost -= 0.15 * pairs().level(nearest, text.lower().replace("ё", "е"))
        cost += 1.5 if antecedent and not _fits(antecedent, bits & ~grammemes.CASE) else 0
        found[text] = min(cost, found.get(text, 99.0))
    return sorted(Cure(cost, text) for text, cost in found.items())


def _antecedent(sentence: Sentence, at: int) -> Reading | None:
    """The noun that «который» after the preposition at `at` stands for: the last one before the comma."""
    for token in reversed(sentence.tokens[max(0, at - 6) : at]):
        if token.form is not None and nominal.is_noun(token.form):
            numbers = {r.mask & grammemes.NUMBER for r in token.form.readings}
            return token.form.readings[0] if len(numbers) == 1 else None
    return None


def _ruled(sentence: Sentence, place: int, word: Token, asked: int) -> Iterator[tuple[str, int]]:
    """Yield the forms of a word in the asked cases with their grammemes; an adjective follows its noun."""
    assert word.form is not None
    noun = _noun_after(sentence, place) if word.form.any & ADJF else None
    for reading in noun.readings if noun is not None else ():
        if nominal.reading_cases(reading) & asked:
            for cure in nominal.adjective_like(word, (reading,)):
                if _is_near(word.text, cure):
                    yield cure, reading.mask
    if noun is not None and any(nominal.reading_cases(r) & asked for r in noun.readings):
        return
    for case in CASES:
        if asked & grammemes.BITS[case]:
            for number in ("sing", "plur"):
                for cure in nominal.inflected(word.form, f"{case} {number}", word.text):
                    if cure != word.text:
                        yield cure, grammemes.mask(f"{case} {number}") | _gender_of(cure)


def _gender_of(word: str) -> int:
    from pravka.russian import lexicon

    return lexicon.shared().form(word).any & grammemes.GENDER


def _noun_after(sentence: Sentence, at: int) -> Form | None:
    """The noun that an adjective stands before, other adjectives between."""
    for token in sentence.tokens[at + 1 : at + 4]:
        if token.form is None or not token.form.known:
            return None
        if nominal.is_noun(token.form):
            return token.form
        if not token.form.any & (ADJF | PRTF):
            return None
    return None


def other_preposition(sentence: Sentence, at: int, place: int) -> list[Cure]:
    """Rank the prepositions one letter away that rule the word at `place` as it stands: «обращении в нему»."""
    tokens = sentence.tokens
    here, word = tokens[at], tokens[place]
    assert word.form is not None
    cases = nominal.cases(word.form)
    if cases & NOMN:
        return []  # the ending was dropped rather than the preposition mistaken
    noun = _noun_after(sentence, place) if word.form.any & ADJF else None
    if noun is not None:
        cases = cases & nominal.cases(noun) if nominal.agree(word.form, noun) else 0
    before = tokens[at - 1].text.lower().replace("ё", "е") if at else ""
    after = tokens[at + 1].text.lower().replace("ё", "е")
    first = tokens[at + 1].form
    table, old = pairs(), here.text.lower()
    found = []
    for other in ALIKE.get(old, ()):
        if other == old or not grammemes.mask(nominal.PREPOSITIONS[other]) & cases:
            continue
        if place > at + 1 and first is not None and not nominal.cases(first) & cases:
            continue
        cost = 1.0 if other == "к" or (old in ("у", "с") and cases == LOCT) else 2.0
        cost -= 0.15 * table.level(other, after) + 0.3 * (table.level(before, old) - table.level(before, other))
        found.append(Cure(cost, morphology.match_case(other, here.text)))
    return sorted(found)


def texts(ranked: list[Cure]) -> tuple[str, ...]:
    """The three best."""
    return tuple(cure.text for cure in ranked[:3])


def choice(ranked: list[Cure]) -> str:
    """The best cures where none is sure, for a message."""
    return " / ".join(cure.text for cure in ranked[:3] if cure.cost - ranked[0].cost < SURE) or "…"
