"""How the brede intake is used: which questions are skipped, unknown or never used, over all intakes of a gemeente.

Counts only. Values are read of choices that are not sensitive, because all others may be encrypted; never a name.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User, may
from forms.engine.answers import Json, Mark
from forms.engine.library import questionnaire
from forms.engine.schema import Questionnaire
from forms.intake.question_usage import LEAST, QuestionUsage, Usage, counted_by_value, usage
from models import AnswerRow, AnswerSheet, Dossier, Intake
from models.guards.scope import visible_to
from refusals import NotAllowed
from secrecy import is_encrypted

FORM = "brede_intake"


@dataclass(frozen=True, kw_only=True)
class VersionInUse:
    """A version of the brede intake with the number of intakes that were asked with it."""

    version: str
    intakes: int
    completed: int


@dataclass(frozen=True, kw_only=True)
class FormHealth:
    """How one version is used, the least used question first. Without rows there were too few intakes to tell."""

    questionnaire: Questionnaire
    intakes: int
    rows: tuple[Usage, ...]


def versions_in_use(session: Session, *, seen_by: User) -> list[VersionInUse]:
    """The versions with which intakes were asked, newest first. Raises NotAllowed. One statement."""
    _refuse(seen_by)
    intakes: Any = sa.func.count()
    rows = session.connection().execute(
        _intakes(seen_by)
        .add_columns(col(AnswerSheet.questionnaire_version), intakes, sa.func.count(col(Intake.completed_at)))
        .group_by(col(AnswerSheet.questionnaire_version))
        .order_by(col(AnswerSheet.questionnaire_version).desc())
    )
    return [VersionInUse(version=version, intakes=count, completed=done) for version, count, done in rows]


def form_health(session: Session, used: VersionInUse, *, completed: bool, seen_by: User) -> FormHealth:
    """How often each question of a version was asked and answered; only in completed intakes when wanted.

    Raises NotAllowed. One statement.
    """
    _refuse(seen_by)
    intakes = used.completed if completed else used.intakes
    form = questionnaire(FORM, used.version)
    if intakes < LEAST:
        return FormHealth(questionnaire=form, intakes=intakes, rows=())
    counts = _usage_counts(session, used.version, counted_by_value(form), completed=completed, seen_by=seen_by)
    return FormHealth(questionnaire=form, intakes=intakes, rows=tuple(usage(form, counts, intakes)))


def _refuse(seen_by: User) -> None:
    if not may(seen_by, Permission.OVERSEE):
        raise NotAllowed


def _intakes(seen_by: User) -> sa.Select[Any]:
    return (
        sa.select()
        .select_from(Intake)
        .join(AnswerSheet, col(AnswerSheet.id) == col(Intake.sheet_id))
        .join(Dossier, col(Dossier.id) == col(Intake.dossier_id))
        .where(visible_to(seen_by), col(AnswerSheet.questionnaire) == FORM)
    )


def _usage_counts(
    session: Session, version: str, countable: frozenset[str], *, completed: bool, seen_by: User
) -> dict[str, QuestionUsage]:
    value = sa.case((col(AnswerRow.question_id).in_(countable), col(AnswerRow.value)), else_=None)
    each = (
        _intakes(seen_by)
        .add_columns(
            col(AnswerRow.question_id).label("question_id"),
            col(AnswerRow.mark).label("mark"),
            col(AnswerRow.value).is_not(None).label("filled"),
            value.label("value"),
        )
        .join(AnswerRow, col(AnswerRow.sheet_id) == col(AnswerSheet.id))
        .where(col(AnswerSheet.questionnaire_version) == version)
        .where(col(Intake.completed_at).is_not(None) if completed else sa.true())
        .subquery()
    )
    columns = (each.c.question_id, each.c.mark, each.c.filled, each.c.value)
    rows = session.connection().execute(sa.select(*columns, sa.func.count()).group_by(*columns))
    return _gathered(rows)


def _gathered(rows: Any) -> dict[str, QuestionUsage]:
    marks: dict[str, dict[str | None, int]] = defaultdict(lambda: defaultdict(int))
    values: dict[str, list[tuple[Json, int]]] = defaultdict(list)
    for question_id, mark, filled, value, count in rows:
        if mark is None and not filled:
            continue  # given and taken away again
        marks[question_id][mark] += count
        if mark is None and value is not None and not is_encrypted(value):
            values[question_id].append((json.loads(value), count))
    return {
        question_id: QuestionUsage(
            filled=counts[None],
            niet_besproken=counts[Mark.NIET_BESPROKEN],
            wil_niet_zeggen=counts[Mark.WIL_NIET_ZEGGEN],
            values=tuple(values[question_id]),
        )
        for question_id, counts in marks.items()
    }
