"""The names of the points of a timeline; a test fails when one is missing."""

from rules.law.deadlines import DeadlineCode
from rules.law.status import MilestoneCode

MILESTONES: dict[MilestoneCode | DeadlineCode, str] = {
    MilestoneCode.PLICHT: "Inburgeringsplicht begonnen",
    MilestoneCode.KENNISGEVING: "Kennisgeving van DUO",
    MilestoneCode.BRP: "Ingeschreven in de BRP",
    MilestoneCode.HUISVESTING: "Huisvesting",
    MilestoneCode.BIJSTAND: "Bijstand begonnen",
    MilestoneCode.INTAKE_BEGONNEN: "Brede intake begonnen",
    MilestoneCode.LBT_GEPLAND: "Leerbaarheidstoets",
    MilestoneCode.INFORMATIE_GEVRAAGD: "Informatie van derden gevraagd",
    MilestoneCode.INFORMATIE_ONTVANGEN: "Informatie van derden ontvangen",
    MilestoneCode.INTAKE_AFGEROND: "Brede intake afgerond",
    MilestoneCode.PIP_BEGONNEN: "PIP begonnen",
    MilestoneCode.EERDER_PIP: "Eerste PIP, in een andere gemeente",
    MilestoneCode.EERSTE_PIP: "Eerste PIP vastgesteld",
    MilestoneCode.PVT_GETEKEND: "Participatieverklaring getekend",
    MilestoneCode.PIP_TEAM: "Overleg van het PIP-team",
    MilestoneCode.GESPREK: "Gesprek",
    MilestoneCode.MAP_GESPREK: "Eindgesprek MAP",
    MilestoneCode.GESLOTEN: "Dossier gesloten",
    DeadlineCode.VASTSTELLEN_PIP: "PIP vaststellen",
    DeadlineCode.VOORTGANGSGESPREK: "Voortgangsgesprek",
    DeadlineCode.ONTZORGEN: "Einde van het ontzorgen",
    DeadlineCode.SCHAKELEN: "Laatste dag om van leerroute te veranderen",
    DeadlineCode.PVT: "Participatieverklaring tekenen",
    DeadlineCode.INBURGERINGSTERMIJN: "Einde van de inburgeringstermijn",
}
