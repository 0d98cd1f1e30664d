"""pravka words: the project's own words, by lemma."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pravka import config as configuration
from pravka import files, walk, wordlist
from pravka.cli.projects import Projects
from pravka.cli.terminal import choose_lang, say
from pravka.document import Document, Settings
from pravka.errors import ConfigError
from pravka.report.wording import count
from pravka.russian import lexicon
from pravka.speller import words

SHOWN_FORMS = 14

app = typer.Typer(
    help=say("Слова проекта: по одной лемме на слово.", "The project's words, one lemma each."),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _words() -> None:
    """Group the commands."""


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
    entries = [entry for lemma in lemmas for entry in _settle(lemma, like)]
    if entries:
        _write(entries, config)


@app.command(
    "import",
    help=say(
        "Взять слова из .yaspeller.json, cspell.json, списка слов или словаря Vale: формы сводятся к леммам.",
        "Take words from .yaspeller.json, cspell.json, a word list or a Vale vocabulary; forms are folded into lemmas.",
    ),
)
def import_lists(
    lists: Annotated[list[Path], typer.Argument(metavar="FILE...", show_default=False, exists=True, dir_okay=False)],
    config: Annotated[str, typer.Option("--config", metavar="FILE", show_default=False)] = "",
) -> None:
    """Write the lemmas of other tools' lists into the nearest config and say what was left out."""
    found = [word for path in lists for word in words.read_list(path.name, files.read(str(path)).text)]
    taken = words.fold(lexicon.shared(), found)
    if taken.entries:
        _write(taken.entries, config)
    for left, title in (
        (taken.needless, say("Уже есть в словаре", "In the dictionary already")),
        (taken.skipped, say("Не русские слова, не проверяются", "Not Russian, not checked")),
    ):
        if left:
            typer.echo(f"{title} ({len(left)}): {', '.join(left[:SHOWN_FORMS])}{', …' * (len(left) > SHOWN_FORMS)}")


@app.command(
    "unused",
    help=say("Назвать слова из настроек, которых в постах нет.", "Name the words of the config that no post uses."),
)
def name_unused(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATHS]...", show_default=False)] = None,
    config: Annotated[str, typer.Option("--config", metavar="FILE", show_default=False)] = "",
) -> None:
    """Print the entries one a line; leave with 1 if there are any."""
    entries = configuration.load(".", config).settings.words
    posts = walk.find(paths or ["."], Projects(config).excludes)
    texts = (files.read(path).text for path in posts if isinstance(path, str))
    idle = words.unused(lexicon.shared(), entries, texts)
    for entry in idle:
        typer.echo(entry)
    raise typer.Exit(bool(idle))


def _write(entries: Sequence[str], config: str) -> None:
    """Add the entries to the config given, or to the nearest one, or to a new one here, and say so."""
    path = Path(config or configuration.find(".") or configuration.FILE)
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
