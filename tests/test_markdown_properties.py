"""What holds for every Markdown text: random ones, and a corpus if PRAVKA_CORPUS names one."""

import os
import re
import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pravka import markdown
from pravka.document import BORDER, MARKUP, OBJECT, TEXT_KINDS, Document
from pravka.markdown import addresses

MASKS = {MARKUP, OBJECT, BORDER}
CORPUS = Path(os.environ.get("PRAVKA_CORPUS") or Path(__file__).parents[2] / "shared" / "eval" / "corpus")
PIECES = (
    *"*_`[]()<>#|-+.!\\~$:{}%&;^=\"' \t\r\n\0😀й«»—x1",
    "слово", "и\u0306", "\u00ad", "\u00a0", "\ufeff", "\u2028", "\ud800", "\n\n", "\n\n\n", "    ", "> ", "- ",
    "1. ", "## ",
    "**", "``", "```\n", "~~~", "[a](b)", "![a](b \"c\")", "[a]", "[a]: b\n", "[^1]", "[^1]: ", "<b>", "</b>", "<div>",
    "</div>", "<code>", "</code>", "<!-- ", "-->", "<br>", "<img alt='а'>", "<a href='b'>", "</a>", "&amp;",
    "https://a.b/c", "a@b.ru", "{% x %}", "{{ x }}", "{{< x >}}", "{% highlight %}", "{% endhighlight %}", "{: .a}",
    ":::", "!!! a\n", "{/*", "*/}", "import a from 'b'\n", "<A b={c}>", "|a|b|\n", "|-|-|\n", "---\n", "title: а\n",
    "<!-- pravka: off -->", "\r\n", "$$",
)  # fmt: skip
NEAR_ADDRESSES = (
    "a", "б", "1", " ", "\n", "\0", "\ufffc", "«", "😀", *"./@:#~-_,)(<>\"", "https://", "mailto:", "www.", "ya.ru",
    "#тег", ":smile:", "и/или", "т.е.", "etc",
)  # fmt: skip
documents = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map("".join)


def check(doc: Document) -> None:
    text, prose = doc.text, doc.prose
    assert len(prose) == len(text)
    values = [block.span for block in doc.blocks if block.kind == "value"]
    for at, (mark, char) in enumerate(zip(prose, text, strict=True)):
        folded = mark == " " and any(start <= at < end for start, end in values)
        assert mark == char or mark in MASKS or folded, at
    for index, block in enumerate(doc.blocks):
        assert -1 <= block.parent < index
        assert 0 <= block.span.start <= block.span.end <= len(text), block
        assert 0 <= block.text.start <= block.text.end <= len(text), block
        if block.kind in TEXT_KINDS:
            assert block.span.start <= block.text.start, block
        if block.kind == "code":
            assert set(prose[slice(*block.span)]) <= MASKS, block
    for link in doc.links:
        assert 0 <= link.span.start <= link.span.end <= len(text)
        if link.target.end:
            assert link.span.start <= link.target.start <= link.target.end <= link.span.end
    for block, piece in doc.texts():
        assert len(piece) == block.text.end - block.text.start
        assert not re.search(r"https?://\w", piece)
    for mute in doc.mutes:
        assert 0 <= mute.start <= mute.end <= len(text) + 1  # "off" holds past the last character, too


@settings(max_examples=400, deadline=None)
@given(documents)
def test_every_text_gives_a_sound_document(text):
    check(markdown.parse(text, "a.md"))


@settings(max_examples=200, deadline=None)
@given(documents)
def test_every_mdx_text_gives_a_sound_document(text):
    check(markdown.parse(text, "a.mdx"))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(NEAR_ADDRESSES), max_size=12).map("".join))
def test_no_run_with_an_address_is_passed_over(prose):
    seen = dict(addresses._runs(prose))
    for run in re.finditer(r"[!-~]{3,}|#(?=[^\W\d_])", prose):
        if addresses._bare().search(prose, run.start(), run.end() + 1):
            assert seen.get(run.start(), 0) >= run.end()


def corpus_files():
    if CORPUS.is_dir():
        for archive in sorted(CORPUS.glob("*.tar.xz")):
            with tarfile.open(archive) as files:
                for member in files:
                    if member.name.endswith(".md") and member.isfile():
                        yield member.name, files.extractfile(member).read()
        for path in sorted(CORPUS.glob("**/*.md")):
            yield str(path), path.read_bytes()


def test_every_file_of_the_corpus_gives_a_sound_document():
    seen = 0
    for name, raw in corpus_files():
        check(markdown.parse(raw.decode("utf-8", "replace"), name))
        seen += 1
    if not seen:
        pytest.skip(f"no corpus at {CORPUS}; name one with PRAVKA_CORPUS")
