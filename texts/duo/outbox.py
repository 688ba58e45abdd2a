"""The words of the messages to DUO: how far one is, and what kind it is."""

from rules.duo import Kind
from rules.duo.verdict import BerichtStatus

STATUSES: dict[BerichtStatus, str] = {
    BerichtStatus.KLAAR: "Wacht op verzending",
    BerichtStatus.BEZIG: "Wordt verzonden",
    BerichtStatus.AANGENOMEN: "Aangenomen door DUO",
    BerichtStatus.GEWEIGERD: "Geweigerd door DUO",
    BerichtStatus.MISLUKT: "Niet gelukt",
    BerichtStatus.INGETROKKEN: "Ingetrokken",
}

KINDS: dict[Kind, str] = {
    Kind.PIP: "PIP",
    Kind.PIP_VERWIJDEREN: "PIP verwijderen",
    Kind.CONTACT: "Contactpersoon",
    Kind.CONTACT_WIJZIGEN: "Contactpersoon wijzigen",
    Kind.CONTACT_VERWIJDEREN: "Contactpersoon verwijderen",
    Kind.CONTACT_KOPPELEN: "Contactpersoon koppelen",
    Kind.CONTACT_ONTKOPPELEN: "Contactpersoon ontkoppelen",
    Kind.AANBOD: "Inburgeringsaanbod",
    Kind.AANBOD_VERWIJDEREN: "Inburgeringsaanbod verwijderen",
    Kind.MAP: "Eindgesprek MAP",
    Kind.PVT: "Ondertekening van de participatieverklaring",
    Kind.ZROUTE: "Afronding van de Z-route",
    Kind.UREN_TAALLES: "Gevolgde uren taalles",
    Kind.UREN_PARTICIPATIE: "Gevolgde uren participatie",
    Kind.UREN_INTAKE: "Uren taalles en KNM tijdens de brede intake",
    Kind.LBT_OVERSLAAN: "Leerbaarheidstoets overslaan",
    Kind.VRAAG_PIP: "Vraag: welk PIP kent DUO?",
    Kind.VRAAG_PLICHT: "Vraag: de inburgeringsplicht",
    Kind.VRAAG_DOELGROEP: "Vraag: de doelgroep",
    Kind.VRAAG_TERMIJN: "Vraag: de inburgeringstermijn",
    Kind.VRAAG_LBT: "Vraag: de uitslag van de leerbaarheidstoets",
    Kind.VRAAG_EXAMENNUMMER: "Vraag: het examennummer van de leerbaarheidstoets",
    Kind.VRAAG_EXAMENS: "Vraag: de uitslagen van examens",
    Kind.VRAAG_POGINGEN: "Vraag: de gratis examens die over zijn",
    Kind.VRAAG_ONTHEFFING: "Vraag: de ontheffingen",
    Kind.VRAAG_VRIJSTELLING: "Vraag: de vrijstellingen",
    Kind.VRAAG_MAP: "Vraag: het eindgesprek MAP",
    Kind.VRAAG_PVT: "Vraag: de participatieverklaring",
    Kind.VRAAG_UREN: "Vraag: de gevolgde uren",
    Kind.VRAAG_INSTELLINGEN: "Vraag: de scholen die DUO kent",
}
