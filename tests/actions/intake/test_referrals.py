"""Referring somebody, and following the referral up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from access import Role, User
from actions.dossier.revise import close_dossier
from actions.intake.referrals import (
    LONGEST_OUTCOME,
    LONGEST_REASON,
    ReferralFacts,
    ReferralProgress,
    refer,
    revise_referral,
)
from database import open_session
from models import AuditRecord, Verwijzing
from models.guards.encryption import decrypted, verwijzing_ad
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from rules.intake.referral import ReferralStatus, ReferredTo
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from widgets.intake import referrals

SOON = TODAY + timedelta(days=14)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne)


def make(session: Session, dossier_id: UUID, by: User, **overrides: Any) -> UUID:
    """A referral, with what matters to the test."""
    usual: dict[str, Any] = {
        "referred_to": ReferredTo.HUISARTS,
        "reason": "Slapen lukt niet; lessen in de ochtend gaan niet.",
        "follow_up_on": SOON,
    }
    referral_id: UUID = overrides.pop("referral_id", None) or uuid4()
    facts = ReferralFacts(**(usual | overrides))
    return refer(session, referral_id=referral_id, dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY)


def follow(session: Session, dossier_id: UUID, referral_id: UUID, by: User, **overrides: Any) -> None:
    """How far it is, with what matters to the test."""
    usual: dict[str, Any] = {
        "status": ReferralStatus.AFGEROND,
        "outcome": "Er is een afspraak geweest.",
        "follow_up_on": None,
    }
    seen: int = overrides.pop("seen_version", 1)
    progress = ReferralProgress(**(usual | overrides))
    revise_referral(
        session, dossier_id=dossier_id, referral_id=referral_id, progress=progress, seen_version=seen, by=by, at=NOW
    )


def stored_referral(session: Session, referral_id: UUID) -> Verwijzing:
    """The row as it is in the database."""
    session.expire_all()
    return session.get_one(Verwijzing, referral_id)


def outcome(session: Session, referral_id: UUID) -> str:
    """What came of it, readable."""
    return decrypted(session, stored_referral(session, referral_id).outcome, verwijzing_ad(referral_id, "outcome"))


def test_a_referral_is_stored_as_open_with_a_day_to_follow_up(session: Session, dossier_id: UUID, sanne: User) -> None:
    row = stored_referral(session, make(session, dossier_id, sanne))

    assert (row.status, row.referred_on, row.follow_up_on) == ("open", TODAY, SOON)


def test_the_audit_trail_of_a_referral_does_not_hold_its_text(session: Session, dossier_id: UUID, sanne: User) -> None:
    referral_id = make(session, dossier_id, sanne, referred_to=ReferredTo.VEILIG_THUIS)
    follow(session, dossier_id, referral_id, sanne)

    events = session.exec(
        select(AuditRecord).where(col(AuditRecord.event).like("Referral%")).order_by(col(AuditRecord.id))
    ).all()
    assert [each.details for each in events] == [
        {"referral_id": str(referral_id)},
        {"referral_id": str(referral_id), "status": "afgerond"},
    ]


def test_a_second_click_makes_no_second_referral(
    database: Database, session: Session, dossier_id: UUID, sanne: User
) -> None:
    referral_id = uuid4()

    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return make(own, dossier_id, sanne, referral_id=referral_id)

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(click, range(3))) == {referral_id}

    assert len(session.exec(select(Verwijzing)).all()) == 1
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "ReferralMade")).all()) == 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"referred_to": None}, ("referred_to", "missing")),
        ({"reason": " \n"}, ("reason", "missing")),
        ({"reason": "a" * (LONGEST_REASON + 1)}, ("reason", "too_long")),
        ({"follow_up_on": None}, ("follow_up_on", "missing")),
        ({"follow_up_on": TODAY - timedelta(days=1)}, ("follow_up_on", "in_past")),
        ({"follow_up_on": date(2028, 1, 1)}, ("follow_up_on", "too_far")),
    ],
)
def test_a_referral_with_a_mistake_is_refused(
    session: Session, dossier_id: UUID, sanne: User, fields: dict[str, Any], problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        make(session, dossier_id, sanne, **fields)

    assert codes(refused.value.problems) == (problem,)
    assert session.exec(select(Verwijzing)).all() == []


def test_a_referral_ends_with_an_outcome_and_can_be_resumed(session: Session, dossier_id: UUID, sanne: User) -> None:
    referral_id = make(session, dossier_id, sanne)

    follow(session, dossier_id, referral_id, sanne)
    assert (stored_referral(session, referral_id).status, outcome(session, referral_id)) == (
        "afgerond",
        "Er is een afspraak geweest.",
    )
    later = SOON + timedelta(days=14)
    follow(session, dossier_id, referral_id, sanne, status=ReferralStatus.GESTART, follow_up_on=later, seen_version=2)

    assert (stored_referral(session, referral_id).status, stored_referral(session, referral_id).follow_up_on) == (
        "gestart",
        later,
    )


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"outcome": " "}, ("outcome", "missing")),
        ({"status": ReferralStatus.GESTOPT, "outcome": ""}, ("outcome", "missing")),
        ({"outcome": "a" * (LONGEST_OUTCOME + 1)}, ("outcome", "too_long")),
        ({"status": ReferralStatus.GESTART}, ("follow_up_on", "missing")),
        ({"status": ReferralStatus.OPEN, "follow_up_on": TODAY - timedelta(days=1)}, ("follow_up_on", "in_past")),
    ],
)
def test_a_referral_does_not_end_without_an_outcome_or_continue_without_a_day(
    session: Session, dossier_id: UUID, sanne: User, fields: dict[str, Any], problem: tuple[str, str]
) -> None:
    referral_id = make(session, dossier_id, sanne)

    with pytest.raises(Invalid) as refused:
        follow(session, dossier_id, referral_id, sanne, **fields)

    assert codes(refused.value.problems) == (problem,)
    assert stored_referral(session, referral_id).status == "open"


def test_the_second_writer_of_a_referral_is_refused_and_a_repeated_save_is_done_once(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    karim = a_caseworker(session, name="Karim Haddad")
    shared_with(session, dossier_id, karim)
    referral_id = make(session, dossier_id, sanne)
    follow(session, dossier_id, referral_id, karim)

    follow(session, dossier_id, referral_id, karim)
    with pytest.raises(Stale) as refused:
        follow(session, dossier_id, referral_id, sanne, outcome="Iets anders")

    assert refused.value.by == "Karim Haddad"
    assert (stored_referral(session, referral_id).version, outcome(session, referral_id)) == (
        2,
        "Er is een afspraak geweest.",
    )


def test_only_who_works_on_a_dossier_may_refer(session: Session, dossier_id: UUID, sanne: User) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, yusra)
    referral_id, other = make(session, dossier_id, sanne), a_dossier(session, sanne)

    with pytest.raises(NotAllowed):
        make(session, dossier_id, yusra)
    with pytest.raises(NotFound):
        make(session, dossier_id, a_caseworker(session))
    with pytest.raises(NotFound):
        make(session, other, sanne, referral_id=referral_id)
    with pytest.raises(NotFound):
        follow(session, other, referral_id, sanne)


def test_a_closed_dossier_takes_no_referral(session: Session, dossier_id: UUID, sanne: User) -> None:
    close_dossier(session, dossier_id=dossier_id, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    with pytest.raises(AlreadyDone):
        make(session, dossier_id, sanne)


def test_the_screen_and_the_action_allow_the_same_lengths() -> None:
    assert (referrals.LONGEST_REASON, referrals.LONGEST_OUTCOME) == (LONGEST_REASON, LONGEST_OUTCOME)
