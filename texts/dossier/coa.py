"""The words of a list from COA: what a column can mean, and what is wrong with a list or a cell."""

from collections.abc import Mapping

from forms.engine.problems import Problem, ProblemCode
from forms.intake.coa import Target
from texts.dossier.registration import WRONG
from texts.wording.forms import problem_sentence

TARGETS: dict[Target, str] = {
    Target.V_NUMBER: "V-nummer",
    Target.BSN: "BSN",
    Target.GIVEN_NAMES: "Voornamen",
    Target.FAMILY_NAME: "Achternaam",
    Target.BIRTH_DATE: "Geboortedatum",
    Target.COUNTRY: "Land van herkomst",
    Target.LANGUAGE: "Taal",
    Target.PHONE: "Telefoon",
    Target.KOPPELING: "Datum van koppeling",
    Target.ZELFZORG: "Zelfzorg",
    Target.DAGSTRUCTUUR: "Dagstructuur",
    Target.SOCIAAL_NETWERK: "Sociaal netwerk",
    Target.WELBEVINDEN: "Persoonlijk welbevinden",
    Target.EXTERNE_CONTACTEN: "Externe contacten",
    Target.TOEKOMST: "Toekomstplanning",
    Target.EDUCATION: "Opleiding",
    Target.WORK: "Werkervaring",
    Target.ACTIVITIES: "Activiteiten in het azc",
}
UNREADABLE: dict[str, str] = {
    "empty": "Hier staat nog geen lijst in.",
    "no_headings": "Er is maar één regel. De eerste regel zegt wat elke kolom is; daaronder staan de personen.",
    "too_big": "Deze lijst is te groot. Er passen {most} personen in een keer.",
    "not_a_file": "Dit bestand is geen Excel-bestand (.xlsx), of het is beschadigd. Sla het opnieuw op.",
    "twice": "De kolom {detail} staat er twee keer. Geef elke kolom een eigen naam.",
}
_OWN: dict[str, str] = {
    "twice_in_list": "Deze persoon staat twee keer in de lijst.",
    "too_long": "Deze tekst is te lang. Er passen 2.000 tekens.",
    "not_in_list": "Dit land of deze taal is niet bekend. Schrijf het zoals in het Nederlands.",
}
_DATES = (ProblemCode.NOT_A_DATE, ProblemCode.IMPOSSIBLE_DATE, ProblemCode.TWO_DIGIT_YEAR)
FAULTS: Mapping[str, str] = WRONG | {code.value: problem_sentence(Problem("", code)) for code in _DATES} | _OWN
