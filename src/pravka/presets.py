"""What each site generator does with metadata: keys, types, dates, file names, the slips it forgives.

Data and its look-up; no checks. Where a claim comes from is noted beside it; docs/front-matter.md has the whole table.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

TEXT, BOOL, NUMBER, DATE, LIST, LIST_OR_TEXT, MAP, ANY = (
    "text",
    "bool",
    "number",
    "date",
    "list",
    "list|text",
    "map",
    "any",
)


def _keys(**kinds: str) -> dict[str, str]:
    return {name: kind for kind, names in kinds.items() for name in names.split()}


class Preset(NamedTuple):
    """One generator.

    dialect    how its YAML reader takes plain scalars (frontmatter.scalars); "" if every value is text
    keys       the keys it reads, with their types
    formats    the formats of metadata it reads
    required   keys without which the build fails or the post is dropped
    harmless   kinds of slips that it takes as if they were right: no findings
    misread    kinds of slips that do not stop it but give another value: warnings
    closed     other keys than `keys` stop the build
    hides      posts dated in the future do not appear
    drafts     key → value that hides a post
    forms      forms of dates it reads beside YYYY-MM-DD and the full ISO 8601 form: "short" 2024-5-1, "minutes"
               without seconds, "offset" +0300 after a space, "slashes" 2024/05/01, "day-first" 01.05.2024 read rightly
    folds      keys may be written in any case
    """

    name: str
    title: str
    dialect: str
    keys: Mapping[str, str]
    formats: frozenset[str] = frozenset({"yaml"})
    required: tuple[str, ...] = ()
    harmless: frozenset[str] = frozenset()
    misread: frozenset[str] = frozenset()
    closed: bool = False
    hides: bool = False
    drafts: Mapping[str, object] = {}
    forms: frozenset[str] = frozenset()
    folds: bool = False


# keys that posts of any generator have; no generator is known to read them otherwise than with these types
COMMON = _keys(
    text="title subtitle description summary excerpt slug permalink url author lang locale layout template image cover",
    date="date updated lastmod modified",
    bool="draft published",
    any="tags categories category authors keywords aliases",
)

# Words with which themes and plugins name further keys: lawful anywhere, no near miss of anything
LAWFUL = frozenset(
    """id ids key type types name names page pages post posts link links image images img cover covers thumbnail photo
    photos video audio data date dates time times lang langs language author authors editor editors translator
    translators contributor contributors source sources original tag tags category categories series toc math comments
    comment share order weight rank index parent parents nav navigation menu menus header headers footer hero features
    related baseline preview previews lead intro title titles subtitle header_image og seo meta metas head style styles
    css js script scripts theme version versions ver status state role roles city country place event events start end
    location price color colour icon icons logo license email phone github twitter telegram vk youtube outline sidebar
    aside prev next updated created modified published publish hidden noindex robots canonical redirect redirects
    redirect_from redirect_to alias aliases url urls path paths file files folder lastmod expires expiry pin pinned
    featured sticky top topics topic level difficulty duration reading_time readtime words word_count kind section
    sections chapter chapters part parts number numbers question questions answer answers speaker speakers company
    publisher publication update create creation creator modifier drafts rate height width plug tile
    pravka short long label labels text texts value values list lists item items note notes desc caption captions
    credit credits quote quotes rating review reviews score year month day""".split()
)

# Pelican hands its lines to Python-Markdown's meta extension, which knows no YAML
NO_YAML = frozenset(
    """unquoted-colon leading-special leading-liquid quotes-inside unclosed-quote unclosed-bracket bad-escape tab-gap
    tab-indent leading-space missing-space nbsp-in-syntax trailing-space dots-closing yaml-syntax""".split()
)

JEKYLL = Preset(
    # jekyllrb.com/docs/front-matter, /docs/posts; jekyll 4.3.1 lib/jekyll/{document,utils,publisher}.rb, and runs of it
    "jekyll",
    "Jekyll",
    "psych",
    COMMON
    | _keys(
        text="layout permalink title excerpt_separator slug lang ref collection",
        bool="published sitemap search_exclude",
        date="date last_modified_at",
        **{"list|text": "tags categories category redirect_from"},
        any="author authors image header excerpt render_with_liquid redirect_to",
    ),
    harmless=frozenset({"trailing-space", "mixed-line-ends", "dots-closing", "tab-gap"}),
    misread=frozenset({"duplicate-key"}),
    hides=True,
    drafts={"published": False, "draft": True},
    forms=frozenset({"short", "minutes", "offset", "slashes", "day-first"}),
)
HUGO = Preset(
    # gohugo.io/content-management/front-matter; hugo 0.169 parser/pageparser/pagelexer_intro.go,
    # resources/page/pagemeta; dates by spf13/cast ToTimeInDefaultLocationE; YAML by goccy/go-yaml
    "hugo",
    "Hugo",
    "goccy",
    COMMON
    | _keys(
        text="title linktitle type layout url slug description summary markup translationkey kind path",
        bool="draft headless iscjklanguage",
        date="date publishdate pubdate published expirydate unpublishdate lastmod modified",
        number="weight",
        **{"list|text": "tags categories keywords aliases outputs series"},
        any="author authors menu menus params cascade build resources sitemap images videos audio _build",
    ),
    harmless=frozenset({"bom", "blank-before", "trailing-space", "mixed-line-ends", "tab-gap"}),
    hides=True,
    drafts={"draft": True},
    forms=frozenset({"offset"}),
    folds=True,
    formats=frozenset({"yaml", "toml", "json"}),
)
ZOLA = Preset(
    # getzola.org/documentation/content/page; components/content/src/front_matter/page.rs: deny_unknown_fields
    "zola",
    "Zola",
    "yaml12",
    _keys(
        text="title description path slug template sort_by paginate_path insert_anchor_links page_template redirect_to",
        date="date updated",
        bool="draft in_search_index render transparent paginate_reversed generate_feeds generate_feed",
        number="weight paginate_by",
        list="aliases authors",
        map="taxonomies extra",
    ),
    harmless=frozenset({"bom", "blank-before", "mixed-line-ends", "tab-gap"}),
    closed=True,
    drafts={"draft": True},
    formats=frozenset({"yaml", "toml"}),
)
DOCUSAURUS = Preset(
    # docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-{docs,blog}#markdown-front-matter;
    # @docusaurus/utils-validation 3.10.2; @11ty/gray-matter 1.0 with js-yaml 4
    "docusaurus",
    "Docusaurus",
    "js-yaml",
    COMMON
    | _keys(
        text="""id title title_meta sidebar_label sidebar_class_name pagination_label custom_edit_url description image
        slug toc_max_heading_level_ authors_image_url""",
        bool="""hide_title hide_table_of_contents draft unlisted parse_number_prefixes""",
        number="sidebar_position toc_min_heading_level toc_max_heading_level",
        list="tags keywords",
        date="date",
        any="authors author last_update pagination_next pagination_prev displayed_sidebar sidebar_custom_props",
    ),
    harmless=frozenset({"bom", "trailing-space", "mixed-line-ends", "tab-gap"}),
    drafts={"draft": True},
    forms=frozenset({"short", "minutes", "offset", "slashes"}),
)
ASTRO = Preset(
    # docs.astro.build/en/guides/content-collections (the schema is the project's own);
    # @astrojs/internal-helpers dist/frontmatter.js: frontmatterRE; js-yaml 4
    "astro",
    "Astro",
    "js-yaml",
    COMMON | _keys(text="title description heroImage layout slug", date="pubDate updatedDate date", bool="draft"),
    harmless=frozenset(
        {"bom", "blank-before", "trailing-space", "mixed-line-ends", "tab-gap", "mixed-delimiters"}  # `---` and `+++`
    ),
    forms=frozenset({"short", "minutes", "offset", "slashes"}),
    formats=frozenset({"yaml", "toml"}),
)
MKDOCS = Preset(
    # mkdocs 1.6.1 mkdocs/utils/meta.py (a block that cannot be read becomes text of the page); mkdocs-material 9.7
    # plugins/blog/structure/{config,options}.py: dates must be YAML dates, categories and tags lists
    "mkdocs",
    "MkDocs",
    "pyyaml",
    COMMON
    | _keys(
        text="title description template icon status subtitle slug",
        bool="draft pin",
        number="readtime",
        list="tags categories authors hide",
        any="date links search social comments render_macros",
    ),
    harmless=frozenset({"missing-opening", "bom", "trailing-space", "mixed-line-ends", "dots-closing", "tab-gap"}),
    misread=frozenset({"duplicate-key"}),
    drafts={"draft": True},
    formats=frozenset({"yaml", "pelican"}),
)
ELEVENTY = Preset(
    # 11ty.dev/docs/data-configuration, /docs/dates; @11ty/eleventy 3.1.8: @11ty/gray-matter 1.0 with js-yaml 4
    "eleventy",
    "Eleventy",
    "js-yaml",
    COMMON
    | _keys(
        any="permalink pagination tags date layout eleventyExcludeFromCollections eleventyComputed eleventyNavigation "
        "override templateEngineOverride dynamicPermalink eleventyImport author authors cover"
    ),
    harmless=frozenset({"bom", "trailing-space", "mixed-line-ends", "tab-gap"}),
    forms=frozenset(),
    formats=frozenset({"yaml", "json"}),
)
VITEPRESS = Preset(
    # vitepress.dev/reference/frontmatter-config; gray-matter 4.0.3 with js-yaml 3
    "vitepress",
    "VitePress",
    "js-yaml-3",
    COMMON
    | _keys(
        text="title description layout pageClass",
        any="""titleTemplate head lastUpdated hero features navbar sidebar aside outline editLink footer prev next
        isHome""",
    ),
    harmless=frozenset({"bom", "trailing-space", "mixed-line-ends", "tab-gap"}),
    forms=frozenset({"short", "minutes", "offset", "slashes"}),
)
HEXO = Preset(
    # hexo.io/docs/front-matter; hexo-front-matter 5.0.0 (split and parse; tabs become spaces; YAML by `yaml` 2.7)
    "hexo",
    "Hexo",
    "js-yaml",
    COMMON
    | _keys(
        text="layout title permalink excerpt lang disableNunjucks",
        date="date updated",
        bool="comments published",
        **{"list|text": "tags"},
        any="categories keywords disableNunjucks",
    ),
    harmless=frozenset({"missing-opening", "bom", "blank-before", "mixed-line-ends", "tab-gap", "tab-indent"}),
    drafts={"published": False},
    forms=frozenset({"short", "minutes", "offset", "slashes"}),
    formats=frozenset({"yaml", "json"}),
)
PELICAN = Preset(
    # docs.getpelican.com/en/latest/content.html, "File metadata"; pelican 4.12 readers.py (dates by dateutil)
    "pelican",
    "Pelican",
    "",
    COMMON
    | _keys(
        text="title slug category author summary lang status template save_as url",
        date="date modified",
        list="tags keywords authors",
        any="translation",
    ),
    required=("title",),
    harmless=frozenset({"missing-opening", "bom", "mixed-line-ends", "missing-closing"})
    | NO_YAML,  # a blank line ends the metadata
    misread=frozenset({"duplicate-key", "bad-delimiter", "mixed-delimiters"}),  # the line is shown as text
    drafts={"status": "draft"},
    forms=frozenset({"short", "minutes", "offset", "slashes"}),
    folds=True,
    formats=frozenset({"yaml", "pelican"}),
)
DIPLODOC = Preset(
    # diplodoc.com/docs/ru/syntax/meta; @diplodoc/transform 4.78 lib/frontmatter.js: the file must start with ---,
    # {{ }} is escaped before js-yaml 4 reads, repeated keys are let through with a warning
    "diplodoc",
    "Diplodoc",
    "js-yaml",
    COMMON
    | _keys(
        text="title description editable",
        any="keywords noIndex noindex metadata vcsPath author contributors updatedAt interface restricted-access",
    ),
    harmless=frozenset({"mixed-line-ends", "trailing-space", "tab-gap", "leading-liquid", "leading-space"}),
    misread=frozenset({"duplicate-key"}),
    forms=frozenset({"short", "minutes", "offset", "slashes"}),
)
PLAIN = Preset(
    "plain",
    "",
    "plain",
    COMMON,
    harmless=frozenset({"trailing-space", "dots-closing"}),
    misread=frozenset({"missing-opening", "bom", "blank-before", "duplicate-key", "tab-gap"}),
    drafts={"draft": True},
    forms=frozenset({"short", "minutes", "offset", "slashes"}),
    formats=frozenset({"yaml", "toml", "json", "pelican"}),
)
ALL = (JEKYLL, HUGO, ZOLA, DOCUSAURUS, ASTRO, MKDOCS, ELEVENTY, VITEPRESS, HEXO, PELICAN, DIPLODOC, PLAIN)
BY_NAME = {preset.name: preset for preset in ALL}

# files that tell a generator, the surest first; a mark "name:text" asks for a text in the file
MARKS = (
    ("docusaurus", ("docusaurus.config.*",)),
    ("astro", ("astro.config.*",)),
    ("vitepress", (".vitepress/config.*",)),
    ("vitepress", ("docs/.vitepress/config.*",)),
    ("eleventy", (".eleventy.js",)),
    ("eleventy", ("eleventy.config.*",)),
    ("diplodoc", (".yfm",)),
    ("mkdocs", ("mkdocs.y*ml",)),
    ("pelican", ("pelicanconf.py",)),
    ("hexo", ("_config.yml", "scaffolds")),
    ("hexo", ('package.json:"hexo"',)),
    ("zola", ("config.toml:[markdown]", "content")),
    ("zola", ("config.toml:compile_sass", "content")),
    ("zola", ("zola.toml",)),
    ("hugo", ("hugo.toml",)),
    ("hugo", ("hugo.y*ml",)),
    ("hugo", ("hugo.json",)),
    ("hugo", ("config/_default",)),
    ("hugo", ("config.*:baseURL", "content")),
    ("hugo", ("config.*:baseurl", "content")),
    ("jekyll", ("_config.y*ml", "_posts")),
    ("jekyll", ("_config.y*ml", "Gemfile*:jekyll")),
    ("jekyll", ("_config.y*ml", "_layouts")),
    ("jekyll", ("_config.toml", "_posts")),
    ("jekyll", ("Gemfile*:jekyll",)),
    ("zola", ("config.toml", "content", "templates")),
    ("hugo", ("config.*", "content", "themes")),
)
# a folder that tells a generator only where no file above it tells another: Hexo keeps its posts in source/_posts
HINTS = (("jekyll", ("_posts",)),)
# how the names of these files begin; most folders have none of them
HEADS = tuple(
    {mark.partition(":")[0].partition("/")[0].partition("*")[0] for _, marks in (*MARKS, *HINTS) for mark in marks}
)


def of(name: str) -> Preset:
    """Give the preset of a name; plain for a name nobody knows."""
    return BY_NAME.get(name, PLAIN)


def recognise(folder: str | os.PathLike[str]) -> str:
    """Name the generator of a site by the files of its folder, "plain" if none is known."""
    sure, hinted = _match(str(folder))
    return sure if sure != "plain" else hinted


def _match(folder: str) -> tuple[str, str]:
    """Name the generator by the marks of a folder, and by its hints; "plain" for what tells nothing."""
    try:
        names = [name for name in os.listdir(folder) if name.startswith(HEADS)]
    except OSError:
        return "plain", "plain"
    if not names:
        return "plain", "plain"
    found = (
        next((name for name, marks in known if all(_has(folder, names, mark) for mark in marks)), "plain")
        for known in (MARKS, HINTS)
    )
    return next(found), next(found)


def locate(folder: str) -> tuple[str, str]:
    """Find the site a folder belongs to: (generator, the site's folder), looking upwards to the repository's root.

    ("plain", folder) if no generator is known.
    """
    for found in _nearest(folder):
        if found[0] != "plain":
            return found
    return "plain", folder


@lru_cache(maxsize=4096)
def _nearest(folder: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Find the nearest folder that tells a generator by marks, and by hints; remembered for the time of one run."""
    own, hinted = ((name, folder) for name in _match(folder))
    above = os.path.dirname(folder)
    if above == folder or os.path.exists(os.path.join(folder, ".git")):
        return own, hinted
    upper, further = _nearest(above)
    return own if own[0] != "plain" else upper, hinted if hinted[0] != "plain" else further


def _has(folder: str, names: list[str], mark: str) -> bool:
    """Tell whether a folder with these names has the file or folder of a mark."""
    pattern, _, wanted = mark.partition(":")
    head, _, tail = pattern.partition("/")
    start, star, end = head.partition("*")
    found = [name for name in names if name == head or (star and name.startswith(start) and name.endswith(end))]
    if tail and found:
        inner = os.path.join(folder, head)
        return os.path.isdir(inner) and _has(inner, os.listdir(inner), tail)
    if not wanted:
        return bool(found)
    return any(wanted in _head(os.path.join(folder, name)) for name in found)


def _head(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(100_000)
    except OSError:
        return ""
