"""What of LanguageTool's findings is not shown: rules off by default and false alarms that come of Markdown."""

from __future__ import annotations

from pravka.document import BORDER, OBJECT, Document
from pravka.languagetool.client import Match

# Rules that were right in under 70 % of the findings read (docs/languagetool.md), or contradict what pravka prescribes
OFF: tuple[str, ...] = ()
LEVEL = {"STYLE": "info", "REDUNDANCY": "info", "TYPOGRAPHY": "info", "MISC": "info"}  # by category; else warning


def is_false_alarm(doc: Document, start: int, end: int, match: Match) -> bool:
    """Tell whether a match is about a placeholder, or about the edge of a block, not about the text."""
    marked = doc.prose[start:end]
    return OBJECT in marked or BORDER in marked or not marked.strip("\0")
