"""The PIP-team around somebody: which roles there are, what can be shared, and what is wrong with a member."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from forms.engine.typed_input import clean
from rules.problems import Problem, ProblemCode, problems_of

LONGEST_NAME, LONGEST_PHONE, LONGEST_EMAIL = 160, 40, 160
MOST_MEMBERS = 30
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class TeamRole(StrEnum):
    """As what somebody is in the team."""

    REGIEVOERDER = "regievoerder"
    VLUCHTELINGENWERK = "vluchtelingenwerk"
    WELZIJN = "welzijn"
    WERK = "werk"
    TAALAANBIEDER = "taalaanbieder"
    ONDERSTEUNER = "ondersteuner"
    SLEUTELPERSOON = "sleutelpersoon"
    GEZIN = "gezin"
    SCHOOL = "school"
    GGD = "ggd"
    AMW = "amw"
    CJG = "cjg"
    UAF = "uaf"
    SBB = "sbb"
    ANDERS = "anders"


# The least that a team holds in the pilots; who is missing is a hint, never a refusal.
USUAL = (
    TeamRole.REGIEVOERDER,
    TeamRole.VLUCHTELINGENWERK,
    TeamRole.WELZIJN,
    TeamRole.WERK,
    TeamRole.TAALAANBIEDER,
)


class Shared(StrEnum):
    """What of a dossier can be shared with a member who has an account."""

    DOELEN = "doelen"
    GEVOELIG = "gevoelig"  # doelen about money, health and family too
    WEEK = "week"
    AFSPRAKEN = "afspraken"
    VOORTGANG = "voortgang"
    TELEFOON = "telefoon"


@dataclass(frozen=True, kw_only=True)
class LidFacts:
    """What is told of a member; `caseworker_id` is the account of a partner, if there is one."""

    role: str = ""
    person: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    sees: tuple[str, ...] = ()
    caseworker_id: UUID | None = None

    def cleaned(self) -> "LidFacts":
        """The same with its texts on one line, and what is shared once and in one order."""
        order = [*Shared, *self.sees]
        return replace(
            self,
            person=_line(self.person),
            organisation=_line(self.organisation),
            phone=_line(self.phone),
            email=_line(self.email),
            sees=tuple(sorted(set(self.sees), key=order.index)),
        )


def problems(facts: LidFacts) -> tuple[Problem, ...]:
    """What is wrong with a member, in the order of the form."""
    codes = {
        "role": _role(facts.role),
        "person": ProblemCode.MISSING if not facts.person else _length(facts.person, LONGEST_NAME),
        "organisation": _length(facts.organisation, LONGEST_NAME),
        "phone": _length(facts.phone, LONGEST_PHONE),
        "email": _email(facts.email),
        "sees": _sees(facts),
    }
    return problems_of(codes)


def missing_roles(roles: Iterable[str]) -> tuple[TeamRole, ...]:
    """Which of the usual roles nobody has yet."""
    there = set(roles)
    return tuple(each for each in USUAL if each not in there)


def _sees(facts: LidFacts) -> ProblemCode | None:
    if not set(facts.sees) <= set(Shared):
        return ProblemCode.NOT_IN_LIST
    return ProblemCode.NO_ACCOUNT if facts.sees and facts.caseworker_id is None else None


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _role(code: str) -> ProblemCode | None:
    if not code:
        return ProblemCode.MISSING
    return None if code in set(TeamRole) else ProblemCode.NOT_IN_LIST


def _length(text: str, most: int) -> ProblemCode | None:
    return ProblemCode.TOO_LONG if len(text) > most else None


def _email(text: str) -> ProblemCode | None:
    if len(text) > LONGEST_EMAIL:
        return ProblemCode.TOO_LONG
    return ProblemCode.NOT_AN_EMAIL if text and not _EMAIL.fullmatch(text) else None
