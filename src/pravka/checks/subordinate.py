"""Missing commas before subordinate clauses: «который», «если», «потому что» … Reported speech is in `reported`.

Каждая функция ищет союз, перед которым нет знака. Silence wins: no hit if the conjunction begins the sentence, follows
another conjunction (where two commas may be lawful), or nothing on its right can be a predicate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import commas
from pravka.document import Document
from pravka.findings import Hit
from pravka.russian import grammemes, roles
from pravka.russian.clauses import first_with, has, is_border, is_closing, left_edge, reach, right_edge
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.waking import needs

# Before these no comma of the following conjunction stands: it stands before them, or both join what follows.
JOINTS = frozenset(
    """
    и или либо а но да не ни же ли бы что чтобы если когда как чем хотя потому так то ну вот ведь мол вдруг
    даже только лишь просто исключительно особенно именно разве неужели якобы будто словно зато однако причём
    причем притом кроме вне пусть пока уж вон аж тоже также есть нет редко мало всё все это
    """.split()
)
# Particles that belong to the conjunction: the comma stands before them.
PARTICLES = frozenset("даже особенно лишь только".split())

LIGHT = JOINTS | frozenset("теперь тогда сейчас поэтому наконец затем потом ещё еще а-а э-э".split())

COUNTERS = frozenset(
    """
    один одна одно одни одного одной два две три четыре пять часть некоторые некоторых каждый каждая каждое каждого
    каждой любой любая любое любого любую многие многих большинство несколько первый первая первое последний последняя
    второй вторая третий кто ни остальные самый самая самое самые лучший каждую одну одним обе оба
    """.split()
)

PURPOSELESS = JOINTS - {"так", "это", "всё", "все"}  # no comma parts these from «чтобы»

PREPOSITION = grammemes.BITS["PREP"]


@needs(options=["words"])
def relative(doc: Document, *, words: Sequence[str]) -> Iterator[Hit]:
    """Find «который» without a comma before it, or before its preposition."""
    for sentence, at in commas.places(doc, *words):
        before = sentence.tokens[at - 1]
        if before.text == "," or (at > 1 and sentence.tokens[at - 2].text == "," and role(before) & roles.PREPOSITION):
            continue  # as it should be
        first = _begin_relative(sentence, at)
        if first > 0 and _is_open(sentence, first) and not _ends_with_comma(doc, sentence.tokens[first - 1]):
            yield commas.insert(doc, sentence.tokens[first - 1], word=_words(sentence, first, at))


def _ends_with_comma(doc: Document, token: Token) -> bool:
    """Tell whether a comma was typed inside the code or the link before: `name,`."""
    end = commas.spot(doc, token)
    return doc.text[max(end - 4, 0) : end].rstrip("`*_])").endswith(",")


@needs(options=["words"])
def conjunction(doc: Document, *, words: Sequence[str], particles: bool = True) -> Iterator[Hit]:
    """Find a conjunction or relative adverb with a predicate after it and no comma before it."""
    for sentence, at in commas.places(doc, *words):
        if not at or sentence.tokens[at - 1].text == ",":
            continue
        first = at
        if particles and at > 1 and _lower(sentence, at - 1) in PARTICLES:
            first = at - 1 if _lower(sentence, at - 2) not in ("не", "но") else 0
        if _is_whole(sentence, at) or _is_inner(sentence, first):
            continue
        long = sentence.tokens[at].text == "если" and right_edge(sentence, at + 1) - at > 3
        if _is_open(sentence, first) and (long or _has_predicate(sentence, at + 1)):
            yield commas.insert(doc, sentence.tokens[first - 1], word=_words(sentence, first, at))


def _is_whole(sentence: Sentence, at: int) -> bool:
    """Tell «где угодно», «где и как угодно», «куда нужно»: no clause, but one whole."""
    tokens, after = sentence.tokens, [t.text.lower() for t in sentence.tokens[at + 1 : at + 4]]
    if "угодно" in after or after[:1] in (["попало"], ["придётся"]):
        return True
    if after[:1] == ["бы"] and tokens[at].text != "если":
        return True
    ends = at + 2 >= len(tokens) or is_border(tokens[at + 2]) or tokens[at + 2].text in ("и", "или")
    return ends and tokens[at].text != "если" and after[:1] in ([word] for word in NEEDED)


def _is_inner(sentence: Sentence, first: int) -> bool:
    """Tell a word that opens nothing here: in «например если», «в случае если», after another question word."""
    if first < 1:
        return False
    before, left = _lower(sentence, first - 1), left_edge(sentence, first)
    if before in ("например", "скажем", "допустим", "к примеру"):
        return True
    if before in ("случай", "случае") and first - left <= 2:
        return True
    opener = first_with(sentence, left, first, roles.OPENER)
    if opener >= 0 and _lower(sentence, opener) in ("как", "раз"):
        return False  # «как итог», «каждый раз, когда»
    return opener >= 0 and not has(sentence, opener, first, roles.VERBAL | roles.MAYBE)


NEEDED = ("нужно", "надо", "необходимо", "следует", "можно", "возможно", "удобно", "положено", "требуется")


@needs(["чтобы", "чтоб"])
def so_that(doc: Document) -> Iterator[Hit]:
    """Find «чтобы» without a comma before it, nor before «для того», which may begin its clause."""
    for sentence, at in commas.places(doc, "чтобы", "чтоб"):
        first = at
        if at > 1 and _lower(sentence, at - 1) in ("того", "тем") and role(sentence.tokens[at - 2]) & roles.PREPOSITION:
            if not _is_open(sentence, at - 2):
                continue  # «Для того чтобы», «, для того чтобы»
        elif not _is_open(sentence, at, PURPOSELESS):
            continue
        yield commas.insert(doc, sentence.tokens[first - 1], word=sentence.tokens[at].text)


@needs(options=["phrases"])
def compound(doc: Document, *, phrases: Sequence[str], predicate: bool = True) -> Iterator[Hit]:
    """Find a conjunction of several words («потому что») with no comma before it nor inside it.

    Where a word before it measures or stresses its time («только после того, как») the comma stands inside.
    """
    for phrase, sentence, at, end in commas.phrases(doc, phrases):
        if sentence.tokens[at].text[0].isupper():
            continue
        split = phrase.endswith("того как") and at > 0 and _is_parted(doc, sentence, at)
        first = at - 1 if at > 1 and _lower(sentence, at - 1) in PARTICLES else at
        if _is_limited(sentence, at) or any(t.text.lower() == "угодно" for t in sentence.tokens[end : end + 4]):
            continue
        if end < len(sentence.tokens) and _lower(sentence, end) in ("бы", "надо", "нужно", "хочется", "следует"):
            continue  # «хотя бы», «так как надо»
        if predicate and not _has_predicate(sentence, end):
            continue
        if split:
            yield commas.insert(doc, sentence.tokens[end - 2], word="как")
        elif _is_open(sentence, first):
            yield commas.insert(doc, sentence.tokens[first - 1], word=_words(sentence, first, end - 1))


def _is_parted(doc: Document, sentence: Sentence, at: int) -> bool:
    """Tell «только после того, как», «за день до того, как», «*до* того, как»: the conjunction falls apart."""
    before, word = sentence.tokens[at - 1], sentence.tokens[at]
    if before.text.lower() in STRESSING or doc.text[word.start - 1] in "*_":
        return True
    form = before.form
    return bool(form and form.lemmas & SPANS and _lower(sentence, at) in ("после", "до", "перед"))


def _is_limited(sentence: Sentence, at: int) -> bool:
    """Tell «видимо потому что», «как минимум потому что»: the comma, if any, stands before what limits the cause."""
    return at > 0 and _lower(sentence, at - 1) in LIMITING


STRESSING = frozenset(
    """
    только лишь ещё еще именно исключительно уже сразу вскоре незадолго задолго непосредственно немедленно
    """.split()
)
SPANS = frozenset("время секунда минута час день неделя месяц год миг мгновение момент".split())
LIMITING = frozenset(
    """
    минимум максимум видимо вероятно возможно наверное отчасти частично скорее например очевидно кажется
    """.split()
)


@needs(options=["words"])
def while_(doc: Document, *, words: Sequence[str]) -> Iterator[Hit]:
    """Find «пока» between two verbs of one run of words."""
    for sentence, at in commas.places(doc, *words):
        if not _is_open(sentence, at) or not has(sentence, at + 1, right_edge(sentence, at + 1), roles.PREDICATE):
            continue
        if _lower(sentence, at - 1) == "пор":
            if _lower(sentence, at - 2) == "тех" and at > 3:
                yield commas.insert(doc, sentence.tokens[at - 1], word=sentence.tokens[at].text)
            continue
        left = left_edge(sentence, at)
        verb = max((i for i in range(left, at) if role(sentence.tokens[i]) & roles.VERBAL), default=-1)
        after = sentence.tokens[at + 1]
        subject = roles.PRONOUN | roles.NOMINATIVE | roles.ADJECTIVE
        begins = after.text in ("не", "несколько") or role(after) & (subject | roles.FINITE | roles.SHORT)
        if verb >= 0 and begins and (role(sentence.tokens[at - 1]) & roles.NOUN or verb == at - 1):
            yield commas.insert(doc, sentence.tokens[at - 1], word=sentence.tokens[at].text)


def _begin_relative(sentence: Sentence, at: int) -> int:
    """Find the token the comma of «который» stands before, 0 if it cannot be told."""
    tokens = sentence.tokens
    if at == 0 or _is_set_off(sentence, at):
        return 0
    lower, before = tokens[at].text.lower(), tokens[at - 1]
    if at + 1 < len(tokens) and _lower(sentence, at + 1) in ("раз", "час", "из"):
        return 0
    if role(before) & roles.PREPOSITION:
        if before.text.lower() == "из" and at > 1 and _lower(sentence, at - 2) in COUNTERS:
            return at - 2
        if at > 1 and _is_verbal_gap(tokens[at - 2]):
            return 0
        return at - 1
    if lower in ("которого", "которой", "которых"):
        return _begin_governed(sentence, at)
    return at


def _is_set_off(sentence: Sentence, at: int) -> bool:
    """Tell whether what stands between the last comma and «который» is part of its clause: «, доступ к которому»."""
    left = left_edge(sentence, at)
    earlier = [i for i in range(left, at - 1) if _lower(sentence, i).startswith("котор")]
    direct = _lower(sentence, at) in NOMINATIVES
    if earlier and not direct:
        joint = max((i for i in range(earlier[-1], at) if _lower(sentence, i) in ("и", "или", "а")), default=at)
        return not has(sentence, joint, at, roles.PREDICATE)  # «сила которого и право владения которым»
    if left == 0 or has(sentence, left, at, roles.PREDICATE):
        return False
    if at - left == 2 and role(sentence.tokens[left]) & roles.PREPOSITION:
        return True  # «, в тексте который»: misspelled «которой»
    if direct:
        return bool(role(sentence.tokens[at - 1]) & (roles.INFINITIVE | roles.GERUND | roles.PREPOSITION))
    return True


NOMINATIVES = ("который", "которая", "которое", "которые", "которую")


def _begin_governed(sentence: Sentence, at: int) -> int:
    """Find the beginning of «с помощью которого»; a bare noun before a genitive may also be its head, so 0."""
    if at < 3 or not role(sentence.tokens[at - 1]) & roles.NOUN:
        return 0
    if role(sentence.tokens[at - 2]) & roles.PREPOSITION and not role(sentence.tokens[at - 2]) & roles.CONJUNCTION:
        phrase = f"{_lower(sentence, at - 2)} {_lower(sentence, at - 1)}"
        return at - 2 if phrase in GOVERNING else 0
    return 0


GOVERNING = frozenset(
    """
    с помощью|при помощи|в результате|в рамках|на основе|на основании|в качестве|во время|в течение|в ходе
    в процессе|за счёт|за счет|в случае|по мере|с использованием|с учётом|с целью|в соответствии|в зависимости
    с момента|к концу|по итогам|по завершении|в состав|в составе|в основе|в отношении|в пределах|на протяжении
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)


def _is_verbal_gap(token: Token) -> bool:
    """Tell «спросил, в каком» from «в зависимости от которого»: the noun before may open the group."""
    return token.text.lower() in ("зависимости", "отличие", "соответствии", "связи", "сравнению", "отношению")


def _is_open(sentence: Sentence, at: int, joints: frozenset[str] = JOINTS) -> bool:
    """Tell whether a comma may be missing before token `at`: words, and not conjunctions only, stand before it."""
    if at < 1:
        return False
    before = sentence.tokens[at - 1]
    if before.kind == "mark":
        return before.text == "%" or is_closing(sentence, at - 1)
    if before.text.lower() in joints or (before.form and before.form.all & PREPOSITION):
        return False
    if not sentence.tokens[at].spaced:
        return False
    return any(_counts(token) for token in sentence.tokens[left_edge(sentence, at) : at])


def _counts(token: Token) -> bool:
    return token.kind in ("object", "number") or (token.kind == "word" and token.text.lower() not in LIGHT)


def _has_predicate(sentence: Sentence, at: int) -> bool:
    return has(sentence, at, reach(sentence, at), roles.VERBAL | roles.MAYBE)


def _lower(sentence: Sentence, at: int) -> str:
    return sentence.tokens[at].text.lower()


def _words(sentence: Sentence, start: int, last: int) -> str:
    return " ".join(token.text for token in sentence.tokens[start : last + 1])
