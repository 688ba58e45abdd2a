"""The figures above the caseload and their pictures; of a whole gemeente they come from the counts."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Role, Scope, User
from models import Caseworker, Dossier, DossierCount
from models.dossier_counts import CountedBy
from queries.caseload.periods import Window, lead_days, quarter, soon, ten_weeks_in_days, weeks
from queries.scope.own_dossiers import in_reach
from rules.law.parameters import parameter
from rules.law.terms import Fase, Leerroute

WEEKS_AHEAD = 10
LEADING = (Role.REGIEVOERDER, Role.COORDINATOR)


@dataclass(frozen=True, kw_only=True)
class Load:
    """The number of open dossiers of one regievoerder; `id` is None for dossiers without one."""

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
    soon_days: int
    per_fase: tuple[tuple[Fase, int], ...]
    per_leerroute: tuple[tuple[Leerroute | None, int], ...]
    per_week: tuple[tuple[Window, int], ...]
    load: tuple[Load, ...]


def figures(session: Session, *, seen_by: User, on: date) -> Figures:
    """The figures of all that this user may see, on the day `on`; three statements."""
    counts = _counts(session, seen_by, on) if seen_by.scope is Scope.GEMEENTE else _own(session, seen_by)
    total = sum(counts.fasen.values())
    pips, lead = _pips(session, seen_by, on)
    return Figures(
        open=total,
        late=sum(dossiers for due, dossiers in counts.days.items() if due < on),
        soon=_within(soon(on), counts.days),
        pips=pips,
        lead_days=lead,
        norm_days=ten_weeks_in_days(on),
        soon_days=parameter("binnenkort", on=on).value,
        per_fase=tuple((fase, counts.fasen[fase]) for fase in Fase if fase is not Fase.GESLOTEN),
        per_leerroute=tuple((route, counts.leerroutes[route or ""]) for route in (*Leerroute, None)),
        per_week=tuple((week, _within(week, counts.days)) for week in weeks(on, WEEKS_AHEAD)),
        load=_load(session, seen_by, counts.regievoerders),
    )


@dataclass
class _Counts:
    """Open dossiers counted in four ways; a key of empty text stands for "none"."""

    fasen: Counter[str] = field(default_factory=Counter)
    leerroutes: Counter[str] = field(default_factory=Counter)
    days: Counter[date] = field(default_factory=Counter)
    regievoerders: Counter[str] = field(default_factory=Counter)


def _counts(session: Session, seen_by: User, on: date) -> _Counts:
    """The counts of the gemeente; of the days only those that a figure asks for."""
    here = col(DossierCount.gemeente_id) == seen_by.gemeente_id
    near = col(DossierCount.sort_due) <= weeks(on, WEEKS_AHEAD)[-1].last
    kinds = (CountedBy.STATUS, CountedBy.REGIEVOERDER, CountedBy.DUE)
    statement: Any = sa.select(
        col(DossierCount.counted_by), col(DossierCount.fase), col(DossierCount.leerroute),
        col(DossierCount.regievoerder),
        col(DossierCount.sort_due), col(DossierCount.dossiers),
    ).where(here, near, col(DossierCount.counted_by).in_(kinds))  # fmt: skip
    counts = _Counts()
    for counted_by, fase, leerroute, regievoerder, due, dossiers in session.exec(statement):
        if counted_by is CountedBy.STATUS:
            counts.fasen[fase] += dossiers
            counts.leerroutes[leerroute] += dossiers
        elif counted_by is CountedBy.DUE:
            counts.days[due] += dossiers
        else:
            counts.regievoerders[regievoerder] += dossiers
    return counts


def _own(session: Session, seen_by: User) -> _Counts:
    statement: Any = sa.select(
        col(Dossier.fase), col(Dossier.leerroute), col(Dossier.regievoerder_id), col(Dossier.sort_due)
    ).where(in_reach(seen_by), col(Dossier.is_open))
    counts = _Counts()
    for fase, leerroute, regievoerder, due in session.exec(statement):
        counts.fasen[fase] += 1
        counts.leerroutes[leerroute or ""] += 1
        counts.regievoerders[str(regievoerder or "")] += 1
        counts.days[due] += 1
    return counts


def _within(window: Window, days: Counter[date]) -> int:
    return sum(dossiers for due, dossiers in days.items() if window.first <= due <= window.last)


class _DecidedPips(NamedTuple):
    number: int
    lead_days: int | None


def _pips(session: Session, seen_by: User, on: date) -> _DecidedPips:
    window = quarter(on)
    statement: Any = sa.select(sa.func.count(), sa.func.avg(lead_days())).where(
        in_reach(seen_by), col(Dossier.first_pip_on).between(window.first, window.last)
    )
    number, lead = session.exec(statement).one()
    return _DecidedPips(number, None if lead is None else round(lead))


def _load(session: Session, seen_by: User, led: Counter[str]) -> tuple[Load, ...]:
    """The regievoerders by name, and last what has none. Of the own dossiers: only who leads one."""
    statement: Any = (
        sa.select(col(Caseworker.id), col(Caseworker.name), col(Caseworker.role), col(Caseworker.disabled_at))
        .where(col(Caseworker.gemeente_id) == seen_by.gemeente_id)
        .order_by(col(Caseworker.name), col(Caseworker.id))
    )
    lines = []
    for caseworker_id, name, role, disabled_at in session.exec(statement):
        active = disabled_at is None and role in LEADING
        if led[str(caseworker_id)] or (active and seen_by.scope is Scope.GEMEENTE):
            lines.append(Load(id=caseworker_id, name=name, dossiers=led[str(caseworker_id)], active=active))
    nobody = Load(id=None, name="", dossiers=led[""], active=False)
    return (*lines, nobody) if nobody.dossiers else tuple(lines)
