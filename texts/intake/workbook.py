"""The words of a workbook that is filled in without a network, and what can be wrong with one that comes back."""

from collections.abc import Mapping

from forms.engine.answers import Source
from forms.engine.schema import Question, Questionnaire, QuestionType
from forms.workbook.faults import Fault
from forms.workbook.sheets import WorkbookTexts
from rules.problems import Problem, ProblemCode
from texts.wording.conditions import condition
from texts.wording.formats import number
from texts.wording.forms import MARKS, SOURCES
from texts.wording.problems import Overrides, problem_sentence

NOT_TRANSLATED = "(nog niet vertaald)"
HOW: Mapping[QuestionType, str] = {
    QuestionType.SINGLE: "Kies één antwoord uit de lijst.",
    QuestionType.MULTI: "Zet een x bij elk antwoord dat past.",
    QuestionType.YES_NO: "Kies één antwoord uit de lijst.",
    QuestionType.DATE: "Schrijf een datum, bijvoorbeeld 01-09-1990.",
    QuestionType.BIRTH_DATE: "Schrijf een datum, of wat u weet: 1990, 05-1990 of onbekend.",
    QuestionType.NUMBER: "Schrijf een getal.",
    QuestionType.SCALE: "Kies een cijfer van 1 tot en met 5.",
    QuestionType.TEXT: "",
    QuestionType.LONG_TEXT: "",
    QuestionType.TABLE: "",
    QuestionType.COUNTRY: "Kies een land uit de lijst.",
    QuestionType.LANGUAGE: "Kies een taal uit de lijst.",
}


def explained(questionnaire: Questionnaire, question: Question) -> str:
    """What stands beside a question: when it is asked, its help, and how to fill it in."""
    return "\n".join(filter(None, (condition(questionnaire, question), question.help or "", _how(question))))


def _how(question: Question) -> str:
    if question.type is QuestionType.SCALE:
        return f"1 = {question.low}, 5 = {question.high}."
    if question.type is QuestionType.NUMBER:
        return " ".join(filter(None, (f"In {question.unit}." if question.unit else "", _bounds(question))))
    if question.type is QuestionType.TABLE:
        return "" if question.help else f"Eén regel per {question.row}."
    return HOW[question.type] if question.type is QuestionType.MULTI else ""


def _bounds(question: Question) -> str:
    low, high = question.min, question.max
    if low is not None and high is not None:
        return f"Van {number(low)} tot en met {number(high)}."
    if low is not None:
        return f"Niet lager dan {number(low)}."
    return f"Niet hoger dan {number(high)}." if high is not None else ""


WORDS = WorkbookTexts(
    heads=("Vraag", "Uitleg", "Antwoord", "Geen antwoord?", "Van wie?"),
    marks=MARKS,
    sources={each: SOURCES[each] for each in Source},
    fill_in="Vul alleen de gele cellen in. De andere cellen zijn op slot.",
    below="Schrijf in de regels hieronder.",
    not_translated=NOT_TRANSLATED,
    explained=explained,
)

GUIDE: tuple[str, ...] = (
    "Elk domein heeft een eigen blad. Vul alleen de gele cellen in; de andere cellen zijn op slot.",
    "Staat er een pijltje bij de cel? Kies dan een antwoord uit de lijst. Bij meer antwoorden zet u een x.",
    "Is een vraag niet besproken, of wil iemand het niet zeggen? Kies dat in de kolom “Geen antwoord?”.",
    "Komt een antwoord niet van de inburgeraar zelf? Kies dan in de kolom “Van wie?” wie het vertelde.",
    "Terug op kantoor: ga in Koers naar de brede intake, “Op papier en offline”, en lees dit werkblad terug. "
    "Koers laat eerst zien wat er verandert. Er wordt niets overschreven zonder dat u dat kiest.",
    "In dit bestand staan gegevens van een persoon. Bewaar het alleen op een laptop van de gemeente. "
    "Wis het als u het hebt teruggelezen.",
)

PROBLEMS: Overrides = {
    ProblemCode.TOO_BIG: "Dit bestand is groter dan een werkblad van Koers kan zijn.",
    ProblemCode.TOO_MANY_ROWS: "Dit blad heeft meer regels dan een werkblad van Koers kan hebben.",
    ProblemCode.MISSING: "Dit bestand is leeg.",
    ProblemCode.NOT_A_FILE: "Dit bestand is geen Excel-werkblad, of het is beschadigd.",
    ProblemCode.NOT_A_MARK: f"Kies hier “{'” of “'.join(MARKS.values())}”, of laat de cel leeg.",
}


def fault_sentence(fault: Fault) -> str:
    """What is wrong with a workbook, with where: "Gezondheid, cel C7: Dit is geen datum. …"."""
    where = ", ".join(filter(None, (fault.sheet, f"cel {fault.cell}" if fault.cell else "")))
    sentence = problem_sentence(Problem(fault.question_id, fault.code, details=fault.details), PROBLEMS)
    return f"{where}: {sentence}" if where else sentence
