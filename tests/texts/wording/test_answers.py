"""How an answer is written in words, for every type of question."""

import pytest

from forms.engine.answers import Answer, Json, Mark, Source
from forms.engine.schema import Option, Question, QuestionType
from texts.wording.answers import SHOW, shown, shown_source

OPTIONS = (Option(id="a", text="Alleen"), Option(id="b", text="Met partner"))


def _question(kind: QuestionType, **more: object) -> Question:
    return Question.model_validate({"id": "vraag", "type": kind, "text": "Vraag?", **more})


COLUMNS = (
    Question.model_validate({"id": "naam", "type": "text", "text": "Naam"}),
    Question.model_validate({"id": "geboren", "type": "date", "text": "Geboren"}),
)


@pytest.mark.parametrize(
    ("question", "value", "read"),
    [
        (_question(QuestionType.SINGLE, options=OPTIONS), "a", "Alleen"),
        (_question(QuestionType.MULTI, options=OPTIONS), ["a", "b"], "Alleen, Met partner"),
        (_question(QuestionType.YES_NO), "weet_niet", "Weet niet"),
        (_question(QuestionType.DATE), "2026-11-21", "21-11-2026"),
        (_question(QuestionType.DATE), "ooit", "ooit"),
        (_question(QuestionType.NUMBER, unit="uur per week"), "7.5", "7,5 uur per week"),
        (_question(QuestionType.NUMBER), "veel", "veel"),
        (_question(QuestionType.SCALE, low="slecht", high="goed"), 5, "5 van 5 (goed)"),
        (_question(QuestionType.SCALE, low="slecht", high="goed"), 3, "3 van 5"),
        (_question(QuestionType.TEXT), "zoals het is", "zoals het is"),
        (_question(QuestionType.LONG_TEXT), "een\ntwee", "een\ntwee"),
        (_question(QuestionType.COUNTRY), "ER", "Eritrea"),
        (_question(QuestionType.LANGUAGE), "ti", "Tigrinya"),
        (
            _question(QuestionType.TABLE, columns=COLUMNS, row="kind"),
            [{"row": "1", "naam": "Sami", "geboren": "2021-02-03"}, {"row": "2", "naam": "Lea"}, {"row": "3"}],
            "Naam: Sami; Geboren: 03-02-2021\nNaam: Lea",
        ),
        (_question(QuestionType.TEXT), None, ""),
        (_question(QuestionType.MULTI, options=OPTIONS), [], ""),
    ],
)
def test_a_value_is_shown_in_dutch(question: Question, value: Json, read: str) -> None:
    assert shown(question, Answer(value=value)) == read


def test_every_type_of_question_can_be_shown() -> None:
    assert set(SHOW) == set(QuestionType)


@pytest.mark.parametrize(
    ("mark", "read"), [(Mark.NIET_BESPROKEN, "niet besproken"), (Mark.WIL_NIET_ZEGGEN, "wil niet zeggen")]
)
def test_a_mark_is_shown_as_the_reason_for_no_answer(mark: Mark, read: str) -> None:
    assert shown(_question(QuestionType.TEXT), Answer(mark=mark)) == read


def test_no_answer_is_shown_as_empty_text() -> None:
    assert shown(_question(QuestionType.TEXT), None) == ""


@pytest.mark.parametrize(
    ("source", "read"), [(Source.SCHOOL, "volgens de school"), (Source.INBURGERAAR, ""), (None, "")]
)
def test_the_source_is_named_when_it_is_not_the_inburgeraar(source: Source | None, read: str) -> None:
    assert shown_source(Answer(value="x", source=source)) == read
