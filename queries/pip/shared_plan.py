"""What the team of a dossier shares with a partner: only what their place in the team says, of what is in force.

A draft is never shared. Nothing at all of a closed dossier, and nothing once the member is out of the team.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User, may
from forms.pip.pip_team import Shared
from forms.voortgang.progress import VoortgangKind
from models import Caseworker, DoelStand, Dossier, PipAfspraak, PipTeamLid, PipVersie, Voortgang
from models.guards.scope import visible_to
from models.values.names import full_name
from models.values.plan import thawed
from refusals import NotFound
from rules.law.terms import AfspraakSide, DoelStatus, Leefgebied, PipStatus
from rules.pip.document import Agreement, Plan, PlanActiviteit, PlanDoel

# Of money, health and family a partner hears only when the team says so.
SENSITIVE_AREAS = frozenset({Leefgebied.FINANCIEN, Leefgebied.GEZONDHEID, Leefgebied.GEZIN})


@dataclass(frozen=True, kw_only=True)
class SharedTalk:
    """That a talk was held or is planned; nothing of what was said."""

    kind: VoortgangKind
    held_on: date
    closed: bool


@dataclass(frozen=True, kw_only=True)
class SharedPlan:
    """All that a partner sees of one dossier; what is not shared is empty."""

    dossier_id: UUID
    number: str
    name: str
    regievoerder: str
    is_open: bool
    sees: tuple[Shared, ...]
    reach: tuple[str, ...] = ()  # how to reach the regievoerder, as it stands on letters
    version: int = 0
    dagtekening: date | None = None
    doelen: tuple[PlanDoel, ...] = ()
    week: tuple[PlanActiviteit, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    statuses: tuple[tuple[PlanDoel, DoelStatus], ...] = ()
    talks: tuple[SharedTalk, ...] = ()
    next_talk_on: date | None = None
    phone: str = ""


def shared_plan(session: Session, dossier_id: UUID | None, *, seen_by: User) -> SharedPlan:
    """What is shared with this partner. Raises NotFound when the dossier is not theirs, or they are not in its team."""
    rows = session.exec(
        select(Dossier, PipTeamLid, Caseworker)
        .join(PipTeamLid, col(PipTeamLid.dossier_id) == col(Dossier.id))
        .join(Caseworker, col(Caseworker.id) == col(Dossier.regievoerder_id), isouter=True)
        .where(Dossier.id == dossier_id, visible_to(seen_by), PipTeamLid.caseworker_id == seen_by.id)
        .where(col(PipTeamLid.removed_at).is_(None), PipTeamLid.gemeente_id == seen_by.gemeente_id)
    ).all()
    if not rows or not may(seen_by, Permission.VIEW_SHARED):
        raise NotFound
    dossier: Dossier = rows[0][0]
    regievoerder: Caseworker | None = rows[0][2]  # nobody leads it yet
    parts = {code for _, lid, _ in rows for code in lid.sees} if dossier.is_open else set[str]()
    sees = tuple(each for each in Shared if each in parts)
    return SharedPlan(
        dossier_id=dossier.id,
        number=dossier.number,
        name=full_name(dossier),
        regievoerder=regievoerder.name if regievoerder else "",
        is_open=dossier.is_open,
        sees=sees,
        reach=tuple(filter(None, (regievoerder.phone, regievoerder.email))) if regievoerder else (),
        phone=dossier.phone if Shared.TELEFOON in sees else "",
        **_of_plan(session, dossier, sees),
        **_of_progress(session, dossier, sees),
    )


@dataclass(frozen=True, kw_only=True)
class SharedLine:
    """One dossier in whose team a partner is."""

    dossier_id: UUID
    number: str
    name: str
    regievoerder: str
    sees: tuple[Shared, ...]


def shared_dossiers(session: Session, *, seen_by: User) -> tuple[SharedLine, ...]:
    """The open dossiers in whose team this partner is, by name; nothing for who is no partner."""
    if not may(seen_by, Permission.VIEW_SHARED):
        return ()
    rows = session.exec(
        select(Dossier, PipTeamLid, Caseworker.name)
        .join(PipTeamLid, col(PipTeamLid.dossier_id) == col(Dossier.id))
        .join(Caseworker, col(Caseworker.id) == col(Dossier.regievoerder_id), isouter=True)
        .where(visible_to(seen_by), PipTeamLid.caseworker_id == seen_by.id, col(Dossier.is_open))
        .where(col(PipTeamLid.removed_at).is_(None), PipTeamLid.gemeente_id == seen_by.gemeente_id)
        .order_by(col(Dossier.search_name), col(Dossier.id))
    )
    lines: dict[UUID, SharedLine] = {}
    for dossier, lid, regievoerder in rows:
        parts = {*lid.sees, *(lines[dossier.id].sees if dossier.id in lines else ())}
        lines[dossier.id] = SharedLine(
            dossier_id=dossier.id,
            number=dossier.number,
            name=full_name(dossier),
            regievoerder=regievoerder or "",
            sees=tuple(each for each in Shared if each in parts),
        )
    return tuple(lines.values())


def _of_plan(session: Session, dossier: Dossier, sees: tuple[Shared, ...]) -> dict[str, Any]:
    """The shared parts of the version in force."""
    if not {Shared.DOELEN, Shared.WEEK, Shared.AFSPRAKEN, Shared.VOORTGANG} & set(sees):
        return {}
    frozen = session.exec(
        select(PipVersie).where(PipVersie.dossier_id == dossier.id).order_by(col(PipVersie.number).desc()).limit(1)
    ).first()
    if frozen is None:
        return {}
    plan = thawed(frozen.document).plan
    doelen = _doelen(plan, sees)
    return {
        "version": frozen.number,
        "dagtekening": frozen.dagtekening,
        "doelen": tuple(_without_week(each) for each in doelen) if Shared.DOELEN in sees else (),
        "week": tuple(_of_week(one) for each in doelen for one in each.activiteiten) if Shared.WEEK in sees else (),
        "agreements": _agreements(session, dossier, plan) if Shared.AFSPRAKEN in sees else (),
        "statuses": _statuses(session, dossier, doelen) if Shared.VOORTGANG in sees else (),
    }


def _doelen(plan: Plan, sees: tuple[Shared, ...]) -> tuple[PlanDoel, ...]:
    return tuple(each for each in plan.doelen if Shared.GEVOELIG in sees or each.area not in SENSITIVE_AREAS)


def _of_week(activiteit: PlanActiviteit) -> PlanActiviteit:
    """The activiteit without travel and childcare, which are private to the family."""
    return replace(activiteit, travel_minutes=None, childcare=None)


def _without_week(doel: PlanDoel) -> PlanDoel:
    """The doel without days and times, which have a permission of their own."""
    return replace(doel, activiteiten=tuple(replace(_of_week(each), slots=()) for each in doel.activiteiten))


def _agreements(session: Session, dossier: Dossier, plan: Plan) -> tuple[Agreement, ...]:
    """Those that stand beside the plan in force, done by now or not, and those of talks that are finished.

    While a change is being written, what was added may be a proposal: then the version in force says which there are.
    """
    rows = session.exec(
        select(PipAfspraak)
        .join(Voortgang, col(Voortgang.id) == col(PipAfspraak.voortgang_id), isouter=True)
        .where(PipAfspraak.dossier_id == dossier.id, col(PipAfspraak.removed_at).is_(None))
        .where(
            col(PipAfspraak.voortgang_id).is_(None)
            | (col(Voortgang.closed_at).is_not(None) & col(Voortgang.removed_at).is_(None))
        )
        .order_by(col(PipAfspraak.position), col(PipAfspraak.id))
    ).all()
    if dossier.pip_status is PipStatus.VASTGESTELD:
        return tuple(_agreement(each) for each in rows)
    done = {str(each.id): each.done_on for each in rows}
    known = {each.id for each in plan.agreements}
    in_force = tuple(replace(each, done=done.get(each.id, each.done)) for each in plan.agreements)
    return in_force + tuple(_agreement(each) for each in rows if each.voortgang_id and str(each.id) not in known)


def _agreement(row: PipAfspraak) -> Agreement:
    return Agreement(
        id=str(row.id), side=AfspraakSide(row.side), what=row.what, owner=row.owner, due=row.due, done=row.done_on
    )


def _statuses(
    session: Session, dossier: Dossier, doelen: tuple[PlanDoel, ...]
) -> tuple[tuple[PlanDoel, DoelStatus], ...]:
    """The last status of each doel in a talk that is finished."""
    rows = session.exec(
        select(DoelStand.doel_id, DoelStand.status)
        .join(Voortgang, col(Voortgang.id) == col(DoelStand.voortgang_id))
        .where(DoelStand.dossier_id == dossier.id, col(DoelStand.status) != "")
        .where(col(Voortgang.closed_at).is_not(None), col(Voortgang.removed_at).is_(None))
        .order_by(col(Voortgang.held_on), col(Voortgang.closed_at))
    )
    last = {str(doel_id): DoelStatus(status) for doel_id, status in rows}
    return tuple((each, last[each.id]) for each in doelen if each.id in last)


def _of_progress(session: Session, dossier: Dossier, sees: tuple[Shared, ...]) -> dict[str, Any]:
    if Shared.VOORTGANG not in sees:
        return {}
    rows = session.exec(
        select(col(Voortgang.kind), col(Voortgang.held_on), col(Voortgang.closed_at))
        .where(Voortgang.dossier_id == dossier.id, col(Voortgang.removed_at).is_(None))
        .order_by(col(Voortgang.held_on), col(Voortgang.id))
    )
    talks = tuple(
        SharedTalk(kind=VoortgangKind(kind), held_on=held_on, closed=closed_at is not None)
        for kind, held_on, closed_at in rows
        if kind != VoortgangKind.SIGNAAL  # that there was a signal is a worry already
    )
    return {"talks": talks, "next_talk_on": dossier.next_talk_on}
