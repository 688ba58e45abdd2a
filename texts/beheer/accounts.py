"""The words for accounts and for the settings of a gemeente: reach, problems, what happened, devices."""

from collections.abc import Mapping

from access import Level, Role, Scope
from events.people import restricted_section_of
from forms.intake.restricted_sections import title_of
from rules.problems import ProblemCode
from texts.wording.labels import LEVELS, ROLES
from texts.wording.problems import Overrides

SCOPES: dict[Scope, str] = {
    Scope.OWN: "Eigen dossiers",
    Scope.GEMEENTE: "Alle dossiers van de gemeente",
}

PROBLEMS: Overrides = {
    ("username", ProblemCode.MISSING): "Vul een gebruikersnaam in.",
    ("username", ProblemCode.IN_USE): "Deze gebruikersnaam is al in gebruik. Kies een andere.",
    ("name", ProblemCode.MISSING): "Vul een naam in.",
    ("name", ProblemCode.TOO_LONG): "Deze naam is te lang. Maak hem korter.",
    ("name", ProblemCode.IN_USE): "Er is al een gemeente met deze naam. Kies een andere.",
    ("role", ProblemCode.OWN_ACCOUNT): "U kunt uw eigen rol niet wijzigen. Vraag een andere beheerder.",
    ("scope", ProblemCode.NOT_FOR_ROLE): (
        "Een partner ziet alleen wat een PIP-team met hem deelt. Kies “Eigen dossiers”."
    ),
    ("address", ProblemCode.TOO_LONG): "Dit adres is te lang. Gebruik hoogstens 200 tekens.",
    ("contact", ProblemCode.TOO_LONG): "Deze tekst is te lang. Gebruik hoogstens 200 tekens.",
    ("email", ProblemCode.TOO_LONG): "Dit e-mailadres is te lang. Gebruik hoogstens 160 tekens.",
    ("email", ProblemCode.NOT_AN_EMAIL): "Dit is geen e-mailadres. Schrijf bijvoorbeeld: s.deboer@duinmeer.nl",
    ("phone", ProblemCode.TOO_LONG): "Dit nummer is te lang. Gebruik hoogstens 40 tekens.",
    ("logo", ProblemCode.TOO_BIG): "Dit logo is te groot. Kies een PNG van hoogstens 200 kB.",
}

_FIELDS = {
    "name": "naam",
    "role": "rol",
    "scope": "bereik",
    "address": "adres",
    "contact": "contact",
    "logo": "logo",
    "code": "gemeentecode",
    "four_eyes": "vier ogen",
    "email": "e-mailadres",
    "phone": "telefoon",
}
_DEEDS = {
    "CaseworkerAdded": "Account gemaakt",
    "CaseworkerRevised": "Account gewijzigd",
    "CaseworkerDisabled": "Account gesloten",
    "CaseworkerReopened": "Account weer geopend",
    "PasswordChanged": "Nieuw wachtwoord",
    "GemeenteRevised": "Instellingen gewijzigd",
    "RechtSet": "Recht gewijzigd",
}
_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def happened(event: str, details: Mapping[str, object]) -> str:
    """What happened to an account or to the settings: "Account gewijzigd (rol: coördinator)"."""
    if event == "RechtSet" and details:
        role, level = Role(str(details["role"])), Level(str(details["level"]))
        return f"{_DEEDS[event]} ({title_of(restricted_section_of(details))}, {ROLES[role]}: {LEVELS[level]})"
    names = [_FIELDS.get(each, each) for each in str(details.get("changed", "")).split(",") if each]
    code = str(details.get("role", ""))
    if code in list(Role):
        label = ROLES[Role(code)]
        names = [f"rol: {label}" if each == "rol" else each for each in names] or [label]
    return f"{_DEEDS.get(event, event)} ({', '.join(names)})" if names else _DEEDS.get(event, event)


def device(user_agent: str) -> str:
    """What a browser calls itself, for people: "Chrome op Windows"; "Onbekend apparaat" when it is not known."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    if browser and system:
        return f"{browser} op {system}"
    return browser or system or "Onbekend apparaat"
