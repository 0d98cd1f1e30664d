"""Checks of a noun left in the nominative where its neighbour rules another case: objects of verbs, counted nouns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import having, places, words
from pravka.russian import clauses, grammemes, morphology, roles
from pravka.russian.roles import role
from pravka.waking import needs

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, VERB, INFN, GRND, TRAN = (grammemes.BITS[name] for name in "NOUN ADJF VERB INFN GRND tran".split())
NOMN, GENT, SING, PLUR, FEMN, FIXED = (grammemes.BITS[name] for name in "nomn gent sing plur femn Fixd".split())
BARE = NOMN | FEMN | SING
NAMES = grammemes.mask("Name Surn Patr Abbr Orgn Geox")
COMMANDS, SPEAKERS = grammemes.mask("impr"), grammemes.mask("1per 2per")
# After these an infinitive has no subject of its own.
IMPERSONAL = frozenset(
    """
    можно нужно надо необходимо нельзя чтобы чтоб следует стоит придётся придется пора достаточно как
    """.split()
)
# A number or a quantity is followed by the genitive.
QUANTITIES = frozenset(
    """
    несколько много мало немного немало сколько столько нисколько количество множество большинство меньшинство
    количества множества большинства количеством множеством
    """.split()
)
# After these no noun is a subject: «сколько процесс длится» is lawful, «несколько процесс» is not.
COUNTING = frozenset("несколько количество множество количества множества количеством множеством".split())
COLLECTIVES = frozenset(
    """
    множество большинство число ряд список набор группа команда семейство семья пара серия класс масса
    """.split()
)


def nominative_object(doc: Document) -> Iterator[Hit]:
    """Find a noun that can only be nominative as the object of a verb: «создайте функция», «можно открыть страница»."""
    for sentence, after in places(doc, _is_bare):
        at = after - 1
        verb = sentence.tokens[at].form if after else None
        if verb is None or not _takes_object(verb):
            continue
        noun = _noun_after(sentence, after)
        if noun is None or noun.form is None or not _has_no_subject(sentence, at, verb):
            continue
        if _has_predicate_after(sentence, at):
            continue
        cure = morphology.inflect(noun.form, "accs", noun.text)
        if cure and cure != noun.text:
            yield Hit(Span(noun.start, noun.end), (cure,), fields={"verb": sentence.tokens[at].text})


def _takes_object(form: Form) -> bool:
    return bool(form.any & TRAN and form.any & (VERB | INFN | GRND))


def _has_no_subject(sentence: Sentence, at: int, verb: Form) -> bool:
    """A command, the first or second person, a gerund, an infinitive after an impersonal word."""
    if all(mask & VERB and mask & (COMMANDS | SPEAKERS) and mask & TRAN for mask in verb.each):
        return True
    if verb.all & GRND and verb.all & TRAN:
        return role(sentence.tokens[at]) & roles.GERUND > 0
    if not verb.all & INFN or not verb.all & TRAN:
        return False
    near = [t.text.lower() for t in sentence.tokens[max(clauses.left_edge(sentence, at), at - 3) : at]]
    return any(word in IMPERSONAL for word in near)


def _noun_after(sentence: Sentence, at: int) -> Token | None:
    """The noun that follows at once and is no name and no first half of a compound."""
    if at >= len(sentence.tokens):
        return None
    token = sentence.tokens[at]
    form = token.form
    if form is None or not form.known or not form.all & NOUN or form.any & (FIXED | NAMES) or token.text[0].isupper():
        return None
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return None if after is not None and after.text.lower() in ("-", "/", "=", "это", "или", "ли") else token


@having(BARE)
def _is_bare(form: Form) -> bool:
    """A feminine nominative: that of other nouns may look like their accusative."""
    return form.all & BARE == BARE


def _is_left(form: Form) -> bool:
    """A singular nominative of any gender that can be no genitive: «несколько поведение»."""
    return all(mask & NOUN and mask & SING and not mask & GENT for mask in form.each) and bool(form.any & NOMN)


def _has_predicate_after(sentence: Sentence, at: int) -> bool:
    return clauses.has(sentence, at + 2, clauses.right_edge(sentence, at + 1), roles.PREDICATE)


@needs(QUANTITIES)
def counted(doc: Document) -> Iterator[Hit]:
    """Find a noun after a quantity that is not genitive: «несколько файл», «количество элементы»."""
    for sentence, at in words(doc, QUANTITIES):
        noun = _noun_after(sentence, at + 1)
        if noun is None or noun.form is None or _has_predicate_after(sentence, at):
            continue
        if not _is_bare(noun.form) and not (sentence.tokens[at].text.lower() in COUNTING and _is_left(noun.form)):
            continue
        if at + 2 < len(sentence.tokens) and role(sentence.tokens[at + 2]) & roles.NOUN:
            continue  # «количества веб фреймворков»
        cure = morphology.inflect(noun.form, "gent plur", noun.text)
        yield Hit(Span(noun.start, noun.end), (cure,) if cure else (), fields={"verb": sentence.tokens[at].text})


def one_of(doc: Document) -> Iterator[Hit]:
    """Find «одна из проблемы»: after «один из» stands the plural."""
    for sentence, at in words(doc, ("из",)):
        before = sentence.tokens[at - 1].form if at else None
        if before is None or "один" not in before.lemmas:
            continue
        noun = _noun_after(sentence, at + 1)
        if noun is None or noun.form is None:
            continue
        genitives = [r for r in noun.form.readings if r.mask & GENT]
        if noun.form.lemmas & COLLECTIVES:
            continue
        if genitives and not any(r.mask & PLUR for r in genitives):
            cure = morphology.inflect(noun.form, "gent plur", noun.text)
            if cure and cure != noun.text:
                yield Hit(Span(noun.start, noun.end), (cure,), fields={"verb": f"{sentence.tokens[at - 1].text} из"})
