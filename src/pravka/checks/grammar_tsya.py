"""Checks of -тся and -ться."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pravka import nominal
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import alien, having, places
from pravka.russian import clauses, grammemes, lexicon, morphology, roles
from pravka.russian.roles import role

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

VERB, INFN, GRND, PRTF, NOUN = (grammemes.BITS[name] for name in ("VERB", "INFN", "GRND", "PRTF", "NOUN"))
IMPF, SING, PLUR, NOMN, GENT = (grammemes.BITS[name] for name in ("impf", "sing", "plur", "nomn", "gent"))
THIRD = grammemes.BITS["3per"]
PLURAL_INFINITIVES = ("аться", "яться", "уться", "ються")  # without «ь» they look like a plural: «содержатся»
ADVERBIAL = grammemes.mask("ADVB PRCL")
FUTURE = frozenset("буду будешь будет будем будете будут".split())
# Words that need an infinitive: after them a verb in the present or future cannot stand.
MODAL_LEMMAS = frozenset(
    """
    мочь смочь хотеть захотеть уметь суметь пытаться попытаться стараться постараться начать начинать стать
    перестать переставать продолжать продолжить решить решать решиться позволять позволить помогать помочь
    мешать помешать заставить заставлять разрешать разрешить запретить запрещать предлагать предложить
    приходиться прийтись удаться удаваться следовать долженствовать собираться намереваться планировать любить
    предпочитать бояться надеяться успеть успевать готовиться учиться научиться обязать обязывать просить
    попросить стоить хотеться захотеться привыкнуть привыкать захотеть рекомендовать советовать посоветовать
    кончить закончить прекратить избегать желать пожелать
    """.split()
)
MODAL_WORDS = frozenset(
    """
    главное принято решено остаётся остается осталось можно нужно надо нельзя необходимо должен должна должно
    должны пора возможно невозможно лучше проще легче сложнее труднее удобнее готов готова готовы обязан обязана
    обязаны способен способна способны рад рада рады вынужден вынуждена вынуждены намерен намерена намерены
    достаточно важно полезно удобно легко трудно сложно просто приятно бесполезно
    """.split()
)
STRONG_MODALS = frozenset(
    """
    может могут могу можешь можем можете мог могла могло могли сможет смогут смогу сможешь сможем сможете смог
    смогла смогли можно нужно надо нельзя должен должна должно должны хочет хочу хотят хотим хотите хочешь хотел
    хотела хотели придется придётся приходится пришлось позволяет позволит позволяют позволят помогает поможет
    помогут помогают пытается пытаются начинает начинают начнет начнёт начнут начал начала начали перестает
    перестаёт перестанет перестал продолжает продолжают продолжит следует стоит умеет умеют собирается
    собираются готов готова готовы обязан обязана обязаны способен способна способны вынужден вынуждены
    предлагает предлагают рекомендуется требуется заставить заставляет решил решили удается удаётся удастся
    удалось нежели стал стала стали стало хочется хотелось пора
    """.split()
)
INFINITIVE_NOUNS = frozenset(
    """
    возможность право желание попытка необходимость способность потребность умение привычка готовность решение
    намерение стремление просьба приказ совет обязанность надежда шанс смысл время повод причина задача цель
    способ смелость охота мечта предложение обещание риск требование разрешение запрет идея план тенденция
    склонность искусство манера запрос команда указание распоряжение сигнал призыв инструкция рекомендация вызов
    """.split()
)
OPENERS_OF_INFINITIVE = frozenset("чтобы чтоб как где куда что зачем кому чем прежде перед вместо кроме лишь".split())
NOMINATIVE_WHICH = frozenset("который которая которое которые".split())
DATIVES = frozenset("мне тебе ему ей нам вам им браузеру пользователю разработчику".split())
IMPERSONAL_IN_SYA = frozenset(
    """
    понадобиться потребоваться приходиться прийтись пригодиться случиться заблагорассудиться захотеться хотеться
    казаться
    """.split()
)


def infinitive(doc: Document) -> Iterator[Hit]:
    """Find a verb in -тся where only the infinitive in -ться can stand: «может понадобится»."""
    for sentence, at in _ending(doc, "тся", _is_finite):
        if _needs_infinitive(sentence, at):
            yield from _respelled(sentence, at, "тся", "ться")


def finite(doc: Document) -> Iterator[Hit]:
    """Find an infinitive in -ться where only the verb in -тся can stand: «файл загрузиться»."""
    for sentence, at in _ending(doc, "ться", _is_infinitive):
        if _needs_finite(sentence, at):
            yield from _in_number(sentence, at)


def _ending(doc: Document, ending: str, wants: Callable[[Form], bool]) -> Iterator[tuple[Sentence, int]]:
    """Yield words in -тся or -ться; one that is not in the dictionary («ошибится») may still be spelt for its twin."""
    for sentence, at in places(doc, wants):
        if sentence.tokens[at].text.endswith(ending):
            yield sentence, at
    for text, _, found in alien(doc):
        if text.endswith(ending):
            yield from found


@having(VERB)
def _is_finite(form: Form) -> bool:
    return bool(form.all & VERB) and form.lower.endswith("тся")


@having(INFN)
def _is_infinitive(form: Form) -> bool:
    return bool(form.all & INFN) and form.lower.endswith("ться")


def _respelled(sentence: Sentence, at: int, old: str, new: str) -> Iterator[Hit]:
    token = sentence.tokens[at]
    cure = token.text[: -len(old)] + new
    known = lexicon.shared()
    if known.form(cure).known or known.form(cure[:-2]).any & (VERB | INFN):  # «запустится» is not in the dictionary
        yield Hit(Span(token.start, token.end), (cure,), safe=True)


def _in_number(sentence: Sentence, at: int) -> Iterator[Hit]:
    """Without «ь» it is the other number, or another verb: «он обозначаться» is «обозначается», not «обозначатся»."""
    token, number = sentence.tokens[at], _number_of_subject(sentence, at)
    plural = token.text.lower().endswith(PLURAL_INFINITIVES)
    for hit in _respelled(sentence, at, "ться", "тся"):
        if token.form is None or not number or plural == (number == PLUR):
            yield hit
            continue
        word = morphology.inflect(token.form, VERB | THIRD | number, token.text)
        yield hit._replace(replacements=(word,) if word else (), safe=False, level="" if word else "info")


def _number_of_subject(sentence: Sentence, at: int) -> int:
    """Give the number of the pronoun right before the verb, adverbs apart; 0 if there is none."""
    for token in reversed(sentence.tokens[clauses.left_edge(sentence, at) : at]):
        if role(token) & roles.PRONOUN and token.form is not None:
            return token.form.all & (SING | PLUR)
        if token.form is None or not token.form.any & ADVERBIAL:
            break
    return 0


def _needs_infinitive(sentence: Sentence, at: int) -> bool:
    """A modal stands before in the same run of words, and nothing between has taken its infinitive."""
    tokens = sentence.tokens
    for place in range(at - 1, max(at - 9, 0) - 1, -1):
        lower, bits = tokens[place].text.lower(), role(tokens[place])
        if clauses.is_border(tokens[place]):
            return False
        if lower in STRONG_MODALS:
            return not _is_closed(sentence, place, at)
        if lower in FUTURE:
            return _is_imperfective(tokens[at].text) and _only_adverbs(sentence, place + 1, at)
        if place == at - 1 and _rules_infinitive(tokens[place].form):
            return True
        if lower in ("чтобы", "чтоб"):
            return not clauses.has(sentence, place + 1, at, roles.NOMINATIVE) and not _has_subject_after(sentence, at)
        if lower in ("как", "чем") and place > 0 and tokens[place - 1].text.lower() in ("тем", "прежде"):
            return _only_adverbs(sentence, place + 1, at) and not _has_subject_after(sentence, at)
        if bits & (roles.INFINITIVE | roles.FINITE | roles.OPENER | roles.SHORT) or lower in ("и", "или", "а", "но"):
            return False
    return False


def _is_closed(sentence: Sentence, modal: int, at: int) -> bool:
    """The modal has an object of its own («начал урок, …», «нужно время») or belongs to another predicate."""
    before = sentence.tokens[modal - 1].text.lower() if modal else ""
    lower = sentence.tokens[modal].text.lower()
    if role(sentence.tokens[modal - 1]) & roles.INFINITIVE or before.endswith("ть"):
        return not _only_adverbs(sentence, modal + 1, at)  # «шкварчать умеет»: the infinitive stands before it
    if lower in ("следует", "стоит", "начал", "начала", "стал", "стало", "пора", "собирается", "начинает", "начнёт"):
        return not _only_adverbs(sentence, modal + 1, at)
    if lower in ("можно", "нужно", "надо", "необходимо", "готов", "готова", "готовы") and before in (
        "если",
        "когда",
        "как",
    ):
        return not _only_adverbs(sentence, modal + 1, at)
    return clauses.has(sentence, modal + 1, at, roles.SUBJECT) and lower not in ("может", "могут", "должен", "должны")


def _only_adverbs(sentence: Sentence, start: int, end: int) -> bool:
    return all(
        t.form is not None and bool(t.form.any & grammemes.mask("ADVB PRCL")) for t in sentence.tokens[start:end]
    )


def _is_imperfective(word: str) -> bool:
    """Tell whether the infinitive that the word may stand for goes with «будет»."""
    twin = lexicon.shared().form(word[:-3] + "ться")
    return bool(twin.known and twin.any & INFN and twin.any & IMPF)


def _rules_infinitive(form: Form | None) -> bool:
    """A verb right before that asks for an infinitive: «попытаться обратится», «привык целится»."""
    return form is not None and bool(form.all & (VERB | INFN | GRND)) and bool(form.lemmas & MODAL_LEMMAS)


def _needs_finite(sentence: Sentence, at: int) -> bool:
    """Nothing in the clause asks for an infinitive, there is no other predicate, and there is a subject."""
    tokens = sentence.tokens
    start = clauses.left_edge(sentence, at)
    if sentence.block.kind == "heading" or tokens[-1].text.startswith("?"):
        return False
    if any(_licenses(token, True) for token in tokens[start:at]):  # most often so
        return False
    end = clauses.right_edge(sentence, at)
    joint = next((p for p in range(at + 1, end) if role(tokens[p]) & (roles.CONJUNCTION | roles.OPENER)), end)
    if any(_licenses(token, False) for token in tokens[at + 1 : joint]):
        return False
    if at and tokens[at - 1].text.lower() in NOMINATIVE_WHICH:  # «модули, которые содержаться»
        return True
    needy = clauses.has(sentence, at + 1, joint, roles.INFINITIVE) or _has_dative(sentence, start, joint)
    if needy and tokens[at].text.lower() in IMPERSONAL_IN_SYA:  # «вам понадобиться», «приходиться делать»
        return True
    if any(role(tokens[p]) & (roles.VERBAL | roles.GERUND) for p in range(start, joint) if p != at):
        return False
    if _has_subject(sentence, start, at):
        return True
    if (start > 0 and tokens[start - 1].text in '—–«"“-') or (end < len(tokens) and tokens[end].text in "—–-"):
        return False
    return not _is_part_of_series(sentence, start, end) and _has_subject_after(sentence, at)


def _has_dative(sentence: Sentence, start: int, end: int) -> bool:
    return any(t.text.lower() in DATIVES for t in sentence.tokens[start:end])


def _has_subject_after(sentence: Sentence, at: int) -> bool:
    """A noun in the nominative follows, adjectives apart: a verb in -ся has no object, so it is the subject."""
    tokens = sentence.tokens
    place = at + 1
    while place < len(tokens) and role(tokens[place]) & roles.ADJECTIVE and not role(tokens[place]) & roles.NOUN:
        place += 1
    if place >= len(tokens):
        return False
    form = tokens[place].form
    oblique = grammemes.mask("gent datv ablt loct")
    if form is None or not form.known or not form.any & grammemes.mask("NOUN") or role(tokens[place]) & roles.VERBAL:
        return False
    if place == at + 1:
        return nominal.is_plain_noun(form) or (form.any & NOMN > 0 and not form.any & oblique)
    return any(r.mask & NOMN for r in form.readings) and not any(
        r.mask & oblique and r.mask & SING for r in form.readings
    )


def _is_part_of_series(sentence: Sentence, start: int, end: int) -> bool:
    """Commas on the left may tie the infinitive to a modal further left: «можно войти, загрузиться»."""
    tokens = sentence.tokens
    if start == 0 or tokens[start - 1].text != ",":
        return False
    opens = any(
        role(token) & roles.OPENER and token.text.lower() not in OPENERS_OF_INFINITIVE
        for token in tokens[start : min(start + 2, end)]
    )
    return not opens and any(_licenses(t, True) or role(t) & roles.INFINITIVE for t in tokens[:start])


def _licenses(token: Token, stands_before: bool) -> bool:
    """Tell whether a word may rule an infinitive; a noun may only from before it."""
    form = token.form
    if form is None:
        return token.kind == "object"
    if form.lower in MODAL_WORDS or form.lower in OPENERS_OF_INFINITIVE or form.lower in ("бы", "ли", "нет", "лишь"):
        return True
    if not form.known:
        return False
    if form.any & NOUN:
        return stands_before and bool(form.lemmas & INFINITIVE_NOUNS)
    return form.lower in FUTURE or (bool(form.lemmas & MODAL_LEMMAS) and not form.any & PRTF)


def _has_subject(sentence: Sentence, start: int, at: int) -> bool:
    """A pronoun or a noun stands before, with genitives and adverbs between: «цвет фона сразу измениться»."""
    for place in range(at - 1, start - 1, -1):
        token = sentence.tokens[place]
        bits, form = role(token), token.form
        if bits & roles.PRONOUN and form is not None and form.lower != "кто":
            return True
        if form is None or not form.known:
            return False
        if nominal.is_plain_noun(form) and not _is_placeholder(sentence.tokens[place]):
            return not (role(sentence.tokens[place - 1]) if place > start else 0) & (roles.PREPOSITION | roles.NOUN)
        if not form.any & (ADVERBIAL | GENT):
            return False
    return False


def _is_placeholder(token: Token) -> bool:
    """«--file=ФАЙЛ подключиться»: a name for a value in capitals, what follows it describes the option."""
    return len(token.text) > 1 and token.text.isupper()
