"""Who is here already: asked by each deed that would open a dossier, while nobody else can open one."""

from collections.abc import Container, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from actions.dossier.particulars import Particulars
from models import Dossier, Gemeente
from models.guards.encryption import bsn_hash, store_bsn
from models.values.identity import identity_of, known, perhaps_same
from refusals import Invalid, PersonKnown
from rules.dossier.identity import Identity, KnownPeople, Match
from rules.dossier.v_number import is_v_number
from rules.problems import Problem, ProblemCode

NUMBERS = ("bsn", "v_number")  # in the names of the database: with either of them there is one dossier a gemeente


def hold_register(session: Session, gemeente_id: UUID) -> None:
    """Until this deed ends nobody else opens or joins dossiers of this gemeente: who is found now is all there is."""
    session.connection().execute(
        sa.update(Gemeente).where(col(Gemeente.id) == gemeente_id).values(dossier_count=Gemeente.dossier_count)
    )


def identity_in(session: Session, facts: Particulars, gemeente_id: UUID) -> Identity:
    """Who these facts are about."""
    v_number = facts.v_number if is_v_number(facts.v_number) else ""
    hashed = bsn_hash(session, gemeente_id, facts.bsn) if facts.bsn else None
    return identity_of(
        facts.given_names, f"{facts.surname_prefix} {facts.family_name}", facts.birth_date, v_number, hashed
    )


def known_people(session: Session, gemeente_id: UUID, identities: Sequence[Identity]) -> KnownPeople:
    """Everybody with a dossier in this gemeente, open or closed, who may be one of these people."""
    rows = [
        row for statement in perhaps_same(gemeente_id, identities) for row in session.connection().execute(statement)
    ]
    return KnownPeople([known(row) for row in rows])


def refuse_known_person(session: Session, facts: Particulars, gemeente_id: UUID, looked_at: Container[object]) -> None:
    """Refuse when these facts may be of somebody with a dossier that nobody looked at.

    Raises Invalid for a BSN or V-number that a dossier has, whoever may see that one; else PersonKnown.
    """
    identities = identity_in(session, facts, gemeente_id)
    matches: tuple[Match, ...] = known_people(session, gemeente_id, [identities]).matches(identities)
    numbers = [each.same_number for each in matches if each.same_number]
    if numbers:
        raise Invalid(*(Problem(each.value, ProblemCode.IN_USE) for each in dict.fromkeys(numbers)))
    if any(each.key not in looked_at for each in matches):
        raise PersonKnown


def refuse_known_number(session: Session, field: str, number: str | None, gemeente_id: UUID) -> None:
    """Raise Invalid when another dossier of this gemeente has this number, whoever may see that one."""
    if not number:
        return
    if field == "bsn":
        same = col(Dossier.bsn_hash) == bsn_hash(session, gemeente_id, number)
    else:
        same = col(Dossier.v_number_key) == number
    if session.exec(select(Dossier.id).where(Dossier.gemeente_id == gemeente_id, same)).first():
        raise Invalid(Problem(field, ProblemCode.IN_USE))


def store_numbers(session: Session, dossier: Dossier, bsn: str | None, v_number: str) -> None:
    """Set the numbers of a dossier, with what they are searched by. Raises as `models.guards.encryption.encrypted`."""
    store_bsn(session, dossier, bsn)
    store_v_number(dossier, v_number)


def store_v_number(dossier: Dossier, v_number: str) -> None:
    """Set the V-number of a dossier, in its one form, with what it is searched by."""
    dossier.v_number = v_number
    dossier.v_number_key = v_number if is_v_number(v_number) else None


def keep_numbers_unique(session: Session) -> None:
    """Send what is waiting; when a colleague just kept this number elsewhere the database refuses, and so do we.

    Raises Invalid.
    """
    try:
        session.flush()
    except IntegrityError as fault:
        refused_numbers = [each for each in NUMBERS if each in str(fault.orig)]
        if not refused_numbers:
            raise
        raise Invalid(Problem(refused_numbers[0], ProblemCode.IN_USE)) from fault
