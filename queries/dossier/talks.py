"""The talks of a dossier, and the contacts between them."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User, may
from forms.engine.talks import Talk, TalkFacts, TalkKind
from models import Caseworker, Contact, Dossier, Gesprek
from models.guards.scope import visible_to
from queries.dossier.view import ContactLine

MOST_CONTACTS = 200


@dataclass(frozen=True, kw_only=True)
class TalkLine:
    """One talk as it is listed and changed."""

    talk: Talk
    facts: TalkFacts
    by: str
    version: int


def talks(session: Session, dossier_id: UUID, *, seen_by: User) -> tuple[TalkLine, ...]:
    """Every talk of a dossier, newest first, with those taken away: answers still name them. Empty when not theirs.

    The notes are for those who may write in an intake.
    """
    rows = session.exec(
        select(Gesprek, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(Gesprek.caseworker_id))
        .join(Dossier, col(Dossier.id) == col(Gesprek.dossier_id))
        .where(Gesprek.dossier_id == dossier_id, visible_to(seen_by))
        .order_by(col(Gesprek.held_on).desc(), col(Gesprek.created_at).desc())
    )
    reads_notes = may(seen_by, Permission.EDIT_INTAKE)
    return tuple(
        TalkLine(talk=talk_of(row), facts=_facts(row, reads_notes), by=name, version=row.version) for row, name in rows
    )


def talk_of(row: Gesprek) -> Talk:
    """A talk as the answers know it, from a row that was read already."""
    return Talk(
        id=row.id,
        kind=TalkKind(row.kind),
        held_on=row.held_on,
        created_at=row.created_at,
        company=_facts(row, False).company,
        removed=row.removed_at is not None,
    )


def _facts(row: Gesprek, reads_notes: bool) -> TalkFacts:
    return TalkFacts(
        held_on=row.held_on,
        kind=row.kind,
        place=row.place,
        attendees=tuple(row.attendees),
        language=row.language,
        interpreter=row.interpreter,
        interpreter_note=row.interpreter_note if reads_notes else "",
        minutes=row.minutes,
        note=row.note if reads_notes else "",
    )


def contacts(session: Session, dossier_id: UUID, *, seen_by: User) -> list[ContactLine]:
    """The contacts with this person, newest first; empty when the dossier is not theirs to see."""
    rows = session.exec(
        select(Contact, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(Contact.caseworker_id))
        .join(Dossier, col(Dossier.id) == col(Contact.dossier_id))
        .where(Contact.dossier_id == dossier_id, visible_to(seen_by))
        .order_by(col(Contact.happened_on).desc(), col(Contact.created_at).desc())
        .limit(MOST_CONTACTS)
    )
    reads = may(seen_by, Permission.EDIT_INTAKE)
    return [
        ContactLine(id=each.id, happened_on=each.happened_on, kind=each.kind, note=each.note if reads else "", by=name)
        for each, name in rows
    ]
