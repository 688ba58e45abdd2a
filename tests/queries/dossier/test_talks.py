"""The talks as they are listed, and what changed between them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.answering.recheck import ask_again, check_answer
from actions.dossier.contacts import ContactFacts, note_contact
from actions.intake.intake import start_intake
from actions.intake.talks import record_talk
from database import open_session
from forms.engine.answers import Json, Source
from forms.engine.talks import Talk, TalkFacts
from models import Caseworker
from queries.dossier.talks import contacts, talks
from queries.intake.differences import TalkDifferences, differences
from queries.intake.view import IntakeView, intake_view
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.databases import Database

MARCH, JULY = date(2026, 3, 3), date(2026, 7, 5)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    made = a_dossier(session, sanne)
    start_intake(session, dossier_id=made, by=sanne, at=NOW, on=TODAY)
    return made


def a_talk(session: Session, dossier_id: UUID, by: User, kind: str, held_on: date, **more: Any) -> Talk:
    facts = TalkFacts(held_on=held_on, kind=kind, place="azc", **more)
    talk_id = record_talk(session, talk_id=uuid4(), dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY)
    return next(each.talk for each in talks(session, dossier_id, seen_by=by) if each.talk.id == talk_id)


def view_of(session: Session, dossier_id: UUID, by: User) -> IntakeView:
    return intake_view(session, dossier_id, seen_by=by)


def answer(
    session: Session, dossier_id: UUID, by: User, question: str, value: Json, talk: Talk | None, **more: Any
) -> None:
    view = view_of(session, dossier_id, by)
    assert view.sheet_id is not None
    save_answer(
        session,
        sheet_id=view.sheet_id,
        edit=Edit(
            field=question,
            value=value,
            seen_version=view.stored_answers[question].version if question in view.stored_answers else 0,
            by=by,
            at=NOW,
            talk_id=talk.id if talk else None,
            **more,
        ),
    )


def compared(session: Session, dossier_id: UUID, by: User, since: Talk, until: Talk | None = None) -> TalkDifferences:
    view = view_of(session, dossier_id, by)
    assert view.sheet_id is not None and view.questionnaire is not None
    return differences(
        session,
        view.sheet_id,
        since=since,
        until=until,
        talks=[each.talk for each in view.talks],
        among={each.id for each in view.questionnaire.questions},
        seen_by=by,
    )


def test_talks_are_listed_newest_first_with_who_wrote_them_down(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    a_talk(session, dossier_id, sanne, "deel_a", MARCH, minutes=60)
    a_talk(session, dossier_id, sanne, "deel_b", JULY, note="Rustig gesprek.")

    lines = talks(session, dossier_id, seen_by=sanne)

    assert [(each.talk.kind, each.facts.minutes, each.by) for each in lines] == [
        ("deel_b", None, "Sanne de Boer"),
        ("deel_a", 60, "Sanne de Boer"),
    ]
    assert lines[0].facts.note == "Rustig gesprek."


def test_talks_and_contacts_of_a_dossier_of_somebody_else_are_not_seen(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    a_talk(session, dossier_id, sanne, "deel_a", MARCH)
    a_contact(session, dossier_id, sanne, MARCH)

    for stranger in (a_caseworker(session), a_caseworker(session, gemeente="Zeedorp", role=Role.COORDINATOR)):
        assert talks(session, dossier_id, seen_by=stranger) == ()
        assert contacts(session, dossier_id, seen_by=stranger) == []
    assert len(contacts(session, dossier_id, seen_by=sanne)) == 1


def a_contact(session: Session, dossier_id: UUID, by: User, day: date) -> None:
    note_contact(
        session,
        contact_id=uuid4(),
        dossier_id=dossier_id,
        facts=ContactFacts(kind="telefoon", happened_on=day, note="Gebeld."),
        by=by,
        at=NOW,
        on=TODAY,
    )


def test_who_may_not_write_in_an_intake_sees_no_notes(session: Session, dossier_id: UUID, sanne: User) -> None:
    a_talk(session, dossier_id, sanne, "deel_a", MARCH, note="Rustig.", interpreter_note="Ging goed.")
    a_contact(session, dossier_id, sanne, MARCH)
    partner = a_caseworker(session, role=Role.PARTNER)
    shared_with(session, dossier_id, partner)

    (line,) = talks(session, dossier_id, seen_by=partner)

    assert (line.talk.held_on, line.facts.note, line.facts.interpreter_note) == (MARCH, "", "")
    assert [each.note for each in contacts(session, dossier_id, seen_by=partner)] == [""]


def test_the_difference_between_two_talks_shows_before_and_after_and_who_and_source(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    first, second = (a_talk(session, dossier_id, sanne, *each) for each in (("deel_a", MARCH), ("deel_b", JULY)))
    answer(session, dossier_id, sanne, "taakverdeling", "ik kook", first, source=Source.COA)
    answer(session, dossier_id, sanne, "kinderen_thuis", "nee", first)
    answer(session, dossier_id, sanne, "taakverdeling", "wij koken", second, source=Source.INBURGERAAR)
    answer(session, dossier_id, marijke, "taakverdeling", "zij kookt", second, source=Source.PARTNER)

    difference = compared(session, dossier_id, sanne, first, second)

    (only,) = difference.changed
    assert (only.question_id, only.before.value, only.after.value) == ("taakverdeling", "ik kook", "zij kookt")
    assert (only.by, only.before.source, only.after.source) == ("Marijke van Dam", Source.COA, Source.PARTNER)
    assert difference.added == []


def test_first_answers_are_listed_separately(session: Session, dossier_id: UUID, sanne: User) -> None:
    first, second = (a_talk(session, dossier_id, sanne, *each) for each in (("deel_a", MARCH), ("deel_b", JULY)))
    answer(session, dossier_id, sanne, "taakverdeling", "ik kook", second)

    difference = compared(session, dossier_id, sanne, first)

    assert difference.changed == []
    assert [(each.question_id, each.after.value) for each in difference.added] == [("taakverdeling", "ik kook")]


def test_a_comparison_ends_with_the_later_talk(session: Session, dossier_id: UUID, sanne: User) -> None:
    first, second = (a_talk(session, dossier_id, sanne, *each) for each in (("deel_a", MARCH), ("deel_b", JULY)))
    third = a_talk(session, dossier_id, sanne, "vervolg", TODAY)
    for value, talk in (("een", first), ("twee", second), ("drie", third)):
        answer(session, dossier_id, sanne, "taakverdeling", value, talk)

    def answer_changes(since: Talk, until: Talk | None) -> list[tuple[Json, Json]]:
        difference = compared(session, dossier_id, sanne, since, until)
        return [(each.before.value, each.after.value) for each in difference.changed]

    assert answer_changes(first, second) == [("een", "twee")]
    assert answer_changes(second, third) == [("twee", "drie")]
    assert answer_changes(first, None) == [("een", "drie")]
    assert answer_changes(third, None) == []


def test_an_answer_that_was_changed_back_is_not_a_difference(session: Session, dossier_id: UUID, sanne: User) -> None:
    first, second = (a_talk(session, dossier_id, sanne, *each) for each in (("deel_a", MARCH), ("deel_b", JULY)))
    for value, talk in (("een", first), ("twee", second), ("een", second)):
        answer(session, dossier_id, sanne, "taakverdeling", value, talk)

    assert compared(session, dossier_id, sanne, first).changed == []


def test_confirmed_and_doubted_answers_are_counted(session: Session, dossier_id: UUID, sanne: User) -> None:
    first, second = (a_talk(session, dossier_id, sanne, *each) for each in (("deel_a", MARCH), ("deel_b", JULY)))
    sheet_id = view_of(session, dossier_id, sanne).sheet_id
    assert sheet_id is not None
    for question, value, deed in (("taakverdeling", "ik kook", check_answer), ("kinderen_thuis", "nee", ask_again)):
        answer(session, dossier_id, sanne, question, value, first)
        deed(session, sheet_id=sheet_id, question_id=question, talk_id=second.id, seen_version=1, by=sanne, at=NOW)

    difference = compared(session, dossier_id, sanne, first)

    assert [set(each) for each in (difference.checked, difference.doubted)] == [{"taakverdeling"}, {"kinderen_thuis"}]
    assert (difference.changed, difference.added) == ([], [])


def test_an_answer_outside_a_talk_is_placed_by_its_day(session: Session, dossier_id: UUID, sanne: User) -> None:
    first = a_talk(session, dossier_id, sanne, "deel_a", TODAY - timedelta(days=1))
    answer(session, dossier_id, sanne, "taakverdeling", "een", first)
    answer(session, dossier_id, sanne, "taakverdeling", "twee", None)

    difference = compared(session, dossier_id, sanne, first)

    assert [(each.before.value, each.after.value) for each in difference.changed] == [("een", "twee")]


def test_the_difference_for_a_dossier_of_somebody_else_is_empty(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    first = a_talk(session, dossier_id, sanne, "deel_a", MARCH)
    answer(session, dossier_id, sanne, "taakverdeling", "een", None)
    view = view_of(session, dossier_id, sanne)
    assert view.sheet_id is not None
    stranger = a_caseworker(session)

    compared_sheet = differences(
        session, view.sheet_id, since=first, until=None, talks=[first], among={"taakverdeling"}, seen_by=stranger
    )

    assert compared_sheet == TalkDifferences()


def test_the_view_of_an_intake_costs_three_statements(
    database: Database, session: Session, dossier_id: UUID, sanne: User
) -> None:
    for days in range(5):
        talk = a_talk(session, dossier_id, sanne, "vervolg", TODAY - timedelta(days=days))
        answer(session, dossier_id, sanne, "taakverdeling", f"{days}", talk)
    assert session.get(Caseworker, sanne.id) is not None
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))

    with open_session(database.engine) as own:
        view = intake_view(own, dossier_id, seen_by=sanne)

    assert len(statements) <= 3
    assert len(view.talks) == 5


def test_in_company_the_view_contains_no_private_answers(session: Session, dossier_id: UUID, sanne: User) -> None:
    view = view_of(session, dossier_id, sanne)
    assert view.questionnaire is not None
    alone = next(each for each in view.questionnaire.questions if each.alone and each.choices)
    answer(session, dossier_id, sanne, alone.id, alone.choices[0].id, None)
    view = view_of(session, dossier_id, sanne)

    there = view.in_company()

    assert alone.id in view.stored_answers and alone.id not in there.stored_answers
    assert there.questionnaire is not None
    assert not any(each.alone for each in there.questionnaire.questions)
    assert there.waiting == view.waiting
