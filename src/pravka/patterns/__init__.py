"""The token-pattern language of declarative rules: compile, index, match, trace. docs/patterns.md is its reference."""

from pravka.patterns.compiling import compile
from pravka.patterns.index import Index, Program, naive
from pravka.patterns.occurrences import (
    Places,
    alien,
    chosen,
    forms,
    having,
    hyphened,
    known,
    lemmas,
    mixed,
    numbers,
    occurrences,
    places,
    strange,
    vocabulary,
    words,
)
from pravka.patterns.schema import RULE_KEYS as KEYS
from pravka.patterns.tracing import trace

__all__ = [
    "KEYS", "Index", "Places", "Program", "alien", "chosen", "compile", "forms", "having", "hyphened", "known",
    "lemmas", "mixed", "naive", "numbers", "occurrences", "places", "strange", "trace", "vocabulary", "words",
]  # fmt: skip
