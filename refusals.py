"""Why a deed did not happen: what a page must be able to show. A refusal is no fault; nothing of the deed was kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rules.problems import Problem, ProblemCode


class Refusal(Exception):
    """The root of all refusals; `texts.wording.refusals.sentence` has a sentence for each."""


class NotAllowed(Refusal):
    """The role of this user does not hold the permission."""


class NotFound(Refusal):
    """It is not there, or this user may not see it; the two look the same on purpose."""


class LoggedOut(Refusal):
    """The login behind this deed has ended (expired, revoked, or the account was closed)."""


class RightsChanged(Refusal):
    """The role, the scope or the rights of this user are no longer those that the screen was drawn with."""


class Unavailable(Refusal):
    """The database is locked or out of reach; the same deed may be tried again."""


class DiskFull(Unavailable):
    """There is no room left where the database keeps what is written; nothing of the deed was kept."""


class AlreadyDone(Refusal):
    """The deed was done before, by a second click or by a colleague."""


class PersonKnown(Refusal):
    """There is a dossier that may be of this person, and nobody said that it is of somebody else."""


class Joined(AlreadyDone):
    """The dossier was joined into another one: nothing is written in it any more."""


class OwnWork(Refusal):
    """A second pair of eyes is needed, and this is the first."""


class ReasonNeeded(Refusal):
    """This deed is kept with its reason, and none was given."""


class Invalid(Refusal):
    """An input that cannot be kept; `problems` says of each field what is wrong with it."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(*problems)


@dataclass(eq=False)
class Stale(Refusal):
    """Somebody else was first: `value` is what is kept now, `refused` what was to be kept instead.

    `by` is who was first, empty when nobody can say (`texts.wording.problems.A_COLLEAGUE` then), at an aware UTC
    moment. The refused value is kept in the history, for what has one.
    """

    field: str
    value: object
    version: int
    by: str = ""
    at: datetime | None = None
    refused: object = None


@dataclass(eq=False)
class Incomplete(Refusal):
    """What still stands in the way, as `rules` or `forms` tell it."""

    shortcomings: Sequence[object]


@dataclass(eq=False)
class LockedOut(Refusal):
    """Too many wrong tries; `until` is an aware UTC moment."""

    until: datetime


class WrongLogin(Refusal):
    """This pair of name and password does not open anything; which of the two is not said."""


@dataclass(eq=False)
class WeakPassword(Refusal):
    """The password is refused; `reason` is too_short, too_long, too_common, same or contains_name."""

    reason: ProblemCode
