"""What --languagetool and the table [languagetool] ask for together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pravka.cli.terminal import say
from pravka.errors import ConfigError
from pravka.languagetool import options

LOCAL = "local"  # --languagetool without an address


def choose(table: Mapping[str, Any], asked: str) -> Mapping[str, Any]:
    """Return the table as the command line leaves it. Raises ConfigError.

    The public service is used only where its address is written in the config: a flag is typed too easily.
    """
    if not asked:
        return table
    if asked == LOCAL:
        mode = options.mode(table)
        chosen = mode if mode != "off" else "server" if table.get("url") else LOCAL
        table = {**table, "mode": chosen}
    else:
        if options.is_public(asked) and options.trim(asked) != options.trim(str(table.get("url", ""))):
            raise ConfigError(
                say(
                    f"--languagetool={asked}: это общий сервис, текст уйдёт с этой машины; если так и надо, впишите "
                    f'адрес в настройки: languagetool = {{url = "{asked}"}}',
                    f"--languagetool={asked}: this is the public service, the text would leave this machine; if you "
                    f'mean it, write the address into the config: languagetool = {{url = "{asked}"}}',
                )
            )
        table = {**table, "mode": "server", "url": asked}
    options.parse(table, "--languagetool")
    return table


def goes_on(table: Mapping[str, Any]) -> bool:
    """Tell whether the run may succeed without LanguageTool."""
    return bool(table) and options.parse(table, "config").on_failure == "warn"


def warn_of_public_service(table: Mapping[str, Any]) -> str:
    """Say that text leaves the machine, "" if it does not."""
    settled = options.parse(table, "config")
    if settled.mode != "server" or not options.is_public(settled.url):
        return ""
    return say(
        f"предупреждение: текст уходит с этой машины на {settled.url}",
        f"warning: the text leaves this machine for {settled.url}",
    )
