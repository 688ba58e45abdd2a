"""Late agreements and the deadlines of the ontzorgen among the reminders."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from access import Role, User
from actions.answering.field_kind import Edit
from actions.pip.agreements import AfspraakFacts, add_agreement, finish_agreement, remove_agreement
from actions.pip.ontzorgen import prolong_ontzorging, revise_ontzorging, start_ontzorging
from queries.vandaag.reminders import MOST, ReminderKind, reminders
from queries.vandaag.support_due import check_due
from rules.law.terms import AfspraakSide
from rules.pip.ontzorgen import check_of, started_before_check
from tests.builders import NOW, TODAY, a_caseworker, a_dossier

BIJSTAND = date(2026, 8, 15)
DAY = timedelta(days=1)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne, bijstand_from=BIJSTAND)


def agree(session: Session, dossier_id: UUID, by: User, due: date | None) -> UUID:
    """An agreement for a day."""
    return add_agreement(
        session,
        afspraak_id=uuid4(),
        dossier_id=dossier_id,
        facts=AfspraakFacts(side=AfspraakSide.GEMEENTE, what="Belt", owner="", due=due),
        by=by,
        at=NOW,
    )


def reminder_lines(session: Session, user: User, on: date = TODAY) -> list[tuple[ReminderKind, str, date]]:
    """What somebody is reminded of."""
    return [(each.kind, each.item, each.due) for each in reminders(session, seen_by=user, on=on).lines]


def test_late_agreements_give_one_line_per_dossier(session: Session, sanne: User, dossier: UUID) -> None:
    first = agree(session, dossier, sanne, TODAY - 3 * DAY)
    second = agree(session, dossier, sanne, TODAY - DAY)
    agree(session, dossier, sanne, TODAY)
    agree(session, dossier, sanne, None)

    assert reminder_lines(session, sanne) == [(ReminderKind.AFSPRAAK, "2", TODAY - 3 * DAY)]
    finish_agreement(session, afspraak_id=first, done_on=TODAY, by=sanne, at=NOW)
    assert reminder_lines(session, sanne) == [(ReminderKind.AFSPRAAK, "1", TODAY - DAY)]
    remove_agreement(session, afspraak_id=second, by=sanne, at=NOW)
    assert reminder_lines(session, sanne) == []


def test_the_check_is_a_reminder_from_the_first_day_of_month_four_until_it_is_done(
    session: Session, sanne: User, dossier: UUID
) -> None:
    start_ontzorging(session, dossier_id=dossier, by=sanne, at=NOW)
    first, due = date(2026, 11, 15), date(2026, 12, 14)

    assert reminder_lines(session, sanne, first - DAY) == []
    assert reminder_lines(session, sanne, first) == [(ReminderKind.ONTZORGEN_NAGAAN, "", due)]
    for field, value in (("checked_on", "2026-11-20"), ("ready", "ja")):
        assert reminder_lines(session, sanne)
        revise_ontzorging(
            session, dossier_id=dossier, edit=Edit(field=field, value=value, seen_version=0, by=sanne, at=NOW)
        )
    assert reminder_lines(session, sanne) == []


def test_a_late_task_comes_before_a_check_that_is_not_due_yet(session: Session, sanne: User, dossier: UUID) -> None:
    start_ontzorging(session, dossier_id=dossier, by=sanne, at=NOW)
    agree(session, dossier, sanne, TODAY - DAY)

    kinds = [kind for kind, _, _ in reminder_lines(session, sanne)]

    assert kinds == [ReminderKind.AFSPRAAK, ReminderKind.ONTZORGEN_NAGAAN]


def test_checks_that_are_not_due_yet_do_not_push_a_late_agreement_off_the_list(
    session: Session, sanne: User, dossier: UUID
) -> None:
    agree(session, dossier, sanne, TODAY - 60 * DAY)
    starts = [date(2026, 8, 1) + number * DAY for number in range(MOST + 1)]
    for start in starts:
        begun = a_dossier(session, sanne, bijstand_from=start)
        start_ontzorging(session, dossier_id=begun, by=sanne, at=NOW)

    lines = reminder_lines(session, sanne)

    assert lines[0] == (ReminderKind.AFSPRAAK, "1", TODAY - 60 * DAY)
    assert [due for _, _, due in lines[1:]] == [check_of(start).due for start in starts[: MOST - 1]]


def test_checks_and_agreements_are_sorted_by_their_last_day(session: Session, sanne: User) -> None:
    # Prolonged, so that the ontzorgen still runs: checks of which the month began one to eight months ago.
    checks = [date(2026, month, 20) for month in range(1, 8)]
    for start in checks:
        begun = a_dossier(session, sanne, bijstand_from=start)
        start_ontzorging(session, dossier_id=begun, by=sanne, at=NOW)
        prolong_ontzorging(
            session, dossier_id=begun, until=date(2027, 3, 1), reason="Leert nog", seen_version=0, by=sanne, at=NOW
        )
    agreements = [TODAY - days * DAY for days in (1, 60, 100, 200)]
    for due in agreements:
        agree(session, a_dossier(session, sanne), sanne, due)

    shown = [due for _, _, due in reminder_lines(session, sanne)]

    assert shown == sorted([*(check_of(start).due for start in checks), *agreements])[:MOST]


def test_the_database_counts_the_last_day_of_a_check_as_the_rule_does(session: Session) -> None:
    days = [date(2023, 10, 1) + number * DAY for number in range(480)]  # two winters, one of a leap year
    starts = sa.union_all(*(sa.select(sa.literal(day, sa.Date()).label("start")) for day in days)).subquery()

    due_days = session.connection().execute(sa.select(starts.c.start, check_due(starts.c.start))).all()

    assert [tuple(each) for each in due_days] == [(day, check_of(day).due) for day in days]


def test_the_end_is_a_reminder_a_month_before_and_moves_with_a_prolonging(
    session: Session, sanne: User, dossier: UUID
) -> None:
    start_ontzorging(session, dossier_id=dossier, by=sanne, at=NOW)
    ends = date(2027, 2, 14)

    def endings(on: date) -> list[date]:
        return [due for kind, _, due in reminder_lines(session, sanne, on) if kind is ReminderKind.ONTZORGEN_EINDE]

    assert endings(ends - 31 * DAY) == []
    assert endings(ends - 30 * DAY) == [ends]
    assert endings(ends) == [ends]
    assert endings(ends + DAY) == []
    prolong_ontzorging(
        session, dossier_id=dossier, until=date(2027, 5, 14), reason="Leert nog", seen_version=0, by=sanne, at=NOW
    )
    assert endings(ends) == []
    assert endings(date(2027, 5, 1)) == [date(2027, 5, 14)]
    revise_ontzorging(
        session, dossier_id=dossier, edit=Edit(field="stopped_on", value="2027-04-01", seen_version=0, by=sanne, at=NOW)
    )
    assert endings(date(2027, 5, 1)) == []


def test_only_who_works_on_a_dossier_is_reminded(session: Session, sanne: User, dossier: UUID) -> None:
    agree(session, dossier, sanne, TODAY - DAY)
    start_ontzorging(session, dossier_id=dossier, by=sanne, at=NOW)

    for somebody in (
        a_caseworker(session),
        a_caseworker(session, role=Role.COORDINATOR),
        a_caseworker(session, "Elders"),
        a_caseworker(session, role=Role.PARTNER),
    ):
        assert reminder_lines(session, somebody) == []
    assert len(reminder_lines(session, sanne)) == 2


@pytest.mark.parametrize("on", [TODAY + number * DAY for number in range(0, 400, 7)])
def test_the_last_start_whose_check_is_due_is_found_for_every_day(on: date) -> None:
    start = started_before_check(on)

    assert start is not None
    assert check_of(start).start <= on < check_of(start + DAY).start
