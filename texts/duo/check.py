"""The words of the messages to DUO: each field as the Portaal Inburgering asks it, in DUO's order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rules.duo import BerichtKind, DuoMessage
from rules.duo.days import last_day
from rules.duo.messages import DuoPip
from rules.duo.pip import niveau
from rules.law.terms import Alfabetisering, Leerroute
from texts.wording.formats import long_date, short_date
from texts.wording.labels import LEERROUTES

EMPTY = "leeg laten"
# by DUO's name of the field
FIELDS: dict[str, str] = {
    "dagtekeningPip": "Dagtekening PIP",
    "leerroute": "Leerroute",
    "niveau": "Niveau",
    "geschatteIntensiteitB1Route": "Geschatte intensiteit B1-route (uren in totaal)",
    "indicatorMagOpleidingAfmaken": "Mag de inburgeraar eerst een opleiding afmaken?",
    "indicatorAlfabetiseringsonderwijs": "Alfabetiseringsonderwijs",
    "naam": "Naam",
    "email": "E-mailadres",
    "telefoonnummer": "Telefoonnummer",
    "datumInburgeringsaanbod": "Datum inburgeringsaanbod",
    "verwachteStartdatumOpleiding": "Verwachte startdatum opleiding",
    "verwachteEinddatumOpleiding": "Verwachte einddatum opleiding",
    "datumEindgesprekMap": "Datum eindgesprek MAP",
    "datumOndertekeningPvt": "Datum ondertekening PVT",
    "datumAfrondingZroute": "Datum afronding Z-route",
    "verwijtbaar": "Verwijtbaar",
    "uren": "Aantal uren",
}
# DUO's own words for its codes
_ALFABETISERING: dict[Alfabetisering, str] = {
    Alfabetisering.A: "Onderwijs voor analfabeet",
    Alfabetisering.AA: "Onderwijs voor anders-analfabeet",
    Alfabetisering.NVT: "Niet van toepassing",
}
# why there is nothing to tell yet
NOTHING_YET: dict[BerichtKind, str] = {
    BerichtKind.AANBOD: (
        "Geen taalles in dit plan hoort bij een school uit het aanbod. Kies bij de activiteit een cursus."
    ),
    BerichtKind.MAP: "Het eindgesprek MAP is nog niet geweest.",
    BerichtKind.PVT: "De participatieverklaring is nog niet ondertekend.",
    BerichtKind.ZROUTE: "De Z-route is nog niet afgerond.",
    BerichtKind.UREN_TAALLES: "Er zijn nog geen gevolgde uren taalles vastgelegd.",
    BerichtKind.UREN_PARTICIPATIE: "Er zijn nog geen gevolgde uren participatie vastgelegd.",
}
FIELD_OF_NUMBER: Mapping[str, str] = {"instellingsnummer": "Instellingsnummer", "id": "Nummer van de contactpersoon"}


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """One field of the copy sheet: `value` is what to fill in, empty when the field stays empty; `note` explains."""

    field: str
    label: str
    value: str
    note: str = ""


def sheet(message: DuoMessage) -> list[SheetLine]:
    """All fields of a message in DUO's order, those that stay empty too."""
    return [
        SheetLine(
            field=wire.name,
            label=FIELDS[wire.name],
            value=_shown(getattr(message, name)),
            note=_note(message, name),
        )
        for name, wire in message.wires().items()
    ]


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nee"
    if isinstance(value, Leerroute):
        return LEERROUTES[value]
    if isinstance(value, Alfabetisering):
        return _ALFABETISERING[value]
    return short_date(value) if isinstance(value, date) else str(value)


def _note(message: DuoMessage, name: str) -> str:
    value = getattr(message, name)
    if name == "verwacht_einde" and isinstance(value, date):
        return f"De dag na de laatste lesdag ({long_date(last_day(value))}): DUO telt deze dag niet mee."
    if isinstance(message, DuoPip) and name == "niveau" and value is None and niveau(message):
        return "Blijft dit leeg, dan leest DUO niveau B1."
    return ""
