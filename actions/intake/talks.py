"""The talks of a dossier: write one down, change it, take it away. The answers given in it know it by its id."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import open_dossier_for
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from events import TalkRecorded, TalkRemoved, TalkRevised
from forms.engine.talks import TalkFacts, problems
from models import Dossier, Gesprek
from refusals import Invalid, NotFound, Stale
from rules.law.dutch_time import day_of


@deed
def record_talk(
    session: Session, *, talk_id: UUID, dossier_id: UUID, facts: TalkFacts, by: User, at: datetime, on: date
) -> UUID:
    """Keep a talk that was held, or is planned. The same `talk_id` again (a second click) does nothing.

    Raises Invalid per field, AlreadyDone for a closed dossier,
    NotAllowed,
    NotFound.
    """
    dossier = _dossier(session, dossier_id, by, at)
    if is_kept(session, Gesprek, talk_id, dossier_id):
        return talk_id
    values = _values(facts, on)
    row = Gesprek(
        id=talk_id,
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        caseworker_id=by.id,
        created_at=at,
        **values,
    )
    if not keep(session, row):
        return talk_id
    record(session, TalkRecorded(dossier_id=dossier_id, talk_id=talk_id), by=by, at=at)
    session.commit()
    return talk_id


@deed
def revise_talk(
    session: Session,
    *,
    dossier_id: UUID,
    talk_id: UUID,
    facts: TalkFacts,
    seen_version: int,
    by: User,
    at: datetime,
) -> int:
    """Change what is kept of a talk; gives its version now. The same again changes nothing.

    Raises Invalid as `record_talk`, Stale when somebody was first, NotFound when it was taken away.
    """
    on = day_of(at)
    _dossier(session, dossier_id, by, at)
    row = _talk(session, talk_id, dossier_id)
    values = _values(facts, on)
    if row.removed_at is not None:
        raise NotFound
    if all(getattr(row, name) == value for name, value in values.items()):
        return row.version
    _change(session, row, seen_version, values)
    record(session, TalkRevised(dossier_id=dossier_id, talk_id=talk_id), by=by, at=at)
    session.commit()
    return seen_version + 1


@deed
def remove_talk(
    session: Session, *, dossier_id: UUID, talk_id: UUID, seen_version: int, by: User, at: datetime
) -> None:
    """Take a talk out of the list; a second call changes nothing. Answers given in it stay, and still say so.

    Raises Stale when somebody changed it meanwhile, AlreadyDone for a closed dossier, NotAllowed, NotFound.
    """
    _dossier(session, dossier_id, by, at)
    row = _talk(session, talk_id, dossier_id)
    if row.removed_at is not None:
        return
    _change(session, row, seen_version, {"removed_at": at})
    record(session, TalkRemoved(dossier_id=dossier_id, talk_id=talk_id), by=by, at=at)
    session.commit()


def _dossier(session: Session, dossier_id: UUID, by: User, at: datetime) -> Dossier:
    return open_dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_INTAKE, at=at)


def _talk(session: Session, talk_id: UUID, dossier_id: UUID) -> Gesprek:
    row = session.get(Gesprek, talk_id)
    if row is None or row.dossier_id != dossier_id:
        raise NotFound
    return row


def _values(facts: TalkFacts, on: date) -> dict[str, Any]:
    """The columns of a talk. Raises Invalid."""
    checked = facts.cleaned()
    wrong = problems(checked, on=on)
    if wrong:
        raise Invalid(*wrong)
    return asdict(checked) | {"attendees": list(checked.attendees)}


def _change(session: Session, row: Gesprek, seen_version: int, values: dict[str, Any]) -> None:
    changed = session.exec(
        sa.update(Gesprek)
        .where(col(Gesprek.id) == row.id, col(Gesprek.version) == seen_version, col(Gesprek.removed_at).is_(None))
        .values(version=seen_version + 1, **values)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount == 1:
        return
    raise Stale(field="talk", value=None, version=0)
