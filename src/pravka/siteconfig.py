"""What a site's own configuration says of dates and anchors: zone, future posts, ids of headings. No more is read.

The files are not parsed: a few keys are looked for by their lines, which is the same in YAML, TOML, JSON and Python.
Sources: jekyllrb.com/docs/configuration/options (future, timezone); gohugo.io/configuration/all (buildFuture,
timeZone); hexo.io/docs/configuration (future, timezone); docs.getpelican.com/en/latest/settings.html (TIMEZONE,
WITH_FUTURE_DATES); squidfunk.github.io/mkdocs-material/plugins/blog (draft_if_future_date);
kramdown.gettalong.org/options (transliterated_header_ids).
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import NamedTuple

FILES = {
    "jekyll": ("_config.yml", "_config.yaml", "_config.toml"),
    "hexo": ("_config.yml", "_config.yaml"),
    "hugo": tuple(
        f"{folder}{name}.{end}"
        for folder in ("", "config/_default/")
        for name in ("hugo", "config")
        for end in ("toml", "yaml", "yml", "json")
    ),
    "pelican": ("pelicanconf.py", "publishconf.py"),
    "mkdocs": ("mkdocs.yml", "mkdocs.yaml"),
}
LARGE = 500_000  # bytes; no configuration
# a key at any depth, as YAML, TOML, JSON or Python write it, with its value; a comment is no key
SHOWS = r"""
    ^[ \t"]* (?P<key>future|buildfuture|with_future_dates|draft_if_future_date) "? [ \t]*[:=][ \t]*
    (?P<value>true|false|yes|no)\b
"""
ZONE = r"""
    ^[ \t"]* time_?zone "? [ \t]*[:=][ \t]* ["']? (?P<zone>[A-Za-z_]+(?:/[\w+-]+)*)
"""
ANCHORS = r"""
    ^[ \t"]* (?: transliterated_header_ids "? [ \t]*[:=][ \t]* true             # kramdown
      | autoheadingidtype "? [ \t]*[:=][ \t]* ["']? (?:github-ascii|blackfriday)  # Goldmark in Hugo
    )
"""


class SiteConfig(NamedTuple):
    """What the site says: its zone, "" if none; whether posts of the future are shown, None if it does not say.

    own_anchors  the ids of headings are not made as the generator makes them by default
    """

    timezone: str = ""
    shows_future: bool | None = None
    own_anchors: bool = False


@lru_cache(maxsize=64)
def read(root: str, generator: str) -> SiteConfig:
    """Read the configuration in the folder of a site; of several files the later ones fill in."""
    found = SiteConfig()
    for name in FILES.get(generator, ()) if root else ():
        text = _text(os.path.join(root, name))
        zone = re.search(ZONE, text, re.MULTILINE | re.VERBOSE | re.IGNORECASE)
        shows = re.search(SHOWS, text, re.MULTILINE | re.VERBOSE | re.IGNORECASE)
        if re.search(ANCHORS, text, re.MULTILINE | re.VERBOSE | re.IGNORECASE):
            found = found._replace(own_anchors=True)
        if zone and not found.timezone:
            found = found._replace(timezone=zone["zone"])
        if shows and found.shows_future is None:
            is_true = shows["value"].lower() in ("true", "yes")
            found = found._replace(shows_future=is_true != shows["key"].lower().startswith("draft"))
    return found


def _text(path: str) -> str:
    try:
        if os.path.getsize(path) > LARGE:
            return ""
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
