"""pravka languagetool: what a second reader needs, and how to get it. The only command that ever downloads."""

from __future__ import annotations

import sys

import typer

from pravka.cli.terminal import say
from pravka.errors import ToolError

RELEASE = "6.8"
SIZE = say("около 260 МБ", "about 260 MB")

app = typer.Typer(
    help=say("LanguageTool, второй читатель: проверить, установить.", "LanguageTool, the second reader."),
    no_args_is_help=True,
)


@app.command(help=say("Чего не хватает для LanguageTool и как это поправить.", "What LanguageTool lacks."))
def doctor(url: str = typer.Option("", "--url", help=say("Проверить этот сервер.", "Look at this server."))) -> None:
    """Print what is there and what is missing; leave with 2 if LanguageTool cannot be used."""
    problems = list(_diagnose_server(url) if url else _diagnose_local())
    for line in problems:
        typer.echo(line)
    if any(line.startswith("✗") for line in problems):
        raise typer.Exit(2)


@app.command(help=say("Скачать LanguageTool (спросит согласия).", "Download LanguageTool (asks first)."))
def install(yes: bool = typer.Option(False, "--yes", "-y", help=say("Не спрашивать.", "Do not ask."))) -> None:
    """Download a release through language_tool_python, after saying what, from where and how large."""
    try:
        from language_tool_python.download_lt import LocalLanguageTool
        from language_tool_python.utils import get_language_tool_download_path
    except ImportError as error:
        raise ToolError(_need_extra()) from error
    release = LocalLanguageTool.from_version_name(RELEASE)
    target = get_language_tool_download_path()
    typer.echo(say(
        f"Будет скачан LanguageTool {RELEASE} ({SIZE}) с {release.download_url} в {target}.",
        f"LanguageTool {RELEASE} ({SIZE}) will be downloaded from {release.download_url} to {target}.",
    ))  # fmt: skip
    if not yes and not (sys.stdin.isatty() and typer.confirm(say("Скачать?", "Download it?"))):
        typer.echo(say("Ничего не скачано; с --yes вопроса не будет.", "Nothing was downloaded; --yes does not ask."))
        raise typer.Exit(2)
    try:
        release.download()
    except Exception as error:  # the library raises whatever its HTTP, zip and Java parts do
        raise ToolError(say(f"не скачалось: {error}", f"the download failed: {error}")) from error
    typer.echo(say("Готово: pravka check --languagetool", "Done: pravka check --languagetool"))


def _diagnose_local() -> list[str]:
    from pravka.languagetool import installation

    java = installation.java_version()
    found = installation.find()
    lines = []
    if java is None:
        lines.append(say("✗ Java не найдена; установите: apt install openjdk-17-jre-headless",
                         "✗ No Java; install it: apt install openjdk-17-jre-headless"))  # fmt: skip
    elif java < installation.JAVA_NEEDED:
        lines.append(say(f"✗ Java {java}, нужна 17 или новее: apt install openjdk-17-jre-headless",
                         f"✗ Java {java}; 17 or newer is needed: apt install openjdk-17-jre-headless"))  # fmt: skip
    else:
        lines.append(f"✓ Java {java}")
    if found:
        lines.append(say(f"✓ LanguageTool: {found.class_path}", f"✓ LanguageTool: {found.class_path}"))
    elif _has_extra():
        lines.append(say("✗ LanguageTool не установлен: pravka languagetool install",
                         "✗ LanguageTool is not installed: pravka languagetool install"))  # fmt: skip
    else:
        lines.append(f"✗ {_need_extra()}")
    return lines


def _diagnose_server(url: str) -> list[str]:
    from pravka.languagetool import client, options

    url = options.trim(url)
    if client.is_ready(url):
        return [say(f"✓ Сервер {url} отвечает", f"✓ The server at {url} answers")]
    if options.is_public(url):
        return [say("✓ Общий сервис: текст уйдёт с этой машины", "✓ The public service: text will leave this machine")]
    return [say(f"✗ Сервер {url} не отвечает; запустите его или уберите languagetool.url",
                f"✗ No answer from {url}; start the server or drop languagetool.url")]  # fmt: skip


def _has_extra() -> bool:
    from importlib.util import find_spec

    return find_spec("language_tool_python") is not None


def _need_extra() -> str:
    return say("Нет language-tool-python: pip install 'pravka[languagetool]'",
               "language-tool-python is missing: pip install 'pravka[languagetool]'")  # fmt: skip
