"""A PIP with something in each of its parts, for the tests of the three documents."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from rules.law.terms import (
    AfspraakSide,
    Childcare,
    Doelgroep,
    DoelStatus,
    Horizon,
    Leefgebied,
    Leerroute,
    Taalniveau,
    TeltVoor,
    Wijziging,
)
from rules.pip.document import (
    Agreement,
    FrozenFigure,
    OntzorgingPeriod,
    PipDocument,
    PlanActiviteit,
    PlanDoel,
    PlanTeamLid,
    RouteReasons,
    TimeSlot,
)
from tests.exports.documents import DOCUMENT, DOEL, LESSONS, LONG, PLAN

SHA = "0123456789abcdef" * 4
MORNINGS = tuple(TimeSlot(weekday=day, start=time(9), until=time(12)) for day in (1, 3))
TIMED = replace(LESSONS, slots=MORNINGS, place="Dorpsstraat 3", travel_minutes=20, childcare=Childcare.GEREGELD)
DUAL = PlanActiviteit(
    id="a2",
    what="Werken in de bakkerij",
    provider="Bakkerij Jansen",
    hours_per_week=Decimal(8),
    start=date(2027, 2, 1),
    until=date(2027, 8, 1),
    counts_for=TeltVoor.MAP,
    slots=(TimeSlot(weekday=2, start=time(8), until=time(16)),),
    split={TeltVoor.MAP: Decimal(4), TeltVoor.PARTICIPATIEUREN: Decimal(4)},
)
SPORT = PlanActiviteit(id="a3", what="Sporten bij de club", hours_per_week=Decimal(2))
FULL_PLAN = replace(
    PLAN,
    doelen=(
        replace(DOEL, horizon=Horizon.KORT, status=DoelStatus.OP_SCHEMA, activiteiten=(TIMED,)),
        PlanDoel(
            id="d2",
            area=Leefgebied.WERK,
            own_words="Ik wil werken in een bakkerij.",
            horizon=Horizon.LANG,
            activiteiten=(DUAL,),
        ),
        PlanDoel(id="d3", area=Leefgebied.SOCIALE_PARTICIPATIE, own_words="Ik wil sporten.", activiteiten=(SPORT,)),
    ),
    agreements=(
        Agreement(
            id="1", side=AfspraakSide.GEMEENTE, what="Meldt u aan bij de school", owner="Sanne", due=date(2026, 12, 1)
        ),
        Agreement(id="2", side=AfspraakSide.INBURGERAAR, what="Gaat naar de open dag", done=date(2026, 12, 8)),
        Agreement(id="3", side=AfspraakSide.PARTNER, what="Zoekt een maatje"),
    ),
    relief=OntzorgingPeriod(start=date(2026, 9, 1), until=date(2027, 2, 28), fixed_costs=("huur", "zorgverzekering")),
    team=(PlanTeamLid(role="taalaanbieder", person="Wim Visser", organisation="Taalschool Duinmeer"),),
    participatiewet="Eerst leren, dan werken.",
)
FULL = replace(
    DOCUMENT,
    plan=FULL_PLAN,
    handler_phone="0123-456789",
    handler_email="sanne@duinmeer.example",
    address="Kerkstraat 12, 1234 AB Duinmeer",
    change_kind=Wijziging.INHOUD,
    sha256=SHA,
)
FIRST = replace(FULL, version=1, change_kind=None, change_reason="", previous_versions=())
CONCEPT = replace(FIRST, version=0, dagtekening=None, sha256="", established_by="")
FIGURES = (FrozenFigure(name="zroute_cursusuren", value=750, unit="hours", article="Besluit, art. 3.14"),)
EVERYONE = [(doelgroep, leerroute) for doelgroep in Doelgroep for leerroute in Leerroute]


def with_choice(document: PipDocument, doelgroep: Doelgroep, leerroute: Leerroute) -> PipDocument:
    """The same PIP for another doelgroep and leerroute."""
    niveau = None if leerroute is Leerroute.Z else Taalniveau.B1
    return replace(document, doelgroep=doelgroep, plan=replace(document.plan, leerroute=leerroute, niveau=niveau))


def a_heavy_pip() -> PipDocument:
    """Forty doelen, notes of 3,000 characters, long words, names in other scripts, emoji."""
    everything = f"{LONG} {'x' * 400} ሃና محمد 😀"
    return replace(
        FULL,
        name="محمد الحسن ሃና ተስፋይ Kovač-Özdemir van der Langenaam",
        regievoerder="ሃና ተስፋይ",
        change_reason=everything,
        plan=replace(
            FULL_PLAN,
            own_words=everything,
            reasons={each: RouteReasons(pro=everything, contra=everything) for each in Leerroute},
            intensity="z" * 400,
            doelen=tuple(_heavy_doelen(everything)),
            begeleiding=everything,
            agreements=tuple(replace(FULL_PLAN.agreements[0], id=str(each), what=everything) for each in range(5)),
        ),
    )


def _heavy_doelen(everything: str) -> Iterator[PlanDoel]:
    areas, horizons = list(Leefgebied), list(Horizon)
    for number in range(40):
        yield PlanDoel(
            id=str(number),
            area=areas[number % len(areas)],
            own_words=f"Doelwoord{number}. {everything if number % 8 == 0 else '😀'}",
            result=everything if number % 9 == 0 else "",
            target=date(2027, 6, 1),
            horizon=horizons[number % len(horizons)],
            activiteiten=tuple(
                replace(TIMED, id=f"{number}-{each}", what=f"Werk{number}x{each} {'y' * 60}") for each in range(2)
            ),
        )
