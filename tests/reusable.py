"""A PostgreSQL database that many tests use, one after another."""

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from database import connect

# Counts changes of tables, triggers and the like: a sequence, because a rollback does not take its step back.
WATCH_SCHEMA_CHANGES = """
    CREATE SCHEMA test_pool;
    CREATE SEQUENCE test_pool.schema_changes;
    CREATE FUNCTION test_pool.count_change() RETURNS event_trigger LANGUAGE plpgsql
        AS $$ BEGIN PERFORM nextval('test_pool.schema_changes'); END $$;
    CREATE EVENT TRIGGER count_change ON ddl_command_end EXECUTE FUNCTION test_pool.count_change();
    CREATE EVENT TRIGGER count_drop ON sql_drop EXECUTE FUNCTION test_pool.count_change();
"""


class ReusableDatabase:
    """A migrated database that goes from test to test: its rows are put back to those of the migrations in between.

    Tests commit as the app does and may open connections of their own. Needs a superuser, who may delete rows that
    the triggers of the app guard.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = connect(url)
        self._admin = psycopg.connect(url, autocommit=True)
        names = self._admin.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        self._rows = {name: self._copy_out(name) for (name,) in names}
        has_rows = SQL("SELECT {} WHERE EXISTS (TABLE {})")
        self._filled = SQL(" UNION ALL ").join(has_rows.format(Literal(name), Identifier(name)) for name in self._rows)
        self._admin.execute(WATCH_SCHEMA_CHANGES)
        self._admin.execute("SET session_replication_role = replica")  # no triggers, so no guards and no foreign keys
        self._admin.execute("SET lock_timeout = '5s'")

    def reset(self) -> bool:
        """Put the rows back; False when a test changed the tables themselves, so that this database is spoilt."""
        changed = self._admin.execute("SELECT is_called FROM test_pool.schema_changes").fetchone()
        if changed != (False,):
            return False
        self._end_transactions()
        filled = [Identifier(name) for (name,) in self._admin.execute(self._filled, prepare=True).fetchall()]
        if filled:
            self._admin.execute(SQL("; ").join(SQL("DELETE FROM {}").format(each) for each in filled))
            # Now, while they are empty: else the room of a deleted row is given to a later one, and rows that are read
            # without an order come in another one than they were written in.
            self._admin.execute(SQL("VACUUM {}").format(SQL(", ").join(filled)))
        for name, rows in self._rows.items():
            if rows:
                self._copy_in(name, rows)
        return True

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
        self._admin.close()

    def _copy_out(self, table: str) -> bytes:
        with self._admin.cursor().copy(SQL("COPY {} TO STDOUT").format(Identifier(table))) as copy:
            return b"".join(bytes(each) for each in copy)

    def _copy_in(self, table: str, rows: bytes) -> None:
        with self._admin.cursor().copy(SQL("COPY {} FROM STDIN").format(Identifier(table))) as copy:
            copy.write(rows)

    def _end_transactions(self) -> None:
        """End what a test left open, for it would hold locks."""
        self._admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() "
            "AND backend_type = 'client backend' AND state <> 'idle'"
        )
