"""Begin a PIP, and lock one for a deed (Wet inburgering 2021, art. 15)."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for, open_dossier_for
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed
from events import PipDrafted
from forms.engine.library import latest
from models import AnswerSheet, Dossier, Pip
from models.base import new_id
from refusals import AlreadyDone, NotFound
from rules.law.terms import PipStatus

BEING_WRITTEN = (PipStatus.CONCEPT, PipStatus.IN_WIJZIGING)


@deed
def draft_pip(session: Session, *, dossier_id: UUID, by: User, at: datetime, on: date) -> UUID:
    """Begin the PIP of a dossier with the newest plan questionnaire; the id of the one there is, when it was begun.

    Raises NotAllowed, NotFound, AlreadyDone (the dossier is closed).
    """
    dossier = open_dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_PIP, at=at)
    # Taken before looking: of two who begin at once, the second finds the plan of the first.
    session.connection().execute(sa.update(Dossier).where(col(Dossier.id) == dossier_id).values(is_open=True))
    begun = session.exec(select(Pip.id).where(Pip.dossier_id == dossier_id)).first()
    if begun is not None:
        return begun
    questions = latest("plan")
    sheet = AnswerSheet(
        id=new_id(),
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        questionnaire=questions.name,
        questionnaire_version=questions.version,
    )
    session.add(sheet)
    session.flush()
    pip = Pip(
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        sheet_id=sheet.id,
        status=PipStatus.CONCEPT,
        started_on=on,
    )
    session.add(pip)
    session.refresh(dossier)
    dossier.pip_started_on, dossier.pip_status = on, PipStatus.CONCEPT
    refresh_status(session, dossier)
    record(session, PipDrafted(dossier_id=dossier_id), by=by, at=at)
    session.commit()
    return pip.id


class LockedPip(NamedTuple):
    """A plan that nobody else changes until the deed is done, with its dossier."""

    pip: Pip
    dossier: Dossier


def lock_pip(
    session: Session,
    pip_id: UUID,
    statuses: Collection[PipStatus],
    *,
    by: User,
    permission: Permission,
    at: datetime,
) -> LockedPip:
    """A plan and its dossier, kept for this deed: until it is committed nobody changes or freezes this plan.

    Raises NotAllowed, NotFound, and AlreadyDone when the dossier is closed or the plan is in none of these statuses.
    """
    dossier_id = session.exec(select(Pip.dossier_id).where(Pip.id == pip_id)).first()
    if dossier_id is None:
        raise NotFound
    dossier = dossier_for(session, dossier_id, by=by, permission=permission, at=at)
    # A write comes first: it waits for whoever is busy with this plan, and what is read after it cannot change.
    result = session.connection().execute(
        sa.update(Pip).where(col(Pip.id) == pip_id, col(Pip.status).in_(statuses)).values(version=col(Pip.version) + 1)
    )
    session.refresh(dossier)
    if result.rowcount != 1 or not dossier.is_open:
        raise AlreadyDone
    pip = session.exec(select(Pip).where(Pip.id == pip_id).execution_options(populate_existing=True)).one()
    return LockedPip(pip, dossier)
