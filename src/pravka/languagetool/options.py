"""The settings of [languagetool]: checked, with defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pravka.errors import ConfigError

PUBLIC = ("api.languagetool.org", "api.languagetoolplus.com")


class Options(NamedTuple):
    """How LanguageTool is asked.

    mode       off; local: pravka starts a server of its own; server: one that runs already, at `url`
    enable, disable, enable_categories, disable_categories   LanguageTool's own ids
    levels     category or rule id → level
    spelling   ask LanguageTool's speller too
    timeout    seconds for one request; `start_timeout` for the start of a local server
    on_failure error: the run ends in exit code 2; warn: pravka's own findings count
    memory     the Java heap of a local server
    """

    mode: str = "off"
    url: str = ""
    language: str = "ru-RU"
    enable: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    enable_categories: tuple[str, ...] = ()
    disable_categories: tuple[str, ...] = ()
    levels: Mapping[str, str] = {}
    picky: bool = False
    spelling: bool = False
    timeout: float = 30.0
    start_timeout: float = 60.0
    on_failure: str = "error"
    memory: str = "1g"
    cache: bool = True

    @property
    def is_public(self) -> bool:
        """Whether the text goes to the public service."""
        return any(host in self.url for host in PUBLIC)


CHOICES = {
    "mode": ("off", "local", "server"),
    "on_failure": ("error", "warn"),
}


def parse(values: Mapping[str, Any], where: str) -> Options:
    """Make Options of a table of the config. Raises ConfigError naming key and value."""
    defaults = Options()
    chosen: dict[str, Any] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in Options._fields:
            raise ConfigError(f"{where}: languagetool.{key}: unknown key; known: {', '.join(Options._fields)}")
        chosen[name] = _fit(value, getattr(defaults, name), f"{where}: languagetool.{key}")
        if name in CHOICES and value not in CHOICES[name]:
            raise ConfigError(f'{where}: languagetool.{key}: expected {" | ".join(CHOICES[name])}, got "{value}"')
    options = Options(**chosen)
    if options.mode == "off" and options.url:
        options = options._replace(mode="server")
    if options.mode == "server" and not options.url.startswith(("http://", "https://")):
        wanted = 'an address like "http://localhost:8081"'
        raise ConfigError(f'{where}: languagetool.url: expected {wanted}, got "{options.url}"')
    return options._replace(url=options.url.rstrip("/").removesuffix("/v2"))


def _fit(value: Any, default: Any, where: str) -> Any:
    if isinstance(default, bool):
        fits, kind = isinstance(value, bool), "true or false"
    elif isinstance(default, float):
        fits, kind = isinstance(value, (int, float)) and not isinstance(value, bool), "a number of seconds"
    elif isinstance(default, tuple):
        fits, kind = isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value), "a list of ids"
    elif isinstance(default, Mapping):
        fits, kind = isinstance(value, Mapping), "a table"
    else:
        fits, kind = isinstance(value, str), "text"
    if not fits:
        raise ConfigError(f"{where}: expected {kind}, got {value!r}")
    return tuple(value) if isinstance(default, tuple) else value
