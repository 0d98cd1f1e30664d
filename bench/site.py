"""Measure `pravka site`, the rules that look across posts, on a site of made-up posts: CPU seconds and peak memory.

    python bench/site.py [--posts 20000] [--check]

The posts are sentences of the fixtures with their words shuffled; each has a title, tags and links of its own, and a
word that is in no other. A second site has as many posts of twice the length: memory must not follow.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from speed import run

ROOT = Path(__file__).parents[1]
SEED = 20261124
SECONDS, GROWTH = 60, 1.15  # limits: CPU of 20,000 posts of 4 KB; memory when posts are twice as long
TAGS = "python rust новости базы-данных тестирование вёрстка сети безопасность карьера железо обзоры переводы".split()


def main() -> None:
    """Print the figures; with --check leave with 1 if a limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    costs = []
    for size in (4_000, 8_000):
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder), arguments.posts, size)
            costs.append(run(["-m", "pravka", "site", "--fail-on", "never", "."], Path(folder), 1))
        print(f"{arguments.posts:,} posts of {size:,} bytes: {costs[-1].seconds:.1f} s, {costs[-1].megabytes:.0f} MB")
    limit = SECONDS * arguments.posts / 20_000
    is_over = costs[0].seconds > limit or costs[1].megabytes > GROWTH * costs[0].megabytes
    sys.exit(is_over and arguments.check)


def make(folder: Path, posts: int, size: int) -> None:
    """Write a site of so many posts of `size` bytes."""
    rng = random.Random(SEED)
    words = sorted(read_words())
    (folder / "_config.yml").write_text("title: Сайт\n", encoding="utf-8")
    (folder / "_posts").mkdir()
    for n in range(posts):
        name = f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}-post-{n}.md"
        (folder / "_posts" / name).write_text("".join(write(rng, words, n, size)), encoding="utf-8")


def read_words() -> set[str]:
    """Take the words of the fixtures."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "fixtures/posts").rglob("*.md"))
    return {word for text in texts for word in re.findall(r"[а-яё]{3,}", text)}


def write(rng: random.Random, words: list[str], number: int, size: int) -> Iterator[str]:
    """Yield the pieces of a post."""
    tags = ", ".join(rng.sample(TAGS, 3))
    yield f"---\ntitle: {sentence(rng, words, 5)} {number}\ndate: 2024-01-01\ntags: [{tags}]\n---\n\n"
    length = 0
    while length < size:
        # a word that no other post has, a link to another post
        paragraph = " ".join(f"{sentence(rng, words, rng.randint(6, 16))}." for _ in range(4))
        piece = f"## {sentence(rng, words, 3)}\n\n{paragraph} Слово{number} и [ссылка](post-{number}.md#часть).\n\n"
        yield piece
        length += len(piece.encode())


def sentence(rng: random.Random, words: list[str], count: int) -> str:
    """Put words at random into a row."""
    return " ".join(rng.choices(words, k=count)).capitalize()


if __name__ == "__main__":
    main()
