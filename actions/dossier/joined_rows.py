"""The rows of a dossier that is joined into another one: where each goes, and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from models import (
    AnswerSheet,
    Dossier,
    DossierCaseworker,
    DossierJoin,
    DuoBericht,
    HuishoudenLid,
    KlasDeelnemer,
    Pip,
    Voortgang,
)
from models.base import table
from models.values.joining import ALWAYS, WITH_INTAKE, WITH_ONTZORGEN, WITH_PLAN, same_klas
from rules.dossier.joining import JoinPair

BATCH = 500  # rows in one statement
INTAKE = "brede_intake"
LID, HELPERS = str(HuishoudenLid.__tablename__), str(DossierCaseworker.__tablename__)

Moved = dict[str, list[str]]


class Leaders(NamedTuple):
    """The regievoerders of two dossiers before they were joined."""

    target: UUID | None
    closed: UUID | None


def move(session: Session, target: Dossier, closed: Dossier, pair: JoinPair) -> Moved:
    """Let every row go along that can; gives the ids by table. Does not commit."""
    moved: Moved = {}
    for of in _going(pair):
        _take(session, moved, of, _ids(session, table(of), closed.id), target.id)
    _take(session, moved, AnswerSheet, _sheets(session, closed.id, pair), target.id)
    staying = set(session.connection().execute(same_klas(target.id, closed.id)).scalars())
    participations = [each for each in _ids(session, table(KlasDeelnemer), closed.id) if each not in staying]
    _take(session, moved, KlasDeelnemer, participations, target.id)
    _rename(session, moved.get(str(DuoBericht.__tablename__), []), closed.id, target.id)
    _move_household(session, moved, target, closed, pair)
    return moved


def share(session: Session, target: Dossier, closed: Dossier, leaders: Leaders, at: datetime) -> Moved:
    """Let everybody who worked on either dossier work on the one that stays. Gives the ids of who came."""
    works = select(DossierCaseworker.caseworker_id).where
    theirs = {*session.exec(works(DossierCaseworker.dossier_id == closed.id)), *leaders}
    here = {*session.exec(works(DossierCaseworker.dossier_id == target.id)), target.regievoerder_id, None}
    came = sorted(each for each in theirs - here if each is not None)
    for each in came:
        session.add(
            DossierCaseworker(dossier_id=target.id, caseworker_id=each, gemeente_id=target.gemeente_id, since=at)
        )
    session.flush()
    return {HELPERS: [str(each) for each in came]} if came else {}


def move_back(session: Session, row: DossierJoin) -> None:
    """Let every row that went along go back. Does not commit."""
    for name, ids in row.moved.items():
        keys = [UUID(each) for each in ids]
        if name == HELPERS:
            session.exec(
                sa.delete(DossierCaseworker).where(
                    col(DossierCaseworker.dossier_id) == row.kept_id, col(DossierCaseworker.caseworker_id).in_(keys)
                )
            )
        elif name == LID:
            # The members came from the household that was left: of the dossier that stayed, if that one moved.
            home = row.kept_before.get("huishouden_id") or row.closed_before.get("huishouden_id")
            _update(session, SQLModel.metadata.tables[name], keys, huishouden_id=UUID(str(home)))
        else:
            _update(session, SQLModel.metadata.tables[name], keys, dossier_id=row.closed_id)
    _rename(session, row.moved.get(str(DuoBericht.__tablename__), []), row.kept_id, row.closed_id)


def _going(pair: JoinPair) -> list[type[SQLModel]]:
    target, closed = pair.target, pair.closed
    going = list(ALWAYS)
    going += [] if target.intake and closed.intake else WITH_INTAKE
    going += [] if target.plan and closed.plan else WITH_PLAN
    going += [] if target.ontzorgen and closed.ontzorgen else WITH_ONTZORGEN
    return going


def _sheets(session: Session, closed_id: UUID, pair: JoinPair) -> list[UUID]:
    sheets = sa.select(col(AnswerSheet.id)).where(col(AnswerSheet.dossier_id) == closed_id)
    if pair.target.intake and pair.closed.intake:
        sheets = sheets.where(col(AnswerSheet.questionnaire) != INTAKE)
    if pair.target.plan and pair.closed.plan:
        for of in (Pip, Voortgang):
            sheets = sheets.where(
                col(AnswerSheet.id).not_in(sa.select(col(of.sheet_id)).where(col(of.dossier_id) == closed_id))
            )
    return list(session.connection().execute(sheets).scalars())


def _ids(session: Session, of: sa.Table, dossier_id: UUID) -> list[UUID]:
    return list(session.connection().execute(sa.select(of.c.id).where(of.c.dossier_id == dossier_id)).scalars())


def _take(session: Session, moved: Moved, of: type[SQLModel], ids: Sequence[UUID], kept_id: UUID) -> None:
    if ids:
        moved[str(of.__tablename__)] = [str(each) for each in ids]
        _update(session, table(of), ids, dossier_id=kept_id)


def _update(session: Session, of: sa.Table, ids: Sequence[UUID], **values: Any) -> None:
    for start in range(0, len(ids), BATCH):
        session.connection().execute(sa.update(of).where(of.c.id.in_(ids[start : start + BATCH])).values(**values))


def _rename(session: Session, ids: Sequence[str], before: UUID, after: UUID) -> None:
    """What DUO was told of the one dossier it was told of the other: the same is not told again."""
    rows = session.exec(
        select(DuoBericht)
        .where(col(DuoBericht.id).in_([UUID(each) for each in ids]))
        .execution_options(populate_existing=True)
    ).all()
    for row in (each for each in rows if str(before) in each.intent):
        intent = row.intent.replace(str(before), str(after))
        duplicate = select(DuoBericht.id).where(DuoBericht.gemeente_id == row.gemeente_id, DuoBericht.intent == intent)
        if session.exec(duplicate).first() is None:
            row.intent = intent
            session.add(row)
    session.flush()


def _move_household(session: Session, moved: Moved, target: Dossier, closed: Dossier, pair: JoinPair) -> None:
    left, closed.huishouden_id = closed.huishouden_id, None
    if left is None or left == target.huishouden_id or (pair.closed.shared_household and pair.target.shared_household):
        return
    home = target.huishouden_id
    if home is None or pair.closed.shared_household:
        target.huishouden_id = left
        left, home = home, left
    if left is None:
        return
    members = list(session.exec(select(HuishoudenLid.id).where(HuishoudenLid.huishouden_id == left)))
    if members:
        moved[LID] = [str(each) for each in members]
        _update(session, table(HuishoudenLid), members, huishouden_id=home)
