"""Real posts by the hundred: nothing crashes, fixes settle down and leave alone what is not prose.

The posts are no part of the repository: without them these tests are skipped. By default a sample is read;
PRAVKA_CORPUS=all reads every post.
"""

import os
import random
import re
import tarfile
from collections.abc import Callable, Iterable, Sequence
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pyromark
import pytest

from pravka import config, frontmatter
from pravka.document import Document
from pravka.findings import Finding
from pravka.linter import Linter
from pravka.markdown.parsing import OPTIONS

CORPUS = Path(__file__).parents[2] / "shared/eval/corpus"
SAMPLE = 250
READ_ALL = os.environ.get("PRAVKA_CORPUS") == "all"
# groups, and rules of other groups, whose safe fixes change letters
OF_WORDS = ("spelling", "grammar", "punctuation", "style", "ai-draft", "terms")
SHORTENING = ("typography/zero-in-date", "typography/long-ordinal-ending")

pytestmark = pytest.mark.skipif(not any(CORPUS.glob("*.tar.xz")), reason=f"no corpus in {CORPUS}")

TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
HEADING = re.compile(r"<h([1-6])[ >].*?</h\1>", re.DOTALL)
# alt texts and titles are prose in tags that Markdown makes
PROSE_ATTRIBUTE = re.compile(r' (?:alt|title)="[^"]*"')
# typography leaves the letters and digits of a text: marks and spaces may change, and x may become a sign
NOT_LETTERS = re.compile(r"[\W_]+|(?<=\d)[xх](?=\d)|(?<=\d[ \u00a0])[xх](?=[ \u00a0]\d)")


class Post(NamedTuple):
    """A post with what the linter finds and what safe fixes make of it.

    again     the fixes once more
    retouched the fixes of the rules that change no letter
    """

    path: str
    text: str
    found: list[Finding]
    fixed: str
    again: str
    retouched: str


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> list[Post]:
    """Unpack the posts, check and fix them."""
    read = []
    for archive in sorted(CORPUS.glob("*.tar.xz")):
        site = tmp_path_factory.mktemp("corpus") / archive.name.removesuffix(".tar.xz")
        with tarfile.open(archive) as packed:
            packed.extractall(site, filter="data")
        read += [(site, path) for path in sorted(site.rglob("*.md"))]
    chosen = read if READ_ALL else sorted(random.Random(1).sample(read, min(SAMPLE, len(read))))
    linters: dict[Path, tuple[Linter, Linter]] = {}
    for site, _ in chosen:
        if site not in linters:
            settled = config.build({}, folder=site)
            linters[site] = Linter(settled), Linter(settled._replace(ignore=OF_WORDS + SHORTENING))
    return [work(path, *linters[site]) for site, path in chosen]


def work(path: Path, linter: Linter, typographer: Linter) -> Post:
    name = str(path)
    text = path.read_bytes().decode()
    fixed = linter.fix(text, name)
    again = linter.fix(fixed, name)
    return Post(name, text, linter.check(text, name), fixed, again, typographer.fix(text, name))


def test_every_finding_lies_in_its_text(posts: list[Post]) -> None:
    def lies_outside(post: Post, finding: Finding) -> bool:
        spans = [(finding.start, finding.end), *((e.start, e.end) for e in finding.also)]
        return any(not 0 <= start <= end <= len(post.text) for start, end in spans)

    assert [(p.path, f) for p in posts for f in p.found if lies_outside(p, f)] == []


def test_fixing_again_changes_nothing(posts: list[Post]) -> None:
    assert [p.path for p in posts if p.again != p.fixed] == []


@pytest.mark.skipif(not READ_ALL, reason="takes minutes: PRAVKA_CORPUS=all")
def test_unsafe_fixes_settle_down(posts: list[Post]) -> None:
    linter = Linter()
    fixed = [(post.path, linter.fix(post.text, post.path, unsafe=True)) for post in posts]
    assert [path for path, text in fixed if linter.fix(text, path, unsafe=True) != text] == []


def test_fixes_leave_code_alone(posts: list[Post]) -> None:
    assert differences(posts, lambda text: sources(text, "Code", "CodeBlock")) == []


def test_fixes_leave_addresses_alone(posts: list[Post]) -> None:
    assert differences(posts, lambda text: [text[slice(*link.target)] for link in parse(text).links]) == []


def test_fixes_leave_html_tags_alone(posts: list[Post]) -> None:
    assert differences(posts, lambda text: TAG.findall("".join(sources(text, "Html", "InlineHtml")))) == []


def test_fixes_leave_data_in_front_matter_alone(posts: list[Post]) -> None:
    def data(text: str) -> list[tuple[object, str]]:
        doc = parse(text)
        prose = {block.text for block in doc.blocks if block.kind == "value"}
        leaves = [e for e in doc.front.entries if e.style not in ("list", "map")] if doc.front else []
        return [(e.path, text[slice(*e.value)]) for e in leaves if e.inner not in prose]

    assert differences(posts, data) == []


def test_fixes_leave_the_structure_of_the_page_alone(posts: list[Post]) -> None:
    assert differences(posts, structure) == []


def test_fixes_of_typography_and_layout_change_no_letter(posts: list[Post]) -> None:
    pairs = ((post.path, wording(post.text), wording(post.retouched)) for post in posts)
    assert [(path, *first_difference(old, new)) for path, old, new in pairs if old != new] == []


def differences(posts: Iterable[Post], view: Callable[[str], list[Any]]) -> list[tuple[Any, ...]]:
    """List the posts of which a view is not the same before and after the fixes, with what differs first."""
    pairs = ((post.path, view(post.text), view(post.fixed)) for post in posts if post.text != post.fixed)
    return [(path, *first_difference(old, new)) for path, old, new in pairs if old != new]


def first_difference(old: Sequence[Any], new: Sequence[Any]) -> tuple[Any, Any]:
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return old[max(at - 20, 0) : at + 20], new[max(at - 20, 0) : at + 20]


def parse(text: str) -> Document:
    return Linter({"select": ["whitespace/tabs"]}).parse(text)


def body(text: str) -> str:
    front = frontmatter.parse(text)
    return text[front.span.end :] if front else text.removeprefix("\ufeff")


def sources(text: str, *kinds: str) -> list[str]:
    """List the pieces of Markdown of these kinds as they are written."""
    raw = body(text).encode()
    return [
        raw[span["start"] : span["end"]].decode().rstrip()  # spaces may follow a closing fence
        for event, span in pyromark.events_with_range(raw.decode(), options=OPTIONS)
        if kind_of(event) in kinds
    ]


def kind_of(event: Any) -> str:
    """Name a leaf, or the element that begins."""
    if not isinstance(event, dict):
        return str(event)
    kind, value = next(iter(event.items()))
    if kind != "Start":
        return "" if kind == "End" else str(kind)
    return str(next(iter(value)) if isinstance(value, dict) else value)


def structure(text: str) -> list[str]:
    """List the tags of the page; bold type may leave a heading."""
    html = HEADING.sub(lambda m: re.sub("</?strong>", "", m[0]), pyromark.html(body(text), options=OPTIONS))
    return [PROSE_ATTRIBUTE.sub("", tag) if tag.startswith(("<img", "<a ")) else tag for tag in TAG.findall(html)]


def wording(text: str) -> str:
    """The letters and digits of the page, whatever their case."""
    plain = unescape(TAG.sub("", pyromark.html(body(text), options=OPTIONS)))
    return NOT_LETTERS.sub("", plain).casefold().replace("ё", "е")
