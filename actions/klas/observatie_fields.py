"""The fields that a teacher of a startklas fills in: the form of one week, and the final report, of the own class."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission
from actions.answering.field_kind import Edit, Key, OpenField
from actions.answering.open_row import Guard, OpenRow
from actions.answering.row_fields import RowFields
from events import EindrapportKept, ObservatieKept
from forms.engine.answers import Json
from forms.engine.schema import Question
from forms.engine.validation import problem
from forms.klas.startklas import AT_THE_END, LESSONS, WEEKLY, answer_of, column_of
from models import Klas, KlasDeelnemer, Observatie
from models.base import new_id
from models.guards.encryption import TEACHER_ADS, decrypted, deelnemer_ad, observatie_ad
from refusals import Invalid
from rules.problems import Problem, ProblemCode


def _values(questions: Mapping[str, Question], session: Session, row: Any) -> dict[str, Json]:
    """What a row says, by question, readable."""
    values = {}
    for name, question in questions.items():
        column = getattr(row, name)
        if name in TEACHER_ADS:
            column = decrypted(session, column, TEACHER_ADS[name](row.id))
        values[name] = answer_of(question, column)
    return values


def _accept(questions: Mapping[str, Question], field: OpenField, edit: Edit) -> Json:
    if problem(questions[field.name], edit.value, edit.day) is not None:
        raise Invalid(Problem(field.name, ProblemCode.NOT_OF_TYPE))
    value: Json = edit.value
    return value


def _accept_of_week(_session: Session, field: OpenField, edit: Edit) -> Json:
    """The value as it is kept. Raises Invalid, also for a week that has not begun and more lessons than there were."""
    value = _accept(WEEKLY, field, edit)
    row, klas = field.row.row, field.row.read[Klas]
    if not 1 <= row.week <= klas.weeks or klas.starts_on + timedelta(weeks=row.week - 1) > edit.day:
        raise Invalid(Problem(field.name, ProblemCode.IN_FUTURE))
    if field.name in LESSONS:
        lessons = {**{name: getattr(row, name) for name in LESSONS}, **OBSERVATIE.columns(field.name, value)}
        _refuse_attendance(field.name, lessons["lessons_planned"], lessons["lessons_attended"])
    return value


def _refuse_attendance(changed: str, planned: Any, attended: Any) -> None:
    if planned is not None and attended is not None and attended > planned:
        raise Invalid(
            Problem(
                changed,
                ProblemCode.MORE_THAN_PLANNED if changed == "lessons_attended" else ProblemCode.FEWER_THAN_ATTENDED,
            )
        )


def _make(_row: OpenRow, key: Key, edit: Edit) -> Observatie:
    return Observatie(
        id=new_id(),
        gemeente_id=edit.by.gemeente_id,
        deelnemer_id=key["deelnemer"],
        week=key["week"],
        observed_by=edit.by.id,
        observed_at=edit.at,
    )


def _observed(_session: Session, field: OpenField, edit: Edit) -> None:
    field.row.row.observed_by, field.row.row.observed_at = edit.by.id, edit.at


def _reported(_session: Session, field: OpenField, edit: Edit) -> None:
    field.row.row.report_by, field.row.row.report_at = edit.by.id, edit.at


def _kept_of_week(field: OpenField) -> ObservatieKept:
    row: Observatie = field.row.row
    return ObservatieKept(dossier_id=field.dossier_id, deelnemer_id=row.deelnemer_id, week=row.week, field=field.name)


_OWN_CLASS = Guard(
    statement=sa.select()
    .select_from(KlasDeelnemer)
    .join(Klas, col(Klas.id) == col(KlasDeelnemer.klas_id))
    .where(col(KlasDeelnemer.id) == sa.bindparam("deelnemer"), col(KlasDeelnemer.left_on).is_(None)),
    dossier_id=col(KlasDeelnemer.dossier_id),
    permission=Permission.OBSERVE,
    reach=lambda _scope: (
        (col(Klas.teacher_id) == sa.bindparam("caseworker")) & (col(Klas.gemeente_id) == sa.bindparam("gemeente"))
    ),
    holds=(KlasDeelnemer,),
    closed=col(Klas.closed_at).is_not(None),
)
EINDRAPPORT = RowFields(
    table=KlasDeelnemer,
    guard=_OWN_CLASS,
    values=lambda session, row: _values(AT_THE_END, session, row),
    columns=lambda field, value: {field: column_of(AT_THE_END[field], value)},
    accept=lambda _session, field, edit: _accept(AT_THE_END, field, edit),
    encrypted={"report": deelnemer_ad},
    announce=lambda field: EindrapportKept(
        dossier_id=field.dossier_id, deelnemer_id=field.row.row.id, field=field.name
    ),
    then=_reported,
)
OBSERVATIE = RowFields(
    table=Observatie,
    guard=replace(
        _OWN_CLASS,
        statement=_OWN_CLASS.statement.join(
            Observatie,
            (col(Observatie.deelnemer_id) == col(KlasDeelnemer.id)) & (col(Observatie.week) == sa.bindparam("week")),
            isouter=True,
        ),
    ),
    reads=(Klas,),
    make=_make,
    values=lambda session, row: _values(WEEKLY, session, row),
    columns=lambda field, value: {field: column_of(WEEKLY[field], value)},
    accept=_accept_of_week,
    encrypted={"note": observatie_ad},
    announce=_kept_of_week,
    then=_observed,
)
