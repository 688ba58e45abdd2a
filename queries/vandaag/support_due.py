"""What is due next to the plan: agreements that are late, the check in month four, the end of the ontzorgen."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from access import User
from models import Dossier, Ontzorging, PipAfspraak
from queries.scope.own_dossiers import watched
from queries.vandaag.last_days import last_day_of
from rules.law.parameters import first_day, parameter
from rules.pip.ontzorgen import started_before_check

# kind, item, due: as `queries.vandaag.reminders` has them
Columns = Callable[[StrEnum, Any, Any], list[sa.ColumnElement[Any]]]
_ENDS = sa.func.coalesce(col(Ontzorging.prolonged_until), col(Ontzorging.until))


class SupportKind(StrEnum):
    """What one is reminded of."""

    AFSPRAAK = "afspraak"
    ONTZORGEN_NAGAAN = "ontzorgen_nagaan"
    ONTZORGEN_EINDE = "ontzorgen_einde"


def support_lines(columns: Columns, user: User, on: date) -> tuple[sa.Select[Any], ...]:
    """The selects of all three, for the open dossiers that this user works on."""
    return _agreements(columns, user, on), _checks(columns, user, on), _endings(columns, user, on)


def check_due(start: sa.SQLColumnExpression[date]) -> sa.ColumnElement[date]:
    """The last day of the check of an ontzorgen that began on the day in this column: `rules.pip.ontzorgen.check_of`.

    NULL for a day before the first figure.
    """
    return last_day_of("ontzorgen_check", start)


def _agreements(columns: Columns, user: User, on: date) -> sa.Select[Any]:
    """Agreements that are late: one line a dossier, `item` tells how many."""
    late = (
        sa.select(
            col(PipAfspraak.dossier_id).label("dossier_id"),
            sa.func.min(col(PipAfspraak.due)).label("due"),
            sa.cast(sa.func.count(), sa.String).label("item"),
        )
        .where(col(PipAfspraak.gemeente_id) == user.gemeente_id, col(PipAfspraak.due) < on)
        .where(col(PipAfspraak.done_on).is_(None), col(PipAfspraak.removed_at).is_(None))
        .group_by(col(PipAfspraak.dossier_id))
        .subquery()
    )
    return (
        sa.select(*columns(SupportKind.AFSPRAAK, late.c.item, late.c.due))
        .join(late, late.c.dossier_id == col(Dossier.id))
        .where(watched(user), col(Dossier.is_open))
    )


def _checks(columns: Columns, user: User, on: date) -> sa.Select[Any]:
    """Ontzorgen in or after month four that nobody checked."""
    start = started_before_check(on)
    return _ontzorgen(columns, user, on, SupportKind.ONTZORGEN_NAGAAN, check_due(col(Ontzorging.start))).where(
        sa.false() if start is None else col(Ontzorging.start).between(first_day("ontzorgen_check"), start),
        col(Ontzorging.checked_on).is_(None) | (col(Ontzorging.ready) == ""),
    )


def _endings(columns: Columns, user: User, on: date) -> sa.Select[Any]:
    """Ontzorgen that ends soon."""
    last = on + timedelta(days=parameter("ontzorgen_einde_melden", on=on).value)
    return _ontzorgen(columns, user, on, SupportKind.ONTZORGEN_EINDE, _ENDS).where(_ENDS.between(on, last))


def _ontzorgen(columns: Columns, user: User, on: date, kind: SupportKind, due: Any) -> sa.Select[Any]:
    """Ontzorgen that still runs and was not stopped."""
    return (
        sa.select(*columns(kind, sa.literal_column("''"), due))
        .join(Ontzorging, col(Ontzorging.dossier_id) == col(Dossier.id))
        .where(watched(user), col(Dossier.is_open), col(Ontzorging.gemeente_id) == user.gemeente_id)
        .where(col(Ontzorging.stopped_on).is_(None), _ENDS.between(on, date.max))
    )
