"""The part of the PIP about doelen: per leefgebied, with their activiteiten, and the hours these take."""

from collections.abc import Sequence
from datetime import date

from exports.bars import Bar, Kind, stacked_bars
from exports.blocks import WITH_HEADING, facts, heading, paragraph, quote
from exports.grids import GridColumn, grid
from exports.ink import Colour
from exports.paper import Paper
from rules.hours import expected, totals, weekly_hours
from rules.plan import Activiteit, Doel, Plan
from rules.terms import Doelgroep, Leefgebied, TeltVoor
from texts.formats import long_date, number, short_date
from texts.labels import LEEFGEBIEDEN, TELT_VOOR

_COLOURS: dict[TeltVoor, Colour] = {
    TeltVoor.CURSUSUREN: (21, 66, 115),
    TeltVoor.PARTICIPATIEUREN: (57, 135, 12),
    TeltVoor.MAP: (225, 112, 0),
    TeltVoor.PVT: (169, 0, 97),
    TeltVoor.NIETS: (140, 150, 160),
}
_ACTIVITEITEN = (
    GridColumn("Wat", 48),
    GridColumn("Bij wie of waar", 38),
    GridColumn("Uren per week", 17),
    GridColumn("Van", 20),
    GridColumn("Tot en met", 20),
    GridColumn("Telt voor", 27),
)
_HOURS = (GridColumn("Telt voor", 60), GridColumn("Gepland", 30, "R"), GridColumn("Nodig volgens de wet", 40, "R"))
_CHART_AND_TABLE = 18  # lines that the hours take


def doelen(paper: Paper, plan: Plan) -> None:
    """The doelen of each leefgebied, the person's own words first; nothing without doelen."""
    if plan.doelen:
        heading(paper, "Uw doelen", kept=WITH_HEADING)
    count = 0
    for area in Leefgebied:
        found = [each for each in plan.doelen if each.area is area]
        if found:
            heading(paper, LEEFGEBIEDEN[area], 1, kept=WITH_HEADING)
        for each in found:
            count += 1
            _doel(paper, each, count)


def _doel(paper: Paper, doel: Doel, count: int) -> None:
    heading(paper, f"Doel {count}", 2)
    quote(paper, doel.own_words)
    facts(
        paper,
        [
            ("Wat is er dan bereikt", doel.result),
            ("Hoe is het nu", doel.baseline),
            ("Klaar op", long_date(doel.target)),
            ("Wie zorgt ervoor", doel.owner),
        ],
    )
    grid(paper, _ACTIVITEITEN, [_activiteit(each) for each in doel.activiteiten])


def _activiteit(activiteit: Activiteit) -> tuple[str, ...]:
    counts = "" if activiteit.counts_for is TeltVoor.NIETS else TELT_VOOR[activiteit.counts_for]
    hours, start, until = activiteit.hours_per_week, activiteit.start, activiteit.until
    return activiteit.what, activiteit.provider, number(hours), short_date(start), short_date(until), counts


def hours(paper: Paper, plan: Plan, doelgroep: Doelgroep, on: date) -> None:
    """The hours per week as bars, and the totals beside what the law asks on that day; nothing without hours."""
    weeks = weekly_hours(plan.activiteiten)
    if not weeks:
        return
    heading(paper, "Uw uren", kept=_CHART_AND_TABLE)
    busiest = max(weeks, key=lambda week: week.total)
    paragraph(
        paper,
        f"Uren per week, van {long_date(weeks[0].week_start)} tot en met de week van "
        f"{long_date(weeks[-1].week_start)}. De drukste week heeft {number(busiest.total)} uur.",
    )
    bars = [
        Bar(short_date(week.week_start), {kind: float(part) for kind, part in week.hours.items()}) for week in weeks
    ]
    stacked_bars(paper, bars, [Kind(kind, TELT_VOOR[kind], colour) for kind, colour in _COLOURS.items()])
    grid(paper, _HOURS, _totals(plan, doelgroep, on))


def _totals(plan: Plan, doelgroep: Doelgroep, on: date) -> Sequence[tuple[str, str, str]]:
    summed = totals(plan)
    asked = {each.kind: each for each in expected(plan, doelgroep, on)}
    planned = {kind: asked[kind].planned if kind in asked else hours for kind, hours in summed.items()}
    return [
        (TELT_VOOR[kind], f"{number(hours)} uur", f"{number(asked[kind].asked)} uur" if kind in asked else "")
        for kind, hours in planned.items()
        if hours or kind in asked
    ]
