"""Checks of graphic abbreviations: т. е., и т. д., гг., руб., млн. Units of measure are in `units`."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit

CYRILLIC = "А-Яа-яЁё"
NBSP = "\u00a0"

GLUED = f"""(?x)
(?<! [{CYRILLIC}.-] )
(?: [Тт]\\.(?=[едпкнмсо]\\.) | [Тт]\\.(?=(?:е|д|п|к|ч|о|н)(?![{CYRILLIC}.])) | [Нн]\\.(?=э\\.|с\\.) | [Вв]р\\.(?=и\\.) | и\\.(?=о\\.)
  | л\\.(?=с\\.) | кв\\.(?=(?:м|км|см|мм)(?![{CYRILLIC}])) | куб\\.(?=(?:м|см|мм|км)(?![{CYRILLIC}])) )
"""


def glued(doc: Document) -> Iterator[Hit]:
    """Find «т.е.», «и т.д.», «кв.м» without the space inside."""
    text = plain.of(doc)
    if not text.holds(
        "т.е", "т.д", "т.п", "т.к", "т.н", "т.с", "т.о", "Т.е", "Т.к", "н.э", "и.о", "р.и", "л.с", "кв.", "уб."
    ):
        return
    for match in text.find(GLUED):
        if text.solid(*match.span()):
            yield text.hit(match.end(), match.end(), _space(doc), safe=True)


def _space(doc: Document) -> str:
    """The space to put inside an abbreviation: a non-breaking one where the project wants them."""
    return NBSP if doc.settings.nbsp == "add" else " "


TORN = f"""(?x)
(?<! [{CYRILLIC}.-] )
(?: (?: и [ \\u00a0] ) (?: т\\.?[ \\u00a0]?д | т\\.?[ \\u00a0]?п ) (?= [\\s,;:)!?{NBSP}] | $ )   # и т.д, и тд, и т д
  | (?: [Тт]\\.[ \\u00a0]?[еко] ) (?= [ \\u00a0][{CYRILLIC}] | , )                              # т.е, т.к
  | (?: и [ \\u00a0] ) (?: др | пр ) (?= [,;)] | $ )                                               # и др,
)
"""


def short_of_stop(doc: Document) -> Iterator[Hit]:
    """Find «и т.д», «т.е», «и тд», «и др» short of a full stop."""
    text = plain.of(doc)
    if not text.holds(
        " т.",
        "(т.",
        "\u00a0т.",
        "Т.",
        "и тд",
        "и тп",
        "и т д",
        "и т п",
        "и др,",
        "и др)",
        "и др;",
        "и пр,",
        "и пр)",
        "и пр;",
    ):
        return
    for match in text.find(TORN):
        found = match[0]
        if found.startswith("и"):
            start = match.start() + 2
            letters = [c for c in found[2:] if c.isalpha()]
            whole = found[2:] + "." if found[2:] in ("др", "пр") else f"{letters[0]}.{_space(doc)}{letters[1]}."
        else:
            start, whole = match.start(), f"{found[0]}.{_space(doc)}{found[-1]}."
        if text.solid(start, match.end()):
            yield text.hit(start, match.end(), whole, safe=True)


LARGE = f"(?<![{CYRILLIC}])((?:млн|млрд|трлн))\\.(?=[ \\u00a0](?:[а-яё$€₽]|[А-ЯЁ]{{2}}))"


def million_with_stop(doc: Document) -> Iterator[Hit]:
    """Find «млн.», «млрд.» inside a sentence: these are written without a full stop."""
    if "млн." in doc.prose or "млрд." in doc.prose or "трлн." in doc.prose:
        text = plain.of(doc)
        for match in text.find(LARGE):
            yield text.hit(match.end() - 1, match.end(), "", safe=True, fields={"word": match[1]})


SHORT = f"(?<=[0-9])[ \\u00a0](тыс|руб|коп|долл|мес)(?=[ \\u00a0][{CYRILLIC}]|[,;:)!?]|\\u2029)"


def thousand_without_stop(doc: Document) -> Iterator[Hit]:
    """Find «тыс», «руб», «коп» after a number without the full stop."""
    text = plain.of(doc)
    if not text.has("0 ааа"):
        return
    if not text.holds(*(word + end for word in ("тыс", "руб", "коп", "долл", "мес") for end in " \u00a0,;:)!?\u2029")):
        return
    for match in text.find(SHORT):
        yield text.hit(match.end(1), match.end(1), ".", safe=True, fields={"word": match[1]})


UNIT_STOP = "(?<=[0-9])[ \\u00a0](кг|км|см|мм|мл|мг|кБ|КБ|Кб|МБ|Мб|ГБ|Гб|ТБ|Тб|мс|Гц|кГц|МГц|ГГц|Вт|кВт)\\.(?=[ \\u00a0][а-яё]|[,;])"


def unit_with_stop(doc: Document) -> Iterator[Hit]:
    """Find a unit of measure with a full stop inside a sentence."""
    text = plain.of(doc)
    if not text.has("0 аа.", "0 АА.", "0 Аа.", "0 аАа.", "0 аА.") or not text.has(". а", ".,", ".;"):
        return
    for match in text.find(UNIT_STOP):
        yield text.hit(match.end() - 1, match.end(), "", safe=True, fields={"word": match[1]})


PLURAL = "(?<![А-Яа-яЁё.])([гвтрп])\\.[ \\u00a0]?\\1\\.(?![А-Яа-яЁё])"


def split_plural(doc: Document) -> Iterator[Hit]:
    """Find «г.г.», «в.в.» for «гг.», «вв.»."""
    text = plain.of(doc)
    if not text.holds("г.г", "в.в", "г. г", "в. в", "г.\u00a0г"):
        return
    for match in text.find(PLURAL):
        if match[1] in "гв" and plain.compiled("[0-9XVIХ][ \\u00a0]?$").search(text.text[: match.start()][-2:]):
            yield text.hit(*match.span(), match[1] * 2 + ".", safe=True)


YEARS = f"(?<=[0-9])([ \\u00a0]?)(гг|вв)(?=[ \\u00a0][{CYRILLIC}]|[,;)]|\\u2029)"


def years_without_stop(doc: Document) -> Iterator[Hit]:
    """Find «2010–2015 гг» without the full stop."""
    text = plain.of(doc)
    if not text.holds(*(word + end for word in ("гг", "вв") for end in " \u00a0,;)\u2029")):
        return
    for match in text.find(YEARS):
        yield text.hit(match.end(), match.end(), ".", safe=True, fields={"word": match[2]})


INITIALS = """(?x)
(?<! [А-Яа-яЁё.] ) ([А-ЯЁ])\\.([А-ЯЁ])\\.([ \\u00a0]?) (?= [А-ЯЁ][а-яё]{2,} )   # А.С.Пушкин, А.С. Пушкин
| (?<! [А-Яа-яЁё.] ) ([А-ЯЁ])\\. (?= [А-ЯЁ][а-яё]{3,} )                           # А.Пушкин
"""


def initials(doc: Document) -> Iterator[Hit]:
    """Find initials that cling to each other or to the surname."""
    text = plain.of(doc)
    if not text.has("А.А"):
        return
    for match in text.find(INITIALS):
        if not text.solid(*match.span()):
            continue
        gap = _space(doc)
        if match[4]:
            yield text.hit(match.end(), match.end(), gap, safe=True)
        elif match[3]:
            yield text.hit(match.end(1) + 1, match.end(1) + 1, gap, level="info")
        else:
            yield text.hit(match.start(), match.end(), f"{match[1]}.{gap}{match[2]}.{gap}", safe=True)
