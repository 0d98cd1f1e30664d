"""Checks of slips that make another known word: what a dictionary cannot see and the neighbours can."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pravka import patterns
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import lexicon
from pravka.russian.grammemes import mask
from pravka.russian.lexicon import Form
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.speller import deliberate, slips
from pravka.speller.frequency import zipf
from pravka.speller.review import place_of
from pravka.speller.writing import dress

THRESHOLDS = {"low": 0.95, "normal": 0.65, "high": 0.5}
# Rare in books and at home in posts: the speech of programmers, not slips.
AT_HOME = frozenset(
    """разметить размечать запушить пушить подгрузить прокинуть пробросить накатить откатить раскатать выкатить
    прогнать дёрнуть выгода запилить склонировать смержить закоммитить задеплоить отладить завернуть обернуть""".split()
)
REPEATED = 3  # a word an author writes so often is meant
NEUTER_LINKS = frozenset("было будет быть бывает стало оно это".split())
DOUBLED_N = ("нна", "нно", "нны")
SHORT_ADJECTIVE, SHORT_PARTICIPLE, ADVERB = mask("ADJS"), mask("PRTS"), mask("ADVB")
# Short adjectives of people and things, lawful with two «н» (Розенталь, «Правописание суффиксов»).
QUALITIES = frozenset(
    stem + ending
    for stem in """уверен воспитан образован ограничен рассеян сосредоточен взволнован избалован организован распущен
    сдержан искушен обоснован привержен умерен возвышен надуман натянут изыскан отвлечен оторван разрознен""".split()
    for ending in ("на", "но", "ны")
)
VERB, ACTION = mask("VERB INFN"), mask("VERB INFN PRTS GRND")
# A preposition, what was meant, and the parts of speech that cannot follow the preposition.
BEFORE_VERBS = {"на": ("не", mask("VERB")), "из": ("их", mask("VERB PRED"))}
PREPOSITIONS = frozenset("в на с к по для при".split())
DOUBLED = frozenset("за под".split())  # «из за»: a hyphen is missing, no letter
NAMES = mask("Name Surn Patr Geox Orgn")
INSTRUMENTAL = mask("ablt")


def slip(doc: Document) -> Iterator[Hit]:
    """Find a rare word one letter away from a frequent one that fits its neighbours far better."""
    known, limit, yo = lexicon.of(doc), THRESHOLDS[doc.settings.sensitivity], "ё" in doc.prose
    suspects = [(sentence, at) for sentence, at in patterns.places(doc, _is_suspect) if not sentence.tokens[at].split]
    if not suspects:
        return
    counts = Counter(sentence.tokens[at].text.lower() for sentence, at in suspects)
    for sentence, at in suspects:
        token = sentence.tokens[at]
        repeats = counts[token.text.lower()]
        if repeats >= REPEATED or token.form is None or not _is_plain(sentence, at) or token.form.lower in known.own:
            continue
        place = place_of(sentence, at, repeats)
        if slips.is_usual(token.form, place):
            continue
        found = slips.judge(known, token.form, place)
        likely = [s.meant for s in found if s.chance >= limit]
        if likely and not deliberate.covers(doc, token.start):
            yield Hit(Span(token.start, token.end), tuple(dress(known, token.text, text, yo) for text in likely))


def _is_suspect(form: Form) -> bool:
    return slips.is_suspect(form.lower) and not form.lemmas & AT_HOME


def double_n(doc: Document) -> Iterator[Hit]:
    """Find «страница созданна», «было сделанно»: a short participle has one «н»."""
    known = lexicon.of(doc)
    for sentence, at in patterns.places(doc, _ends_in_double_n):
        token = sentence.tokens[at]
        right = token.text[:-2] + token.text[-1]
        if token.split or not _is_participle(known, sentence, at, right.lower()):
            continue
        if not deliberate.covers(doc, token.start):
            yield Hit(Span(token.start, token.end), (right,))


def _ends_in_double_n(form: Form) -> bool:
    return form.lower.endswith(DOUBLED_N)


def lone_preposition(doc: Document) -> Iterator[Hit]:
    """Find «на распознаёт», «из можно»: a preposition where only «не» or «их» can stand."""
    for sentence, at in patterns.words(doc, BEFORE_VERBS):
        token, after = sentence.tokens[at], sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        if after is None or after.form is None or not after.form.known or token.split or token.text[-1].isupper():
            continue
        right, bits = BEFORE_VERBS[token.text.lower()]
        if _cannot_follow(after, right, bits) and not deliberate.covers(doc, token.start):
            text = right.capitalize() if token.text[0].isupper() else right
            yield Hit(Span(token.start, token.end), (text,))


def _cannot_follow(after: Token, right: str, bits: int) -> bool:
    """Tell whether a word cannot stand after the preposition, but can after what was meant."""
    if after.form is None or not after.text.islower() or after.text in DOUBLED:
        return False
    if after.text in PREPOSITIONS:
        return right == "их" and bool(after.form.readings)
    return bool(after.form.any & bits) and all(reading.mask & bits for reading in after.form.readings)


def adjective_for_adverb(doc: Document) -> Iterator[Hit]:
    """Find «будет автоматический создан»: an adjective in -ский between «быть» and what it is to qualify."""
    known = lexicon.of(doc)
    for sentence, at in patterns.places(doc, _is_relational):
        token = sentence.tokens[at]
        before = sentence.tokens[at - 1].form if at else None
        after = sentence.tokens[at + 1].form if at + 1 < len(sentence.tokens) else None
        if before is None or after is None or token.split or not token.text.islower():
            continue
        is_verb = after.known and all(reading.mask & ACTION for reading in after.readings)
        if is_verb and before.any & VERB and token.text[:-1] in known:
            yield Hit(Span(token.start, token.end), (token.text[:-1],))


def _is_relational(form: Form) -> bool:
    return form.lower.endswith("ский")


def _is_plain(sentence: Sentence, at: int) -> bool:
    """Leave capitals inside a sentence alone: they begin names."""
    text, form = sentence.tokens[at].text, sentence.tokens[at].form
    if not text[:1].isupper():
        return True
    if form is None or form.any & NAMES:
        return False
    return text[1:].islower() and all(token.kind != "word" for token in sentence.tokens[:at])


def _is_participle(known: lexicon.Lexicon, sentence: Sentence, at: int, right: str) -> bool:
    form, other = sentence.tokens[at].form, known.form(right)
    if form is None or not other.any & SHORT_PARTICIPLE or zipf(right) < zipf(form.lower):
        return False
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if after is not None and after.form is not None and after.form.all & INSTRUMENTAL:
        return True
    before = sentence.tokens[at - 1] if at else None
    if form.any & ADVERB or form.lower.endswith("нно"):
        return before is not None and before.text.lower() in NEUTER_LINKS and zipf(right) > zipf(form.lower)
    return form.lower not in QUALITIES
