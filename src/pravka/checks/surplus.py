"""Commas that should not be there: after an opening phrase as in English, before a verb, after «то есть».

A comma is surplus only if it cannot be one of a pair: what follows it is the main clause, not an insertion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import first_with, has, is_border, left_edge, reach, right_edge
from pravka.russian.morphology import agree
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.waking import needs

CASES = grammemes.CASE

NOMINAL = grammemes.mask("NOUN ADJF NPRO NUMR")

PREPOSITION = grammemes.BITS["PREP"]

INSERTED = roles.OPENER | roles.CONJUNCTION | roles.GERUND

LONGEST_PHRASE = 9  # words of an opening phrase; a longer one may hide a clause


def after_opening(
    doc: Document, *, phrases: Sequence[str], prepositions: Sequence[str], lawful: Sequence[str]
) -> Iterator[Hit]:
    """Find a comma after an adverb or a prepositional phrase that begins a sentence: «Для запуска, нажмите».

    `phrases` are sure as a whole; any other phrase that begins with one of `prepositions`, and not with one of the
    `lawful` beginnings, must be followed by what can only be the main clause.
    """
    wanted, first_words = commas.once(frozenset, phrases), commas.once(frozenset, prepositions)
    exempt, beginnings = commas.once(tuple, lawful), commas.once(_first_words, phrases)
    for sentence, first, leads in _openable(doc, beginnings, first_words):
        tokens = sentence.tokens
        for start, comma in _openings(sentence, first, leads):
            opening = _text(tokens[start:comma]).lower()
            if comma - start > 1 and tokens[start].text.lower() in wanted:
                start += 1  # «Иногда при сборке»
                opening = _text(tokens[start:comma]).lower()
            if opening in wanted:
                fits = _continues(sentence, comma) or _is_named(sentence, comma + 1) or _is_alone(sentence, comma)
            else:
                fits = (
                    tokens[start].text.lower() in first_words
                    and not opening.startswith(exempt)
                    and not has(sentence, start + 1, comma, VERBAL_PHRASE)
                    and not any(t.text.lower() in OWN_CLAUSE for t in tokens[start:comma])
                    and not _has_second_name(sentence, start, comma)
                    and _continues(sentence, comma)
                    and _is_main(sentence, start, comma)
                )
            if fits:
                yield _surplus(sentence, comma, start)
                break


def _openable(
    doc: Document, beginnings: frozenset[str], prepositions: frozenset[str]
) -> Iterable[tuple[Sentence, int, list[int]]]:
    """List the sentences that may have an opening phrase: one of these words begins them or follows «, но», «, что».

    Second comes the first comma of those they begin, else 0; third the places of «но», «что» and the like.
    """
    found: dict[int, tuple[Sentence, int, list[int]]] = {}  # by the id of the sentence
    for sentence, comma in commas.headed(doc):
        first = sentence.tokens[0]
        word = first.text.lower() if comma <= LONGEST_PHRASE + 1 else ""
        if word in beginnings or word in prepositions or first.kind == "mark":  # an emoji
            found[id(sentence)] = sentence, comma, []
    after = commas.following(doc)
    for word in INNER & after.keys():
        for sentence, at in after[word]:
            if 2 <= at < len(sentence.tokens) - 3:
                word = sentence.tokens[at + 1].text.lower()
                if word in beginnings or word in prepositions:
                    found.setdefault(id(sentence), (sentence, 0, []))[2].append(at)
    return found.values()


def _openings(sentence: Sentence, comma: int, leads: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (start, comma) of what may be an opening phrase: at the beginning, after «Но», «Например,» or «, что»."""
    if comma:
        yield from _first_openings(sentence, comma)
    tokens = sentence.tokens
    for lead in sorted(leads):
        if _leads(sentence, lead):
            comma = right_edge(sentence, lead + 1)
            if comma < len(tokens) and tokens[comma].text == "," and 0 < comma - lead - 1 <= LONGEST_PHRASE:
                yield lead + 1, comma


def _first_openings(sentence: Sentence, comma: int) -> Iterator[tuple[int, int]]:
    tokens = sentence.tokens
    start = 0
    while tokens[start].kind == "mark" and start < comma:
        start += 1  # an emoji
    for _ in range(2):
        begin = start + (comma - start > 1 and tokens[start].text.lower() in LEADS)
        if 0 < comma - begin <= LONGEST_PHRASE:
            yield begin, comma
        if comma - start > 2 or _text(tokens[start:comma]).lower() not in INTRODUCTIONS:
            return  # they are of two words at most
        start = comma + 1
        comma = right_edge(sentence, start)
        if comma >= len(tokens) or tokens[comma].text != ",":
            return


def _first_words(phrases: Sequence[str]) -> frozenset[str]:
    """Gather the words that phrases, and what may stand before them, begin with."""
    return LEADS | {phrase.split(" ", 1)[0] for phrase in (*phrases, *INTRODUCTIONS)}


def _leads(sentence: Sentence, lead: int) -> bool:
    """Tell whether «но», «что» begin a clause, and not «всё, что внутри», «не в коде, а в тексте», «а также»."""
    tokens, word = sentence.tokens, sentence.tokens[lead].text.lower()
    if word == "что":
        return tokens[lead - 2].text.lower() not in RELATED and not has(sentence, lead + 1, lead + 9, roles.MODAL)
    left = left_edge(sentence, lead - 1)
    if tokens[lead + 1].text.lower() == "также" or any(t.text.lower() == "не" for t in tokens[left:lead]):
        return False
    return has(sentence, left, lead, roles.PREDICATE) and not has(sentence, 0, lead, roles.OPENER)


OWN_CLAUSE = frozenset("наоборот много мало сколько чего чём чем ком всё все это то".split())
LEADS = frozenset("но и а поэтому".split())
RELATED = frozenset("то того тем тому том всё все это тот та те так".split())
INNER = frozenset("но а что поэтому".split())  # no insertion can begin right after them without a comma of its own

INTRODUCTIONS = frozenset(("например", "конечно", "к сожалению", "таким образом", "к примеру", "кроме того"))

VERBAL_PHRASE = roles.VERBAL | roles.GERUND | roles.OPENER | roles.PRONOUN


def _has_second_name(sentence: Sentence, start: int, comma: int) -> bool:
    """Tell «у заголовков на странице цвет»: a name in the nominative or accusative that no preposition governs."""
    for at in range(start + 2, comma):
        form = sentence.tokens[at].form
        if form is None or not form.known or _is_governed(sentence, start, at):
            continue
        if form.readings and all(r.mask & DIRECT and r.mask & NOMINAL for r in form.readings):
            return True
    return False


def _is_governed(sentence: Sentence, start: int, at: int) -> bool:
    while at > start + 1 and role(sentence.tokens[at - 1]) & (roles.ADJECTIVE | roles.ADVERB):
        at -= 1
    return bool(role(sentence.tokens[at - 1]) & roles.PREPOSITION)


DIRECT = grammemes.mask("nomn accs")


def _is_named(sentence: Sentence, at: int) -> bool:
    """Tell whether a subject begins here: then it is the main clause, though its verb comes after an insertion."""
    tokens = sentence.tokens
    if at >= len(tokens):
        return False
    bits = role(tokens[at])
    if bits & (roles.SUBJECT | roles.PRONOUN) and not bits & INSERTED:
        return not (at + 1 < len(tokens) and tokens[at + 1].text == "," and not bits & roles.PRONOUN)
    noun = at
    while noun + 1 < len(tokens) and role(tokens[noun]) & roles.ADJECTIVE and not role(tokens[noun]) & roles.NOUN:
        noun += 1
    form = tokens[noun].form
    if form is None or not any(r.mask & NOMN and r.mask & INAN for r in form.readings) or role(tokens[noun]) & INSERTED:
        return False
    whole = noun > at or (noun + 1 < len(tokens) and tokens[noun + 1].text != ",")
    predicate = has(sentence, at, len(tokens), roles.PREDICATE) or any(t.text in "—–" for t in tokens[at:])
    return whole and predicate and not role(tokens[at]) & (roles.PREPOSITION | roles.PARTICIPLE)


def _is_alone(sentence: Sentence, comma: int) -> bool:
    """Tell whether no second comma comes next and a plain word follows: then nothing can be set off."""
    tokens, at = sentence.tokens, comma + 1
    form = tokens[at].form if at < len(tokens) else None
    if form is None or not form.known or not tokens[at].spaced:
        return False
    if role(tokens[at]) & INSERTED or tokens[at].text.lower() in ("не", *BEFORE_INSERTION):
        return False
    end = reach(sentence, at)
    if has(sentence, at, end, roles.GERUND):
        return False
    return end >= len(tokens) - 1 and has(sentence, at, end, roles.PREDICATE)


@needs(options=["phrases", "coordinating"])
def after_conjunction(doc: Document, *, phrases: Sequence[str], coordinating: Sequence[str]) -> Iterator[Hit]:
    """Find a comma after «то есть» or «так что» in the middle of a sentence, and one after «но» that has no pair."""
    for sentence, at in commas.places(doc, *commas.once(_both_cases, coordinating)):
        tokens, comma = sentence.tokens, at + 1
        if at and tokens[at].text[0].isupper():
            continue  # «логическое И»
        if comma < len(tokens) and tokens[comma].text == "," and _is_alone(sentence, comma):
            yield _surplus(sentence, comma, at)
    for _, sentence, at, comma in commas.phrases(doc, phrases):
        if comma + 1 >= len(sentence.tokens) or sentence.tokens[comma].text != ",":
            continue
        if _continues(sentence, comma, final=True):
            yield _surplus(sentence, comma, at)


def _both_cases(words: Sequence[str]) -> tuple[str, ...]:
    return (*words, *(word.capitalize() for word in words))


def before_predicate(doc: Document) -> Iterator[Hit]:
    """Find a comma between an inanimate subject and its verb."""
    for sentence, comma in commas.headed(doc):
        if comma > 1 and comma + 1 < len(sentence.tokens) and _parts_subject(sentence, comma):
            yield commas.delete(sentence.tokens[comma], word=sentence.tokens[comma + 1].text)


@needs(options=["phrases"])
def before_means(doc: Document, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """Find the only comma of a sentence before «с помощью», «путём»: nothing is set off there."""
    starts, words = commas.once(_starts, phrases)
    for sentence, comma in commas.headed(doc):
        if comma < 2 or comma + 1 >= len(sentence.tokens) or sentence.tokens[comma + 1].text.lower() not in words:
            continue
        if right_edge(sentence, comma + 1) < len(sentence.tokens) - 1:
            continue
        right = f"{_text(sentence.tokens[comma + 1 :])} ".lower()
        if not right.startswith(starts) or not role(sentence.tokens[comma - 1]):
            continue
        if has(sentence, comma + 1, len(sentence.tokens), roles.PREDICATE | roles.OPENER):
            continue
        if has(sentence, 0, comma, roles.PREDICATE) and not has(sentence, 0, comma, roles.OPENER | roles.GERUND):
            yield commas.delete(sentence.tokens[comma], word=_text(sentence.tokens[comma + 1 : comma + 3]))


def _starts(phrases: Sequence[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Give what a text begins with that begins with one of the phrases, and their first words."""
    return tuple(f"{phrase} " for phrase in phrases), frozenset(phrase.split(" ", 1)[0] for phrase in phrases)


def _continues(sentence: Sentence, comma: int, final: bool = False) -> bool:
    """Tell whether what follows a comma is the clause itself; with `final` the last piece of a sentence will do."""
    tokens, start = sentence.tokens, comma + 1
    if start >= len(tokens) or not tokens[start].spaced or is_border(tokens[start]):
        return False
    end = right_edge(sentence, start)
    far = reach(sentence, start)
    word = tokens[start].text.lower()
    near = [t.text.lower() for t in tokens[start : min(end, start + 4)]]
    if "ли" in near or any(text.startswith("котор") for text in near):
        return False  # «Проверим, есть ли», «Для элементов, ключом которых»
    if _text(tokens[start : start + 2]).lower() in ASIDES:
        return False
    if word in ("даже", "особенно", "только", "лишь") and role(tokens[min(start + 1, len(tokens) - 1)]) & roles.OPENER:
        return False
    if role(tokens[start]) & INSERTED or word in ("не", *BEFORE_INSERTION, *RELATIVE):
        return False
    if role(tokens[start]) & roles.PARTICIPLE and not has(sentence, start, end, roles.PREDICATE):
        return False
    verb = first_with(sentence, start, far, roles.PREDICATE | roles.INFINITIVE | roles.GERUND)
    if verb >= 0:
        return not role(tokens[verb]) & roles.GERUND  # «потом, молча глядя вперёд, …»
    if not final:
        return False
    if end >= len(tokens) or tokens[end].text[0] in ".!?…):":
        return True
    return tokens[end].text == "," and has(sentence, end + 1, end + 3, roles.OPENER)


RELATIVE = ("кто", "кого", "кому", "кем", "чей", "чья", "чьё", "чьи")  # «для тех, кто привык»
ASIDES = frozenset(("можно сказать", "надо сказать", "так сказать", "стоит сказать", "смею сказать"))
BEFORE_INSERTION = frozenset(
    """
    как несмотря то включая благодаря например пожалуйста вместо кроме помимо согласно вопреки невзирая подобно будучи
    начиная исходя судя учитывая считая говоря думаю кажется полагаю скажем видимо
    """.split()
)


def _is_main(sentence: Sentence, start: int, comma: int) -> bool:
    """Tell whether a main clause, and not a further member of the opening phrase, follows a comma."""
    before, after = sentence.tokens[comma - 1], sentence.tokens[comma + 1]
    bits = role(after)
    if bits & (roles.PRONOUN | roles.FINITE | roles.MODAL) and not bits & roles.PREPOSITION:
        return True
    if bits & roles.ADVERB and comma + 2 < len(sentence.tokens):
        return bool(role(sentence.tokens[comma + 2]) & (roles.PRONOUN | roles.FINITE | roles.MODAL))
    if bits & (roles.PREPOSITION | roles.GERUND | roles.PARTICIPLE) or before.form is None:
        return False
    if after.form is None or not after.form.known:
        end = right_edge(sentence, comma + 1)
        return before.form.known and has(sentence, comma + 2, min(end, comma + 5), roles.FINITE)
    if not after.form.any & NOMINAL or not before.form.known:
        return False
    governed = GENITIVE | GOVERNED.get(sentence.tokens[start].text.lower(), CASES)
    return not any(
        a.mask & b.mask & governed
        for a in before.form.readings
        for b in after.form.readings
        if a.mask & NOMINAL and b.mask & NOMINAL
    )


GENITIVE = grammemes.BITS["gent"]

GOVERNED = {
    word: grammemes.mask(cases)
    for cases, words in {
        "loct accs loc2": "в во на",
        "loct": "при",
        "ablt": "над между перед",
        "gent": "для после до из из-за у среди без от внутри",
        "gent ablt": "с со",
        "accs": "через",
        "ablt accs": "под за",
    }.items()
    for word in words.split()
}


def _parts_subject(sentence: Sentence, comma: int) -> bool:
    tokens = sentence.tokens
    verb = comma + 2 if tokens[comma + 1].text.lower() == "не" and comma + 2 < len(tokens) else comma + 1
    if not role(tokens[verb]) & roles.FINITE or role(tokens[verb]) & roles.IMPERATIVE:
        return False
    blocked = roles.VERBAL | roles.GERUND | roles.OPENER | roles.PRONOUN | roles.CONJUNCTION | roles.MAYBE
    if has(sentence, 0, comma, blocked):
        return False
    at = next((i for i in range(comma) if not role(tokens[i]) & roles.ADJECTIVE), -1)
    subject = tokens[at]
    if at < 0 or subject.form is None or not role(subject) & roles.NOUN:
        return False
    if _closes_phrase(sentence, at, comma) or _is_name_clause(sentence, at, comma) or _has_own_subject(sentence, verb):
        return False
    last = tokens[comma - 1].form
    if last is not None and last.any & ADJECTIVES and any(r.mask & NOMN for r in last.readings):
        return False  # «Параметр необязательный, указывает»: two predicates
    nominative = [r for r in subject.form.readings if r.mask & NOMN and r.mask & INAN]
    verbs = [r for r in tokens[verb].form.readings if r.mask & VERB]  # type: ignore[union-attr]
    return any(agree(a, b, "number gender") for a in nominative for b in verbs)


def _closes_phrase(sentence: Sentence, subject: int, comma: int) -> bool:
    """«Скрипт будучи запущен, …», «Файл с именем не равным нулю, …»: the comma closes what lacks its first one."""
    for at in range(subject + 1, comma):
        token = sentence.tokens[at]
        if token.text.lower() == "не" or (token.form is not None and token.form.any & GERUND_ONLY == GERUND_FORM):
            return True
        if role(token) & roles.PARTICIPLE:
            form, after = token.form, sentence.tokens[at + 1].form
            if form is None or after is None or not agree(form, after, "case number gender"):
                return True
    return False


def _is_name_clause(sentence: Sentence, subject: int, comma: int) -> bool:
    """«Это лучший вариант, выполняется …», «Обычное поведение, …», «Флаг свойств, не меняет …»: it says what it is."""
    tokens = sentence.tokens
    if tokens[0].text.lower() == "это":
        named = next((t for t in tokens[1:comma] if role(t) & roles.NOUN and not role(t) & roles.ADJECTIVE), None)
        return named is None or named.form is None or not any(r.mask & NEUTER == NEUTER for r in named.form.readings)
    if any(token.form is not None and token.form.lemmas & JUDGEMENTS for token in tokens[:subject]):
        return True
    if any(token.kind == "mark" and token.text in "<>=≤≥" for token in tokens[:comma]):
        return True  # «значение > 32, используется «32»»
    is_bare = subject == 0 and not any(token.kind == "object" for token in tokens[:comma])
    return is_bare and tokens[comma + 1].text.lower() == "не"


def _has_own_subject(sentence: Sentence, verb: int) -> bool:
    """«Неизвестный формат, вызывается функция»: the verb takes no object, and a noun that agrees with it follows."""
    tokens = sentence.tokens
    form, noun = tokens[verb].form, verb + 1
    while noun < len(tokens) and role(tokens[noun]) & roles.ADJECTIVE and not role(tokens[noun]) & roles.NOUN:
        noun += 1
    named = tokens[noun].form if noun < len(tokens) else None
    if (
        form is None
        or named is None
        or role(tokens[noun]) & roles.CONJUNCTION
        or not all(r.mask & INTRANSITIVE for r in form.readings if r.mask & VERB)
    ):
        return False
    subjects = [r for r in named.readings if r.mask & NOMN and r.mask & NAMING]
    return any(agree(a, b, "number gender") for a in subjects for b in form.readings if b.mask & VERB)


GERUND_FORM, GERUND_ONLY = grammemes.mask("GRND"), grammemes.mask("GRND PREP")
INTRANSITIVE, NAMING = grammemes.mask("intr"), grammemes.mask("NOUN")
NEUTER = grammemes.mask("nomn sing neut")
JUDGEMENTS = frozenset("обычный типичный стандартный распространённый рекомендуемый частый хороший плохой".split())
ADJECTIVES = grammemes.mask("ADJF PRTF")

NOMN, INAN, VERB = (grammemes.BITS[name] for name in ("nomn", "inan", "VERB"))


def _surplus(sentence: Sentence, comma: int, start: int) -> Hit:
    return commas.delete(sentence.tokens[comma], word=_text(sentence.tokens[start:comma]))


def _text(tokens: Sequence[Token]) -> str:
    return " ".join([token.text for token in tokens])
