"""Write down a contact moment."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.field_checks import EARLIEST
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from events import ContactNoted
from forms.engine.typed_input import clean
from models import Contact
from refusals import Invalid
from rules.problems import ProblemCode, problems_of

KINDS = ("gesprek", "huisbezoek", "telefoon", "bericht", "anders")
LONGEST_NOTE = 3000


@dataclass(frozen=True, kw_only=True)
class ContactFacts:
    """What is told of a contact moment; `kind` is one of KINDS."""

    kind: str
    happened_on: date | None
    note: str


@deed
def note_contact(
    session: Session, *, contact_id: UUID, dossier_id: UUID, facts: ContactFacts, by: User, at: datetime, on: date
) -> UUID:
    """Keep a contact moment. The same `contact_id` again (a second click) does nothing.

    Raises Invalid per field (kind, happened_on, note), NotAllowed, NotFound.
    """
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    if is_kept(session, Contact, contact_id, dossier_id):
        return contact_id
    text = clean(facts.note)
    wrong = {"kind": _kind(facts.kind), "happened_on": _day(facts.happened_on, on), "note": _note(text)}
    if any(wrong.values()):
        raise Invalid(*problems_of(wrong))
    row = Contact(
        id=contact_id,
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        happened_on=facts.happened_on or on,
        kind=facts.kind,
        note=text,
        caseworker_id=by.id,
        created_at=at,
    )
    if not keep(session, row):
        return contact_id
    record(session, ContactNoted(dossier_id=dossier_id, contact_id=contact_id), by=by, at=at)
    session.commit()
    return contact_id


def _kind(kind: str) -> ProblemCode | None:
    return None if kind in KINDS else ProblemCode.MISSING


def _day(happened_on: date | None, on: date) -> ProblemCode | None:
    if happened_on is None:
        return ProblemCode.MISSING
    if happened_on < EARLIEST:
        return ProblemCode.TOO_EARLY
    return ProblemCode.IN_FUTURE if happened_on > on else None


def _note(text: str) -> ProblemCode | None:
    if not text:
        return ProblemCode.MISSING
    return ProblemCode.TOO_LONG if len(text) > LONGEST_NOTE else None
