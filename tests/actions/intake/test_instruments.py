"""Writing down what an instrument measured."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Level, Role, Scope
from actions.dossier.revise import close_dossier
from actions.intake.instruments import remove_meting
from database import open_session
from forms.intake.instruments import LONGEST_EDITION, InstrumentKind, TopicResult, load
from models import AuditRecord, Meting
from models.guards.encryption import decrypted, meting_ad
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound
from secrecy import is_encrypted
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from tests.klassen import measure


def test_a_result_is_stored_encrypted_and_read_back_unchanged(session: Session) -> None:
    sanne = a_caseworker(session)

    made = measure(
        session, a_dossier(session, sanne), sanne, edition=" 2017  ", values={"financien": TopicResult("3", " x ")}
    )

    row = session.get_one(Meting, made)
    assert is_encrypted(row.values)
    assert load(decrypted(session, row.values, meting_ad(made)) or "") == {"financien": TopicResult("3", "x")}
    assert (row.kind, row.taken_on, row.edition) == ("zrm", TODAY, "2017")


def test_a_second_click_adds_no_second_result(database: Database, session: Session) -> None:
    sanne, meting_id = a_caseworker(session), uuid4()
    made = a_dossier(session, sanne)

    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return measure(own, made, sanne, meting_id=meting_id)

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(click, range(3))) == {meting_id}

    assert len(session.exec(select(Meting)).all()) == 1
    (line,) = session.exec(select(AuditRecord).where(AuditRecord.event == "MetingAdded"))
    assert line.details == {"meting_id": str(meting_id), "instrument": "zrm"}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"taken_on": None}, ("taken_on", "missing")),
        ({"taken_on": date(2026, 11, 22)}, ("taken_on", "in_future")),
        ({"taken_on": date(1899, 12, 31)}, ("taken_on", "too_early")),
        ({"edition": "a" * (LONGEST_EDITION + 1)}, ("edition", "too_long")),
        ({"values": {}}, ("values", "missing")),
        ({"values": {"financien": TopicResult("6")}}, ("financien", "not_in_list")),
        ({"kind": InstrumentKind.COA}, ("financien", "not_in_list")),
    ],
)
def test_a_result_with_a_mistake_is_refused(session: Session, fields: dict[str, Any], problem: tuple[str, str]) -> None:
    sanne = a_caseworker(session)

    with pytest.raises(Invalid) as refused:
        measure(session, a_dossier(session, sanne), sanne, **fields)

    assert codes(refused.value.problems) == (problem,)
    assert session.exec(select(Meting)).all() == []


def test_a_result_is_removed_once_and_its_row_remains(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    meting_id = measure(session, made, sanne)

    for _ in range(2):
        remove_meting(session, dossier_id=made, meting_id=meting_id, by=sanne, at=NOW)

    assert session.get_one(Meting, meting_id).removed_at == NOW
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "MetingRemoved")).all()) == 1


def test_only_who_works_on_a_dossier_and_may_write_about_health_can_add_results(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    made, other = a_dossier(session, sanne), a_dossier(session, karim)
    shared_with(session, made, yusra)
    theirs = measure(session, other, karim)

    with pytest.raises(NotFound):
        measure(session, other, sanne)
    with pytest.raises(NotFound):
        remove_meting(session, dossier_id=made, meting_id=theirs, by=sanne, at=NOW)
    with pytest.raises(NotAllowed):
        measure(session, made, yusra)
    with pytest.raises(NotAllowed):
        measure(session, made, replace(yusra, rights={"gezondheid": Level.READ}))
    allowed = measure(session, made, replace(yusra, rights={"gezondheid": Level.WRITE}))
    assert session.get_one(Meting, allowed).caseworker_id == yusra.id


def test_results_in_a_dossier_of_somebody_else_can_be_added_only_after_opening_it(session: Session) -> None:
    sanne = a_caseworker(session)
    marijke = a_caseworker(session, role=Role.COORDINATOR, scope=Scope.GEMEENTE)

    with pytest.raises(NotAllowed):
        measure(session, a_dossier(session, sanne), marijke)


def test_a_closed_dossier_gets_no_results(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    close_dossier(session, dossier_id=made, reason="diploma", by=sanne, at=NOW, on=TODAY)

    with pytest.raises(AlreadyDone):
        measure(session, made, sanne)
