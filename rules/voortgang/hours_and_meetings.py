"""After the PIP: the hours that were followed, and the meetings of the PIP-team that plan themselves.

How often people meet is no law but a working agreement (pilot Weert): its figures stand with the others, and say so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from rules.law.duration import end_exclusive, last_day
from rules.law.parameters import Figure, first_day, parameter
from rules.law.terms import Doelgroep, TeltVoor
from rules.pip.document import Plan
from rules.pip.hours import expected, totals

MINUTES = 60
_WEEKEND = 5  # Saturday, as Python counts days of the week


@dataclass(frozen=True, kw_only=True)
class FollowedLine:
    """Hours of one period as a school or partner told them; one line counts once."""

    counts_for: TeltVoor
    minutes: int
    excused: int = 0
    unexcused: int = 0
    during_intake: bool = False
    as_language: bool = False


@dataclass(frozen=True, kw_only=True)
class Followed:
    """All that somebody followed, in minutes; `minutes` holds every kind, if only with 0."""

    minutes: Mapping[TeltVoor, int]
    excused: int = 0
    unexcused: int = 0
    language: int = 0  # lessons in the leerroute, with participation that counts as a lesson (DUO: participatietaalles)
    participation: int = 0  # participation, that of the brede intake too (Besluit art. 3.14), not what counts as lesson
    language_in_intake: int = 0  # lessons during the brede intake, which DUO counts apart

    def hours(self, kind: TeltVoor) -> Decimal:
        """The hours of one kind, as they were noted."""
        return Decimal(self.minutes[kind]) / MINUTES

    def counted(self, kind: TeltVoor) -> Decimal:
        """The hours that count for one kind: participation that counts as a lesson is a lesson, and nothing else."""
        as_lesson = self.minutes[TeltVoor.PARTICIPATIEUREN] - self.participation
        moved = {TeltVoor.CURSUSUREN: as_lesson, TeltVoor.PARTICIPATIEUREN: -as_lesson}
        return Decimal(self.minutes[kind] + moved.get(kind, 0)) / MINUTES

    @property
    def attendance(self) -> Decimal | None:
        """Which part of all hours that were offered was followed; None when nothing was noted."""
        done = sum(self.minutes.values())
        offered = done + self.excused + self.unexcused
        return Decimal(done) / offered if offered else None


@dataclass(frozen=True, kw_only=True)
class TeamWatch:
    """How the PIP-team keeps to its meetings: so many are asked until a day, so many were held."""

    asked: int
    held: int
    until: date
    article: str

    @property
    def missing(self) -> int:
        """How many meetings are still to be held in this period."""
        return max(self.asked - self.held, 0)

    def is_late(self, on: date) -> bool:
        """Whether the period is over without the meetings that were asked."""
        return bool(self.missing) and on > self.until


def followed(lines: Iterable[FollowedLine]) -> Followed:
    """The hours of all lines together."""
    minutes = dict.fromkeys(TeltVoor, 0)
    excused = unexcused = language = participation = in_intake = 0
    for each in lines:
        minutes[each.counts_for] += each.minutes
        excused += each.excused
        unexcused += each.unexcused
        if each.counts_for is TeltVoor.PARTICIPATIEUREN and not each.as_language:
            participation += each.minutes
        elif each.counts_for is TeltVoor.CURSUSUREN and each.during_intake:
            in_intake += each.minutes
        elif each.counts_for is TeltVoor.CURSUSUREN or each.as_language:
            language += each.minutes
    return Followed(
        minutes=minutes, excused=excused, unexcused=unexcused,
        language=language, participation=participation, language_in_intake=in_intake,
    )  # fmt: skip


def team_meetings(first_pip: date) -> tuple[date, ...]:
    """The days for the meetings of the PIP-team after a first PIP, spread over the period; none before the figures.

    Working agreement (pilot Weert), no law: at least so many meetings in the first so many months. No day falls in a
    weekend, and after the last one there is time to move it.
    """
    asked = _asked(first_pip)
    if asked is None:
        return ()
    amount, period = asked
    days = (end_exclusive(first_pip, period) - first_pip).days
    return tuple(_workday(first_pip + timedelta(days=days * each // (amount + 1))) for each in range(1, amount + 1))


def team_watch(first_pip: date, held: Iterable[date]) -> TeamWatch | None:
    """How many meetings of the PIP-team were `held` in the first period after the first PIP; None without figures."""
    asked = _asked(first_pip)
    if asked is None:
        return None
    amount, period = asked
    until = last_day(first_pip, period)
    within = sum(first_pip <= each <= until for each in held)
    return TeamWatch(asked=amount, held=within, until=until, article=period.article)


def meetings_rule(on: date) -> str:
    """One Dutch sentence with the rule by which meetings plan themselves, as it holds on a day."""
    amount, period = parameter("pip_team_overleggen", on=on), parameter("pip_team_periode", on=on)
    return (
        f"Het PIP-team komt in de eerste {period.value} maanden na het eerste PIP ten minste {amount.value} keer bij "
        "elkaar."
    )


def meetings_article(on: date) -> str:
    """Where that rule comes from."""
    return parameter("pip_team_overleggen", on=on).article


def _asked(first_pip: date) -> tuple[int, Figure] | None:
    if first_pip < max(first_day("pip_team_overleggen"), first_day("pip_team_periode")):
        return None
    amount, period = parameter("pip_team_overleggen", on=first_pip), parameter("pip_team_periode", on=first_pip)
    return amount.value, period


def _workday(on: date) -> date:
    """The day itself, or the Monday after it when it falls in a weekend."""
    late = on.weekday() - _WEEKEND
    return on + timedelta(days=2 - late) if late >= 0 else on


@dataclass(frozen=True, kw_only=True)
class HoursLine:
    """Hours of one kind: followed, planned up to today, planned in all, and what is asked (None: nothing).

    `article` says where that is asked; `about`: it is no least number but a length or an estimate.
    """

    kind: TeltVoor
    followed: Decimal
    due: Decimal
    planned: Decimal
    asked: Decimal | None = None
    article: str = ""
    about: bool = False


def hours_lines(
    plan: Plan, done: Followed, doelgroep: Doelgroep, on: date, participation_limit: int | None = None
) -> tuple[HoursLine, ...]:
    """Followed beside planned, for every kind of which there is anything or the law asks something.

    `participation_limit`: the most hours of participation by a partial ontheffing of DUO, None without one.
    """
    planned, due = totals(plan), totals(_until(plan, on))
    asked = {each.kind: each for each in expected(plan, doelgroep, on, participation_limit)}
    found = []
    for kind in TeltVoor:
        law = asked.get(kind)
        line = HoursLine(
            kind=kind,
            followed=done.counted(kind),
            due=due[kind],
            planned=max(planned[kind], law.planned if law else Decimal(0)),
            asked=law.asked if law else None,
            article=law.article if law else "",
            about=law is not None and law.about,
        )
        if law or line.followed or line.planned:
            found.append(line)
    return tuple(found)


def _until(plan: Plan, on: date) -> Plan:
    """The plan with only the part of each activity that lies behind us, this day included."""
    begun = tuple(
        replace(
            doel,
            activiteiten=tuple(
                replace(each, until=min(each.until, on))
                for each in doel.activiteiten
                if each.start is not None and each.until is not None and each.start <= on
            ),
        )
        for doel in plan.doelen
    )
    return replace(plan, doelen=begun)
