"""Checks of the keys of metadata: missing, misspelt, translated. A team's own schema is in `frontmatter_schema`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pravka import presets
from pravka.document import Document, Entry, Span
from pravka.findings import Hit
from pravka.waking import needs

# keys as Russian authors and translation programs write them; also in Latin letters
TRANSLATED = {
    "title": "заголовок название титул тайтл имя zagolovok nazvanie",
    "date": "дата data_publikacii дата_публикации опубликовано",
    "tags": "теги тэги метки тег метка tegi metki tegy",
    "categories": "категории категория рубрика рубрики раздел разделы kategorii kategoriya rubrika kategoria",
    "author": "автор avtor",
    "authors": "авторы avtory",
    "description": "описание аннотация opisanie",
    "draft": "черновик chernovik",
    "slug": "слаг адрес",
    "image": "картинка изображение обложка kartinka izobrazhenie oblozhka",
    "keywords": "ключевые_слова ключевые-слова ключи",
    "layout": "макет шаблон maket shablon",
    "lang": "язык yazyk",
    "permalink": "ссылка постоянная_ссылка",
}
TAXONOMIES = frozenset("tags tag categories category keywords series authors".split())  # as other generators have them
BY_WORD = {word: key for key, words in TRANSLATED.items() for word in words.split()}

# what an editor looks for in any post; beside the generator's own keys
MOST = 500  # entries that are looked at; no post has more
USUAL = tuple(
    """title description date author authors tags categories category draft layout slug permalink keywords summary
    aliases published updated excerpt subtitle""".split()
)


@needs(part=["metadata"])
def unknown(doc: Document) -> Iterator[Hit]:
    """Find keys that are nearly known ones, and translated ones."""
    meant = [stranger for stranger in _strangers(doc) if stranger[2]]
    have = {str(e.path[0]) for e in doc.front.entries} if meant and doc.front else set()
    for entry, key, guess in meant:
        if guess not in have:
            yield Hit(entry.key, (guess,), False, (), {"key": key, "guess": guess})


@needs(part=["metadata"])
def foreign(doc: Document) -> Iterator[Hit]:
    """Find keys of the author's own at the top level where the generator allows none."""
    preset = presets.of(doc.settings.preset)
    if preset.closed:
        for entry, key, guess in _strangers(doc):
            if not guess:
                place = "taxonomies" if key in TAXONOMIES else "extra"
                yield Hit(entry.key, (), False, (), {"key": key, "generator": preset.title, "place": place})


def _strangers(doc: Document) -> Iterator[tuple[Entry, str, str]]:
    """Yield the keys the generator does not know, each with the known key it may have been meant for."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None:
        return
    wanted = frozenset(doc.settings.front.get("required", ()))
    for entry in front.entries[:MOST]:
        if len(entry.path) == 1 and entry.key.start < entry.key.end:
            key = str(entry.path[0])
            if key not in preset.keys and key not in wanted:
                yield entry, key, _guess(key, preset.name, wanted)


@lru_cache(maxsize=256)
def _guess(key: str, generator: str, wanted: frozenset[str]) -> str:
    """Name the key that was meant, "" if this one may be what it says. The posts of a site share their keys."""
    preset = presets.of(generator)
    low = key.lower()
    if low in BY_WORD:
        return BY_WORD[low]
    known = [*preset.keys, *wanted, *USUAL]
    same = next((k for k in known if k.lower() == low), "")
    if same:
        return "" if preset.folds or preset.name == "plain" or same == key else same
    if len(low) < 4 or low.replace("-", "_") in presets.LAWFUL or _bare(low) in {_bare(k) for k in known}:
        return ""
    look = _latin(low)
    if look != low and look in known:
        return look
    import difflib

    likely = difflib.get_close_matches(low, [k for k in known if len(k) >= 4], 3, 0.7)
    return next((k for k in likely if _is_slip(low, k.lower())), "")


def _bare(key: str) -> str:
    """Reduce a key to its letters: hero_image and heroImage are two habits, not a slip."""
    return key.lower().replace("_", "").replace("-", "")


def _latin(word: str) -> str:
    """Turn the Cyrillic letters that look Latin into Latin ones: «titlе» with a Cyrillic «е»."""
    return word.translate(str.maketrans("аеорсухіѕјкмт", "aeopcyxisjkmt"))


def _is_slip(a: str, b: str) -> bool:
    """Tell whether `a` is `b` with a slip of the hand; long words may have two.

    The first letter is hardly ever missed (height is no weight), and one more `s` makes another lawful key.
    """
    starts = a[0] == b[0] or a[:2] == b[1::-1]
    return starts and a not in {f"{b}s", b.removesuffix("s")} and _distance(a, b) <= (1 if len(b) < 9 else 2)


def _distance(a: str, b: str) -> int:
    """Count the slips between two words (optimal string alignment)."""
    older: list[int] = []
    old = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(old[j] + 1, row[-1] + 1, old[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        older, old = old, row
    return old[-1]


def missing(doc: Document) -> Iterator[Hit]:
    """Find required keys that are absent: those of the config and those the generator cannot do without."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    asked = tuple(doc.settings.front.get("required", ()))
    if front is None:
        if asked and doc.path:
            for key in asked:
                yield Hit(Span(0, 0), (), False, (), {"key": key}, "error")
        return
    if not asked and not preset.required:
        return
    have = {str(e.path[0]).lower() if preset.folds else str(e.path[0]) for e in front.entries if e.style != "null"}
    at = front.body.start
    for key in dict.fromkeys((*asked, *preset.required)):
        if key not in have:
            line = doc.text.find("\n")
            yield Hit(Span(0, max(line, 0)) if at else Span(0, 0), (), False, (), {"key": key}, "error")
