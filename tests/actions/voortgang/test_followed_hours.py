"""Exams and followed hours: kept, changed, taken away."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.dossier.revise import close_dossier
from actions.voortgang.exams import note_exam, put_back_exam, remove_exam
from actions.voortgang.followed_hours import note_hours, put_back_hours, remove_hours
from forms.voortgang.exams import ExamenFacts
from forms.voortgang.followed_hours import UrenFacts
from models import Activiteit, AuditRecord, Examen, GevolgdeUren
from queries.voortgang.followed_hours import exams, uren
from queries.voortgang.view import hours_followed
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from rules.law.terms import TeltVoor
from rules.voortgang.exams import ExamResult
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.plans import a_doel, a_draft


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne)


def exam(
    session: Session, dossier_id: UUID, by: User, examen_id: UUID | None = None, seen: int = 0, **facts: Any
) -> UUID:
    """An exam in reading at B1, taken this month."""
    usual: dict[str, Any] = {"part": "LE", "level": "B1", "held_on": date(2026, 11, 2)}
    return note_exam(
        session,
        examen_id=examen_id or uuid4(),
        dossier_id=dossier_id,
        facts=ExamenFacts(**(usual | facts)),
        seen_version=seen,
        by=by,
        at=NOW,
    )


def hours(session: Session, dossier_id: UUID, by: User, uren_id: UUID | None = None, **facts: Any) -> UUID:
    """Twenty hours of lessons in October."""
    usual: dict[str, Any] = {
        "counts_for": "cursusuren", "start": date(2026, 10, 1), "until": date(2026, 10, 31), "hours": Decimal(20),
        "provider": "Taalschool Duin",
    }  # fmt: skip
    return note_hours(
        session, uren_id=uren_id or uuid4(), dossier_id=dossier_id, facts=UrenFacts(**(usual | facts)), by=by, at=NOW,
        on=TODAY,
    )  # fmt: skip


def wrong(deed: Any) -> tuple[tuple[str, str], ...]:
    with pytest.raises(Invalid) as refused:
        deed()
    return codes(refused.value.problems)


def test_an_exam_is_planned_and_gets_its_result_later(session: Session, sanne: User, dossier_id: UUID) -> None:
    examen_id = exam(session, dossier_id, sanne)
    exam(session, dossier_id, sanne, examen_id)  # a second click

    exam(session, dossier_id, sanne, examen_id, 1, result="Geslaagd")

    (line,) = exams(session, dossier_id, seen_by=sanne)
    assert (line.exam.result, line.version) == (ExamResult.GESLAAGD, 2)
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "ExamenNoted")).all()) == 2
    with pytest.raises(Stale):
        exam(session, dossier_id, sanne, examen_id, 1, result="Gezakt")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"part": ""}, ("part", "missing")),
        ({"part": "ONA"}, ("part", "not_in_list")),
        ({"level": ""}, ("level", "missing")),
        ({"held_on": None}, ("held_on", "missing")),
        ({"held_on": date(2021, 5, 1)}, ("held_on", "too_early")),
        ({"held_on": date(2031, 1, 1)}, ("held_on", "too_far")),
        ({"held_on": date(2026, 12, 1), "result": "Geslaagd"}, ("held_on", "in_future")),
        ({"result": "Geen"}, ("reason", "missing")),
        ({"result": "Prima"}, ("result", "not_in_list")),
    ],
)
def test_an_exam_with_a_mistake_is_refused(
    session: Session, sanne: User, dossier_id: UUID, facts: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert expected in wrong(lambda: exam(session, dossier_id, sanne, **facts))
    assert session.exec(select(Examen)).all() == []


def test_knm_has_no_level_and_a_result_no_reason(session: Session, sanne: User, dossier_id: UUID) -> None:
    exam(session, dossier_id, sanne, part="KNM", level="B1", result="Geslaagd", reason="Absent")

    row = session.exec(select(Examen)).one()
    assert (row.level, row.reason) == ("", "")


def test_a_removed_exam_is_no_longer_listed(session: Session, sanne: User, dossier_id: UUID) -> None:
    examen_id = exam(session, dossier_id, sanne)
    for _ in range(2):
        remove_exam(session, examen_id=examen_id, dossier_id=dossier_id, by=sanne, at=NOW)

    assert exams(session, dossier_id, seen_by=sanne) == ()


def test_followed_hours_add_up_by_kind(session: Session, sanne: User, dossier_id: UUID) -> None:
    hours(session, dossier_id, sanne, excused=Decimal("1.5"), unexcused=Decimal("0.25"))
    hours(session, dossier_id, sanne, counts_for="participatieuren", provider="Punt Welzijn", as_language=True)
    hours(session, dossier_id, sanne, provider="COA", during_intake=True, hours=Decimal("2.5"))

    done = hours_followed(session, dossier_id, sanne)

    assert (done.hours(TeltVoor.CURSUSUREN), done.excused, done.unexcused) == (Decimal("22.5"), 90, 15)
    assert (done.language, done.participation, done.language_in_intake) == (2400, 0, 150)


def test_a_second_click_counts_no_hour_twice(session: Session, sanne: User, dossier_id: UUID) -> None:
    uren_id = uuid4()
    hours(session, dossier_id, sanne, uren_id)
    hours(session, dossier_id, sanne, uren_id)

    assert len(session.exec(select(GevolgdeUren)).all()) == 1


def test_a_period_that_was_entered_before_is_refused_until_the_first_is_removed(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    uren_id = hours(session, dossier_id, sanne)

    assert wrong(lambda: hours(session, dossier_id, sanne, start=date(2026, 10, 31), until=date(2026, 11, 10))) == (
        ("start", "twice"),
    )
    hours(session, dossier_id, sanne, provider="Andere school")
    remove_hours(session, uren_id=uren_id, dossier_id=dossier_id, by=sanne, at=NOW)
    remove_hours(session, uren_id=uren_id, dossier_id=dossier_id, by=sanne, at=NOW)
    hours(session, dossier_id, sanne, start=date(2026, 10, 31), until=date(2026, 11, 10))

    assert len(uren(session, dossier_id, seen_by=sanne)) == 2


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"counts_for": ""}, ("counts_for", "missing")),
        ({"counts_for": "vrije tijd"}, ("counts_for", "not_in_list")),
        ({"start": None}, ("start", "missing")),
        ({"until": date(2026, 11, 22)}, ("until", "in_future")),
        ({"until": date(2026, 9, 30)}, ("until", "before_start")),
        ({"hours": None}, ("hours", "missing")),
        ({"hours": Decimal(-1)}, ("hours", "too_low")),
        ({"hours": Decimal("0.1")}, ("hours", "not_in_quarters")),
        ({"hours": Decimal(600)}, ("hours", "too_high")),
        ({"provider": "a" * 161}, ("provider", "too_long")),
        ({"as_language": True}, ("as_language", "not_language")),
        ({"during_intake": True, "counts_for": "map"}, ("during_intake", "not_counted_apart")),
    ],
)
def test_hours_with_a_mistake_are_refused(
    session: Session, sanne: User, dossier_id: UUID, facts: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert expected in wrong(lambda: hours(session, dossier_id, sanne, **facts))
    assert session.exec(select(GevolgdeUren)).all() == []


def _an_activity(session: Session, dossier_id: UUID, by: User) -> UUID:
    doel_id = a_doel(session, a_draft(session, dossier_id, by), by)
    return session.exec(select(Activiteit.id).where(Activiteit.doel_id == doel_id)).one()


def test_hours_belong_to_an_activity_of_the_same_dossier(session: Session, sanne: User, dossier_id: UUID) -> None:
    other = a_dossier(session, sanne, given_names="Senait")
    mine, theirs = (_an_activity(session, each, sanne) for each in (dossier_id, other))

    hours(session, dossier_id, sanne, activiteit_id=mine)
    with pytest.raises(NotFound):
        hours(session, dossier_id, sanne, activiteit_id=theirs)


def test_hours_of_a_school_are_not_counted_again_under_its_activity(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    mine = _an_activity(session, dossier_id, sanne)
    hours(session, dossier_id, sanne, activiteit_id=mine)

    assert wrong(lambda: hours(session, dossier_id, sanne)) == (("start", "twice"),)
    assert wrong(lambda: hours(session, dossier_id, sanne, provider="  TAALSCHOOL duin")) == (("start", "twice"),)
    hours(session, dossier_id, sanne, provider="Bibliotheek")
    hours(session, dossier_id, sanne, counts_for="map")

    assert hours_followed(session, dossier_id, sanne).hours(TeltVoor.CURSUSUREN) == 40


def test_hours_that_were_removed_by_mistake_are_restored_once(session: Session, sanne: User, dossier_id: UUID) -> None:
    uren_id, examen_id = hours(session, dossier_id, sanne), exam(session, dossier_id, sanne)
    remove_hours(session, uren_id=uren_id, dossier_id=dossier_id, by=sanne, at=NOW)
    remove_exam(session, examen_id=examen_id, dossier_id=dossier_id, by=sanne, at=NOW)
    assert [each.id for each in uren(session, dossier_id, seen_by=sanne, removed=True)] == [uren_id]
    assert [each.id for each in exams(session, dossier_id, seen_by=sanne, removed=True)] == [examen_id]

    for _ in range(2):
        put_back_hours(session, uren_id=uren_id, dossier_id=dossier_id, by=sanne, at=NOW)
        put_back_exam(session, examen_id=examen_id, dossier_id=dossier_id, by=sanne, at=NOW)

    assert hours_followed(session, dossier_id, sanne).hours(TeltVoor.CURSUSUREN) == 20
    assert len(exams(session, dossier_id, seen_by=sanne)) == 1


def test_removed_hours_and_exams_that_were_entered_again_cannot_be_restored(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    uren_id, examen_id = hours(session, dossier_id, sanne), exam(session, dossier_id, sanne)
    remove_hours(session, uren_id=uren_id, dossier_id=dossier_id, by=sanne, at=NOW)
    remove_exam(session, examen_id=examen_id, dossier_id=dossier_id, by=sanne, at=NOW)
    hours(session, dossier_id, sanne)
    exam(session, dossier_id, sanne)

    fields: dict[str, Any] = {"dossier_id": dossier_id, "by": sanne, "at": NOW}
    assert wrong(lambda: put_back_hours(session, uren_id=uren_id, **fields)) == (("start", "twice"),)
    assert wrong(lambda: put_back_exam(session, examen_id=examen_id, **fields)) == (("held_on", "twice"),)


def test_the_same_exam_is_recorded_once_per_day(session: Session, sanne: User, dossier_id: UUID) -> None:
    first = exam(session, dossier_id, sanne)

    assert wrong(lambda: exam(session, dossier_id, sanne)) == (("held_on", "twice"),)
    exam(session, dossier_id, sanne, part="LU")
    exam(session, dossier_id, sanne, held_on=date(2026, 11, 9))
    remove_exam(session, examen_id=first, dossier_id=dossier_id, by=sanne, at=NOW)
    exam(session, dossier_id, sanne)

    assert len(exams(session, dossier_id, seen_by=sanne)) == 3


def test_only_who_follows_the_progress_can_record_exams_and_hours(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    karim, yusra = a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    partner = a_caseworker(session, role=Role.PARTNER)
    for each in (yusra, partner):
        shared_with(session, dossier_id, each)
    examen_id, uren_id = exam(session, dossier_id, sanne), hours(session, dossier_id, sanne)

    for by, refusal in ((karim, NotFound), (yusra, NotAllowed), (partner, NotAllowed)):
        for deed in (
            lambda by=by: exam(session, dossier_id, by),
            lambda by=by: hours(session, dossier_id, by),
            lambda by=by: remove_exam(session, examen_id=examen_id, dossier_id=dossier_id, by=by, at=NOW),
            lambda by=by: remove_hours(session, uren_id=uren_id, dossier_id=dossier_id, by=by, at=NOW),
        ):
            with pytest.raises(refusal):
                deed()
    for by in (karim, partner):
        with pytest.raises(NotFound):
            hours_followed(session, dossier_id, by)
        with pytest.raises(NotFound):
            exams(session, dossier_id, seen_by=by)


def test_a_closed_dossier_takes_no_more_exams_and_hours(session: Session, sanne: User, dossier_id: UUID) -> None:
    close_dossier(session, dossier_id=dossier_id, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    with pytest.raises(AlreadyDone):
        exam(session, dossier_id, sanne)
    with pytest.raises(AlreadyDone):
        hours(session, dossier_id, sanne)
