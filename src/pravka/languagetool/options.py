"""The settings of [languagetool]: checked, with defaults."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pravka.errors import ConfigError
from pravka.findings import LEVELS
from pravka.rules import show

PUBLIC = ("languagetool.org", "languagetool.com", "languagetoolplus.com")  # the makers' own, with what is below them
HOST = re.compile(r"https?://(?:[^/@?#]*@)?([^/:?#]+)", re.IGNORECASE)


class Options(NamedTuple):
    """How LanguageTool is asked.

    mode       off; local: pravka starts a server of its own; server: one that runs already, at `url`
    enable, disable, enable_categories, disable_categories   LanguageTool's own ids
    levels     category or rule id → level, or off
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


CHOICES = {
    "mode": ("off", "local", "server"),
    "on_failure": ("error", "warn"),
}


def parse(values: Mapping[str, Any], where: str) -> Options:
    """Make Options of a table of the config. Raises ConfigError naming key and value."""
    chosen: dict[str, Any] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if "_" in key or name not in Options._fields:
            known = ", ".join(Options._fields).replace("_", "-")
            raise ConfigError(f"{where}: languagetool.{key}: unknown key; known: {known}")
        chosen[name] = _fit(name, value, f"{where}: languagetool.{key}")
    options = Options(**{"mode": mode(values)} | chosen)
    if options.mode == "server" and not HOST.match(options.url):
        wanted = 'an address like "http://localhost:8081"'
        raise ConfigError(f'{where}: languagetool.url: expected {wanted}, got "{options.url}"')
    return options._replace(url=trim(options.url))


def mode(values: Mapping[str, Any]) -> str:
    """The mode of a table: an address alone switches LanguageTool on."""
    return str(values.get("mode") or ("server" if values.get("url") else "off"))


def trim(url: str) -> str:
    """The address of a server without what pravka adds itself."""
    return url.rstrip("/").removesuffix("/v2").rstrip("/")


def is_public(url: str) -> bool:
    """Tell whether a text sent to an address goes to the public service."""
    found = HOST.match(url)
    host = found[1].lower() if found else ""
    return any(host == name or host.endswith(f".{name}") for name in PUBLIC)


def _fit(name: str, value: Any, where: str) -> Any:
    default = getattr(Options(), name)
    if isinstance(default, bool):
        fits, kind = isinstance(value, bool), "true or false"
    elif isinstance(default, float):
        fits, kind = isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0, "seconds over 0"
    elif isinstance(default, tuple):
        fits, kind = isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value), "a list of ids"
    elif isinstance(default, Mapping):
        fits = isinstance(value, Mapping) and all(level in (*LEVELS, "off") for level in value.values())
        kind = 'a table of levels ("info", "warning", "error", "off")'
    elif name in CHOICES:
        fits, kind = value in CHOICES[name], " | ".join(CHOICES[name])
    elif name == "memory":
        fits, kind = isinstance(value, str) and bool(re.fullmatch(r"\d+[kmgKMG]", value)), 'a size like "1g"'
    else:
        fits, kind = isinstance(value, str), "text"
    if not fits:
        raise ConfigError(f"{where}: expected {kind}, got {show(value)}")
    return tuple(value) if isinstance(default, tuple) else value
