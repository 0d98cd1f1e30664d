"""pravka new: a rule file to start from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from pravka import config as configuration
from pravka.cli.terminal import say
from pravka.errors import ConfigError

HELP = say("Завести своё правило: файл с образцом.", "Start a rule of your own from a template.")
NAME = re.compile(r"[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)+")
TEMPLATE = """\
# {id}. Проверить примеры: pravka test {folder}
title: {{ru: Что за ошибка, en: What the flaw is}}
why: {{ru: "Почему это плохо, одна-две фразы.", en: "Why it is bad, a sentence or two."}}
source: {{work: Редполитика, topic: словарь}}
level: warning            # error | warning | info
message: {{ru: "Лучше «{{fix}}»: «{{found}}»", en: "Better “{{fix}}”: “{{found}}”"}}
table:                    # фраза: замена; другие виды правил описаны в docs/patterns.md
  на сегодняшний день: сегодня
examples:
  - bad: ⟦на сегодняшний день⟧ всё готово.
    good: сегодня всё готово.
  - good: На сегодняшний, особенно важный день назначен выпуск.
"""


def command(
    name: Annotated[str, typer.Argument(metavar="GROUP/NAME", show_default=False)],
    folder: Annotated[
        str,
        typer.Option("--folder", metavar="DIR", show_default=False, help=say("Папка правил.", "The folder of rules.")),
    ] = "",
) -> None:
    """Write the file GROUP/NAME.yaml into the project's rule folder, never over another."""
    if not NAME.fullmatch(name):
        hint = say(
            "группа/имя строчными латинскими буквами через дефис", "group/name in lower-case letters and hyphens"
        )
        raise ConfigError(f"{name}: {hint}: style/long-word")
    own = configuration.load(".").rule_folders
    target = folder or (own[0] if own else "my-rules")
    file = Path(target) / f"{name}.yaml"
    if file.exists():
        raise ConfigError(f"{file}: " + say("уже есть", "exists already"))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEMPLATE.format(id=name, folder=target), encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}") from error
    typer.echo(say(f"Создан {file}; проверить: pravka test {target}", f"Wrote {file}; try it: pravka test {target}"))
    if not own:
        typer.echo(
            say(f'Подключить в pravka.toml: rules = ["{target}"]', f'Turn on in pravka.toml: rules = ["{target}"]')
        )
