"""How hard a text is to read: counts and formulas with Russian coefficients, section by section. No verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pravka.document import Block, Document
from pravka.russian import sentences
from pravka.russian.sentences import Sentence

VOWELS = frozenset("аеёиоуыэюя")
LONG_WORD = 4  # syllables and more: «сложное слово» of Бегтин's «Простой русский язык»
LONG_SENTENCE = 25  # words and more: Мильчин advises to look at a sentence of over 20–25 words again
WORDS_A_MINUTE = 180  # silent reading of an adult


class Measure(NamedTuple):
    """The counts of a text. Words are Cyrillic; letters and syllables are those of the words."""

    title: str
    start: int
    words: int
    sentences: int
    letters: int
    syllables: int
    long_words: int
    long_sentences: int

    @property
    def words_a_sentence(self) -> float:
        """Mean length of a sentence in words."""
        return self.words / (self.sentences or 1)

    @property
    def syllables_a_word(self) -> float:
        """Mean length of a word in syllables."""
        return self.syllables / (self.words or 1)

    @property
    def flesch(self) -> float:
        """Flesch reading ease, 0 (hard) to 100 (easy); coefficients for Russian: Оборнева И. В., 2006."""
        return 206.835 - 1.3 * self.words_a_sentence - 60.1 * self.syllables_a_word

    @property
    def grade(self) -> float:
        """School years by Flesch and Kincaid; coefficients: Solovyev, Ivanov, Solnyshkina, 2018."""
        return 0.36 * self.words_a_sentence + 5.76 * self.syllables_a_word - 11.97

    @property
    def ari(self) -> float:
        """Автоматический индекс удобочитаемости, in school years; coefficients: Бегтин И. В., plainrussian, 2014."""
        return 6.26 * self.letters / (self.words or 1) + 0.2805 * self.words_a_sentence - 31.04

    @property
    def coleman_liau(self) -> float:
        """Coleman and Liau's index, in school years; coefficients: Бегтин И. В., plainrussian, 2014."""
        hundred = (self.words or 1) / 100
        return 0.055 * self.letters / hundred - 0.35 * self.sentences / hundred - 20.33

    @property
    def minutes(self) -> float:
        """Time to read it silently."""
        return self.words / WORDS_A_MINUTE

    @property
    def long_words_share(self) -> float:
        """Share of words of LONG_WORD syllables and more, 0 to 1."""
        return self.long_words / (self.words or 1)

    @property
    def long_sentences_share(self) -> float:
        """Share of sentences of LONG_SENTENCE words and more, 0 to 1."""
        return self.long_sentences / (self.sentences or 1)


def measure(doc: Document) -> Measure:
    """Measure the whole post: paragraphs, list items and cells; headings and metadata are not prose to be read."""
    return _measure("", 0, [s for s in sentences.of(doc) if _is_read(s.block)])


def sections(doc: Document) -> Iterator[Measure]:
    """Measure each part under a heading that has text of its own; what stands before the first one has no title."""
    headings = [b for b in doc.blocks if b.kind == "heading"]
    starts = [0, *(b.span.start for b in headings)]
    titles = ["", *(_title(doc, b) for b in headings)]
    held: list[list[Sentence]] = [[] for _ in starts]
    n = 0
    for sentence in sentences.of(doc):
        while n + 1 < len(starts) and sentence.start >= starts[n + 1]:
            n += 1
        if _is_read(sentence.block):
            held[n].append(sentence)
    for title, start, own in zip(titles, starts, held, strict=True):
        if own:
            yield _measure(title, start, own)


def count_syllables(word: str) -> int:
    """Count the vowels of a Russian word, one at least."""
    return sum(letter in VOWELS for letter in word.lower()) or 1


def _is_read(block: Block) -> bool:
    return block.kind in ("paragraph", "cell")


def _title(doc: Document, heading: Block) -> str:
    return doc.prose[slice(*heading.text)].replace("\0", "").replace("\ufffc", "…").strip()


def _measure(title: str, start: int, held: list[Sentence]) -> Measure:
    words = [[t.text for t in s.tokens if t.form is not None and t.text[0].lower() > "\u0400"] for s in held]
    words = [sentence for sentence in words if sentence]
    flat = [word for sentence in words for word in sentence]
    syllables = [count_syllables(word) for word in flat]
    return Measure(
        title,
        start,
        words=len(flat),
        sentences=len(words),
        letters=sum(map(len, flat)),
        syllables=sum(syllables),
        long_words=sum(n >= LONG_WORD for n in syllables),
        long_sentences=sum(len(sentence) >= LONG_SENTENCE for sentence in words),
    )
