"""The PIP on paper: the versions that were vastgesteld, what changed between them, and the draft as it would print."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from forms.engine.names import language_name
from models import (
    Caseworker,
    Dossier,
    Gemeente,
    Ontzorging,
    Pip,
    PipAfspraak,
    PipBekendmaking,
    PipTeamLid,
    PipVersie,
)
from models.guards.encryption import bsn_of, decrypted, versie_bsn_ad
from models.guards.scope import plan_visible_to
from models.values.approval import decision_of
from models.values.change import a2_parts_of, document_in_force, first_pip_of
from models.values.plan import document, plan_supplements, thawed
from queries.pip.types import PipView
from queries.pip.view import duo_limit, pip_view
from refusals import NotFound
from rules.law.deadlines import termijn_of
from rules.law.terms import Leerroute
from rules.pip.decision import decided
from rules.pip.document import PipDocument, Plan


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
    sent_on: date | None = None  # how and when it reached the inburgeraar; `sent_version` counts its corrections
    manner: str = ""
    sent_version: int = 0


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
            PipBekendmaking.sent_on,
            sa.func.coalesce(PipBekendmaking.manner, "").label("manner"),
            sa.func.coalesce(PipBekendmaking.version, 0).label("sent_version"),
        )
        .join(Caseworker, col(Caseworker.id) == col(PipVersie.caseworker_id))
        .join(Dossier, col(Dossier.id) == col(PipVersie.dossier_id))
        .join(PipBekendmaking, col(PipBekendmaking.versie_id) == col(PipVersie.id), isouter=True)
        .where(PipVersie.dossier_id == dossier_id, plan_visible_to(seen_by))
        .order_by(col(PipVersie.number).desc())
    )
    return [VersionLine(**row) for row in rows.mappings()]


def version(session: Session, versie_id: UUID, *, seen_by: User) -> PipDocument:
    """One version as it was frozen. Raises NotFound when it is not theirs to see."""
    documents = papers(session, [versie_id], seen_by=seen_by)
    if not documents:
        raise NotFound
    return documents[versie_id]


def papers(session: Session, versie_ids: Collection[UUID], *, seen_by: User) -> dict[UUID, PipDocument]:
    """Several versions as they were frozen, by their id, in one statement; those that are not theirs are left out."""
    rows = session.exec(
        select(PipVersie.id, PipVersie.document, PipVersie.sha256)
        .join(Dossier, col(Dossier.id) == col(PipVersie.dossier_id))
        .where(col(PipVersie.id).in_(versie_ids), plan_visible_to(seen_by))
    )
    documents = {}
    for versie_id, content, sha256 in rows:
        paper = thawed({**content, "bsn": decrypted(session, str(content["bsn"]), versie_bsn_ad(versie_id))})
        documents[versie_id] = replace(paper, sha256=sha256)
    return documents


def draft_document(session: Session, dossier_id: UUID, *, seen_by: User, on: date) -> PipDocument:
    """The plan as it stands, to be printed as a draft. Raises NotFound when it is not there or not theirs to see."""
    view = pip_view(session, dossier_id, seen_by=seen_by, on=on)
    if view.pip_id is None:
        raise NotFound
    earlier = reversed(versions(session, dossier_id, seen_by=seen_by))
    dossier, pip = session.get_one(Dossier, dossier_id), session.get_one(Pip, view.pip_id)
    handler = session.get(Caseworker, dossier.regievoerder_id) if dossier.regievoerder_id else None
    paper = document(
        dossier,
        session.get_one(Gemeente, dossier.gemeente_id),
        whole_plan(session, view),
        language=language_name(dossier.language),
        regievoerder=view.head.regievoerder,
        lbt=view.lbt,
        bsn=bsn_of(session, dossier) or "",
        term=termijn_of(dossier.plicht_start_on, first_pip_of(dossier), dossier.termijn_until_on),
        previous=[(each.number, each.dagtekening, each.reason) for each in earlier],
        change_reason=view.change_reason,
        participation_limit=duo_limit(session, dossier.id),
    )
    before = a2_parts_of(session.exec(document_in_force(pip.id)).first())
    return decided(paper, decision_of(pip, dossier, handler, approved_by="", a2_before=before, on=on))


def whole_plan(session: Session, view: PipView) -> Plan:
    """The plan of a view with what stands beside it: agreements, ontzorgen, team. Three statements."""
    of = view.head.id
    supplements = plan_supplements(
        session.exec(select(PipAfspraak).where(PipAfspraak.dossier_id == of)).all(),
        session.exec(select(Ontzorging).where(Ontzorging.dossier_id == of)).first(),
        session.exec(select(PipTeamLid).where(PipTeamLid.dossier_id == of)).all(),
    )
    return replace(view.plan, **supplements)


def logo(session: Session, *, seen_by: User) -> bytes | None:
    """The logo of the user's gemeente, for paper."""
    return session.exec(select(Gemeente.logo).where(Gemeente.id == seen_by.gemeente_id)).first()
