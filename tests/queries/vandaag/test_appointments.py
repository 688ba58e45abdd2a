"""What stands in the calendar of a caseworker, and in that of one dossier."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from access import Role, User
from actions.answering.field_kind import Edit
from actions.dossier.revise import close_dossier, revise_dossier
from models import AnswerSheet, Dossier, Examen, Ontzorging, Voortgang
from queries.vandaag.appointments import Appointment, appointments_of, my_appointments
from refusals import NotFound
from rules.law.terms import Doelgroep
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.plans import a_full_plan, freeze

SOON = TODAY + timedelta(days=20)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


def _mine(session: Session, user: User) -> list[tuple[str, date]]:
    return [(each.kind, each.on) for each in my_appointments(session, seen_by=user, on=TODAY)]


def _context(dossier_id: UUID, by: User) -> dict[str, Any]:
    return {"gemeente_id": by.gemeente_id, "dossier_id": dossier_id}


def _talk(session: Session, dossier_id: UUID, by: User, **more: Any) -> Voortgang:
    sheet = AnswerSheet(**_context(dossier_id, by), questionnaire="voortgang", questionnaire_version="2026-11")
    session.add(sheet)
    session.flush()
    usual: dict[str, Any] = {"kind": "pip_team", "held_on": SOON, "caseworker_id": by.id, "created_at": NOW}
    row = Voortgang(**_context(dossier_id, by), sheet_id=sheet.id, **(usual | more))
    session.add(row)
    session.commit()
    return row


def _exam(session: Session, dossier_id: UUID, by: User, **more: Any) -> None:
    usual: dict[str, Any] = {"part": "LE", "held_on": SOON, "caseworker_id": by.id, "created_at": NOW}
    session.add(Examen(**_context(dossier_id, by), **(usual | more)))
    session.commit()


def test_the_ten_weeks_of_a_new_dossier_are_in_the_calendar_with_their_reason(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)

    (only,) = my_appointments(session, seen_by=sanne, on=TODAY)
    assert (only.kind, only.on, only.name) == ("vaststellen_pip", date(2026, 12, 10), "Amina Haile")
    assert "10 weken" in only.explanation
    assert only.uid == f"vaststellen_pip-{dossier_id}"


def test_what_is_past_or_removed_or_done_is_not_in_the_calendar(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne, kennisgeving=None)
    yesterday = TODAY - timedelta(days=1)
    _talk(session, dossier_id, sanne, held_on=yesterday)
    _talk(session, dossier_id, sanne, closed_at=NOW)
    _talk(session, dossier_id, sanne, removed_at=NOW)
    _exam(session, dossier_id, sanne, result="Geslaagd")
    _exam(session, dossier_id, sanne, held_on=yesterday)

    assert _mine(session, sanne) == []


def test_planned_meetings_and_exams_are_in_the_calendar(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne, kennisgeving=None)
    _talk(session, dossier_id, sanne)
    _exam(session, dossier_id, sanne)

    appointments = my_appointments(session, seen_by=sanne, on=TODAY)
    assert sorted((each.kind, each.detail) for each in appointments) == [("examen", "LE"), ("pip_team", "")]


def test_a_talk_that_is_planned_and_agreed_is_listed_once(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    day = session.get_one(Dossier, dossier_id).next_talk_on
    assert day is not None
    assert _on(session, sanne, day) == ["voortgangsgesprek"]

    _talk(session, dossier_id, sanne, kind="voortgang", held_on=day)
    assert _on(session, sanne, day) == ["voortgang"]


def _on(session: Session, user: User, day: date) -> list[str]:
    return [kind for kind, on in _mine(session, user) if on == day]


def test_the_ontzorgen_ends_on_the_day_that_was_agreed_and_not_on_that_of_the_law(
    session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, kennisgeving=None)
    start = date(2026, 10, 1)
    _bijstand(session, dossier_id, sanne, start)
    assert _mine(session, sanne) == [("ontzorgen", date(2027, 3, 31))]

    row = Ontzorging(**_context(dossier_id, sanne), start=start, until=date(2027, 3, 31))
    row.prolonged_until = date(2027, 6, 30)
    session.add(row)
    session.commit()
    assert [each for each in _mine(session, sanne) if each[0] == "ontzorgen"] == [("ontzorgen", date(2027, 6, 30))]
    assert "ontzorgen_check" in dict(_mine(session, sanne))


def _bijstand(session: Session, dossier_id: UUID, by: User, start: date) -> None:
    revise_dossier(
        session,
        dossier_id=dossier_id,
        edit=Edit(field="bijstand_from", value=start, seen_version=0, by=by, at=NOW, on=TODAY),
    )


def test_one_dossier_has_every_last_day_of_its_traject(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne, doelgroep=Doelgroep.GEZINSMIGRANT)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)

    appointments = appointments_of(session, dossier_id, seen_by=sanne, on=TODAY)
    assert {"pvt", "schakelen", "inburgeringstermijn", "voortgangsgesprek"} <= {each.kind for each in appointments}
    assert [each.on for each in appointments] == sorted(each.on for each in appointments)


def test_a_calendar_holds_the_own_open_dossiers_only(session: Session, sanne: User) -> None:
    karim = a_caseworker(session, name="Karim Haddad")
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    closed, open_one = a_dossier(session, sanne), a_dossier(session, sanne, given_names="Bilal")
    _exam(session, closed, sanne)
    close_dossier(session, dossier_id=closed, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    assert _numbers(my_appointments(session, seen_by=sanne, on=TODAY)) == _number(session, open_one)
    assert my_appointments(session, seen_by=karim, on=TODAY) == []
    assert my_appointments(session, seen_by=marijke, on=TODAY) == []
    assert appointments_of(session, open_one, seen_by=marijke, on=TODAY)
    with pytest.raises(NotFound):
        appointments_of(session, open_one, seen_by=karim, on=TODAY)


def _numbers(appointments: list[Appointment]) -> set[str]:
    return {each.number for each in appointments}


def _number(session: Session, dossier_id: UUID) -> set[str]:
    return {session.get_one(Dossier, dossier_id).number}
