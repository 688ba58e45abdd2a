"""What happened after the PIP: talks about the progress, meetings of the PIP-team, exams and hours.

For who may see the PIP. What somebody says of their health and worries is left out for who may not look into that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from access import Level, Permission, User, level, may
from forms.engine.answers import Answer
from forms.engine.library import questionnaire
from forms.engine.schema import Questionnaire
from forms.engine.stored_answer import StoredAnswer
from forms.intake.instruments import GUARD
from forms.intake.restricted_sections import without
from forms.voortgang.progress import STAND_FIELDS, VoortgangKind
from models import AnswerHistory, AnswerSheet, Caseworker, DoelStand, Dossier, Voortgang
from models.guards.scope import visible_to
from models.values.followed import followed_rows, line_of
from models.values.progress import stand_value
from queries.intake.view import kept_answers
from queries.pip.types import Author, Authors
from refusals import NotFound
from rules.voortgang.hours_and_meetings import FollowedTotals, TeamMeetingCount, followed_totals, team_meeting_count


@dataclass(frozen=True, kw_only=True)
class VoortgangLine:
    """One talk as it is listed; `outcome` is a code of `forms.voortgang.progress.Outcome`, empty while it is open."""

    id: UUID
    kind: VoortgangKind
    held_on: date
    planned_by_rule: bool
    outcome: str
    closed_at: datetime | None
    by: str
    version: int


@dataclass(frozen=True, kw_only=True)
class ProgressView:
    """The talks of a dossier, those to come first; `watch` tells of the meetings of the PIP-team."""

    talks: tuple[VoortgangLine, ...]
    next_talk_on: date | None
    map_talk_on: date | None
    z_done_on: date | None
    watch: TeamMeetingCount | None

    @property
    def open(self) -> tuple[VoortgangLine, ...]:
        """Planned or begun, the earliest first."""
        return tuple(each for each in self.talks if each.closed_at is None)

    @property
    def closed(self) -> tuple[VoortgangLine, ...]:
        """Held, the newest first."""
        return tuple(reversed([each for each in self.talks if each.closed_at is not None]))


@dataclass(frozen=True, kw_only=True)
class StandView:
    """How one doel stands in one talk; by the questions of section `stand`."""

    values: Mapping[str, str | None] = field(default_factory=lambda: dict.fromkeys(STAND_FIELDS))
    versions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TalkView:
    """One talk: what this user may see of its answers, and how each doel stands in it, by the id of the doel."""

    line: VoortgangLine
    dossier_id: UUID
    sheet_id: UUID
    questionnaire: Questionnaire
    stored_answers: Mapping[str, StoredAnswer]
    stands: Mapping[UUID, StandView]
    authors: Authors

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers by question id."""
        return {question_id: each.answer for question_id, each in self.stored_answers.items()}


def hours_followed(session: Session, dossier_id: UUID, seen_by: User) -> FollowedTotals:
    """All hours that somebody followed, by what they count for. Raises NotFound for a dossier not theirs to see."""
    seen_dossier(session, dossier_id, seen_by)
    return followed_totals(line_of(each) for each in session.exec(followed_rows(dossier_id)))


def progress(session: Session, dossier_id: UUID, *, seen_by: User) -> ProgressView:
    """The talks of a dossier. Raises NotFound when it is not theirs to see."""
    dossier = seen_dossier(session, dossier_id, seen_by)
    rows = session.exec(
        select(Voortgang, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(Voortgang.caseworker_id))
        .where(Voortgang.gemeente_id == seen_by.gemeente_id, Voortgang.dossier_id == dossier_id)
        .where(col(Voortgang.removed_at).is_(None))
        .order_by(col(Voortgang.held_on), col(Voortgang.created_at), col(Voortgang.id))
    )
    lines = tuple(_line(row, name) for row, name in rows)
    met = [each.held_on for each in lines if each.kind is VoortgangKind.PIP_TEAM and each.closed_at is not None]
    return ProgressView(
        talks=lines,
        next_talk_on=dossier.next_talk_on,
        map_talk_on=dossier.map_talk_on,
        z_done_on=dossier.z_done_on,
        watch=team_meeting_count(dossier.first_pip_on, met) if dossier.first_pip_on else None,
    )


def talk(session: Session, voortgang_id: UUID | None, *, seen_by: User) -> TalkView:
    """One talk with its answers. Raises NotFound when it is not there, was taken away, or is not theirs to see."""
    line = session.exec(
        select(Voortgang, Caseworker.name, AnswerSheet)
        .join(Caseworker, col(Caseworker.id) == col(Voortgang.caseworker_id))
        .join(AnswerSheet, col(AnswerSheet.id) == col(Voortgang.sheet_id))
        .join(Dossier, col(Dossier.id) == col(Voortgang.dossier_id))
        .where(Voortgang.id == voortgang_id, col(Voortgang.removed_at).is_(None), visible_to(seen_by))
    ).first()
    if line is None or not may(seen_by, Permission.VIEW_PIP):
        raise NotFound
    row, name, sheet = line
    form = questionnaire(sheet.questionnaire, sheet.questionnaire_version)
    gone = _hidden(form, seen_by)
    return TalkView(
        line=_line(row, name),
        dossier_id=row.dossier_id,
        sheet_id=sheet.id,
        questionnaire=without(form, gone),
        stored_answers=kept_answers(session, sheet.id, without=gone),
        stands=_stands(session, row.id, gone),
        authors=_authors(session, sheet.id),
    )


def seen_dossier(session: Session, dossier_id: UUID, seen_by: User) -> Dossier:
    """The dossier, for who may see its PIP. Raises NotFound when it is not theirs to see."""
    dossier = session.exec(select(Dossier).where(Dossier.id == dossier_id, visible_to(seen_by))).first()
    if dossier is None or not may(seen_by, Permission.VIEW_PIP):
        raise NotFound
    return dossier


def _line(row: Voortgang, name: str) -> VoortgangLine:
    return VoortgangLine(
        id=row.id,
        kind=VoortgangKind(row.kind),
        held_on=row.held_on,
        planned_by_rule=row.planned_by_rule,
        outcome=row.outcome,
        closed_at=row.closed_at,
        by=name,
        version=row.version,
    )


def _hidden(questionnaire: Questionnaire, seen_by: User) -> frozenset[str]:
    """The questions that this role may not see the answers of: those about health and worries."""
    if level(seen_by, GUARD) is not Level.NONE:
        return frozenset()
    return frozenset(each.id for each in questionnaire.questions if questionnaire.is_sensitive(each.id))


def _stands(session: Session, voortgang_id: UUID, gone: frozenset[str]) -> dict[UUID, StandView]:
    rows = session.exec(select(DoelStand).where(DoelStand.voortgang_id == voortgang_id))
    return {
        row.doel_id: StandView(
            values={name: None if name in gone else stand_value(session, row, name) for name in STAND_FIELDS},
            versions=dict(row.field_versions),
        )
        for row in rows
    }


def _authors(session: Session, sheet_id: UUID) -> Authors:
    """Who last changed each field of each doel in this talk."""
    lines: Any = session.connection().execute(
        select(
            col(AnswerHistory.item_id),
            col(AnswerHistory.question_id),
            col(Caseworker.name),
            col(Caseworker.id),
            col(AnswerHistory.at),
        )  # type: ignore[call-overload]
        .join(Caseworker, col(Caseworker.id) == col(AnswerHistory.caseworker_id))
        .where(AnswerHistory.sheet_id == sheet_id, col(AnswerHistory.item_id).is_not(None))
        .where(AnswerHistory.kind != "conflict")
        .order_by(col(AnswerHistory.version))
    )
    return {(item_id, name): Author(by, by_id, at) for item_id, name, by, by_id, at in lines}
