"""Capitalised Russian words inside sentences, and whether they can be names. No verdicts here."""

from __future__ import annotations

from itertools import filterfalse
from typing import NamedTuple

from pravka.document import Document
from pravka.patterns import Places, occurrences
from pravka.russian import grammemes
from pravka.russian.sentences import Sentence, first_word
from pravka.russian.tokens import Token

PROPER = grammemes.mask("Name Surn Patr Geox Orgn Trad Abbr Init")
# common words that proper names are made of: «Великая Отечественная война», «Государственная Дума»
NAMELIKE = frozenset(
    """
    великий великая отечественная отечественный мировой мировая российский российская федеральный федеральная
    государственный государственная верховный верховная конституционный центральный центральная народный народная
    северный северная южный южная западный западная восточный восточная ближний дальний красный красная чёрный белый
    большой большая малый малая новый новая старый старая святой святая нижний верхний средний первый вторая
    президент министерство агентство дума совет суд банк академия университет институт музей театр союз федерация
    республика область край район улица площадь проспект бог господь земля солнце луна вселенная интернет сеть
    конституция кодекс закон день победа рождество пасха империя царь король орден премия кубок олимпиада
    альфа бета гамма дельта
    """.split()
)


class Capital(NamedTuple):
    """A Russian word with a capital letter that is not the first word of its sentence."""

    sentence: Sentence
    at: int
    token: Token


def of(doc: Document) -> list[Capital]:
    """Find capitalised Russian words inside sentences, each word in order; once per document."""
    found: list[Capital] | None = doc.memo.get("capitals")
    if found is None:
        found = doc.memo["capitals"] = []
        firsts: dict[Sentence, Token | None] = {}
        for sentence, at in places(doc):
            token = sentence.tokens[at]
            if "А" <= token.text[0] <= "Я":
                if sentence not in firsts:
                    firsts[sentence] = first_word(sentence)
                if firsts[sentence] is not token:
                    found.append(Capital(sentence, at, token))
    return found


def places(doc: Document) -> Places:
    """Find the words of any alphabet with a capital and small letters after it, and «Я»; not those a text begins with.

    Once per document.
    """
    found: Places | None = doc.memo.get("capitalised")
    if found is None:
        others = filterfalse(str.islower, occurrences(doc))  # most words are in small letters: those go first, in C
        words = [text for text in others if text[0].isupper() and (text[1:].islower() or text == "Я")]
        found = doc.memo["capitalised"] = [place for text in words for place in occurrences(doc)[text] if place[1]]
    return found


def is_common(token: Token) -> bool:
    """Tell a word that is certainly no name: known, and no reading of it is one."""
    form = token.form
    return form is not None and form.known and not form.any & PROPER and not form.lemmas & NAMELIKE


def is_name(token: Token) -> bool:
    """Tell a word that stands as a name: capitalised and a name in some reading."""
    return len(token.text) > 2 and token.text[0].isupper() and token.form is not None and bool(token.form.any & PROPER)


def follows_word(capital: Capital) -> bool:
    """The word before is a common Russian one, nothing stands between."""
    before = capital.sentence.tokens[capital.at - 1]
    return before.kind == "word" and before.text.islower() and "а" <= before.text[0] <= "ё" and capital.token.spaced
