"""Check of attributes and their nouns: an adjective beside its noun, «который» and a participle after a comma.

Cases after prepositions are in `grammar_cases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from pravka import cures, nominal
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.nominal import ADJF, GENT, NOUN, NPRO, PLUR, PRTF, SING
from pravka.patterns import chosen, having, known, places, words
from pravka.russian import clauses, grammemes, lexicon, morphology, roles
from pravka.russian.roles import role
from pravka.speller.frequency import zipf

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

SPEAKERS = grammemes.mask("1per 2per")
HEADS = NOUN | NPRO | ADJF | PRTF
RARE = 2.8  # a noun seen less often may be one the dictionary knows in another gender: «тап», «джоб»
NAMED = frozenset("функция команда переменная директива конструкция константа утилита библиотека опция".split())
POINTERS = frozenset("тот та то те тех того той тому тем теми том".split())
WHICH = "который которая которое которые которого которой которому которым которую которых которыми котором".split()


def attributes(doc: Document) -> Iterator[Hit]:
    """Find an attribute no readings of which agree with its noun."""
    yield from _adjective_noun(doc)
    yield from _which(doc)
    yield from _participle(doc)


def _adjective_noun(doc: Document) -> Iterator[Hit]:
    """Find an adjective and a noun side by side no readings of which agree: «новый функция»."""
    for sentence, at in _at_odds(doc):
        adjective, noun = sentence.tokens[at : at + 2]
        assert adjective.form is not None
        assert noun.form is not None
        if nominal.may_adjoin(sentence, at, adjective.form, noun.form) and not cures.has_usual(sentence, at):
            continue
        ranked = cures.phrase(sentence, at)
        sure = cures.is_sure(ranked)
        fields = {"adjective": adjective.text, "noun": noun.text}
        if not _is_certain(doc, sentence, at):
            yield Hit(Span(adjective.start, noun.end), cures.texts(ranked), fields=fields, level="info")
        elif sure:
            yield Hit(Span(adjective.start, noun.end), cures.texts(ranked), fields=fields)
        else:  # of several cures the reader chooses
            yield Hit(Span(adjective.start, noun.end), fields={**fields, "fix": cures.choice(ranked)})


def _at_odds(doc: Document) -> Iterator[tuple[Sentence, int]]:
    """Yield the places of adjectives with a noun after them none of whose readings agrees with any of theirs."""
    held = known(doc)
    for adjective in chosen(doc, nominal.is_adjective):
        cells = morphology.cells(adjective)
        for sentence, at in held[adjective]:
            tokens = sentence.tokens
            noun = tokens[at + 1].form if at + 1 < len(tokens) else None
            if noun is None or not noun.all & NOUN or noun.cells & cells:  # most, if their cells are known already
                continue
            if not morphology.cells(noun) & cells and nominal.is_noun(noun):
                yield sentence, at


def _is_certain(doc: Document, sentence: Sentence, at: int) -> bool:
    """The words are meant for each other, and neither may be another word misspelt."""
    adjective, noun = sentence.tokens[at], sentence.tokens[at + 1]
    assert adjective.form is not None
    assert noun.form is not None
    if zipf(noun.form.lower) < RARE or cures.is_parted(sentence, at):
        return False
    return not cures.has_likelier(lexicon.of(doc), adjective, noun)


def _which(doc: Document) -> Iterator[Hit]:
    """Find «который» that agrees in gender and number with no noun before it: «функцию, который»."""
    for sentence, at in words(doc, WHICH):
        comma = at - 1
        while comma >= 0 and role(sentence.tokens[comma]) & roles.PREPOSITION:
            comma -= 1
        if comma < 1 or sentence.tokens[comma].text != ",":
            continue
        token = sentence.tokens[at]
        if token.form is None:
            continue
        noun = _antecedent(sentence, comma, token.form)
        if noun is None or noun.form is None:
            continue
        forms = _like_antecedent(token, noun.form)
        if forms and _is_doubtful(sentence, comma, noun):
            choice = {"fix": " / ".join(forms)}
            yield Hit(Span(token.start, token.end), fields={"adjective": token.text, "noun": noun.text, **choice})
        elif forms:
            yield Hit(Span(token.start, token.end), forms, fields={"adjective": token.text, "noun": noun.text})


def _antecedent(sentence: Sentence, comma: int, relative: Form, *, strict: bool = False) -> Token | None:
    """The noun right before the comma, if the relative word agrees with no noun of the clause before it.

    A participle is judged strictly: in case too, and with any word before that is not understood it is let be.
    """
    sought = _cells(relative, cased=strict)
    tokens = sentence.tokens
    last = tokens[comma - 1]
    if last.kind == "object" and comma > 1 and not strict and _is_named(tokens[comma - 2]):
        last = tokens[comma - 2]  # «функцию `f()`, которая»
    if last.form is None or not nominal.is_noun(last.form) or last.text[0].isupper():
        return None
    if not last.spaced and comma > 1 and tokens[comma - 2].text in (":", "=", "/", "-"):
        return None  # «пары имя:значение, которые»
    if last is tokens[comma - 1] and _cells(last.form, cased=strict) & sought and not _is_two(tokens, comma - 1):
        return None  # most often so; that no word before it can change
    for place in range(comma - 1, -1, -1):
        token = tokens[place]
        if token.text in ("(", ":", ";", "«"):
            break
        if token.text in (",", "/", "—") and relative.any & PLUR:
            return None  # a series: «планшет, телефон, на которых»
        if token.text.lower().startswith("котор"):
            return None
        if token.kind == "object" and place and not strict and place < comma - 1 and _names(tokens[place - 1]):
            continue  # «вызова `f()`»
        if token.kind == "object" and place and not strict and _is_named(tokens[place - 1]):
            continue
        if token.kind in ("object", "number") or (token.form is not None and not token.form.known):
            return None
        if not strict and place < comma - 1 and role(token) & roles.FINITE and role(token) & roles.NOUN == 0:
            break  # a noun before the verb is hardly meant
        if token.text.lower() in ("и", "или"):
            return None
        if (
            token.form is None
            or token.text.lower() in POINTERS
            or (token.form.any & nominal.SERVICE and len(token.text) < 4)
        ):
            continue
        if _cells(token.form, cased=strict) & sought and not _is_two(tokens, place):
            return None
        if _is_two(tokens, place) and relative.any & PLUR:
            return None
    return last


def _is_named(token: Token) -> bool:
    """«функцию `f()`»: what the code names is of the gender of this noun."""
    return token.form is not None and bool(token.form.lemmas & NAMED)


def _names(token: Token) -> bool:
    return token.form is not None and nominal.is_noun(token.form)


@lru_cache(maxsize=4096)
def _cells(form: Form, *, cased: bool) -> int:
    """Give the cells (see `morphology.cells`) that the nominal readings of a form fill, or would in any case."""
    found, kept = 0, -1 if cased else ~grammemes.CASE
    for mask in form.each:
        if mask & HEADS and not mask & SPEAKERS:
            found |= morphology.cells_of(mask & kept)
    return found


def _is_two(tokens: tuple[Token, ...], place: int) -> bool:
    """«два параметра»: the form is singular, the sense plural."""
    return place > 0 and any(t.text.lower() in nominal.COUNT_WORDS for t in tokens[max(0, place - 2) : place])


def _is_doubtful(sentence: Sentence, comma: int, noun: Token) -> bool:
    """«набора файлов, которая», «строки, которое»: another noun may be meant, or another number."""
    if noun.form is None or len({reading.mask & grammemes.NUMBER for reading in noun.form.readings}) > 1:
        return True
    before = sentence.tokens[comma - 2].form if comma > 1 and sentence.tokens[comma - 1] is noun else None
    if before is None or not nominal.is_noun(before):
        return False
    return not morphology.agree(before, noun.form, "number gender")


def _like_antecedent(token: Token, noun: Form) -> tuple[str, ...]:
    assert token.form is not None
    found = []
    for reading in noun.readings:
        number = reading.mask & grammemes.NUMBER
        gender = reading.mask & grammemes.GENDER if number & SING else 0
        for case in (r.mask & grammemes.CASE for r in token.form.readings):
            word = morphology.inflect(token.form, number | gender | case, token.text)
            if word and word != token.text:
                found.append(word)
    return tuple(sorted(dict.fromkeys(found), key=lambda w: nominal.distance(token.text, w))[:3])


def _participle(doc: Document) -> Iterator[Hit]:
    """Find a participle after a comma that agrees with no noun before it: «гостями, присутствовавшие»."""
    for sentence, at in places(doc, _is_participle):
        tokens, token = sentence.tokens, sentence.tokens[at]
        if at < 2 or tokens[at - 1].text != "," or token.form is None:
            continue
        if clauses.has(sentence, at + 1, min(at + 3, len(tokens)), roles.PRONOUN) or _names_a_later_noun(sentence, at):
            continue
        noun = _antecedent(sentence, at - 1, token.form, strict=True)
        if noun is None or noun.form is None:
            continue
        if any(_is_misplaced(sentence, place) for place in range(max(1, at - 10), at - 1)):
            continue
        forms = nominal.adjective_like(token, noun.form.readings)
        if at >= 3 and role(tokens[at - 3]) & roles.NOUN:
            yield Hit(
                Span(token.start, token.end),
                fields={"adjective": token.text, "noun": noun.text, "fix": "…"},
                level="info",
            )  # which?
        elif forms:
            ranked = sorted(forms, key=lambda w: nominal.distance(token.text, w))
            yield Hit(
                Span(token.start, token.end), tuple(ranked[:3]), fields={"adjective": token.text, "noun": noun.text}
            )


@having(PRTF)
def _is_participle(form: Form) -> bool:
    return bool(form.all & PRTF)


def _is_misplaced(sentence: Sentence, at: int) -> bool:
    """The noun itself is in a case that its preposition does not rule: «похоже на решением, основанное»."""
    before = sentence.tokens[at - 1].text.lower() if at else ""
    form = sentence.tokens[at].form
    asked = grammemes.mask(nominal.PREPOSITIONS.get(before, ""))
    return form is not None and bool(asked) and not nominal.cases(form) & asked


def _names_a_later_noun(sentence: Sentence, at: int) -> bool:
    """«…, написанная год назад программа»: the participle stands before its own noun."""
    form = sentence.tokens[at].form
    assert form is not None
    for place in range(at + 1, min(at + 9, len(sentence.tokens))):
        token = sentence.tokens[place]
        if token.kind == "mark":
            return False
        if token.form is None or not token.form.known:
            return True
        before = sentence.tokens[place - 1].form
        if token.form.any & GENT and before is not None and before.any & NOUN:
            continue  # «на открытии выставки»
        if token.form.any & (NOUN | NPRO) and _cells(form, cased=True) & morphology.cells(token.form):
            return True
    return False
