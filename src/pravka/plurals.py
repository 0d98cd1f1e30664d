"""Nouns after numbers, in messages and reports. Inflection of Russian words is in `russian`."""

from __future__ import annotations

from collections.abc import Sequence


def plural(n: int, forms: Sequence[str]) -> str:
    """Choose the form of a noun after a number: three forms are Russian (1, 2, 5), two English."""
    if len(forms) == 2:
        return forms[n != 1]
    if n % 10 == 1 and n % 100 != 11:
        return forms[0]
    if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14:
        return forms[1]
    return forms[2]


class Worded(str):
    """A field of a message; `{count:слово|слова|слов}` writes a number with the form that goes with it."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """Append the right one of the forms between bars."""
        if "|" not in spec:
            return super().__format__(spec)
        return f"{self} {plural(int(self), spec.split('|'))}"
