"""What taking in a list from COA would do, row by row; the deed itself is in `actions.dossier.coa`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from actions.dossier.particulars import Particulars, Registration
from actions.dossier.particulars_checks import problems
from forms.intake.coa import PROFILE, Row, Target
from forms.intake.instruments import FIVE, InstrumentKind, TopicResult, load, tidy
from models import Dossier, Meting
from models.guards.encryption import bsn_hash, decrypted, meting_ad
from models.guards.scope import visible_to
from models.values.search_names import search_name
from rules.law.terms import Doelgroep
from rules.problems import Problem, ProblemCode

FACTS = tuple(each for each in Target if each not in PROFILE)


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What taking in one row will do. Without a dossier id it opens a dossier; `fills` are the facts it completes."""

    row: Row
    dossier_id: UUID | None = None
    number: str = ""
    fills: tuple[Target, ...] = ()
    stays: tuple[Target, ...] = ()  # facts that the dossier holds otherwise: they stay as they are
    out_of_reach: bool = False  # the person is here, in a dossier that is not theirs: nothing happens
    profile: bool = False  # whether the row brings a profile that is not kept yet


def problems_in(rows: Sequence[Row], on: date) -> list[Problem]:
    """Every row that cannot be taken in: a fact that is not right, or a person who stands in the list twice."""
    return [each for row in rows for each in _wrong(row, on)] + _twice(rows)


def planned(session: Session, row: Row, *, by: User) -> Planned:
    """What taking in this row would do for this user."""
    return _planned(session, row, _known(session, row, by), by)


def registration(row: Row) -> Registration:
    """The facts of a row, to open a dossier with."""
    facts = {target.value: row.values[target] for target in FACTS if target in row.values}
    return Registration.model_validate({**facts, "doelgroep": Doelgroep.ASIELSTATUSHOUDER})


def _wrong(row: Row, on: date) -> list[Problem]:
    return [replace(each, row=row.number) for each in problems(registration(row), on=on)]


def _twice(rows: Sequence[Row]) -> list[Problem]:
    keys: set[tuple[object, ...]] = set()
    repeated = []
    for row in rows:
        person = (row.values.get(Target.V_NUMBER), *_name_and_birth(row))
        if person in keys:
            repeated.append(Problem("", ProblemCode.TWICE, row.number))
        keys.add(person)
    return repeated


class _NameAndBirth(NamedTuple):
    """The name and date of birth by which a person in a list is recognised."""

    name: str
    birth_date: object


def _name_and_birth(row: Row) -> _NameAndBirth:
    given_names, family = (str(row.values.get(each, "")) for each in (Target.GIVEN_NAMES, Target.FAMILY_NAME))
    return _NameAndBirth(search_name(given_names, family), row.values.get(Target.BIRTH_DATE))


def _known(session: Session, row: Row, by: User) -> Dossier | None:
    name, birth = _name_and_birth(row)
    facts = registration(row)
    same: list[sa.ColumnElement[bool]] = [(col(Dossier.search_name) == name) & (col(Dossier.birth_date) == birth)]
    if facts.v_number:
        same.append(col(Dossier.v_number) == facts.v_number)
    if facts.bsn:
        same.append(col(Dossier.bsn_hash) == bsn_hash(session, by.gemeente_id, facts.bsn))
    return session.exec(
        select(Dossier).where(Dossier.gemeente_id == by.gemeente_id, sa.or_(*same)).order_by(col(Dossier.created_at))
    ).first()


def _planned(session: Session, row: Row, dossier: Dossier | None, by: User) -> Planned:
    profile = profile_of(row)
    if dossier is None:
        return Planned(row=row, profile=bool(profile))
    theirs = session.exec(select(Dossier.id).where(Dossier.id == dossier.id, visible_to(by))).first()
    if theirs is None or not dossier.is_open:
        return Planned(row=row, out_of_reach=True)
    facts = registration(row)
    filled = [each for each in FACTS if each in row.values]
    return Planned(
        row=row,
        dossier_id=dossier.id,
        number=dossier.number,
        fills=tuple(each for each in filled if not getattr(dossier, each.value)),
        stays=tuple(each for each in filled if each is not Target.BSN and _differs(dossier, facts, each)),
        profile=bool(profile) and not _has_profile(session, dossier, profile),
    )


def _differs(dossier: Dossier, facts: Particulars, target: Target) -> bool:
    now = getattr(dossier, target.value)
    return bool(now) and now != getattr(facts, target.value)


def profile_of(row: Row) -> dict[str, TopicResult]:
    """What a row says of the domains of COA; a number from 1 to 5 is a score, all else is text."""
    texts = {each: str(row.values[each]) for each in PROFILE if each in row.values}
    return tidy(
        {each.value: TopicResult(text, "") if text in FIVE else TopicResult("", text) for each, text in texts.items()}
    )


def _has_profile(session: Session, dossier: Dossier, profile: Mapping[str, TopicResult]) -> bool:
    rows = session.exec(
        select(Meting).where(
            Meting.dossier_id == dossier.id, Meting.kind == InstrumentKind.COA.value, col(Meting.removed_at).is_(None)
        )
    )
    return any(load(decrypted(session, each.values, meting_ad(each.id)) or "") == profile for each in rows)
