"""What must not be forgotten in the dossiers that somebody works on: referrals to ask after, parts of the intake
that were planned."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User, may
from models import Dossier, Intake, IntakeLeemte, Verwijzing
from queries.reach import mine
from rules.referral import FOLLOWED

MOST = 8
_AHEAD = timedelta(days=7)  # what is planned is told a week before


class ReminderKind(StrEnum):
    """What one is reminded of. To whom somebody was referred is not told: others may look at this screen."""

    VERWIJZING = "verwijzing"
    GEPLAND = "gepland"


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """One thing with its day; `item` is the legal item that was planned, empty for a referral."""

    kind: ReminderKind
    dossier_id: UUID
    name: str
    number: str
    item: str
    due: date


@dataclass(frozen=True, kw_only=True)
class Reminders:
    """The most pressing ones, out of `total`."""

    lines: tuple[Reminder, ...]
    total: int


def reminders(session: Session, *, seen_by: User, on: date) -> Reminders:
    """What is due on the day `on` in the open dossiers that this user works on, the late first. One statement."""
    if not may(seen_by, Permission.EDIT_DOSSIER):
        return Reminders(lines=(), total=0)
    both = sa.union_all(_referrals(seen_by, on), _planned(seen_by, on)).subquery()
    found = session.connection().execute(
        sa.select(both, sa.func.count().over()).order_by(both.c.due, both.c.dossier_id, both.c.item).limit(MOST)
    )
    rows = found.all()
    lines = tuple(
        Reminder(
            kind=ReminderKind(kind),
            dossier_id=dossier_id,
            name=f"{given} {family}".strip(),
            number=number,
            item=item,
            due=due,
        )
        for kind, dossier_id, given, family, number, item, due, _ in rows
    )
    return Reminders(lines=lines, total=rows[0][-1] if rows else 0)


def _columns(kind: ReminderKind, item: Any, due: Any) -> list[sa.ColumnElement[Any]]:
    return [
        sa.literal_column(f"'{kind.value}'").label("kind"),
        col(Dossier.id).label("dossier_id"),
        col(Dossier.given_names).label("given_names"),
        col(Dossier.family_name).label("family_name"),
        col(Dossier.number).label("number"),
        item.label("item"),
        due.label("due"),
    ]


def _referrals(user: User, on: date) -> sa.Select[Any]:
    return (
        sa.select(*_columns(ReminderKind.VERWIJZING, sa.literal_column("''"), col(Verwijzing.follow_up_on)))
        .join(Dossier, col(Dossier.id) == col(Verwijzing.dossier_id))
        .where(mine(user), col(Dossier.is_open), col(Verwijzing.gemeente_id) == user.gemeente_id)
        .where(col(Verwijzing.status).in_(FOLLOWED), col(Verwijzing.follow_up_on) <= on)
    )


def _planned(user: User, on: date) -> sa.Select[Any]:
    return (
        sa.select(*_columns(ReminderKind.GEPLAND, col(IntakeLeemte.legal_item), col(IntakeLeemte.planned_on)))
        .join(Intake, col(Intake.id) == col(IntakeLeemte.intake_id))
        .join(Dossier, col(Dossier.id) == col(Intake.dossier_id))
        .where(mine(user), col(Dossier.is_open), col(IntakeLeemte.planned_on) <= on + _AHEAD)
    )
