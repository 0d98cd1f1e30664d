"""The check of metadata by a team's own JSON Schema: the library's errors in plain words, at their places."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pravka import presets
from pravka.document import Document, Entry, FrontMatter, Span
from pravka.errors import ConfigError
from pravka.findings import Hit
from pravka.frontmatter import reading
from pravka.waking import needs


@needs(part=["metadata"])
def schema(doc: Document) -> Iterator[Hit]:
    """Validate the metadata by the JSON Schema of the config: the name of its file, or the schema itself."""
    given = doc.settings.front.get("schema")
    if not given or doc.front is None or doc.front.values is None:
        return
    if isinstance(given, Mapping):
        validator = _validator("", json.dumps(given))
    else:
        path = os.path.join(doc.settings.root, str(given))
        validator = _validator(path, stamp=os.stat(path).st_mtime_ns if os.path.exists(path) else 0)
    dialect = presets.of(doc.settings.preset).dialect
    values = _typed(doc.front, doc.text, dialect)
    for error in sorted(validator.iter_errors(values), key=lambda e: [str(p) for p in e.absolute_path]):
        yield from _explain(doc, doc.front, error)


@lru_cache(maxsize=8)
def _validator(path: str, source: str = "", stamp: int = 0) -> Any:
    """Build the validator of a schema file, or of the schema `source`; `stamp` tells versions of the file apart."""
    import jsonschema

    try:
        data = json.loads(source or _read(path))
        kind = jsonschema.validators.validator_for(data)
        kind.check_schema(data)
        return kind(data, format_checker=jsonschema.FormatChecker())
    except (OSError, ValueError, jsonschema.SchemaError) as error:
        raise ConfigError(f"front-matter.schema: {path}: {str(error).splitlines()[0]}") from error


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def _typed(front: FrontMatter, text: str, dialect: str) -> Any:
    """Give the values as the generator reads them; dates as the text they are written in."""
    values = json.loads(json.dumps(front.values, default=str, ensure_ascii=False))
    for entry in front.entries:
        if entry.style == "plain" and front.format == "yaml":
            value = reading.value(front, text, entry, dialect)
            if value is None or isinstance(value, (bool, int, float, str)):
                _put(values, entry.path, value)
    return values


def _put(values: Any, path: tuple[str | int, ...], value: Any) -> None:
    try:
        for step in path[:-1]:
            values = values[step]
        values[path[-1]] = value
    except (KeyError, IndexError, TypeError):
        return


def _explain(doc: Document, front: FrontMatter, error: Any) -> Iterator[Hit]:
    """Place an error of jsonschema and put it into plain words; one hit for each key that the schema does not know."""
    path = tuple(error.absolute_path)
    ru, en = _words(error)
    fields = {"path": ".".join(map(str, path)) or "—", "what_ru": ru, "what_en": en}
    if error.validator in {"additionalProperties", "unevaluatedProperties"} and isinstance(error.instance, Mapping):
        for key in error.instance:
            if key not in error.schema.get("properties", {}) and (entry := front.entry(*path, key)):
                yield Hit(entry.key, (), False, (), fields)
        return
    if error.validator == "uniqueItems":
        path = (*path, next(i for i, item in enumerate(error.instance) if item in error.instance[:i]))
    entry = _nearest(front, path)
    span = Span(0, max(doc.text.find("\n"), 0))
    if entry:
        span = entry.value if entry.value.start < entry.value.end else entry.key
    yield Hit(span, (), False, (), fields)


def _nearest(front: FrontMatter, path: tuple[str | int, ...]) -> Entry | None:
    while path:
        if found := front.entry(*path):
            return found
        path = path[:-1]
    return None


def _words(error: Any) -> tuple[str, str]:
    """Say what is wrong in Russian and in English."""
    wanted = error.validator_value
    match error.validator:
        case "required":
            key = re.sub(r"^'(.*?)' is .*$", r"\1", error.message, flags=re.DOTALL)
            return f"нет обязательного ключа «{key}»", f"the required key “{key}” is missing"
        case "additionalProperties" | "unevaluatedProperties":
            extra = [k for k in error.instance if k not in error.schema.get("properties", {})]
            names = ", ".join(map(str, extra))
            return f"схема не знает ключа: {names}", f"the schema does not know: {names}"
        case "type":
            ru, en = _type_names(wanted)
            if error.instance is None:
                return f"ожидается {ru}, а значения нет", f"expected {en}, got nothing"
            return f"ожидается {ru}, написано {_show(error.instance)}", f"expected {en}, got {_show(error.instance)}"
        case "enum":
            choice = ", ".join(_show(v) for v in wanted[:12]) + (" …" if len(wanted) > 12 else "")
            got = _show(error.instance)
            return f"{got} нет среди разрешённых значений: {choice}", f"{got} is not one of: {choice}"
        case "const":
            return f"ожидается {_show(wanted)}", f"expected {_show(wanted)}"
        case "pattern":
            got = _show(error.instance)
            return f"{got} не подходит под образец {wanted}", f"{got} does not match {wanted}"
        case "minLength" | "minItems" | "minProperties":
            return f"слишком коротко: нужно не меньше {wanted}", f"too short: at least {wanted} wanted"
        case "maxLength" | "maxItems" | "maxProperties":
            return f"слишком длинно: нужно не больше {wanted}", f"too long: at most {wanted} allowed"
        case "uniqueItems":
            return "в списке есть повторы", "the list has repeated items"
        case "format":
            got = _show(error.instance)
            return f"{got} не похоже на {wanted}", f"{got} is no {wanted}"
        case "minimum" | "exclusiveMinimum":
            return f"нужно не меньше {wanted}", f"at least {wanted} wanted"
        case "maximum" | "exclusiveMaximum":
            return f"нужно не больше {wanted}", f"at most {wanted} allowed"
    return f"не выполнено условие схемы «{error.validator}»", f"the schema's “{error.validator}” does not hold"


TYPE_NAMES = {
    "string": ("текст", "text"),
    "array": ("список", "a list"),
    "object": ("словарь", "a mapping"),
    "number": ("число", "a number"),
    "integer": ("целое число", "a whole number"),
    "boolean": ("true или false", "true or false"),
    "null": ("пусто", "nothing"),
}


def _type_names(wanted: Any) -> tuple[str, str]:
    names = [TYPE_NAMES.get(str(w), (str(w), str(w))) for w in (wanted if isinstance(wanted, list) else [wanted])]
    return " или ".join(n[0] for n in names), " or ".join(n[1] for n in names)


def _show(value: Any) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 60 else shown[:59] + "…"
