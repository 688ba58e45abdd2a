"""The words of the messages to DUO: how far one is, and what kind it is."""

from rules.duo import BerichtKind
from rules.duo.verdict import BerichtStatus

STATUSES: dict[BerichtStatus, str] = {
    BerichtStatus.KLAAR: "Wacht op verzending",
    BerichtStatus.BEZIG: "Wordt verzonden",
    BerichtStatus.AANGENOMEN: "Aangenomen door DUO",
    BerichtStatus.GEWEIGERD: "Geweigerd door DUO",
    BerichtStatus.MISLUKT: "Niet gelukt",
    BerichtStatus.INGETROKKEN: "Ingetrokken",
}

KINDS: dict[BerichtKind, str] = {
    BerichtKind.PIP: "PIP",
    BerichtKind.PIP_VERWIJDEREN: "PIP verwijderen",
    BerichtKind.CONTACT: "Contactpersoon",
    BerichtKind.CONTACT_WIJZIGEN: "Contactpersoon wijzigen",
    BerichtKind.CONTACT_VERWIJDEREN: "Contactpersoon verwijderen",
    BerichtKind.CONTACT_KOPPELEN: "Contactpersoon koppelen",
    BerichtKind.CONTACT_ONTKOPPELEN: "Contactpersoon ontkoppelen",
    BerichtKind.AANBOD: "Inburgeringsaanbod",
    BerichtKind.AANBOD_VERWIJDEREN: "Inburgeringsaanbod verwijderen",
    BerichtKind.MAP: "Eindgesprek MAP",
    BerichtKind.PVT: "Ondertekening van de participatieverklaring",
    BerichtKind.ZROUTE: "Afronding van de Z-route",
    BerichtKind.UREN_TAALLES: "Gevolgde uren taalles",
    BerichtKind.UREN_PARTICIPATIE: "Gevolgde uren participatie",
    BerichtKind.UREN_INTAKE: "Uren taalles en KNM tijdens de brede intake",
    BerichtKind.LBT_OVERSLAAN: "Leerbaarheidstoets overslaan",
    BerichtKind.VRAAG_PIP: "Vraag: welk PIP kent DUO?",
    BerichtKind.VRAAG_PLICHT: "Vraag: de inburgeringsplicht",
    BerichtKind.VRAAG_DOELGROEP: "Vraag: de doelgroep",
    BerichtKind.VRAAG_TERMIJN: "Vraag: de inburgeringstermijn",
    BerichtKind.VRAAG_LBT: "Vraag: de uitslag van de leerbaarheidstoets",
    BerichtKind.VRAAG_EXAMENNUMMER: "Vraag: het examennummer van de leerbaarheidstoets",
    BerichtKind.VRAAG_EXAMENS: "Vraag: de uitslagen van examens",
    BerichtKind.VRAAG_POGINGEN: "Vraag: de gratis examens die over zijn",
    BerichtKind.VRAAG_ONTHEFFING: "Vraag: de ontheffingen",
    BerichtKind.VRAAG_VRIJSTELLING: "Vraag: de vrijstellingen",
    BerichtKind.VRAAG_MAP: "Vraag: het eindgesprek MAP",
    BerichtKind.VRAAG_PVT: "Vraag: de participatieverklaring",
    BerichtKind.VRAAG_UREN: "Vraag: de gevolgde uren",
    BerichtKind.VRAAG_INSTELLINGEN: "Vraag: de scholen die DUO kent",
}
