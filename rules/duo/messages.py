"""What a gemeente sends to DUO, field by field as in DUO's contracts (the names in quotes are DUO's).

Only the form is checked here (`problems`); whether DUO would take it from this gemeente for this person today is in
`rules.duo.pip`, `contact`, `aanbod`, `results` and `hours`. What DUO answers is in `rules.duo.answers`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from rules.duo.message import Inside, Message, MessageProblem, Misformed, Wire
from rules.duo.wire import Day, Flag, OneOf, PersonName, Text, Whole
from rules.law.terms import Alfabetisering, Leerroute, Taalniveau

__all__ = [
    "Contactpersoon",
    "Contactpersoongegevens",
    "DuoPip",
    "Inburgeringsaanbod",
    "JaNee",
    "Message",
    "MessageProblem",
    "Misformed",
    "ParticipatieAlsTaalles",
    "ParticipatieactiviteitenBredeIntake",
    "ResultaatMap",
    "ResultaatPvt",
    "ResultaatZroute",
    "TaallesEnKnmBredeIntake",
]  # fmt: skip

_PHONE = r"(\+|[0-9])((\s|\s?(-|\(0\))\s?)?[0-9]){2,15}([,][1-9][0-9]{1,8})?"
_HOURS = Whole(least=0, most=9999)


class JaNee(StrEnum):
    """DUO's InburgeringJaNeeType."""

    JA = "Ja"
    NEE = "Nee"


@dataclass(frozen=True, kw_only=True)
class DuoPip(Message):
    """PIP 1.2: the PIP as it was dated (Wet art. 15). No niveau means B1 for the B1-route and the onderwijsroute."""

    dagtekening: Annotated[date, Wire("dagtekeningPip", Day())]
    leerroute: Annotated[Leerroute, Wire("leerroute", OneOf(Leerroute))]
    niveau: Annotated[Taalniveau | None, Wire("niveau", OneOf(Taalniveau))] = None
    geschatte_intensiteit: Annotated[int | None, Wire("geschatteIntensiteitB1Route", Whole(least=1, most=9999))] = None
    mag_opleiding_afmaken: Annotated[bool | None, Wire("indicatorMagOpleidingAfmaken", Flag())] = None
    alfabetisering: Annotated[
        Alfabetisering | None, Wire("indicatorAlfabetiseringsonderwijs", OneOf(Alfabetisering))
    ] = None


@dataclass(frozen=True, kw_only=True)
class Contactpersoongegevens(Message):
    """Contactpersoon 1.0: whom the chain may ask about this person."""

    naam: Annotated[str, Wire("naam", PersonName(longest=100))]
    email: Annotated[str, Wire("email", Text(shortest=4, longest=241))]
    telefoonnummer: Annotated[
        str,
        Wire(
            "telefoonnummer",
            Text(shortest=3, longest=22, pattern=_PHONE, means="heeft niet de vorm van een telefoonnummer"),
        ),
    ]


@dataclass(frozen=True, kw_only=True)
class Contactpersoon(Message):
    """Contactpersoon 1.0: the same with the id that DUO gave it."""

    contactpersoongegevens: Annotated[
        Contactpersoongegevens, Wire("contactpersoongegevens", Inside(Contactpersoongegevens))
    ]
    id: Annotated[int | None, Wire("id", Whole(least=1, most=99999))] = None


@dataclass(frozen=True, kw_only=True)
class Inburgeringsaanbod(Message):
    """Inburgeringsaanbod 1.2 (Wet art. 16): what the gemeente offers at one school.

    DUO's verwachteEinddatumOpleiding is exclusive: the day after the last day (`rules.duo.days`).
    """

    datum: Annotated[date | None, Wire("datumInburgeringsaanbod", Day())] = None
    verwachte_start: Annotated[date | None, Wire("verwachteStartdatumOpleiding", Day())] = None
    verwacht_einde: Annotated[date | None, Wire("verwachteEinddatumOpleiding", Day())] = None
    alfabetisering: Annotated[Alfabetisering, Wire("indicatorAlfabetiseringsonderwijs", OneOf(Alfabetisering))]


@dataclass(frozen=True, kw_only=True)
class ResultaatMap(Message):
    """MAP_PVT_Zroute 1.0: the end talk of the MAP. A PUT: what is left out is withdrawn."""

    datum_eindgesprek: Annotated[date | None, Wire("datumEindgesprekMap", Day())] = None
    verwijtbaar: Annotated[JaNee | None, Wire("verwijtbaar", OneOf(JaNee))] = None


@dataclass(frozen=True, kw_only=True)
class ResultaatPvt(Message):
    """MAP_PVT_Zroute 1.0: the signing of the participatieverklaring. A PUT: what is left out is withdrawn."""

    datum_ondertekening: Annotated[date | None, Wire("datumOndertekeningPvt", Day())] = None
    verwijtbaar: Annotated[JaNee | None, Wire("verwijtbaar", OneOf(JaNee))] = None


@dataclass(frozen=True, kw_only=True)
class ResultaatZroute(Message):
    """MAP_PVT_Zroute 1.0: the day on which the Z-route was finished. A PUT: what is left out is withdrawn."""

    datum_afronding: Annotated[date | None, Wire("datumAfrondingZroute", Day())] = None


@dataclass(frozen=True, kw_only=True)
class ParticipatieAlsTaalles(Message):
    """GevolgdeUren 1.0: language lessons and KNM of the leerroute, those of the brede intake not counted."""

    uren: Annotated[int, Wire("uren", _HOURS)]


@dataclass(frozen=True, kw_only=True)
class ParticipatieactiviteitenBredeIntake(Message):
    """GevolgdeUren 1.0: participation for the Z-route, those of the brede intake counted (Besluit art. 3.14)."""

    uren: Annotated[int, Wire("uren", _HOURS)]


@dataclass(frozen=True, kw_only=True)
class TaallesEnKnmBredeIntake(Message):
    """GevolgdeUren 1.0: language lessons and KNM during the brede intake."""

    uren: Annotated[int, Wire("uren", _HOURS)]
