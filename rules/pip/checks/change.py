"""The check of a changed PIP against its kind of change (Wet inburgering 2021, art. 15 and 17; Besluit art. 5.5)."""

from collections.abc import Iterator

from rules.law.terms import Leerroute, Taalniveau, Wijziging
from rules.pip.approval import ARTICLE, LACKING, Approval
from rules.pip.changes import ChangeFacts, conditions, niveau_of
from rules.pip.document import Plan
from rules.pip.shortcoming import PipSituation, Shortcoming, ShortcomingCode, empty

_CHANGE = "Wet inburgering 2021, art. 15 en 17"
_OTHER_KIND = "Wilt u dat wel? Kies dan een andere soort wijziging."


def change_shortcomings(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    """A missing reason, conditions that are not met, and a plan that does not fit its kind of change."""
    if not situation.first_pip and empty(situation.change_reason):
        yield Shortcoming(
            code=ShortcomingCode.WIJZIGING_ZONDER_REDEN, field="", article=_CHANGE,
            text="Schrijf op waarom het PIP verandert.",
        )  # fmt: skip
    kind = situation.change_kind
    if kind is None:
        return
    change_conditions = conditions(
        kind,
        situation.change,
        first_pip=situation.first_dagtekening,
        on=situation.dated,
        termijn_until=situation.termijn_until,
    )
    for each in change_conditions:
        if not each.met:
            yield Shortcoming(
                code=ShortcomingCode.VOORWAARDE_WIJZIGING, field="", article=each.article, text=each.reason,
                blocking=each.blocking or each.frozen_only,
            )  # fmt: skip
    if plan.leerroute is not None:
        yield from _FITS[kind](plan, situation.change)


def approval_shortcomings(situation: PipSituation) -> Iterator[Shortcoming]:
    """A missing approval of a coördinator, where the gemeente asks for one."""
    if situation.approval is not None and situation.approval is not Approval.GEGEVEN:
        yield Shortcoming(
            code=ShortcomingCode.AKKOORD_ONTBREEKT, field="", article=ARTICLE, text=LACKING[situation.approval]
        )


def _same(plan: Plan, facts: ChangeFacts) -> Iterator[Shortcoming]:
    if facts.from_leerroute is None:
        return  # begun before Koers asked for the kind of change
    if plan.leerroute is not facts.from_leerroute:
        yield _wrong("leerroute", f"De leerroute blijft gelijk bij een wijziging van de inhoud. {_OTHER_KIND}")
    elif niveau_of(plan.leerroute, plan.niveau) is not niveau_of(facts.from_leerroute, facts.from_niveau):
        yield _wrong("niveau", f"Het niveau blijft gelijk bij een wijziging van de inhoud. {_OTHER_KIND}")


def _scaled_down(plan: Plan, _facts: ChangeFacts) -> Iterator[Shortcoming]:
    if plan.leerroute is not Leerroute.B1:
        yield _wrong("leerroute", "Bij afschalen blijft de leerroute de B1-route.")
    elif plan.niveau is not Taalniveau.A2:
        yield _wrong("niveau", "Zet het niveau in het plan op A2: u bent aan het afschalen.")


def _switched(plan: Plan, facts: ChangeFacts) -> Iterator[Shortcoming]:
    if facts.to_leerroute is not None and plan.leerroute is not facts.to_leerroute:
        yield _wrong("leerroute", "Zet de leerroute in het plan op de nieuwe leerroute die u koos.")


def _route_after_move(plan: Plan, facts: ChangeFacts) -> Iterator[Shortcoming]:
    if facts.earlier_leerroute is not None and plan.leerroute is not facts.earlier_leerroute:
        yield _wrong("leerroute", "Na een verhuizing blijft de leerroute van de andere gemeente gelden.")


def _wrong(field: str, text: str) -> Shortcoming:
    return Shortcoming(code=ShortcomingCode.PLAN_PAST_NIET_BIJ_WIJZIGING, field=field, article=_CHANGE, text=text)


_FITS = {
    Wijziging.INHOUD: _same,
    Wijziging.AFSCHALEN: _scaled_down,
    Wijziging.SCHAKELEN: _switched,
    Wijziging.VERHUIZING: _route_after_move,
}
