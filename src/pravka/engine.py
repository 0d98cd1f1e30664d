"""Running rules over a document: lint, fix, suppression. No files, no printing."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from pravka import frontmatter, parts, patterns, plain
from pravka.document import Document, Mute, Span
from pravka.errors import PravkaError, ToolError
from pravka.facts import Site
from pravka.findings import Edit, Finding, Hit
from pravka.plain.pieces import Pieces
from pravka.plurals import Worded
from pravka.rules import BY_ENGINE, BY_PATTERN, Aliases, Rule, covers, load_check, resolve
from pravka.speller import deliberate

ROUNDS = 10
BY_SITE = "site."  # checks of this module look at the whole site
UNUSED_MUTE = "suppressions/unused"
MISSPELLING = "spelling/misspelling"
PROSE_GROUPS = frozenset({"spelling", "grammar", "punctuation", "typography", "style", "ai-draft", "terms"})


class Prepared:
    """A rule with a check, which is imported when `find` is first called, and the options to call it with."""

    __slots__ = ("_options", "find", "rule")

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._options = {name.replace("-", "_"): value for name, value in rule.options.items()}
        self.find: Callable[[Any], Iterator[Any]] = self._load

    def _load(self, subject: Any) -> Iterator[Any]:
        check = load_check(self.rule.check)
        self.find = partial(check, **self._options) if self._options else check
        return self.find(subject)


class Ruleset(NamedTuple):
    """The rules of one run: enabled ones with their levels and options settled.

    rules    by id
    checks   the rules with a check on one document
    site     the rules with a check of the whole site
    always   those of `checks` that need nothing of a text (see Rule.needs)
    words    the words that wake others, each with the numbers of these in `checks`
    pieces   the pieces of texts and shapes that do
    parts    the parts of posts that do (see pravka.parts)
    index    the pattern index of all other rules
    aliases  former and foreign ids → ids
    """

    rules: Mapping[str, Rule]
    checks: tuple[Prepared, ...]
    site: tuple[Prepared, ...]
    always: Sequence[Prepared]
    words: Mapping[str, Sequence[int]]
    pieces: Pieces
    parts: Mapping[str, Sequence[int]]
    index: Any
    aliases: Aliases
    lang: str


def prepare(rules: Iterable[Rule], lang: str, aliases: Aliases) -> Ruleset:
    """Settle the options of the rules and index their patterns and words; a check is imported when a text needs it."""
    chosen = {rule.id: rule for rule in rules}
    checks = [Prepared(rule) for rule in chosen.values() if rule.check not in (BY_ENGINE, BY_PATTERN)]
    specs = {rule.id: rule.options for rule in chosen.values() if rule.check == BY_PATTERN}
    index = None
    if specs:
        index = patterns.Index.of(specs)
    of_site = tuple(c for c in checks if c.rule.check.startswith(BY_SITE))
    of_post = tuple(c for c in checks if not c.rule.check.startswith(BY_SITE))
    words, texts, shapes, given = (_invert(of_post, kind) for kind in ("words", "text", "shape", "part"))
    return Ruleset(
        chosen,
        of_post,
        of_site,
        [prepared for prepared in of_post if not prepared.rule.needs],
        words,
        Pieces(texts, shapes),
        given,
        index,
        aliases,
        lang,
    )


def _invert(checks: Sequence[Prepared], kind: str) -> dict[str, list[int]]:
    """Map what rules need of one kind to the numbers of their checks."""
    wanted: dict[str, list[int]] = {}
    for number, prepared in enumerate(checks):
        for piece in prepared.rule.needs.get(kind, ()):
            wanted.setdefault(piece, []).append(number)
    return wanted


def lint(doc: Document, ruleset: Ruleset) -> list[Finding]:
    """Return the findings of all rules in the document, suppressed ones dropped, in order of place."""
    found = {_name(doc, rule, hit, ruleset.lang) for rule, hit in _dense(doc, _meant(doc, _run(doc, ruleset)))}
    kept, used = unmuted(doc, found, ruleset)
    kept = _once(kept)
    unused = ruleset.rules.get(UNUSED_MUTE)
    if unused:
        kept += [_name(doc, unused, hit, ruleset.lang) for hit in _unused(doc, used, ruleset)]
    return sorted(kept, key=lambda f: (f.start, f.end, f.rule, f.replacements))


def lint_site(site: Site, ruleset: Ruleset) -> list[tuple[str, Finding]]:
    """Return the findings of the rules that look across posts, with their files, suppressed ones dropped."""
    mutes = {facts.path: facts.mutes for facts in site.facts}
    found = []
    for prepared in ruleset.site:
        rule = prepared.rule
        for path, hit in prepared.find(site):
            message = rule.message[ruleset.lang].format_map(hit.fields)
            start, end = hit.span
            finding = Finding(rule.id, hit.level or rule.level, start, end, message, hit.replacements)
            if not any(_mutes(mute, finding, ruleset.aliases) for mute in mutes.get(path, ())):
                found.append((path, finding))
    return sorted(found)


def fix(text: str, inspect: Callable[[str], tuple[Document, list[Finding]]], unsafe: bool = False) -> str:
    """Apply the fixable replacements until nothing changes: safe ones, or with `unsafe` every first choice.

    `inspect` parses a text and finds its flaws. Rules that undo each other end the work; what is left is reported.
    """
    seen = {text}
    for _ in range(ROUNDS):
        doc, found = inspect(text)
        new = apply(doc, choose(found, unsafe))
        if new in seen:
            break
        seen.add(new)
        text = new
    return text


def choose(findings: Iterable[Finding], unsafe: bool) -> list[Finding]:
    """Pick the findings whose cures are applied together: none overlaps another."""
    taken: list[Finding] = []
    spans: list[tuple[int, int]] = []  # sorted; they do not overlap, so only the neighbours of an edit can
    for finding in findings:
        if not finding.fixable or not (finding.safe or unsafe):
            continue
        edits = cure(finding)
        places = [bisect_right(spans, (e.start, e.end)) for e in edits]
        if not any(_collide(e, s) for e, at in zip(edits, places, strict=True) for s in spans[max(at - 2, 0) : at + 2]):
            taken.append(finding)
            for e in edits:
                insort(spans, (e.start, e.end))
    return taken


def cure(finding: Finding) -> tuple[Edit, ...]:
    """The edits of a finding's first replacement, applied whole or not at all."""
    return (Edit(finding.start, finding.end, finding.replacements[0]), *(Edit(*e) for e in finding.also))


def apply(doc: Document, chosen: Iterable[Finding]) -> str:
    """Make the edits; one inside the front matter is kept only if it changes nothing but its own value."""
    inside: list[Finding] = []
    kept: list[Finding] = []
    for finding in chosen:
        (inside if doc.front and _inside(finding, doc.front.span) else kept).append(finding)
    if any(f.rule.startswith("front-matter/") for f in inside):  # its syntax first: each fix is verified by itself
        inside = [f for f in inside if f.rule.startswith("front-matter/")]
    kept += [f for f in inside if _keeps_front(doc, f)]
    return edit(doc.text, (e for f in kept for e in cure(f)))


def edit(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits that do not overlap."""
    parts, end = [], 0
    for e in sorted(edits):
        parts += [text[end : e.start], e.text]
        end = e.end
    return "".join([*parts, text[end:]])


def _run(doc: Document, ruleset: Ruleset) -> Iterator[tuple[Rule, Hit]]:
    for prepared in _awake(doc, ruleset):
        try:
            for hit in prepared.find(doc):
                yield prepared.rule, hit
        except PravkaError:
            raise
        except Exception as error:  # the one place that knows which rule it was
            rule = prepared.rule
            raise ToolError(f"{doc.path or 'text'}: rule {rule.id} failed: {type(error).__name__}: {error}") from error
    if ruleset.index:
        for rule_id, hit in ruleset.index.scan(doc):
            yield ruleset.rules[rule_id], hit


def _awake(doc: Document, ruleset: Ruleset) -> list[Prepared]:
    """List the rules that may find something in the document, by what they need."""
    awake = ruleset.pieces.find(plain.of(doc)) if ruleset.pieces.pieces else set()
    for word in ruleset.words.keys() & patterns.vocabulary(doc) if ruleset.words else ():
        awake.update(ruleset.words[word])
    for part in ruleset.parts.keys() & parts.of(doc):
        awake.update(ruleset.parts[part])
    checks = ruleset.checks
    return [*ruleset.always, *[checks[number] for number in sorted(awake)]]


def _name(doc: Document, rule: Rule, hit: Hit, lang: str) -> Finding:
    start, end = hit.span
    spans = [hit.span, *(Span(e[0], e[1]) for e in hit.also)]
    is_prose = rule.group in PROSE_GROUPS
    fixable = bool(hit.replacements) and not (is_prose and any(_is_masked(doc, s) or _is_label(doc, s) for s in spans))
    message = rule.message[lang]
    if "{" in message:
        message = message.format_map(_Fields(doc, hit))
    return Finding(rule.id, hit.level or rule.level, start, end, message, hit.replacements, hit.safe, hit.also, fixable)


def _meant(doc: Document, hits: Iterator[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
    """Drop what is found in the words of lines that show how not to write: «⛔ т.к.»."""
    for rule, hit in hits:
        if rule.group not in PROSE_GROUPS or not deliberate.shows_wrong(doc, hit.span.start):
            yield rule, hit


def _dense(doc: Document, hits: Iterator[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
    """Keep the hits of a rule with a density only where they stand densely enough."""
    waiting: dict[str, list[tuple[Rule, Hit]]] = {}
    for rule, hit in hits:
        if rule.density:
            waiting.setdefault(rule.id, []).append((rule, hit))
        else:
            yield rule, hit
    for held in waiting.values():
        if _stand_densely(doc, held[0][0].density, len(held)):
            yield from held


def _stand_densely(doc: Document, density: Mapping[str, float], count: int) -> bool:
    if count < density.get("least", 1):
        return False
    per_thousand = density.get("per-1000-words")
    return per_thousand is None or count >= per_thousand * len(doc.prose.replace("\0", "").split()) / 1000


class _Fields(dict[str, str]):
    """The {names} of a message, worked out when asked for."""

    def __init__(self, doc: Document, hit: Hit) -> None:
        super().__init__((key, Worded(value)) for key, value in hit.fields.items())
        self.doc, self.hit = doc, hit

    def __missing__(self, key: str) -> str:
        start, end = self.hit.span
        prose, text = self.doc.prose, self.doc.text
        match key:
            case "found":
                return _visible(prose[start:end]) or text[start:end]
            case "fix":
                return self.hit.replacements[0] if self.hit.replacements else ""
            case "before":
                return next(iter(_visible(prose[max(0, start - 60) : start]).split()[-1:]), "")
            case "after":
                return next(iter(_visible(prose[end : end + 60]).split()[:1]), "")
        raise KeyError(key)


def _visible(prose: str) -> str:
    return prose.replace("\0", "").replace("\ufffc", "…")


def _is_masked(doc: Document, span: Span) -> bool:
    return doc.prose[slice(*span)] != doc.text[slice(*span)]


def _is_label(doc: Document, span: Span) -> bool:
    """Tell whether an edit would change the text of a link that finds its definition by this text: [текст][]."""
    labels: list[Span] | None = doc.memo.get("labels")
    if labels is None:
        labels = doc.memo["labels"] = sorted(
            link.text
            for link in doc.links
            if link.kind.endswith("reference") and doc.text[link.text.end : link.span.end] in ("]", "][]")
        )
    at = bisect_right(labels, span.end, key=lambda label: label.start) - 1
    return at >= 0 and labels[at].end >= span.start


def unmuted(doc: Document, found: Iterable[Finding], ruleset: Ruleset) -> tuple[list[Finding], set[Mute]]:
    """Drop the findings that a comment or the front matter suppresses; also returns the suppressions that did so."""
    if not doc.mutes:
        return list(found), set()
    kept, used = [], set()
    for finding in found:
        mutes = [m for m in doc.mutes if _mutes(m, finding, ruleset.aliases)]
        used.update(mutes)
        if not mutes:
            kept.append(finding)
    return kept, used


def _mutes(mute: Mute, finding: Finding, aliases: Aliases) -> bool:
    if finding.end < mute.start or finding.start >= mute.end:
        return False
    return not mute.rules or any(covers(name, finding.rule) for name in resolve(mute.rules, aliases))


def _once(found: Sequence[Finding]) -> list[Finding]:
    """Drop a misspelling where a rule that explains it offers the same cure; a safe one yields to a safe one only."""
    told = {
        (f.start, f.end, f.replacements[:1], safe)
        for f in found
        if f.rule != MISSPELLING and not f.also
        for safe in {f.safe, False}
    }
    return [f for f in found if f.rule != MISSPELLING or (f.start, f.end, f.replacements[:1], f.safe) not in told]


def _unused(doc: Document, used: set[Mute], ruleset: Ruleset) -> Iterator[Hit]:
    for mute in doc.mutes:
        names = resolve(mute.rules, ruleset.aliases)
        ran = not names or any(covers(name, rule_id) for name in names for rule_id in ruleset.rules)
        if mute not in used and ran and not mute.foreign:
            yield Hit(mute.span, fields={"rules": ", ".join(mute.rules)})


def _collide(e: Edit, span: tuple[int, int]) -> bool:
    return (
        (e.start < span[1] and span[0] < e.end)
        or (e.start, e.end) == span
        or e.start == span[0]
        or (e.start == e.end == span[1] or span[0] == span[1] == e.end)
    )


def _inside(finding: Finding, span: Span) -> bool:
    return any(span.start <= e.start < span.end for e in cure(finding))


def _keeps_front(doc: Document, finding: Finding) -> bool:
    """A cure of the front matter itself may not break its syntax; a cure of prose may change one value only."""
    before, after = doc.front, frontmatter.parse(edit(doc.text, cure(finding)))
    assert before is not None
    if after is None:
        return False
    if finding.rule.startswith("front-matter/") or before.values is None:
        return len(after.flaws) <= len(before.flaws)
    touched = [e.path for e in before.entries if any(e.value.start <= c.start <= e.value.end for c in cure(finding))]
    return bool(touched) and frontmatter.same_but(before, after, max(touched, key=len))
