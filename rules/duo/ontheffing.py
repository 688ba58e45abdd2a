"""What DUO decided about somebody's ontheffing and vrijstelling, field by field as in DUO's contracts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from rules.duo.answers import Examenonderdeel
from rules.duo.message import DuoMessage, NestedMessage, WireField
from rules.duo.wire import DayFormat, EnumFormat, WholeNumberFormat
from rules.law.terms import Taalniveau


class AanvraagOordeel(StrEnum):
    """What DUO decided on a request."""

    TOEKENNING = "Toekenning"
    AFWIJZING = "Afwijzing"


class Ontheffingsgrond(StrEnum):
    """DUO's OntheffingsgrondInburgering: bijzondere individuele omstandigheden, or medical."""

    BIO = "BIO"
    MED = "MED"


class Vrijstellingsreden(StrEnum):
    """DUO's RedenVrijstellingInburgeringsplicht; its contract does not say what the codes stand for."""

    AVI = "AVI"
    DIP = "DIP"
    DOC = "DOC"
    GED = "GED"
    INB = "INB"
    INS = "INS"
    OPL = "OPL"


class ExamenonderdeelNederlands(StrEnum):
    """The parts of the exam in the language."""

    LE = "LE"
    LU = "LU"
    SC = "SC"
    SP = "SP"


_OORDEEL = WireField("oordeel", EnumFormat(AanvraagOordeel))
_DECIDED = WireField("datumOordeel", DayFormat())
_GROND = WireField("grond", EnumFormat(Ontheffingsgrond))
_REDEN = WireField("reden", EnumFormat(Vrijstellingsreden))


@dataclass(frozen=True, kw_only=True)
class GeheleOntheffing(DuoMessage):
    """Ontheffing 1.0: of the whole inburgeringsplicht."""

    oordeel: Annotated[AanvraagOordeel, _OORDEEL]
    datum_oordeel: Annotated[date, _DECIDED]
    grond: Annotated[Ontheffingsgrond, _GROND]


@dataclass(frozen=True, kw_only=True)
class GedeeltelijkeOntheffing(DuoMessage):
    """Ontheffing 1.0: of one part of the exam, or of participation in the Z-route (0 hours: none can be asked)."""

    oordeel: Annotated[AanvraagOordeel, _OORDEEL]
    datum_oordeel: Annotated[date, _DECIDED]
    grond: Annotated[Ontheffingsgrond, _GROND]
    examenonderdeel: Annotated[Examenonderdeel | None, WireField("examenonderdeel", EnumFormat(Examenonderdeel))] = None
    uren_belastbaarheid: Annotated[
        int | None, WireField("urenBelastbaarheidParticipatieactiviteit", WholeNumberFormat(least=0, most=9999))
    ] = None


@dataclass(frozen=True, kw_only=True)
class Ontheffing(DuoMessage):
    """Ontheffing 1.0: one decision."""

    geheel: Annotated[GeheleOntheffing | None, WireField("GeheleOntheffing", NestedMessage(GeheleOntheffing))] = None
    gedeeltelijk: Annotated[
        GedeeltelijkeOntheffing | None, WireField("GedeeltelijkeOntheffing", NestedMessage(GedeeltelijkeOntheffing))
    ] = None


@dataclass(frozen=True, kw_only=True)
class GeheleVrijstelling(DuoMessage):
    """Vrijstelling 1.0: of the whole inburgeringsplicht."""

    oordeel: Annotated[AanvraagOordeel, _OORDEEL]
    reden: Annotated[Vrijstellingsreden, _REDEN]
    datum_oordeel: Annotated[date | None, _DECIDED] = None


@dataclass(frozen=True, kw_only=True)
class TijdelijkeVrijstelling(DuoMessage):
    """Vrijstelling 1.0: for a time; `einddatum` is inclusive."""

    oordeel: Annotated[AanvraagOordeel, _OORDEEL]
    reden: Annotated[Vrijstellingsreden, _REDEN]
    datum_oordeel: Annotated[date | None, _DECIDED] = None
    startdatum: Annotated[date | None, WireField("startdatum", DayFormat())] = None
    einddatum: Annotated[date | None, WireField("einddatum", DayFormat())] = None


@dataclass(frozen=True, kw_only=True)
class GedeeltelijkeVrijstelling(DuoMessage):
    """Vrijstelling 1.0: of one part of the exam, at a niveau."""

    reden: Annotated[Vrijstellingsreden, _REDEN]
    oordeel: Annotated[AanvraagOordeel, _OORDEEL]
    datum_oordeel: Annotated[date | None, _DECIDED] = None
    examenonderdeel: Annotated[
        ExamenonderdeelNederlands | None, WireField("examenonderdeel", EnumFormat(ExamenonderdeelNederlands))
    ] = None
    examenniveau: Annotated[Taalniveau | None, WireField("examenniveau", EnumFormat(Taalniveau))] = None


@dataclass(frozen=True, kw_only=True)
class Vrijstelling(DuoMessage):
    """Vrijstelling 1.0: one decision."""

    geheel: Annotated[GeheleVrijstelling | None, WireField("GeheleVrijstelling", NestedMessage(GeheleVrijstelling))] = (
        None
    )
    tijdelijk: Annotated[
        TijdelijkeVrijstelling | None, WireField("TijdelijkeVrijstelling", NestedMessage(TijdelijkeVrijstelling))
    ] = None
    gedeeltelijk: Annotated[
        GedeeltelijkeVrijstelling | None,
        WireField("GedeeltelijkeVrijstelling", NestedMessage(GedeeltelijkeVrijstelling)),
    ] = None


def participation_limit(messages: Iterable[DuoMessage]) -> int | None:
    """The most hours of participation that DUO's last granted partial ontheffing allows; None when it sets no limit."""
    parts = [each.gedeeltelijk for each in messages if isinstance(each, Ontheffing) and each.gedeeltelijk]
    granted = [
        (each.datum_oordeel, each.uren_belastbaarheid)
        for each in parts
        if each.oordeel is AanvraagOordeel.TOEKENNING and each.uren_belastbaarheid is not None
    ]
    return max(granted)[1] if granted else None
