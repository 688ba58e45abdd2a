"""The content of a PIP as values, for the rules that check it and the documents that print it.

A vastgesteld PIP is stored as JSON of these classes (`models.values.plan`): a field keeps its name for ever."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from rules.law.birth_date import BirthDate
from rules.law.terms import (
    AfspraakSide,
    Alfabetisering,
    Childcare,
    Doelgroep,
    DoelStatus,
    Horizon,
    Leefgebied,
    Leerroute,
    Taalniveau,
    TeltVoor,
    Wijziging,
)
from rules.pip.change_facts import Taalonderdeel

EDITION = "2026-12"  # of the fixed texts of the beschikking with which a plan is decided now (texts.pip.beschikking)


@dataclass(frozen=True, kw_only=True)
class TimeSlot:
    """A fixed moment in the week: ISO weekday (1 = Monday), from and until on that day, in Dutch time."""

    weekday: int
    start: time
    until: time


@dataclass(frozen=True, kw_only=True)
class PlanActiviteit:
    """One activiteit under a doel. Hours are hours a week; `until` is the last day (inclusive)."""

    id: str
    what: str = ""
    provider: str = ""
    hours_per_week: Decimal | None = None
    start: date | None = None
    until: date | None = None
    counts_for: TeltVoor = TeltVoor.NIETS
    place: str = ""
    slots: tuple[TimeSlot, ...] = ()
    travel_minutes: int | None = None  # one way
    childcare: Childcare | None = None
    split: dict[TeltVoor, Decimal] = field(default_factory=dict)  # dual: hours a week by what they count for


@dataclass(frozen=True, kw_only=True)
class PlanDoel:
    """One doel, with what the inburgeraar said about it in `own_words`."""

    id: str
    area: Leefgebied
    own_words: str = ""
    result: str = ""
    baseline: str = ""
    target: date | None = None
    owner: str = ""
    horizon: Horizon | None = None
    status: DoelStatus | None = None
    status_reason: str = ""
    activiteiten: tuple[PlanActiviteit, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RouteReasons:
    """Arguments for and against one leerroute for this person (Raad van State 24-12-2024: all three are weighed)."""

    pro: str = ""
    contra: str = ""


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """An afspraak: who does what by when; `done` is the day on which it was done."""

    id: str
    side: AfspraakSide
    what: str = ""
    owner: str = ""
    due: date | None = None
    done: date | None = None


@dataclass(frozen=True, kw_only=True)
class OntzorgingPeriod:
    """Ontzorgen (Participatiewet art. 56a); `until` is the last day, a prolongation included."""

    start: date
    until: date
    fixed_costs: tuple[str, ...] = ()  # codes of rules.pip.ontzorgen.FixedCost
    prolong_reason: str = ""
    checked: date | None = None
    ready: str = ""  # code of rules.pip.ontzorgen.Readiness
    budgetbeheer: str = ""
    coach: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanTeamLid:
    """One person of the PIP-team; `role` is a code of forms.pip.pip_team.TeamRole."""

    role: str
    person: str
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The content of one PIP (Wet art. 15). Texts are written by the caseworker; empty or None means not filled in."""

    own_words: str = ""
    leerroute: Leerroute | None = None
    niveau: Taalniveau | None = None
    reasons: dict[Leerroute, RouteReasons] = field(default_factory=dict)
    lbt_departure: str = ""  # why the choice departs from the leerbaarheidstoets
    intensity: str = ""  # intensity of the leerroute (asielstatushouders)
    estimated_hours: int | None = None  # geschatte intensiteit B1-route, total hours
    alfabetisering: Alfabetisering | None = None
    finish_study: bool | None = None  # indicatorMagOpleidingAfmaken
    pvt_how: str = ""
    pvt_hours: int | None = None
    map_how: str = ""
    map_hours: int | None = None
    begeleiding: str = ""
    vve: str = ""
    childcare: str = ""
    ontzorgen: str = ""
    participatiewet: str = ""
    progress_how: str = ""
    next_talk: date | None = None
    agreements_gemeente: str = ""
    agreements_inburgeraar: str = ""
    explained: str | None = None  # "ja" when the plan was explained in a language the person understands
    other: dict[str, object] = field(default_factory=dict)  # by question; no document has a place for it
    questionnaire: str = ""  # version of the plan questionnaire; empty in documents from before it was kept
    doelen: tuple[PlanDoel, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    relief: OntzorgingPeriod | None = None
    team: tuple[PlanTeamLid, ...] = ()

    @property
    def activiteiten(self) -> tuple[PlanActiviteit, ...]:
        """All activities of all doelen, in the order of the plan."""
        return tuple(each for doel in self.doelen for each in doel.activiteiten)


@dataclass(frozen=True, kw_only=True)
class FrozenFigure:
    """A figure of the law as it was in force on the day of the vaststelling."""

    name: str
    value: int
    unit: str
    article: str


@dataclass(frozen=True, kw_only=True)
class PipDocument:
    """All that one printed PIP says; stored at vaststelling, so that a version always prints the same."""

    dossier_number: str
    name: str
    birth_date: BirthDate | None
    bsn: str
    doelgroep: Doelgroep
    language: str  # Dutch name of the language
    interpreter: bool
    gemeente: str
    gemeente_address: str
    gemeente_contact: str
    regievoerder: str
    plan: Plan
    version: int = 0  # 0 = draft
    dagtekening: date | None = None
    change_reason: str = ""
    termijn_start: date | None = None
    termijn_last_day: date | None = None
    established_by: str = ""
    lbt: str = ""  # outcome of the leerbaarheidstoets as a sentence
    previous_versions: tuple[tuple[int, date, str], ...] = ()  # number, dagtekening, reason
    change_kind: Wijziging | None = None
    change_grounds: tuple[str, ...] = ()  # the conditions of the change that were met, a sentence each
    approved_by: str = ""  # the coördinator who approved the plan
    handler_phone: str = ""
    handler_email: str = ""
    address: str = ""  # of the inburgeraar, for the letter
    figures: tuple[FrozenFigure, ...] = ()
    participation_limit: int | None = None  # the most hours of participation by a partial ontheffing; 0: none
    a2_parts: tuple[Taalonderdeel, ...] = ()  # the language exams that went to A2 (afschalen); empty: not told which
    texts: str = ""  # version of the fixed texts of the beschikking
    sha256: str = ""  # of the frozen content; told with a version that is read, never part of that content
