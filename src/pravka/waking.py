"""What a check needs a text to have, said beside the check: without it the engine does not even read its module.

A rule file may say the same for its rule (`needs:`); it is the stronger. See `pravka.rules.Rule.needs`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

Check = TypeVar("Check", bound=Callable[..., Any])


def needs(
    words: Iterable[str] = (),
    *,
    text: Iterable[str] = (),
    shape: Iterable[str] = (),
    part: Iterable[str] = (),
    option: Iterable[str] = (),
) -> Callable[[Check], Check]:
    """Mark a check that can find something only in a text that has one of these words, pieces, shapes or parts.

    `option` names options of the check that list such parts.
    """
    given = {
        "words": sorted({word.lower().replace("ё", "е") for word in words}),
        "text": list(text),
        "shape": list(shape),
        "part": list(part),
        "option": list(option),
    }

    def mark(check: Check) -> Check:
        check.needs = {key: pieces for key, pieces in given.items() if pieces}  # type: ignore[attr-defined]
        return check

    return mark
