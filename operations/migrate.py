"""Bring a database to the newest tables, and tell whether it is.

Run as a module it writes the next migration: `python -m operations.migrate "a remark with each doel"`.
"""

import re
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import Session, SQLModel

import models  # noqa: F401  (imports every table)
from actions.deed.dossier_status import recount
from database import connect
from operations.keys import refuse_wrong_keys, seal_plain, take_up
from rules.law.dutch_time import day_of
from secrecy import new_keys

FOLDER = Path(__file__).parent.parent / "migrations"
LONGEST_NAME = 60  # letters of the sentence that come into the file name


class LooseEnd(Exception):
    """A row of this table refers to one that is not there."""


def _config(on: date | None = None) -> Config:
    """Where the migrations are; `on` is the day in the name of a file that is written."""
    config = Config(cmd_opts=Namespace(quiet=True))
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    if on:
        config.set_main_option("file_template", f"{on:%Y_%m_%d}_%%(slug)s")
        config.set_main_option("truncate_slug_length", str(LONGEST_NAME))
    return config


def upgrade(url: str, data_keys: str | None = None) -> None:
    """Run all migrations that this database has not had yet, encrypt what is secret and still plain, and where there
    was something to migrate, compute the stored days and counts of every dossier anew.

    `data_keys` instead of those of the settings. Raises secrecy.WrongKeys before anything has changed.
    """
    engine = connect(url, data_keys)
    try:
        refuse_wrong_keys(engine)
        before = _revision(engine)
        _run_migrations(engine)
        take_up(engine, datetime.now(UTC))
        seal_plain(engine)
        if _revision(engine) != before:
            _recompute(engine)
    finally:
        engine.dispose()


def _revision(engine: sa.Engine) -> set[str]:
    with engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads())


def _recompute(engine: sa.Engine) -> None:
    """Write the stored copies of what the rules compute: a new version may compute another day from the same dates."""
    with Session(engine) as session:
        recount(session)
        session.commit()


def _run_migrations(engine: sa.Engine) -> None:
    config = _config()
    with _all_or_nothing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _all_or_nothing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection on which every change of tables is kept at the end, or none: cut half-way, it runs again.

    Raises LooseEnd when a row refers to one that is not there any more.
    """
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            yield connection
        return
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        usual, driver.isolation_level = driver.isolation_level, None  # it begins nothing itself: DDL would be outside
        try:
            # SQLite changes a table by making it anew; what refers to it would stop that, and is checked afterwards.
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if loose is not None:
                raise LooseEnd(str(loose[0]))
            connection.commit()
        finally:
            connection.rollback()
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
            driver.isolation_level = usual


class NotNamed(Exception):
    """A migration has a sentence that says what it does, in letters that fit in a file name."""


def revise(message: str, on: date) -> Path | None:
    """Write the next migration, from the difference between the tables in code and all migrations so far.

    The file is called after the day `on` and the sentence, its id is the next number ("0005"), and it is formatted as
    the linter wants it. None, and no file, when there is no difference. Raises NotNamed for a sentence without letters.
    """
    if not re.search("[a-z]", message):
        raise NotNamed
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{folder}/koers.db", new_keys())
        try:
            _run_migrations(engine)
            with engine.connect() as connection:
                if not differences(connection):
                    return None
            written = _written(engine, message.strip().rstrip("."), on)
        finally:
            engine.dispose()
    text = written.read_text(encoding="utf-8")
    written.write_text(re.sub("^ *# ### .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")  # Alembic's own remarks
    for tidy in (["check", "--fix"], ["format"]):
        subprocess.run([sys.executable, "-m", "ruff", *tidy, "--quiet", str(written)], cwd=FOLDER.parent, check=True)
    return written


def _written(engine: sa.Engine, message: str, on: date) -> Path:
    config = _config(on)
    number = max(int(each.revision) for each in ScriptDirectory.from_config(config).walk_revisions()) + 1
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        script = command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")
    if script is None or isinstance(script, list):
        raise RuntimeError("Alembic wrote no single file")
    return Path(script.path)


def is_current(connection: sa.Connection) -> bool:
    """Whether this database has had every migration."""
    heads = set(ScriptDirectory.from_config(_config()).get_heads())
    return set(MigrationContext.configure(connection).get_current_heads()) == heads


def differences(connection: sa.Connection) -> list[object]:
    """What the tables in code have that this database has not, or the other way round."""
    return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))


def main(message: str) -> int:
    """Write the next migration and say where; 1 when there is nothing to write."""
    try:
        written = revise(message, day_of(datetime.now(UTC)))
    except NotNamed:
        print("Zeg in een zin wat er verandert, in kleine letters; daar komt de naam van het bestand uit.")
        return 1
    print(written.relative_to(FOLDER.parent) if written else "De tabellen zijn gelijk aan de migraties.")
    return 0 if written else 1


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
