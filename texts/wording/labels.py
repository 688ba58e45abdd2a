"""The Dutch name of each member of each enum; a test fails when one is missing."""

from access import Level, Role
from rules.intake.private_reason import PrivateReason
from rules.law.terms import (
    AfspraakSide,
    Alfabetisering,
    Childcare,
    Doelgroep,
    DoelStatus,
    Fase,
    Horizon,
    Leefgebied,
    Leerroute,
    PipStatus,
    Taalniveau,
    TeltVoor,
    Wijziging,
)

ROLES: dict[Role, str] = {
    Role.REGIEVOERDER: "regievoerder",
    Role.ONDERSTEUNER: "ondersteuner",
    Role.KANSVERKENNER: "kansverkenner",
    Role.COORDINATOR: "coördinator",
    Role.BEHEERDER: "beheerder",
    Role.DOCENT: "docent",
    Role.PARTNER: "partner",
}
LEVELS: dict[Level, str] = {Level.NONE: "geen", Level.READ: "lezen", Level.WRITE: "wijzigen"}
LEERROUTES: dict[Leerroute, str] = {
    Leerroute.B1: "B1-route",
    Leerroute.ONDERWIJS: "Onderwijsroute",
    Leerroute.Z: "Z-route",
}
DOELGROEPEN: dict[Doelgroep, str] = {
    Doelgroep.ASIELSTATUSHOUDER: "Asielstatushouder",
    Doelgroep.GEZINSMIGRANT: "Gezinsmigrant",
    Doelgroep.OVERIGE_MIGRANT: "Overige migrant",
}
TAALNIVEAUS: dict[Taalniveau, str] = {Taalniveau.A2: "A2", Taalniveau.B1: "B1"}
ALFABETISERING: dict[Alfabetisering, str] = {
    Alfabetisering.NVT: "Niet nodig",
    Alfabetisering.AA: "Ja, u leest en schrijft al in een ander schrift (AA)",
    Alfabetisering.A: "Ja, u leert lezen en schrijven (A)",
}
PIP_STATUSSEN: dict[PipStatus, str] = {
    PipStatus.CONCEPT: "Concept",
    PipStatus.VASTGESTELD: "Vastgesteld",
    PipStatus.IN_WIJZIGING: "In wijziging",
}
FASEN: dict[Fase, str] = {
    Fase.AANGEMELD: "Aangemeld",
    Fase.INTAKE: "Brede intake",
    Fase.PLAN: "PIP maken",
    Fase.UITVOERING: "In uitvoering",
    Fase.GESLOTEN: "Gesloten",
}
LEEFGEBIEDEN: dict[Leefgebied, str] = {
    Leefgebied.TAAL: "Taal",
    Leefgebied.SOCIALE_PARTICIPATIE: "Sociale participatie",
    Leefgebied.WERK: "Werk",
    Leefgebied.FINANCIEN: "Financiën",
    Leefgebied.GEZONDHEID: "Gezondheid",
    Leefgebied.GEZIN: "Gezin",
}
TELT_VOOR: dict[TeltVoor, str] = {
    TeltVoor.CURSUSUREN: "Lesuren",
    TeltVoor.PARTICIPATIEUREN: "Participatie-uren",
    TeltVoor.MAP: "MAP",
    TeltVoor.PVT: "PVT",
    TeltVoor.NIETS: "Telt niet mee",
}
RELATIONS: dict[str, str] = {
    "partner": "Partner",
    "kind": "Kind",
    "ouder": "Ouder",
    "familie": "Andere familie",
    "anders": "Iemand anders",
}
CONTACT_KINDS: dict[str, str] = {
    "gesprek": "Gesprek",
    "huisbezoek": "Huisbezoek",
    "telefoon": "Telefoon",
    "bericht": "Bericht of e-mail",
    "anders": "Anders",
}
WIJZIGINGEN: dict[Wijziging, str] = {
    Wijziging.INHOUD: "Andere inhoud",
    Wijziging.AFSCHALEN: "Afschalen naar A2",
    Wijziging.SCHAKELEN: "Andere leerroute",
    Wijziging.VERHUIZING: "Verhuisd uit een andere gemeente",
}
HORIZONS: dict[Horizon, str] = {
    Horizon.KORT: "Korte termijn (3 maanden)",
    Horizon.MIDDEN: "Middellange termijn (dit jaar)",
    Horizon.LANG: "Lange termijn (hele traject)",
}
DOEL_STATUSSEN: dict[DoelStatus, str] = {
    DoelStatus.OPEN: "Nog niet begonnen",
    DoelStatus.OP_SCHEMA: "Op schema",
    DoelStatus.LOOPT_ACHTER: "Loopt achter",
    DoelStatus.GEHAALD: "Gehaald",
    DoelStatus.GESTOPT: "Gestopt",
}
CHILDCARE: dict[Childcare, str] = {
    Childcare.NIET_NODIG: "Geen opvang nodig",
    Childcare.GEREGELD: "Opvang is geregeld",
    Childcare.NODIG: "Opvang is nog nodig",
}
SIDES: dict[AfspraakSide, str] = {
    AfspraakSide.GEMEENTE: "De gemeente",
    AfspraakSide.INBURGERAAR: "De inburgeraar",
    AfspraakSide.PARTNER: "Een partner",
}

PRIVATE_REASONS: dict[PrivateReason, str] = {
    PrivateReason.OWN_COPY: "De inburgeraar vraagt er zelf om",
    PrivateReason.SAFE_HOME: "Voor Veilig Thuis of de meldcode",
    PrivateReason.HANDOVER: "Voor de nieuwe regievoerder",
    PrivateReason.PRIVATE_TALK: "Voor een gesprek met alleen de inburgeraar",
    PrivateReason.LEGAL: "Voor bezwaar, klacht of rechter",
}
