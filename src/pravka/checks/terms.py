"""Checks of a team's own terms: what it forbids, what it prefers and in which letters. Tags are in `site`.

An entry of `terms` names the `preferred` word or phrase, the `forbidden` ones in their dictionary form, perhaps `why`;
`exact: true` matches the forbidden text as it stands, `case: true` also wants the letters of the preferred one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from pravka import patterns
from pravka.document import Document, Span
from pravka.errors import ConfigError
from pravka.findings import Hit
from pravka.russian import grammemes, lexicon, morphology, tokens
from pravka.russian.lexicon import Form, Lexicon, Reading
from pravka.russian.tokens import Token
from pravka.speller import context
from pravka.spellings import GROUPS

NOMINAL = grammemes.mask("NOUN NPRO")
ADJECTIVE = grammemes.mask("ADJF PRTF")
VERBAL = grammemes.mask("VERB INFN GRND")
KEYS = ("preferred", "forbidden", "why", "exact", "case")
MOST = 5  # replacements shown


class Entry(NamedTuple):
    """A forbidden word or phrase with what to write for it; `words` holds the folded lemmas of each word."""

    words: tuple[frozenset[str], ...]
    preferred: str
    why: str
    exact: bool


class Glossary(NamedTuple):
    """The terms of a project: entries by the folded first word, and the lexicon that knows their forms."""

    entries: Mapping[str, tuple[Entry, ...]]
    cased: Mapping[str, str]
    lexicon: Lexicon


def forbidden(doc: Document) -> Iterator[Hit]:
    """Find forbidden words in any of their forms; the replacement stands in the same form."""
    if not doc.settings.terms:
        return
    glossary = _glossary(_freeze(doc.settings.terms), doc.settings.words)
    for run in tokens.runs(doc):
        for at, token in enumerate(run.tokens):
            if token.kind == "word":
                yield from _match(glossary, run.tokens, at)


def letter_case(doc: Document) -> Iterator[Hit]:
    """Find a term of the list with `case: true` in other letters than its own."""
    if not doc.settings.terms:
        return
    cased = _glossary(_freeze(doc.settings.terms), doc.settings.words).cased
    for token in tokens.of(doc):
        if token.kind == "word" and cased.get(token.text.lower(), token.text) != token.text:
            right = cased[token.text.lower()]
            yield Hit(Span(token.start, token.end), (right,), safe=True, fields={"preferred": right})


def variants(doc: Document, *, groups: Sequence[Sequence[str]] = GROUPS) -> Iterator[Hit]:
    """Find the rarer of two spellings of one word that a post uses side by side; `groups` hold stems.

    Compounds («хэш-функция») are counted by themselves: other rules know the norm of the simple word alone.
    """
    stems = tuple(map(tuple, groups))
    stem_of, begins = _stems(stems)
    found: dict[tuple[int, bool], list[tuple[str, Token]]] = {}
    for form, held in _beginning(doc, begins, latin=_has_latin(stems)):
        stem, number = stem_of(form.lower)
        uses = found.setdefault((number, "-" in form.lower[len(stem) :]), [])
        uses += [(stem, sentence.tokens[at]) for sentence, at in held]
    for uses in found.values():
        if len({stem for stem, _ in uses}) == 1:
            continue
        uses.sort(key=lambda use: use[1].start)  # of spellings as frequent the first is the common one
        counts = Counter(stem for stem, _ in uses)
        common, most = counts.most_common(1)[0]
        for stem, token in uses:
            if stem != common and counts[stem] < most and not token.split:
                new = morphology.match_case(common + token.text[len(stem) :].lower(), token.text)
                yield Hit(Span(token.start, token.end), (new,), fields={"common": new})


@lru_cache(maxsize=8)
def _has_latin(groups: tuple[tuple[str, ...], ...]) -> bool:
    return any(stem.isascii() for group in groups for stem in group)


def _beginning(doc: Document, begins: Callable[[Form], bool], *, latin: bool) -> Iterator[tuple[Form, patterns.Places]]:
    """Yield the forms of words that begin with a stem, each with its places."""
    for form in patterns.chosen(doc, begins):
        yield form, patterns.known(doc)[form]
    for _, form, held in patterns.strange(doc) if latin else patterns.alien(doc):
        if begins(form):
            yield form, held


@lru_cache(maxsize=8)
def _stems(groups: tuple[tuple[str, ...], ...]) -> tuple[Callable[[str], tuple[str, int]], Callable[[Form], bool]]:
    """Give what finds the stem of a word and the number of its group, "" if it has none, and the test of forms for it.

    Of the stems of a group the longer goes first.
    """
    index: dict[str, list[tuple[str, int]]] = {}
    for number, group in enumerate(groups):
        for stem in sorted(group, key=len, reverse=True):
            index.setdefault(stem[:3], []).append((stem, number))

    def stem_of(word: str) -> tuple[str, int]:
        return next((entry for entry in index.get(word[:3], ()) if word.startswith(entry[0])), ("", -1))

    def begins(form: Form) -> bool:
        return form.lower[:3] in index and bool(stem_of(form.lower)[0])

    return stem_of, begins


def _freeze(terms: Sequence[Mapping[str, Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(_listed(term.get(key)) for key in KEYS) for term in terms)


def _listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@lru_cache(maxsize=8)
def _glossary(terms: tuple[tuple[Any, ...], ...], words: tuple[str, ...]) -> Glossary:
    """Index the terms; words the dictionary does not know get forms by their endings. Raises ConfigError."""
    rows = list(_rows(terms))
    known = lexicon.shared()
    texts = [text for preferred, banned, *_ in rows for text in (preferred, *banned)]
    own = tuple(w for text in texts for w in text.split() if w not in known and not w.isascii())
    forms = Lexicon(known.dictionary, (*words, *own)) if own or words else known
    entries: dict[str, list[Entry]] = {}
    for preferred, banned, why, exact, _ in rows:
        for text in banned:
            entry = Entry(tuple(_lemmas(forms, word) for word in text.split()), preferred, why, exact)
            for lemma in entry.words[0]:
                entries.setdefault(lemma, []).append(entry)
    cased = {preferred.lower(): preferred for preferred, *_, case in rows if case}
    return Glossary({key: tuple(found) for key, found in entries.items()}, cased, forms)


def _rows(terms: tuple[tuple[Any, ...], ...]) -> Iterator[tuple[str, tuple[str, ...], str, bool, bool]]:
    """Check the entries as written and give each its defaults. Raises ConfigError naming the entry."""
    for number, (preferred, banned, why, exact, case) in enumerate(terms, 1):
        if not isinstance(preferred, str) or not preferred.strip():
            raise ConfigError(f"terms: entry {number}: preferred: expected text, got {preferred!r}")
        texts = (banned,) if isinstance(banned, str) else banned or ()
        if not all(isinstance(text, str) and text.strip() for text in texts):
            raise ConfigError(f"terms: entry {number}: forbidden: expected a list of texts, got {banned!r}")
        yield preferred, texts, str(why or ""), bool(exact), bool(case)


def _fold(text: str) -> str:
    return text.lower().replace("ё", "е")


def _lemmas(forms: Lexicon, word: str) -> frozenset[str]:
    """The dictionary forms a word of the list stands for: itself, or for «большая» the lemma «большой»."""
    lemmas = frozenset(_fold(lemma) for lemma in forms.form(word).lemmas)
    return frozenset({_fold(word)}) if not lemmas or _fold(word) in lemmas else lemmas | {_fold(word)}


def _match(glossary: Glossary, run: Sequence[Token], at: int) -> Iterator[Hit]:
    token = run[at]
    keys = {_fold(token.text), *(_fold(lemma) for lemma in glossary.lexicon.form(token.text).lemmas)}
    for entry in (e for key in keys for e in glossary.entries.get(key, ())):
        words = run[at : at + len(entry.words)]
        pairs = zip(entry.words, words, strict=False)
        if len(words) == len(entry.words) and all(_is_form(glossary, lemmas, t, entry) for lemmas, t in pairs):
            yield _hit(glossary, entry, words, run[at - 1] if at else None)
            return


def _is_form(glossary: Glossary, lemmas: frozenset[str], token: Token, entry: Entry) -> bool:
    if token.kind != "word":
        return False
    if _fold(token.text) in lemmas:
        return True
    return not entry.exact and any(_fold(lemma) in lemmas for lemma in glossary.lexicon.form(token.text).lemmas)


def _hit(glossary: Glossary, entry: Entry, words: Sequence[Token], before: Token | None) -> Hit:
    found = tuple(dict.fromkeys(_replacements(glossary, entry, words, before)))[:MOST] or (entry.preferred,)
    fields = {"preferred": entry.preferred, "because": f": {entry.why}" if entry.why else ""}
    span = Span(words[0].start, words[-1].end)
    if any(token.split for token in words):
        return Hit(span, fields=fields)
    return Hit(span, found, safe=len(found) == 1 and _keeps_gender(glossary, entry, words), fields=fields)


def _keeps_gender(glossary: Glossary, entry: Entry, words: Sequence[Token]) -> bool:
    """Tell whether the words round the term agree with the new one as they did with the old."""
    model = _model(glossary, entry, words)
    if entry.preferred.isascii() or entry.exact or (model and model[0].mask & VERBAL):
        return True
    head = glossary.lexicon.form(_head(glossary, entry.preferred))
    return bool(model) and all(morphology.agree_readings(r, h, ("gender",)) for r in model for h in head.readings)


def _replacements(glossary: Glossary, entry: Entry, words: Sequence[Token], before: Token | None) -> Iterator[str]:
    """Put the preferred term into every form that the found words may have."""
    if entry.exact:
        yield morphology.match_case(entry.preferred, words[0].text) if entry.preferred.islower() else entry.preferred
        return
    parts = entry.preferred.split()
    head = _head(glossary, entry.preferred)
    if not head:
        yield entry.preferred
        return
    for reading in _fitting(_model(glossary, entry, words), words, before):
        groups = "case number" if reading.mask & NOMINAL else "pos tense number gender person mood"
        for form in morphology.inflect_like(glossary.lexicon.form(head), reading, groups):
            phrase = " ".join(_agreeing(glossary, part, head, form, reading) for part in parts)
            yield morphology.match_case(phrase, words[0].text) if words[0].text[:1].isupper() else phrase


def _head(glossary: Glossary, phrase: str) -> str:
    """The noun or the verb of a preferred phrase, "" if it has none that the dictionary knows."""
    return next((word for word in phrase.split() if glossary.lexicon.form(word).any & (NOMINAL | VERBAL)), "")


def _model(glossary: Glossary, entry: Entry, words: Sequence[Token]) -> list[Reading]:
    """The readings of the noun (or else the verb, the adjective) of the found phrase as the forbidden one."""
    for kind in (NOMINAL, VERBAL, ADJECTIVE):
        for token, lemmas in zip(words, entry.words, strict=True):
            readings = glossary.lexicon.form(token.text).readings
            fitting = [r for r in readings if r.mask & kind and _fold(r.lemma) in lemmas]
            if fitting:
                return fitting
    return []


def _fitting(model: list[Reading], words: Sequence[Token], before: Token | None) -> list[Reading]:
    """Keep the readings that the adjectives of the phrase and the preposition before it allow; all if none is."""
    fitting = [r for r in model if r.mask & NOMINAL and all(_agrees(word, r) for word in words)]
    governed = context.GOVERNED.get(_fold(before.text)) if before else None
    return [r for r in fitting if governed is None or r.mask & governed] or fitting or model


def _agrees(word: Token, noun: Reading) -> bool:
    """Tell whether a word of a phrase is no adjective or has a reading that agrees with the noun."""
    adjectives = [r for r in word.form.readings if r.mask & ADJECTIVE] if word.form else []
    return not adjectives or any(morphology.agree_readings(r, noun, ("case", "number")) for r in adjectives)


def _agreeing(glossary: Glossary, part: str, head: str, form: str, model: Reading) -> str:
    """Inflect one word of the preferred phrase: its head has its form, adjectives agree, the rest stays."""
    if part == head:
        return form if head.islower() else morphology.match_case(form, head)
    word = glossary.lexicon.form(part)
    if not word.any & ADJECTIVE:
        return part
    for noun in glossary.lexicon.form(form).readings:
        if noun.mask & NOMINAL and morphology.agree_readings(noun, model, ("case", "number")):
            for groups in ("case number gender animacy", "case number gender"):  # «главную» has no animacy
                agreed = morphology.inflect_like(word, noun, groups, part)
                if agreed:
                    return agreed[0]
    return part
