"""Checks of agreement inside a noun phrase: adjective and noun, preposition and case, «который» and its noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import places, words
from pravka.russian import clauses, grammemes, morphology, roles
from pravka.russian.roles import role

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form, Reading
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, PRTF, NPRO, NUMR = (grammemes.BITS[name] for name in ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR"))
NOMN, GENT, DATV, ACCS, ABLT, LOCT = (grammemes.BITS[name] for name in ("nomn", "gent", "datv", "accs", "ablt", "loct"))
SING, PLUR, FIXED, NEUT = (grammemes.BITS[name] for name in ("sing", "plur", "Fixd", "neut"))
SERVICE = grammemes.mask("PREP CONJ PRCL")
NAMES = grammemes.mask("Name Surn Patr Abbr Orgn")
CASES = ("gent", "datv", "accs", "ablt", "loct")
COUNT_WORDS = frozenset("два две три четыре оба обе полтора полторы пол".split())
# Adjectives that stand for a noun, and pronouns that rule a genitive of their own.
SUBSTANTIVES = frozenset(
    """
    остальной другой иной многий некоторый всякий каждый первый второй третий последний следующий прочий весь сам
    который какой чей управляющий служащий рабочий дежурный заведующий подчинённый знакомый больной данный подобный
    ведущий дальнейший будущий прошлый предыдущий предшествующий последующий один
    """.split()
)
NOMINAL = frozenset("переменный производный постоянный составляющий кривой прямой касательный".split())  # a noun: «переменная»
SET_PHRASES = frozenset(
    {("тем", "самым"), ("в", "основном"), ("в", "целом"), ("в", "общем"), ("в", "остальном"), ("в", "главном"), ("в", "частном"), ("в", "среднем")}
)
RELATIVE = frozenset({"который", "какой", "чей", "сам", "весь"})
# Adjectives with an object of their own: «доступный пользователю», «полный ошибок».
RULING = frozenset(
    """
    доступный равный подобный свойственный нужный необходимый полезный известный понятный близкий верный обязанный
    полный достойный лишённый чуждый довольный богатый готовый похожий видный знакомый присущий соответственный
    аналогичный эквивалентный идентичный противоположный параллельный перпендикулярный кратный посторонний родственный
    важный интересный удобный привычный ненужный благодарный подвластный подотчётный подчинённый послушный угодный
    вредный опасный приятный неприятный неизвестный недоступный ведомый видимый сродный должный способный исполненный
    больной заметный обратный гордый бедный сильный слабый занятый одержимый покорный враждебный дорогой милый чужой
    """.split()
)
LINKS = frozenset(
    """
    быть стать становиться остаться оставаться являться оказаться оказываться сделать делать считать считаться казаться
    показаться называть называться назвать выглядеть сделаться делаться представляться признать признавать объявить
    объявлять видеть находить найти получиться получаться бывать
    """.split()
)


def adjective_noun(doc: Document) -> Iterator[Hit]:
    """Find an adjective and a noun side by side no readings of which agree: «новый функция»."""
    for sentence, at in places(doc, _is_adjective):
        if at + 1 >= len(sentence.tokens):
            continue
        adjective, noun = sentence.tokens[at], sentence.tokens[at + 1]
        if adjective.form is None or noun.form is None or not _is_noun(noun.form):
            continue
        if _agree(adjective.form, noun.form) or _is_lawful(sentence, at, adjective.form, noun.form):
            continue
        cures = _agreeing(sentence, at)
        yield Hit(Span(adjective.start, noun.end), cures, fields={"adjective": adjective.text, "noun": noun.text})


def _is_adjective(form: Form) -> bool:
    """A word that is an adjective first of all: «главном» is, though the dictionary has «главное» as a noun too."""
    if form.any & FIXED or not form.any & ADJF:
        return False
    return all(r.mask & ADJF or (r.mask & (NOUN | NEUT) == NOUN | NEUT and not r.mask & NOMN) for r in form.readings)


@lru_cache(maxsize=50_000)
def _is_noun(form: Form) -> bool:
    """A word of the dictionary that can only be a noun, and one that declines."""
    return bool(form.known and form.all & NOUN and not form.any & (FIXED | NAMES))


def _agree(one: Form, two: Form) -> bool:
    return any(morphology.agree_readings(a, b, ("case", "number", "gender")) for a in one.readings for b in two.readings)


def _is_lawful(sentence: Sentence, at: int, adjective: Form, noun: Form) -> bool:
    """Tell whether two words that do not agree may stand side by side all the same."""
    tokens = sentence.tokens
    before = tokens[at - 1].text.lower() if at else ""
    if tokens[at + 1].text[0].isupper() or before in ("-", "/", "—", "–"):
        return True  # a name, half of a compound
    if adjective.lemmas & RULING and noun.any & (GENT | DATV | ABLT):
        return True
    if adjective.lemmas & (RELATIVE | NOMINAL) or noun.lower == "друг" or noun.lemmas & {"пара"}:
        return True
    if adjective.lemmas & (SUBSTANTIVES | {"главный"}) and noun.any & GENT:
        return True
    if adjective.lemmas & SUBSTANTIVES and before in PREPOSITIONS:
        return True
    if any(lemma.endswith(("мый", "тый", "нный")) for lemma in adjective.lemmas) and noun.any & ABLT:
        return True  # «желаемый сообществом», «нетронутый пользователем»
    if before in ("что", "кто") or adjective.any & PLUR and noun.any & SING and _begins_series(sentence, at + 2):
        return True  # «что такое итератор», «одинаковые ширина и высота»
    if (before, adjective.lower) in SET_PHRASES or adjective.any & NEUT and adjective.any & NOMN and noun.any & GENT:
        return True  # «главное пользователя»: a neuter adjective may stand for a noun
    if before not in PREPOSITIONS and adjective.any & ABLT and noun.any & (NOMN | ACCS):
        if _follows_link(sentence, at) or _has_verb(sentence, at):
            return True
    return _is_counted(sentence, at, adjective, noun) or _is_joined(sentence, at, adjective, noun)


def _follows_link(sentence: Sentence, at: int) -> bool:
    """«сделать доступным файл», «является обязательным параметр»: the adjective is the predicate."""
    for token in sentence.tokens[max(0, at - 4) : at]:
        if token.form is not None and token.form.known and token.form.lemmas & LINKS:
            return True
    return False


def _has_verb(sentence: Sentence, at: int) -> bool:
    return clauses.has(sentence, clauses.left_edge(sentence, at), at, roles.VERBAL | roles.GERUND | roles.PARTICIPLE)


def _is_counted(sentence: Sentence, at: int, adjective: Form, noun: Form) -> bool:
    """«два больших файла», «2 новых файла»: after 2, 3, 4 a plural adjective, the noun in the genitive singular."""
    if not adjective.any & PLUR or not any(r.mask & SING and r.mask & GENT for r in noun.readings):
        return False
    if any(token.text.lower() in COUNT_WORDS for token in sentence.tokens[at + 2 : at + 5]):
        return True  # «основных подхода всего два»
    for token in reversed(sentence.tokens[max(0, at - 4) : at]):
        if token.kind in ("number", "object") or token.text.lower() in COUNT_WORDS:
            return True
        if token.form is None or not token.form.any & (ADJF | PRTF | NUMR | grammemes.mask("ADVB")):
            return False
    return False


def _begins_series(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and sentence.tokens[at].text.lower() in ("и", "или", ",", "/")


def _is_joined(sentence: Sentence, at: int, adjective: Form, noun: Form) -> bool:
    """«первый и второй файлы», «красный или синий шары»: several adjectives in the singular, the noun in the plural."""
    if not (adjective.any & SING and noun.any & PLUR):
        return False
    before = [token.text.lower() for token in sentence.tokens[max(0, at - 6) : at]]
    return any(word in ("и", "или", "либо", ",", "—", "ни", "а", "но") for word in before)


def _agreeing(sentence: Sentence, at: int) -> tuple[str, ...]:
    """Phrases with one of the two words changed; the case that the preposition asks for first, then the smaller change."""
    adjective, noun = sentence.tokens[at], sentence.tokens[at + 1]
    assert adjective.form is not None and noun.form is not None
    found = [f"{word} {noun.text}" for word in _like(adjective, noun.form.readings)]
    found += [f"{adjective.text} {word}" for word in morphology.inflect_like(noun.form, adjective.form, "case number", noun.text)]
    wanted = _cases_before(sentence, at)
    old = f"{adjective.text} {noun.text}"

    def cost(phrase: str) -> tuple[bool, bool, int]:
        changes_noun = phrase.startswith(adjective.text + " ")
        word = phrase.rpartition(" ")[2] if changes_noun else phrase.partition(" ")[0]
        unfits = bool(wanted) and not _cases_of(sentence, word) & wanted
        return unfits, changes_noun != _is_bare(noun, adjective), distance(old, phrase)

    ranked = sorted((p for p in dict.fromkeys(found) if p != old), key=cost)
    return tuple(p for p in ranked if not cost(p)[0])[:3] or tuple(ranked[:3])


def _like(word: Token, nouns: Iterable[Reading]) -> list[str]:
    """Give the adjective in the forms that agree with a noun; animacy shows in some accusatives only."""
    assert word.form is not None
    found = []
    for reading in nouns:
        bits = next(iter(morphology.features(reading, "case number gender")), 0)
        life = reading.mask & grammemes.ANIMACY if bits & ACCS else 0
        found.append(morphology.inflect(word.form, bits | life, word.text) or morphology.inflect(word.form, bits, word.text))
    return list(dict.fromkeys(cure for cure in found if cure and cure != word.text))


def _is_bare(noun: Token, adjective: Token) -> bool:
    """The noun stands in its dictionary form, the adjective does not: it is the noun that was left unchanged."""
    assert noun.form is not None and adjective.form is not None
    return noun.form.lower in noun.form.lemmas and not adjective.form.any & NOMN


def _cases_of(sentence: Sentence, word: str) -> int:
    from pravka.russian import lexicon

    return lexicon.shared().form(word).any & grammemes.CASE


def _cases_before(sentence: Sentence, at: int) -> int:
    """The cases that a preposition right before asks for, 0 if there is none."""
    before = sentence.tokens[at - 1].text.lower() if at else ""
    return grammemes.mask(PREPOSITIONS[before]) if before in PREPOSITIONS else 0


def distance(one: str, two: str) -> int:
    """Count the letters to change between two texts (Levenshtein)."""
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


# Prepositions with the cases they rule (Русская грамматика 1980, предлоги).
PREPOSITIONS: Mapping[str, str] = {
    **dict.fromkeys(
        "без безо вместо вне внутри возле вокруг вроде для до из изо из-за из-под касательно кроме насчёт насчет около от "
        "ото помимо посредством после посреди посредине прежде против путём путем ради сверх среди у ввиду вследствие "
        "наподобие напротив впереди позади вблизи вдоль мимо накануне относительно".split(),
        "gent",
    ),
    **dict.fromkeys("к ко благодаря вопреки согласно навстречу наперекор".split(), "datv"),
    **dict.fromkeys("про через сквозь спустя".split(), "accs"),
    **dict.fromkeys("над надо перед передо".split(), "ablt"),
    **dict.fromkeys("при".split(), "loct"),
    **dict.fromkeys("в во на".split(), "accs loct"),
    **dict.fromkeys("о об обо".split(), "accs loct"),
    **dict.fromkeys("за под подо".split(), "accs ablt"),
    "между": "gent ablt",
    "с": "gent accs ablt",
    "со": "gent accs ablt",
    "по": "datv accs loct",
}
USUAL = {"в": "loct", "во": "loct", "на": "loct", "о": "loct", "об": "loct", "по": "datv", "с": "ablt", "со": "ablt"}
# These are adverbs as well, and a noun in the nominative may follow them.
ADVERBS_TOO = frozenset(
    "внутри вокруг после около мимо напротив впереди позади вблизи вдоль накануне сверх против прежде вроде спустя "
    "относительно посреди поверх касательно навстречу наперекор".split()
)


def preposition_case(doc: Document) -> Iterator[Hit]:
    """Find a noun after a preposition in a case it does not rule: «при сборки», «согласно приказа»."""
    for sentence, at in words(doc, PREPOSITIONS):
        if at + 1 < len(sentence.tokens) and not _is_no_preposition(sentence, at):
            yield from _in_wrong_case(sentence, at)


def _is_no_preposition(sentence: Sentence, at: int) -> bool:
    """«что за человек», «за и против», an abbreviation («с. 5»)."""
    tokens = sentence.tokens
    lower, before = tokens[at].text.lower(), tokens[at - 1].text.lower() if at else ""
    if lower == "за" and before in ("что", "чтоб", "это", "эта", "этот", "он", "она", "оно", "они", "там", "тут"):
        return True
    if lower == "про" and tokens[at].text.isupper() or len(lower) == 1 and tokens[at].text.isupper() and at:
        return True
    return before in ("«", '"', "“", "-", "/", "+") or lower == "надо"


def _in_wrong_case(sentence: Sentence, at: int) -> Iterator[Hit]:
    tokens = sentence.tokens
    preposition, word = tokens[at].text.lower(), tokens[at + 1]
    wanted = grammemes.mask(PREPOSITIONS[preposition])
    if word.form is None or not _can_be_ruled(word.form) or not word.spaced or (word.text[0].isupper() and at > 0):
        return
    if preposition == "по" and word.form.any & ADJF:
        wanted = DATV | (ACCS if word.form.any & SING else 0)
    cases = _cases(word.form)
    if not cases & wanted:
        if not _is_excused(sentence, at, word.form, wanted):
            yield _in_case(sentence, at, word, wanted)
        return
    if at + 2 < len(tokens) and _is_adjective(word.form):
        noun = tokens[at + 2]
        if noun.form is not None and _is_noun(noun.form) and noun.text[0].islower() and not _is_phrase(word.form, noun.form, wanted):
            if not _is_lawful(sentence, at + 1, word.form, noun.form) and not _is_excused(sentence, at, noun.form, wanted):
                yield _in_case(sentence, at, noun, wanted & _cases(word.form))


def _can_be_ruled(form: Form) -> bool:
    """All readings are nominal, and the word declines."""
    return bool(form.known) and all(r.mask & (NOUN | ADJF | PRTF | NPRO) for r in form.readings) and not form.any & (FIXED | NAMES)


def _cases(form: Form) -> int:
    found = 0
    for reading in form.readings:
        for rare, plain in morphology.SECOND_CASES.items():
            if reading.mask & grammemes.BITS[rare]:
                found |= grammemes.BITS[plain]
        found |= reading.mask & grammemes.CASE
    return found


def _is_phrase(adjective: Form, noun: Form, wanted: int) -> bool:
    """Tell whether adjective and noun agree in a wanted case, or the adjective rules the noun."""
    if adjective.lemmas & RULING or adjective.lemmas & SUBSTANTIVES and noun.any & GENT:
        return True
    return any(
        morphology.agree_readings(a, n, ("case", "number", "gender")) and _reading_cases(a) & wanted
        for a in adjective.readings
        for n in noun.readings
    ) or not _agree(adjective, noun)


def _reading_cases(reading: Reading) -> int:
    found = reading.mask & grammemes.CASE
    for rare, plain in morphology.SECOND_CASES.items():
        if reading.mask & grammemes.BITS[rare]:
            found |= grammemes.BITS[plain]
    return found


def _is_excused(sentence: Sentence, at: int, form: Form, wanted: int) -> bool:
    """Tell whether a word in another case may follow the preposition."""
    preposition = sentence.tokens[at].text.lower()
    nominative = _cases(form) & NOMN
    if preposition in ADVERBS_TOO and (nominative or form.any & ADJF):
        return True
    if wanted & ACCS and nominative and any(r.mask & grammemes.BITS["anim"] for r in form.readings):
        return True  # «в люди»; loan words the dictionary takes for people: «в тег», «через декоратор»
    if form.any & PRTF or form.lemmas & RULING or form.lemmas & {"чей", "кто", "что", "его", "свой"}:
        return not nominative or bool(form.any & PRTF)  # «в переданном ему», «в данный пользователю»
    return False


def _in_case(sentence: Sentence, at: int, word: Token, wanted: int) -> Hit:
    assert word.form is not None
    found: list[str] = []
    noun = _noun_after(sentence, at + 1) if sentence.tokens[at + 1] is word and word.form.any & ADJF else None
    if noun is not None:
        found = [
            cure for reading in noun.readings if _reading_cases(reading) & wanted for cure in _like(word, (reading,))
        ]
    for case in [] if found else CASES:
        if wanted & grammemes.BITS[case]:
            for number in ("sing", "plur"):
                found += _inflected(word.form, f"{case} {number}", word.text)
    kept = word.form.all & grammemes.NUMBER
    preposition = sentence.tokens[at].text
    usual = grammemes.mask(USUAL.get(preposition.lower(), "")) if USUAL.get(preposition.lower()) else 0
    ranked = sorted(
        dict.fromkeys(found),
        key=lambda w: (
            bool(kept) and not _has_number(w, kept),
            bool(usual) and not _cases_of(sentence, w) & usual,
            distance(word.text, w),
        ),
    )
    return Hit(Span(word.start, word.end), tuple(ranked[:3]), fields={"preposition": preposition})


def _noun_after(sentence: Sentence, at: int) -> Form | None:
    """The noun that an adjective stands before, other adjectives between."""
    for token in sentence.tokens[at + 1 : at + 4]:
        if token.form is None or not token.form.known:
            return None
        if _is_noun(token.form):
            return token.form
        if not token.form.any & (ADJF | PRTF):
            return None
    return None


def _has_number(word: str, number: int) -> bool:
    from pravka.russian import lexicon

    return bool(lexicon.shared().form(word).any & number)


def _inflected(form: Form, wanted: str, like: str) -> Iterable[str]:
    if form.any & ADJF and "sing" in wanted:
        genders = [g for g in ("masc", "femn", "neut") if form.any & grammemes.BITS[g]] or ["masc"]
        for gender in genders:
            word = morphology.inflect(form, f"{wanted} {gender}", like)
            if word:
                yield word
        return
    word = morphology.inflect(form, wanted, like)
    if word:
        yield word


POINTERS = frozenset("тот та то те тех того той тому тем теми том".split())
WHICH = (
    "который которая которое которые которого которой которому которым которую которых которыми котором".split()
)


def which(doc: Document) -> Iterator[Hit]:
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
        noun = _antecedent(sentence, comma, token.form, ("number", "gender"))
        if noun is None or noun.form is None:
            continue
        cures = _like_antecedent(token, noun.form)
        if cures:
            yield Hit(Span(token.start, token.end), cures, fields={"noun": noun.text})


def _antecedent(sentence: Sentence, comma: int, relative: Form, groups: tuple[str, ...]) -> Token | None:
    """The noun right before the comma, if the relative word agrees with no noun of the clause before it."""
    tokens = sentence.tokens
    last = tokens[comma - 1]
    if last.form is None or not _is_noun(last.form) or last.text[0].isupper():
        return None
    for place in range(comma - 1, -1, -1):
        token = tokens[place]
        if token.text in ("(", ":", ";", "«"):
            break
        if token.text in (",", "/", "—") and relative.any & PLUR:
            return None  # a series: «планшет, телефон, на которых»
        if token.kind in ("object", "number") or (token.form is not None and not token.form.known):
            return None
        if token.text.lower() in ("и", "или"):
            return None
        if token.form is None or token.text.lower() in POINTERS or token.form.any & SERVICE and len(token.text) < 4:
            continue
        if _may_head(token.form, relative, groups) and not _is_two(tokens, place):
            return None
        if _is_two(tokens, place) and relative.any & PLUR:
            return None
    return last


def _may_head(form: Form, relative: Form, groups: tuple[str, ...]) -> bool:
    nominal = [r for r in form.readings if r.mask & (NOUN | NPRO | ADJF | PRTF)]
    return any(morphology.agree_readings(r, w, groups) for r in nominal for w in relative.readings)


def _is_two(tokens: tuple[Token, ...], place: int) -> bool:
    """«два параметра»: the form is singular, the sense plural."""
    return place > 0 and any(t.text.lower() in COUNT_WORDS for t in tokens[max(0, place - 2) : place])


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
    return tuple(sorted(dict.fromkeys(found), key=lambda w: distance(token.text, w))[:3])


def participle(doc: Document) -> Iterator[Hit]:
    """Find a participle after a comma that agrees with no noun before it: «гостями, присутствовавшие»."""
    for sentence, at in places(doc, lambda form: bool(form.all & PRTF)):
        tokens, token = sentence.tokens, sentence.tokens[at]
        if at < 2 or tokens[at - 1].text != "," or token.form is None:
            continue
        if clauses.has(sentence, at + 1, min(at + 3, len(tokens)), roles.PRONOUN) or _names_a_later_noun(sentence, at):
            continue
        noun = _antecedent(sentence, at - 1, token.form, ("case", "number", "gender"))
        if noun is None or noun.form is None:
            continue
        cures = _like(token, noun.form.readings)
        if role(tokens[at - 3]) & roles.NOUN and at >= 3:
            yield Hit(Span(token.start, token.end), fields={"noun": noun.text, "fix": "…"})  # of two nouns which one?
        elif cures:
            ranked = sorted(cures, key=lambda w: distance(token.text, w))
            yield Hit(Span(token.start, token.end), tuple(ranked[:3]), fields={"noun": noun.text})


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
        if token.form.any & (NOUN | NPRO) and _may_head(form, token.form, ("case", "number", "gender")):
            return True
    return False


LOCATIVE_PREPOSITIONS = frozenset("в во на о об обо при по притом".split())


def bare_locative(doc: Document) -> Iterator[Hit]:
    """Find a noun that can only be prepositional with no preposition before it: «рядом с названием файлах»."""
    for sentence, at in places(doc, lambda form: bool(form.all & LOCT and form.all & NOUN) and not form.any & FIXED):
        token = sentence.tokens[at]
        if token.text[0].isupper() and at or _has_preposition(sentence, at) or token.form is None:
            continue
        before = role(sentence.tokens[at - 1]) if at else 0
        if before & roles.PREPOSITION:
            continue  # preposition_case tells more
        likely = ("gent", "ablt") if before & (roles.NOUN | roles.ADJECTIVE) else ("nomn", "accs")
        found = [f"{case} {number}" for case in (*likely, "datv") for number in ("plur", "sing")]
        cures = [cure for wanted in found if (cure := morphology.inflect(token.form, wanted, token.text))]
        ranked = sorted(dict.fromkeys(cures), key=lambda w: distance(token.text, w))
        yield Hit(Span(token.start, token.end), tuple(ranked[:3]))


def _has_preposition(sentence: Sentence, at: int) -> bool:
    """Any locative preposition, or a word we do not know, earlier in the sentence counts."""
    for token in sentence.tokens[:at]:
        if token.text.lower() in LOCATIVE_PREPOSITIONS or token.kind == "object":
            return True
        if token.text.lower().startswith(("в-", "во-", "на-", "по-", "о-")) or (token.kind == "word" and len(token.text) < 3 and token.form and not token.form.known):
            return True
    return False
