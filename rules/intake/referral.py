"""To whom the gemeente refers an inburgeraar, and how a referral is followed until it has an outcome."""

from datetime import date, timedelta
from enum import StrEnum

_FOLLOW_UP = timedelta(days=14)  # a habit of the house, no figure of the law


class ReferredTo(StrEnum):
    """Who is asked to help; the help itself is theirs and is not kept here."""

    WIJKTEAM = "wijkteam"
    GGD = "ggd"
    HUISARTS = "huisarts"
    AMW = "amw"
    GGZ = "ggz"
    SCHULDHULP = "schuldhulp"
    VEILIG_THUIS = "veilig_thuis"
    ANDERS = "anders"


class ReferralStatus(StrEnum):
    """How far a referral is."""

    OPEN = "open"
    GESTART = "gestart"
    AFGEROND = "afgerond"
    GESTOPT = "gestopt"


FOLLOWED = (ReferralStatus.OPEN, ReferralStatus.GESTART)  # these have no outcome yet: somebody asks after them


def follow_up_on(referred_on: date) -> date:
    """The usual day to ask how it went with a referral."""
    return referred_on + _FOLLOW_UP
