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
from rules.law.birth_date import BirthDate
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
    seen: set[tuple[object, ...]] = set()
    found = []
    for row in rows:
        person = (row.values.get(Target.V_NUMBER), *_name_and_birth(row))
        if person in seen:
            found.append(Problem("", ProblemCode.TWICE, row.number))
        seen.add(person)
    return found


class _NameAndBirth(NamedTuple):
    """By what somebody in a list is known again."""

    name: str
    birth_date: BirthDate | None


def _name_and_birth(row: Row) -> _NameAndBirth:
    names = (Target.GIVEN_NAMES, Target.FAMILY_NAME, Target.SURNAME_PREFIX)
    given, family, prefix = (str(row.values.get(each, "")) for each in names)
    return _NameAndBirth(search_name(given, family, prefix), row.birth_date)


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


def _planned(session: Session, row: Row, found: Dossier | None, by: User) -> Planned:
    profile = profile_of(row)
    if found is None:
        return Planned(row=row, profile=bool(profile))
    theirs = session.exec(select(Dossier.id).where(Dossier.id == found.id, visible_to(by))).first()
    if theirs is None or not found.is_open:
        return Planned(row=row, out_of_reach=True)
    facts = registration(row)
    given = [each for each in FACTS if each in row.values]
    return Planned(
        row=row,
        dossier_id=found.id,
        number=found.number,
        fills=tuple(each for each in given if not getattr(found, each.value)),
        stays=tuple(each for each in given if each is not Target.BSN and _differs(found, facts, each)),
        profile=bool(profile) and not _has_profile(session, found, profile),
    )


def _differs(found: Dossier, facts: Particulars, target: Target) -> bool:
    now = getattr(found, target.value)
    return bool(now) and now != getattr(facts, target.value)


def profile_of(row: Row) -> dict[str, TopicResult]:
    """What a row says of the domains of COA; a number from 1 to 5 is a score, all else is text."""
    texts = {each: str(row.values[each]) for each in PROFILE if each in row.values}
    return tidy(
        {each.value: TopicResult(text, "") if text in FIVE else TopicResult("", text) for each, text in texts.items()}
    )


def _has_profile(session: Session, found: Dossier, profile: Mapping[str, TopicResult]) -> bool:
    rows = session.exec(
        select(Meting).where(
            Meting.dossier_id == found.id, Meting.kind == InstrumentKind.COA.value, col(Meting.removed_at).is_(None)
        )
    )
    return any(load(decrypted(session, each.values, meting_ad(each.id)) or "") == profile for each in rows)
