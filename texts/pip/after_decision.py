"""The words of deciding: kinds of change, conditions, sending, signing, bezwaar, the second pair of eyes."""

from rules.law.terms import Wijziging
from rules.pip.approval import Approval
from rules.pip.bekendmaking import BekendmakingManner
from rules.pip.bezwaar import BezwaarOutcome
from rules.pip.changes import Taalonderdeel
from rules.pip.signing import SignedBy, Signer

KIND_SAYS: dict[Wijziging, str] = {
    Wijziging.INHOUD: "Andere doelen, afspraken, uren of ondersteuning. De leerroute en het niveau blijven gelijk.",
    Wijziging.AFSCHALEN: "Binnen de B1-route: een of meer taalexamens op niveau A2. Er is geen tijdslimiet.",
    Wijziging.SCHAKELEN: "Een andere leerroute. Uren van de vorige leerroute tellen mee.",
    Wijziging.VERHUIZING: "Deze persoon heeft al een PIP van een andere gemeente. De leerroute blijft en de termijn "
    "loopt door. De begeleiding, de vve en de invulling van PVT en MAP mogen anders.",
}
PARTS: dict[Taalonderdeel, str] = {
    Taalonderdeel.LEZEN: "Lezen",
    Taalonderdeel.LUISTEREN: "Luisteren",
    Taalonderdeel.SCHRIJVEN: "Schrijven",
    Taalonderdeel.SPREKEN: "Spreken",
}
MANNERS: dict[BekendmakingManner, str] = {
    BekendmakingManner.POST: "Met de post",
    BekendmakingManner.UITGEREIKT: "In de hand gegeven",
    BekendmakingManner.DIGITAAL: "Digitaal",
}
SIGNERS: dict[Signer, str] = {Signer.INBURGERAAR: "Inburgeraar", Signer.REGIEVOERDER: "Regievoerder"}
SIGNED_BY: dict[SignedBy, str] = {SignedBy.PAPIER: "Op papier", SignedBy.SCHERM: "Op het scherm"}
OUTCOMES: dict[BezwaarOutcome, str] = {
    BezwaarOutcome.GEGROND: "Gegrond",
    BezwaarOutcome.DEELS_GEGROND: "Deels gegrond",
    BezwaarOutcome.ONGEGROND: "Ongegrond",
    BezwaarOutcome.NIET_ONTVANKELIJK: "Niet-ontvankelijk",
    BezwaarOutcome.INGETROKKEN: "Ingetrokken",
}
APPROVALS: dict[Approval, str] = {
    Approval.NIET_GEVRAAGD: "Nog niet gevraagd",
    Approval.GEVRAAGD: "Wacht op een coördinator",
    Approval.GEGEVEN: "Akkoord",
    Approval.VERVALLEN: "Vervallen",
    Approval.TERUGGESTUURD: "Teruggestuurd",
}
UNITS = {
    "days": ("dag", "dagen"),
    "weeks": ("week", "weken"),
    "months": ("maand", "maanden"),
    "years": ("jaar", "jaar"),
    "hours": ("uur", "uur"),
}
WRONG: dict[str, str] = {
    "missing": "vul dit nog in.",
    "too_long": "deze tekst is te lang. Maak hem korter.",
    "in_future": "deze dag is nog niet geweest.",
    "clashes": "deze dag ligt vóór de dag waarop dit kan.",
    "unreadable": "de handtekening is niet te lezen. Wis het vlak en teken opnieuw.",
    "not_in_list": "dit getal klopt niet. Schrijf een getal van 0 tot en met 5000.",
}
