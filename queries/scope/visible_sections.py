"""What somebody may read of the answers in a dossier now: rights per domein, and what stands open for ten minutes.

Every query that gives answers of a brede intake starts here, beside `models.guards.scope.visible_to`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col

from access import Level, Permission, Scope, User, level, level_now, may
from forms.engine.library import questionnaire, versions
from forms.engine.schema import Questionnaire
from forms.intake.instruments import GUARD
from forms.intake.restricted_sections import (
    GUARDED,
    RestrictedSection,
    part,
    restricted_section_of,
    restricted_sections_of,
)
from forms.voortgang.progress import QUESTIONNAIRE
from models import AnswerSheet, DomeinInzage, Dossier
from models.guards.openings import inzage_is_open
from models.guards.scope import visible_to


@dataclass(frozen=True, kw_only=True)
class SectionVisibility:
    """What one user may see of one dossier; `opened` says until when each restricted section stands open that is not
    their own.
    """

    user: User
    own: bool
    opened: Mapping[str, datetime] = field(default_factory=dict)

    def levels(self, version: str) -> dict[str, Level]:
        """What the user may do now, for each restricted section of a version of the brede intake."""
        return {
            each.id: level_now(self.user, each, own=self.own, opened=self.opened)
            for each in restricted_sections_of(version).values()
        }

    def closed(self, version: str) -> dict[str, RestrictedSection]:
        """The restricted sections that the user may not look into now."""
        levels = self.levels(version)
        return {name: each for name, each in restricted_sections_of(version).items() if levels[name] is Level.NONE}

    def to_open(self, version: str) -> dict[str, RestrictedSection]:
        """Of those the restricted sections that the user may open by saying why."""
        return {name: each for name, each in self.closed(version).items() if level(self.user, each) is not Level.NONE}

    def questionnaire(self, version: str) -> Questionnaire:
        """What the user may see of a version of the brede intake."""
        return part(version, frozenset(self.closed(version)))[0]

    def gone(self, version: str) -> frozenset[str]:
        """The questions of that version that the user may not see now."""
        return part(version, frozenset(self.closed(version)))[1]


def own(user: User) -> sa.ColumnElement[bool]:
    """A condition on `Dossier`: the user is its regievoerder, or works on it."""
    return sa.true() if user.scope is Scope.OWN else visible_to(replace(user, scope=Scope.OWN))


def opened_by(user: User, at: datetime | None) -> sa.ColumnElement[bool]:
    """The condition for joining `DomeinInzage` to `Dossier`: what stands open; without a moment nothing does."""
    return sa.false() if at is None or user.scope is Scope.OWN else inzage_is_open(user.id, at)


def visibility(user: User, is_own: bool, openings: Iterable[DomeinInzage | None]) -> SectionVisibility:
    """What the user may see, from the columns that a query found."""
    opened: dict[str, datetime] = {}
    for each in openings:
        if each is not None:
            opened[each.restricted_section] = max(each.until, opened.get(each.restricted_section, each.until))
    return SectionVisibility(user=user, own=is_own, opened=opened)


def readable(question_id: str, user: User, at: datetime | None) -> sa.ColumnElement[bool]:
    """A condition on `AnswerSheet` and `Dossier`: the user may read what was answered to this question."""
    ways = [_after_the_intake(question_id, user)]
    for version in versions(GUARDED):
        try:
            restricted_section = restricted_section_of(version, question_id)
        except KeyError:
            continue
        if level(user, restricted_section) is not Level.NONE:
            ways.append((col(AnswerSheet.questionnaire_version) == version) & _reachable(restricted_section, user, at))
    return sa.or_(*ways)


def _after_the_intake(question_id: str, user: User) -> sa.ColumnElement[bool]:
    """What stands in a plan or in a talk about the progress: as `queries.voortgang.view.talk` gives it."""
    if not may(user, Permission.VIEW_PIP):
        return sa.false()
    closed = [QUESTIONNAIRE] if level(user, GUARD) is Level.NONE and _about_worries(question_id) else []
    return col(AnswerSheet.questionnaire).not_in([GUARDED, *closed])


def _about_worries(question_id: str) -> bool:
    """Whether a talk about the progress asks about health and worries with this question."""
    questionnaires = [questionnaire(QUESTIONNAIRE, version) for version in versions(QUESTIONNAIRE)]
    return any(
        each.is_sensitive(question_id) for each in questionnaires if question_id in {one.id for one in each.questions}
    )


def _reachable(restricted_section: RestrictedSection, user: User, at: datetime | None) -> sa.ColumnElement[bool]:
    if not restricted_section.sensitive or user.scope is Scope.OWN:
        return sa.true()
    opening = sa.select(col(DomeinInzage.id)).where(
        opened_by(user, at), col(DomeinInzage.restricted_section) == restricted_section.id
    )
    return own(user) | opening.correlate(Dossier).exists()
