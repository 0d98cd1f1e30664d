"""Checks of what the metadata says: title, description, slug. Tags and files are in `frontmatter_terms`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pravka.document import MARKUP, OBJECT, Document, Entry, Span
from pravka.findings import Hit
from pravka.frontmatter import reading
from pravka.waking import needs

LOOKALIKES = dict(zip("аеорсухіѕјкмтвн", "aeopcyxisjkmtbh", strict=True))
SHOW_HEADING = frozenset({"docusaurus", "mkdocs", "vitepress", "diplodoc"})  # `title` is for the browser's tab
FIRST = re.compile(r"[^\W_]")  # a letter or digit
LONGEST = 300  # characters of a title that are looked at
DESCRIPTIONS = frozenset(
    "description summary excerpt preview lead subtitle seo intro meta_description annotation".split()
)

# a title without any of these does not match CLICKBAIT
SELLING = """секрет лайфхак фиш трюк ошибк причин способ сервис совет инструмент тайн шок сенсац взорв поверите
    удивитесь пожалеете молчат знали расскажет скажет изменит переверн перевёрн революци
    обязан""".split()

# titles that sell instead of telling (Ильяхов, Сарычева, «Пиши, сокращай»)
CLICKBAIT = r"""
    \b (?:топ|top) [\s-]? \d+ \b .* \b (?:секрет|лайфхак|фишк|трюк|ошибк|причин|способ|сервис|совет|инструмент)\w*
  | \b \d+ \s+ (?:[а-яё]+ \s+)? (?:секрет|лайфхак|фишек|фишк|трюк)\w*
  | \b (?:секрет[ыа]?|тайн[ыа]) \s+ (?:успеха|мастерства|профессионал\w*|экспертов)
  | \b (?: (?:шок|шокирующ\w*|сенсаци\w*) \b | взорв[а-яё]+ \s+ интернет )
  | \b вы \s+ (?:не \s+ поверите|удивитесь|будете \s+ в \s+ шоке|пожалеете)
  | \b о \s+ котор(?:ом|ых|ой) \s+ (?:все \s+ молчат|вы \s+ не \s+ знали)
  | \b никто \s+ (?:вам \s+)? не \s+ (?:расскажет|скажет)
  | \b (?:навсегда \s+ изменит|изменит \s+ (?:вашу|твою) \s+ жизнь|перевернёт|перевернет) \b
  | \b революци[яю] \s+ (?:начинается|началась|неизбежна|уже)
  | \b (?:ты|вы) \s+ обязан[ыа]? \s+ (?:знать|прочитать|увидеть)
"""


def _texts(doc: Document, key: str) -> Iterator[tuple[Entry, str]]:
    """Yield the top-level entry of a key with its text."""
    if doc.front is None:
        return
    for entry in reading.keys(doc).top.get(key, ()):
        if entry.style not in {"list", "map", "null", "alias"}:
            text = reading.string(doc.front, doc.text, entry)
            if text.strip():
                yield entry, text


def _is_post(doc: Document) -> bool:
    """Tell whether the file is a post: it has a title and a date, of its own or in its name."""
    keys = reading.keys(doc).roots
    return "title" in keys and ("date" in keys or bool(re.search(r"(?:^|/)\d{4}-\d\d?-\d\d?-", doc.path)))


@needs(part=["title:"])
def long_title(doc: Document, *, max: int = 75) -> Iterator[Hit]:
    """Find titles that search results cut off."""
    for entry, text in _texts(doc, "title"):
        if len(text) > max:
            yield Hit(entry.inner, (), False, (), {"length": str(len(text)), "max": str(max)})


@needs(part=["title:"])
def no_description(doc: Document) -> Iterator[Hit]:
    """Find posts that say nothing of themselves to search engines and previews."""
    if not _is_post(doc) or doc.front is None:
        return
    given = [e for e in doc.front.entries if str(e.path[0]).lower() in DESCRIPTIONS]
    if not given:
        yield Hit(_head(doc), (), False, (), {})
    for entry in given:
        if len(given) == 1 and entry.inner.start == entry.inner.end and entry.style not in {"list", "map", "alias"}:
            yield Hit(Span(entry.key.start, max(entry.value.end, entry.key.end)), (), False, (), {})


def _head(doc: Document) -> Span:
    """Give the place for what is absent: the opening line."""
    assert doc.front
    start = 1 if doc.text[:1] == "\ufeff" else 0
    end = doc.text.find("\n", start, doc.front.span.end)
    return Span(start, len(doc.text[: end if end >= 0 else doc.front.span.end].rstrip()))


@needs(part=["description:"])
def long_description(doc: Document, *, max: int = 200) -> Iterator[Hit]:
    """Find descriptions that search results cut off."""
    for entry, text in _texts(doc, "description"):
        if len(text) > max:
            yield Hit(entry.inner, (), False, (), {"length": str(len(text)), "max": str(max)})


@needs(part=["description:"])
def description_repeats(doc: Document) -> Iterator[Hit]:
    """Find a description that is the title or the first paragraph once more."""
    if "description" not in reading.keys(doc).top:
        return
    titles = [text for _, text in _texts(doc, "title")]
    paragraphs = doc.of_kind("paragraph")
    opening = next((doc.prose[slice(*b.text)] for b in paragraphs if b.text.end > b.text.start), "")
    for entry, text in _texts(doc, "description"):
        if any(_are_alike(text, title) for title in titles):
            yield Hit(entry.inner, (), False, (), {"what_ru": "заголовок", "what_en": "the title"})
        elif _are_alike(text, opening) and len(_bare(text)) > 20:
            yield Hit(entry.inner, (), False, (), {"what_ru": "первый абзац", "what_en": "the first paragraph"})


def _are_alike(a: str, b: str) -> bool:
    """Compare the letters and digits of two texts; their first ones tell most pairs apart."""
    return _first(a) == _first(b) and _bare(a) == _bare(b)


def _first(text: str) -> str:
    """Give the first letter or digit of a text without the marks upon it: «й» may be written as two characters."""
    first = FIRST.search(text)
    return unicodedata.normalize("NFD", first[0])[0].lower() if first else ""


def _bare(text: str) -> str:
    """Reduce a text to its letters and digits, for comparing."""
    even = unicodedata.normalize("NFC", text).lower().replace("ё", "е")
    return "".join(re.findall(r"[^\W_]+", even))


@needs(part=["title:"])
def clickbait(doc: Document) -> Iterator[Hit]:
    """Find titles that sell instead of telling."""
    for entry, _ in _texts(doc, "title"):
        title = doc.text[slice(*entry.inner)][:LONGEST]
        low = title.lower()
        if not any(map(low.__contains__, SELLING)):
            continue  # the pattern is dear to compile
        for m in re.finditer(CLICKBAIT, title, re.VERBOSE | re.IGNORECASE):
            yield Hit(Span(entry.inner.start + m.start(), entry.inner.start + m.end()), (), False, (), {})


@needs(part=["title:"])
def shouting(doc: Document) -> Iterator[Hit]:
    """Find titles in capitals or with exclamation marks in a row."""
    for entry, _ in _texts(doc, "title"):
        raw = doc.text[slice(*entry.inner)]
        if re.search("[а-яё]", raw) and "!!" not in raw and "???" not in raw:
            continue
        letters = [c for c in raw if c.isalpha() and "\u0400" <= c <= "\u04ff"]
        words = re.findall(r"[А-ЯЁа-яё]{4,}", raw)
        if len(letters) > 12 and len(words) >= 2 and all(c.isupper() for c in letters):
            yield Hit(entry.inner, (), False, (), {})
        elif m := re.search(r"[!?]*!{2,}[!?]*|\?{3,}", raw):
            mark = "?!" if "?" in m[0] else "!"
            span = Span(entry.inner.start + m.start(), entry.inner.start + m.end())
            yield Hit(span, (mark,), False, (), {})


@needs(part=["h1"])
def repeats_heading(doc: Document) -> Iterator[Hit]:
    """Find a first-level heading that says the title again: the page shows it twice."""
    heading = next(iter(doc.of_kind("heading")), None)
    if heading is None or heading.level != 1 or doc.settings.preset in SHOW_HEADING:
        return
    for _, text in _texts(doc, "title"):
        if _bare(text) == _bare(doc.prose[slice(*heading.text)].replace(MARKUP, "").replace(OBJECT, "")):
            yield Hit(heading.text, (), False, (), {"title": text})


@needs(part=["slug:"])
def slug_letters(doc: Document) -> Iterator[Hit]:
    """Find slugs of mixed alphabets, in Cyrillic, or with spaces and signs that an address does not have."""
    for entry, text in _texts(doc, "slug"):
        if text != doc.text[slice(*entry.inner)] or "{" in text:
            continue
        latin, cyrillic = re.search(r"[A-Za-z]", text), re.search(r"[А-Яа-яЁё]", text)
        strange = [c for c in text.lower() if "а" <= c <= "я" or c == "ё"]
        if latin and cyrillic and all(c in LOOKALIKES for c in strange):
            fixed = "".join(LOOKALIKES.get(c, c) for c in text.lower())
            yield Hit(entry.inner, (fixed,), False, (), _said(strange), "error")
        elif cyrillic:
            yield Hit(entry.inner, (transliterate(text),), False, (), _said([]))
        elif odd := re.search(r"[\s\"'?#&%<>\\,;()]", text.strip()):
            sign = (
                "пробел" if odd[0].isspace() else f"знак «{odd[0]}»",
                "a space" if odd[0].isspace() else f"“{odd[0]}”",
            )
            yield Hit(entry.inner, (transliterate(text),), False, (), {"what_ru": sign[0], "what_en": sign[1]})


def _said(strange: list[str]) -> dict[str, str]:
    letters = ", ".join(f"«{c}»" for c in dict.fromkeys(strange))
    if not letters:
        return {"what_ru": "кириллица", "what_en": "Cyrillic letters"}
    return {"what_ru": f"среди латинских букв русские {letters}", "what_en": f"Cyrillic {letters} among Latin letters"}


TRANSLITERATION = dict(
    zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia".split(), strict=True)
)  # fmt: skip


def transliterate(text: str) -> str:
    """Write Russian in Latin letters as passports do (ICAO Doc 9303; приказ МВД № 773), for addresses."""
    letters = (TRANSLITERATION.get(c, c).replace("-", "") if c in TRANSLITERATION else c for c in text.lower())
    return re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")


@needs(part=["title:"])
def no_terms(doc: Document) -> Iterator[Hit]:
    """Find posts without tags."""
    if not _is_post(doc) or doc.front is None or doc.settings.preset in {"mkdocs", "diplodoc", "vitepress"}:
        return
    if reading.keys(doc).steps.isdisjoint({"tags", "tag", "keywords", "taxonomies", "topics", "hubs"}):
        yield Hit(_head(doc), (), False, (), {})
