"""Markdown to prose, blocks and links. Prose is shown with · for markup, □ for an object, ¶ for a border."""

import pytest

from pravka import markdown
from pravka.document import BORDER, MARKUP, OBJECT, Document
from pravka.markdown.draft import Draft

SIGNS = str.maketrans({MARKUP: "·", OBJECT: "□", BORDER: "¶", "\n": "⏎"})


def prose(text: str, path: str = "a.md") -> str:
    doc = markdown.parse(text, path)
    assert len(doc.prose) == len(text)
    return doc.prose.translate(SIGNS)


def blocks(doc: Document) -> list[tuple[str, str]]:
    return [(block.kind, doc.text[slice(*block.span)]) for block in doc.blocks]


def texts(text: str, path: str = "a.md") -> list[str]:
    """The visible words of each block."""
    doc = markdown.parse(text, path)
    return [piece.replace(MARKUP, "").translate(SIGNS) for _, piece in doc.texts()]


def test_markup_is_masked_in_place():
    assert prose("Слово **жирное** и *курсив*.") == "Слово ··жирное·· и ·курсив·."


def test_inline_code_is_an_object():
    assert prose("Метод `get()` есть.") == "Метод □······ есть."


def test_link_keeps_its_text_only():
    assert prose("См. [текст](https://a.b/c).") == "См. ·текст················."


def test_image_is_an_object_and_its_alt_a_block():
    text = "Вот ![альт *x*](u.png 'титул') и всё"
    assert prose(text) == "Вот □·альт ·x··········титул·· и всё"
    assert texts(text) == ["Вот □ и всё", "альт x", "титул"]


def test_image_inside_an_alt_text_is_part_of_it():
    assert texts("![а ![б](1) в](2)") == ["□", "а б в"]


def test_blocks_end_with_a_border():
    assert prose("# Глава\n\nАбзац\n\n- пункт\n- пункт\n") == "··Глава¶·Абзац¶···пункт¶··пункт¶"


def test_cells_end_with_a_border():
    assert prose("| а | б |\n|---|---|\n| в | `г` |\n") == "··а¶··б¶··············в¶··□··¶··"


def test_escaped_pipe_in_a_cell_stays():
    assert prose("| а \\| б |\n|---|\n") == "··а ·| б¶········"


def test_escape_masks_its_backslash_only():
    assert prose("Звезда \\* тут") == "Звезда ·* тут"


def test_entity_is_an_object():
    assert prose("Да&nbsp;нет &mdash; вот") == "Да□·····нет □······ вот"


def test_quote_prefixes_and_lazy_lines_are_masked():
    assert prose("> раз\nдва\n> три") == "··раз⏎два⏎··три"


def test_hard_breaks_are_borders():
    assert prose("раз  \nдва\\\nтри<br>четыре") == "раз¶··два¶·три¶···четыре"


def test_tight_items_have_paragraphs():
    doc = markdown.parse("1. раз\n   - два\n2. **три**\n")
    assert [(b.kind, b.level, b.info) for b in doc.blocks] == [
        ("list", 1, "ordered"),
        ("item", 1, ""),
        ("paragraph", 0, ""),
        ("list", 2, "bullet"),
        ("item", 2, ""),
        ("paragraph", 0, ""),
        ("item", 1, ""),
        ("paragraph", 0, ""),
    ]
    assert doc.text[slice(*doc.blocks[-1].span)] == "**три**"
    assert doc.text[slice(*doc.blocks[-1].text)] == "три"


def test_task_marks_are_no_prose():
    assert texts("- [ ] задача\n- [x] дело\n") == ["задача", "дело"]


@pytest.mark.parametrize(
    ("source", "level", "style"), [("## А ##", 2, "atx"), ("А\n===", 1, "setext"), ("А\n---", 2, "setext")]
)
def test_headings_know_level_and_style(source, level, style):
    (heading,) = markdown.parse(source).blocks
    assert (heading.level, heading.info, source[slice(*heading.text)]) == (level, style, "А")


def test_code_and_formulas_are_no_prose():
    assert texts("```js\nвар\n```\n\n    код\n\nА $x$ б $$y$$ в\n") == ["А □ б □ в"]


def test_sums_of_money_are_no_formula():
    assert texts("От $5 за штуку до 10$ за две") == ["От $5 за штуку до 10$ за две"]


def test_footnotes():
    doc = markdown.parse("Слово[^1] тут.\n\n[^1]: Сноска\n")
    assert [piece for _, piece in doc.texts()] == ["Слово□··· тут.".replace("·", MARKUP).replace("□", OBJECT), "Сноска"]
    assert [(link.kind, link.label) for link in doc.links] == [("footnote", "1")]


def test_definition_lists():
    assert texts("Термин\n: значение\n") == ["Термин", "значение"]


def test_alerts_lose_their_mark():
    assert texts("> [!NOTE]\n> Раз\n\n> [!note] Два\n> три") == ["Раз", "Два⏎три"]


def test_html_in_a_line_is_masked():
    assert prose("А <b>б</b> <kbd>Ctrl</kbd> в") == "А ···б···· □·············· в"


def test_html_blocks_give_a_paragraph_for_each_element():
    text = "<details>\n<summary>Итог</summary>\nТекст <i>тут</i> <code>код</code>.<br>Да\n<p>Абзац</p>\n</details>\n"
    assert texts(text) == ["Итог", "Текст тут □.¶Да", "Абзац"]


def test_scripts_styles_and_preformatted_text_are_no_prose():
    assert texts("<script>\nслово\n</script>\n\n<style>слово</style>\n\n<div><pre>слово</pre></div>\n") == []


def test_html_image_has_alt_and_link():
    doc = markdown.parse('<img src="a.png" alt="Кот &amp; пёс">\n')
    assert [piece for _, piece in doc.texts()][-1].replace(MARKUP, "") == f"Кот {OBJECT} пёс"
    assert [(link.kind, link.url) for link in doc.links] == [("image", "a.png")]


def test_comments_are_blocks():
    doc = markdown.parse("<!-- раз -->\n\nА <!-- два --> б\n")
    assert [b for b in blocks(doc) if b[0] == "comment"] == [("comment", "<!-- раз -->"), ("comment", "<!-- два -->")]
    assert [piece.replace(MARKUP, "") for _, piece in doc.texts()] == ["А  б"]


def test_bare_addresses_are_objects_and_links():
    text = "Пиши на ivan@a.ru, см. https://ya.ru/a_b_(c)? Конец"
    doc = markdown.parse(text)
    assert doc.prose.replace(MARKUP, "") == f"Пиши на {OBJECT}, см. {OBJECT}? Конец"
    assert [(link.kind, link.url) for link in doc.links] == [("bare", "ivan@a.ru"), ("bare", "https://ya.ru/a_b_(c)")]


def test_file_names_mentions_hashtags_and_emoji_are_objects():
    assert texts("Файл index.html, src/main.rs, /etc/hosts, @ivan, #новости, :smile: тут") == [
        "Файл □, □, □, □, □, □ тут"
    ]


def test_words_that_look_like_addresses_stay():
    text = "Node.js и/или client/server в 10:30:20, 24/7, C#, т.е. так: да"
    assert texts(text) == [text]


def test_address_in_a_link_text_is_no_bare_link():
    doc = markdown.parse("[https://a.b](https://a.b)")
    assert [link.kind for link in doc.links] == ["link"]
    assert doc.prose.replace(MARKUP, "") == OBJECT + BORDER


def test_links_know_text_target_and_title():
    text = 'А [б](<c d> "Титул \\" x") <https://e.f>'
    doc = markdown.parse(text)
    link, auto = doc.links
    assert (text[slice(*link.text)], text[slice(*link.target)], link.url) == ("б", "c d", "c d")
    assert (auto.kind, text[slice(*auto.target)]) == ("autolink", "https://e.f")


def test_references_and_definitions():
    text = '[т][А  б] [а б] [нет][x]\n\n[А б]: /u "Титул"\n[А Б]: /v\n\n```\n[код]: /w\n```\n'
    doc = markdown.parse(text)
    assert [(link.kind, link.label, link.url) for link in doc.links] == [
        ("reference", "а б", "/u"),
        ("reference", "а б", "/u"),
        ("definition", "а б", "/u"),
        ("definition", "а б", "/v"),
    ]
    assert [b.kind for b in doc.blocks] == ["paragraph", "definition", "link-title", "definition", "code"]


@pytest.mark.parametrize(
    "text",
    [
        "{% if page.x %}\nТекст\n{% endif %}\n",
        "{{< figure src='a' >}}\nТекст\n",
        "{% highlight js %}\nслово\n\nслово\n{% endhighlight %}\nТекст\n",
        "{{< highlight go >}}\nслово\n{{< /highlight >}}\nТекст\n",
        "{% comment %}слово{% endcomment %}\n\nТекст",
        "{% note info %}\n\nТекст\n\n{% endnote %}",
        "::: tip\nТекст\n:::\n",
        ":::note[Имя]\nТекст\n:::\n",
        '!!! note "Имя"\n    Текст\n',
        '=== "Вкладка"\n\n    Текст\n',
        "Текст\n{: .class #id}\n",
        "* TOC\n{:toc}\n\nТекст",
        "[TOC]\n\nТекст",
        "*[HTML]: язык\n\nТекст",
        "import X from './x';\n\nТекст\n",
        "{/* слово */}\n\nТекст",
        "Текст{#id}",
        "{{- x -}}{% y %}\n\nТекст",
    ],
)
def test_foreign_syntax_is_masked(text):
    assert texts(text)[-1] == "Текст"
    assert "слово" not in "".join(texts(text))


def test_output_of_templates_is_an_object():
    assert texts("Адрес {{ site.url }} и {% link a.md %} тут {{% raw %}}") == ["Адрес □ и □ тут □"]


def test_template_in_an_address_does_not_break_the_link():
    (link,) = markdown.parse("[а]({{ site.url }}/b)").links
    assert link.url == "{{ site.url }}/b"


def test_templates_in_code_are_code():
    assert texts("Тег `{% highlight %}` тут\n\n```\n{{ x }}\n```\n\nещё `{% endhighlight %}` там") == [
        "Тег □ тут",
        "ещё □ там",
    ]


def test_highlighted_code_is_a_block_of_code():
    doc = markdown.parse("{% highlight js %}\nа\n{% endhighlight %}\n")
    assert [(block.kind, block.info) for block in doc.blocks] == [("code", "js")]


def test_text_of_admonitions_is_no_code():
    doc = markdown.parse("!!! note\n    Раз\n    два\n\n    Три\n\nЧетыре\n")
    assert [(b.kind, b.info) for b in doc.blocks] == [("directive", "note")] + [("paragraph", "")] * 3
    assert texts(doc.text) == ["Раз⏎два", "Три", "Четыре"]


def test_mdx():
    text = """import X from './x'
export const a = {
  b: 1
}

# Привет <Badge a={1 > 2}/> мир {props.x}

<Note type='x'>
  Текст **жирный**
</Note>

<Tabs values={[
 {a: 1},

 {b: 2}]}>
А
</Tabs>
"""
    assert texts(text, "a.mdx") == ["Привет □ мир □", "Текст жирный", "А"]


def test_braces_in_markdown_are_text():
    assert texts("Текст {a} тут") == ["Текст {a} тут"]


def test_values_of_the_front_matter_are_blocks():
    doc = markdown.parse("---\ntitle: Имя\ntags: [а, б]\n---\nТекст\n")
    assert [(b.kind, b.info) for b in doc.blocks] == [
        ("value", "title"),
        ("value", "tags.0"),
        ("value", "tags.1"),
        ("paragraph", ""),
    ]
    assert [piece for _, piece in doc.texts()] == ["Имя", "а", "б", "Текст"]


@pytest.mark.parametrize("text", ["\ufeff# Глава\r\n\r\nРаз\r\nдва  \r\nтри\r\n"])
def test_bom_and_carriage_returns(text):
    doc = markdown.parse(text)
    assert [doc.text[slice(*b.text)] for b in doc.blocks] == ["Глава", "Раз\r\nдва  \r\nтри"]


def test_astral_and_combining_characters_keep_offsets():
    text = "😀 *й* и\u0306 пере\u00adнос 👩‍💻 `x` конец"
    assert prose(text) == text.replace("*", "·").replace("`x`", "□··")


def test_lone_surrogates_and_nul_bytes_are_no_crash():
    assert prose("а\udc80б\0в") == "а□б·в"


def test_a_tag_on_a_line_of_its_own_ends_a_list():
    doc = markdown.parse("1. раз\n2. два\n\n{% endtab %}\n{% tab %}\n\n1. три\n")
    assert [b.kind for b in doc.blocks if b.kind in ("list", "html", "comment")] == ["list", "list"]


def test_head_of_an_admonition_inside_a_paragraph_is_masked():
    assert texts("раз\n\t!!! note\nдва\n") == ["раз⏎⏎два"]


def test_items_start_at_their_marker():
    doc = markdown.parse("- раз\n - два\n")
    assert [doc.text[b.span.start] for b in doc.blocks if b.kind == "item"] == ["-", "-"]


def test_what_is_visible_in_a_draft_keeps_the_borders_of_texts():
    draft = Draft("а: *б*\n\n:: в", [])
    for start, end, pieces in ((0, 6, ((0, "а: "), (4, "б"))), (8, 12, ((8, ":: в"),))):
        draft.open_text("paragraph", start)
        for at, piece in pieces:
            draft.put(at, piece)
        draft.close_text(end)
    assert draft.visible() == f"а: б{BORDER}:: в"
    assert draft.finish()[0] == f"а: {MARKUP}б{BORDER}{MARKUP}{MARKUP}:: в"
