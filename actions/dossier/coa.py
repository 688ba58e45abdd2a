"""Take in a list from COA, some rows at a time: new people get a dossier, known ones only what was still empty."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed
from actions.dossier.coa_plan import Planned, planned, problems_in, profile_of, registration
from actions.dossier.registration import next_number, open_dossier
from events import DossierRevised, ListImported, MetingAdded
from forms.intake.coa import Row
from forms.intake.coa_columns import Target
from forms.intake.instruments import InstrumentKind, dump
from models import Dossier, ImportMapping, Meting
from models.base import new_id
from models.guards.encryption import encrypted, meting_ad, store_bsn
from models.values.search_names import search_name
from refusals import Invalid
from rules.problems import Problem

KIND = "coa"
BATCH = 50  # rows in one transaction: seconds at most


class ImportPlan(NamedTuple):
    """What taking in a list would do to each person, and what of the list is wrong."""

    people: list[Planned]
    problems: list[Problem]


class ImportCount(NamedTuple):
    """The dossiers that were opened, and how many that were there got something."""

    opened: tuple[UUID, ...]
    completed: int


def plan_import(session: Session, rows: Sequence[Row], *, by: User, at: datetime, on: date) -> ImportPlan:
    """What taking in these rows would do, and which rows cannot be taken in; nothing is written. Raises NotAllowed."""
    require_login(session, by=by, permission=Permission.IMPORT, at=at)
    return ImportPlan(planned(session, rows, by=by), problems_in(rows, on))


def batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of a list, so many at a time as one `import_rows` takes in."""
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))


@deed
def import_rows(session: Session, rows: Sequence[Row], *, by: User, at: datetime, on: date) -> ImportCount:
    """Take in these rows in one transaction: all of them, or none when it is cut off or refused.

    A long list comes in `batches`. What was taken in is known the next time: the same rows again do nothing, so that
    the whole list again takes in what is left. Raises Invalid when a row cannot be taken in, NotAllowed.
    """
    plans, wrong = plan_import(session, rows, by=by, at=at, on=on)
    if wrong:
        raise Invalid(*wrong)
    opened, completed = [], 0
    for each in plans:
        if each.out_of_reach:
            continue
        if each.dossier_id is None:
            dossier = open_dossier(session, new_id(), registration(each.row), next_number(session, by, on), by, at)
            opened.append(dossier.id)
        else:
            dossier = session.exec(select(Dossier).where(Dossier.id == each.dossier_id)).one()
            completed += bool(each.fills or each.profile)
            _fill(session, dossier, each, by, at)
        if each.profile:
            _keep_profile(session, dossier, each.row, by, at, on)
    if opened or completed:
        record(session, ListImported(new=len(opened), completed=completed), by=by, at=at)
    session.commit()
    return ImportCount(tuple(opened), completed)


@deed
def remember_mapping(session: Session, *, columns: Mapping[str, str], by: User, at: datetime) -> None:
    """Keep which heading means what in this gemeente, for the next list. Raises NotAllowed."""
    require_login(session, by=by, permission=Permission.IMPORT, at=at)
    row = _mapping(session, by)
    if row is None:
        row = ImportMapping(gemeente_id=by.gemeente_id, kind=KIND, columns={}, updated_by=by.id, updated_at=at)
    row.columns = {**row.columns, **columns}
    row.updated_by, row.updated_at = by.id, at
    session.add(row)
    session.commit()


def remembered_mapping(session: Session, *, by: User) -> dict[str, str]:
    """Which heading meant what the last time, by `forms.intake.coa.plain_heading`; empty the first time."""
    row = _mapping(session, by)
    return dict(row.columns) if row else {}


def _mapping(session: Session, by: User) -> ImportMapping | None:
    return session.exec(
        select(ImportMapping).where(ImportMapping.gemeente_id == by.gemeente_id, ImportMapping.kind == KIND)
    ).first()


def _fill(session: Session, dossier: Dossier, plan: Planned, by: User, at: datetime) -> None:
    facts = registration(plan.row)
    for target in plan.fills:
        if target is Target.BSN:
            store_bsn(session, dossier, facts.bsn)
        else:
            setattr(dossier, target.value, getattr(facts, target.value))
        changed = dossier.field_versions.get(target.value, 0) + 1
        dossier.field_versions = {**dossier.field_versions, target.value: changed}
        record(session, DossierRevised(dossier_id=dossier.id, changed=target.value), by=by, at=at)
    if plan.fills:
        dossier.search_name = search_name(dossier.given_names, dossier.family_name)
        session.add(dossier)
        refresh_status(session, dossier)


def _keep_profile(session: Session, dossier: Dossier, row: Row, by: User, at: datetime, on: date) -> None:
    meting_id = new_id()
    values = encrypted(session, dump(profile_of(row)), meting_ad(meting_id)) or ""
    session.add(
        Meting(
            id=meting_id,
            gemeente_id=dossier.gemeente_id,
            dossier_id=dossier.id,
            kind=InstrumentKind.COA.value,
            taken_on=on,
            edition="TVS",
            values=values,
            caseworker_id=by.id,
            created_at=at,
        )
    )
    event = MetingAdded(dossier_id=dossier.id, meting_id=meting_id, instrument=InstrumentKind.COA.value)
    record(session, event, by=by, at=at)
