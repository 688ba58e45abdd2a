"""From the answers of the plan questionnaire, its doelen and activiteiten to one Plan for rules and document."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from forms.engine.answers import Answers, Json, is_filled
from forms.engine.facts import as_date, as_int, as_text
from forms.engine.flow import visible
from forms.engine.library import questionnaire
from forms.engine.schema import Question, Questionnaire
from rules.law.terms import Alfabetisering, Childcare, DoelStatus, Horizon, Leefgebied, Leerroute, Taalniveau, TeltVoor
from rules.pip.document import Plan, PlanActiviteit, PlanDoel, RouteReasons, TimeSlot
from rules.pip.dual_trajectory import UnreadableSplit, split
from rules.pip.time_slots import UnreadableSlots, slots

Row = Mapping[str, object]
Code = TypeVar("Code", bound=StrEnum)

REASONS = {Leerroute.B1: "b1", Leerroute.ONDERWIJS: "onderwijs", Leerroute.Z: "z"}
YES_NO = {"ja": True, "nee": False}
ITEMS = frozenset({"doel", "activiteit"})  # sections whose questions are asked per doel and per activiteit
# Documents that were frozen before they told the version; the plan's own questions were the same in the next one.
FIRST_VERSION = "2026-01"


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _code(kind: type[Code], value: Json) -> Code | None:
    return next((member for member in kind if member.value == value), None)


@dataclass(frozen=True)
class PlanField:
    """Which question of the plan fills a field of `rules.pip.document.Plan`, and how its answer is read.

    `placed`: the documents have a place of their own for it. What has none stands in `Plan.other` too, and is printed
    from there.
    """

    question: str
    read: Callable[[Json], object] = _text
    placed: bool = True


# By the name of the field. A question without a line here stands in `Plan.other`: it is asked, kept, frozen, compared
# and printed all the same. Give it a line (and Plan its field) when a rule weighs it or a document has a place for it.
FIELDS: Mapping[str, PlanField] = {
    "own_words": PlanField("eigen_woorden"),
    "leerroute": PlanField("leerroute", lambda value: _code(Leerroute, value)),
    "niveau": PlanField("niveau", lambda value: _code(Taalniveau, value)),
    "lbt_departure": PlanField("afwijken_leerbaarheidstoets"),
    "intensity": PlanField("intensiteit_leerroute"),
    "estimated_hours": PlanField("geschatte_uren_b1", as_int),
    "alfabetisering": PlanField("alfabetisering", lambda value: _code(Alfabetisering, value)),
    "finish_study": PlanField("mag_opleiding_afmaken", lambda value: YES_NO.get(_text(value))),
    "pvt_how": PlanField("pvt_invulling"),
    "pvt_hours": PlanField("pvt_uren", as_int),
    "map_how": PlanField("map_invulling"),
    "map_hours": PlanField("map_uren", as_int),
    "begeleiding": PlanField("begeleiding"),
    "vve": PlanField("vve"),
    "childcare": PlanField("kinderopvang"),
    "ontzorgen": PlanField("ontzorgen"),
    "participatiewet": PlanField("participatiewet"),
    "progress_how": PlanField("voortgang"),
    "next_talk": PlanField("volgend_gesprek", as_date),
    "agreements_gemeente": PlanField("afspraken_gemeente"),
    "agreements_inburgeraar": PlanField("afspraken_inburgeraar"),
    "explained": PlanField("uitgelegd", as_text),
}
_PLACED = {each.question for each in FIELDS.values() if each.placed} | {
    f"{side}_{word}" for word in REASONS.values() for side in ("voor", "tegen")
}


def questions_of(plan: Plan) -> Questionnaire:
    """The version of the plan questionnaire that this plan was written with."""
    return questionnaire("plan", plan.questionnaire or FIRST_VERSION)


def own_questions(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """The questions that a plan answers once: all but those of a doel and an activiteit."""
    return tuple(each for section in questionnaire.sections if section.id not in ITEMS for each in section.questions)


def compose(
    answers: Answers,
    doelen: Sequence[Row],
    activiteiten: Sequence[Row],
    written_with: Questionnaire,
) -> Plan:
    """The plan as it stands. Hidden answers are ignored; what is empty or stored wrongly is not filled in.

    `written_with` is the version the plan was written with. Rows come in by their names in the models; an activiteit
    of an unknown doel is left out.
    """
    values = {each.id: answers[each.id].value for each in visible(written_with, answers) if each.id in answers}
    fields: dict[str, Any] = {name: field.read(values.get(field.question)) for name, field in FIELDS.items()}
    return Plan(
        **fields,
        questionnaire=written_with.version,
        reasons=_reasons(values),
        other=_other(values, written_with),
        doelen=_doelen(doelen, activiteiten),
    )


def _other(values: Mapping[str, Json], version: Questionnaire) -> dict[str, object]:
    """The answers for which the documents have no place of their own, by question."""
    rest = (each.id for each in own_questions(version) if each.id not in _PLACED)
    return {question_id: values[question_id] for question_id in rest if is_filled(values.get(question_id))}


def _reasons(values: Mapping[str, Json]) -> dict[Leerroute, RouteReasons]:
    """Per leerroute what speaks for and against it; a leerroute about which nothing is said is left out."""
    route_reasons = {
        route: RouteReasons(pro=_text(values.get(f"voor_{word}")), contra=_text(values.get(f"tegen_{word}")))
        for route, word in REASONS.items()
    }
    return {route: reasons for route, reasons in route_reasons.items() if reasons != RouteReasons()}


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
    except UnreadableSlots:
        return ()


def _split(text: str) -> dict[TeltVoor, Decimal]:
    try:
        return split(text)
    except UnreadableSplit:
        return {}


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else as_date(_text(value))


def _hours(value: object) -> Decimal | None:
    try:
        return None if value is None or value == "" else Decimal(str(value))
    except InvalidOperation:
        return None
