"""Take in a list from COA: all of it or nothing. New people get a dossier; known ones only what was still empty."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import lock_dossier, require_login
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed
from actions.dossier.coa_plan import planned_rows, problems_in, registration
from actions.dossier.coa_profile import keep_profile
from actions.dossier.identity import hold_register, keep_numbers_unique, store_v_number
from actions.dossier.registration import next_number, open_dossier
from events import DossierRevised, ListImported
from forms.intake.coa import Row, Target
from forms.intake.coa_rows import Planned, RowChoice, RowFate
from models import Dossier, ImportMapping
from models.base import new_id
from models.guards.encryption import store_bsn
from models.values.names import keep_searchable
from refusals import Invalid
from rules.problems import Problem, ProblemCode

KIND = "coa"


class ImportPlan(NamedTuple):
    """What taking in a list would do to each person, and what of the list is wrong."""

    people: list[Planned]
    problems: list[Problem]


class ImportCount(NamedTuple):
    """How many people were new and which dossiers were opened for them, and how many got something."""

    new: int
    completed: int
    opened: tuple[UUID, ...] = ()


def plan_import(
    session: Session, rows: Sequence[Row], choices: Mapping[int, RowChoice], *, by: User, at: datetime, on: date
) -> ImportPlan:
    """What taking in these rows would do, and which rows cannot be taken in; nothing is written.

    `choices` is what a person said of a row, by its number. Raises NotAllowed.
    """
    require_login(session, by=by, permission=Permission.IMPORT, at=at)
    plans = planned_rows(session, rows, choices, by=by)
    return ImportPlan(plans, problems_in(plans, on))


@deed
def import_rows(
    session: Session, rows: Sequence[Row], choices: Mapping[int, RowChoice], *, by: User, at: datetime, on: date
) -> ImportCount:
    """Take in all rows that are not left out, in one transaction; gives how many people it was about.

    Raises Invalid when a row cannot be taken in, or when nobody said yet who is in it (then nothing is); NotAllowed.
    The same list again does nothing. Until it is done nobody else opens a dossier in this gemeente.
    """
    require_login(session, by=by, permission=Permission.IMPORT, at=at)
    hold_register(session, by.gemeente_id)
    plans, wrong = plan_import(session, rows, choices, by=by, at=at, on=on)
    wrong = wrong + [
        Problem("", ProblemCode.WHO_IS_THIS, each.row.number) for each in plans if each.fate is RowFate.ASK
    ]
    if wrong:
        raise Invalid(*wrong)
    opened: list[UUID] = []
    completed = 0
    for each in plans:
        if each.fate is RowFate.NEW:
            dossier = open_dossier(session, new_id(), registration(each.row), next_number(session, by, on), by, at)
            opened.append(dossier.id)
        elif each.fate is RowFate.COMPLETE and each.dossier_id is not None:
            dossier = lock_dossier(session, each.dossier_id, by=by, permission=Permission.IMPORT, at=at)
            completed += 1
            _fill(session, dossier, each, by, at)
        else:
            continue
        if each.profile:
            keep_profile(session, dossier, each.row, by, at, on)
    record(session, ListImported(new=len(opened), completed=completed), by=by, at=at)
    session.commit()
    return ImportCount(len(opened), completed, tuple(opened))


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
        if getattr(dossier, target.value):
            continue  # a colleague filled it in since
        if target is Target.BSN:
            store_bsn(session, dossier, facts.bsn)
        elif target is Target.V_NUMBER:
            store_v_number(dossier, facts.v_number)
        else:
            setattr(dossier, target.value, getattr(facts, target.value))
        changed = dossier.field_versions.get(target.value, 0) + 1
        dossier.field_versions = {**dossier.field_versions, target.value: changed}
        keep_numbers_unique(session)
        record(session, DossierRevised(dossier_id=dossier.id, changed=target.value), by=by, at=at)
    if plan.fills:
        keep_searchable(dossier)
        session.add(dossier)
        refresh_status(session, dossier)
