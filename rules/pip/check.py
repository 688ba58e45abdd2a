"""The check of a PIP before it is vastgesteld (Wet inburgering 2021, art. 15): all shortcomings, in plan order."""

from collections.abc import Iterator

from rules.pip.check_change import approval_shortcomings, change_shortcomings
from rules.pip.check_dates import dates_shortcomings
from rules.pip.check_doelen import doelen_shortcomings
from rules.pip.check_leerroute import route_shortcomings
from rules.pip.check_parts import parts_shortcomings
from rules.pip.document import Plan
from rules.pip.shortcoming import PipSituation, Shortcoming, ShortcomingCode

__all__ = ["PipSituation", "Shortcoming", "ShortcomingCode", "may_be_vastgesteld", "shortcomings"]

_PIP = "Wet inburgering 2021, art. 15"
_INTAKE = "Wet inburgering 2021, art. 14"


def shortcomings(plan: Plan, situation: PipSituation) -> list[Shortcoming]:
    """What is missing, what DUO would refuse, and (not blocking) what is to be looked at; empty when all is well.

    Never raises: an empty plan has many shortcomings.
    """
    return [
        *_course(plan, situation),
        *change_shortcomings(plan, situation),
        *dates_shortcomings(situation),
        *route_shortcomings(plan, situation),
        *parts_shortcomings(plan, situation),
        *doelen_shortcomings(plan, situation),
        *approval_shortcomings(situation),
    ]


def may_be_vastgesteld(shortcoming_list: list[Shortcoming]) -> bool:
    """Whether none of these shortcomings blocks the vaststelling."""
    return not any(each.blocking for each in shortcoming_list)


def _course(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    if situation.first_pip and not situation.intake_completed:
        yield Shortcoming(
            code=ShortcomingCode.INTAKE_NIET_AFGEROND, field="", article=_INTAKE,
            text="Rond eerst de brede intake af.",
        )  # fmt: skip
    if plan.explained != "ja":
        yield Shortcoming(
            code=ShortcomingCode.NIET_UITGELEGD, field="uitgelegd", article=_PIP, blocking=False,
            text="Leg het plan uit in een taal die deze persoon goed begrijpt, en zet dat in het plan.",
        )  # fmt: skip
