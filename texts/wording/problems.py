"""What is wrong with an input, as sentences: one for each code, and a way for a form to say it in its own words."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from rules.problems import Details, Problem
from rules.problems import ProblemCode as Code

Sentence: TypeAlias = str | Callable[[Details], str]
# What a form says otherwise than `SENTENCES`: of a code, or of a code in one of its fields.
Overrides: TypeAlias = Mapping[Code | tuple[str, Code], Sentence]


def _bound(details: Details, name: str) -> str:
    return str(details.get(name, "")).replace(".", ",")


def _years(details: Details) -> str:
    return f"Schrijf een jaar van {_bound(details, 'min')} tot en met {_bound(details, 'max')}."


def _decimals(details: Details) -> str:
    most = details.get("decimals", 0)
    if not most:
        return "Schrijf een heel getal, zonder cijfers achter de komma."
    return f"Schrijf hoogstens {most} {'cijfer' if most == 1 else 'cijfers'} achter de komma."


def _length(details: Details) -> str:
    if "length" not in details:
        return "Deze tekst is te lang. Maak hem korter."
    return f"Deze tekst is te lang: {details['length']} tekens. Er passen er {details.get('max')}."


def _rows(details: Details) -> str:
    return f"Dit zijn te veel regels: {details.get('rows')}. Er passen er {details.get('max')}."


_PARTS: Mapping[str, str] = {
    "workbook": "de lijst van bladen",
    "texts": "de teksten",
    "styles": "de opmaak",
}
_KINDS: Mapping[str, str] = {
    "pdf": "een pdf",
    "image": "een afbeelding",
    "word": "een tekstdocument",
    "powerpoint": "een presentatie",
    "numbers": "een bestand van Numbers (Apple)",
    "xlsb": "een binair Excel-bestand (.xlsb)",
    "html": "een webpagina",
    "xml": "een oud Excel-bestand of een ander XML-bestand",
    "zip": "een zip-bestand",
}
_OPENED_BY_EXCEL = ("xlsb", "html", "xml")
_SAVE_AS = "Open het in Excel, kies Opslaan als, dan Excel-werkmap (.xlsx), en kies dat bestand hier."


def _damaged(details: Details) -> str:
    part = str(details.get("part", ""))
    where = _PARTS.get(part, "")
    if part == "sheet":
        where = f"blad “{details.get('sheet', '')}”" + (f", bij regel {details['row']}" if "row" in details else "")
    place = f" ({where})" if where else ""
    return f"Dit Excel-bestand is beschadigd{place}. Open het in Excel, sla het opnieuw op en kies het dan nog eens."


def _other_file(details: Details) -> str:
    kind = str(details.get("kind", ""))
    advice = _SAVE_AS if kind in _OPENED_BY_EXCEL else "Kies een ander bestand."
    return f"Dit is {_KINDS.get(kind, 'iets anders')}, en geen Excel-bestand (.xlsx) of CSV-bestand. {advice}"


def _unbalanced_quote(details: Details) -> str:
    return (
        f'In regel {details.get("row")} staat een aanhalingsteken (") dat de tekst niet goed afsluit. '
        "Haal het daar weg, of sla de lijst op als Excel-bestand (.xlsx)."
    )


def _columns(details: Details) -> str:
    return f"Dit blad heeft te veel kolommen. Er passen er {details.get('max')}. Haal weg wat niet nodig is."


def _other_version(details: Details) -> str:
    return (
        f"Dit werkblad is gemaakt met versie {details.get('version')} van de vragenlijst. "
        f"De intake gebruikt nu versie {details.get('now')}. Download een nieuw werkblad."
    )


def _text_changed(details: Details) -> str:
    sentence = "Deze tekst is veranderd of verplaatst."
    return f"{sentence} Hier stond: “{details['was']}”." if details.get("was") else sentence


SENTENCES: dict[Code, Sentence] = {
    Code.MISSING: "Vul dit nog in.",
    Code.NAME_MISSING: "Vul een voornaam of een achternaam in.",
    Code.NOT_IN_LIST: "Deze keuze bestaat niet. Kies opnieuw.",
    Code.UNKNOWN: "Dit veld bestaat niet. Laad de pagina opnieuw.",
    Code.WRONG_COLUMN: "Deze regel heeft een vak dat niet bij de vraag hoort. Vul de regel opnieuw in.",
    Code.NOT_OF_TYPE: "Dit antwoord past niet bij de vraag. Vul het opnieuw in.",
    Code.UNREADABLE: "Hier staan tekens in die niet te lezen zijn. Typ het opnieuw.",
    Code.NOT_A_DATE: "Dit is geen datum. Schrijf bijvoorbeeld 01-09-1990.",
    Code.IMPOSSIBLE_DATE: "Deze dag bestaat niet. Schrijf bijvoorbeeld 01-09-1990.",
    Code.TWO_DIGIT_YEAR: "Schrijf het jaar met vier cijfers, bijvoorbeeld 1990.",
    Code.OTHER_CALENDAR: (
        "Dit lijkt een datum uit de Perzische of de islamitische kalender. Vul de westerse datum in; die staat op het "
        "document van de IND en in de BRP."
    ),
    Code.YEAR_OUT_OF_BOUNDS: _years,
    Code.IN_FUTURE: "Deze dag is nog niet geweest. Schrijf een dag van vandaag of eerder.",
    Code.IN_PAST: "Deze dag is al geweest. Schrijf een dag van vandaag of later.",
    Code.TOO_EARLY: "Deze dag ligt te ver terug. Kijk het jaartal na.",
    Code.TOO_FAR: "Deze dag ligt meer dan een jaar vooruit. Kijk het jaartal na.",
    Code.TOO_OLD: "Met deze datum is iemand 120 jaar of ouder. Kijk het jaartal na.",
    Code.CLASHES: "Dit past niet bij een andere datum in dit dossier. Kijk die eerst na.",
    Code.BEFORE_BIRTH: "Deze dag ligt voor de geboortedatum. Kijk beide datums na.",
    Code.BEFORE_ASKED: "Deze dag ligt voor de dag waarop de informatie is gevraagd.",
    Code.NOT_ASKED: "Vul eerst in wanneer de informatie is gevraagd.",
    Code.BEFORE_INTAKE: "Deze dag ligt voor het begin van de intake.",
    Code.BEFORE_HANDOVER: "Deze dag ligt voor de dag van de overdracht.",
    Code.BEFORE_START: "De laatste dag ligt voor de eerste dag.",
    Code.BEFORE_TALK: "Kies een dag na dit gesprek.",
    Code.BEFORE_TERMIJN: "Een eindgesprek telt voor DUO pas vanaf het begin van de inburgeringstermijn.",
    Code.BEFORE_NOTED: "Deze dag ligt voor de dag waarop dit is opgeschreven.",
    Code.BEFORE_MAP: "Het eindgesprek van de Z-route kan niet voor het eindgesprek MAP liggen.",
    Code.AFTER_Z: "Het eindgesprek MAP kan niet na het eindgesprek van de Z-route liggen.",
    Code.WITHIN_PERIOD: "Deze dag ligt niet na de wettelijke periode. Kies een latere dag.",
    Code.NOT_A_TIME: "Dit is geen tijd. Schrijf bijvoorbeeld 9-12 of 9:00-12:30.",
    Code.NO_SUCH_TIME: "Deze tijd bestaat niet. Schrijf bijvoorbeeld 9-12 of 9:00-12:30.",
    Code.ENDS_FIRST: "De eindtijd ligt niet na de begintijd. Schrijf eerst van, dan tot.",
    Code.OVERLAP: "Deze tijden vallen over elkaar. Schrijf bijvoorbeeld 9-12 en 13-15.",
    Code.NO_DAY: "Kies eerst een dag.",
    Code.NOT_SLOTS: "Schrijf dagen met tijden, bijvoorbeeld: ma 9:00-12:00, wo 13:00-15:00.",
    Code.NOT_A_NUMBER: "Dit is geen getal. Schrijf alleen cijfers, bijvoorbeeld 12 of 7,5.",
    Code.TOO_LOW: lambda details: f"Dit getal is te laag. Het laagste is {_bound(details, 'min')}.",
    Code.TOO_HIGH: lambda details: f"Dit getal is te hoog. Het hoogste is {_bound(details, 'max')}.",
    Code.OUT_OF_BOUNDS: "Dit getal kan niet kloppen. Kijk het na.",
    Code.TOO_MANY_DECIMALS: _decimals,
    Code.OUT_OF_SCALE: "Kies een cijfer van 1 tot en met 5.",
    Code.NOT_IN_QUARTERS: "Schrijf uren in kwartieren, bijvoorbeeld 7,5 of 7,25.",
    Code.MORE_THAN_HOURS: "U verdeelt meer uren dan de activiteit heeft. Elk uur telt één keer.",
    Code.MORE_THAN_PLANNED: "Dit is meer dan het aantal lessen dat er was. Kijk beide getallen na.",
    Code.FEWER_THAN_ATTENDED: "Deze persoon was bij meer lessen dan dit. Kijk beide getallen na.",
    Code.TOO_LONG: _length,
    Code.TOO_SHORT: "Kies een wachtwoord van minstens 12 tekens.",
    Code.TOO_BIG: "Dit bestand is te groot.",
    Code.TOO_MANY: "Dit zijn er te veel.",
    Code.TOO_MANY_ROWS: _rows,
    Code.TWICE: "Dit staat er al.",
    Code.NOT_A_BSN: "Dit is geen geldig BSN. Een BSN heeft 9 cijfers; kijk ze na.",
    Code.NOT_A_V_NUMBER: "Dit is geen V-nummer. Een V-nummer heeft 10 cijfers; kijk ze na.",
    Code.NOT_AN_EMAIL: "Dit is geen e-mailadres. Schrijf bijvoorbeeld naam@organisatie.nl.",
    Code.NOT_A_USERNAME: "Gebruik 2 tot 60 kleine letters en cijfers, zonder spaties. Bijvoorbeeld: s.deboer",
    Code.NOT_A_GEMEENTECODE: "Een gemeentecode heeft vier cijfers. Laat dit leeg als u hem niet weet.",
    Code.NOT_AN_INSTELLINGSNUMMER: "Een instellingsnummer heeft 10 letters of cijfers. Kijk het na.",
    Code.NOT_A_PNG: "Dit is geen PNG. Bewaar het logo eerst als PNG en kies het dan opnieuw.",
    Code.IN_USE: "Dit is al in gebruik. Kies iets anders.",
    Code.WHO_IS_THIS: "Kies eerst wie dit is.",
    Code.OWN_ACCOUNT: "U kunt uw eigen account niet sluiten. Vraag een andere beheerder.",
    Code.NOT_FOR_ROLE: "Dit past niet bij deze rol.",
    Code.NO_ACCOUNT: ("Kies eerst met welk account deze persoon inlogt. Zonder account is er niets te delen."),
    Code.OTHER_ROUTE: "Dit hoort niet bij deze leerroute.",
    Code.NOT_LANGUAGE: "Alleen participatie-uren kunnen ook als taalles tellen.",
    Code.NOT_COUNTED_APART: "DUO telt alleen lesuren en participatie-uren van de brede intake apart.",
    Code.TOO_COMMON: (
        "Dit wachtwoord is te makkelijk te raden: een bekend woord, een naam, een jaartal of een rij toetsen, "
        "ook met andere tekens, is zo geprobeerd. Kies bijvoorbeeld vier losse woorden."
    ),
    Code.SAME: "Kies een ander wachtwoord dan het oude.",
    Code.CONTAINS_NAME: "Gebruik uw gebruikersnaam niet in uw wachtwoord.",
    Code.NO_HEADINGS: ("Er is maar één regel. De eerste regel zegt wat elke kolom is; daaronder staan de personen."),
    Code.NOT_A_FILE: "Dit is geen Excel-bestand (.xlsx) en geen CSV-bestand, of het is beschadigd. Sla het opnieuw op.",
    Code.DAMAGED: _damaged,
    Code.OLD_EXCEL: f"Dit is een oud Excel-bestand (.xls). {_SAVE_AS}",
    Code.OPEN_DOCUMENT: (
        "Dit is een bestand van LibreOffice of OpenOffice (.ods). Open het daar, kies Opslaan als, dan Excel (.xlsx), "
        "en kies dat bestand hier."
    ),
    Code.ENCRYPTED: (
        "Er staat een wachtwoord op dit bestand. Open het in Excel, haal het wachtwoord weg (Bestand, Informatie, "
        "Werkmap beveiligen), sla het op en kies het dan nog eens."
    ),
    Code.OTHER_FILE: _other_file,
    Code.UNBALANCED_QUOTE: _unbalanced_quote,
    Code.TOO_MANY_COLUMNS: _columns,
    Code.FORMULA_WITHOUT_RESULT: (
        "Hier staat een formule waarvan de uitkomst niet is opgeslagen. Open de lijst in Excel, sla haar op en kies "
        "haar opnieuw."
    ),
    Code.FOREIGN_WORKBOOK: "Dit werkblad komt niet uit Koers. Download eerst een werkblad, en vul dat in.",
    Code.ALTERED_WORKBOOK: (
        "De verborgen gegevens van dit werkblad zijn veranderd. Daarmee is het niet meer te vertrouwen."
    ),
    Code.UNKNOWN_VERSION: lambda details: f"Koers kent versie {details.get('version')} van de vragenlijst niet.",
    Code.OTHER_DOSSIER: lambda details: f"Dit werkblad hoort bij een ander dossier: {details.get('dossier')}.",
    Code.OTHER_VERSION: _other_version,
    Code.SHEET_GONE: "Dit blad is weg, of het heeft een andere naam gekregen.",
    Code.SHEET_ADDED: "Dit blad hoort niet in het werkblad. Haal het weg.",
    Code.TEXT_CHANGED: _text_changed,
    Code.OUTSIDE_CELLS: "Hier hoort niets te staan. Maak deze cel leeg.",
    Code.FORMULA: "Hier staat een formule. Schrijf het antwoord zelf in de cel.",
    Code.CELL_FAULT: "Hier staat een foutmelding van Excel. Schrijf het antwoord opnieuw in de cel.",
    Code.NOT_A_TICK: "Zet hier een x, of laat de cel leeg.",
    Code.NOT_A_MARK: "Kies hier een van de woorden uit de lijst, of laat de cel leeg.",
    Code.NOT_A_SOURCE: "Kies hier iemand uit de lijst, of laat de cel leeg.",
    Code.ANSWER_AND_MARK: "Er staat een antwoord, en ook waarom er geen antwoord is. Kies één van de twee.",
}


def problem_sentence(problem: Problem, own: Overrides = MappingProxyType({})) -> str:
    """What is wrong and what to do, in the own words of a form if it has any.

    In a table it begins with the row: "Regel 2: …".
    """
    template = own.get((problem.field, problem.code)) or own.get(problem.code) or SENTENCES[problem.code]
    text = template if isinstance(template, str) else template(problem.details)
    return text if problem.row is None else f"Regel {problem.row}: {text}"
