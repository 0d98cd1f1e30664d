"""Checks of the metadata's syntax: what keeps a generator from reading it. For values see `frontmatter_*`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pravka import presets
from pravka.document import Document, Flaw, Span
from pravka.findings import Edit, Hit
from pravka.presets import Preset
from pravka.waking import needs

OPENING = r"(?:\+{3}|-{3}|;{3})\w*|\{"

# what the parsers complain of, for people; keys are the codes of frontmatter.slips, .jsonic and messages of tomllib
CAUSES = {
    "colon": ("двоеточие с пробелом читается как начало вложенного ключа", "a colon and a space start a nested key"),
    "no-colon": ("строка не похожа на «ключ: значение»", "the line is no “key: value”"),
    "level": ("отступ не совпадает с соседними строками", "the indent differs from that of the neighbours"),
    "list-level": ("пункты списка стоят с разным отступом", "the items of a list have different indents"),
    "flow": ("в списке или словаре не хватает запятой или скобки", "a comma or a bracket is missing in a list"),
    "character": ("с этого знака значение начинаться не может", "no value may start with this character"),
    "quote": ("кавычка открыта и не закрыта", "a quotation mark is not closed"),
    "dash": ("дефис читается как пункт списка", "the hyphen starts a list item"),
    "alias": ("звёздочка читается как ссылка на метку", "the asterisk refers to an anchor"),
    "mapping": ("здесь должны быть строки «ключ: значение»", "“key: value” lines are expected here"),
    "escape": ("после \\ стоит недопустимый знак", "no escape has this letter"),
    "document": ("внутри метаданных начинается второй документ", "a second document starts inside"),
    "control-character": ("здесь невидимый управляющий символ", "there is an invisible control character"),
    "too-deep": ("слишком много вложенных скобок или отступов", "the nesting is too deep"),
    "too-large": ("блок слишком велик для метаданных", "the block is too large for metadata"),
    "key": ("ожидался ключ в двойных кавычках", "a key in double quotes is expected"),
    "value": ("ожидалось значение", "a value is expected"),
    "extra": ("после закрывающей скобки есть лишнее", "something follows the closing brace"),
    "line-break": ("внутри кавычек перенос строки", "there is a line break inside the quotes"),
    "toml-colon": ("в TOML после ключа пишется «=», а не двоеточие", "TOML has “=” after a key, not a colon"),
    "toml-date": ("у времени в TOML должны быть секунды", "a time in TOML has its seconds"),
    "toml-unquoted": ("текст в TOML пишется в кавычках", "text is quoted in TOML"),
    "json-trailing-comma": ("лишняя запятая перед закрывающей скобкой", "there is a comma before the closing bracket"),
    "json-missing-comma": ("не хватает запятой", "a comma is missing"),
    "other": ("проверьте отступы, скобки и кавычки", "look at the indents, brackets and quotation marks"),
}


@needs(part_options=["kinds"])
def slip(doc: Document, *, kinds: list[str]) -> Iterator[Hit]:
    """Find the slips of these kinds that the site's generator does not forgive."""
    preset = presets.of(doc.settings.preset)
    for flaw in doc.front.flaws if doc.front else ():
        if flaw.kind in kinds and flaw.kind not in preset.harmless and not _is_lawful(doc, flaw, preset):
            level = "warning" if flaw.kind in preset.misread else ""
            yield Hit(
                flaw.span,
                flaw.replacements,
                flaw.safe,
                tuple(Edit(*e) for e in flaw.also),
                _fields(flaw, preset),
                level,
            )


@needs(part=["toml", "json"])
def foreign_format(doc: Document) -> Iterator[Hit]:
    """Find TOML and JSON where the generator reads YAML only: the block becomes text of the page."""
    front, preset = doc.front, presets.of(doc.settings.preset)
    if front is None or front.format not in {"toml", "json"} or front.format in preset.formats:
        return
    m = re.search(OPENING, doc.text)
    fields = {"format": front.format.upper(), "reader": preset.title}
    yield Hit(Span(m.start(), m.end()) if m else Span(0, 0), fields=fields)


def _is_lawful(doc: Document, flaw: Flaw, preset: Preset) -> bool:
    """Jekyll 4 reads posts with a BOM (File.read with bom|utf-8), but not pages (Utils.has_yaml_header?)."""
    return flaw.kind == "bom" and preset.name == "jekyll" and ("_posts/" in doc.path or "_drafts/" in doc.path)


def _fields(flaw: Flaw, preset: Preset) -> dict[str, str]:
    code = flaw.fields.get("cause", flaw.kind)
    ru, en = CAUSES.get(code, CAUSES["other"])
    reader_ru, reader_en = (preset.title, preset.title) if preset.title else ("генератор сайта", "the site generator")
    return {**flaw.fields, "cause_ru": ru, "cause_en": en, "reader_ru": reader_ru, "reader_en": reader_en}
