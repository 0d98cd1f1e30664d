"""Checks of quotation marks: their form, nesting, pairs, and what stands inside next to them."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import OBJECT, Document
from pravka.findings import Hit
from pravka.plain import GAP, Plain, quotation
from pravka.waking import needs

CODE = frozenset("{}=;\\<>")
CALLED = "[.][a-z]|[\\[(]"  # "строка".split()
LITERAL = r"(?=.*[_=\\[\]])[ -~\n]+"  # an identifier, a message of a program: "auth_item"
NEAR = 300
OUTER, INNER = ("«", "»"), ("„", "“")


@needs(shape=['"'])
def straight(doc: Document) -> Iterator[Hit]:
    """Find pairs of straight quotes; silent where they are the site's habit."""
    if '"' in doc.prose and doc.settings.quotes == "norm":
        yield from _reform(doc, ('""',))


@needs(shape=["“", "”"])
def english(doc: Document) -> Iterator[Hit]:
    """Find English, German and Swedish pairs that are not «лапки» inside «ёлочки»."""
    if "“" in doc.prose or "”" in doc.prose:
        yield from _reform(doc, ("“”", "””", "““", "„”"))


def _reform(doc: Document, marks: tuple[str, ...]) -> Iterator[Hit]:
    text = plain.of(doc)
    for pair in quotation.of(doc).pairs:
        if pair.marks in marks and _is_russian(text, pair):
            hit = _cure(text, pair, INNER if pair.depth else OUTER)
            yield hit._replace(level="info") if plain.compiled(LITERAL).fullmatch(_inside(text, pair)) else hit


@needs(shape=["«"])
def nested(doc: Document) -> Iterator[Hit]:
    """Find «ёлочки» inside «ёлочки»."""
    if "«" in doc.prose:
        text = plain.of(doc)
        for pair in quotation.of(doc).pairs:
            if pair.marks == "«»" and pair.depth == 1:
                yield _cure(text, pair, INNER)


@needs(shape=["„"])
def inner_outside(doc: Document) -> Iterator[Hit]:
    """Find „лапки“ that stand inside no other quotation marks."""
    if "„" in doc.prose:
        text = plain.of(doc)
        for pair in quotation.of(doc).pairs:
            if pair.marks == "„“" and pair.depth == 0 and _is_russian(text, pair):
                yield _cure(text, pair, OUTER)


@needs(shape=['"', "“", "”", "„"])
def mismatched(doc: Document) -> Iterator[Hit]:
    """Find pairs that open with one kind of mark and close with another."""
    if '"' in doc.prose or "„" in doc.prose or "«" in doc.prose:
        text = plain.of(doc)
        for pair in quotation.of(doc).pairs:
            marks = pair.marks
            if marks in ('«"', "«“", "«”"):
                yield text.hit(pair.end, pair.end + 1, "»", safe=True)
            elif marks in ('"»', "„»", "“»"):
                yield text.hit(pair.start, pair.start + 1, "«", safe=True)


def _cure(text: Plain, pair: quotation.Pair, marks: tuple[str, str]) -> Hit:
    closing = text.edit(pair.end, pair.end + 1, marks[1])
    inside = _inside(text, pair)
    return text.hit(pair.start, pair.start + 1, marks[0], safe=True, also=(closing,), fields={"inside": inside})


def _inside(text: Plain, pair: quotation.Pair) -> str:
    """The quoted text, as much of it as matters: pairs may be nested without end."""
    return text.text[pair.start + 1 : min(pair.end, pair.start + NEAR)]


def _is_russian(text: Plain, pair: quotation.Pair) -> bool:
    """Tell quotes of a Russian text from quotes of code and of an English sentence."""
    inside = _inside(text, pair)
    if plain.compiled(CALLED).match(text.text, pair.end + 1) or (len(inside) == 1 and _is_listed(text.text, pair)):
        return False
    if plain.has_cyrillic(inside):
        return True
    if not inside.strip() or CODE & set(inside):
        return False
    return text.is_russian(pair.start)


def _is_listed(text: str, pair: quotation.Pair) -> bool:
    """Tell an element of an array of letters: "а", "б"."""
    return text[pair.end + 1 : pair.end + 4] == ', "' or text[pair.start - 3 : pair.start] == '", '


@needs(shape=['"', "«", "»", "“", "”", "„"])
def unpaired(doc: Document) -> Iterator[Hit]:
    """Find a quotation mark without a partner."""
    if any(mark in doc.prose for mark in '«»„"'):
        text = plain.of(doc)
        for start in quotation.of(doc).lone:
            is_sign = text.text[start] not in "«»" and not (text.text[start - 1] + text.text[start + 1]).strip(
                " ,.;:()\u2029"
            )
            if not is_sign and text.is_russian(start):
                yield text.hit(start, start + 1, level="" if text.text[start] in "«»" else "info")


@needs(shape=["« ", " »"])
def spaced(doc: Document) -> Iterator[Hit]:
    """Find spaces just inside a pair of «ёлочки»."""
    if not any(gap in doc.prose for gap in ("« ", " »", "«\u00a0", "\u00a0»")):
        return
    text = plain.of(doc)
    for pair in quotation.of(doc).pairs:
        if pair.marks != "«»" or pair.end - pair.start < 4:
            continue
        first = plain.compiled(f"{GAP}*").match(text.text, pair.start + 1)
        last = plain.compiled(f"{GAP}*$").search(text.text[max(pair.start + 1, pair.end - NEAR) : pair.end])
        left, right = len(first[0]) if first else 0, len(last[0]) if last else 0
        if left == pair.end - pair.start - 1:
            continue  # « » alone
        for start, end in ((pair.start + 1, pair.start + 1 + left), (pair.end - right, pair.end)):
            if start < end and text.solid(start - 1, end + 1):
                yield text.hit(start, end, "", safe=True)


@needs(shape=["«"])
def glued(doc: Document) -> Iterator[Hit]:
    """Find a word that clings to a quotation mark from outside."""
    if "«" not in doc.prose:
        return
    text = plain.of(doc)
    for pair in quotation.of(doc).pairs:
        if pair.marks != "«»":
            continue
        if text.text[pair.start - 1].isalpha() and text.solid(pair.start - 1, pair.start + 1):
            yield text.hit(pair.start, pair.start, " ")
        if text.text[pair.end + 1].isalpha() and text.solid(pair.end, pair.end + 2):
            yield text.hit(pair.end + 1, pair.end + 1, " ")


SHORTENED = frozenset("д п к е н э др пр г гг в вв т руб тыс см ул стр с им".split())
INSIDE = """(?x)
(?<= ([А-Яа-яЁё]{2}) ) (\\.»)                  # a full stop before the closing mark
(?= \\u2029 | [ \\u00a0\\n] [А-ЯЁ«—] )          # where a sentence ends
| (?<= [А-Яа-яЁё] ) (,») (?= [ \\u00a0\\n] )    # a comma, as in English
"""


@needs(shape=[".»", ",»"])
def stop_inside(doc: Document) -> Iterator[Hit]:
    """Find a full stop or a comma inside closing «ёлочки»: in Russian it follows them."""
    if ".»" not in doc.prose and ",»" not in doc.prose:
        return
    text = plain.of(doc)
    closing = {pair.end: pair.start for pair in quotation.of(doc).pairs}
    for match in text.find(INSIDE):
        comma = match[3] is not None
        start, end = match.span(3 if comma else 2)
        opened = closing.get(end - 1)
        if opened is None or not text.solid(start, end):
            continue
        inside = text.text[max(opened + 1, start - NEAR) : start]
        if comma or (inside.split()[-1].lower() not in SHORTENED and not set(".!?") & set(inside)):
            yield text.hit(start, end, "»" + match[0][0], safe=True)


APOSTROPHES = """(?x)
(?<! [\\w'] ) (') (?= [А-Яа-яЁё] )     # before a Cyrillic letter, after no letter
( [^'\\n\\u2029"«»]{1,80} )
(?<= [А-Яа-яЁё.!?…] ) (') (?! [\\w'] )
"""


@needs(shape=["'а", "'А"])
def apostrophes(doc: Document) -> Iterator[Hit]:
    """Find single straight quotes round Russian words."""
    if "'" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(APOSTROPHES):
        closing = text.edit(*match.span(3), "»")
        yield text.hit(*match.span(1), "«", also=(closing,), fields={"inside": match[2]})


ASCII = """(?x)
(?<! [<\\w] ) (<<) (?= [ ]?[А-Яа-яЁё] ) ( [^<>\\n\\u2029]{1,80} ) (>>) (?! > )
| (?<! , ) (,,) (?= [А-Яа-яЁё] ) ( [^,"\\n\\u2029]{1,80} ) ("|''|“|”)
| (?<! ` ) (``) (?= [А-Яа-яЁё] ) ( [^`'\\n\\u2029]{1,80} ) ('')
"""


@needs(shape=["<<", ",,", "``"])
def ascii_marks(doc: Document) -> Iterator[Hit]:
    """Find quotation marks put together from other signs: <<слово>>, ,,слово''."""
    if not any(mark in doc.prose for mark in ("<<", ",,", "``")):
        return
    text = plain.of(doc)
    for match in text.find(ASCII):
        first = next(n for n in (1, 4, 7) if match[n])
        closing = text.edit(*match.span(first + 2), "»")
        yield text.hit(*match.span(first), "«", safe=True, also=(closing,), fields={"inside": match[first + 1]})


@needs(shape=[mark + OBJECT for mark in '"«“”„'])
def around_code(doc: Document) -> Iterator[Hit]:
    """Find quotation marks round a lone piece of code: the code font marks it already."""
    if OBJECT not in doc.prose:
        return
    text = plain.of(doc)
    for pair in quotation.of(doc).pairs:
        start, end = pair.start, pair.end
        if end - start == 2 and text.text[start + 1] == OBJECT and doc.text[text.place(start + 1)] == "`":
            yield text.hit(start, start + 1, "", also=(text.edit(end, end + 1, ""),))


INCH = '(?<=\\d)"(?=[ \\u00a0,.;)\\u2029-])'


@needs(shape=['"'])
def inch(doc: Document) -> Iterator[Hit]:
    """Find a straight quote for inches: 15"."""
    if '"' not in doc.prose:
        return
    text = plain.of(doc)
    used = {place for pair in quotation.of(doc).pairs for place in (pair.start, pair.end)}
    for match in text.find(INCH):
        if match.start() not in used:
            yield text.hit(*match.span(), "″")
