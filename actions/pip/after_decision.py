"""What follows a vaststelling: how and when the version reached the inburgeraar, and who signed it.

The version itself never changes. A signature is kept with the checksum of the version that was signed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.field_checks import choice_problem, past_day_problem, refuse, text_problem
from actions.deed.transaction import deed
from events import PipSent, PipSigned
from forms.engine.typed_input import clean
from forms.pip.signature import NoSignature, strokes_of, written
from models import PipBekendmaking, PipHandtekening, PipVersie
from models.guards.encryption import encrypted, handtekening_ad
from refusals import AlreadyDone, NotFound
from rules.pip.bekendmaking import BekendmakingManner
from rules.pip.signing import SignedBy, Signer
from rules.problems import ProblemCode

LONGEST_NAME, LONGEST_NOTE = 160, 300


@dataclass(frozen=True, kw_only=True)
class SendingFacts:
    """How and when a version reached the inburgeraar."""

    sent_on: date | None
    manner: str


@deed
def note_sent(
    session: Session, *, versie_id: UUID, facts: SendingFacts, seen_version: int, by: User, at: datetime, on: date
) -> None:
    """Keep how and when a version was sent or handed over; from the day after it one may object (Awb art. 6:8).

    `seen_version`: 0 when nothing was noted yet. The same day and manner again does nothing. Raises Invalid (sent_on,
    manner), AlreadyDone when a colleague noted something else meanwhile, NotAllowed, NotFound.
    """
    versie = lock_versie(session, versie_id, by=by, at=at)
    wrong = {
        "sent_on": past_day_problem(facts.sent_on, on, since=versie.dagtekening, before=ProblemCode.TOO_EARLY),
        "manner": choice_problem(facts.manner, BekendmakingManner),
    }
    refuse(wrong)
    row = _lock_sending(session, versie_id)
    if row is not None and (row.sent_on, row.manner) == (facts.sent_on, facts.manner):
        return
    if seen_version != (row.version if row else 0):
        raise AlreadyDone
    if row is None:
        row = PipBekendmaking(
            gemeente_id=versie.gemeente_id,
            dossier_id=versie.dossier_id,
            versie_id=versie_id,
            sent_on=facts.sent_on or on,
            manner=facts.manner,
            caseworker_id=by.id,
            created_at=at,
        )
        session.add(row)
    else:
        row.sent_on, row.manner, row.version = facts.sent_on or on, facts.manner, row.version + 1
        row.caseworker_id = by.id
    _flush(session)
    record(session, PipSent(dossier_id=versie.dossier_id, version=versie.number), by=by, at=at)
    session.commit()


@dataclass(frozen=True, kw_only=True)
class SignatureFacts:
    """A signature: on paper (`signed_on`, and where the scan is), or on the screen now.

    `strokes`: what was drawn, as JSON (`forms.pip.signature`); empty when the name was typed instead.
    """

    who: str
    name: str
    manner: str
    strokes: str = ""
    scan_note: str = ""
    signed_on: date | None = None


@deed
def sign(
    session: Session, *, signature_id: UUID, versie_id: UUID, facts: SignatureFacts, by: User, at: datetime, on: date
) -> None:
    """Keep a signature under a version: on paper (`signed_on`, and where the scan is), or on the screen now.

    `strokes`: what was drawn, as JSON (`forms.pip.signature`); empty when the name was typed instead. A signature
    stays as
    it is. The same `signature_id` again does nothing. Raises Invalid (who, name, manner, strokes, scan_note,
    signed_on), AlreadyDone when this person signed before, NotAllowed, NotFound.
    """
    versie = lock_versie(session, versie_id, by=by, at=at)
    if session.get(PipHandtekening, signature_id) is not None:
        return
    paper = facts.manner == SignedBy.PAPIER
    name, note = clean(facts.name), clean(facts.scan_note)
    wrong = {
        "who": choice_problem(facts.who, Signer),
        "manner": choice_problem(facts.manner, SignedBy),
        "name": text_problem(name, LONGEST_NAME, needed=True),
        "scan_note": text_problem(note, LONGEST_NOTE, needed=paper),
        "signed_on": past_day_problem(facts.signed_on, on, since=versie.dagtekening, before=ProblemCode.TOO_EARLY)
        if paper
        else None,
        "strokes": _drawn(facts.strokes),
    }
    refuse(wrong)
    drawn = "" if paper or not facts.strokes else written(strokes_of(facts.strokes))
    session.add(
        PipHandtekening(
            id=signature_id,
            gemeente_id=versie.gemeente_id,
            dossier_id=versie.dossier_id,
            versie_id=versie_id,
            who=facts.who,
            name=name,
            manner=facts.manner,
            signed_at=_moment(facts.signed_on, at) if paper else at,
            sha256=versie.sha256,
            strokes=encrypted(session, drawn, handtekening_ad(signature_id)),
            scan_note=note if paper else "",
            caseworker_id=by.id,
            created_at=at,
        )
    )
    _flush(session)
    record(
        session,
        PipSigned(dossier_id=versie.dossier_id, version=versie.number, who=facts.who, manner=facts.manner),
        by=by,
        at=at,
    )
    session.commit()


def lock_versie(session: Session, versie_id: UUID, *, by: User, at: datetime) -> PipVersie:
    """The version, for a deed about it. Raises NotAllowed, NotFound."""
    dossier_id = session.exec(select(col(PipVersie.dossier_id)).where(PipVersie.id == versie_id)).first()
    if dossier_id is None:
        raise NotFound
    dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_PIP, at=at)
    return session.get_one(PipVersie, versie_id)


def _lock_sending(session: Session, versie_id: UUID) -> PipBekendmaking | None:
    """What was noted before of how it was sent, kept for this deed: of two who put it right, the second is told."""
    of_versie = col(PipBekendmaking.versie_id) == versie_id
    # A write comes first: what is read after it cannot change until this deed is done.
    session.connection().execute(
        sa.update(PipBekendmaking).where(of_versie).values(version=col(PipBekendmaking.version))
    )
    return session.exec(select(PipBekendmaking).where(of_versie).execution_options(populate_existing=True)).first()


def _flush(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError as fault:  # another click, or a colleague, wrote it a moment earlier
        raise AlreadyDone from fault


def _drawn(strokes: str) -> ProblemCode | None:
    try:
        strokes_of(strokes) if strokes else None
    except NoSignature:
        return ProblemCode.UNREADABLE
    return None


def _moment(day: date | None, at: datetime) -> datetime:
    """A day on paper has no time: noon, so that it is that day in every zone."""
    return at if day is None else datetime(day.year, day.month, day.day, 12, tzinfo=at.tzinfo)
