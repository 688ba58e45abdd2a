"""Which hours are sent to DUO, and would it take them? (contract GevolgdeUren 1.0)

DUO counts three totals: lessons in the leerroute (those of a former leerroute too, not those of the brede
intake), participation for the Z-route (that of the brede intake too, Besluit art. 3.14), and lessons in the brede
intake. `rules.voortgang.hours_and_meetings.followed_totals` adds them up.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rules.duo.messages import ParticipatieactiviteitenBredeIntake, ParticipatieAlsTaalles, TaallesEnKnmBredeIntake
from rules.duo.refusal import DuoRefusal, DuoRefusalCode, form_refusals
from rules.duo.scope import scope_refusals
from rules.duo.situation import Situation
from rules.law.terms import Leerroute
from rules.voortgang.hours_and_meetings import MINUTES, FollowedTotals

SOURCE = "Contract DUO, GevolgdeUren 1.0"
HoursMessage = ParticipatieAlsTaalles | ParticipatieactiviteitenBredeIntake | TaallesEnKnmBredeIntake


class HoursMessages(NamedTuple):
    """The three totals that DUO keeps."""

    language: ParticipatieAlsTaalles
    participation: ParticipatieactiviteitenBredeIntake
    language_in_intake: TaallesEnKnmBredeIntake


def messages(followed: FollowedTotals) -> HoursMessages:
    """The three totals in whole hours, rounded down, so that never more is reported than was followed."""
    return HoursMessages(
        language=ParticipatieAlsTaalles(uren=followed.language // MINUTES),
        participation=ParticipatieactiviteitenBredeIntake(uren=followed.participation // MINUTES),
        language_in_intake=TaallesEnKnmBredeIntake(uren=followed.language_in_intake // MINUTES),
    )


def refusals(uren: HoursMessage, situation: Situation) -> list[DuoRefusal]:
    """Why DUO would not take this total (in hours), which replaces the former one; empty when it would."""
    reasons = [*form_refusals(uren, "GevolgdeUren 1.0"), *scope_refusals(situation)]
    if isinstance(uren, ParticipatieactiviteitenBredeIntake):
        reasons += _participation(uren, situation)
    return reasons


def _participation(uren: ParticipatieactiviteitenBredeIntake, situation: Situation) -> Iterator[DuoRefusal]:
    if uren.uren and not (situation.asiel and situation.leerroute in (Leerroute.Z, None)):
        text = "Participatie-uren zijn alleen voor een asielstatushouder met de Z-route."
        yield DuoRefusal(code=DuoRefusalCode.UREN_ALLEEN_Z, field="uren", text=text, source=SOURCE)
    limit = situation.participation_limit
    if limit is not None and uren.uren > limit:
        text = f"Volgens de ontheffing van DUO kan deze persoon ten hoogste {limit} uur. Ga na of dit aantal klopt."
        yield DuoRefusal(
            code=DuoRefusalCode.BOVEN_BELASTBAARHEID, field="uren", text=text, source="DUO, gedeeltelijke ontheffing",
            blocking=False,
        )  # fmt: skip
