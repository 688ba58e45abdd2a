"""The caseload: whose term ends first, fifty at a time, filtered by what the address says."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Scope, User
from models import Caseworker, Dossier, DossierCount
from models.dossier_counts import CountedBy
from models.values.names import list_name
from queries.caseload.filters import NONE, Filters, TermijnFilter, by_due, conditions
from rules.law.deadlines import days_left
from rules.law.terms import Doelgroep, Fase, Leerroute

PAGE = 50
BATCH = 500


@dataclass(frozen=True, kw_only=True)
class CaseloadRow:
    """One dossier of the list; `next_step` is the value of a `rules.law.status.NextStep`."""

    id: UUID
    number: str
    given_names: str
    surname_prefix: str
    family_name: str
    doelgroep: Doelgroep
    language: str
    fase: Fase
    leerroute: Leerroute | None
    regievoerder: str
    next_step: str
    due: date | None
    coa_location: str

    @property
    def name(self) -> str:
        """The name as one speaks it."""
        return " ".join(filter(None, (self.given_names, self.surname_prefix, self.family_name)))

    @property
    def list_name(self) -> str:
        """The name as it stands in a list, by the family name."""
        return list_name(self.given_names, self.surname_prefix, self.family_name)

    def days_left(self, on: date) -> int | None:
        """Days from `on` until the last day, negative when late; None without a date."""
        return days_left(self.due, on) if self.due else None


@dataclass(frozen=True, kw_only=True)
class CaseloadPage:
    """Fifty rows at most, out of `total`; `page` counts from 1."""

    rows: tuple[CaseloadRow, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.total // PAGE))

    @property
    def first(self) -> int:
        """The number of the first row shown, counted over all pages; 0 when there is none."""
        return (self.page - 1) * PAGE + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return (self.page - 1) * PAGE + len(self.rows)


def caseload(session: Session, *, seen_by: User, on: date, filters: Filters) -> CaseloadPage:
    """One page of the dossiers that this user may see, what expires first on top and what has no date last."""
    where = conditions(session, seen_by, on, filters)
    total = matching(seen_by, on, filters, where)
    rows = session.exec(_rows(where).add_columns(total).limit(PAGE).offset((filters.pagina - 1) * PAGE)).all()
    if not rows and filters.pagina > 1:
        return caseload(session, seen_by=seen_by, on=on, filters=replace(filters, pagina=1))
    return CaseloadPage(rows=tuple(_row(row) for row in rows), total=rows[0][-1] if rows else 0, page=filters.pagina)


def whole_caseload(session: Session, *, seen_by: User, on: date, filters: Filters) -> Iterator[CaseloadRow]:
    """Every dossier of these filters in the order of the list, a batch in memory at a time."""
    where: list[sa.ColumnElement[bool]] = conditions(session, seen_by, on, filters)
    after: list[sa.ColumnElement[bool]] = []
    key = sa.tuple_(col(Dossier.sort_due), col(Dossier.id))
    while rows := session.exec(_rows(where + after).add_columns(Dossier.sort_due).limit(BATCH)).all():
        yield from (_row(row) for row in rows)
        after = [key > (rows[-1][-1], rows[-1][0])]


def _rows(where: list[sa.ColumnElement[bool]]) -> Any:
    return (
        sa.select(
            Dossier.id, Dossier.number, Dossier.given_names, Dossier.surname_prefix, Dossier.family_name,
            Dossier.doelgroep, Dossier.language, Dossier.fase, Dossier.leerroute, Caseworker.name, Dossier.next_step,
            Dossier.due, Dossier.coa_location,
        )  # type: ignore[call-overload]
        .join(Caseworker, col(Caseworker.id) == col(Dossier.regievoerder_id), isouter=True)
        .where(*where)
        .order_by(col(Dossier.sort_due), col(Dossier.id))
    )  # fmt: skip


def _row(row: Any) -> CaseloadRow:
    names = [each.name for each in fields(CaseloadRow)]
    values = dict(zip(names, row, strict=False))
    return CaseloadRow(**(values | {"regievoerder": values["regievoerder"] or ""}))


def matching(seen_by: User, on: date, filters: Filters, where: list[sa.ColumnElement[bool]]) -> Any:
    """How many dossiers match, as a scalar; from the counts when these suffice, at the same cost for any number."""
    counted_by = _counted_by(seen_by, filters)
    if counted_by is None:
        return sa.select(sa.func.count()).select_from(Dossier).where(*where).scalar_subquery()
    conditions: list[Any] = [
        col(DossierCount.gemeente_id) == seen_by.gemeente_id,
        col(DossierCount.counted_by) == counted_by,
    ]
    conditions += by_due(col(DossierCount.sort_due), on, filters.termijn)
    for name in ("fase", "leerroute", "doelgroep", "regievoerder"):
        if word := getattr(filters, name):
            conditions.append(getattr(DossierCount, name) == ("" if word == NONE else word))
    return sa.select(sa.func.coalesce(sa.func.sum(DossierCount.dossiers), 0)).where(*conditions).scalar_subquery()


def _counted_by(seen_by: User, filters: Filters) -> CountedBy | None:
    """The smallest set of counts that can answer these filters; None when no set can."""
    counted = not (filters.gemeente or filters.zoeken or filters.locatie or filters.fase == Fase.GESLOTEN)
    if seen_by.scope is not Scope.GEMEENTE or not counted:
        return None
    by_status = bool(filters.fase or filters.leerroute or filters.doelgroep)
    if filters.regievoerder:
        return None if by_status or filters.termijn else CountedBy.REGIEVOERDER
    if filters.termijn not in ("", TermijnFilter.TE_LAAT, TermijnFilter.BINNEN_14, TermijnFilter.GEEN_DATUM):
        return None
    if filters.termijn:
        return CountedBy.STATUS_AND_DUE if by_status else CountedBy.DUE
    return CountedBy.STATUS
