"""What must not be forgotten in the dossiers that somebody works on: referrals to ask after, parts of the intake
that were planned, meetings of the PIP-team, what DUO told, messages that DUO did not take, plans to be looked at."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User, may
from forms.voortgang.progress import VoortgangKind
from models import Dossier, DuoBericht, DuoNotificatie, Gemeente, Intake, IntakeLeemte, Pip, Verwijzing, Voortgang
from models.guards.scope import visible_to
from models.values.duo_notices import linked, met_by_bsn, met_by_number
from models.values.names import family_name_column
from queries.scope.own_dossiers import mine
from queries.vandaag.support_due import SupportKind, support_lines
from rules.duo.verdict import BerichtStatus
from rules.intake.referral import FOLLOWED
from rules.law.terms import PipStatus

MOST = 8
_NOTICE = timedelta(days=7)  # what is planned is told a week before


class ReminderKind(StrEnum):
    """What one is reminded of. To whom somebody was referred is not told: others may look at this screen."""

    VERWIJZING = "verwijzing"
    GEPLAND = "gepland"
    OVERLEG = "overleg"
    DUO = "duo"
    DUO_BERICHT = "duo_bericht"
    AFSPRAAK = SupportKind.AFSPRAAK.value
    ONTZORGEN_NAGAAN = SupportKind.ONTZORGEN_NAGAAN.value
    ONTZORGEN_EINDE = SupportKind.ONTZORGEN_EINDE.value
    AKKOORD = "akkoord"


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """One thing with its day; `item` is what was planned (a legal item, a kind of talk), DUO's code, or a number."""

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
    rows = session.connection().execute(_statement(seen_by, on)).all()
    lines = [
        Reminder(
            kind=ReminderKind(kind),
            dossier_id=dossier_id,
            name=f"{given_names} {family}".strip(),
            number=number,
            item=item,
            due=due,
        )
        for kind, dossier_id, given_names, family, number, item, due, _ in rows
    ]
    return Reminders(lines=tuple(lines), total=rows[0][-1] if rows else 0)


@lru_cache(maxsize=256)
def _statement(seen_by: User, on: date) -> sa.Select[Any]:
    """The statement for one user and day; it is cached, because building it costs more than running it."""
    every = sa.union_all(
        _referrals(seen_by, on),
        _planned(seen_by, on),
        _meetings(seen_by, on),
        _notifications(seen_by, linked()),
        _notifications(seen_by, met_by_bsn()),
        _notifications(seen_by, met_by_number()),
        _not_taken(seen_by),
        _second_eyes(seen_by, on),
        *support_lines(_columns, seen_by, on),
    ).subquery()
    return sa.select(every, sa.func.count().over()).order_by(every.c.due, every.c.dossier_id, every.c.item).limit(MOST)


def _columns(kind: StrEnum, item: Any, due: Any) -> list[sa.ColumnElement[Any]]:
    return [
        sa.literal_column(f"'{kind.value}'").label("kind"),
        col(Dossier.id).label("dossier_id"),
        col(Dossier.given_names).label("given_names"),
        family_name_column(),
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
        .where(mine(user), col(Dossier.is_open), col(IntakeLeemte.planned_on) <= on + _NOTICE)
    )


def _notifications(user: User, about: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """What DUO told and nobody dealt with, also about closed dossiers; those of nobody go to who oversees."""
    theirs = mine(user)
    if may(user, Permission.OVERSEE):
        of_nobody = (col(Dossier.gemeente_id) == user.gemeente_id) & col(Dossier.regievoerder_id).is_(None)
        theirs = theirs | of_nobody
    registered = sa.func.date(col(DuoNotificatie.registered_at))
    return (
        sa.select(*_columns(ReminderKind.DUO, col(DuoNotificatie.code), registered))
        .join(DuoNotificatie, about)
        .where(theirs, col(DuoNotificatie.gemeente_id) == user.gemeente_id, col(DuoNotificatie.handled_at).is_(None))
    )


def _not_taken(user: User) -> sa.Select[Any]:
    """Messages that DUO refused or that Koers could not bring there."""
    made = sa.func.date(col(DuoBericht.created_at))
    return (
        sa.select(*_columns(ReminderKind.DUO_BERICHT, col(DuoBericht.kind), made))
        .join(DuoBericht, col(DuoBericht.dossier_id) == col(Dossier.id))
        .where(mine(user), col(DuoBericht.gemeente_id) == user.gemeente_id, col(DuoBericht.method) != "GET")
        .where(col(DuoBericht.status).in_([BerichtStatus.GEWEIGERD.value, BerichtStatus.MISLUKT.value]))
    )


def _meetings(user: User, on: date) -> sa.Select[Any]:
    """Of each dossier and kind the first talk or meeting that was not held or moved yet; the next talk is a task."""
    columns = _columns(ReminderKind.OVERLEG, col(Voortgang.kind), sa.func.min(col(Voortgang.held_on)))
    about_progress = col(Voortgang.kind).in_([VoortgangKind.VOORTGANG.value, VoortgangKind.EVALUATIE.value])
    agreed = about_progress & (col(Voortgang.held_on) == sa.func.coalesce(col(Dossier.next_talk_on), date.min))
    return (
        sa.select(*columns)
        .join(Dossier, col(Dossier.id) == col(Voortgang.dossier_id))
        .where(mine(user), col(Dossier.is_open), col(Voortgang.gemeente_id) == user.gemeente_id)
        .where(~agreed, col(Voortgang.closed_at).is_(None))
        .where(col(Voortgang.removed_at).is_(None), col(Voortgang.held_on) <= on + _NOTICE)
        .group_by(
            col(Dossier.id),
            col(Dossier.given_names),
            col(Dossier.surname_prefix),
            col(Dossier.family_name),
            col(Dossier.number),
            col(Voortgang.kind),
        )
    )


def _second_eyes(user: User, on: date) -> sa.Select[Any]:
    """Plans that wait for this coördinator, who did not ask it; and own plans that were sent back."""
    is_asked = col(Pip.approval_asked_at).is_not(None) & col(Pip.approved_at).is_(None)
    waits = is_asked & (col(Pip.approval_asked_by) != user.id) & visible_to(user)
    back = mine(user) & col(Pip.approval_asked_at).is_(None) & (col(Pip.approval_note) != "")
    item = sa.case((is_asked, "vraag"), else_="terug")
    in_use = sa.select(sa.literal(1)).where(col(Gemeente.id) == user.gemeente_id, col(Gemeente.four_eyes)).exists()
    return (
        sa.select(*_columns(ReminderKind.AKKOORD, item, sa.literal(on, sa.Date())))
        .join(Pip, col(Pip.dossier_id) == col(Dossier.id))
        .where(in_use, col(Dossier.is_open), col(Pip.gemeente_id) == user.gemeente_id)
        .where(col(Pip.status) != PipStatus.VASTGESTELD, waits | back if may(user, Permission.APPROVE) else back)
    )
