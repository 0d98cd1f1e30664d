"""Signs of an unedited draft that the whole text shows: echoes, templates, lack of facts. Phrases: rules/ai-draft.

They speak of the text, not of its author: people write so too, and machines need not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pravka.document import Block, Document, Span
from pravka.findings import Hit
from pravka.patterns import lemmas, occurrences
from pravka.plain import compiled
from pravka.russian import sentences
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.waking import needs

CONCLUSIONS = ("заключени", "итог", "вывод", "резюме", "подвед", "напоследок")
PROMISES = frozenset("секрет лайфхак трюк тайна хитрость революция шок правда сенсация".split())
OPENING = r"(?:Конечно|Хорошо|Отлично|Разумеется|С удовольствием|Безусловно)!\s+(?:Вот|Ниже|Предлагаю)\b"
# an instruction in brackets; a link's brackets are masked in prose
PLACEHOLDER = (
    r"(?i)\[(?:вставьте|вставить|укажите|указать|впишите|добавьте|введите|ваш[аеиу]?|имя|название|дата|сумма|ссылка)\b"
    r"[^\[\]\n]{0,60}\]"
    r"|\[(?:your|insert)\b[^\[\]\n]{1,60}\]|\{(?:вставьте|укажите|впишите|ваш[аеиу]?)\b[^{}\n]{1,60}\}"
)
SMALL = 4  # letters: shorter words are not compared


class Section(NamedTuple):
    """A heading (None before the first one) and the sentences under it, up to the next heading of any level."""

    heading: Block | None
    sentences: list[Sentence]


def echoed_conclusion(doc: Document, *, share: float = 0.5, least: int = 2) -> Iterator[Hit]:
    """Find a last section most of whose sentences (`least` or more) repeat the words of the first one."""
    parts = _parts(doc)
    if len(parts) < 3:
        return
    last = parts[-1]
    if len(last.sentences) < least:
        return
    first = [_words(s) for s in parts[0].sentences]
    every, enough = frozenset().union(*first), max(least, share * len(last.sentences))
    maybe = [words for words in map(_words, last.sentences) if _overlap(words, every) >= share]
    if len(maybe) < enough:  # no sentence alone has more of these words than all together
        return
    echoes = sum(any(_overlap(words, own) >= share for own in first) for words in maybe)
    if echoes >= enough:
        yield Hit(_mark(last), fields={"count": str(echoes), "of": str(len(last.sentences))})


def same_sections(doc: Document, *, least: int = 3) -> Iterator[Hit]:
    """Find `least` or more sections that open with the same three words; marked at the first one's opening."""
    openings: dict[tuple[str, ...], list[list[Token]]] = defaultdict(list)
    opened = [section.sentences[0] for section in _sections(doc) if section.heading and section.sentences]
    firsts = {word.text.lower() if (word := sentences.first_word(s)) else "" for s in opened}
    if len(firsts) > len(opened) - least + 1:
        return  # no first word comes so often
    for sentence in opened:
        words = [t for t in sentence.tokens if t.kind == "word"][:3]
        if len(words) == 3:
            openings[tuple(t.text.lower() for t in words)].append(words)
    for held in openings.values():
        if len(held) >= least:
            yield Hit(Span(held[0][0].start, held[0][-1].end), fields={"count": str(len(held))})


def same_subheadings(doc: Document, *, least: int = 3) -> Iterator[Hit]:
    """Find `least` or more headings built as «Пример: …»; marked at the first."""
    labels: dict[str, list[Block]] = defaultdict(list)
    for block in doc.of_kind("heading"):
        label, colon, _ = doc.prose[slice(*block.text)].replace("\0", "").partition(":")
        if colon and len(label.split()) <= 2:
            labels[label.strip().lower()].append(block)
    for held in labels.values():
        if len(held) >= least:
            yield Hit(held[0].text, fields={"count": str(len(held))})


def no_facts(doc: Document, *, words: int = 300, per_100_words: float = 1) -> Iterator[Hit]:
    """Find posts of over `words` words without a link or code, and with next to no figure, quotation or name.

    Each is counted once, however often it comes again.
    """
    if doc.links or any(b.kind in ("code", "quote", "table") for b in doc.blocks):
        return
    body = [s for s in sentences.of(doc) if s.block.kind in ("paragraph", "cell")]
    count = sum(map(sentences.count_words, body))
    if count < words:
        return
    found = {fact for s in body for fact in _facts(s)}
    if len(found) < per_100_words * count / 100:
        first = body[0]
        yield Hit(Span(first.start, first.end), fields={"count": str(count), "facts": str(len(found))})


def unkept_promise(doc: Document) -> Iterator[Hit]:
    """Find a title that promises secrets or a revolution while no section in the middle speaks of them."""
    if lemmas(doc).isdisjoint(PROMISES):
        return
    title = next((b for b in doc.of_kind("value") if b.info == "title"), None)
    parts = _parts(doc) if title else []
    if len(parts) < 3:
        return
    tokens = [t for s in sentences.of(doc) if s.block == title for t in s.tokens]
    for token in tokens:
        promise = PROMISES & token.form.lemmas if token.form else None
        if promise and not any(promise.intersection(_lemmas(s)) for part in parts[1:-1] for s in part.sentences):
            yield Hit(Span(token.start, token.end))


@needs("конечно хорошо отлично разумеется удовольствием безусловно".split())
def chatbot_opening(doc: Document) -> Iterator[Hit]:
    """Find paragraphs that answer a request: «Конечно! Вот …», «Отлично! Ниже …»."""
    for block, piece in doc.texts():
        match = compiled(OPENING).match(piece) if block.kind == "paragraph" else None
        if match:
            yield Hit(Span(block.text.start, block.text.start + match.end()))


def placeholder(doc: Document) -> Iterator[Hit]:
    """Find instructions to the author left in square brackets: «[ваше имя]», «[укажите дату]»."""
    if "[" not in doc.prose and "{" not in doc.prose:
        return
    for block, piece in doc.texts():
        for match in compiled(PLACEHOLDER).finditer(piece) if "[" in piece or "{" in piece else ():
            yield Hit(Span(block.text.start + match.start(), block.text.start + match.end()))


def bold_lead_ins(doc: Document, *, least: int = 5, share: float = 0.8) -> Iterator[Hit]:
    """Find a text whose list items (`least` or more, `share` of all) open with a bold label."""
    items = doc.of_kind("item") if "**" in doc.text else []
    if len(items) < least or not items:
        return
    bold = [b for b in items if re.match(r"(?:[-*+]|\d+[.)])\s+\*\*[^*\n]+\*\*", doc.text[slice(*b.span)])]
    if len(bold) >= max(least, share * len(items)):
        start = bold[0].span.start
        line = doc.text.find("\n", start)
        yield Hit(Span(start, line if line > 0 else bold[0].span.end), fields={"count": str(len(bold))})


def many_dashes(doc: Document, *, per_1000_words: float = 40, least: int = 12) -> Iterator[Hit]:
    """Find a text with more than `per_1000_words` dashes; marked at the first one."""
    dashes = [s.tokens[at] for s, at in occurrences(doc).get("—", ()) if s.block.kind == "paragraph"]
    if len(dashes) < least:
        return
    words = sum([sentences.count_words(s) for s in sentences.of(doc) if s.block.kind == "paragraph"])
    if len(dashes) >= per_1000_words * words / 1000:
        yield Hit(Span(dashes[0].start, dashes[0].end), fields={"count": str(len(dashes)), "words": str(words)})


def conclusion_without_news(doc: Document) -> Iterator[Hit]:
    """Find a section headed «Заключение» that holds no word the text has not had before."""
    parts = _parts(doc)
    if len(parts) < 3 or parts[-1].heading is None or not _concludes(doc, parts[-1].heading):
        return
    own = {lemma for s in parts[-1].sentences for lemma in _words(s)}
    if len(own) < 8:
        return
    before = {lemma for part in parts[:-1] for s in part.sentences for lemma in _words(s)}
    if len(own - before) <= len(own) * 0.1:
        yield Hit(_mark(parts[-1]))


def _concludes(doc: Document, heading: Block) -> bool:
    text = doc.text[slice(*heading.text)].lower()
    return any(word in text for word in CONCLUSIONS)


def _parts(doc: Document) -> list[Section]:
    """Give the sections that have sentences."""
    return [section for section in _sections(doc) if section.sentences]


def _sections(doc: Document) -> list[Section]:
    found: list[Section] | None = doc.memo.get("sections of a draft")
    if found is None:
        found = doc.memo["sections of a draft"] = _cut(doc)
    return found


def _cut(doc: Document) -> list[Section]:
    sections = [section := Section(None, [])]
    headings = doc.of_kind("heading")
    starts = [heading.span.start for heading in headings]
    at, last = 0, len(doc.text)
    following = starts[0] if starts else last
    for sentence in sentences.of(doc):
        while sentence.start >= following:
            sections.append(section := Section(headings[at], []))
            at += 1
            following = starts[at] if at < len(starts) else last
        if sentence.block.kind == "paragraph":
            section.sentences.append(sentence)
    return sections


def _mark(section: Section) -> Span:
    first = section.sentences[0]
    return section.heading.text if section.heading else Span(first.start, first.end)


def _lemmas(sentence: Sentence) -> Iterator[str]:
    for token in sentence.tokens:
        if token.form and token.form.known:
            yield from token.form.lemmas


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset([t.form.lemma for t in sentence.tokens if t.form and len(t.text) >= SMALL])


def _overlap(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words) if words else 0.0


def _facts(sentence: Sentence) -> Iterator[str]:
    """Yield the figures, quotations, pieces of code and names of a sentence; a name of several words is one."""
    was_name = False
    for at in range(1, len(sentence.tokens)):
        token = sentence.tokens[at]
        is_name = (
            token.kind == "word" and token.text[0].isupper() and token.text[1:].islower() and not _opens(sentence, at)
        )
        if token.kind == "number" or token.text in '«„“"\ufffc' or (is_name and not was_name):
            yield token.text if token.kind != "mark" else str(token.start)
        was_name = is_name


def _opens(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at - 1].kind == "mark" and sentence.tokens[at - 1].text in "—«:(.?!…"
