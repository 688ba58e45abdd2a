"""What every test may ask for: a database of its own on SQLite and on PostgreSQL, a day and a moment."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime

import hypothesis
import pytest
from sqlmodel import Session

from database import open_session
from operations import chromium
from settings import Settings
from tests.databases import KINDS, Database, DatabasePool, SqlitePool
from tests.postgresql import PostgresqlPool, postgresql_in_use, postgresql_pool, postgresql_server

IN_CI = bool(os.environ.get("CI"))

# No test reads the settings, let alone the database, of the person who runs it: without a database of its own a test
# looks in a folder that is not there.
for name in [each for each in os.environ if each.startswith("KOERS_") and each != "KOERS_CHROMIUM"]:
    del os.environ[name]
os.environ["KOERS_DATA_DIR"] = "build/no-data-folder-in-tests"
os.environ["KOERS_DATA_KEYS"] = "test:YWxsZWVuLXZvb3ItZGUtdGVzdHMtdmFuLWtvZXJzLTE="
Settings.model_config["env_file"] = None

# No deadline: a machine that is busy is no bug. In CI the same examples every time.
hypothesis.settings.register_profile("koers", deadline=None, derandomize=IN_CI, print_blob=True)
hypothesis.settings.load_profile("koers")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--fast`: what needs neither PostgreSQL nor a browser, for while one works; `make test` leaves nothing out."""
    parser.addoption("--fast", action="store_true", help="leave out what needs PostgreSQL or a browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what `--fast` leaves out; pytest says how many tests that are."""
    if config.getoption("--fast"):
        config.hook.pytest_deselected(items=[each for each in items if _is_slow(each)])
        items[:] = [each for each in items if not _is_slow(each)]


def _is_slow(item: pytest.Item) -> bool:
    needed = set(getattr(item, "fixturenames", ()))
    params = item.callspec.params if hasattr(item, "callspec") else {}
    return bool(needed & {"postgresql_databases", "browser"}) or params.get("databases") == "postgresql"


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Say which PostgreSQL and which Chromium these tests run on."""
    browser = chromium.find()
    return [f"PostgreSQL: {postgresql_in_use()}", f"Chromium: {browser or 'none'}"]


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> DatabasePool:
    """SQLite databases."""
    return SqlitePool(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql_databases(testrun_uid: str, worker_id: str) -> Iterator[DatabasePool]:
    """PostgreSQL databases. Without a server: a failure in CI, elsewhere a skip that says how to get one."""
    with ExitStack() as stack:
        yield _postgresql(stack, testrun_uid, f"koers_test_{testrun_uid[:8]}_{worker_id}")


def _postgresql(stack: ExitStack, run: str, prefix: str) -> PostgresqlPool:
    try:
        url = stack.enter_context(postgresql_server(run))
        return stack.enter_context(postgresql_pool(url, prefix))
    except (OSError, RuntimeError, subprocess.SubprocessError) as fault:
        if IN_CI:
            raise
        pytest.skip(f"no PostgreSQL ({fault}): set TEST_DATABASE_URL to a server where you may create databases")


@pytest.fixture(scope="session", params=KINDS)
def databases(request: pytest.FixtureRequest) -> DatabasePool:
    """Databases of one kind; who asks for this runs once on each kind."""
    pool: DatabasePool = request.getfixturevalue(f"{request.param}_databases")
    return pool


@pytest.fixture
def database(databases: DatabasePool) -> Iterator[Database]:
    """A migrated database without a row of another test."""
    lent = databases.lend()
    yield lent
    databases.take_back(lent)


@pytest.fixture
def empty_database_url(databases: DatabasePool) -> Iterator[str]:
    """The address of a database without a single table: for tests of the migrations themselves."""
    url = databases.empty()
    yield url
    databases.discard(url)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A unit of work on this test's database, opened as the app opens it."""
    with open_session(database.engine) as session:
        yield session


@pytest.fixture
def today() -> date:
    """The day on which tests look."""
    return date(2026, 11, 21)


@pytest.fixture
def now(today: date) -> datetime:
    """A moment on that day."""
    return datetime(today.year, today.month, today.day, 10, tzinfo=UTC)
