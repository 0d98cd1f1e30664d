"""Style that shows in single sentences: their length, chains of nouns, roots that meet, names left in English.

What repeats through a whole text is in `repetition`; phrase lists are tables in rules/style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import occurrences
from pravka.russian import grammemes, sentences
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token

GENITIVE_NOUN = grammemes.mask("NOUN", "gent")
GENITIVE = grammemes.mask("gent")
ATTRIBUTE = grammemes.mask("ADJF")
NOUN = grammemes.mask("NOUN")
NAMES = grammemes.mask("Name Surn Patr Geox Orgn Abbr Init Trad")
VERBAL = ("ание", "ение", "яние", "тие", "ация", "яция", "иция")
PRONOMINAL = grammemes.mask("Apro")
ROOT = 5  # letters in common from the start make two words akin
ALTERNATIONS = str.maketrans("щжшц", "чгсч")  # consonants that change places in a root: помощник — помочь
OPEN_ENDINGS = (("и", "многое", "другое"), ("и", "многие", "другие"), ("и", "так", "далее"), ("и", "тому", "подобное"))
CONTENT = grammemes.mask("NOUN VERB INFN ADJF GRND ADVB")

# Abbreviations every reader of a Russian blog knows, or that have become words
KNOWN_ABBREVIATIONS = frozenset(
    """
    ИИ США РФ СССР ЕС ООН СНГ ГОСТ СМИ ИТ ТВ ПК ПО ОС БД ЦП НДС ФИО СПб МГУ МИД МВД ФСБ ООО ОАО ЗАО ПАО ИП ЖКХ
    ДТП АЭС ГЭС ТЭЦ НИИ ВУЗ ЕГЭ ЧП ЦБ ВОЗ НАТО НАСА ВВП ДНК РНК УК ГК РАН МКС ТЗ ИНН АО ЦРУ ФБР ЮНЕСКО ЗАГС ВИЧ
    УФ ИК КПД ПДД СУБД API CSS HTML HTTP HTTPS JSON XML URL URI SQL PDF PNG JPEG JPG GIF SVG USB CPU GPU RAM SSD
    HDD IP DNS SSH FTP TCP UDP VPN LAN WAN IT AI UI UX OS PC TV DVD CD ID PIN SMS GPS USA UK EU BBC IBM HP ASCII
    UTF DOM IDE SDK CLI GUI PHP AWS GNU MIT BSD NASA CEO CTO PR HR SEO SMM OK FAQ WWW CPU LED LCD QR NFC RFID PHP
    REST SOAP YAML TOML CSV MD ISO IEEE RFC W3C CI CD CRUD MVP SLA LLM GPT ML NLP ORM MVC SPA SSR CDN CMS CRM ERP
    TLS SSL JWT OAuth ARM RISC NPM MDN MB GB KB TB
    """.split()
)


def long_sentence(doc: Document, *, words: int = 40) -> Iterator[Hit]:
    """Find sentences of more than `words` words, lists after a colon apart."""
    for sentence in sentences.of(doc):
        count = sum(token.kind == "word" for token in sentence.tokens)
        if count > words and not _is_enumeration(sentence):
            yield Hit(Span(sentence.start, sentence.end), fields={"count": str(count)})


def long_paragraph(doc: Document, *, words: int = 180) -> Iterator[Hit]:
    """Find paragraphs of more than `words` words."""
    for block, piece in doc.texts():
        if block.kind == "paragraph":
            count = len(re.findall(r"[^\W\d_]+", piece.replace("\0", "")))
            if count > words:
                yield Hit(block.text, fields={"count": str(count)})


def genitive_chain(doc: Document, *, nouns: int = 4) -> Iterator[Hit]:
    """Find `nouns` or more nouns in the genitive in a row, each hanging on the one before; names do not count."""
    for sentence in sentences.of(doc):
        chain: list[Token] = []
        for token in (*sentence.tokens, None):
            if token and _is_genitive(token):
                chain.append(token)
                continue
            held = [t for t in chain if t.form and t.form.all & NOUN]
            if len(held) >= nouns:
                yield Hit(Span(held[0].start, held[-1].end), fields={"count": str(len(held))})
            chain = []


def verbal_noun_chain(doc: Document, *, nouns: int = 3) -> Iterator[Hit]:
    """Find `nouns` or more nouns made of verbs in a row: «обеспечение повышения качества проведения»."""
    for sentence in sentences.of(doc):
        chain: list[Token] = []
        for token in (*sentence.tokens, None):
            if token and _is_verbal(token):
                chain.append(token)
            elif token is None or not (chain and token.form and token.form.any & (ATTRIBUTE | GENITIVE_NOUN)):
                if len(chain) >= nouns:
                    yield Hit(Span(chain[0].start, chain[-1].end), fields={"count": str(len(chain))})
                chain = []


def open_list(doc: Document) -> Iterator[Hit]:
    """Find lists that «такой как» has opened and «и многое другое» leaves open once more."""
    for sentence in sentences.of(doc):
        texts = [t.text.lower() for t in sentence.tokens]
        such = next((n for n, t in enumerate(sentence.tokens) if t.form and "такой" in t.form.lemmas), None)
        if such is None or "как" not in texts[such : such + 5]:
            continue
        for ending in OPEN_ENDINGS:
            at = next((n for n in range(such, len(texts)) if tuple(texts[n : n + len(ending)]) == ending), None)
            if at is not None:
                last = sentence.tokens[at + len(ending) - 1]
                yield Hit(Span(sentence.tokens[at].start, last.end))


def akin_words(doc: Document, *, reach: int = 4) -> Iterator[Hit]:
    """Find a verb and a noun of one root within `reach` words: «помощник, который может помочь»."""
    for sentence in sentences.of(doc):
        words = [t for t in sentence.tokens if len(t.text) > ROOT and _has_content(t)]
        places = {t.start: n for n, t in enumerate(sentence.tokens)}
        for a, b in pairwise(words):
            if places[b.start] - places[a.start] <= reach and _are_akin(a, b):
                yield Hit(Span(a.start, b.end), fields={"first": a.text, "second": b.text})


def unknown_abbreviation(doc: Document, *, known: Sequence[str] = ()) -> Iterator[Hit]:
    """Find abbreviations that the text never spells out; well-known ones and those in code apart."""
    spelled = set(re.findall(r"\(([^\W\d_]{2,8})(?:,[^)]*)?\)", doc.prose)) | set(known)
    for text, held in occurrences(doc).items():
        if not (2 < len(text) < 7 and text.isalpha() and text.isupper() and text > "А"):
            continue
        sentence, at = held[0]
        token = sentence.tokens[at]
        is_word = token.form is not None and token.form.known
        if not is_word and text not in KNOWN_ABBREVIATIONS and text not in spelled and not _is_glossed(sentence, at):
            yield Hit(Span(token.start, token.end))


def english_plural(doc: Document) -> Iterator[Hit]:
    """Find Latin abbreviations with an English plural ending in a Russian sentence: «сети GANs»."""
    for text, held in occurrences(doc).items():
        if re.fullmatch(r"[A-Z]{2,5}s", text):
            for sentence, at in held:
                token = sentence.tokens[at]
                if _is_russian(sentence) and not token.split:
                    yield Hit(Span(token.start, token.end), (text[:-1],))


def untranslated_term(doc: Document, *, words: int = 3) -> Iterator[Hit]:
    """Find terms of `words` or more capitalised English words in a Russian sentence, once each: names are cited so."""
    seen = set()
    for sentence in sentences.of(doc):
        run: list[Token] = []
        for token in (*sentence.tokens, None):
            if token and re.fullmatch(r"[A-Z][a-z]{2,}", token.text):
                run.append(token)
                continue
            term = " ".join(t.text for t in run)
            if len(run) >= words and term not in seen and _is_russian(sentence):
                seen.add(term)
                yield Hit(Span(run[0].start, run[-1].end))
            run = []


def _is_genitive(token: Token) -> bool:
    form = token.form
    if form is None or not form.known or form.any & NAMES:
        return False
    return bool(form.any & GENITIVE) and bool(form.all & (NOUN | ATTRIBUTE)) and any(
        r.mask & GENITIVE for r in form.readings
    )


def _is_verbal(token: Token) -> bool:
    form = token.form
    return form is not None and form.known and bool(form.all & NOUN) and any(
        lemma.endswith(VERBAL) for lemma in form.lemmas
    )


def _has_content(token: Token) -> bool:
    form = token.form
    return form is not None and form.known and bool(form.all & CONTENT) and not form.any & PRONOMINAL


def _are_akin(a: Token, b: Token) -> bool:
    assert a.form
    assert b.form
    nouns = bool(a.form.all & NOUN) + bool(b.form.all & NOUN)
    if nouns != 1 or a.form.lemmas & b.form.lemmas or (a.form.any | b.form.any) & NAMES:
        return False
    x, y = (min(t.form.lemmas).translate(ALTERNATIONS) for t in (a, b) if t.form)
    return x[:ROOT] == y[:ROOT]


def _is_enumeration(sentence: Sentence) -> bool:
    marks = [t.text for t in sentence.tokens if t.kind == "mark"]
    return marks.count(";") >= 2 or marks.count(",") >= 8


def _is_glossed(sentence: Sentence, at: int) -> bool:
    """An explanation stands right behind: «КПТ (когнитивно-поведенческая терапия)», «КПТ — это …»."""
    following = [t.text for t in sentence.tokens[at + 1 : at + 3]]
    return bool(following) and (following[0] in ("(", "—", "–"))


def _is_russian(sentence: Sentence) -> bool:
    words = [t for t in sentence.tokens if t.kind == "word"]
    return sum(t.text[0].lower() >= "а" for t in words) * 2 > len(words)
