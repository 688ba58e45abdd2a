"""`koers questionnaire`: a version that was used in an intake cannot be withdrawn."""

import pytest
from sqlmodel import Session
from typer.testing import CliRunner

import settings as settings_module
from actions.intake.intake import start_intake
from forms.engine.library import LOCK, latest
from operations.command import koers
from operations.serve import ROOT
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import Database

LOCK_FILE = ROOT / "forms" / "definitions" / LOCK


def withdrawn(database: Database, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the command says when the newest brede intake is to be withdrawn."""
    monkeypatch.setenv("KOERS_DATABASE_URL", database.url)
    settings_module.settings.cache_clear()
    result = CliRunner().invoke(koers, ["questionnaire", "withdraw", "brede_intake", latest("brede_intake").version])
    settings_module.settings.cache_clear()
    assert result.exit_code == 2
    return " ".join(result.output.split())


def test_a_version_that_was_used_in_an_intake_is_not_withdrawn(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = a_caseworker(session)
    start_intake(session, dossier_id=a_dossier(session, by), by=by, at=NOW, on=TODAY)
    lock = LOCK_FILE.read_text(encoding="utf-8")

    assert "al gebruikt (1 keer)" in withdrawn(database, monkeypatch)
    assert LOCK_FILE.read_text(encoding="utf-8") == lock


def test_a_version_that_was_released_is_not_withdrawn(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "uitgegeven en blijft" in withdrawn(database, monkeypatch)
