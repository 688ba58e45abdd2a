"""To whom the gemeente refers an inburgeraar, and how a referral is followed until it has an outcome."""

from datetime import date, timedelta
from enum import StrEnum

_FOLLOW_UP = timedelta(days=14)  # our own default, no figure of the law


class ReferredTo(StrEnum):
    """The organisation to which somebody is referred; what it does is not kept in Koers."""

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


FOLLOWED = (ReferralStatus.OPEN, ReferralStatus.GESTART)  # no outcome yet: a reminder asks for it


def follow_up_on(referred_on: date) -> date:
    """The default day to ask about the outcome of a referral: fourteen days after it (a choice of Koers, no law)."""
    return referred_on + _FOLLOW_UP
