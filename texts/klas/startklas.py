"""The words of the startklas: fields of a class, and what can be wrong with what a teacher gives."""

from rules.problems import ProblemCode
from texts.wording.problems import Overrides

KLAS_FIELDS: dict[str, str] = {
    "name": "Naam van de klas",
    "school": "School of plek",
    "teacher_id": "Docent",
    "starts_on": "Eerste lesdag",
    "weeks": "Aantal weken",
}
OBSERVATIE_PROBLEMS: Overrides = {
    ProblemCode.IN_FUTURE: "Deze week is nog niet begonnen.",
    ProblemCode.NOT_OF_TYPE: "Dit past niet bij de vraag. Vul het opnieuw in.",
}
