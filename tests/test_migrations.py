"""The tables: made by migrations alone, equal to the models, and append-only where they must be."""

import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from actions.deed.audit import record
from actions.deed.dossier_status import differences as stored_differences
from database import connect
from events import LoggedIn
from models import Dossier
from operations.check import double_numbers
from operations.migrate import FOLDER, differences, is_current, upgrade
from rules.law.birth_date import BirthDate
from tests.builders import NOW, a_caseworker, a_dossier


def test_migrations_from_an_empty_database_give_the_tables_of_the_models(empty_database_url: str) -> None:
    upgrade(empty_database_url)

    engine = connect(empty_database_url)
    with engine.connect() as connection:
        assert is_current(connection)
        assert differences(connection) == []
    engine.dispose()


def test_a_second_upgrade_changes_nothing(empty_database_url: str) -> None:
    upgrade(empty_database_url)

    upgrade(empty_database_url)


def back_to(engine: sa.Engine, revision: str = "-1") -> None:
    """Take back the migrations after this one, or the newest, as in an installation of the version before."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def test_stored_days_of_older_rules_are_computed_again(empty_database_url: str) -> None:
    upgrade(empty_database_url)
    engine = connect(empty_database_url)
    with Session(engine) as session:
        user = a_caseworker(session)
        dossier_id = a_dossier(session, user, kennisgeving=date(2026, 9, 19), brp=date(2026, 9, 1))
        session.commit()
        older = "UPDATE dossier SET due = '2026-11-28', sort_due = '2026-11-28', clock_due_on = '2026-11-28'"
        session.connection().execute(sa.text(older))
        session.commit()
    back_to(engine)

    upgrade(empty_database_url)

    with Session(engine) as session:
        stored = sa.text("SELECT due, sort_due, clock_due_on FROM dossier WHERE id = :id")
        key = dossier_id.hex if engine.dialect.name == "sqlite" else dossier_id
        days = session.connection().execute(stored, {"id": key}).one()
        assert {str(each) for each in days} == {"2026-11-30"}  # 28 November 2026 is a Saturday
        assert list(stored_differences(session)) == []
    engine.dispose()


def test_a_birth_date_of_an_older_version_is_the_same_day_afterwards(empty_database_url: str) -> None:
    upgrade(empty_database_url)
    engine = connect(empty_database_url)
    with Session(engine) as session:
        user = a_caseworker(session)
        whole, partly = (
            a_dossier(session, user, birth_date=each) for each in (BirthDate(1990, 5, 17), BirthDate(1990))
        )
        session.commit()
    back_to(engine, "0012")

    upgrade(empty_database_url)

    with Session(engine) as session:
        born = {each: getattr(session.get(Dossier, each), "birth_date", None) for each in (whole, partly)}
        assert born == {whole: BirthDate(1990, 5, 17), partly: None}
    engine.dispose()


def test_a_database_without_tables_is_not_current(empty_database_url: str) -> None:
    engine = connect(empty_database_url)
    with engine.connect() as connection:
        assert not is_current(connection)
    engine.dispose()


def test_there_is_one_newest_migration() -> None:
    assert len(ScriptDirectory(str(FOLDER)).get_heads()) == 1


def test_a_migration_is_named_after_its_day_and_numbered_after_the_one_before() -> None:
    scripts = list(ScriptDirectory(str(FOLDER)).walk_revisions())

    assert [each.revision for each in scripts] == [f"{number:04d}" for number in range(len(scripts), 0, -1)]
    assert all(re.match(r"\d{4}_\d\d_\d\d_[a-z]", Path(each.path).name) for each in scripts)


def test_a_new_column_that_may_not_be_empty_has_a_default_for_the_rows_that_are_there() -> None:
    lacking = []
    for file in sorted(FOLDER.glob("versions/*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".add_column"):
                written = ast.unparse(node)
                if "nullable=False" in written and "server_default" not in written:
                    lacking.append(f"{file.name}:{node.lineno}")

    assert lacking == [], "give the column a server_default"


@pytest.mark.parametrize(
    "deed", ["UPDATE {table} SET gemeente_id = NULL", "DELETE FROM {table}"], ids=["change", "delete"]
)
def test_the_audit_trail_can_only_grow(session: Session, deed: str) -> None:
    user = a_caseworker(session)
    record(session, LoggedIn(), by=user, at=NOW)
    session.commit()

    with pytest.raises(DatabaseError, match="can only grow"):
        session.connection().execute(sa.text(deed.format(table="audit_record")))
    session.rollback()


def test_sqlite_keeps_commits_through_a_power_cut_and_enforces_foreign_keys(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'koers.db'}")

    with engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    engine.dispose()

    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 5000}


def test_v_numbers_of_before_get_their_one_form_and_the_oldest_dossier_has_a_number_that_is_double(
    empty_database_url: str,
) -> None:
    upgrade(empty_database_url)
    engine = connect(empty_database_url)
    with Session(engine) as session:
        sanne = a_caseworker(session)
        dossiers = [a_dossier(session, sanne, at=NOW + timedelta(minutes=each)) for each in range(3)]
        for dossier_id, typed in zip(dossiers, ("V271.200.0001", "2712 000 001", "onbekend"), strict=True):
            row = session.get_one(Dossier, dossier_id)
            row.v_number, row.v_number_key = typed, None
        session.commit()
    back_to(engine, "0010")

    upgrade(empty_database_url)

    with Session(engine) as session:
        kept = [session.get_one(Dossier, each) for each in dossiers]
        assert [(each.v_number, each.v_number_key) for each in kept] == [
            ("2712000001", "2712000001"),
            ("2712000001", None),
            ("onbekend", None),
        ]
        (said,) = double_numbers(session)
        assert "2026-0002" in said and "2026-0001" in said
    engine.dispose()
