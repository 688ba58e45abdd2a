"""What a teacher of a startklas writes down of a participant: one field at a time, of the own class only."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from access import User
from actions.answering.field_kind import Edit, Saved
from actions.answering.field_writer import write_field
from actions.answering.open_row import open_row
from actions.deed.audit import record
from actions.deed.transaction import deed
from actions.klas.observatie_fields import EINDRAPPORT, OBSERVATIE
from events import Viewed


def keep_observatie(session: Session, *, deelnemer_id: UUID, week: int, edit: Edit) -> Saved:
    """Keep one field of the form of one week (from 1); `edit.field` is a question of `forms.klas.startklas.WEEKLY`.

    Teachers of different fields never meet. Raises Stale when a colleague wrote this field after `edit.seen_version`,
    Invalid (texts: `texts.klas.startklas.OBSERVATIE_PROBLEMS`), AlreadyDone (the class is closed), NotAllowed, NotFound
    (not the own class).
    """
    return write_field(session, OBSERVATIE, {"deelnemer": deelnemer_id, "week": week}, edit)


def keep_eindrapport(session: Session, *, deelnemer_id: UUID, edit: Edit) -> Saved:
    """Keep one field of the final report; `edit.field` is a question of `forms.klas.startklas.AT_THE_END`.

    Raises Stale when a colleague wrote this field after `edit.seen_version`, Invalid, AlreadyDone (the class is
    closed), NotAllowed, NotFound (not the own class).
    """
    return write_field(session, EINDRAPPORT, {"deelnemer": deelnemer_id}, edit)


@deed
def record_look(session: Session, *, deelnemer_id: UUID, by: User, at: datetime) -> None:
    """Note that a teacher opened the form of a participant. Raises AlreadyDone, NotAllowed, NotFound."""
    row = open_row(session, EINDRAPPORT, {"deelnemer": deelnemer_id}, by=by, at=at)
    record(session, Viewed(dossier_id=row.dossier_id, screen="klas"), by=by, at=at)
    session.commit()
