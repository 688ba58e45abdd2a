"""The figures of the law that are stored with a vastgesteld PIP, as they are in force on its day."""

from collections.abc import Iterator
from datetime import date, timedelta

from rules.law.parameters import Figure, first_day, parameter
from rules.law.terms import Doelgroep, Leerroute, Taalniveau, Wijziging
from rules.pip.document import FrozenFigure, Plan

_DAY = timedelta(days=1)
_OF_ROUTE = {
    Leerroute.B1: ("map_uren",),
    Leerroute.ONDERWIJS: ("onderwijsroute_uren",),
    Leerroute.Z: ("map_uren", "zroute_cursusuren"),
}


def frozen_figures(
    plan: Plan, *, doelgroep: Doelgroep, kind: Wijziging | None, first_pip: date, dated: date
) -> tuple[FrozenFigure, ...]:
    """Each figure that this plan is checked with, on the day to which the law attaches it; `first_pip` started the
    termijn, `dated` is the dagtekening."""
    start = first_pip + _DAY
    figures = [_figure("inburgeringstermijn", first_pip), _figure("schakelen", start), _figure("pvt_uren", dated)]
    figures += [_figure(name, dated) for name in _by_choice(plan, doelgroep, kind)]
    return tuple(
        FrozenFigure(name=each.name, value=each.value, unit=each.unit.value, article=each.article) for each in figures
    )


def _by_choice(plan: Plan, doelgroep: Doelgroep, kind: Wijziging | None) -> Iterator[str]:
    if plan.leerroute is not None:
        yield from _OF_ROUTE[plan.leerroute]
    if plan.leerroute is Leerroute.Z and doelgroep is Doelgroep.ASIELSTATUSHOUDER:
        yield "zroute_participatieuren"
    scaled_down = plan.leerroute is Leerroute.B1 and plan.niveau is Taalniveau.A2
    if kind is Wijziging.AFSCHALEN or scaled_down:
        yield "afschalen_uren"
    if plan.relief is not None:
        yield "ontzorgen"
    yield "bezwaartermijn"


def _figure(name: str, on: date) -> Figure:
    return parameter(name, on=max(on, first_day(name)))
