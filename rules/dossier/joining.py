"""Two dossiers of one person become one: what stands in the way, and what a person must answer first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

UNDONE_WITHIN = timedelta(hours=24)  # an agreement of the house, no law: long enough to see a mistake the next morning


class JoinObstacle(StrEnum):
    """Why two dossiers cannot be joined now."""

    ONE_DOSSIER = "one_dossier"  # the same one twice
    JOINED_ALREADY = "joined_already"
    DECIDED_IN_OTHER = "decided_in_other"  # a decided PIP stays where it was decided: so that dossier must stay
    UNSENT_TO_DUO = "unsent_to_duo"  # a message of the dossier that closes waits to be sent
    KEPT_IS_CLOSED = "kept_is_closed"


class JoinQuestion(StrEnum):
    """What cannot become one, or would count twice. Of the first five the one of the dossier that stays goes on."""

    TWO_DECIDED = "two_decided"
    TWO_PLANS = "two_plans"
    TWO_INTAKES = "two_intakes"
    TWO_ONTZORGEN = "two_ontzorgen"
    TWO_HOUSEHOLDS = "two_households"
    SAME_KLAS = "same_klas"
    SAME_HOURS = "same_hours"


@dataclass(frozen=True, kw_only=True)
class JoinSide:
    """What of a dossier matters for joining it."""

    joined: bool = False
    is_open: bool = True
    intake: bool = False
    plan: bool = False
    decided: bool = False
    ontzorgen: bool = False
    shared_household: bool = False  # other dossiers live in its household
    waiting_for_duo: bool = False


@dataclass(frozen=True, kw_only=True)
class JoinPair:
    """The dossier that stays and the one that closes, and what they have in common."""

    target: JoinSide
    closed: JoinSide
    same: bool = False
    one_household: bool = False
    same_klas: bool = False
    same_hours: bool = False  # hours of one kind in one period in both


def obstacles(pair: JoinPair) -> tuple[JoinObstacle, ...]:
    """Why these two cannot be joined now; nothing when they can."""
    reasons = {
        JoinObstacle.ONE_DOSSIER: pair.same,
        JoinObstacle.JOINED_ALREADY: pair.target.joined or pair.closed.joined,
        JoinObstacle.DECIDED_IN_OTHER: pair.closed.decided and not pair.target.decided,
        JoinObstacle.UNSENT_TO_DUO: pair.closed.waiting_for_duo,
        JoinObstacle.KEPT_IS_CLOSED: not pair.target.is_open,
    }
    return tuple(each for each, stands in reasons.items() if stands)


def questions(pair: JoinPair) -> tuple[JoinQuestion, ...]:
    """What a person must answer before these two are joined."""
    target, closed = pair.target, pair.closed
    decided = target.decided and closed.decided
    reasons: Mapping[JoinQuestion, bool] = {
        JoinQuestion.TWO_DECIDED: decided,
        JoinQuestion.TWO_PLANS: target.plan and closed.plan and not decided,
        JoinQuestion.TWO_INTAKES: target.intake and closed.intake,
        JoinQuestion.TWO_ONTZORGEN: target.ontzorgen and closed.ontzorgen,
        JoinQuestion.TWO_HOUSEHOLDS: target.shared_household and closed.shared_household and not pair.one_household,
        JoinQuestion.SAME_KLAS: pair.same_klas,
        JoinQuestion.SAME_HOURS: pair.same_hours,
    }
    return tuple(each for each, stands in reasons.items() if stands)


def may_be_undone(joined_at: datetime, at: datetime) -> bool:
    """Whether a joining can still be undone: for a day."""
    return at - joined_at <= UNDONE_WITHIN
