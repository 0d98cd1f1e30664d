"""Noun phrases: which cases a preposition rules, which adjective may stand by which noun, words made to agree.

Shared by the grammar checks; nothing here looks for mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from pravka.russian import clauses, grammemes, morphology, roles
from pravka.russian.roles import role

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form, Reading
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, PRTF, NPRO, NUMR = (grammemes.BITS[name] for name in ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR"))
NOMN, GENT, DATV, ACCS, ABLT, LOCT = (grammemes.BITS[name] for name in ("nomn", "gent", "datv", "accs", "ablt", "loct"))
SING, PLUR, FIXED, NEUT, MASC = (grammemes.BITS[name] for name in ("sing", "plur", "Fixd", "neut", "masc"))
PASSIVE = grammemes.mask("pssv past")  # «содержимое» is a noun in use
OBLIQUE = GENT | DATV | ABLT | LOCT
SERVICE = grammemes.mask("PREP CONJ PRCL")
NAMES = grammemes.mask("Name Surn Patr Abbr Orgn")
UNDECLINED = FIXED | NAMES
CASES = ("gent", "datv", "accs", "ablt", "loct")
COUNT_WORDS = frozenset("два две три четыре оба обе полтора полторы пол".split())
# Adjectives that stand for a noun, and pronouns that rule a genitive of their own.
SUBSTANTIVES = frozenset(
    """
    остальной другой иной многий некоторый всякий каждый первый второй третий последний следующий прочий весь
    сам который какой чей управляющий служащий рабочий дежурный заведующий подчинённый знакомый больной данный
    подобный ведущий дальнейший будущий прошлый предыдущий предшествующий последующий
    """.split()
)
NOMINAL = frozenset(
    "переменный производный постоянный составляющий кривой прямой касательный".split()
)  # a noun: «переменная»
SET_PHRASES = frozenset(
    {
        ("тем", "самым"),
        ("в", "основном"),
        ("в", "целом"),
        ("в", "общем"),
        ("в", "остальном"),
        ("в", "главном"),
        ("в", "частном"),
        ("в", "среднем"),
        ("с", "лишним"),
    }
)
RELATIVE = frozenset({"который", "какой", "чей", "сам", "весь"})
# Adjectives with an object of their own: «доступный пользователю», «полный ошибок».
RULING = frozenset(
    """
    доступный равный подобный свойственный нужный необходимый полезный известный понятный близкий верный
    обязанный полный достойный лишённый чуждый довольный богатый готовый похожий видный знакомый присущий
    соответственный аналогичный эквивалентный идентичный противоположный параллельный перпендикулярный кратный
    посторонний родственный посвящённый важный интересный удобный привычный ненужный благодарный подвластный подотчётный
    подчинённый послушный угодный вредный опасный приятный неприятный неизвестный недоступный ведомый видимый
    сродный должный способный исполненный больной заметный обратный гордый бедный сильный слабый занятый
    одержимый покорный враждебный дорогой милый чужой подверженный трансцендентный имманентный адекватный
    благоприятный вреден выгодный доверенный желательный значимый лояльный минимальный непонятный непривычный
    неподвластный нипочём ненавистный обязан одинаковый подопечный подведомственный подсудный подотчетный
    показанный положенный предпочтительный преданный привычен противный равносильный равноценный равнозначный
    симпатичный современный созвучный сопредельный сообразный соразмерный тождественный тягостный характерный
    целесообразный верен ясный
    """.split()
)
MASCULINE = frozenset("беспроводной вводной".split())  # spelt with -ный as well; the dictionary knows only that
# In the instrumental they say in which turn or capacity: «вернёт первым элемент».
ORDINAL = frozenset("первый второй третий последний единственный главный один сам весь целый новый готовый".split())
TIMES = frozenset("год месяц неделя день час минута секунда раз век".split())
LINKS = frozenset(
    """
    быть стать становиться остаться оставаться являться оказаться оказываться сделать делать считать считаться
    казаться показаться называть называться назвать выглядеть сделаться делаться представляться признать
    признавать объявить объявлять видеть находить найти получиться получаться бывать
    """.split()
)
# Prepositions with the cases they rule (Русская грамматика 1980, предлоги).
PREPOSITIONS: Mapping[str, str] = {
    **dict.fromkeys(
        """
        без безо вместо вне внутри возле вокруг вроде для до из изо из-за из-под касательно кроме насчёт насчет
        около от ото помимо посредством после посреди посредине прежде против путём путем ради сверх среди у
        ввиду вследствие наподобие напротив впереди позади вблизи вдоль мимо накануне относительно
        """.split(),
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


def is_noun(form: Form) -> bool:
    """A word of the dictionary that can only be a noun, and one that declines."""
    return bool(form.all & NOUN) and not form.any & UNDECLINED


def agree(one: Form, two: Form) -> bool:
    return bool(morphology.cells(one) & morphology.cells(two))


def may_adjoin(sentence: Sentence, at: int, adjective: Form, noun: Form) -> bool:
    """Tell whether two words that do not agree may stand side by side all the same."""
    tokens = sentence.tokens
    before = tokens[at - 1].text.lower() if at else ""
    if tokens[at + 1].text[0].isupper() or before in ("-", "/", "—", "–"):
        return True  # a name, half of a compound
    if adjective.lower in MASCULINE and any(mask & NOMN and mask & MASC for mask in noun.each):
        return True
    if adjective.lemmas & RULING and noun.any & (GENT | DATV | ABLT):
        return True
    if adjective.lemmas & (RELATIVE | NOMINAL) or noun.lower == "друг" or noun.lemmas & {"пара"}:
        return True
    if adjective.lemmas & (SUBSTANTIVES | {"главный"}) and noun.any & GENT:
        return True
    if (adjective.lemmas & SUBSTANTIVES and before in PREPOSITIONS) or (before == "по" and "один" in adjective.lemmas):
        return True
    if any(lemma.endswith(("мый", "тый", "нный")) for lemma in adjective.lemmas) and noun.any & ABLT:
        return True  # «желаемый сообществом», «нетронутый пользователем»
    if before == "у" and adjective.any & PLUR and adjective.any & GENT and noun.any & GENT:
        return True  # «у таких имени нет»
    if before in ("что", "кто") or (adjective.any & PLUR and noun.any & SING and _begins_series(sentence, at + 2)):
        return True  # «что такое итератор», «одинаковые ширина и высота»
    if ((before, adjective.lower) in SET_PHRASES and (not noun.any & LOCT or noun.any & NOMN)) or (
        adjective.any & NEUT and adjective.any & NOMN and noun.any & GENT and not _is_slipped_neuter(noun)
    ):
        return True  # «главное пользователя»: a neuter adjective may stand for a noun
    if at and _qualifies(tokens[at - 1].form, noun) and adjective.any & ABLT:
        return True  # «закрашенных жёлтым звёздочек»
    if at and _qualifies_before(tokens[at - 1].form, adjective) and noun.any & NOMN and _ends_clause(sentence, at + 2):
        return True  # «по дебрям влажным эхо засмеялось»
    if adjective.any & PLUR and noun.any & SING and _goes_on(sentence, at + 2, noun):
        return True  # «полные список ролей и список атрибутов»
    if _is_apposition(sentence, at, adjective, noun):
        return True
    predicative = before not in PREPOSITIONS and adjective.any & ABLT and noun.any & (NOMN | ACCS)
    if predicative and (_follows_link(sentence, at) or (adjective.lemmas & ORDINAL and _has_verb(sentence, at))):
        return True
    if adjective.any & PRTF and (noun.any & (ABLT | DATV) or noun.lemmas & TIMES or "посвятить" in adjective.lemmas):
        return True  # «созданный пользователем», «отправленный серверу», «созданный год назад»
    return _is_counted(sentence, at, adjective, noun) or _is_joined(sentence, at, adjective, noun)


def _is_apposition(sentence: Sentence, at: int, adjective: Form, noun: Form) -> bool:
    """«старая рок звезда»: the noun beside is in its dictionary form, and the adjective agrees with the next one."""
    after = sentence.tokens[at + 2].form if at + 2 < len(sentence.tokens) else None
    if after is None or noun.lower not in noun.lemmas or not is_noun(after):
        return False
    return any(
        morphology.cells(adjective) & morphology.cells_of(mask)
        for mask in after.each
        if not mask & GENT  # «новый разделитель путей»: a genitive depends on the noun
    )


def _qualifies(form: Form | None, noun: Form) -> bool:
    return form is not None and bool(form.any & PRTF) and agree(form, noun)


def _qualifies_before(form: Form | None, adjective: Form) -> bool:
    return form is not None and is_noun(form) and not form.any & NOMN and agree(adjective, form)


def _ends_clause(sentence: Sentence, at: int) -> bool:
    return clauses.has(sentence, at, min(at + 2, len(sentence.tokens)), roles.FINITE)


def _goes_on(sentence: Sentence, at: int, noun: Form) -> bool:
    """Further in the same run of words «и» joins another noun in the singular and in the same case."""
    tokens = sentence.tokens
    for place in range(at, min(at + 6, len(tokens) - 1)):
        if clauses.is_border(tokens[place]) and tokens[place].text not in "[]":
            return False
        after = tokens[place + 1].form
        if tokens[place].text.lower() in ("и", "или") and after is not None and after.all & NOUN and after.any & SING:
            return bool(after.any & noun.any & grammemes.CASE)
    return False


def _is_slipped_neuter(noun: Form) -> bool:
    """«визуальное оформления»: the noun is neuter as well, so it is hardly a genitive that a substantive rules."""
    return any(mask & (GENT | SING | NEUT) == GENT | SING | NEUT for mask in noun.each)


def _follows_link(sentence: Sentence, at: int) -> bool:
    """«сделать доступным файл», «вложенным селектор считается»: the adjective is the predicate."""
    near = (*sentence.tokens[max(0, at - 4) : at], *sentence.tokens[at + 2 : at + 4])
    return any(token.form is not None and token.form.known and token.form.lemmas & LINKS for token in near)


def _has_verb(sentence: Sentence, at: int) -> bool:
    return clauses.has(sentence, clauses.left_edge(sentence, at), at, roles.VERBAL | roles.GERUND | roles.PARTICIPLE)


def _is_counted(sentence: Sentence, at: int, adjective: Form, noun: Form) -> bool:
    """«два больших файла», «2 новых файла»: after 2, 3, 4 a plural adjective, the noun in the genitive singular."""
    if not adjective.any & PLUR or not any(mask & SING and mask & GENT for mask in noun.each):
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
    """«одинаковые ширина и высота», «новые ширина, высота и цвет»."""
    if at + 1 >= len(sentence.tokens):
        return False
    mark = sentence.tokens[at].text.lower()
    after = sentence.tokens[at + 1].form
    return mark in ("и", "или", "/") or (mark == "," and after is not None and bool(after.all & NOUN))


def _is_joined(sentence: Sentence, at: int, adjective: Form, noun: Form) -> bool:
    """«первый и второй файлы», «на первом и на втором этажах»: adjectives in the singular, the noun in the plural."""
    if not (adjective.any & SING and noun.any & PLUR):
        return False
    tokens, place = sentence.tokens, at - 1
    if place >= 0 and role(tokens[place]) & roles.PREPOSITION:
        place -= 1
    if place < 1 or tokens[place].text.lower() not in ("и", "или", "либо", ",", "—", "ни", "а", "но", "не", "как"):
        return False
    return any(t.kind == "number" or role(t) & roles.ADJECTIVE for t in tokens[max(0, place - 3) : place])


def adjective_like(word: Token, nouns: Iterable[Reading]) -> list[str]:
    """Give the adjective in the forms that agree with a noun; animacy shows in some accusatives only."""
    assert word.form is not None
    found = []
    for reading in nouns:
        bits = next(iter(morphology.features(reading, "case number gender")), 0)
        life = reading.mask & grammemes.ANIMACY if bits & ACCS else 0
        cure = morphology.inflect(word.form, bits | life, word.text) or morphology.inflect(word.form, bits, word.text)
        found.append(cure if not cure or cure[:2] == word.text[:2] else _keeping_stem(word, bits))
    return list(dict.fromkeys(cure for cure in found if cure and cure != word.text))


def _keeping_stem(word: Token, bits: int) -> str:
    """Of the forms of one paradigm take that of the word's own stem: «наименьшим» for «наименьшем», not «малейшим»."""
    assert word.form is not None
    forms = [
        reading.inflected(index)
        for reading in word.form.readings
        for index, mask in enumerate(reading.masks())
        if mask & bits == bits
    ]
    near = [form for form in forms if form[:-3] == word.form.lower[: len(form) - 3]]
    return morphology.match_case(near[0], word.text) if near else ""


def reading_cases(reading: Reading) -> int:
    return morphology.merge_cases(reading.mask & grammemes.CASE)


def cases(form: Form) -> int:
    """Give the cases of all readings, each second case with its first."""
    return morphology.merge_cases(form.any & grammemes.CASE)


def cases_of(sentence: Sentence, word: str) -> int:
    from pravka.russian import lexicon

    return lexicon.shared().form(word).any & grammemes.CASE


def has_number(word: str, number: int) -> bool:
    from pravka.russian import lexicon

    return bool(lexicon.shared().form(word).any & number)


def distance(one: str, two: str) -> int:
    """Count the letters to change between two texts (Levenshtein)."""
    shared = 0  # most often a whole stem
    while one[shared : shared + 1] == two[shared : shared + 1] != "":
        shared += 1
    one, two = one[shared:], two[shared:]
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


def inflected(form: Form, wanted: str, like: str) -> Iterable[str]:
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


@lru_cache(maxsize=10_000)
def is_plain_noun(form: Form | None) -> bool:
    """A noun that may be nominative or accusative, nothing else: «вёрстки» may be a genitive."""
    if form is None or not form.all & NOUN or not form.any & NOMN:
        return False
    if not form.any & OBLIQUE:
        return True
    if len(form.lemmas) == 1:
        return False
    lemmas = {r.lemma for r in form.readings if r.mask & NOMN}
    return not any(r.mask & OBLIQUE and r.lemma in lemmas for r in form.readings)


def is_adjective(form: Form) -> bool:
    """A word that is an adjective first of all: «главном» is, though the dictionary has «главное» as a noun too."""
    if form.any & FIXED or not form.any & (ADJF | PRTF) or form.lower in roles.SUBSTANTIVES:
        return False
    if form.all & ADJF:
        return True
    return all(
        mask & ADJF
        or mask & (PRTF | PASSIVE) == PRTF | PASSIVE
        or (mask & (NOUN | NEUT) == NOUN | NEUT and not mask & NOMN)
        for mask in form.each
    )
