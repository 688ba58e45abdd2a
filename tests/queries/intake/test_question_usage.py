"""Which questions are used, over all intakes, without names."""

from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.intake import start_intake
from forms.engine.answers import Json, Mark
from forms.engine.library import latest
from forms.engine.schema import Question, QuestionType
from forms.intake.question_usage import LEAST, Usage, counted_by_value
from queries.intake.question_usage import FormHealth, form_health, versions_in_use
from queries.intake.view import intake_view
from refusals import NotAllowed
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import Database
from tests.plans import a_completed_intake

QUESTIONNAIRE = latest("brede_intake")
PLAIN = next(
    each
    for each in QUESTIONNAIRE.questions
    if each.type is QuestionType.YES_NO and each.when is None and each.id in counted_by_value(QUESTIONNAIRE)
)
SECRET = next(
    each
    for each in QUESTIONNAIRE.questions
    if each.type is QuestionType.YES_NO and each.when is None and QUESTIONNAIRE.is_sensitive(each.id)
)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def marijke(session: Session) -> User:
    return a_caseworker(session, role=Role.COORDINATOR)


def an_intake(session: Session, by: User, **answers: Json | Mark) -> UUID:
    """An intake with these answers, by question id."""
    dossier_id = a_dossier(session, by)
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    sheet_id = intake_view(session, dossier_id, seen_by=by).sheet_id
    assert sheet_id is not None
    for question_id, answer in answers.items():
        mark = answer if isinstance(answer, Mark) else None
        value = None if mark else answer
        save_answer(
            session,
            sheet_id=sheet_id,
            edit=Edit(field=question_id, value=value, mark=mark, seen_version=0, by=by, at=NOW),
        )
    return dossier_id


def health(session: Session, by: User, *, completed: bool = False) -> FormHealth:
    """The figures of the newest version."""
    (used,) = versions_in_use(session, seen_by=by)
    return form_health(session, used, completed=completed, seen_by=by)


def of(form_health: FormHealth, question: Question) -> Usage:
    """The figures of one question."""
    return next(each for each in form_health.rows if each.question.id == question.id)


def test_each_question_is_counted_by_its_answers(session: Session, sanne: User, marijke: User) -> None:
    replies: list[Json | Mark] = ["ja", "nee", "weet_niet", "weet_niet", Mark.NIET_BESPROKEN, Mark.WIL_NIET_ZEGGEN]
    for each in replies:
        an_intake(session, sanne, **{PLAIN.id: each})
    an_intake(session, sanne)

    form_health = health(session, marijke)

    assert (form_health.intakes, len(form_health.rows)) == (7, len(QUESTIONNAIRE.questions))
    counted = of(form_health, PLAIN)
    assert (counted.times_asked, counted.filled, counted.unknown) == (7, 4, 2)
    assert (counted.niet_besproken, counted.wil_niet_zeggen) == (1, 1)
    assert form_health.rows[0].useful == 0 and form_health.rows[-1].question.id == PLAIN.id


def test_a_sensitive_answer_is_counted_without_its_value(session: Session, sanne: User, marijke: User) -> None:
    for _ in range(LEAST):
        an_intake(session, sanne, **{SECRET.id: "weet_niet"})

    counted = of(health(session, marijke), SECRET)

    assert (counted.filled, counted.unknown) == (LEAST, None)


def test_a_removed_answer_does_not_count(session: Session, sanne: User, marijke: User) -> None:
    made = [an_intake(session, sanne, **{PLAIN.id: "ja"}) for _ in range(LEAST)]
    sheet_id = intake_view(session, made[0], seen_by=sanne).sheet_id
    assert sheet_id is not None
    save_answer(session, sheet_id=sheet_id, edit=Edit(field=PLAIN.id, seen_version=1, by=sanne, at=NOW))

    assert of(health(session, marijke), PLAIN).filled == LEAST - 1


def test_of_less_than_five_intakes_no_figures_are_shown(session: Session, sanne: User, marijke: User) -> None:
    for _ in range(LEAST - 1):
        an_intake(session, sanne, **{PLAIN.id: "ja"})

    form_health = health(session, marijke)

    assert (form_health.intakes, form_health.rows) == (LEAST - 1, ())


def test_only_completed_intakes_count_when_asked(session: Session, sanne: User, marijke: User) -> None:
    for number in range(LEAST):
        dossier_id = an_intake(session, sanne)
        if number:
            a_completed_intake(session, dossier_id, sanne)

    (used,) = versions_in_use(session, seen_by=marijke)

    assert (used.intakes, used.completed) == (LEAST, LEAST - 1)
    assert health(session, marijke).rows != ()
    assert health(session, marijke, completed=True).rows == ()


def test_intakes_of_another_gemeente_are_not_counted(session: Session, sanne: User, marijke: User) -> None:
    an_intake(session, sanne)
    stranger = a_caseworker(session, gemeente="Veenrand", role=Role.COORDINATOR)

    assert versions_in_use(session, seen_by=stranger) == []


def test_who_may_not_see_the_figures_is_refused(session: Session, sanne: User, marijke: User) -> None:
    an_intake(session, sanne)
    (used,) = versions_in_use(session, seen_by=marijke)

    with pytest.raises(NotAllowed):
        versions_in_use(session, seen_by=sanne)
    with pytest.raises(NotAllowed):
        form_health(session, used, completed=False, seen_by=sanne)


def test_the_figures_take_two_statements_whatever_the_number_of_intakes(
    session: Session, database: Database, sanne: User, marijke: User
) -> None:
    for _ in range(LEAST):
        an_intake(session, sanne, **{PLAIN.id: "ja"})
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))

    health(session, marijke)

    assert len(statements) == 2
    assert all("GROUP BY" in statement for statement in statements)
