"""Checks of spaces inside and outside of round brackets."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import OBJECT, Document
from pravka.findings import Hit
from pravka.plain import CYRILLIC
from pravka.waking import needs

NEAR = 500  # how far back an opening bracket is looked for


@needs(shape=["( "])
def after_opening(doc: Document) -> Iterator[Hit]:
    """Find spaces just after an opening bracket."""
    if "( " not in doc.prose and "(\u00a0" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(f'(?<![:;=])(?<=\\()[ \\u00a0]+(?=[\\w«"„{OBJECT}])'):
        start, end = match.span()
        if text.text[start - 2] not in ":;=" and text.solid(start - 1, end):
            yield text.hit(start, end, "", safe=True)


@needs(shape=[" )"])
def before_closing(doc: Document) -> Iterator[Hit]:
    """Find spaces just before a closing bracket that has its opening one."""
    if " )" not in doc.prose and "\u00a0)" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(f'(?<=[\\w.!?…%»"“{OBJECT}])[ \\u00a0]+(?=\\))'):
        start, end = match.span()
        inside = text.text[max(text.bounds(start)[0], start - NEAR) : start]
        if inside.count("(") > inside.count(")") and text.solid(start, end + 1):
            yield text.hit(start, end, "", safe=True)


GLUED_BRACKET = f"""(?x)
(?<= [{CYRILLIC}]{{2}} ) \\(                              # the bracket clings to a Russian word
(?: (?= [{CYRILLIC}]* [^{CYRILLIC})-] [^()]* \\) )        # more than one word inside
  | (?= [{CYRILLIC}]{{6,}} \\) )                          # one long word: no ending, as in «сотрудник(и)»
)
| (?<= {OBJECT} ) \\( (?= [а-яё]{{3,}} [ ] [^()]* \\) )   # a remark in Russian after a piece of code
"""


def missing_before(doc: Document) -> Iterator[Hit]:
    """Find a missing space between a word and an opening bracket."""
    text = plain.of(doc)
    for match in text.find(GLUED_BRACKET):
        start, end = match.span()
        inside = text.text[end : text.text.find(")", end)]
        if not _is_call(inside) and not _is_identifier(text.text, start):
            yield text.before(start, " ", safe=True)


def _is_identifier(text: str, end: int) -> bool:
    """Tell a name of a programming language with Russian words: СтрЗаменить(…), получить_имя(…)."""
    start = end
    while start > 0 and end - start < 60 and (text[start - 1].isalnum() or text[start - 1] in "_."):
        start -= 1
    word = text[start:end]
    return "_" in word or "." in word or not (word[1:].islower() or word.isupper() or word == OBJECT or not word)


def _is_call(inside: str) -> bool:
    """Tell the arguments of a function, or optional endings «(-ая)», from a remark in brackets."""
    if not inside.strip() or inside[0] in "-/+*=0123456789":
        return True
    return not plain.compiled(f"[{CYRILLIC}{OBJECT}]|\\w{{3}}|[A-Z]{{2}}").search(inside)


def missing_after(doc: Document) -> Iterator[Hit]:
    """Find a missing space between a closing bracket and a Russian word."""
    text = plain.of(doc)
    for match in text.find(f"(?<=[{CYRILLIC}]{{3}}\\))(?=[{CYRILLIC}]{{4,}})"):
        start = match.start()
        opened = text.text.rfind("(", max(text.bounds(start)[0], start - NEAR), start)
        inside = text.text[opened + 1 : start - 1]
        if opened > 0 and " " in inside and text.text[opened - 1].isspace() and text.solid(start - 1, start + 1):
            yield text.hit(start, start, " ", safe=True)
