"""pravka explain: the page of one rule."""

from __future__ import annotations

from typing import Annotated

import typer

from pravka import config as configuration
from pravka import rules
from pravka.cli.terminal import choose_lang, say
from pravka.errors import ConfigError
from pravka.report import page

HELP = say("Объяснить правило.", "Explain a rule.")


def _complete(incomplete: str) -> list[str]:
    return [rule.id for rule in rules.builtin() if rule.id.startswith(incomplete)]


def command(
    rule: Annotated[str, typer.Argument(metavar="RULE", autocompletion=_complete, show_default=False)],
    lang: Annotated[str, typer.Option("--lang", metavar="ru|en", show_default=False)] = "",
    config: Annotated[str, typer.Option("--config", metavar="FILE", show_default=False)] = "",
) -> None:
    """Print why a rule is there, on whose authority, with its examples and options."""
    group, _, name = rule.partition("/")
    if group == "languagetool" and name:
        from pravka.languagetool.reader import RULE_PAGE

        typer.echo(say("Правило LanguageTool: ", "A rule of LanguageTool: ") + RULE_PAGE.format(rule=name))
        return
    typer.echo(page.render(find(rule, config), lang or choose_lang()), nl=False)


def find(name: str, config: str = "") -> rules.Rule:
    """Find a rule by id or alias among the built-in ones and the project's own. Raises ConfigError."""
    from pathlib import Path

    settings = configuration.load(".", config or "")
    known = {rule.id: rule for rule in rules.builtin(texts=True)}
    for folder in settings.rule_folders:
        known |= {rule.id: rule for rule in rules.load(Path(folder))}
    for rule in known.values():
        if name == rule.id or name in rule.aliases:
            return rule
    near = rules.nearest(name, known)
    hint = say(f"; может быть, «{near}»?", f'; did you mean "{near}"?') if near else ""
    raise ConfigError(say(f"нет правила «{name}»", f'no rule "{name}"') + hint)
