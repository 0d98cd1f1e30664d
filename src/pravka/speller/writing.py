"""Writing a correction as the author would: letter case and «ё» like the text around."""

from __future__ import annotations

from pravka.russian.lexicon import Lexicon


def dress(lexicon: Lexicon, written: str, meant: str, yo: bool) -> str:
    """Give a lower-case correction the letter case of what was written, and its «ё» if the text uses it."""
    text = " ".join(_dot(lexicon, word) for word in meant.split()) if yo else meant
    if written.isupper() and len(written) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if written[:1].isupper() else text


def _dot(lexicon: Lexicon, word: str) -> str:
    """Put «ё» where every reading of a form has it."""
    spellings = {reading.word for reading in lexicon.form(word).readings}
    return spellings.pop() if len(spellings) == 1 else word
