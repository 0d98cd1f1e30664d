"""What a check needs a text to have, said beside the check: without it the engine does not even read its module.

A rule file may say the same for its rule (`needs:`); it is the stronger. See `pravka.rules.Rule.needs`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

Check = TypeVar("Check", bound=Callable[..., Any])


def needs(
    words: Iterable[str] = (), *, text: Iterable[str] = (), shape: Iterable[str] = (), options: Iterable[str] = ()
) -> Callable[[Check], Check]:
    """Mark a check that can find something only in a text that has one of these words, pieces or shapes.

    `options` are the names of those of its options that list words and phrases it needs too.
    """
    given = {
        "words": sorted({_fold(word) for word in words}),
        "text": list(text),
        "shape": list(shape),
        "options": list(options),
    }

    def mark(check: Check) -> Check:
        check.needs = {key: pieces for key, pieces in given.items() if pieces}  # type: ignore[attr-defined]
        return check

    return mark


def with_options(needs: Mapping[str, Sequence[str]], options: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    """Add to the words a check needs those of its options: of each phrase the longest word, which few texts have."""
    listed = [phrase for name in needs.get("options", ()) for phrase in options.get(name, ())]
    if not listed:
        return needs
    words = {max(_fold(phrase).split(), key=len, default="") for phrase in listed}
    return {**needs, "words": sorted(words.union(needs.get("words", ())))}


def _fold(text: str) -> str:
    return text.lower().replace("ё", "е")
