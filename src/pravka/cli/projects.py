"""The configuration that holds for each file: the nearest one upwards, with the command line's options over it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from typing import Any

from pravka import config as configuration
from pravka import files, habits, presets
from pravka.config import Config
from pravka.errors import ConfigError
from pravka.linter import Linter


class Projects:
    """Linters by the folder of a file; those of one config file are one."""

    def __init__(
        self,
        explicit: str = "",
        lang: str = "",
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        languagetool: str = "",
    ) -> None:
        self.explicit, self.own_lang, self.select, self.ignore = explicit, lang, select, ignore
        self.languagetool = languagetool
        self.linters: dict[str, Linter] = {}
        self.folders: dict[str, str] = {}
        self.places: dict[str, str] = {}  # the same by the paths as they are written
        self.configs: dict[str, Config] = {}
        self.reported: set[str] = set()
        self.forgiving: set[str] = set()  # keys of configs that let a run succeed without LanguageTool

    def of(self, path: str) -> Linter:
        """Return the linter for a file or folder. Raises ConfigError, RuleError."""
        key = self._locate(path)
        if key not in self.linters:
            self.linters[key] = linter = Linter(self._config(key))
            if linter.has_second_reader:
                self._announce(linter)
        return self.linters[key]

    def learn_habits(self, paths: list[str]) -> None:
        """Settle by majority, for each project, what its config leaves open and more than one way is lawful in."""
        held: dict[str, list[str]] = {}
        for path in paths:
            try:
                key = self._locate(path)
                if not {"quotes", "dashes"}.issubset(self._config(key).given):
                    held.setdefault(key, []).append(path)
            except ConfigError:
                continue  # said when the file's turn comes
        for key, inside in held.items():
            config = self._config(key)
            learnt = {k: v for k, v in habits.of(_texts(inside))._asdict().items() if k not in config.given}
            self.configs[key] = config._replace(settings=config.settings._replace(**learnt))

    def lang(self, path: str) -> str:
        """Return the language of messages about a file, even if its config is broken."""
        if self.own_lang:
            return self.own_lang
        try:
            return self._config(self._locate(path)).lang
        except ConfigError:
            return configuration.system_lang()

    def excludes(self, path: str) -> bool:
        """Tell whether the config of a file or folder excludes it; a broken config excludes nothing."""
        try:
            config = self._config(self._locate(path))
        except ConfigError:
            return False
        if not config.exclude:
            return False
        relative = configuration.relative(path, config)
        return any(_matches(relative, pattern) for pattern in config.exclude)

    def troubles(self, forgiven: bool) -> list[str]:
        """List what the second reader could not do, where the config lets a run succeed without it or does not."""
        keys = [key for key in self.linters if (key in self.forgiving) == forgiven]
        return list(dict.fromkeys(self.linters[key].trouble for key in keys if self.linters[key].trouble))

    def report_once(self, message: str) -> bool:
        """Tell whether a message is new: one broken config concerns many files."""
        new = message not in self.reported
        self.reported.add(message)
        return new

    def _locate(self, path: str) -> str:
        """Name what settles a path: its config file, else the folder of a recognised site and "/", else nothing."""
        if self.explicit:
            return self.explicit
        key = self.places.get(path)
        if key is None:  # asked several times of each file
            folder = path if os.path.isdir(path) else os.path.dirname(path)
            key = self.places.get(folder)
            if key is None:
                key = self.places[folder] = self._climb(os.path.abspath(folder))
            self.places[path] = key
        return key

    def _climb(self, folder: str) -> str:
        """Look for a config file from a folder upwards; each folder is asked once."""
        if folder not in self.folders:
            found = configuration.find_in(folder)
            above = os.path.dirname(folder)
            key = found or (self._climb(above) if above != folder else "")
            if not key or key.endswith(os.sep):
                preset, site = presets.locate(folder)
                key = os.path.join(site, "") if preset != "plain" else ""
            self.folders[folder] = key
        return self.folders[folder]

    def _config(self, key: str) -> Config:
        if key not in self.configs:
            if key.endswith(os.sep):
                config = configuration.build({}, "", key)
            else:
                config = configuration.load(".", key) if key else configuration.build({})
            self.configs[key] = config._replace(
                lang=self.own_lang or config.lang,
                select=self.select or config.select,
                ignore=(*config.ignore, *self.ignore),
                languagetool=self._settle_second_reader(key, config.languagetool),
            )
        return self.configs[key]

    def _settle_second_reader(self, key: str, table: Mapping[str, Any]) -> Mapping[str, Any]:
        """Our own findings are shown in any case; what a failure means is settled when all is read."""
        if not (table or self.languagetool):
            return table
        from pravka.cli import second_reader

        table = second_reader.choose(table, self.languagetool)
        if second_reader.goes_on(table):
            self.forgiving.add(key)
        return {**table, "on-failure": "warn"}

    def _announce(self, linter: Linter) -> None:
        from pravka.cli import second_reader

        warning = second_reader.warn_of_public_service(linter.config.languagetool)
        if warning and self.report_once(warning):
            sys.stderr.write(warning + "\n")


def _texts(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        try:
            yield files.read(path).text
        except files.FileTrouble:
            continue  # said when the file's turn comes


def _matches(relative: str, pattern: str) -> bool:
    """Match a path from the config's folder: a glob, or the name of a folder that holds it."""
    pattern = pattern.rstrip("/")
    return (
        fnmatch(relative, pattern)
        or fnmatch(relative, f"{pattern}/*")
        or fnmatch(f"/{relative}", pattern.replace("**/", "*/"))
    )
