"""The query of the plan screen: everything of this dossier, nothing of another, in few statements."""

from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from access import Role
from actions.pip.doelen import NewDoel, add_doel, remove_doel
from models import PipVersie
from queries.pip.versions import draft_document, version, versions
from queries.pip.view import field_authors, pip_view
from refusals import NotFound
from rules.law.terms import Leefgebied, Leerroute, PipStatus
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import Database
from tests.plans import a_completed_intake, a_doel, a_draft, a_full_plan, freeze


def test_a_dossier_without_a_pip_has_an_empty_view(session: Session) -> None:
    by = a_caseworker(session)
    view = pip_view(session, a_dossier(session, by), seen_by=by, on=TODAY)

    assert (view.pip_id, view.doelen, view.being_written) == (None, (), False)
    assert view.ten_weeks is not None


def test_the_view_contains_what_was_written(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_full_plan(session, dossier_id, by)

    view = pip_view(session, dossier_id, seen_by=by, on=TODAY)

    doel = view.doelen[0]
    assert (view.status, view.being_written) == (PipStatus.CONCEPT, True)
    assert (view.stored_answers["leerroute"].answer.value, view.stored_answers["leerroute"].by) == ("B", by.name)
    assert (doel.values["owner"], doel.versions["owner"]) == ("Amina", 1)
    assert doel.activiteiten[0].values["hours_per_week"] == "7.5"
    assert view.plan.leerroute is Leerroute.B1
    assert view.situation is not None
    assert view.situation.lbt_result == "b1_haalbaar"
    assert field_authors(session, view, doel)[doel.id, "owner"] == (by.name, by.id, NOW)


def test_an_accepted_suggestion_is_not_repeated_until_its_doel_is_removed(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_completed_intake(session, dossier_id, by)
    pip_id = a_draft(session, dossier_id, by)
    first = pip_view(session, dossier_id, seen_by=by, on=TODAY).suggestions[0]
    assert first.code == "bankrekening"

    doel_id = add_doel(
        session, pip_id=pip_id, doel_id=uuid4(), doel=NewDoel(area=first.area, suggested_by=first.code), by=by, at=NOW
    )
    after = pip_view(session, dossier_id, seen_by=by, on=TODAY)
    remove_doel(session, doel_id=doel_id, by=by, at=NOW)
    at_last = pip_view(session, dossier_id, seen_by=by, on=TODAY)

    assert first.code not in {each.code for each in after.suggestions}
    assert first.code in {each.code for each in at_last.suggestions}
    assert at_last.doelen[0].removed
    assert at_last.plan.doelen == ()


def test_versions_are_listed_newest_first_and_can_be_read_unchanged(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    freeze(session, a_full_plan(session, dossier_id, by), by)

    line = versions(session, dossier_id, seen_by=by)[0]

    assert (line.number, line.dagtekening, line.leerroute, line.by) == (1, TODAY, Leerroute.B1, by.name)
    assert version(session, line.id, seen_by=by).plan.own_words == "Ik wil kapper worden."


def test_a_draft_is_printed_as_version_zero(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_full_plan(session, dossier_id, by)

    paper = draft_document(session, dossier_id, seen_by=by, on=TODAY)

    assert (paper.version, paper.dagtekening, paper.plan.map_hours) == (0, None, 40)


def test_another_gemeente_sees_nothing(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    freeze(session, a_full_plan(session, dossier_id, by), by)
    versie_id = session.exec(select(PipVersie.id)).one()
    stranger = a_caseworker(session, gemeente="Lochem", role=Role.COORDINATOR)

    assert versions(session, dossier_id, seen_by=stranger) == []
    for look in (
        lambda: pip_view(session, dossier_id, seen_by=stranger, on=TODAY),
        lambda: draft_document(session, dossier_id, seen_by=stranger, on=TODAY),
        lambda: version(session, versie_id, seen_by=stranger),
    ):
        with pytest.raises(NotFound):
            look()


def test_the_view_takes_three_statements_however_much_is_in_it(session: Session, database: Database) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    for _ in range(3):
        a_doel(session, pip_id, by)
    add_doel(session, pip_id=pip_id, doel_id=uuid4(), doel=NewDoel(area=Leefgebied.WERK), by=by, at=NOW)
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))

    view = pip_view(session, dossier_id, seen_by=by, on=TODAY)

    assert len(view.doelen) == 5
    assert len(statements) == 3
