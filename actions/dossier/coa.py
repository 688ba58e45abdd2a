"""Take in a list from COA, some rows at a time: new people get a dossier, known ones only what was still empty."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import lock_dossier, require_login
from actions.deed.dossier_status import refresh_statuses
from actions.deed.transaction import deed
from actions.dossier.coa_plan import planned_rows, problems_in, registration
from actions.dossier.coa_profile import keep_profile
from actions.dossier.identity import hold_register, keep_numbers_unique, store_v_number
from actions.dossier.registration import add_dossier, next_numbers
from events import DossierRegistered, DossierRevised, ListImported
from forms.intake.coa import Row
from forms.intake.coa_columns import Target
from forms.intake.coa_rows import Planned, RowChoice, RowFate
from models import Dossier, ImportMapping
from models.base import new_id
from models.guards.encryption import store_bsn
from models.values.names import keep_searchable
from refusals import Invalid
from rules.problems import Problem, ProblemCode

KIND = "coa"
BATCH = 50  # rows in one transaction: seconds at most


class ImportPlan(NamedTuple):
    """What taking in a list would do to each person, and what of the list is wrong."""

    people: list[Planned]
    problems: list[Problem]


class ImportCount(NamedTuple):
    """The dossiers that were opened, by the number of their row, and how many that were there got something."""

    opened: Mapping[int, UUID]
    completed: int


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
    """Take in these rows but those that are left out, in one transaction: all of them, or none when it is refused.

    A long list comes in `batches`. What was taken in is known the next time: the same rows again do nothing, so that
    the whole list again takes in what is left. Raises Invalid when a row cannot be taken in, or when nobody said yet
    who is in it; NotAllowed. Until it is done nobody else opens a dossier in this gemeente.
    """
    require_login(session, by=by, permission=Permission.IMPORT, at=at)
    hold_register(session, by.gemeente_id)
    plans, wrong = plan_import(session, rows, choices, by=by, at=at, on=on)
    wrong = wrong + [
        Problem("", ProblemCode.WHO_IS_THIS, each.row.number) for each in plans if each.fate is RowFate.ASK
    ]
    if wrong:
        raise Invalid(*wrong)
    opened = _open(session, [each for each in plans if each.fate is RowFate.NEW], by, at, on)
    completed = _complete(session, [each for each in plans if each.fate is RowFate.COMPLETE], by, at)
    for each in plans:
        dossier = opened.get(each.row.number) or completed.get(each.row.number)
        if each.profile and dossier is not None:
            keep_profile(session, dossier, each.row, by, at, on)
    refresh_statuses(session, [*opened.values(), *completed.values()])
    if opened or completed:
        record(session, ListImported(new=len(opened), completed=len(completed)), by=by, at=at)
    session.commit()
    return ImportCount({number: each.id for number, each in opened.items()}, len(completed))


def batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of a list, so many at a time as one `import_rows` takes in."""
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))


def after_opening(choices: Mapping[int, RowChoice], opened: Mapping[int, UUID]) -> dict[int, RowChoice]:
    """The choices for the next rows: two rows of different people have two dossiers, of which one was opened now."""
    pairs = {(number, other) for number, choice in choices.items() for other in choice.other_rows}
    others: dict[int, set[UUID]] = {}
    for number, other in pairs | {(other, number) for number, other in pairs}:
        if other in opened:
            others.setdefault(number, set()).add(opened[other])
    renewed = {number: choices.get(number, RowChoice()) for number in choices.keys() | others.keys()}
    return {
        number: replace(choice, not_same_as=choice.not_same_as | others.get(number, set()))
        for number, choice in renewed.items()
    }


def _open(session: Session, plans: Sequence[Planned], by: User, at: datetime, on: date) -> dict[int, Dossier]:
    """Open a dossier for each of these rows, by the number of the row."""
    numbers = next_numbers(session, by, on, many=len(plans)) if plans else []
    opened = {}
    for each, number in zip(plans, numbers, strict=True):
        dossier = add_dossier(session, new_id(), registration(each.row), number, by, at)
        record(session, DossierRegistered(dossier_id=dossier.id), by=by, at=at)
        opened[each.row.number] = dossier
    return opened


def _complete(session: Session, plans: Sequence[Planned], by: User, at: datetime) -> dict[int, Dossier]:
    """Write what was still empty in the dossiers of these rows, by the number of the row."""
    completed = {}
    for each in plans:
        if each.dossier_id is not None:
            dossier = lock_dossier(session, each.dossier_id, by=by, permission=Permission.IMPORT, at=at)
            _fill(session, dossier, each, by, at)
            completed[each.row.number] = dossier
    return completed


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
    """Which heading meant what the last time, by `forms.engine.typed_names.plain_name`; empty the first time."""
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
