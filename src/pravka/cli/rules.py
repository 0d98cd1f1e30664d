"""pravka rules: the table of rules."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from pravka.cli.projects import Projects
from pravka.cli.terminal import choose_lang, say
from pravka.linter import all_rules
from pravka.report.wording import LEVEL_NAMES, count
from pravka.rules import BY_PATTERN, Rule, builtin

HELP = say("Показать правила.", "List the rules.")


def command(
    format: Annotated[str, typer.Option("--format", metavar="text|json")] = "text",
    lang: Annotated[str, typer.Option("--lang", metavar="ru|en", show_default=False)] = "",
    config: Annotated[str, typer.Option("--config", metavar="FILE", show_default=False)] = "",
) -> None:
    """Print every rule with its level here, and what is off."""
    lang = lang or choose_lang()
    linter = Projects(config, lang).of(".")
    on = linter.rules()
    known = all_rules(linter.config)
    texts = {rule.id: rule for rule in builtin(texts=True)}
    rows = [(on.get(id, rule), id in on, texts.get(id, rule)) for id, rule in sorted(known.items())]
    if format == "json":
        typer.echo(json.dumps([_describe(*row) for row in rows], ensure_ascii=False, indent=1))
        return
    wide = max(len(id) for id in known) if known else 0
    for rule, is_on, text in rows:
        level = LEVEL_NAMES[lang][rule.level] if is_on else say("выключено", "off")
        typer.echo(f"{rule.id:<{wide}}  {level:<14}  {text.title.get(lang, '')}")
    typer.echo(f"\n{count(len(rows), 'rules', lang)}")


def _describe(rule: Rule, is_on: bool, text: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "level": rule.level,
        "on": is_on,
        "default": rule.default,
        "check": "" if rule.check == BY_PATTERN else rule.check,
        "options": {} if rule.check == BY_PATTERN else rule.options,
        "title": text.title,
        "why": text.why,
        "source": text.source,
        "aliases": rule.aliases,
        "since": rule.since,
    }
