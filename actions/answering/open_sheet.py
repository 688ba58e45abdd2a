"""The sheet of answers that is open for one deed: found, within reach, and not closed; in one statement.

It is asked for every answer, so the statement is built once and run without the ORM.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Level, Permission, Scope, User, level_now
from actions.deed.authorize import LOGIN_NOW, login_parameters, refuse_other, refuse_role
from forms.engine.library import versions
from forms.intake.restricted_sections import GUARDED, restricted_section_of
from models import AnswerRow, AnswerSheet, DomeinInzage, Dossier, Gesprek, Intake, Pip, Voortgang
from models.guards.encryption import answer_ad, decrypted
from models.guards.openings import inzage_is_open
from models.guards.scope import within
from refusals import AlreadyDone, NotAllowed, NotFound
from rules.law.terms import PipStatus

VALUE = 5  # which column of the statement is the value of the answer
NEEDED = {"brede_intake": Permission.EDIT_INTAKE, "plan": Permission.EDIT_PIP, "voortgang": Permission.EDIT_PROGRESS}


_LOGIN = LOGIN_NOW.subquery("login")


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet that takes answers now, with what is kept for the one question asked for (version 0: nothing)."""

    id: UUID
    gemeente_id: UUID
    dossier_id: UUID
    questionnaire: str
    questionnaire_version: str
    value: str | None
    mark: str | None
    source: str | None
    version: int
    updated_at: datetime | None
    talk_id: UUID | None
    checked_talk_id: UUID | None
    ask_again: bool


def _is_own(scope: Scope) -> sa.ColumnElement[bool]:
    """Whether the dossier is the caseworker's own."""
    if scope is Scope.OWN:
        return sa.true()
    return within(Scope.OWN, sa.bindparam("gemeente"), sa.bindparam("caseworker"))


def _is_opened(scope: Scope) -> sa.ColumnElement[bool]:
    """Whether the restricted section of the question stands open to the caseworker, in a dossier not their own."""
    if scope is Scope.OWN:
        return sa.false()
    of_the_question = sa.tuple_(col(AnswerSheet.questionnaire_version), col(DomeinInzage.restricted_section))
    opening = (
        sa.select(col(DomeinInzage.id))
        .where(inzage_is_open(sa.bindparam("caseworker"), sa.bindparam("at")))
        .where(of_the_question.in_(sa.bindparam("restricted_sections", expanding=True)))
    )
    return opening.correlate(Dossier, AnswerSheet).exists()


@cache
def _restricted_sections(question_id: str) -> tuple[tuple[str, str], ...]:
    """In which restricted section a question lies, for every version of the brede intake that asks it."""
    sections = []
    for version in versions(GUARDED):
        with suppress(KeyError):
            sections.append((version, restricted_section_of(version, question_id).id))
    return tuple(sections)


def _talk_of_the_dossier() -> sa.ColumnElement[bool]:
    """Whether the talk is one of this dossier. One removed meanwhile still is: better than an answer that is lost."""
    talk = sa.select(col(Gesprek.id)).where(col(Gesprek.id) == sa.bindparam("talk"))
    return talk.where(col(Gesprek.dossier_id) == col(Dossier.id)).correlate(Dossier).exists()


@cache
def _statement(scope: Scope, in_talk: bool) -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            col(AnswerSheet.id),
            col(AnswerSheet.gemeente_id),
            col(AnswerSheet.dossier_id),
            col(AnswerSheet.questionnaire),
            col(AnswerSheet.questionnaire_version),
            col(AnswerRow.value),
            col(AnswerRow.mark),
            col(AnswerRow.source),
            sa.func.coalesce(col(AnswerRow.version), 0),
            col(AnswerRow.updated_at),
            col(AnswerRow.talk_id),
            col(AnswerRow.checked_talk_id),
            sa.func.coalesce(col(AnswerRow.ask_again), sa.false()),
            col(Dossier.is_open),
            col(Intake.id),
            col(Intake.completed_at),
            col(Pip.status),
            sa.func.coalesce(col(Voortgang.closed_at), col(Voortgang.removed_at)),
            _is_own(scope),
            _is_opened(scope),
            *_LOGIN.c,
        )
        .join(Dossier, col(Dossier.id) == col(AnswerSheet.dossier_id))
        .join(_LOGIN, sa.true(), isouter=True)
        .join(Intake, col(Intake.sheet_id) == col(AnswerSheet.id), isouter=True)
        .join(Pip, col(Pip.sheet_id) == col(AnswerSheet.id), isouter=True)
        .join(Voortgang, col(Voortgang.sheet_id) == col(AnswerSheet.id), isouter=True)
        .join(
            AnswerRow,
            (col(AnswerRow.sheet_id) == col(AnswerSheet.id)) & (col(AnswerRow.question_id) == sa.bindparam("question")),
            isouter=True,
        )
        .where(col(AnswerSheet.id) == sa.bindparam("sheet"))
        .where(within(scope, sa.bindparam("gemeente"), sa.bindparam("caseworker")))
        .where(_talk_of_the_dossier() if in_talk else sa.true())
    )


def open_sheet(
    session: Session, sheet_id: UUID, question_id: str, *, by: User, at: datetime, talk_id: UUID | None = None
) -> OpenSheet:
    """The sheet, open for an answer to this question, given in this talk.

    Raises NotFound (not there, not theirs, or a talk of another dossier), NotAllowed (the role, or the domein of the
    question is not theirs to write in now), LoggedOut, RightsChanged, and AlreadyDone when the dossier is closed, the
    intake completed or carried over to another sheet, the PIP vastgesteld, or the talk about the progress closed or
    taken away.
    """
    parameters = {
        "sheet": sheet_id,
        "question": question_id,
        "gemeente": by.gemeente_id,
        **login_parameters(by, at),
    }
    if by.scope is not Scope.OWN:
        parameters["restricted_sections"] = _restricted_sections(question_id)
    if talk_id is not None:
        parameters["talk"] = talk_id
    row = session.connection().execute(_statement(by.scope, talk_id is not None), parameters).first()
    if row is None:
        raise NotFound
    *columns, is_open, intake_id, completed_at, pip_status, talk_ended_at, own, opened = row[: -len(_LOGIN.c)]
    login = row[-len(_LOGIN.c) :]
    columns[VALUE] = decrypted(session, columns[VALUE], answer_ad(sheet_id, question_id))
    sheet = OpenSheet(*columns)
    refuse_role(by, NEEDED[sheet.questionnaire])
    if by.login_id is not None:
        refuse_other(by, login if login[0] else None, NEEDED[sheet.questionnaire])
    _refuse_restricted_section(sheet, question_id, by, own=own, opened=opened)
    carried_over = sheet.questionnaire == GUARDED and intake_id is None
    ended = completed_at is not None or talk_ended_at is not None
    if not is_open or carried_over or ended or pip_status is PipStatus.VASTGESTELD:
        raise AlreadyDone
    return sheet


def _refuse_restricted_section(sheet: OpenSheet, question_id: str, by: User, *, own: bool, opened: bool) -> None:
    if sheet.questionnaire != GUARDED:
        return
    try:
        restricted_section = restricted_section_of(sheet.questionnaire_version, question_id)
    except KeyError:
        return  # no question of this version: refused as such
    if level_now(by, restricted_section, own=own, opened={restricted_section.id} if opened else ()) is not Level.WRITE:
        raise NotAllowed
