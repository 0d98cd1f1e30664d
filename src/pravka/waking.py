"""What a check needs a text to have, said beside the check: without it the engine does not even read its module.

A rule file may say the same for its rule (`needs:`); it is the stronger. See `pravka.rules.Rule.needs`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

Check = TypeVar("Check", bound=Callable[..., Any])
MARKS = '.,:;!?…«»()"'  # round a word of a phrase


def needs(
    words: Iterable[str] = (),
    *,
    text: Iterable[str] = (),
    shape: Iterable[str] = (),
    part: Iterable[str] = (),
    options: Iterable[str] = (),
    part_options: Iterable[str] = (),
) -> Callable[[Check], Check]:
    """Mark a check that can find something only in a text that has one of these words, pieces, shapes or parts.

    `options` are the names of those of its options that list words and phrases it needs too, `part_options` of those
    that list parts.
    """
    given = {
        "words": sorted({_fold(word) for word in words}),
        "text": list(text),
        "shape": list(shape),
        "part": list(part),
        "options": list(options),
        "part options": list(part_options),
    }

    def mark(check: Check) -> Check:
        check.needs = {key: pieces for key, pieces in given.items() if pieces}  # type: ignore[attr-defined]
        return check

    return mark


def with_options(needs: Mapping[str, Sequence[str]], options: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    """Add to what a check needs that of its options: of each phrase the longest word, which few texts have."""
    words = {_longest(phrase) for phrase in _listed(needs.get("options", ()), options)}
    parts = set(_listed(needs.get("part options", ()), options))
    added = {"words": words.union(needs.get("words", ())), "part": parts.union(needs.get("part", ()))}
    return {**needs, **{kind: sorted(pieces) for kind, pieces in added.items() if pieces}}


def _listed(names: Iterable[str], options: Mapping[str, Any]) -> Iterator[str]:
    for name in names:
        yield from options.get(name, ())


def _longest(phrase: str) -> str:
    words = (word.strip(MARKS) for word in _fold(phrase).split())
    return max(words, key=len, default="")


def _fold(text: str) -> str:
    return text.lower().replace("ё", "е")
