"""Encryption keys on the command line: without the right ones Koers does not start and names the setting."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

import settings as settings_module
from database import connect, open_session
from operations.command import koers
from operations.migrate import upgrade
from operations.serve import ROOT, environment
from secrecy import Keyring, new_keys
from settings import Settings, WrongSetting, require_safe
from tests.builders import a_caseworker, a_dossier
from tests.databases import Database
from tests.operations.test_operations import SECRET, settings_with
from tests.secrets import all_rows

KEYS, OTHER = new_keys(), new_keys()
BSN = "111222333"


class Terminal:
    """`koers` commands on a data folder of their own, each with its own keys."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._monkeypatch = monkeypatch
        self.url = f"sqlite:///{folder / 'koers.db'}"
        for name, value in {"DATA_DIR": str(folder), "SECRET_KEY": SECRET, "PORT": "1"}.items():
            monkeypatch.setenv(f"KOERS_{name}", value)

    def __call__(self, *words: str, keys: str = KEYS) -> Result:
        self._monkeypatch.setenv("KOERS_DATA_KEYS", keys)
        settings_module.settings.cache_clear()
        return CliRunner().invoke(koers, words)

    @property
    def database(self) -> Database:
        """The database in the folder."""
        return Database("sqlite", self.url, connect(self.url, KEYS))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one dossier, made once."""
    made = tmp_path_factory.mktemp("keys")
    url = f"sqlite:///{made / 'koers.db'}"
    upgrade(url, KEYS)
    engine = connect(url, KEYS)
    with open_session(engine) as session:
        a_dossier(session, a_caseworker(session), bsn=BSN)
    engine.dispose()
    return made


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path) -> Iterator[Terminal]:
    """A terminal on a copy of that folder."""
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    yield Terminal(monkeypatch, tmp_path)
    settings_module.settings.cache_clear()


def test_without_keys_koers_does_not_start_and_says_how_to_make_one() -> None:
    without = Settings(_env_file=None, secret_key=SECRET, data_keys="")  # type: ignore[call-arg, arg-type]

    with pytest.raises(WrongSetting, match=r"KOERS_DATA_KEYS ontbreekt.*koers keys new"):
        require_safe(without)


def test_keys_are_not_shown_when_settings_are_printed() -> None:
    assert KEYS not in repr(Settings(_env_file=None, data_keys=KEYS))  # type: ignore[call-arg, arg-type]


def test_a_new_key_is_printed_as_a_line_for_the_settings(terminal: Terminal) -> None:
    made = terminal("keys", "new")

    assert made.exit_code == 0
    assert made.stdout.startswith("KOERS_DATA_KEYS=")
    assert len(made.stdout.splitlines()) == 1
    assert len(Keyring(made.stdout.strip().partition("=")[2]).ids) == 1
    assert "koers keys rotate" in made.stderr


@pytest.mark.parametrize(
    "keys",
    ["", OTHER, f"{KEYS.partition(':')[0]}:{OTHER.partition(':')[2]}", "verkeerd"],
    ids=["no key", "another key", "another key under the same name", "no key at all"],
)
@pytest.mark.parametrize("words", ["run", "serve", "check", "migrate", "keys check", "keys rotate"])
def test_with_lost_or_wrong_keys_nothing_starts_and_nothing_changes(terminal: Terminal, words: str, keys: str) -> None:
    before = all_rows(terminal.database)

    refused = terminal(*words.split(), keys=keys)

    assert refused.exit_code in (1, 2)
    assert "KOERS_DATA_KEYS" in refused.output
    assert "Traceback" not in refused.output
    assert all_rows(terminal.database) == before


def test_a_server_that_is_started_without_koers_refuses_too(terminal: Terminal, tmp_path: Path) -> None:
    wrong = settings_with(tmp_path, secret_key=SECRET, data_keys=OTHER)

    done = subprocess.run(
        [sys.executable, "-c", "import app"],
        cwd=ROOT,
        env={**os.environ, **environment(wrong)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "In KOERS_DATA_KEYS ontbreekt de sleutel" in done.stderr


def test_changing_to_a_new_key_is_explained_step_by_step(terminal: Terminal) -> None:
    both = f"{OTHER},{KEYS}"

    assert "koers keys rotate" in terminal("check", keys=both).output
    gone_over = terminal("keys", "rotate", keys=both)
    assert (gone_over.exit_code, "1 gegevens zijn opnieuw versleuteld" in gone_over.output) == (0, True)
    looked = terminal("keys", "check", keys=OTHER)
    assert (looked.exit_code, looked.output.strip()) == (0, "Alle 1 versleutelde gegevens zijn te openen.")
    assert terminal("check", keys=OTHER).output.strip() == "Alles is in orde."
    assert terminal("check", keys=KEYS).exit_code == 1


def test_a_check_finds_a_value_that_was_put_in_the_wrong_place(terminal: Terminal) -> None:
    database = terminal.database
    with open_session(database.engine) as session:
        other = a_dossier(session, a_caseworker(session), given_names="Senait")
    with database.engine.begin() as connection:
        connection.execute(
            sa.text("update dossier set bsn = (select bsn from dossier where bsn is not null) where id = :id"),
            {"id": other.hex},
        )

    looked = terminal("keys", "check")

    assert looked.exit_code == 1
    assert "1 van de 2 versleutelde gegevens zijn niet te openen." in looked.output
