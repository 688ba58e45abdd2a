"""The PIP-team of a dossier: who is in it, and what a partner with an account may see of the dossier.

A member with an account works on the dossier for as long as they are in the team; who is taken out no longer sees it.
"""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Role, User
from actions.deed.audit import record
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from actions.voortgang.talks import open_dossier
from events import TeamLidAdded, TeamLidRemoved, TeamLidRevised
from forms.pip.pip_team import MOST_MEMBERS, LidFacts, problems
from models import Caseworker, Dossier, DossierCaseworker, PipTeamLid
from refusals import Invalid, NotFound, Stale
from rules.problems import Problem, ProblemCode


@deed
def add_lid(
    session: Session, *, lid_id: UUID, dossier_id: UUID, facts: LidFacts, by: User, at: datetime, on: date
) -> UUID:
    """Take somebody into the PIP-team. The same `lid_id` again (a second click) does nothing.

    Raises Invalid per field, AlreadyDone for a closed dossier,
    NotAllowed,
    NotFound (the dossier, or no account of a partner of this gemeente).
    """
    dossier = open_dossier(session, dossier_id, by, at)
    if is_kept(session, PipTeamLid, lid_id, dossier_id):
        return lid_id
    values = _values(session, facts, dossier)
    _refuse_crowd(session, dossier_id)
    row = PipTeamLid(
        id=lid_id, gemeente_id=dossier.gemeente_id, dossier_id=dossier_id, since=on, created_at=at, **values
    )
    if not keep(session, row):
        return lid_id
    _let_in(session, dossier, values["caseworker_id"], at)
    record(session, TeamLidAdded(dossier_id=dossier_id, lid_id=lid_id), by=by, at=at)
    session.commit()
    return lid_id


@deed
def revise_lid(session: Session, *, lid_id: UUID, facts: LidFacts, seen_version: int, by: User, at: datetime) -> int:
    """Change what is kept of a member, and what they may see; gives its version now. The same again changes nothing.

    Raises Invalid as `add_lid`, Stale when a colleague was first, AlreadyDone, NotAllowed, NotFound (also when gone).
    """
    row, dossier = _lid(session, lid_id, by, at)
    if row.removed_at is not None:
        raise NotFound
    values = _values(session, facts, dossier)
    if all(getattr(row, name) == value for name, value in values.items()):
        return row.version
    if row.version != seen_version:
        raise Stale(field="lid", value=None, version=row.version)
    before = row.caseworker_id
    for name, value in values.items():
        setattr(row, name, value)
    row.version = seen_version + 1
    session.flush()
    if before != row.caseworker_id:
        _let_out(session, dossier.id, before)
        _let_in(session, dossier, row.caseworker_id, at)
    record(session, TeamLidRevised(dossier_id=dossier.id, lid_id=lid_id), by=by, at=at)
    session.commit()
    return seen_version + 1


@deed
def remove_lid(session: Session, *, lid_id: UUID, by: User, at: datetime) -> None:
    """Take somebody out of the PIP-team; an account sees the dossier no longer. A second call changes nothing.

    Raises AlreadyDone for a closed dossier, NotAllowed, NotFound.
    """
    row, dossier = _lid(session, lid_id, by, at)
    if row.removed_at is not None:
        return
    row.removed_at, row.version = at, row.version + 1
    session.flush()
    _let_out(session, dossier.id, row.caseworker_id)
    record(session, TeamLidRemoved(dossier_id=dossier.id, lid_id=lid_id), by=by, at=at)
    session.commit()


@deed
def put_back_lid(session: Session, *, lid_id: UUID, by: User, at: datetime) -> None:
    """Put somebody back in the PIP-team as they were; an account that is closed by now comes back without it.

    Raises AlreadyDone for a closed dossier, NotAllowed, NotFound.
    """
    row, dossier = _lid(session, lid_id, by, at)
    if row.removed_at is None:
        return
    if row.caseworker_id is not None and not _is_partner(session, row.caseworker_id, dossier):
        row.caseworker_id, row.sees = None, []
    row.removed_at, row.version = None, row.version + 1
    session.flush()
    _let_in(session, dossier, row.caseworker_id, at)
    record(session, TeamLidAdded(dossier_id=dossier.id, lid_id=lid_id), by=by, at=at)
    session.commit()


class _LockedLid(NamedTuple):
    """A member that nobody else changes until the deed is done, with their dossier."""

    lid: PipTeamLid
    dossier: Dossier


def _lid(session: Session, lid_id: UUID, by: User, at: datetime) -> _LockedLid:
    """The member with their dossier, kept for this deed."""
    dossier_id = session.exec(select(PipTeamLid.dossier_id).where(PipTeamLid.id == lid_id)).first()
    if dossier_id is None:
        raise NotFound
    dossier = open_dossier(session, dossier_id, by, at)
    session.connection().execute(
        sa.update(PipTeamLid).where(col(PipTeamLid.id) == lid_id).values(version=col(PipTeamLid.version))
    )
    row = session.exec(select(PipTeamLid).where(PipTeamLid.id == lid_id).execution_options(populate_existing=True))
    return _LockedLid(row.one(), dossier)


def _values(session: Session, facts: LidFacts, dossier: Dossier) -> dict[str, Any]:
    """The columns of a member. Raises Invalid, and NotFound for an account that is no partner of this gemeente."""
    checked = facts.cleaned()
    wrong = problems(checked)
    if wrong:
        raise Invalid(*wrong)
    if checked.caseworker_id is not None and not _is_partner(session, checked.caseworker_id, dossier):
        raise NotFound
    return asdict(checked) | {"sees": list(checked.sees)}


def _is_partner(session: Session, caseworker_id: UUID, dossier: Dossier) -> bool:
    account = select(Caseworker.id).where(Caseworker.id == caseworker_id, Caseworker.gemeente_id == dossier.gemeente_id)
    open_partner = account.where(Caseworker.role == Role.PARTNER, col(Caseworker.disabled_at).is_(None))
    return session.exec(open_partner).first() is not None


def _refuse_crowd(session: Session, dossier_id: UUID) -> None:
    there = select(sa.func.count()).where(PipTeamLid.dossier_id == dossier_id, col(PipTeamLid.removed_at).is_(None))
    if session.exec(there).one() >= MOST_MEMBERS:
        raise Invalid(Problem("person", ProblemCode.TOO_MANY))


def _let_in(session: Session, dossier: Dossier, caseworker_id: UUID | None, at: datetime) -> None:
    """The account works on the dossier from now, as `actions.dossier.helpers.assign_helper` does it."""
    if caseworker_id is None or session.get(DossierCaseworker, (dossier.id, caseworker_id)) is not None:
        return
    session.add(
        DossierCaseworker(dossier_id=dossier.id, caseworker_id=caseworker_id, gemeente_id=dossier.gemeente_id, since=at)
    )


def _let_out(session: Session, dossier_id: UUID, caseworker_id: UUID | None) -> None:
    """The account no longer works on the dossier, unless somebody else in the team has the same account."""
    if caseworker_id is None:
        return
    another = select(PipTeamLid.id).where(
        PipTeamLid.dossier_id == dossier_id,
        PipTeamLid.caseworker_id == caseworker_id,
        col(PipTeamLid.removed_at).is_(None),
    )
    if session.exec(another).first() is None:
        session.exec(
            sa.delete(DossierCaseworker).where(
                col(DossierCaseworker.dossier_id) == dossier_id, col(DossierCaseworker.caseworker_id) == caseworker_id
            )
        )
