"""pravka words: the project's own words, by lemma."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pravka import config as configuration
from pravka import files, wordlist
from pravka.cli.terminal import choose_lang, say
from pravka.document import Document, Settings
from pravka.errors import ConfigError
from pravka.report.wording import count
from pravka.russian import lexicon

SHOWN_FORMS = 14

app = typer.Typer(
    help=say("Слова проекта: по одной лемме на слово.", "The project's words, one lemma each."),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _words() -> None:
    """Keep `add` a command of its own."""


@app.command(
    "add", help=say("Добавить слова в настройки и показать их формы.", "Add words to the config, show their forms.")
)
def add(
    lemmas: Annotated[list[str], typer.Argument(metavar="LEMMA...", show_default=False)],
    like: Annotated[
        str,
        typer.Option(
            "--like",
            metavar="WORD",
            show_default=False,
            help=say("Склонять или спрягать, как это слово.", "Inflect as this word does."),
        ),
    ] = "",
    config: Annotated[str, typer.Option("--config", metavar="FILE", show_default=False)] = "",
) -> None:
    """Write the lemmas into the nearest config; all their forms are accepted from then on."""
    path = Path(config or configuration.find(".") or configuration.FILE)
    entries = [entry for lemma in lemmas for entry in _settle(lemma, like)]
    if not entries:
        return
    section = "tool.pravka" if path.name == "pyproject.toml" else ""
    if path.exists():
        source = files.read(str(path))
        files.replace(source, wordlist.add(source.text, entries, section))
    else:
        path.write_text(wordlist.add("", entries, section), encoding="utf-8")
    typer.echo(say(f"Записано в {path}: {', '.join(entries)}", f"Written to {path}: {', '.join(entries)}"))


def _settle(lemma: str, like: str) -> list[str]:
    """Guess how the lemma inflects, show it and, on a terminal, ask; return the entry, or nothing if it is known."""
    if not like and lemma.lower() in lexicon.shared():
        typer.echo(say(f"{lemma}: это слово уже есть в словаре", f"{lemma}: already in the dictionary"))
        return []
    while True:
        entry = f"{lemma}={like}" if like else lemma
        typer.echo(f"{lemma}: {_show_forms(entry, lemma)}")
        if not sys.stdin.isatty():
            return [entry]
        question = say("Верно? Enter — да, слово-образец — иначе", "Right? Enter: yes, a sample word: otherwise")
        like = typer.prompt(question, default="", show_default=False).strip()
        if not like:
            return [entry]


def _show_forms(entry: str, lemma: str) -> str:
    known = lexicon.of(Document("", "", "", settings=Settings(words=(entry,))))
    readings = known.form(lemma).readings
    if not readings:
        raise ConfigError(
            say(f"{lemma}: не удалось построить формы; дайте образец: --like слово", f"{lemma}: give --like")
        )
    reading = readings[-1]
    forms = list(dict.fromkeys(form for form, _ in known.dictionary.expand(lemma.lower(), reading.para)))
    more = f"… ({count(len(forms), 'forms', choose_lang())})" if len(forms) > SHOWN_FORMS else ""
    return ", ".join(forms[:SHOWN_FORMS]) + more
