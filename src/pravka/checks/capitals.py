"""Checks of capital letters inside sentences and headings, and of small ones where a capital belongs.

Names of firms and projects are in `brands`, months, weekdays and languages in `small_letters`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pravka import plain
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import grammemes, sentences
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token

PROPER = grammemes.mask("Name Surn Patr Geox Orgn Trad Abbr Init")
CONTENT = grammemes.mask("NOUN ADJF PRTF VERB INFN GRND")
LINKING = grammemes.mask("PREP CONJ PRCL ADVB INTJ")
# common words that open proper names: «Великая отечественная война» is checked by no dictionary here
NAMELIKE = frozenset(
    """
    великий великая отечественная отечественный мировой мировая российский российская федеральный федеральная
    государственный государственная верховный верховная конституционный центральный центральная народный народная
    северный северная южный южная западный западная восточный восточная ближний дальний красный красная чёрный белый
    большой большая малый малая новый новая старый старая святой святая нижний верхний средний первый вторая
    президент министерство агентство дума совет суд банк академия университет институт музей театр союз федерация
    республика область край район улица площадь проспект бог господь земля солнце луна вселенная интернет сеть
    конституция кодекс закон день победа рождество пасха революция империя царь король орден премия кубок олимпиада
    альфа бета гамма дельта
    """.split()
)


class Capital(NamedTuple):
    """A Russian word with a capital letter that is not the first word of its sentence."""

    sentence: Sentence
    at: int
    token: Token


def _capitals(doc: Document) -> list[Capital]:
    """Find capitalised Russian words inside sentences; once per document."""
    found: list[Capital] | None = doc.memo.get("capitals")
    if found is None:
        found = doc.memo["capitals"] = []
        for sentence in sentences.of(doc):
            words = 0
            for at, token in enumerate(sentence.tokens):
                if token.kind != "word":
                    continue
                if "А" <= token.text[0] <= "Я" and words and (token.text[1:].islower() or token.text == "Я"):
                    found.append(Capital(sentence, at, token))
                words += 1
    return found


def _is_common(token: Token) -> bool:
    """Tell a word that is certainly no name: known, and no reading of it is one."""
    form = token.form
    return form is not None and form.known and not form.any & PROPER and not form.lemmas & NAMELIKE


def _is_name(token: Token) -> bool:
    return len(token.text) > 2 and token.text[0].isupper() and token.form is not None and bool(token.form.any & PROPER)


def _lower(token: Token, *, safe: bool = False, level: str = "") -> Hit:
    return Hit(
        Span(token.start, token.start + 1), (token.text[0].lower(),), safe, level=level, fields={"word": token.text}
    )


def _follows_word(capital: Capital) -> bool:
    """The word before is a common Russian one, nothing stands between."""
    before = capital.sentence.tokens[capital.at - 1]
    return before.kind == "word" and before.text.islower() and "а" <= before.text[0] <= "ё" and capital.token.spaced


def title_case(doc: Document) -> Iterator[Hit]:
    """Find headings and link lists that capitalise every word, as English titles do."""
    for sentence in sentences.of(doc):
        if not _is_label(doc, sentence):
            continue
        words = [t for t in sentence.tokens if t.kind == "word"]
        rest = [t for t in words[1:] if t.form is not None and t.form.any & CONTENT and len(t.text) > 2]
        capital = [t for t in rest if t.text[0].isupper() and t.text[1:].islower()]
        common = [t for t in capital if _is_common(t)]
        if common and len(capital) == len(rest) and words[0].text[0].isupper():
            lawful = _after_break(sentence)
            names = _names(doc)
            yield from (_lower(t) for t in common if t not in lawful and not (t.form and t.form.lemmas & names))


def _is_label(doc: Document, sentence: Sentence) -> bool:
    """A heading, or an item of a list of links: a short text without a full stop."""
    if sentence.block.kind == "heading":
        return True
    if sentence.block.kind != "paragraph" or not doc.within(sentence.block, "item") or len(sentence.tokens) > 12:
        return False
    return sentence.block.text in _link_texts(doc)


def _names(doc: Document) -> frozenset[str]:
    """The common words that the running text uses as names: with a capital inside a sentence."""
    return frozenset(
        lemma
        for c in _capitals(doc)
        if c.sentence.block.kind == "paragraph" and c.token.form is not None and _follows_word(c)
        for lemma in c.token.form.lemmas
    )


def _link_texts(doc: Document) -> frozenset[Span]:
    texts: frozenset[Span] | None = doc.memo.get("link-texts")
    if texts is None:
        texts = doc.memo["link-texts"] = frozenset(link.text for link in doc.links)
    return texts


def _after_break(sentence: Sentence) -> set[Token]:
    """The words that may begin with a capital: after a colon, a dash, a full stop, a quotation mark, «или»."""
    pairs = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    return {
        word
        for mark, word in pairs
        if (mark.kind in ("number", "object", "mark") and mark.text != ",") or mark.text == "или" or _is_name(mark)
    }


def in_heading(doc: Document) -> Iterator[Hit]:
    """Find a lone common word with a capital inside a heading."""
    taken = {hit.span.start for hit in title_case(doc)}
    for capital in _capitals(doc):
        if capital.sentence.block.kind == "heading" and _follows_word(capital) and _is_common(capital.token):
            if capital.token.start not in taken and capital.token.text != "Я":
                yield _lower(capital.token)


def pronoun(doc: Document) -> Iterator[Hit]:
    """Find «Я» inside a sentence, as in English."""
    for capital in _capitals(doc):
        token, before = capital.token, capital.sentence.tokens[capital.at - 1]
        if token.text == "Я" and token.spaced and (_follows_word(capital) or before.text == ","):
            if before.text.lower() not in (
                "до",
                "буква",
                "буквы",
                "букву",
                "буквой",
                "на",
                "моё",
                "своё",
                "твоё",
                "мое",
                "свое",
            ):
                yield _lower(token, safe=True)


def after_bracket(doc: Document) -> Iterator[Hit]:
    """Find a remark in brackets inside a sentence that begins with a capital: слово (Например, …)."""
    for capital in _capitals(doc):
        tokens, at = capital.sentence.tokens, capital.at
        if tokens[at - 1].text != "(" or at < 2 or not _is_common(capital.token) or tokens[at - 2].text in ".!?…:":
            continue
        close = next((n for n in range(at, len(tokens)) if tokens[n].text == ")"), 0)
        if not close or tokens[close - 1].text in (".", "!", "?", "…", "...") or close == at + 1:
            continue
        form = capital.token.form
        is_linking = form is not None and not form.any & CONTENT and bool(form.any & LINKING)
        yield _lower(capital.token, level="" if is_linking and close < len(tokens) - 1 else "info")


PARTS = frozenset("глава раздел параграф пункт рисунок таблица приложение урок".split())


def numbered_part(doc: Document) -> Iterator[Hit]:
    """Find «в Главе 6», «на Рисунке 2» inside a sentence."""
    for capital in _capitals(doc):
        tokens, at, form = capital.sentence.tokens, capital.at, capital.token.form
        if (
            form is None
            or at + 1 == len(tokens)
            or tokens[at + 1].kind != "number"
            or capital.sentence.block.kind == "heading"
        ):
            continue
        if _follows_word(capital) and form.lemmas & PARTS:
            yield _lower(capital.token, safe=True)


ADJECTIVE = grammemes.mask("ADJF")
ABBREVIATIONS = frozenset("ИИ ПО ОС ЭВМ ПК БД СУБД ИТ СМИ ЦОД API LLM UI UX IT HTML CSS SQL".split())


def adjective(doc: Document) -> Iterator[Hit]:
    """Find a common adjective with a capital before an abbreviation inside a sentence: Генеративного ИИ."""
    for capital in _capitals(doc):
        tokens, at, form = capital.sentence.tokens, capital.at, capital.token.form
        if form is None or not (
            form.all & ADJECTIVE or (not form.known and capital.token.text.endswith(ADJECTIVE_ENDINGS))
        ):
            continue
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if (
            following in ABBREVIATIONS
            and _follows_word(capital)
            and not form.any & PROPER
            and not form.lemmas & NAMELIKE
        ):
            yield _lower(capital.token, safe=True)


ADJECTIVE_ENDINGS = ("ый", "ий", "ого", "его", "ому", "ему", "ым", "им", "ом", "ая", "ое", "ые", "ых", "ыми")


def inconsistent(doc: Document) -> Iterator[Hit]:
    """Find a common word with a capital inside a sentence where the post mostly writes it small."""
    spots = [
        c for c in _capitals(doc) if _follows_word(c) and _is_common(c.token) and c.sentence.block.kind == "paragraph"
    ]
    if not spots:
        return
    starts = {c.token.text[:3].lower() for c in spots}  # lemmas are costly: only those of words that may be the same
    words = [t for s in sentences.of(doc) for t in s.tokens if t.form and t.text[:3] in starts and t.text.islower()]
    small = Counter(lemma for t in words for lemma in t.form.lemmas)  # type: ignore[union-attr]
    large = Counter(lemma for c in spots for lemma in c.token.form.lemmas)  # type: ignore[union-attr]
    for capital in spots:
        lemmas = capital.token.form.lemmas  # type: ignore[union-attr]
        following = capital.sentence.tokens[capital.at + 1 : capital.at + 2]
        if following and following[0].kind == "word" and following[0].text[0].isupper():
            continue
        if capital.token.text != "Я" and any(small[lemma] >= 2 * large[lemma] > 0 for lemma in lemmas):
            yield _lower(capital.token)


POLITE = frozenset("Вы Вас Вам Вами Ваш Ваша Ваше Ваши Вашего Вашей Вашему Вашим Вашем Вашу Ваших Вашими".split())


def polite(doc: Document) -> Iterator[Hit]:
    """Find «Вы» with a capital in a text for many readers; a warning where the post also writes it small."""
    if not plain.of(doc).holds("Вы", "Вас", "Вам", "Ваш"):
        return
    spots = [
        c.token for c in _capitals(doc) if c.token.text in POLITE and c.sentence.tokens[c.at - 1].text not in '«„"“:—–'
    ]
    if not spots:
        return
    small = {word.lower() for word in POLITE}
    mixed = sum(t.kind == "word" and t.text in small for s in sentences.of(doc) for t in s.tokens)
    for token in spots:
        yield _lower(token, level="warning" if mixed > len(spots) else "")


def sentence_start(doc: Document) -> Iterator[Hit]:
    """Find a sentence inside a paragraph that begins with a small letter."""
    last: Sentence | None = None
    for sentence in sentences.of(doc):
        before, last = last, sentence
        if before is None or before.block is not sentence.block or not before.tokens or not sentence.tokens:
            continue
        token, stop = sentence.tokens[0], before.tokens[-1]
        if token.kind != "word" or not token.text.islower() or not "а" <= token.text[0] <= "ё" or token.split:
            continue
        if stop.text in (".", "!", "?") and token.spaced and token.form is not None and token.form.known:
            if _ends_plainly(before) and not (len(sentence.tokens) > 1 and sentence.tokens[1].text == ")"):
                yield Hit(Span(token.start, token.start + 1), (token.text[0].upper(),), fields={"word": token.text})


def _ends_plainly(sentence: Sentence) -> bool:
    """The sentence ends with a whole word, not with an abbreviation, a number or an object."""
    if len(sentence.tokens) < 3:
        return False
    word = sentence.tokens[-2]
    return word.kind == "word" and len(word.text) > 3 and word.form is not None and word.form.known


def block_start(doc: Document) -> Iterator[Hit]:
    """Find a paragraph that begins with a small letter though it follows no list, code or colon."""
    previous = None
    for sentence in sentences.of(doc):
        block = sentence.block
        is_first, before, previous = previous is None or previous.block is not block, previous, sentence
        if not is_first or block.kind != "paragraph" or block.parent != -1 or not sentence.tokens:
            continue
        number = doc.blocks.index(block) if len(doc.blocks) < 400 else 0
        neighbour = doc.blocks[number - 1].kind if number else ""
        token, end = sentence.tokens[0], sentence.tokens[-1].text
        starts_small = token.kind == "word" and token.text.islower() and "а" <= token.text[0] <= "ё" and not token.split
        if (
            starts_small
            and end in ".!?"
            and neighbour in ("heading", "paragraph")
            and token.form is not None
            and token.form.known
        ):
            if before is None or (
                (before.tokens and before.tokens[-1].text in (".", "!", "?")) or neighbour == "heading"
            ):
                yield Hit(Span(token.start, token.start + 1), (token.text[0].upper(),), fields={"word": token.text})


NAMED = ("ВКонтакте",)


def two_capitals(doc: Document) -> Iterator[Hit]:
    """Find «СТарт»: the Shift key held too long."""
    if not plain.of(doc).has("ААаа"):
        return
    for sentence in sentences.of(doc):
        for token in sentence.tokens:
            text = token.text
            if (
                len(text) > 4
                and text not in NAMED
                and text[:2].isupper()
                and text[2:].islower()
                and token.form is not None
                and "А" <= text[0] <= "Я"
            ):
                if token.form.known and "-" not in text and not token.split and not token.form.any & PROPER:
                    yield Hit(Span(token.start + 1, token.start + 2), (text[1].lower(),), True, fields={"word": text})


def after_colon(doc: Document) -> Iterator[Hit]:
    """Find a common word with a capital after a colon in a heading or a title."""
    for capital in _capitals(doc):
        block = capital.sentence.block
        if block.kind == "heading" or (block.kind == "value" and block.info == "title"):
            before = capital.sentence.tokens[capital.at - 1]
            if before.text == ":" and _is_common(capital.token) and capital.at > 1:
                yield _lower(capital.token)


def shouting(doc: Document, *, min: int = 5) -> Iterator[Hit]:
    """Find common words all in capitals, of `min` letters and more."""
    if not plain.of(doc).has("А" * min):
        return
    for sentence in sentences.of(doc):
        for token in sentence.tokens:
            text = token.text
            if (
                token.kind == "word"
                and len(text) >= min
                and text.isupper()
                and "А" <= text[0] <= "Я"
                and _is_common(token)
            ):
                if not token.split and "-" not in text:
                    yield Hit(Span(token.start, token.end), (text.lower(),), fields={"word": text})
