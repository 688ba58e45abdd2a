"""Input and output of the conditions for a change of a PIP; the conditions themselves are in `rules.pip.changes`."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rules.law.terms import Leerroute, Taalniveau
from rules.pip.afschalen_hours import NotCounted

MINUTES = 60


class Taalonderdeel(StrEnum):
    """The four language exams that can go to level A2 (afschalen), with DUO's codes."""

    LEZEN = "LE"
    LUISTEREN = "LU"
    SCHRIJVEN = "SC"
    SPREKEN = "SP"


class ChangeConditionCode(StrEnum):
    """A condition for a change of a PIP."""

    INHOUD_ZELFDE_ROUTE = "inhoud_zelfde_route"
    AFSCHALEN_ROUTE = "afschalen_route"
    AFSCHALEN_NIET_EERSTE = "afschalen_niet_eerste"
    AFSCHALEN_UREN = "afschalen_uren"
    AFSCHALEN_INZET = "afschalen_inzet"
    AFSCHALEN_HAALBAAR = "afschalen_haalbaar"
    AFSCHALEN_ONDERDELEN = "afschalen_onderdelen"
    SCHAKELEN_ROUTE = "schakelen_route"
    SCHAKELEN_TERMIJN = "schakelen_termijn"
    SCHAKELEN_OVERLEG = "schakelen_overleg"
    VERHUIZING_EERDER_PIP = "verhuizing_eerder_pip"
    VERHUIZING_ROUTE = "verhuizing_route"


@dataclass(frozen=True, kw_only=True)
class ChangeFacts:
    """What the conditions look at. None: not filled in. `from_…`: of the version that is in force."""

    from_leerroute: Leerroute | None = None
    from_niveau: Taalniveau | None = None
    counted_minutes: int = 0  # lessons that are noted in Koers and that count for afschalen
    not_counted: dict[NotCounted, int] = field(default_factory=dict)  # minutes of lessons that do not, with the reason
    stated_hours: int | None = None  # other lessons that the regievoerder knows of
    effort: bool | None = None
    effort_reason: str = ""
    attainable: bool | None = None  # B1 within the termijn
    parts: tuple[Taalonderdeel, ...] = ()
    a2_before: tuple[Taalonderdeel, ...] = ()  # the exams that went to A2 by an earlier afschaling
    to_leerroute: Leerroute | None = None
    discussed: bool | None = None
    late_reason: str = ""  # why the leerroute may change after the limit
    earlier_pip: date | None = None
    earlier_leerroute: Leerroute | None = None

    @property
    def minutes(self) -> int:
        """All minutes of lessons, counted and stated."""
        return self.counted_minutes + MINUTES * (self.stated_hours or 0)

    @property
    def all_parts(self) -> tuple[Taalonderdeel, ...]:
        """The exams that are at A2 after this afschaling: those of an earlier one stay.

        Where the version in force is at A2 without saying which exams, they are all at A2.
        """
        if self.from_niveau is Taalniveau.A2 and not self.a2_before:
            return tuple(Taalonderdeel)
        return tuple(each for each in Taalonderdeel if each in (*self.parts, *self.a2_before))


@dataclass(frozen=True, kw_only=True)
class ChangeCondition:
    """One condition: what it asks, whether it is met, and why (not). `blocking`: it must be met for the change."""

    code: ChangeConditionCode
    asks: str
    met: bool
    reason: str
    article: str
    blocking: bool = True
    frozen_only: bool = False  # not met: the change may be begun, but no PIP is frozen with it
    letter_reason: str = ""  # the reason in a letter to the inburgeraar; empty: the same as `reason`

    @property
    def stops(self) -> bool:
        """Whether this condition prevents the change."""
        return self.blocking and not self.met
