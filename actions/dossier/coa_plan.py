"""What taking in a list from COA would do, row by row; the deed itself is in `actions.dossier.coa`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from actions.dossier.coa_profile import kept_profiles, profile_of
from actions.dossier.identity import identity_in, known_people
from actions.dossier.particulars import Registration
from actions.dossier.particulars_checks import problems
from forms.intake.coa import Row
from forms.intake.coa_columns import PROFILE, Mapped, Target
from forms.intake.coa_rows import Planned, PlannedField, RowChoice, RowFate, RowMatch, RowTwin, Value
from forms.intake.instruments import TopicResult
from models import Dossier
from models.guards.encryption import bsn_of
from models.guards.scope import visible_to
from models.values.names import full_name
from rules.dossier.identity import IdentityVerdict, Known, KnownPeople, Match, is_certain
from rules.law.terms import Doelgroep
from rules.problems import Problem, ProblemCode

FACTS = tuple(each for each in Target if each.value in Registration.model_fields)
_IN_NAMES = (Target.INITIALS,)  # kept as a part of a name when they have no field of their own
BATCH = 500  # dossiers that are read in one statement


@dataclass(frozen=True, kw_only=True)
class _Lookup:
    """A row with who is told of in it, and who that may be."""

    row: Row
    facts: Registration
    choice: RowChoice
    matches: tuple[Match, ...]
    twins: tuple[Match, ...]
    separate: frozenset[int]  # rows of which somebody said that they are of another person


@dataclass(kw_only=True)
class _Here:
    """What is kept of the dossiers that were found, as far as this user may see them."""

    session: Session
    dossiers: Mapping[UUID, Dossier]
    profiles: Mapping[UUID, Sequence[Mapping[str, TopicResult]]] = field(default_factory=dict)


def without_field(mapped: Mapped) -> tuple[Target, ...]:
    """What these columns tell and no dossier has a place for: it is not kept."""
    return tuple(each for each in mapped.values() if each not in (*FACTS, *PROFILE, *_IN_NAMES))


def registration(row: Row) -> Registration:
    """The facts of a row, to open a dossier with. Initials stand in for given names that the list does not have."""
    facts = {target.value: row.values[target] for target in FACTS if target in row.values}
    if not facts.get(Target.GIVEN_NAMES.value) and Target.INITIALS in row.values:
        facts[Target.GIVEN_NAMES.value] = row.values[Target.INITIALS]
    return Registration.model_validate({**facts, "doelgroep": Doelgroep.ASIELSTATUSHOUDER})


def planned_rows(session: Session, rows: Sequence[Row], choices: Mapping[int, RowChoice], *, by: User) -> list[Planned]:
    """What taking in these rows would do for this user, in their order. Nothing is written."""
    lookup = _lookups(session, rows, choices, by)
    here = _here(session, lookup, by)
    return [_planned(each, here) for each in lookup]


def problems_in(plans: Sequence[Planned], on: date) -> list[Problem]:
    """Every row that cannot be taken in: a fact that is not right, a person who stands in the list twice."""
    included = [each for each in plans if each.fate is not RowFate.LEFT_OUT]
    wrong = [
        replace(match_id, row=each.row.number)
        for each in included
        for match_id in problems(registration(each.row), on=on)
    ]
    return wrong + _twice(included)


def _twice(plans: Sequence[Planned]) -> list[Problem]:
    again = {
        twin.row
        for each in plans
        for twin in each.twins
        if twin.verdict is IdentityVerdict.SAME and twin.row > each.row.number
    }
    met: Counter[UUID] = Counter()
    for each in plans:
        if each.dossier_id is not None:
            met[each.dossier_id] += 1
            again |= {each.row.number} if met[each.dossier_id] > 1 else set()
    return [Problem("", ProblemCode.TWICE, number) for number in sorted(again)]


def _lookups(session: Session, rows: Sequence[Row], choices: Mapping[int, RowChoice], by: User) -> list[_Lookup]:
    facts_by_row = {row.number: registration(row) for row in rows}
    chosen = {row.number: choices.get(row.number, RowChoice()) for row in rows}
    people = {number: identity_in(session, facts, by.gemeente_id) for number, facts in facts_by_row.items()}
    here = known_people(session, by.gemeente_id, list(people.values()))
    listed = KnownPeople(
        [Known(key=number, identity=each) for number, each in people.items() if not chosen[number].left_out]
    )
    separate = [(number, other) for number, choice in chosen.items() for other in choice.other_rows]
    return [
        _Lookup(
            row=row,
            facts=facts_by_row[row.number],
            choice=chosen[row.number],
            matches=here.matches(people[row.number]),
            twins=() if chosen[row.number].left_out else listed.matches(people[row.number], but=row.number),
            separate=frozenset(sum(pair) - row.number for pair in separate if row.number in pair),
        )
        for row in rows
    ]


def _here(session: Session, lookup: Sequence[_Lookup], by: User) -> _Here:
    ids = list(dict.fromkeys(cast(UUID, match.key) for each in lookup for match in each.matches))
    batches = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
    match_id = [
        dossier
        for batch in batches
        for dossier in session.exec(select(Dossier).where(col(Dossier.id).in_(batch), visible_to(by)))
    ]
    dossiers = {each.id: each for each in match_id}
    profiles = kept_profiles(session, list(dossiers)) if any(profile_of(each.row) for each in lookup) else {}
    return _Here(session=session, dossiers=dossiers, profiles=profiles)


def _planned(lookup: _Lookup, here: _Here) -> Planned:
    choice = lookup.choice
    shown = Planned(
        row=lookup.row,
        fate=RowFate.ASK,
        fields=_fields(here.session, lookup, None) + _profile_fields(lookup.row, is_new=True),
        matches=tuple(_match(each, here.dossiers.get(cast(UUID, each.key))) for each in lookup.matches),
        twins=tuple(_twin(each) for each in lookup.twins),
        is_question=bool(_unlike(lookup.twins)) or (bool(lookup.matches) and not is_certain(lookup.matches)),
    )
    if choice.left_out:
        return replace(shown, fate=RowFate.LEFT_OUT)
    if _open_question(lookup):
        return shown
    match_id = _the_one(lookup)
    if match_id is None:
        return replace(shown, fate=RowFate.NEW, profile=bool(profile_of(lookup.row)))
    dossier = here.dossiers.get(match_id)
    if dossier is None or not dossier.is_open:
        return replace(shown, fate=RowFate.ELSEWHERE, fields=(), number=dossier.number if dossier else "")
    return _completed(shown, lookup, dossier, here)


def _open_question(lookup: _Lookup) -> bool:
    """Whether somebody still has to say who this is."""
    choice = lookup.choice
    if any(each.same_number or each.key not in lookup.separate for each in _unlike(lookup.twins)):
        return True
    if choice.same_as is not None:
        return choice.same_as not in {each.key for each in lookup.matches}
    rejected = [each for each in lookup.matches if each.key in choice.not_same_as and not each.same_number]
    left = [each for each in lookup.matches if each not in rejected]
    return bool(left) and not (is_certain(lookup.matches) and not rejected)


def _unlike(twins: Sequence[Match]) -> list[Match]:
    return [each for each in twins if each.verdict is IdentityVerdict.ASK]


def _the_one(lookup: _Lookup) -> UUID | None:
    if lookup.choice.same_as is not None:
        return lookup.choice.same_as
    left = [each for each in lookup.matches if each.key not in lookup.choice.not_same_as or each.same_number]
    return cast(UUID, left[0].key) if left else None


def _completed(shown: Planned, lookup: _Lookup, dossier: Dossier, here: _Here) -> Planned:
    profile = profile_of(lookup.row)
    is_new = bool(profile) and profile not in here.profiles.get(dossier.id, ())
    fields = _fields(here.session, lookup, dossier) + _profile_fields(lookup.row, is_new=is_new)
    plan = replace(shown, dossier_id=dossier.id, number=dossier.number, fields=fields, profile=is_new)
    return replace(plan, fate=RowFate.COMPLETE if plan.fills or plan.profile else RowFate.NOTHING)


def _fields(session: Session, lookup: _Lookup, dossier: Dossier | None) -> tuple[PlannedField, ...]:
    fields = []
    for target in (each for each in FACTS if getattr(lookup.facts, each.value)):
        listed: Value = getattr(lookup.facts, target.value)
        before = _value_in(session, dossier, target) if dossier else None
        fields.append(PlannedField(target=target, before=before, after=before or listed, listed=listed))
    return tuple(fields)


def _profile_fields(row: Row, *, is_new: bool) -> tuple[PlannedField, ...]:
    """What a profile says of each domain; it is kept as a whole, beside earlier ones."""
    texts = {target: str(row.values[target]) for target in PROFILE if target in row.values}
    return tuple(
        PlannedField(target=target, before=None if is_new else text, after=text, listed=text)
        for target, text in texts.items()
    )


def _value_in(session: Session, dossier: Dossier, target: Target) -> Any:
    return bsn_of(session, dossier) if target is Target.BSN else getattr(dossier, target.value)


def _match(match: Match, dossier: Dossier | None) -> RowMatch:
    match_id = RowMatch(
        key=cast(UUID, match.key), verdict=match.verdict, agreement=match.facts, same_number=match.same_number
    )
    if dossier is None:
        return match_id
    return replace(
        match_id,
        number=dossier.number,
        name=full_name(dossier),
        birth_date=dossier.birth_date,
        v_number=dossier.v_number,
        is_open=dossier.is_open,
    )


def _twin(match: Match) -> RowTwin:
    return RowTwin(
        row=cast(int, match.key), verdict=match.verdict, agreement=match.facts, same_number=match.same_number
    )
