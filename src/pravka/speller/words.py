"""The project's own words: guessing how a new word inflects, and taking lists from other tools.

Pure functions for the command line: nothing is read or written here. An entry of `words` is a lemma, or "lemma=sample"
where the sample is a known word that inflects alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pravka.errors import ToolError
from pravka.russian.lexicon import Lexicon

CYRILLIC_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
# Words to name a way of inflecting by.
MODELS = """
    звук сервер стол город дом банк урок замок ветерок день гвоздь словарь герой музей гений брат учитель программист
    житель
    программа карта книга кнопка ошибка игра неделя песня статья серия станция сеть запись дверь новость ночь окно слово
    устройство поле море здание знание условие время имя метро читать делать работать решить настроить проверить писать
    рисовать вернуть тянуть говорить видеть нести открыть красивый новый важный большой синий лучший русский тихий
    котёнок кафе пальто орёл отец конец месяц мяч нож врач плащ гараж блогер менеджер пиксель модуль контроль
""".split()
LEMMA_ENDINGS = ("", "а", "я", "о", "е", "ь", "й", "ть", "ать", "ить", "ый", "ий", "ой", "ия", "ие")
SHOWN = 6
MOST_READINGS = 400  # alternatives taken from one regular expression


class Proposal(NamedTuple):
    """A way a new word may inflect: the entry for `words`, what it is called, and some of its forms to show."""

    entry: str
    kind: str
    forms: tuple[str, ...]


class Imported(NamedTuple):
    """What came of a list: entries for `words`, and words that are known anyway or could not be read."""

    entries: tuple[str, ...]
    needless: tuple[str, ...]
    skipped: tuple[str, ...]


def propose(lexicon: Lexicon, word: str, most: int = 4) -> tuple[Proposal, ...]:
    """Guess how a word in its dictionary form inflects, the likeliest first; an unchanging word comes last."""
    lemma = word.strip().lower()
    found: dict[tuple[str, ...], Proposal] = {}
    samples = _samples(lexicon)
    for rank, guess in enumerate(lexicon.dictionary.guess(lemma)):
        forms = tuple(dict.fromkeys(form for form, _ in lexicon.dictionary.expand(lemma, guess.para)))
        if forms and forms not in found and (rank == 0 or guess.para in samples):
            entry = lemma if rank == 0 else f"{lemma}={samples[guess.para]}"
            found[forms] = Proposal(entry, guess.tag.replace(" ", ",").split(",")[0], forms[:SHOWN])
        if len(found) >= most:
            break
    return (*found.values(), Proposal(f"{lemma}=метро", "Fixd", (lemma,)))


def lemma_of(lexicon: Lexicon, form: str) -> str:
    """Guess the dictionary form of a word met in a text: «промиса» gives «промис»; the word itself if nothing fits."""
    lower = form.lower()
    found = {
        (len(lemma), -guess.words, lemma)
        for lemma in _possible_lemmas(lower)
        for guess in lexicon.dictionary.guess(lemma)[:2]
        if any(f.replace("ё", "е") == lower.replace("ё", "е") for f, _ in lexicon.dictionary.expand(lemma, guess.para))
    }
    return min(found)[2] if found else lower


def fold(lexicon: Lexicon, words: Iterable[str]) -> Imported:
    """Fold forms into lemmas: «промис, промиса, промисы» is one entry; known words are needless."""
    wanted, needless, skipped = set(), [], []
    for word in words:
        lower = word.strip().lower()
        if not CYRILLIC_WORD.fullmatch(lower):
            skipped.append(word)
        elif lower in lexicon:
            needless.append(lower)
        else:
            wanted.add(lower)
    entries: list[str] = []
    covered: set[str] = set()
    for lemma in sorted(wanted, key=lambda w: (len(w), w)):
        if lemma not in covered:
            entry = _lemma_among(lexicon, lemma, wanted)
            entries.append(entry)
            covered |= _forms(lexicon, entry)
    kept = sorted({entry for entry in entries if not any(entry != e and entry in _forms(lexicon, e) for e in entries)})
    return Imported(tuple(kept), tuple(dict.fromkeys(needless)), tuple(dict.fromkeys(skipped)))


def unused(lexicon: Lexicon, entries: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Give the entries none of whose forms occurs in the texts."""
    seen = {word.replace("ё", "е") for text in texts for word in CYRILLIC_WORD.findall(text.lower())}
    seen |= {part for word in seen for part in word.split("-")}
    return tuple(entry for entry in entries if not _forms(lexicon, entry) & seen)


def read_list(name: str, text: str) -> tuple[str, ...]:
    """Read the words of another tool's file, told by its name or content. Raises ToolError.

    .yaspeller.json (its regular expressions spelt out), cspell.json, a word list or a Vale vocabulary (one a line).
    """
    if name.endswith((".json", ".jsonc", "rc")):
        return tuple(_from_json(name, text))
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(word for line in lines if line for word in expand(line))


def expand(pattern: str) -> tuple[str, ...]:
    """Spell out the alternatives of a simple regular expression: «[Пп]ромис(ы|а)?» gives six words."""
    pattern = re.sub(r"^\(\?i\)|\(\?:|\\b|[\^$]", lambda m: "(" if m[0] == "(?:" else "", pattern.strip().strip("/"))
    try:
        words, rest = _alternatives(pattern)
    except ValueError:
        return ()
    return tuple(dict.fromkeys(word.lower() for word in words)) if not rest else ()


def _from_json(name: str, text: str) -> Iterator[str]:
    plain = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    try:
        data = json.loads(re.sub(r",(\s*[\]}])", r"\1", plain))
    except ValueError as error:
        raise ToolError(f"{name}: expected JSON: {error}") from error
    if not isinstance(data, dict):
        raise ToolError(f"{name}: expected a JSON object with a list “dictionary” or “words”")
    for key in ("dictionary", "words", "ignoreWords", "userWords"):
        for item in data.get(key) or ():
            for pattern in [item] if isinstance(item, str) else item.get("words", []):
                yield from expand(pattern)


def _alternatives(text: str) -> tuple[list[str], str]:
    """Spell out up to a closing bracket; returns the words and what is left."""
    done: list[str] = []
    words = [""]
    while text:
        char, text = text[0], text[1:]
        if char == ")":
            return done + words, ")" + text
        if char == "|":
            done, words = done + words, [""]
            continue
        if char == "(":
            options, text = _alternatives(text)
            if text[:1] != ")":
                raise ValueError("unclosed bracket")
            text = text[1:]
        elif char == "[":
            inside, closed, text = text.partition("]")
            if not closed or inside[:1] == "^" or "-" in inside[1:-1]:
                raise ValueError("unreadable class")
            options = list(inside)
        elif char in ".*+{}\\":
            raise ValueError("unbounded")
        else:
            options = [char]
        if text[:1] == "?":
            options, text = [*options, ""], text[1:]
        elif text[:1] in ("*", "+", "{"):
            raise ValueError("unbounded")
        words = [word + option for word in words for option in options]
        if len(words) > MOST_READINGS:
            raise ValueError("too many")
    return done + words, ""


def _lemma_among(lexicon: Lexicon, word: str, wanted: set[str]) -> str:
    """Choose the lemma of a listed form whose paradigm covers most of the list."""
    options = [word, *(lemma for lemma in _possible_lemmas(word))]
    return max(
        options,
        key=lambda lemma: (
            len(_forms(lexicon, lemma) & wanted) if word in _forms(lexicon, lemma) else 0,
            lemma == word,
        ),
    )


def _possible_lemmas(form: str) -> Iterator[str]:
    """Yield the stems of a form with the endings that dictionary forms have."""
    for cut in range(0, min(4, len(form) - 3)):
        stem = form[: len(form) - cut]
        for ending in LEMMA_ENDINGS if cut else ("",):
            yield stem + ending


def _forms(lexicon: Lexicon, entry: str) -> set[str]:
    """Give the forms of an entry, «ё» as «е»."""
    return set(Lexicon(lexicon.dictionary, (entry,)).own)


def _samples(lexicon: Lexicon) -> dict[int, str]:
    """Give a well-known word for each of the common paradigms."""
    rows = ((para, word) for word in MODELS for _, para, index in lexicon.dictionary.look_up(word) if index == 0)
    return dict(reversed(list(rows)))
