"""Where each written word of a document stands: the one pass over the tokens that indexes and checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pravka.document import Document
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence

Places = list[tuple["Sentence", int]]
FORMS_KEPT = 100_000


class Judged:
    """What a test of forms has said so far, in all documents: forms are shared, so it says the same of them again.

    wanted   the forms it accepts of the first `asked` that were met
    """

    __slots__ = ("asked", "wanted")

    def __init__(self) -> None:
        self.asked = 0
        self.wanted: set[Form] = set()


class Met(NamedTuple):
    """The known forms met in the documents so far, and what each test said of them."""

    order: list[Form]
    forms: set[Form]
    judged: dict[Callable[[Form], bool], Judged]


class Written(NamedTuple):
    """The words of a document as written: those of the lexicon and the rest, each with its form and places.

    forms    the known forms: each with its number in the document and its places, in whatever letters
    """

    known: list[tuple[str, Form, Places]]
    strange: list[tuple[str, Form, Places]]
    forms: dict[Form, tuple[int, Places]]


_met = [Met([], set(), {})]


def occurrences(doc: Document) -> dict[str, Places]:
    """Map each token text (letter case kept) to its places (sentence, number of the token), in order. Memoised."""
    found: dict[str, Places] | None = doc.memo.get("occurrences")
    if found is None:
        from pravka.russian import sentences

        found = {}
        for sentence in sentences.of(doc):
            for at, token in enumerate(sentence.tokens):
                places = found.get(token.text)
                if places is None:
                    found[token.text] = [(sentence, at)]
                else:
                    places.append((sentence, at))
        doc.memo["occurrences"] = found
    return found


def places(doc: Document, wants: Callable[[Form], bool]) -> Iterator[tuple[Sentence, int]]:
    """Yield the places of known words whose form is wanted; see `chosen` for the test."""
    held = known(doc)
    for _, found in sorted(map(held.__getitem__, chosen(doc, wants))):  # by their numbers
        yield from found


def chosen(doc: Document, wants: Callable[[Form], bool]) -> set[Form]:
    """Choose the known forms of a document that are wanted.

    The test is asked about each form once in a run, so it must be a function that lives as long: no lambda of a call.
    """
    here, met = _met_here(doc)
    judged = met.judged.get(wants)
    if judged is None:
        judged = met.judged.setdefault(wants, Judged())
    asked = judged.asked
    if asked < len(met.order):
        new = met.order[asked:]
        judged.wanted.update(filter(wants, new))
        judged.asked = asked + len(new)  # another thread may have asked the same meanwhile
    return here & judged.wanted


def _met_here(doc: Document) -> tuple[set[Form], Met]:
    """Give the known forms of a document, and where tests remember what they said of them. Memoised."""
    found: tuple[set[Form], Met] | None = doc.memo.get("met here")
    if found is None:
        here = set(known(doc))
        if len(_met[0].order) > FORMS_KEPT:
            _met[0] = Met([], set(), {})
        met = _met[0]
        new = here - met.forms
        met.order.extend(new)  # first: of what is in `forms` tests have been asked
        met.forms.update(new)
        found = doc.memo["met here"] = here, met
    return found


def known(doc: Document) -> dict[Form, tuple[int, Places]]:
    """Map each known form, in whatever letters, to its number in the document and its places. Memoised."""
    return _told_apart(doc).forms


def forms(doc: Document) -> list[tuple[str, Form, Places]]:
    """List each known written form with its places. Memoised."""
    return _told_apart(doc).known


def strange(doc: Document) -> list[tuple[str, Form, Places]]:
    """List each word written that the lexicon does not know with its places. Memoised."""
    return _told_apart(doc).strange


def alien(doc: Document) -> list[tuple[str, Form, Places]]:
    """List each word written in other letters than ASCII that the lexicon does not know with its places. Memoised."""
    found: list[tuple[str, Form, Places]] | None = doc.memo.get("alien")
    if found is None:
        found = doc.memo["alien"] = [word for word in _told_apart(doc).strange if not word[0].isascii()]
    return found


def hyphened(doc: Document) -> list[tuple[str, Form, Places]]:
    """List each word written with a hyphen, known or not, with its places. Memoised."""
    found: list[tuple[str, Form, Places]] | None = doc.memo.get("hyphened")
    if found is None:
        found = doc.memo["hyphened"] = [word for words in _told_apart(doc)[:2] for word in words if "-" in word[0]]
    return found


def _told_apart(doc: Document) -> Written:
    found: Written | None = doc.memo.get("forms")
    if found is None:
        known, strange, by_form = found = doc.memo["forms"] = Written([], [], {})
        for text, held in occurrences(doc).items():
            sentence, at = held[0]
            form = sentence.tokens[at].form
            if form is None:
                continue
            if not form.known:
                strange.append((text, form, held))
                continue
            known.append((text, form, held))
            before = by_form.get(form)
            by_form[form] = (len(by_form), held) if before is None else (before[0], before[1] + held)
    return found


def numbers(doc: Document) -> Iterator[tuple[Sentence, int]]:
    """Yield the places of numbers written with digits alone."""
    found: Places | None = doc.memo.get("numbers")
    if found is None:
        found = [place for text, held in occurrences(doc).items() if text.isdecimal() for place in held]
        doc.memo["numbers"] = found
    yield from found


def vocabulary(doc: Document) -> frozenset[str]:
    """Gather the words of a document in small letters, «ё» as «е». Memoised."""
    found: frozenset[str] | None = doc.memo.get("vocabulary")
    if found is None:
        found = doc.memo["vocabulary"] = frozenset(" ".join(occurrences(doc)).lower().replace("ё", "е").split(" "))
    return found


def lemmas(doc: Document) -> frozenset[str]:
    """Gather the lemmas of the known words of a document, «ё» as «е». Memoised."""
    found: frozenset[str] | None = doc.memo.get("lemmas")
    if found is None:
        written = set().union(*[form.lemmas for form in _told_apart(doc).forms])
        found = doc.memo["lemmas"] = frozenset(lemma.replace("ё", "е") for lemma in written)
    return found


def words(doc: Document, wanted: Iterable[str]) -> Iterator[tuple[Sentence, int]]:
    """Yield the places of words given in small letters, however they are written."""
    found = occurrences(doc)
    for text in found.keys() & _spellings(tuple(wanted)):
        yield from found[text]


@lru_cache(maxsize=256)
def _spellings(wanted: tuple[str, ...]) -> frozenset[str]:
    return frozenset(text for word in wanted for text in (word, word.capitalize(), word.upper()))
