"""Where each written word of a document stands: the one pass over the tokens that indexes and checks share."""

from __future__ import annotations

from _thread import allocate_lock  # that of `threading`, which one post need not import
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, filterfalse
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pravka.document import Document
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence

Places = list[tuple["Sentence", int]]
FORMS_KEPT = 100_000
Test = Callable[["Form"], bool]


class Met(NamedTuple):
    """What was learnt of forms in the documents so far: they are shared, so a test says the same of them again.

    tests   the tests asked of all of them
    kinds   the known forms met, each with those of the tests that want it
    """

    tests: list[Test]
    kinds: dict[Form, list[Test]]


class Written(NamedTuple):
    """The words of a document as written: those of the lexicon and the rest, each with its form and places.

    forms    the known forms in order, each with its places, in whatever letters
    """

    known: list[tuple[str, Form, Places]]
    strange: list[tuple[str, Form, Places]]
    forms: dict[Form, Places]


_met = [Met([], {})]
_learning = allocate_lock()


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


def places(doc: Document, wants: Test) -> Iterator[tuple[Sentence, int]]:
    """Give the places of known words whose form is wanted.

    The test is asked about each form once in a run, so it must be a function that lives as long: no lambda of a call.
    """
    found, met = _wanted(doc)
    if wants not in found:
        known = _told_apart(doc).forms
        found[wants] = sorted([known[form] for form in _learn(met, wants) if form in known], key=_first)
    return chain.from_iterable(found[wants])


def _first(held: Places) -> int:
    sentence, at = held[0]
    return sentence.tokens[at].start


def _wanted(doc: Document) -> tuple[dict[Test, list[Places]], Met]:
    """Give the places of the forms that each test wants, found in one pass, and where tests are kept. Memoised."""
    found: tuple[dict[Test, list[Places]], Met] | None = doc.memo.get("wanted")
    if found is None:
        known = _told_apart(doc).forms
        with _learning:
            if len(_met[0].kinds) > FORMS_KEPT:
                _met[0] = Met([], {})
            met = _met[0]
            _meet(met, list(filterfalse(met.kinds.__contains__, known)))
            wanted: dict[Test, list[Places]] = {test: [] for test in met.tests}
            for form, held in known.items():
                for test in met.kinds[form]:
                    wanted[test].append(held)
        found = doc.memo["wanted"] = wanted, met
    return found


def _meet(met: Met, new: list[Form]) -> None:
    """Ask all tests about new forms."""
    met.kinds.update((form, []) for form in new)
    for test in met.tests:
        for form in filter(test, new):
            met.kinds[form].append(test)


def _learn(met: Met, test: Test) -> list[Form]:
    """Ask a new test about all forms met; give those it wants."""
    with _learning:
        if test in met.tests:  # asked meanwhile, of another document
            return [form for form, tests in met.kinds.items() if test in tests]
        wanted = list(filter(test, met.kinds))
        met.tests.append(test)
        for form in wanted:
            met.kinds[form].append(test)
    return wanted


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
            by_form[form] = held if before is None else before + held
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
