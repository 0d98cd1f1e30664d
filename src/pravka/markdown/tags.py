"""HTML inside Markdown: finding tags, what kind each is, the place of an attribute. No document here."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pravka.document import Span

# tags that stand inside a sentence; all others end it
INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite data del dfn em font i input ins label mark meter nobr output progress q ruby
    rb rt s small span strike strong sub sup time u wbr""".split()
)
# elements whose text is not prose: those one sees in the line, and those that end a paragraph
OBJECTS = frozenset("code embed image img kbd math object picture samp svg tt var".split())
HIDDEN = OBJECTS | frozenset(
    "audio canvas iframe listing noscript plaintext pre script select style template textarea video xmp".split()
)
# elements that end a sentence even inside a paragraph of Markdown
BLOCKS = frozenset(
    """address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header legend li main nav ol option p section summary table tbody td tfoot th thead
    tr ul""".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


class Tag(NamedTuple):
    """A tag, comment, declaration or entity at `span`.

    kind    open, close, void, comment, entity, other
    name    in lower case for HTML's own tags; as written if it begins with a capital (a component)
    """

    kind: str
    name: str
    span: Span


@cache
def pattern() -> re.Pattern[str]:
    """Match anything in HTML that is not text; possessive, so that an unclosed tag costs no more than its length."""
    return re.compile(
        r"""
        <!--(?:.*?-->|.*)                                              # comment, to the end if unclosed
      | <(?P<close>/?)(?P<name>[A-Za-z][^\s/><]*+)                     # tag
        (?>(?:[^<>"']++|"[^"]*"|'[^']*')*) >
      | <[!?][^>]*+>?                                                  # declaration, to the end if unclosed
      | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
        """,
        re.VERBOSE | re.DOTALL,
    )


def read(match: re.Match[str], offset: int) -> Tag:
    """Turn a match of `pattern` into a Tag; `offset` is where the searched string begins in the source."""
    span = Span(match.start() + offset, match.end() + offset)
    if match["entity"]:
        return Tag("entity", "", span)
    name = match["name"]
    if not name:
        return Tag("comment" if match[0].startswith("<!--") else "other", "", span)
    if not name[0].isupper() or name.isupper():
        name = name.lower()
    if match["close"]:
        return Tag("close", name, span)
    return Tag("void" if name in VOID or match[0].endswith("/>") else "open", name, span)


def attribute(source: str, name: str, offset: int) -> Span | None:
    """Find the value of an attribute, without its quotes, in a tag that stands at `offset`."""
    found = _attribute(name).search(source)
    if not found:
        return None
    start, end = found.span(found.lastgroup or 0)
    return Span(offset + start, offset + end)


@cache
def _attribute(name: str) -> re.Pattern[str]:
    value = r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>[^\s"'>]+))"""
    return re.compile(rf"\s{name}\s*=\s*{value}", re.IGNORECASE)
