"""Addresses bare in the text, and reference definitions: what the Markdown parser does not report.

Bare addresses become objects in the prose; so do file names, mentions, hashtags and emoji codes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from pravka.document import MARKUP, OBJECT, Link, Span

FILES = frozenset(
    """html htm css scss sass less js jsx ts tsx mjs cjs json json5 yaml yml toml xml svg png jpg jpeg gif webp avif ico
    pdf md mdx txt rst csv py rs go rb php java kt swift cpp hpp cs sh bat ps1 sql lock log conf cfg ini env zip gz tar
    exe dll so vue svelte""".split()
)
DOMAINS = frozenset("ru com org net dev рф su".split())
STOPS = f"“”„—{OBJECT}"  # beyond Latin-1, so not in the pattern: one such set costs 3 ms to compile
ENDS = frozenset(".,;:!?…»”’'\"*_~|" + MARKUP)  # what ends a sentence rather than an address


@cache
def _tails() -> re.Pattern[str]:
    """Match a sign that every address has, if it may go on there, to the end of its run of printable ASCII.

    That the pattern begins with a set lets the library skip what has no sign.
    """
    return re.compile(r"[./@:\#](?=[^\s\0.,)]|(?<=/)\.)[!-~]*+")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?P<url>(?:(?:https?|ftp|git|ssh|tg|file)://|mailto:|\bwww\.)(?=[^\s\0.,)])
          (?>(?:[^\s<>«»\0"`]++|\0(?=[^\s\0<>«»]))*) )                                 # \0: an escape inside
      | (?P<email>(?<![\w.])[A-Za-z0-9][\w.+-]{0,63}+@(?>(?:[A-Za-z0-9-]{1,63}+\.)+)[A-Za-z]{2,24})
      | (?P<name>(?<![\w@./-])[A-Za-z0-9_@-]++(?>(?:[./][A-Za-z0-9_@-]++)+)(?:/[\w./?=&%\#:-]*+)?(?![\w-]))
      | (?P<object>
          (?<![\w@])@[A-Za-z][\w-]*+(?:/[\w-]++)?                                # @mention, @scope/package
        | (?<![\w&/\#])\#[^\W\d_]\w*+                                            # #hashtag
        | (?<![\w:]):[a-z][a-z0-9_+-]{1,40}+:(?![\w:])                            # :emoji:
        | (?<![\w./~)-])(?:~|\.\.?)?/(?=[\w.])[A-Za-z0-9_.@-]++(?>(?:/[A-Za-z0-9_.@*-]*+)*)  # /etc/hosts, ./a, ~/b
        )
        """,
        re.VERBOSE,
    )


def mask(prose: str, links: Sequence[Link]) -> tuple[str, list[Link]]:
    """Return the prose with bare addresses made objects, and these as links; inside other links they are none."""
    parts: list[str] = []
    found: list[Link] = []
    done = 0
    starts = [link.span.start for link in links]
    search = _bare().search
    for at, stop in _runs(prose):
        while at < stop and (seen := search(prose, max(at, done), stop + 1)):
            start, end = _extent(prose, seen.start())
            at = max(end, seen.end())
            if seen.lastgroup == "name" and not _is_name(prose[start:end]):
                at = start + 1  # an address may stand in what is no name
                continue
            if end - start < 2:
                continue
            parts += [prose[done:start], OBJECT, MARKUP * (end - start - 1)]
            done = end
            if seen.lastgroup in ("url", "email") and not _inside(starts, links, start):
                span = Span(start, end)
                found.append(Link("bare", span, Span(start, start), span, prose[start:end].replace(MARKUP, "")))
    return "".join([*parts, prose[done:]]), found


def _runs(prose: str) -> Iterator[tuple[int, int]]:
    """Yield where addresses may begin: the runs of three or more printable ASCII characters with a sign; hashtags."""
    for tail in _tails().finditer(prose):
        start, stop = tail.span()
        while start and "!" <= prose[start - 1] <= "~":
            start -= 1
        if stop - start < 3:
            start = prose.find("#", start, stop)
        if start >= 0:
            yield start, stop


def _extent(prose: str, start: int) -> tuple[int, int]:
    """Match the address at `start` to its real end, without the punctuation of the sentence around it."""
    found = _bare().match(prose, start)
    if not found:
        return start, start
    end = found.end()
    for sign in STOPS:
        at = prose.find(sign, start, end)
        end = end if at < 0 else at
    surplus = {b: prose.count(b, start, end) - prose.count(a, start, end) for a, b in ("()", "[]")}
    while end > start:
        last = prose[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in ENDS or (last == ":" and found.lastgroup == "object" and prose[start] == ":"):
            break
        end -= 1
    return start, end


def _is_name(name: str) -> bool:
    """Tell names of files and domains (index.html, src/main.rs, ya.ru/a) from words: Node.js, и/или, client/server."""
    host, _, path = name.partition("/")
    if host.rpartition(".")[2] in DOMAINS and "." in host and host.islower():
        return True
    stem, _, ending = name.rpartition("/")[2].rpartition(".")
    is_product = stem.isalpha() and stem[:1].isupper() and not path
    return bool(stem) and ending.lower() in FILES and not is_product


def _inside(starts: Sequence[int], links: Sequence[Link], offset: int) -> bool:
    index = bisect_right(starts, offset) - 1
    return index >= 0 and offset < links[index].span.end


@cache
def _definition() -> re.Pattern[str]:
    return re.compile(
        r"""
        ^(?>(?:[ \t]++|>|[-*+][ ]|\d{1,9}[.)][ ])*)
        (?P<whole>\[(?!\^)(?P<label>(?>(?:[^\[\]\\\n]|\\.){1,999}))\]:
          [ \t]*+(?:\r?\n[ \t>]*+)?
          (?P<target><[^<>\n]*+>|[^\s<]\S*+)
          (?:(?:[ \t]++(?:\r?\n[ \t>]*+)?|\r?\n[ \t>]*+)
             (?P<title>"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\))(?=[ \t]*+\r?$))?)
        [ \t]*+\r?$
        """,
        re.VERBOSE | re.MULTILINE,
    )


def definitions(text: str, start: int) -> Iterator[tuple[Link, Span]]:
    """Yield what looks like a reference definition, with the range of its title (empty if none)."""
    if "]:" not in text:
        return
    for m in _definition().finditer(text, start):
        target = Span(m.start("target"), m.end("target"))
        if m["target"].startswith("<"):
            target = Span(target.start + 1, target.end - 1)
        title = Span(m.start("title") + 1, m.end("title") - 1) if m["title"] else Span(m.end("whole"), m.end("whole"))
        url = unescape(text[slice(*target)])
        yield Link("definition", Span(*m.span("whole")), Span(*m.span("label")), target, url, label(m["label"])), title


def label(source: str) -> str:
    """Normalise a reference's label as CommonMark does."""
    return " ".join(source.split()).casefold()


def unescape(url: str) -> str:
    """Resolve backslash escapes and entities."""
    if "\\" in url:
        url = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", url)
    if "&" in url:
        import html

        url = html.unescape(url)
    return url
