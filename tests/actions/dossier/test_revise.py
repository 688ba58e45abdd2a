"""Changing one fact of a dossier, closing it, opening it again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from access import Role, User
from actions.answering.field_kind import Edit
from actions.deed.dossier_status import differences
from actions.dossier.particulars import Facts
from actions.dossier.particulars_checks import CHECKS
from actions.dossier.revise import CloseReason, Value, close_dossier, reopen_dossier, revise_dossier
from database import open_session
from models import AuditRecord, Dossier
from models.guards.encryption import bsn_of
from queries.dossier.view import FACTS
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, ReasonNeeded, Stale
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep, Fase
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from texts.dossier.registration import CLOSE_REASONS, FIELDS
from widgets.dossier.particulars import QUESTIONS


def revise(session: Session, dossier_id: UUID, field: str, value: Value, by: User, seen_version: int = 0) -> int:
    """revise_dossier on the day of these tests."""
    saved = revise_dossier(
        session,
        dossier_id=dossier_id,
        edit=Edit(field=field, value=value, seen_version=seen_version, by=by, at=NOW, on=TODAY),
    )
    return saved.version


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("family_name", "Al-Khalīl 😀"),
        ("birth_date", BirthDate(1991, 1, 1)),
        ("doelgroep", Doelgroep.GEZINSMIGRANT),
        ("interpreter", True),
        ("bsn", "111222333"),
        ("language", "ti"),
        ("kennisgeving_on", date(2026, 9, 1)),
        ("brp_on", None),
        ("next_talk_on", date(2027, 1, 10)),
    ],
)
def test_each_change_is_saved_and_counted_and_logged(session: Session, field: str, value: Value) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)

    version = revise(session, made, field, value, sanne)

    session.expire_all()
    dossier_row = session.get_one(Dossier, made)
    written = bsn_of(session, dossier_row) if field == "bsn" else getattr(dossier_row, field)
    assert (written, dossier_row.field_versions, version) == (value, {field: 1}, 1)
    (line,) = session.exec(select(AuditRecord).where(AuditRecord.event == "DossierRevised"))
    assert (line.details, line.caseworker_id) == ({"changed": field}, sanne.id)


def test_an_earlier_kennisgeving_moves_the_last_day_for_the_pip(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne, brp=date(2026, 8, 1))

    revise(session, made, "kennisgeving_on", date(2026, 8, 31), sanne)

    assert session.get_one(Dossier, made).due == date(2026, 11, 9)
    assert list(differences(session)) == []


def test_a_changed_name_is_found_by_the_new_name(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)

    revise(session, made, "family_name", "Çelik", sanne)

    assert session.get_one(Dossier, made).search_name == "amina celik"


def test_the_same_value_again_changes_nothing(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)

    assert revise(session, made, "family_name", " Haile ", sanne) == 0

    assert session.exec(select(AuditRecord).where(AuditRecord.event == "DossierRevised")).all() == []


def test_the_second_writer_of_a_field_is_shown_the_name_and_the_value_of_the_first(session: Session) -> None:
    sanne, marijke = a_caseworker(session), a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    made = a_dossier(session, sanne)
    revise(session, made, "phone", "0611111111", marijke)

    with pytest.raises(Stale) as refused:
        revise(session, made, "phone", "0622222222", sanne)

    stale = refused.value
    assert (stale.field, stale.value, stale.version, stale.by, stale.at) == (
        "phone",
        "0611111111",
        1,
        "Marijke van Dam",
        NOW,
    )
    assert session.get_one(Dossier, made).phone == "0611111111"
    assert revise(session, made, "phone", "0622222222", sanne, seen_version=1) == 2


def test_writers_of_different_fields_never_conflict(session: Session) -> None:
    sanne, marijke = a_caseworker(session), a_caseworker(session, role=Role.COORDINATOR)
    made = a_dossier(session, sanne)

    revise(session, made, "phone", "0611111111", marijke)
    revise(session, made, "address", "Dorpsstraat 1", sanne)

    assert session.get_one(Dossier, made).field_versions == {"phone": 1, "address": 1}


def test_writers_at_the_same_moment_lose_nothing(database: Database, session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    values = {"phone": "06", "address": "Kade 2", "name_said": "aamina", "country": "ER", "housed_on": TODAY}

    def write(field: str) -> int:
        with open_session(database.engine) as own:
            return revise(own, made, field, values[field], sanne)  # type: ignore[arg-type]

    with ThreadPoolExecutor(5) as pool:
        versions = list(pool.map(write, values))

    session.expire_all()
    dossier_row = session.get_one(Dossier, made)
    assert versions == [1] * 5
    assert {field: getattr(dossier_row, field) for field in values} == values
    assert list(differences(session)) == []


def test_of_two_writers_of_one_field_at_the_same_moment_one_is_refused(database: Database, session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)

    def write(phone: str) -> bool:
        with open_session(database.engine) as own:
            try:
                revise(own, made, "phone", phone, sanne)
            except Stale:
                return False
            return True

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(write, ["061", "062", "063", "064"]))

    assert outcomes.count(True) == 1


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("kennisgeving_on", date(2026, 11, 22), "in_future"),
        ("birth_date", None, "missing"),
        ("birth_date", BirthDate(2026, 10, 2), "clashes"),
        ("doelgroep", None, "missing"),
        ("doelgroep", "toerist", "not_in_list"),
        ("third_party_received_on", TODAY, "not_asked"),
        ("next_talk_on", date(2027, 11, 22), "too_far"),
        ("pvt_signed_on", date(2026, 11, 22), "in_future"),
        ("bsn", "111222334", "not_a_bsn"),
        ("birth_date", "31-02-1990", "not_in_list"),
    ],
)
def test_a_wrong_value_is_refused_and_the_old_one_stays(session: Session, field: str, value: Value, code: str) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    before = getattr(session.get_one(Dossier, made), field)

    with pytest.raises(Invalid) as refused:
        revise(session, made, field, value, sanne)

    session.expire_all()
    assert codes(refused.value.problems) == ((field, code),)
    assert getattr(session.get_one(Dossier, made), field) == before


def test_information_cannot_be_received_before_it_was_requested(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    revise(session, made, "third_party_asked_on", date(2026, 11, 2), sanne)

    with pytest.raises(Invalid) as refused:
        revise(session, made, "third_party_received_on", date(2026, 11, 1), sanne)
    revise(session, made, "third_party_received_on", date(2026, 11, 2), sanne)
    with pytest.raises(Invalid) as clash:
        revise(session, made, "third_party_asked_on", None, sanne, seen_version=1)

    assert codes(refused.value.problems) == (("third_party_received_on", "before_asked"),)
    assert codes(clash.value.problems) == (("third_party_asked_on", "clashes"),)


def test_a_bsn_of_another_dossier_is_refused(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    a_dossier(session, karim, bsn="111222333")
    made = a_dossier(session, sanne)

    with pytest.raises(Invalid) as refused:
        revise(session, made, "bsn", "111222333", sanne)

    assert codes(refused.value.problems) == (("bsn", "in_use"),)


def test_only_who_works_on_a_dossier_may_change_it(session: Session) -> None:
    sanne, karim, elsewhere = (a_caseworker(session, gemeente=name) for name in ("Duinmeer", "Duinmeer", "Zeedorp"))
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    made = a_dossier(session, sanne)
    shared_with(session, made, yusra)

    for stranger in (karim, elsewhere):
        with pytest.raises(NotFound):
            revise(session, made, "phone", "06", stranger)
    with pytest.raises(NotAllowed):
        revise(session, made, "phone", "06", yusra)
    with pytest.raises(NotFound):
        revise(session, uuid4(), "phone", "06", sanne)


def test_a_closed_dossier_leaves_the_caseload_and_comes_back(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)

    close_dossier(session, dossier_id=made, reason="verhuisd", by=sanne, at=NOW, on=TODAY)
    closed = session.get_one(Dossier, made)
    assert (closed.fase, closed.is_open, closed.closed_on) == (Fase.GESLOTEN, False, TODAY)
    assert list(differences(session)) == []
    with pytest.raises(AlreadyDone):
        close_dossier(session, dossier_id=made, reason="diploma", by=sanne, at=NOW, on=TODAY)

    reopen_dossier(session, dossier_id=made, by=sanne, at=NOW)
    opened = session.get_one(Dossier, made)
    assert (opened.fase, opened.is_open, opened.closed_on, opened.close_reason) == (Fase.AANGEMELD, True, None, "")
    with pytest.raises(AlreadyDone):
        reopen_dossier(session, dossier_id=made, by=sanne, at=NOW)
    events = session.exec(select(AuditRecord.event, AuditRecord.details).order_by(col(AuditRecord.id)))
    assert list(events)[1:] == [("DossierClosed", {"reason": "verhuisd"}), ("DossierReopened", {})]


@pytest.mark.parametrize("reason", ["", "zomaar"])
def test_a_dossier_is_not_closed_without_a_reason(session: Session, reason: str) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)

    with pytest.raises(ReasonNeeded):
        close_dossier(session, dossier_id=made, reason=reason, by=sanne, at=NOW, on=TODAY)


def test_every_field_and_reason_has_its_words() -> None:
    assert set(CLOSE_REASONS) == {each.value for each in CloseReason}
    assert set(FIELDS) == {*Facts.model_fields, "regievoerder_id"}
    assert set(Facts.model_fields) == set(CHECKS) == set(QUESTIONS) == set(FACTS)
