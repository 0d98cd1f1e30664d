"""Style that shows in single sentences: their length, chains of nouns, roots that meet, names left in English.

What repeats through a whole text is in `repetition`; phrase lists are tables in rules/style.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import Places, chosen, forms, having, known, occurrences, places, strange
from pravka.russian import grammemes, sentences
from pravka.russian.lexicon import Form
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.waking import needs

GENITIVE_NOUN = grammemes.mask("NOUN", "gent")
GENITIVE = grammemes.mask("gent")
ATTRIBUTE = grammemes.mask("ADJF")
NOUN = grammemes.mask("NOUN")
NAMES = grammemes.mask("Name Surn Patr Geox Orgn Abbr Init Trad")
VERBAL = ("ание", "ение", "яние", "тие", "ация", "яция", "иция")
PRONOMINAL = grammemes.mask("Apro")
TWO = 2
ROOT = 5  # letters in common from the start make two words akin
# consonants that change places in a root: помощник — помочь
ALTERNATIONS = (("щ", "ч"), ("ж", "г"), ("ш", "с"), ("ц", "ч"))
OPEN_ENDINGS = (("и", "многое", "другое"), ("и", "многие", "другие"), ("и", "так", "далее"), ("и", "тому", "подобное"))
CONTENT = grammemes.mask("NOUN VERB INFN ADJF GRND ADVB")
INFINITIVE = grammemes.mask("INFN")

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
        count = sentences.count_words(sentence) if len(sentence.tokens) > words else 0
        if count > words and sentence not in _enumerations(doc):
            yield Hit(Span(sentence.start, sentence.end), fields={"count": str(count)})


def heavy_sentences(doc: Document, *, words: int = 14, least: int = 15) -> Iterator[Hit]:
    """Find a text of `least` sentences or more that are longer than `words` words on average; marked at the first."""
    body = [s for s in sentences.of(doc) if s.block.kind == "paragraph" and len(s.tokens) > TWO]
    if len(body) < least:
        return
    lists = _enumerations(doc)
    counted = [(s, count) for s in body if (count := sentences.count_words(s)) > TWO and s not in lists]
    total = sum([count for _, count in counted])
    if len(counted) >= least and total > words * len(counted):
        first, average = counted[0][0], f"{total / len(counted):.0f}"
        yield Hit(Span(first.start, first.end), fields={"average": average, "limit": str(words)})


def long_paragraph(doc: Document, *, words: int = 180) -> Iterator[Hit]:
    """Find paragraphs of more than `words` words."""
    lengths = [end - start for start, end in [block.text for block in doc.of_kind("paragraph")]]
    if max(lengths, default=0) <= 3 * words:
        return
    for block, piece in doc.texts():
        if block.kind == "paragraph":
            count = len(re.findall(r"[^\W\d_]+", piece.replace("\0", ""))) if len(piece) > 3 * words else 0
            if count > words:
                yield Hit(block.text, fields={"count": str(count)})


def genitive_chain(doc: Document, *, nouns: int = 4) -> Iterator[Hit]:
    """Find `nouns` or more nouns in the genitive in a row, each hanging on the one before; names do not count."""
    for sentence in _with_row(doc, _is_genitive, nouns):
        chain: list[Token] = []
        for token in (*sentence.tokens, None):
            if token and token.form and _is_genitive(token.form):
                chain.append(token)
                continue
            held = [t for t in chain if t.form and t.form.all & NOUN]
            if len(held) >= nouns:
                yield Hit(Span(held[0].start, held[-1].end), fields={"count": str(len(held))})
            chain = []


def verbal_noun_chain(doc: Document, *, nouns: int = 3) -> Iterator[Hit]:
    """Find `nouns` or more nouns made of verbs in a row: «обеспечение повышения качества проведения»."""
    for sentence in _crowded(doc, _is_verbal, nouns):
        chain: list[Token] = []
        for token in (*sentence.tokens, None):
            if token and token.form and _is_verbal(token.form):
                chain.append(token)
            elif token is None or not (chain and token.form and token.form.any & (ATTRIBUTE | GENITIVE_NOUN)):
                if len(chain) >= nouns:
                    yield Hit(Span(chain[0].start, chain[-1].end), fields={"count": str(len(chain))})
                chain = []


@needs(ending[-1] for ending in OPEN_ENDINGS)
def open_list(doc: Document) -> Iterator[Hit]:
    """Find lists that «такой как» has opened and «и многое другое» leaves open once more."""
    ends = (place for ending in OPEN_ENDINGS for place in occurrences(doc).get(ending[-1], ()))
    for sentence in {sentence.start: sentence for sentence, _ in ends}.values():
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
    nouns, others = chosen(doc, _is_rooted_noun), chosen(doc, _is_rooted_other)
    roots = {form.root or _root(form) for form in nouns} & {form.root or _root(form) for form in others}
    if not roots:
        return
    named, told = _by_root(doc, nouns, roots), _by_root(doc, others, roots)
    for root in roots:
        if {s for s, _ in named[root]}.isdisjoint([s for s, _ in told[root]]):
            continue
        found = sorted([(s.tokens[at].start, s, at) for s, at in named[root] + told[root]])
        for (_, sentence, n), (_, other, m) in pairwise(found):
            a, b = sentence.tokens[n], other.tokens[m]
            if sentence is other and m - n <= reach and _are_akin(a, b):
                yield Hit(Span(a.start, b.end), fields={"first": a.text, "second": b.text})


def _by_root(doc: Document, wanted: Iterable[Form], roots: set[str]) -> dict[str, Places]:
    """Map the roots to the places of the wanted forms that have them."""
    held: dict[str, Places] = {root: [] for root in roots}
    here = known(doc)
    for form in wanted:
        if form.root in roots:
            held[form.root] += here[form]
    return held


@having(NOUN)
def _is_rooted_noun(form: Form) -> bool:
    return bool(form.all & NOUN) and _is_rooted(form)


@having(CONTENT | INFINITIVE)
def _is_rooted_other(form: Form) -> bool:
    return not form.all & NOUN and _is_rooted(form)


def _is_rooted(form: Form) -> bool:
    """An infinitive counts though the dictionary also has a noun of its letters: «помочь», помочи."""
    counts = bool(form.all & CONTENT or form.any & INFINITIVE) and not form.any & PRONOMINAL
    return counts and len(form.lower) > ROOT


def _root(form: Form) -> str:
    """Give the letters that words akin to each other begin with, and let the form keep them."""
    root = form.lemma[:ROOT]
    for consonant, other in ALTERNATIONS:
        root = root.replace(consonant, other)
    form.root = root
    return root


def unknown_abbreviation(doc: Document, *, known: Sequence[str] = ()) -> Iterator[Hit]:
    """Find abbreviations that the text never spells out; well-known ones and those in code apart."""
    found = [word for word in strange(doc) if word[0].isupper() and _is_abbreviation(word[0])]
    spelled = {*re.findall(r"\(([^\W\d_]{2,8})(?:,[^)]*)?\)", doc.prose), *known} if found else frozenset()
    for text, _, held in found:
        sentence, at = held[0]
        token = sentence.tokens[at]
        if text not in KNOWN_ABBREVIATIONS and text not in spelled and not _is_glossed(sentence, at):
            yield Hit(Span(token.start, token.end))


def english_plural(doc: Document) -> Iterator[Hit]:
    """Find Latin abbreviations with an English plural ending in a Russian sentence: «сети GANs»."""
    for text, held in _latin(doc):
        if text[-1] == "s" and re.fullmatch(r"[A-Z]{2,5}s", text):
            for sentence, at in held:
                token = sentence.tokens[at]
                if _is_russian(sentence) and not token.split:
                    yield Hit(Span(token.start, token.end), (text[:-1],))


def untranslated_term(doc: Document, *, words: int = 3) -> Iterator[Hit]:
    """Find terms of `words` or more capitalised English words in a Russian sentence, once each: names are cited so."""
    seen = set()
    by_sentence: dict[Sentence, list[int]] = defaultdict(list)
    for text, held in _latin(doc):
        if text[0].isupper() and text[1:].islower() and len(text) > 2:
            for sentence, at in held:
                by_sentence[sentence].append(at)
    for sentence, found in sorted(by_sentence.items(), key=lambda item: item[0].start):
        for first, last in _runs(sorted(found), words):
            span = Span(sentence.tokens[first].start, sentence.tokens[last].end)
            term = doc.prose[slice(*span)]
            if term not in seen and _is_russian(sentence):
                seen.add(term)
                yield Hit(span)


def _latin(doc: Document) -> list[tuple[str, Places]]:
    """List the words in Latin letters with their places. Memoised."""
    found: list[tuple[str, Places]] | None = doc.memo.get("latin")
    if found is None:
        own = forms(doc) if chosen(doc, _is_ascii) else []  # a project may have lemmas of its own
        found = doc.memo["latin"] = [(text, held) for text, _, held in own + strange(doc) if text.isascii()]
    return found


def _is_ascii(form: Form) -> bool:
    return form.lower.isascii()


def _is_abbreviation(text: str) -> bool:
    return 2 < len(text) < 7 and text.isalpha() and text > "А"


def _with_row(doc: Document, wants: Callable[[Form], bool], least: int) -> set[Sentence]:
    """Gather the sentences that hold so many words of a kind in a row, and perhaps a few more."""
    held = list(map(known(doc).__getitem__, chosen(doc, wants)))
    numbers = sorted({s.start + at for places in held for s, at in places})  # words in a row are numbered in a row
    rows = {first for first, last in zip(numbers, numbers[least - 1 :], strict=False) if last - first < least}
    return {s for places in held for s, at in places if s.start + at in rows} if rows else set()


def _crowded(doc: Document, wants: Callable[[Form], bool], least: int) -> list[Sentence]:
    """List the sentences that hold at least so many words of a kind."""
    found = [sentence for sentence, _ in places(doc, wants)]
    counts = Counter(found) if len(found) >= least else {}
    return [sentence for sentence, count in counts.items() if count >= least]


def _runs(numbers: list[int], least: int) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each run of `least` or more numbers that follow one another."""
    start = 0
    for n in range(1, len(numbers) + 1):
        if n == len(numbers) or numbers[n] != numbers[n - 1] + 1:
            if n - start >= least:
                yield numbers[start], numbers[n - 1]
            start = n


@having(GENITIVE)
def _is_genitive(form: Form) -> bool:
    return form.known and not form.any & NAMES and bool(form.any & GENITIVE) and bool(form.all & (NOUN | ATTRIBUTE))


@having(NOUN)
def _is_verbal(form: Form) -> bool:
    return form.known and bool(form.all & NOUN) and any(lemma.endswith(VERBAL) for lemma in form.lemmas)


def _are_akin(a: Token, b: Token) -> bool:
    assert a.form
    assert b.form
    nouns = bool(a.form.all & NOUN) + bool(b.form.all & NOUN)
    return nouns == 1 and not a.form.lemmas & b.form.lemmas and not (a.form.any | b.form.any) & NAMES


def _enumerations(doc: Document) -> set[Sentence]:
    """Gather the sentences with two semicolons or eight commas."""
    found = set()
    for mark, least in ((";", 2), (",", 8)):
        held = occurrences(doc).get(mark, [])
        found |= {first for (first, _), (last, _) in zip(held, held[least - 1 :], strict=False) if first is last}
    return found


def _is_glossed(sentence: Sentence, at: int) -> bool:
    """An explanation stands right behind: «КПТ (когнитивно-поведенческая терапия)», «КПТ — это …»."""
    following = [t.text for t in sentence.tokens[at + 1 : at + 3]]
    return bool(following) and (following[0] in ("(", "—", "–"))


def _is_russian(sentence: Sentence) -> bool:
    words = [t for t in sentence.tokens if t.kind == "word"]
    return sum(t.text[0].lower() >= "а" for t in words) * 2 > len(words)
