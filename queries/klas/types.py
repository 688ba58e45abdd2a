"""A startklas as its screens need it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from forms.engine.answers import Json
from forms.engine.stored_answer import StoredAnswer


@dataclass(frozen=True, kw_only=True)
class KlasLine:
    """One class in a list."""

    id: UUID
    name: str
    school: str
    teacher_id: UUID
    teacher: str
    starts_on: date
    weeks: int
    closed_at: datetime | None

    @property
    def last_day(self) -> date:
        """The last day of the last week."""
        return self.starts_on + timedelta(weeks=self.weeks, days=-1)

    def day_of(self, week: int) -> date:
        """The first day of a week, counted from 1."""
        return self.starts_on + timedelta(weeks=week - 1)

    def weeks_begun(self, on: date) -> int:
        """How many weeks have begun on a day."""
        return min(self.weeks, max(0, (on - self.starts_on).days // 7 + 1))


class LessonCount(NamedTuple):
    """Lessons over the weeks that tell both."""

    planned: int
    attended: int


@dataclass(frozen=True, kw_only=True)
class Deelnemer:
    """One participant with what the teacher wrote. Without `dossier_id` for the teacher, who sees names and forms."""

    id: UUID
    given_names: str
    family_name: str
    left_on: date | None
    dossier_id: UUID | None = None
    number: str = ""
    weeks: Mapping[int, Mapping[str, StoredAnswer]] = field(default_factory=dict)
    report: Mapping[str, StoredAnswer] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name as one speaks it."""
        return f"{self.given_names} {self.family_name}".strip()

    def week_value(self, week: int, name: str) -> Json:
        """What was answered to one question in one week."""
        return self.weeks.get(week, {}).get(name, StoredAnswer()).answer.value

    def reported(self, name: str) -> Json:
        """What the final report says to one question."""
        return self.report.get(name, StoredAnswer()).answer.value

    def lessons(self) -> LessonCount:
        """How many lessons there were, and at how many this person was, over the weeks that tell both."""
        both = [
            (self.week_value(week, "lessons_planned"), self.week_value(week, "lessons_attended")) for week in self.weeks
        ]
        pairs = [(int(str(planned)), int(str(there))) for planned, there in both if None not in (planned, there)]
        return LessonCount(sum(planned for planned, _ in pairs), sum(there for _, there in pairs))


@dataclass(frozen=True, kw_only=True)
class KlasView:
    """One class with the participants that the user may see; `hidden` counts the others."""

    klas: KlasLine
    deelnemers: tuple[Deelnemer, ...]
    hidden: int = 0
