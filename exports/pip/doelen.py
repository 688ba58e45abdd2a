"""The part of the PIP about doelen: by horizon or leefgebied, with their activiteiten, and the hours these take."""

from collections.abc import Iterator, Sequence
from datetime import date

from exports.typesetting.bars import Bar, BarPart, stacked_bars
from exports.typesetting.blocks import WITH_HEADING, facts, heading, paragraph, quote
from exports.typesetting.grids import GridColumn, grid
from exports.typesetting.page import Paper
from exports.typesetting.text_styles import Colour
from rules.law.terms import Childcare, Horizon, Leefgebied, TeltVoor
from rules.pip.document import PipDocument, Plan, PlanActiviteit, PlanDoel
from rules.pip.dual_trajectory import divided
from rules.pip.hours import expected, totals, weekly_hours
from rules.pip.time_slots import written
from texts.wording.formats import hours as hours_text
from texts.wording.formats import long_date, number, short_date
from texts.wording.labels import CHILDCARE, DOEL_STATUSSEN, HORIZONS, LEEFGEBIEDEN, TELT_VOOR

_COLOURS: dict[TeltVoor, Colour] = {
    TeltVoor.CURSUSUREN: (21, 66, 115),
    TeltVoor.PARTICIPATIEUREN: (57, 135, 12),
    TeltVoor.MAP: (225, 112, 0),
    TeltVoor.PVT: (169, 0, 97),
    TeltVoor.NIETS: (140, 150, 160),
}
_ACTIVITEITEN = (
    GridColumn("Wat", 36),
    GridColumn("Bij wie of waar", 32),
    GridColumn("Wanneer", 27),
    GridColumn("Uren per week", 15),
    GridColumn("Van", 22),
    GridColumn("Tot en met", 22),
    GridColumn("Telt voor", 31),
)
_HOURS = (GridColumn("Telt voor", 60), GridColumn("Gepland", 30, "R"), GridColumn("Nodig volgens de wet", 40, "R"))
_CHART_AND_TABLE = 18  # lines that the hours take


def doelen(paper: Paper, plan: Plan) -> None:
    """All doelen, the person's own words first: by horizon when one has any, else by leefgebied."""
    if plan.doelen:
        heading(paper, "Uw doelen", lines_below=WITH_HEADING)
    by_horizon = any(each.horizon for each in plan.doelen)
    count = 0
    for name, part in _by_horizon(plan.doelen) if by_horizon else _by_area(plan.doelen):
        if part:
            heading(paper, name, 1, lines_below=WITH_HEADING)
        for each in part:
            count += 1
            _doel(paper, each, f"Doel {count}: {LEEFGEBIEDEN[each.area].lower()}" if by_horizon else f"Doel {count}")


def _by_horizon(doelen_of_plan: Sequence[PlanDoel]) -> Iterator[tuple[str, list[PlanDoel]]]:
    for horizon in Horizon:
        yield HORIZONS[horizon], [each for each in doelen_of_plan if each.horizon is horizon]
    yield "Nog zonder termijn", [each for each in doelen_of_plan if each.horizon is None]


def _by_area(doelen_of_plan: Sequence[PlanDoel]) -> Iterator[tuple[str, list[PlanDoel]]]:
    for area in Leefgebied:
        yield LEEFGEBIEDEN[area], [each for each in doelen_of_plan if each.area is area]


def _doel(paper: Paper, doel: PlanDoel, name: str) -> None:
    heading(paper, name, 2)
    quote(paper, doel.own_words)
    status = DOEL_STATUSSEN[doel.status] if doel.status else ""
    facts(
        paper,
        [
            ("Hoe staat het ervoor", ". ".join(filter(None, (status, doel.status_reason.strip())))),
            ("Wat is er dan bereikt", doel.result),
            ("Hoe is het nu", doel.baseline),
            ("Klaar op", long_date(doel.target)),
            ("Wie zorgt ervoor", doel.owner),
        ],
    )
    grid(paper, _ACTIVITEITEN, [_activiteit(each) for each in doel.activiteiten])


def _activiteit(activiteit: PlanActiviteit) -> tuple[str, ...]:
    where = ", ".join(filter(None, (activiteit.provider, activiteit.place)))
    hours, start, until = activiteit.hours_per_week, activiteit.start, activiteit.until
    return (
        activiteit.what,
        where,
        _when(activiteit),
        number(hours),
        short_date(start),
        short_date(until),
        _counts(activiteit),
    )


def _when(activiteit: PlanActiviteit) -> str:
    """The days and times, how long the way is, and who looks after the children."""
    travel, childcare = activiteit.travel_minutes, activiteit.childcare
    parts = [
        written(activiteit.slots).replace(", ", "\n"),
        f"Reis: {travel} minuten" if travel else "",
        CHILDCARE[childcare] if childcare in (Childcare.GEREGELD, Childcare.NODIG) else "",
    ]
    return "\n".join(filter(None, parts))


def _counts(activiteit: PlanActiviteit) -> str:
    """For what it counts; of a dual trajectory each part with its hours a week."""
    if activiteit.split:
        return "\n".join(f"{TELT_VOOR[kind]}: {number(part)} uur" for kind, part in divided(activiteit).items())
    return "" if activiteit.counts_for is TeltVoor.NIETS else TELT_VOOR[activiteit.counts_for]


def hours(paper: Paper, document: PipDocument, on: date) -> None:
    """The hours per week as bars, and the totals beside what the law asks on that day; nothing without hours."""
    plan = document.plan
    weeks = weekly_hours(plan.activiteiten, document.termijn_last_day)
    if not weeks:
        return
    heading(paper, "Uw uren", lines_below=_CHART_AND_TABLE)
    busiest = max(weeks, key=lambda week: week.total)
    paragraph(
        paper,
        f"Uren per week, van {long_date(weeks[0].week_start)} tot en met de week van "
        f"{long_date(weeks[-1].week_start)}. De drukste week heeft {hours_text(busiest.total)}.",
    )
    bars = [
        Bar(short_date(week.week_start), {kind: float(part) for kind, part in week.hours.items()}) for week in weeks
    ]
    stacked_bars(paper, bars, [BarPart(kind, TELT_VOOR[kind], colour) for kind, colour in _COLOURS.items()])
    grid(paper, _HOURS, _totals(document, on))


def _totals(document: PipDocument, on: date) -> Sequence[tuple[str, str, str]]:
    plan = document.plan
    summed = totals(plan)
    expected_hours = {each.kind: each for each in expected(plan, document.doelgroep, on, document.participation_limit)}
    planned = {
        kind: expected_hours[kind].planned if kind in expected_hours else hours for kind, hours in summed.items()
    }
    return [
        (
            TELT_VOOR[kind],
            hours_text(amount),
            hours_text(expected_hours[kind].required) if kind in expected_hours else "",
        )
        for kind, amount in planned.items()
        if amount or kind in expected_hours
    ]
