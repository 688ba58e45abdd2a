"""The words of a list from COA: what a column can mean, and what is wrong with a list or a cell."""

from collections.abc import Sequence

from forms.intake.coa_columns import Target
from forms.intake.coa_rows import RowFate
from forms.spreadsheet.files import MOST_PEOPLE
from rules.problems import ProblemCode
from texts.dossier.registration import PROBLEMS
from texts.wording.problems import Overrides

MOST_RANGES = 12
TARGETS: dict[Target, str] = {
    Target.V_NUMBER: "V-nummer",
    Target.BSN: "BSN",
    Target.GIVEN_NAMES: "Voornamen",
    Target.INITIALS: "Voorletters",
    Target.SURNAME_PREFIX: "Tussenvoegsel",
    Target.FAMILY_NAME: "Achternaam",
    Target.BIRTH_DATE: "Geboortedatum",
    Target.COUNTRY: "Land van herkomst",
    Target.NATIONALITY: "Nationaliteit",
    Target.LANGUAGE: "Taal",
    Target.PHONE: "Telefoon",
    Target.LOCATION: "Locatie van het COA (azc)",
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
    ProblemCode.TOO_BIG: (
        "Dit bestand is te groot voor een lijst met personen. Kopieer alleen de lijst naar een nieuw Excel-bestand, "
        "zonder lege opgemaakte cellen, en kies dat."
    ),
    ProblemCode.TOO_MANY_ROWS: (
        f"Deze lijst is te lang. Er passen {MOST_PEOPLE} personen in een keer. Verdeel haar over twee bestanden."
    ),
    ProblemCode.NO_HEADINGS: (
        "Onder de koppen van de kolommen staat niets. De regel met de koppen zegt wat elke kolom is; daaronder staan "
        "de personen."
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


# What happens to a row, and how many rows there are of it: one, several.
FATES: dict[RowFate, str] = {
    RowFate.NEW: "Nieuw dossier",
    RowFate.COMPLETE: "Aanvullen wat nog leeg is",
    RowFate.NOTHING: "Niets nieuws",
    RowFate.ELSEWHERE: "Al bekend, in een dossier dat gesloten is of niet van u. Er gebeurt niets",
    RowFate.ASK: "Nog niets: kies eerst wie dit is",
    RowFate.LEFT_OUT: "Overgeslagen",
}
SUMMARY: dict[RowFate, tuple[str, str]] = {
    RowFate.NEW: ("nieuw dossier", "nieuwe dossiers"),
    RowFate.COMPLETE: ("dossier aanvullen", "dossiers aanvullen"),
    RowFate.NOTHING: ("regel met niets nieuws", "regels met niets nieuws"),
    RowFate.ELSEWHERE: ("persoon al bekend in een dossier dat gesloten is of niet van u", (
        "personen al bekend in een dossier dat gesloten is of niet van u"
    )),
    RowFate.ASK: ("vraag", "vragen"),
    RowFate.LEFT_OUT: ("regel overgeslagen", "regels overgeslagen"),
}  # fmt: skip
QUESTIONS_INTRO = (
    "Van deze regels is niet zeker wie het is. Koers kiest niet zelf: kijk naar beide kanten en kies. Zolang er een "
    "vraag openstaat, wordt er niets ingelezen."
)
NOBODY_WRITTEN = "Deze keuze is nog niet genoeg: kies een andere, of sla een van de regels over."
SAME_NUMBER = (
    "De regels {} hebben hetzelfde nummer. Een nummer hoort bij één persoon. Sla een van de regels over, of verbeter "
    "het nummer in de lijst."
)


def row_ranges(numbers: Sequence[int]) -> str:
    """Row numbers as a list, those that follow each other together: "3, 7 tot en met 12"."""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = [_range(first, last) for first, last in ranges[:MOST_RANGES]]
    return ", ".join(shown) + (" en meer" if len(ranges) > MOST_RANGES else "")


def _range(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first}, {last}" if last == first + 1 else f"{first} tot en met {last}"
