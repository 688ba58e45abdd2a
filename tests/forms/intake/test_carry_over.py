"""Carrying an intake over to a newer questionnaire: nothing is dropped without saying so."""

from datetime import date

from forms.engine.answers import Answer, Mark
from forms.engine.schema import Questionnaire
from forms.intake.carry_over import carry

ON = date(2026, 11, 22)


def a_version(version: str, *questions: dict[str, object]) -> Questionnaire:
    return Questionnaire.model_validate(
        {"name": "proef", "version": version, "title": "Proef", "sections": [
            {"id": "deel", "title": "Deel", "questions": list(questions)}
        ]}
    )  # fmt: skip


OLD = a_version(
    "2026-01",
    {"id": "naam", "type": "text", "text": "Hoe heet u?"},
    {"id": "vervoer", "type": "single", "text": "Hoe reist u?",
     "options": [{"id": "bus", "text": "Bus"}, {"id": "paard", "text": "Paard"}]},
    {"id": "hobby", "type": "text", "text": "Wat doet u graag?"},
)  # fmt: skip
NEW = a_version(
    "2026-11",
    {"id": "naam", "type": "text", "text": "Wat is uw naam?"},
    {"id": "vervoer", "type": "single", "text": "Hoe reist u?", "options": [{"id": "bus", "text": "Bus"}]},
    {"id": "fiets", "type": "yes_no", "text": "Kunt u fietsen?"},
)


def test_an_answer_is_carried_over_when_its_question_still_exists_and_the_answer_still_fits() -> None:
    carried = carry(OLD, NEW, {"naam": Answer("Amina"), "vervoer": Answer("bus")}, ON)

    assert carried.goes_along == {"naam": Answer("Amina"), "vervoer": Answer("bus")}
    assert carried.left_behind == []


def test_an_answer_without_its_question_or_choice_is_not_carried_over_and_is_named() -> None:
    carried = carry(OLD, NEW, {"vervoer": Answer("paard"), "hobby": Answer("vissen")}, ON)

    assert carried.goes_along == {}
    assert [each.id for each in carried.left_behind] == ["vervoer", "hobby"]


def test_a_reason_for_no_answer_is_carried_over() -> None:
    carried = carry(OLD, NEW, {"naam": Answer(None, Mark.WIL_NIET_ZEGGEN)}, ON)

    assert carried.goes_along == {"naam": Answer(None, Mark.WIL_NIET_ZEGGEN)}


def test_new_and_reworded_questions_are_listed() -> None:
    carried = carry(OLD, NEW, {}, ON)

    assert [each.id for each in carried.added] == ["fiets"]
    assert [(each.before.text, each.after.id) for each in carried.reworded] == [
        ("Hoe heet u?", "naam"),
        ("Hoe reist u?", "vervoer"),
    ]
