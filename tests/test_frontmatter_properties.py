"""What must hold for any metadata: no crash, places in range, no byte lost outside a fix, other keys equal."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pravka import engine, frontmatter, markdown, rules
from pravka.document import Settings, Span
from pravka.frontmatter import flat, mend, tree

RULES = Path(__file__).parents[1] / "rules/front-matter"
RULESET = engine.prepare(
    [rules.parse(f.read_text("utf-8"), str(f), f"front-matter/{f.stem}") for f in sorted(RULES.glob("*.yaml"))],
    "ru",
    {},
)
KEYS = st.sampled_from(["title", "date", "tags", "draft", "description", "tittle", "cover", "slug", "Заголовок", "x"])
PIECES = st.sampled_from(
    ["Текст", "a", ": ", " #", "#", '"', "'", "[", "]", "{", "}", ",", "- ", "-", "\t", " ", "\u00a0", "@", "`", "%",
     "*", "&a", "!", "|", ">", "?", "\\", "2024", "-05-01", "01.05.2024", " 1 мая 2024", "10:30", "yes", "null", "~",
     "🐍", "\u0306", "<<", "...", "\n  ", "\n- ", "\n", "\r\n", "---", "\ufeff", "\x85", "\u2028", "\0", "é"]
)  # fmt: skip
VALUES = st.lists(PIECES, max_size=6).map("".join)
LINES = st.builds(
    lambda key, gap, value: f"{key}:{gap}{value}", KEYS, st.sampled_from([" ", "", "\u00a0", "\t", "\n  "]), VALUES
)
BODIES = st.lists(st.one_of(LINES, VALUES), max_size=6).map("\n".join)
SCALARS = st.sampled_from(["x", "x y", "'y'", '"z"', "2024-05-01", "null", "[a, 'b']", "[]", "x # c", "", "# c", "a:b"])
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.dictionaries(st.sampled_from("abcé"), inner, min_size=1, max_size=3), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=10,
)
FENCES = st.sampled_from(["---", "---", "---", "+++", ";;;", "--- ", "\ufeff---", "\n---", "—", "----", ""])
CLOSINGS = st.sampled_from(["---", "---", "---", "+++", ";;;", "...", "—", "--", ""])
TEXTS = st.builds(lambda o, b, c: f"{o}\n{b}\n{c}\n\nТекст: раз.\n", FENCES, BODIES, CLOSINGS)
SITES = st.sampled_from(["plain", "jekyll", "hugo", "zola", "docusaurus", "mkdocs", "eleventy", "hexo", "pelican"])


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example('---\ntitle: "a" b\ntags: [a\n---\n')
def test_any_block_is_read_with_places_in_range(text: str) -> None:
    front = frontmatter.parse(text)
    if front is None:
        return
    assert 0 <= front.span.start <= front.body.start <= front.body.end <= front.span.end <= len(text)
    for entry in front.entries:
        for span in (entry.key, entry.value, entry.inner):
            assert 0 <= span.start <= span.end <= len(text)
        assert entry.value.start <= entry.inner.start
        assert entry.inner.end <= entry.value.end
    for flaw in front.flaws:
        assert 0 <= flaw.span.start <= flaw.span.end <= len(text)
    for entry, masked in frontmatter.prose_values(front, text):
        assert len(masked) == entry.inner.end - entry.inner.start
        raw = text[slice(*entry.inner)]
        assert all(a == b or a in "\0\ufffc\u2029 \n" for a, b in zip(masked, raw, strict=True))


@settings(max_examples=300, deadline=None)
@given(BODIES)
def test_the_flat_scanner_agrees_with_the_library_or_gives_up(body: str) -> None:
    found = flat.scan(body, Span(0, len(body)))
    if found is not None and found.entries:
        assert found == tree.scan(body, 0)


@settings(max_examples=500, deadline=None)
@given(
    st.dictionaries(KEYS, TREES, min_size=1, max_size=3),
    st.sampled_from([0, 1, 2, 4]),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(0, 60),
    st.one_of(st.just(""), PIECES),
)
def test_the_flat_scanner_reads_nested_blocks_as_the_library_does(values, step, line_end, at, piece):
    body = "".join(row + line_end for row in _write(values, step))
    body = body[:at] + piece + body[at:]
    found = flat.scan("---\n" + body, Span(4, 4 + len(body)))
    if found is not None and found.entries:
        assert found == mend.scan("---\n" + body, Span(4, 4 + len(body)))


def _write(values, step):
    """Write mappings and lists in block style; what is under a key stands `step` deeper."""
    rows = []
    for key, inner in values.items() if isinstance(values, dict) else ((None, inner) for inner in values):
        if isinstance(inner, str):
            rows.append(f"{key}: {inner}" if key else f"- {inner}")
            continue
        first, *rest = _write(inner, step)
        rows += [f"{key}:", " " * step + first] if key else [f"- {first}"]
        rows += [" " * (step if key else 2) + row for row in rest]
    return rows


@settings(max_examples=300, deadline=None)
@given(TEXTS, SITES)
def test_a_fix_changes_its_own_bytes_only_and_other_keys_stay(text: str, site: str) -> None:
    doc = markdown.parse(text, "_posts/2024-05-01-a.md", Settings(preset=site))
    for finding in engine.lint(doc, RULESET):
        if not finding.replacements:
            continue
        edits = sorted(engine.cure(finding))
        fixed = engine.edit(text, edits)
        kept, at = [], 0
        for edit in edits:
            assert at <= edit.start <= edit.end <= len(text)
            kept.append(text[at : edit.start])
            at = edit.end
        kept.append(text[at:])
        place = 0
        for piece in kept:  # every byte outside the edits is there, in order
            place = fixed.index(piece, place) + len(piece)
        before, after = doc.front, frontmatter.parse(fixed)
        if before and before.values is not None and finding.safe and after and after.values is not None:
            ends = {e: text.find("\n", e.value.end) for e in before.entries}
            touched = {e.path[0] for e in before.entries if any(_meets(e.key.start, ends[e], c) for c in edits)}
            for key, value in before.values.items():
                assert key in touched or after.values.get(key) == value or finding.rule.endswith(("key", "closing"))


def _meets(start: int, end: int, edit: engine.Edit) -> bool:
    return edit.start <= end and start <= edit.end


@settings(max_examples=150, deadline=None)
@given(TEXTS, SITES)
def test_safe_fixes_come_to_an_end(text: str, site: str) -> None:
    def read(t: str):  # type: ignore[no-untyped-def]
        return markdown.parse(t, "post.md", Settings(preset=site))

    for _ in range(10):
        doc = read(text)
        new = engine.apply(doc, engine.choose(engine.lint(doc, RULESET), unsafe=False))
        if new == text:
            return
        text = new
    raise AssertionError(text)
