"""Confirming an answer of an earlier talk, or marking it to be asked again."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.answering.recheck import ask_again, check_answer
from actions.intake.intake import start_intake
from actions.intake.talks import record_talk
from forms.engine.answers import Source
from forms.engine.stored_answer import StoredAnswer
from forms.engine.talks import TalkFacts
from models import AuditRecord, Intake
from queries.intake.view import IntakeView, history, intake_view
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from tests.builders import NOW, TODAY, a_caseworker, a_dossier

QUESTION = "taakverdeling"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    made = a_dossier(session, sanne)
    start_intake(session, dossier_id=made, by=sanne, at=NOW, on=TODAY)
    return made


@pytest.fixture
def deel_a(session: Session, dossier_id: UUID, sanne: User) -> UUID:
    return a_talk(session, dossier_id, sanne, "deel_a", date(2026, 3, 3))


@pytest.fixture
def deel_b(session: Session, dossier_id: UUID, sanne: User) -> UUID:
    return a_talk(session, dossier_id, sanne, "deel_b", TODAY)


def a_talk(session: Session, dossier_id: UUID, by: User, kind: str, held_on: date) -> UUID:
    facts = TalkFacts(held_on=held_on, kind=kind, place="azc")
    return record_talk(session, talk_id=uuid4(), dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY)


def view_of(session: Session, dossier_id: UUID, by: User) -> IntakeView:
    session.expire_all()
    return intake_view(session, dossier_id, seen_by=by)


def read_answer(session: Session, dossier_id: UUID, by: User) -> StoredAnswer:
    return view_of(session, dossier_id, by).stored_answers[QUESTION]


def sheet(session: Session, dossier_id: UUID) -> UUID:
    return session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()


def answer(session: Session, dossier_id: UUID, by: User, value: str, seen: int, talk_id: UUID | None) -> None:
    save_answer(
        session,
        sheet_id=sheet(session, dossier_id),
        edit=Edit(field=QUESTION, value=value, source=Source.COA, seen_version=seen, by=by, at=NOW, talk_id=talk_id),
    )


def check(session: Session, dossier_id: UUID, by: User, talk_id: UUID, seen: int) -> int:
    sheet_id = sheet(session, dossier_id)
    return check_answer(
        session, sheet_id=sheet_id, question_id=QUESTION, talk_id=talk_id, seen_version=seen, by=by, at=NOW
    ).version


def doubt(session: Session, dossier_id: UUID, by: User, talk_id: UUID, seen: int) -> int:
    sheet_id = sheet(session, dossier_id)
    return ask_again(
        session, sheet_id=sheet_id, question_id=QUESTION, talk_id=talk_id, seen_version=seen, by=by, at=NOW
    ).version


def test_an_answer_that_is_still_true_says_in_which_talk_that_was_confirmed(
    session: Session, dossier_id: UUID, sanne: User, deel_a: UUID, deel_b: UUID
) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    answer(session, dossier_id, sanne, "ik kook", 0, deel_a)

    assert check(session, dossier_id, marijke, deel_b, 1) == 2

    stored_answer = read_answer(session, dossier_id, sanne)
    assert (stored_answer.talk and stored_answer.talk.id, stored_answer.checked and stored_answer.checked.id) == (
        deel_a,
        deel_b,
    )
    assert (stored_answer.answer.value, stored_answer.answer.source, stored_answer.by) == (
        "ik kook",
        Source.COA,
        "Sanne de Boer",
    )
    newest = history(session, sheet(session, dossier_id), QUESTION, seen_by=sanne)[0]
    assert (newest.kind, newest.by, newest.talk and newest.talk.id) == ("checked", "Marijke van Dam", deel_b)
    assert newest.old.value == newest.new.value == "ik kook"
    (line,) = session.exec(select(AuditRecord).where(AuditRecord.event == "AnswerChecked"))
    assert line.details["version"] == 2


def test_an_answer_to_ask_again_is_flagged_until_a_new_one_is_given(
    session: Session, dossier_id: UUID, sanne: User, deel_a: UUID, deel_b: UUID
) -> None:
    answer(session, dossier_id, sanne, "ik kook", 0, deel_a)

    assert doubt(session, dossier_id, sanne, deel_b, 1) == 2
    assert read_answer(session, dossier_id, sanne).ask_again
    answer(session, dossier_id, sanne, "wij koken", 2, deel_b)

    stored_answer = read_answer(session, dossier_id, sanne)
    assert (stored_answer.ask_again, stored_answer.checked, stored_answer.version) == (False, None, 3)
    kinds = [each.kind for each in history(session, sheet(session, dossier_id), QUESTION, seen_by=sanne)]
    assert kinds == ["saved", "ask_again", "saved"]


def test_giving_the_same_answer_again_removes_the_flag(
    session: Session, dossier_id: UUID, sanne: User, deel_a: UUID, deel_b: UUID
) -> None:
    answer(session, dossier_id, sanne, "ik kook", 0, deel_a)
    doubt(session, dossier_id, sanne, deel_b, 1)

    answer(session, dossier_id, sanne, "ik kook", 2, deel_b)

    stored_answer = read_answer(session, dossier_id, sanne)
    assert (stored_answer.ask_again, stored_answer.talk and stored_answer.talk.id, stored_answer.version) == (
        False,
        deel_b,
        3,
    )


def test_confirming_that_an_answer_is_still_true_removes_the_flag(
    session: Session, dossier_id: UUID, sanne: User, deel_a: UUID, deel_b: UUID
) -> None:
    answer(session, dossier_id, sanne, "ik kook", 0, deel_a)
    doubt(session, dossier_id, sanne, deel_b, 1)
    check(session, dossier_id, sanne, deel_b, 2)

    stored_answer = read_answer(session, dossier_id, sanne)
    assert (stored_answer.ask_again, stored_answer.checked and stored_answer.checked.id) == (False, deel_b)


@pytest.mark.parametrize("deed", [check, doubt])
def test_a_second_press_does_nothing(
    session: Session, dossier_id: UUID, sanne: User, deel_a: UUID, deel_b: UUID, deed: object
) -> None:
    press = check if deed is check else doubt
    answer(session, dossier_id, sanne, "ik kook", 0, deel_a)

    assert press(session, dossier_id, sanne, deel_b, 1) == press(session, dossier_id, sanne, deel_b, 1) == 2

    assert len(history(session, sheet(session, dossier_id), QUESTION, seen_by=sanne)) == 2


@pytest.mark.parametrize("deed", [check, doubt])
def test_an_answer_that_a_colleague_just_changed_is_not_confirmed_without_seeing_the_change(
    session: Session, dossier_id: UUID, sanne: User, deel_a: UUID, deel_b: UUID, deed: object
) -> None:
    press = check if deed is check else doubt
    answer(session, dossier_id, sanne, "ik kook", 0, deel_a)
    answer(session, dossier_id, a_caseworker(session, role=Role.COORDINATOR), "zij kookt", 1, deel_a)

    with pytest.raises(Stale) as refused:
        press(session, dossier_id, sanne, deel_b, 1)

    assert (refused.value.value, refused.value.version) == ("zij kookt", 2)
    stored_answer = read_answer(session, dossier_id, sanne)
    assert (stored_answer.checked, stored_answer.ask_again, stored_answer.version) == (None, False, 2)
    assert len(history(session, sheet(session, dossier_id), QUESTION, seen_by=sanne)) == 2


def test_without_an_answer_there_is_nothing_to_confirm(
    session: Session, dossier_id: UUID, sanne: User, deel_b: UUID
) -> None:
    with pytest.raises(Invalid):
        check(session, dossier_id, sanne, deel_b, 0)


def test_nobody_confirms_answers_in_a_dossier_or_talk_of_somebody_else(
    session: Session, dossier_id: UUID, sanne: User, deel_a: UUID, deel_b: UUID
) -> None:
    answer(session, dossier_id, sanne, "ik kook", 0, deel_a)
    elsewhere = a_talk(session, a_dossier(session, sanne), sanne, "deel_b", TODAY)

    with pytest.raises(NotFound):
        check(session, dossier_id, a_caseworker(session), deel_b, 1)
    with pytest.raises(NotAllowed):
        check(session, dossier_id, a_caseworker(session, role=Role.BEHEERDER), deel_b, 1)
    with pytest.raises(NotFound):
        check(session, dossier_id, sanne, elsewhere, 1)


def test_answers_of_a_completed_intake_are_not_confirmed_again(
    session: Session, dossier_id: UUID, sanne: User, deel_a: UUID, deel_b: UUID
) -> None:
    answer(session, dossier_id, sanne, "ik kook", 0, deel_a)
    session.exec(select(Intake).where(Intake.dossier_id == dossier_id)).one().completed_at = NOW
    session.commit()

    with pytest.raises(AlreadyDone):
        check(session, dossier_id, sanne, deel_b, 1)
