"""The fields of a doel and of an activiteit: each is written by itself while the plan is being written."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission
from actions.answering.field_kind import Edit, OpenField
from actions.answering.open_row import Guard
from actions.answering.row_fields import RowFields
from actions.answering.value_checks import refuse_wrong
from actions.pip.draft import BEING_WRITTEN
from events import AnswerSaved
from forms.engine.answers import Json
from forms.engine.library import questionnaire
from forms.engine.schema import Questionnaire
from forms.pip.activiteit_fields import field_problem, one_way
from models import Activiteit, AnswerSheet, Doel, Dossier, Pip
from models.values.plan import activiteit_values, column_of, doel_values
from refusals import Invalid
from rules.pip.dual_trajectory import hours
from rules.problems import Problem, ProblemCode

_SECTIONS: Mapping[type, str] = {Doel: "doel", Activiteit: "activiteit"}  # of the plan questionnaire


def asked_by(session: Session, pip: Pip) -> Questionnaire:
    """The version of the plan questionnaire with which a plan is written."""
    sheet = session.get_one(AnswerSheet, pip.sheet_id)
    return questionnaire(sheet.questionnaire, sheet.questionnaire_version)


def fields_of(questionnaire: Questionnaire, kind: type[Doel] | type[Activiteit]) -> set[str]:
    """The fields of a doel or activiteit that a version of the plan questionnaire asks: an older one asks fewer."""
    return {each.id for each in questionnaire.section(_SECTIONS[kind]).questions}


def _guard(table: type[Doel] | type[Activiteit]) -> Guard:
    """Who may write in a row of a plan: as long as the plan is being written, in an open dossier."""
    return Guard(
        statement=sa.select()
        .select_from(table)
        .join(Pip, col(Pip.id) == col(table.pip_id))
        .join(Dossier, col(Dossier.id) == col(Pip.dossier_id))
        .join(AnswerSheet, col(AnswerSheet.id) == col(Pip.sheet_id))
        .where(col(table.id) == sa.bindparam("item")),
        permission=Permission.EDIT_PIP,
        holds=(Pip, table),  # the plan first, as `actions.pip.draft.lock_pip` does: nobody freezes it meanwhile
        closed=col(Pip.status).not_in(BEING_WRITTEN) | ~col(Dossier.is_open),
        gone=col(table.removed_at).is_not(None),
    )


def _accept(_session: Session, field: OpenField, edit: Edit) -> Json:
    """The value as it is kept. Raises Invalid for what the plan questionnaire of this plan would not take."""
    questionnaire, item = field.row.questionnaire, field.row.row
    if field.name not in fields_of(questionnaire, type(item)):
        raise Invalid(Problem(field.name, ProblemCode.UNKNOWN))
    refuse_wrong(questionnaire, {field.name: edit.value}, edit.day)
    value = edit.value if isinstance(edit.value, str) and edit.value.strip() else None
    if code := field_problem(field.name, value, _hours(item)):
        raise Invalid(Problem(field.name, code))
    return one_way(field.name, value)


def _hours(item: Doel | Activiteit) -> Decimal | None:
    if isinstance(item, Doel) or item.minutes_per_week is None:
        return None
    return hours(item.minutes_per_week)


def _saved(field: OpenField) -> AnswerSaved:
    sheet: AnswerSheet = field.row.sheet
    return AnswerSaved(dossier_id=field.dossier_id, sheet_id=sheet.id, question=field.name, version=field.version + 1)


DOEL = RowFields(
    table=Doel,
    guard=_guard(Doel),
    reads=(AnswerSheet,),
    values=lambda _session, row: doel_values(row),
    columns=column_of,
    accept=_accept,
    announce=_saved,
)
ACTIVITEIT = replace(
    DOEL, table=Activiteit, guard=_guard(Activiteit), values=lambda _session, row: activiteit_values(row)
)
