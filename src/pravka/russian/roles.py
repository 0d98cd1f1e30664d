"""What a word can be in a clause, as bits: finite verb, predicative, subject candidate … No syntax here.

Roles weigh readings by how the word is really used: «может» is a verb though the dictionary also knows «мочь» the noun;
«при» is no imperative. Where two uses are both common the role is left out, so that rules stay silent.
"""

from __future__ import annotations

from pravka.russian import grammemes
from pravka.russian.lexicon import Form
from pravka.russian.tokens import Token

FINITE = 1 << 0  # a verb in a personal form or in the past
SHORT = 1 << 1  # a short adjective or participle that can only be a predicate: «готов», «создано»
MODAL = 1 << 2  # an impersonal predicate: «можно», «нет»
MAYBE = 1 << 3  # in -о: a predicate («важно, что») or an adverb
INFINITIVE = 1 << 4
GERUND = 1 << 5
PARTICIPLE = 1 << 6  # full
PRONOUN = 1 << 7  # a personal pronoun in the nominative
NOMINATIVE = 1 << 8  # some noun in the nominative
SUBJECT = 1 << 9  # a noun that can only be nominative
NOUN = 1 << 10  # any noun or pronoun, an object, a number
ADJECTIVE = 1 << 11  # full adjectives, participles and pronouns like «этот»
PREPOSITION = 1 << 12
ADVERB = 1 << 13
IMPERATIVE = 1 << 14
COMPARATIVE = 1 << 15
CONJUNCTION = 1 << 16  # coordinating
OPENER = 1 << 17  # subordinating conjunctions and relative words

PREDICATE = FINITE | SHORT | MODAL
VERBAL = PREDICATE | INFINITIVE

# Verbs though the dictionary also has a noun that looks the same.
VERBS = frozenset(
    """
    может есть было была были был бывает значит стали стал начал ведут ведет ведёт пошло пошла оказывается казалось
    примет смог смогу стану сел спас вели дали вызову победит задаст велит кликнут пройду куплю устарел устарела
    устарело окажется случается говорят знаете видите понимаете кажется берет берёт нажмите падает выпал менял
    """.split()
)
# No verbs: parenthetic words, particles, names of units that look like one.
NO_VERBS = frozenset(
    """
    при три е см ср пускай пусть давай давайте здравствуй здравствуйте допустим скажем положим разумеется пожалуй
    пожалуйста извините простите спасибо дай бишь мол типа вроде благодаря пошли весь мой твой свой простой кучу вроде
    """.split()
)
MODALS = frozenset(
    """
    можно нужно нет необходимо нельзя надо пора жаль неизвестно известно видно желательно нету некогда незачем негде
    некуда нечего должно стоит следует хватит достаточно невозможно
    """.split()
)
GERUND_LIKE = frozenset(
    """
    для хотя благодаря включая исключая спустя начиная заканчивая кончая несмотря невзирая судя смотря исходя говоря
    погодя зря молча стоя сидя лёжа лежа нехотя шутя любя играя немедля немешкая крадучись припеваючи умеючи считая
    выключая будучи позволяя
    """.split()
)
PARTICIPLE_LIKE = frozenset(
    """
    следующий соответствующий существующий данный настоящий будущий бывший текущий ведущий выдающийся подходящий
    определённый открытый закрытый указанный любимый так называемый предыдущий нынешний действующий начинающий
    работающий блестящий цветущий необходимый независимый зависимый вложенный последующий ограниченный
    управляющий уважаемый желаемый требуемый видимый невидимый цельный общепринятый
    """.split()
)
# What may stand between a subject and its verb.
BEFORE_VERB = frozenset(
    "не уже ещё еще сразу также тоже просто всегда никогда больше теперь сейчас бы же сам сама сами".split()
)
# Adjectives in the dictionary, nouns in use.
SUBSTANTIVES = frozenset(
    "переменная переменной переменную переменные переменных переменным переменными данные данных данным данными".split()
)
COORDINATING = frozenset("и а но или либо да зато однако ни".split())
SUBORDINATING = frozenset(
    """
    что чтобы чтоб если когда где куда откуда почему зачем который которая которое которые которого которой которых
    которому которым которую которыми котором как пока поскольку хотя ибо раз будто словно едва чем коли дабы нежели
    чей чья чьё чьи чьего чьей чьих ли лишь сколько насколько какой какая какое какие какого каких какому каким какую
    какими каком
    """.split()
)
PRONOUNS = frozenset("я ты он она оно мы вы они кто никто".split())

_VERB, _GRND, _PRTF, _INFN = (grammemes.BITS[name] for name in ("VERB", "GRND", "PRTF", "INFN"))
_NOT_VERB = grammemes.mask("NOUN ADJF NPRO NUMR PREP ADVB GRND PRTF COMP")
_NOT_GERUND = grammemes.mask("NOUN ADJF NPRO NUMR")
_SHORTS = grammemes.mask("ADJS PRTS")
_NOUNS = grammemes.mask("NOUN NPRO")
_ADJECTIVES = grammemes.mask("ADJF PRTF")
_NOMN, _IMPR = grammemes.BITS["nomn"], grammemes.BITS["impr"]
_BARE = grammemes.mask("CONJ PRCL INTJ PREP")


def role(token: Token) -> int:
    """Give the roles of a token; numbers and objects are nouns, marks are nothing."""
    form = token.form
    if form is None:
        return NOUN if token.kind in ("number", "object") else 0
    return form.role if form.role >= 0 else of(form)


def of(form: Form) -> int:
    """Give the roles of a word by its form."""
    if form.role < 0:
        form.role = _role(form)
    return form.role


def _role(form: Form) -> int:
    if not form.known:
        return NOUN | NOMINATIVE
    lower, some, bits = form.lower, form.any, 0
    for needed, test, bit in _TESTS:
        if some & needed and test(form):
            bits |= bit
    if lower in SUBSTANTIVES:
        bits |= NOUN
    if lower in PRONOUNS:
        bits |= PRONOUN
    if lower in MODALS:
        bits |= MODAL
    if lower in COORDINATING:
        bits |= CONJUNCTION
    if lower in SUBORDINATING:
        bits |= OPENER
    return bits


def _is_finite(form: Form) -> bool:
    if form.lower in NO_VERBS:
        return False
    return form.lower in VERBS or not form.any & _NOT_VERB


def _is_imperative(form: Form) -> bool:
    return bool(form.any & _VERB) and _is_finite(form)


def _is_short(form: Form) -> bool:
    if not all(mask & (_SHORTS | _VERB) for mask in form.each):
        return False
    return not form.lower.endswith(("о", "е")) or bool(form.all & grammemes.BITS["PRTS"])


def _is_maybe(form: Form) -> bool:
    return form.lower.endswith(("о", "е")) and not _is_short(form)


def _is_gerund(form: Form) -> bool:
    return not form.any & _NOT_GERUND and form.lower not in GERUND_LIKE


def _is_participle(form: Form) -> bool:
    return not form.lemmas & PARTICIPLE_LIKE


def _is_nominative(form: Form) -> bool:
    if form.lower in SUBSTANTIVES:
        return True
    if not form.any & _NOUNS or form.any & _BARE:
        return False
    return any(mask & _NOUNS and mask & _NOMN for mask in form.each)


def _is_subject(form: Form) -> bool:
    return bool(form.all & _NOMN) and all(mask & _NOUNS for mask in form.each)


def _is_infinitive(form: Form) -> bool:
    return bool(form.all & _INFN) or form.lower in ("знать", "помочь", "вести", "стать", "подать")


def _is_noun(form: Form) -> bool:
    return not form.any & _BARE


def _always(form: Form) -> bool:
    return True


# The grammemes of which some reading has one, the test of a form that has, the role.
_TESTS = (
    (_VERB, _is_finite, FINITE),
    (_IMPR, _is_imperative, IMPERATIVE),
    (_SHORTS, _is_short, SHORT),
    (_SHORTS, _is_maybe, MAYBE),
    (_INFN, _is_infinitive, INFINITIVE),
    (_GRND, _is_gerund, GERUND),
    (_PRTF, _is_participle, PARTICIPLE),
    (_NOMN, _is_nominative, NOMINATIVE),
    (_NOMN, _is_subject, SUBJECT),
    (_NOUNS, _is_noun, NOUN),
    (_ADJECTIVES, _always, ADJECTIVE),
    (grammemes.BITS["PREP"], _always, PREPOSITION),
    (grammemes.BITS["ADVB"], _always, ADVERB),
    (grammemes.BITS["COMP"], _always, COMPARATIVE),
)
