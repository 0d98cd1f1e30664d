"""Checks of numerals written with digits and endings, ranges of numbers, «топ-5»."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import plain
from pravka.document import Document
from pravka.findings import Hit

CYRILLIC = "А-Яа-яЁё"
ENDINGS = {
    "ый": "й", "ий": "й", "ой": "й", "ая": "я", "яя": "я", "ое": "е", "ее": "е", "ые": "е", "ие": "е", "ого": "го", "его": "го",
    "ому": "му", "ему": "му", "ым": "м", "им": "м", "ом": "м", "ых": "х", "их": "х", "ыми": "ми", "ими": "ми", "ую": "ю", "юю": "ю",
}  # fmt: skip
LONG = f"(?<![\\w.,])([0-9]+)([-–—]?)(ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ых|их|ыми|ими|ую)(?![{CYRILLIC}-])"
GLUED = f"(?<![\\w.,])([0-9]+)(й|го|му|ми|я)(?![{CYRILLIC}-])"


def long_ending(doc: Document) -> Iterator[Hit]:
    """Find «5-ый», «1-ого»: the ending has one letter after a vowel, two after a consonant."""
    text = plain.of(doc)
    if not text.has("0-а", "0а", "0–а", "0—а"):
        return
    for match in text.find(LONG):
        if text.solid(*match.span()):
            yield text.hit(match.start(2), match.end(), "-" + ENDINGS[match[3]], safe=True, fields={"number": match[1]})


def glued_ending(doc: Document) -> Iterator[Hit]:
    """Find «5й», «2го» without the hyphen."""
    text = plain.of(doc)
    if not text.has("0а"):
        return
    for match in text.find(GLUED):
        if text.solid(*match.span()):
            yield text.hit(
                match.start(2), match.start(2), "-", safe=True, fields={"number": match[1], "ending": match[2]}
            )


def cardinal_ending(doc: Document) -> Iterator[Hit]:
    """Find «10-ти», «5-ю»: cardinal numbers in digits take no ending."""
    text = plain.of(doc)
    if not text.has("0-а"):
        return
    for match in text.find(f"(?<![\\w.,])([0-9]+)-(?:ти|мя|тью|тыми|ёх|ех|ух)(?=[ \\u00a0][{CYRILLIC}]|[.,;)])"):
        yield text.hit(match.end(1), match.end(), "", fields={"number": match[1]})


MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"


def date_ending(doc: Document) -> Iterator[Hit]:
    """Find «5-го мая»: the day of a date takes no ending before the month."""
    text = plain.of(doc)
    if not text.has("0-а"):
        return
    for match in text.find(f"(?<![\\w.,])([0-9]{{1,2}})(-(?:го|е|ое|ого))(?=[ \\u00a0](?:{MONTHS})(?![{CYRILLIC}]))"):
        yield text.hit(*match.span(2), "")


def zero_day(doc: Document) -> Iterator[Hit]:
    """Find «05 мая»."""
    text = plain.of(doc)
    if not text.has("00 а"):
        return
    for match in text.find(f"(?<![\\w.,:])0(?=[1-9][ \\u00a0](?:{MONTHS})(?![{CYRILLIC}]))"):
        yield text.hit(*match.span(), "", safe=True)


def american_date(doc: Document) -> Iterator[Hit]:
    """Find 12/31/2024: month first, or slashes."""
    text = plain.of(doc)
    if not text.has("0/0/0", "0/00/0"):
        return
    for match in text.find("(?<![\\w/.])([0-9]{1,2})/([0-9]{1,2})/((?:19|20)[0-9]{2})(?![\\w/])"):
        first, second = int(match[1]), int(match[2])
        if first <= 12 < second <= 31:
            yield text.hit(*match.span(), f"{second:02}.{first:02}.{match[3]}", safe=False)


ROMAN = "(?<![\\w-])([IVXLC]+|[IVXLСХ]+)(-(?:й|го|му|м|ый|ого|ому|ом|ые|ых|е|я|ая|ой))(?=[ \\u00a0](?:век|столет|съезд|конгресс|глав|том|в\\.))"


def roman_ending(doc: Document) -> Iterator[Hit]:
    """Find «XX-й век»: Roman numerals take no ending."""
    text = plain.of(doc)
    if not text.holds("I-", "V-", "X-", "L-", "C-", "Х-"):
        return
    for match in text.find(ROMAN):
        yield text.hit(*match.span(2), "", safe=True, fields={"number": match[1]})


CENTURY = "(?<!\\w)([IVXХ]*Х[IVXХ]*)(?=[ \\u00a0–—-](?:век|столет|вв?\\.|[IVXХ]+[ \\u00a0](?:век|вв?\\.)))"


def cyrillic_roman(doc: Document) -> Iterator[Hit]:
    """Find a Roman numeral typed with the Cyrillic Х: «ХХ век»."""
    if "Х" not in doc.prose:
        return
    text = plain.of(doc)
    for match in text.find(CENTURY):
        yield text.hit(*match.span(1), match[1].replace("Х", "X"), safe=True)


def top_list(doc: Document) -> Iterator[Hit]:
    """Find «топ 5» without the hyphen."""
    text = plain.of(doc)
    if not text.has("аа 0", "АА 0", "аа-0", "аа – 0", "аа — 0", "аа - 0") or not text.holds("топ", "Топ", "ТОП"):
        return
    for match in text.find(
        f"(?<![{CYRILLIC}\\w-])([Тт]оп|ТОП)(?:[ \\u00a0]|[ \\u00a0]?[–—-][ \\u00a0]?)(?=[1-9][0-9]{{0,2}}(?![0-9.,%]))"
    ):
        gap = (match.end(1), match.end())
        if text.text[slice(*gap)] != "-":
            yield text.hit(*gap, "-", safe=True, fields={"top": match[1]})


# what may follow a range of numbers and makes it one
COUNTED = (
    "%|₽|°|кг|г(?=[ .,])|км|м(?=[ .,])|см|мм|мл|л(?=[ .,])|мс|сек|мин|час|руб|коп|тыс|млн|млрд|шт|чел|лет|год|гг|дн|минут|секунд|месяц|недел|раз"
    "|человек|процент|пиксел|строк|символ|слов|страниц|штук|балл|уровн|вопрос|пункт|шаг|час|утра|вечера|суток|век|вв|участник|пример|балл"
    "|январ|феврал|март|апрел|мая|июн|июл|август|сентябр|октябр|ноябр|декабр|МБ|ГБ|КБ|ТБ|Гц|ГГц"
)
RANGE = f"(?<![\\w.,:/+–—-])([0-9]+(?:,[0-9]+)?)-([0-9]+(?:,[0-9]+)?)(?=[ \\u00a0]?(?:{COUNTED}))"
NAMED = "(?:страниц[аыеу]?|стр\\.|с\\.|глав[аыеу]?|главах|пункт[ыа]?х?|рис\\.|строк[иаеу]?х?|урок[иа]?х?|версии|годы|годах|возраст[еа]?)"
NAMED_RANGE = f"(?<![{CYRILLIC}])(?:{NAMED})[ \\u00a0]([0-9]+)-([0-9]+)(?![\\w:/-]|[.][0-9])"


def hyphen_range(doc: Document) -> Iterator[Hit]:
    """Find a range of numbers with a hyphen: 5-10 минут, стр. 5-10."""
    text = plain.of(doc)
    if not text.has("0-0"):
        return
    for pattern in (RANGE, NAMED_RANGE):
        for match in text.find(pattern):
            if _ascends(match[1], match[2]) and text.solid(match.start(1), match.end(2)):
                yield text.hit(match.end(1), match.end(1) + 1, "–", safe=True)


def _ascends(first: str, second: str) -> bool:
    return float(first.replace(",", ".")) < float(second.replace(",", "."))


SPACED = (
    f"(?<![\\w.,:/+–—-])([0-9]+(?:,[0-9]+)?)([ \\u00a0][-–—][ \\u00a0])([0-9]+(?:,[0-9]+)?)(?=[ \\u00a0]?(?:{COUNTED}))"
)


def spaced_range(doc: Document) -> Iterator[Hit]:
    """Find spaces round the dash of a range of numbers: 10 — 15 минут."""
    text = plain.of(doc)
    if not text.has("0 - 0", "0 – 0", "0 — 0"):
        return
    for match in text.find(SPACED):
        if _ascends(match[1], match[3]) and text.solid(*match.span()):
            yield text.hit(*match.span(2), "–")


LIMITS = (
    "январ[ья]|феврал[ья]|март[а]?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|август[а]?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]"
    "|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс"
)


STEMS = "янв фев мар апр май мая июн июл авг сен окт ноя дек пон вто сре чет пят суб вос".split()


def word_range(doc: Document) -> Iterator[Hit]:
    """Find a hyphen between two months or weekdays: июнь-август."""
    text = plain.of(doc)
    if not text.holds(*("-" + stem for stem in STEMS)) and not text.holds("пн-", "вт-", "ср-", "чт-", "пт-", "сб-"):
        return
    for match in text.find(f"(?i)(?<![{CYRILLIC}-])({LIMITS})-({LIMITS})(?![{CYRILLIC}-])"):
        yield text.hit(match.end(1), match.end(1) + 1, "—", safe=True)


PHONE = "(?<![\\w/.=+-])(\\+7|8)([ \\u00a0-]?\\(?)([0-9]{3})(\\)?[ \\u00a0-]?)([0-9]{3})([ \\u00a0-]?)([0-9]{2})([ \\u00a0-]?)([0-9]{2})(?![\\w-])"


def phone(doc: Document) -> Iterator[Hit]:
    """Find a telephone number that is not set as +7 495 123-45-67 or 8 (495) 123-45-67."""
    text = plain.of(doc)
    if "+7" not in text.text and not text.has("00-00", "0(000", "0 (000", "00 00 00"):
        return
    for match in text.find(PHONE):
        country, _, code, _, a, _, b, _, c = match.groups()
        found = match[0].replace("\u00a0", " ").replace("‑", "-")
        if country == "8" and found.isdigit():
            continue
        right = {
            f"+7 {code} {a}-{b}-{c}",
            f"+7 ({code}) {a}-{b}-{c}",
            f"8 ({code}) {a}-{b}-{c}",
            f"8 {code} {a}-{b}-{c}",
        }
        if found not in right:
            yield text.hit(*match.span(), f"+7 {code} {a}-{b}-{c}" if country == "+7" else f"8 ({code}) {a}-{b}-{c}")


def clock(doc: Document) -> Iterator[Hit]:
    """Find an English time of day: 10 pm, 10:30 AM."""
    text = plain.of(doc)
    if not text.holds(" am", " pm", " AM", " PM", " a.m", " p.m", "0am", "0pm", "0 p.m"):
        return
    for match in text.find("(?i)(?<![\\w:.])([0-9]{1,2})(?::([0-9]{2}))?[ \\u00a0]?([ap])\\.?m\\b\\.?"):
        hour = int(match[1])
        low, high = text.bounds(match.start())
        if 1 <= hour <= 12 and plain.compiled(f"[{CYRILLIC}]").search(text.text, low, high):
            hour = hour % 12 + (12 if match[3] in "pP" else 0)
            yield text.hit(*match.span(), f"{hour}:{match[2] or '00'}")


def bare_year(doc: Document) -> Iterator[Hit]:
    """Find «в 2025» without «году» at the end of a phrase."""
    text = plain.of(doc)
    if not text.holds("в 20", "в 19", "В 20", "В 19", "в\u00a020", "в\u00a019", "В\u00a020"):
        return
    for match in text.find(
        "(?<![\\w])[Вв][ \\u00a0]((?:19|20)[0-9]{2})(?=[:!?.,;]?(?:[\\s»)]|$))(?![.,]?[ \\u00a0\\n]?(?:[а-яё0-9—–-]|[A-Z]))"
    ):
        yield text.hit(match.end(1), match.end(1), " году")


def spaced_time(doc: Document) -> Iterator[Hit]:
    """Find spaces round the colon of a time: 10 : 30."""
    text = plain.of(doc)
    if not text.has("0 : 0", "0 :0", "0: 0"):
        return
    for match in text.find(
        "(?<![\\w:.])(?:в|с|до|к)[ \\u00a0](?:[01]?[0-9]|2[0-3])([ ]:[ ]?|:[ ])([0-5][0-9])(?![\\w:])"
    ):
        yield text.hit(*match.span(1), ":", safe=True)
