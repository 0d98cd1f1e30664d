"""Checks of Latin words in Russian compounds: «CSS свойство» is one word with a hyphen, «CSS-свойство»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from pravka import patterns
from pravka.document import Document, Span
from pravka.findings import Edit, Hit
from pravka.russian.grammemes import mask
from pravka.russian.lexicon import Form
from pravka.russian.morphology import agree_readings
from pravka.russian.sentences import Sentence
from pravka.russian.tokens import Token
from pravka.speller import context, deliberate

NOUN, ADJECTIVE, PREPOSITION = mask("NOUN"), mask("ADJF PRTF Apro"), mask("PREP")
NUMERAL, OBLIQUE = mask("NUMR"), mask("gent datv ablt loct")
NOMINATIVE, ACCUSATIVE, GENITIVE, VERB = mask("nomn"), mask("accs"), mask("gent"), mask("VERB INFN GRND")
PARTICIPLE, PASSIVE, THIRD, INSTRUMENTAL = mask("PRTF"), mask("pssv"), mask("3per past"), mask("ablt")
PRONOMINAL, INANIMATE = mask("Apro"), mask("inan")
# What wants a genitive of its own: «для Linux драйверов нет».
COUNTING = frozenset("нет не ни много мало больше меньше несколько сколько достаточно хватает".split())
# Adjectives that govern the name: «в подобных Java языках» are languages like Java.
GOVERNING = frozenset(
    "подобный равный похожий аналогичный известный доступный нужный свойственный соответствующий".split()
)
PARTS = frozenset("DOM CSSOM DNS SEO BIOS".split())
OWNERS = frozenset(
    "страница сайт браузер хост сервер приложение проект документ компьютер сервис система компания".split()
)
ROMAN = frozenset("IVXLCDM")
ADVERBIAL = frozenset("руками целью помощью образом способом путем путём разом".split())  # «с SVG руками»
KEYWORDS = frozenset("keywords keyword tags tag".split())
HEADS = frozenset("API ID URL URI IP UI UX SDK CLI GUI REST".split())  # «API браузеров»: the noun depends on the name
# Nouns that a name follows: «язык HTML», «метод POST».
NAMED = frozenset(
    """
    язык библиотека фреймворк метод функция файл тег класс компания протокол формат команда параметр свойство объект тип
    сервис программа приложение система платформа технология проект пакет модуль компонент утилита инструмент среда база
    браузер сервер стандарт атрибут элемент оператор событие переменная константа хук плагин движок редактор книга
    фирма синтаксис
    """.split()
)
PROPER = mask("Name Surn Patr Geox Orgn Abbr")


def compound(doc: Document) -> Iterator[Hit]:
    """Find a Latin word that qualifies the Russian noun after it and lacks the hyphen.

    What stands before tells the attribute («каждый HTML тег», «значение CSS свойства») from a name with a word of its
    own
    («язык HTML тег не знает»).
    """
    for text, _, held in patterns.strange(doc):
        for sentence, at in held if _is_name(text) else ():
            tokens = sentence.tokens
            if at + 1 >= len(tokens) or tokens[at].split or not _is_plain_noun(tokens[at + 1]):
                continue
            name, noun = tokens[at], tokens[at + 1]
            if doc.prose[name.end : noun.start] not in (" ", "\u00a0") or _is_keyword(sentence):
                continue
            if _qualifies(sentence, at, noun) and not _is_title(tokens, at) and not deliberate.covers(doc, name.start):
                fields = {"found": f"{name.text} {noun.text}", "fix": f"{name.text}-{noun.text}"}
                shared = _hanging(tokens, at)
                level = "info" if shared else ""  # «CSS и JavaScript файлы» are files of both, or CSS and files
                yield Hit(Span(name.end, noun.start), ("-",), also=shared, fields=fields, level=level)


def _is_title(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell the title of another text, cited in its own spelling: «Делаем Linux терминал красивым»."""
    opened = next((n for n in range(at - 1, max(at - 12, -1), -1) if tokens[n].text in "«»"), -1)
    return opened >= 0 and tokens[opened].text == "«"


def _hanging(tokens: tuple[Token, ...], at: int) -> tuple[Edit, ...]:
    """The hyphen of a first name that shares the noun: «CSS- и JavaScript-файлы» (Правила 2006)."""
    if at > 1 and tokens[at - 1].text.lower() in ("и", "или") and _may_share(tokens[at - 2]):
        end = tokens[at - 2].end
        return (Edit(end, end, "-"),)
    return ()


def _may_share(name: Token) -> bool:
    return name.kind == "word" and _is_name(name.text) and not name.split


def _is_keyword(sentence: Sentence) -> bool:
    return sentence.block.kind == "value" and sentence.block.info.split(".")[0] in KEYWORDS


def _is_name(text: str) -> bool:
    return text.isascii() and len(text) > 1 and text.isalnum() and text.upper() not in HEADS and not set(text) <= ROMAN


def _is_plain_noun(token: Token) -> bool:
    form = token.form
    return bool(
        form
        and form.known
        and token.text.islower()
        and len(token.text) > 2
        and form.all & NOUN
        and not form.all & PROPER
    )


def _qualifies(sentence: Sentence, at: int, noun: Token) -> bool:
    """Tell whether the noun, and not the name before it, takes its case from what stands before."""
    before = sentence.tokens[at - 1] if at else None
    form, is_acronym = noun.form, sentence.tokens[at].text.isupper()
    after = sentence.tokens[at + 2] if at + 2 < len(sentence.tokens) else None
    if form is None or (after is not None and after.kind == "number"):  # «Rust версии 1.10»
        return False
    if before is None:
        return bool(form.any & NOMINATIVE) and not form.any & GENITIVE  # «Callback метода»: of the method
    if before.form is None or not before.form.known:
        return False
    if before.form.any & PREPOSITION:
        return form.lower not in ADVERBIAL and _governs(sentence, at, before.form, form)
    if before.form.all & NUMERAL and before.form.any & form.any & OBLIQUE:
        return True
    if before.form.any & ADJECTIVE:
        is_agent = _is_passive(before.form) and not is_acronym
        return _agrees(before.form, form) and not before.form.lemmas & GOVERNING and not is_agent
    if before.form.all & NOUN:
        return _depends(sentence, at, before.form, form)
    if before.form.any & VERB:
        # «в ответ получает React ссылку»: the name may be the subject, but not «HTML»
        return bool(form.any & ACCUSATIVE) and (is_acronym or not before.form.any & THIRD)
    return (
        before.form.lower in ("и", "или")
        and bool(form.any & GENITIVE)
        and not form.any & (NOMINATIVE | ACCUSATIVE)
        and _fits_series(sentence, at, form)
    )


def _governs(sentence: Sentence, at: int, preposition: Form, form: Form) -> bool:
    """Tell «в CSS свойстве» from «в CSS свойство» and «для CSS правил нет»: what the preposition governs."""
    if form.any & (NOMINATIVE | ACCUSATIVE) or context.fit(preposition, form) <= 0:
        return False
    if preposition.lower in ("с", "со") and not form.any & INSTRUMENTAL:
        return False  # «работа с DOM браузера»
    head = sentence.tokens[at - 2].form if at > 1 else None
    if head and not head.any & PRONOMINAL and _agrees(head, form):
        return False  # «на основанных на GC способах»
    return not form.any & GENITIVE or not (_is_counted(sentence, at) or _is_owner(sentence, at, form))


def _depends(sentence: Sentence, at: int, head: Form, form: Form) -> bool:
    """Tell «набор CSS свойств», a genitive after a noun, from «в версиях VoiceOver слова»."""
    if not form.any & GENITIVE or head.any & PROPER or head.lemmas & NAMED:
        return False
    if _is_counted(sentence, at) or _is_owner(sentence, at, form):
        return False
    is_ambiguous = any(r.mask & NOMINATIVE or (r.mask & ACCUSATIVE and r.mask & INANIMATE) for r in form.readings)
    if is_ambiguous and not sentence.tokens[at].text.isupper():
        after = sentence.tokens[at + 2] if at + 2 < len(sentence.tokens) else None
        return after is None or after.text in (".", "!", "?", ";")
    return not any(_waits(sentence, n, at, form) for n in range(max(at - 6, 0), at - 1))


def _waits(sentence: Sentence, start: int, at: int, form: Form) -> bool:
    """Tell whether an adjective waits for the noun behind the name: «скрытых с помощью CSS элементов»."""
    adjective = sentence.tokens[start].form
    if adjective is None or adjective.any & PRONOMINAL or not _agrees(adjective, form):
        return False
    between = (token.form for token in sentence.tokens[start + 1 : at] if token.form)
    return not any(not noun.any & PREPOSITION and _agrees(adjective, noun) for noun in between)


def _agrees(adjective: Form, noun: Form) -> bool:
    """Tell whether some reading of an adjective or participle agrees with one of a noun."""
    pairs = ((a, b) for a in adjective.readings if a.mask & ADJECTIVE for b in noun.readings if b.mask & NOUN)
    return any(agree_readings(a, b, ("case", "number", "gender", "animacy")) for a, b in pairs)


def _is_passive(form: Form) -> bool:
    """A passive participle may have its agent in the name: «написанный Google код»."""
    return any(r.mask & PARTICIPLE and r.mask & PASSIVE for r in form.readings)


def _is_counted(sentence: Sentence, at: int) -> bool:
    """A word of quantity or a negation behind may want the genitive: «для Linux драйверов нет»."""
    behind = takewhile(lambda token: token.kind == "word", sentence.tokens[at + 2 : at + 8])
    return any(token.text.lower() in COUNTING for token in behind)


def _is_owner(sentence: Sentence, at: int, form: Form) -> bool:
    """Tell «DOM страницы», «DNS хоста»: the name of a part and what it is a part of."""
    return sentence.tokens[at].text in PARTS and bool(form.lemmas & OWNERS)


def _fits_series(sentence: Sentence, at: int, form: Form) -> bool:
    """Tell «для HTML и CSS кода» from «для HTML и CSS код»: a preposition before the series governs the noun."""
    before = sentence.tokens[at - 3] if at > 2 else None
    return before is None or before.form is None or context.fit(before.form, form) >= 0
