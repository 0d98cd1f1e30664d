"""Checks of a verb and its subject: personal pronouns, nouns, «который»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pravka import auxiliaries, cures, nominal
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import chosen, having, known, places, words
from pravka.russian import clauses, grammemes, lexicon, morphology, roles
from pravka.russian.roles import role

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

PRTS, FEMN = grammemes.BITS["PRTS"], grammemes.BITS["femn"]
VERB, INFN, IMPF, INTR = (grammemes.BITS[name] for name in ("VERB", "INFN", "impf", "intr"))
NOUN, FIXED, ADJECTIVAL = grammemes.BITS["NOUN"], grammemes.BITS["Fixd"], grammemes.mask("ADJF PRTF")
SING, PLUR, PAST, IMPR, NOMN = (grammemes.BITS[name] for name in ("sing", "plur", "past", "impr", "nomn"))
ADVERBIAL = grammemes.mask("ADVB PRCL")
NOMINATIVE = morphology.cells_of(NOMN)
PRONOUNS = {
    "я": "sing 1per", "ты": "sing 2per", "он": "sing 3per masc", "она": "sing 3per femn", "оно": "sing 3per neut",
    "мы": "plur 1per", "вы": "plur 2per", "они": "plur 3per",
}  # fmt: skip
# Verbs that also stand aside as parentheses, often without their commas: «захожу я значит».
ASIDES = frozenset(
    """
    значит кажется говорят знаешь знаете понимаешь понимаете видишь видите думаю полагаю надеюсь помню слышишь
    представляешь представляете согласитесь допустим скажем признаюсь
    """.split()
)
# Pronouns a slip away from each other, and the words that show whom a text speaks of.
RIVALS = {"он": ("они",), "она": ("они",), "оно": ("они",), "мы": ("вы",), "вы": ("мы",)}
KIN = {
    "мы": frozenset("мы нас нам нами наш наша наше наши нашего нашей наших нашем нашу".split()),
    "вы": frozenset("вы вас вам вами ваш ваша ваше ваши вашего вашей ваших вашем вашу".split()),
}
PARTICLES = frozenset(
    """
    не же уже ещё еще и бы также тоже лишь только просто всегда часто сразу тут здесь там сейчас теперь
    """.split()
)
# With these the verb may be singular or plural: «большинство считают».
QUANTITIES = frozenset(
    """
    количество большинство меньшинство множество ряд часть половина пара группа число масса треть десяток сотня
    тысяча куча уйма миллион миллиард четверть
    """.split()
)
LINKS = frozenset("быть стать мочь смочь оказаться оказываться остаться оставаться считаться".split())
IMPERSONAL = frozenset(
    """
    быть стать хватать хватить требоваться потребоваться следовать стоить приходиться прийтись хотеться
    удаваться удаться казаться получаться получиться оказаться оказываться касаться случаться случиться бывать
    остаться оставаться считаться значиться говориться полагаться подразумеваться предполагаться рекомендоваться
    оставить мочь смочь понадобиться предстоять надлежать подобать недоставать насчитываться
    """.split()
)


def predicates(doc: Document) -> Iterator[Hit]:
    """Find a verb that does not agree with its subject."""
    yield from _pronoun_and_verb(doc)
    yield from _subject_and_verb(doc)
    yield from _compound(doc)


def _compound(doc: Document) -> Iterator[Hit]:
    """Find «могут быть указана», «была создан»; the subject, if it can be told, says which of the two is wrong."""
    for found in auxiliaries.mismatches(doc):
        tokens = found.sentence.tokens
        helper, short = tokens[found.helper], tokens[found.short]
        fields = {"subject": helper.text, "verb": short.text, "fix": "…"}
        cure = _like_other(tokens, found)
        if cure is None:
            yield Hit(Span(helper.start, short.end), fields=fields)
        elif found.wrong is not None:
            wrong = tokens[found.wrong]
            fields = {"subject": tokens[found.subject or 0].text, "verb": wrong.text}
            yield Hit(Span(wrong.start, wrong.end), (cure,), fields=fields)


def _like_other(tokens: Sequence[Token], found: auxiliaries.Mismatch) -> str | None:
    """Give the wrong one of the two words in the number and gender of the right one."""
    if found.wrong is None:
        return None
    wrong, right = tokens[found.wrong].form, tokens[found.helper + found.short - found.wrong].form
    assert wrong is not None
    assert right is not None
    bits = right.readings[0].mask
    asked = bits & grammemes.NUMBER
    if asked & SING and (wrong.any & PAST or not wrong.any & VERB):
        asked |= bits & grammemes.GENDER
    return morphology.inflect(wrong, asked, tokens[found.wrong].text)


def _pronoun_and_verb(doc: Document) -> Iterator[Hit]:
    """Find a personal pronoun and a verb beside it that cannot be its predicate: «вы использует»."""
    for sentence, at in words(doc, PRONOUNS):
        verb = _verb_after(sentence, at)
        if verb < 0 or _is_coordinated(sentence, at) or sentence.tokens[verb].text.lower() == "значит":
            continue
        token, wanted = sentence.tokens[verb], PRONOUNS[sentence.tokens[at].text.lower()]
        assert token.form is not None
        if _can_be(token.form, wanted):
            continue
        yield _pronoun_or_verb(sentence, at, verb)


def _pronoun_or_verb(sentence: Sentence, at: int, verb: int) -> Hit:
    """The verb is wrong, unless the pronoun is a letter away from one that the verb and the sentence speak for."""
    here, token = sentence.tokens[at], sentence.tokens[verb]
    assert token.form is not None
    lower = here.text.lower()
    fields = {"subject": here.text, "verb": token.text}
    other = next((pronoun for pronoun in RIVALS.get(lower, ()) if _can_be(token.form, PRONOUNS[pronoun])), "")
    speaks = {t.text.lower() for t in sentence.tokens if t is not here and t is not token}
    if other in KIN and speaks & KIN[other] and not speaks & KIN[lower]:
        return Hit(Span(here.start, here.end), (morphology.match_case(other, here.text),), fields=fields)
    cure = morphology.inflect(token.form, _person_of(token.form, PRONOUNS[lower]), token.text)
    doubtful = other == "они" and not _has_singular_predicate(sentence, verb)
    level = "info" if doubtful or not cure else ""
    return Hit(Span(token.start, token.end), (cure,) if cure else (), fields=fields, level=level)


def _has_singular_predicate(sentence: Sentence, verb: int) -> bool:
    """«он будут отключён»: a word after the verb speaks for the singular."""
    singular = grammemes.mask("ADJS PRTS")
    near = sentence.tokens[verb + 1 : verb + 4]
    return any(t.form is not None and t.form.known and t.form.all & singular and t.form.all & SING for t in near)


def _verb_after(sentence: Sentence, at: int) -> int:
    """Find the verb that follows a pronoun at once or after particles and adverbs, -1 if none does."""
    tokens, place = sentence.tokens, at + 1
    end = min(at + 4, len(tokens))
    form = tokens[place].form if place < end else None
    if form is None or not form.any & (VERB | ADVERBIAL):
        return -1  # most often so
    while place < end and _is_particle(tokens[place].form):
        place += 1
    form = tokens[place].form if place < len(tokens) else None
    if form is None or not form.any & VERB or form.any & (IMPR | PRTS):
        return -1
    return place if role(tokens[place]) & roles.FINITE else -1


def _is_particle(form: Form | None) -> bool:
    if form is None or not form.any & ADVERBIAL:  # those of the list are adverbs or particles in some reading too
        return False
    return form.lower in PARTICLES or all(mask & ADVERBIAL for mask in form.each)


def _is_coordinated(sentence: Sentence, at: int) -> bool:
    """«Вася и он пошли», «не он пишут»: the pronoun is not the whole subject."""
    before = sentence.tokens[at - 1].text.lower() if at else ""
    return before in ("и", "или", "либо", "ни", "не", "чем", "как", "да", "с", "бы") or before in ("«", '"', "“")


def _can_be(verb: Form, wanted: str) -> bool:
    """Tell whether the verb may be the predicate of a pronoun of this number, person and gender."""
    return any(_fits_person(mask, grammemes.mask(wanted)) for mask in verb.each if mask & VERB)


def _fits_person(mask: int, wanted: int) -> bool:
    for group in (grammemes.NUMBER, grammemes.PERSON, grammemes.GENDER):
        if mask & group and wanted & group and not mask & wanted & group:
            return False
    return True


def _person_of(form: Form, wanted: str) -> str:
    number, person, *gender = wanted.split()
    if not form.any & PAST:
        return f"{number} {person}"
    return " ".join([number, "past", *(gender if number == "sing" else [])])


def _subject_and_verb(doc: Document) -> Iterator[Hit]:
    """Find a verb without an object no word of its clause can be the subject of: «код модификаторов находятся»."""
    for sentence, at in _disagreeing(doc):
        clause = clauses.at(doc, sentence, at)
        if clause is None or clause.finite != (at,) or clause.infinitives or clause.modals or set(clause.shorts) - {at}:
            continue
        yield from _without_subject(doc, sentence, clause, at)
    yield from _relative(doc)
    yield from _beside(doc)


def _disagreeing(doc: Document) -> Iterator[tuple[Sentence, int]]:
    """Yield the verbs without an object that do not agree with all that is near.

    Those are few, and cutting a sentence into clauses costs far more than to look.
    """
    verbs, held = chosen(doc, _takes_no_object), known(doc)
    nouns: dict[Sentence, list[Form]] = defaultdict(list)
    for form in chosen(doc, _may_be_subject) if verbs else ():
        for sentence, _ in held[form]:
            nouns[sentence].append(form)
    for verb in verbs:
        agreeing = morphology.cells(verb) & NOMINATIVE
        for sentence, at in held[verb]:
            may_differ = _is_long(sentence) or (sentence in nouns and _has_unlike(nouns[sentence], agreeing))
            if may_differ and _has_another_subject(sentence, at):
                yield sentence, at


@having(NOUN)
def _may_be_subject(form: Form) -> bool:
    return bool(form.all & NOUN and form.any & NOMN)


def _is_long(sentence: Sentence) -> bool:
    return len(sentence.tokens) >= clauses.LONGEST


def _has_unlike(nouns: Sequence[Form], agreeing: int) -> bool:
    for noun in nouns:  # noqa: SIM110 -- `any` takes twice as long
        if not morphology.cells(noun) & agreeing and nominal.is_plain_noun(noun):
            return True
    return False


def _has_another_subject(sentence: Sentence, at: int) -> bool:
    """Some noun of the run of words could be a subject that the verb does not agree with."""
    tokens, verb = sentence.tokens, sentence.tokens[at].form
    assert verb is not None
    agreeing = morphology.cells(verb) & NOMINATIVE
    before, after = tokens[max(at - clauses.LONGEST, 0) : at], tokens[at : at + clauses.LONGEST]
    return _has_other(before[::-1], agreeing) or _has_other(after, agreeing)


def _has_other(run: Sequence[Token], agreeing: int) -> bool:
    """Before the first border stands a noun that may be a subject but fills none of these cells; or no border does."""
    for token in run:
        form = token.form
        if form is None:
            if token.kind == "mark" and clauses.is_border(token):
                return False
        elif form.all & NOUN and not morphology.cells(form) & agreeing and nominal.is_plain_noun(form):
            return True
    return len(run) == clauses.LONGEST


def _is_predicate_of(noun: Form, verb: Form) -> bool:
    """Tell whether a noun in the nominative agrees with a verb that is no command in number, in the past in gender."""
    return bool(morphology.cells(noun) & morphology.cells(verb) & NOMINATIVE)


def _beside(doc: Document) -> Iterator[Hit]:
    """Find «вёрстка помогают»: a noun that can only be nominative opens the clause, the verb follows."""
    for sentence, at in places(doc, _is_nominative):
        noun, verb = sentence.tokens[at], _verb_after(sentence, at)
        if verb < 0 or noun.form is None or noun.form.lemmas & QUANTITIES or not _is_alone(sentence, at, noun.form):
            continue
        form = sentence.tokens[verb].form
        if form is None or form.lemmas & (IMPERSONAL - LINKS) or _is_subject_of(noun.form, form):
            continue
        if not form.all & INTR and not noun.form.all & FEMN:
            continue  # «теги пишем»: the dictionary takes many things for people, whose accusative differs
        model = noun.form.readings[0].mask
        bits = model & grammemes.NUMBER | (model & grammemes.GENDER if model & SING and form.any & PAST else 0)
        cure = morphology.inflect(
            form, bits | (0 if form.any & PAST else grammemes.BITS["3per"]), sentence.tokens[verb].text
        )
        yield _verb_like(doc, sentence.tokens[verb], cure, noun.text)


@having(NOUN)
def _is_nominative(form: Form) -> bool:
    return bool(form.all & NOUN and form.all & NOMN) and not form.any & FIXED


def _is_subject_of(noun: Form, verb: Form) -> bool:
    third = grammemes.BITS["3per"]
    return any(
        _fits_person(v, n & (grammemes.NUMBER | (grammemes.GENDER if n & SING else 0)) | third)
        for v in verb.each
        if v & VERB
        for n in noun.each
    )


def _is_alone(sentence: Sentence, at: int, noun: Form) -> bool:
    """The noun is the whole subject: it opens its clause, or nothing before it may share its role."""
    if _opens_clause(sentence, at):
        return True
    tokens, start = sentence.tokens, clauses.left_edge(sentence, at)
    if not noun.all & FEMN or (start > 0 and tokens[start - 1].text not in ".:!?"):
        first = tokens[start].text.lower()
        if not noun.all & FEMN or (first != "то" and not role(tokens[start]) & roles.OPENER):
            return False
    return not any(
        t.text.lower() in ("и", "или", "ни", "как", "чем", "либо", "а", "но", "с", "это")
        or (role(t) & (roles.NOMINATIVE | roles.VERBAL) and not role(t) & roles.OPENER and t.text.lower() != "то")
        or t.kind != "word"
        for t in tokens[start:at]
        if not (t.form is not None and role(t) & roles.ADJECTIVE and nominal.agree(t.form, noun))
    )


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Only adjectives and a conjunction stand before the noun in its run of words, and no series."""
    tokens = sentence.tokens
    start = clauses.left_edge(sentence, at)
    if start > 0 and (tokens[start - 1].text not in (".", ":", "!", "?") and not role(tokens[start]) & roles.OPENER):
        return False
    for place in range(start, at):
        form = tokens[place].form
        first = (
            place == start and role(tokens[place]) & roles.OPENER and not tokens[place].text.lower().startswith("котор")
        )
        if not first and (form is None or not form.known or not all(mask & ADJECTIVAL for mask in form.each)):
            return False
    return True


@having(VERB)
def _takes_no_object(form: Form) -> bool:
    if not form.all & VERB or not form.all & INTR or form.any & IMPR:
        return False
    return not form.lemmas & IMPERSONAL


def _relative(doc: Document) -> Iterator[Hit]:
    """Find «которая могут», «которые не вычисляется»: the relative word can only be the subject."""
    for sentence, at in words(doc, ("который", "которая", "которое", "которые")):
        if at == 0 or sentence.tokens[at - 1].text != ",":
            continue
        verb = _verb_after(sentence, at)
        which, form = sentence.tokens[at].form, sentence.tokens[verb].form
        if verb < 0 or which is None or form is None or form.lemmas & (IMPERSONAL - {"мочь", "быть"}):
            continue
        if which.lower != "которая" and not _takes_no_object(form):
            continue
        wanted = which.readings[0].mask
        if any(_fits_person(mask, wanted | grammemes.BITS["3per"]) for mask in form.each):
            continue
        if which.lower == "которая" and form.lemmas & {"быть"}:
            continue
        gender = wanted & grammemes.GENDER if form.any & PAST else 0
        person = 0 if form.any & PAST else grammemes.BITS["3per"]
        cure = morphology.inflect(form, wanted & grammemes.NUMBER | gender | person, sentence.tokens[verb].text)
        hit = _verb_like(doc, sentence.tokens[verb], cure, sentence.tokens[at].text)
        yield hit if _has_antecedent(sentence, at, which) else hit._replace(level="info")


def _without_subject(doc: Document, sentence: Sentence, clause: clauses.Clause, at: int) -> Iterator[Hit]:
    tokens = sentence.tokens
    if _may_be_elsewhere(sentence, clause):
        return
    heads = []
    for place in range(clause.start, clause.end):
        token = tokens[place]
        if token.kind != "word" or token.form is None or not token.form.known:
            return
        if token.form.any & NOMN and not role(token) & (roles.PREPOSITION | roles.CONJUNCTION):
            heads.append(place)
    nouns = [p for p in heads if nominal.is_plain_noun(tokens[p].form) and _is_free(sentence, p)]
    if any(tokens[p].text.lower() == "друг" for p in nouns):
        return  # «друг к другу»
    if len(nouns) != 1 or len(heads) != len(_phrase_of(sentence, heads, nouns[0])):
        return
    noun, verb = tokens[nouns[0]].form, tokens[at].form
    if (noun is not None and noun.lemmas & QUANTITIES) or verb is None or verb.any & grammemes.mask("1per 2per"):
        return
    assert noun is not None
    assert verb is not None
    if _is_predicate_of(noun, verb):
        return
    number = next(n.mask for n in noun.readings if n.mask & NOMN) & grammemes.NUMBER
    gender = (
        next(n.mask for n in noun.readings if n.mask & NOMN) & grammemes.GENDER
        if number & SING and verb.any & PAST
        else 0
    )
    cure = morphology.inflect(verb, number | gender, tokens[at].text)
    yield _verb_like(doc, tokens[at], cure, tokens[nouns[0]].text)


def _verb_like(doc: Document, token: Token, cure: str | None, subject: str) -> Hit:
    """The verb made to agree; a frequent verb a letter away is likelier: «применятся» is «применяется»."""
    assert token.form is not None
    found = [cure] if cure else []
    if cure:
        near = cures.near_verbs(lexicon.of(doc), token.form, lexicon.of(doc).form(cure))
        found = [morphology.match_case(word, token.text) for word in near] + found
    level = "" if found else "info"
    return Hit(
        Span(token.start, token.end), tuple(found[:3]), fields={"subject": subject, "verb": token.text}, level=level
    )


def _has_antecedent(sentence: Sentence, at: int, which: Form) -> bool:
    """Some noun before the comma may be what «который» stands for: else «которые» itself may be wrong."""
    near = [t.form for t in sentence.tokens[max(0, at - 8) : at - 1] if t.form is not None and nominal.is_noun(t.form)]
    return not near or any(morphology.agree(form, which, "number gender") for form in near)


def _may_be_elsewhere(sentence: Sentence, clause: clauses.Clause) -> bool:
    """The subject may stand outside the run of words: a relative word, a series, a list, a colon."""
    tokens = sentence.tokens
    after = tokens[clause.end].text if clause.end < len(tokens) else "."
    if after in ("—", "–", "-", ":", "«", "/") or clause.before not in ("", ",") or clause.opener.startswith("котор"):
        return True
    if clause.before == "," and not clause.opener:
        return True
    if after in (",", "(") and not any(nominal.is_plain_noun(t.form) for t in tokens[clause.start : clause.finite[0]]):
        return True
    before = tokens[clause.start].text.lower()
    return before in ("и", "или", "а", "но", "что", "кто", "чей", "чьи", "это", "либо", "ни", "также")


def _is_free(sentence: Sentence, place: int) -> bool:
    """The noun is not ruled by a preposition or a numeral, nor joined to another noun."""
    tokens = sentence.tokens
    near = [tokens[p].text.lower() for p in (place - 1, place + 1) if 0 <= p < len(tokens)]
    if any(word in ("и", "или", "либо", "ни", "как", "да", "с", "со") for word in near):
        return False
    while place > 0 and role(tokens[place - 1]) & roles.ADJECTIVE:
        place -= 1
    if place == 0:
        return True
    before = tokens[place - 1]
    return (
        not role(before) & roles.PREPOSITION
        and before.kind == "word"
        and not (before.form is not None and before.form.any & grammemes.mask("NUMR"))
    )


def _phrase_of(sentence: Sentence, heads: list[int], noun: int) -> list[int]:
    """The noun with the adjectives before it that agree with it."""
    tokens, found = sentence.tokens, [noun]
    place = noun - 1
    while place in heads and role(tokens[place]) & roles.ADJECTIVE and _modifies(tokens[place].form, tokens[noun].form):
        found.append(place)
        place -= 1
    return found


def _modifies(adjective: Form | None, noun: Form | None) -> bool:
    return adjective is not None and noun is not None and morphology.agree(adjective, noun, "case number gender")
