"""The words of what comes after the PIP: talks, outcomes, exams, hours, and what is wrong with them."""

from forms.voortgang.progress import NEXT_DATE, VoortgangKind, VoortgangOutcome
from rules.problems import ProblemCode
from rules.voortgang.exams import Exam, ExamPart, ExamResult, NoResult
from texts.wording.problems import Overrides

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
TALK_PROBLEMS: Overrides = {
    ProblemCode.MISSING: "Kies of vul dit nog in.",
    ProblemCode.TOO_EARLY: "Deze dag ligt voor 1990. Kijk het jaartal na.",
    ProblemCode.TOO_FAR: "Deze dag ligt meer dan drie jaar vooruit. Kijk het jaartal na.",
    ProblemCode.IN_FUTURE: "Deze dag is nog niet geweest. Verplaats het gesprek naar vandaag als het er is.",
    (NEXT_DATE, ProblemCode.MISSING): "Vul een dag in. Zo blijft iemand nooit zonder vervolg.",
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
EXAM_PROBLEMS: Overrides = {
    ProblemCode.MISSING: "Kies of vul dit nog in.",
    ProblemCode.TOO_EARLY: "Deze dag ligt voor 2022; toen waren deze examens er nog niet.",
    ProblemCode.TOO_FAR: "Deze dag ligt meer dan drie jaar vooruit. Kijk het jaartal na.",
    ProblemCode.IN_FUTURE: "Dit examen is nog niet geweest. Laat de uitslag leeg.",
    ("level", ProblemCode.MISSING): "Kies op welk niveau dit examen is.",
    ("reason", ProblemCode.MISSING): "Kies waarom er geen resultaat is. DUO vraagt dat.",
    ProblemCode.TWICE: "Dit examen staat op deze dag al in de lijst. Vul de uitslag daar in.",
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
UREN_PROBLEMS: Overrides = {
    ProblemCode.IN_FUTURE: "Deze dag is nog niet geweest. Leg uren vast die al zijn gevolgd.",
    ProblemCode.TOO_HIGH: "Zo veel uren passen niet in deze periode. Kijk het getal en de datums na.",
    ProblemCode.TOO_LOW: "Schrijf een getal van 0 of hoger.",
    ProblemCode.TOO_LONG: "Deze naam is te lang. Maak hem korter.",
    ProblemCode.TWICE: "Voor deze periode staan er al uren van deze activiteit of aanbieder. Uren tellen één keer.",
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
