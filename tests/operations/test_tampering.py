"""`koers check` reports what was changed or removed in the database outside Koers."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from database import connect, open_session
from operations import check
from operations.migrate import is_current, upgrade
from settings import Settings
from tests.builders import TODAY, a_caseworker, a_dossier
from tests.databases import Database
from tests.operations.test_operations import KEYS, SECRET, settings_with
from tests.plans import a_full_plan, freeze


@pytest.fixture
def filled(database: Database, tmp_path: Path) -> Settings:
    """A dossier with a decided plan, of which nothing is wrong."""
    with open_session(database.engine) as session:
        sanne = a_caseworker(session)
        freeze(session, a_full_plan(session, a_dossier(session, sanne), sanne), sanne)
    safe = settings_with(tmp_path, database_url=database.url, secret_key=SECRET, data_keys=KEYS)
    assert check.wrong(safe, database.engine) == []
    return safe


def run(database: Database, *commands: str) -> None:
    with database.engine.begin() as connection:
        for each in commands:
            connection.execute(sa.text(each))


SQLITE_HOLLOW = (
    "drop trigger audit_record_no_update",
    "create trigger audit_record_no_update before update on audit_record begin select 1; end",
)
SQLITE_SOMETIMES = (
    "drop trigger pip_versie_no_delete",
    "create trigger pip_versie_no_delete before delete on pip_versie when old.number > 99 "
    "begin select raise(abort, 'pip_versie can only grow'); end",
)
POSTGRESQL_HOLLOW = (
    "create or replace function refuse_change() returns trigger language plpgsql as "
    "$$ begin return coalesce(new, old); end $$",
)
POSTGRESQL_REPLICA = ("alter table audit_record enable replica trigger audit_record_only_grows",)
POSTGRESQL_DISABLED = ("alter table answer_history disable trigger answer_history_not_emptied",)
POSTGRESQL_SOMETIMES = (
    "drop trigger pip_versie_only_grows on pip_versie",
    "create trigger pip_versie_only_grows before update of reason or delete on pip_versie "
    "for each row execute function refuse_change()",
)
WEAKENED = [
    pytest.param("sqlite", SQLITE_HOLLOW, id="sqlite-hollow"),
    pytest.param("sqlite", SQLITE_SOMETIMES, id="sqlite-sometimes"),
    pytest.param("postgresql", POSTGRESQL_HOLLOW, id="postgresql-hollow"),
    pytest.param("postgresql", POSTGRESQL_REPLICA, id="postgresql-replica"),
    pytest.param("postgresql", POSTGRESQL_DISABLED, id="postgresql-disabled"),
    pytest.param("postgresql", POSTGRESQL_SOMETIMES, id="postgresql-sometimes"),
]


@pytest.mark.parametrize(("databases", "commands"), WEAKENED, indirect=["databases"])
def test_a_trigger_that_no_longer_protects_is_reported(
    filled: Settings, database: Database, commands: tuple[str, ...]
) -> None:
    run(database, *commands)

    assert "niet meer beschermd" in "\n".join(check.wrong(filled, database.engine))


def past_the_triggers(database: Database, *commands: str) -> None:
    """What the owner of the database can do: triggers off, commands, triggers on again."""
    if database.kind == "postgresql":
        run(database, "set session_replication_role = replica", *commands, "set session_replication_role = origin")
        return
    with database.engine.begin() as connection:
        triggers = connection.execute(sa.text("select name, sql from sqlite_master where type = 'trigger'")).all()
        for name, _ in triggers:
            connection.execute(sa.text(f"drop trigger {name}"))
        for each in commands:
            connection.execute(sa.text(each))
        for _, made in triggers:
            connection.exec_driver_sql(made)


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("delete from audit_record", "in het logboek ontbreekt de registratie van dossier 2026-0001"),
        (
            "delete from audit_record where event = 'PipVastgesteld'",
            "in het logboek ontbreekt het vaststellen van een PIP van dossier 2026-0001",
        ),
        (
            "update pip_versie set sha256 = 'x'",
            "versie 1 van het PIP in dossier 2026-0001 is na het vaststellen veranderd",
        ),
        ("delete from answer", "staan in de geschiedenis en zijn er zelf niet meer"),
        ("delete from answer_history where item_id is null", "ontbreekt de geschiedenis"),
    ],
)
def test_changed_or_removed_rows_are_reported(
    filled: Settings, database: Database, command: str, sentence: str
) -> None:
    past_the_triggers(database, command)

    shortfalls = "\n".join(check.wrong(filled, database.engine))

    assert sentence in shortfalls
    assert "niet meer beschermd" not in shortfalls


def test_the_content_of_a_vastgesteld_plan_is_checked_and_not_only_its_checksum(
    filled: Settings, database: Database
) -> None:
    change = (
        "update pip_versie set document = json_set(document, '$.given_names', 'Iemand anders')"
        if database.kind == "sqlite"
        else """update pip_versie set document = jsonb_set(document, '{given_names}', '"Iemand anders"')"""
    )
    past_the_triggers(database, change)

    assert "is na het vaststellen veranderd" in "\n".join(check.wrong(filled, database.engine))


@pytest.mark.parametrize("table", ["audit_record", "answer_history", "pip_versie"])
def test_append_only_tables_cannot_be_emptied_or_replaced(filled: Settings, database: Database, table: str) -> None:
    emptied = f"truncate {table} cascade"
    replaced = f"insert or replace into {table} select * from {table}"  # noqa: S608

    with pytest.raises(DatabaseError, match="can only grow"):
        run(database, replaced if database.kind == "sqlite" else emptied)


def test_another_program_on_sqlite_cannot_replace_rows_either(tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path / 'koers.db'}")
    engine = connect(f"sqlite:///{tmp_path / 'koers.db'}")
    with open_session(engine) as session:
        a_dossier(session, a_caseworker(session), on=TODAY)
    engine.dispose()

    plain = sqlite3.connect(tmp_path / "koers.db")
    with pytest.raises(sqlite3.IntegrityError, match="can only grow"):
        plain.execute("insert or replace into audit_record select * from audit_record")
    plain.close()


@pytest.mark.parametrize("after", [1, 5, 40, 120])
def test_an_interrupted_migration_can_run_again(empty_database_url: str, after: int) -> None:
    changes: list[str] = []

    class Cut(Exception):
        """The power went."""

    def cut(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().upper().startswith(("CREATE", "ALTER", "DROP", "INSERT")):
            changes.append(statement)
            if len(changes) == after:
                raise Cut

    sa.event.listen(sa.Engine, "after_cursor_execute", cut)
    try:
        with pytest.raises(Cut):
            upgrade(empty_database_url)
    finally:
        sa.event.remove(sa.Engine, "after_cursor_execute", cut)
    engine = connect(empty_database_url)
    assert sa.inspect(engine).get_table_names() == []

    upgrade(empty_database_url)

    with engine.connect() as connection:
        assert is_current(connection)
    engine.dispose()
