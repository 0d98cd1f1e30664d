"""What a check yields and what users see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pravka.document import Span

LEVELS = ("info", "warning", "error")


class Edit(NamedTuple):
    """Replace text[start:end] by `text`."""

    start: int
    end: int
    text: str


class Hit(NamedTuple):
    """One flaw as a check sees it.

    span          exactly the text the replacements stand for; empty where something is missing
    replacements  best first
    safe          one replacement that cannot change the meaning
    also          further edits of the same cure, applied whole or not at all
    fields        fill the {names} of the rule's message; `found` (the text of the span), `fix` (the first
                  replacement) and `before`/`after` (the words around an empty span) are there unasked
    """

    span: Span
    replacements: tuple[str, ...] = ()
    safe: bool = False
    also: tuple[Edit, ...] = ()
    fields: Mapping[str, str] = {}
    level: str = ""  # a check may lower or raise the rule's level for one hit; "" keeps it


class Finding(NamedTuple):
    """A flaw with its rule, level and message: what reports print and the API returns."""

    rule: str
    level: str
    start: int
    end: int
    message: str
    replacements: tuple[str, ...] = ()
    safe: bool = False
    also: tuple[Edit, ...] = ()
    fixable: bool = False  # an edit may be applied: no masked character is covered, the words are not split by markup
    url: str = ""  # a page about the rule; ours are explained offline
