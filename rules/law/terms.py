"""The statutory vocabulary of the Wet inburgering 2021, in the words of the law. Meanings: docs/glossary.md."""

from enum import StrEnum


class Leerroute(StrEnum):
    """The three routes (Wet art. 6-9); the values are DUO's codes."""

    B1 = "B"
    ONDERWIJS = "O"
    Z = "Z"


class Doelgroep(StrEnum):
    """The group of the law that somebody belongs to (Wet art. 13); DUO takes the last two together."""

    ASIELSTATUSHOUDER = "asielstatushouder"
    GEZINSMIGRANT = "gezinsmigrant"
    OVERIGE_MIGRANT = "overige_migrant"


class Taalniveau(StrEnum):
    """Level at which the exams of the leerroute are taken (Wet art. 17)."""

    A2 = "A2"
    B1 = "B1"


class Alfabetisering(StrEnum):
    """DUO's indicator: not needed, anders-gealfabetiseerd, analfabeet."""

    NVT = "NVT"
    AA = "AA"
    A = "A"


class PipStatus(StrEnum):
    """The status of a PIP: a first draft, in force, or in force with a change being written."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    IN_WIJZIGING = "in_wijziging"


class Fase(StrEnum):
    """The phase of a dossier; always computed (`rules.law.status`), never chosen."""

    AANGEMELD = "aangemeld"
    INTAKE = "intake"
    PLAN = "plan"
    UITVOERING = "uitvoering"
    GESLOTEN = "gesloten"


class Leefgebied(StrEnum):
    """The areas in which a PIP sets doelen."""

    TAAL = "taal"
    SOCIALE_PARTICIPATIE = "sociale_participatie"
    WERK = "werk"
    FINANCIEN = "financien"
    GEZONDHEID = "gezondheid"
    GEZIN = "gezin"


class TeltVoor(StrEnum):
    """The obligation for which the hours of an activiteit count; each hour counts once (Besluit art. 3.14)."""

    CURSUSUREN = "cursusuren"
    PARTICIPATIEUREN = "participatieuren"
    MAP = "map"
    PVT = "pvt"
    NIETS = "niets"


class Wijziging(StrEnum):
    """Why a PIP gets a next version; each has its own conditions (Wet art. 15 and 17, Besluit art. 5.5)."""

    INHOUD = "inhoud"
    AFSCHALEN = "afschalen"
    SCHAKELEN = "schakelen"
    VERHUIZING = "verhuizing"


class Horizon(StrEnum):
    """The time in which a doel is to be reached: three months, the first year, or the whole termijn."""

    KORT = "kort"
    MIDDEN = "midden"
    LANG = "lang"


class DoelStatus(StrEnum):
    """The progress of a doel."""

    OPEN = "open"
    OP_SCHEMA = "op_schema"
    LOOPT_ACHTER = "loopt_achter"
    GEHAALD = "gehaald"
    GESTOPT = "gestopt"


class Childcare(StrEnum):
    """Whether an activiteit needs somebody to look after the children."""

    NIET_NODIG = "niet_nodig"
    GEREGELD = "geregeld"
    NODIG = "nodig"


class AfspraakSide(StrEnum):
    """Who has to keep an afspraak of the PIP."""

    GEMEENTE = "gemeente"
    INBURGERAAR = "inburgeraar"
    PARTNER = "partner"
