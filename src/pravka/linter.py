"""The library's face: a Linter checks and fixes texts; a pure function of text and config, safe in threads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pravka import config as configuration
from pravka import engine, facts, markdown, waking
from pravka.config import Config
from pravka.document import Document
from pravka.facts import Facts, Site
from pravka.findings import Finding
from pravka.rules import Aliases, Rule, aliases_of, builtin, covers, load, resolve

if TYPE_CHECKING:
    from pravka.languagetool.reader import Reader

LEVEL_NAMES = ("info", "warning", "error")


class Linter:
    """Checks Markdown texts by one configuration.

    `config` is a Config, or the keys of pravka.toml as a mapping; None means the defaults (no file is looked for).
    Raises ConfigError or RuleError if it is not usable.
    """

    def __init__(self, config: Config | Mapping[str, Any] | None = None) -> None:
        self.config = config if isinstance(config, Config) else configuration.build(config or {})
        self._rules = all_rules(self.config)
        self._aliases = aliases_of(self._rules.values())
        configuration.verify_rules(self.config, self._rules, self._aliases)
        self._rulesets: dict[Any, engine.Ruleset] = {}
        self._reader: Reader | None = None

    def __reduce__(self) -> tuple[type[Linter], tuple[Config]]:
        return Linter, (self.config,)

    def check(self, text: str, path: str | None = None) -> list[Finding]:
        """Return the findings in a Markdown text, in order of place; offsets are code points into `text`."""
        return self.inspect(text, path)[1]

    def inspect(self, text: str, path: str | None = None) -> tuple[Document, list[Finding]]:
        """Return the parsed text together with its findings."""
        doc, found = self.lint(text, path)
        return doc, self.review([(doc, found)])[0]

    def lint(self, text: str, path: str | None = None) -> tuple[Document, list[Finding]]:
        """Return the parsed text with the findings of pravka's own rules."""
        doc = self.parse(text, path)
        return doc, engine.lint(doc, self._for(path)[1])

    def parse(self, text: str, path: str | None = None) -> Document:
        """Return the parsed text, with the settings that hold for its file."""
        return markdown.parse(text, path or "", self._for(path)[0].settings)

    def review(self, read: Sequence[tuple[Document, list[Finding]]]) -> list[list[Finding]]:
        """Add LanguageTool's findings to those of documents read, if it is switched on. Raises ToolError."""
        if not self.has_second_reader:
            return [found for _, found in read]
        theirs = self._second_reader().read([doc for doc, _ in read])
        return [self._merge(doc, ours, more) for (doc, ours), more in zip(read, theirs, strict=True)]

    def _merge(self, doc: Document, ours: list[Finding], theirs: list[Finding]) -> list[Finding]:
        from pravka.languagetool import choice

        config, ruleset = self._for(doc.path or None)
        chosen = choice.settle(theirs, config.select, config.ignore, config.rules)
        shown, used = engine.unmuted(doc, chosen, ruleset)
        spans = {mute.span for mute in used}
        ours = [f for f in ours if f.rule != engine.UNUSED_MUTE or (f.start, f.end) not in spans]
        ours, shown = choice.merge(ours, shown)
        return sorted(ours + shown, key=lambda f: (f.start, f.end))

    def fix(self, text: str, path: str | None = None, unsafe: bool = False) -> str:
        """Return the text with every safe fix applied; with `unsafe`, the first replacement of every finding."""
        return engine.fix(text, lambda t: self.inspect(t, path) if unsafe else self.lint(t, path), unsafe)

    @property
    def has_second_reader(self) -> bool:
        """Whether LanguageTool is switched on."""
        if not self.config.languagetool:
            return False
        from pravka.languagetool import choice, options

        on = options.mode(self.config.languagetool) != "off"
        return on and choice.is_selected(self.config.select, self.config.ignore)

    def prefetch(self, texts: Iterable[tuple[str, str]]) -> None:
        """Ask LanguageTool about many (text, path) at once, so that checking them one by one need not wait."""
        from pravka.languagetool import passages

        docs = [self.parse(text, path) for text, path in texts]
        self._second_reader().learn(p for doc in docs for p in passages.of(doc))

    def _second_reader(self) -> Reader:
        if self._reader is None:
            from pravka.languagetool.options import parse
            from pravka.languagetool.reader import Reader

            self._reader = Reader(parse(self.config.languagetool, self.config.path or "config"))
        return self._reader

    @property
    def trouble(self) -> str:
        """Why LanguageTool could not be asked, "" if it could."""
        return self._reader.trouble if self._reader else ""

    def facts(self, doc: Document) -> Facts:
        """Take from a parsed text what the rules of the whole site need."""
        return facts.collect(doc)

    def check_site(self, site: Site) -> list[tuple[str, Finding]]:
        """Return the findings that only show across posts, each with its file."""
        return engine.lint_site(site, self._for(None)[1])

    def rules(self, path: str | None = None) -> Mapping[str, Rule]:
        """Return the rules that are on for a file, by id, with their settled levels."""
        return self._for(path)[1].rules

    def _for(self, path: str | None) -> tuple[Config, engine.Ruleset]:
        config = configuration.override(self.config, path) if path and self.config.overrides else self.config
        key = (config.select, config.ignore, repr(config.rules)) if config is not self.config else None
        if key not in self._rulesets:
            chosen = enabled(self._rules, config, self._aliases)
            self._rulesets[key] = engine.prepare(chosen, config.lang, self._aliases)
        return config, self._rulesets[key]


def all_rules(config: Config) -> dict[str, Rule]:
    """The built-in rules and the team's own, by id."""
    from pravka.errors import ConfigError

    rules = {rule.id: rule for rule in builtin()}
    for folder in config.rule_folders:
        if not os.path.isdir(folder):
            raise ConfigError(f"{config.path or 'config'}: rules: {folder}: no such folder")
        rules |= {rule.id: rule for rule in load(folder)}
    return rules


def enabled(rules: Mapping[str, Rule], config: Config, aliases: Aliases) -> list[Rule]:
    """Choose the rules of a run and settle their levels and options.

    `select` names what runs at all (rules that are off by default included); else all that are on by default.
    A setting of one rule outweighs that of its group; `ignore` outweighs all.
    """
    select, ignore = resolve(config.select, aliases), resolve(config.ignore, aliases)
    named = ((name, value) for key, value in config.rules.items() for name in resolve([key], aliases))
    settings = sorted(named, key=lambda item: item[0].count("/"))
    chosen = []
    for rule in rules.values():
        on = any(covers(n, rule.id) and (rule.default or n == rule.id) for n in select) if select else rule.default
        for name, value in settings:
            if covers(name, rule.id):
                rule, on = _settle(rule, value, on or (not select and name == rule.id and value not in (False, "off")))
        if on and not any(covers(n, rule.id) for n in ignore):
            chosen.append(rule)
    return chosen


def _settle(rule: Rule, value: Any, on: bool) -> tuple[Rule, bool]:
    if value in (False, "off"):
        return rule, False
    if value in LEVEL_NAMES:
        return rule._replace(level=value), on
    if isinstance(value, Mapping):
        options = {**rule.options, **{k: v for k, v in value.items() if k not in ("level", "enabled")}}
        rule = rule._replace(level=value.get("level", rule.level), options=options)
        return rule._replace(needs=waking.with_options(rule.needs, options)), on and value.get("enabled", True)
    return rule, on


def locate(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of an offset; columns count code points, a CR LF is one line end."""
    line = text.count("\n", 0, offset) + 1
    start = text.rfind("\n", 0, offset) + 1
    return line, offset - start + 1
