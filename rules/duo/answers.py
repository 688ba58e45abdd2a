"""What DUO tells a gemeente, field by field as in DUO's contracts: answers to a question, and its notifications."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from rules.duo.message import DuoMessage, NestedMessage, WireField
from rules.duo.messages import (
    DuoPip,
    ParticipatieactiviteitenBredeIntake,
    ParticipatieAlsTaalles,
    TaallesEnKnmBredeIntake,
)
from rules.duo.wire import DayFormat, EnumFormat, FlagFormat, MomentFormat, TextFormat, WholeNumberFormat

_CODE = TextFormat(shortest=4, longest=4, pattern=r"[0-9]{4}", means="is geen gemeentecode van vier cijfers")
_SCORE = TextFormat(shortest=1, longest=6, pattern=r"[0-9]{1,3},[0-9]{2}", means="moet geschreven zijn als 123,45")
_BSN = TextFormat(shortest=9, longest=9, pattern=r"[0-9]{9}", means="moet uit negen cijfers bestaan")


class LbtResultaat(StrEnum):
    """DUO's LeerbaarheidstoetsResultaat."""

    HAALBAAR = "B1-route haalbaar"
    NIET_HAALBAAR = "B1-route niet haalbaar"
    ONBEKEND = "Onbekend"


class Doelgroepindeling(StrEnum):
    """DUO's two groups."""

    ASIEL = "Asielstatushouder"
    GEZIN_OVERIG = "Gezinsmigrant en overige migrant"


class GedetailleerdeDoelgroep(StrEnum):
    """DUO's finer split."""

    ASIELSTATUSHOUDER = "Asielstatushouder"
    GEESTELIJK_BEDIENAAR = "Geestelijk bedienaar"
    GEZINSHERENIGER = "Gezinshereniger"
    GEZINSHERENIGER_MET_ASIEL = "Gezinshereniger met Asielstatushouder"
    GEZINSVORMER = "Gezinsvormer"
    GEZINSVORMER_MET_ASIEL = "Gezinsvormer met Asielstatushouder"
    OVERIG = "Overig"


class AsielrechtenWijziging(StrEnum):
    """DUO's AsielrechtenWijzigingVerblijfsdoel: which rights hold after another verblijfsdoel."""

    TOEGEKEND = "Asielrechten toegekend"
    BEHOUD = "Behoud asielrechten"
    BEHOUD_GEZIN_OP_VERZOEK = "Op verzoek behoud rechten van gezins- en overige migrant"
    GEZIN_OP_VERZOEK = "Op verzoek rechten van gezins- en overige migrant toegekend"


class RedenGeenPlicht(StrEnum):
    """DUO's RedenGeenInburgeringsplicht."""

    ONTHEFFING = "Volledige ontheffing"
    VRIJSTELLING = "Volledige vrijstelling"
    VOLDAAN = "Inburgeringsplicht voldaan"
    VERBLIJFSDOEL = "Verblijfsdoel gewijzigd"
    VERTREK = "Vertrek uit Nederland langer dan een jaar"
    OVERLIJDEN = "Overlijden"
    OVERIG = "Overig"
    TIJDELIJKE_VRIJSTELLING = "Tijdelijke vrijstelling"


class Examenonderdeel(StrEnum):
    """DUO's ExamenonderdeelWI2021Inburgering."""

    KNM = "KNM"
    LE = "LE"
    LU = "LU"
    SC = "SC"
    SP = "SP"


class Examenniveau(StrEnum):
    """DUO's ExamenniveauWI2021."""

    A2 = "A2"
    B1 = "B1"
    B2 = "B2"


class Examenuitslag(StrEnum):
    """DUO's ExamenresultaatWI2021."""

    GESLAAGD = "Geslaagd"
    GEZAKT = "Gezakt"
    GEEN = "Geen"


class RedenGeenResultaat(StrEnum):
    """DUO's RedenGeenResultaatInburgeringsexamen."""

    VERWIJTBAAR = "Verwijtbaar"
    NIET_VERWIJTBAAR = "Nietverwijtbaar"
    AFGEMELD = "Afgemeld"
    ABSENT = "Absent"


@dataclass(frozen=True, kw_only=True)
class Foutmelding(DuoMessage):
    """Why DUO refused a message, in DUO's words."""

    fouttekst: Annotated[str, WireField("fouttekst", TextFormat(longest=200))]


@dataclass(frozen=True, kw_only=True)
class PipVanGemeente(DuoMessage):
    """PIP 1.2, `Gemeente`: the PIP that DUO knows, of this gemeente or of a former one."""

    gemeentecode: Annotated[str, WireField("gemeentecode", _CODE)]
    pip: Annotated[DuoPip, WireField("pip", NestedMessage(DuoPip))]


@dataclass(frozen=True, kw_only=True)
class UrenVanGemeente(DuoMessage):
    """GevolgdeUren 1.0, `Gemeente`: the hours that one gemeente told; `bekend_tot` is exclusive."""

    gemeentecode: Annotated[str | None, WireField("gemeentecode", _CODE)] = None
    bekend_tot: Annotated[date | None, WireField("bekendTot", DayFormat())] = None
    taalles: Annotated[
        ParticipatieAlsTaalles | None, WireField("ParticipatieAlsTaalles", NestedMessage(ParticipatieAlsTaalles))
    ] = None
    participatie: Annotated[
        ParticipatieactiviteitenBredeIntake | None,
        WireField("ParticipatieactiviteitenBredeIntake", NestedMessage(ParticipatieactiviteitenBredeIntake)),
    ] = None
    intake: Annotated[
        TaallesEnKnmBredeIntake | None, WireField("TaallesEnKnmBredeIntake", NestedMessage(TaallesEnKnmBredeIntake))
    ] = None


@dataclass(frozen=True, kw_only=True)
class Instelling(DuoMessage):
    """Inburgeringsaanbod 1.2: a school that DUO knows, with its marks."""

    instellingsnummer: Annotated[str, WireField("instellingsnummer", TextFormat(shortest=10, longest=10))]
    naam: Annotated[str, WireField("naam", TextFormat(shortest=1, longest=128))]
    postcode: Annotated[
        str,
        WireField(
            "postcode",
            TextFormat(longest=6, pattern=r"[1-9][0-9]{3}[A-Z]{2}", means="heeft niet de vorm van een postcode"),
        ),
    ]
    huisnummer: Annotated[int, WireField("huisnummer", WholeNumberFormat(least=1, most=99999))]
    huisnummertoevoeging: Annotated[
        str | None, WireField("huisnummertoevoeging", TextFormat(shortest=1, longest=4))
    ] = None
    plaatsnaam: Annotated[str, WireField("plaatsnaam", TextFormat(shortest=1, longest=40))]
    bow: Annotated[
        str | None,
        WireField("bow", TextFormat(shortest=1, pattern=r"[0-9]{1,10}", means="moet uit een tot tien cijfers bestaan")),
    ] = None
    brin: Annotated[
        str | None,
        WireField(
            "brin",
            TextFormat(
                shortest=4, longest=4, pattern=r"[0-9]{2}[A-Z]{2}", means="heeft niet de vorm van een BRIN-nummer"
            ),
        ),
    ] = None
    bow_keurmerk: Annotated[bool | None, WireField("indicatieBowKeurmerk", FlagFormat())] = None
    tst_keurmerk: Annotated[bool | None, WireField("indicatieTstKeurmerk", FlagFormat())] = None


@dataclass(frozen=True, kw_only=True)
class DatumMap(DuoMessage):
    """MAP_PVT_Zroute 1.0: the end talk that DUO knows."""

    datum_eindgesprek: Annotated[date, WireField("datumEindgesprekMap", DayFormat())]


@dataclass(frozen=True, kw_only=True)
class DatumPvt(DuoMessage):
    """MAP_PVT_Zroute 1.0: the signature that DUO knows."""

    datum_ondertekening: Annotated[date, WireField("datumOndertekeningPvt", DayFormat())]


@dataclass(frozen=True, kw_only=True)
class Examennummer(DuoMessage):
    """Leerbaarheidstoets 1.2: the number by which the test is planned."""

    examennummer: Annotated[str, WireField("examennummer", TextFormat(longest=12))]


@dataclass(frozen=True, kw_only=True)
class LeerbaarheidstoetsResultaat(DuoMessage):
    """Leerbaarheidstoets 1.2, `Resultaat`. `datum_afname` is the day on which DUO registered the result."""

    resultaat: Annotated[LbtResultaat, WireField("resultaat", EnumFormat(LbtResultaat))]
    behaalde_score: Annotated[str, WireField("behaaldeScore", _SCORE)]
    benodigde_score: Annotated[str, WireField("benodigdeScore", _SCORE)]
    datum_afname: Annotated[date, WireField("datumAfname", DayFormat())]


@dataclass(frozen=True, kw_only=True)
class Inburgeringstermijn(DuoMessage):
    """Inburgeringstermijn 1.0. `einddatum` is exclusive: `rules.duo.days.last_day` gives the day people speak of."""

    startdatum: Annotated[date, WireField("startdatum", DayFormat())]
    einddatum: Annotated[date, WireField("einddatum", DayFormat())]
    wijzigingsdatum: Annotated[date | None, WireField("wijzigingsdatum", DayFormat())] = None
    verlengingsgrondcode: Annotated[
        str | None, WireField("verlengingsgrondcode", TextFormat(shortest=1, longest=10))
    ] = None
    verlengingsgrondomschrijving: Annotated[
        str | None, WireField("verlengingsgrondomschrijving", TextFormat(shortest=1, longest=200))
    ] = None


@dataclass(frozen=True, kw_only=True)
class DuoDoelgroep(DuoMessage):
    """Inburgeringsplicht 1.2: under which doelgroep somebody falls, and from when."""

    indeling: Annotated[Doelgroepindeling | None, WireField("indeling", EnumFormat(Doelgroepindeling))] = None
    begindatum: Annotated[date | None, WireField("begindatum", DayFormat())] = None
    gedetailleerd: Annotated[
        GedetailleerdeDoelgroep | None, WireField("gedetailleerdeDoelgroep", EnumFormat(GedetailleerdeDoelgroep))
    ] = None
    asielrechten: Annotated[
        AsielrechtenWijziging | None, WireField("asielrechtenWijzigingVerblijfsdoel", EnumFormat(AsielrechtenWijziging))
    ] = None


@dataclass(frozen=True, kw_only=True)
class Inburgeringsplicht(DuoMessage):
    """Inburgeringsplicht 1.2: whether somebody must, since when, and until what day (inclusive)."""

    plichtig: Annotated[bool, WireField("indicatorInburgeringsplicht", FlagFormat())]
    begindatum: Annotated[date | None, WireField("begindatum", DayFormat())] = None
    einddatum: Annotated[date | None, WireField("einddatum", DayFormat())] = None
    wijzigingsdatum: Annotated[date | None, WireField("wijzigingsdatum", DayFormat())] = None
    datum_kennisgeving: Annotated[date | None, WireField("datumKennisgevingInburgeringsplicht", DayFormat())] = None
    reden_geen_plicht: Annotated[
        RedenGeenPlicht | None, WireField("redenGeenInburgeringsplicht", EnumFormat(RedenGeenPlicht))
    ] = None


@dataclass(frozen=True, kw_only=True)
class Examenresultaat(DuoMessage):
    """Examen 1.0: one exam and what came of it."""

    examendatum: Annotated[date, WireField("examendatum", DayFormat())]
    resultaat: Annotated[Examenuitslag, WireField("resultaat", EnumFormat(Examenuitslag))]
    reden_geen_resultaat: Annotated[
        RedenGeenResultaat | None, WireField("redenGeenResultaat", EnumFormat(RedenGeenResultaat))
    ] = None
    onderdeel: Annotated[Examenonderdeel, WireField("onderdeel", EnumFormat(Examenonderdeel))]
    niveau: Annotated[Examenniveau | None, WireField("niveau", EnumFormat(Examenniveau))] = None


@dataclass(frozen=True, kw_only=True)
class GratisPogingTegoed(DuoMessage):
    """Examen 1.0: how often a part of the exam may still be taken without paying."""

    onderdeel: Annotated[Examenonderdeel, WireField("onderdeel", EnumFormat(Examenonderdeel))]
    gratis_pogingen: Annotated[int, WireField("gratisPogingenTegoed", WholeNumberFormat(least=0, most=99))]


@dataclass(frozen=True, kw_only=True)
class Notificatie(DuoMessage):
    """Notificatie 1.8: DUO tells that something happened; what it was is asked afterwards."""

    registratie: Annotated[datetime, WireField("registratieDatumTijd", MomentFormat())]
    bsn: Annotated[str | None, WireField("bsn", _BSN)] = None
    v_nummer: Annotated[int | None, WireField("vNummer", WholeNumberFormat(least=0, most=9_999_999_999))] = None
    gebeurtenis: Annotated[
        str,
        WireField(
            "gebeurtenisId",
            TextFormat(shortest=1, longest=6, pattern=r"[0-9A-Z]{1,6}", means="is geen code van een gebeurtenis"),
        ),
    ]
