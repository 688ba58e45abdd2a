"""Take in a list from COA, some rows at a time: new people get a dossier, known ones only what was still empty."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.dossier_status import refresh_statuses
from actions.deed.transaction import deed
from actions.dossier.coa_plan import Planned, planned, problems_in, profile_of, registration
from actions.dossier.registration import add_dossier, next_numbers
from events import DossierRegistered, DossierRevised, ListImported, MetingAdded
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
    todo = [each for each in plans if each.does_something]
    opened = _open(session, [each for each in todo if each.dossier_id is None], by, at, on)
    completed = _complete(session, [each for each in todo if each.dossier_id is not None], by, at)
    for each in todo:
        if each.profile:
            _keep_profile(session, each.dossier_id or opened[each.row.number].id, each.row, by, at, on)
    refresh_statuses(session, [*opened.values(), *completed])
    if todo:
        record(session, ListImported(new=len(opened), completed=len(completed)), by=by, at=at)
    session.commit()
    return ImportCount(tuple(each.id for each in opened.values()), len(completed))


def _open(session: Session, plans: Sequence[Planned], by: User, at: datetime, on: date) -> dict[int, Dossier]:
    """Open a dossier for each of these rows, by the number of the row."""
    numbers = next_numbers(session, by, on, many=len(plans)) if plans else []
    opened = {}
    for each, number in zip(plans, numbers, strict=True):
        dossier = add_dossier(session, new_id(), registration(each.row), number, by, at)
        record(session, DossierRegistered(dossier_id=dossier.id), by=by, at=at)
        opened[each.row.number] = dossier
    return opened


def _complete(session: Session, plans: Sequence[Planned], by: User, at: datetime) -> list[Dossier]:
    """Write what was still empty in the dossiers of these rows."""
    rows = session.exec(select(Dossier).where(col(Dossier.id).in_([each.dossier_id for each in plans])))
    dossiers = {each.id: each for each in rows}
    for each in plans:
        if each.dossier_id is not None and each.fills:
            _fill(session, dossiers[each.dossier_id], each, by, at)
    return list(dossiers.values())


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
    dossier.search_name = search_name(dossier.given_names, dossier.family_name)
    session.add(dossier)


def _keep_profile(session: Session, dossier_id: UUID, row: Row, by: User, at: datetime, on: date) -> None:
    meting_id = new_id()
    values = encrypted(session, dump(profile_of(row)), meting_ad(meting_id)) or ""
    session.add(
        Meting(
            id=meting_id,
            gemeente_id=by.gemeente_id,
            dossier_id=dossier_id,
            kind=InstrumentKind.COA.value,
            taken_on=on,
            edition="TVS",
            values=values,
            caseworker_id=by.id,
            created_at=at,
        )
    )
    event = MetingAdded(dossier_id=dossier_id, meting_id=meting_id, instrument=InstrumentKind.COA.value)
    record(session, event, by=by, at=at)
