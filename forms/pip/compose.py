"""From the answers of the plan questionnaire, its doelen and activiteiten to one Plan for rules and document."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from forms.engine.answers import Answers, Json
from forms.engine.facts import as_date, as_int, as_text
from forms.engine.flow import visible
from forms.engine.library import latest
from forms.engine.schema import Questionnaire
from rules.law.terms import Alfabetisering, Childcare, DoelStatus, Horizon, Leefgebied, Leerroute, Taalniveau, TeltVoor
from rules.pip.document import Plan, PlanActiviteit, PlanDoel, RouteReasons, TimeSlot
from rules.pip.dual_trajectory import NotSplit, split
from rules.pip.time_slots import NotSlots, slots

Row = Mapping[str, object]
Code = TypeVar("Code", bound=StrEnum)

TEXTS = {
    "own_words": "eigen_woorden",
    "lbt_departure": "afwijken_leerbaarheidstoets",
    "intensity": "intensiteit_leerroute",
    "pvt_how": "pvt_invulling",
    "map_how": "map_invulling",
    "begeleiding": "begeleiding",
    "vve": "vve",
    "childcare": "kinderopvang",
    "ontzorgen": "ontzorgen",
    "participatiewet": "participatiewet",
    "progress_how": "voortgang",
    "agreements_gemeente": "afspraken_gemeente",
    "agreements_inburgeraar": "afspraken_inburgeraar",
}
REASONS = {Leerroute.B1: "b1", Leerroute.ONDERWIJS: "onderwijs", Leerroute.Z: "z"}
YES_NO = {"ja": True, "nee": False}


def compose(
    answers: Answers,
    doelen: Sequence[Row],
    activiteiten: Sequence[Row],
    questionnaire: Questionnaire | None = None,
) -> Plan:
    """The plan as it stands. Hidden answers are ignored; what is empty or stored wrongly is not filled in.

    `questionnaire` is the version the plan was written with; without it the latest. Rows come in by their names in
    the models; an activiteit of an unknown doel is left out.
    """
    asked = visible(questionnaire or latest("plan"), answers)
    given = {each.id: answers[each.id].value for each in asked if each.id in answers}
    return Plan(
        **_texts(given),
        leerroute=_code(Leerroute, given.get("leerroute")),
        niveau=_code(Taalniveau, given.get("niveau")),
        reasons=_reasons(given),
        estimated_hours=as_int(given.get("geschatte_uren_b1")),
        alfabetisering=_code(Alfabetisering, given.get("alfabetisering")),
        finish_study=YES_NO.get(_text(given.get("mag_opleiding_afmaken"))),
        pvt_hours=as_int(given.get("pvt_uren")),
        map_hours=as_int(given.get("map_uren")),
        next_talk=as_date(given.get("volgend_gesprek")),
        explained=as_text(given.get("uitgelegd")),
        doelen=_doelen(doelen, activiteiten),
    )


def _texts(given: Mapping[str, Json]) -> dict[str, Any]:
    return {name: _text(given.get(question)) for name, question in TEXTS.items()}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _code(kind: type[Code], value: Json) -> Code | None:
    return next((member for member in kind if member.value == value), None)


def _reasons(given: Mapping[str, Json]) -> dict[Leerroute, RouteReasons]:
    """Per leerroute what speaks for and against it; a leerroute about which nothing is said is left out."""
    said = {
        route: RouteReasons(pro=_text(given.get(f"voor_{word}")), contra=_text(given.get(f"tegen_{word}")))
        for route, word in REASONS.items()
    }
    return {route: reasons for route, reasons in said.items() if reasons != RouteReasons()}


def _doelen(doelen: Sequence[Row], activiteiten: Sequence[Row]) -> tuple[PlanDoel, ...]:
    of_doel: dict[str, list[PlanActiviteit]] = defaultdict(list)
    for row in sorted(activiteiten, key=_position):
        of_doel[str(row["doel_id"])].append(_activiteit(row))
    return tuple(_doel(row, tuple(of_doel[str(row["id"])])) for row in sorted(doelen, key=_position))


def _position(row: Row) -> int:
    position = row.get("position")
    return position if isinstance(position, int) else 0


def _doel(row: Row, activiteiten: tuple[PlanActiviteit, ...]) -> PlanDoel:
    return PlanDoel(
        id=str(row["id"]),
        area=Leefgebied(str(row["area"])),
        own_words=_text(row.get("own_words")),
        result=_text(row.get("result")),
        baseline=_text(row.get("baseline")),
        target=_date(row.get("target")),
        owner=_text(row.get("owner")),
        horizon=_code(Horizon, _text(row.get("horizon"))),
        status=_code(DoelStatus, _text(row.get("status"))),
        status_reason=_text(row.get("status_reason")),
        activiteiten=activiteiten,
    )


def _activiteit(row: Row) -> PlanActiviteit:
    return PlanActiviteit(
        id=str(row["id"]),
        what=_text(row.get("what")),
        provider=_text(row.get("provider")),
        hours_per_week=_hours(row.get("hours_per_week")),
        start=_date(row.get("start")),
        until=_date(row.get("until")),
        counts_for=TeltVoor(str(row.get("counts_for") or TeltVoor.NIETS)),
        place=_text(row.get("place")),
        slots=_slots(row.get("slots")),
        travel_minutes=as_int(_text(row.get("travel_minutes")) or None),
        childcare=_code(Childcare, _text(row.get("childcare"))),
        split=_split(_text(row.get("split"))),
    )


def _slots(value: object) -> tuple[TimeSlot, ...]:
    if isinstance(value, tuple):
        return value
    try:
        return slots(_text(value))
    except NotSlots:
        return ()


def _split(text: str) -> dict[TeltVoor, Decimal]:
    try:
        return split(text)
    except NotSplit:
        return {}


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else as_date(_text(value))


def _hours(value: object) -> Decimal | None:
    try:
        return None if value is None or value == "" else Decimal(str(value))
    except InvalidOperation:
        return None
