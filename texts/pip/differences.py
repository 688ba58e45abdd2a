"""What differs between two plans, for people: per part what it was and became, and per doel."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from rules.pip.document import Agreement, OntzorgingPeriod, Plan, PlanDoel
from texts.pip.plan import PlanChange, PlanLine, plan_lines
from texts.wording.formats import short_date
from texts.wording.labels import LEEFGEBIEDEN, SIDES

_AGREEMENTS, _ONTZORGING, _TEAM = "Afspraken met naam en datum", "Ontzorgen", "PIP-team"


class DoelChange(StrEnum):
    """What became of a doel."""

    ADDED = "nieuw"
    REMOVED = "vervallen"
    CHANGED = "gewijzigd"


@dataclass(frozen=True, kw_only=True)
class PartDifference:
    """A part of the plan in which something reads differently; empty where it was not there."""

    part: str
    changes: tuple[PlanChange, ...]


@dataclass(frozen=True, kw_only=True)
class DoelDifference:
    """One doel that was added, removed or changed."""

    name: str
    became: DoelChange
    changes: tuple[PlanChange, ...]


@dataclass(frozen=True, kw_only=True)
class PlanDifferences:
    """All that reads differently in the later plan."""

    parts: tuple[PartDifference, ...]
    doelen: tuple[DoelDifference, ...]

    @property
    def any(self) -> bool:
        """Whether there is a difference at all."""
        return bool(self.parts or self.doelen)


def plan_differences(before: Plan, after: Plan) -> PlanDifferences:
    """What differs, in the order of the later plan; what was taken out comes last."""
    old, new = (_plan_supplements(each) for each in (before, after))
    parts = dict.fromkeys(line.part for line in [*new, *old])
    differences = [
        PartDifference(part=part, changes=_changes(_of(part, old), _of(part, new)))
        for part in parts
        if _changes(_of(part, old), _of(part, new))
    ]
    return PlanDifferences(parts=tuple(differences), doelen=tuple(_doelen(before, after)))


def _doelen(before: Plan, after: Plan) -> list[DoelDifference]:
    old = {each.id: each for each in before.doelen}
    lines = []
    for doel in after.doelen:
        known = old.pop(doel.id, None)
        changes = _changes(_lines(known) if known else [], _lines(doel))
        if changes or known is None:
            became = DoelChange.CHANGED if known else DoelChange.ADDED
            lines.append(DoelDifference(name=_name(doel), became=became, changes=changes))
    gone = [
        DoelDifference(name=_name(each), became=DoelChange.REMOVED, changes=_changes(_lines(each), []))
        for each in old.values()
    ]
    return lines + gone


def _changes(before: Iterable[PlanLine], after: Iterable[PlanLine]) -> tuple[PlanChange, ...]:
    old, new = {each.key: each for each in before}, {each.key: each for each in after}
    changes = [
        PlanChange(line.label, old[key].text if key in old else "", line.text)
        for key, line in new.items()
        if key not in old or old[key].text != line.text
    ]
    return tuple(changes + [PlanChange(line.label, line.text, "") for key, line in old.items() if key not in new])


def _lines(doel: PlanDoel) -> list[PlanLine]:
    return [each for each in plan_lines(Plan(doelen=(doel,))) if each.about]


def _of(part: str, lines: Iterable[PlanLine]) -> list[PlanLine]:
    return [each for each in lines if each.part == part]


def _name(doel: PlanDoel) -> str:
    words = doel.own_words or doel.result
    area = LEEFGEBIEDEN[doel.area]
    return f"{area}: {words}" if words else area


def _plan_supplements(plan: Plan) -> list[PlanLine]:
    bare = replace(plan, doelen=(), agreements=(), relief=None, team=())
    return [
        *plan_lines(bare),
        *(PlanLine(f"afspraak:{each.id}", _AGREEMENTS, SIDES[each.side], _agreement(each)) for each in plan.agreements),
        *([PlanLine("ontzorgen", _ONTZORGING, "Vaste lasten", _ontzorging(plan.relief))] if plan.relief else []),
        *(
            PlanLine(f"team:{each.role}:{each.person}", _TEAM, each.person, each.organisation or "In het PIP-team")
            for each in plan.team
        ),
    ]


def _agreement(each: Agreement) -> str:
    due = f"klaar op {short_date(each.due)}" if each.due else ""
    done = f"gedaan op {short_date(each.done)}" if each.done else ""
    return " · ".join(filter(None, (each.what, each.owner, due, done)))


def _ontzorging(relief: OntzorgingPeriod) -> str:
    return f"{short_date(relief.start)} t/m {short_date(relief.until)}"
