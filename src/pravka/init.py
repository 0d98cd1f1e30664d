"""A first pravka.toml: what the site's files and posts say about the generator and the habits of its authors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

ENOUGH = 200  # posts to read
SHARE = 0.95  # of the posts have a key: it is required
QUOTES = {"straight": re.compile(r"\"[а-яё]", re.IGNORECASE), "guillemets": re.compile("«")}
YO = re.compile("[Ёё]")


class Survey(NamedTuple):
    """What the posts of a site are like.

    keys      front-matter keys that nearly all posts have
    straight  straight quotes prevail
    yo        the letter ё is in use
    """

    posts: int = 0
    keys: tuple[str, ...] = ()
    straight: bool = False
    yo: bool = False


def survey(texts: Iterable[str], keys: Iterable[Sequence[str]]) -> Survey:
    """Learn the habits of posts from their texts and the front-matter keys of each."""
    counts: Counter[str] = Counter()
    posts = yo = 0
    for text in texts:
        posts += 1
        yo += bool(YO.search(text))
        counts.update({name: len(pattern.findall(text)) for name, pattern in QUOTES.items()})
    used: Counter[str] = Counter()
    with_front = 0
    for names in keys:
        with_front += bool(names)
        used.update(dict.fromkeys(names, 1))
    common = tuple(
        k for k, n in used.most_common() if with_front and n >= SHARE * with_front and with_front > posts / 2
    )
    return Survey(posts, common, counts["straight"] > counts["guillemets"], posts > 0 and yo > posts / 2)


def compose(preset: str, found: Survey, lang: str) -> str:
    """Write the text of pravka.toml: what is certain is set, the rest is a comment."""
    words = TEXTS[lang]
    keys = ", ".join(f'"{key}"' for key in found.keys)
    return words["template"].format(
        posts=found.posts,
        lang=lang,
        preset=preset,
        required=f"required = [{keys}]" if keys else '# required = ["title", "date"]',
        quotes='quotes = "keep"' if found.straight else '# quotes = "keep"',
        yo="" if not found.yo else words["yo"],
    )


TEXTS: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "yo": " В ваших постах она в ходу.",
        "template": """\
# Настройки pravka. Всё закомментированное показывает, что ещё можно настроить.
# Прочитано постов: {posts}.

lang = "{lang}"          # язык сообщений: ru или en
site = "{preset}"        # генератор сайта
# timezone = "Europe/Moscow"      # часовой пояс сайта: какие посты ещё в будущем

# Слова проекта, по одной лемме: остальные формы pravka построит сама (pravka words add хук).
words = []

# Не проверять:
# exclude = ["drafts/**"]

# Кавычки: "norm" — «ёлочки» везде, "keep" — как привыкли здесь.
{quotes}
# Буква ё: keep, consistent, always, never, meaning.{yo}
# yo = "consistent"

# С какого уровня код возврата 1: error, warning, info, never.
# fail-on = "error"

[front-matter]
# Ключи, которые должны быть в каждом посте:
{required}

[rules]
# "style" = false                         # вся группа
# "typography/hyphen-as-dash" = "error"   # другой уровень
# folders = ["my-rules"]                  # свои правила (pravka new группа/имя)
""",
    },
    "en": {
        "yo": " Your posts use it.",
        "template": """\
# The settings of pravka. What is commented out shows what else can be set.
# Posts read: {posts}.

lang = "{lang}"          # language of the messages: ru or en
site = "{preset}"        # the site generator
# timezone = "Europe/Moscow"      # the site's time zone: which posts are still in the future

# The project's words, one lemma each: pravka makes the other forms (pravka words add хук).
words = []

# Not to be checked:
# exclude = ["drafts/**"]

# Quotation marks: "norm" is «ёлочки» everywhere, "keep" is the habit of this site.
{quotes}
# The letter ё: keep, consistent, always, never, meaning.{yo}
# yo = "consistent"

# The lowest level that makes the exit code 1: error, warning, info, never.
# fail-on = "error"

[front-matter]
# Keys every post must have:
{required}

[rules]
# "style" = false                         # a whole group
# "typography/hyphen-as-dash" = "error"   # another level
# folders = ["my-rules"]                  # rules of your own (pravka new group/name)
""",
    },
}
