"""Who does what by when: agreements of the gemeente, the inburgeraar and partners (Wet inburgering 2021, art. 15).

They live beside the plan: they can be made and finished as long as the dossier is open, also after vaststellen. One
that is made in a talk about the progress belongs to that talk.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.answering.field_kind import Edit, OpenField, Saved
from actions.answering.field_writer import keep_field, write_field
from actions.answering.open_row import Guard, field_of, open_row
from actions.answering.row_fields import RowFields
from actions.answering.value_checks import refuse_wrong, worded
from actions.deed.audit import record
from actions.deed.authorize import open_dossier_for
from actions.deed.field_checks import EARLIEST
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from events import AfspraakAdded, AfspraakRemoved, AfspraakRevised
from forms.engine.answers import Json
from forms.engine.typed_input import clean
from forms.pip.agreement_questions import LONGEST, afspraak_questions
from models import AnswerSheet, Dossier, Pip, PipAfspraak, Voortgang
from models.values.support import afspraak_values, support_columns
from refusals import AlreadyDone, Invalid, NotFound
from rules.law.dutch_time import day_of
from rules.law.terms import AfspraakSide
from rules.problems import Problem, ProblemCode


@dataclass(frozen=True, kw_only=True)
class AfspraakFacts:
    """What is told of an agreement: what is agreed, who does it, and by when."""

    side: AfspraakSide | None
    what: str
    owner: str
    due: date | None


@deed
def add_agreement(
    session: Session,
    *,
    afspraak_id: UUID,
    dossier_id: UUID,
    facts: AfspraakFacts,
    voortgang_id: UUID | None = None,
    by: User,
    at: datetime,
) -> UUID:
    """Keep an agreement. The same `afspraak_id` again (a second click) does nothing.

    Raises Invalid per field (what, side, owner, due), AlreadyDone for a closed dossier or talk, NotFound (also for a
    talk of another dossier, or one that was taken away), NotAllowed.
    """
    dossier = _open_dossier(session, dossier_id, _permission(voortgang_id), by, at)
    if is_kept(session, PipAfspraak, afspraak_id, dossier_id):
        return afspraak_id
    _refuse_foreign(session, voortgang_id, dossier_id)
    values: dict[str, Json] = {
        "what": clean(facts.what) or None,
        "side": facts.side,
        "owner": clean(facts.owner) or None,
        "due": facts.due.isoformat() if facts.due else None,
    }
    missing = tuple(Problem(name, ProblemCode.MISSING) for name in ("what", "side") if values[name] is None)
    if missing:
        raise Invalid(*missing)
    refuse_wrong(afspraak_questions(), values, day_of(at), LONGEST)
    row = PipAfspraak(
        id=afspraak_id,
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        voortgang_id=voortgang_id,
        side=str(values["side"]),
        what=str(values["what"]),
        owner=str(values["owner"] or ""),
        due=facts.due,
        position=_next_position(session, dossier_id),
        created_at=at,
        created_by=by.id,
    )
    if not keep(session, row):
        return afspraak_id
    record(session, AfspraakAdded(dossier_id=dossier_id, afspraak_id=afspraak_id), by=by, at=at)
    session.commit()
    return afspraak_id


def revise_agreement(session: Session, *, afspraak_id: UUID, edit: Edit) -> Saved:
    """Change one field (what, side, owner, due) of an agreement.

    Raises Invalid, Stale (somebody changed this field first), AlreadyDone for a closed dossier, NotFound (also for one
    that was taken away), NotAllowed.
    """
    return write_field(session, AFSPRAAK, {"afspraak": afspraak_id}, edit)


@deed
def finish_agreement(session: Session, *, afspraak_id: UUID, done_on: date | None, by: User, at: datetime) -> None:
    """Note on which day an agreement was done; None opens it again. Of two who finish it the first day stays.

    Raises Invalid (done_on: in_future, too_early), AlreadyDone for a closed dossier, NotFound, NotAllowed.
    """
    row = open_row(session, AFSPRAAK_DONE, {"afspraak": afspraak_id}, by=by, at=at)
    field, value = field_of(session, row, "done_on"), done_on.isoformat() if done_on else None
    edit = Edit(field="done_on", value=value, seen_version=field.version, by=by, at=at)
    if wrong := _day(done_on, edit.day):
        raise Invalid(Problem("done_on", wrong))
    if (field.value is None) != (value is None):
        keep_field(session, field, edit)
    session.commit()


@deed
def remove_agreement(session: Session, *, afspraak_id: UUID, by: User, at: datetime) -> None:
    """Take an agreement away; it can be put back.

    A second call changes nothing. Raises AlreadyDone, NotFound, NotAllowed.
    """
    _place(session, afspraak_id, at, by, at)


@deed
def put_back_agreement(session: Session, *, afspraak_id: UUID, by: User, at: datetime) -> None:
    """Put an agreement back as it was. Raises AlreadyDone for a closed dossier, NotFound, NotAllowed."""
    _place(session, afspraak_id, None, by, at)


def _place(session: Session, afspraak_id: UUID, removed_at: datetime | None, by: User, at: datetime) -> None:
    opened = open_row(session, AFSPRAAK, {"afspraak": afspraak_id}, by=by, at=at, even_gone=True)
    row: PipAfspraak = opened.row
    if (row.removed_at is None) == (removed_at is None):
        return
    row.removed_at = removed_at
    kind = AfspraakAdded if removed_at is None else AfspraakRemoved
    record(session, kind(dossier_id=row.dossier_id, afspraak_id=afspraak_id), by=by, at=at)
    session.commit()


def _accept(_session: Session, field: OpenField, edit: Edit) -> Json:
    """The value as it is kept. Raises Invalid."""
    if field.name in ("what", "side") and not edit.value:
        raise Invalid(Problem(field.name, ProblemCode.MISSING))
    text = worded(edit.value)
    refuse_wrong(afspraak_questions(), {field.name: text}, edit.day, LONGEST)
    return text


def _revised(field: OpenField) -> AfspraakRevised:
    return AfspraakRevised(dossier_id=field.dossier_id, afspraak_id=field.row.row.id, field=field.name)


AFSPRAAK = RowFields(
    table=PipAfspraak,
    guard=Guard(
        statement=sa.select()
        .select_from(PipAfspraak)
        .join(Dossier, col(Dossier.id) == col(PipAfspraak.dossier_id))
        .join(Pip, col(Pip.dossier_id) == col(Dossier.id), isouter=True)
        .join(AnswerSheet, col(AnswerSheet.id) == col(Pip.sheet_id), isouter=True)
        .where(col(PipAfspraak.id) == sa.bindparam("afspraak")),
        permission=lambda opened: _permission(opened.row.voortgang_id),
        holds=(PipAfspraak,),
        closed=~col(Dossier.is_open),
        gone=col(PipAfspraak.removed_at).is_not(None),
    ),
    reads=(AnswerSheet,),
    values=lambda _session, row: afspraak_values(row),
    columns=support_columns,
    accept=_accept,
    announce=_revised,
)
AFSPRAAK_DONE = replace(
    AFSPRAAK,
    guard=replace(AFSPRAAK.guard, permission=Permission.EDIT_PROGRESS),
    values=lambda _session, row: {"done_on": row.done_on.isoformat() if row.done_on else None},
)


def _permission(voortgang_id: UUID | None) -> Permission:
    return Permission.EDIT_PIP if voortgang_id is None else Permission.EDIT_PROGRESS


def _open_dossier(session: Session, dossier_id: UUID, permission: Permission, by: User, at: datetime) -> Dossier:
    return open_dossier_for(session, dossier_id, by=by, permission=permission, at=at)


def _refuse_foreign(session: Session, voortgang_id: UUID | None, dossier_id: UUID) -> None:
    if voortgang_id is None:
        return
    row = session.exec(
        select(Voortgang.dossier_id, Voortgang.closed_at, Voortgang.removed_at).where(Voortgang.id == voortgang_id)
    ).first()
    if row is None or row[0] != dossier_id or row[2] is not None:
        raise NotFound
    if row[1] is not None:
        raise AlreadyDone


def _next_position(session: Session, dossier_id: UUID) -> int:
    last = session.exec(
        select(sa.func.max(PipAfspraak.position)).where(col(PipAfspraak.dossier_id) == dossier_id)
    ).one()
    return (last or 0) + 1


def _day(day: date | None, on: date) -> ProblemCode | None:
    if day is None:
        return None
    if day > on:
        return ProblemCode.IN_FUTURE
    return ProblemCode.TOO_EARLY if day < EARLIEST else None
