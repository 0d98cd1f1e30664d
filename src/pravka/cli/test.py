"""pravka test: run the examples of rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pravka import config as configuration
from pravka import examples, rules
from pravka.cli.terminal import choose_lang, say
from pravka.errors import ConfigError
from pravka.report.wording import count

HELP = say("Прогнать примеры правил: своих или из папки.", "Run the examples of rules: your own, or those of a folder.")


def command(
    folder: Annotated[str, typer.Argument(metavar="[RULES_DIR]", show_default=False)] = "",
    lang: Annotated[str, typer.Option("--lang", metavar="ru|en", show_default=False)] = "",
) -> None:
    """Run every example; leave with 1 if one does not hold."""
    lang = lang or choose_lang()
    found = _load(folder)
    failed = [line for rule in found for line in examples.failures(rule, lang)]
    for line in failed:
        typer.echo(line)
    total = sum(len(rule.examples) for rule in found)
    outcome = say(f"не сошлось: {len(failed)}", f"failed: {len(failed)}") if failed else say("всё сошлось", "all hold")
    typer.echo(f"{count(len(found), 'rules', lang)}, {count(total, 'examples', lang)}: {outcome}")
    raise typer.Exit(int(bool(failed)))


def _load(folder: str) -> list[rules.Rule]:
    """Load the rules of a folder, else the project's own, else the built-in ones. Raises ConfigError, RuleError."""
    folders = [folder] if folder else list(configuration.load(".").rule_folders)
    if not folders:
        return list(rules.builtin(texts=True))
    for name in folders:
        if not Path(name).is_dir():
            raise ConfigError(f"{name}: " + say("нет такой папки", "no such folder"))
    found = [rule for name in folders for rule in rules.load(Path(name))]
    if not found:
        raise ConfigError(f"{', '.join(folders)}: " + say("нет ни одного правила (*.yaml)", "no rules (*.yaml)"))
    return found
