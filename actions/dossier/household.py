"""Who lives with the inburgeraar without having a dossier here."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.field_checks import EARLIEST
from actions.deed.transaction import deed, is_first
from actions.dossier.housemates import home_of
from events import HouseholdRevised
from forms.engine.typed_input import clean
from models import Dossier, HuishoudenLid
from refusals import Invalid, NotFound, Stale
from rules.law.birth_date import BirthDate
from rules.law.dutch_time import day_of
from rules.problems import ProblemCode, problems_of

RELATIONS = ("partner", "kind", "ouder", "familie", "anders")
LONGEST_NAME = 160


@dataclass(frozen=True, kw_only=True)
class Member:
    """What is kept of a member: a name, how they are related (a code of RELATIONS), and perhaps a birth date."""

    name: str
    relation: str
    birth_date: BirthDate | None = None


@deed
def add_member(
    session: Session, *, member_id: UUID, dossier_id: UUID, member: Member, by: User, at: datetime, on: date
) -> UUID:
    """Add somebody to the household of a dossier. The same `member_id` again (a second click) does nothing.

    Raises Invalid per field (name, relation, birth_date), NotAllowed, NotFound.
    """
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    if session.get(HuishoudenLid, member_id) is not None:
        _member(session, dossier, member_id)
        return member_id
    checked = _checked(member, on)
    session.add(
        HuishoudenLid(
            id=member_id,
            gemeente_id=dossier.gemeente_id,
            huishouden_id=home_of(session, dossier, at),
            name=checked.name,
            relation=checked.relation,
            birth_date=checked.birth_date,
        )
    )
    if not is_first(session, lambda: session.get(HuishoudenLid, member_id) is not None):
        return member_id
    record(session, HouseholdRevised(dossier_id=dossier_id, member_id=member_id), by=by, at=at)
    session.commit()
    return member_id


@deed
def revise_member(
    session: Session,
    *,
    dossier_id: UUID,
    member_id: UUID,
    shown: Member,
    member: Member,
    by: User,
    at: datetime,
) -> None:
    """Change a member. Raises Stale when the stored member differs from the `shown` one; Invalid, NotFound."""
    on = day_of(at)
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    checked = _checked(member, on)
    row = _member(session, dossier, member_id)
    now = Member(name=row.name, relation=row.relation, birth_date=row.birth_date)
    if now == checked:
        return
    changed = session.exec(
        sa.update(HuishoudenLid)
        .where(col(HuishoudenLid.id) == member_id, col(HuishoudenLid.removed_at).is_(None))
        .where(col(HuishoudenLid.name) == shown.name, col(HuishoudenLid.relation) == shown.relation)
        .where(col(HuishoudenLid.birth_date).is_not_distinct_from(shown.birth_date))
        .values(name=checked.name, relation=checked.relation, birth_date=checked.birth_date)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:
        raise Stale(field="member", value=now.name, version=0)
    record(session, HouseholdRevised(dossier_id=dossier_id, member_id=member_id), by=by, at=at)
    session.commit()


@deed
def remove_member(session: Session, *, dossier_id: UUID, member_id: UUID, by: User, at: datetime) -> None:
    """Take a member out of the household; a second call changes nothing. Raises NotAllowed, NotFound."""
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    row = _member(session, dossier, member_id)
    if row.removed_at is not None:
        return
    row.removed_at = at
    record(session, HouseholdRevised(dossier_id=dossier_id, member_id=member_id), by=by, at=at)
    session.commit()


def _member(session: Session, dossier: Dossier, member_id: UUID) -> HuishoudenLid:
    row = session.get(HuishoudenLid, member_id)
    if row is None or dossier.huishouden_id is None or row.huishouden_id != dossier.huishouden_id:
        raise NotFound
    return row


def _checked(member: Member, on: date) -> Member:
    name = " ".join(clean(member.name).split())
    wrong = {
        "name": ProblemCode.MISSING if not name else ProblemCode.TOO_LONG if len(name) > LONGEST_NAME else None,
        "relation": None if member.relation in RELATIONS else ProblemCode.MISSING,
        "birth_date": _birth(member.birth_date, on),
    }
    if any(wrong.values()):
        raise Invalid(*problems_of(wrong))
    return Member(name=name, relation=member.relation, birth_date=member.birth_date)


def _birth(value: BirthDate | None, on: date) -> ProblemCode | None:
    if value is None or value.earliest is None:
        return None
    if value.earliest > on:
        return ProblemCode.IN_FUTURE
    return ProblemCode.TOO_EARLY if value.earliest < EARLIEST else None
