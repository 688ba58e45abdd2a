"""The words for what the questionnaires count with: legal items, marks, sources, and what is wrong with an answer."""

from collections.abc import Callable, Mapping

from forms.engine.answers import Mark, Source
from forms.engine.problems import Problem, ProblemCode
from forms.engine.schema import LegalItem

LEGAL_ITEMS: dict[LegalItem, str] = {
    LegalItem.ZELFREDZAAMHEID: "Zelfredzaamheid",
    LegalItem.TAALNIVEAU: "Taalniveau",
    LegalItem.LEERBAARHEIDSTOETS: "Leerbaarheidstoets",
    LegalItem.ONDERWIJS_EN_WERK: "Onderwijs en werk",
    LegalItem.PERSOONLIJKE_OMSTANDIGHEDEN: "Persoonlijke omstandigheden",
    LegalItem.VVE: "Voorschool (vve)",
    LegalItem.MOGELIJKHEDEN_WERK: "Mogelijkheden voor werk",
}
MARKS: dict[Mark, str] = {
    Mark.NIET_BESPROKEN: "niet besproken",
    Mark.WIL_NIET_ZEGGEN: "wil niet zeggen",
}
SOURCES: dict[Source, str] = {
    Source.INBURGERAAR: "de inburgeraar",
    Source.PARTNER: "de partner",
    Source.COA: "het COA",
    Source.TOETS: "een toets",
    Source.PPSV: "de PPS-V",
    Source.SCHOOL: "de school",
    Source.VLUCHTELINGENWERK: "VluchtelingenWerk",
    Source.OBSERVATIE: "eigen observatie",
    Source.ANDERS: "iemand anders",
}

_Details = Mapping[str, str | int]


def _bound(details: _Details, name: str) -> str:
    return str(details.get(name, "")).replace(".", ",")


def _years(details: _Details) -> str:
    return f"Schrijf een jaar van {_bound(details, 'min')} tot en met {_bound(details, 'max')}."


def _decimals(details: _Details) -> str:
    most = details.get("decimals", 0)
    if not most:
        return "Schrijf een heel getal, zonder cijfers achter de komma."
    return f"Schrijf hoogstens {most} {'cijfer' if most == 1 else 'cijfers'} achter de komma."


def _length(details: _Details) -> str:
    return f"Deze tekst is te lang: {details.get('length')} tekens. Er passen er {details.get('max')}."


def _rows(details: _Details) -> str:
    return f"Dit zijn te veel regels: {details.get('rows')}. Er passen er {details.get('max')}."


SENTENCES: dict[ProblemCode, str | Callable[[_Details], str]] = {
    ProblemCode.NOT_OF_TYPE: "Dit antwoord past niet bij de vraag. Vul het opnieuw in.",
    ProblemCode.UNREADABLE: "Hier staan tekens in die niet te lezen zijn. Typ de tekst opnieuw.",
    ProblemCode.WRONG_OPTION: "Deze keuze bestaat niet bij deze vraag. Kies opnieuw.",
    ProblemCode.WRONG_COLUMN: "Deze regel heeft een vak dat niet bij de vraag hoort. Vul de regel opnieuw in.",
    ProblemCode.NOT_A_DATE: "Dit is geen datum. Schrijf bijvoorbeeld 01-09-1990.",
    ProblemCode.IMPOSSIBLE_DATE: "Deze dag bestaat niet. Schrijf bijvoorbeeld 01-09-1990.",
    ProblemCode.TWO_DIGIT_YEAR: "Schrijf het jaar met vier cijfers, bijvoorbeeld 1990.",
    ProblemCode.YEAR_OUT_OF_BOUNDS: _years,
    ProblemCode.IN_FUTURE: "Deze dag is nog niet geweest. Schrijf een dag van vandaag of eerder.",
    ProblemCode.IN_PAST: "Deze dag is al geweest. Schrijf een dag van vandaag of later.",
    ProblemCode.NOT_A_NUMBER: "Dit is geen getal. Schrijf alleen cijfers, bijvoorbeeld 12 of 7,5.",
    ProblemCode.TOO_LOW: lambda details: f"Dit getal is te laag. Het laagste is {_bound(details, 'min')}.",
    ProblemCode.TOO_HIGH: lambda details: f"Dit getal is te hoog. Het hoogste is {_bound(details, 'max')}.",
    ProblemCode.TOO_MANY_DECIMALS: _decimals,
    ProblemCode.OUT_OF_SCALE: "Kies een cijfer van 1 tot en met 5.",
    ProblemCode.TOO_LONG: _length,
    ProblemCode.TOO_MANY_ROWS: _rows,
}


def problem_sentence(problem: Problem) -> str:
    """What is wrong with an answer and what to do; for a table it begins with the row: "Regel 2: …"."""
    found = SENTENCES[problem.code]
    said = found if isinstance(found, str) else found(problem.details)
    row = problem.details.get("row")
    return said if row is None else f"Regel {row}: {said}"
