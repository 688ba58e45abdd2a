"""Legal items that an intake leaves open: the reason, or the planned day."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.dossier.revise import close_dossier
from actions.intake.intake import start_intake
from actions.intake.legal_gaps import LONGEST_REASON, note_gap, remove_gap
from forms.engine.schema import LegalItem
from forms.intake.legal_items import LegalItemGap
from models import AuditRecord, IntakeLeemte
from queries.intake.legal_gaps import ending
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from widgets.intake import ending as drawn

VVE, TEST = LegalItem.VVE, LegalItem.LEERBAARHEIDSTOETS
REASON = LegalItemGap("Vader wil er eerst over nadenken.")


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def begun(session: Session, sanne: User) -> UUID:
    dossier_id = a_dossier(session, sanne)
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    return dossier_id


def note(session: Session, dossier_id: UUID, by: User, **overrides: Any) -> None:
    """A reason, with what matters to the test."""
    usual: dict[str, Any] = {"item": VVE, "gap": REASON, "seen_version": 0}
    note_gap(session, dossier_id=dossier_id, by=by, at=NOW, **usual | overrides)


def test_a_reason_is_saved_and_can_be_changed(session: Session, begun: UUID, sanne: User) -> None:
    note(session, begun, sanne, gap=LegalItemGap("  Vader wil er eerst over nadenken. "))
    note(session, begun, sanne, gap=LegalItemGap("Zij gaan kijken.", date(2026, 12, 1)), seen_version=1)

    line = ending(session, begun, seen_by=sanne).gaps[VVE]
    assert (line.gap, line.by, line.version) == (
        LegalItemGap("Zij gaan kijken.", date(2026, 12, 1)),
        "Sanne de Boer",
        2,
    )


def test_the_audit_trail_of_a_reason_does_not_hold_its_text(session: Session, begun: UUID, sanne: User) -> None:
    note(session, begun, sanne)

    (event,) = session.exec(select(AuditRecord).where(AuditRecord.event == "IntakeGapNoted"))
    assert event.details == {"legal_item": "vve"}


def test_saving_the_same_reason_again_changes_nothing(session: Session, begun: UUID, sanne: User) -> None:
    note(session, begun, sanne)
    note(session, begun, sanne)

    assert len(session.exec(select(IntakeLeemte)).all()) == 1
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "IntakeGapNoted")).all()) == 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"gap": LegalItemGap(" ")}, ("reason", "missing")),
        ({"gap": LegalItemGap("", TODAY)}, ("reason", "missing")),
        ({"gap": LegalItemGap("a" * (LONGEST_REASON + 1))}, ("reason", "too_long")),
        ({"gap": LegalItemGap("Later.", TODAY - timedelta(days=1))}, ("planned_on", "in_past")),
        ({"gap": LegalItemGap("Later.", date(2028, 1, 1))}, ("planned_on", "too_far")),
        ({"item": TEST, "gap": LegalItemGap("Wachtlijst.")}, ("planned_on", "missing")),
        ({"item": TEST, "gap": LegalItemGap("", TODAY - timedelta(days=1))}, ("planned_on", "in_past")),
    ],
)
def test_a_reason_with_a_mistake_is_refused(
    session: Session, begun: UUID, sanne: User, fields: dict[str, Any], problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        note(session, begun, sanne, **fields)

    assert codes(refused.value.problems) == (problem,)
    assert session.exec(select(IntakeLeemte)).all() == []


def test_a_test_that_is_planned_needs_no_reason(session: Session, begun: UUID, sanne: User) -> None:
    note(session, begun, sanne, item=TEST, gap=LegalItemGap("", TODAY))

    assert ending(session, begun, seen_by=sanne).grounds == {TEST: LegalItemGap("", TODAY)}


def test_a_second_caseworker_reads_the_reason_that_the_first_wrote(session: Session, begun: UUID, sanne: User) -> None:
    note(session, begun, sanne, gap=LegalItemGap("Eerst"))

    with pytest.raises(Stale) as refused:
        note(session, begun, sanne, gap=LegalItemGap("Toen"))

    assert refused.value.value == "Eerst"


def test_the_longest_reason_is_stored_completely(session: Session, begun: UUID, sanne: User) -> None:
    note(session, begun, sanne, gap=LegalItemGap("é" * LONGEST_REASON))

    assert ending(session, begun, seen_by=sanne).grounds == {VVE: LegalItemGap("é" * LONGEST_REASON)}


def test_the_second_writer_of_a_reason_is_refused_and_shown_the_name_of_the_first(
    session: Session, begun: UUID, sanne: User
) -> None:
    karim = a_caseworker(session, name="Karim Haddad")
    shared_with(session, begun, karim)
    note(session, begun, karim, gap=LegalItemGap("Van Karim"))

    with pytest.raises(Stale) as refused:
        note(session, begun, sanne, gap=LegalItemGap("Van Sanne"))

    assert refused.value.by == "Karim Haddad"
    assert ending(session, begun, seen_by=sanne).grounds == {VVE: LegalItemGap("Van Karim")}


def test_a_reason_can_be_removed_and_removing_it_twice_changes_nothing_more(
    session: Session, begun: UUID, sanne: User
) -> None:
    note(session, begun, sanne)

    remove_gap(session, dossier_id=begun, item=VVE, by=sanne, at=NOW)
    remove_gap(session, dossier_id=begun, item=VVE, by=sanne, at=NOW)

    assert ending(session, begun, seen_by=sanne).gaps == {}
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "IntakeGapRemoved")).all()) == 1


def test_only_who_works_on_a_dossier_may_write_and_read_a_reason(session: Session, begun: UUID, sanne: User) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, begun, yusra)
    stranger = a_caseworker(session, gemeente="Veenrand", role=Role.COORDINATOR)
    note(session, begun, sanne)

    with pytest.raises(NotAllowed):
        note(session, begun, yusra)
    with pytest.raises(NotFound):
        note(session, begun, stranger)
    assert ending(session, begun, seen_by=yusra).grounds == {VVE: LegalItemGap("")}
    assert ending(session, begun, seen_by=stranger).gaps == {}


def test_without_an_intake_or_in_a_closed_dossier_nothing_is_noted(session: Session, begun: UUID, sanne: User) -> None:
    with pytest.raises(NotFound):
        note(session, a_dossier(session, sanne), sanne)

    close_dossier(session, dossier_id=begun, reason="verhuisd", by=sanne, at=NOW, on=TODAY)
    with pytest.raises(AlreadyDone):
        note(session, begun, sanne)


def test_the_screen_and_the_action_allow_the_same_length() -> None:
    assert drawn.LONGEST_REASON == LONGEST_REASON
