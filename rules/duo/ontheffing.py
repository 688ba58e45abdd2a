"""What DUO decided about somebody's ontheffing and vrijstelling, field by field as in DUO's contracts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from rules.duo.answers import Examenonderdeel
from rules.duo.message import Inside, Message, Wire
from rules.duo.wire import Day, OneOf, Whole
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


_OORDEEL = Wire("oordeel", OneOf(AanvraagOordeel))
_DECIDED = Wire("datumOordeel", Day())
_GROND = Wire("grond", OneOf(Ontheffingsgrond))
_REDEN = Wire("reden", OneOf(Vrijstellingsreden))


@dataclass(frozen=True, kw_only=True)
class GeheleOntheffing(Message):
    """Ontheffing 1.0: of the whole inburgeringsplicht."""

    oordeel: Annotated[AanvraagOordeel, _OORDEEL]
    datum_oordeel: Annotated[date, _DECIDED]
    grond: Annotated[Ontheffingsgrond, _GROND]


@dataclass(frozen=True, kw_only=True)
class GedeeltelijkeOntheffing(Message):
    """Ontheffing 1.0: of one part of the exam, or of participation in the Z-route (0 hours: none can be asked)."""

    oordeel: Annotated[AanvraagOordeel, _OORDEEL]
    datum_oordeel: Annotated[date, _DECIDED]
    grond: Annotated[Ontheffingsgrond, _GROND]
    examenonderdeel: Annotated[Examenonderdeel | None, Wire("examenonderdeel", OneOf(Examenonderdeel))] = None
    uren_belastbaarheid: Annotated[
        int | None, Wire("urenBelastbaarheidParticipatieactiviteit", Whole(least=0, most=9999))
    ] = None


@dataclass(frozen=True, kw_only=True)
class Ontheffing(Message):
    """Ontheffing 1.0: one decision."""

    geheel: Annotated[GeheleOntheffing | None, Wire("GeheleOntheffing", Inside(GeheleOntheffing))] = None
    gedeeltelijk: Annotated[
        GedeeltelijkeOntheffing | None, Wire("GedeeltelijkeOntheffing", Inside(GedeeltelijkeOntheffing))
    ] = None


@dataclass(frozen=True, kw_only=True)
class GeheleVrijstelling(Message):
    """Vrijstelling 1.0: of the whole inburgeringsplicht."""

    oordeel: Annotated[AanvraagOordeel, _OORDEEL]
    reden: Annotated[Vrijstellingsreden, _REDEN]
    datum_oordeel: Annotated[date | None, _DECIDED] = None


@dataclass(frozen=True, kw_only=True)
class TijdelijkeVrijstelling(Message):
    """Vrijstelling 1.0: for a time; `einddatum` is inclusive."""

    oordeel: Annotated[AanvraagOordeel, _OORDEEL]
    reden: Annotated[Vrijstellingsreden, _REDEN]
    datum_oordeel: Annotated[date | None, _DECIDED] = None
    startdatum: Annotated[date | None, Wire("startdatum", Day())] = None
    einddatum: Annotated[date | None, Wire("einddatum", Day())] = None


@dataclass(frozen=True, kw_only=True)
class GedeeltelijkeVrijstelling(Message):
    """Vrijstelling 1.0: of one part of the exam, at a niveau."""

    reden: Annotated[Vrijstellingsreden, _REDEN]
    oordeel: Annotated[AanvraagOordeel, _OORDEEL]
    datum_oordeel: Annotated[date | None, _DECIDED] = None
    examenonderdeel: Annotated[
        ExamenonderdeelNederlands | None, Wire("examenonderdeel", OneOf(ExamenonderdeelNederlands))
    ] = None
    examenniveau: Annotated[Taalniveau | None, Wire("examenniveau", OneOf(Taalniveau))] = None


@dataclass(frozen=True, kw_only=True)
class Vrijstelling(Message):
    """Vrijstelling 1.0: one decision."""

    geheel: Annotated[GeheleVrijstelling | None, Wire("GeheleVrijstelling", Inside(GeheleVrijstelling))] = None
    tijdelijk: Annotated[
        TijdelijkeVrijstelling | None, Wire("TijdelijkeVrijstelling", Inside(TijdelijkeVrijstelling))
    ] = None
    gedeeltelijk: Annotated[
        GedeeltelijkeVrijstelling | None, Wire("GedeeltelijkeVrijstelling", Inside(GedeeltelijkeVrijstelling))
    ] = None


def participation_limit(told: Iterable[Message]) -> int | None:
    """The most hours of participation that DUO's last granted partial ontheffing allows; None when it says none."""
    parts = [each.gedeeltelijk for each in told if isinstance(each, Ontheffing) and each.gedeeltelijk]
    granted = [
        (each.datum_oordeel, each.uren_belastbaarheid)
        for each in parts
        if each.oordeel is AanvraagOordeel.TOEKENNING and each.uren_belastbaarheid is not None
    ]
    return max(granted)[1] if granted else None
