"""The check of the leerroute of a PIP: chosen, allowed, with reasons (Wet inburgering 2021, art. 14, 15 and 17)."""

from collections.abc import Iterator

from rules.intake.leerroute_arguments import LBT_ATTAINABLE, LBT_NOT_ATTAINABLE
from rules.law.deadlines import inburgeringstermijn
from rules.law.duration import last_day
from rules.law.parameters import first_day, parameter
from rules.law.terms import Alfabetisering, Doelgroep, Leerroute, Taalniveau, Wijziging
from rules.law.wording import day
from rules.pip.document import Plan, RouteReasons
from rules.pip.shortcoming import PipSituation, Shortcoming, ShortcomingCode, empty

_PIP = "Wet inburgering 2021, art. 15"
_DUO = "Acceptatieregels DUO, PIP"
_RVS = "Raad van State 24 december 2024, ECLI:NL:RVS:2024:5413"
_ROUTES = {
    Leerroute.B1: ("b1", "de B1-route"),
    Leerroute.ONDERWIJS: ("onderwijs", "de onderwijsroute"),
    Leerroute.Z: ("z", "de Z-route"),
}
_REFUSED: dict[tuple[Leerroute | None, Taalniveau | None], str] = {
    (Leerroute.ONDERWIJS, Taalniveau.A2): "Niveau A2 kan niet bij de onderwijsroute.",
    (Leerroute.Z, Taalniveau.B1): "Niveau B1 kan niet bij de Z-route.",
}


def route_shortcomings(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    """What is missing or not allowed about the leerroute, its niveau, its reasons and the leerbaarheidstoets."""
    if plan.leerroute is None:
        yield Shortcoming(
            code=ShortcomingCode.LEERROUTE_ONTBREEKT, field="leerroute", article=_PIP, text="Kies een leerroute."
        )
    yield from _niveau(plan, situation)
    yield from _switch(plan, situation)
    yield from _reasons(plan)
    yield from _leerbaarheidstoets(plan, situation)
    yield from _hours(plan, situation)
    yield from _alfabetisering(plan)


def _niveau(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    refused = _REFUSED.get((plan.leerroute, plan.niveau))
    if refused is not None:
        yield Shortcoming(code=ShortcomingCode.NIVEAU_PAST_NIET, field="niveau", article=_DUO, text=refused)
    if plan.leerroute is not Leerroute.B1 or plan.niveau is not Taalniveau.A2:
        return
    change = situation.change
    stays_a2 = change.from_leerroute is Leerroute.B1 and change.from_niveau is Taalniveau.A2
    if situation.change_kind is Wijziging.AFSCHALEN or stays_a2:
        return  # asked by the conditions of this change, or by those of an earlier one
    figure = situation.figure("afschalen_uren")
    if situation.first_pip:
        yield Shortcoming(
            code=ShortcomingCode.A2_IN_EERSTE_PIP, field="niveau", article=figure.article,
            text="Niveau A2 kan niet in het eerste PIP met de B1-route.",
        )  # fmt: skip
    elif situation.change_kind is not None:
        yield Shortcoming(
            code=ShortcomingCode.A2_ZONDER_AFSCHALEN, field="niveau", article=figure.article,
            text="Niveau A2 kan alleen door afschalen. Zet het niveau op B1, en begin daarna zo nodig een wijziging "
            "om af te schalen.",
        )  # fmt: skip
    else:
        yield Shortcoming(
            code=ShortcomingCode.AFSCHALEN_CONTROLEREN, field="niveau", article=figure.article, blocking=False,
            text=f"Controleer of deze persoon ten minste {figure.value} uur les in Nederlands heeft gevolgd "
            "en zich genoeg heeft ingezet.",
        )  # fmt: skip


def _switch(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    """Schakelen after the limit (Wet art. 17). Does not block: from when the limit counts, and how often one may
    switch, was not verified."""
    before, after = situation.previous_leerroute, plan.leerroute
    if situation.change_kind is not None:
        return  # the conditions of the change look at it
    if before is None or after in (None, before) or (before, after) == (Leerroute.ONDERWIJS, Leerroute.B1):
        return
    if situation.first_dated < first_day("inburgeringstermijn"):
        return
    start = inburgeringstermijn(situation.first_dated).start
    figure = parameter("schakelen", on=start)
    limit = last_day(start, figure)
    if situation.dated > limit:
        yield Shortcoming(
            code=ShortcomingCode.SCHAKELEN_TE_LAAT, field="leerroute", article=figure.article, blocking=False,
            text=f"Veranderen van leerroute kan meestal tot en met {day(limit)}. Ga na of het nu nog mag.",
        )  # fmt: skip


def _reasons(plan: Plan) -> Iterator[Shortcoming]:
    for route, (suffix, name) in _ROUTES.items():
        reasons = plan.reasons.get(route, RouteReasons())
        if empty(reasons.pro):
            yield Shortcoming(
                code=ShortcomingCode.REDEN_VOOR_ONTBREEKT, field=f"voor_{suffix}", article=_RVS,
                text=f"Schrijf op wat bij deze persoon vóór {name} spreekt.",
            )  # fmt: skip
        if empty(reasons.contra):
            yield Shortcoming(
                code=ShortcomingCode.REDEN_TEGEN_ONTBREEKT, field=f"tegen_{suffix}", article=_RVS,
                text=f"Schrijf op wat bij deze persoon tegen {name} spreekt.",
            )  # fmt: skip


def _leerbaarheidstoets(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    if not _has_outcome(situation):
        planned = situation.lbt_planned_on
        past = f"De leerbaarheidstoets stond gepland op {day(planned)}. " if planned else ""
        yield Shortcoming(
            code=ShortcomingCode.LBT_ZONDER_UITKOMST, field="", article="Wet inburgering 2021, art. 14",
            text=f"{past}Vul in de brede intake de uitslag van de leerbaarheidstoets in, of de vrijstelling, "
            "of de dag waarop de toets is gepland.",
        )  # fmt: skip
    departs = plan.leerroute in {
        LBT_ATTAINABLE: {Leerroute.Z},
        LBT_NOT_ATTAINABLE: {Leerroute.B1, Leerroute.ONDERWIJS},
    }.get(situation.lbt_result or "", set())
    if departs and empty(plan.lbt_departure):
        yield Shortcoming(
            code=ShortcomingCode.AFWIJKING_LBT_ZONDER_REDEN, field="afwijken_leerbaarheidstoets",
            article="Wet inburgering 2021, art. 14 en 15",
            text="De leerroute past niet bij de uitslag van de leerbaarheidstoets. Schrijf op waarom u afwijkt.",
        )  # fmt: skip


def _has_outcome(situation: PipSituation) -> bool:
    return (
        situation.lbt_result is not None
        or situation.lbt_status == "vrijgesteld"
        or (situation.lbt_planned_on is not None and situation.lbt_planned_on >= situation.on)
    )


def _hours(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    asylum = situation.doelgroep is Doelgroep.ASIELSTATUSHOUDER
    if asylum and empty(plan.intensity):
        yield Shortcoming(
            code=ShortcomingCode.INTENSITEIT_ONTBREEKT, field="intensiteit_leerroute", article=_PIP,
            text="Schrijf op hoeveel les deze persoon krijgt, en hoe vaak.",
        )  # fmt: skip
    if plan.estimated_hours is not None and not (asylum and plan.leerroute is Leerroute.B1):
        yield Shortcoming(
            code=ShortcomingCode.GESCHATTE_UREN_NIET_TOEGESTAAN, field="geschatte_uren_b1", article=_DUO,
            text="Een geschat aantal uren mag alleen bij de B1-route van een asielstatushouder. Haal het getal weg.",
        )  # fmt: skip


def _alfabetisering(plan: Plan) -> Iterator[Shortcoming]:
    if plan.alfabetisering is None:
        yield Shortcoming(
            code=ShortcomingCode.ALFABETISERING_ONTBREEKT, field="alfabetisering", article=_DUO,
            text="Kies of deze persoon eerst ons schrift moet leren.",
        )  # fmt: skip
    elif plan.leerroute is Leerroute.ONDERWIJS and plan.alfabetisering is not Alfabetisering.NVT:
        yield Shortcoming(
            code=ShortcomingCode.ALFABETISERING_PAST_NIET, field="alfabetisering", article=_DUO, blocking=False,
            text="Bij de onderwijsroute is alfabetisering meestal niet nodig. Klopt deze keuze?",
        )  # fmt: skip
