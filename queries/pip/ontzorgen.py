"""The ontzorgen of one dossier: what the law gives, what was kept, and which clock runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User, may
from forms.engine.stored_answer import StoredAnswer
from models import Dossier, Ontzorging, Pip
from models.guards.scope import visible_to
from models.values.support import ontzorging_facts, ontzorging_values
from queries.pip.agreements import authors_of, kept_fields
from refusals import NotAllowed, NotFound
from rules.law.terms import Doelgroep
from rules.pip.ontzorgen import (
    NoOntzorgenReason,
    OntzorgenTerm,
    OntzorgingCheck,
    Readiness,
    by_law,
    check_of,
    last_day,
    no_ontzorgen_reason,
    oddities,
    prolonged,
)


@dataclass(frozen=True, kw_only=True)
class OntzorgingView:
    """The ontzorging of one dossier.

    `stretch` is the period that follows from the law and the facts of the dossier. `stored_answers` are the fields of
    its stored row.
    """

    doelgroep: Doelgroep
    no_ontzorgen_reason: NoOntzorgenReason | None
    stretch: OntzorgenTerm | None
    sheet_id: UUID | None = None
    row_id: UUID | None = None
    start: date | None = None
    until: date | None = None
    extra: OntzorgenTerm | None = None
    reason: str = ""
    ends: date | None = None
    stopped_on: date | None = None
    check: OntzorgingCheck | None = None
    checked: bool = False
    ready: Readiness | None = None
    seen_prolonging: int = 0
    odd: tuple[str, ...] = ()
    stored_answers: Mapping[str, StoredAnswer] = field(default_factory=dict)

    @property
    def moved(self) -> bool:
        """Whether the dossier gives other dates now than those that were kept."""
        return self.row_id is not None and self.stretch is not None and self.stretch.start != self.start


def ontzorging_view(session: Session, dossier_id: UUID, *, seen_by: User) -> OntzorgingView:
    """The ontzorgen of a dossier. Raises NotAllowed for who may see no plan, NotFound when it is not theirs to see."""
    if not may(seen_by, Permission.VIEW_PIP):
        raise NotAllowed
    rows = session.execute(
        sa.select(Dossier, Ontzorging, col(Pip.sheet_id))
        .join(Ontzorging, col(Ontzorging.dossier_id) == col(Dossier.id), isouter=True)
        .join(Pip, col(Pip.dossier_id) == col(Dossier.id), isouter=True)
        .where(col(Dossier.id) == dossier_id, visible_to(seen_by))
    ).first()
    if rows is None:
        raise NotFound
    dossier, row, sheet_id = rows
    facts = ontzorging_facts(dossier)
    view = OntzorgingView(
        doelgroep=dossier.doelgroep,
        no_ontzorgen_reason=no_ontzorgen_reason(facts),
        stretch=by_law(facts),
        sheet_id=sheet_id,
    )
    return view if row is None else _stored_view(session, view, row)


def _stored_view(session: Session, view: OntzorgingView, row: Ontzorging) -> OntzorgingView:
    ends = last_day(row.until, row.prolonged_until, row.stopped_on)
    ready = Readiness(row.ready) if row.ready else None
    stretch = OntzorgenTerm(start=row.start, until=row.until, article="", explanation="")
    authors = authors_of(session, row.dossier_id, [row.id])
    return OntzorgingView(
        doelgroep=view.doelgroep,
        no_ontzorgen_reason=view.no_ontzorgen_reason,
        stretch=view.stretch,
        sheet_id=view.sheet_id,
        row_id=row.id,
        start=row.start,
        until=row.until,
        extra=prolonged(row.until, row.prolonged_until)
        if row.prolonged_until and row.prolonged_until > row.until
        else None,
        reason=row.prolong_reason,
        ends=ends,
        stopped_on=row.stopped_on,
        check=check_of(row.start),
        checked=row.checked_on is not None and ready is not None,
        ready=ready,
        seen_prolonging=row.field_versions.get("prolonged_until", 0),
        odd=tuple(
            oddities(
                stretch,
                ends=max(row.until, row.prolonged_until or row.until),
                checked_on=row.checked_on,
                ready=ready,
                stopped_on=row.stopped_on,
            )
        ),
        stored_answers=kept_fields(row.id, ontzorging_values(session, row), row.field_versions, authors),
    )
