"""What DUO told: about one dossier, with DUO's answers beside what stands in it, and about people not known here."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User, may
from models import Caseworker, Dossier, DuoBericht, DuoNotificatie
from models.guards.encryption import bericht_ad, decrypted
from models.guards.scope import visible_to
from models.values.duo_dossier import ours
from models.values.duo_notices import about
from rules.duo import BerichtKind, MalformedMessage
from rules.duo.comparison import DuoComparison, duo_comparisons, read_messages
from rules.duo.events import Gebeurtenis, Proposal, gebeurtenis, proposals
from rules.duo.verdict import BerichtStatus
from rules.law.dutch_time import day_of

_NO_ANSWER = (BerichtStatus.GEWEIGERD, BerichtStatus.MISLUKT)


@dataclass(frozen=True, kw_only=True)
class DuoQuestion:
    """A question to DUO that belongs to a notification; `lines` only when DUO answered."""

    bericht_id: UUID
    kind: BerichtKind
    status: BerichtStatus
    words: tuple[str, ...]
    lines: tuple[DuoComparison, ...]


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One notification: what it means, what follows from it, what was asked, and who dealt with it."""

    id: UUID
    code: str
    what: Gebeurtenis
    registered_at: datetime
    proposals: tuple[Proposal, ...]
    questions: tuple[DuoQuestion, ...]
    handled_at: datetime | None
    handled_by: str
    note: str

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.handled_at is None

    @property
    def to_ask(self) -> tuple[BerichtKind, ...]:
        """What is still to be asked of DUO: not asked yet, or DUO gave no answer to it."""
        stands = {each.kind for each in self.questions if each.status not in _NO_ANSWER}
        return tuple(kind for kind in self.what.asks if kind not in stands)


@dataclass(frozen=True, kw_only=True)
class Stranger:
    """A notification about somebody who has no dossier here, without the identity of that person."""

    id: UUID
    code: str
    what: Gebeurtenis
    registered_at: datetime


def notices(session: Session, dossier_id: UUID, *, seen_by: User) -> tuple[Notice, ...]:
    """What DUO told about a dossier: what nobody dealt with first, of that what cannot wait. Empty when not theirs."""
    if not may(seen_by, Permission.EDIT_DOSSIER):
        return ()
    rows = session.exec(
        select(DuoNotificatie, Dossier, Caseworker.name)
        .join(Dossier, about())
        .join(Caseworker, col(Caseworker.id) == col(DuoNotificatie.handled_by), isouter=True)
        .where(DuoNotificatie.gemeente_id == seen_by.gemeente_id, Dossier.id == dossier_id, visible_to(seen_by))
        .order_by(col(DuoNotificatie.registered_at).desc(), col(DuoNotificatie.id).desc())
    ).all()
    questions = _questions_by_notice(session, rows[0][1]) if rows else {}
    lines = [_notice(row, dossier, name or "", questions.get(row.id, ())) for row, dossier, name in rows]
    return tuple(sorted(lines, key=lambda each: (not each.is_open, each.is_open and not each.what.soon)))


def strangers(session: Session, *, seen_by: User) -> tuple[Stranger, ...]:
    """Notifications about people without a dossier, the oldest first, for who oversees the gemeente."""
    if not may(seen_by, Permission.OVERSEE):
        return ()
    rows = session.exec(
        select(DuoNotificatie)
        .join(Dossier, about(), isouter=True)
        .where(DuoNotificatie.gemeente_id == seen_by.gemeente_id, col(DuoNotificatie.handled_at).is_(None))
        .where(col(DuoNotificatie.dossier_id).is_(None), col(Dossier.id).is_(None))
        .order_by(col(DuoNotificatie.registered_at), col(DuoNotificatie.id))
    )
    return tuple(
        Stranger(id=row.id, code=row.code, what=gebeurtenis(row.code, _day(row)), registered_at=row.registered_at)
        for row in rows
    )


def _day(row: DuoNotificatie) -> date:
    return day_of(row.registered_at)


def _notice(row: DuoNotificatie, dossier: Dossier, name: str, questions: Sequence[DuoQuestion]) -> Notice:
    offered = proposals(
        row.code,
        _day(row),
        kennisgeving=dossier.kennisgeving_on,
        brp=dossier.brp_on,
        exempt=dossier.exempt_on,
        doelgroep=dossier.doelgroep,
    )
    return Notice(
        id=row.id,
        code=row.code,
        what=gebeurtenis(row.code, _day(row)),
        registered_at=row.registered_at,
        proposals=offered if row.handled_at is None else (),
        questions=tuple(questions),
        handled_at=row.handled_at,
        handled_by=name,
        note=row.note,
    )


def _questions_by_notice(session: Session, dossier: Dossier) -> dict[UUID, tuple[DuoQuestion, ...]]:
    """The questions about this dossier by the notification that they belong to; the last of each kind counts."""
    rows = session.exec(
        select(DuoBericht)
        .where(DuoBericht.gemeente_id == dossier.gemeente_id, DuoBericht.dossier_id == dossier.id)
        .where(DuoBericht.method == "GET", DuoBericht.status != BerichtStatus.INGETROKKEN)
        .order_by(col(DuoBericht.created_at), col(DuoBericht.id))
    )
    questions: dict[UUID, dict[BerichtKind, DuoQuestion]] = {}
    for row in rows:
        notice = _id_in(row.intent)
        if notice is not None:
            questions.setdefault(notice, {})[BerichtKind(row.kind)] = _answered(session, row, dossier)
    return {notice: tuple(by_kind.values()) for notice, by_kind in questions.items()}


def _id_in(intent: str) -> UUID | None:
    try:
        return UUID(intent.partition(":")[2].rsplit("#", 1)[0])
    except ValueError:
        return None


def _answered(session: Session, row: DuoBericht, dossier: Dossier) -> DuoQuestion:
    kind, status = BerichtKind(row.kind), BerichtStatus(row.status)
    text = decrypted(session, row.answer, bericht_ad(row.id, "answer"))
    answer = json.loads(text) if text else {}
    lines: tuple[DuoComparison, ...] = ()
    if status is BerichtStatus.AANGENOMEN:
        try:
            lines = duo_comparisons(kind, read_messages(kind, answer.get("told")), ours(dossier))
        except MalformedMessage:
            lines = ()
    return DuoQuestion(bericht_id=row.id, kind=kind, status=status, words=tuple(answer.get("words", ())), lines=lines)
