"""Gewenst, niet beschikbaar: kept, solved, and counted without names."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from access import PERMISSIONS, Permission, Role, User
from actions.dossier.revise import close_dossier
from actions.pip.missing_supply import GemisFacts, note_gap, solve_gap
from forms.aanbod.catalogue import GemisReason
from models import AuditRecord, Gemis
from queries.pip.missing_supply import gap_counts, gaps, waiting_for
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound
from rules.law.terms import Leefgebied
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.catalogues import an_aanbieder, an_aanbod


def miss(session: Session, dossier_id: UUID, by: User, **overrides: Any) -> UUID:
    """Something that is missing, with what matters to the test."""
    gemis_id: UUID = overrides.pop("gemis_id", None) or uuid4()
    on: date = overrides.pop("on", TODAY)
    usual: dict[str, Any] = {
        "area": Leefgebied.TAAL, "what": "Taalles in de avond", "reason": GemisReason.GEEN_AANBOD
    }  # fmt: skip
    facts = GemisFacts(**(usual | overrides))
    return note_gap(session, gemis_id=gemis_id, dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=on)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne)


def test_a_missing_offer_is_recorded_and_solved_and_reopened(session: Session, sanne: User, dossier: UUID) -> None:
    made = miss(session, dossier, sanne, note="  Werkt overdag. ")
    miss(session, dossier, sanne, gemis_id=made)

    (line,) = gaps(session, dossier, seen_by=sanne)
    assert (line.what, line.note, line.noted_on, line.solved_on) == (
        "Taalles in de avond",
        "Werkt overdag.",
        TODAY,
        None,
    )
    for day in (TODAY, TODAY):
        solve_gap(session, gemis_id=made, solved_on=day, by=sanne, at=NOW, on=TODAY)
    assert gaps(session, dossier, seen_by=sanne)[0].solved_on == TODAY
    solve_gap(session, gemis_id=made, solved_on=None, by=sanne, at=NOW, on=TODAY)
    assert gaps(session, dossier, seen_by=sanne)[0].solved_on is None
    events = session.exec(select(AuditRecord.event).where(col(AuditRecord.event).startswith("Gemis"))).all()
    assert sorted(events) == ["GemisNoted", "GemisNoted", "GemisSolved"]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"what": " "}, ("what", "missing")),
        ({"what": "a" * 301}, ("what", "too_long")),
        ({"area": None}, ("area", "missing")),
        ({"reason": None}, ("reason", "missing")),
        ({"note": "a" * 1001}, ("note", "too_long")),
    ],
)
def test_a_line_with_a_mistake_is_refused(
    session: Session, sanne: User, dossier: UUID, fields: dict[str, Any], problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        miss(session, dossier, sanne, **fields)

    assert codes(refused.value.problems) == (problem,)
    assert session.exec(select(Gemis)).all() == []


def test_a_missing_offer_is_not_solved_in_the_future_or_before_it_was_recorded(
    session: Session, sanne: User, dossier: UUID
) -> None:
    made = miss(session, dossier, sanne)

    for day, code in ((TODAY + timedelta(days=1), "in_future"), (TODAY - timedelta(days=1), "before_noted")):
        with pytest.raises(Invalid) as refused:
            solve_gap(session, gemis_id=made, solved_on=day, by=sanne, at=NOW, on=TODAY)
        assert codes(refused.value.problems) == (("solved_on", code),)


def test_the_same_missing_offer_is_recorded_once_until_it_is_solved(
    session: Session, sanne: User, dossier: UUID
) -> None:
    offer = an_aanbod(session, sanne, an_aanbieder(session, sanne), places="0")

    first = miss(session, dossier, sanne, aanbod_id=offer, reason=GemisReason.WACHTLIJST)
    assert miss(session, dossier, sanne, aanbod_id=offer) == first
    assert waiting_for(session, seen_by=sanne) == {offer: 1}
    solve_gap(session, gemis_id=first, solved_on=TODAY, by=sanne, at=NOW, on=TODAY)

    assert waiting_for(session, seen_by=sanne) == {}
    assert miss(session, dossier, sanne, aanbod_id=offer) != first


def test_counts_are_of_people_in_open_dossiers_of_the_own_gemeente(
    session: Session, sanne: User, dossier: UUID
) -> None:
    other = a_dossier(session, sanne, birth_date=date(1980, 1, 1))
    gone = a_dossier(session, sanne, birth_date=date(1970, 1, 1))
    stranger = a_caseworker(session, "Elders")
    miss(session, dossier, sanne, on=date(2026, 10, 1))
    miss(session, dossier, sanne, what="Nog een taalles")
    miss(session, other, sanne)
    miss(session, gone, sanne)
    miss(session, a_dossier(session, stranger), stranger)
    came = miss(session, other, sanne, area=Leefgebied.GEZIN, reason=GemisReason.GEEN_OPVANG)
    solve_gap(session, gemis_id=came, solved_on=TODAY, by=sanne, at=NOW, on=TODAY)
    close_dossier(session, dossier_id=gone, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    first, second = gap_counts(session, seen_by=sanne, on=TODAY)

    assert (first.area, first.reason) == (Leefgebied.TAAL, GemisReason.GEEN_AANBOD)
    assert (first.people, first.solved, first.since) == (2, 0, date(2026, 10, 1))
    assert (second.area, second.people, second.solved, second.since) == (Leefgebied.GEZIN, 0, 1, None)


@pytest.mark.parametrize("role", Role)
def test_only_who_manages_the_catalogue_sees_the_counts(
    session: Session, sanne: User, dossier: UUID, role: Role
) -> None:
    miss(session, dossier, sanne)
    somebody = a_caseworker(session, role=role)

    if Permission.MANAGE_CATALOGUE in PERMISSIONS[role]:
        assert gap_counts(session, seen_by=somebody, on=TODAY)[0].people == 1
        assert waiting_for(session, seen_by=somebody) == {}
    else:
        with pytest.raises(NotAllowed):
            gap_counts(session, seen_by=somebody, on=TODAY)
        with pytest.raises(NotAllowed):
            waiting_for(session, seen_by=somebody)


def test_only_who_works_on_the_plan_of_an_open_dossier_writes_it_down(
    session: Session, sanne: User, dossier: UUID
) -> None:
    made = miss(session, dossier, sanne)
    helper, stranger = a_caseworker(session, role=Role.ONDERSTEUNER), a_caseworker(session, "Elders")
    shared_with(session, dossier, helper)
    theirs = an_aanbod(session, stranger, an_aanbieder(session, stranger))

    with pytest.raises(NotAllowed):
        miss(session, dossier, helper)
    with pytest.raises(NotFound):
        miss(session, dossier, stranger)
    with pytest.raises(NotFound):
        miss(session, dossier, sanne, aanbod_id=theirs)
    with pytest.raises(NotFound):
        solve_gap(session, gemis_id=made, solved_on=TODAY, by=stranger, at=NOW, on=TODAY)
    assert gaps(session, dossier, seen_by=stranger) == ()
    assert gaps(session, dossier, seen_by=a_caseworker(session, role=Role.PARTNER)) == ()
    assert len(gaps(session, dossier, seen_by=helper)) == 1
    close_dossier(session, dossier_id=dossier, reason="verhuisd", by=sanne, at=NOW, on=TODAY)
    with pytest.raises(AlreadyDone):
        miss(session, dossier, sanne)
