"""A full disk is reported as full, and /gezond reports it until something can be written again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from psycopg.errors import DiskFull as PostgresqlDiskFull
from sqlalchemy.exc import OperationalError
from starlette.requests import Request

import database as the_database
import settings as the_settings
from database import cause, connect, open_session
from doors.health import ROUTES
from models import Gemeente
from operations.migrate import upgrade
from refusals import DiskFull, Unavailable
from texts.wording.refusals import sentence


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[sa.Engine]:
    """A database of SQLite that is the one of this process."""
    url = f"sqlite:///{tmp_path / 'koers.db'}"
    upgrade(url)
    monkeypatch.setenv("KOERS_DATABASE_URL", url)
    the_settings.settings.cache_clear()
    the_database.engine.cache_clear()
    yield the_database.engine()
    the_database.engine().dispose()
    the_settings.settings.cache_clear()
    the_database.engine.cache_clear()


def health() -> tuple[int, dict[str, str]]:
    """What /gezond answers."""
    answer = ROUTES[0].endpoint(Request({"type": "http", "method": "GET", "headers": []}))
    return answer.status_code, json.loads(answer.body)


def write(engine: sa.Engine, letters: int) -> None:
    """Keep a row of this size."""
    with open_session(engine) as session:
        session.add(Gemeente(name=f"Gemeente {letters}", logo=b"x" * letters))
        session.commit()


def test_a_full_disk_is_reported_as_full_until_there_is_room(ours: sa.Engine) -> None:
    with ours.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    @sa.event.listens_for(ours, "begin")
    def no_more(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")

    assert health() == (200, {"database": "bereikbaar"})
    with pytest.raises(DiskFull) as refused:
        write(ours, 5_000_000)

    assert "schijf van de server is vol" in sentence(refused.value)
    assert health() == (503, {"database": "bereikbaar", "schijf": "vol"})
    sa.event.remove(ours, "begin", no_more)
    ours.dispose()
    write(ours, 10)
    assert health() == (200, {"database": "bereikbaar"})


def test_postgresql_reports_a_full_disk_with_its_own_error(ours: sa.Engine) -> None:
    assert isinstance(cause(OperationalError("", None, PostgresqlDiskFull())), DiskFull)
    assert type(cause(OperationalError("", None, Exception("server closed the connection")))) is Unavailable
    write(ours, 10)


def test_health_warns_before_the_disk_is_full(ours: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(the_database, "LEAST_ROOM", 2**62)

    assert health() == (503, {"database": "bereikbaar", "schijf": "vol"})


def test_a_command_reports_a_full_disk_too(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(Unavailable), open_session(engine) as session:
        session.connection().exec_driver_sql("ATTACH '/nowhere/at/all.db' AS other")
    engine.dispose()
