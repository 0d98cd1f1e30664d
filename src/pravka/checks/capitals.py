"""Checks of capital letters inside sentences.

Headings are in `heading_capitals`, starts of sentences in `sentence_starts`, names of firms and projects in `brands`,
months, weekdays and languages in `small_letters`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pravka import capitals, plain
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import forms
from pravka.russian import grammemes, sentences, tokens
from pravka.russian.tokens import Token

CONTENT = grammemes.mask("NOUN ADJF PRTF VERB INFN GRND")
LINKING = grammemes.mask("PREP CONJ PRCL ADVB INTJ")


BEFORE_LETTER = frozenset("до буква буквы букву буквой на моё своё твоё мое свое твое".split())


def pronoun(doc: Document) -> Iterator[Hit]:
    """Find «Я» inside a sentence, as in English; not the name of the letter."""
    for capital in capitals.of(doc):
        token, before = capital.token, capital.sentence.tokens[capital.at - 1]
        is_inside = token.spaced and (capitals.follows_word(capital) or before.text == ",")
        if token.text == "Я" and is_inside and before.text.lower() not in BEFORE_LETTER:
            yield _lower(token, safe=True)


def after_bracket(doc: Document) -> Iterator[Hit]:
    """Find a remark in brackets inside a sentence that begins with a capital: слово (Например, …)."""
    for capital in capitals.of(doc):
        words, at = capital.sentence.tokens, capital.at
        if at < 2 or words[at - 1].text != "(" or words[at - 2].text in ".!?…:":
            continue
        close = next((n for n in range(at, min(len(words), at + 60)) if words[n].text == ")"), 0)
        is_sentence = words[close - 1].text in (".", "!", "?", "…", "...")
        if close <= at + 1 or is_sentence or not capitals.is_common(capital.token):
            continue
        form = capital.token.form
        is_linking = form is not None and not form.any & CONTENT and bool(form.any & LINKING)
        yield _lower(capital.token, level="" if is_linking and close < len(words) - 1 else "info")


PARTS = frozenset("глава раздел параграф пункт рисунок таблица приложение урок".split())


def numbered_part(doc: Document) -> Iterator[Hit]:
    """Find «в Главе 6», «на Рисунке 2» inside a sentence."""
    for capital in capitals.of(doc):
        words, at, form = capital.sentence.tokens, capital.at, capital.token.form
        if (
            form is None
            or at + 1 == len(words)
            or words[at + 1].kind != "number"
            or capital.sentence.block.kind == "heading"
        ):
            continue
        if capitals.follows_word(capital) and form.lemmas & PARTS:
            yield _lower(capital.token, safe=True)


ADJECTIVE = grammemes.mask("ADJF")
ABBREVIATIONS = frozenset("ИИ ПО ОС ЭВМ ПК БД СУБД ИТ СМИ ЦОД API LLM UI UX IT HTML CSS SQL".split())


ADJECTIVE_ENDINGS = ("ый", "ий", "ого", "его", "ому", "ему", "ым", "им", "ом", "ая", "ое", "ые", "ых", "ыми")


def adjective(doc: Document) -> Iterator[Hit]:
    """Find a common adjective with a capital before an abbreviation inside a sentence: Генеративного ИИ."""
    for capital in capitals.of(doc):
        words, at, form = capital.sentence.tokens, capital.at, capital.token.form
        following = words[at + 1].text if at + 1 < len(words) else ""
        if following not in ABBREVIATIONS or form is None or not capitals.follows_word(capital):
            continue
        is_unknown = not form.known and capital.token.text.endswith(ADJECTIVE_ENDINGS)
        if is_unknown or (form.all & ADJECTIVE and capitals.is_common(capital.token)):
            yield _lower(capital.token, safe=True)


def inconsistent(doc: Document) -> Iterator[Hit]:
    """Find a common word with a capital inside a sentence where the post mostly writes it small."""
    spots = [c for c in capitals.of(doc) if c.sentence.block.kind == "paragraph" and _is_odd(c)]
    if not spots:
        return
    starts = {c.token.text[:3].lower() for c in spots}  # lemmas are costly: only those of words that may be the same
    words = [(form, len(held)) for text, form, held in forms(doc) if text[:3] in starts and text.islower()]
    small: Counter[str] = Counter()
    for form, count in words:
        small.update(dict.fromkeys(form.lemmas, count))
    large = Counter(lemma for c in spots for lemma in _lemmas(c.token))
    for capital in spots:
        if any(small[lemma] >= 2 * large[lemma] for lemma in _lemmas(capital.token)):
            yield _lower(capital.token)


def _is_odd(capital: capitals.Capital) -> bool:
    """A common word after a common word, that no other capital follows («Рабочая Группа»)."""
    if not capitals.follows_word(capital) or not capitals.is_common(capital.token) or capital.token.text == "Я":
        return False
    following = capital.sentence.tokens[capital.at + 1 : capital.at + 2]
    return not (following and following[0].kind == "word" and following[0].text[0].isupper())


def _lemmas(token: Token) -> frozenset[str]:
    return token.form.lemmas if token.form else frozenset()


POLITE = frozenset("Вы Вас Вам Вами Ваш Ваша Ваше Ваши Вашего Вашей Вашему Вашим Вашем Вашу Ваших Вашими".split())


def polite(doc: Document) -> Iterator[Hit]:
    """Find «Вы» with a capital in a text for many readers; a warning where the post also writes it small."""
    found = (c for c in capitals.of(doc) if c.token.text in POLITE)
    spots = [c.token for c in found if c.sentence.tokens[c.at - 1].text not in '«„"“:—–']
    small = {word.lower() for word in POLITE}
    mixed = sum(t.text in small for s in sentences.of(doc) for t in s.tokens) if spots else 0
    for token in spots:
        yield _lower(token, level="warning" if mixed > len(spots) else "")


NAMED = ("ВКонтакте",)
STRESSED = ("НЕ", "НИ")  # «НЕавторизован»: capitals for stress


def two_capitals(doc: Document) -> Iterator[Hit]:
    """Find «СТарт»: the Shift key held too long."""
    for token in tokens.of(doc):
        text, form = token.text, token.form
        if (
            len(text) < 5
            or not text[:2].isupper()
            or not text[2:].isalpha()
            or not text[2:].islower()
            or text in NAMED
            or text[:2] in STRESSED
        ):
            continue
        if form is not None and form.known and not form.any & capitals.PROPER and not token.split:
            yield Hit(Span(token.start + 1, token.start + 2), (text[1].lower(),), True, fields={"word": text})


def shouting(doc: Document, *, min: int = 5) -> Iterator[Hit]:
    """Find common words all in capitals, of `min` letters and more."""
    if not plain.of(doc).has("А" * min):
        return
    for token in tokens.of(doc):
        text = token.text
        if token.kind != "word" or len(text) < min or not text.isupper() or not text.isalpha() or token.split:
            continue
        if capitals.is_common(token):
            yield Hit(Span(token.start, token.end), (text.lower(),), fields={"word": text})


def _lower(token: Token, *, safe: bool = False, level: str = "") -> Hit:
    return Hit(
        Span(token.start, token.start + 1), (token.text[0].lower(),), safe, level=level, fields={"word": token.text}
    )
