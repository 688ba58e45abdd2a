"""Talks about the progress: planned, moved, answered, closed; and meetings that are planned automatically."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.dossier.revise import close_dossier
from actions.pip.change import start_change
from actions.pip.doelen import revise_doel
from actions.pip.vaststellen import vaststellen_pip
from actions.voortgang.closing import close_voortgang, reopen_voortgang
from actions.voortgang.doel_stand import revise_stand
from actions.voortgang.talks import move_voortgang, plan_voortgang, remove_voortgang
from database import open_session
from forms.voortgang.progress import VoortgangFacts
from models import AnswerHistory, AuditRecord, Doel, DoelStand, Dossier, Voortgang
from queries.vandaag.agenda import talks
from queries.vandaag.reminders import ReminderKind, reminders
from queries.voortgang.meetings import with_meetings
from queries.voortgang.view import progress, talk
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from rules.law.status import MilestoneCode
from rules.law.terms import DoelStatus
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from tests.plans import a_doel, a_draft, a_full_plan, freeze

NEXT = "2027-03-01"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne)


def a_talk(session: Session, dossier_id: UUID, by: User, kind: str = "voortgang", on: date | None = TODAY) -> UUID:
    """A talk that is planned, or begun when its day is today."""
    facts = VoortgangFacts(kind=kind, held_on=on)
    return plan_voortgang(session, voortgang_id=uuid4(), dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY)


def answer(session: Session, voortgang_id: UUID, by: User, question: str, value: Any, seen: int = 0) -> None:
    """One answer of a talk."""
    sheet_id = session.exec(select(Voortgang.sheet_id).where(Voortgang.id == voortgang_id)).one()
    save_answer(session, sheet_id=sheet_id, edit=Edit(field=question, value=value, seen_version=seen, by=by, at=NOW))


def close(session: Session, voortgang_id: UUID, by: User, outcome: str = "pip_blijft", on: date = TODAY) -> None:
    """Finish a talk."""
    close_voortgang(session, voortgang_id=voortgang_id, outcome=outcome, by=by, at=NOW, on=on)


def stand(
    session: Session, talk_id: UUID, doel_id: UUID, by: User, field: str, value: str | None, seen: int = 0
) -> int:
    """Save one field of the status of a doel; gives its version."""
    saved = revise_stand(
        session,
        voortgang_id=talk_id,
        doel_id=doel_id,
        edit=Edit(field=field, value=value, seen_version=seen, by=by, at=NOW),
    )
    return saved.version


def problem(deed: Any) -> tuple[tuple[str, str], ...]:
    with pytest.raises(Invalid) as refused:
        deed()
    return codes(refused.value.problems)


def test_two_meetings_are_planned_automatically_when_the_first_pip_is_vastgesteld(
    session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)

    overview = progress(session, dossier_id, seen_by=sanne)

    assert [(each.kind, each.planned_by_rule) for each in overview.open] == [("pip_team", True)] * 2
    assert overview.watch is not None
    assert (overview.watch.count, overview.watch.missing) == (0, 2)


def test_a_planned_meeting_is_on_the_timeline_and_a_reminder_until_it_is_held_or_moved(
    session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    first, second = progress(session, dossier_id, seen_by=sanne).open

    def due(on: date) -> list[date]:
        lines = reminders(session, seen_by=sanne, on=on).lines
        return [each.due for each in lines if each.kind is ReminderKind.OVERLEG]

    timeline = with_meetings(session, dossier_id, [], seen_by=sanne)
    assert [each.on for each in timeline if each.code is MilestoneCode.PIP_TEAM] == [first.held_on, second.held_on]
    assert due(TODAY) == []
    assert due(first.held_on) == [first.held_on]

    facts = VoortgangFacts(kind="pip_team", held_on=first.held_on + timedelta(days=30))
    move_voortgang(session, voortgang_id=first.id, facts=facts, seen_version=1, by=sanne, at=NOW, on=TODAY)
    assert due(first.held_on) == []

    answer(session, first.id, sanne, "volgende_datum", "2028-01-10")
    close(session, first.id, sanne, on=date(2027, 6, 1))
    assert due(date(2027, 6, 1)) == []
    watch = progress(session, dossier_id, seen_by=sanne).watch
    assert watch is not None
    assert watch.count == 1


def test_a_talk_that_was_forgotten_is_a_reminder_unless_it_is_the_next_step(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    overdue_day = TODAY - timedelta(days=4)
    for kind, days in (("voortgang", 3), ("evaluatie", 5), ("signaal", -4)):
        a_talk(session, dossier_id, sanne, kind, TODAY + timedelta(days=days))

    lines = reminders(session, seen_by=sanne, on=TODAY).lines

    talk_reminders = [(each.item, each.due) for each in lines if each.kind is ReminderKind.OVERLEG]
    assert talk_reminders == [("signaal", overdue_day), ("evaluatie", TODAY + timedelta(days=5))]


def test_a_double_click_plans_one_talk(database: Database, session: Session, sanne: User, dossier_id: UUID) -> None:
    voortgang_id, facts = uuid4(), VoortgangFacts(kind="voortgang", held_on=TODAY)

    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return plan_voortgang(
                own, voortgang_id=voortgang_id, dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY
            )

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(click, range(3))) == {voortgang_id}

    assert len(session.exec(select(Voortgang)).all()) == 1
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "VoortgangPlanned")).all()) == 1


@pytest.mark.parametrize(
    ("kind", "on", "expected"),
    [
        ("voortgang", None, ("held_on", "missing")),
        ("", TODAY, ("kind", "missing")),
        ("praatje", TODAY, ("kind", "not_in_list")),
        ("voortgang", date(1989, 12, 31), ("held_on", "too_early")),
        ("voortgang", date(2031, 1, 1), ("held_on", "too_far")),
        ("z_eindgesprek", TODAY, ("kind", "other_route")),
        ("map_eindgesprek", TODAY, ("kind", "other_route")),
    ],
)
def test_a_talk_with_a_mistake_is_refused(
    session: Session, sanne: User, dossier_id: UUID, kind: str, on: date | None, expected: tuple[str, str]
) -> None:
    assert problem(lambda: a_talk(session, dossier_id, sanne, kind, on)) == (expected,)
    assert session.exec(select(Voortgang)).all() == []


def test_a_planned_talk_becomes_the_next_talk_and_appears_in_the_agenda_once(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    on = TODAY + timedelta(days=3)
    a_talk(session, dossier_id, sanne, on=on)

    assert session.get_one(Dossier, dossier_id).next_talk_on == on
    assert [each.on for each in talks(session, seen_by=sanne, on=on)] == [on]


def test_a_meeting_of_the_team_is_in_the_agenda_but_is_not_the_next_talk(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    on = TODAY + timedelta(days=3)
    a_talk(session, dossier_id, sanne, "pip_team", on)

    assert session.get_one(Dossier, dossier_id).next_talk_on is None
    assert [each.on for each in talks(session, seen_by=sanne, on=on)] == [on]


def test_moving_the_next_talk_moves_the_day_that_was_agreed(session: Session, sanne: User, dossier_id: UUID) -> None:
    voortgang_id = a_talk(session, dossier_id, sanne, on=TODAY + timedelta(days=3))
    later = VoortgangFacts(kind="evaluatie", held_on=TODAY + timedelta(days=10))

    version = move_voortgang(
        session, voortgang_id=voortgang_id, facts=later, seen_version=1, by=sanne, at=NOW, on=TODAY
    )

    assert version == 2
    assert session.get_one(Dossier, dossier_id).next_talk_on == later.held_on
    with pytest.raises(Stale):
        move_voortgang(
            session, voortgang_id=voortgang_id, facts=VoortgangFacts(kind="voortgang", held_on=TODAY), seen_version=1,
            by=sanne, at=NOW, on=TODAY,
        )  # fmt: skip


def next_talk(session: Session, dossier_id: UUID) -> date | None:
    """The next talk of the dossier, as Vandaag shows it."""
    return session.get_one(Dossier, dossier_id).next_talk_on


def test_a_removed_talk_is_no_longer_the_next_talk(session: Session, sanne: User, dossier_id: UUID) -> None:
    first, second = (a_talk(session, dossier_id, sanne, on=TODAY + timedelta(days=each)) for each in (3, 40))

    remove_voortgang(session, voortgang_id=first, by=sanne, at=NOW)
    assert next_talk(session, dossier_id) == TODAY + timedelta(days=40)

    remove_voortgang(session, voortgang_id=second, by=sanne, at=NOW)
    assert next_talk(session, dossier_id) is None


def test_removing_a_meeting_does_not_change_the_next_talk(session: Session, sanne: User, dossier_id: UUID) -> None:
    on = TODAY + timedelta(days=3)
    a_talk(session, dossier_id, sanne, on=on)
    meeting = a_talk(session, dossier_id, sanne, "pip_team", on)

    remove_voortgang(session, voortgang_id=meeting, by=sanne, at=NOW)

    assert next_talk(session, dossier_id) == on


@pytest.mark.parametrize(
    ("kind", "days", "expected"), [("voortgang", 60, 40), ("pip_team", 3, 40), ("evaluatie", 9, 9)]
)
def test_when_the_next_talk_moves_the_earliest_planned_talk_becomes_the_next(
    session: Session, sanne: User, dossier_id: UUID, kind: str, days: int, expected: int
) -> None:
    first, _ = (a_talk(session, dossier_id, sanne, on=TODAY + timedelta(days=each)) for each in (3, 40))

    facts = VoortgangFacts(kind=kind, held_on=TODAY + timedelta(days=days))
    move_voortgang(session, voortgang_id=first, facts=facts, seen_version=1, by=sanne, at=NOW, on=TODAY)

    assert next_talk(session, dossier_id) == TODAY + timedelta(days=expected)


def test_recording_a_talk_late_does_not_set_a_next_talk_in_the_past(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    late, early = a_talk(session, dossier_id, sanne), a_talk(session, dossier_id, sanne, on=TODAY - timedelta(days=60))
    answer(session, late, sanne, "volgende_datum", NEXT)
    answer(session, early, sanne, "volgende_datum", (TODAY - timedelta(days=1)).isoformat())
    close(session, late, sanne)

    close(session, early, sanne)  # written up later, but held before

    assert next_talk(session, dossier_id) == date(2027, 3, 1)


def test_a_new_version_of_the_plan_does_not_plan_again_a_talk_that_was_held(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    pip_id = a_full_plan(session, dossier_id, sanne)  # its next talk is on 15 February 2027
    freeze(session, pip_id, sanne)
    talk_id, on = a_talk(session, dossier_id, sanne, on=date(2027, 2, 15)), date(2027, 3, 1)
    answer(session, talk_id, sanne, "volgende_datum", "2027-05-20")
    close(session, talk_id, sanne, "inhoud", on)

    start_change(session, pip_id=pip_id, reason="Er is werk gevonden", by=sanne, at=NOW)
    vaststellen_pip(session, pip_id=pip_id, dagtekening=on, by=sanne, at=NOW, on=on)

    assert next_talk(session, dossier_id) == date(2027, 5, 20)


def test_closing_a_talk_stores_the_day_of_the_next_talk_and_the_outcome(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    voortgang_id = a_talk(session, dossier_id, sanne)
    answer(session, voortgang_id, sanne, "volgende_datum", NEXT)

    close(session, voortgang_id, sanne, "schakelen")
    close(session, voortgang_id, sanne, "schakelen")  # a second click

    row = session.get_one(Dossier, dossier_id)
    assert row.next_talk_on == date(2027, 3, 1)
    assert row.field_versions["next_talk_on"] == 1
    (line,) = progress(session, dossier_id, seen_by=sanne).closed
    assert line.outcome == "schakelen"
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "VoortgangClosed")).all()) == 1
    with pytest.raises(AlreadyDone):
        close(session, voortgang_id, sanne, "pip_blijft")


def test_a_talk_that_was_closed_too_soon_is_reopened_and_closed_again(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    voortgang_id = a_talk(session, dossier_id, sanne)
    answer(session, voortgang_id, sanne, "volgende_datum", NEXT)
    close(session, voortgang_id, sanne, "schakelen")

    reopen_voortgang(session, voortgang_id=voortgang_id, by=sanne, at=NOW)
    reopen_voortgang(session, voortgang_id=voortgang_id, by=sanne, at=NOW)  # a second click
    close(session, voortgang_id, sanne, "pip_blijft")

    (line,) = progress(session, dossier_id, seen_by=sanne).closed
    assert line.outcome == "pip_blijft"
    logged = session.exec(select(AuditRecord.details).where(AuditRecord.event == "VoortgangReopened")).all()
    assert [each["outcome"] for each in logged] == ["schakelen"]
    helper = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, helper)
    with pytest.raises(NotAllowed):
        reopen_voortgang(session, voortgang_id=voortgang_id, by=helper, at=NOW)


@pytest.mark.parametrize(
    ("next_on", "outcome", "expected"),
    [
        (None, "pip_blijft", ("volgende_datum", "missing")),
        ("2026-11-21", "pip_blijft", ("volgende_datum", "before_talk")),
        ("2036-01-01", "pip_blijft", ("volgende_datum", "too_far")),
        (NEXT, "", ("outcome", "missing")),
        (NEXT, "misschien", ("outcome", "not_in_list")),
    ],
)
def test_a_talk_without_a_next_day_or_an_outcome_stays_open(
    session: Session, sanne: User, dossier_id: UUID, next_on: str | None, outcome: str, expected: tuple[str, str]
) -> None:
    voortgang_id = a_talk(session, dossier_id, sanne)
    if next_on:
        answer(session, voortgang_id, sanne, "volgende_datum", next_on)

    assert problem(lambda: close(session, voortgang_id, sanne, outcome)) == (expected,)
    assert progress(session, dossier_id, seen_by=sanne).open


def test_a_talk_that_is_still_to_come_cannot_be_closed(session: Session, sanne: User, dossier_id: UUID) -> None:
    voortgang_id = a_talk(session, dossier_id, sanne, on=TODAY + timedelta(days=1))
    answer(session, voortgang_id, sanne, "volgende_datum", NEXT)

    assert problem(lambda: close(session, voortgang_id, sanne)) == (("held_on", "in_future"),)


def test_the_end_talk_of_the_map_sets_its_date_in_the_dossier(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    on = TODAY + timedelta(days=40)
    voortgang_id = a_talk(session, dossier_id, sanne, "map_eindgesprek", on)
    answer(session, voortgang_id, sanne, "volgende_datum", "2027-06-01")

    close(session, voortgang_id, sanne, on=on)

    assert session.get_one(Dossier, dossier_id).map_talk_on == on
    reopen_voortgang(session, voortgang_id=voortgang_id, by=sanne, at=NOW)
    assert session.get_one(Dossier, dossier_id).map_talk_on is None


def test_an_end_talk_before_the_termijn_is_refused_as_duo_would_refuse_it(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    voortgang_id = a_talk(session, dossier_id, sanne, "map_eindgesprek", TODAY)  # the termijn starts tomorrow
    answer(session, voortgang_id, sanne, "volgende_datum", NEXT)

    assert problem(lambda: close(session, voortgang_id, sanne)) == (("held_on", "before_termijn"),)


def test_the_end_talk_of_the_z_route_ends_it_without_a_next_talk(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    session.get_one(Dossier, dossier_id).leerroute = "Z"  # type: ignore[assignment]
    session.commit()
    on = TODAY + timedelta(days=400)
    voortgang_id = plan_voortgang(
        session, voortgang_id=uuid4(), dossier_id=dossier_id,
        facts=VoortgangFacts(kind="z_eindgesprek", held_on=on), by=sanne, at=NOW, on=on,
    )  # fmt: skip

    close(session, voortgang_id, sanne, on=on)

    row = session.get_one(Dossier, dossier_id)
    assert (row.z_done_on, row.next_talk_on) == (on, None)


def test_a_closed_talk_takes_no_more_answers(session: Session, sanne: User, dossier_id: UUID) -> None:
    doel_id = a_doel(session, a_draft(session, dossier_id, sanne), sanne)
    voortgang_id = a_talk(session, dossier_id, sanne)
    answer(session, voortgang_id, sanne, "volgende_datum", NEXT)
    close(session, voortgang_id, sanne)

    with pytest.raises(AlreadyDone):
        answer(session, voortgang_id, sanne, "gaat_goed", "Alles")
    with pytest.raises(AlreadyDone):
        stand(session, voortgang_id, doel_id, sanne, "status", "gehaald")
    with pytest.raises(AlreadyDone):
        remove_voortgang(session, voortgang_id=voortgang_id, by=sanne, at=NOW)


def test_a_removed_talk_takes_no_answers(session: Session, sanne: User, dossier_id: UUID) -> None:
    voortgang_id = a_talk(session, dossier_id, sanne)
    remove_voortgang(session, voortgang_id=voortgang_id, by=sanne, at=NOW)
    remove_voortgang(session, voortgang_id=voortgang_id, by=sanne, at=NOW)

    with pytest.raises(AlreadyDone):
        answer(session, voortgang_id, sanne, "gaat_goed", "Alles")
    with pytest.raises(NotFound):
        talk(session, voortgang_id, seen_by=sanne)
    assert progress(session, dossier_id, seen_by=sanne).talks == ()


def test_a_closed_dossier_takes_no_talks_and_no_answers(session: Session, sanne: User, dossier_id: UUID) -> None:
    voortgang_id = a_talk(session, dossier_id, sanne)
    close_dossier(session, dossier_id=dossier_id, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    with pytest.raises(AlreadyDone):
        answer(session, voortgang_id, sanne, "gaat_goed", "Alles")
    with pytest.raises(AlreadyDone):
        a_talk(session, dossier_id, sanne)
    with pytest.raises(AlreadyDone):
        close(session, voortgang_id, sanne)


def test_only_who_follows_the_progress_writes_in_a_talk_and_only_in_their_own_dossiers(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    dossier_id = a_dossier(session, sanne)
    shared_with(session, dossier_id, yusra)
    voortgang_id = a_talk(session, dossier_id, sanne)

    for by, refusal in ((karim, NotFound), (yusra, NotAllowed)):
        with pytest.raises(refusal):
            a_talk(session, dossier_id, by)
        with pytest.raises(refusal):
            answer(session, voortgang_id, by, "gaat_goed", "Alles")
        with pytest.raises(refusal):
            close(session, voortgang_id, by)
    with pytest.raises(NotFound):
        talk(session, voortgang_id, seen_by=karim)


def test_what_somebody_says_about_health_is_not_shown_to_who_may_not_read_about_health(session: Session) -> None:
    sanne, yusra = a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    dossier_id = a_dossier(session, sanne)
    shared_with(session, dossier_id, yusra)
    voortgang_id = a_talk(session, dossier_id, sanne)
    answer(session, voortgang_id, sanne, "welzijn_toelichting", "Slaapt slecht.")
    answer(session, voortgang_id, sanne, "gaat_goed", "De les.")

    assert set(talk(session, voortgang_id, seen_by=yusra).stored_answers) == {"gaat_goed"}
    assert set(talk(session, voortgang_id, seen_by=sanne).stored_answers) == {"gaat_goed", "welzijn_toelichting"}


def test_the_status_of_a_doel_is_stored_field_by_field_and_encrypted(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    doel_id = a_doel(session, a_draft(session, dossier_id, sanne), sanne)
    voortgang_id = a_talk(session, dossier_id, sanne)

    stand(session, voortgang_id, doel_id, sanne, "status", "loopt_achter")
    stand(session, voortgang_id, doel_id, sanne, "obstacle", "Zorg voor haar moeder")

    doel_stand = talk(session, voortgang_id, seen_by=sanne).stands[doel_id]
    assert (doel_stand.values["status"], doel_stand.values["obstacle"]) == ("loopt_achter", "Zorg voor haar moeder")
    assert doel_stand.versions == {"status": 1, "obstacle": 1}
    row = session.exec(select(DoelStand)).one()
    assert "moeder" not in row.obstacle
    lines = session.exec(select(AnswerHistory).where(AnswerHistory.item_id == doel_id, AnswerHistory.sheet_id ==
                         session.get_one(Voortgang, voortgang_id).sheet_id)).all()  # fmt: skip
    assert all("moeder" not in (each.new_value or "") for each in lines)


def test_two_colleagues_only_conflict_in_the_same_field_of_the_same_doel(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    karim = a_caseworker(session, name="Karim")
    shared_with(session, dossier_id, karim)
    doel_id = a_doel(session, a_draft(session, dossier_id, sanne), sanne)
    voortgang_id = a_talk(session, dossier_id, sanne)
    stand(session, voortgang_id, doel_id, karim, "change", "Meer tijd")

    stand(session, voortgang_id, doel_id, sanne, "obstacle", "Ziek")
    with pytest.raises(Stale) as refused:
        stand(session, voortgang_id, doel_id, sanne, "change", "Minder uren")

    assert (refused.value.value, refused.value.by) == ("Meer tijd", "Karim")
    assert session.exec(select(AnswerHistory).where(AnswerHistory.kind == "conflict")).one().item_id == doel_id


@pytest.mark.parametrize(("field", "value"), [("status", "geweldig"), ("own_words", "x")])
def test_a_field_or_value_that_is_not_asked_is_refused(
    session: Session, sanne: User, dossier_id: UUID, field: str, value: str
) -> None:
    doel_id = a_doel(session, a_draft(session, dossier_id, sanne), sanne)
    voortgang_id = a_talk(session, dossier_id, sanne)

    assert problem(lambda: stand(session, voortgang_id, doel_id, sanne, field, value))[0][0] == field
    assert session.exec(select(DoelStand)).all() == []


def test_a_doel_of_another_dossier_cannot_be_discussed_in_a_talk(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    other = a_dossier(session, sanne, given_names="Senait")
    theirs = a_doel(session, a_draft(session, other, sanne), sanne)

    with pytest.raises(NotFound):
        stand(session, a_talk(session, dossier_id, sanne), theirs, sanne, "status", "gehaald")


def test_a_doel_gets_the_status_of_the_last_talk_that_was_closed(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    doel_id = a_doel(session, a_draft(session, dossier_id, sanne), sanne)
    late, early = a_talk(session, dossier_id, sanne), a_talk(session, dossier_id, sanne, on=TODAY - timedelta(days=30))
    for talk_id, status in ((late, "gehaald"), (early, "loopt_achter")):
        stand(session, talk_id, doel_id, sanne, "status", status)
        answer(session, talk_id, sanne, "volgende_datum", NEXT)

    assert session.get_one(Doel, doel_id).status == ""
    close(session, late, sanne)
    close(session, early, sanne)  # written up later, but held before

    assert session.get_one(Doel, doel_id).status == DoelStatus.GEHAALD
    revise_doel(
        session, doel_id=doel_id, edit=Edit(field="owner", value="Amina zelf", seen_version=1, by=sanne, at=NOW)
    )
