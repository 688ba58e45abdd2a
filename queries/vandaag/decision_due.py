"""What must follow a vaststelling and was not done yet: sending the decision, having it signed, telling DUO."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from access import Permission, User, may
from models import AuditRecord, Dossier, DuoBericht, PipBekendmaking, PipHandtekening, PipVersie
from queries.scope.own_dossiers import in_reach, watched
from rules.duo import BerichtKind
from rules.duo.verdict import BerichtStatus

# kind, item, due: as `queries.vandaag.reminders` has them
Columns = Callable[[StrEnum, Any, Any], list[sa.ColumnElement[Any]]]
_Later = aliased(PipVersie)


class DecisionStep(StrEnum):
    """What follows the newest version of a PIP."""

    SEND = "verzenden"
    SIGN = "tekenen"
    TELL_DUO = "duo"


@dataclass(frozen=True, kw_only=True)
class DecisionDue:
    """The steps that are left after the newest version, and the day since which they can be done."""

    steps: tuple[DecisionStep, ...]
    due: date


def steps_of(item: str) -> tuple[DecisionStep, ...]:
    """The steps that are named in the item of a reminder."""
    return tuple(DecisionStep(each) for each in item.split())


def decision_lines(columns: Columns, kind: StrEnum, user: User) -> sa.Select[Any]:
    """One line for each open dossier with a step left; `item` names the steps, the day is the dagtekening."""
    steps = _steps()
    return (
        sa.select(*columns(kind, steps, col(PipVersie.dagtekening)))
        .join(PipVersie, col(PipVersie.dossier_id) == col(Dossier.id))
        .where(watched(user), col(Dossier.is_open), col(PipVersie.gemeente_id) == user.gemeente_id)
        .where(_newest(), steps != "")
    )


def decision_due(session: Session, dossier_id: UUID, *, seen_by: User) -> DecisionDue | None:
    """The same for one dossier; None when nothing is left, or it is not theirs to see."""
    if not may(seen_by, Permission.VIEW_PIP):
        return None
    row = session.execute(
        sa.select(_steps(), col(PipVersie.dagtekening))
        .join(Dossier, col(Dossier.id) == col(PipVersie.dossier_id))
        .where(in_reach(seen_by), col(Dossier.id) == dossier_id, col(Dossier.is_open), _newest())
    ).first()
    return DecisionDue(steps=steps_of(row[0]), due=row[1]) if row is not None and row[0] else None


def _newest() -> sa.ColumnElement[bool]:
    later = sa.select(sa.literal(1)).where(
        col(_Later.pip_id) == col(PipVersie.pip_id), col(_Later.number) > col(PipVersie.number)
    )
    return ~later.correlate(PipVersie).exists()


def _steps() -> sa.ColumnElement[str]:
    """The names of the steps that are left, with a space after each."""
    sent = sa.select(sa.literal(1)).where(col(PipBekendmaking.versie_id) == col(PipVersie.id))
    signed = sa.select(sa.literal(1)).where(col(PipHandtekening.versie_id) == col(PipVersie.id))
    message = sa.select(sa.literal(1)).where(
        col(DuoBericht.gemeente_id) == col(PipVersie.gemeente_id),
        col(DuoBericht.dossier_id) == col(PipVersie.dossier_id),
        col(DuoBericht.kind) == BerichtKind.PIP.value,
        col(DuoBericht.status) != BerichtStatus.INGETROKKEN.value,
        col(DuoBericht.created_at) >= col(PipVersie.created_at),
    )
    typed_over = sa.select(sa.literal(1)).where(  # in the portal of DUO, from the sheet for that
        col(AuditRecord.dossier_id) == col(PipVersie.dossier_id),
        col(AuditRecord.event) == "DuoSheetCopied",
        col(AuditRecord.details)["kind"].as_string() == BerichtKind.PIP.value,
        col(AuditRecord.at) >= col(PipVersie.created_at),
    )
    is_reported = message.correlate(PipVersie).exists() | typed_over.correlate(PipVersie).exists()
    return (
        _left(sent.correlate(PipVersie).exists(), DecisionStep.SEND)
        + _left(signed.correlate(PipVersie).exists(), DecisionStep.SIGN)
        + _left(is_reported, DecisionStep.TELL_DUO)
    )


def _left(done: sa.ColumnElement[bool], step: DecisionStep) -> sa.ColumnElement[str]:
    words: sa.ColumnElement[str] = sa.literal_column(f"'{step.value} '", sa.String())
    return sa.case((done, sa.literal_column("''", sa.String())), else_=words)
