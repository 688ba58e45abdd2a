"""Before every command: the settings are valid, the files are private, and the folder can be written."""

import os
import stat
from pathlib import Path

import pytest

from settings import Settings
from tests.operations.test_operations import Run, run

__all__ = ["run"]

COMMANDS = [
    ("check",),
    ("migrate",),
    ("run",),
    ("serve",),
    ("demo", "--no-serve"),
    ("keys", "check"),
    ("user", "disable", "x"),
]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("databse_url", "postgresql://db/koers", "KOERS_DATABSE_URL kent Koers niet. Bedoelt u KOERS_DATABASE_URL?"),
        ("kleur", "blauw", "KOERS_KLEUR kent Koers niet."),
        ("database_url", "", "KOERS_DATABASE_URL is leeg."),
        ("database_url", "mysql://db/koers", "KOERS_DATABASE_URL moet beginnen met postgresql:// of sqlite:///."),
        ("port", "", "KOERS_PORT is leeg."),
        ("port", "acht", "KOERS_PORT moet een heel getal zijn."),
        ("port", "99999", "KOERS_PORT mag hoogstens 65535 zijn."),
        ("idle_minutes", "5", "KOERS_IDLE_MINUTES moet minstens 10 zijn."),
        ("secure_cookie", "misschien", "KOERS_SECURE_COOKIE moet true of false zijn."),
        ("log_level", "LUID", "KOERS_LOG_LEVEL moet DEBUG, INFO, WARNING of ERROR zijn."),
        ("base_url", "koers.gemeente.example", "KOERS_BASE_URL moet een adres zijn zoals https://"),
        ("base_url", "https://gemeente.example/koers", "KOERS_BASE_URL moet een adres zijn zoals https://"),
        ("data_dir", "", "KOERS_DATA_DIR is leeg."),
    ],
)
def test_a_setting_that_is_not_right_is_named_before_anything_starts(
    run: Run, name: str, value: str, sentence: str
) -> None:
    done = run("migrate", **{name: value})

    assert done.exit_code == 2
    assert sentence in " ".join(done.output.split())
    assert "Traceback" not in done.output and done.exception.__class__ is SystemExit
    assert not run.folder.exists()


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_names_all_wrong_settings(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words, port="acht", kleur="blauw", databse_url="x")

    assert done.exit_code == 2
    assert "KOERS_KLEUR" in done.output and "KOERS_DATABSE_URL" in done.output


def test_a_misspelt_setting_in_the_file_is_named_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    Path(".env").write_text("KOERS_DATBASE_URL=postgresql://db/koers\nANDERS=1\n", encoding="utf-8")

    done = run("migrate")

    assert done.exit_code == 2
    assert "Bedoelt u KOERS_DATABASE_URL?" in done.output and "ANDERS" not in done.output


@pytest.mark.parametrize("words", COMMANDS)
def test_a_folder_that_cannot_be_written_is_named_by_every_command(run: Run, words: tuple[str, ...]) -> None:
    run.folder.write_text("een bestand op de plek van de map", encoding="utf-8")

    done = run(*words)

    assert done.exit_code == 2
    assert "is geen map" in " ".join(done.output.split())
    assert "Traceback" not in done.output


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_files_that_others_could_read_are_made_private(run: Run) -> None:
    run.folder.mkdir()
    Path(".env").write_text("", encoding="utf-8")
    run.folder.chmod(0o755)
    Path(".env").chmod(0o644)

    assert run("migrate").exit_code == 0

    assert (mode(run.folder), mode(Path(".env"))) == (0o700, 0o600)


def test_a_new_folder_is_private_from_the_start(run: Run) -> None:
    before = os.umask(0)
    try:
        assert run("migrate").exit_code == 0
    finally:
        os.umask(before)

    assert mode(run.folder) == 0o700


def test_a_folder_that_everybody_can_use_is_refused_and_not_changed(run: Run) -> None:
    run.folder.mkdir()
    run.folder.chmod(0o1777)

    done = run("migrate")

    assert done.exit_code == 2 and "is ook van anderen" in " ".join(done.output.split())
    assert mode(run.folder) == 0o1777
