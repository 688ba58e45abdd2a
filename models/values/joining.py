"""What of two dossiers matters when they are joined, and where each row of the one that closes goes."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col

from models.audit import AuditRecord
from models.decision import Bezwaar, PipBekendmaking, PipHandtekening
from models.dossier import Contact, Dossier, DossierCaseworker
from models.draft import Draft
from models.duo import DuoBericht, DuoNotificatie
from models.ending import Verwijzing, WarmeOverdracht
from models.instrument import KlasDeelnemer, Meting
from models.intake import Intake
from models.pip import Pip, PipVersie
from models.progress import DoelStand, Examen, GevolgdeUren, PipTeamLid, Voortgang
from models.rights import DomeinInzage
from models.sheet import AnswerSheet
from models.support import Gemis, Ontzorging, PipAfspraak
from models.talk import Gesprek
from rules.dossier.joining import JoinSide

# Rows that go along whatever the other dossier has.
ALWAYS: tuple[type[SQLModel], ...] = (
    *(Contact, Gesprek, Meting, Verwijzing, WarmeOverdracht, Examen, GevolgdeUren, Gemis, PipTeamLid),
    *(DuoBericht, DuoNotificatie),
)
# Rows that go along unless the other dossier has them too, and then stay where they are.
WITH_INTAKE: tuple[type[SQLModel], ...] = (Intake,)
WITH_PLAN: tuple[type[SQLModel], ...] = (Pip, Voortgang, DoelStand, PipAfspraak)
WITH_ONTZORGEN: tuple[type[SQLModel], ...] = (Ontzorging,)
# Rows with a way of their own: sheets go with what they belong to, a participant unless the class has the other one,
# and who works on the one dossier works on the other from then on.
OWN_WAY: tuple[type[SQLModel], ...] = (AnswerSheet, KlasDeelnemer, DossierCaseworker)
# Rows that may only grow, or that hang on a plan that was decided: read with `with_joined` where all is to be seen. And
# drafts, which belong to a form of that dossier: there again when the joining is undone.
STAYS: tuple[type[SQLModel], ...] = (
    *(AuditRecord, DomeinInzage, PipVersie, PipBekendmaking, PipHandtekening, Bezwaar),
    Draft,
)

# The columns of a dossier that belong to a part of it and go along with that.
PART_COLUMNS: Mapping[type[SQLModel], tuple[str, ...]] = {
    Intake: ("intake_started_on", "intake_completed_on"),
    Pip: ("pip_started_on", "pip_status"),
    Ontzorging: ("ontzorgen_until_on", "ontzorgen_stopped_on"),
}
# What of two dossiers is chosen, fact by fact, besides the facts that people type.
MORE_FACTS = ("regievoerder_id", "z_done_on", "earlier_pip_on", "earlier_leerroute", "termijn_until_on")
_WAITING = ("klaar", "bezig")  # rules.duo.verdict.BerichtStatus: not sent yet


def side_columns() -> tuple[sa.ColumnElement[Any], ...]:
    """Columns beside a `Dossier` that `side_of` reads."""
    mate = aliased(Dossier)
    shared = sa.select(sa.literal(1)).where(
        col(mate.huishouden_id) == col(Dossier.huishouden_id), col(mate.id) != col(Dossier.id)
    )
    return (
        _has(Intake),
        _has(Pip),
        _has(PipVersie),
        _has(Ontzorging),
        shared.correlate(Dossier).exists(),
        _has(DuoBericht, col(DuoBericht.status).in_(_WAITING)),
    )


def side_of(dossier: Dossier, columns: tuple[bool, ...]) -> JoinSide:
    """One of two dossiers, from the columns of `side_columns`."""
    intake, plan, decided, ontzorgen, shared, waiting = map(bool, columns)
    return JoinSide(
        joined=dossier.joined_into_id is not None,
        is_open=dossier.is_open,
        intake=intake,
        plan=plan,
        decided=decided,
        ontzorgen=ontzorgen,
        shared_household=shared,
        waiting_for_duo=waiting,
    )


def same_klas(kept_id: UUID, closed_id: UUID) -> sa.Select[UUID]:
    """Select the participations of the dossier that closes, in classes where the other one is too."""
    theirs = aliased(KlasDeelnemer)
    return sa.select(col(KlasDeelnemer.id)).where(
        col(KlasDeelnemer.dossier_id) == closed_id,
        sa.select(sa.literal(1))
        .where(col(theirs.klas_id) == col(KlasDeelnemer.klas_id), col(theirs.dossier_id) == kept_id)
        .correlate(KlasDeelnemer)
        .exists(),
    )


def same_hours(kept_id: UUID, closed_id: UUID) -> sa.Select[UUID]:
    """Select the hours of the dossier that closes of which the other one has some of that kind and period."""
    theirs = aliased(GevolgdeUren)
    return sa.select(col(GevolgdeUren.id)).where(
        col(GevolgdeUren.dossier_id) == closed_id,
        col(GevolgdeUren.removed_at).is_(None),
        sa.select(sa.literal(1))
        .where(col(theirs.dossier_id) == kept_id, col(theirs.removed_at).is_(None))
        .where(col(theirs.counts_for) == col(GevolgdeUren.counts_for))
        .where(col(theirs.start) <= col(GevolgdeUren.until), col(theirs.until) >= col(GevolgdeUren.start))
        .correlate(GevolgdeUren)
        .exists(),
    )


def version_of(dossier: Dossier) -> int:
    """A number that is another one after every change of a fact of a dossier."""
    versions: Mapping[str, int] = dossier.field_versions
    return dossier.version + sum(versions.values())


def with_joined(dossier_id: UUID) -> sa.Select[UUID]:
    """Select this dossier and those that were joined into it, also through another one: for what stays in place."""
    reached = sa.select(col(Dossier.id).label("id")).where(col(Dossier.id) == dossier_id).cte("reached", recursive=True)
    pointer = aliased(Dossier)
    reached = reached.union(sa.select(col(pointer.id)).where(col(pointer.joined_into_id) == reached.c.id))
    return sa.select(reached.c.id)


def _has(of: type[Any], condition: sa.ColumnElement[bool] | None = None) -> sa.ColumnElement[bool]:
    results = sa.select(sa.literal(1)).where(of.dossier_id == Dossier.id)
    return (results if condition is None else results.where(condition)).correlate(Dossier).exists()
