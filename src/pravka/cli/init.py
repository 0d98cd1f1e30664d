"""pravka init: look at the site and write a commented pravka.toml."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from pravka import files, frontmatter, presets, walk
from pravka import init as starting
from pravka.cli.terminal import choose_lang, say
from pravka.config import FILE
from pravka.errors import ConfigError

HELP = say("Осмотреть сайт и написать pravka.toml.", "Look at the site and write pravka.toml.")


def command(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", show_default=False)] = ".",
    lang: Annotated[str, typer.Option("--lang", metavar="ru|en", show_default=False)] = "",
) -> None:
    """Write DIR/pravka.toml; an existing one is left alone."""
    target = Path(folder) / FILE
    if target.exists():
        raise ConfigError(f"{target}: " + say("уже есть, он не тронут", "exists already, left alone"))
    lang = lang or choose_lang()
    texts = list(_read(folder))
    found = starting.survey(texts, (_keys(text) for text in texts))
    preset = presets.recognise(folder)
    try:
        target.write_text(starting.compose(preset, found, lang), encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{target}: {error.strerror}") from error
    typer.echo(
        say(
            f"Создан {target}: генератор {preset}, прочитано постов: {found.posts}. Дальше: pravka check",
            f"Wrote {target}: generator {preset}, posts read: {found.posts}. Next: pravka check",
        )
    )


def _read(folder: str) -> list[str]:
    texts = []
    for path in islice(walk.find([folder], lambda _: False), starting.ENOUGH):
        if isinstance(path, str):
            try:
                texts.append(files.read(path).text)
            except files.FileTrouble:  # `check` will tell
                continue
    return texts


def _keys(text: str) -> tuple[str, ...]:
    front = frontmatter.parse(text)
    return tuple(str(entry.path[0]) for entry in front.entries if len(entry.path) == 1) if front else ()
