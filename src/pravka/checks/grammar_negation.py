"""Checks of «не» together and apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import alien, having, places, words
from pravka.russian import clauses, grammemes, lexicon, morphology, roles
from pravka.russian.roles import role

if TYPE_CHECKING:
    from pravka.patterns import Places
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence

NOUN, ADJF, ADJS, VERB, INFN, GRND, PRTF, PRTS, ADVB, PREP, NPRO, NUMR, COMP = (
    grammemes.BITS[name] for name in "NOUN ADJF ADJS VERB INFN GRND PRTF PRTS ADVB PREP NPRO NUMR COMP".split()
)
GENT, SING, INAN = (grammemes.BITS[name] for name in "gent sing inan".split())
NOT = ("не", "Не", "НЕ", "нЕ")
NE_VERBS = ("ненавид", "негод", "недоум", "невзлюб", "неистов", "нездоров", "недомог")


def ne_with_verb(doc: Document) -> Iterator[Hit]:
    """Find «не» joined to a verb, a gerund or a short participle: «незнаю», «ненайдено»."""
    for text, found in _denials(doc):
        lower = text.lower()
        if len(lower) < 5 or lower.startswith(NE_VERBS):
            continue
        base = lexicon.of(doc).form(text[2:])
        if not base.known:
            continue
        if not all(r.mask & (VERB | INFN | GRND | PRTS) for r in base.readings):
            continue
        for sentence, at in found:
            token = sentence.tokens[at]
            yield Hit(Span(token.start, token.end), (f"{text[:2]} {text[2:]}",), safe=True)


def _denials(doc: Document) -> list[tuple[str, Places]]:
    """List the words in «не-» that the lexicon does not know."""
    return [(text, held) for text, _, held in alien(doc) if text.startswith(NOT)]


DENIALS = frozenset("далеко отнюдь вовсе нисколько ничуть никак ничем никому никогда нигде нимало".split())


def ne_apart(doc: Document) -> Iterator[Hit]:
    """Find «не» joined to an adjective or participle after «далеко», «отнюдь», «вовсе», or before «, а»."""
    for sentence, at in places(doc, _is_denial):
        if _may_stand_apart(sentence, at):
            yield from _denied(sentence, at, lexicon.of(doc))
    for text, found in _denials(doc):
        if len(text) > 5:
            for sentence, at in found:
                if _may_stand_apart(sentence, at):
                    yield from _denied(sentence, at, lexicon.of(doc))


@having(ADJF | ADJS | PRTF | ADVB | NOUN)
def _is_denial(form: Form) -> bool:
    return form.lower.startswith("не") and bool(form.any & (ADJF | ADJS | PRTF | ADVB | NOUN))


def _may_stand_apart(sentence: Sentence, at: int) -> bool:
    """Tell whether a neighbour may part «не» from the word: looking the word up without it takes far longer."""
    tokens = sentence.tokens
    before = tokens[at - 1].text.lower() if at else ""
    if before == "," or before in DENIALS or _follows_ni(sentence, at):
        return True
    return at + 1 < len(tokens) and tokens[at + 1].text == ","


def _denied(sentence: Sentence, at: int, known: lexicon.Lexicon) -> Iterator[Hit]:
    token = sentence.tokens[at]
    base = known.form(token.text[2:])
    if token.form is None or not base.known or not base.any & (ADJF | ADJS | PRTF | ADVB | NOUN | PRTS):
        return
    before = sentence.tokens[at - 1].text.lower() if at else ""
    denied = before in DENIALS and base.any & (ADJF | ADJS | PRTF | PRTS)
    if (before in ("вовсе", "отнюдь", "далеко") and base.any & NOUN) or (
        _follows_ni(sentence, at) and base.any & (ADJF | ADJS)
    ):
        denied = 1
    if not token.form.known and base.all & PRTF and _has_dependents(sentence, at, known):
        denied = 1
    if before == "далеко" and at >= 2 and sentence.tokens[at - 2].text.lower() in ("так", "очень"):
        denied = 0
    if denied or _is_contrasted(sentence, at, base):
        yield Hit(
            Span(token.start + 2, token.start + 2),
            (" ",),
            fields={"found": token.text, "fix": f"{token.text[:2]} {token.text[2:]}"},
        )


def _follows_ni(sentence: Sentence, at: int) -> bool:
    """«ни для кого не новый», «ни в чём не виноватый»: a negative pronoun right before."""
    tokens = sentence.tokens
    return at >= 3 and tokens[at - 3].text.lower() == "ни" and bool(role(tokens[at - 2]) & roles.PREPOSITION)


def _has_dependents(sentence: Sentence, at: int, known: lexicon.Lexicon) -> bool:
    """A participle after a comma with a word of its own: «лиц, не достигших возраста»."""
    if at == 0 or sentence.tokens[at - 1].text != "," or at + 1 >= len(sentence.tokens):
        return False
    after, base = sentence.tokens[at + 1].form, known.form(sentence.tokens[at].text[2:])
    if after is None or not after.known or (after.all & NOUN and morphology.agree(base, after, "case number gender")):
        return False  # «, неблокирующая версия»
    return bool(after.any & (PREP | NPRO | NOUN | ADVB))


def _is_contrasted(sentence: Sentence, at: int, base: Form) -> bool:
    """«недорогой, а дешёвый»: the second word has the same part of speech and the same form."""
    tokens = sentence.tokens
    if at + 3 >= len(tokens) or tokens[at + 1].text != "," or tokens[at + 2].text.lower() != "а":
        return False
    other = tokens[at + 3].form
    if (
        other is None
        or not other.known
        or other.any & (PREP | VERB | NPRO)
        or tokens[at + 3].text.lower() in ("также", "ещё")
    ):
        return False
    same = grammemes.CASE | grammemes.NUMBER | grammemes.GENDER
    after = tokens[at + 4] if at + 4 < len(tokens) else None
    if after is not None and after.kind == "word" and role(after) & (roles.FINITE | roles.SHORT | roles.MODAL):
        return False
    if clauses.has(sentence, at + 4, min(at + 7, clauses.right_edge(sentence, at + 4)), roles.FINITE):
        return False  # «неподвижной, а остальной элемент будет …»: another clause
    return any(
        _pos(a.mask) & _pos(b.mask) & (NOUN | ADJF | ADJS | ADVB) and a.mask & same == b.mask & same
        for a in base.readings
        for b in other.readings
    )


def _pos(mask: int) -> int:
    """The part of speech; participles count as adjectives."""
    return ADJF if mask & PRTF else ADJS if mask & PRTS else mask & grammemes.POS


INTENSIFIERS = frozenset(
    "очень весьма крайне довольно чрезвычайно слишком невероятно удивительно абсолютно настолько".split()
)


def ne_together(doc: Document) -> Iterator[Hit]:
    """Find «не» apart from an adjective or adverb after «очень», «крайне»: «крайне не удобный»."""
    for sentence, at in words(doc, ("не",)):
        tokens = sentence.tokens
        if at + 1 >= len(tokens) or tokens[at + 1].form is None or not tokens[at + 1].spaced:
            continue
        token = tokens[at + 1]
        is_unknown = token.form is not None and not token.form.known and token.text.islower()
        if not is_unknown and (at == 0 or tokens[at - 1].text.lower() not in INTENSIFIERS):
            continue
        joined = lexicon.of(doc).form("не" + token.text)
        if is_unknown and joined.known:  # «не годует»
            fix = tokens[at].text + token.text
            yield Hit(Span(tokens[at].start, token.end), (fix,), fields={"found": f"{tokens[at].text} {token.text}"})
            continue
        if token.form is None or not token.form.known or not joined.known or not joined.any & (ADJF | ADJS | ADVB):
            continue
        if all(
            r.mask & (ADJF | ADJS | ADVB | COMP) for r in token.form.readings
        ) and not token.form.any & grammemes.mask("PRED PRTF"):
            yield Hit(
                Span(tokens[at].end, token.start), ("",), fields={"found": f"не {token.text}", "fix": f"не{token.text}"}
            )
