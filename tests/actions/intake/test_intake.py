"""Beginning, completing and reopening the brede intake."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.intake import complete_intake, reopen_intake, start_intake
from actions.intake.legal_gaps import note_gap, remove_gap
from database import open_session
from forms.engine.answers import Json
from forms.engine.flow import missing_for_law
from forms.engine.schema import LegalItem, Question, QuestionType
from forms.intake.legal_items import LegalItemGap
from models import AuditRecord, Dossier, Intake, IntakeClosing
from queries.intake.legal_gaps import ending
from queries.intake.view import IntakeView, intake_view
from refusals import AlreadyDone, Incomplete, NotAllowed, NotFound, ReasonNeeded
from rules.law.terms import Fase
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.databases import Database


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne, kennisgeving=date(2026, 11, 2), brp=date(2026, 10, 1))


def begun(session: Session, dossier_id: UUID, by: User) -> IntakeView:
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    return intake_view(session, dossier_id, seen_by=by)


def any_value(question: Question) -> Json:
    values: dict[QuestionType, Json] = {
        QuestionType.DATE: "2026-12-01",
        QuestionType.NUMBER: str(question.min or 1),
        QuestionType.SCALE: 3,
        QuestionType.TEXT: "iets",
        QuestionType.LONG_TEXT: "iets",
    }
    if question.type is QuestionType.MULTI:
        return [question.choices[0].id]
    if question.fact and question.fact.name == "lbt_status":
        return "afgenomen"
    return question.choices[0].id if question.choices else values[question.type]


def answer_all_that_the_law_needs(
    session: Session, dossier_id: UUID, by: User, but: frozenset[LegalItem] = frozenset()
) -> None:
    """Give every question that the law needs an answer, except those of the items in `but`."""
    while True:
        view = intake_view(session, dossier_id, seen_by=by)
        assert view.questionnaire is not None and view.sheet_id is not None
        missing = missing_for_law(view.questionnaire, view.answers)
        needed = [each for item, questions in missing.items() if item not in but for each in questions]
        if not needed:
            return
        for question in needed:
            save_answer(
                session,
                sheet_id=view.sheet_id,
                edit=Edit(field=question.id, value=any_value(question), seen_version=0, by=by, at=NOW),
            )


def complete(session: Session, dossier_id: UUID, by: User, agreed_by: str = "mevrouw Haile") -> None:
    complete_intake(session, dossier_id=dossier_id, agreed_by=agreed_by, by=by, at=NOW, on=TODAY)


def fase(session: Session, dossier_id: UUID) -> Fase:
    session.expire_all()
    return session.get_one(Dossier, dossier_id).fase


def test_starting_twice_gives_one_intake(session: Session, dossier_id: UUID, sanne: User) -> None:
    first = start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)

    assert start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY) == first

    assert len(session.exec(select(Intake)).all()) == 1
    assert fase(session, dossier_id) is Fase.INTAKE


def test_an_empty_intake_is_not_completed_and_everything_missing_is_named(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    begun(session, dossier_id, sanne)

    with pytest.raises(Incomplete) as refused:
        complete(session, dossier_id, sanne)

    named = {each.id for each in refused.value.shortcomings if isinstance(each, Question)}
    assert {"samenstelling_huishouden", "startpositie", "leerbaarheidstoets"} <= named
    assert intake_view(session, dossier_id, seen_by=sanne).completed_at is None


def test_an_intake_with_all_that_the_law_needs_is_completed_and_locked(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    view = begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne)

    complete(session, dossier_id, sanne)

    assert fase(session, dossier_id) is Fase.PLAN
    assert intake_view(session, dossier_id, seen_by=sanne).agreed_by == "mevrouw Haile"
    assert view.sheet_id is not None
    with pytest.raises(AlreadyDone):
        save_answer(
            session,
            sheet_id=view.sheet_id,
            edit=Edit(field="taakverdeling", value="later", seen_version=0, by=sanne, at=NOW),
        )


def note(session: Session, dossier_id: UUID, by: User, item: LegalItem, gap: LegalItemGap) -> None:
    note_gap(session, dossier_id=dossier_id, item=item, gap=gap, seen_version=0, by=by, at=NOW)


@pytest.mark.parametrize(
    ("item", "gap"),
    [
        (LegalItem.TAALNIVEAU, LegalItemGap("De tolk was er niet; de school toetst het niveau.")),
        (LegalItem.LEERBAARHEIDSTOETS, LegalItemGap("", date(2026, 12, 1))),
    ],
)
def test_a_legal_item_without_outcome_needs_a_reason_and_the_toets_needs_a_planned_day(
    session: Session, dossier_id: UUID, sanne: User, item: LegalItem, gap: LegalItemGap
) -> None:
    begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne, but=frozenset({item}))
    with pytest.raises(Incomplete):
        complete(session, dossier_id, sanne)
    note(session, dossier_id, sanne, item, gap)

    complete(session, dossier_id, sanne)

    assert fase(session, dossier_id) is Fase.PLAN
    assert ending(session, dossier_id, seen_by=sanne).grounds == {item: gap}


def test_a_planned_toets_whose_day_has_passed_does_not_count(session: Session, dossier_id: UUID, sanne: User) -> None:
    begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne, but=frozenset({LegalItem.LEERBAARHEIDSTOETS}))
    note(session, dossier_id, sanne, LegalItem.LEERBAARHEIDSTOETS, LegalItemGap("", TODAY))

    with pytest.raises(Incomplete):
        complete_intake(
            session, dossier_id=dossier_id, agreed_by="mevrouw Haile", by=sanne, at=NOW, on=date(2026, 11, 22)
        )


def test_a_toets_that_must_still_be_planned_does_not_count(session: Session, dossier_id: UUID, sanne: User) -> None:
    view = begun(session, dossier_id, sanne)
    assert view.questionnaire is not None and view.sheet_id is not None
    (question,) = [each for each in view.questionnaire.questions if each.fact and each.fact.name == "lbt_status"]
    save_answer(
        session,
        sheet_id=view.sheet_id,
        edit=Edit(field=question.id, value="te_plannen", seen_version=0, by=sanne, at=NOW),
    )
    answer_all_that_the_law_needs(session, dossier_id, sanne)

    with pytest.raises(Incomplete) as refused:
        complete(session, dossier_id, sanne)

    assert [each.id for each in refused.value.shortcomings if isinstance(each, Question)] == [question.id]


def test_completing_removes_the_reason_of_an_item_that_was_answered_after_all(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    begun(session, dossier_id, sanne)
    note(session, dossier_id, sanne, LegalItem.TAALNIVEAU, LegalItemGap("Later"))
    answer_all_that_the_law_needs(session, dossier_id, sanne)

    complete(session, dossier_id, sanne)

    assert ending(session, dossier_id, seen_by=sanne).gaps == {}


def test_in_a_completed_intake_the_day_of_the_toets_can_be_changed_but_no_reason_removed(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    item = LegalItem.LEERBAARHEIDSTOETS
    begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne, but=frozenset({item}))
    note(session, dossier_id, sanne, item, LegalItemGap("", date(2026, 12, 1)))
    complete(session, dossier_id, sanne)

    note_gap(
        session,
        dossier_id=dossier_id,
        item=item,
        gap=LegalItemGap("De uitslag staat bij Instrumenten."),
        seen_version=1,
        by=sanne,
        at=NOW,
    )
    with pytest.raises(AlreadyDone):
        remove_gap(session, dossier_id=dossier_id, item=item, by=sanne, at=NOW)

    assert ending(session, dossier_id, seen_by=sanne).grounds == {
        item: LegalItemGap("De uitslag staat bij Instrumenten.")
    }


def test_completing_needs_the_names_of_those_who_agree(session: Session, dossier_id: UUID, sanne: User) -> None:
    begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne)

    with pytest.raises(ReasonNeeded):
        complete(session, dossier_id, sanne, agreed_by="  ")


def test_a_second_click_on_completing_is_refused(session: Session, dossier_id: UUID, sanne: User) -> None:
    begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne)
    complete(session, dossier_id, sanne)

    with pytest.raises(AlreadyDone):
        complete(session, dossier_id, sanne)

    assert len(session.exec(select(IntakeClosing)).all()) == 1


def test_two_colleagues_who_complete_an_intake_at_once_complete_it_once(
    database: Database, session: Session, dossier_id: UUID, sanne: User
) -> None:
    begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne)

    def click(_number: int) -> None:
        with suppress(AlreadyDone), open_session(database.engine) as own:
            complete(own, dossier_id, sanne)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(click, range(3)))

    assert len(session.exec(select(IntakeClosing)).all()) == 1
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "IntakeCompleted")).all()) == 1


def test_reopening_needs_a_reason_and_stores_it(session: Session, dossier_id: UUID, sanne: User) -> None:
    begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne)
    complete(session, dossier_id, sanne)

    with pytest.raises(ReasonNeeded):
        reopen_intake(session, dossier_id=dossier_id, reason=" ", by=sanne, at=NOW)
    reopen_intake(session, dossier_id=dossier_id, reason="Nieuw diploma gevonden", by=sanne, at=NOW)

    view = intake_view(session, dossier_id, seen_by=sanne)
    assert (view.completed_at, view.reopen_reason) == (None, "Nieuw diploma gevonden")
    assert fase(session, dossier_id) is Fase.INTAKE


def test_a_kansverkenner_starts_an_intake_but_does_not_complete_it(session: Session, sanne: User) -> None:
    tom = a_caseworker(session, role=Role.KANSVERKENNER)
    dossier_id = a_dossier(session, sanne)
    shared_with(session, dossier_id, tom)
    start_intake(session, dossier_id=dossier_id, by=tom, at=NOW, on=TODAY)

    with pytest.raises(NotAllowed):
        complete(session, dossier_id, tom)


def test_an_intake_in_another_gemeente_is_not_found(session: Session, dossier_id: UUID) -> None:
    stranger = a_caseworker(session, gemeente="Veenrand", role=Role.COORDINATOR)

    with pytest.raises(NotFound):
        start_intake(session, dossier_id=dossier_id, by=stranger, at=NOW, on=TODAY)
