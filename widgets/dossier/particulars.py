"""The facts of a dossier as questions: drawn by the same pieces as the intake, so dates and choices work alike."""

from collections.abc import Mapping
from datetime import date

from forms.engine.answers import Json
from forms.engine.nationalities import nationalities
from forms.engine.schema import Question, QuestionType
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep
from texts.dossier.registration import FIELDS
from texts.wording.labels import DOELGROEPEN

Fact = str | bool | date | BirthDate | None

IDENTITY = (
    *("given_names", "surname_prefix", "family_name", "former_names", "name_said"),
    *("birth_date", "bsn", "v_number"),
)
SITUATION = (
    *("doelgroep", "regular_permit", "nationality", "country", "language", "interpreter"),
    *("coa_location", "address", "phone"),
)
CLOCKS = ("koppeling_on", "plicht_start_on", "kennisgeving_on", "brp_on", "housed_on", "bijstand_from")
LATER = ("exempt_on", "third_party_asked_on", "third_party_received_on", "next_talk_on", "pvt_signed_on", "map_talk_on")
GROUPS: dict[str, tuple[str, ...]] = {
    "Wie": IDENTITY,
    "Situatie": SITUATION,
    "Datums voor de termijnen": CLOCKS,
    "Onderweg": LATER,
}

_YES_NO = ("interpreter", "regular_permit")
_HELP = {
    "surname_prefix": "Bijvoorbeeld: van den. In lijsten staat de naam dan bij de achternaam: Berg, van den.",
    "former_names": "Een achternaam van vroeger, of een andere schrijfwijze. U vindt het dossier dan ook zo.",
    "name_said": "Zoals u het hoort, bijvoorbeeld: sjiraaz.",
    "birth_date": (
        "Vul in wat bekend is: 01-09-1990, 09-1990, 1990 of onbekend. Wat niet bekend is, staat er als nullen, zoals "
        "in de BRP: 00-09-1990."
    ),
    "bsn": "9 cijfers. U mag het later invullen.",
    "v_number": "Staat op het document van de IND en in TVS. U mag het later invullen.",
    "coa_location": "Bijvoorbeeld Ter Apel. Maak dit leeg als iemand er niet meer woont.",
    "kennisgeving_on": "De datum op het bericht van DUO. De dag erna begint de termijn voor het PIP.",
    "brp_on": "Is dit later dan de kennisgeving? Dan begint de termijn voor het PIP op deze dag.",
    "regular_permit": "Alleen bij een asielstatushouder (Wet art. 13 lid 1 b). Dan is er geen ontzorgen.",
    "bijstand_from": "Bij een asielstatushouder begint op deze dag het ontzorgen.",
    "exempt_on": "Zolang hier een dag staat, staan de termijnen stil. Maak het veld leeg als de vrijstelling stopt.",
    "third_party_asked_on": "Alleen als die informatie nodig is om het PIP te kunnen maken.",
}


def _question(field: str) -> Question:
    kind = QuestionType.DATE if field.endswith(("_on", "_from")) else _KINDS.get(field, QuestionType.TEXT)
    definition = {
        "id": field,
        "type": kind,
        "text": FIELDS[field],
        "help": _HELP.get(field),
        "options": _OPTIONS.get(field),
    }
    return Question.model_validate(definition)


_OPTIONS = {
    "doelgroep": [{"id": each.value, "text": DOELGROEPEN[each]} for each in Doelgroep],
    "nationality": [{"id": code, "text": name} for code, name in nationalities()],
    **{field: [{"id": "ja", "text": "Ja"}, {"id": "nee", "text": "Nee"}] for field in _YES_NO},
}
_KINDS = {
    "doelgroep": QuestionType.SINGLE,
    "nationality": QuestionType.SINGLE,
    **dict.fromkeys(_YES_NO, QuestionType.SINGLE),
    "birth_date": QuestionType.BIRTH_DATE,
    "country": QuestionType.COUNTRY,
    "language": QuestionType.LANGUAGE,
}
QUESTIONS: Mapping[str, Question] = {field: _question(field) for fields in GROUPS.values() for field in fields}


def answer_of(fact: Fact) -> Json:
    """A fact as the answer to its question."""
    if isinstance(fact, bool):
        return "ja" if fact else "nee"
    return str(fact) if isinstance(fact, date | BirthDate) else fact


def fact_of(field: str, answer: Json) -> Fact:
    """The answer to the question of a field, as the fact that is kept."""
    if field in _YES_NO:
        return answer == "ja"
    if QUESTIONS[field].type is QuestionType.BIRTH_DATE:
        return BirthDate.read(str(answer)) if answer else None
    if QUESTIONS[field].type is QuestionType.DATE:
        return date.fromisoformat(str(answer)) if answer else None
    if answer is None:
        return None if field in ("bsn", "doelgroep") else ""
    return str(answer)
