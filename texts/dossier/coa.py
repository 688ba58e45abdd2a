"""The words of a list from COA: what a column can mean, and what is wrong with a list or a cell."""

from forms.intake.coa import Target
from rules.problems import ProblemCode
from texts.dossier.registration import PROBLEMS
from texts.wording.problems import Overrides

TARGETS: dict[Target, str] = {
    Target.V_NUMBER: "V-nummer",
    Target.BSN: "BSN",
    Target.GIVEN_NAMES: "Voornamen",
    Target.SURNAME_PREFIX: "Tussenvoegsel",
    Target.FAMILY_NAME: "Achternaam",
    Target.BIRTH_DATE: "Geboortedatum",
    Target.COUNTRY: "Land van herkomst",
    Target.NATIONALITY: "Nationaliteit",
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
LIST_PROBLEMS: Overrides = {
    ProblemCode.MISSING: "Hier staat nog geen lijst in.",
    ProblemCode.TOO_BIG: lambda details: f"Deze lijst is te groot. Er passen {details['max']} personen in een keer.",
    ProblemCode.TWICE: lambda details: (
        f"De kolom {details['given']} staat er twee keer. Geef elke kolom een eigen naam."
    ),
}
CELL_PROBLEMS: Overrides = {
    **PROBLEMS,
    ProblemCode.TWICE: "Deze persoon staat twee keer in de lijst.",
    ProblemCode.TOO_LONG: "Deze tekst is te lang. Er passen 2.000 tekens.",
    ProblemCode.NOT_IN_LIST: (
        "Dit land, deze taal of deze nationaliteit is niet bekend, of kan er meer dan één zijn. Schrijf het zoals in "
        "Koers."
    ),
}
