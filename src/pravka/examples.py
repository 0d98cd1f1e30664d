"""Running the examples of rules: used by the tests and by `pravka test`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pravka import config as configuration
from pravka import engine, facts, markdown
from pravka.document import Document
from pravka.facts import Site
from pravka.findings import Finding
from pravka.rules import BY_ENGINE, Example, Rule

OPEN, CLOSE = "⟦", "⟧"


class Marked(NamedTuple):
    """An example text without its marks, and the spans they enclosed."""

    text: str
    spans: tuple[tuple[int, int], ...]


def failures(rule: Rule, lang: str = "ru") -> Iterator[str]:
    """Run the rule's own examples with the rule alone; yield a line for each that does not hold."""
    ruleset = engine.prepare([rule], lang, {})
    for n, example in enumerate(rule.examples):
        place = f"{rule.id}: example {n + 1}"
        if rule.check.startswith(engine.BY_SITE):
            yield from (f"{place}: {what}" for what in _site(example, ruleset))
        elif example.bad:
            yield from (f"{place}: {what}" for what in _bad(rule, example, ruleset))
        elif rule.check != BY_ENGINE:
            found = engine.lint(_read(example, example.good), ruleset)
            yield from (f"{place}: expected nothing in {example.good!r}, got {_show(example.good, f)}" for f in found)


def unmark(text: str) -> Marked:
    """Take the ⟦ ⟧ out of an example."""
    spans, out, start = [], "", 0
    for char in text:
        if char == OPEN:
            start = len(out)
        elif char == CLOSE:
            spans.append((start, len(out)))
        else:
            out += char
    return Marked(out, tuple(spans))


def _bad(rule: Rule, example: Example, ruleset: engine.Ruleset) -> Iterator[str]:
    text, spans = unmark(example.bad)
    found = [f for f in engine.lint(_read(example, text), ruleset) if f.rule == rule.id]
    hits = max(example.hits, len(spans))
    if len(found) != hits:
        yield f"expected {hits} finding(s) in {text!r}, got {[_show(text, f) for f in found]}"
        return
    for span, finding in zip(spans, found, strict=False):
        if span != (finding.start, finding.end):
            yield f"expected ⟦{text[slice(*span)]}⟧ at {span}, got {_show(text, finding)}"
    if example.good:
        fixed = engine.fix(text, lambda t: (doc := _read(example, t), engine.lint(doc, ruleset)), unsafe=True)
        if fixed != example.good:
            yield f"expected {example.good!r} after fixing, got {fixed!r}"


def _site(example: Example, ruleset: engine.Ruleset) -> Iterator[str]:
    """An example of a site rule holds several files: a line `=== path` before each, ⟦ ⟧ in any of them."""
    files = {}
    for part in f"\n{example.bad or example.good}".split("\n=== ")[1:]:
        path, _, text = part.partition("\n")
        files[path.strip()] = unmark(text)
    posts = [_read(example, marked.text, path) for path, marked in files.items() if path.endswith(".md")]
    site = Site(tuple(facts.collect(doc) for doc in posts), frozenset(files))
    got = sorted((path, f.start, f.end) for path, f in engine.lint_site(site, ruleset))
    want = sorted((path, *span) for path, marked in files.items() for span in marked.spans)
    if got != want and not (example.bad and not want and len(got) == example.hits):
        yield f"expected {want}, got {got}"


def _read(example: Example, text: str, path: str = "") -> Document:
    settings = configuration.build(example.config).settings
    return markdown.parse(text, path or example.path, settings)


def _show(text: str, f: Finding) -> str:
    return f"{f.rule} ⟦{text[f.start : f.end]}⟧ at ({f.start}, {f.end}) → {list(f.replacements)} {list(f.also) or ''}"
