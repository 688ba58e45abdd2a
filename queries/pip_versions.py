"""The PIP on paper: the versions that were vastgesteld, what changed between them, and the draft as it would print."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from forms.names import language_name
from models import Caseworker, Dossier, Gemeente, Ontzorging, PipAfspraak, PipTeamLid, PipVersie
from models.plan_values import beside_doelen, document, thawed
from models.scope import visible_to
from models.sealing import bsn_of, of_versie, opened
from queries.pip import pip_view
from refusals import NotFound
from rules.plan import PipDocument
from rules.terms import Leerroute


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """One vastgestelde version, without its content."""

    id: UUID
    number: int
    dagtekening: date
    leerroute: Leerroute
    reason: str
    by: str
    at: datetime
    sha256: str


def versions(session: Session, dossier_id: UUID, *, seen_by: User) -> list[VersionLine]:
    """The versions of a dossier, newest first; empty when the dossier is not theirs to see."""
    rows = session.connection().execute(
        select(  # type: ignore[call-overload]
            PipVersie.id,
            PipVersie.number,
            PipVersie.dagtekening,
            PipVersie.leerroute,
            PipVersie.reason,
            Caseworker.name.label("by"),  # type: ignore[attr-defined]
            PipVersie.created_at.label("at"),  # type: ignore[attr-defined]
            PipVersie.sha256,
        )
        .join(Caseworker, col(Caseworker.id) == col(PipVersie.caseworker_id))
        .join(Dossier, col(Dossier.id) == col(PipVersie.dossier_id))
        .where(PipVersie.dossier_id == dossier_id, visible_to(seen_by))
        .order_by(col(PipVersie.number).desc())
    )
    return [VersionLine(**row) for row in rows.mappings()]


def version(session: Session, versie_id: UUID, *, seen_by: User) -> PipDocument:
    """One version as it was frozen. Raises NotFound when it is not theirs to see."""
    found = session.exec(
        select(PipVersie.document)
        .join(Dossier, col(Dossier.id) == col(PipVersie.dossier_id))
        .where(PipVersie.id == versie_id, visible_to(seen_by))
    ).first()
    if found is None:
        raise NotFound
    return thawed({**found, "bsn": opened(session, str(found["bsn"]), of_versie(versie_id))})


def draft_document(session: Session, dossier_id: UUID, *, seen_by: User, on: date) -> PipDocument:
    """The plan as it stands, to be printed as a draft. Raises NotFound when it is not there or not theirs to see."""
    view = pip_view(session, dossier_id, seen_by=seen_by, on=on)
    if view.pip_id is None:
        raise NotFound
    earlier = reversed(versions(session, dossier_id, seen_by=seen_by))
    dossier = session.get_one(Dossier, dossier_id)
    return document(
        dossier,
        session.get_one(Gemeente, dossier.gemeente_id),
        replace(view.plan, **_beside(session, dossier_id)),
        language=language_name(dossier.language),
        regievoerder=view.head.regievoerder,
        lbt=view.lbt,
        bsn=bsn_of(session, dossier) or "",
        previous=[(each.number, each.dagtekening, each.reason) for each in earlier],
        change_reason=view.change_reason,
    )


def _beside(session: Session, dossier_id: UUID) -> dict[str, Any]:
    return beside_doelen(
        session.exec(select(PipAfspraak).where(PipAfspraak.dossier_id == dossier_id)).all(),
        session.exec(select(Ontzorging).where(Ontzorging.dossier_id == dossier_id)).first(),
        session.exec(select(PipTeamLid).where(PipTeamLid.dossier_id == dossier_id)).all(),
    )


def logo(session: Session, *, seen_by: User) -> bytes | None:
    """The logo of the user's gemeente, for paper."""
    return session.exec(select(Gemeente.logo).where(Gemeente.id == seen_by.gemeente_id)).first()
