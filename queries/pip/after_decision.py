"""What followed a vaststelling, where the approval of a plan stands, and what the conditions of a change can know."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from access import User
from forms.pip.signature import Strokes, strokes_of
from models import Bezwaar, Caseworker, Dossier, Gemeente, Pip, PipHandtekening, PipVersie
from models.guards.encryption import bezwaar_ad, decrypted, handtekening_ad
from models.guards.scope import plan_visible_to
from models.values.approval import approval_facts, change_checksum, content_of
from models.values.change import (
    a2_parts_of,
    change_facts,
    change_kind,
    document_in_force,
    earlier_leerroute,
    first_pip_of,
    route_of,
)
from models.values.followed import lesson_of, lesson_rows, schools_with_keurmerk
from queries.pip.types import PipView
from queries.pip.versions import whole_plan
from refusals import NotFound
from rules.law.deadlines import termijn_from
from rules.law.terms import PipStatus, Wijziging
from rules.pip.afschalen_hours import AfschalenHours, afschalen_hours
from rules.pip.approval import Approval, approval
from rules.pip.bezwaar import BezwaarOutcome
from rules.pip.changes import ChangeFacts
from rules.pip.signing import SignedBy, Signer

_ASKER, _APPROVER = aliased(Caseworker), aliased(Caseworker)


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One signature under a version. `strokes`: lines of points in [0, 1] (`forms.pip.signature`); empty when typed."""

    who: Signer
    name: str
    manner: SignedBy
    at: datetime
    strokes: Strokes
    scan_note: str
    matches: bool  # the version is still the one that was signed


@dataclass(frozen=True, kw_only=True)
class BezwaarLine:
    """One objection; `outcome` None while nothing was decided."""

    id: UUID
    received_on: date
    grounds: str
    outcome: BezwaarOutcome | None
    decided_on: date | None
    note: str
    version: int


@dataclass(frozen=True, kw_only=True)
class ApprovalView:
    """Where the approval stands; `content` is the checksum of the plan that this view shows.

    `needed`: the gemeente asks for it. An approval from before the gemeente turned this off remains valid.
    """

    state: Approval
    needed: bool
    asked_by: UUID | None
    asker: str
    asked_at: datetime | None
    approver: str
    approved_at: datetime | None
    note: str
    content: str


@dataclass(frozen=True, kw_only=True)
class ChangeGround:
    """The stored input of the conditions of a change; `checksum` is `models.values.approval.change_checksum` of it."""

    kind: Wijziging | None
    facts: ChangeFacts
    first_pip: date | None
    termijn_until: date | None
    checksum: str


def signatures(session: Session, versie_id: UUID, *, seen_by: User) -> list[Signature]:
    """The signatures under a version, the oldest first; none when the version is not theirs to see."""
    rows = session.exec(
        select(PipHandtekening, PipVersie.sha256)
        .join(PipVersie, col(PipVersie.id) == col(PipHandtekening.versie_id))
        .join(Dossier, col(Dossier.id) == col(PipHandtekening.dossier_id))
        .where(PipHandtekening.versie_id == versie_id, plan_visible_to(seen_by))
        .order_by(col(PipHandtekening.created_at))
    )
    return [signature_of(session, row, sha256) for row, sha256 in rows]


def bezwaren(session: Session, versie_id: UUID, *, seen_by: User) -> list[BezwaarLine]:
    """The objections to a version, the oldest first; none when the version is not theirs to see."""
    rows = session.exec(
        select(Bezwaar)
        .join(Dossier, col(Dossier.id) == col(Bezwaar.dossier_id))
        .where(Bezwaar.versie_id == versie_id, plan_visible_to(seen_by))
        .order_by(col(Bezwaar.received_on), col(Bezwaar.created_at))
    )
    return [
        BezwaarLine(
            id=row.id,
            received_on=row.received_on,
            grounds=decrypted(session, row.grounds, bezwaar_ad(row.id, "grounds")),
            outcome=BezwaarOutcome(row.outcome) if row.outcome else None,
            decided_on=row.decided_on,
            note=decrypted(session, row.note, bezwaar_ad(row.id, "note")),
            version=row.version,
        )
        for row in rows
    ]


def approval_view(session: Session, view: PipView, *, seen_by: User) -> ApprovalView | None:
    """Where the approval of the plan of this view stands; None when the gemeente asks for none and nobody gave it."""
    row = session.exec(
        select(Pip, Gemeente.four_eyes, _ASKER.name, _APPROVER.name)
        .join(Dossier, col(Dossier.id) == col(Pip.dossier_id))
        .join(Gemeente, col(Gemeente.id) == col(Pip.gemeente_id))
        .join(_ASKER, col(_ASKER.id) == col(Pip.approval_asked_by), isouter=True)
        .join(_APPROVER, col(_APPROVER.id) == col(Pip.approved_by), isouter=True)
        .where(Pip.id == view.pip_id, plan_visible_to(seen_by))
    ).first()
    if row is None or not (row[1] or row[0].approved_at):
        return None
    pip, needed, asker, approver = row
    plan = whole_plan(session, view)
    stands = approval(approval_facts(pip, plan))
    if not needed and stands is not Approval.GEGEVEN:
        return None
    return ApprovalView(
        state=stands,
        needed=needed,
        asked_by=pip.approval_asked_by,
        asker=asker or "",
        asked_at=pip.approval_asked_at,
        approver=approver or "",
        approved_at=pip.approved_at,
        note=pip.approval_note,
        content=content_of(plan, pip),
    )


def change_ground(session: Session, view: PipView, *, seen_by: User) -> ChangeGround:
    """What is known for the conditions of a change: the version in force, lessons followed, what was said before.

    Raises NotFound when the plan is not theirs to see.
    """
    row = session.exec(
        select(Pip, Dossier)
        .join(Dossier, col(Dossier.id) == col(Pip.dossier_id))
        .where(Pip.id == view.pip_id, plan_visible_to(seen_by))
    ).first()
    if row is None:
        raise NotFound
    pip, dossier = row
    written = pip.status is not PipStatus.VASTGESTELD
    document = session.exec(document_in_force(pip.id)).first()
    leerroute, niveau = route_of(document)
    lessons = _lessons(session, dossier)
    known = replace(
        change_facts(pip) if written else ChangeFacts(),
        from_leerroute=leerroute,
        from_niveau=niveau,
        counted_minutes=lessons.counted,
        not_counted=lessons.not_counted,
        a2_before=a2_parts_of(document),
        earlier_pip=dossier.earlier_pip_on,
        earlier_leerroute=earlier_leerroute(dossier),
    )
    kind = change_kind(pip) if written else None
    return ChangeGround(
        kind=kind,
        facts=known,
        first_pip=first_pip_of(dossier),
        termijn_until=dossier.termijn_until_on,
        checksum=change_checksum(pip),
    )


def signature_of(session: Session, row: PipHandtekening, sha256: str) -> Signature:
    """One kept signature; `sha256` is the checksum of the version that it stands under."""
    drawn = decrypted(session, row.strokes, handtekening_ad(row.id))
    return Signature(
        who=Signer(row.who),
        name=row.name,
        manner=SignedBy(row.manner),
        at=row.signed_at,
        strokes=strokes_of(drawn) if drawn else (),
        scan_note=row.scan_note,
        matches=row.sha256 == sha256,
    )


def _lessons(session: Session, dossier: Dossier) -> AfschalenHours:
    """The hours of lessons that count for afschalen (Wet inburgering 2021, art. 17 lid 3)."""
    schools = session.exec(schools_with_keurmerk(dossier.gemeente_id)).all()
    lessons = [lesson_of(row, what, schools) for row, what in session.exec(lesson_rows(dossier.id))]
    term = termijn_from(first_pip_of(dossier), dossier.termijn_until_on)
    return afschalen_hours(lessons, term.start if term else None)
