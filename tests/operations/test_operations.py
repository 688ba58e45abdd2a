"""The `koers` command: the demo, real use, accounts, and the check of an installation."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from rich.console import Console
from sqlmodel import Session, SQLModel, col, select
from stdnum.nl import bsn
from typer.testing import CliRunner, Result

import settings as settings_module
from access import Role
from database import connect, open_session
from models import (
    Aanbieder,
    Aanbod,
    AnswerRow,
    Caseworker,
    DataKey,
    Doel,
    DoelStand,
    Dossier,
    Examen,
    Gemeente,
    Gemis,
    GevolgdeUren,
    Intake,
    Ontzorging,
    Pip,
    PipAfspraak,
    PipBekendmaking,
    PipHandtekening,
    PipTeamLid,
    PipVersie,
    Voortgang,
)
from models.guards.encryption import bsn_of
from operations import check
from operations.command import koers
from operations.demo import command as demo
from operations.demo.content import invented_bsn
from operations.migrate import upgrade
from operations.serve import ROOT, answers, cookie_secret, environment
from rules.law.terms import Doelgroep, Fase, PipStatus
from settings import DEMO_KEYS, Settings
from tests.builders import NOW, a_caseworker
from tests.databases import Database
from tests.secrets import all_rows
from texts.beheer.demo import ACCOUNTS

SECRET = "alleen-voor-de-tests-van-koers-0123456789"
KEYS = os.environ["KOERS_DATA_KEYS"]
START_SECONDS = 60
AFTER_THE_PLAN = (
    *(Aanbieder, Aanbod, Ontzorging, PipAfspraak, Gemis, PipTeamLid, Voortgang, DoelStand, Examen, GevolgdeUren),
    *(PipBekendmaking, PipHandtekening),
)


def settings_with(folder: Path, **others: object) -> Settings:
    """Settings with a data folder of their own, whatever the environment says."""
    fields: dict[str, object] = {
        "data_dir": folder,
        "database_url": "",
        "secret_key": "",
        "data_keys": "",
        "demo": False,
    } | others
    return Settings(_env_file=None, **fields)  # type: ignore[call-arg, arg-type]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> "Run":
    """Run `koers` commands in a data folder of their own."""
    for name in [name for name in os.environ if name.startswith("KOERS_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return Run(monkeypatch, tmp_path / "data")


class Run:
    """`run("user", "add", …)` as from a terminal; settings are passed by name."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._monkeypatch = monkeypatch
        self.folder = folder
        self.url = f"sqlite:///{folder / 'koers.db'}"

    def __call__(self, *words: str, **others: str) -> Result:
        for name, value in {"data_dir": str(self.folder), "secret_key": SECRET, "data_keys": KEYS, **others}.items():
            self._monkeypatch.setenv(f"KOERS_{name.upper()}", value)
        settings_module.settings.cache_clear()
        try:
            return CliRunner().invoke(koers, words)
        finally:
            settings_module.settings.cache_clear()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A demo that was made once; a test changes nothing in it."""
    return demo.prepare(settings_with(tmp_path_factory.mktemp("demo")), Console(quiet=True))


@pytest.fixture
def seen(filled: Settings) -> "sa.Engine":
    """The database of that demo."""
    return connect(filled.url, filled.keys)


def test_the_demo_has_its_accounts_and_about_sixty_people_in_every_fase(seen: sa.Engine) -> None:
    with open_session(seen) as session:
        names = set(session.exec(select(Caseworker.username)).all())
        dossiers = session.exec(select(Dossier)).all()

    assert {each.username for each in ACCOUNTS} <= names
    assert 55 <= len(dossiers) <= 65
    assert {each.fase for each in dossiers} == set(Fase)
    assert {each.doelgroep for each in dossiers} == set(Doelgroep)
    assert {each.pip_status for each in dossiers} == {None, *PipStatus}
    assert len({each.regievoerder_id for each in dossiers}) >= 3


def test_in_the_demo_some_things_are_late_and_some_are_due_this_week(seen: sa.Engine) -> None:
    today = datetime.now(UTC).date()
    with open_session(seen) as session:
        days = [(each.due - today).days for each in session.exec(select(Dossier)) if each.due]

    assert sum(each < 0 for each in days) >= 4
    assert sum(0 <= each <= 7 for each in days) >= 4
    assert sum(each > 14 for each in days) >= 15


def test_every_bsn_of_the_demo_is_valid_and_of_the_range_for_tests(seen: sa.Engine) -> None:
    with open_session(seen) as session:
        numbers = [bsn_of(session, each) for each in session.exec(select(Dossier))]

    assert all(each and bsn.is_valid(each) and each.startswith("99999") for each in numbers)
    assert len(set(numbers)) == len(numbers)
    assert invented_bsn(3) != invented_bsn(4)


def test_the_demo_has_a_rich_dossier_and_an_intake_that_is_half_done(seen: sa.Engine) -> None:
    with open_session(seen) as session:
        rich = session.exec(select(Dossier).where(Dossier.family_name == "Al-Khatib")).one()
        half = session.exec(select(Dossier).where(Dossier.family_name == "Gebremariam")).one()
        pip = session.exec(select(Pip).where(Pip.dossier_id == rich.id)).one()
        doelen = session.exec(select(Doel).where(Doel.pip_id == pip.id)).all()
        given_answers = [_answers(session, each) for each in (rich, half)]
        versions = session.exec(select(PipVersie.number).where(PipVersie.number > 1)).all()

    assert (len(doelen), len({each.area for each in doelen}), pip.status) == (6, 6, PipStatus.VASTGESTELD)
    assert given_answers[0] > 140
    assert 30 < given_answers[1] < 60
    assert half.fase is Fase.INTAKE
    assert versions == [2]


def _answers(session: Session, dossier: Dossier) -> int:
    intake = session.exec(select(Intake).where(Intake.dossier_id == dossier.id)).one()
    return len(session.exec(select(AnswerRow.question_id).where(AnswerRow.sheet_id == intake.sheet_id)).all())


@pytest.mark.parametrize("table", AFTER_THE_PLAN, ids=lambda table: table.__name__)
def test_the_demo_has_something_of_all_that_follows_a_plan(seen: sa.Engine, table: type[SQLModel]) -> None:
    with open_session(seen) as session:
        assert session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() > 0


def test_a_plan_of_the_demo_waits_for_a_coordinator(seen: sa.Engine) -> None:
    with open_session(seen) as session:
        assert session.exec(select(Pip).where(col(Pip.approval_asked_at).is_not(None))).all()


def test_the_partner_of_the_demo_is_in_the_team_of_two_dossiers(seen: sa.Engine) -> None:
    with open_session(seen) as session:
        piet = session.exec(select(Caseworker.id).where(Caseworker.username == "piet")).one()
        assert len(session.exec(select(PipTeamLid).where(PipTeamLid.caseworker_id == piet)).all()) == 2


def test_nothing_is_wrong_with_a_fresh_demo(filled: Settings, seen: sa.Engine) -> None:
    assert check.wrong(filled, seen) == []


def test_the_demo_has_its_own_secret_in_a_private_file(filled: Settings) -> None:
    file = filled.data_dir / "demo-secret"

    assert filled.secret_key.get_secret_value() == file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(file.read_text()) == 64


def test_a_second_start_keeps_what_was_entered(filled: Settings, tmp_path: Path) -> None:
    shutil.copytree(filled.data_dir, tmp_path, dirs_exist_ok=True)
    engine = connect(settings_with(tmp_path).url)
    with open_session(engine) as session:
        session.exec(select(Gemeente).where(Gemeente.name == "Duinmeer")).one().name = "Zandmeer"
        session.commit()

    again = demo.prepare(settings_with(tmp_path), Console(quiet=True))

    assert again.secret_key == filled.secret_key
    with open_session(engine) as session:
        assert set(session.exec(select(Gemeente.name)).all()) == {"Zandmeer", "Veenrand"}


def test_a_reset_makes_the_demo_again_even_after_an_interruption(
    filled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_short(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    shutil.copytree(filled.data_dir, tmp_path, dirs_exist_ok=True)
    engine, count = connect(settings_with(tmp_path).url), sa.select(sa.func.count()).select_from(Dossier)
    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr("operations.demo.fill.Life.begin_intake", cut_short)
        demo.prepare(settings_with(tmp_path), Console(quiet=True), reset=True)
    with engine.connect() as connection:
        assert connection.execute(count).scalar_one() < 20

    demo.prepare(settings_with(tmp_path), Console(quiet=True))

    with engine.connect() as connection:
        assert connection.execute(count).scalar_one() >= 55


def _copied(filled: Settings, folder: Path) -> Path:
    """A copy of the data folder of the demo."""
    shutil.copytree(filled.data_dir, folder, dirs_exist_ok=True)
    return folder


def test_the_demo_keeps_a_key_of_its_own_in_its_folder(filled: Settings, tmp_path: Path) -> None:
    folder = _copied(filled, tmp_path)
    file = folder / DEMO_KEYS
    key = file.read_text()

    again = demo.prepare(settings_with(folder), Console(quiet=True))

    assert (again.keys, file.read_text()) == (key, key)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert settings_with(folder, demo=True).keys == key
    assert settings_with(folder).keys == ""  # real use never takes the key of a demo
    with open_session(connect(again.url, key)) as session:
        assert all(bsn_of(session, each) for each in session.exec(select(Dossier)))


@pytest.mark.parametrize("data_keys", ["", KEYS], ids=["no key", "another key"])
def test_a_demo_whose_key_was_lost_does_not_start_and_nothing_changes(
    filled: Settings, tmp_path: Path, data_keys: str
) -> None:
    folder = _copied(filled, tmp_path)
    database = Database("sqlite", settings_with(folder).url, connect(settings_with(folder).url))
    before = all_rows(database)
    (folder / DEMO_KEYS).unlink()

    with pytest.raises(demo.LostKey, match=r"KOERS_DATA_KEYS.*make demo-reset"):
        demo.prepare(settings_with(folder, data_keys=data_keys), Console(quiet=True))

    assert not (folder / DEMO_KEYS).exists()
    assert all_rows(database) == before


def test_a_reset_of_the_demo_does_not_need_the_old_key(
    filled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_short(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    folder = _copied(filled, tmp_path)
    (folder / DEMO_KEYS).unlink()

    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr("operations.demo.fill.Life.begin_intake", cut_short)
        demo.prepare(settings_with(folder), Console(quiet=True), reset=True)

    again = settings_with(folder, demo=True)
    with open_session(connect(again.url, again.keys)) as session:
        assert [each.id for each in session.exec(select(DataKey))] == [again.keys.partition(":")[0]]


def test_the_demo_never_changes_a_database_with_other_people(database: Database, tmp_path: Path) -> None:
    with open_session(database.engine) as session:
        a_caseworker(session, gemeente="Zutphen")

    for reset in (False, True):
        with pytest.raises(demo.NotADemo, match="niets aan veranderd"):
            demo.prepare(settings_with(tmp_path, database_url=database.url), Console(quiet=True), reset=reset)

    with open_session(database.engine) as session:
        assert session.exec(select(Gemeente.name)).all() == ["Zutphen"]


@pytest.mark.parametrize("secret", ["", "changeme", "vul-hier-een-lang-geheim-in", "te kort"])
def test_real_use_is_refused_without_an_own_secret(run: Run, secret: str) -> None:
    run("migrate")

    refused = run("run", secret_key=secret)

    assert refused.exit_code == 2
    assert "KOERS_SECRET_KEY" in refused.output


def test_real_use_is_refused_before_the_database_is_ready(run: Run) -> None:
    run.folder.mkdir()

    refused = run("run")

    assert refused.exit_code == 2
    assert "koers migrate" in refused.output


def test_real_use_of_a_demo_is_refused(run: Run) -> None:
    run("migrate")
    with open_session(connect(run.url)) as session:
        session.add(Gemeente(id=demo.DUINMEER, name="Duinmeer"))
        session.commit()

    refused = run("run")

    assert refused.exit_code == 2
    assert "wachtwoorden die iedereen kent" in refused.output


def test_real_use_is_refused_with_a_changed_questionnaire(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from forms.engine.schema import WrongDefinition

    def changed() -> None:
        raise WrongDefinition("plan/2026-01.yaml", "leerroute", "dit bestand is gepubliceerd en daarna veranderd")

    run("migrate")
    monkeypatch.setattr(check, "verify", changed)

    refused = run("run")

    assert refused.exit_code == 2
    assert 'plan/2026-01.yaml, vraag "leerroute"' in refused.output


def test_accounts_are_added_reset_and_closed_from_the_terminal(run: Run) -> None:
    run("migrate")
    added = run("user", "add", "b.jansen", "--gemeente", "Zutphen", "--name", "Bea Jansen")
    assert added.exit_code == 0, added.output
    assert added.output.count("Wachtwoord (wordt maar één keer getoond)") == 1

    again = run("user", "add", "b.jansen", "--gemeente", "Zutphen", "--name", "Bea Jansen")
    assert again.exit_code == 2 and "al in gebruik" in again.output

    assert run("user", "reset", "b.jansen", "--password", "vier losse woorden samen").exit_code == 0
    weak = run("user", "reset", "b.jansen", "--password", "kort")
    assert weak.exit_code == 2 and "minstens 12 tekens" in weak.output
    assert run("user", "disable", "b.jansen").exit_code == 0
    assert "al gedaan" in run("user", "disable", "b.jansen").output
    assert "is er niet" in run("user", "disable", "niemand").output

    with open_session(connect(run.url)) as session:
        row = session.exec(select(Caseworker)).one()
        assert (row.name, row.role, row.disabled_at is not None) == ("Bea Jansen", Role.BEHEERDER, True)
        assert session.exec(select(Gemeente.name)).all() == ["Zutphen"]


def test_a_check_of_an_installation_in_order_says_so(run: Run) -> None:
    run("migrate")

    done = run("check")

    assert (done.exit_code, done.output.strip()) == (0, "Alles is in orde.")


@pytest.mark.parametrize("command", ["check", "run"])
def test_without_a_database_yet_koers_says_how_to_make_one(run: Run, command: str) -> None:
    refused = run(command)

    assert refused.exit_code in (1, 2)
    assert "Er is nog geen database in" in refused.output
    assert "koers migrate" in refused.output


def test_an_unavailable_database_is_named_without_its_password(run: Run) -> None:
    refused = run("check", database_url="postgresql://koers:geheim@127.0.0.1:1/koers")

    assert "De database is niet bereikbaar: postgresql://koers:***@127.0.0.1:1/koers" in refused.output


def test_a_check_finds_changes_made_outside_koers(database: Database, tmp_path: Path) -> None:
    safe = settings_with(tmp_path, database_url=database.url, secret_key=SECRET, data_keys=KEYS)
    with open_session(database.engine) as session:
        _a_completed_intake(session)
    assert check.wrong(safe, database.engine) == []

    with database.engine.begin() as connection:
        connection.execute(sa.text("delete from answer where question_id = 'startpositie'"))
        connection.execute(sa.text("update dossier set next_step = 'geen'"))
        trigger, of_table = ("audit_record_no_delete", "") if database.kind == "sqlite" else (
            "audit_record_only_grows",
            " on audit_record",
        )  # fmt: skip
        connection.execute(sa.text(f"drop trigger {trigger}{of_table}"))

    shortfalls = "\n".join(check.wrong(safe, database.engine))
    assert "ALARM: dossier 2026-0001" in shortfalls
    assert "Opgeslagen is iets anders dan de datums zeggen: 2026-0001" in shortfalls
    assert "audit_record is niet meer beschermd" in shortfalls


def _a_completed_intake(session: Session) -> None:
    from models.base import new_id
    from operations.demo.content import people
    from operations.demo.fill import STAGES
    from operations.demo.life import Life

    sanne = a_caseworker(session)
    person = next(each for each in people("duinmeer", 1) if each.stage == "plan" and not each.helpers)
    life = Life(
        session=session, person=person, by=sanne, owner=True, colleagues={}, now=NOW, number=1, dossier_id=new_id()
    )
    life.register()
    STAGES["plan"](life)


def test_streamlit_signs_with_a_secret_that_says_nothing_about_ours(tmp_path: Path) -> None:
    variables = environment(settings_with(tmp_path, secret_key=SECRET))

    assert variables["STREAMLIT_SERVER_COOKIE_SECRET"] == cookie_secret(settings_with(tmp_path, secret_key=SECRET))
    assert SECRET not in variables["STREAMLIT_SERVER_COOKIE_SECRET"]
    assert variables["STREAMLIT_SERVER_COOKIE_SECRET"] != cookie_secret(
        settings_with(tmp_path, secret_key=SECRET + "x")
    )


def test_koers_says_when_it_is_up_and_stops_when_asked(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    upgrade(f"sqlite:///{tmp_path / 'koers.db'}")
    own = {"KOERS_DATA_DIR": str(tmp_path), "KOERS_PORT": str(port), "KOERS_SECRET_KEY": SECRET, "KOERS_DEMO": "false"}
    own |= {"KOERS_DATA_KEYS": KEYS}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KOERS_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "operations", "run"],
        cwd=ROOT,
        env={**inherited, **own},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == f"Koers draait: http://localhost:{port}"
        assert answers(port)
        process.send_signal(signal.SIGTERM)
        rest, _ = process.communicate(timeout=START_SECONDS)
    finally:
        process.kill()

    assert "Koers is gestopt" in rest
    assert process.returncode == 0
    assert not answers(port)
