"""Doelen and activiteiten: nobody's words are lost, and two people in one doel do not block each other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from access import Role
from actions.answering.field_kind import Edit
from actions.pip.doelen import (
    NewDoel,
    add_activiteit,
    add_doel,
    put_back_activiteit,
    put_back_doel,
    remove_activiteit,
    remove_doel,
    revise_activiteit,
    revise_doel,
)
from database import open_session
from models import Activiteit, AnswerHistory, AuditRecord, Doel
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from rules.law.terms import Leefgebied, TeltVoor
from rules.pip.doel_templates import all_templates
from tests.builders import NOW, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from tests.plans import a_doel, a_draft, a_full_plan, freeze, written_with


def test_a_field_is_saved_with_its_history_and_an_event(session: Session) -> None:
    by = a_caseworker(session)
    doel_id = a_doel(session, a_draft(session, a_dossier(session, by), by), by, filled=False)

    saved = revise_doel(
        session, doel_id=doel_id, edit=Edit(field="target", value="2027-03-01", seen_version=0, by=by, at=NOW)
    )

    line = session.exec(select(AnswerHistory)).one()
    assert (saved.version, session.get_one(Doel, doel_id).target) == (1, date(2027, 3, 1))
    assert (line.item_id, line.question_id, line.kind, line.version) == (doel_id, "target", "saved", 1)
    assert (line.old_value, line.new_value) == (None, '"2027-03-01"')
    assert "AnswerSaved" in session.exec(select(AuditRecord.event)).all()


def test_hours_per_week_are_stored_in_minutes(session: Session) -> None:
    by = a_caseworker(session)
    a_doel(session, a_draft(session, a_dossier(session, by), by), by)

    activiteit = session.exec(select(Activiteit)).one()

    assert (activiteit.minutes_per_week, activiteit.counts_for) == (450, TeltVoor.CURSUSUREN)


def test_the_second_of_two_writers_on_one_field_is_refused_and_both_values_are_stored(session: Session) -> None:
    first, second = a_caseworker(session, name="Sanne"), a_caseworker(session, name="Karim")
    dossier_id = a_dossier(session, first)
    shared_with(session, dossier_id, second)
    doel_id = a_doel(session, a_draft(session, dossier_id, first), first, filled=False)
    revise_doel(
        session, doel_id=doel_id, edit=Edit(field="result", value="Van Sanne", seen_version=0, by=first, at=NOW)
    )

    with pytest.raises(Stale) as refused:
        revise_doel(
            session, doel_id=doel_id, edit=Edit(field="result", value="Van Karim", seen_version=0, by=second, at=NOW)
        )

    conflict = session.exec(select(AnswerHistory).where(AnswerHistory.kind == "conflict")).one()
    assert (refused.value.value, refused.value.version, refused.value.by) == ("Van Sanne", 1, "Sanne")
    assert (conflict.old_value, conflict.new_value) == ('"Van Sanne"', '"Van Karim"')
    assert session.get_one(Doel, doel_id).result == "Van Sanne"


def test_two_writers_on_different_fields_of_one_doel_both_keep_their_words(database: Database) -> None:
    with open_session(database.engine) as session:
        by = a_caseworker(session)
        doel_id = a_doel(session, a_draft(session, a_dossier(session, by), by), by, filled=False)

    def write(field: str) -> None:
        with open_session(database.engine) as mine:
            revise_doel(
                mine, doel_id=doel_id, edit=Edit(field=field, value=f"Tekst {field}", seen_version=0, by=by, at=NOW)
            )

    with ThreadPoolExecutor(4) as together:
        list(together.map(write, ["own_words", "result", "baseline", "owner"]))

    with open_session(database.engine) as session:
        doel = session.get_one(Doel, doel_id)
        assert {doel.own_words, doel.result, doel.baseline, doel.owner} == {
            "Tekst own_words", "Tekst result", "Tekst baseline", "Tekst owner",
        }  # fmt: skip
        assert doel.field_versions == {"own_words": 1, "result": 1, "baseline": 1, "owner": 1}


def test_the_same_value_again_makes_no_new_version(session: Session) -> None:
    by = a_caseworker(session)
    doel_id = a_doel(session, a_draft(session, a_dossier(session, by), by), by)
    lines = len(session.exec(select(AnswerHistory)).all())

    revise_doel(session, doel_id=doel_id, edit=Edit(field="owner", value="Amina", seen_version=0, by=by, at=NOW))

    assert len(session.exec(select(AnswerHistory)).all()) == lines


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("hours_per_week", "61", "too_high"), ("until", "31-12", "not_a_date"), ("counts_for", "slapen", "not_in_list"),
     ("position", "1", "unknown")],
)  # fmt: skip
def test_a_value_that_the_plan_questionnaire_does_not_accept_is_refused(
    session: Session, field: str, value: str, code: str
) -> None:
    by = a_caseworker(session)
    a_doel(session, a_draft(session, a_dossier(session, by), by), by, filled=False)
    activiteit = session.exec(select(Activiteit)).one()

    with pytest.raises(Invalid) as refused:
        revise_activiteit(
            session, activiteit_id=activiteit.id, edit=Edit(field=field, value=value, seen_version=0, by=by, at=NOW)
        )

    assert codes(refused.value.problems) == ((field, code),)


def test_a_field_can_be_emptied(session: Session) -> None:
    by = a_caseworker(session)
    doel_id = a_doel(session, a_draft(session, a_dossier(session, by), by), by)

    revise_doel(session, doel_id=doel_id, edit=Edit(field="target", value=None, seen_version=1, by=by, at=NOW))

    assert session.get_one(Doel, doel_id).target is None


def test_a_second_click_on_add_makes_no_second_doel(session: Session) -> None:
    by = a_caseworker(session)
    pip_id, doel_id = a_draft(session, a_dossier(session, by), by), uuid4()

    for _ in range(2):
        add_doel(session, pip_id=pip_id, doel_id=doel_id, doel=NewDoel(area=Leefgebied.WERK), by=by, at=NOW)

    assert len(session.exec(select(Doel)).all()) == 1


def test_a_suggestion_is_accepted_once_and_adds_its_activiteit(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_draft(session, a_dossier(session, by), by)

    new_doel = NewDoel(
        area=Leefgebied.FINANCIEN, result="Ik heb een rekening", activity="Naar de bank", suggested_by="bankrekening"
    )

    doel_ids = [add_doel(session, pip_id=pip_id, doel_id=uuid4(), doel=new_doel, by=by, at=NOW) for _ in range(2)]

    assert doel_ids[0] == doel_ids[1]
    assert [each.what for each in session.exec(select(Activiteit)).all()] == ["Naar de bank"]


def test_an_example_is_accepted_once_with_its_activiteiten_and_usual_hours(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_draft(session, a_dossier(session, by), by)
    example = next(each for each in all_templates() if each.code == "t_werk_duaal")

    new_doel = NewDoel(
        area=example.area, result=example.result, horizon=example.horizon, activities=example.activities,
        suggested_by=example.code,
    )  # fmt: skip

    doel_ids = [add_doel(session, pip_id=pip_id, doel_id=uuid4(), doel=new_doel, by=by, at=NOW) for _ in range(2)]

    doel, activiteit = session.exec(select(Doel)).one(), session.exec(select(Activiteit)).one()
    assert doel_ids[0] == doel_ids[1] == doel.id
    assert (doel.horizon, doel.own_words) == ("midden", "")
    assert (activiteit.minutes_per_week, activiteit.split) == (24 * 60, {"cursusuren": 6 * 60})


@pytest.mark.parametrize(
    ("field", "value", "column", "stored_value"),
    [
        ("slots", "wo 9-12, ma 9-12", "slots",
         [{"day": "ma", "from": "09:00", "until": "12:00"}, {"day": "wo", "from": "09:00", "until": "12:00"}]),
        ("split", "map 2.5", "split", {"map": 150}),
        ("place", "Buurthuis", "place", "Buurthuis"),
        ("travel_minutes", "20", "travel_minutes", 20),
        ("childcare", "nodig", "childcare", "nodig"),
        ("hours_per_week", "4.17", "minutes_per_week", 250),
    ],
)  # fmt: skip
def test_the_week_of_an_activiteit_is_saved_field_by_field_and_can_be_emptied(
    session: Session, field: str, value: str, column: str, stored_value: object
) -> None:
    by = a_caseworker(session)
    a_doel(session, a_draft(session, a_dossier(session, by), by), by)
    activiteit = session.exec(select(Activiteit)).one()
    before = getattr(activiteit, column)
    seen = activiteit.field_versions.get(field, 0)

    changed: dict[str, Any] = {"field": field, "by": by, "at": NOW}
    saved = revise_activiteit(
        session, activiteit_id=activiteit.id, edit=Edit(value=value, seen_version=seen, **changed)
    )
    session.refresh(activiteit)
    written = getattr(activiteit, column)
    emptied = Edit(value=None, seen_version=saved.version, **changed)
    revise_activiteit(session, activiteit_id=activiteit.id, edit=emptied)

    session.refresh(activiteit)
    assert written == stored_value != before
    assert not getattr(activiteit, column)
    lines = session.exec(select(AnswerHistory).where(AnswerHistory.question_id == field)).all()
    assert {each.version for each in lines} >= {saved.version, saved.version + 1}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("slots", "9-12", "no_day"),
        ("slots", "ma 12-9", "ends_first"),
        ("split", "map veel", "not_a_number"),
        ("split", "map 8", "more_than_hours"),  # of 7.5
        ("place", "x" * 161, "too_long"),
        ("travel_minutes", "241", "too_high"),
        ("childcare", "misschien", "not_in_list"),
    ],
)
def test_an_impossible_week_is_refused(session: Session, field: str, value: str, code: str) -> None:
    by = a_caseworker(session)
    a_doel(session, a_draft(session, a_dossier(session, by), by), by)
    activiteit = session.exec(select(Activiteit)).one()

    with pytest.raises(Invalid) as refused:
        revise_activiteit(
            session, activiteit_id=activiteit.id, edit=Edit(field=field, value=value, seen_version=0, by=by, at=NOW)
        )

    assert codes(refused.value.problems) == ((field, code),)


def test_a_plan_of_an_older_version_takes_only_the_fields_that_it_asks(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_draft(session, a_dossier(session, by), by)
    written_with(session, pip_id, "2026-01")
    example = next(each for each in all_templates() if each.code == "t_werk_duaal")
    add_doel(
        session,
        pip_id=pip_id,
        doel_id=uuid4(),
        doel=NewDoel(
            area=example.area,
            result=example.result,
            horizon=example.horizon,
            activities=example.activities,
            suggested_by=example.code,
        ),
        by=by,
        at=NOW,
    )
    doel, activiteit = session.exec(select(Doel)).one(), session.exec(select(Activiteit)).one()

    with pytest.raises(Invalid) as refused:
        revise_activiteit(
            session,
            activiteit_id=activiteit.id,
            edit=Edit(field="slots", value="ma 9-12", seen_version=0, by=by, at=NOW),
        )

    assert codes(refused.value.problems) == (("slots", "unknown"),)
    assert (doel.horizon, activiteit.split, activiteit.minutes_per_week) == ("", {}, 24 * 60)
    revise_doel(session, doel_id=doel.id, edit=Edit(field="owner", value="Amina", seen_version=0, by=by, at=NOW))


def test_a_removed_doel_can_be_restored_unchanged(session: Session) -> None:
    by = a_caseworker(session)
    doel_id = a_doel(session, a_draft(session, a_dossier(session, by), by), by)
    activiteit_id = session.exec(select(Activiteit.id)).one()

    remove_activiteit(session, activiteit_id=activiteit_id, by=by, at=NOW)
    remove_doel(session, doel_id=doel_id, by=by, at=NOW)
    remove_doel(session, doel_id=doel_id, by=by, at=NOW)
    put_back_doel(session, doel_id=doel_id, by=by, at=NOW)
    put_back_activiteit(session, activiteit_id=activiteit_id, by=by, at=NOW)

    doel, activiteit = session.get_one(Doel, doel_id), session.get_one(Activiteit, activiteit_id)
    assert (doel.removed_at, doel.owner, activiteit.removed_at, activiteit.what) == (None, "Amina", None, "Taalles")
    events = session.exec(select(AuditRecord.event)).all()
    assert (events.count("DoelRemoved"), events.count("DoelAdded"), events.count("ActiviteitAdded")) == (1, 2, 2)


def test_a_removed_doel_cannot_be_written_in(session: Session) -> None:
    by = a_caseworker(session)
    doel_id = a_doel(session, a_draft(session, a_dossier(session, by), by), by, filled=False)
    remove_doel(session, doel_id=doel_id, by=by, at=NOW)

    with pytest.raises(NotFound):
        revise_doel(session, doel_id=doel_id, edit=Edit(field="owner", value="Amina", seen_version=0, by=by, at=NOW))
    with pytest.raises(NotFound):
        add_activiteit(session, doel_id=doel_id, activiteit_id=uuid4(), by=by, at=NOW)


def test_a_vastgesteld_plan_takes_no_changes(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_full_plan(session, a_dossier(session, by), by)
    doel_id = session.exec(select(Doel.id)).one()
    freeze(session, pip_id, by)

    with pytest.raises(AlreadyDone):
        revise_doel(session, doel_id=doel_id, edit=Edit(field="owner", value="Iemand", seen_version=1, by=by, at=NOW))
    with pytest.raises(AlreadyDone):
        add_doel(session, pip_id=pip_id, doel_id=uuid4(), doel=NewDoel(area=Leefgebied.WERK), by=by, at=NOW)


@pytest.mark.parametrize("role", [Role.KANSVERKENNER, Role.ONDERSTEUNER])
def test_a_helper_may_not_write_doelen(session: Session, role: Role) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_draft(session, dossier_id, by)
    doel_id = a_doel(session, pip_id, by)
    helper = a_caseworker(session, role=role, name="Helper")
    shared_with(session, dossier_id, helper)

    with pytest.raises(NotAllowed):
        add_doel(session, pip_id=pip_id, doel_id=uuid4(), doel=NewDoel(area=Leefgebied.WERK), by=helper, at=NOW)
    with pytest.raises(NotAllowed):
        revise_doel(session, doel_id=doel_id, edit=Edit(field="owner", value="Ik", seen_version=1, by=helper, at=NOW))
    with pytest.raises(NotAllowed):
        remove_doel(session, doel_id=doel_id, by=helper, at=NOW)


def test_a_doel_of_another_gemeente_cannot_be_found(session: Session) -> None:
    by = a_caseworker(session)
    doel_id = a_doel(session, a_draft(session, a_dossier(session, by), by), by)
    stranger = a_caseworker(session, gemeente="Lochem", role=Role.COORDINATOR)

    with pytest.raises(NotFound):
        revise_doel(session, doel_id=doel_id, edit=Edit(field="owner", value="Ik", seen_version=1, by=stranger, at=NOW))
    with pytest.raises(NotFound):
        remove_doel(session, doel_id=doel_id, by=stranger, at=NOW)
