"""Which values of a plan differ in a later plan (Wet inburgering 2021, art. 15 and 17).

Values are compared and not the sentences that print them: "niet nodig" and not filled in read the same in some
documents, and are not the same plan. Agreements, ontzorgen, the PIP-team and how a doel stands are left out: they may
change while a version is in force.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from rules.pip.document import Plan, PlanActiviteit, PlanDoel

APART_FROM_THE_VERSION = frozenset({"agreements", "relief", "team", "status", "status_reason", "questionnaire"})
_PARTS = frozenset({"doelen", "activiteiten"})


@dataclass(frozen=True, kw_only=True)
class PlanDifference:
    """One value that is otherwise: `field` is its name in Plan, or in the Doel or Activiteit that is given with it.

    `field` is empty when the doel or activiteit itself was added or taken out.
    """

    field: str = ""
    doel: PlanDoel | None = None
    activiteit: PlanActiviteit | None = None


def plan_differences(before: Plan, after: Plan) -> tuple[PlanDifference, ...]:
    """All values that are otherwise in the plan `after`; none when the two say the same. Their order means nothing."""
    of_the_plan = (PlanDifference(field=name) for name in _otherwise(before, after))
    return (*of_the_plan, *_of_doelen(before, after))


def _otherwise(before: Plan | PlanDoel | PlanActiviteit, after: Plan | PlanDoel | PlanActiviteit) -> list[str]:
    """The names of the fields in which two of the same kind differ."""
    names = [each.name for each in fields(after) if each.name not in APART_FROM_THE_VERSION | _PARTS]
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def _of_doelen(before: Plan, after: Plan) -> Iterator[PlanDifference]:
    old, new = ({each.id: each for each in plan.doelen} for plan in (before, after))
    for doel in [*after.doelen, *before.doelen]:
        if doel.id not in old or doel.id not in new:
            yield PlanDifference(doel=doel)
    for doel in after.doelen:
        if doel.id in old:
            yield from (PlanDifference(field=name, doel=doel) for name in _otherwise(old[doel.id], doel))
            yield from _of_activiteiten(old[doel.id], doel)


def _of_activiteiten(before: PlanDoel, after: PlanDoel) -> Iterator[PlanDifference]:
    old, new = ({each.id: each for each in doel.activiteiten} for doel in (before, after))
    for each in [*after.activiteiten, *before.activiteiten]:
        if each.id not in old or each.id not in new:
            yield PlanDifference(doel=after, activiteit=each)
    for each in after.activiteiten:
        if each.id in old:
            names = _otherwise(old[each.id], each)
            yield from (PlanDifference(field=name, doel=after, activiteit=each) for name in names)
