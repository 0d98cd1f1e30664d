"""Check of the English words among Russian ones, where the project asks for it (`english = true`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pravka import patterns
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.speller import deliberate
from pravka.waking import needs

if TYPE_CHECKING:
    from pravka.speller.english import Near

SHORTEST, LONGEST = 4, 24
SHOWN = 5
REPEATED = 3  # a word that an author writes so often is meant
SURE_LENGTH, SURE_ZIPF, SURE_LEAD = 6, 3.6, 0.8  # letters; how frequent the best candidate is, and its lead
LONG, COMMON = 9, 3.6  # a shorter word is a slip of a word at least so frequent
# The least letters of a word in which a slip is believed: short names differ from words by a letter often enough.
LEAST = {"swapped": 4, "doubled": 5, "halved": 5, "vowel": 6, "extra": 6, "dropped": 6, "letter": 7}
TYPICAL = frozenset("swapped doubled halved".split())  # of slips, not of names and new forms
ENDINGS = tuple("s d ed er ers or ors ing ings able ible ly ness less ize izer izers ized ization".split())
BEGINNINGS = tuple("re un de sub pre non multi auto micro meta over inter super hyper mini".split())
LABELS = frozenset("tags categories category keywords keyword slug aliases".split())
GLUED_BEFORE = frozenset("@#/\\_~$&=<>.-+%:*[{")
GLUED_AFTER = frozenset("@/\\_=-([{*<>")
ACCENTED = "[\u00c0-\u024f]"
QUOTES = frozenset("«»\"“”„'`")


@needs(shape=["aaaa"])
def word(doc: Document) -> Iterator[Hit]:
    """Find English words that are not listed and one slip away from a common one; a name like nothing is left alone."""
    if not doc.settings.english:
        return
    written = _latin(doc)
    meant = _meant(doc, written)
    foreign = _foreign_blocks(written) | _accented_blocks(doc)
    for text, places in written.items():
        lower = text.lower()
        if lower in meant or text[1:] != lower[1:]:
            continue
        held = [(sentence, at) for sentence, at in places if sentence.block.span not in foreign]
        options = _options(lower) if held else ()
        for sentence, at in held if options else ():
            if (text == lower or _opens_phrase(sentence, at)) and _is_prose(doc, sentence, at):
                token = sentence.tokens[at]
                fixes = tuple(option.word.capitalize() if text != lower else option.word for option in options)
                level = "" if text == lower and _is_sure(lower, options) else "info"
                yield Hit(Span(token.start, token.end), fixes[:SHOWN], level=level)


def _latin(doc: Document) -> dict[str, patterns.Places]:
    """Give the words of Latin letters with their places."""
    return {text: places for text, _, places in patterns.strange(doc) if text.isascii() and text.isalpha()}


def _meant(doc: Document, written: dict[str, patterns.Places]) -> frozenset[str]:
    """Gather what is no slip: the project's words, words repeated, and words that code or addresses have as well."""
    prose: Counter[str] = Counter()
    for text, places in written.items():
        prose[text.lower()] += len(places)
    source = Counter(re.findall(r"[a-z]+", doc.text.lower()))
    own = {entry.partition("=")[0].lower() for entry in doc.settings.words}
    return frozenset(w for w, n in prose.items() if n >= REPEATED or source[w] > n or w in own)


def _foreign_blocks(written: dict[str, patterns.Places]) -> set[Span]:
    """Find blocks where so many Latin words are unknown that they are no English."""
    from pravka.speller import english

    words: Counter[Span] = Counter()
    strange: Counter[Span] = Counter()
    for text, places in written.items():
        if len(text) >= SHORTEST:
            spans = [sentence.block.span for sentence, _ in places]
            words.update(spans)
            if not english.is_known(text.lower()):
                strange.update(spans)
    return {span for span, n in strange.items() if n >= 3 and 3 * n > words[span]}


def _accented_blocks(doc: Document) -> set[Span]:
    """Find blocks with two words or more in letters that English has not: «möchte», «déjà»."""
    words: Counter[Span] = Counter()
    for text, _, places in patterns.strange(doc):
        if re.search(ACCENTED, text):
            words.update(sentence.block.span for sentence, _ in places)
    return {span for span, n in words.items() if n > 1}


def _options(lower: str) -> tuple[Near, ...]:
    """Give the candidates for an unlisted word, () for one that is listed or like no common word."""
    from pravka.speller import english

    if not SHORTEST <= len(lower) <= LONGEST or english.is_known(lower):
        return ()
    return tuple(option for option in english.near(lower) if _is_likely(lower, option))


def _is_likely(lower: str, option: Near) -> bool:
    """Tell a slip from a name or a new form: a letter more or less at the end (rustc), a word made of known ones."""
    if len(lower) < LEAST[option.slip] or (len(lower) < LONG and option.zipf < COMMON):
        return False
    if option.slip in ("extra", "dropped") and (lower.startswith(option.word) or option.word.startswith(lower)):
        return False
    return option.slip in TYPICAL or not _is_made(lower)


def _is_made(lower: str) -> bool:
    """Tell a word made of known ones: formatter, accessors, dockerd, subtask, keyframe."""
    from pravka.speller import english

    stems = {lower[: -len(ending)] for ending in ENDINGS if lower.endswith(ending)}
    stems |= {stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]} | {stem + "e" for stem in stems}
    stems |= {lower[len(beginning) :] for beginning in BEGINNINGS if lower.startswith(beginning)}
    if any(len(stem) >= SHORTEST and english.is_known(stem) for stem in stems):
        return True
    cuts = range(SHORTEST, len(lower) - SHORTEST + 1)
    return any(english.is_known(lower[:cut]) and english.is_known(lower[cut:]) for cut in cuts)


def _is_sure(lower: str, options: tuple[Near, ...]) -> bool:
    """Tell whether one candidate is common and leads the others."""
    best = options[0].zipf
    lead = best - (options[1].zipf if len(options) > 1 else 0)
    return len(lower) >= SURE_LENGTH and best >= SURE_ZIPF and lead >= SURE_LEAD


def _opens_phrase(sentence: Sentence, at: int) -> bool:
    """Tell the first word of an English sentence, where a capital letter makes no name, from «Fedora вышла»."""
    after = sentence.tokens[at + 1].text if at + 1 < len(sentence.tokens) else ""
    return after.isascii() and after.islower() and all(token.kind == "mark" for token in sentence.tokens[:at])


def _is_prose(doc: Document, sentence: Sentence, at: int) -> bool:
    """Tell a word of a sentence from a part of a path, a call, a label, a cited word, a nickname in a list."""
    token: Token = sentence.tokens[at]
    if sum(other.kind == "word" for other in sentence.tokens) < 2:
        return False
    before, after = doc.text[max(token.start - 1, 0) : token.start], doc.text[token.end : token.end + 2]
    if token.split or before in GLUED_BEFORE or after[:1] in GLUED_AFTER:
        return False
    if (before in QUOTES and after[:1] in QUOTES) or (after[:1] in (":", ".") and after[1:].isalnum()):
        return False
    if sentence.block.kind == "value" and sentence.block.info.split(".")[0] in LABELS:
        return False
    return not deliberate.covers(doc, token.start)
