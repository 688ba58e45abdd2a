"""The words of the catalogue: kinds of providers, fields, what is wrong, and how an offer reads in a line."""

from datetime import date
from decimal import Decimal

from forms.aanbod.catalogue import AanbiederKind, GemisReason
from rules.law.terms import Leerroute
from rules.problems import ProblemCode
from texts.wording.formats import days, long_date, number, several
from texts.wording.labels import LEERROUTES
from texts.wording.problems import Overrides

KINDS: dict[AanbiederKind, str] = {
    AanbiederKind.TAALSCHOOL: "Taalschool",
    AanbiederKind.WELZIJN: "Welzijn",
    AanbiederKind.WERK: "Werk",
    AanbiederKind.GEMEENTE: "Gemeente",
    AanbiederKind.BIBLIOTHEEK: "Bibliotheek",
    AanbiederKind.VLUCHTELINGENWERK: "VluchtelingenWerk",
    AanbiederKind.GEZONDHEID: "Gezondheid",
    AanbiederKind.OPVANG: "Kinderopvang",
    AanbiederKind.ANDERS: "Anders",
}
GEMIS_REASONS: dict[GemisReason, str] = {
    GemisReason.GEEN_AANBOD: "Dit is er niet",
    GemisReason.WACHTLIJST: "Er is een wachtlijst",
    GemisReason.GEEN_OPVANG: "Er is geen opvang voor de kinderen",
    GemisReason.TE_VER: "Het is te ver weg",
    GemisReason.START_LATER: "Het begint pas later",
    GemisReason.ANDERS: "Anders",
}
AANBIEDER_FIELDS: dict[str, str] = {
    "name": "Naam",
    "kind": "Soort aanbieder",
    "place": "Plaats",
    "contact": "Contact",
    "duo_number": "Instellingsnummer van DUO",
}
AANBOD_FIELDS: dict[str, str] = {
    "aanbieder_id": "Aanbieder",
    "name": "Naam van het aanbod",
    "area": "Gebied",
    "counts_for": "Telt mee voor",
    "routes": "Voor welke leerroute",
    "place": "Waar",
    "slots": "Dagen en tijden",
    "hours": "Uren per week",
    "weeks": "Aantal weken",
    "starts": "Startdata",
    "places": "Vrije plaatsen",
    "waiting_weeks": "Wachttijd in weken",
    "note": "Bijzonderheden",
}
PROBLEMS: Overrides = {
    ProblemCode.NOT_A_NUMBER: "Dit is geen getal. Schrijf bijvoorbeeld 12.",
    ProblemCode.NOT_A_DATE: "Dit zijn geen datums. Schrijf bijvoorbeeld 01-09-2027, 15-01-2028.",
    ProblemCode.TOO_MANY: "Dit zijn te veel startdata. Houd de eerste 24.",
    ("aanbieder_id", ProblemCode.NOT_IN_LIST): "Deze aanbieder staat niet (meer) in de lijst. Kies opnieuw.",
}


def routes_line(routes: tuple[Leerroute, ...]) -> str:
    """For which leerroutes an offer is."""
    return ", ".join(LEERROUTES[each] for each in routes) if routes else "alle leerroutes"


def room_line(places: int | None, waiting_weeks: int | None) -> str:
    """Whether there is a place: "3 plaatsen vrij", "Vol, wachttijd 6 weken", "Plaatsen niet bekend"."""
    wait = f"wachttijd {several(waiting_weeks, 'week', 'weken')}" if waiting_weeks else ""
    if places is None:
        return f"Plaatsen niet bekend{', ' + wait if wait else ''}"
    if places:
        return f"{several(places, 'plaats', 'plaatsen')} vrij{', ' + wait if wait else ''}"
    return f"Vol{', ' + wait if wait else ''}"


def load_line(minutes_per_week: int | None, weeks: int | None) -> str:
    """How much it is: "12 uur per week, 40 weken"."""
    parts = []
    if minutes_per_week is not None:
        parts.append(f"{number(Decimal(minutes_per_week) / 60)} uur per week")
    if weeks is not None:
        parts.append(several(weeks, "week", "weken"))
    return ", ".join(parts)


def start_line(next_start: date | None, on: date) -> str:
    """When one can begin: "begint 1 december 2026 (nog 10 dagen)"."""
    if next_start is None:
        return "geen startdatum bekend"
    return f"begint {long_date(next_start)} ({days((next_start - on).days)})"
