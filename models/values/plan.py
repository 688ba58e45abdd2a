"""Rows of a PIP as the plain values that the forms check, the rules weigh and the document prints.

The names of the values are those of the questions in the sections `doel` and `activiteit` of the plan questionnaire.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple, cast
from uuid import UUID

from pydantic import TypeAdapter

from models.dossier import Dossier
from models.pip import Activiteit, Doel, Pip
from models.progress import PipTeamLid
from models.support import Ontzorging, PipAfspraak
from models.team import Gemeente
from models.values.change import change_facts, change_kind, first_pip_of
from models.values.names import full_name
from rules.law.deadlines import Termijn
from rules.law.facts import IntakeFacts
from rules.law.terms import AfspraakSide, TeltVoor
from rules.pip.approval import Approval
from rules.pip.document import Agreement, OntzorgingPeriod, PipDocument, Plan, PlanTeamLid
from rules.pip.dual_trajectory import hours, minutes, of_minutes, split, split_minutes, split_written
from rules.pip.shortcoming import PipSituation
from rules.pip.time_slots import of_rows, rows, slots, written

_DOCUMENT = TypeAdapter(PipDocument)


def doel_values(doel: Doel) -> dict[str, str | None]:
    """The answers that a doel holds, by question."""
    return {
        "own_words": doel.own_words or None,
        "result": doel.result or None,
        "baseline": doel.baseline or None,
        "target": _day(doel.target),
        "owner": doel.owner or None,
        "horizon": doel.horizon or None,
    }


def activiteit_values(activiteit: Activiteit) -> dict[str, str | None]:
    """The answers that an activiteit holds, by question; days, times and divided hours as `rules` writes them."""
    minutes, travel = activiteit.minutes_per_week, activiteit.travel_minutes
    return {
        "what": activiteit.what or None,
        "provider": activiteit.provider or None,
        "hours_per_week": None if minutes is None else f"{hours(minutes).normalize():f}",
        "start": _day(activiteit.start),
        "until": _day(activiteit.until),
        "counts_for": activiteit.counts_for.value,
        "split": split_written(of_minutes(activiteit.split)) or None,
        "slots": written(of_rows(activiteit.slots)) or None,
        "place": activiteit.place or None,
        "travel_minutes": None if travel is None else str(travel),
        "childcare": activiteit.childcare or None,
    }


def column_of(field: str, value: str | None) -> dict[str, object]:
    """The column, with its content, in which the (valid) value of a question is kept."""
    if field in _COLUMNS:
        column, content = _COLUMNS[field]
        return {column: content(value or "")}
    return {field: value or ""}


def _whole(value: str) -> int | None:
    return int(value) if value else None


def _date(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


_COLUMNS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "hours_per_week": ("minutes_per_week", lambda value: minutes(Decimal(value)) if value else None),
    "target": ("target", _date),
    "start": ("start", _date),
    "until": ("until", _date),
    "counts_for": ("counts_for", lambda value: TeltVoor(value) if value else TeltVoor.NIETS),
    "split": ("split", lambda value: split_minutes(split(value))),
    "slots": ("slots", lambda value: rows(slots(value))),
    "travel_minutes": ("travel_minutes", _whole),
}


class PlanRows(NamedTuple):
    """The rows of a plan, as `forms.pip.compose.compose` takes them."""

    doelen: list[dict[str, object]]
    activiteiten: list[dict[str, object]]


def plan_rows(
    doelen: Iterable[Doel],
    activiteiten: Iterable[Activiteit],
    values: Mapping[UUID, Mapping[str, str | None]] | None = None,
) -> PlanRows:
    """Doelen and activiteiten as `forms.pip.compose.compose` takes them;
    `values` of activiteiten by id when known already.
    """
    known = values or {}
    return PlanRows(
        [
            {
                **doel_values(each),
                "id": each.id,
                "position": each.position,
                "area": each.area,
                "status": each.status,
                "status_reason": each.status_reason,
            }
            for each in doelen
        ],
        [
            {
                **(known.get(each.id) or activiteit_values(each)),
                "slots": of_rows(each.slots),
                "id": each.id,
                "position": each.position,
                "doel_id": each.doel_id,
            }
            for each in activiteiten
        ],
    )


def plan_supplements(
    afspraken: Iterable[PipAfspraak], ontzorging: Ontzorging | None, team: Iterable[PipTeamLid]
) -> dict[str, Any]:
    """What a plan holds beside its answers and doelen, by the names of `rules.pip.document.Plan`."""
    return {
        "agreements": tuple(
            Agreement(
                id=str(each.id),
                side=AfspraakSide(each.side),
                what=each.what,
                owner=each.owner,
                due=each.due,
                done=each.done_on,
            )
            for each in sorted(afspraken, key=lambda each: (each.position, str(each.id)))
            if each.removed_at is None
        ),
        "relief": _ontzorging_period(ontzorging) if ontzorging else None,
        "team": tuple(
            PlanTeamLid(role=each.role, person=each.person, organisation=each.organisation)
            for each in team
            if each.removed_at is None
        ),
    }


def _ontzorging_period(row: Ontzorging) -> OntzorgingPeriod:
    return OntzorgingPeriod(
        start=row.start,
        until=row.stopped_on or row.prolonged_until or row.until,
        fixed_costs=tuple(row.fixed_costs),
        prolong_reason=row.prolong_reason,
        checked=row.checked_on,
        ready=row.ready,
        budgetbeheer=row.budgetbeheer,
        coach=row.coach,
    )


def situation(
    dossier: Dossier,
    pip: Pip,
    facts: IntakeFacts,
    dagtekening: date | None,
    on: date,
    *,
    child_under_vve_age: bool,
    approval: Approval | None = None,
) -> PipSituation:
    """What `rules.pip.check` must know beside the plan, from the stored dates and the brede intake.

    `child_under_vve_age`: what the rules say of the children that the intake names (`rules.law.age`).
    """
    return PipSituation(
        on=on,
        doelgroep=dossier.doelgroep,
        intake_completed=dossier.intake_completed_on is not None,
        first_pip=dossier.first_pip_on is None and dossier.earlier_pip_on is None,
        dagtekening=dagtekening,
        previous_dagtekening=dossier.current_pip_on or dossier.earlier_pip_on,
        first_dagtekening=first_pip_of(dossier),
        termijn_until=dossier.termijn_until_on,
        previous_leerroute=dossier.leerroute if dossier.first_pip_on else None,
        plicht_start=dossier.plicht_start_on,
        birth_date=dossier.birth_date,
        address=dossier.address,
        brp=dossier.brp_on,
        bijstand=dossier.bijstand_from is not None or "bijstand" in facts.income,
        regular_permit=dossier.regular_permit,
        child_under_vve_age=child_under_vve_age,
        lbt_status=facts.lbt_status,
        lbt_result=facts.lbt_result,
        lbt_planned_on=facts.lbt_planned_on,
        change_reason=pip.change_reason,
        change_kind=change_kind(pip),
        change=change_facts(pip),
        approval=approval,
    )


def document(
    dossier: Dossier,
    gemeente: Gemeente,
    plan: Plan,
    *,
    language: str,
    regievoerder: str,
    lbt: str,
    bsn: str,
    term: Termijn | None,
    previous: Sequence[tuple[int, date, str]] = (),
    version: int = 0,
    dagtekening: date | None = None,
    change_reason: str = "",
    established_by: str = "",
    participation_limit: int | None = None,
) -> PipDocument:
    """All that a printed PIP says; version 0 is a draft. `term` is the inburgeringstermijn, None when none runs."""
    return PipDocument(
        dossier_number=dossier.number,
        name=full_name(dossier),
        birth_date=dossier.birth_date,
        bsn=bsn,
        doelgroep=dossier.doelgroep,
        language=language,
        interpreter=dossier.interpreter,
        gemeente=gemeente.name,
        gemeente_address=gemeente.address,
        gemeente_contact=gemeente.contact,
        regievoerder=regievoerder,
        plan=plan,
        version=version,
        dagtekening=dagtekening,
        change_reason=change_reason,
        termijn_start=term.start if term else None,
        termijn_last_day=term.last_day if term else None,
        established_by=established_by,
        lbt=lbt,
        previous_versions=tuple(previous),
        participation_limit=participation_limit,
    )


class FrozenDocument(NamedTuple):
    """A document as JSON, and its checksum."""

    content: dict[str, object]
    sha256: str


def frozen(paper: PipDocument) -> FrozenDocument:
    """A document as JSON, and the SHA-256 of that JSON written in the one canonical way."""
    content = cast(dict[str, object], _DOCUMENT.dump_python(paper, mode="json", exclude={"sha256"}))
    return FrozenDocument(content, checksum(content))


def thawed(content: dict[str, object]) -> PipDocument:
    """The document that was frozen."""
    return _DOCUMENT.validate_python(content)


def checksum(content: dict[str, object]) -> str:
    """The SHA-256 of a frozen document, whatever the order in which the database gives its keys.

    Without the BSN: that is kept encrypted, and nine digits could be guessed from the checksum of all the rest.
    """
    return checksum_of_all({name: value for name, value in content.items() if name != "bsn"})


def checksum_of_all(content: dict[str, object]) -> str:
    """The SHA-256 with the BSN in it, as it was taken before the BSN was encrypted."""
    return sha256(json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
