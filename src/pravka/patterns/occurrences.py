"""Where each written word of a document stands: the one pass over the tokens that indexes and checks share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pravka.document import Document
    from pravka.russian.lexicon import Form
    from pravka.russian.sentences import Sentence

Places = list[tuple["Sentence", int]]
Test = Callable[["Form"], bool]


class Written(NamedTuple):
    """The words of a document as written: those of the lexicon and the rest, each with its form and places.

    forms    the known forms in order, each with its places, in whatever letters
    mixed    those of them that are written in more than one way: the places of each way by themselves are in order
    """

    known: list[tuple[str, Form, Places]]
    strange: list[tuple[str, Form, Places]]
    forms: dict[Form, Places]
    mixed: dict[Form, None]


_tests: dict[Test, None] = {}  # all that `places` was asked with, in order
_having: dict[Test, int] = {}  # the grammemes that `having` was told of


def occurrences(doc: Document) -> dict[str, Places]:
    """Map each token text (letter case kept) to its places (sentence, number of the token), in order. Memoised."""
    found: dict[str, Places] | None = doc.memo.get("occurrences")
    if found is None:
        from pravka.russian import sentences

        found = {}
        for sentence in sentences.of(doc):  # every token of a run passes here
            for at, token in enumerate(sentence.tokens):
                held = found.get(token.text)
                if held is None:
                    found[token.text] = [(sentence, at)]
                else:
                    held.append((sentence, at))
        doc.memo["occurrences"] = found
    return found


def places(doc: Document, wants: Test) -> Iterator[tuple[Sentence, int]]:
    """Yield the places of known words whose form is wanted; see `chosen` for the test."""
    held = known(doc)
    for form in chosen(doc, wants):
        yield from held[form]


def having(grammemes: int) -> Callable[[Test], Test]:
    """Declare that a test wants only forms some reading of which has one of these grammemes: of others it is not asked.

    Every test is put to every form, and most tests are of one part of speech.
    """

    def declare(wants: Test) -> Test:
        _having[wants] = grammemes
        return wants

    return declare


def chosen(doc: Document, wants: Test) -> list[Form]:
    """List the known forms of a document that are wanted, in the order of their first places.

    The test is asked about each form once in a run, so it must be a function that lives as long: no lambda of a call.
    """
    found = _accepted(doc)
    if wants not in found:  # nobody asked so before this document
        _tests[wants] = None
        found[wants] = list(filter(wants, known(doc)))
    return found[wants]


def _accepted(doc: Document) -> dict[Test, list[Form]]:
    """Give the forms that each test accepts. Memoised, and a form keeps what tests say of it.

    Forms are shared by all documents and most are accepted by few tests, so all tests are answered at once.
    """
    found: dict[Test, list[Form]] | None = doc.memo.get("accepted")
    if found is None:
        tests = list(_tests)
        accepted: dict[Test, list[Form]] = defaultdict(list, {test: [] for test in tests})
        count = len(tests)
        for form in known(doc):
            asked, accepting = form.judged
            if asked < count:
                accepting += tuple([test for test in _open_to(form.any, asked, count) if test(form)])
                form.judged = _judgement(count, accepting)
            for test in accepting:
                accepted[test].append(form)
        found = accepted if len(accepted) == count else {test: accepted[test] for test in tests}
        doc.memo["accepted"] = found  # without those that another thread came to know meanwhile
    return found


@lru_cache(maxsize=5_000)
def _open_to(grammemes: int, asked: int, count: int) -> list[Test]:
    """List the tests after the first `asked` of `count` that may want a form with these grammemes."""
    return [test for test in list(_tests)[asked:count] if test not in _having or grammemes & _having[test]]


@lru_cache(maxsize=5_000)
def _judgement(count: int, accepting: tuple[Test, ...]) -> tuple[int, tuple[Test, ...]]:
    """Give one pair to all the forms that the same tests accept: it is looked at for each form of each document."""
    return count, accepting


def known(doc: Document) -> dict[Form, Places]:
    """Map each known form, in whatever letters, to its places, in order of the first ones. Memoised."""
    return _told_apart(doc).forms


def mixed(doc: Document) -> Iterable[Form]:
    """Give the known forms written in more than one way, in capitals and small letters; their places are unsorted."""
    return _told_apart(doc).mixed


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
        known, strange, by_form, mixed = found = doc.memo["forms"] = Written([], [], {}, {})
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
            if before is None:
                by_form[form] = held
            elif form in mixed:
                before += held  # a list of its own by now
            else:
                by_form[form] = before + held
                mixed[form] = None
    return found


def numbers(doc: Document) -> Iterator[tuple[Sentence, int]]:
    """Yield the places of numbers written with digits alone."""
    found: Places | None = doc.memo.get("numbers")
    if found is None:
        found = [place for text in filter(str.isdecimal, occurrences(doc)) for place in occurrences(doc)[text]]
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
        found = doc.memo["lemmas"] = frozenset().union(*[form.folded for form in known(doc)])
    return found


def words(doc: Document, wanted: Iterable[str]) -> Iterator[tuple[Sentence, int]]:
    """Yield the places of words given in small letters, however they are written."""
    found = occurrences(doc)
    for text in found.keys() & _spellings(tuple(wanted)):
        yield from found[text]


@lru_cache(maxsize=256)
def _spellings(wanted: tuple[str, ...]) -> frozenset[str]:
    return frozenset(text for word in wanted for text in (word, word.capitalize(), word.upper()))
