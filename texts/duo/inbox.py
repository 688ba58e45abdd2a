"""The words around what DUO tells: what a line of an answer is about, and how a value is written."""

from datetime import date

from rules.duo.comparison import DuoComparison
from rules.law.terms import Doelgroep, Leerroute
from texts.dossier.registration import FIELDS
from texts.wording.formats import long_date
from texts.wording.labels import DOELGROEPEN, LEERROUTES

ABOUT: dict[str, str] = {
    "plichtig": "Inburgeringsplichtig",
    "plicht_start_on": FIELDS["plicht_start_on"],
    "kennisgeving_on": FIELDS["kennisgeving_on"],
    "plicht_tot": "Einde van de inburgeringsplicht",
    "reden": "Reden dat er geen plicht is",
    "doelgroep": FIELDS["doelgroep"],
    "doelgroep_vanaf": "Deze doelgroep vanaf",
    "termijn_start": "Begin van de inburgeringstermijn",
    "termijn_until_on": "Laatste dag van de inburgeringstermijn",
    "verlengingsgrond": "Reden van verlenging",
    "gemeentecode": "Gemeente van dit PIP (code)",
    "current_pip_on": "Dagtekening van het PIP",
    "leerroute": "Leerroute",
    "examennummer": "Examennummer",
    "lbt": "Uitslag",
    "lbt_op": "Uitslag geregistreerd op",
    "examen": "Examen",
    "pogingen": "Gratis pogingen over",
    "ontheffing": "Ontheffing",
    "vrijstelling": "Vrijstelling",
}

# What is written into the dossier when somebody takes a line over, where its name differs from that of the line.
FIELD_NAMES: dict[str, str] = {
    "earlier_pip_on": "Eerste PIP van de vorige gemeente",
    "earlier_leerroute": "Leerroute van de vorige gemeente",
}


def value(line: DuoComparison, fact: date | str | None) -> str:
    """What the dossier or DUO says in a line; a stroke for nothing."""
    if fact is None or fact == "":
        return "–"
    if isinstance(fact, date):
        return long_date(fact)
    return LEERROUTES[Leerroute(fact)] if line.about == "leerroute" else fact


def proposed(field: str, written: str) -> str:
    """The value of a proposal as people read it; "" takes away what stood there."""
    if not written:
        return "niet meer"
    return DOELGROEPEN[Doelgroep(written)] if field == "doelgroep" else long_date(date.fromisoformat(written))


def field_name(field: str) -> str:
    """The name of a field that can be taken over."""
    return FIELD_NAMES.get(field) or FIELDS.get(field) or ABOUT.get(field, field)
