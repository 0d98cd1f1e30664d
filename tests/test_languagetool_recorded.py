"""What the real LanguageTool answered (tools/record_languagetool.py), read back through Markdown of every kind."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pravka import markdown
from pravka.document import MARKUP
from pravka.languagetool import client, passages
from pravka.languagetool.options import Options
from pravka.languagetool.reader import Reader
from test_languagetool import serving

ANSWERS = json.loads((Path(__file__).parent / "data/languagetool/answers.json").read_text(encoding="utf-8"))
FLAWS = {
    sentence: [(m["rule"]["id"], sentence[m["offset"] : m["offset"] + m["length"]]) for m in answer["matches"]]
    for sentence, answer in ANSWERS.items()
}


def _replay(form: dict[str, str]) -> tuple[int, bytes]:
    """Answer as LanguageTool does: it reads the text without markup and counts UTF-16 units of the text with markup."""
    plain, places, at = "", [], 0
    for part in json.loads(form["data"])["annotation"]:
        raw = part.get("text") or part["markup"]
        read = part.get("text") or part.get("interpretAs", "")
        for n, letter in enumerate(read):
            places.append(at + (len(read[:n].encode("utf-16-le")) // 2 if "text" in part else 0))
            plain += letter
        at += len(raw.encode("utf-16-le")) // 2
    places.append(at)
    found = []
    for sentence, answer in ANSWERS.items():
        start = plain.find(sentence)
        while start >= 0:
            for match in answer["matches"]:
                first, last = start + match["offset"], start + match["offset"] + match["length"] - 1
                begin = places[first]
                end = places[last] + 1
                found.append(match | {"offset": begin, "length": end - begin})
            start = plain.find(sentence, start + 1)
    software = next(iter(ANSWERS.values()))["software"]
    return 200, json.dumps({"software": software, "matches": found}).encode()


def _dress(sentence: str, words: list[int], mark: str) -> str:
    """Set some words of a sentence in marks of emphasis."""
    parts = sentence.split(" ")
    for n in words:
        word = parts[n % len(parts)]
        if word.isalpha():
            parts[n % len(parts)] = f"{mark}{word}{mark}"
    return " ".join(parts)


DRESSED = st.builds(
    _dress,
    st.sampled_from(sorted(ANSWERS)),
    st.lists(st.integers(0, 9), max_size=2, unique=True),
    st.sampled_from(["**", "_", "~~", "***"]),
)
BEFORE = st.sampled_from(
    ["", "😀 ", "𝕏 `код` ", "и\u0306 ", "[ссылка](https://a.example/ю_ю) ", "- ", "# ", "1. ", "\u00ad", "&mdash; "]
)
END = st.sampled_from(["\n\n", "\r\n\r\n", "\n\n\n"])
LINES = st.lists(st.tuples(BEFORE, DRESSED, END), max_size=8)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_offsets_round_trip(lines: list[tuple[str, str, str]]) -> None:
    doc = markdown.parse("".join(before + sentence + end for before, sentence, end in lines))
    sheets = list(passages.of(doc))
    with serving(_replay) as (url, _):
        answer = client.ask(url, sheets, Options(mode="server", url=url, timeout=20))
    marked = sorted(
        (m.rule, doc.prose[p.start + m.start : p.start + m.end].replace(MARKUP, ""))
        for p, matches in zip(sheets, answer.matches, strict=True)
        for m in matches
    )
    plain = [doc.prose[p.start : p.start + p.length].replace(MARKUP, "") for p in sheets]
    assert marked == sorted(flaw for text in plain for s, flaws in FLAWS.items() for flaw in flaws * text.count(s))
    assert len(marked) >= sum(len(FLAWS[s]) for _, s, _ in lines if s in FLAWS)


def test_what_languagetool_finds_in_a_post() -> None:
    text = (
        "# В отличии от соседа, Иван встаёт рано.\r\n\r\n"
        "- Каждый день **мы** мы гуляем у реки.\r\n- Он может находится здесь.\r\n"
    )
    with serving(_replay) as (url, _):
        found = Reader(Options(mode="server", url=url, cache=False)).read([markdown.parse(text)])[0]
    assert [(f.rule.split("/")[1], text[f.start : f.end], f.replacements, f.fixable) for f in found] == [
        ("V_OTLICHIE", "отличии", ("отличие",), True),
        ("WORD_REPEAT_RULE", " мы", ("",), True),
        ("Verb_and_Verb", "находится", ("находиться",), True),
    ]


def test_every_kind_of_flaw_is_recorded() -> None:
    assert sum(bool(flaws) for flaws in FLAWS.values()) >= 6
    assert sum(not flaws for flaws in FLAWS.values()) >= 2
