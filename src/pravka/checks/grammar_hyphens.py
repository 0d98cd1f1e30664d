"""Checks of hyphens: «-таки», compounds with numbers and letters, «пол-»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import alien, hyphened, occurrences, words
from pravka.plain import compiled
from pravka.russian import grammemes, lexicon

if TYPE_CHECKING:
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence
    from pravka.russian.tokens import Token

NOUN, ADJF, ADJS, VERB, INFN, GRND, PRTF, PRTS, ADVB, PREP, NPRO, NUMR, COMP = (
    grammemes.BITS[name] for name in "NOUN ADJF ADJS VERB INFN GRND PRTF PRTS ADVB PREP NPRO NUMR COMP".split()
)
GENT, SING, INAN = (grammemes.BITS[name] for name in "gent sing inan".split())
VOWELS = frozenset("аеёиоуыэюя")


def _hyphen(left: Token, right: Token) -> Hit:
    return Hit(
        Span(left.end, right.start),
        ("-",),
        safe=True,
        fields={"found": f"{left.text} {right.text}", "fix": f"{left.text}-{right.text}"},
    )


TAKI_POS = grammemes.mask("VERB ADVB GRND INFN PRCL")
TAKI_BEFORE = VERB | ADVB | GRND | INFN | grammemes.mask("PRCL PRED PRTS")


def taki(doc: Document) -> Iterator[Hit]:
    """Find «-таки» with a hyphen after a noun («она-таки»), without one after a verb («успел таки»)."""
    for sentence, at in words(doc, ("таки",)):
        before = sentence.tokens[at - 1] if at else None
        if before is None or before.form is None:
            continue
        if before.text.lower() in ("всё", "так", "опять", "прямо", "довольно") or (
            before.form.known
            and before.form.any & TAKI_POS
            and not before.form.any & grammemes.mask("NOUN ADJF NPRO NUMR")
        ):
            yield _hyphen(before, sentence.tokens[at])
    for text, _, found in hyphened(doc):
        if text.lower().endswith("-таки") and len(text) > 5:
            base = lexicon.of(doc).form(text[:-5])
            if base.lower in ("причём", "причем", "притом") or (
                base.known and not base.any & TAKI_BEFORE and base.any & (NOUN | ADJF | NPRO | ADJS | NUMR | PREP)
            ):
                for sentence, at in found:
                    end = sentence.tokens[at].end - 4
                    fix = f"{text[:-5]} {text[-4:]}"
                    yield Hit(Span(end - 1, end), (" ",), safe=True, fields={"found": text, "fix": fix})


# Adjectives that come only with a number: «25-процентный», «5-летний», «32-битный».
NUMBERED = (
    r"(?:процентн|летн|летие|летия|летию|летием|дневн|минутн|секундн|этажн|метров|километров|граммов|литров|битн|разрядн|"
    r"кратн|значн|тонн|страничн|пиксельн|долларов|рублёв|рублев|тысячн|миллионн|градусн|полосн|ступенчат|балльн|дюймов|"
    r"ваттн|герцев|киловаттн|мегапиксельн|гигабайтн|мегабайтн|килобайтн|недельн|квартирн|комнатн|местн|лопастн|колёсн|"
    r"гранн|звёздочн|клеточн|зарядн|часов)"
    r"(?:ый|ой|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими|)"
)


def numbered_compound(doc: Document) -> Iterator[Hit]:
    """Find a compound with a number or a letter without its hyphen: «150летие», «Z образный»."""
    for text, found in occurrences(doc).items():
        sentence, at = found[0]
        token = sentence.tokens[at]
        if (
            token.kind == "number"
            and (glued := re.fullmatch(r"(\d+)([а-яё]{5,})", text))
            and compiled(NUMBERED).fullmatch(glued[2])
        ):
            for sentence, at in found:
                start = sentence.tokens[at].start + len(glued[1])
                yield Hit(
                    Span(start, start), ("-",), safe=True, fields={"found": text, "fix": f"{glued[1]}-{glued[2]}"}
                )
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
    for text, form, found in (*alien(doc), *hyphened(doc)):
        lower = text.lower()
        if not lower.startswith("пол") or len(lower) < 6:
            continue
        rest = text[4:] if lower[3] == "-" else text[3:]
        if not rest or (form.known and lower[3] != "-") or not _is_halved(lexicon.of(doc).form(rest)):
            continue
        if text != _half(text[:3], rest):
            for sentence, at in found:
                yield _halved(sentence.tokens[at].start, sentence.tokens[at].end, text[:3], rest)


def _halved(start: int, end: int, half: str, noun: str) -> Hit:
    return Hit(Span(start, end), (_half(half, noun),))


def _half(half: str, noun: str) -> str:
    """Write with a hyphen before a vowel, «л» and a capital, together otherwise (Правила 2006)."""
    return half + ("-" if noun[0].lower() in VOWELS | {"л"} or noun[0].isupper() else "") + noun


FLOOR_VERBS = frozenset(
    """
    мыть вымыть помыть подмести подметать протереть протирать красить покрасить стелить постелить натереть
    """.split()
)


def _is_floor(sentence: Sentence, at: int) -> bool:
    """«чистый пол кухни», «на пол комнаты»: the floor or the sex, with an attribute or a preposition of place."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or before.text.lower() in ("на", "об", "о", "под", "и", "в"):
        return True
    return before.form is not None and bool(before.form.any & ADJF or before.form.lemmas & FLOOR_VERBS)


# spelling/parted-half has these.
MEASURES = frozenset(
    """
    часа года дня минуты секунды литра километра метра стакана ложки века месяца суток пути жизни мира
    """.split()
)


def _is_halved(form: Form | None) -> bool:
    return form is not None and any(
        r.mask & NOUN and r.mask & GENT and r.mask & SING and r.mask & INAN for r in form.readings
    )
