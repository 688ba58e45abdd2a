"""Making a startklas, and who takes part."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role
from actions.beheer.caseworkers import disable_caseworker
from actions.dossier.revise import close_dossier
from actions.klas.classes import NewKlas, close_klas, hand_over_klas, open_klas, remove_deelnemer, reopen_klas
from database import open_session
from models import AuditRecord, Klas, KlasDeelnemer
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes
from tests.databases import Database
from tests.klassen import BEGAN, a_deelnemer, a_docent, a_klas, observe


def events(session: Session) -> list[str]:
    """What happened to classes."""
    names = session.exec(select(AuditRecord.event).order_by(AuditRecord.id)).all()  # type: ignore[arg-type]
    return [each for each in names if each.startswith(("Klas", "Deelnemer"))]


def test_a_class_lasts_six_weeks_unless_another_end_is_entered(session: Session) -> None:
    sanne, ineke = a_caseworker(session), a_docent(session)

    made = session.get_one(Klas, a_klas(session, sanne, ineke, name="  Start  klas ", school="Taalschool"))

    assert (made.name, made.school, made.teacher_id, made.weeks) == ("Start klas", "Taalschool", ineke.id, 6)
    assert made.gemeente_id == sanne.gemeente_id


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"name": " "}, ("name", "missing")),
        ({"name": "a" * 81}, ("name", "too_long")),
        ({"school": "a" * 121}, ("school", "too_long")),
        ({"teacher_id": None}, ("teacher_id", "missing")),
        ({"teacher_id": uuid4()}, ("teacher_id", "not_in_list")),
        ({"starts_on": None}, ("starts_on", "missing")),
        ({"starts_on": date(1899, 1, 1)}, ("starts_on", "too_early")),
        ({"starts_on": TODAY + timedelta(days=400)}, ("starts_on", "too_far")),
        ({"weeks": 0}, ("weeks", "out_of_bounds")),
        ({"weeks": 27}, ("weeks", "out_of_bounds")),
    ],
)
def test_a_class_with_a_mistake_is_not_made(session: Session, fields: dict[str, Any], problem: tuple[str, str]) -> None:
    sanne, ineke = a_caseworker(session), a_docent(session)
    usual: dict[str, Any] = {"name": "Klas", "teacher_id": ineke.id, "starts_on": BEGAN}
    klas = NewKlas(**(usual | fields))

    with pytest.raises(Invalid) as refused:
        open_klas(session, klas_id=uuid4(), klas=klas, by=sanne, at=NOW, on=TODAY)

    assert codes(refused.value.problems) == (problem,)
    assert session.exec(select(Klas)).all() == []


def test_only_a_teacher_of_the_own_gemeente_with_an_open_account_gets_a_class(session: Session) -> None:
    sanne, bea = a_caseworker(session), a_caseworker(session, role=Role.BEHEERDER)
    gone = a_docent(session, name="Gone")
    disable_caseworker(session, username=gone.username, by=bea, at=NOW)
    klas_id = a_klas(session, sanne, a_docent(session))

    for nobody in (sanne, gone, a_docent(session, gemeente="Veenrand")):
        with pytest.raises(Invalid):
            a_klas(session, sanne, nobody)
        with pytest.raises(Invalid):
            hand_over_klas(session, klas_id=klas_id, teacher_id=nobody.id, by=sanne, at=NOW)
    with pytest.raises(Invalid):
        hand_over_klas(session, klas_id=klas_id, teacher_id=None, by=sanne, at=NOW)


def test_a_second_click_makes_one_class(database: Database, session: Session) -> None:
    sanne, ineke, klas_id = a_caseworker(session), a_docent(session), uuid4()
    klas = NewKlas(name="Klas", teacher_id=ineke.id, starts_on=BEGAN)

    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return open_klas(own, klas_id=klas_id, klas=klas, by=sanne, at=NOW, on=TODAY)

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(click, range(3))) == {klas_id}

    assert events(session) == ["KlasOpened"]


def test_two_colleagues_who_place_the_same_person_at_once_place_that_person_once(
    database: Database, session: Session
) -> None:
    sanne, ineke = a_caseworker(session), a_docent(session)
    klas_id, made = a_klas(session, sanne, ineke), a_dossier(session, sanne)

    def place(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return a_deelnemer(own, klas_id, made, sanne)

    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(place, range(3)))) == 1

    assert events(session) == ["KlasOpened", "DeelnemerAdded"]


def test_a_participant_who_returns_to_a_class_keeps_the_earlier_observations(session: Session) -> None:
    sanne, ineke = a_caseworker(session), a_docent(session)
    klas_id, made = a_klas(session, sanne, ineke), a_dossier(session, sanne)
    person = a_deelnemer(session, klas_id, made, sanne)
    observe(session, person, ineke, taal=3)

    for _ in range(2):
        remove_deelnemer(session, klas_id=klas_id, dossier_id=made, by=sanne, at=NOW, on=TODAY)
    assert session.get_one(KlasDeelnemer, person).left_on == TODAY
    with pytest.raises(NotFound):
        observe(session, person, ineke, taal=4, seen=1)

    assert a_deelnemer(session, klas_id, made, sanne) == person
    assert observe(session, person, ineke, taal=4, seen=1) == 2
    assert events(session) == ["KlasOpened", "DeelnemerAdded", "DeelnemerRemoved", "DeelnemerAdded"]


def test_a_class_is_closed_and_opened_again(session: Session) -> None:
    sanne, ineke = a_caseworker(session), a_docent(session)
    klas_id, made = a_klas(session, sanne, ineke), a_dossier(session, sanne)

    close_klas(session, klas_id=klas_id, by=sanne, at=NOW)
    with pytest.raises(AlreadyDone):
        close_klas(session, klas_id=klas_id, by=sanne, at=NOW)
    with pytest.raises(AlreadyDone):
        a_deelnemer(session, klas_id, made, sanne)

    reopen_klas(session, klas_id=klas_id, by=sanne, at=NOW)
    with pytest.raises(AlreadyDone):
        reopen_klas(session, klas_id=klas_id, by=sanne, at=NOW)
    a_deelnemer(session, klas_id, made, sanne)
    assert events(session)[-2:] == ["KlasReopened", "DeelnemerAdded"]


def test_a_closed_dossier_is_not_placed(session: Session) -> None:
    sanne, ineke = a_caseworker(session), a_docent(session)
    made = a_dossier(session, sanne)
    close_dossier(session, dossier_id=made, reason="diploma", by=sanne, at=NOW, on=TODAY)

    with pytest.raises(AlreadyDone):
        a_deelnemer(session, a_klas(session, sanne, ineke), made, sanne)


def test_classes_and_dossiers_of_others_cannot_be_changed(session: Session) -> None:
    sanne, karim, ineke = a_caseworker(session), a_caseworker(session), a_docent(session)
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    wout = a_caseworker(session, gemeente="Veenrand")
    klas_id, theirs = a_klas(session, sanne, ineke), a_dossier(session, karim)
    a_deelnemer(session, klas_id, theirs, karim)

    with pytest.raises(NotFound):
        a_deelnemer(session, klas_id, theirs, sanne)
    with pytest.raises(NotFound):
        remove_deelnemer(session, klas_id=klas_id, dossier_id=theirs, by=sanne, at=NOW, on=TODAY)
    with pytest.raises(NotFound):
        remove_deelnemer(session, klas_id=klas_id, dossier_id=a_dossier(session, sanne), by=sanne, at=NOW, on=TODAY)
    with pytest.raises(NotFound):
        close_klas(session, klas_id=klas_id, by=wout, at=NOW)
    for nobody in (ineke, yusra):
        with pytest.raises(NotAllowed):
            close_klas(session, klas_id=klas_id, by=nobody, at=NOW)
        with pytest.raises(NotAllowed):
            a_klas(session, nobody, ineke)


def test_a_class_can_be_given_to_another_teacher(session: Session) -> None:
    sanne, ineke, joost = a_caseworker(session), a_docent(session), a_docent(session, name="Joost")
    klas_id = a_klas(session, sanne, ineke)
    person = a_deelnemer(session, klas_id, a_dossier(session, sanne), sanne)

    for _ in range(2):
        hand_over_klas(session, klas_id=klas_id, teacher_id=joost.id, by=sanne, at=NOW)

    assert observe(session, person, joost, taal=2) == 1
    with pytest.raises(NotFound):
        observe(session, person, ineke, motivatie=2)
    assert events(session).count("KlasHandedOver") == 1
