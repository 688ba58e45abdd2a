"""The words of deciding: kinds of change, conditions, sending, signing, bezwaar, the second pair of eyes."""

from rules.law.terms import Wijziging
from rules.pip.approval import Approval
from rules.pip.bekendmaking import BekendmakingManner
from rules.pip.bezwaar import BezwaarOutcome
from rules.pip.changes import Taalonderdeel
from rules.pip.signing import SignedBy, Signer
from rules.problems import ProblemCode
from texts.wording.problems import Overrides

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
PROBLEMS: Overrides = {
    ProblemCode.MISSING: "vul dit nog in.",
    ProblemCode.TOO_LONG: "deze tekst is te lang. Maak hem korter.",
    ProblemCode.IN_FUTURE: "deze dag is nog niet geweest.",
    ProblemCode.TOO_EARLY: "deze dag ligt vóór de dag waarop dit kan.",
    ProblemCode.UNREADABLE: "de handtekening is niet te lezen. Wis het vlak en teken opnieuw.",
    ProblemCode.OUT_OF_BOUNDS: "dit getal klopt niet. Schrijf een getal van 0 tot en met 5000.",
}
