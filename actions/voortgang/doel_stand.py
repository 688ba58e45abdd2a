"""How a doel stands in one talk: one field at a time, each with its own version and its history."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from actions.answering.answers import Saved
from actions.deed.audit import record
from actions.voortgang.talks import open_talk
from events import AnswerConflicted, DoelStandRevised
from forms.engine.answers import Json
from forms.engine.library import questionnaire
from forms.engine.validation import problem
from forms.voortgang.progress import STAND_FIELDS
from models import AnswerHistory, AnswerSheet, Caseworker, Doel, DoelStand, Pip, Voortgang
from models.base import new_id
from models.guards.encryption import encrypted, new_answer_ad, old_answer_ad
from models.values.progress import set_stand_value, stand_value
from refusals import Invalid, NotFound, Stale
from rules.law.dutch_time import day_of
from rules.problems import Problem, ProblemCode


@dataclass(frozen=True, kw_only=True)
class _Change:
    """One field of one doel in one talk, from what is kept to what is wanted."""

    talk: Voortgang
    doel_id: UUID
    field: str
    old: str | None
    new: str | None
    secret: bool
    by: User
    at: datetime


def revise_stand(
    session: Session,
    *,
    voortgang_id: UUID,
    doel_id: UUID,
    field: str,
    value: Json,
    seen_version: int,
    by: User,
    at: datetime,
    kind: str = "saved",
) -> Saved:
    """Keep one field of how a doel stands; `field` is a question of section `stand`, `seen_version` that of the field.

    Raises Invalid, Stale (somebody changed this field first; the refused value is kept in the history), AlreadyDone
    (the talk or the dossier is closed), NotAllowed, NotFound (also for a doel of another dossier).
    """
    talk, dossier = open_talk(session, voortgang_id, by, at)
    _refuse_foreign(session, doel_id, dossier.id)
    row = _row(session, talk, doel_id)
    old = stand_value(session, row, field)
    new = value if isinstance(value, str) and value.strip() else None
    secret = _refuse_invalid(session, talk, field, new, at)
    version = row.field_versions.get(field, 0)
    if old == new:
        session.rollback()
        return Saved(version, at)
    change = _Change(talk=talk, doel_id=doel_id, field=field, old=old, new=new, secret=secret, by=by, at=at)
    if version != seen_version:
        raise _conflict(session, change, version)
    set_stand_value(session, row, field, new or "")
    row.version += 1
    row.field_versions = {**row.field_versions, field: version + 1}
    session.add(row)
    _remember(session, change, kind, version + 1)
    event = DoelStandRevised(dossier_id=dossier.id, voortgang_id=voortgang_id, doel_id=doel_id, field=field)
    record(session, event, by=by, at=at)
    session.commit()
    return Saved(version + 1, at)


def _refuse_foreign(session: Session, doel_id: UUID, dossier_id: UUID) -> None:
    of = session.exec(
        select(Pip.dossier_id).join(Doel, col(Doel.pip_id) == col(Pip.id)).where(Doel.id == doel_id)
    ).first()
    if of != dossier_id:
        session.rollback()
        raise NotFound


def _row(session: Session, talk: Voortgang, doel_id: UUID) -> DoelStand:
    """What is kept of this doel in this talk; a fresh row when nothing is."""
    found = session.exec(
        select(DoelStand)
        .where(DoelStand.voortgang_id == talk.id, DoelStand.doel_id == doel_id)
        .execution_options(populate_existing=True)
    ).first()
    return found or DoelStand(
        id=new_id(), gemeente_id=talk.gemeente_id, dossier_id=talk.dossier_id, voortgang_id=talk.id, doel_id=doel_id
    )


def _refuse_invalid(session: Session, talk: Voortgang, field: str, value: Json, at: datetime) -> bool:
    """Raise Invalid for a value that its question would not take; gives whether the field is kept sealed."""
    if field not in STAND_FIELDS:
        session.rollback()
        raise Invalid(Problem(field, ProblemCode.UNKNOWN))
    sheet = session.get_one(AnswerSheet, talk.sheet_id)
    asked = questionnaire(sheet.questionnaire, sheet.questionnaire_version)
    wrong = problem(asked.question(field), value, day_of(at))
    if wrong is not None:
        session.rollback()
        raise Invalid(wrong)
    return asked.is_kept_secret(field)


def _remember(session: Session, change: _Change, kind: str, version: int) -> None:
    line_id = new_id()
    old, new = _text(change.old), _text(change.new)
    session.add(
        AnswerHistory(
            id=line_id,
            gemeente_id=change.talk.gemeente_id,
            sheet_id=change.talk.sheet_id,
            question_id=change.field,
            item_id=change.doel_id,
            kind=kind,
            version=version,
            old_value=encrypted(session, old, old_answer_ad(line_id)) if change.secret else old,
            new_value=encrypted(session, new, new_answer_ad(line_id)) if change.secret else new,
            caseworker_id=change.by.id,
            at=change.at,
        )
    )


def _conflict(session: Session, change: _Change, version: int) -> Stale:
    first = session.exec(
        select(Caseworker.name, AnswerHistory.at)
        .join(Caseworker, col(Caseworker.id) == col(AnswerHistory.caseworker_id))
        .where(AnswerHistory.sheet_id == change.talk.sheet_id, AnswerHistory.item_id == change.doel_id)
        .where(AnswerHistory.question_id == change.field, AnswerHistory.version == version)
        .where(AnswerHistory.kind != "conflict")
    ).first()
    name, when = first or ("Een collega", None)
    _remember(session, change, "conflict", version)
    event = AnswerConflicted(dossier_id=change.talk.dossier_id, sheet_id=change.talk.sheet_id, question=change.field)
    record(session, event, by=change.by, at=change.at)
    session.commit()
    return Stale(field=change.field, value=change.old, version=version, by=name, at=when)


def _text(value: str | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
