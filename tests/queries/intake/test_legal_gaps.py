"""Referrals and hand-overs for who may see a whole dossier, and the reminders."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from access import Role, User
from actions.beheer.rights import open_domein
from actions.dossier.revise import close_dossier
from actions.intake.handover import Sheet, hand_over
from actions.intake.intake import start_intake
from actions.intake.legal_gaps import note_gap
from actions.intake.referrals import ReferralFacts, ReferralProgress, refer, revise_referral
from forms.engine.library import latest
from forms.engine.schema import LegalItem
from forms.intake.legal_items import LegalItemGap
from forms.intake.restricted_sections import restricted_sections_of
from queries.intake.referrals import handovers, referrals
from queries.intake.view import intake_view
from queries.vandaag.reminders import MOST, ReminderKind, reminders
from rules.intake.referral import ReferralStatus, ReferredTo
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.databases import Database

DAY = timedelta(days=1)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def begun(session: Session, sanne: User) -> UUID:
    return an_intake(session, sanne)


def an_intake(session: Session, by: User, name: str = "Amina") -> UUID:
    """A dossier whose intake was begun."""
    dossier_id = a_dossier(session, by, given_names=name)
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    return dossier_id


def referred(session: Session, dossier_id: UUID, by: User, days: int = 14) -> UUID:
    """A referral to follow up in so many days."""
    return refer(
        session,
        referral_id=uuid4(),
        dossier_id=dossier_id,
        facts=ReferralFacts(referred_to=ReferredTo.GGZ, reason="Slapen lukt niet.", follow_up_on=TODAY + days * DAY),
        by=by,
        at=NOW,
        on=TODAY,
    )


def handed(session: Session, dossier_id: UUID, by: User) -> None:
    """A hand-over."""
    sheet = Sheet(worked="Ochtend.", worries="Opvang.", promises="", handed_to="Sanne")
    hand_over(session, handover_id=uuid4(), dossier_id=dossier_id, sheet=sheet, by=by, at=NOW)


def read(session: Session, dossier_id: UUID, by: User) -> tuple[list[str], list[str]]:
    """The texts of referrals and hand-overs that this user reads now."""
    view = intake_view(session, dossier_id, seen_by=by, at=NOW)
    sources = referrals(session, view, seen_by=by), handovers(session, view, seen_by=by)
    return [each.reason for each in sources[0]], [each.worries for each in sources[1]]


def test_who_works_on_a_dossier_reads_its_referrals_and_hand_overs(session: Session, begun: UUID, sanne: User) -> None:
    referred(session, begun, sanne)
    handed(session, begun, sanne)

    assert read(session, begun, sanne) == (["Slapen lukt niet."], ["Opvang."])


def test_an_ondersteuner_reads_none_of_them(session: Session, begun: UUID, sanne: User) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, begun, yusra)
    referred(session, begun, sanne)
    handed(session, begun, sanne)

    assert read(session, begun, yusra) == ([], [])


def test_a_coordinator_reads_them_once_every_sensitive_section_is_opened(
    session: Session, begun: UUID, sanne: User
) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    referred(session, begun, sanne)
    handed(session, begun, sanne)
    assert read(session, begun, marijke) == ([], [])

    referred(session, begun, marijke)
    assert read(session, begun, marijke) == (["Slapen lukt niet."], [])  # what is their own
    for restricted_section in restricted_sections_of(latest("brede_intake").version).values():
        if restricted_section.sensitive:
            open_domein(
                session, dossier_id=begun, restricted_section=restricted_section.id, reason="Klacht", by=marijke, at=NOW
            )

    assert read(session, begun, marijke) == (["Slapen lukt niet."] * 2, ["Opvang."])


def test_referrals_to_follow_up_come_before_ended_ones(session: Session, begun: UUID, sanne: User) -> None:
    ended, later, soon = (referred(session, begun, sanne, days) for days in (1, 9, 5))
    revise_referral(
        session,
        dossier_id=begun,
        referral_id=ended,
        progress=ReferralProgress(status=ReferralStatus.AFGEROND, outcome="Klaar", follow_up_on=None),
        seen_version=1,
        by=sanne,
        at=NOW,
    )
    view = intake_view(session, begun, seen_by=sanne, at=NOW)

    assert [each.id for each in referrals(session, view, seen_by=sanne)] == [soon, later, ended]


def test_a_referral_is_a_reminder_from_its_day_and_a_planned_toets_a_week_before(
    session: Session, begun: UUID, sanne: User
) -> None:
    referred(session, begun, sanne, days=3)
    plan(session, begun, sanne, days=8)
    assert reminders(session, seen_by=sanne, on=TODAY).lines == ()

    due = reminders(session, seen_by=sanne, on=TODAY + 3 * DAY)

    assert [(each.kind, each.item, each.due, each.name) for each in due.lines] == [
        (ReminderKind.VERWIJZING, "", TODAY + 3 * DAY, "Amina Haile"),
        (ReminderKind.GEPLAND, "leerbaarheidstoets", TODAY + 8 * DAY, "Amina Haile"),
    ]


def plan(session: Session, dossier_id: UUID, by: User, days: int) -> None:
    """The leerbaarheidstoets in so many days."""
    note_gap(
        session,
        dossier_id=dossier_id,
        item=LegalItem.LEERBAARHEIDSTOETS,
        gap=LegalItemGap("", TODAY + days * DAY),
        seen_version=0,
        by=by,
        at=NOW,
    )


def test_reminders_are_of_own_open_dossiers_and_for_a_coordinator_of_the_team(
    session: Session, begun: UUID, sanne: User
) -> None:
    karim, marijke = a_caseworker(session), a_caseworker(session, role=Role.COORDINATOR)
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, begun, yusra)
    referred(session, begun, sanne, days=0)
    assert [reminders(session, seen_by=each, on=TODAY).total for each in (sanne, karim, marijke, yusra)] == [1, 0, 1, 0]

    close_dossier(session, dossier_id=begun, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    assert reminders(session, seen_by=sanne, on=TODAY).lines == ()


def test_late_reminders_come_first_and_the_rest_is_counted(session: Session, database: Database, sanne: User) -> None:
    for number in range(MOST + 2):
        referred(session, an_intake(session, sanne, f"Amina {number}"), sanne, days=number)
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))

    due = reminders(session, seen_by=sanne, on=TODAY + 30 * DAY)

    assert (due.lines[0].name, len(due.lines), due.total) == ("Amina 0 Haile", MOST, MOST + 2)
    assert len(statements) == 1
