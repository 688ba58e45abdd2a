"""The data for the screen of a PIP, as frozen dataclasses: the screen cannot load or change anything through them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from forms.engine.answers import Answer
from forms.engine.schema import Questionnaire
from forms.engine.stored_answer import StoredAnswer
from queries.scope.dossier_head import DossierHead
from rules.intake.aandachtspunten import aandachtspunten
from rules.intake.leerroute import LeerrouteAdvice, RouteWeighing, advise
from rules.intake.suggestions import Suggestion, suggestions, suggestions_from_points
from rules.law.age import age_range
from rules.law.deadlines import Deadline, Termijn
from rules.law.dutch_time import day_of
from rules.law.facts import IntakeFacts
from rules.law.parameters import parameter
from rules.law.terms import Doelgroep, Leefgebied, PipStatus
from rules.law.wording import lbt_sentence
from rules.pip.document import Plan
from rules.pip.shortcoming import PipSituation


class Author(NamedTuple):
    """Who wrote something, and when."""

    name: str
    id: UUID
    at: datetime


Authors = Mapping[tuple[UUID, str], Author]


@dataclass(frozen=True, kw_only=True)
class ActiviteitView:
    """One activiteit; `values` and `versions` by the questions of section `activiteit`."""

    id: UUID
    values: dict[str, str | None]
    versions: dict[str, int]
    removed: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said of it yet; what it counts for says nothing by itself."""
        return not any(value for field, value in self.values.items() if field != "counts_for")


@dataclass(frozen=True, kw_only=True)
class DoelView:
    """One doel; `values` and `versions` by the questions of section `doel`."""

    id: UUID
    area: Leefgebied
    values: dict[str, str | None]
    versions: dict[str, int]
    suggested_by: str
    removed: bool
    activiteiten: tuple[ActiviteitView, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said of it yet, nor of what is done for it."""
        return not any(self.values.values()) and all(each.removed or each.is_empty for each in self.activiteiten)


@dataclass(frozen=True, kw_only=True)
class PipView:
    """The plan as it is now. When none has begun, `pip_id` is None and there are no stored answers."""

    head: DossierHead
    ten_weeks: Deadline | None
    termijn: Termijn | None
    facts: IntakeFacts
    on: date
    no_ten_weeks: str = ""  # why the term for the first PIP does not run, as a sentence
    pip_id: UUID | None = None
    sheet_id: UUID | None = None
    status: PipStatus | None = None
    last_version: int = 0
    change_reason: str = ""
    questionnaire: Questionnaire | None = None
    stored_answers: dict[str, StoredAnswer] = field(default_factory=dict)
    doelen: tuple[DoelView, ...] = ()
    plan: Plan = field(default_factory=Plan)
    situation: PipSituation | None = None
    intake_questionnaire: Questionnaire | None = None  # what this user may see of the brede intake
    intake_answers: dict[str, Answer] = field(default_factory=dict)
    brp: date | None = None  # when this person came to live in the gemeente
    partial: LeerrouteAdvice | None = None  # the advice for who may not see all that it rests on

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """The answers to the plan's own questions, by question id."""
        return {question_id: each.answer for question_id, each in self.stored_answers.items()}

    @property
    def being_written(self) -> bool:
        """Whether the plan can be changed now."""
        return self.head.is_open and self.status in (PipStatus.CONCEPT, PipStatus.IN_WIJZIGING)

    @cached_property
    def age(self) -> int | None:
        """Age in whole years."""
        return _age(self.head, self.on)

    @cached_property
    def advice(self) -> LeerrouteAdvice:
        """What the brede intake points to: advice, never a decision."""
        return self.partial or advise(self.facts, self.age, self.head.doelgroep, self.on)

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """The doelen that the brede intake suggests, also by its aandachtspunten, and that are not in the plan yet.

        A suggestion that follows from an answer to be read in private is left out.
        """
        used = {each.suggested_by for each in self.doelen if not each.removed}
        all_suggestions = suggestions(self.facts, self.age, self.on)
        questions = self.intake_questionnaire.questions if self.intake_questionnaire else ()
        alone = {each.fact.name for each in questions if each.fact and each.alone}
        points = [each for each in aandachtspunten(self.facts, self.on) if alone.isdisjoint(each.facts)]
        return [
            each
            for each in [*all_suggestions, *suggestions_from_points(points, all_suggestions)]
            if each.code not in used
        ]

    @property
    def first_part(self) -> bool:
        """Whether this is the first part of a first PIP, made in the azc: before somebody lives in the gemeente."""
        asiel = self.head.doelgroep is Doelgroep.ASIELSTATUSHOUDER
        settled = self.brp is not None and self.brp <= self.on
        return asiel and not settled and self.being_written and not self.last_version

    def in_azc(self, at: datetime | None) -> bool:
        """Whether something was written before somebody came to live in the gemeente: in deel A."""
        asiel = self.head.doelgroep is Doelgroep.ASIELSTATUSHOUDER
        return asiel and at is not None and self.brp is not None and day_of(at) < self.brp

    @property
    def lbt(self) -> str:
        """The outcome of the leerbaarheidstoets as one sentence."""
        return lbt_sentence(self.facts)


def partial_advice(known: IntakeFacts, facts: IntakeFacts, head: DossierHead, on: date) -> LeerrouteAdvice:
    """The advice that all facts give, with only those sentences that hold by what the user may see as well.

    The advice itself must be the same for everybody who reads it; what it rests on is for who may know that.
    """
    whole = advise(known, _age(head, on), head.doelgroep, on)
    advice = advise(facts, _age(head, on), head.doelgroep, on)
    return replace(
        whole,
        reasons={
            route: RouteWeighing(
                pro=[each for each in reasons.pro if each in advice.reasons[route].pro],
                contra=[each for each in reasons.contra if each in advice.reasons[route].contra],
            )
            for route, reasons in whole.reasons.items()
        },
        doubts=[each for each in whole.doubts if each in advice.doubts],
    )


def _age(head: DossierHead, on: date) -> int | None:
    """The age, where the date of birth decides it; a range that lies on one side of the only limit decides it too."""
    years, limit = age_range(head.birth_date, on), parameter("leeftijd_onderwijsroute", on=on).value
    return years.oldest if years and (years.youngest < limit) == (years.oldest < limit) else None
