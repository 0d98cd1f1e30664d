"""What the reports say in Russian and English: plurals, levels, the summary line."""

from __future__ import annotations

from collections.abc import Mapping

from pravka.plurals import plural

LEVEL_NAMES: Mapping[str, Mapping[str, str]] = {
    "ru": {"error": "ошибка", "warning": "предупреждение", "info": "совет"},
    "en": {"error": "error", "warning": "warning", "info": "advice"},
}
NOUNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ru": {
        "error": ("ошибка", "ошибки", "ошибок"),
        "warning": ("предупреждение", "предупреждения", "предупреждений"),
        "info": ("совет", "совета", "советов"),
        "in-files": ("файле", "файлах", "файлах"),
        "checked": ("Проверен {} файл", "Проверено {} файла", "Проверено {} файлов"),
        "failed": ("файл не проверен", "файла не проверено", "файлов не проверено"),
        "fixed": ("Исправлен {} файл", "Исправлено {} файла", "Исправлено {} файлов"),
        "rules": ("правило", "правила", "правил"),
        "examples": ("пример", "примера", "примеров"),
        "failures": ("не сошёлся", "не сошлись", "не сошлось"),
        "forms": ("форма", "формы", "форм"),
    },
    "en": {
        "error": ("error", "errors"),
        "warning": ("warning", "warnings"),
        "info": ("piece of advice", "pieces of advice"),
        "in-files": ("file", "files"),
        "checked": ("Checked {} file", "Checked {} files"),
        "failed": ("file not checked", "files not checked"),
        "fixed": ("Fixed {} file", "Fixed {} files"),
        "rules": ("rule", "rules"),
        "examples": ("example", "examples"),
        "failures": ("failed", "failed"),
        "forms": ("form", "forms"),
    },
}
PHRASES: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "clean": "замечаний нет",
        "in": "в",
        "fixable": "исправимо: {}",
        "fixable-hint": "исправимо: {} (--fix)",
        "fix": "исправить",
        "perhaps": "возможно",
        "delete": "удалить",
        "insert": "вставить",
        "no-files": "Файлов Markdown не найдено: {}",
        "internal": "внутренняя ошибка",
        "report-it": "Подробности покажет PRAVKA_DEBUG=1; расскажите о ней разработчикам.",
        "interrupted": "Прервано.",
        "failure": "ошибка",
    },
    "en": {
        "clean": "nothing to report",
        "in": "in",
        "fixable": "fixable: {}",
        "fixable-hint": "fixable: {} (--fix)",
        "fix": "fix",
        "perhaps": "perhaps",
        "delete": "delete",
        "insert": "insert",
        "no-files": "No Markdown files found: {}",
        "internal": "internal error",
        "report-it": "PRAVKA_DEBUG=1 shows the details; please tell the developers.",
        "interrupted": "Interrupted.",
        "failure": "error",
    },
}


def count(n: int, noun: str, lang: str) -> str:
    """Say «3 ошибки»; a form with {} takes the number there."""
    form = plural(n, NOUNS[lang][noun])
    return form.format(n) if "{}" in form else f"{n} {form}"


def summarize(levels: Mapping[str, int], files: int, touched: int, fixable: int, failed: int, lang: str) -> str:
    """Put the outcome of a run in one line.

    levels: findings by level; files: checked; touched: with findings; failed: could not be checked.
    """
    phrases = PHRASES[lang]
    parts = [count(levels[level], level, lang) for level in ("error", "warning", "info") if levels.get(level)]
    if parts:
        line = f"{', '.join(parts)} {phrases['in']} {count(touched, 'in-files', lang)}"
        line += "; " + phrases["fixable-hint"].format(fixable) if fixable else ""
    else:
        line = f"{count(files, 'checked', lang)}: {phrases['clean']}"
    return f"{line}; {count(failed, 'failed', lang)}" if failed else line
