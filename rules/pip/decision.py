"""What a decision adds to a plan: why it may change, which exams go to A2, and the figures of the law of its day.

All is frozen with the plan, so that a version explains itself (Wet inburgering 2021, art. 15 and 17).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rules.law.parameters import Figure, first_day, parameter
from rules.law.terms import Doelgroep, Leerroute, Taalniveau, Wijziging
from rules.pip.change_facts import ChangeFacts, Taalonderdeel
from rules.pip.changes import grounds
from rules.pip.document import EDITION, FrozenFigure, PipDocument, Plan

_DAY = timedelta(days=1)
_OF_ROUTE = {
    Leerroute.B1: ("map_uren",),
    Leerroute.ONDERWIJS: ("onderwijsroute_uren",),
    Leerroute.Z: ("map_uren", "zroute_cursusuren"),
}


@dataclass(frozen=True, kw_only=True)
class PlanDecision:
    """What is known beside the plan when it is decided on the day `on`.

    `first_pip` started the termijn, `termijn_until` is the last day that DUO set; `a2_before` are the language exams
    that went to A2 by the version in force: they stay there until the niveau changes.
    """

    kind: Wijziging | None
    facts: ChangeFacts
    first_pip: date | None
    termijn_until: date | None
    approved_by: str
    handler_phone: str
    handler_email: str
    address: str
    a2_before: tuple[Taalonderdeel, ...]
    on: date


def decided(paper: PipDocument, by: PlanDecision) -> PipDocument:
    """The document with all that a decision adds: what changed and why it may, who handles it, and figures."""
    return replace(
        paper,
        change_kind=by.kind,
        change_grounds=_grounds(by),
        approved_by=by.approved_by,
        handler_phone=by.handler_phone,
        handler_email=by.handler_email,
        address=by.address,
        figures=_figures(paper, by),
        a2_parts=_a2_parts(paper.plan, by),
        texts=EDITION,
    )


def _grounds(by: PlanDecision) -> tuple[str, ...]:
    if by.kind is None:
        return ()
    return grounds(by.kind, by.facts, first_pip=by.first_pip, on=by.on, termijn_until=by.termijn_until)


def _figures(paper: PipDocument, by: PlanDecision) -> tuple[FrozenFigure, ...]:
    first = by.first_pip or by.on
    if first < first_day("inburgeringstermijn"):
        return ()
    return frozen_figures(paper.plan, doelgroep=paper.doelgroep, kind=by.kind, first_pip=first, dated=by.on)


def _a2_parts(plan: Plan, by: PlanDecision) -> tuple[Taalonderdeel, ...]:
    if plan.leerroute is not Leerroute.B1 or plan.niveau is not Taalniveau.A2:
        return ()
    changed = replace(by.facts, a2_before=by.a2_before)
    chosen = changed.all_parts if by.kind is Wijziging.AFSCHALEN else by.a2_before
    return tuple(each for each in Taalonderdeel if each in chosen)


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
