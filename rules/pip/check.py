"""The check of a PIP before it is vastgesteld (Wet inburgering 2021, art. 15): all shortcomings, in plan order."""

from collections.abc import Iterator

from rules.law.age_points import age_point
from rules.law.deadlines import termijn_from
from rules.pip.checks.change import approval_shortcomings, change_shortcomings
from rules.pip.checks.dates import dates_shortcomings
from rules.pip.checks.doelen import doelen_shortcomings
from rules.pip.checks.leerroute import route_shortcomings
from rules.pip.checks.parts import parts_shortcomings
from rules.pip.document import Plan
from rules.pip.shortcoming import PipSituation, Shortcoming, ShortcomingCode, empty

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
    yield from _person(situation)


def _person(situation: PipSituation) -> Iterator[Shortcoming]:
    """What the dossier says, or does not say, of the person to whom the decision is addressed."""
    if situation.address is not None and empty(situation.address):
        yield Shortcoming(
            code=ShortcomingCode.ADRES_ONTBREEKT, field="", article="Algemene wet bestuursrecht, art. 3:41",
            blocking=False,
            text="Het adres van deze persoon is niet bekend. Zonder adres kan het besluit niet worden toegezonden.",
        )  # fmt: skip
    term = termijn_from(situation.first_dated, situation.termijn_until)
    point = age_point(situation.birth_date, situation.on, term.last_day if term else None)
    if point is not None:
        yield Shortcoming(
            code=ShortcomingCode.LEEFTIJD, field="", article=point.article, text=point.text, blocking=False
        )
