"""Readability as a table for the terminal, as JSON and as one self-contained HTML page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from pravka.readability import LONG_SENTENCE, LONG_WORD, Measure

Column = tuple[str, str, str]  # (attribute or property of Measure, Russian head, English head)
COLUMNS: tuple[Column, ...] = (
    ("words", "слов", "words"),
    ("minutes", "мин", "min"),
    ("flesch", "Флеш", "Flesch"),
    ("grade", "класс", "grade"),
    ("ari", "АИ", "ARI"),
    ("coleman_liau", "Коулман", "Coleman"),
    ("words_a_sentence", "слов/предл.", "words/sent."),
    ("long_words_share", "длинных слов", "long words"),
    ("long_sentences_share", "длинных предл.", "long sent."),
)
NOTES = {
    "ru": (
        "Флеш — удобочитаемость по Флешу с коэффициентами И. В. Оборневой (2006): чем больше, тем легче; около 100 — "
        "очень легко, около 0 — очень трудно. Класс — по Флешу и Кинкейду с коэффициентами В. Д. Соловьёва, "
        "В. В. Иванова и М. И. Солнышкиной (2018). АИ (автоматический индекс) и индекс Коулман — Лиау — годы обучения "
        f"с коэффициентами И. В. Бегтина (2014). Длинное слово — от {LONG_WORD} слогов, длинное предложение — от "
        f"{LONG_SENTENCE} слов. Числа описывают текст, а не оценивают его."
    ),
    "en": (
        "Flesch: reading ease with the Russian coefficients of Oborneva (2006), the more the easier. Grade: Flesch and "
        "Kincaid with the coefficients of Solovyev, Ivanov and Solnyshkina (2018). ARI and Coleman–Liau: school years "
        f"with the coefficients of Begtin (2014). A long word has {LONG_WORD} syllables or more, a long sentence "
        f"{LONG_SENTENCE} words or more. The figures describe a text, they do not grade it."
    ),
}
HEADS = {"ru": ("Весь текст", "До первого заголовка"), "en": ("The whole text", "Before the first heading")}
# what is drawn, with the value of a full bar; 0: that of the longest one
CHARTS = {"words": 0, "flesch": 100, "words_a_sentence": 0}
CAPTIONS = {
    "words": ("Слов в разделе", "Words in the section"),
    "flesch": ("Удобочитаемость по Флешу, до 100", "Flesch reading ease, up to 100"),
    "words_a_sentence": ("Слов в предложении", "Words in a sentence"),
}


class Stats(NamedTuple):
    """The measures of one post: as a whole, then by section."""

    path: str
    whole: Measure
    sections: tuple[Measure, ...]


def text(posts: Sequence[Stats], lang: str) -> str:
    """Write a table for each post, one row a section."""
    return "\n".join(_table(post, lang) for post in posts) + f"\n{NOTES[lang]}\n"


def to_json(posts: Sequence[Stats]) -> str:
    """Write all measures; shares are 0 to 1, minutes are minutes."""
    rows = [
        {"path": p.path, "whole": _values(p.whole), "sections": [_values(s) | {"title": s.title} for s in p.sections]}
        for p in posts
    ]
    return json.dumps({"version": 1, "posts": rows}, ensure_ascii=False, indent=1) + "\n"


def html(posts: Sequence[Stats], lang: str) -> str:
    """Write one page with a table and small charts for each post; it needs no network."""
    body = "".join(_article(post, lang) for post in posts)
    title = {"ru": "Удобочитаемость", "en": "Readability"}[lang]
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n<h1>{title}</h1>\n{body}<p class=note>{escape(NOTES[lang])}</p>\n</body>\n</html>\n"
    )


STYLE = """
:root { color-scheme: light dark; --bar: #4a7ebb; --line: #8884; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.2rem; overflow-wrap: anywhere; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th { vertical-align: bottom; }
th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 12rem; }
tbody tr:first-child { font-weight: 600; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem 2rem; margin: 1rem 0; }
figure { margin: 0; font-size: .8rem; line-height: 1.5; }
figcaption { font-size: .9rem; font-weight: 600; margin-bottom: .3rem; }
.row { display: grid; grid-template-columns: 10rem 1fr 3rem; gap: .6rem; align-items: center; }
.row > :first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.row > :last-child { text-align: right; font-variant-numeric: tabular-nums; }
.bar { height: .8em; border-radius: 2px; background: var(--bar); }
.scroll { overflow-x: auto; }
.note { font-size: .85rem; opacity: .8; margin-top: 2rem; max-width: 50rem; }
"""


def _values(measure: Measure) -> dict[str, float]:
    return {name: round(getattr(measure, name), 3) for name, _, _ in COLUMNS}


def _rows(post: Stats, lang: str) -> list[tuple[str, Measure]]:
    whole, before = HEADS[lang]
    return [(whole, post.whole), *((s.title or before, s) for s in post.sections)]


def _cell(measure: Measure, name: str, lang: str) -> str:
    value = getattr(measure, name)
    if name.endswith("share"):
        return f"{value:.0%}".replace("%", "\u00a0%" if lang == "ru" else "%")
    shown = f"{value}" if isinstance(value, int) else f"{value:.1f}"
    return (shown.replace(".", ",") if lang == "ru" else shown).replace("-", "−")


def _table(post: Stats, lang: str) -> str:
    index = 1 if lang == "ru" else 2
    lines = [["", *(column[index] for column in COLUMNS)]]
    for title, measure in _rows(post, lang):
        short = title if len(title) <= 32 else title[:31] + "…"
        lines.append([short, *(_cell(measure, column[0], lang) for column in COLUMNS)])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown = [
        line[0].ljust(widths[0]) + "  " + "  ".join(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True))
        for line in lines
    ]
    return "\n".join([post.path, *shown, ""])


def _article(post: Stats, lang: str) -> str:
    index = 1 if lang == "ru" else 2
    head = "".join(f"<th>{escape(column[index])}</th>" for column in COLUMNS)
    rows = "".join(
        f"<tr><td>{escape(title)}</td>" + "".join(f"<td>{_cell(m, c[0], lang)}</td>" for c in COLUMNS) + "</tr>\n"
        for title, m in _rows(post, lang)
    )
    charts = "".join(_chart(post, name, lang) for name in CHARTS)
    return (
        f"<section>\n<h2>{escape(post.path)}</h2>\n<div class=charts>\n{charts}</div>\n"
        f"<div class=scroll><table>\n<thead><tr><th></th>{head}</tr>"
        f"</thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n</section>\n"
    )


def _chart(post: Stats, name: str, lang: str) -> str:
    """Draw one bar a section; a value below zero is an empty bar with its figure."""
    sections = _rows(post, lang)[1:]
    full = CHARTS[name] or max((getattr(m, name) for _, m in sections), default=0) or 1
    rows = []
    for title, m in sections:
        width = min(100, max(0, round(100 * getattr(m, name) / full)))
        label = escape(title, quote=True)
        bar = f'<div><div class=bar style="width:{width}%"></div></div>'
        value = f"<span>{_cell(m, name, lang)}</span>"
        rows.append(f'<div class=row><span title="{label}">{label}</span>{bar}{value}</div>\n')
    caption = escape(CAPTIONS[name][lang == "en"])
    return f"<figure>\n<figcaption>{caption}</figcaption>\n{''.join(rows)}</figure>\n"
