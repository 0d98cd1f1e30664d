"""Sentence borders: full stops that end a sentence and those that do not. Clauses are in `clauses`.

A border of the prose (end of a block, cell, line break) always ends a sentence. Of a full stop the words around decide:
abbreviations, initials, the number of a list item, direct speech («…?» — сказал он).
"""

from __future__ import annotations

from collections.abc import Sequence

from pravka.document import BORDER, Block, Document
from pravka.russian import tokens
from pravka.russian.tokens import Token

CLOSING = frozenset("»”’\")]“'")
OPENING = frozenset("«„“\"([‘'")
DASHES = frozenset("—–-")
STOPS = frozenset(".!?…" + BORDER)

# Never the last word: something they name follows, mostly with a capital.
NAMING = frozenset(
    """
    ул им г пос дер обл просп пр-т бул наб пер пл корп кв каб ауд св проф акад доц канд асс гр гос тов гн г-н г-жа
    см ср рис табл илл гл разд напр прим т тт ч п пп ст стр с изд под сост англ лат нем фр франц исп итал греч яп
    укр тур букв перен разг сокр моб доб ок прибл макс инд о оз р хр вс ред вып отв зав зам a e v vs fig eq mr mrs dr
    """.split()
)
# May be the last word if a capital follows.
UNITS = frozenset(
    """
    др пр гг вв в тыс млн млрд трлн руб коп р долл сек мин час ч км см мм кг гр г л шт экз чел стр с э д п
    etc inc ltd corp co jr sr
    """.split()
)
# «т. д.», «т. п.», «н. э.»: the letter and the letter before it.
ENDINGS = {"д": "т", "п": "т", "э": "н", "р": "п"}


class Sentence:
    """A sentence: its tokens without borders, `start` of the first and `end` of the last of them.

    Never changed once `split` has made it, though neither a tuple nor made by an __init__, as tokens.
    """

    __slots__ = ("block", "end", "start", "tokens")
    start: int
    end: int
    tokens: tuple[Token, ...]
    block: Block


def of(doc: Document) -> tuple[Sentence, ...]:
    """Give the sentences of a document, block after block."""
    found: tuple[Sentence, ...] | None = doc.memo.get("sentences")
    if found is None:
        every: list[Sentence] = []
        for block, run in tokens.runs(doc):
            every += split(run, block)
        found = doc.memo["sentences"] = tuple(every)
    return found


def first_word(sentence: Sentence) -> Token | None:
    """Give the first word of a sentence, mostly its first token."""
    first = sentence.tokens[0]
    return first if first.form else next((token for token in sentence.tokens if token.form), None)


def count_words(sentence: Sentence) -> int:
    """Count the words of a sentence."""
    return [token.kind for token in sentence.tokens].count("word")


def split(run: tuple[Token, ...], block: Block) -> list[Sentence]:
    """Cut the tokens of one block into sentences."""
    found: list[Sentence] = []
    first = 0
    for after in _ends(run):
        last = after - 1 if run[after - 1].kind == "border" else after
        if first < last:
            sentence = Sentence()
            sentence.start, sentence.end = run[first].start, run[last - 1].end
            sentence.tokens, sentence.block = run[first:last], block
            found.append(sentence)
        first = after
    return found


def _ends(run: Sequence[Token]) -> list[int]:
    """List the index after the last token of each sentence."""
    ends: list[int] = []
    first, count = 0, len(run)
    for at, token in enumerate(run, 1):
        if token.form is not None or token.text[0] not in STOPS:  # most are words: no look at their letters
            continue
        if token.kind == "border":
            first = at
            ends.append(at)
            continue
        while at < count and run[at].text in CLOSING and not run[at].spaced:
            at += 1
        if at < count and _is_end(run, first, at - 1, token):
            first = at
            ends.append(at)
    if first < count:
        ends.append(count)
    return ends


def _is_end(run: Sequence[Token], first: int, last: int, stop: Token) -> bool:
    """Judge whether a sentence begun at `first` ends with the closing marks at `last`; `stop` is its full stop."""
    following = run[last + 1]
    if following.kind == "border":
        return False  # the border itself ends it
    before = last
    while run[before] is not stop:
        before -= 1
    before -= 1
    if before < first:
        return False
    if not following.spaced:
        return _is_glued(run[before], stop, following)
    if stop.text == ".":
        if run[before].kind == "number" and before == first:
            return False  # «1. Первый пункт»
        if before == last - 1 and _is_abbreviated(run, first, before, following):
            return False
    return _can_begin(run, last + 1, stop, run[before])


def _is_glued(word: Token, stop: Token, following: Token) -> bool:
    """Judge a full stop with no space after it: «конец.Начало»."""
    return (
        word.kind == following.kind == "word"
        and len(word.text) > 2
        and "а" <= word.text[-1] <= "ё"
        and "А" <= following.text[0] <= "Я"
        and word.end == stop.start
    )


def _is_abbreviated(run: Sequence[Token], first: int, at: int, following: Token) -> bool:
    """Judge whether the full stop after run[at] belongs to an abbreviation or to initials."""
    word = run[at].text
    if run[at].kind != "word":
        return False
    if len(word) == 1 and word.isupper():
        return following.kind == "word" and following.text[0].isupper()
    lower = word.lower()
    two_back = run[at - 2].text.lower() if at - 2 >= first and run[at - 1].text == "." else ""
    if two_back and ENDINGS.get(lower) == two_back:
        return not _is_capital(following)
    if lower in UNITS and (run[at - 1].kind == "number" if at > first and lower in NAMING else True):
        return not _is_capital(following)
    if two_back and len(lower) <= 2 and len(two_back) == 1:
        return True  # «т. е.», «т. к.»
    return lower in NAMING


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() or token.text in OPENING


def _can_begin(run: Sequence[Token], at: int, stop: Token, word: Token) -> bool:
    """Judge whether a sentence can begin at run[at] after this stop."""
    following = run[at]
    if following.text in DASHES:  # «…?» — сказал он
        return at + 1 < len(run) and _is_capital(run[at + 1])
    if following.text in OPENING:
        return at + 1 < len(run) and (run[at + 1].kind != "word" or run[at + 1].text[0].isupper())
    if following.kind == "mark":
        return following.text not in ",;:" and following.text not in CLOSING
    if following.kind != "word" or not following.text[0].islower():
        return True
    if stop.text == "." and "а" <= following.text[0] <= "ё":  # a careless small letter after an ordinary word
        return word.kind == "object" or (word.form is not None and word.form.known and len(word.text) > 2)
    return False
