"""The page of a rule, in Markdown: what `pravka explain` prints and what stands in docs/rules."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pravka.report.wording import LEVEL_NAMES
from pravka.rules import BY_ENGINE, BY_PATTERN, Example, Rule, load_check

ROWS = 40  # of a table of phrases
WORDS: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "level": "Уровень",
        "off": "по умолчанию выключено",
        "fix": "предлагает исправление",
        "since": "с версии",
        "aliases": "Другие имена",
        "source": "Источник",
        "bad": "Плохо",
        "good": "Хорошо",
        "right": "Замечаний нет",
        "options": "Параметры",
        "table": "Что и на что заменяется",
        "more": "…и ещё {}",
        "turn-off": "Как выключить",
        "in-config": "в pravka.toml",
        "in-text": "в тексте",
        "nothing": "—",
        "examples": "Примеры",
        "turn-on": "Как включить",
    },
    "en": {
        "level": "Level",
        "off": "off by default",
        "fix": "offers a fix",
        "since": "since",
        "aliases": "Other names",
        "source": "Source",
        "bad": "Bad",
        "good": "Good",
        "right": "Nothing to report",
        "options": "Options",
        "table": "What is replaced by what",
        "more": "…and {} more",
        "turn-off": "Turn it off",
        "in-config": "in pravka.toml",
        "in-text": "in the text",
        "nothing": "—",
        "examples": "Examples",
        "turn-on": "Turn it on",
    },
}


def render(rule: Rule, lang: str) -> str:
    """Return the page of a rule that was loaded with its texts."""
    words = WORDS[lang]
    parts = [
        f"# {rule.title[lang]}",
        f"`{rule.id}` · {_status(rule, lang)}",
        rule.why[lang],
        f"{words['source']}: {_cite(rule.source)}",
    ]
    if rule.aliases:
        parts.append(f"{words['aliases']}: {', '.join(f'`{alias}`' for alias in rule.aliases)}.")
    parts += [*_examples(rule.examples, words), *_table(rule, words), *_options(rule, words), *_switch(rule, words)]
    return "\n\n".join(parts) + "\n"


def _status(rule: Rule, lang: str) -> str:
    words = WORDS[lang]
    fixes = (rule.check == BY_PATTERN and "table" in rule.options) or any(e.bad and e.good for e in rule.examples)
    parts = [f"{words['level'].lower()}: {LEVEL_NAMES[lang][rule.level]}", words["fix"] if fixes else ""]
    parts += ["" if rule.default else words["off"], f"{words['since']} {rule.since}"]
    return " · ".join(part for part in parts if part)


def _cite(source: Mapping[str, str]) -> str:
    rest = [text for key, text in source.items() if key not in ("work", "url", "topic")]
    cited = ", ".join([source["work"], *rest])
    topic = f" ({source['topic']})" if source.get("topic") else ""
    url = f" <{source['url']}>" if source.get("url") else ""
    return f"{cited}{topic}.{url}"


def _examples(examples: tuple[Example, ...], words: Mapping[str, str]) -> Iterator[str]:
    if examples:
        yield f"## {words['examples']}"
    for example in examples:
        if example.bad:
            yield f"{words['bad']}:\n\n{_indent(example.bad)}"
        if example.bad and example.good:
            yield f"{words['good']}:\n\n{_indent(example.good)}"
    right = [example.good for example in examples if not example.bad]
    if right:
        yield f"{words['right']}:\n\n" + "\n\n".join(_indent(text) for text in right)


def _indent(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


def _table(rule: Rule, words: Mapping[str, str]) -> Iterator[str]:
    """Show the first rows of a table of phrases."""
    table = rule.options.get("table") if rule.check == BY_PATTERN else None
    if not isinstance(table, Mapping):
        return
    yield f"## {words['table']}"
    rows = [f"- {phrase} → {_cell(cure, words)}" for phrase, cure in list(table.items())[:ROWS]]
    if len(table) > ROWS:
        rows.append(f"- {words['more'].format(len(table) - ROWS)}")
    yield "\n".join(rows)


def _cell(cure: Any, words: Mapping[str, str]) -> str:
    if isinstance(cure, (list, tuple)):
        return ", ".join(str(item) for item in cure)
    return str(cure) if cure not in (None, "") else words["nothing"]


def _options(rule: Rule, words: Mapping[str, str]) -> Iterator[str]:
    """List the options of the check with the values this rule gives them."""
    if rule.check in (BY_ENGINE, BY_PATTERN):
        return
    parameters = inspect.signature(load_check(rule.check)).parameters.values()
    rows = []
    for p in parameters:
        if p.kind is p.KEYWORD_ONLY:
            name = p.name.replace("_", "-")
            default = None if p.default is p.empty else p.default
            rows.append(f"- `{name}` = `{_toml(rule.options.get(name, rule.options.get(p.name, default)))}`")
    if rows:
        yield f"## {words['options']}"
        yield "\n".join(rows)


def _toml(value: Any) -> str:
    shown = json.dumps(
        value, ensure_ascii=False, default=lambda v: sorted(v) if isinstance(v, (set, frozenset)) else list(v)
    )
    return shown if len(shown) <= 100 else f"{shown[:97]}…"


def _switch(rule: Rule, words: Mapping[str, str]) -> Iterator[str]:
    on, title = ("false", "turn-off") if rule.default else ("true", "turn-on")
    yield f"## {words[title]}"
    rows = [f'- {words["in-config"]}: `rules."{rule.id}" = {on}`']
    if rule.default:
        rows.append(f"- {words['in-text']}: `<!-- pravka: off {rule.id} -->`")
    yield "\n".join(rows)
