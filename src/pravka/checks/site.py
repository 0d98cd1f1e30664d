"""Checks of the site as a whole: (Site, options) → (path, Hit). What one post shows is checked elsewhere."""

from __future__ import annotations

import posixpath
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pravka import anchors
from pravka.document import Span
from pravka.facts import IMAGES, Facts, Named, Site, Term, anchors_of, resemblance
from pravka.findings import Hit
from pravka.spellings import OF_STEM

PAGES = (".md", ".markdown", ".mdx")
Placed = tuple[str, Hit]
IMAGE_FOLDERS = ("images", "img", "assets", "static", "media")
LOW = 0xFFFFFFFF  # the lower half of 64 bits
ROOTS = ("content", "docs", "src/content", "src", "pages", "source")  # folders whose name is no part of the address

# Letters as they are most often transliterated, for tags that are one word in two alphabets (ГОСТ 7.79–2000, система Б)
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "c", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
TRANSLATED = {
    "новости": "news", "события": "events", "статьи": "articles", "обзоры": "reviews", "уроки": "tutorials",
    "безопасность": "security", "дизайн": "design", "разработка": "development", "релизы": "releases",
    "производительность": "performance", "тестирование": "testing", "инструменты": "tools", "интервью": "interview",
}  # fmt: skip


def term_variants(site: Site) -> Iterator[Placed]:
    """Find tags and categories that are one term written in several ways: letter case, number, language, a typo."""
    for kind in ("tag", "category"):
        uses = _uses(site, kind)
        for rare, common in _variants({text: len(places) for text, places in uses.items()}):
            for path, term in uses[rare]:
                fields = {"found": rare, "common": common, "count": str(len(uses[common]))}
                yield path, Hit(term.span, (common,), fields=fields)


def lonely_term(site: Site, *, least: int = 20) -> Iterator[Placed]:
    """Find categories and tags that one post alone has, on sites of at least `least` posts."""
    if len(site.facts) < least:
        return
    for kind in ("tag", "category"):
        for places in _uses(site, kind).values():
            if len(places) == 1:
                path, term = places[0]
                yield path, Hit(term.span, fields={"found": term.text})


def spelling_variants(site: Site, *, majority: float = 2) -> Iterator[Placed]:
    """Find words that other posts of the site spell another way, `majority` times as many of them or more."""
    posts = Counter(use.text for facts in site.facts for use in facts.spellings)
    by_word: dict[int, list[str]] = defaultdict(list)
    for stem in posts:
        by_word[OF_STEM[stem]].append(stem)
    usual = {word: max(stems, key=lambda stem: (posts[stem], stem)) for word, stems in by_word.items()}
    for facts in site.facts:
        own = {use.text for use in facts.spellings}
        for use in facts.spellings:
            common = usual[OF_STEM[use.text]]
            if common not in own and posts[common] >= majority * posts[use.text]:
                fields = {"found": use.text, "common": common, "count": str(posts[common])}
                yield facts.path, Hit(use.span, fields=fields)


def same_title(site: Site) -> Iterator[Placed]:
    """Find titles that another post has too; names of things in code may well be the same."""
    yield from _same(site, lambda facts: facts.title if facts.title and "`" not in facts.title.text else None)


def same_address(site: Site) -> Iterator[Placed]:
    """Find slugs and permalinks that another post has too."""
    yield from _same(site, lambda facts: facts.permalink)
    yield from _same(site, lambda facts: None if facts.permalink else facts.slug, beside=True)


def near_duplicate(site: Site, *, share: float = 0.5, least: int = 80) -> Iterator[Placed]:
    """Find posts of at least `least` words most of whose text stands in an earlier post (by path) as well."""
    facts = sorted((f for f in site.facts if f.words >= least), key=lambda f: f.path)
    for n, others in sorted(_sharing(facts).items()):
        post = facts[n]
        for m, _ in others.most_common(3):
            alike = resemblance(post.sketch, facts[m].sketch)
            if alike >= share and post.lang == facts[m].lang:
                yield post.path, Hit(_place(post), fields={"other": facts[m].path, "share": f"{alike:.0%}"})
                break


def _sharing(facts: Sequence[Facts]) -> dict[int, Counter[int]]:
    """Count for each post the hashes it shares with earlier ones; a hash that many posts have counts for 20 of them.

    Hashes are sorted with the numbers of their posts packed in, not kept in a dictionary: most are in one post only.
    """
    packed = sorted(array("Q", (h << 32 | n for n, post in enumerate(facts) for h in post.sketch)))
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    holders: list[int] = []  # of the hash before, if it is the same
    for before, pair in pairwise(packed):
        if before ^ pair > LOW:
            holders = []
            continue
        holders = holders or [before & LOW]
        n = pair & LOW
        shared[n].update(holders)
        if len(holders) < 20:
            holders.append(n)
    return shared


def missing_anchor(site: Site) -> Iterator[Placed]:
    """Find links to a heading of another post that has no such heading."""
    posts = {facts.path: facts for facts in site.facts}
    known: dict[str, frozenset[str]] = {}  # the anchors of the posts that are linked to
    pages: dict[str, str] = {}
    for post in site.facts:
        for target in post.targets:
            address, _, anchor = target.url.partition("#")
            if not address or not anchor:
                continue
            pages = pages or dict(_addresses(site))
            path = _resolve(post.path, address) if address.endswith(PAGES) else pages.get(address.rstrip("/"), "")
            if path in posts and path not in known:
                known[path] = anchors_of(posts[path])
            if path in posts and not _has(known[path], anchor):
                # templates of such a site may add headings of their own to a page
                level = "" if address.endswith(PAGES) or site.settings.preset in anchors.FIXED else "info"
                yield post.path, Hit(target.span, fields={"anchor": anchor, "file": path}, level=level)


def _addresses(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the addresses that posts have by their place or their permalink, with the path of the post."""
    for post in site.facts:
        stem = f"/{posixpath.splitext(post.path)[0]}"
        stem = stem.removesuffix("/index").removesuffix("/_index").removesuffix("/README")
        if post.permalink:
            yield post.permalink.text.rstrip("/"), post.path
        elif not post.slug:
            yield stem, post.path
            yield from ((stem.removeprefix(f"/{root}"), post.path) for root in ROOTS if stem.startswith(f"/{root}/"))


def orphan_image(site: Site, *, folders: Sequence[str] = IMAGE_FOLDERS) -> Iterator[Placed]:
    """Find images that lie in the site's image folders and that no post shows; reported at the first post's start."""
    shown = {posixpath.basename(target.url.partition("?")[0]) for f in site.facts for target in f.targets}
    if not shown or not site.facts:
        return
    for path in sorted(site.paths):
        parts = path.split("/")
        if path.lower().endswith(IMAGES) and set(parts[:-1]) & set(folders) and parts[-1] not in shown:
            yield path, Hit(Span(0, 0), fields={"image": path})


def missing_translation(site: Site, *, langs: Sequence[str] = ()) -> Iterator[Placed]:
    """Find posts that lack a partner in one of `langs`: same path but for the language folder or suffix.

    The first language may go without its suffix, as in Hugo: post.md and post.en.md.
    """
    paths = {f.path for f in site.facts}
    has_suffixes = any(f".{lang}." in path for path in paths for lang in langs)
    for post in site.facts:
        own = next((lang for lang in langs if f"/{lang}/" in f"/{post.path}" or f".{lang}." in post.path), "")
        if not own and not has_suffixes:
            continue
        for lang in langs:
            partners = _partners(post.path, own, lang, langs[0])
            if lang != (own or langs[0]) and not paths.intersection(partners):
                yield post.path, Hit(_place(post), fields={"lang": lang, "partner": partners[0]})


def _partners(path: str, own: str, lang: str, first: str) -> list[str]:
    """Give the paths the translation of a post may have."""
    stem, end = posixpath.splitext(path)
    if not own:
        return [f"{stem}.{lang}{end}"]
    bare = stem.removesuffix(f".{own}") + end
    partner = f"/{path}".replace(f"/{own}/", f"/{lang}/").lstrip("/").replace(f".{own}.", f".{lang}.")
    return [partner, bare] if lang == first and bare != path else [partner]


def missing_part(site: Site) -> Iterator[Placed]:
    """Find numbered series that lack a number, or have one twice; it is said at the post that comes next."""
    parts: dict[tuple[str, str], list[tuple[int, str, Span]]] = defaultdict(list)
    for post in site.facts:
        if post.series and post.part:
            parts[post.series.casefold(), post.lang].append((int(post.part.text), post.path, post.part.span))
    for (series, _), numbered in parts.items():
        before = 0
        for number, path, span in sorted(numbered):
            fields = {"series": series, "number": str(before + 1 if number > before + 1 else number)}
            if number > before + 1 and before:
                yield path, Hit(span, fields={**fields, "what_ru": "нет", "what_en": "is missing"})
            elif number == before:
                yield path, Hit(span, fields={**fields, "what_ru": "уже есть", "what_en": "is there already"})
            before = number


def _has(known: frozenset[str], anchor: str) -> bool:
    """Tell whether a post has the anchor, by any transliteration."""
    if anchors.canonical(anchor) in known or anchor.startswith(":~:"):
        return True
    spelled = anchors.spelled(anchor)
    return any(anchors.spelled(name) == spelled for name in known)


def _uses(site: Site, kind: str) -> dict[str, list[tuple[str, Term]]]:
    uses: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    for post in site.facts:
        for term in post.terms:
            if term.kind == kind:
                uses[term.text].append((post.path, term))
    return uses


def _variants(counts: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Yield (rarer, commoner) pairs of texts that are one term; each rarer text once."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for text in counts:
        by_key[_fold(text)].append(text)
    done = set()
    for group in by_key.values():
        best = max(group, key=lambda text: (counts[text], text))
        for text in group:
            if text != best:
                done.add(text)
                yield text, best
    by_initial: dict[str, list[str]] = defaultdict(list)
    for text in counts:
        by_initial[text[:2]].append(text)
    for text in sorted(counts.keys() - done):
        alike = [t for t in by_initial[text[:2]] if counts[t] >= 3 * counts[text] and _is_one_letter_apart(text, t)]
        if alike:
            yield text, alike[0]


def _fold(text: str) -> str:
    """The key that variants of one term share: no case, hyphens or number, one alphabet."""
    lower = text.lower().replace("ё", "е").replace("_", " ").replace("-", " ").strip()
    lower = TRANSLATED.get(lower, lower)
    latin = "".join(LATIN.get(char, char) for char in lower)
    return latin[:-1] if len(latin) > 4 and latin[-1] in "siy" else latin


def _is_one_letter_apart(a: str, b: str) -> bool:
    """Tell whether words differ by one letter left out, put in or changed; short words do too often to be typos."""
    if a == b or len(a) < 6 or abs(len(a) - len(b)) > 1 or not (a.isalpha() and b.isalpha()):
        return False
    n = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[n + 1 :] == b[n + 1 :] or a[n:] == b[n + 1 :] or a[n + 1 :] == b[n:]


def _same(site: Site, pick: Callable[[Facts], Named | None], beside: bool = False) -> Iterator[Placed]:
    """Yield the later holders of a value two posts share; with `beside`, only within one folder."""
    seen: dict[tuple[str, str, str], str] = {}
    for post in sorted(site.facts, key=lambda f: f.path):
        named = pick(post)
        if named is None:
            continue
        key = (named.text.casefold(), post.lang, posixpath.dirname(post.path) if beside else "")
        if key in seen:
            yield post.path, Hit(named.span, fields={"found": named.text, "other": seen[key]})
        seen.setdefault(key, post.path)


def _place(post: Facts) -> Span:
    return post.title.span if post.title else Span(0, 0)


def _resolve(path: str, address: str) -> str:
    base = "" if address.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(base, address.lstrip("/")))
