"""Hostile and odd texts of any size: what makes a careless linter quadratic. Used by the tests and by `make bench`."""

from __future__ import annotations

from collections.abc import Callable


def _repeat(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """Make a text of about `size` characters of one piece over and over."""
    return lambda size: before + piece * (size // len(piece)) + after


def _front(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return _repeat(piece, f"---\n{before}", f"{after}\n---\n\nТекст.\n")


def _alias_bomb(size: int) -> str:
    levels = ["a0: &a0 [х, х, х, х, х, х, х, х, х]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, max(2, size // 60))]
    return "---\ntitle: Бомба\n" + "\n".join(levels) + "\n---\n\nТекст.\n"


def _distinct_words(size: int) -> str:
    letters = "абвгдежзиклмнопрст"
    words = []
    for n in range(size // 9):
        digits = [letters[n // 18**k % 18] for k in range(6)]
        words.append("".join(digits))
    return " ".join(words) + ".\n"


TEXTS: dict[str, Callable[[int], str]] = {
    "open brackets": _repeat("["),
    "brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "open parentheses": _repeat("("),
    "links": _repeat("[а](б) "),
    "open links": _repeat("[а]("),
    "images": _repeat("![а"),
    "reference links": _repeat("[а][б"),
    "footnotes": _repeat("[^1] "),
    "definitions": _repeat("[а]: б\n"),
    "straight quotes": _repeat('"'),
    "quoted words": _repeat('"да '),
    "open guillemets": _repeat("«"),
    "guillemets": lambda size: "«" * (size // 2) + "»" * (size // 2),
    "apostrophes": _repeat("'а "),
    "stars": _repeat("*"),
    "open bold": _repeat("**а "),
    "underscores": _repeat("_а "),
    "backticks": _repeat("` "),
    "growing backticks": lambda size: " ".join("`" * n for n in range(1, int((2 * size) ** 0.5))),
    "tildes": _repeat("~~а "),
    "dollars": _repeat("$а "),
    "nested quotes": _repeat("> "),
    "nested lists": lambda size: "".join(" " * 2 * n + "- а\n" for n in range(int(size**0.5))),
    "list items": _repeat("- а\n"),
    "headings": _repeat("# а\n"),
    "empty headings": _repeat("#\n"),
    "table cells": _repeat("| а ", "| а |\n|---|\n"),
    "table rows": _repeat("| а |\n", "| а |\n|---|\n"),
    "html tags": _repeat("<b>"),
    "open tags": _repeat("<a "),
    "comments": _repeat("<!-- "),
    "suppressions": _repeat("<!-- pravka: off -->\n"),
    "entities": _repeat("&"),
    "entities after words": _repeat("Слово&nbsp;"),
    "backslashes": _repeat("\\"),
    "liquid": _repeat("{% а "),
    "open braces": _repeat("{"),
    "shortcodes": _repeat("{{< а "),
    "directives": _repeat(":::а\n"),
    "mdx": _repeat("import а\n"),
    "addresses": _repeat("http:"),
    "e-mails": _repeat("а@б."),
    "one word": _repeat("а"),
    "one Latin word": _repeat("a"),
    "mixed alphabets": _repeat("аa"),
    "one line": _repeat("Он сказал, что слово не воробей. "),
    "one sentence": _repeat("слово и дело, "),
    "distinct unknown words": _distinct_words,
    "spaces": _repeat(" "),
    "spaces in a line": _repeat(" ", "а", "б"),
    "tabs": _repeat("\t"),
    "no-break spaces": _repeat("\u00a0", "а", "б"),
    "empty lines": _repeat("\n"),
    "CR LF": _repeat("а\r\n"),
    "hyphens": _repeat("-"),
    "hyphenated": _repeat("а-"),
    "dashes": _repeat("а - "),
    "commas": _repeat(","),
    "commas and words": _repeat("а, "),
    "full stops": _repeat("."),
    "abbreviations": _repeat("т.е. "),
    "which": _repeat("который "),
    "that": _repeat(", что "),
    "not": _repeat("не "),
    "digits": _repeat("1 "),
    "one number": _repeat("1"),
    "combining marks": _repeat("\u0301", "а"),
    "soft hyphens": _repeat("\u00ad", "а", "б"),
    "zero-width": _repeat("\u200b", "а", "б"),
    "joiners": _repeat("\u200d🦀"),
    "byte order marks": _repeat("\ufeff"),
    "NUL": _repeat("\0"),
    "replacement objects": _repeat("\ufffc "),
    "paragraph separators": _repeat("\u2029"),
    "capitals": _repeat("СЛОВО "),
    "initials": _repeat("А. "),
    "front matter keys": _front("а: б\n"),
    "nested front matter": lambda size: (
        "---\n" + "".join(f"{' ' * n}а:\n" for n in range(int(size**0.5))) + "---\n\nТекст.\n"
    ),
    "flow lists": _front("[", "а: "),
    "flow maps": _front("{а: ", "а: "),
    "alias bomb": _alias_bomb,
    "front matter colons": _front("а: ", "title: "),
    "front matter quotes": _front('"', "title: "),
    "front matter without end": _repeat("а: б\n", "---\n"),
    "tags": _front("!!python/object:os.system ", "а: "),
    "toml tables": _repeat("[а.б]\n", "+++\n", "+++\n"),
    "toml quotes": _repeat('"', "+++\nа = ", "\n+++\n"),
    "json braces": _repeat('{"а":', "", "\n\nТекст.\n"),
}
