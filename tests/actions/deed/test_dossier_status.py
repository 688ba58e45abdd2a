"""The stored status of a dossier and the counts always agree with the dates."""

from datetime import date, timedelta
from random import Random
from threading import Thread
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Role
from actions.deed.dossier_status import differences, recount, refresh_status, refresh_statuses
from database import open_session
from models import Dossier, DossierCount
from models.dossier_counts import CountedBy
from rules.law.terms import Doelgroep, Fase, Leerroute, PipStatus
from tests.builders import a_caseworker, a_dossier
from tests.databases import Database


@pytest.fixture
def dossier(session: Session) -> Dossier:
    return session.get_one(Dossier, a_dossier(session, a_caseworker(session)))


def _counts(session: Session) -> dict[tuple[str, str, date], int]:
    rows = session.exec(select(DossierCount).where(DossierCount.counted_by == CountedBy.STATUS_AND_DUE)).all()
    return {(row.fase, row.leerroute, row.sort_due): row.dossiers for row in rows}


def test_a_new_dossier_is_counted_under_its_status(session: Session, dossier: Dossier) -> None:
    assert dossier.fase is Fase.AANGEMELD
    assert dossier.due == date(2026, 12, 10)
    assert dossier.clock_start_on == date(2026, 10, 2)
    assert _counts(session) == {("aangemeld", "", date(2026, 12, 10)): 1}


def test_a_new_dossier_without_a_date_is_counted_too(session: Session) -> None:
    a_dossier(session, a_caseworker(session), kennisgeving=None, brp=None)
    assert _counts(session) == {("aangemeld", "", date.max): 1}


def test_a_dossier_whose_status_changes_is_no_longer_counted_under_the_old_status(
    session: Session, dossier: Dossier, today: date
) -> None:
    dossier.intake_started_on = today
    refresh_status(session, dossier)
    session.commit()
    assert dossier.fase is Fase.INTAKE
    assert _counts(session) == {("intake", "", date(2026, 12, 10)): 1}


def test_a_closed_dossier_is_not_counted_and_a_reopened_dossier_is_counted_again(
    session: Session, dossier: Dossier, today: date
) -> None:
    before = _counts(session)
    dossier.closed_on = today
    refresh_status(session, dossier)
    session.commit()
    assert not dossier.is_open
    assert _counts(session) == {}
    dossier.closed_on = None
    refresh_status(session, dossier)
    session.commit()
    assert _counts(session) == before


def test_a_dossier_without_a_date_sorts_last(session: Session, dossier: Dossier) -> None:
    dossier.kennisgeving_on = None
    refresh_status(session, dossier)
    session.commit()
    assert (dossier.due, dossier.sort_due) == (None, date.max)
    assert list(differences(session)) == []


def test_a_change_that_was_flushed_before_the_refresh_is_counted(session: Session, dossier: Dossier) -> None:
    dossier.leerroute = Leerroute.B1
    session.exec(select(sa.func.count()).select_from(Dossier)).one()
    session.flush()
    refresh_status(session, dossier)
    refresh_status(session, dossier)
    session.commit()
    assert _counts(session) == {("aangemeld", "B", date(2026, 12, 10)): 1}


def test_an_action_that_is_rolled_back_leaves_the_counts_as_they_were(
    session: Session, dossier: Dossier, today: date
) -> None:
    before = _counts(session)
    dossier.intake_started_on = today
    refresh_status(session, dossier)
    session.rollback()
    dossier.pip_started_on = None
    refresh_status(session, dossier)
    session.commit()
    assert _counts(session) == before


def test_the_counts_of_a_second_colleague_include_the_change_of_the_first(
    session: Session, dossier: Dossier, database: Database, today: date
) -> None:
    with open_session(database.engine) as other:
        seen_before = other.get_one(Dossier, dossier.id)
        other.commit()  # a page that was opened earlier, in a transaction of its own
        dossier.intake_started_on = today
        refresh_status(session, dossier)
        session.commit()
        seen_before.brp_on = today
        refresh_status(other, seen_before)
        other.commit()
        assert seen_before.fase is Fase.INTAKE
        assert seen_before.clock_start_on == today
        assert list(differences(other)) == []


def _move_back_and_forth(database: Database, ids: list[UUID], seed: int) -> None:
    random = Random(seed)
    for _ in range(8):
        with open_session(database.engine) as session:
            chosen = random.sample(ids, 3)
            rows = session.exec(select(Dossier).where(col(Dossier.id).in_(chosen))).all()
            for row in rows:
                row.leerroute = random.choice(list(Leerroute))
            refresh_statuses(session, rows)
            session.commit()


def test_actions_at_the_same_moment_are_each_counted_once(session: Session, database: Database) -> None:
    by = a_caseworker(session)
    ids = [a_dossier(session, by, given_names=f"Amina{number}") for number in range(6)]
    deeds = [Thread(target=_move_back_and_forth, args=(database, ids, seed)) for seed in range(4)]
    for deed in deeds:
        deed.start()
    for deed in deeds:
        deed.join(timeout=60)
    session.rollback()
    assert list(differences(session)) == []
    assert sum(_counts(session).values()) == 6


def _change(random: Random, dossier: Dossier, today: date) -> None:
    dates = (
        *("kennisgeving_on", "brp_on", "bijstand_from", "intake_started_on", "intake_completed_on"),
        *("pip_started_on", "first_pip_on", "next_talk_on", "closed_on"),
    )
    name = random.choice([*dates, "leerroute", "doelgroep", "pip_status"])
    if name in dates:
        setattr(dossier, name, random.choice([None, today + timedelta(days=random.randint(-400, 60))]))
    elif name == "leerroute":
        dossier.leerroute = random.choice([None, *Leerroute])
    elif name == "doelgroep":
        dossier.doelgroep = random.choice(list(Doelgroep))
    else:
        dossier.pip_status = random.choice([None, *PipStatus])


@pytest.mark.parametrize("seed", range(3))
def test_after_any_series_of_actions_the_counts_equal_a_recount(session: Session, today: date, seed: int) -> None:
    random = Random(seed)
    by = a_caseworker(session)
    dossiers = [session.get_one(Dossier, a_dossier(session, by, given_names=f"Amina{n}")) for n in range(5)]
    for _ in range(40):
        chosen = random.sample(dossiers, random.randint(1, 3))
        for dossier in chosen:
            _change(random, dossier, today)
        refresh_statuses(session, chosen)
        session.rollback() if random.random() < 0.2 else session.commit()
    assert list(differences(session)) == []
    assert sum(_counts(session).values()) == sum(each.is_open for each in session.exec(select(Dossier)))


def test_counts_that_were_changed_outside_koers_are_reported_and_repaired(session: Session, dossier: Dossier) -> None:
    number = dossier.number
    session.exec(sa.update(Dossier).values(fase=Fase.UITVOERING, sort_due=date(2020, 1, 1)))
    session.exec(sa.update(DossierCount).values(dossiers=7))
    session.commit()
    session.expire_all()
    repairs = list(differences(session))
    assert f"{number}: fase is uitvoering, computed aangemeld" in repairs
    assert any("7 kept" in each for each in repairs)
    session.rollback()
    recount(session)
    session.commit()
    assert list(differences(session)) == []


def test_a_recount_of_one_gemeente_does_not_change_another_gemeente(session: Session) -> None:
    here, there = a_caseworker(session), a_caseworker(session, "Zandwijk", Role.COORDINATOR)
    a_dossier(session, here)
    a_dossier(session, there)
    session.exec(sa.update(DossierCount).values(dossiers=7))
    session.commit()
    recount(session, here.gemeente_id)
    session.commit()
    assert list(differences(session, here.gemeente_id)) == []
    assert list(differences(session, there.gemeente_id)) != []
