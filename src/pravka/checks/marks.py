"""Checks of sentence marks: ellipsis, repeated and doubled marks, signs made of other signs."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import BORDER, OBJECT, Block, Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC, GAP
from pravka.waking import needs

THREE = rf"""(?x)
\.\.\. (?:
    (?<= [{CYRILLIC}»")]... ) (?! [.\w] )                     # after a word
  | (?<= [ \u00a0{BORDER}«"(]... ) (?= [ ]?[{CYRILLIC}] )    # before a word
)
"""


@needs(shape=["..."])
def three_dots(doc: Document) -> Iterator[Hit]:
    """Find three dots typed for an ellipsis, after a Russian word or before one."""
    if "..." not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(THREE):
        if text.solid(*match.span()):
            yield text.hit(*match.span(), "…", safe=True)


ODD_DOTS = rf"""(?x)
[.…] (?<= [{CYRILLIC}]. )
(?: (?<= \. ) (?: \.(?!\.) | \.{{3,}} | … ) | (?<= … ) \.+ )
(?= [\s»)"{BORDER}] | $ )
"""


def odd_dots(doc: Document) -> Iterator[Hit]:
    """Find two dots, four and more, or an ellipsis beside a dot, after a Russian word."""
    text = plain.of(doc)
    for match in text.find(ODD_DOTS):
        if not text.solid(*match.span()):
            continue
        if match[0] == "..":
            yield text.hit(*match.span(), ".", "…")
        else:
            yield text.hit(*match.span(), "…", safe=True)


def mark_and_dots(doc: Document) -> Iterator[Hit]:
    """Find «?…», «!...»: after these marks an ellipsis keeps two dots."""
    text = plain.of(doc)
    for match in text.find(f"(?<=[{CYRILLIC}][?!])(?:…|\\.{{3}})(?![.?!])"):
        yield text.hit(*match.span(), "..", safe=True)


@needs(shape=["!!", "??"])
def repeated(doc: Document) -> Iterator[Hit]:
    """Find exclamation or question marks in a row."""
    if "!!" not in doc.prose and "??" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(f'(?<=[{CYRILLIC}\\w»)])([!?])\\1+(?=[\\s)»"{BORDER}]|$)'):
        if text.is_russian(match.start()):
            yield text.hit(*match.span(), match[1])


@needs(shape=["!?"])
def wrong_order(doc: Document) -> Iterator[Hit]:
    """Find «!?»: the question mark comes first."""
    if "!?" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(f"(?<=[{CYRILLIC}»)])!\\?(?![?!])"):
        yield text.hit(*match.span(), "?!", safe=True)


DOUBLED = f"""(?x)
(?<= [{CYRILLIC}»){OBJECT}] )
(?: (,{{2,}}) | (;{{2,}}) | (:{{2}}) | (,\\.) | (,;) | (,:) | (;\\.) | (:,) | ([?!]\\.(?!\\.)) )
(?= [\\s{BORDER}»)] | [{CYRILLIC}] | $ )
"""
ENDS = {",.": ".", ",;": ";", ",:": ":", ";.": ".", "?.": "?", "!.": "!"}


def doubled(doc: Document) -> Iterator[Hit]:
    """Find two sentence marks in a row that no rule allows: «,,», «,.», «?.»."""
    text = plain.of(doc)
    for match in text.find(DOUBLED):
        found = match[0]
        if not text.solid(*match.span()):
            continue
        if found == ":,":
            yield text.hit(*match.span(), ",", ":")
        elif found == ";." and not _is_last_item(doc, text.block(match.start())):
            yield text.hit(*match.span(), ";", ".")
        else:
            yield text.hit(*match.span(), ENDS.get(found, found[0]), safe=found[0] == found[-1] or found in ENDS)


def _is_last_item(doc: Document, block: Block) -> bool:
    """Tell whether a block belongs to no list, or to the last item of one: there a full stop is in its place."""
    item = doc.blocks[block.parent] if block.parent >= 0 else None
    if item is None or item.kind != "item":
        return True
    return not any(b.kind == "item" and b.parent == item.parent and b.span.start > item.span.start for b in doc.blocks)


@needs(shape=[",…", ",..."])
def comma_before_dots(doc: Document) -> Iterator[Hit]:
    """Find a comma before an ellipsis, which swallows it."""
    if ",." in doc.prose or ",…" in doc.prose or ", …" in doc.prose:
        text = plain.of(doc)
        for match in text.find(f"(?<=[{CYRILLIC}]),(?=…|\\.{{3}}(?!\\.))"):
            yield text.hit(*match.span(), "")


ARROW = "(?<=[ \\u00a0])(->|=>|-->|==>)(?=[ \\u00a0])"


@needs(shape=["-> ", "=> "])
def ascii_arrow(doc: Document) -> Iterator[Hit]:
    """Find an arrow typed as «->» between Russian words."""
    if "->" not in doc.prose and "=>" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(ARROW):
        if plain.has_cyrillic(text.text[match.start() - 2] + text.text[match.end() + 1]):
            yield text.hit(*match.span(), "→")


SIGNS = rf"""(?x)
(?<! \w ) \( (?P<copyright> [cCсС] ) \) (?= {GAP}? (?: \d{{4}} | [A-ZА-ЯЁ] ) )   # (c) 2024
| (?P<trademark> \((?: tm | TM )\) )
| (?P<registered> \([rR]\) ) (?= [\s.,] )
| (?<! \w ) (?P<plusminus> \+/- | \+- ) (?= [ ]?\d )
"""
SIGN_OF = {"copyright": "©", "trademark": "™", "registered": "®", "plusminus": "±"}


def ascii_sign(doc: Document) -> Iterator[Hit]:
    """Find ©, ™, ®, ± put together from letters and brackets."""
    text = plain.of(doc)
    for match in text.find(SIGNS):
        sign = SIGN_OF[match.lastgroup or "copyright"]
        if text.is_russian(match.start()):
            yield text.hit(*match.span(), sign, safe=sign == "±")


@needs(shape=["а & а", "а & А"])
def ampersand(doc: Document) -> Iterator[Hit]:
    """Find «&» for «и» between Russian words."""
    if "&" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(f"(?<=[а-яё][ \\u00a0])&(?=[ \\u00a0][{CYRILLIC}])"):
        yield text.hit(*match.span(), "и")


EMOJI = "[\\U0001F300-\\U0001FAFF\\u2600-\\u27BF\\u2B50]"


def emoji_run(doc: Document, *, max: int = 2) -> Iterator[Hit]:
    """Find more than `max` emoji in a row."""
    text = plain.of(doc)
    shape = plain.shaped(f"☺[\ufe0f\u200d]*(?:[ ]?☺[\ufe0f\u200d]*){{{max}}}")
    if text.shape.count(plain.shaped("☺")) <= max or not plain.compiled(shape).search(text.shape):
        return
    part = f"{EMOJI}[\\ufe0f\\u200d\\U0001F3FB-\\U0001F3FF]*"
    for match in text.find(f"(?:{part}[ ]?){{{max + 1},}}"):
        found = match[0].rstrip()
        if text.block(match.start()).kind != "cell":
            yield text.hit(match.start(), match.start() + len(found))


@needs(text=[f"{BORDER}{mark}" for mark in "•·‣◦"])
def fake_bullet(doc: Document) -> Iterator[Hit]:
    """Find paragraphs that start with a typed bullet and are no list for Markdown."""
    if "•" not in doc.prose and "·" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(f"(?<={BORDER})[•·‣◦](?=[ \\u00a0])"):
        block = text.block(match.start())
        if block.kind == "paragraph":
            yield text.hit(*match.span(), "-")
