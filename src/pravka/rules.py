"""Rules: what a rule is, reading rule files, the built-in set. Nothing here runs a check."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from pravka import data, waking
from pravka.errors import RuleError
from pravka.findings import LEVELS

SOURCES = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(data.FOLDER))), "rules")  # in a checkout
COMPILED, TEXTS = data.path("rules.json"), data.path("rule-texts.json")

if TYPE_CHECKING:
    from pathlib import Path

META = (
    "title", "why", "source", "aliases", "since", "level", "closed", "default", "density",
    "check", "needs", "options", "message", "examples",
)  # fmt: skip
SOURCE = ("work", "topic", "section", "address")
DENSITY = ("least", "per-1000-words")
NEEDS = ("words", "text", "shape", "part")
TYPE_NAMES = {
    int: "a whole number", float: "a number", str: "text", bool: "true or false", list: "a list", dict: "a table",
}  # fmt: skip
Aliases = Mapping[str, tuple[str, ...]]
BY_ENGINE = "engine"  # `check: engine`: the engine itself yields the findings
BY_PATTERN = "pattern"  # rules without `check`: the pattern engine runs them all at once


LEAN = 10  # fields of a rule that a run needs; the rest is for people


class Example(NamedTuple):
    """A text with its verdict.

    bad    a text in which ⟦ ⟧ mark the span of each expected finding (one unless it says otherwise); "" if absent
    good   the corrected text, or on its own a text that must stay without findings
    hits   how many findings `bad` gives
    path, config   where the text stands and with which settings, for rules that look at them
    """

    bad: str = ""
    good: str = ""
    hits: int = 1
    path: str = ""
    config: Mapping[str, Any] = {}


class Rule(NamedTuple):
    """A rule. `title`, `why`, `source` and `examples` are empty in the compiled set unless asked for.

    density  if given, hits are shown only where a document has at least `least` of them and `per-1000-words`
    needs    if given, the check runs (and is imported) only for a document that has one of these: `words` (small
             letters, «ё» as «е»), pieces of its plain `text` or of its `shape` (see pravka.plain.Shapes), a `part`
             (see pravka.parts)
    closed   whether the rule is a closed list of certain errors, whose level needs no readings (docs/precision.md)
    """

    id: str
    level: str
    default: bool
    check: str
    options: Mapping[str, Any]
    message: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    since: str = "0.1"
    density: Mapping[str, float] = {}
    needs: Mapping[str, Sequence[str]] = {}
    title: Mapping[str, str] = {}
    why: Mapping[str, str] = {}
    source: Mapping[str, str] = {}
    examples: tuple[Example, ...] = ()
    closed: bool = False

    @property
    def group(self) -> str:
        """The folder of the rule: typography for typography/hyphen-as-dash."""
        return self.id.partition("/")[0]


@lru_cache(maxsize=2)
def builtin(texts: bool = False) -> tuple[Rule, ...]:
    """Return the rules pravka ships, by id; with `texts` also what only people read (title, why, examples)."""
    if _is_compiled():
        lean = _read_json(COMPILED)
        words = _read_json(TEXTS) if texts else {}
        return tuple(_revive(rule, words.get(rule[0])) for rule in lean)
    return load(SOURCES)


def load(folder: Path | str, prefix: str = "") -> tuple[Rule, ...]:
    """Read every rule file under `folder`, sorted by id. Raises RuleError."""
    from pathlib import Path

    folder = Path(folder)
    files = sorted(folder.glob("**/*.y*ml"))
    return tuple(parse(file.read_text(encoding="utf-8"), str(file), prefix + rule_id(folder, file)) for file in files)


def rule_id(folder: Path, file: Path) -> str:
    """Name a rule by its place: typography/hyphen-as-dash."""
    return file.relative_to(folder).with_suffix("").as_posix()


def parse(text: str, file: str, id: str) -> Rule:
    """Build a rule from the YAML of its file and check every key of it. Raises RuleError with file and key path."""
    data = _read_yaml(text, file)
    reader = _Reader(file, data)
    check = reader.get("check", str, "")
    extra = {key: value for key, value in data.items() if key not in META}
    if check and extra:
        reader.fail(next(iter(extra)), "unknown key" + _nearest(next(iter(extra)), META))
    if not check and not extra:
        reader.fail("check", "missing: name a check (check: typography.dash), or give a pattern or a table")
    options = reader.get("options", dict, {})
    if check and check != BY_ENGINE:
        verify_options(check, options, f"{file}: options")
    elif not check:
        from pravka import patterns

        patterns.compile(id, extra, file)
    level = reader.get("level", str, "warning")
    if level not in LEVELS:
        reader.fail("level", f'expected {", ".join(LEVELS)}, got "{level}"')
    rule = Rule(
        id=id,
        level=level,
        default=reader.get("default", bool, True),
        check=check or BY_PATTERN,
        options=options if check else extra,
        message=reader.texts("message"),
        aliases=tuple(reader.get("aliases", list, [])),
        since=str(data.get("since", "0.1")),
        density=reader.density(),
        needs=reader.needs() or _needs_of(check, options),
        title=reader.texts("title"),
        why=reader.texts("why"),
        source=reader.source(),
        examples=tuple(reader.examples()),
        closed=reader.get("closed", bool, False),
    )
    _verify_examples(rule, reader)
    return rule


def compile_rules(rules: Iterable[Rule]) -> tuple[str, str]:
    """Turn rules into the two JSON texts that are shipped: what a run needs, and what people read."""
    lean, texts = [], {}
    for rule in rules:
        spec = _compile_pattern(rule) if rule.check == BY_PATTERN else rule.options
        lean.append([*rule._replace(options=spec)[:LEAN]])
        examples = [list(example) for example in rule.examples]
        texts[rule.id] = [rule.options, rule.title, rule.why, rule.source, examples, rule.closed]
    return tuple(json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (lean, texts))  # type: ignore[return-value]


@cache
def load_check(name: str) -> Callable[..., Iterator[Any]]:
    """Import the function that `check: module.function` names. Raises RuleError."""
    module, _, function = name.partition(".")
    try:
        return getattr(import_module(f"pravka.checks.{module}"), function)  # type: ignore[no-any-return]
    except (ModuleNotFoundError, AttributeError) as error:
        raise RuleError(f'check: no check "{name}" ({error})') from error


def _needs_of(check: str, options: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    """Give what a check says it needs (see pravka.waking)."""
    if check in ("", BY_ENGINE):
        return {}
    return waking.with_options(getattr(load_check(check), "needs", {}), options)


def verify_options(check: str, options: Mapping[str, Any], where: str) -> None:
    """Compare options with the keyword parameters of a check: names and types. Raises RuleError naming the key."""
    import inspect
    import typing

    try:
        function = load_check(check)
    except RuleError as error:
        raise RuleError(f"{where.partition(': ')[0]}: {error}") from error
    hints = typing.get_type_hints(function)
    known = [p.name for p in inspect.signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY]
    for key, value in options.items():
        name = key.replace("-", "_")
        if name not in known:
            raise RuleError(f"{where}.{key}: unknown option of {check}{_nearest(name, known)}")
        if not fits(value, hints.get(name, Any)):
            raise RuleError(f"{where}.{key}: expected {describe(hints[name])}, got {show(value)}")


def fits(value: Any, hint: Any) -> bool:
    """Tell whether a plain value (as TOML and YAML give it) has the annotated type."""
    import typing

    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return True
    if origin in (list, tuple, set, frozenset) or (origin and issubclass(origin, Sequence)):
        items = [a for a in inner if a is not Ellipsis] or [Any]
        return isinstance(value, (list, tuple)) and all(any(fits(v, a) for a in items) for v in value)
    if origin and isinstance(origin, type) and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(fits(v, inner[1]) for v in value.values())
    if origin is typing.Literal:
        return value in inner
    if inner:  # a union
        return any(fits(value, a) for a in inner)
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, hint) if isinstance(hint, type) else True


def describe(hint: Any) -> str:
    """Say an annotated type in words: int is "a whole number"."""
    import typing

    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return " | ".join(show(a) for a in inner)
    if isinstance(origin, type) and issubclass(origin, (Mapping, Sequence)):
        return "a table" if issubclass(origin, Mapping) else "a list"
    return " or ".join(describe(a) for a in inner) if inner else TYPE_NAMES.get(hint, str(hint))


def show(value: Any) -> str:
    """Write a value of a config or rule file as it might stand there."""
    return json.dumps(value, ensure_ascii=False, default=str)


def covers(name: str, rule_id: str) -> bool:
    """Tell whether an id or a group prefix names the rule: typography covers typography/dash."""
    return rule_id == name or rule_id.startswith(name.rstrip("/") + "/")


def aliases_of(rules: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    """Map former and foreign ids to the rules they name: MD022 is two rules of ours."""
    aliases: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        for alias in rule.aliases:
            aliases[alias] = (*aliases.get(alias, ()), rule.id)
    return aliases


def resolve(names: Iterable[str], aliases: Aliases) -> list[str]:
    """Replace aliases by the ids they stand for; groups and ids stay."""
    return [rule_id for name in names for rule_id in aliases.get(name, (name,))]


def nearest(name: str, known: Iterable[str]) -> str:
    """Find the known name most like `name`, "" if none is."""
    import difflib

    return next(iter(difflib.get_close_matches(name, list(known), 1, 0.6)), "")


def _nearest(name: str, known: Iterable[str]) -> str:
    found = nearest(name, known)
    return f'; did you mean "{found}"?' if found else ""


def _is_compiled() -> bool:
    """The compiled set is used if it is there and, in a checkout, no rule file is newer."""
    if not os.path.exists(COMPILED) or not os.path.exists(TEXTS):
        return False
    if not os.path.isdir(SOURCES):
        return True
    stamp = os.stat(COMPILED).st_mtime_ns
    return all(_newest(folder) <= stamp for folder in (SOURCES, *_folders(SOURCES)))


def _read_json(path: str) -> Any:
    with open(path, "rb") as file:
        return json.loads(file.read())


def _folders(folder: str) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.path for entry in entries if entry.is_dir()]


def _newest(folder: str) -> int:
    """Tell when a folder or a file in it last changed; os.scandir, as this is done on every start in a checkout."""
    with os.scandir(folder) as entries:
        return max((entry.stat().st_mtime_ns for entry in entries), default=0)


def _revive(lean: list[Any], texts: list[Any] | None) -> Rule:
    lean[6] = tuple(lean[6])
    if texts is None:
        return Rule(*lean)
    options, title, why, source, examples, closed = texts
    rule = Rule(*lean, title, why, source, tuple(Example(*e) for e in examples), closed)  # type: ignore[call-arg]
    return rule._replace(options=options)  # people read the pattern, not its program


def _compile_pattern(rule: Rule) -> Mapping[str, Any]:
    from pravka import patterns

    return patterns.compile(rule.id, rule.options, rule.id)


def _read_yaml(text: str, file: str) -> dict[str, Any]:
    import yaml

    class Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
        """A safe loader that refuses duplicate keys."""

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            seen = set()
            for key, _ in node.value:
                if key.value in seen:
                    raise RuleError(f'{file}:{key.start_mark.line + 1}: key "{key.value}" stands twice')
                seen.add(key.value)
            return super().construct_mapping(node, deep)  # type: ignore[no-any-return]

    try:
        data = yaml.load(text, Loader)
    except yaml.YAMLError as error:
        raise RuleError(f"{file}: not valid YAML: {error}") from error
    if not isinstance(data, dict):
        raise RuleError(f"{file}: expected a mapping of keys (title, why, check …), got {type(data).__name__}")
    return data


class _Reader:
    """Typed access to the keys of one rule file; every failure names file and key path."""

    def __init__(self, file: str, data: Mapping[str, Any]) -> None:
        self.file, self.data = file, data

    def fail(self, path: str, what: str) -> None:
        raise RuleError(f"{self.file}: {path}: {what}")

    def get(self, key: str, kind: type, default: Any) -> Any:
        value = self.data.get(key, default)
        if not isinstance(value, kind):
            self.fail(key, f"expected {describe(kind)}, got {value!r}")
        return value

    def texts(self, key: str) -> dict[str, str]:
        value = self.get(key, dict, {})
        if set(value) != {"ru", "en"} or not all(isinstance(v, str) and v.strip() for v in value.values()):
            self.fail(key, f"expected two texts, {{ru: …, en: …}}, got {value!r}")
        return {lang: text.strip() for lang, text in value.items()}

    def density(self) -> dict[str, float]:
        value: dict[str, float] = self.get("density", dict, {})
        for name, number in value.items():
            if name not in DENSITY or not fits(number, float):
                self.fail(f"density.{name}", f"expected {{{DENSITY[0]}: 3, {DENSITY[1]}: 5}}, got {number!r}")
        return value

    def needs(self) -> dict[str, list[str]]:
        value: dict[str, list[str]] = self.get("needs", dict, {})
        for name, pieces in value.items():
            if name not in NEEDS or not fits(pieces, Sequence[str]) or not all(pieces):
                self.fail(f"needs.{name}", f"expected {{{', '.join(NEEDS)}: [pieces of text]}}, got {pieces!r}")
        return value

    def source(self) -> dict[str, str]:
        value = self.get("source", dict, {})
        if not value.get("work"):
            self.fail("source", "expected {work: …, topic: …}: every rule names its authority")
        for key, text in value.items():
            if key not in SOURCE or not isinstance(text, str):
                self.fail(f"source.{key}", f"expected {', '.join(SOURCE)} with texts; quote a text with a comma")
        return dict(value)

    def examples(self) -> Iterator[Example]:
        for n, item in enumerate(self.get("examples", list, [])):
            place = f"examples[{n}]"
            if not isinstance(item, dict) or not {"bad", "good"} & set(item):
                self.fail(place, f"expected {{bad: …, good: …}} or {{good: …}}, got {item!r}")
            for key in set(item) - set(Example._fields):
                self.fail(f"{place}.{key}", "unknown key" + _nearest(key, Example._fields))
            for key in ("bad", "good"):
                if not isinstance(item.get(key, ""), str):
                    self.fail(f"{place}.{key}", f"expected text, got {item[key]!r}: quote it")
            yield Example(**item)


def _verify_examples(rule: Rule, reader: _Reader) -> None:
    rows = len(rule.options.get("table", ())) if rule.check == BY_PATTERN else 0
    if not rows and not any(e.bad for e in rule.examples):
        reader.fail("examples", "expected at least one bad example with ⟦ ⟧ around the flaw")
    misses = sum(1 for e in rule.examples if not e.bad)
    wanted = 5 if rows >= 10 else 1
    if misses < wanted:
        reader.fail("examples", f"expected {wanted} good near misses (look alike and are right), got {misses}")


if __name__ == "__main__":  # python -m pravka.rules: compile the rules of a checkout
    for target, content in zip((COMPILED, TEXTS), compile_rules(load(SOURCES)), strict=True):
        with open(target, "w", encoding="utf-8") as file:
            file.write(content)
    sys.stdout.write(f"{COMPILED}: {len(builtin())} rules\n")
