"""The brede intake of one dossier, as its screen and its summary need it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Level, Permission, User, may
from forms.engine.answer_from_row import answer_from
from forms.engine.answers import Answer
from forms.engine.flow import asked_alone, to_ask_alone
from forms.engine.library import questionnaire
from forms.engine.schema import Question, Questionnaire
from forms.engine.stored_answer import AnswerChange, StoredAnswer
from forms.engine.talks import Talk
from forms.intake.restricted_sections import without
from models import (
    AnswerHistory,
    AnswerRow,
    AnswerSheet,
    Caseworker,
    DomeinInzage,
    Dossier,
    Gesprek,
    Intake,
    IntakeClosing,
)
from models.guards.encryption import answer_ad, decrypted, new_answer_ad, old_answer_ad
from models.guards.scope import visible_to
from queries.dossier.talks import TalkLine, talk_of, talks
from queries.scope.dossier_head import DossierHead, head_of
from queries.scope.visible_sections import SectionVisibility, opened_by, own, readable, visibility
from refusals import NotFound

NO_TALKS: Mapping[UUID, Talk] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class IntakeView:
    """One intake. When none has begun, `sheet_id` is None and there are no stored answers.

    `questionnaire` and `stored_answers` are limited to what this user may see now; `whole` is the full version. `talks`
    are newest first and include removed ones; `waiting` are the questions that still have to be asked in private.
    """

    head: DossierHead
    visibility: SectionVisibility
    sheet_id: UUID | None = None
    questionnaire: Questionnaire | None = None
    whole: Questionnaire | None = None
    stored_answers: dict[str, StoredAnswer]
    talks: tuple[TalkLine, ...] = ()
    waiting: tuple[Question, ...] = ()
    started_on: date | None = None
    completed_at: datetime | None = None
    agreed_by: str = ""
    reopen_reason: str = ""

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """The answers by question id."""
        return {question_id: each.answer for question_id, each in self.stored_answers.items()}

    def in_company(self) -> "IntakeView":
        """The same while somebody else is there: without what must be asked alone, and what was answered to it."""
        if self.questionnaire is None:
            return self
        gone = asked_alone(self.questionnaire)
        stored_answers = {
            question_id: each for question_id, each in self.stored_answers.items() if question_id not in gone
        }
        return replace(self, questionnaire=without(self.questionnaire, gone), stored_answers=stored_answers)

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """What the user may do now, for each restricted section of this version."""
        return self.visibility.levels(self.whole.version) if self.whole else {}


def intake_view(session: Session, dossier_id: UUID | None, *, seen_by: User, at: datetime | None = None) -> IntakeView:
    """The intake of a dossier with the answers that this user may see at that moment.

    Without a moment no restricted section of a dossier of somebody else stands open. Raises NotFound when it is not
    theirs to see,
    and for a partner when it is closed.
    """
    rows = session.execute(
        sa.select(Dossier, col(Caseworker.name), Intake, AnswerSheet, IntakeClosing, own(seen_by), DomeinInzage)
        .join(Caseworker, col(Caseworker.id) == col(Dossier.regievoerder_id), isouter=True)
        .join(Intake, col(Intake.dossier_id) == col(Dossier.id), isouter=True)
        .join(AnswerSheet, col(AnswerSheet.id) == col(Intake.sheet_id), isouter=True)
        .join(IntakeClosing, col(IntakeClosing.intake_id) == col(Intake.id), isouter=True)
        .join(DomeinInzage, opened_by(seen_by, at), isouter=True)
        .where(col(Dossier.id) == dossier_id, visible_to(seen_by))
        .order_by(col(IntakeClosing.completed_at).desc().nulls_last())
    ).all()
    if not rows:
        raise NotFound
    dossier, regievoerder, intake, sheet, closing, is_own, _ = rows[0]
    if not (dossier.is_open or may(seen_by, Permission.VIEW_PARTICULARS)):
        raise NotFound  # a partner sees nothing more of a dossier once it is closed
    head, visible = head_of(dossier, regievoerder), visibility(seen_by, is_own, [each[-1] for each in rows])
    if intake is None:
        return IntakeView(head=head, visibility=visible, stored_answers={})
    all_talks = talks(session, dossier.id, seen_by=seen_by) if may(seen_by, Permission.VIEW_PARTICULARS) else ()
    known = {each.talk.id: each.talk for each in all_talks}
    form = visible.questionnaire(sheet.questionnaire_version)
    stored_answers = kept_answers(session, sheet.id, without=visible.gone(sheet.questionnaire_version), talks=known)
    return IntakeView(
        head=head,
        visibility=visible,
        sheet_id=sheet.id,
        questionnaire=form,
        whole=questionnaire(sheet.questionnaire, sheet.questionnaire_version),
        stored_answers=stored_answers,
        talks=all_talks,
        waiting=tuple(to_ask_alone(form, {question_id: each.answer for question_id, each in stored_answers.items()})),
        started_on=intake.started_on,
        completed_at=intake.completed_at,
        agreed_by=closing.agreed_by if closing else "",
        reopen_reason=closing.reopen_reason if closing else "",
    )


def kept_answers(
    session: Session, sheet_id: UUID, *, without: Collection[str] = (), talks: Mapping[UUID, Talk] = NO_TALKS
) -> dict[str, StoredAnswer]:
    """The answers of one sheet by question id. The caller has checked that the sheet may be seen.

    `without` holds the questions that the user may not see: `queries.scope.visible_sections.SectionVisibility.gone`
    of the
    version of the sheet.
    `talks` are those of the dossier by id; an answer of a talk that is not among them knows none.
    """
    rows = session.execute(
        sa.select(
            col(AnswerRow.question_id),
            col(AnswerRow.value),
            col(AnswerRow.mark),
            col(AnswerRow.source),
            col(AnswerRow.version),
            col(AnswerRow.updated_at),
            col(AnswerRow.updated_by),
            col(Caseworker.name),
            col(AnswerRow.talk_id),
            col(AnswerRow.checked_talk_id),
            col(AnswerRow.ask_again),
        )
        .join(Caseworker, col(Caseworker.id) == col(AnswerRow.updated_by))
        .where(col(AnswerRow.sheet_id) == sheet_id, col(AnswerRow.question_id).not_in(without))
    )
    stored_answers = {}
    for question_id, value, mark, source, version, at, by_id, name, talk_id, checked_id, ask_again in rows:
        text = decrypted(session, value, answer_ad(sheet_id, question_id))
        talk, checked = talks.get(talk_id), talks.get(checked_id)
        stored_answers[question_id] = StoredAnswer(
            answer_from(text, mark, source), version, name, by_id, at, talk, checked, bool(ask_again)
        )
    return stored_answers


def history(
    session: Session,
    sheet_id: UUID,
    question_id: str,
    *,
    seen_by: User,
    item_id: UUID | None = None,
    at: datetime | None = None,
) -> list[AnswerChange]:
    """All that happened to one answer (or one field of a doel or activiteit), newest first; empty when not theirs.

    Also empty when the domein of the question is closed to this user at that moment, as in `intake_view`.
    """
    query = (
        select(AnswerHistory, Caseworker.name, Gesprek)
        .join(Caseworker, col(Caseworker.id) == col(AnswerHistory.caseworker_id))
        .join(Gesprek, col(Gesprek.id) == col(AnswerHistory.talk_id), isouter=True)
        .join(AnswerSheet, col(AnswerSheet.id) == col(AnswerHistory.sheet_id))
        .join(Dossier, col(Dossier.id) == col(AnswerSheet.dossier_id))
        .where(AnswerHistory.sheet_id == sheet_id, AnswerHistory.question_id == question_id, visible_to(seen_by))
        .where(AnswerHistory.item_id == item_id, readable(question_id, seen_by, at))
        .order_by(col(AnswerHistory.id).desc())
    )
    return [
        AnswerChange(
            kind=line.kind,
            old=answer_from(decrypted(session, line.old_value, old_answer_ad(line.id)), line.old_mark, None),
            new=answer_from(decrypted(session, line.new_value, new_answer_ad(line.id)), line.new_mark, line.source),
            by=name,
            at=line.at,
            talk=talk_of(gesprek) if line.talk_id else None,
        )
        for line, name, gesprek in session.exec(query)
    ]
