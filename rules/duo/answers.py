"""What DUO tells a gemeente, field by field as in DUO's contracts: answers to a question, and its notifications."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from rules.duo.message import Inside, Message, Wire
from rules.duo.messages import (
    DuoPip,
    ParticipatieactiviteitenBredeIntake,
    ParticipatieAlsTaalles,
    TaallesEnKnmBredeIntake,
)
from rules.duo.wire import Day, Flag, Moment, OneOf, Text, Whole

_CODE = Text(shortest=4, longest=4, pattern=r"[0-9]{4}", means="is geen gemeentecode van vier cijfers")
_SCORE = Text(shortest=1, longest=6, pattern=r"[0-9]{1,3},[0-9]{2}", means="moet geschreven zijn als 123,45")
_BSN = Text(shortest=9, longest=9, pattern=r"[0-9]{9}", means="moet uit negen cijfers bestaan")


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
class Foutmelding(Message):
    """Why DUO refused a message, in DUO's words."""

    fouttekst: Annotated[str, Wire("fouttekst", Text(longest=200))]


@dataclass(frozen=True, kw_only=True)
class PipVanGemeente(Message):
    """PIP 1.2, `Gemeente`: the PIP that DUO knows, of this gemeente or of a former one."""

    gemeentecode: Annotated[str, Wire("gemeentecode", _CODE)]
    pip: Annotated[DuoPip, Wire("pip", Inside(DuoPip))]


@dataclass(frozen=True, kw_only=True)
class UrenVanGemeente(Message):
    """GevolgdeUren 1.0, `Gemeente`: the hours that one gemeente told; `bekend_tot` is exclusive."""

    gemeentecode: Annotated[str | None, Wire("gemeentecode", _CODE)] = None
    bekend_tot: Annotated[date | None, Wire("bekendTot", Day())] = None
    taalles: Annotated[
        ParticipatieAlsTaalles | None, Wire("ParticipatieAlsTaalles", Inside(ParticipatieAlsTaalles))
    ] = None
    participatie: Annotated[
        ParticipatieactiviteitenBredeIntake | None,
        Wire("ParticipatieactiviteitenBredeIntake", Inside(ParticipatieactiviteitenBredeIntake)),
    ] = None
    intake: Annotated[
        TaallesEnKnmBredeIntake | None, Wire("TaallesEnKnmBredeIntake", Inside(TaallesEnKnmBredeIntake))
    ] = None


@dataclass(frozen=True, kw_only=True)
class Instelling(Message):
    """Inburgeringsaanbod 1.2: a school that DUO knows, with its marks."""

    instellingsnummer: Annotated[str, Wire("instellingsnummer", Text(shortest=10, longest=10))]
    naam: Annotated[str, Wire("naam", Text(shortest=1, longest=128))]
    postcode: Annotated[
        str,
        Wire(
            "postcode", Text(longest=6, pattern=r"[1-9][0-9]{3}[A-Z]{2}", means="heeft niet de vorm van een postcode")
        ),
    ]
    huisnummer: Annotated[int, Wire("huisnummer", Whole(least=1, most=99999))]
    huisnummertoevoeging: Annotated[str | None, Wire("huisnummertoevoeging", Text(shortest=1, longest=4))] = None
    plaatsnaam: Annotated[str, Wire("plaatsnaam", Text(shortest=1, longest=40))]
    bow: Annotated[
        str | None, Wire("bow", Text(shortest=1, pattern=r"[0-9]{1,10}", means="moet uit een tot tien cijfers bestaan"))
    ] = None
    brin: Annotated[
        str | None,
        Wire(
            "brin",
            Text(shortest=4, longest=4, pattern=r"[0-9]{2}[A-Z]{2}", means="heeft niet de vorm van een BRIN-nummer"),
        ),
    ] = None
    bow_keurmerk: Annotated[bool | None, Wire("indicatieBowKeurmerk", Flag())] = None
    tst_keurmerk: Annotated[bool | None, Wire("indicatieTstKeurmerk", Flag())] = None


@dataclass(frozen=True, kw_only=True)
class DatumMap(Message):
    """MAP_PVT_Zroute 1.0: the end talk that DUO knows."""

    datum_eindgesprek: Annotated[date, Wire("datumEindgesprekMap", Day())]


@dataclass(frozen=True, kw_only=True)
class DatumPvt(Message):
    """MAP_PVT_Zroute 1.0: the signature that DUO knows."""

    datum_ondertekening: Annotated[date, Wire("datumOndertekeningPvt", Day())]


@dataclass(frozen=True, kw_only=True)
class Examennummer(Message):
    """Leerbaarheidstoets 1.2: the number by which the test is planned."""

    examennummer: Annotated[str, Wire("examennummer", Text(longest=12))]


@dataclass(frozen=True, kw_only=True)
class LeerbaarheidstoetsResultaat(Message):
    """Leerbaarheidstoets 1.2, `Resultaat`. `datum_afname` is the day on which DUO registered the result."""

    resultaat: Annotated[LbtResultaat, Wire("resultaat", OneOf(LbtResultaat))]
    behaalde_score: Annotated[str, Wire("behaaldeScore", _SCORE)]
    benodigde_score: Annotated[str, Wire("benodigdeScore", _SCORE)]
    datum_afname: Annotated[date, Wire("datumAfname", Day())]


@dataclass(frozen=True, kw_only=True)
class Inburgeringstermijn(Message):
    """Inburgeringstermijn 1.0. `einddatum` is exclusive: `rules.duo.days.last_day` gives the day people speak of."""

    startdatum: Annotated[date, Wire("startdatum", Day())]
    einddatum: Annotated[date, Wire("einddatum", Day())]
    wijzigingsdatum: Annotated[date | None, Wire("wijzigingsdatum", Day())] = None
    verlengingsgrondcode: Annotated[str | None, Wire("verlengingsgrondcode", Text(shortest=1, longest=10))] = None
    verlengingsgrondomschrijving: Annotated[
        str | None, Wire("verlengingsgrondomschrijving", Text(shortest=1, longest=200))
    ] = None


@dataclass(frozen=True, kw_only=True)
class DuoDoelgroep(Message):
    """Inburgeringsplicht 1.2: under which doelgroep somebody falls, and from when."""

    indeling: Annotated[Doelgroepindeling | None, Wire("indeling", OneOf(Doelgroepindeling))] = None
    begindatum: Annotated[date | None, Wire("begindatum", Day())] = None
    gedetailleerd: Annotated[
        GedetailleerdeDoelgroep | None, Wire("gedetailleerdeDoelgroep", OneOf(GedetailleerdeDoelgroep))
    ] = None
    asielrechten: Annotated[
        AsielrechtenWijziging | None, Wire("asielrechtenWijzigingVerblijfsdoel", OneOf(AsielrechtenWijziging))
    ] = None


@dataclass(frozen=True, kw_only=True)
class Inburgeringsplicht(Message):
    """Inburgeringsplicht 1.2: whether somebody must, since when, and until what day (inclusive)."""

    plichtig: Annotated[bool, Wire("indicatorInburgeringsplicht", Flag())]
    begindatum: Annotated[date | None, Wire("begindatum", Day())] = None
    einddatum: Annotated[date | None, Wire("einddatum", Day())] = None
    wijzigingsdatum: Annotated[date | None, Wire("wijzigingsdatum", Day())] = None
    datum_kennisgeving: Annotated[date | None, Wire("datumKennisgevingInburgeringsplicht", Day())] = None
    reden_geen_plicht: Annotated[
        RedenGeenPlicht | None, Wire("redenGeenInburgeringsplicht", OneOf(RedenGeenPlicht))
    ] = None


@dataclass(frozen=True, kw_only=True)
class Examenresultaat(Message):
    """Examen 1.0: one exam and what came of it."""

    examendatum: Annotated[date, Wire("examendatum", Day())]
    resultaat: Annotated[Examenuitslag, Wire("resultaat", OneOf(Examenuitslag))]
    reden_geen_resultaat: Annotated[
        RedenGeenResultaat | None, Wire("redenGeenResultaat", OneOf(RedenGeenResultaat))
    ] = None
    onderdeel: Annotated[Examenonderdeel, Wire("onderdeel", OneOf(Examenonderdeel))]
    niveau: Annotated[Examenniveau | None, Wire("niveau", OneOf(Examenniveau))] = None


@dataclass(frozen=True, kw_only=True)
class GratisPogingTegoed(Message):
    """Examen 1.0: how often a part of the exam may still be taken without paying."""

    onderdeel: Annotated[Examenonderdeel, Wire("onderdeel", OneOf(Examenonderdeel))]
    gratis_pogingen: Annotated[int, Wire("gratisPogingenTegoed", Whole(least=0, most=99))]


@dataclass(frozen=True, kw_only=True)
class Notificatie(Message):
    """Notificatie 1.8: DUO tells that something happened; what it was is asked afterwards."""

    registratie: Annotated[datetime, Wire("registratieDatumTijd", Moment())]
    bsn: Annotated[str | None, Wire("bsn", _BSN)] = None
    v_nummer: Annotated[int | None, Wire("vNummer", Whole(least=0, most=9_999_999_999))] = None
    gebeurtenis: Annotated[
        str,
        Wire(
            "gebeurtenisId",
            Text(shortest=1, longest=6, pattern=r"[0-9A-Z]{1,6}", means="is geen code van een gebeurtenis"),
        ),
    ]
