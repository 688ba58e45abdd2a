"""How an intake ends: what it leaves open and why, and who agreed, as the summary needs it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User, may
from forms.engine.schema import LegalItem
from forms.intake.legal_items import LegalItemGap
from models import Caseworker, Dossier, Intake, IntakeAkkoord, IntakeLeemte
from models.guards.encryption import decrypted, leemte_ad
from models.guards.scope import visible_to
from queries.intake.view import IntakeView
from rules.intake.akkoord import Party


@dataclass(frozen=True, kw_only=True)
class LegalItemGapLine:
    """What is kept of one legal item without outcome. The reason is empty for who may not work on the dossier."""

    item: LegalItem
    gap: LegalItemGap
    by: str
    at: datetime
    version: int


@dataclass(frozen=True, kw_only=True)
class AkkoordLine:
    """One party that agreed; withdrawn when the intake was opened again or the party took it back."""

    id: UUID
    party: Party
    name: str
    agreed_on: date
    noted_by: str
    withdrawn_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class EndingView:
    """What stands at the end of one intake; accords oldest first."""

    gaps: dict[LegalItem, LegalItemGapLine]
    akkoorden: tuple[AkkoordLine, ...]
    withdrawn: tuple[AkkoordLine, ...]

    @property
    def grounds(self) -> dict[LegalItem, LegalItemGap]:
        """What is noted of each legal item."""
        return {item: line.gap for item, line in self.gaps.items()}


def ending(session: Session, dossier_id: UUID, *, seen_by: User) -> EndingView:
    """The end of the intake of a dossier; empty when there is none or it is not theirs to see, nor a partner's."""
    if not may(seen_by, Permission.VIEW_PARTICULARS):
        return EndingView(gaps={}, akkoorden=(), withdrawn=())
    akkoorden = _akkoorden(session, dossier_id, seen_by)
    return EndingView(
        gaps=_gaps(session, dossier_id, seen_by),
        akkoorden=tuple(each for each in akkoorden if each.withdrawn_at is None),
        withdrawn=tuple(each for each in akkoorden if each.withdrawn_at is not None),
    )


def sees_all(view: IntakeView) -> bool:
    """Whether no sensitive restricted section of this intake is closed to the user now.

    Referrals and hand-overs are free text about the whole person: who may not look into all, does not read them.
    """
    version = view.whole.version if view.whole else None
    closed = view.visibility.closed(version).values() if version else ()
    return not any(each.sensitive for each in closed)


def _gaps(session: Session, dossier_id: UUID, seen_by: User) -> dict[LegalItem, LegalItemGapLine]:
    rows = session.exec(
        select(IntakeLeemte, Caseworker.name)
        .join(Intake, col(Intake.id) == col(IntakeLeemte.intake_id))
        .join(Dossier, col(Dossier.id) == col(Intake.dossier_id))
        .join(Caseworker, col(Caseworker.id) == col(IntakeLeemte.set_by))
        .where(Intake.dossier_id == dossier_id, visible_to(seen_by))
    )
    reads = may(seen_by, Permission.EDIT_DOSSIER)
    lines = (
        LegalItemGapLine(
            item=LegalItem(row.legal_item),
            gap=LegalItemGap(decrypted(session, row.reason, leemte_ad(row.id)) if reads else "", row.planned_on),
            by=name,
            at=row.set_at,
            version=row.version,
        )
        for row, name in rows
    )
    return {line.item: line for line in lines}


def _akkoorden(session: Session, dossier_id: UUID, seen_by: User) -> list[AkkoordLine]:
    rows = session.exec(
        select(IntakeAkkoord, Caseworker.name)
        .join(Intake, col(Intake.id) == col(IntakeAkkoord.intake_id))
        .join(Dossier, col(Dossier.id) == col(Intake.dossier_id))
        .join(Caseworker, col(Caseworker.id) == col(IntakeAkkoord.noted_by))
        .where(Intake.dossier_id == dossier_id, visible_to(seen_by))
        .order_by(col(IntakeAkkoord.agreed_on), col(IntakeAkkoord.noted_at))
    )
    return [
        AkkoordLine(
            id=row.id,
            party=Party(row.party),
            name=row.name,
            agreed_on=row.agreed_on,
            noted_by=name,
            withdrawn_at=row.withdrawn_at,
        )
        for row, name in rows
    ]
