"""Commas that should not be there: after an opening phrase as in English, before the last «и» of a list, after «то есть».

A comma is surplus only if it cannot be one of a pair: what follows it is the main clause, not an insertion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pravka import commas
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import grammemes, roles, sentences
from pravka.russian.clauses import first_with, has, is_border, left_edge, right_edge
from pravka.russian.morphology import agree
from pravka.russian.roles import role
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token

CASES = grammemes.CASE
NOMINAL = grammemes.mask("NOUN ADJF NPRO NUMR")
PREPOSITION = grammemes.BITS["PREP"]
INSERTED = roles.OPENER | roles.CONJUNCTION | roles.GERUND
LIST_CONJUNCTIONS = ("и", "или", "либо")
LONGEST_PHRASE = 9  # words of an opening phrase; a longer one may hide a clause


def after_opening(
    doc: Document, *, phrases: Sequence[str], prepositions: Sequence[str], lawful: Sequence[str]
) -> Iterator[Hit]:
    """Find a comma after an adverb or a prepositional phrase that begins a sentence: «Однако, мы», «Для запуска, нажмите».

    `phrases` are sure as a whole; any other phrase that begins with one of `prepositions`, and not with one of the
    `lawful` beginnings, must be followed by what can only be the main clause.
    """
    wanted, first_words, exempt = frozenset(phrases), frozenset(prepositions), tuple(lawful)
    for sentence in sentences.of(doc):
        for start, comma in _openings(sentence):
            tokens = sentence.tokens
            opening = _text(tokens[start:comma]).lower()
            if opening in wanted:
                fits = _continues(sentence, comma) or _is_named(sentence, comma + 1)
            else:
                fits = (
                    tokens[start].text.lower() in first_words
                    and not opening.startswith(exempt)
                    and not has(sentence, start + 1, comma, VERBAL_PHRASE)
                    and not any(t.text.lower() in ("сколько", "чего", "чём", "чем", "ком") for t in tokens[start:comma])
                    and _continues(sentence, comma)
                    and _is_main(sentence, start, comma)
                )
            if fits:
                yield _surplus(sentence, comma, start)
                break


def _openings(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield (start, comma) of what may be an opening phrase: at the beginning, or after «Но», «Например,», «поэтому»."""
    tokens = sentence.tokens
    start = 0
    while start < len(tokens) and tokens[start].kind == "mark" and not is_border(tokens[start]):
        start += 1  # an emoji
    for _ in range(2):
        comma = right_edge(sentence, start)
        if comma >= len(tokens) or tokens[comma].text != ",":
            return
        begin = start + (comma - start > 1 and tokens[start].text.lower() in LEADS)
        if 0 < comma - begin <= LONGEST_PHRASE:
            yield begin, comma
        if _text(tokens[start:comma]).lower() not in INTRODUCTIONS:
            return
        start = comma + 1


LEADS = frozenset("но и а поэтому".split())
INTRODUCTIONS = frozenset(("например", "конечно", "к сожалению", "таким образом", "к примеру", "кроме того", "во-первых"))
VERBAL_PHRASE = roles.VERBAL | roles.GERUND | roles.OPENER | roles.PRONOUN


def _is_named(sentence: Sentence, at: int) -> bool:
    """Tell whether a subject begins here: then it is the main clause, though its verb comes after an insertion."""
    if at >= len(sentence.tokens):
        return False
    bits = role(sentence.tokens[at])
    return bool(bits & (roles.SUBJECT | roles.PRONOUN)) and not bits & INSERTED


def after_conjunction(doc: Document, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """Find a comma after «то есть» or «так что» in the middle of a sentence."""
    for phrase in phrases:
        words = phrase.split()
        for sentence, at in commas.places(doc, words[0]):
            comma = at + len(words)
            tokens = sentence.tokens
            if comma + 1 >= len(tokens) or tokens[comma].text != ",":
                continue
            if [t.text.lower() for t in tokens[at:comma]] == words and _continues(sentence, comma, final=True):
                yield _surplus(sentence, comma, at)


def before_last(doc: Document) -> Iterator[Hit]:
    """Find a comma before the only «и» or «или» of a list: «A, B, и C»."""
    for sentence, at in commas.places(doc, *LIST_CONJUNCTIONS):
        tokens = sentence.tokens
        if at < 2 or at + 1 >= len(tokens) or tokens[at - 1].text != ",":
            continue
        if _is_list_end(sentence, at):
            yield commas.delete(tokens[at - 1], word=tokens[at].text)


def before_predicate(doc: Document) -> Iterator[Hit]:
    """Find a comma between an inanimate subject and its verb."""
    for sentence in sentences.of(doc):
        comma = _first_comma(sentence)
        if comma > 0 and comma + 1 < len(sentence.tokens) and _parts_subject(sentence, comma):
            yield commas.delete(sentence.tokens[comma], word=sentence.tokens[comma + 1].text)


def before_means(doc: Document, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """Find the only comma of a sentence before «с помощью», «путём»: nothing is set off there."""
    starts = tuple(f"{phrase} " for phrase in phrases)
    for sentence in sentences.of(doc):
        comma = _first_comma(sentence)
        if comma < 2 or right_edge(sentence, comma + 1) < len(sentence.tokens) - 1:
            continue
        right = f"{_text(sentence.tokens[comma + 1 :])} ".lower()
        if right.startswith(starts) and has(sentence, 0, comma, roles.PREDICATE):
            if not has(sentence, comma + 1, len(sentence.tokens), roles.PREDICATE | roles.OPENER):
                if not has(sentence, 0, comma, roles.OPENER | roles.GERUND) and role(sentence.tokens[comma - 1]):
                    yield commas.delete(sentence.tokens[comma], word=_text(sentence.tokens[comma + 1 : comma + 3]))


def homogeneous(doc: Document) -> Iterator[Hit]:
    """Find the only comma of a sentence before «и» that joins two infinitives."""
    for sentence, at in commas.places(doc, "и", "или"):
        tokens = sentence.tokens
        if at < 3 or at + 1 >= len(tokens) or tokens[at - 1].text != "," or _first_comma(sentence) != at - 1:
            continue
        if right_edge(sentence, at + 1) < len(tokens) - 1 or not role(tokens[at + 1]) & roles.INFINITIVE:
            continue
        left = first_with(sentence, 0, at - 1, roles.INFINITIVE)
        if left > 0 and not has(sentence, 0, at - 1, roles.OPENER | roles.GERUND):
            if not has(sentence, 0, at - 1, roles.CONJUNCTION):
                yield commas.delete(tokens[at - 1], word=tokens[at].text)


def doubled(doc: Document) -> Iterator[Hit]:
    """Find two commas in a row."""
    for sentence, at in commas.places(doc, ","):
        tokens = sentence.tokens
        if at and tokens[at - 1].text == "," and doc.prose[tokens[at - 1].end : tokens[at].start].strip() == "":
            start = tokens[at - 1].end
            yield Hit(Span(start, tokens[at].end), ("",), safe=True)


def _continues(sentence: Sentence, comma: int, final: bool = False) -> bool:
    """Tell whether what follows a comma is the clause itself; with `final` the last piece of a sentence will do."""
    tokens, start = sentence.tokens, comma + 1
    if start >= len(tokens) or not tokens[start].spaced or is_border(tokens[start]):
        return False
    end = right_edge(sentence, start)
    word = tokens[start].text.lower()
    if any(t.text.lower() == "ли" for t in tokens[start : start + 3]):
        return False
    if word in ("даже", "особенно", "только", "лишь") and role(tokens[min(start + 1, len(tokens) - 1)]) & roles.OPENER:
        return False
    if role(tokens[start]) & INSERTED or word in ("не", "как", "несмотря", "то", "включая", "благодаря", "например"):
        return False
    if role(tokens[start]) & roles.PARTICIPLE and not has(sentence, start, end, roles.PREDICATE):
        return False
    if has(sentence, start, end, roles.PREDICATE | roles.INFINITIVE):
        return True
    if not final:
        return False
    if end >= len(tokens) or tokens[end].text[0] in ".!?…):":
        return True
    return tokens[end].text == "," and has(sentence, end + 1, end + 3, roles.OPENER)


def _is_main(sentence: Sentence, start: int, comma: int) -> bool:
    """Tell whether a main clause, and not a further member of the opening phrase, follows a comma."""
    before, after = sentence.tokens[comma - 1], sentence.tokens[comma + 1]
    bits = role(after)
    if bits & (roles.PRONOUN | roles.FINITE | roles.MODAL) and not bits & roles.PREPOSITION:
        return True
    if bits & roles.ADVERB and comma + 2 < len(sentence.tokens):
        return bool(role(sentence.tokens[comma + 2]) & (roles.PRONOUN | roles.FINITE | roles.MODAL))
    if bits & (roles.PREPOSITION | roles.GERUND | roles.PARTICIPLE) or before.form is None:
        return False
    if after.form is None or not after.form.known:
        end = right_edge(sentence, comma + 1)
        return before.form.known and has(sentence, comma + 2, min(end, comma + 5), roles.FINITE)
    if not after.form.any & NOMINAL or not before.form.known:
        return False
    governed = GENITIVE | GOVERNED.get(sentence.tokens[start].text.lower(), CASES)
    return not any(
        a.mask & b.mask & governed
        for a in before.form.readings
        for b in after.form.readings
        if a.mask & NOMINAL and b.mask & NOMINAL
    )


GENITIVE = grammemes.BITS["gent"]
GOVERNED = {
    word: grammemes.mask(cases)
    for cases, words in {
        "loct accs loc2": "в во на",
        "loct": "при",
        "ablt": "над между перед",
        "gent": "для после до из из-за у среди без от внутри",
        "gent ablt": "с со",
        "accs": "через",
        "ablt accs": "под за",
    }.items()
    for word in words.split()
}


def _is_list_end(sentence: Sentence, at: int) -> bool:
    """Tell whether the comma before «и» ends a list of three or more, or stands between two objects."""
    tokens, comma = sentence.tokens, at - 1
    start = left_edge(sentence, comma)
    last, following = tokens[comma - 1], tokens[at + 1]
    end = right_edge(sentence, at + 1)
    if not _is_item(sentence, at + 1, _item_end(sentence, at + 1, end)):
        return False
    alike = _is_opaque(last) and _is_opaque(following)
    if start >= 2 and tokens[start - 1].text == "," and _is_item(sentence, start, comma):
        earlier = tokens[start - 2]
        if role(tokens[left_edge(sentence, start - 1)]) & roles.CONJUNCTION and left_edge(sentence, start - 1) > 0:
            return False
        if alike:
            return _is_opaque(earlier)
        return _agree_as_items(earlier, last, following, sentence, start, at)
    # two objects alone: nothing before the comma may be an insertion that it closes
    return alike and at + 2 == end and start == 0 and not has(sentence, 0, comma, roles.CONJUNCTION | roles.OPENER)


def _agree_as_items(
    earlier: Token, last: Token, following: Token, sentence: Sentence, start: int, at: int
) -> bool:
    """Tell whether three items are of one kind: single words or short groups in one case."""
    if has(sentence, start, at, roles.PREPOSITION):
        return False
    if earlier.form is None or last.form is None or following.form is None:
        return False
    if not (earlier.form.known and last.form.known and following.form.known):
        return False
    one_word = at - 1 - start == 1
    return one_word and agree(earlier.form, last.form, "pos case") and agree(last.form, following.form, "pos case")


def _is_opaque(token: Token) -> bool:
    return token.kind == "object" or (token.kind == "word" and token.text.isascii())


def _item_end(sentence: Sentence, start: int, end: int) -> int:
    """Cut an item before the predicate of the whole sentence: «A, B, и C работают»."""
    stop = first_with(sentence, start, end, roles.FINITE | roles.SHORT | roles.MODAL)
    return stop if stop > start else end


def _is_item(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a range can be one member of a list: a few words without predicates and openers."""
    if not 1 <= end - start <= 12:
        return False
    first = role(sentence.tokens[start])
    if first & (roles.PARTICIPLE | roles.GERUND | roles.CONJUNCTION | roles.OPENER | roles.PRONOUN):
        return False
    return not has(sentence, start, end, roles.VERBAL | roles.GERUND | roles.OPENER)


def _parts_subject(sentence: Sentence, comma: int) -> bool:
    tokens = sentence.tokens
    verb = comma + 2 if tokens[comma + 1].text.lower() == "не" and comma + 2 < len(tokens) else comma + 1
    if not role(tokens[verb]) & roles.FINITE or role(tokens[verb]) & roles.IMPERATIVE:
        return False
    blocked = roles.VERBAL | roles.GERUND | roles.OPENER | roles.PRONOUN | roles.CONJUNCTION | roles.MAYBE
    if has(sentence, 0, comma, blocked):
        return False
    subject = next((t for t in tokens[:comma] if not role(t) & roles.ADJECTIVE), None)
    if subject is None or subject.form is None or not role(subject) & roles.NOUN or comma < 2:
        return False
    nominative = [r for r in subject.form.readings if r.mask & NOMN and r.mask & INAN]
    verbs = [r for r in tokens[verb].form.readings if r.mask & VERB]  # type: ignore[union-attr]
    return any(agree(a, b, "number gender") for a in nominative for b in verbs)


NOMN, INAN, VERB = (grammemes.BITS[name] for name in ("nomn", "inan", "VERB"))


def _first_comma(sentence: Sentence) -> int:
    """Find the first border of a sentence if it is a comma, else -1."""
    edge = right_edge(sentence, 0)
    return edge if edge < len(sentence.tokens) and sentence.tokens[edge].text == "," else -1


def _surplus(sentence: Sentence, comma: int, start: int) -> Hit:
    return commas.delete(sentence.tokens[comma], word=_text(sentence.tokens[start:comma]))


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)
