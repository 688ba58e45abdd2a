"""Take over answers from a workbook that was filled in without a network: one deed an answer, as if it was typed."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from access import Permission, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit, Saved
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.transaction import deed
from events import WorkbookReadBack

KIND = "imported"  # how the history of an answer names it


def take_over(session: Session, *, sheet_id: UUID, edit: Edit) -> Saved:
    """Keep one answer from a workbook, and say in its history whence it came. The same answer again changes nothing.

    `edit.seen_version` is the version of the stored answer that the caseworker chose against. Raises what `save_answer`
    raises: Invalid, Stale, AlreadyDone, NotAllowed, NotFound.
    """
    return save_answer(session, sheet_id=sheet_id, edit=replace(edit, kind=KIND))


@deed
def note_readback(session: Session, *, dossier_id: UUID, answers: int, by: User, at: datetime) -> None:
    """Note that a workbook was read back, and how many answers of it were taken over. Raises NotFound, NotAllowed."""
    dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_INTAKE, at=at)
    record(session, WorkbookReadBack(dossier_id=dossier_id, taken=answers), by=by, at=at)
    session.commit()
