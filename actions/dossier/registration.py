"""Open a dossier."""

from collections.abc import Container
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, Role, Scope, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed
from actions.dossier.identity import keep_numbers_unique, refuse_known_person, store_numbers
from actions.dossier.particulars import Registration
from actions.dossier.particulars_checks import problems
from events import DossierRegistered
from models import Caseworker, Dossier, DossierCaseworker, Gemeente, Huishouden
from models.guards.scope import visible_to
from models.values.names import keep_searchable
from refusals import Invalid, NotFound
from rules.problems import Problem, ProblemCode

OWNERS = (Role.REGIEVOERDER, Role.COORDINATOR)


@deed
def register_inburgeraar(
    session: Session,
    *,
    dossier_id: UUID,
    facts: Registration,
    looked_at: Container[object] = (),
    by: User,
    at: datetime,
    on: date,
) -> UUID:
    """Open a dossier with its number, its household and its place in the caseload, looked at on the day `on`.

    The same `dossier_id` again (a second click) gives the same dossier and does nothing. `looked_at` are the dossiers
    of which a person said that they are of somebody else. Raises NotAllowed, Invalid per field (a BSN or V-number that
    is here already is refused without saying whose), PersonKnown when it may be somebody of another dossier.
    """
    require_login(session, by=by, permission=Permission.REGISTER, at=at)
    if _is_here(session, dossier_id, by):
        return dossier_id
    wrong = problems(facts, on=on) + _wrong_owner(session, facts.regievoerder_id, by)
    if wrong:
        raise Invalid(*wrong)
    number = next_number(session, by, on)
    # The number locks the gemeente, so what a second click or a colleague did at the same time is to be seen only now.
    if _is_here(session, dossier_id, by):
        return dossier_id
    refuse_known_person(session, facts, by.gemeente_id, looked_at)
    open_dossier(session, dossier_id, facts, number, by, at)
    session.commit()
    return dossier_id


def open_dossier(
    session: Session, dossier_id: UUID, facts: Registration, number: str, by: User, at: datetime
) -> Dossier:
    """Open a dossier with facts that were checked, under a number of `next_number`. Does not commit.

    Raises Invalid when another dossier of this gemeente has this BSN or V-number.
    """
    dossier = add_dossier(session, dossier_id, facts, number, by, at)
    refresh_status(session, dossier)
    record(session, DossierRegistered(dossier_id=dossier_id), by=by, at=at)
    return dossier


def add_dossier(
    session: Session, dossier_id: UUID, facts: Registration, number: str, by: User, at: datetime
) -> Dossier:
    """The part of `open_dossier` that a deed does for each of many dossiers; their status and events come after it."""
    huishouden = Huishouden(gemeente_id=by.gemeente_id, created_at=at)
    session.add(huishouden)
    session.flush()
    dossier = _dossier(dossier_id, facts, number, by, at)
    dossier.huishouden_id = huishouden.id
    store_numbers(session, dossier, facts.bsn, facts.v_number)
    session.add(dossier)
    keep_numbers_unique(session)
    if by.scope is Scope.OWN and dossier.regievoerder_id != by.id:
        helper = DossierCaseworker(dossier_id=dossier_id, caseworker_id=by.id, gemeente_id=by.gemeente_id, since=at)
        session.add(helper)
    return dossier


def _is_here(session: Session, dossier_id: UUID, by: User) -> bool:
    if session.exec(select(Dossier.id).where(Dossier.id == dossier_id)).first() is None:
        return False
    if session.exec(select(Dossier.id).where(Dossier.id == dossier_id, visible_to(by))).first() is None:
        raise NotFound
    return True


def _wrong_owner(session: Session, regievoerder_id: UUID | None, by: User) -> tuple[Problem, ...]:
    if regievoerder_id is None:
        return ()
    owner = session.exec(
        select(Caseworker.id)
        .where(Caseworker.id == regievoerder_id, Caseworker.gemeente_id == by.gemeente_id)
        .where(col(Caseworker.role).in_(OWNERS), col(Caseworker.disabled_at).is_(None))
    ).first()
    return () if owner else (Problem("regievoerder_id", ProblemCode.NOT_IN_LIST),)


def next_number(session: Session, by: User, on: date) -> str:
    """The next dossier number of the gemeente of `by`; locks the gemeente until the end of the transaction."""
    return next_numbers(session, by, on, many=1)[0]


def next_numbers(session: Session, by: User, on: date, *, many: int) -> list[str]:
    """The next so many dossier numbers, like `next_number`."""
    last = session.exec(
        sa.update(Gemeente)
        .where(col(Gemeente.id) == by.gemeente_id)
        .values(dossier_count=Gemeente.dossier_count + many)
        .returning(col(Gemeente.dossier_count))
    ).one()[0]
    return [f"{on.year}-{count:04d}" for count in range(last - many + 1, last + 1)]


def _dossier(dossier_id: UUID, facts: Registration, number: str, by: User, at: datetime) -> Dossier:
    owner = facts.regievoerder_id or (by.id if by.role is Role.REGIEVOERDER else None)
    dossier = Dossier(
        **facts.model_dump(exclude={"regievoerder_id", "bsn"}),
        id=dossier_id,
        gemeente_id=by.gemeente_id,
        number=number,
        regievoerder_id=owner,
        search_name="",
        created_at=at,
        created_by=by.id,
    )
    keep_searchable(dossier)
    return dossier
