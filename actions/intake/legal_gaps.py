"""What an intake leaves open for the law, and why or until when (Wet inburgering, art. 14). Accord: `akkoord`."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.field_checks import planned_day_problem, refuse, text_problem
from actions.deed.transaction import deed, is_first
from events import IntakeGapNoted, IntakeGapRemoved
from forms.engine.schema import LegalItem
from forms.engine.typed_input import clean
from forms.intake.legal_items import LegalItemGap
from models import Caseworker, Intake, IntakeLeemte
from models.base import new_id
from models.guards.encryption import decrypted, encrypted, leemte_ad
from refusals import AlreadyDone, NotFound, Stale
from rules.law.dutch_time import day_of
from rules.problems import ProblemCode

LONGEST_REASON = 1000


def intake_for(session: Session, dossier_id: UUID, by: User, at: datetime) -> Intake:
    """The intake, for a deed at its end. Raises NotFound, NotAllowed, AlreadyDone when the dossier is closed."""
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    intake = session.exec(select(Intake).where(Intake.dossier_id == dossier_id).with_for_update()).first()
    if intake is None:
        raise NotFound
    if not dossier.is_open:
        raise AlreadyDone
    return intake


def claim(session: Session, intake: Intake) -> bool:
    """Take the intake for this deed; False when another deed on it came between. Does not commit."""
    result = session.exec(
        sa.update(Intake)
        .where(col(Intake.id) == intake.id, col(Intake.version) == intake.version)
        .values(version=intake.version + 1)
        .execution_options(synchronize_session=False)
    )
    return result.rowcount == 1


@deed
def note_gap(
    session: Session,
    *,
    dossier_id: UUID,
    item: LegalItem,
    gap: LegalItemGap,
    seen_version: int,
    by: User,
    at: datetime,
) -> None:
    """Keep why a legal item has no outcome, or when it will have one; `seen_version` 0: nothing was kept yet.

    Of a leerbaarheidstoets that is not taken the day is needed, of all else a reason. Raises Invalid per
    field (reason, planned_on), Stale when a colleague was first, AlreadyDone for a closed dossier, NotFound,
    NotAllowed.
    """
    on = day_of(at)
    intake = intake_for(session, dossier_id, by, at)
    gap = LegalItemGap(clean(gap.reason), gap.planned_on)
    row = _gap(session, intake.id, item)
    if row is not None and _noted(session, row) == gap:
        return
    refuse(_wrong_gap(item, gap, on, completed=intake.completed_at is not None))
    if (row.version if row else 0) != seen_version or not _write_gap(session, intake, item, gap, row, by, at):
        raise _changed(session, item, _gap(session, intake.id, item))
    record(session, IntakeGapNoted(dossier_id=dossier_id, legal_item=item), by=by, at=at)
    session.commit()


@deed
def remove_gap(session: Session, *, dossier_id: UUID, item: LegalItem, by: User, at: datetime) -> None:
    """Take away what was noted of a legal item; a second call changes nothing.

    Raises AlreadyDone for a completed intake, NotFound.
    """
    intake = intake_for(session, dossier_id, by, at)
    if intake.completed_at is not None:
        raise AlreadyDone
    row = _gap(session, intake.id, item)
    if row is None:
        return
    session.delete(row)
    record(session, IntakeGapRemoved(dossier_id=dossier_id, legal_item=item), by=by, at=at)
    session.commit()


def gaps_of(session: Session, intake_id: UUID) -> dict[LegalItem, LegalItemGap]:
    """What is noted of the legal items of an intake, for a deed on it."""
    rows = session.exec(select(IntakeLeemte).where(IntakeLeemte.intake_id == intake_id)).all()
    return {LegalItem(row.legal_item): _noted(session, row) for row in rows}


def drop_gaps(session: Session, intake_id: UUID, items: set[LegalItem]) -> None:
    """Take away what was noted of items that have an outcome by now. Does not commit."""
    session.exec(
        sa.delete(IntakeLeemte).where(
            col(IntakeLeemte.intake_id) == intake_id, col(IntakeLeemte.legal_item).in_([each.value for each in items])
        )
    )


def _wrong_gap(item: LegalItem, gap: LegalItemGap, on: date, *, completed: bool) -> dict[str, ProblemCode | None]:
    """In a completed intake the day of the test may be past; then a reason is sufficient."""
    fixed = item is LegalItem.LEERBAARHEIDSTOETS and not completed
    day = planned_day_problem(gap.planned_on, on) if fixed or gap.planned_on is not None else None
    return {"reason": text_problem(gap.reason, LONGEST_REASON, needed=not fixed), "planned_on": day}


def _gap(session: Session, intake_id: UUID, item: LegalItem) -> IntakeLeemte | None:
    rows = select(IntakeLeemte).where(IntakeLeemte.intake_id == intake_id, IntakeLeemte.legal_item == item)
    return session.exec(rows.execution_options(populate_existing=True)).first()


def _noted(session: Session, row: IntakeLeemte) -> LegalItemGap:
    return LegalItemGap(decrypted(session, row.reason, leemte_ad(row.id)), row.planned_on)


def _write_gap(
    session: Session,
    intake: Intake,
    item: LegalItem,
    gap: LegalItemGap,
    row: IntakeLeemte | None,
    by: User,
    at: datetime,
) -> bool:
    """Write the gap; False when somebody else wrote it after it was read."""
    row_id = row.id if row else new_id()
    new = IntakeLeemte(
        id=row_id,
        gemeente_id=intake.gemeente_id,
        intake_id=intake.id,
        legal_item=item,
        reason=encrypted(session, gap.reason, leemte_ad(row_id)),
        planned_on=gap.planned_on,
        set_by=by.id,
        set_at=at,
    )
    if row is not None:
        changed = session.exec(
            sa.update(IntakeLeemte)
            .where(col(IntakeLeemte.id) == row.id, col(IntakeLeemte.version) == row.version)
            .values(reason=new.reason, planned_on=new.planned_on, set_by=by.id, set_at=at, version=row.version + 1)
            .execution_options(synchronize_session=False)
        )
        return changed.rowcount == 1
    session.add(new)
    return is_first(session, lambda: True)  # only a reason that a colleague wrote meanwhile can refuse it


def _changed(session: Session, item: LegalItem, row: IntakeLeemte | None) -> Stale:
    if row is None:
        return Stale(field=item, value=None, version=0)
    name = session.exec(select(Caseworker.name).where(Caseworker.id == row.set_by)).one()
    return Stale(field=item, value=_noted(session, row).reason, version=row.version, by=name, at=row.set_at)
