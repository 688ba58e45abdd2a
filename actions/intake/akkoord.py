"""Who agreed with the intake in the driegesprek (Wet inburgering, art. 14): each party by name, on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from actions.deed.audit import record
from actions.deed.field_checks import past_day_problem, refuse, text_problem
from actions.deed.transaction import deed
from actions.intake.legal_gaps import claim, intake_for
from events import AkkoordNoted, AkkoordWithdrawn
from forms.engine.typed_input import clean
from models import IntakeAkkoord
from refusals import AlreadyDone, NotFound
from rules.intake.akkoord import Party
from rules.problems import ProblemCode

LONGEST_NAME = 120


@dataclass(frozen=True, kw_only=True)
class AkkoordFacts:
    """What is told of the accord of one party."""

    party: Party
    name: str
    agreed_on: date | None


@deed
def note_akkoord(
    session: Session, *, akkoord_id: UUID, dossier_id: UUID, facts: AkkoordFacts, by: User, at: datetime, on: date
) -> None:
    """Keep that one party agrees with the intake. The same `akkoord_id` again (a second click) does nothing.

    Raises Invalid per field (name, agreed_on); AlreadyDone when this party agreed already, the
    intake is completed or the dossier closed; NotFound, NotAllowed.
    """
    intake = intake_for(session, dossier_id, by, at)
    if _is_kept(session, akkoord_id, intake.id):
        return
    name = " ".join(clean(facts.name).split())
    refuse(
        {
            "name": text_problem(name, LONGEST_NAME, needed=True),
            "agreed_on": past_day_problem(
                facts.agreed_on, on, since=intake.started_on, before=ProblemCode.BEFORE_INTAKE
            ),
        }
    )
    if intake.completed_at is not None or _current_akkoorden(session, intake.id, facts.party):
        raise AlreadyDone
    if not claim(session, intake):
        if _is_kept(session, akkoord_id, intake.id):
            return
        raise AlreadyDone
    session.add(
        IntakeAkkoord(
            id=akkoord_id,
            gemeente_id=intake.gemeente_id,
            intake_id=intake.id,
            party=facts.party,
            name=name,
            agreed_on=facts.agreed_on or on,
            noted_by=by.id,
            noted_at=at,
        )
    )
    record(session, AkkoordNoted(dossier_id=dossier_id, party=facts.party), by=by, at=at)
    session.commit()


@deed
def withdraw_akkoord(session: Session, *, dossier_id: UUID, party: Party, by: User, at: datetime) -> None:
    """The accord of a party counts no longer; it stays readable. Raises AlreadyDone when there is none that counts."""
    intake = intake_for(session, dossier_id, by, at)
    akkoord = _current_akkoorden(session, intake.id, party)
    if intake.completed_at is not None or not akkoord:
        raise AlreadyDone
    for each in akkoord:
        each.withdrawn_at = at
    record(session, AkkoordWithdrawn(dossier_id=dossier_id, party=party), by=by, at=at)
    session.commit()


def withdraw_all(session: Session, intake_id: UUID, at: datetime) -> None:
    """The intake is opened again: what was agreed on counts no longer. Does not commit."""
    session.exec(
        sa.update(IntakeAkkoord)
        .where(col(IntakeAkkoord.intake_id) == intake_id, col(IntakeAkkoord.withdrawn_at).is_(None))
        .values(withdrawn_at=at)
    )


def _current_akkoorden(session: Session, intake_id: UUID, party: Party) -> list[IntakeAkkoord]:
    rows = select(IntakeAkkoord).where(IntakeAkkoord.intake_id == intake_id, IntakeAkkoord.party == party)
    return list(session.exec(rows.where(col(IntakeAkkoord.withdrawn_at).is_(None))).all())


def _is_kept(session: Session, akkoord_id: UUID, intake_id: UUID) -> bool:
    stored_intake_id = session.exec(select(IntakeAkkoord.intake_id).where(IntakeAkkoord.id == akkoord_id)).first()
    if stored_intake_id not in (None, intake_id):
        raise NotFound
    return stored_intake_id is not None
