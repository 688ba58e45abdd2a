"""Advice on the leerroute, with arguments for and against all three. Advice, never a decision.

The caseworker decides and says why (Wet inburgering 2021, art. 15). The leerbaarheidstoets (art. 14) is weighed with
all that the intake says, and each route is weighed for this person (Raad van State 24 December 2024).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rules.intake.leerroute_arguments import ARGUMENTS, LBT_ATTAINABLE, LBT_NOT_ATTAINABLE, ArgumentSide, WeighingInput
from rules.law.facts import IntakeFacts
from rules.law.terms import Doelgroep, Leerroute

_ARTICLES = (
    "Wet inburgering 2021, art. 14 (brede intake en leerbaarheidstoets)",
    "Wet inburgering 2021, art. 15 (leerroute in het PIP)",
    "Raad van State 24 december 2024, ECLI:NL:RVS:2024:5413 (alle leerroutes afwegen)",
)
_Z_ARTICLE = "Besluit inburgering 2021, art. 3.14 (Z-route)"
_WITHOUT_TEST = ("vrijgesteld", "overgeslagen")


@dataclass(frozen=True, kw_only=True)
class RouteWeighing:
    """Dutch sentences for and against one leerroute for this person."""

    pro: list[str]
    contra: list[str]


@dataclass(frozen=True, kw_only=True)
class LeerrouteAdvice:
    """The advised route (None: no advice), the arguments per route, the doubts to discuss, and the articles (`basis`).

    All texts are Dutch sentences.
    """

    route: Leerroute | None
    reasons: dict[Leerroute, RouteWeighing]
    doubts: list[str]
    basis: list[str]


def advise(facts: IntakeFacts, age: int | None, doelgroep: Doelgroep, on: date) -> LeerrouteAdvice:
    """The advice that follows from the intake on the day `on`; `age` in whole years, None when it is not known.

    No route is advised without an outcome of the leerbaarheidstoets (or an exemption), or when the facts contradict
    each other; the doubts then say what is missing. Raises NoFigure for a day before the law was in force.
    """
    weighing = WeighingInput(facts=facts, age=age, doelgroep=doelgroep, on=on)
    route = _route(weighing)
    doubts = [sentence for sentence, holds in _DOUBTS if holds(weighing)]
    if route is None:
        doubts.append("Er is nog geen advies: er is te weinig bekend, of de antwoorden spreken elkaar tegen.")
    elif facts.preferred_route in set(Leerroute) - {route}:
        doubts.append("Deze persoon wil zelf een andere leerroute dan het advies; bespreek het verschil.")
    basis = [*_ARTICLES, _Z_ARTICLE] if route is Leerroute.Z else list(_ARTICLES)
    return LeerrouteAdvice(route=route, reasons=_reasons(weighing), doubts=doubts, basis=basis)


def _route(weighing: WeighingInput) -> Leerroute | None:
    attainable = _b1_attainable(weighing)
    if attainable is None:
        return None
    if not attainable:
        return Leerroute.Z
    return Leerroute.ONDERWIJS if _fits_onderwijs(weighing) else Leerroute.B1


def _b1_attainable(weighing: WeighingInput) -> bool | None:
    result = weighing.facts.lbt_result
    if result in (LBT_ATTAINABLE, LBT_NOT_ATTAINABLE):
        return result == LBT_ATTAINABLE
    if weighing.facts.lbt_status not in _WITHOUT_TEST and result is None:
        return None
    strong, weak = _strong(weighing), _weak(weighing)
    return None if strong == weak else strong


def _strong(weighing: WeighingInput) -> bool:
    return weighing.much_school or weighing.high(weighing.facts.learning_pace)


def _weak(weighing: WeighingInput) -> bool:
    return weighing.illiterate or weighing.little_school or weighing.low(weighing.facts.learning_pace)


def _fits_onderwijs(weighing: WeighingInput) -> bool:
    facts = weighing.facts
    hindered = facts.study_fits == "nee" or weighing.illiterate
    hindered = hindered or weighing.bears_less_than("belastbaarheid_onderwijsroute")
    return facts.wants_study == "ja" and weighing.young and not hindered


def _reasons(weighing: WeighingInput) -> dict[Leerroute, RouteWeighing]:
    holding = [each for each in ARGUMENTS if each.holds(weighing)]

    def sentences(route: Leerroute, side: ArgumentSide) -> list[str]:
        return [each.sentence for each in holding if (each.route, each.side) == (route, side)]

    return {
        each: RouteWeighing(pro=sentences(each, ArgumentSide.PRO), contra=sentences(each, ArgumentSide.CONTRA))
        for each in Leerroute
    }


def _test_to_come(weighing: WeighingInput) -> bool:
    return weighing.facts.lbt_result is None and weighing.facts.lbt_status not in _WITHOUT_TEST


def _age_decides(weighing: WeighingInput) -> bool:
    return weighing.age is None and weighing.facts.wants_study in ("ja", "misschien")


_DOUBTS: tuple[tuple[str, Callable[[WeighingInput], bool]], ...] = (
    ("De leerbaarheidstoets is nog niet afgenomen.", _test_to_come),
    ("Er is geen leerbaarheidstoets gemaakt; het advies steunt alleen op de intake.",
     lambda p: p.facts.lbt_result is None and p.facts.lbt_status in _WITHOUT_TEST),
    ("De uitslag van de leerbaarheidstoets is onbekend.", lambda p: p.facts.lbt_result == "onbekend"),
    ("De toets zegt dat B1 niet haalbaar is, maar deze persoon wil de B1-route.",
     lambda p: p.facts.lbt_result == LBT_NOT_ATTAINABLE and p.facts.preferred_route == Leerroute.B1),
    ("De toets zegt dat B1 niet haalbaar is, maar schoolervaring of leertempo wijst op meer.",
     lambda p: p.facts.lbt_result == LBT_NOT_ATTAINABLE and _strong(p)),
    ("De toets zegt dat B1 haalbaar is, maar schoolervaring, lezen en schrijven of leertempo wijst op minder.",
     lambda p: p.facts.lbt_result == LBT_ATTAINABLE and _weak(p)),
    ("Deze persoon wil een opleiding volgen, maar de toets zegt dat B1 niet haalbaar is.",
     lambda p: p.facts.lbt_result == LBT_NOT_ATTAINABLE and p.facts.wants_study == "ja"),
    ("Deze persoon wil een opleiding volgen, maar is niet jonger dan de richtleeftijd. "
     "Die leeftijd is geen wettelijke grens.",
     lambda p: p.facts.wants_study == "ja" and p.age is not None and not p.young),
    ("Deze persoon weet nog niet zeker of een opleiding past; onderzoek de onderwijsroute.",
     lambda p: p.facts.wants_study == "misschien"),
    ("Er is nog niet besproken of deze persoon een opleiding wil volgen.", lambda p: p.facts.wants_study is None),
    ("Bij een voltijdse opleiding is nog niet bekend of de lessen in de week passen.",
     lambda p: p.facts.wants_study == "ja" and p.facts.study_fits in (None, "weet_niet")),
    ("De leeftijd is niet bekend; die telt mee voor de onderwijsroute.", _age_decides),
    ("Het is niet bekend hoeveel jaren onderwijs deze persoon heeft gehad.",
     lambda p: p.facts.education_years is None and p.facts.education_level is None),
    ("Het is niet bekend of deze persoon kan lezen en schrijven.",
     lambda p: p.facts.literate is None and p.facts.alfabetisering is None),
    ("Gezondheid kan het leren lastig maken; bespreek wat haalbaar is.",
     lambda p: p.facts.health_limits_learning == "ja"),
    ("Misschien is eerst hulp nodig; bespreek of de start van de lessen daarop moet wachten.",
     lambda p: p.facts.help_first in ("misschien", "ja")),
    ("Misschien is leren extra moeilijk; laat dit eerst onderzoeken voordat u kiest.",
     lambda p: p.facts.learning_disability in ("misschien", "onderzoek_loopt")),
    ("Een Nederlands diploma geeft misschien vrijstelling; vraag dit na bij DUO.",
     lambda p: p.facts.exempting_diploma in ("ja", "weet_niet")),
)  # fmt: skip
