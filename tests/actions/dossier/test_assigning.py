"""Handing dossiers over: all or none, only within the gemeente, and the counts go along."""

from datetime import datetime
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.deed.dossier_status import differences, refresh_status
from actions.dossier.assigning import assign_caseworker, note_seen
from models import AuditRecord, Caseworker, Dossier
from refusals import Invalid, NotAllowed, NotFound
from tests.builders import a_caseworker, a_dossier


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def marijke(session: Session) -> User:
    return a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")


def _owners(session: Session) -> set[UUID | None]:
    return set(session.exec(select(Dossier.regievoerder_id)).all())


def test_a_coordinator_hands_dossiers_over(session: Session, sanne: User, marijke: User, now: datetime) -> None:
    karim = a_caseworker(session, name="Karim Haddad")
    ids = [a_dossier(session, sanne, given_names=name) for name in ("Amina", "Yusuf")]
    assert assign_caseworker(session, dossier_ids=ids, caseworker_id=karim.id, by=marijke, at=now) == 2
    assert _owners(session) == {karim.id}
    assert list(differences(session)) == []
    log_rows = session.exec(select(AuditRecord).where(AuditRecord.event == "CaseworkerAssigned")).all()
    assert {each.dossier_id for each in log_rows} == set(ids)


def test_handing_over_twice_changes_nothing_the_second_time(
    session: Session, sanne: User, marijke: User, now: datetime
) -> None:
    ids = [a_dossier(session, sanne)]
    assert assign_caseworker(session, dossier_ids=ids, caseworker_id=sanne.id, by=marijke, at=now) == 0


def test_a_regievoerder_may_not_hand_over(session: Session, sanne: User, now: datetime) -> None:
    ids = [a_dossier(session, sanne)]
    with pytest.raises(NotAllowed):
        assign_caseworker(session, dossier_ids=ids, caseworker_id=sanne.id, by=sanne, at=now)


def test_one_dossier_of_another_gemeente_stops_all(session: Session, sanne: User, marijke: User, now: datetime) -> None:
    karim = a_caseworker(session, name="Karim Haddad")
    own = a_dossier(session, sanne)
    foreign = a_dossier(session, a_caseworker(session, "Zandwijk"))
    with pytest.raises(NotFound):
        assign_caseworker(session, dossier_ids=[own, foreign], caseworker_id=karim.id, by=marijke, at=now)
    assert karim.id not in _owners(session)


def test_a_closed_dossier_is_not_handed_over(session: Session, sanne: User, marijke: User, now: datetime) -> None:
    dossier = session.get_one(Dossier, a_dossier(session, sanne))
    dossier.closed_on = now.date()
    refresh_status(session, dossier)
    session.commit()
    with pytest.raises(NotFound):
        assign_caseworker(session, dossier_ids=[dossier.id], caseworker_id=sanne.id, by=marijke, at=now)


def test_dossiers_are_handed_only_to_somebody_who_can_be_regievoerder(
    session: Session, sanne: User, marijke: User, now: datetime
) -> None:
    dossier = a_dossier(session, sanne)
    left = a_caseworker(session, name="Weg")
    session.get_one(Caseworker, left.id).disabled_at = now
    others = [a_caseworker(session, role=Role.ONDERSTEUNER), a_caseworker(session, "Zandwijk"), left]
    for other in others:
        with pytest.raises(NotFound):
            assign_caseworker(session, dossier_ids=[dossier], caseworker_id=other.id, by=marijke, at=now)


@pytest.mark.parametrize("number", [0, 101])
def test_no_dossiers_or_more_than_a_hundred_is_refused(
    session: Session, marijke: User, now: datetime, number: int
) -> None:
    with pytest.raises(Invalid):
        assign_caseworker(
            session, dossier_ids=[uuid4() for _ in range(number)], caseworker_id=marijke.id, by=marijke, at=now
        )


def test_marking_news_as_seen_counts_only_for_that_user(
    session: Session, sanne: User, marijke: User, now: datetime
) -> None:
    note_seen(session, by=sanne, at=now)
    session.expire_all()
    assert session.get_one(Caseworker, sanne.id).visited_at == now
    assert session.get_one(Caseworker, marijke.id).visited_at is None
