"""What taking in a list from COA would do, row by row; the deed itself is in `actions.dossier.coa`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from actions.dossier.coa_known import KnownPerson, in_batches, known_people
from actions.dossier.particulars import Particulars, Registration
from actions.dossier.particulars_checks import problems
from forms.intake.coa import Row
from forms.intake.coa_columns import PROFILE, Mapped, Target
from forms.intake.instruments import FIVE, InstrumentKind, TopicResult, load, tidy
from models import Dossier, Meting
from models.guards.encryption import decrypted, meting_ad
from models.values.search_names import search_name
from rules.law.terms import Doelgroep
from rules.problems import Problem, ProblemCode

FACTS = tuple(each for each in Target if each.value in Registration.model_fields)
_IN_NAMES = (Target.INITIALS, Target.TUSSENVOEGSEL)  # kept as a part of a name when they have no field of their own

Profile = Mapping[str, TopicResult]


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

    @property
    def does_something(self) -> bool:
        """Whether taking in this row writes anything."""
        return not self.out_of_reach and (self.dossier_id is None or bool(self.fills) or self.profile)


def without_field(mapped: Mapped) -> tuple[Target, ...]:
    """What these columns tell and no dossier has a place for: it is not kept."""
    return tuple(each for each in mapped.values() if each not in (*FACTS, *PROFILE, *_IN_NAMES))


def problems_in(rows: Sequence[Row], on: date) -> list[Problem]:
    """Every row that cannot be taken in: a fact that is not right, or a person who stands in the list twice."""
    return [each for row in rows for each in _wrong(row, on)] + _twice(rows)


def planned(session: Session, rows: Sequence[Row], *, by: User) -> list[Planned]:
    """What taking in each of these rows would do for this user, in their order."""
    facts = {row.number: registration(row) for row in rows}
    known = known_people(session, facts, by=by)
    profiles = _kept_profiles(session, [each.dossier.id for each in known.values() if each.is_visible])
    return [_planned(row, facts[row.number], known.get(row.number), profiles) for row in rows]


def registration(row: Row) -> Registration:
    """The facts of a row, to open a dossier with. Initials stand in for given names that the list does not have."""
    facts = {target.value: row.values[target] for target in FACTS if target in row.values}
    if not facts.get(Target.GIVEN_NAMES.value) and Target.INITIALS in row.values:
        facts[Target.GIVEN_NAMES.value] = row.values[Target.INITIALS]
    if Target.TUSSENVOEGSEL not in FACTS and Target.TUSSENVOEGSEL in row.values:
        family = f"{row.values[Target.TUSSENVOEGSEL]} {facts.get(Target.FAMILY_NAME.value, '')}"
        facts[Target.FAMILY_NAME.value] = family.strip()
    return Registration.model_validate({**facts, "doelgroep": Doelgroep.ASIELSTATUSHOUDER})


def _wrong(row: Row, on: date) -> list[Problem]:
    return [replace(each, row=row.number) for each in problems(registration(row), on=on)]


def _twice(rows: Sequence[Row]) -> list[Problem]:
    people: set[_Person] = set()
    repeated = []
    for row in rows:
        facts = registration(row)
        person = _Person(facts.v_number, search_name(facts.given_names, facts.family_name), facts.birth_date)
        if person in people:
            repeated.append(Problem("", ProblemCode.TWICE, row.number))
        people.add(person)
    return repeated


class _Person(NamedTuple):
    """By what somebody is known again within a list."""

    v_number: str
    name: str
    birth_date: object


def _planned(
    row: Row, facts: Registration, known: KnownPerson | None, profiles: Mapping[UUID, list[Profile]]
) -> Planned:
    profile = profile_of(row)
    if known is None:
        return Planned(row=row, profile=bool(profile))
    dossier = known.dossier
    if not known.is_visible or not dossier.is_open:
        return Planned(row=row, out_of_reach=True)
    filled = [each for each in FACTS if getattr(facts, each.value)]
    return Planned(
        row=row,
        dossier_id=dossier.id,
        number=dossier.number,
        fills=tuple(each for each in filled if not getattr(dossier, each.value)),
        stays=tuple(each for each in filled if each is not Target.BSN and _differs(dossier, facts, each)),
        profile=bool(profile) and profile not in profiles.get(dossier.id, ()),
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


def _kept_profiles(session: Session, dossier_ids: Sequence[UUID]) -> dict[UUID, list[Profile]]:
    """The profiles of COA that these dossiers hold already."""
    by_dossier: dict[UUID, list[Profile]] = {}
    for each in _profiles(session, dossier_ids):
        profile = load(decrypted(session, each.values, meting_ad(each.id)) or "")
        by_dossier.setdefault(each.dossier_id, []).append(profile)
    return by_dossier


def _profiles(session: Session, dossier_ids: Sequence[UUID]) -> Iterable[Meting]:
    for some in in_batches(dossier_ids):
        yield from session.exec(
            select(Meting).where(
                col(Meting.dossier_id).in_(some),
                Meting.kind == InstrumentKind.COA.value,
                col(Meting.removed_at).is_(None),
            )
        )
