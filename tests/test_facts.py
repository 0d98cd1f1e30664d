"""What is remembered of a post for the rules of the whole site, and those rules beyond their examples."""

import pickle
import re

import pytest

from pravka import anchors, facts, markdown
from pravka.checks import site as checks
from pravka.document import Settings
from pravka.facts import Site


def words(count: int, kind: str = "а") -> str:
    """So many words of letters, all different, others for another kind."""
    return " ".join(
        f"сло{kind}{chr(0x430 + n % 32)}{chr(0x430 + n // 32 % 32)}{chr(0x430 + n // 1024)}" for n in range(count)
    )


def collect(text: str, path: str = "a.md", preset: str = "plain"):
    return facts.collect(markdown.parse(text, path, Settings(preset=preset)))


@pytest.mark.parametrize(
    ("preset", "text", "terms"),
    [
        ("jekyll", "---\ntags: новости релиз\n---\n", ["новости", "релиз"]),
        ("jekyll", "---\ntags: [новости сайта, релиз]\n---\n", ["новости сайта", "релиз"]),
        ("jekyll", "---\ncategory: новости сайта\n---\n", ["новости сайта"]),
        ("hugo", "---\ntags: новости сайта\n---\n", ["новости сайта"]),
        ("pelican", "Title: А\nTags: новости сайта, релиз\n\nТекст.\n", ["новости сайта", "релиз"]),
        ("zola", '+++\n[taxonomies]\ntags = ["а", "б"]\n+++\n', ["а", "б"]),
    ],
)
def test_terms_are_parted_as_the_generator_parts_them(preset, text, terms):
    found = collect(text, preset=preset).terms
    assert [term.text for term in found] == terms
    assert [text[slice(*term.span)] for term in found] == terms


@pytest.mark.parametrize("title", ["Кэш", "İ Кэш"])  # the second grows when it is made small
def test_the_prose_is_that_below_the_metadata_in_small_letters(title):
    text = f"---\ntitle: {title}\n---\n\nБе**кенд** и КЕШ, {'`код`' * 9} кэш.\n\n{words(20).upper()}\n"
    found = collect(text)
    own = facts.WORD.findall(f"бекенд и кеш кэш {words(20)}".lower())
    assert (found.words, found.sketch) == (len(own), facts.sketch(own))


def test_words_are_runs_of_two_letters_and_more():
    every = "".join(map(chr, range(0x10000)))
    assert facts.WORD.findall(every) == re.findall(r"[^\W\d_]{2,}", every)


def test_a_word_of_the_title_is_a_use_where_the_text_has_one_that_begins_like_it():
    text = "---\ntitle: Скриншоты\n---\n\n{}\n"
    assert [use.text for use in collect(text.format("Скрипт.")).spellings] == ["скриншот"]
    assert collect(text.format("Слово.")).spellings == ()


@pytest.mark.parametrize("preset", ["plain", "hugo", "jekyll"])
@pytest.mark.parametrize(
    "text",
    ["Текст.\n", "## Раз\n\n## Раз\n\n> ## Два\n\n## {#три}\n", '##\n\n<a name="да"></a>\n\nТекст[^1].\n\n[^1]: Да.\n'],
)
def test_the_anchors_of_a_post_can_be_made_of_its_facts(preset, text):
    doc = markdown.parse(text, settings=Settings(preset=preset))
    assert facts.anchors_of(facts.collect(doc)) == anchors.of(doc)


def test_facts_do_not_grow_with_the_text():
    short, long = (collect(f"---\ntitle: А\n---\n\n## Б\n\n{words(count)}\n") for count in (400, 4000))
    assert abs(len(pickle.dumps(long)) - len(pickle.dumps(short))) < 40


@pytest.mark.parametrize("spread", [2**32 // 1000, 1, 2**31 // 1000])
def test_the_smallest_hashes_are_those_of_all_however_they_are_spread(spread):
    for start in (0, 2**31):
        hashes = {start + n * spread for n in range(1000) if start + n * spread < 2**32}
        assert facts._smallest(hashes) == sorted(hashes)[: facts.SKETCH]


def test_a_copy_of_many_copies_is_reported_once_each():
    posts = tuple(collect(words(200), f"{n:03}.md") for n in range(50))
    found = list(checks.near_duplicate(Site(posts)))
    assert [path for path, _ in found] == [f"{n:03}.md" for n in range(1, 50)]
    assert {hit.fields["share"] for _, hit in found} == {"100%"}


def test_posts_that_share_a_phrase_are_no_duplicates():
    posts = tuple(collect(f"{words(20, 'общее')} {words(200, kind)}", f"{kind}.md") for kind in "абвгд")
    assert list(checks.near_duplicate(Site(posts))) == []


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([1, 2, 3], []),
        ([1, 3], [("1.md", "2", "нет")]),
        ([1, 1], [("1.md", "1", "уже есть")]),
        ([2, 3], []),
    ],
)
def test_a_series_lacks_no_part(parts, found):
    posts = tuple(collect(f"---\nseries: А\npart: {part}\n---\n", f"{n}.md") for n, part in enumerate(parts))
    hits = checks.missing_part(Site(posts))
    assert [(path, hit.fields["number"], hit.fields["what_ru"]) for path, hit in hits] == found


@pytest.mark.parametrize(
    ("paths", "lacking"),
    [
        (["ru/a.md", "en/a.md"], []),
        (["ru/a.md"], [("ru/a.md", "en/a.md")]),
        (["a.md", "a.en.md", "b.md"], [("b.md", "b.en.md")]),
        (["a.en.md", "b.ru.md", "b.en.md"], [("a.en.md", "a.ru.md")]),
        (["a.md", "b.md"], []),
    ],
)
def test_translations_are_looked_for_by_folder_and_by_suffix(paths, lacking):
    posts = tuple(collect("---\ntitle: А\n---\n", path) for path in paths)
    found = checks.missing_translation(Site(posts), langs=["ru", "en"])
    assert [(path, hit.fields["partner"]) for path, hit in found] == lacking


@pytest.mark.parametrize(
    ("address", "is_found"),
    [
        ("b.md#настройка", False),
        ("b.md#%D0%BD%D0%B0%D1%81%D1%82%D1%80%D0%BE%D0%B9%D0%BA%D0%B0", False),
        ("/b/#настройка", False),
        ("/b#nastrojka", False),
        ("b.md#установка", True),
        ("/b/#установка", True),
        ("/c/#установка", False),
        ("b.md", False),
    ],
)
def test_anchors_of_other_posts_are_looked_up(address, is_found):
    posts = (collect(f"[а]({address})\n", "content/a.md"), collect("## Настройка\n\nТекст.\n", "content/b.md"))
    assert bool(list(checks.missing_anchor(Site(posts)))) == is_found
