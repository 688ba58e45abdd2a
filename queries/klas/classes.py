"""The startklassen: for who makes them, for the teacher (the own class, names and forms only), and of one dossier."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, Role, User, may
from forms.engine.answers import Answer, Json
from forms.engine.schema import Question
from forms.engine.stored_answer import StoredAnswer
from forms.klas.startklas import AT_THE_END, WEEKLY, answer_of
from models import Caseworker, Dossier, Klas, KlasDeelnemer, Observatie
from models.guards.encryption import TEACHER_ADS, decrypted
from models.guards.scope import visible_to
from models.values.names import family_name_column, full_family_name
from queries.klas.types import Deelnemer, KlasLine, KlasView
from queries.scope.own_dossiers import in_reach
from refusals import NotAllowed, NotFound

MOST_CANDIDATES = 500


def klassen(session: Session, *, seen_by: User) -> list[KlasLine]:
    """The classes of the own gemeente, those that run first; a teacher gets the own that run. Raises NotAllowed."""
    rows = session.execute(
        _lines(seen_by).order_by(col(Klas.closed_at).is_not(None), col(Klas.starts_on).desc(), col(Klas.name))
    )
    return [_line(*row) for row in rows]


def klas_view(session: Session, klas_id: UUID, *, seen_by: User) -> KlasView:
    """One class. Raises NotAllowed, and NotFound when it is not there or not theirs."""
    row = session.execute(_lines(seen_by).where(col(Klas.id) == klas_id)).first()
    if row is None:
        raise NotFound
    teaches = not may(seen_by, Permission.MANAGE_KLAS)
    statement = (
        select(KlasDeelnemer, Dossier)
        .join(Dossier, col(Dossier.id) == col(KlasDeelnemer.dossier_id))
        .where(KlasDeelnemer.klas_id == klas_id, Dossier.gemeente_id == seen_by.gemeente_id)
        .order_by(col(Dossier.given_names), col(Dossier.sort_name), col(Dossier.id))
    )
    if teaches:
        rows = session.exec(statement.where(col(KlasDeelnemer.left_on).is_(None))).all()
        return KlasView(klas=_line(*row), deelnemers=_deelnemers(session, rows, names_only=True))
    rows = session.exec(statement.where(visible_to(seen_by))).all()
    all_of_them = session.exec(
        select(sa.func.count()).select_from(KlasDeelnemer).where(KlasDeelnemer.klas_id == klas_id)
    ).one()
    return KlasView(
        klas=_line(*row), deelnemers=_deelnemers(session, rows, names_only=False), hidden=all_of_them - len(rows)
    )


def startklassen_of(session: Session, dossier_id: UUID, *, seen_by: User) -> list[tuple[KlasLine, Deelnemer]]:
    """The classes that somebody is or was in, the last one first; none when the dossier is not theirs to see."""
    rows = session.execute(
        sa.select(Klas, col(Caseworker.name), KlasDeelnemer, Dossier)
        .join(KlasDeelnemer, col(KlasDeelnemer.klas_id) == col(Klas.id))
        .join(Caseworker, col(Caseworker.id) == col(Klas.teacher_id))
        .join(Dossier, col(Dossier.id) == col(KlasDeelnemer.dossier_id))
        .where(col(Dossier.id) == dossier_id, visible_to(seen_by))
        .order_by(col(Klas.starts_on).desc())
    ).all()
    people = _deelnemers(session, [(deelnemer, dossier) for _, _, deelnemer, dossier in rows], names_only=False)
    return [(_line(klas, teacher), person) for (klas, teacher, _, _), person in zip(rows, people, strict=True)]


def docenten(session: Session, *, seen_by: User) -> dict[UUID, str]:
    """Who can be the teacher of a class, by name. Raises NotAllowed."""
    _for_managers(seen_by)
    rows = session.execute(
        sa.select(col(Caseworker.id), col(Caseworker.name))
        .where(col(Caseworker.gemeente_id) == seen_by.gemeente_id, col(Caseworker.role) == Role.DOCENT)
        .where(col(Caseworker.disabled_at).is_(None))
        .order_by(col(Caseworker.name))
    )
    return {row.id: row.name for row in rows}


def candidates(session: Session, klas_id: UUID, *, seen_by: User) -> dict[UUID, str]:
    """The open dossiers within reach that are not in this class, as "name (number)", by name. Raises NotAllowed."""
    _for_managers(seen_by)
    inside = sa.select(col(KlasDeelnemer.dossier_id)).where(
        col(KlasDeelnemer.klas_id) == klas_id, col(KlasDeelnemer.left_on).is_(None)
    )
    rows = session.execute(
        sa.select(col(Dossier.id), col(Dossier.given_names), family_name_column(), col(Dossier.number))
        .where(in_reach(seen_by), col(Dossier.is_open), col(Dossier.id).not_in(inside))
        .order_by(col(Dossier.search_name), col(Dossier.id))
        .limit(MOST_CANDIDATES)
    )
    return {key: f"{f'{given_names} {family}'.strip()} ({number})" for key, given_names, family, number in rows}


def _lines(seen_by: User) -> sa.Select[*tuple[Any, ...]]:
    statement = (
        sa.select(Klas, col(Caseworker.name))
        .join(Caseworker, col(Caseworker.id) == col(Klas.teacher_id))
        .where(col(Klas.gemeente_id) == seen_by.gemeente_id)
    )
    if may(seen_by, Permission.MANAGE_KLAS):
        return statement
    if not may(seen_by, Permission.OBSERVE):
        raise NotAllowed
    return statement.where(col(Klas.teacher_id) == seen_by.id, col(Klas.closed_at).is_(None))


def _for_managers(user: User) -> None:
    if not may(user, Permission.MANAGE_KLAS):
        raise NotAllowed


def _line(row: Klas, teacher: str) -> KlasLine:
    return KlasLine(
        id=row.id,
        name=row.name,
        school=row.school,
        teacher_id=row.teacher_id,
        teacher=teacher,
        starts_on=row.starts_on,
        weeks=row.weeks,
        closed_at=row.closed_at,
    )


def _deelnemers(
    session: Session, rows: Sequence[tuple[KlasDeelnemer, Dossier]], *, names_only: bool
) -> tuple[Deelnemer, ...]:
    weeks = _weeks(session, [row.id for row, _ in rows])
    authors = _names(session, {row.report_by for row, _ in rows if row.report_by})
    return tuple(
        Deelnemer(
            id=row.id,
            given_names=dossier.given_names,
            family_name=full_family_name(dossier),
            left_on=row.left_on,
            dossier_id=None if names_only else dossier.id,
            number="" if names_only else dossier.number,
            weeks=weeks.get(row.id, {}),
            report={
                name: _stored_answer(
                    _answer(session, row, question),
                    row.field_versions.get(name, 0),
                    authors,
                    row.report_by,
                    row.report_at,
                )
                for name, question in AT_THE_END.items()
            },
        )
        for row, dossier in rows
    )


def _weeks(session: Session, deelnemer_ids: Sequence[UUID]) -> dict[UUID, dict[int, dict[str, StoredAnswer]]]:
    if not deelnemer_ids:
        return {}
    rows = session.execute(
        sa.select(Observatie, col(Caseworker.name))
        .join(Caseworker, col(Caseworker.id) == col(Observatie.observed_by))
        .where(col(Observatie.deelnemer_id).in_(deelnemer_ids))
        .order_by(col(Observatie.week))
        .execution_options(populate_existing=True)
    )
    weeks: dict[UUID, dict[int, dict[str, StoredAnswer]]] = {}
    for row, name in rows:
        by = {row.observed_by: name}
        weeks.setdefault(row.deelnemer_id, {})[row.week] = {
            each: _stored_answer(
                _answer(session, row, question), row.field_versions.get(each, 0), by, row.observed_by, row.observed_at
            )
            for each, question in WEEKLY.items()
        }
    return weeks


def _answer(session: Session, row: KlasDeelnemer | Observatie, question: Question) -> Json:
    column = getattr(row, question.id)
    if question.id in TEACHER_ADS:
        column = decrypted(session, column, TEACHER_ADS[question.id](row.id))
    return answer_of(question, column)


def _stored_answer(
    value: Json, version: int, names: Mapping[UUID, str], by_id: UUID | None, at: datetime | None
) -> StoredAnswer:
    """One field as the autosave compares it; what nobody filled in has no author."""
    if not version:
        return StoredAnswer()
    return StoredAnswer(Answer(value), version, names.get(by_id, "") if by_id else "", by_id, at)


def _names(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = session.execute(sa.select(col(Caseworker.id), col(Caseworker.name)).where(col(Caseworker.id).in_(ids)))
    return {row.id: row.name for row in rows}
