"""Checks of numbers with what belongs to them: units, %, currency, №, degrees, grouping of digits."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit

CYRILLIC = "А-Яа-яЁё"
NBSP = "\u00a0"

# units and the words that a number is glued to by mistake; single letters only where nothing else is meant
UNITS = (
    "кг|мг|мкг|км|см|мм|мкм|нм|мл|мс|мкс|нс|сек|мин|час(?:а|ов)?|кБ|КБ|Кб|МБ|Мб|ГБ|Гб|ТБ|Тб|бит(?:а|ов)?|байт(?:а|ов)?"
    "|Гц|кГц|МГц|ГГц|Вт|кВт|МВт|кВ|мА|кПа|МПа|руб|рублей|рубля|коп|тыс|млн|млрд|трлн|шт|чел|лет|год(?:а|у|ом|ы|ов)?|гг?"
    "|дней|дня|минут(?:а|ы)?|секунд(?:а|ы)?|месяц(?:а|ев)?|недел[ья]|раз(?:а)?|человек(?:а)?|процент(?:а|ов)?|пикселей"
)
GLUED = f"(?<![\\w.,-])(\\d+(?:[.,]\\d+)?)(?=({UNITS})(?![{CYRILLIC}0-9-]))"


def glued(doc: Document) -> Iterator[Hit]:
    """Find a number that clings to its unit: 10кг."""
    text = plain.of(doc)
    if not text.has("0а", "0А"):
        return
    for match in text.find(GLUED):
        if match[2] == "г" and not plain.compiled("1[5-9]\\d\\d|20\\d\\d|\\d{2,3}").fullmatch(match[1]):
            continue
        if text.solid(match.start(), match.end(2)):
            yield text.hit(
                match.end(1), match.end(1), _space(doc), safe=True, fields={"unit": match[2], "number": match[1]}
            )


def _space(doc: Document) -> str:
    return NBSP if doc.settings.nbsp == "add" else " "


def currency(doc: Document) -> Iterator[Hit]:
    """Find ₽ that clings to its number or stands before it."""
    if "₽" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(
        "(?<=[0-9])(?=₽)|₽[ \\u00a0]?([0-9]+(?:[ \\u00a0][0-9]{3})*(?:,[0-9]+)?)(?![0-9]*[ \\u00a0]?₽)"
    ):
        if match[1]:
            yield text.hit(*match.span(), f"{match[1]}{_space(doc)}₽", safe=True)
        else:
            yield text.hit(match.start(), match.start(), _space(doc), safe=True)


def currency_first(doc: Document) -> Iterator[Hit]:
    """Find $, € or £ before the number, as in English."""
    if not any(sign in doc.prose for sign in "$€£"):
        return
    text = plain.of(doc)
    for match in text.find("(?<![\\w$])([$€£])[ ]?([0-9]+(?:[ \\u00a0,][0-9]{3})*(?:[.,][0-9]{1,2})?)(?![\\w$])"):
        if plain.compiled(f"[{CYRILLIC}]").search(text.text[slice(*text.bounds(match.start()))]):
            yield text.hit(*match.span(), f"{match[2]}{NBSP if doc.settings.nbsp == 'add' else ' '}{match[1]}")


def number_sign(doc: Document) -> Iterator[Hit]:
    """Find № or § that clings to its number."""
    if "№" not in doc.prose and "§" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find("[№§](?=[0-9])"):
        yield text.hit(match.end(), match.end(), _space(doc), safe=True, fields={"sign": match[0]})


def doubled_number_sign(doc: Document) -> Iterator[Hit]:
    """Find «№№», «§§»: the sign is not doubled before several numbers."""
    if "№№" in doc.prose or "§§" in doc.prose:
        text = plain.of(doc)
        for match in text.find("([№§])\\1+"):
            yield text.hit(*match.span(), match[1], safe=True)


def latin_number_sign(doc: Document) -> Iterator[Hit]:
    """Find N, No., Nº for № before a number in a Russian sentence."""
    text = plain.of(doc)
    if not text.holds("N ", "N\u00a0", "No.", "Nº", "N°") and not text.has(" A0", "(A0"):
        return
    for match in text.find("(?<=[а-яё][ \\u00a0(])(?:N|No\\.|Nº|N°)[ \\u00a0]?(?=[0-9]+(?![0-9A-Za-z]))"):
        yield text.hit(*match.span(), f"№{_space(doc)}")


DEGREE = "(?<=[0-9])([ \\u00a0]?)°([ \\u00a0]?)(?:([CFСKК])(?![\\w])|(?![\\w°]))"


def degree(doc: Document) -> Iterator[Hit]:
    """Find degrees spaced wrong: 20°C, 20° C (20 °C), 45 ° (45°)."""
    if "°" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(DEGREE):
        letter = {"С": "C", "К": "K"}.get(match[3], match[3])
        gap = match[1] or _space(doc)
        right = f"{gap}°{letter}" if letter else "°" + match[2]
        if match[0] != right and text.solid(*match.span()):
            yield text.hit(*match.span(), right, safe=True)


def percent(doc: Document) -> Iterator[Hit]:
    """Find the rarer of «10%» and «10 %» in a post that has both."""
    if doc.prose.count("%") < 2:
        return
    text = plain.of(doc)
    spots = [m for m in text.find("(?<=[0-9])([ \\u00a0\\u202f]?)%(?![\\w%])")]
    apart = [m for m in spots if m[1]]
    together = [m for m in spots if not m[1]]
    if apart and together and len(apart) != len(together):
        for match in min(apart, together, key=len):
            gap = "" if match[1] else _space(doc)
            if text.solid(*match.span()):
                yield text.hit(*match.span(1), gap, fields={"usual": "10 %" if gap else "10%"})


GROUPS = "(?<![\\w.,(\\[-])([0-9]{1,3}(?:,[0-9]{3}){1,})(?![\\w,]|\\.[0-9])"


def comma_groups(doc: Document) -> Iterator[Hit]:
    """Find thousands parted by commas, as in English: 1,000,000."""
    text = plain.of(doc)
    if not text.has("0,000"):
        return
    for match in text.find(GROUPS):
        groups = match[1].split(",")
        near = text.text[match.end() : match.end() + 2].lstrip()[:1]
        if (len(groups) > 2 or near.isalpha()) and groups[0] != "0":
            certain = len(groups) > 2
            yield text.hit(
                *match.span(),
                match[1].replace(",", NBSP if doc.settings.nbsp == "add" else " "),
                safe=certain,
                level="" if certain else "info",
            )


LONG = "(?<![\\w.,/:#№+-])([1-9][0-9]{4,11})(?=[ \\u00a0](?:руб|тыс|дол|евро|человек|раз|строк|запис|пользовател|просмотр|километр|штук|₽))"


def ungrouped(doc: Document) -> Iterator[Hit]:
    """Find a long number of things without spaces between thousands: 1000000 рублей."""
    text = plain.of(doc)
    if not text.has("00000 а", "00000 ₽"):
        return
    for match in text.find(LONG):
        yield text.hit(*match.span(1), f"{int(match[1]):,}".replace(",", NBSP))


POINT = f"(?<![\\w.,-])([0-9]+)\\.(?=[0-9]{{1,2}}[ \\u00a0]?(?:%|(?:{UNITS})(?![{CYRILLIC}])))"


def decimal_point(doc: Document) -> Iterator[Hit]:
    """Find a decimal point before a unit: 3.5 кг."""
    text = plain.of(doc)
    if not text.has("0.0%", "0.00%", "0.0 %", "0.00 %", "0.0 а", "0.00 а", "0.0а", "0.00а", "0.0 А"):
        return
    for match in text.find(POINT):
        yield text.hit(match.end() - 1, match.end(), ",")


TIMES = "(?<![\\w.*])([1-9][0-9]{0,4})([ \\u00a0]?)([xхXХ*])\\2([0-9]{1,5})(?![\\w*]|[.][0-9])"


def multiplication(doc: Document) -> Iterator[Hit]:
    """Find a letter x between the sides of a size: 1920x1080."""
    text = plain.of(doc)
    if not text.has("0a0", "0а0", "0 a 0", "0 а 0", "0A0", "0А0", "0 А 0", "0 A 0"):
        return
    for match in text.find(TIMES):
        if match[3] != "*" and text.solid(*match.span()):
            cyrillic = match[3] in "хХ"
            yield text.hit(*match.span(3), "×", safe=cyrillic, level="" if cyrillic else "info")


FRACTION = "(?<![\\w/.,])(1/2|1/4|3/4|1/3|2/3)(?=[ \\u00a0](?:част|дол|час|чашк|стакан|ложк|экран|ширин|высот|срок|цен|год|век))"
FRACTIONS = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔"}


def fraction(doc: Document) -> Iterator[Hit]:
    """Find a simple fraction typed with a slash before what it measures."""
    text = plain.of(doc)
    if not text.has("0/0 а"):
        return
    for match in text.find(FRACTION):
        yield text.hit(*match.span(1), FRACTIONS[match[1]])
