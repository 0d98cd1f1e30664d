#!/usr/bin/env python3
"""Measure how many errors put into clean paragraphs are found: recall by class of error, and the mean over classes.

    python bench/inject.py paragraphs.jsonl [--size 300] [--seed 7] [--only tsya …] [--show CLASS N]

The file holds one {"text": …} a line. Each error is put in alone; it counts as found if a finding of level error or
warning stands at its place that was not there before.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pravka
from pravka import markdown
from pravka.document import Document
from pravka.russian import grammemes, lexicon, morphology, roles, sentences
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence

INTRO = (
    "конечно наверное возможно кажется вероятно разумеется безусловно действительно например кстати впрочем наконец"
).split()
PHRASES = (
    "к счастью|к сожалению|как правило|во-первых|во-вторых|таким образом|по сути|с другой стороны|кроме того|"
    "в частности"
)

INDEFINITE = "кто|что|как|какой|какая|какое|какие|какую|каких|какого|где|куда|когда|кем|чем"


class Slip(NamedTuple):
    """One error to put in: text[start:end] becomes `new`."""

    start: int
    end: int
    new: str


def regex(
    pattern: str, new: str | Callable[[re.Match[str]], str], group: int = 0
) -> Callable[[Document], Iterator[Slip]]:
    """Make errors of every match of a pattern in the prose: the group becomes `new`."""
    compiled = re.compile(pattern)

    def find(doc: Document) -> Iterator[Slip]:
        for match in compiled.finditer(doc.prose):
            yield Slip(*match.span(group), new if isinstance(new, str) else new(match))

    return find


def comma(pattern: str) -> Callable[[Document], Iterator[Slip]]:
    """Drop the comma that is group 1 of the pattern."""
    return regex(pattern, "", 1)


def before(words: str) -> Callable[[Document], Iterator[Slip]]:
    """Drop the comma before one of the words."""
    return comma(rf"[а-яё](,) (?:{words})\b")


def pairs(doc: Document) -> Iterator[tuple[Sentence, int]]:
    """Yield each place with a word after it."""
    for sentence in sentences.of(doc):
        for at in range(len(sentence.tokens) - 1):
            if sentence.tokens[at].form and sentence.tokens[at + 1].form and sentence.tokens[at + 1].text.islower():
                yield sentence, at


def other_form(sentence: Sentence, at: int) -> Slip | None:
    """Put the word into a random other form of its paradigm."""
    token = sentence.tokens[at]
    assert token.form is not None
    reading = token.form.readings[0]
    forms = sorted({reading.inflected(n) for n, _ in enumerate(reading.masks())} - {token.text.lower()})
    return Slip(token.start, token.end, random.choice(forms)) if forms else None


def adjective_noun(doc: Document) -> Iterator[Slip]:
    """Change the noun of an adjective and noun so that they do not agree."""
    known = lexicon.of(doc)
    for sentence, at in pairs(doc):
        a, n = sentence.tokens[at].form, sentence.tokens[at + 1].form
        if a and n and a.known and n.known and a.all & grammemes.mask("ADJF") and n.all & grammemes.mask("NOUN"):
            slip = other_form(sentence, at + 1)
            agreed = morphology.agree(a, n, "case number gender")
            if slip and agreed and not morphology.agree(a, known.form(slip.new), "case number gender"):
                yield slip


def preposition_noun(doc: Document) -> Iterator[Slip]:
    """Change the noun after a preposition into a case it does not rule."""
    from pravka.nominal import PREPOSITIONS

    known = lexicon.of(doc)
    for sentence, at in pairs(doc):
        n = sentence.tokens[at + 1].form
        cases = PREPOSITIONS.get(sentence.tokens[at].text.lower())
        if cases and n and n.known and n.all & grammemes.mask("NOUN") and n.any & grammemes.mask(cases):
            slip = other_form(sentence, at + 1)
            if slip and not known.form(slip.new).any & grammemes.mask(cases):
                yield slip


def verb_number(sentence: Sentence, at: int) -> Slip | None:
    """Change the number of a verb."""
    token = sentence.tokens[at]
    if not token.form or not role(token) & roles.FINITE or token.form.any & grammemes.mask("impr"):
        return None
    wanted = "plur" if token.form.any & grammemes.mask("sing") else "sing"
    person = next(iter(token.form.readings)).mask & (grammemes.PERSON | grammemes.TENSE)
    new = morphology.inflect(token.form, grammemes.mask(wanted) | person, token.text)
    return Slip(token.start, token.end, new) if new and new != token.text else None


def pronoun_verb(doc: Document) -> Iterator[Slip]:
    """Change the number of a verb after a personal pronoun."""
    for sentence, at in pairs(doc):
        if sentence.tokens[at].text.lower() in ("я", "ты", "он", "она", "мы", "вы", "они"):
            slip = verb_number(sentence, at + 1)
            if slip:
                yield slip


def noun_verb(doc: Document) -> Iterator[Slip]:
    """Change the number of a verb after a noun that can only be its subject."""
    for sentence, at in pairs(doc):
        if role(sentence.tokens[at]) & roles.SUBJECT and role(sentence.tokens[at]) & roles.NOUN:
            slip = verb_number(sentence, at + 1)
            if slip:
                yield slip


def verb_form(ending: str, new: str, pos: str) -> Callable[[Document], Iterator[Slip]]:
    """Spell -тся for -ться or the other way round where both are words."""

    def find(doc: Document) -> Iterator[Slip]:
        known = lexicon.of(doc)
        for sentence in sentences.of(doc):
            for token in sentence.tokens:
                if token.form and token.text.endswith(ending) and token.form.all & grammemes.mask(pos):
                    wrong = token.text[: -len(ending)] + new
                    if known.form(wrong).known:
                        yield Slip(token.start, token.end, wrong)

    return find


def joined_ne(doc: Document) -> Iterator[Slip]:
    """Join «не» to a verb."""
    for sentence, at in pairs(doc):
        if sentence.tokens[at].text == "не" and role(sentence.tokens[at + 1]) & roles.FINITE:
            yield Slip(sentence.tokens[at].end, sentence.tokens[at + 1].start, "")


def doubled(doc: Document) -> Iterator[Slip]:
    """Write a word twice."""
    for sentence, at in pairs(doc):
        token = sentence.tokens[at]
        if token.form and token.form.known and len(token.text) > 1 and token.text.islower():
            yield Slip(token.end, token.end, " " + token.text)


def genitive(doc: Document) -> Iterator[Slip]:
    """Put the noun after «согласно», «благодаря» into the genitive."""
    for sentence, at in pairs(doc):
        first, n = sentence.tokens[at].text.lower(), sentence.tokens[at + 1]
        if first in ("согласно", "благодаря", "вопреки") and n.form and n.form.all & grammemes.mask("NOUN"):
            new = morphology.inflect(n.form, "gent", n.text)
            if new and new != n.text:
                yield Slip(n.start, n.end, new)


def gerund(doc: Document) -> Iterator[Slip]:
    """Drop the comma before a gerund."""
    for sentence in sentences.of(doc):
        for mark, token in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            if mark.text == "," and role(token) & roles.GERUND:
                yield Slip(mark.start, mark.end, "")


def participle(doc: Document) -> Iterator[Slip]:
    """Drop the comma before a participle that follows its noun."""
    for sentence in sentences.of(doc):
        tokens = sentence.tokens
        for at in range(1, len(tokens) - 1):
            if tokens[at].text == "," and role(tokens[at + 1]) & roles.PARTICIPLE and role(tokens[at - 1]) & roles.NOUN:
                yield Slip(tokens[at].start, tokens[at].end, "")


CLASSES: dict[str, Callable[[Document], Iterator[Slip]]] = {
    "hyphen веб-": regex(r"\b(?:веб|онлайн|интернет|мини|видео|медиа|бизнес)(-)[а-я]{4,}", " ", 1),
    "hyphen из-за": regex(r"(?i)\b(?:из-за|во-первых|во-вторых)\b", lambda m: m[0].replace("-", " ")),
    "hyphen for dash": regex(r"[а-яё] (—) [а-яё]", "-", 1),
    "не joined": joined_ne,
    "comma но": before("но"),
    "comma а": before("а"),
    "comma поскольку": before("поскольку"),
    "comma потому что, так как": before("потому что|так как"),
    "comma который": comma(r"[а-яё](,) (?:(?:в|на|с|из|для|по|к|о|от|за|у) )?котор"),
    "comma чтобы": before("чтобы"),
    "comma если": before("если"),
    "comma где": before("где"),
    "comma когда": before("когда"),
    "comma что": before("что"),
    "comma gerund": gerund,
    "comma participle": participle,
    "comma after opening gerund": comma(r"(?:^|[.!?] )[А-ЯЁ][а-яё]+(?:я|в|вшись|ясь) [а-яё ]{3,40}(,) "),
    "comma after intro word": comma(rf"(?:^|[.!?] )(?:{'|'.join(w.capitalize() for w in INTRO)})(,) "),
    "comma after intro phrase": comma(rf"(?i)(?:^|[.!?] )(?:{PHRASES})(,) "),
    "intro word inside": regex(rf"(, (?:{'|'.join(INTRO)}),) ", lambda m: m[1].replace(",", ""), 1),
    "case согласно": genitive,
    "case preposition": preposition_noun,
    "agreement adjective": adjective_noun,
    "agreement pronoun": pronoun_verb,
    "agreement noun and verb": noun_verb,
    "tsya infinitive": verb_form("ться", "тся", "INFN"),
    "tsya verb": verb_form("тся", "ться", "VERB"),
    "particle apart": regex(rf"(?i)\b(?:{INDEFINITE})(-)(?:то|нибудь|либо)\b", " ", 1),
    "hyphen по-": regex(r"\b[Пп]о(-)[а-яё]+(?:ому|ему|ски|цки)\b", " ", 1),
    "repeated word": doubled,
}  # fmt: skip


def spots(text: str, linter: pravka.Linter) -> set[tuple[int, int, str]]:
    """List the findings of a text that count."""
    return {(f.start, f.end, f.rule) for f in linter.check(text) if f.level != "info"}


def is_found(text: str, slip: Slip, linter: pravka.Linter, old: set[tuple[int, int, str]]) -> bool | None:
    """Tell whether the error is found; None if the clean text has a finding at that place."""
    if any(start <= slip.end + 1 and slip.start - 1 <= end for start, end, _ in old):
        return None
    bad = text[: slip.start] + slip.new + text[slip.end :]
    end = slip.start + len(slip.new)
    return any(a <= end + 1 and slip.start - 1 <= b for a, b, _ in spots(bad, linter))


def main() -> None:
    """Print recall by class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", nargs="*", default=list(CLASSES))
    parser.add_argument("--show", nargs=2, metavar=("CLASS", "N"), default=("", "0"))
    options = parser.parse_args()
    random.seed(options.seed)
    linter = pravka.Linter()
    texts = [json.loads(line)["text"] for line in options.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    docs = [markdown.parse(text, "") for text in texts]
    old: dict[int, set[tuple[int, int, str]]] = {}
    recalls = []
    for name in [n for n in CLASSES if any(n.startswith(o) for o in options.only)]:
        slips = [(n, slip) for n, doc in enumerate(docs) for slip in CLASSES[name](doc) if _is_prose(doc, slip)]
        random.shuffle(slips)
        found = total = shown = 0
        for n, slip in slips[: options.size]:
            if n not in old:
                old[n] = spots(texts[n], linter)
            verdict = is_found(texts[n], slip, linter, old[n])
            if verdict is None:
                continue
            total, found = total + 1, found + verdict
            if not verdict and options.show[0] == name and shown < int(options.show[1]):
                shown += 1
                around = texts[n][max(0, slip.start - 50) : slip.start], texts[n][slip.end : slip.end + 50]
                print(f"  - {around[0]}⟦{texts[n][slip.start : slip.end]}→{slip.new}⟧{around[1]}".replace("\n", " "))
        recalls.append(found / (total or 1))
        print(f"{name:30} n={total:<5} recall {recalls[-1]:.3f}", flush=True)
    print(f"{'mean':30} of {len(recalls)} classes: {sum(recalls) / (len(recalls) or 1):.3f}")


def _is_prose(doc: Document, slip: Slip) -> bool:
    return doc.prose[slip.start : slip.end] == doc.text[slip.start : slip.end]


if __name__ == "__main__":
    main()
