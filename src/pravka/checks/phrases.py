"""Checks of words that stand together: repeated words, hyphens, «не» and «ни», the vowel of a preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import occurrences, places, words
from pravka.russian import grammemes, lexicon, roles
from pravka.russian.roles import role

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, ADJS, VERB, INFN, GRND, PRTF, PRTS, ADVB, PREP, NPRO, NUMR, COMP = (
    grammemes.BITS[name] for name in "NOUN ADJF ADJS VERB INFN GRND PRTF PRTS ADVB PREP NPRO NUMR COMP".split()
)
GENT, SING, INAN = (grammemes.BITS[name] for name in "gent sing inan".split())
VOWELS = frozenset("аеёиоуыэюя")

# --- repeated words ------------------------------------------------------------------------------

DOUBLES = frozenset(
    """
    еле чуть едва вот только как так да нет ну ой ах ох ха хи очень много долго давно далеко быстро тихо мало скоро
    бла ля ку тук гав мяу кап ай но-но это просто совсем там туда где кто что всё все каждый один точь вновь снова ещё
    же сам самый раз быть если когда целый или ли бы не ни у-у нужно надо можно
    """.split()
)
# A pair of these is never lawful.
ALWAYS = frozenset(
    "в во на с со к ко из от до для по о об при без у за под над про не и а но что как или если же бы "
    "после через перед между вместо кроме около".split()
)


def repeated_word(doc: Document) -> Iterator[Hit]:
    """Find a word, or two words, written twice in a row: «в в папке», «и разложения и разложения»."""
    for text, found in occurrences(doc).items():
        sentence, at = found[0]
        if sentence.tokens[at].kind == "word" and sentence.tokens[at].form is not None:
            for sentence, at in found:
                yield from _twice(sentence, at)


def _twice(sentence: Sentence, at: int) -> Iterator[Hit]:
    tokens = sentence.tokens
    word = tokens[at].text.lower()
    if at + 1 < len(tokens) and tokens[at + 1].text.lower() == word:
        if not _is_meant(tokens, at, word):
            once, span = tokens[at].text, Span(tokens[at].start, tokens[at + 1].end)
            strengthened = (f"{once}-{word}",) if word.endswith("о") and _is_adverb(tokens[at]) else ()  # «тихо-тихо»
            yield Hit(span, (*strengthened, once), fields={"word": once})
    elif at + 3 < len(tokens) and tokens[at + 2].text.lower() == word and _is_pair(tokens, at):
        yield Hit(
            Span(tokens[at].start, tokens[at + 3].end),
            (f"{tokens[at].text} {tokens[at + 1].text}",),
            fields={"word": f"{tokens[at].text} {tokens[at + 1].text}"},
        )


def _is_adverb(token: Token) -> bool:
    return token.form is not None and token.form.known and bool(token.form.any & ADVB)


def _is_meant(tokens: Sequence[Token], at: int, word: str) -> bool:
    """Tell whether a doubled word is lawful: «да, да» has a mark; «что что», «очень очень» are left to other rules."""
    after = tokens[at + 2].text.lower() if at + 2 < len(tokens) else ""
    before = tokens[at - 1].text.lower() if at else ""
    if not tokens[at + 1].spaced or after == word or before == word or not _is_cyrillic(word):
        return True
    if tokens[at + 1].text[0].isupper() or tokens[at].text.isupper():
        return True
    if word in ALWAYS:
        return word in ("как", "что") and before == "" or after == ""
    if word in DOUBLES:
        return True
    form = tokens[at].form
    assert form is not None
    if not form.known:
        return True
    # «эти методы методы класса используют» may be right: a noun whose genitive looks like its nominative
    return bool(form.any & PREP) or word in ("его", "её", "ее", "их", "который", "которые")


def _is_pair(tokens: Sequence[Token], at: int) -> bool:
    """Two words twice, both of some length or a service word first: «представлен полный представлен полный»."""
    if tokens[at + 1].text.lower() != tokens[at + 3].text.lower():
        return False
    four = tokens[at : at + 4]
    if any(t.kind != "word" or not _is_cyrillic(t.text) for t in four) or not all(t.spaced for t in four[1:]):
        return False
    words = {t.text.lower() for t in four}
    return len(words) == 2 and sum(map(len, words)) > 5 and not words & {"раз", "за", "ещё", "все", "всё", "день", "шаг", "ни", "или"}


def _is_cyrillic(word: str) -> bool:
    return "а" <= word[0].lower() <= "я" or word[0].lower() == "ё"


# --- hyphens -------------------------------------------------------------------------------------

def _hyphen(left: Token, right: Token) -> Hit:
    return Hit(Span(left.end, right.start), ("-",), safe=True, fields={"found": f"{left.text} {right.text}", "fix": f"{left.text}-{right.text}"})


TAKI_POS = grammemes.mask("VERB ADVB GRND INFN PRCL")
TAKI_BEFORE = VERB | ADVB | GRND | INFN | grammemes.mask("PRCL PRED PRTS")


def taki(doc: Document) -> Iterator[Hit]:
    """Find «-таки» with a hyphen after a noun or a pronoun («она-таки»), apart after a verb or an adverb («успел таки»)."""
    for sentence, at in words(doc, ("таки",)):
        before = sentence.tokens[at - 1] if at else None
        if before is None or before.form is None or before.text.lower() in ("все", "всё", "так", "опять"):
            continue
        if before.form.known and before.form.any & TAKI_POS and not before.form.any & grammemes.mask("NOUN ADJF NPRO NUMR"):
            yield _hyphen(before, sentence.tokens[at])
    for text, found in occurrences(doc).items():
        if text.lower().endswith("-таки") and len(text) > 5:
            base = lexicon.of(doc).form(text[:-5])
            if base.lower in ("причём", "причем", "притом") or base.known and not base.any & TAKI_BEFORE and base.any & (NOUN | ADJF | NPRO | ADJS | NUMR | PREP):
                for sentence, at in found:
                    end = sentence.tokens[at].end - 4
                    fix = f"{text[:-5]} {text[-4:]}"
                    yield Hit(Span(end - 1, end), (" ",), safe=True, fields={"found": text, "fix": fix})


# Adjectives that come only with a number: «25-процентный», «5-летний», «32-битный».
NUMBERED = re.compile(
    r"(?:процентн|летн|летие|летия|летию|летием|дневн|минутн|секундн|этажн|метров|километров|граммов|литров|битн|разрядн|"
    r"кратн|значн|тонн|страничн|пиксельн|долларов|рублёв|рублев|тысячн|миллионн|градусн|полосн|ступенчат|балльн|дюймов|"
    r"ваттн|герцев|киловаттн|мегапиксельн|гигабайтн|мегабайтн|килобайтн|недельн|квартирн|комнатн|местн|лопастн|колёсн|"
    r"гранн|звёздочн|клеточн|зарядн|часов)"
    r"(?:ый|ой|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими|)",
)


def numbered_compound(doc: Document) -> Iterator[Hit]:
    """Find a compound with a number or a letter without its hyphen: «150летие», «Z образный»."""
    for text, found in occurrences(doc).items():
        sentence, at = found[0]
        token = sentence.tokens[at]
        if token.kind == "number" and (glued := re.fullmatch(r"(\d+)([а-яё]{5,})", text)) and NUMBERED.fullmatch(glued[2]):
            for sentence, at in found:
                start = sentence.tokens[at].start + len(glued[1])
                yield Hit(Span(start, start), ("-",), safe=True, fields={"found": text, "fix": f"{glued[1]}-{glued[2]}"})
        elif token.kind == "word" and text.startswith("образн"):
            for sentence, at in found:
                if at and re.fullmatch(r"[A-ZА-Я]", sentence.tokens[at - 1].text):
                    yield _hyphen(sentence.tokens[at - 1], sentence.tokens[at])


def half(doc: Document) -> Iterator[Hit]:
    """Find «пол» with a needless hyphen or without the one it needs: «пол-часа», «поллимона»."""
    for sentence, at in words(doc, ("пол",)):
        after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        if after is not None and after.spaced and _is_halved(after.form) and not _is_floor(sentence, at):
            fix = _half(sentence.tokens[at].text, after.text)
            if "-" in fix or after.text.lower() not in MEASURES:
                yield Hit(Span(sentence.tokens[at].start, after.end), (fix,))
    for text, found in occurrences(doc).items():
        lower = text.lower()
        if not lower.startswith("пол") or len(lower) < 6:
            continue
        rest = text[4:] if lower[3] == "-" else text[3:]
        form = found[0][0].tokens[found[0][1]].form
        if form is None or not rest or (form.known and lower[3] != "-") or not _is_halved(lexicon.of(doc).form(rest)):
            continue
        if text != _half(text[:3], rest):
            for sentence, at in found:
                yield _halved(sentence.tokens[at].start, sentence.tokens[at].end, text[:3], rest)


def _halved(start: int, end: int, half: str, noun: str) -> Hit:
    return Hit(Span(start, end), (_half(half, noun),))


def _half(half: str, noun: str) -> str:
    """Write with a hyphen before a vowel, «л» and a capital, together otherwise (Правила 2006)."""
    return half + ("-" if noun[0].lower() in VOWELS | {"л"} or noun[0].isupper() else "") + noun


def _is_floor(sentence: Sentence, at: int) -> bool:
    """«чистый пол кухни», «на пол комнаты»: the floor or the sex, with an attribute or a preposition of place."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or before.text.lower() in ("на", "об", "о", "под", "и", "в"):
        return True
    return before.form is not None and before.form.any & ADJF > 0


# spelling/parted-half has these.
MEASURES = frozenset(
    "часа года дня минуты секунды литра километра метра стакана ложки века месяца суток пути жизни мира".split()
)


def _is_halved(form: Form | None) -> bool:
    return form is not None and any(
        r.mask & NOUN and r.mask & GENT and r.mask & SING and r.mask & INAN for r in form.readings
    )


# --- не ------------------------------------------------------------------------------------------

NE_VERBS = ("ненавид", "негод", "недоум", "невзлюб", "неистов", "нездоров", "недомог")


def ne_with_verb(doc: Document) -> Iterator[Hit]:
    """Find «не» joined to a verb, a gerund or a short participle: «незнаю», «ненайдено»."""
    for text, found in occurrences(doc).items():
        lower = text.lower()
        if not lower.startswith("не") or len(lower) < 5 or lower.startswith(NE_VERBS):
            continue
        sentence, at = found[0]
        form, base = sentence.tokens[at].form, lexicon.of(doc).form(text[2:])
        if form is None or form.known or not base.known:
            continue
        if not all(r.mask & (VERB | INFN | GRND | PRTS) for r in base.readings):
            continue
        for sentence, at in found:
            token = sentence.tokens[at]
            yield Hit(Span(token.start, token.end), (f"{text[:2]} {text[2:]}",), safe=True)


DENIALS = frozenset("далеко отнюдь вовсе нисколько ничуть никак ничем никому никогда нигде нимало".split())


def ne_apart(doc: Document) -> Iterator[Hit]:
    """Find «не» joined to an adjective or participle after «далеко», «отнюдь», «вовсе», or before «, а»."""
    for sentence, at in places(doc, lambda form: form.lower.startswith("не") and bool(form.any & (ADJF | ADJS | PRTF | ADVB | NOUN))):
        yield from _denied(sentence, at, lexicon.of(doc))
    for text, found in occurrences(doc).items():
        if text.lower().startswith("не") and len(text) > 5:
            form = found[0][0].tokens[found[0][1]].form
            if form is not None and not form.known:
                for sentence, at in found:
                    yield from _denied(sentence, at, lexicon.of(doc))


def _denied(sentence: Sentence, at: int, known: lexicon.Lexicon) -> Iterator[Hit]:
    token = sentence.tokens[at]
    base = known.form(token.text[2:])
    if not base.known or not base.any & (ADJF | ADJS | PRTF | ADVB | NOUN | PRTS):
        return
    before = sentence.tokens[at - 1].text.lower() if at else ""
    denied = before in DENIALS and base.any & (ADJF | ADJS | PRTF | PRTS)
    if before in ("вовсе", "отнюдь", "далеко") and base.any & NOUN or _follows_ni(sentence, at) and base.any & (ADJF | ADJS):
        denied = 1
    if not token.form.known and base.all & PRTF and _has_dependents(sentence, at):
        denied = 1
    if before == "далеко" and at >= 2 and sentence.tokens[at - 2].text.lower() in ("так", "очень"):
        denied = 0
    if denied or _is_contrasted(sentence, at, base):
        yield Hit(Span(token.start + 2, token.start + 2), (" ",), fields={"found": token.text, "fix": f"{token.text[:2]} {token.text[2:]}"})


def _follows_ni(sentence: Sentence, at: int) -> bool:
    """«ни для кого не новый», «ни в чём не виноватый»: a negative pronoun right before."""
    near = sentence.tokens[max(0, at - 3) : at]
    return len(near) == 3 and near[0].text.lower() == "ни" and bool(role(near[1]) & roles.PREPOSITION)


def _has_dependents(sentence: Sentence, at: int) -> bool:
    """A participle after a comma with a word of its own: «лиц, не достигших возраста»."""
    if at == 0 or sentence.tokens[at - 1].text != "," or at + 1 >= len(sentence.tokens):
        return False
    after = sentence.tokens[at + 1].form
    return after is not None and after.known and bool(after.any & (PREP | NPRO | NOUN | ADVB))


def _is_contrasted(sentence: Sentence, at: int, base: Form) -> bool:
    """«недорогой, а дешёвый»: the second word has the same part of speech and the same form."""
    tokens = sentence.tokens
    if at + 3 >= len(tokens) or tokens[at + 1].text != "," or tokens[at + 2].text.lower() != "а":
        return False
    other = tokens[at + 3].form
    if other is None or not other.known or other.any & (PREP | VERB | NPRO) or tokens[at + 3].text.lower() in ("также", "ещё"):
        return False
    same = grammemes.CASE | grammemes.NUMBER | grammemes.GENDER
    after = tokens[at + 4] if at + 4 < len(tokens) else None
    if after is not None and after.kind == "word" and role(after) & (roles.FINITE | roles.SHORT | roles.MODAL):
        return False
    return any(
        _pos(a.mask) & _pos(b.mask) & (NOUN | ADJF | ADJS | ADVB) and a.mask & same == b.mask & same
        for a in base.readings
        for b in other.readings
    )


def _pos(mask: int) -> int:
    """The part of speech; participles count as adjectives."""
    return ADJF if mask & PRTF else ADJS if mask & PRTS else mask & grammemes.POS


INTENSIFIERS = frozenset("очень весьма крайне довольно чрезвычайно слишком невероятно удивительно абсолютно настолько".split())


def ne_together(doc: Document) -> Iterator[Hit]:
    """Find «не» apart from an adjective or adverb after «очень», «крайне»: «крайне не удобный»."""
    for sentence, at in words(doc, ("не",)):
        tokens = sentence.tokens
        if at + 1 >= len(tokens) or tokens[at + 1].form is None or not tokens[at + 1].spaced:
            continue
        token = tokens[at + 1]
        joined = lexicon.of(doc).form("не" + token.text)
        if token.form is not None and not token.form.known and joined.known and token.text.islower():  # «не годует»
            fix = tokens[at].text + token.text
            yield Hit(Span(tokens[at].start, token.end), (fix,), fields={"found": f"{tokens[at].text} {token.text}"})
            continue
        if at == 0 or tokens[at - 1].text.lower() not in INTENSIFIERS:
            continue
        if token.form is None or not token.form.known or not joined.known or not joined.any & (ADJF | ADJS | ADVB):
            continue
        if all(r.mask & (ADJF | ADJS | ADVB | COMP) for r in token.form.readings) and not token.form.any & grammemes.mask("PRED PRTF"):
            yield Hit(
                Span(tokens[at].end, token.start), ("",), fields={"found": f"не {token.text}", "fix": f"не{token.text}"}
            )


# --- the vowel of a preposition ------------------------------------------------------------------

HISS = frozenset("сзш")


def preposition_vowel(doc: Document) -> Iterator[Hit]:
    """Find «в время», «с свойством», «о ошибке», «к мне»: the preposition needs its full form."""
    for sentence, at in words(doc, ("в", "с", "о", "к", "об", "во", "со")):
        if at + 1 >= len(sentence.tokens):
            continue
        token = sentence.tokens[at + 1]
        if token.form is None or not token.form.known or not token.spaced or not token.text.islower() and at + 1 > 0 and token.text.isupper():
            continue
        cure = _full(sentence.tokens[at].text.lower(), token.text.lower())
        if cure and sentence.tokens[at].text.islower() | (at == 0):
            here = sentence.tokens[at]
            text = cure.capitalize() if here.text[0].isupper() else cure
            yield Hit(Span(here.start, here.end), (text,), safe=True, fields={"word": token.text})


WITH_SO = frozenset("мной мною многими многих многим вторника вторым вторыми второго второй".split())
OB_FIXED = frozenset(
    "стену стол пол землю что чём чем стенку косяк лёд лед руку угол камень камни борт дверь дорогу край все всё всём "
    "всем всех всей колено голову прилавок скалу скалы бок".split()
)


def _full(preposition: str, word: str) -> str:
    """The right form of a preposition before a word, "" if the written one will do."""
    second_is_consonant = len(word) > 1 and word[1] not in VOWELS and word[1] not in "ьъ"
    if preposition == "в" and word[0] in "в" and second_is_consonant and word[1] != "й":
        return "во"
    if preposition == "с" and second_is_consonant and (word[0] in HISS or word in WITH_SO or word.startswith("вс")):
        return "со"
    if preposition == "о" and word[0] in "аиоуэ":
        return "об"
    if preposition == "об" and word[0] not in "аиоуэяеёю" and word not in OB_FIXED:
        return "обо" if word == "мне" else "о"
    if word == "мне":
        return {"о": "обо", "к": "ко"}.get(preposition, "")
    return ""
