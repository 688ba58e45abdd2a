"""Vaststellen freezes a plan that is complete, once, and for good."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from access import Role
from actions.pip.change import start_change
from models import AuditRecord, Dossier, Pip, PipVersie
from models.values.plan import checksum, thawed
from refusals import AlreadyDone, Incomplete, NotAllowed, NotFound, ReasonNeeded
from rules.law.terms import Fase, Leerroute, PipStatus
from rules.pip.check import ShortcomingCode
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.databases import Database
from tests.plans import a_draft, a_full_plan, answer_plan, freeze


def test_a_plan_with_gaps_is_refused_with_everything_that_is_missing(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_draft(session, a_dossier(session, by), by)

    with pytest.raises(Incomplete) as refused:
        freeze(session, pip_id, by)

    codes = {each.code for each in refused.value.shortcomings}  # type: ignore[attr-defined]
    assert {
        ShortcomingCode.INTAKE_NIET_AFGEROND,
        ShortcomingCode.LEERROUTE_ONTBREEKT,
        ShortcomingCode.DOEL_ONTBREEKT,
    } <= codes
    assert all(each.blocking for each in refused.value.shortcomings)  # type: ignore[attr-defined]


def test_a_refused_vaststelling_changes_nothing(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_draft(session, dossier_id, by)

    with pytest.raises(Incomplete):
        freeze(session, pip_id, by)

    pip = session.get_one(Pip, pip_id)
    assert (pip.status, pip.last_version) == (PipStatus.CONCEPT, 0)
    assert session.get_one(Dossier, dossier_id).first_pip_on is None
    assert not session.exec(select(PipVersie)).all()


def test_vaststellen_makes_version_one_and_starts_the_termijn(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)

    number = freeze(session, pip_id, by)

    versie, dossier = session.exec(select(PipVersie)).one(), session.get_one(Dossier, dossier_id)
    paper = thawed(versie.document)
    assert (number, versie.number, paper.version) == (1, 1, 1)
    assert versie.sha256 == checksum(versie.document)
    assert paper.plan.own_words == "Ik wil kapper worden."
    assert paper.plan.doelen[0].activiteiten[0].what == "Taalles"
    assert (paper.termijn_start, paper.termijn_last_day) == (date(2026, 11, 22), date(2029, 11, 21))
    assert paper.lbt == "Volgens de leerbaarheidstoets is niveau B1 haalbaar."
    assert (paper.established_by, paper.regievoerder, paper.gemeente) == (by.name, by.name, "Duinmeer")
    assert (dossier.first_pip_on, dossier.current_pip_on) == (TODAY, TODAY)
    assert (dossier.leerroute, dossier.pip_status) == (Leerroute.B1, PipStatus.VASTGESTELD)
    assert (dossier.next_talk_on, dossier.fase) == (date(2027, 2, 15), Fase.UITVOERING)


def test_the_vaststelling_is_in_the_audit_trail(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    freeze(session, a_full_plan(session, dossier_id, by), by)

    line = session.exec(select(AuditRecord).where(AuditRecord.event == "PipVastgesteld")).one()

    assert (line.dossier_id, line.details) == (dossier_id, {"leerroute": "B", "version": 1})


def test_a_second_click_is_shown_that_the_plan_is_already_vastgesteld(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_full_plan(session, a_dossier(session, by), by)
    freeze(session, pip_id, by)

    with pytest.raises(AlreadyDone):
        freeze(session, pip_id, by)

    assert len(session.exec(select(PipVersie)).all()) == 1


def test_a_second_version_leaves_the_first_unchanged_and_does_not_move_the_termijn(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    first_day = TODAY - timedelta(days=3)
    freeze(session, pip_id, by, first_day)
    first = session.exec(select(PipVersie)).one()
    before = (first.document, first.sha256)

    start_change(session, pip_id=pip_id, reason="Ander werk gevonden", by=by, at=NOW)
    answer_plan(session, pip_id, by, {"eigen_woorden": "Ik wil bakker worden."}, seen_version=1)
    number = freeze(session, pip_id, by)

    session.expire_all()
    one, two = session.exec(select(PipVersie).order_by(PipVersie.number)).all()  # type: ignore[arg-type]
    dossier = session.get_one(Dossier, dossier_id)
    assert number == 2
    assert (one.document, one.sha256) == before
    assert thawed(two.document).plan.own_words == "Ik wil bakker worden."
    assert thawed(two.document).previous_versions == ((1, first_day, ""),)
    assert (two.reason, thawed(two.document).change_reason) == ("Ander werk gevonden", "Ander werk gevonden")
    assert (dossier.first_pip_on, dossier.current_pip_on) == (first_day, TODAY)
    assert thawed(two.document).termijn_start == first_day + timedelta(days=1)


def test_the_database_refuses_to_edit_a_version(session: Session) -> None:
    by = a_caseworker(session)
    freeze(session, a_full_plan(session, a_dossier(session, by), by), by)

    with pytest.raises(DBAPIError):
        session.connection().execute(sa.update(PipVersie).values(reason="later bedacht"))


def test_a_change_needs_a_reason(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_full_plan(session, a_dossier(session, by), by)
    freeze(session, pip_id, by)

    with pytest.raises(ReasonNeeded):
        start_change(session, pip_id=pip_id, reason="  ", by=by, at=NOW)


def test_a_draft_cannot_be_opened_for_a_change(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_draft(session, a_dossier(session, by), by)

    with pytest.raises(AlreadyDone):
        start_change(session, pip_id=pip_id, reason="Te vroeg", by=by, at=NOW)


def test_two_colleagues_who_begin_a_pip_get_the_same_one(session: Session) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)

    assert a_draft(session, dossier_id, by) == a_draft(session, dossier_id, by)
    assert session.get_one(Dossier, dossier_id).pip_started_on == TODAY


@pytest.mark.parametrize("role", [Role.KANSVERKENNER, Role.ONDERSTEUNER])
def test_a_helper_may_not_vaststellen(session: Session, role: Role) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    helper = a_caseworker(session, role=role, name="Helper")
    shared_with(session, dossier_id, helper)

    with pytest.raises(NotAllowed):
        freeze(session, pip_id, helper)


def test_a_plan_of_another_gemeente_cannot_be_found(session: Session) -> None:
    by = a_caseworker(session)
    pip_id = a_full_plan(session, a_dossier(session, by), by)
    stranger = a_caseworker(session, gemeente="Lochem", role=Role.COORDINATOR)

    with pytest.raises(NotFound):
        freeze(session, pip_id, stranger)


def test_of_two_colleagues_who_vaststellen_at_once_only_one_succeeds(database: Database) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from database import open_session

    with open_session(database.engine) as session:
        by = a_caseworker(session)
        pip_id = a_full_plan(session, a_dossier(session, by), by)

    def click(_: int) -> str:
        try:
            with open_session(database.engine) as mine:
                return str(freeze(mine, pip_id, by))
        except AlreadyDone:
            return "already"

    with ThreadPoolExecutor(2) as both:
        outcomes = sorted(both.map(click, range(2)))

    assert outcomes == ["1", "already"]
