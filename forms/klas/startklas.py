"""What a teacher of a startklas writes down: one form a week for each participant, and a report at the end.

In the shape of a questionnaire, so that it is drawn and kept as the intake is. Its ids are columns of
`models.Observatie` and `models.KlasDeelnemer`.
"""

from collections.abc import Mapping
from typing import Any

from forms.engine.answers import Json
from forms.engine.facts import as_int
from forms.engine.schema import Question, Questionnaire, QuestionType
from rules.law.terms import Leerroute

WEEK, REPORT = "week", "eindrapport"
SCALES = ("taal", "leerbaarheid", "motivatie", "competenties")
LESSONS = ("lessons_planned", "lessons_attended")
USUAL_WEEKS, MOST_WEEKS, MOST_LESSONS = 6, 26, 40

_WEEK: list[dict[str, Any]] = [
    {
        "id": "taal",
        "type": "scale",
        "text": "Taal: hoeveel Nederlands begrijpt en gebruikt deze persoon?",
        "low": "bijna niets",
        "high": "heel veel",
    },
    {
        "id": "leerbaarheid",
        "type": "scale",
        "text": "Leren: hoe snel pakt deze persoon iets nieuws op?",
        "low": "heel langzaam",
        "high": "heel snel",
    },
    {
        "id": "motivatie",
        "type": "scale",
        "text": "Motivatie: hoe graag wil deze persoon leren?",
        "low": "bijna niet",
        "high": "heel graag",
    },
    {
        "id": "competenties",
        "type": "scale",
        "text": "Competenties: hoe gaan plannen, samenwerken en op tijd komen?",
        "low": "nog niet goed",
        "high": "heel goed",
    },
    {"id": "lessons_planned", "type": "number", "text": "Hoeveel lessen waren er?", "min": 0, "max": MOST_LESSONS},
    {
        "id": "lessons_attended",
        "type": "number",
        "text": "Bij hoeveel lessen was deze persoon?",
        "min": 0,
        "max": MOST_LESSONS,
    },
    {
        "id": "note",
        "type": "long_text",
        "text": "Wat viel u op?",
        "help": "Schrijf op wat u in de les zag. Geen ziektes en geen privézaken.",
    },
]
_REPORT: list[dict[str, Any]] = [
    {
        "id": "report_route",
        "type": "single",
        "text": "Welke leerroute past volgens u?",
        "help": "Uw verwachting telt mee. De gemeente kiest de leerroute, samen met deze persoon.",
        "options": [
            {"id": Leerroute.B1.value, "text": "B1-route"},
            {"id": Leerroute.ONDERWIJS.value, "text": "Onderwijsroute"},
            {"id": Leerroute.Z.value, "text": "Z-route"},
        ],
    },
    {
        "id": "report",
        "type": "long_text",
        "text": "Wat heeft deze persoon in de startklas laten zien?",
        "help": "Schrijf wat goed ging, wat moeilijk was en wat helpt bij het leren.",
    },
]

FORM = Questionnaire.model_validate(
    {
        "name": "startklas",
        "version": "2026-11",
        "title": "Startklas",
        "sections": [
            {"id": WEEK, "title": "Deze week", "questions": _WEEK},
            {"id": REPORT, "title": "Eindrapport", "questions": _REPORT},
        ],
    }
)
WEEKLY: Mapping[str, Question] = {each.id: each for each in FORM.section(WEEK).questions}
AT_THE_END: Mapping[str, Question] = {each.id: each for each in FORM.section(REPORT).questions}


def column_of(question: Question, value: Json) -> int | str | None:
    """A checked answer as its column holds it: numbers and scales as int, texts as text ("" for nothing)."""
    if question.type in (QuestionType.SCALE, QuestionType.NUMBER):
        return as_int(value)
    return str(value) if value is not None else ""


def answer_of(question: Question, column: object) -> Json:
    """What a column holds, as the answer to its question."""
    if column is None or column == "":
        return None
    if question.type is QuestionType.SCALE:
        return int(str(column))
    return str(column)
