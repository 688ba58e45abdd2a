"""What a gemeente sends to DUO, field by field as in DUO's contracts (the names in quotes are DUO's).

Only the form is checked here (`problems`); whether DUO would accept it from this gemeente for this person is in
`rules.duo.pip`, `contact`, `aanbod`, `results` and `hours`. What DUO answers is in `rules.duo.answers`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from rules.duo.message import DuoMessage, NestedMessage, WireField
from rules.duo.wire import DayFormat, EnumFormat, FlagFormat, PersonNameFormat, TextFormat, WholeNumberFormat
from rules.law.terms import Alfabetisering, Leerroute, Taalniveau

__all__ = [
    "Contactpersoon",
    "Contactpersoongegevens",
    "DuoPip",
    "Inburgeringsaanbod",
    "JaNee",
    "ParticipatieAlsTaalles",
    "ParticipatieactiviteitenBredeIntake",
    "ResultaatMap",
    "ResultaatPvt",
    "ResultaatZroute",
    "TaallesEnKnmBredeIntake",
]  # fmt: skip

_PHONE = r"(\+|[0-9])((\s|\s?(-|\(0\))\s?)?[0-9]){2,15}([,][1-9][0-9]{1,8})?"
_HOURS = WholeNumberFormat(least=0, most=9999)


class JaNee(StrEnum):
    """DUO's InburgeringJaNeeType."""

    JA = "Ja"
    NEE = "Nee"


@dataclass(frozen=True, kw_only=True)
class DuoPip(DuoMessage):
    """PIP 1.2 (Wet art. 15). Without a niveau DUO reads B1 for the B1-route and the onderwijsroute."""

    dagtekening: Annotated[date, WireField("dagtekeningPip", DayFormat())]
    leerroute: Annotated[Leerroute, WireField("leerroute", EnumFormat(Leerroute))]
    niveau: Annotated[Taalniveau | None, WireField("niveau", EnumFormat(Taalniveau))] = None
    geschatte_intensiteit: Annotated[
        int | None, WireField("geschatteIntensiteitB1Route", WholeNumberFormat(least=1, most=9999))
    ] = None
    mag_opleiding_afmaken: Annotated[bool | None, WireField("indicatorMagOpleidingAfmaken", FlagFormat())] = None
    alfabetisering: Annotated[
        Alfabetisering | None, WireField("indicatorAlfabetiseringsonderwijs", EnumFormat(Alfabetisering))
    ] = None


@dataclass(frozen=True, kw_only=True)
class Contactpersoongegevens(DuoMessage):
    """Contactpersoon 1.0: whom the partners of the gemeente may ask about this person."""

    naam: Annotated[str, WireField("naam", PersonNameFormat(longest=100))]
    email: Annotated[str, WireField("email", TextFormat(shortest=4, longest=241))]
    telefoonnummer: Annotated[
        str,
        WireField(
            "telefoonnummer",
            TextFormat(shortest=3, longest=22, pattern=_PHONE, means="heeft niet de vorm van een telefoonnummer"),
        ),
    ]


@dataclass(frozen=True, kw_only=True)
class Contactpersoon(DuoMessage):
    """Contactpersoon 1.0: the same with the id that DUO gave it."""

    contactpersoongegevens: Annotated[
        Contactpersoongegevens, WireField("contactpersoongegevens", NestedMessage(Contactpersoongegevens))
    ]
    id: Annotated[int | None, WireField("id", WholeNumberFormat(least=1, most=99999))] = None


@dataclass(frozen=True, kw_only=True)
class Inburgeringsaanbod(DuoMessage):
    """Inburgeringsaanbod 1.2 (Wet art. 16): what the gemeente offers at one school.

    DUO's verwachteEinddatumOpleiding is exclusive: the day after the last day (`rules.duo.days`).
    """

    datum: Annotated[date | None, WireField("datumInburgeringsaanbod", DayFormat())] = None
    verwachte_start: Annotated[date | None, WireField("verwachteStartdatumOpleiding", DayFormat())] = None
    verwacht_einde: Annotated[date | None, WireField("verwachteEinddatumOpleiding", DayFormat())] = None
    alfabetisering: Annotated[
        Alfabetisering, WireField("indicatorAlfabetiseringsonderwijs", EnumFormat(Alfabetisering))
    ]


@dataclass(frozen=True, kw_only=True)
class ResultaatMap(DuoMessage):
    """MAP_PVT_Zroute 1.0: the end talk of the MAP. A PUT: what is left out is withdrawn."""

    datum_eindgesprek: Annotated[date | None, WireField("datumEindgesprekMap", DayFormat())] = None
    verwijtbaar: Annotated[JaNee | None, WireField("verwijtbaar", EnumFormat(JaNee))] = None


@dataclass(frozen=True, kw_only=True)
class ResultaatPvt(DuoMessage):
    """MAP_PVT_Zroute 1.0: the signing of the participatieverklaring. A PUT: what is left out is withdrawn."""

    datum_ondertekening: Annotated[date | None, WireField("datumOndertekeningPvt", DayFormat())] = None
    verwijtbaar: Annotated[JaNee | None, WireField("verwijtbaar", EnumFormat(JaNee))] = None


@dataclass(frozen=True, kw_only=True)
class ResultaatZroute(DuoMessage):
    """MAP_PVT_Zroute 1.0: the day on which the Z-route was finished. A PUT: what is left out is withdrawn."""

    datum_afronding: Annotated[date | None, WireField("datumAfrondingZroute", DayFormat())] = None


@dataclass(frozen=True, kw_only=True)
class ParticipatieAlsTaalles(DuoMessage):
    """GevolgdeUren 1.0: language lessons and KNM of the leerroute, those of the brede intake not counted."""

    uren: Annotated[int, WireField("uren", _HOURS)]


@dataclass(frozen=True, kw_only=True)
class ParticipatieactiviteitenBredeIntake(DuoMessage):
    """GevolgdeUren 1.0: participation for the Z-route, those of the brede intake counted (Besluit art. 3.14)."""

    uren: Annotated[int, WireField("uren", _HOURS)]


@dataclass(frozen=True, kw_only=True)
class TaallesEnKnmBredeIntake(DuoMessage):
    """GevolgdeUren 1.0: language lessons and KNM during the brede intake."""

    uren: Annotated[int, WireField("uren", _HOURS)]
