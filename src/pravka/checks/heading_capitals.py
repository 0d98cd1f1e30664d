"""Checks of capital letters inside headings, titles and lists of links. The structure of headings is in `headings`."""

from __future__ import annotations

from collections.abc import Iterator

from pravka import capitals
from pravka.document import Document, Span
from pravka.findings import Hit
from pravka.russian import grammemes
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token

CONTENT = grammemes.mask("NOUN ADJF PRTF VERB INFN GRND")
SHORT = 12  # tokens of an item in a list of links


def title_case(doc: Document) -> Iterator[Hit]:
    """Find headings and link lists that capitalise every word, as English titles do."""
    found: list[Hit] | None = doc.memo.get("title case")
    if found is None:
        found = doc.memo["title case"] = list(_title_case(doc))  # `in_heading` asks too
    yield from found


def _title_case(doc: Document) -> Iterator[Hit]:
    for sentence in {sentence.start: sentence for sentence, _ in capitals.places(doc)}.values():
        if not _is_label(doc, sentence):
            continue
        words = [t for t in sentence.tokens if t.kind == "word"]
        rest = [t for t in words[1:] if t.form and t.form.any & CONTENT and len(t.text) > 2]
        capital = [t for t in rest if t.text[0].isupper() and t.text[1:].islower()]
        common = [t for t in capital if capitals.is_common(t)]
        if common and words[0].text[0].isupper() and len(capital) == len(rest):
            lawful, names = _after_break(sentence), _names(doc)
            yield from (_lower(t) for t in common if t not in lawful and not (t.form and t.form.lemmas & names))


def _is_label(doc: Document, sentence: Sentence) -> bool:
    """A heading, or an item of a list of links: a short text without a full stop."""
    if sentence.block.kind == "heading":
        return True
    if len(sentence.tokens) > SHORT or sentence.block.kind != "paragraph":
        return False
    return sentence.block.text in _link_texts(doc) and doc.within(sentence.block, "item")


def _link_texts(doc: Document) -> frozenset[Span]:
    texts: frozenset[Span] | None = doc.memo.get("link-texts")
    if texts is None:
        texts = doc.memo["link-texts"] = frozenset(link.text for link in doc.links)
    return texts


def _names(doc: Document) -> frozenset[str]:
    """The common words that the running text uses as names: with a capital inside a sentence."""
    found: frozenset[str] | None = doc.memo.get("used-as-names")
    if found is None:
        found = doc.memo["used-as-names"] = frozenset(
            lemma
            for c in capitals.of(doc)
            if c.token.form and capitals.follows_word(c) and not _is_label(doc, c.sentence)
            for lemma in c.token.form.lemmas
        )
    return found


def _after_break(sentence: Sentence) -> set[Token]:
    """The words that may begin with a capital: after a colon, a dash, a full stop, a quotation mark, «или», a name."""
    pairs = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    return {word for before, word in pairs if _opens(before)}


def _opens(token: Token) -> bool:
    if token.kind != "word":
        return token.text != ","
    return token.text == "или" or capitals.is_name(token)


def in_heading(doc: Document) -> Iterator[Hit]:
    """Find a lone common word with a capital inside a heading."""
    found = [c.token for c in capitals.of(doc) if _is_lone(c)]
    taken = {hit.span.start for hit in title_case(doc)} if found else set()
    yield from (_lower(token) for token in found if token.start not in taken)


def _is_lone(capital: capitals.Capital) -> bool:
    if capital.sentence.block.kind != "heading" or capital.token.text == "Я":
        return False
    return capitals.follows_word(capital) and capitals.is_common(capital.token)


def after_colon(doc: Document) -> Iterator[Hit]:
    """Find a common word with a capital after a colon in a heading or a title."""
    for capital in capitals.of(doc):
        block = capital.sentence.block
        if block.kind == "heading" or (block.kind == "value" and block.info == "title"):
            before = capital.sentence.tokens[capital.at - 1]
            if before.text == ":" and capital.at > 1 and capitals.is_common(capital.token):
                yield _lower(capital.token)


def _lower(token: Token) -> Hit:
    return Hit(Span(token.start, token.start + 1), (token.text[0].lower(),), fields={"word": token.text})
