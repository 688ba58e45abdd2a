"""The words of what comes after the PIP: talks, outcomes, exams, hours, and what is wrong with them."""

from forms.voortgang.exams import ExamenProblem
from forms.voortgang.followed_hours import UrenProblem
from forms.voortgang.progress import NEXT_DATE, VoortgangKind, VoortgangOutcome, VoortgangProblem
from rules.voortgang.exams import Exam, ExamPart, ExamResult, NoResult

KINDS: dict[VoortgangKind, str] = {
    VoortgangKind.VOORTGANG: "Voortgangsgesprek",
    VoortgangKind.EVALUATIE: "Evaluatie",
    VoortgangKind.PIP_TEAM: "Overleg van het PIP-team",
    VoortgangKind.MAP_EINDGESPREK: "Eindgesprek MAP",
    VoortgangKind.Z_EINDGESPREK: "Eindgesprek Z-route",
    VoortgangKind.SIGNAAL: "Signaal",
}
OUTCOMES: dict[VoortgangOutcome, str] = {
    VoortgangOutcome.PIP_BLIJFT: "Het PIP blijft zoals het is",
    VoortgangOutcome.INHOUD: "Nieuwe versie: andere inhoud",
    VoortgangOutcome.AFSCHALEN: "Nieuwe versie: afschalen naar A2",
    VoortgangOutcome.SCHAKELEN: "Nieuwe versie: andere leerroute",
}
OUTCOME_HINTS: dict[VoortgangOutcome, str] = {
    VoortgangOutcome.PIP_BLIJFT: "Afspraken uit dit gesprek gelden naast het PIP.",
    VoortgangOutcome.INHOUD: (
        "Doelen, activiteiten of ondersteuning veranderen. De leerroute en het niveau blijven gelijk."
    ),
    VoortgangOutcome.AFSCHALEN: (
        "Kan in de B1-route, na genoeg uren les en met genoeg inzet. Koers kijkt dat na bij het PIP."
    ),
    VoortgangOutcome.SCHAKELEN: (
        "Kan in het eerste deel van de termijn; van de onderwijsroute naar de B1-route ook later."
    ),
}
TALK_FIELDS: dict[str, str] = {
    "kind": "Soort gesprek",
    "held_on": "Datum",
    "outcome": "Wat betekent dit voor het PIP",
    NEXT_DATE: "Wanneer spreken we elkaar weer",
}
TALK_WRONG: dict[str, str] = {
    VoortgangProblem.MISSING: "Kies of vul dit nog in.",
    VoortgangProblem.NOT_IN_LIST: "Deze keuze bestaat niet. Kies opnieuw.",
    VoortgangProblem.OTHER_ROUTE: "Dit hoort niet bij deze leerroute.",
    VoortgangProblem.TOO_EARLY: "Deze dag ligt voor 1990. Kijk het jaartal na.",
    VoortgangProblem.TOO_FAR: "Deze dag ligt meer dan drie jaar vooruit. Kijk het jaartal na.",
    VoortgangProblem.NOT_HELD_YET: "Deze dag is nog niet geweest. Verplaats het gesprek naar vandaag als het er is.",
    VoortgangProblem.NEXT_BEFORE_TALK: "Kies een dag na dit gesprek.",
    VoortgangProblem.NO_NEXT_DATE: "Vul een dag in. Zo blijft iemand nooit zonder vervolg.",
    VoortgangProblem.BEFORE_TERMIJN: "Een eindgesprek telt voor DUO pas vanaf het begin van de inburgeringstermijn.",
    VoortgangProblem.AFTER_Z: "Het eindgesprek MAP kan niet na het eindgesprek van de Z-route liggen.",
    VoortgangProblem.BEFORE_MAP: "Het eindgesprek van de Z-route kan niet voor het eindgesprek MAP liggen.",
}
EXAM_PARTS: dict[ExamPart, str] = {
    ExamPart.LE: "Lezen",
    ExamPart.LU: "Luisteren",
    ExamPart.SC: "Schrijven",
    ExamPart.SP: "Spreken",
    ExamPart.KNM: "KNM",
}
EXAM_RESULTS: dict[ExamResult, str] = {
    ExamResult.GESLAAGD: "Geslaagd",
    ExamResult.GEZAKT: "Gezakt",
    ExamResult.GEEN: "Geen resultaat",
}
NO_RESULTS: dict[NoResult, str] = {
    NoResult.VERWIJTBAAR: "Verwijtbaar",
    NoResult.NIET_VERWIJTBAAR: "Niet verwijtbaar",
    NoResult.AFGEMELD: "Afgemeld",
    NoResult.ABSENT: "Absent",
}
EXAM_FIELDS: dict[str, str] = {
    "part": "Examen",
    "level": "Niveau",
    "held_on": "Datum",
    "result": "Uitslag",
    "reason": "Reden zonder uitslag",
}
EXAM_WRONG: dict[str, str] = {
    ExamenProblem.MISSING: "Kies of vul dit nog in.",
    ExamenProblem.NOT_IN_LIST: "Deze keuze bestaat niet. Kies opnieuw.",
    ExamenProblem.TOO_EARLY: "Deze dag ligt voor 2022; toen waren deze examens er nog niet.",
    ExamenProblem.TOO_FAR: "Deze dag ligt meer dan drie jaar vooruit. Kijk het jaartal na.",
    ExamenProblem.NOT_TAKEN_YET: "Dit examen is nog niet geweest. Laat de uitslag leeg.",
    ExamenProblem.NO_LEVEL: "Kies op welk niveau dit examen is.",
    ExamenProblem.NO_REASON: "Kies waarom er geen resultaat is. DUO vraagt dat.",
    ExamenProblem.TWICE: "Dit examen staat op deze dag al in de lijst. Vul de uitslag daar in.",
}
UREN_FIELDS: dict[str, str] = {
    "counts_for": "Telt voor",
    "start": "Van",
    "until": "Tot en met",
    "hours": "Gevolgde uren",
    "excused": "Geoorloofd gemist",
    "unexcused": "Ongeoorloofd gemist",
    "provider": "Aanbieder",
    "as_language": "Telt als taalles",
    "during_intake": "Tijdens de brede intake",
}
UREN_WRONG: dict[str, str] = {
    UrenProblem.MISSING: "Vul dit nog in.",
    UrenProblem.NOT_IN_LIST: "Deze keuze bestaat niet. Kies opnieuw.",
    UrenProblem.TOO_EARLY: "Deze dag ligt te ver terug. Kijk het jaartal na.",
    UrenProblem.IN_FUTURE: "Deze dag is nog niet geweest. Leg uren vast die al zijn gevolgd.",
    UrenProblem.BEFORE_START: "De laatste dag ligt voor de eerste dag.",
    UrenProblem.TOO_MANY: "Zo veel uren passen niet in deze periode. Kijk het getal en de datums na.",
    UrenProblem.NEGATIVE: "Schrijf een getal van 0 of hoger.",
    UrenProblem.NOT_IN_QUARTERS: "Schrijf uren in kwartieren, bijvoorbeeld 7,5 of 7,25.",
    UrenProblem.TOO_LONG: "Deze naam is te lang. Maak hem korter.",
    UrenProblem.NOT_LANGUAGE: "Alleen participatie-uren kunnen ook als taalles tellen.",
    UrenProblem.NOT_COUNTED_APART: "DUO telt alleen lesuren en participatie-uren van de brede intake apart.",
    UrenProblem.TWICE: "Voor deze periode staan er al uren van deze activiteit of aanbieder. Uren tellen één keer.",
}


def exam_name(exam: Exam) -> str:
    """ "Lezen (LE) op B1", "KNM"."""
    if exam.part is ExamPart.KNM:
        return EXAM_PARTS[exam.part]
    level = f" op {exam.level.value}" if exam.level else ""
    return f"{EXAM_PARTS[exam.part]} ({exam.part.value}){level}"


def exam_outcome(exam: Exam) -> str:
    """What came of it: "Geslaagd", "Geen resultaat (afgemeld)"; "Gepland" while there is nothing."""
    if exam.result is None:
        return "Nog geen uitslag"
    reason = f" ({NO_RESULTS[exam.reason].lower()})" if exam.reason else ""
    return f"{EXAM_RESULTS[exam.result]}{reason}"
