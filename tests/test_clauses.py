"""Clauses: borders, openers, predicates, subjects."""

import pytest

from pravka.document import Block, Document, Span
from pravka.russian import clauses, lexicon, sentences, tokens


def parse(text: str) -> sentences.Sentence:
    block = Block("paragraph", Span(0, len(text)), Span(0, len(text)))
    (sentence,) = sentences.split(tuple(tokens.scan(text, lexicon.shared())), block)
    return sentence


def words(sentence: sentences.Sentence, places: tuple[int, ...]) -> str:
    return " ".join(sentence.tokens[i].text for i in places)


# clauses parted by «|», the predicates of each after «=»; written for this test
SAMPLE = """
Мы можем создать файл|который нужен пользователю = можем|нужен
Если вы хотите|чтобы всё работало|нужно указать имя и пароль = хотите|работало|нужно
Проверьте|что доступ ограничен адресами = Проверьте|ограничен
Нажав на кнопку|вы запускаете сборку = |запускаете
Файл|созданный вчера|удаляется = ||удаляется
Она читала книгу|а он писал письмо = читала|писал
Это место|где мы храним ключи = |храним
При сборке файл пропал = пропал
Нельзя удалить папку|в которой лежат черновики = Нельзя|лежат
Книга на столе|ручка под ним = |
Он знает|куда мы идём|и ждёт = знает|идём|ждёт
""".strip().splitlines()


@pytest.mark.parametrize("line", SAMPLE)
def test_clauses_and_their_predicates(line: str) -> None:
    left, _, right = line.partition(" =")
    pieces = [piece.strip() for piece in left.split("|")]
    sentence = parse(", ".join(pieces) + ".")
    found = clauses.of(sentence)
    assert [words(sentence, tuple(range(c.start, c.end))) for c in found] == pieces
    predicates = [words(sentence, tuple(sorted({*c.finite, *c.modals, *c.shorts}))) for c in found]
    assert predicates == [p.strip() for p in right.split("|")]


def test_conjunction_parts_clauses_only_between_two_predicates() -> None:
    sentence = parse("Файл удалён и папка пуста и чиста.")
    assert [words(sentence, tuple(range(c.start, c.end))) for c in clauses.of(sentence)] == [
        "Файл удалён", "и папка пуста", "и чиста",
    ]  # fmt: skip
    assert len(clauses.of(parse("Яблоки и груши лежат и ждут."))) == 2


def test_opener_and_mark_before_a_clause() -> None:
    found = clauses.of(parse("Мы знаем, что файл удалён."))
    assert [(c.opener, c.before) for c in found] == [("", ""), ("что", ",")]


def test_homonyms_are_read_as_they_are_used() -> None:
    (clause,) = clauses.of(parse("При случае это правило может помочь."))
    assert words(parse("При случае это правило может помочь."), clause.finite) == "может"


def test_gerunds_and_participles() -> None:
    sentence = parse("Открыв файл, созданный вчера, читаем.")
    first, second, third = clauses.of(sentence)
    assert words(sentence, first.gerunds) == "Открыв"
    assert words(sentence, second.participles) == "созданный"
    assert third.full


@pytest.mark.parametrize("line", SAMPLE)
def test_a_clause_by_itself_is_that_of_the_whole_sentence(line: str) -> None:
    text = ", ".join(piece.strip() for piece in line.partition(" =")[0].split("|"))
    for sentence in (parse(f"{text}."), parse(f"«{text}» — и ({text})."), parse(", ".join([text] * 40))):
        doc, every = Document("", "", ""), clauses.of(sentence)
        for place in range(len(sentence.tokens)):
            own = next((clause for clause in every if clause.start <= place < clause.end), None)
            assert clauses.at(doc, sentence, place) == own
