"""The words of the PIP-team: roles, what can be shared, and what is wrong with a member."""

from collections.abc import Iterable

from forms.pip.pip_team import Shared, TeamRole
from rules.problems import ProblemCode
from texts.wording.problems import Overrides

TEAM_ROLES: dict[TeamRole, str] = {
    TeamRole.REGIEVOERDER: "Regievoerder",
    TeamRole.VLUCHTELINGENWERK: "VluchtelingenWerk",
    TeamRole.WELZIJN: "Welzijn",
    TeamRole.WERK: "Werk",
    TeamRole.TAALAANBIEDER: "Taalaanbieder",
    TeamRole.ONDERSTEUNER: "Ondersteuner",
    TeamRole.SLEUTELPERSOON: "Sleutelpersoon",
    TeamRole.GEZIN: "Partner of gezin",
    TeamRole.SCHOOL: "School",
    TeamRole.GGD: "GGD",
    TeamRole.AMW: "Maatschappelijk werk (AMW)",
    TeamRole.CJG: "Jeugd en gezin (CJG)",
    TeamRole.UAF: "UAF",
    TeamRole.SBB: "SBB",
    TeamRole.ANDERS: "Iemand anders",
}
SHARED: dict[Shared, str] = {
    Shared.DOELEN: "Doelen",
    Shared.GEVOELIG: "Ook doelen over geld, gezondheid en gezin",
    Shared.WEEK: "Weekrooster",
    Shared.AFSPRAKEN: "Afspraken",
    Shared.VOORTGANG: "Voortgang",
    Shared.TELEFOON: "Telefoonnummer",
}
FIELDS: dict[str, str] = {
    "role": "Rol",
    "person": "Naam",
    "organisation": "Organisatie",
    "phone": "Telefoon",
    "email": "E-mail",
    "sees": "Mag zien",
    "caseworker_id": "Account",
}
PROBLEMS: Overrides = {
    ProblemCode.TOO_MANY: "Dit PIP-team is al heel groot. Haal eerst iemand weg die niet meer meedoet.",
}


def shared_words(sees: Iterable[str]) -> str:
    """What somebody may see, as one line."""
    parts = {*sees}
    words = [SHARED[each].lower() for each in Shared if each in parts]
    return ", ".join(words) if words else "niets"
