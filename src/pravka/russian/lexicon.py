"""Word forms with all their readings: the dictionary, its additions and the project's own lemmas.

The files are read in `dictionary`; agreement and inflection are in `morphology`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from pravka import data
from pravka.document import Document
from pravka.errors import ToolError
from pravka.russian import grammemes
from pravka.russian.dictionary import Dictionary, Readings, find_folder

MEMO_LIMIT = 200_000
UNKNOWN = Readings(())
UNJUDGED: tuple[int, tuple[()]] = (0, ())
PARTICLES = ("-то", "-ка", "-таки", "-де", "-с")
NOMINAL = grammemes.mask("NOUN ADJF")

# First parts that never change and take a hyphen.
FIRST_PARTS = frozenset(
    """
    арт бизнес веб вики гик дзен демо джаз диджитал дизайн интернет ит клип контент лайт медиа онлайн офлайн пиар
    поп пресс промо прайс рок смарт смс спа стресс тест трэш тревел фитнес хай хард шоп экспресс блиц вип штаб
    бета альфа гамма лямбда дельта сигма ддос скрам кибер фронтенд бэкенд фулстек топ флеш флэш принт пин старт стоп
    """.split()
)

# What a new noun declines like, by its ending; the guessing table has no lemmas of some of these types.
SAMPLES = (
    ("ость", "новость"), ("ия", "линия"), ("ца", "таблица"), ("ка", "кнопка"), ("га", "книга"), ("ха", "эпоха"),
    ("жа", "лужа"), ("ша", "крыша"), ("ча", "задача"), ("ща", "роща"), ("а", "схема"), ("я", "неделя"),
    ("ие", "решение"), ("ье", "условье"), ("ий", "сценарий"), ("й", "случай"), ("г", "каталог"), ("к", "звук"),
    ("х", "успех"), ("ж", "пейзаж"), ("ш", "карандаш"), ("ч", "матч"), ("щ", "плащ"), ("ц", "абзац"), ("ь", "тень"),
)  # fmt: skip
CONSONANTS = "бвдзлмнпрстф"


class Reading:
    """One way to read a form: its grammemes, the form with its «ё», and its place in a paradigm."""

    __slots__ = ("_dictionary", "_lemma", "index", "mask", "para", "word")

    def __init__(self, word: str, mask: int, para: int, index: int, dictionary: Dictionary) -> None:
        self.word, self.mask, self.para, self.index = word, mask, para, index
        self._dictionary, self._lemma = dictionary, ""

    @property
    def lemma(self) -> str:
        """The dictionary form, with «ё»."""
        if not self._lemma:
            self._lemma = self._dictionary.lemma(self.word, self.para, self.index)
        return self._lemma

    @property
    def tag(self) -> str:
        """The tag as the dictionary writes it."""
        return self._dictionary.tag(self.para, self.index)

    def masks(self) -> list[int]:
        """List the grammemes of every form of the paradigm."""
        return _masks(self._dictionary, self.para)

    def inflected(self, index: int) -> str:
        """Give the form of the paradigm at an index of `masks`."""
        return self._dictionary.inflect(self.word, self.para, self.index, index)

    def __repr__(self) -> str:
        return f"Reading({self.tag!r}, {self.lemma!r})"


@lru_cache(maxsize=64)
def _masks(dictionary: Dictionary, para: int) -> list[int]:
    return [dictionary.mask(para, index) for index in range(dictionary.size(para))]


class Form:
    """A lower-case word with everything the dictionary says of it; without readings it is unknown.

    lemmas      the dictionary forms of all readings, with «ё»
    folded      the same with «ё» as «е», as patterns know them
    lemma       the first of them by the alphabet, the word itself if it has none: what counts the same word as one
    any, all    the grammemes that some reading has, that every reading has (0 for an unknown word)
    role        what `roles` worked out of it, -1 before
    cells       what `morphology` worked out of it, 0 before
    root        what the check of akin words worked out of it, "" before
    judged      how many tests of `patterns` it was put to, and those it passed

    What every word is asked for is worked out at once: a class with a __getattr__ has every attribute found slowly.
    """

    __slots__ = (
        "_dictionary", "_held", "_readings", "all", "any", "cells", "folded", "judged", "known", "lemma", "lemmas",
        "lower", "role", "root",
    )  # fmt: skip
    _readings: tuple[Reading, ...] | None
    judged: tuple[int, tuple[Callable[[Form], bool], ...]]

    def __init__(self, lower: str, found: Readings | None, dictionary: Dictionary) -> None:
        self.lower, self.known, self._dictionary = lower, found is not None, dictionary
        self._held = held = found or UNKNOWN
        self.any, self.all = held.any, held.all
        self.lemmas, self.folded, first = dictionary.lemmas(lower, held)
        self.lemma = first or lower
        self.role, self.cells, self.root, self.judged, self._readings = -1, 0, "", UNJUDGED, None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every way to read it, made when first asked for."""
        if self._readings is None:
            self._readings = tuple(
                Reading(word or self.lower, mask, para, index, self._dictionary)
                for word, mask, para, index in self._held.each
            )
        return self._readings

    @property
    def each(self) -> list[int]:
        """List the grammemes of each reading, without making the readings."""
        return [mask for _, mask, _, _ in self._held.each]

    def __repr__(self) -> str:
        return f"Form({self.lower!r}, {self.readings!r})"


class Lexicon:
    """A dictionary with the words of one project. Safe to share between threads: only memos change."""

    def __init__(self, dictionary: Dictionary, words: tuple[str, ...] = ()) -> None:
        self.dictionary = dictionary
        self.shapes: dict[str, Any] = {}  # what `tokens` remembers of every token it saw
        self._forms: dict[str, Form] = {}
        self.own = _expand(dictionary, words)

    def form(self, text: str) -> Form:
        """Give the form of a word in any letter case; «е» also stands for «ё»."""
        found = self._forms.get(text)
        if found is None:
            if len(self._forms) > MEMO_LIMIT:
                self._forms.clear()
            lower = text.lower()
            if lower == text:
                lower = text  # one string instead of two, which all tokens of the word and its form share
            found = self._forms.get(lower)
            if found is None:
                found = self._forms[lower] = Form(lower, self._readings(lower), self.dictionary)
            self._forms[text] = found
        return found

    def __contains__(self, text: str) -> bool:
        return self.form(text).known

    def _readings(self, lower: str) -> Readings | None:
        found = self.dictionary.readings(lower)
        if self.own and (own := list(self._own_forms(lower))):
            return self.dictionary.join([*self.dictionary.look_up(lower), *own])
        return self._compound_readings(lower) if found is None and "-" in lower else found

    def _own_forms(self, lower: str) -> Iterator[tuple[str, int, int]]:
        for word, para, index in self.own.get(lower.replace("ё", "е"), ()):
            if all(a == b or (a, b) == ("е", "ё") for a, b in zip(lower, word, strict=True)):
                yield word, para, index

    def _compound_readings(self, lower: str) -> Readings | None:
        """Read «скажи-ка» as «скажи», and «веб-сервер» as a «сервер» whose beginning never changes."""
        for particle in PARTICLES:
            if lower.endswith(particle):
                start = self.form(lower[: -len(particle)])
                return self.dictionary.join((r.word, r.para, r.index) for r in start.readings)
        first, _, rest = lower.partition("-")
        if not rest or first not in FIRST_PARTS:
            return None
        nominal = [reading for reading in self.form(rest).readings if reading.mask & NOMINAL]
        return self.dictionary.join((f"{first}-{r.word}", r.para, r.index) for r in nominal)


def shared() -> Lexicon:
    """Give the lexicon every document shares."""
    return _load(())


def of(doc: Document) -> Lexicon:
    """Give the lexicon of a document: the shared one, or one that also knows the project's own lemmas."""
    return _load(doc.settings.words)


@lru_cache(maxsize=8)
def _load(words: tuple[str, ...]) -> Lexicon:
    if words:
        return Lexicon(shared().dictionary, words)
    return Lexicon(Dictionary(find_folder(), data.path("additions.dawg")))


def _expand(dictionary: Dictionary, words: tuple[str, ...]) -> dict[str, list[tuple[str, int, int]]]:
    """Spell out the forms of "lemma" or "lemma=sample" entries: key without «ё» -> (form, paradigm, index)."""
    forms: dict[str, list[tuple[str, int, int]]] = {}
    for entry in words:
        lemma, _, sample = (part.strip().lower() for part in entry.partition("="))
        para = _paradigm_of(dictionary, lemma, sample)
        for form, index in dictionary.expand(lemma, para):
            forms.setdefault(form.replace("ё", "е"), []).append((form, para, index))
    return forms


def _paradigm_of(dictionary: Dictionary, lemma: str, sample: str) -> int:
    """Choose the paradigm of a lemma: its sample's, the likeliest by its ending, or that of words that never change."""
    if sample:
        lemmas = [(word, para) for word, para, index in dictionary.look_up(sample) if index == 0]
        if not lemmas:
            raise ToolError(f"words: “{lemma}={sample}”: expected a dictionary form after “=”, got “{sample}”")
        return lemmas[0][1]
    if lemma.endswith(("ть", "ться", "ый", "ой", "ский", "цкий")) and not lemma.endswith("ость"):
        guesses = dictionary.guess(lemma)
        if guesses:
            return guesses[0].para
    usual = "завод" if lemma.endswith(tuple(CONSONANTS)) else "метро"
    sample = next((sample for ending, sample in SAMPLES if lemma.endswith(ending)), usual)
    return next(para for _, para, index in dictionary.look_up(sample) if index == 0)
