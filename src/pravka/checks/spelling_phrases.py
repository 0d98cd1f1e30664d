"""Checks of set phrases with a slip in one of their words: «тем ни менее», «до сих по»."""

from __future__ import annotations

from collections.abc import Iterator

from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.patterns import vocabulary, words
from pravka.speller import deliberate
from pravka.waking import needs

# The phrases as they are slipped and as they should be; neither has another reading.
PHRASES = {
    "тем ни менее": "тем не менее",
    "тем неменее": "тем не менее",
    "сих по": "сих пор",
    "их них": "из них",
    "может быт": "может быть",
    "должно быт": "должно быть",
    "в отличи от": "в отличие от",
    "по молчанию": "по умолчанию",
    "в том чисел": "в том числе",
    "в том числи": "в том числе",
    "по крайне мере": "по крайней мере",
    "в конце концом": "в конце концов",
    "ни в коем случай": "ни в коем случае",
    "во избежании": "во избежание",
    "как не странно": "как ни странно",
    "во чтобы то ни стало": "во что бы то ни стало",
    "во что бы то не стало": "во что бы то ни стало",
    "по мимо того": "помимо того",
}
SPLIT = tuple(tuple(phrase.split()) for phrase in PHRASES)
# The rarest word of each: a text without them has none of the phrases.
RARE = """
    менее неменее сих них быт отличи молчанию чисел числи крайне концом случай избежании странно стало мимо
""".split()


@needs(RARE)
def set_phrase(doc: Document) -> Iterator[Hit]:
    """Find set phrases with a slip."""
    met = vocabulary(doc)
    for phrase in SPLIT:
        for sentence, at in words(doc, phrase[:1]) if met.issuperset(phrase) else ():
            last = at + len(phrase) - 1
            held = [token.form.lower if token.form else token.text for token in sentence.tokens[at : last + 1]]
            if tuple(held) != phrase or deliberate.covers(doc, sentence.tokens[at].start):
                continue
            start, end = sentence.tokens[at].start, sentence.tokens[last].end
            right = PHRASES[" ".join(phrase)]
            if doc.text[start : start + 1].isupper():
                right = right[0].upper() + right[1:]
            if doc.text[start:end].lower() == " ".join(phrase):
                yield Hit(Span(start, end), (right,), True)
