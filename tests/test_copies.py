"""Copied test data equals what the actions write."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from access import User
from actions.deed.dossier_status import differences
from database import open_session
from models.base import table
from models.dossier_counts import DossierCount
from queries.intake.view import intake_view
from queries.pip.view import pip_view
from tests import copies
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import DatabasePool
from tests.plans import a_completed_intake, a_full_plan, freeze

Write = Callable[[Session, UUID, User], Any]
# Differs in each database, whatever wrote it.
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ENCRYPTED = re.compile(r"'enc:[^']*'")
CHECKSUM = re.compile(r"'[0-9a-f]{64}'")  # of a text in which ids stand


@dataclass(frozen=True)
class Written:
    """What a database holds, and how it reads."""

    rows: dict[str, list[str]]
    intake: str
    plan: str
    wrong_counts: list[str]


@pytest.fixture(autouse=True)
def nothing_written_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a worker that begins."""
    monkeypatch.setattr(copies, "_originals", {})
    monkeypatch.setattr(copies, "_seen", set())


def plain(text: str) -> str:
    return CHECKSUM.sub("checksum", ENCRYPTED.sub("encrypted", ID.sub("id", text)))


def rows_of(session: Session) -> dict[str, list[str]]:
    """All rows as text; counts of nothing are left out."""
    rows = {}
    for each in SQLModel.metadata.sorted_tables:
        statement = sa.select(each)
        if each is table(DossierCount):
            statement = statement.where(each.c.dossiers != 0)
        rows[each.name] = sorted(plain(str(tuple(row))) for row in session.connection().execute(statement))
    return rows


def written(databases: DatabasePool, write: Write) -> Written:
    """What is written in a database that is lent for it."""
    lent = databases.lend()
    try:
        with open_session(lent.engine) as session:
            by = a_caseworker(session, username="sanne")
            dossier_id = a_dossier(session, by)
            write(session, dossier_id, by)
            intake = plain(repr(_in_order(intake_view(session, dossier_id, seen_by=by, at=NOW))))
            plan = plain(repr(_in_order(pip_view(session, dossier_id, seen_by=by, on=TODAY))))
            return Written(rows_of(session), intake, plan, list(differences(session)))
    finally:
        databases.take_back(lent)


def _in_order(view: Any) -> Any:
    """The view with its answers in the order of their questions' names: a database gives them in any order."""
    return replace(view, stored_answers=dict(sorted(view.stored_answers.items())))


def plan_in_force(session: Session, dossier_id: UUID, by: User) -> None:
    freeze(session, a_full_plan(session, dossier_id, by), by)


@pytest.mark.parametrize("write", [a_completed_intake, a_full_plan, plan_in_force])
def test_a_copy_has_the_same_rows_and_reads_the_same(databases: DatabasePool, write: Write) -> None:
    by_deeds, original, copy = (written(databases, write) for _ in range(3))

    assert len(copies._originals) == 1
    assert None not in copies._originals.values()
    assert copy == original == by_deeds
    assert copy.wrong_counts == []


def test_two_dossiers_in_one_database_get_separate_plans(databases: DatabasePool) -> None:
    for _ in range(2):
        written(databases, a_full_plan)

    def two(session: Session, dossier_id: UUID, by: User) -> None:
        other = a_dossier(session, by)
        assert a_full_plan(session, dossier_id, by) != a_full_plan(session, other, by)

    assert written(databases, two).wrong_counts == []


def test_a_dossier_with_other_facts_gets_what_the_actions_write_for_it(databases: DatabasePool) -> None:
    for _ in range(2):
        written(databases, a_full_plan)

    def another(session: Session, dossier_id: UUID, by: User) -> None:
        a_full_plan(session, a_dossier(session, by, given_names="Bilal", kennisgeving=None), by)

    before = dict(copies._originals)
    written(databases, another)
    assert copies._originals == before
