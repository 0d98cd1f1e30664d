"""Loanwords that Russian texts spell in two ways, by their stems, and where a post uses them. No counting, no rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pravka.document import Span

# Each line holds the stems of one word. Dictionaries have since settled on one of most, but usage has not.
STEMS = """
    бэкенд бекенд бэк-энд бэкэнд
    фронтенд фронт-энд фронтэнд
    имейл емейл и-мейл е-мейл
    риалтайм реалтайм риал-тайм
    скриншот скрин-шот
    плагин плаг-ин
    логин лог-ин
    кэш кеш
    хэш хеш
    тэг тег
    менеджмент мэнеджмент
    дизайн-систем дизайнсистем
    онлайн он-лайн
    офлайн оффлайн офф-лайн
    веб-сайт вебсайт
    веб-сервер вебсервер
    веб-страниц вебстраниц
    веб-приложен вебприложен
    чат-бот чатбот
    датасет дата-сет
    апдейт ап-дейт
    биткоин биткойн
    блокчейн блок-чейн
    стартап старт-ап
    питон пайтон
    джаваскрипт яваскрипт
    промпт промт
    коллбэк колбэк колбек коллбек
    рефакторинг ре-факторинг
    хэштег хештег хэштэг
    медиа-файл медиафайл
    видео-ролик видеоролик
    тренд трэнд
    флешк флэшк
    бренд брэнд
    контент-план контентплан
"""
GROUPS = tuple(tuple(line.split()) for line in STEMS.strip().splitlines())
OF_STEM = {stem: number for number, group in enumerate(GROUPS) for stem in group}
PLACES = {stem: place for place, stem in enumerate(OF_STEM)}
# the first letters of words → how the words begin, with the stems; «он-лайн» is two words
BEGINNINGS: dict[str, list[tuple[str, str]]] = {}
for _stem in OF_STEM:
    _first = _stem.partition("-")[0]
    BEGINNINGS.setdefault(_first[:3], []).append((_first, _stem))
ENDING = r"(?:[аеиоуыюяй]|ов|ам|ами|ах|ом|ем|ей|ям|ями|ях|н(?:ый|ая|ое|ые|ого|ой|ых|ому|ым|ыми|ую))?(?![\w-])"


def first_uses(lower: str, words: Iterable[str], start: int = 0) -> Iterator[tuple[str, Span]]:
    """Yield each of the stems that a text has, with the place of its first word; `words` are those from `start` on.

    Text and words are in small letters. Compounds («хэш-функция») do not count, nor do other words that begin so
    («кешью», «Тегеран»).
    """
    near = {word for word in words if word[:3] in BEGINNINGS}
    if "-мейл" in lower:  # «и-мейл»: one letter is no word
        near.update("ие")
    head = lower[:start]
    stems = [
        stem
        for letters in {word[:3] for word in near}
        for first, stem in BEGINNINGS[letters]
        if any(word.startswith(first) for word in near) or stem in head  # a search through the whole text costs more
    ]
    for stem in sorted(stems, key=PLACES.__getitem__):
        place = _find(lower, stem)
        if place:
            yield stem, place


def _find(text: str, stem: str) -> Span | None:
    start = text.find(stem)
    while start >= 0:
        before = text[start - 1] if start else " "
        if not (before.isalnum() or before in "_-"):
            ending = _ending().match(text, start + len(stem))
            if ending:
                return Span(start, ending.end())
        start = text.find(stem, start + 1)
    return None


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(ENDING)
