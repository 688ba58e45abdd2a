"""The statutory vocabulary of the Wet inburgering 2021, in the words of the law. Meanings: docs/glossary.md."""

from enum import StrEnum


class Leerroute(StrEnum):
    """The three routes (Wet art. 6-9); the values are DUO's codes."""

    B1 = "B"
    ONDERWIJS = "O"
    Z = "Z"


class Doelgroep(StrEnum):
    """Who it is for the law; DUO takes gezinsmigrant and overige migrant together."""

    ASIELSTATUSHOUDER = "asielstatushouder"
    GEZINSMIGRANT = "gezinsmigrant"
    OVERIGE_MIGRANT = "overige_migrant"


class Taalniveau(StrEnum):
    """Level at which the exams of the leerroute are taken."""

    A2 = "A2"
    B1 = "B1"


class Alfabetisering(StrEnum):
    """DUO's indicator: not needed, anders-gealfabetiseerd, analfabeet."""

    NVT = "NVT"
    AA = "AA"
    A = "A"


class PipStatus(StrEnum):
    """Where a PIP stands: a first draft, in force, or in force with a change being written."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    IN_WIJZIGING = "in_wijziging"


class Fase(StrEnum):
    """Where a dossier stands; always computed (`rules.law.status`), never chosen."""

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
    """For which obligation the hours of an activiteit count; one activity counts once."""

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
    """For when a doel is: the next three months, the first year, or the whole termijn."""

    KORT = "kort"
    MIDDEN = "midden"
    LANG = "lang"


class DoelStatus(StrEnum):
    """How a doel stands."""

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
    """Whose agreement it is."""

    GEMEENTE = "gemeente"
    INBURGERAAR = "inburgeraar"
    PARTNER = "partner"
