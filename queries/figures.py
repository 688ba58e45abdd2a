"""The figures above the caseload and their pictures; of a whole gemeente they come from the tally."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Role, Scope, User
from models import Caseworker, Dossier, DossierTally
from queries.filters import in_reach
from queries.periods import Window, lead_days, quarter, soon, ten_weeks_in_days, weeks
from rules.terms import Fase, Leerroute

WEEKS_AHEAD = 10
LEADING = (Role.REGIEVOERDER, Role.COORDINATOR)


@dataclass(frozen=True, kw_only=True)
class Load:
    """How many open dossiers one regievoerder has; `id` is None for those that nobody has."""

    id: UUID | None
    name: str
    dossiers: int
    active: bool  # may be given more: the account is open


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What the dossiers within reach add up to. Days are whole; `lead_days` is None without a PIP this quarter."""

    open: int
    late: int
    soon: int
    pips: int
    lead_days: int | None
    norm_days: int
    per_fase: tuple[tuple[Fase, int], ...]
    per_leerroute: tuple[tuple[Leerroute | None, int], ...]
    per_week: tuple[tuple[Window, int], ...]
    load: tuple[Load, ...]


def figures(session: Session, *, seen_by: User, on: date) -> Figures:
    """The figures of all that this user may see, on the day `on`; three statements."""
    whole = seen_by.scope is Scope.GEMEENTE
    counts = _counts(session, _tally(seen_by) if whole else _own(seen_by), on)
    fasen, routes = Counter[str](), Counter[str]()
    for fase, route, _, dossiers in counts:
        fasen[fase] += dossiers
        routes[route] += dossiers
    ends = [row[2:] for row in counts]
    near = soon(on)
    pips, lead = _pips(session, seen_by, on)
    return Figures(
        open=fasen.total(),
        late=sum(dossiers for due, dossiers in ends if due is not None and due < on),
        soon=_within(near, ends),
        pips=pips,
        lead_days=lead,
        norm_days=ten_weeks_in_days(on),
        per_fase=tuple((fase, fasen[fase]) for fase in Fase if fase is not Fase.GESLOTEN),
        per_leerroute=tuple((route, routes[route or ""]) for route in (*Leerroute, None)),
        per_week=tuple((week, _within(week, ends)) for week in weeks(on, WEEKS_AHEAD)),
        load=_load(session, seen_by, fasen.total()),
    )


def _within(window: Window, ends: list[Any]) -> int:
    return sum(dossiers for due, dossiers in ends if due is not None and window.first <= due <= window.last)


def _tally(seen_by: User) -> Any:
    return sa.select(
        col(DossierTally.fase), col(DossierTally.leerroute), col(DossierTally.sort_due), col(DossierTally.dossiers)
    ).where(col(DossierTally.gemeente_id) == seen_by.gemeente_id)


def _own(seen_by: User) -> Any:
    route = sa.func.coalesce(sa.cast(Dossier.leerroute, sa.String), "")
    return sa.select(
        sa.cast(Dossier.fase, sa.String).label("fase"), route.label("leerroute"), col(Dossier.sort_due),
        sa.literal(1).label("dossiers"),
    ).where(in_reach(seen_by), col(Dossier.is_open))  # fmt: skip


def _counts(session: Session, source: Any, on: date) -> list[Any]:
    """Rows of fase, leerroute, a day and a number. All days that end in the same stretch come as one of them."""
    lines = source.subquery()
    marks = sorted({window.last for window in [soon(on), *weeks(on, WEEKS_AHEAD)]})
    day = sa.case(
        (lines.c.sort_due < on, sa.literal(date.min, sa.Date)),
        *((lines.c.sort_due <= mark, sa.literal(mark, sa.Date)) for mark in marks),
        else_=sa.null(),
    )
    statement: Any = sa.select(lines.c.fase, lines.c.leerroute, day, sa.func.sum(lines.c.dossiers)).group_by(
        lines.c.fase, lines.c.leerroute, day
    )
    return list(session.exec(statement).all())


def _pips(session: Session, seen_by: User, on: date) -> tuple[int, int | None]:
    window = quarter(on)
    statement: Any = sa.select(sa.func.count(), sa.func.avg(lead_days())).where(
        in_reach(seen_by), col(Dossier.first_pip_on).between(window.first, window.last)
    )
    number, lead = session.exec(statement).one()
    return number, None if lead is None else round(lead)


def _load(session: Session, seen_by: User, dossiers: int) -> tuple[Load, ...]:
    """The regievoerders by name, and last what has none. Of the own dossiers: only who leads one."""
    led = (
        sa.select(col(Dossier.regievoerder_id).label("id"), sa.func.count().label("dossiers"))
        .where(in_reach(seen_by), col(Dossier.is_open))
        .group_by(col(Dossier.regievoerder_id))
        .subquery()
    )
    active = col(Caseworker.disabled_at).is_(None)
    leads: sa.ColumnElement[bool] = led.c.dossiers.is_not(None)
    if seen_by.scope is Scope.GEMEENTE:
        leads = leads | (active & col(Caseworker.role).in_(LEADING))
    statement: Any = (
        sa.select(col(Caseworker.id), col(Caseworker.name), sa.func.coalesce(led.c.dossiers, 0), active)
        .join(led, led.c.id == col(Caseworker.id), isouter=True)
        .where(col(Caseworker.gemeente_id) == seen_by.gemeente_id, leads)
        .order_by(col(Caseworker.name), col(Caseworker.id))
    )
    found = [Load(id=row[0], name=row[1], dossiers=row[2], active=row[3]) for row in session.exec(statement)]
    left = dossiers - sum(each.dossiers for each in found)
    return (*found, Load(id=None, name="", dossiers=left, active=False)) if left > 0 else tuple(found)
