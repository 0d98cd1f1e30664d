"""The project's configuration: pravka.toml or [tool.pravka], read, checked and turned into a Config."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pravka import presets
from pravka.document import Settings
from pravka.errors import ConfigError, RuleError
from pravka.rules import BY_ENGINE, BY_PATTERN, Aliases, covers, describe, fits, nearest, resolve, show, verify_options

FILE = "pravka.toml"
PRESETS = ("jekyll", "hugo", "zola", "docusaurus", "astro", "mkdocs", "eleventy", "vitepress", "hexo", "pelican",
           "diplodoc", "plain")  # fmt: skip


class Key(NamedTuple):
    """A key of the configuration: its type, its default and what it does."""

    type: Any
    default: Any
    doc: str
    choices: tuple[str, ...] = ()


KEYS: dict[str, Key] = {
    "lang": Key(str, "", "Language of the messages; by default that of the system, else Russian.", ("ru", "en")),
    "site": Key(str, "", "The site generator; recognised from the site's files if not given.", PRESETS),
    "root": Key(str, "", "The folder of the site, from the place of this file."),
    "timezone": Key(str, "", "The site's time zone (Europe/Moscow): decides which posts lie in the future."),
    "select": Key(list[str], (), "Only these rules: ids or groups."),
    "ignore": Key(list[str], (), "Not these rules: ids or groups."),
    "rules": Key(dict[str, Any] | list[str], {}, "Rules on and off, levels, options; folders: your own rule files."),
    "exclude": Key(list[str], (), "Files and folders that are not read (globs)."),
    "overrides": Key(list[dict[str, Any]], (), "Settings for some files: files = [globs], then rules, words, yo …"),
    "words": Key(list[str], (), "The project's own words by lemma; «хук=звук» names a word that inflects alike."),
    "sensitivity": Key(str, "normal", "How sure the speller must be to speak.", ("low", "normal", "high")),
    "yo": Key(str, "keep", "The letter ё.", ("keep", "consistent", "always", "never", "meaning")),
    "nbsp": Key(str, "keep", "Non-breaking spaces.", ("keep", "add", "strip")),
    "quotes": Key(str, "norm", "Quotation marks: the norm («ёлочки») or as they are.", ("norm", "keep")),
    "dashes": Key(str, "norm", "Dashes between words: the norm (—) or the shorter – as it is.", ("norm", "keep")),
    "english": Key(bool, False, "Check the spelling of English words too."),
    "fail-on": Key(str, "error", "The lowest level that makes the exit code 1.", ("error", "warning", "info", "never")),
    "terms": Key(str | list[dict[str, Any]], "", "Preferred and forbidden terms: a YAML file, or the list itself."),
    "front-matter": Key(dict[str, Any], {}, "Front matter: required = [keys], schema = a JSON Schema file."),
    "languagetool": Key(dict[str, Any], {}, "LanguageTool as a second reader: mode, url, rules …"),
}
TERM_KEYS = {
    "preferred": Key(str, "", "The word or phrase to write."),
    "forbidden": Key(str | list[str], "", "What to write it for, in dictionary form."),
    "why": Key(str, "", "The reason, shown with the finding."),
    "exact": Key(bool, False, "Match the forbidden text as it stands."),
    "case": Key(bool, False, "Want the letters of the preferred one, too."),
}
IN_OVERRIDES = (
    *("select", "ignore", "rules", "words", "yo", "nbsp", "quotes", "dashes", "sensitivity"),
    *("front-matter", "site"),
)
SETTINGS = ("words", "sensitivity", "yo", "nbsp", "quotes", "dashes", "english", "timezone")


class Config(NamedTuple):
    """A checked configuration; plain data, may be sent to another process.

    path  the file it was read from, "" if none; `values` holds the other keys as written
    """

    path: str = ""
    lang: str = "ru"
    settings: Settings = Settings()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Any] = {}
    rule_folders: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    overrides: tuple[Mapping[str, Any], ...] = ()
    fail_on: str = "error"
    languagetool: Mapping[str, Any] = {}
    given: tuple[str, ...] = ()  # the keys that were written: what is not may be learnt from the site

    @property
    def folder(self) -> str:
        """The folder relative paths of the config start from."""
        return os.path.dirname(self.path) or "."


def load(start: str | os.PathLike[str], explicit: str = "") -> Config:
    """Read the config file given, or the nearest one from `start` upwards, or none. Raises ConfigError."""
    start = os.fspath(start)
    path = explicit or find(start)
    if not path:
        return build({}, "", start if os.path.isdir(start) else os.path.dirname(start))
    return build(_read(path), path, os.path.dirname(path))


def find(start: str | os.PathLike[str]) -> str:
    """Look for pravka.toml, or pyproject.toml with [tool.pravka], in `start` and the folders above; "" if none."""
    folder = os.path.realpath(start)
    while not (found := find_in(folder)) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return found


def find_in(folder: str) -> str:
    """Look for pravka.toml, or pyproject.toml with [tool.pravka], in one folder; "" if there is none."""
    own, project = os.path.join(folder, FILE), os.path.join(folder, "pyproject.toml")
    if os.path.isfile(own):
        return own
    if os.path.isfile(project):
        with open(project, "rb") as file:
            return project if b"[tool.pravka" in file.read() else ""
    return ""


def build(values: Mapping[str, Any], path: str = "", folder: str | os.PathLike[str] | None = None) -> Config:
    """Check the keys of a configuration and make a Config of them. Raises ConfigError naming key and value."""
    where = path or "config"
    verify(values, where, KEYS)
    folders, rules = _split_rules(values.get("rules", {}), where)
    for override in values.get("overrides", ()):
        verify(override, f"{where}: overrides", {"files": KEYS["exclude"]} | {k: KEYS[k] for k in IN_OVERRIDES})
        if not override.get("files"):
            raise ConfigError(f'{where}: overrides.files: missing; say which files: files = ["drafts/**"]')
    base = os.fspath(folder or "")
    return Config(
        path=path,
        lang=values.get("lang") or system_lang(),
        settings=_settings(values, base, where, look=folder is not None),
        select=tuple(values.get("select", ())),
        ignore=tuple(values.get("ignore", ())),
        rules=rules,
        rule_folders=tuple(os.path.join(base, f) for f in folders),
        exclude=tuple(values.get("exclude", ())),
        overrides=tuple(values.get("overrides", ())),
        fail_on=values.get("fail-on", "error"),
        languagetool=_verify_languagetool(values.get("languagetool", {}), where),
        given=tuple(values),
    )


def verify(values: Mapping[str, Any], where: str, keys: Mapping[str, Key]) -> None:
    """Compare keys and values with a table. Raises ConfigError with the nearest known name."""
    for name, value in values.items():
        key = keys.get(name)
        if key is None:
            near = nearest(name, keys)
            raise ConfigError(f"{where}: {name}: unknown key" + (f'; did you mean "{near}"?' if near else ""))
        if not fits(value, key.type):
            raise ConfigError(f"{where}: {name}: expected {describe(key.type)}, got {show(value)}")
        if key.choices and value not in key.choices:
            raise ConfigError(f"{where}: {name}: expected {' | '.join(key.choices)}, got {show(value)}")


def override(config: Config, path: str) -> Config:
    """Return the config as it holds for one file: later overrides win."""
    from fnmatch import fnmatch

    place = relative(path, config)
    if place.startswith("../"):  # outside the folder of the config
        place = path
    for extra in config.overrides:
        if any(fnmatch(place, g) or fnmatch(place, g.replace("**/", "")) for g in extra["files"]):
            _, rules = _split_rules(extra.get("rules", {}), config.path)
            own = config.settings
            changed: dict[str, Any] = {k: extra[k] for k in SETTINGS if k in extra}
            changed["words"] = (*own.words, *extra.get("words", ()))
            changed["preset"] = extra.get("site", own.preset)
            changed["front"] = {**own.front, **extra.get("front-matter", {})}
            config = config._replace(
                settings=own._replace(**changed),
                rules={**config.rules, **rules},
                select=(*config.select, *extra.get("select", ())),
                ignore=(*config.ignore, *extra.get("ignore", ())),
            )
    return config


def verify_rules(config: Config, known: Mapping[str, Any], aliases: Aliases) -> None:
    """Check the names and options of `rules`, `select` and `ignore` against the known rules. Raises ConfigError."""
    where = config.path or "config"
    named = {"select": config.select, "ignore": config.ignore, "rules": config.rules}
    for key, name in ((key, name) for key, names in named.items() for name in names):
        if covers("languagetool", name):  # its rules are known to itself alone
            continue
        if name not in aliases and not any(covers(name, rule_id) for rule_id in known):
            near = nearest(name, [*known, *aliases, *{i.partition("/")[0] for i in known}])
            raise ConfigError(f"{where}: {key}: unknown rule {name}" + (f'; did you mean "{near}"?' if near else ""))
    for name, value in config.rules.items():
        options = {k: v for k, v in value.items() if k not in ("level", "enabled")} if isinstance(value, dict) else {}
        if options:
            rule = known.get(resolve([name], aliases)[0])
            if covers("languagetool", name):
                raise ConfigError(f'{where}: rules."{name}": options belong into the table languagetool')
            if rule is None:
                raise ConfigError(f'{where}: rules."{name}": options need the id of one rule, not a group')
            if rule.check in (BY_ENGINE, BY_PATTERN):
                raise ConfigError(f'{where}: rules."{name}": {", ".join(options)}: this rule has no options')
            try:
                verify_options(rule.check, options, f'{where}: rules."{name}"')
            except RuleError as error:
                raise ConfigError(str(error)) from error


def _settings(values: Mapping[str, Any], base: str, where: str, look: bool) -> Settings:
    """Settle what checks need; with `look` the generator is recognised from the site's files unless it is given."""
    chosen: dict[str, Any] = {k: tuple(values[k]) if k == "words" else values[k] for k in SETTINGS if k in values}
    root = os.path.join(base, values.get("root", "")) or "."
    preset = values.get("site") or ""
    if look and not preset:
        preset, site = presets.locate(os.path.abspath(root))
        root = root if values or preset == "plain" else site
    return Settings(
        **chosen,
        preset=preset,
        root=root,
        front=values.get("front-matter", {}),
        terms=_terms(values.get("terms") or (), base, where),
    )


def _verify_languagetool(values: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    if values:
        from pravka.languagetool import options

        options.parse(values, where)
    return values


def _terms(value: Any, base: str, where: str) -> tuple[Mapping[str, Any], ...]:
    """Read the list of terms, or the file that holds it."""
    if not isinstance(value, str):
        return _verify_terms(value, f"{where}: terms")
    import yaml

    path = os.path.join(base, value)
    try:
        with open(path, encoding="utf-8") as file:
            data = yaml.safe_load(file)
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{where}: terms: {path}: {error}") from error
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise ConfigError(f"{where}: terms: {path}: expected a list of terms (- preferred: пользователь)")
    return _verify_terms(data, path)


def _verify_terms(rows: Iterable[Mapping[str, Any]], where: str) -> tuple[Mapping[str, Any], ...]:
    for number, row in enumerate(rows, 1):
        verify(row, f"{where}: entry {number}", TERM_KEYS)
    return tuple(rows)


def _split_rules(value: Any, where: str) -> tuple[list[str], dict[str, Any]]:
    """`rules` is a list of folders, or a table of rule settings with its own key `folders`."""
    if isinstance(value, (list, tuple)):
        return list(value), {}
    rules = dict(value)
    folders = rules.pop("folders", [])
    for name, setting in rules.items():
        if not isinstance(setting, (bool, dict)) and setting not in ("off", "info", "warning", "error"):
            raise ConfigError(
                f'{where}: rules."{name}": expected true, false, "off", "info", "warning", "error" or a table, '
                f"got {show(setting)}"
            )
    return folders, rules


def relative(path: str, config: Config) -> str:
    """Give the path of a file from the folder of the config, with slashes; what globs are matched against."""
    try:
        place = os.path.relpath(os.path.realpath(path), os.path.realpath(config.folder))
    except ValueError:  # on another drive
        return path
    return place.replace(os.sep, "/")


def system_lang() -> str:
    """Read the language of messages from LC_ALL and LANG; Russian if they do not say."""
    for name in ("LC_ALL", "LANG"):
        value = os.environ.get(name, "")
        if value and not value.startswith(("C", "POSIX")):
            return "en" if value.startswith("en") else "ru"
    return "ru"


def _read(path: str) -> dict[str, Any]:
    import tomllib

    try:
        data = tomllib.loads(_text(path))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    return data.get("tool", {}).get("pravka", {}) if os.path.basename(path) == "pyproject.toml" else data


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()
