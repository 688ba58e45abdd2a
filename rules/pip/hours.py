"""Hours of the activities of a PIP: per week, in total, and compared with what the law asks for the leerroute."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from rules.law.duration import last_day
from rules.law.parameters import first_day, parameter
from rules.law.terms import Doelgroep, Leerroute, TeltVoor
from rules.pip.document import Plan, PlanActiviteit
from rules.pip.dual_trajectory import divided

_WEEK = timedelta(weeks=1)
_DAYS_IN_WEEK = Decimal(_WEEK.days)
# Hours are kept to the quarter, as timetables write them.
_QUARTER = Decimal("0.25")
_ABOUT = frozenset({"onderwijsroute_uren"})
_PARTICIPATION = "zroute_participatieuren"
_ESTIMATE = "Wet inburgering 2021, art. 15 (schatting in dit plan)"


@dataclass(frozen=True, kw_only=True)
class WeekHours:
    """Planned hours in the week that begins on Monday `week_start`, by obligation."""

    week_start: date
    hours: dict[TeltVoor, Decimal]

    @property
    def total(self) -> Decimal:
        """All hours of the week together."""
        return sum(self.hours.values(), Decimal(0))


@dataclass(frozen=True, kw_only=True)
class HoursExpected:
    """Planned and required hours for one obligation; `about`: the required number is an estimate, not a minimum."""

    kind: TeltVoor
    planned: Decimal
    required: Decimal
    article: str
    about: bool = False


@dataclass(frozen=True)
class _Span:
    start: date
    until: date
    per_week: Decimal

    def within(self, first: date, last: date) -> Decimal:
        """Hours from `first` to `last` (both inclusive), in proportion to the days."""
        days = (min(self.until, last) - max(self.start, first)).days + 1
        return self.per_week * max(days, 0) / _DAYS_IN_WEEK


def total_hours(activiteit: PlanActiviteit) -> Decimal:
    """Hours of one activity from its first to its last day; 0 while its hours or days are missing or contradictory."""
    span = _span(activiteit)
    return _quarters(span.within(span.start, span.until)) if span else Decimal(0)


def weekly_hours(activiteiten: Iterable[PlanActiviteit], termijn_until: date | None = None) -> list[WeekHours]:
    """Hours per week (Monday to Sunday) from the first day of all activities to the last, empty weeks included.

    A week that an activity covers in part gets its part. Days more than an inburgeringstermijn after the first
    start is left out (Wet inburgering 2021, art. 11), unless it lies within the termijn that really runs: up to
    `termijn_until`. Activities without hours or days count for nothing.
    """
    spans = [pair for each in activiteiten for pair in _spans(each)]
    if not spans:
        return []
    start = min(span.start for _, span in spans)
    length = parameter("inburgeringstermijn", on=max(start, first_day("inburgeringstermijn")))
    longest = max(last_day(start, length), termijn_until or date.min)
    last = min(max(span.until for _, span in spans), longest)
    monday = start - timedelta(days=start.weekday())
    weeks = []
    while monday <= last:
        weeks.append(_week(monday, last, spans))
        monday += _WEEK
    return weeks


def totals(plan: Plan) -> dict[TeltVoor, Decimal]:
    """Hours of all activities of a plan by obligation; every obligation is in it, with 0 when there are none.

    Each hour counts once (Besluit art. 3.14): a dual trajectory by its parts (`rules.pip.dual_trajectory`), every other
    activity for one obligation.
    """
    summed = dict.fromkeys(TeltVoor, Decimal(0))
    for each in plan.activiteiten:
        for kind, span in _spans(each):
            summed[kind] += _quarters(span.within(span.start, span.until))
    return summed


def module_hours(plan: Plan, kind: TeltVoor) -> Decimal:
    """The hours of the PVT or the MAP, one number for every screen and paper; 0 while nothing was said of them.

    The hours that the plan states and those of its activities are the same hours: the larger counts.
    """
    stated = {TeltVoor.PVT: plan.pvt_hours, TeltVoor.MAP: plan.map_hours}.get(kind)
    return max(totals(plan)[kind], Decimal(stated or 0))


def expected(plan: Plan, doelgroep: Doelgroep, on: date, participation_limit: int | None = None) -> list[HoursExpected]:
    """What the law asks of this person for the leerroute of the plan, beside what the plan holds.

    PVT: Besluit inburgering 2021, art. 3.1. MAP, not in the onderwijsroute: Wet, art. 8. Z-route: Besluit, art. 3.14.
    The B1-route asks no number: what the plan estimates for an asielstatushouder (Wet, art. 15) stands there instead.
    `participation_limit`: the most hours of participation by a partial ontheffing of DUO, None without one.
    Raises NoFigure for a day before the law was in force.
    """
    summed = totals(plan)
    for module in (TeltVoor.PVT, TeltVoor.MAP):
        summed[module] = module_hours(plan, module)
    lines = []
    for kind, name in _required(plan.leerroute, doelgroep):
        figure = parameter(name, on=on)
        amount = asked_participation(figure.value, participation_limit) if name == _PARTICIPATION else figure.value
        if not amount:
            continue
        lines.append(
            HoursExpected(
                kind=kind,
                planned=summed[kind],
                required=Decimal(amount),
                article=figure.article,
                about=name in _ABOUT,
            )
        )
    return [*lines, *_estimate(plan, doelgroep, summed[TeltVoor.CURSUSUREN])]


def asked_participation(by_law: int, limit: int | None) -> int:
    """The hours of participation that are asked: those of the law, or fewer where DUO set a limit (0 for none)."""
    return by_law if limit is None else min(by_law, limit)


def _estimate(plan: Plan, doelgroep: Doelgroep, planned: Decimal) -> list[HoursExpected]:
    asiel = doelgroep is Doelgroep.ASIELSTATUSHOUDER
    if plan.leerroute is not Leerroute.B1 or not asiel or not plan.estimated_hours:
        return []
    required = Decimal(plan.estimated_hours)
    return [HoursExpected(kind=TeltVoor.CURSUSUREN, planned=planned, required=required, article=_ESTIMATE, about=True)]


def _required(leerroute: Leerroute | None, doelgroep: Doelgroep) -> list[tuple[TeltVoor, str]]:
    required = [(TeltVoor.PVT, "pvt_uren")]
    if leerroute in (Leerroute.B1, Leerroute.Z):
        required.append((TeltVoor.MAP, "map_uren"))
    if leerroute is Leerroute.ONDERWIJS:
        required.append((TeltVoor.CURSUSUREN, "onderwijsroute_uren"))
    if leerroute is Leerroute.Z:
        required.append((TeltVoor.CURSUSUREN, "zroute_cursusuren"))
        if doelgroep is Doelgroep.ASIELSTATUSHOUDER:
            required.append((TeltVoor.PARTICIPATIEUREN, "zroute_participatieuren"))
    return required


def _span(activiteit: PlanActiviteit) -> _Span | None:
    start, until, per_week = activiteit.start, activiteit.until, activiteit.hours_per_week
    if start is None or until is None or per_week is None or until < start:
        return None
    return _Span(start, until, per_week)


def _spans(activiteit: PlanActiviteit) -> list[tuple[TeltVoor, _Span]]:
    """The days and hours of an activity by obligation; each hour counts once."""
    span = _span(activiteit)
    if span is None:
        return []
    return [(kind, _Span(span.start, span.until, part)) for kind, part in divided(activiteit).items()]


def _week(monday: date, last: date, spans: list[tuple[TeltVoor, _Span]]) -> WeekHours:
    sunday = min(monday + _WEEK - timedelta(days=1), last)
    hours: dict[TeltVoor, Decimal] = {}
    for kind, span in spans:
        part = span.within(monday, sunday)
        if part:
            hours[kind] = hours.get(kind, Decimal(0)) + part
    return WeekHours(week_start=monday, hours={kind: _quarters(part) for kind, part in hours.items()})


def _quarters(hours: Decimal) -> Decimal:
    return (hours / _QUARTER).quantize(Decimal(1), rounding=ROUND_HALF_UP) * _QUARTER
