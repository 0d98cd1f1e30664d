"""Known words near a misspelt one, found by walking the lexicon itself: no index of deletions is built or shipped.

Three walks: one slip of the keyboard, a few confusions of the ear, two slips among frequent words. Ranking is not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pravka.russian.dawg import NOWHERE, ROOT, Dawg, T
from pravka.speller import frequency
from pravka.speller.sounds import CONFUSIONS

SEPARATOR = 0x01
YO = "ё".encode()
LONGEST = 40  # longer tokens are no words
FREQUENT = 13  # two slips are looked for among words of Zipf 2.6 and more (value in fifths)
NODES_KEPT = 20_000
SINGLE = [bytes((label,)) for label in range(len(frequency.LETTERS) + 2)]  # letters of its file
Edit = tuple[int, int, str]  # what is meant between two places of a word
State = tuple[int, bytes]  # a node, and the word that is there if the rest of the key stands


class Walker:
    """Walks over one file of forms, remembering the letters that follow its nodes."""

    def __init__(self, dawg: Dawg) -> None:
        self.dawg = dawg
        self._letters: dict[int, tuple[tuple[str, int], ...]] = {}

    def letters(self, node: int) -> tuple[tuple[str, int], ...]:
        """Give (letter, node) for every letter that may follow."""
        found = self._letters.get(node)
        if found is None:
            if len(self._letters) > NODES_KEPT:
                self._letters.clear()
            found = self._letters[node] = tuple(self._read_letters(node))
        return found

    def _read_letters(self, node: int) -> Iterator[tuple[str, int]]:
        for lead, middle in self.dawg.children(node):
            if lead == SEPARATOR:
                continue
            if lead < 0x80:
                yield chr(lead), middle
            elif lead < 0xE0:
                for trail, child in self.dawg.children(middle):
                    yield bytes((lead, trail)).decode(), child

    def step(self, states: list[tuple[int, T]], letter: str) -> list[tuple[int, T]]:
        """Follow one letter from each of several nodes; «е» also stands for «ё»."""
        found = self.dawg.follow_all(states, letter.encode())
        return found + self.dawg.follow_all(states, YO) if letter == "е" else found

    def one_slip(self, word: str) -> set[str]:
        """Find the words one letter away: dropped, added, replaced or swapped with its neighbour.

        All slips go through the word side by side: `slipped` holds their nodes by the place where they go on, each
        with what is meant.
        """
        slipped: list[list[tuple[int, Edit]]] = [[] for _ in range(len(word) + 3)]
        straight: list[tuple[int, Edit]] = [(ROOT, (0, 0, ""))]
        for at in range(len(word) + 1):
            here, after = word[at : at + 1], word[at + 1 : at + 2]
            for node, _ in straight:
                if here:
                    slipped[at + 1].append((node, (at, at + 1, "")))
                for letter, child in self.letters(node):
                    slipped[at].append((child, (at, at, letter)))
                    if here and letter != here:
                        slipped[at + 1].append((child, (at, at + 1, letter)))
            if after not in ("", here):
                swapped = self.step(self.step(straight, after), here)
                slipped[at + 2] += [(node, (at, at + 2, after + here)) for node, _ in swapped]
            if here:
                straight = self.step(straight, here)
                slipped[at + 1] += self.step(slipped[at], here)
        found = {edit for node, edit in slipped[len(word)] if self.dawg.ends(node)}
        return {(word[:start] + meant + word[end:]).replace("ё", "е") for start, end, meant in found} - {word}

    def alike(self, word: str, budget: int) -> dict[str, int]:
        """Find the words that sound like this one, each with the least number of confusions, up to so many."""
        found: dict[str, int] = {}
        follow, ends, size = self.dawg.follow, self.dawg.ends, len(word)
        steps = [(letter.encode(), "ё".encode()) if letter == "е" else (letter.encode(),) for letter in word]
        meant_at = _meanings(word)
        stack = [(ROOT, 0, 0, "")]
        while stack:
            node, at, confused, path = stack.pop()
            if at < size:
                for letter in steps[at]:
                    child = follow(letter, node)
                    if child != NOWHERE:
                        stack.append((child, at + 1, confused, path + word[at]))
            elif ends(node):
                meant = path.replace("ё", "е")
                found[meant] = min(confused, found.get(meant, budget))
            if confused == budget:
                continue
            for to, meant, key in meant_at[at]:
                child = follow(key, node)
                if child != NOWHERE:
                    stack.append((child, to, confused + 1, path + meant))
        found.pop(word, None)
        return found


@lru_cache(maxsize=1)
def _meanings(word: str) -> list[list[tuple[int, str, bytes]]]:
    """List what may be meant at each place of a word, its end included: the same for each file that is walked."""
    return [list(_meant(word, at)) for at in range(len(word) + 1)]


def _meant(word: str, at: int) -> Iterator[tuple[int, str, bytes]]:
    """Yield what may be meant at a place of a word: where what is written ends, what is meant, the same in bytes."""
    for written, meant in _confusions(word[at : at + 1]):
        if word.startswith(written, at) and (written or at):
            yield at + len(written), meant, meant.encode()


@cache
def _confusions(letter: str) -> tuple[tuple[str, str], ...]:
    return (*CONFUSIONS.get(letter, ()), *CONFUSIONS[""])


def two_slips(word: str) -> set[str]:
    """Find the frequent words two letters away, at most one slip within the first two letters.

    All paths go through the key side by side, so that a step is made of all of them at once: `once` and `twice` hold
    those with so many slips, by the place in the key where they go on. Two slips side by side may be made in several
    ways, and one is enough: so only a letter is added to one just added (to replace the next one, replace this one and
    add), and none is dropped after one just replaced.
    """
    dawg, key = frequency.table(), frequency.encode(word)
    size = len(key)
    straight: list[State] = [(ROOT, key)]
    replaced: list[State] = []  # at the place before
    once: list[list[State]] = [[] for _ in range(size + 3)]
    twice: list[list[State]] = [[] for _ in range(size + 3)]
    for at in range(size + 1):
        first = _slip(dawg, key, at, straight)
        if at > 1 and size - at > 1:
            dropped = [(node, path[: at - size] + key[at + 1 :]) for node, path in once[at]]
            added, others = _slip_ahead(dawg, key, at, once[at] + replaced)
            twice[at + 1] += dropped + added + _add_ahead(dawg, key, at, first.added)
            twice[at + 2] += others
        elif at > 1:
            second = _slip(dawg, key, at, once[at] + replaced + first.added)
            twice[at] += second.added
            twice[at + 1] += second.dropped + second.replaced
            twice[at + 2] += second.swapped
        once[at] += replaced + first.added
        if at < size:
            here = key[at : at + 1]
            straight = dawg.follow_all(straight, here)
            once[at + 1] += dawg.follow_all(once[at], here)
            twice[at + 1] += dawg.follow_all(twice[at], here)
            once[at + 1] += first.dropped
            once[at + 2] += first.swapped
        replaced = first.replaced
    found = {path for node, path in once[size] + twice[size] if (dawg.value(node) or 0) >= FREQUENT}
    return {frequency.decode(path) for path in found} - {word}


class Slips(NamedTuple):
    """Paths after one more slip at some place of the key, by its kind."""

    added: list[State]
    dropped: list[State]
    replaced: list[State]
    swapped: list[State]


def _slip(dawg: Dawg, key: bytes, at: int, states: list[State]) -> Slips:
    """Make each slip at one place of the key."""
    rest = key[at:]
    slips = Slips([], [], [], [])
    for node, path in states:
        head = path[: len(path) - len(rest)]
        if rest:
            slips.dropped.append((node, head + rest[1:]))
        for label, child in dawg.children(node):
            letter = SINGLE[label]
            if rest[:1] == letter:
                continue
            slips.added.append((child, head + letter + rest))
            if rest:
                slips.replaced.append((child, head + letter + rest[1:]))
            if rest[1:2] == letter:
                slips.swapped.extend(dawg.follow_all([(child, head + letter + rest[:1] + rest[2:])], rest[:1]))
    return slips


def _slip_ahead(dawg: Dawg, key: bytes, at: int, states: list[State]) -> tuple[list[State], list[State]]:
    """Add a letter, and replace or swap one, where no other slip may follow: the next one of the key, too, must stand.

    The first list holds what goes on past the next letter of the key, the second what goes on past the next two.
    """
    rest = key[at:]
    cut, here, after = len(rest), rest[0], rest[1]
    past_here, past_after = dawg.past(states, here, after)
    added = [(node, path[:-cut] + SINGLE[label] + rest) for node, path, label in past_here if label != here]
    others = [(node, path[:-cut] + SINGLE[label] + rest[1:]) for node, path, label in past_after if label != here]
    if here != after:
        swapped = rest[1:2] + rest[:1] + rest[2:]
        others += [(node, path[:-cut] + swapped) for node, path, label in past_here if label == after]
    return added, others


def _add_ahead(dawg: Dawg, key: bytes, at: int, states: list[State]) -> list[State]:
    """Add a letter before the next one of the key, and pass that one."""
    rest = key[at:]
    cut, here = len(rest), rest[0]
    found, _ = dawg.past(states, here, here)
    return [(node, path[:-cut] + SINGLE[label] + rest) for node, path, label in found if label != here]
