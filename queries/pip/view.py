"""The PIP of one dossier as its screen needs it: what is written, what the intake adds, what the law waits for."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from access import User
from forms.engine.answer_from_row import answer_from
from forms.engine.facts import facts
from forms.engine.library import questionnaire
from forms.engine.schema import Questionnaire
from forms.engine.stored_answer import StoredAnswer
from forms.pip.compose import compose
from models import (
    Activiteit,
    AnswerHistory,
    AnswerRow,
    AnswerSheet,
    Caseworker,
    Doel,
    DomeinInzage,
    Dossier,
    Intake,
    Pip,
)
from models.guards.encryption import answer_ad, decrypted
from models.guards.scope import plan_visible_to
from models.values.duo_messages import answer_of, last_answered
from models.values.plan import activiteit_values, doel_values, plan_rows, situation
from queries.pip.types import ActiviteitView, Author, Authors, DoelView, PipView, partial_advice
from queries.scope.dossier_head import head_of
from queries.scope.visible_sections import SectionVisibility, opened_by, own, visibility
from refusals import NotFound
from rules.duo.comparison import read_answer
from rules.duo.kinds import BerichtKind
from rules.duo.ontheffing import participation_limit
from rules.law.age import child_under_vve_age
from rules.law.deadlines import no_ten_weeks, ten_weeks, termijn
from rules.law.facts import IntakeFacts, TrajectFacts

_IntakeSheet = aliased(AnswerSheet)


def pip_view(
    session: Session, dossier_id: UUID | None, *, seen_by: User, on: date, at: datetime | None = None
) -> PipView:
    """The PIP of a dossier in four statements at most. Raises NotFound when the dossier is not theirs to see.

    What the brede intake adds is what this user may see of it at that moment, as in `queries.intake.view.intake_view`.
    """
    rows = session.execute(
        sa.select(Dossier, col(Caseworker.name), Pip, AnswerSheet, _IntakeSheet, own(seen_by), DomeinInzage)
        .join(Caseworker, col(Caseworker.id) == col(Dossier.regievoerder_id), isouter=True)
        .join(Pip, col(Pip.dossier_id) == col(Dossier.id), isouter=True)
        .join(AnswerSheet, col(AnswerSheet.id) == col(Pip.sheet_id), isouter=True)
        .join(Intake, col(Intake.dossier_id) == col(Dossier.id), isouter=True)
        .join(_IntakeSheet, col(_IntakeSheet.id) == col(Intake.sheet_id), isouter=True)
        .join(DomeinInzage, opened_by(seen_by, at), isouter=True)
        .where(col(Dossier.id) == dossier_id, plan_visible_to(seen_by))
    ).all()
    if not rows:
        raise NotFound
    dossier, regievoerder, pip, sheet, intake_sheet, is_own, _ = rows[0]
    stored_answers = _stored_answers(session, [each.id for each in (sheet, intake_sheet) if each])
    traject, head = _clocks(dossier), head_of(dossier, regievoerder)
    seeing = visibility(seen_by, is_own, [each[-1] for each in rows])
    known, visible_facts = _facts(intake_sheet, stored_answers, seeing)
    view: dict[str, Any] = {
        "head": head,
        "ten_weeks": ten_weeks(traject),
        "termijn": termijn(traject),
        "no_ten_weeks": no_ten_weeks(traject),
        "facts": visible_facts,
        "partial": partial_advice(known, visible_facts, head, on) if visible_facts != known else None,
        "on": on,
        "brp": dossier.brp_on,
    }
    if intake_sheet is not None:
        view |= _intake(seeing.questionnaire(intake_sheet.questionnaire_version), stored_answers[intake_sheet.id])
    if pip is not None:
        young = child_under_vve_age(known.children_birth_dates, on)
        view |= _written(session, pip, sheet, stored_answers[sheet.id])
        view["situation"] = situation(dossier, pip, known, None, on, child_under_vve_age=young)
    return PipView(**view)


def field_authors(session: Session, view: PipView, doel: DoelView) -> Authors:
    """Who last changed each field of a doel of this view and of its activiteiten, by their id and the field."""
    items = [doel.id, *[each.id for each in doel.activiteiten]]
    lines = session.connection().execute(
        select(
            col(AnswerHistory.item_id),
            col(AnswerHistory.question_id),
            col(Caseworker.name),
            col(Caseworker.id),
            col(AnswerHistory.at),
        )  # type: ignore[call-overload]
        .join(Caseworker, col(Caseworker.id) == col(AnswerHistory.caseworker_id))
        .where(AnswerHistory.sheet_id == view.sheet_id, col(AnswerHistory.item_id).in_(items))
        .where(AnswerHistory.kind != "conflict")
        .order_by(col(AnswerHistory.version))
    )
    return {(item_id, field): Author(name, by_id, at) for item_id, field, name, by_id, at in lines}


def _stored_answers(session: Session, sheet_ids: list[UUID]) -> dict[UUID, dict[str, StoredAnswer]]:
    """All answers of the sheets of one dossier, by sheet and question."""
    by_sheet: dict[UUID, dict[str, StoredAnswer]] = defaultdict(dict)
    if not sheet_ids:
        return by_sheet
    # columns and not rows: an ORM row of each answer costs a quarter of the time of this page
    lines = session.connection().execute(
        select(
            col(AnswerRow.sheet_id),
            col(AnswerRow.question_id),
            col(AnswerRow.value),
            col(AnswerRow.mark),
            col(AnswerRow.source),
            col(AnswerRow.version),
            col(Caseworker.name),
            col(AnswerRow.updated_by),
            col(AnswerRow.updated_at),
        )  # type: ignore[call-overload]
        .join(Caseworker, col(Caseworker.id) == col(AnswerRow.updated_by))
        .where(col(AnswerRow.sheet_id).in_(sheet_ids))
    )
    for sheet_id, question_id, value, mark, source, *last in lines:
        text = decrypted(session, value, answer_ad(sheet_id, question_id))
        by_sheet[sheet_id][question_id] = StoredAnswer(answer_from(text, mark, source), *last)
    return by_sheet


class _FactsOfIntake(NamedTuple):
    known: IntakeFacts
    visible: IntakeFacts


def _facts(
    sheet: AnswerSheet | None, by_sheet: dict[UUID, dict[str, StoredAnswer]], visibility: SectionVisibility
) -> _FactsOfIntake:
    """What the brede intake tells, and the part of it that this user may see."""
    if sheet is None:
        return _FactsOfIntake(IntakeFacts(), IntakeFacts())
    answers = {question_id: each.answer for question_id, each in by_sheet[sheet.id].items()}
    known = facts(questionnaire(sheet.questionnaire, sheet.questionnaire_version), answers)
    if not visibility.gone(sheet.questionnaire_version):
        return _FactsOfIntake(known, known)
    return _FactsOfIntake(known, facts(visibility.questionnaire(sheet.questionnaire_version), answers))


def _intake(questionnaire: Questionnaire, stored_answers: dict[str, StoredAnswer]) -> dict[str, Any]:
    """The answers of the brede intake on which proposals are based, as far as this user may see them."""
    answers = {each.id: stored_answers[each.id].answer for each in questionnaire.questions if each.id in stored_answers}
    return {"intake_questionnaire": questionnaire, "intake_answers": answers}


def _written(session: Session, pip: Pip, sheet: AnswerSheet, stored_answers: dict[str, StoredAnswer]) -> dict[str, Any]:
    pairs = session.exec(
        select(Doel, Activiteit)
        .join(Activiteit, col(Activiteit.doel_id) == col(Doel.id), isouter=True)
        .where(Doel.pip_id == pip.id)
        .order_by(col(Doel.position), col(Doel.id), col(Activiteit.position), col(Activiteit.id))
    ).all()
    # the outer join gives None where a doel has nothing under it
    rows = cast(Sequence[tuple[Doel, Activiteit | None]], pairs)
    doelen = {doel.id: doel for doel, _ in rows}
    under = [each for _, each in rows if each is not None]
    questions = questionnaire(sheet.questionnaire, sheet.questionnaire_version)
    there = [each for each in doelen.values() if each.removed_at is None]
    values = {each.id: activiteit_values(each) for each in under}
    plan = compose(
        {question_id: each.answer for question_id, each in stored_answers.items()},
        *plan_rows(there, [each for each in under if each.removed_at is None], values),
        questions,
    )
    return {
        "pip_id": pip.id,
        "sheet_id": sheet.id,
        "status": pip.status,
        "last_version": pip.last_version,
        "change_reason": pip.change_reason,
        "questionnaire": questions,
        "stored_answers": stored_answers,
        "doelen": tuple(_doel(each, under, values) for each in doelen.values()),
        "plan": plan,
    }


def _doel(doel: Doel, activiteiten: list[Activiteit], values: dict[UUID, dict[str, str | None]]) -> DoelView:
    return DoelView(
        id=doel.id,
        area=doel.area,
        values=doel_values(doel),
        versions=dict(doel.field_versions),
        suggested_by=doel.suggested_by,
        removed=doel.removed_at is not None,
        activiteiten=tuple(
            ActiviteitView(
                id=each.id,
                values=values[each.id],
                versions=dict(each.field_versions),
                removed=each.removed_at is not None,
            )
            for each in activiteiten
            if each.doel_id == doel.id
        ),
    )


def _clocks(dossier: Dossier) -> TrajectFacts:
    """The dates that the two clocks of a PIP look at."""
    return TrajectFacts(
        doelgroep=dossier.doelgroep,
        plicht_start=dossier.plicht_start_on,
        kennisgeving=dossier.kennisgeving_on,
        brp=dossier.brp_on,
        exempt=dossier.exempt_on,
        third_party_asked=dossier.third_party_asked_on,
        third_party_received=dossier.third_party_received_on,
        first_pip=dossier.first_pip_on,
        earlier_pip=dossier.earlier_pip_on,
        termijn_until=dossier.termijn_until_on,
    )


def duo_limit(session: Session, dossier_id: UUID) -> int | None:
    """The most hours of participation by a partial ontheffing of DUO, 0 for none at all; None without one.

    The caller has found the dossier by a query with a scope.
    """
    row = session.exec(last_answered(dossier_id, BerichtKind.VRAAG_ONTHEFFING)).first()
    return participation_limit(read_answer(BerichtKind.VRAAG_ONTHEFFING, answer_of(session, row)))
