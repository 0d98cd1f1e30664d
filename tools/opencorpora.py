"""OpenCorpora as pymorphy3 ships it, for the build tools: readings of a form, forms of a paradigm.

The shipped program never imports this; it reads the same files through `pravka.russian.dictionary`.
"""

from typing import Any

import pymorphy3


class Dictionary:
    """OpenCorpora as pymorphy3 ships it."""

    def __init__(self) -> None:
        self.data: Any = pymorphy3.MorphAnalyzer().dictionary

    def readings(self, form: str) -> list[tuple[int, int]]:
        return list(self.data.words.get(form) or [])

    def paradigm(self, number: int) -> list[tuple[str, str, str]]:
        """List (prefix, suffix, tag) of each form; the first is the lemma."""
        flat = self.data.paradigms[number]
        size = len(flat) // 3
        return [
            (
                self.data.paradigm_prefixes[flat[2 * size + i]],
                self.data.suffixes[flat[i]],
                str(self.data.gramtab[flat[size + i]]),
            )
            for i in range(size)
        ]

    def lemma(self, form: str, number: int, index: int) -> str:
        forms = self.paradigm(number)
        prefix, suffix, _ = forms[index]
        first_prefix, first_suffix, _ = forms[0]
        return first_prefix + form[len(prefix) : len(form) - len(suffix)] + first_suffix
