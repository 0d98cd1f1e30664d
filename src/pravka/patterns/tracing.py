"""Why a rule matched a text or did not: the tale for `pravka explain --trace`. No matching of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pravka.patterns.index import hit
from pravka.patterns.match import Way

if TYPE_CHECKING:
    from pravka.document import Document
    from pravka.russian.sentences import Sentence


def trace(program: Mapping[str, Any], doc: Document) -> Iterator[str]:
    """Yield a line for each match, or for each way that got furthest: which token failed on which key."""
    from pravka.russian import sentences

    ways = [Way("", plain) for plain in program["ways"]]
    for sentence in sentences.of(doc):
        matched = False
        for way in ways:
            for start in range(len(sentence.tokens)):
                match = way.match(doc, sentence, start)
                if match:
                    matched = True
                    fixes = ", ".join(f"«{r}»" for r in hit(way, match).replacements)
                    yield f"match: «{match.found}»" + (f" → {fixes}" if fixes else "")
        if not matched:
            yield from _nearest_miss(ways, sentence)


def _nearest_miss(ways: Sequence[Way], sentence: Sentence) -> Iterator[str]:
    """Tell about the attempts that matched the most tokens before they failed."""
    attempts = [_attempt(way, sentence, start) for way in ways for start in range(len(sentence.tokens))]
    most = max((depth for depth, _ in attempts), default=0)
    for depth, line in attempts:
        if depth == most and (most > 0 or len(ways) == 1):
            yield line


def _attempt(way: Way, sentence: Sentence, start: int) -> tuple[int, str]:
    """Match greedily, without going back; (tokens matched, what stopped it)."""
    bound: list[int] = []
    at, depth = start, 0
    for number, slot in enumerate(way.slots, 1):
        here = next(
            (p for p in range(at, min(at + slot.skip + 1, len(sentence.tokens))) if slot.fits(sentence, p, bound)), -1
        )
        if here < 0 and not slot.optional:
            return depth, _tell(way, number, sentence, at)
        if here >= 0:
            at, depth = here + 1, depth + 1
        bound.append(here)
    return depth, f"cancelled by `except`: «{sentence.tokens[start].text} …»"


def _tell(way: Way, number: int, sentence: Sentence, at: int) -> str:
    spec = way.specs[number - 1]
    wanted = ", ".join(f"{key}: {_plain(value)}" for key, value in spec.items())
    if at >= len(sentence.tokens):
        return f"token {number} ({wanted}): the sentence ends"
    token = sentence.tokens[at]
    tags = "; ".join(r.tag for r in token.form.readings) if token.form and token.form.known else "not in the dictionary"
    return f"token {number} ({wanted}) does not fit «{token.text}» [{tags}]"


def _plain(value: Any) -> str:
    return " | ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
