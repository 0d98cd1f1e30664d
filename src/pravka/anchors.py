"""The ids that headings get from each site generator, and those written by hand.

Sources: GitHub, Docusaurus, Astro: github-slugger; Hugo: Goldmark's autoHeadingIDType "github"; Jekyll: kramdown,
generate_gfm_header_id and basic_generate_id; VitePress: @mdit-vue/shared slugify; MkDocs, Pelican: toc of
Python-Markdown, ASCII or Unicode; Zola: the crate slug; Diplodoc: the npm package slugify with its Cyrillic table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from pravka import outline, siteconfig
from pravka.document import Document

LATIN = str.maketrans(dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", (
    "a b v g d e yo zh z i j k l m n o p r s t u f h c ch sh sh u y _ e yu ya"
).split(), strict=True)) | {"ь": ""})  # fmt: skip
FIXED = frozenset({"jekyll", "hugo", "docusaurus", "vitepress"})  # generators whose anchors are seldom made otherwise
OTHERWISE = {"ё": "io", "й": "i", "х": "kh", "ц": "ts", "щ": "shch", "ъ": "", "ю": "iu", "я": "ia"}
DEUNICODE = LATIN | str.maketrans(OTHERWISE)


def of(doc: Document) -> frozenset[str]:
    """Return all anchors of a document that links may name, in the form `canonical` gives."""
    found: frozenset[str] | None = doc.memo.get("anchors")
    if found is None:
        found = doc.memo["anchors"] = make(titles(doc), written(doc), doc.settings.preset)
    return found


def make(names: Iterable[str], ids: Iterable[str], preset: str) -> frozenset[str]:
    """Return what a generator makes of the titles of a page, in order, and the ids set by hand, all canonical."""
    every = {"top", "", *ids}
    for slugs in zip(*(_slugs(name, preset) for name in names), strict=True):
        every.update(_numbered(slugs))
    return frozenset(map(canonical, every))


def titles(doc: Document) -> list[str]:
    """Return the titles of all headings, those inside of other blocks last."""
    inner = [outline.title(doc, block.text) for block in doc.of_kind("heading") if block.parent >= 0]
    return [heading.title for heading in outline.of(doc)] + inner


def written(doc: Document) -> Iterator[str]:
    """Yield ids set by hand: {#id}, {: #id}, id="…", name="…", and those of footnotes."""
    if "{" in doc.text:
        for found in re.finditer(r"\{:?[^{}\n]*?\#([^\s{}]+)[^{}\n]*\}", doc.text):
            yield found[1]
    for name in ("id", "name"):
        for found in re.finditer(name + r"""\s*=\s*["']?([^\s"'>]+)""", doc.text):  # begins with letters: fast
            start = found.start()
            if start and doc.text[start - 1].isspace():
                yield found[1]
    for block in doc.of_kind("footnote"):
        yield from (f"fn:{block.info}", f"fn-{block.info}", f"fn{block.info}", block.info)


def nearest(doc: Document, anchor: str) -> tuple[str, ...]:
    """Return the anchor of the document that differs in punctuation only, if there is one."""
    if "anchors by letters" not in doc.memo:
        doc.memo["anchors by letters"] = {_letters(name): name for name in sorted(of(doc), reverse=True)}
    near = doc.memo["anchors by letters"].get(_letters(anchor) or None)
    return (near,) if near else ()


def is_spelled(doc: Document, anchor: str) -> bool:
    """Tell whether some transliteration makes the anchor of a heading."""
    if "anchors spelled" not in doc.memo:
        doc.memo["anchors spelled"] = {spelled(name) for name in of(doc)}
    return spelled(anchor) in doc.memo["anchors spelled"]


def spelled(anchor: str) -> str:
    """Return an anchor in Latin letters, without those that transliterations differ in (й: j, y, i; х: h, kh …)."""
    latin = _spell(canonical(anchor), LATIN)
    for various, one in (("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("x", "ks")):
        latin = latin.replace(various, one)
    return re.sub(r"[^a-z0-9]|[yij]", "", latin)


def is_free(doc: Document) -> bool:
    """Tell whether the site makes anchors by a function of its own choice, for all we know."""
    return doc.settings.preset not in FIXED or siteconfig.read(doc.settings.root, doc.settings.preset).own_anchors


def canonical(anchor: str) -> str:
    """Make raw and %-encoded, composed and decomposed, small and capital letters equal."""
    return unicodedata.normalize("NFC", unquote(anchor)).casefold()


def _letters(anchor: str) -> str:
    return re.sub(r"[\W_]+", "", canonical(anchor))


def unquote(address: str) -> str:
    """Decode %D0%B0; the library that does so is read only when an address has it."""
    if "%" not in address:
        return address
    from urllib.parse import unquote

    return unquote(address)


@lru_cache(maxsize=2048)
def _slugs(title: str, preset: str) -> tuple[str, ...]:
    """Give what each function that a site may use makes of a title; the posts of a site share many titles."""
    every = tuple(dict.fromkeys(slug for of_one in SLUGS.values() for slug in of_one))
    return tuple(slug(title) for slug in SLUGS.get(preset, every))


def _numbered(slugs: Iterable[str]) -> Iterator[str]:
    """Repeated slugs get -1, -2 (GitHub, kramdown, Goldmark) or _1, _2 (Python-Markdown)."""
    seen: dict[str, int] = {}
    for slug in slugs:
        count = seen[slug] = seen.get(slug, -1) + 1
        if slug and not count:
            yield slug
        elif count:
            yield f"{slug}-{count}"
            yield f"{slug}_{count}"


def github(title: str) -> str:
    """GitHub, github-slugger, kramdown's GFM parser, Goldmark: drop punctuation, spaces to hyphens."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def kramdown(title: str) -> str:
    """Jekyll with kramdown's own parser: ASCII only, from the first letter on."""
    return re.sub(r"[^a-z0-9 -]", "", re.sub(r"^[^a-zA-Z]+", "", title).lower()).replace(" ", "-") or "section"


def mdit(title: str) -> str:
    """VitePress: decomposed, without marks, runs of signs to one hyphen."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    slug = re.sub(r"-{2,}", "-", re.sub(r"[\s~`!@#$%^&*()\-_+=[\]{}|\\;:\"'“”‘’<>,.?/]+", "-", bare)).strip("-")
    return (f"_{slug}" if slug[:1].isdigit() else slug).lower()


def python(title: str) -> str:
    """MkDocs and Pelican as they come: ASCII only."""
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", bare).strip().lower()) or ""


def python_unicode(title: str) -> str:
    """MkDocs with pymdownx.slugs: as above, letters kept."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", title)).strip().lower())


def zola(title: str) -> str:
    """Zola: Latin letters, all else to one hyphen."""
    return re.sub(r"[^a-z0-9]+", "-", _spell(title, DEUNICODE)).strip("-")


def diplodoc(title: str) -> str:
    """Diplodoc: Latin letters, punctuation dropped."""
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s$\-,;=/]+", "", _spell(title, LATIN)).strip())


def hexo(title: str) -> str:
    """Hexo: punctuation to hyphens, the case kept."""
    return re.sub(r"-{2,}", "-", re.sub(r"[\s~`!@#$%^&*()\-_+=[\]{}|\\;:\"'<>,.?/]+", "-", title)).strip("-")


def _spell(title: str, table: dict[int, str]) -> str:
    return unicodedata.normalize("NFC", title).lower().translate(table)


SLUGS: dict[str, tuple[Callable[[str], str], ...]] = {
    "jekyll": (github, kramdown),
    "hugo": (github,),
    "docusaurus": (github,),
    "astro": (github,),
    "eleventy": (github, mdit),
    "vitepress": (mdit,),
    "mkdocs": (python, python_unicode),
    "pelican": (python, python_unicode),
    "zola": (zola, github),
    "diplodoc": (diplodoc, github),
    "hexo": (hexo, github),
}
