"""The check of PVT, MAP, begeleiding, vve, ontzorgen and voortgang in a PIP (Wet inburgering 2021, art. 15)."""

from collections.abc import Iterator

from rules.law.terms import Doelgroep, Leerroute
from rules.pip.document import Plan
from rules.pip.shortcoming import PipSituation, Shortcoming, ShortcomingCode, empty

_PIP = "Wet inburgering 2021, art. 15"


def parts_shortcomings(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    """What is missing in the parts of the PIP other than the leerroute and the doelen."""
    yield from _pvt(plan, situation)
    if plan.leerroute is not Leerroute.ONDERWIJS:
        yield from _map(plan, situation)
    yield from _support(plan, situation)
    yield from _progress(plan, situation)


def _pvt(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    figure = situation.figure("pvt_uren")
    if plan.pvt_hours is None or plan.pvt_hours < figure.value:
        text = f"Het participatieverklaringstraject duurt ten minste {figure.value} uur."
        yield _missing(ShortcomingCode.PVT_UREN_TE_WEINIG, "pvt_uren", text, figure.article)
    if empty(plan.pvt_how):
        text = "Schrijf op hoe het participatieverklaringstraject eruitziet."
        yield _missing(ShortcomingCode.PVT_INVULLING_ONTBREEKT, "pvt_invulling", text)


def _map(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    figure = situation.figure("map_uren")
    if plan.map_hours is None or plan.map_hours < figure.value:
        text = f"De Module Arbeidsmarkt en Participatie heeft ten minste {figure.value} uur praktijk."
        yield _missing(ShortcomingCode.MAP_UREN_TE_WEINIG, "map_uren", text, figure.article)
    if empty(plan.map_how):
        text = "Schrijf op hoe de Module Arbeidsmarkt en Participatie eruitziet."
        yield _missing(ShortcomingCode.MAP_INVULLING_ONTBREEKT, "map_invulling", text)


def _support(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    if empty(plan.begeleiding):
        text = "Schrijf op welke begeleiding deze persoon krijgt."
        yield _missing(ShortcomingCode.BEGELEIDING_ONTBREEKT, "begeleiding", text)
    if situation.child_under_vve_age and empty(plan.vve):
        text = "Er is een jong kind. Schrijf op wat er is afgesproken over de voorschool (vve)."
        yield _missing(ShortcomingCode.VVE_ONTBREEKT, "vve", text)
    if not situation.bijstand:
        return
    article = situation.figure("ontzorgen").article
    relieved = situation.doelgroep is Doelgroep.ASIELSTATUSHOUDER and not situation.regular_permit
    if relieved and empty(plan.ontzorgen):
        text = "Schrijf op welke vaste lasten de gemeente betaalt, en tot wanneer (ontzorgen)."
        yield _missing(ShortcomingCode.ONTZORGEN_ONTBREEKT, "ontzorgen", text, article)
    if empty(plan.participatiewet):
        text = "Deze persoon krijgt bijstand. Staan de afspraken over bijstand en werk in een ander besluit?"
        code = ShortcomingCode.PARTICIPATIEWET_ONTBREEKT
        yield Shortcoming(code=code, field="participatiewet", article="Participatiewet", text=text, blocking=False)


def _progress(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    if empty(plan.progress_how):
        text = "Schrijf op hoe u samen de voortgang volgt."
        yield _missing(ShortcomingCode.VOORTGANG_ONTBREEKT, "voortgang", text)
    if plan.next_talk is None:
        text = "Kies een datum voor het volgende voortgangsgesprek."
        yield _missing(ShortcomingCode.VOLGEND_GESPREK_ONTBREEKT, "volgend_gesprek", text)
    elif plan.next_talk < situation.dated:
        text = "Het volgende voortgangsgesprek ligt vóór de dagtekening van het PIP. Klopt die datum?"
        code = ShortcomingCode.VOLGEND_GESPREK_VOOR_PIP
        yield Shortcoming(code=code, field="volgend_gesprek", article=_PIP, text=text, blocking=False)


def _missing(code: ShortcomingCode, field: str, text: str, article: str = _PIP) -> Shortcoming:
    return Shortcoming(code=code, field=field, article=article, text=text)
