"""Ontzorgen: the gemeente pays fixed costs from the bijstand (Participatiewet art. 56a). One row a dossier.

It begins and ends by the dates of the dossier; like agreements it goes on after vaststellen, until the dossier closes.
"""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.answering.field_kind import Edit, OpenField, Saved
from actions.answering.field_writer import keep_field, refused, write_field
from actions.answering.open_row import Guard, OpenRow, field_of, open_row
from actions.answering.row_fields import RowFields
from actions.answering.value_checks import refuse_wrong, worded
from actions.deed.audit import record
from actions.deed.authorize import lock_open_dossier
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed, is_first
from events import OntzorgingRevised
from forms.engine.answers import Json
from forms.engine.typed_input import clean
from forms.pip.agreement_questions import LONGEST, ontzorging_questions
from models import AnswerSheet, Dossier, Ontzorging, Pip
from models.base import new_id
from models.guards.encryption import ontzorging_ad
from models.values.support import ontzorging_facts, ontzorging_values, support_columns
from refusals import Incomplete, Invalid, ReasonNeeded
from rules.pip.ontzorgen import OntzorgenTerm, by_law, longest_prolonging, no_ontzorgen_reason
from rules.problems import Problem, ProblemCode

LONGEST_REASON = 1000


@deed
def start_ontzorging(session: Session, *, dossier_id: UUID, by: User, at: datetime) -> UUID:
    """Begin to keep the ontzorgen of a dossier, by its dates. The one there is when it was begun before.

    Raises Incomplete (with `rules.pip.ontzorgen.NoOntzorgenReason`) when the law gives none, AlreadyDone for a closed
    dossier, NotFound, NotAllowed.
    """
    dossier = _open_dossier(session, dossier_id, by, at)
    there = _row_id(session, dossier_id)
    if there is not None:
        return there
    stretch = _by_law(dossier)
    row = Ontzorging(
        id=new_id(),
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        start=stretch.start,
        until=stretch.until,
    )
    session.add(row)
    row_id = row.id
    if is_first(session, lambda: _row_id(session, dossier_id) is not None):
        record(session, OntzorgingRevised(dossier_id=dossier_id, field="start"), by=by, at=at)
        session.commit()
    return _row_id(session, dossier_id) or row_id


@deed
def follow_bijstand(session: Session, *, dossier_id: UUID, by: User, at: datetime) -> None:
    """Take over the dates of the dossier, after the day on which the bijstand starts was changed.

    A second call changes nothing. A prolonging that is not later than the new period of the law says nothing any more:
    it is taken back, and kept in the history, so that the ontzorgen can be prolonged again. Refusals: as
    `start_ontzorging`; NotFound when no ontzorgen is kept.
    """
    opened = open_row(session, ONTZORGING_PERIOD, {"dossier": dossier_id}, by=by, at=at)
    row, stretch = opened.row, _by_law(opened.read[Dossier])
    if (row.start, row.until) != (stretch.start, stretch.until):
        field = field_of(session, opened, "start")
        row.until = stretch.until
        edit = Edit(field="start", value=stretch.start.isoformat(), seen_version=field.version, by=by, at=at)
        keep_field(session, field, edit)
        if row.prolonged_until is not None and row.prolonged_until <= stretch.until:
            _take_back_prolonging(session, opened, by=by, at=at)
    session.commit()


@deed
def revise_ontzorging(session: Session, *, dossier_id: UUID, edit: Edit) -> Saved:
    """Change one field of the ontzorgen.

    `edit.field` is a question of `forms.pip.agreement_questions.ontzorging_questions`.

    Raises Invalid, Stale (somebody changed this field first), AlreadyDone for a closed dossier, NotFound (also when
    no ontzorgen is kept), NotAllowed.
    """
    return write_field(session, ONTZORGING, {"dossier": dossier_id}, edit)


@deed
def prolong_ontzorging(
    session: Session,
    *,
    dossier_id: UUID,
    until: date | None,
    reason: str,
    seen_version: int,
    by: User,
    at: datetime,
) -> None:
    """Prolong to a new last day, with the reason; None takes the prolonging back. The same again does nothing.

    Raises ReasonNeeded, Invalid (until: within_period, too_far; reason: too_long), Stale when a colleague was first,
    AlreadyDone for a closed dossier, NotFound, NotAllowed.
    """
    opened = open_row(session, ONTZORGING_PERIOD, {"dossier": dossier_id}, by=by, at=at)
    row, text = opened.row, clean(reason) if until else ""
    if (row.prolonged_until, row.prolong_reason) == (until, text):
        return
    field, value = field_of(session, opened, "prolonged_until"), until.isoformat() if until else None
    edit = Edit(field="prolonged_until", value=value, seen_version=seen_version, by=by, at=at)
    if field.version != seen_version:
        raise refused(session, field, edit)
    _refuse_prolonging(row, until, text)
    row.prolong_reason = text
    keep_field(session, field, edit)
    session.commit()


def _take_back_prolonging(session: Session, row: OpenRow, *, by: User, at: datetime) -> None:
    field = field_of(session, row, "prolonged_until")
    row.row.prolong_reason = ""
    keep_field(session, field, Edit(field="prolonged_until", seen_version=field.version, by=by, at=at))


def _move_clock(session: Session, field: OpenField, _edit: Edit) -> None:
    """The clock of the dossier ends on the day on which the ontzorgen really ends."""
    row, dossier = field.row.row, field.row.read[Dossier]
    ends = (row.prolonged_until, row.stopped_on)
    if (dossier.ontzorgen_until_on, dossier.ontzorgen_stopped_on) != ends:
        dossier.ontzorgen_until_on, dossier.ontzorgen_stopped_on = ends
        refresh_status(session, dossier)


def _refuse_prolonging(row: Ontzorging, until: date | None, text: str) -> None:
    if until is None:
        return
    wrong = []
    if until <= row.until:
        wrong.append(Problem("until", ProblemCode.WITHIN_PERIOD))
    elif until > longest_prolonging(row.until):
        wrong.append(Problem("until", ProblemCode.TOO_FAR))
    if len(text) > LONGEST_REASON:
        wrong.append(Problem("reason", ProblemCode.TOO_LONG))
    if wrong or not text:
        raise Invalid(*wrong) if wrong else ReasonNeeded


def _open_dossier(session: Session, dossier_id: UUID, by: User, at: datetime) -> Dossier:
    return lock_open_dossier(session, dossier_id, by=by, permission=Permission.EDIT_PIP, at=at)


def _row_id(session: Session, dossier_id: UUID) -> UUID | None:
    return session.exec(select(Ontzorging.id).where(Ontzorging.dossier_id == dossier_id)).first()


def _by_law(dossier: Dossier) -> OntzorgenTerm:
    facts = ontzorging_facts(dossier)
    stretch = by_law(facts)
    if stretch is None:
        raise Incomplete([no_ontzorgen_reason(facts)])
    return stretch


def _accept(_session: Session, field: OpenField, edit: Edit) -> Json:
    """The value as it is kept. Raises Invalid."""
    text = worded(edit.value)
    refuse_wrong(ontzorging_questions(), {field.name: text}, edit.day, LONGEST)
    return text


ONTZORGING = RowFields(
    table=Ontzorging,
    guard=Guard(
        statement=sa.select()
        .select_from(Ontzorging)
        .join(Dossier, col(Dossier.id) == col(Ontzorging.dossier_id))
        .join(Pip, col(Pip.dossier_id) == col(Dossier.id), isouter=True)
        .join(AnswerSheet, col(AnswerSheet.id) == col(Pip.sheet_id), isouter=True)
        .where(col(Dossier.id) == sa.bindparam("dossier")),
        permission=Permission.EDIT_PIP,
        holds=(Dossier, Ontzorging),
        closed=~col(Dossier.is_open),
    ),
    reads=(AnswerSheet, Dossier),
    values=ontzorging_values,
    columns=support_columns,
    accept=_accept,
    encrypted={"check_note": ontzorging_ad},
    announce=lambda field: OntzorgingRevised(dossier_id=field.dossier_id, field=field.name),
    then=_move_clock,
)
# The days that the law and a prolonging set; no form asks for them.
ONTZORGING_PERIOD = replace(
    ONTZORGING,
    values=lambda _session, row: {
        "start": row.start.isoformat(),
        "prolonged_until": row.prolonged_until.isoformat() if row.prolonged_until else None,
    },
)
