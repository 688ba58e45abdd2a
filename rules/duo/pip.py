"""Would DUO register this PIP, or delete the current one? (conditions that DUO published with its contract PIP 1.2)"""

from collections.abc import Iterator
from datetime import date

from rules.duo.messages import DuoPip
from rules.duo.refusal import DuoRefusal, DuoRefusalCode, form_refusals
from rules.duo.scope import scope_refusals
from rules.duo.situation import Situation
from rules.law.terms import Leerroute, Taalniveau
from rules.law.wording import day
from rules.pip.document import Plan

SOURCE = "Voorwaarden DUO, PIP"
_NEVER = {
    (Leerroute.ONDERWIJS, Taalniveau.A2): "Niveau A2 kan niet bij de onderwijsroute.",
    (Leerroute.Z, Taalniveau.B1): "Niveau B1 kan niet bij de Z-route.",
}


def message(plan: Plan, dagtekening: date) -> DuoPip | None:
    """The message for this plan with this dagtekening; None while the plan has no leerroute."""
    if plan.leerroute is None:
        return None
    return DuoPip(
        dagtekening=dagtekening,
        leerroute=plan.leerroute,
        niveau=plan.niveau,
        geschatte_intensiteit=plan.estimated_hours,
        mag_opleiding_afmaken=plan.finish_study,
        alfabetisering=plan.alfabetisering,
    )


def niveau(pip: DuoPip) -> Taalniveau | None:
    """The niveau as DUO reads it: None means B1 in the B1-route and the onderwijsroute, and stays None in the
    Z-route.
    """
    if pip.niveau is None and pip.leerroute is not Leerroute.Z:
        return Taalniveau.B1
    return pip.niveau


def refusals(pip: DuoPip, situation: Situation) -> list[DuoRefusal]:
    """Why DUO would not register this PIP; empty when it would. `situation.pips` holds those that DUO knows already."""
    return [
        *form_refusals(pip, "PIP 1.2"),
        *scope_refusals(situation),
        *_dagtekening(pip, situation),
        *_niveau(pip, situation),
        *_intensity(pip, situation),
    ]


def no_leerroute() -> DuoRefusal:
    """The reason for a plan without a leerroute: there is no message to send yet."""
    return _refused(DuoRefusalCode.GEEN_LEERROUTE, "leerroute", "Kies een leerroute.")


def deleting_refusals(situation: Situation) -> list[DuoRefusal]:
    """Why DUO would not delete the current PIP; empty when it would."""
    reasons = list(scope_refusals(situation))
    if situation.current_pip is None or not situation.current_pip.ours:
        text = "DUO kent geen PIP van uw gemeente dat nu geldt."
        reasons.append(_refused(DuoRefusalCode.GEEN_EIGEN_PIP, "pip", text))
    if situation.termijn_start is not None:
        text = "De inburgeringstermijn is al vastgesteld. Daarna kan een PIP niet meer worden verwijderd."
        reasons.append(_refused(DuoRefusalCode.TERMIJN_VASTGESTELD, "pip", text))
    if situation.course_hours:
        text = "Er zijn al cursusuren geregistreerd bij het huidige aanbod. Daarna kan een PIP niet worden verwijderd."
        reasons.append(_refused(DuoRefusalCode.CURSUSUREN_GEREGISTREERD, "pip", text))
    return reasons


def _dagtekening(pip: DuoPip, situation: Situation) -> Iterator[DuoRefusal]:
    dated = pip.dagtekening
    if situation.plicht_start is None:
        text = "Het begin van de inburgeringsplicht is niet ingevuld. De dagtekening mag daar niet vóór liggen."
        yield _dated(DuoRefusalCode.PLICHT_ONBEKEND, text, blocking=False)
    elif dated < situation.plicht_start:
        text = f"De dagtekening ligt vóór het begin van de inburgeringsplicht ({day(situation.plicht_start)})."
        yield _dated(DuoRefusalCode.VOOR_PLICHT, text)
    yield from _after_earlier(dated, situation)
    if situation.vestiging is None or dated < situation.vestiging:
        # what DUO takes for vestiging of somebody in an azc who is coupled was not verified: a warning only
        text = (
            "De dagtekening ligt vóór de inschrijving in uw gemeente, of die is niet ingevuld. "
            "Kijk in het Portaal Inburgering of DUO deze datum aanneemt."
        )
        yield _dated(DuoRefusalCode.VOOR_VESTIGING, text, blocking=False)


def _after_earlier(dated: date, situation: Situation) -> Iterator[DuoRefusal]:
    if not situation.pips:
        return
    first, current = situation.pips[0].dagtekening, situation.pips[-1].dagtekening
    if dated < first:
        yield _dated(DuoRefusalCode.VOOR_EERSTE_PIP, f"De dagtekening ligt vóór die van het eerste PIP ({day(first)}).")
    if dated < current:
        text = f"De dagtekening ligt vóór die van het PIP dat nu geldt ({day(current)})."
        yield _dated(DuoRefusalCode.VOOR_HUIDIG_PIP, text)


def _niveau(pip: DuoPip, situation: Situation) -> Iterator[DuoRefusal]:
    never = _NEVER.get((pip.leerroute, pip.niveau)) if pip.niveau else None
    if never is not None:
        yield _refused(DuoRefusalCode.NIVEAU_BIJ_LEERROUTE, "niveau", never)
    if not situation.pips and (pip.leerroute, pip.niveau) == (Leerroute.B1, Taalniveau.A2):
        text = "Niveau A2 kan niet in het allereerste PIP met de B1-route, van welke gemeente ook."
        yield _refused(DuoRefusalCode.A2_IN_EERSTE_PIP, "niveau", text)


def _intensity(pip: DuoPip, situation: Situation) -> Iterator[DuoRefusal]:
    if pip.geschatte_intensiteit is None:
        return
    if pip.leerroute is not Leerroute.B1:
        text = "Geschatte uren kunt u alleen bij de B1-route doorgeven. Maak het veld leeg."
        yield _refused(DuoRefusalCode.UREN_BIJ_LEERROUTE, "geschatteIntensiteitB1Route", text)
    if not situation.asiel:
        text = "Geschatte uren kunt u alleen bij een asielstatushouder doorgeven. Maak het veld leeg."
        yield _refused(DuoRefusalCode.UREN_BIJ_DOELGROEP, "geschatteIntensiteitB1Route", text)


def _dated(code: DuoRefusalCode, text: str, *, blocking: bool = True) -> DuoRefusal:
    return DuoRefusal(code=code, field="dagtekeningPip", text=text, source=SOURCE, blocking=blocking)


def _refused(code: DuoRefusalCode, field: str, text: str) -> DuoRefusal:
    return DuoRefusal(code=code, field=field, text=text, source=SOURCE)
