"""Suppressions: which text they cover."""

import pytest

from pravka import markdown


def muted(text: str, path: str = "a.md") -> list[tuple[tuple[str, ...], str]]:
    doc = markdown.parse(text, path)
    return [(mute.rules, text[mute.start : mute.end]) for mute in doc.mutes]


def test_off_holds_until_on():
    (mute,) = muted("А\n\n<!-- pravka: off grammar/x, typography -->\nБ\n<!-- pravka: on -->\nВ\n")
    assert mute == (("grammar/x", "typography"), "<!-- pravka: off grammar/x, typography -->\nБ\n")


def test_off_without_on_holds_to_the_end():
    assert muted("А <!-- pravka: off -->\n\nБ\n") == [((), "<!-- pravka: off -->\n\nБ\n")]


def test_on_ends_only_the_rules_it_names():
    assert muted("<!-- pravka: off a/b c -->\nА\n<!-- pravka: on c -->\nБ\n") == [
        (("c",), "<!-- pravka: off a/b c -->\nА\n"),
        (("a/b",), "<!-- pravka: off a/b c -->\nА\n<!-- pravka: on c -->\nБ\n"),
    ]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("<!-- pravka: off-next-line style -->\nА\nБ\n", "А\n"),
        ("<!-- pravka: off-next-line style -->\n\nА\nБ\n", "\nА\n"),
        ("А\nБ <!-- pravka: off-line style -->\nВ\n", "Б <!-- pravka: off-line style -->\n"),
        ("А\n\n<!-- pravka: off-file style -->\n", "А\n\n<!-- pravka: off-file style -->\n"),
    ],
)
def test_lines_and_files(text, covered):
    assert muted(text) == [(("style",), covered)]


def test_comments_of_mdx_and_templates_are_read():
    assert muted("А\n\n{/* pravka: off-file a/b */}\n", "a.mdx")[0][0] == ("a/b",)
    assert muted("А\n\n{# pravka: off-file a/b #}\n")[0][0] == ("a/b",)
    assert muted("А\n\n{% comment %} pravka: off-file a/b {% endcomment %}\n")[0][0] == ("a/b",)


def test_comment_in_the_front_matter_holds_there():
    text = "---\ntitle: А\n# pravka: off front-matter\ndate: 1\n---\n\nБ\n"
    assert muted(text) == [(("front-matter",), "# pravka: off front-matter\ndate: 1\n")]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: А\npravka: {off: [a/b, style]}\n---\n",
        "---\ntitle: А\npravka:\n  off: a/b style\n---\n",
        '+++\ntitle = "А"\n[extra.pravka]\noff = ["a/b", "style"]\n+++\n',
    ],
)
def test_key_of_the_front_matter_holds_everywhere(front):
    text = front + "\nБ\n"
    assert muted(text) == [(("a/b", "style"), text)]


@pytest.mark.parametrize("text", ["`<!-- pravka: off -->`", "```\n<!-- pravka: off -->\n```", "<!-- pravka: offer -->"])
def test_what_is_no_suppression(text):
    assert muted(text) == []


@pytest.mark.parametrize(
    ("text", "rules", "covered"),
    [
        ("А\n\n<!-- markdownlint-disable MD013 -->\nБ\n", ("MD013",), "<!-- markdownlint-disable MD013 -->\nБ\n"),
        ("А\nБ <!-- rumdl-disable-line md009 -->\nВ\n", ("MD009",), "Б <!-- rumdl-disable-line md009 -->\n"),
        ("<!-- markdownlint-disable-next-line no-bare-urls -->\nА\nБ\n", ("no-bare-urls",), "А\n"),
        (
            "А\n\n<!-- markdownlint-disable-file MD001 -->\n",
            ("MD001",),
            "А\n\n<!-- markdownlint-disable-file MD001 -->\n",
        ),
    ],
)
def test_comments_for_markdownlint_and_rumdl_hold_here_too(text, rules, covered):
    assert muted(text) == [(rules, covered)]


def test_a_foreign_comment_ends_with_enable():
    text = "<!-- markdownlint-disable MD001 MD005 -->\nА\n\n<!-- markdownlint-enable MD001 -->\n\nБ\n"
    assert [(rules, covered.count("\n")) for rules, covered in muted(text)] == [(("MD001",), 3), (("MD005",), 6)]


def test_a_foreign_comment_without_names_leaves_the_prose_rules_alone():
    ((rules, _),) = muted("<!-- markdownlint-disable -->\n\nА\n")
    assert "headings" in rules
    assert "spelling" not in rules


def test_foreign_comments_are_captured_and_restored():
    text = (
        "<!-- markdownlint-capture -->\n\n<!-- markdownlint-disable MD009 -->\n\nА\n\n"
        "<!-- markdownlint-restore -->\n\nБ\n"
    )
    ((rules, covered),) = muted(text)
    assert rules == ("MD009",)
    assert "А" in covered
    assert "Б" not in covered
