"""The `koers` command: start it, try it out, look after it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from access import Role
from actions.beheer.caseworkers import NewAccount, add_caseworker, disable_caseworker, reset_password
from actions.beheer.passwords import new_password
from database import cause, connect, open_session
from models import Gemeente
from operations import bench as benches
from operations import check as checks
from operations import check_document as documents
from operations.demo import command as demos
from operations.duo.command import duo
from operations.keys_command import AWAY, keys
from operations.migrate import is_current, upgrade
from operations.questionnaire_command import questionnaire
from operations.safety.folders import FOLDER, closed_to_others, unwritable
from operations.serve import HERE, serve
from operations.terminal import say, stop
from refusals import DiskFull, Incomplete, Invalid, NotFound, Refusal, Unavailable
from secrecy import WrongKeys
from settings import Settings, WrongSetting, require_safe, settings
from texts.beheer.accounts import PROBLEMS
from texts.wording.problems import problem_sentence
from texts.wording.refusals import sentence

koers = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="Koers: brede intake en PIP."
)
user = typer.Typer(no_args_is_help=True, help="Accounts, voor wie Koers beheert.")
koers.add_typer(user, name="user")
koers.add_typer(keys, name="keys")
koers.add_typer(duo, name="duo")
koers.add_typer(questionnaire, name="questionnaire")


@koers.callback(help="Koers: brede intake en PIP.")
def begin() -> None:
    """Before every command: settings that are right, and files that are ours alone."""
    try:
        configured = settings()
    except WrongSetting as wrong:
        stop(str(wrong))
    if warnings := [*unwritable(configured), *closed_to_others(configured)]:
        stop(*warnings)


Address = Annotated[str, typer.Option(help="Het netwerkadres om op te luisteren.")]
FULL = "De schijf is vol. Er is niets veranderd. Maak ruimte en probeer het opnieuw."
Username = Annotated[str, typer.Argument(help="De gebruikersnaam.")]
Password = Annotated[str, typer.Option(help="Het wachtwoord. Leeg: Koers bedenkt er een.", prompt=False)]


@koers.command("demo")
def start_demo(
    serving: Annotated[bool, typer.Option("--serve/--no-serve", help="Daarna ook starten.")] = True,
    reset: Annotated[bool, typer.Option("--reset", help="Opnieuw beginnen; wat is ingevoerd, verdwijnt.")] = False,
) -> None:
    """Koers met verzonnen mensen, zonder instellingen."""
    try:
        configured = demos.prepare(settings(), say, reset=reset)
    except (demos.NotADemo, demos.LostKey) as refused:
        stop(str(refused))
    except Unavailable:
        stop(AWAY)
    if serving:
        demos.show_accounts(say)
        raise typer.Exit(serve(configured))


@koers.command("serve")
def start_serving(address: Address = HERE) -> None:
    """Alleen starten, zonder eerst alles te controleren."""
    _safe(settings())
    _refuse_wrong_keys(settings())
    raise typer.Exit(serve(settings(), address))


@koers.command("run")
def run(address: Address = HERE) -> None:
    """Controleren en starten, voor echt gebruik."""
    configured = settings()
    engine = connect(configured.url)
    faults = checks.wrong_before_start(configured, engine)
    if not faults and not configured.demo and demos.is_demo(engine):
        faults = ["Deze database is een demo, met wachtwoorden die iedereen kent. Kies een andere KOERS_DATA_DIR."]
    engine.dispose()
    if faults:
        stop(*faults)
    raise typer.Exit(serve(configured, address))


@koers.command("migrate")
def migrate() -> None:
    """De database bijwerken naar deze versie van Koers."""
    settings().data_dir.mkdir(FOLDER, parents=True, exist_ok=True)
    try:
        upgrade(settings().url)
    except WrongKeys as wrong:
        stop(str(wrong))
    except OperationalError as fault:
        stop(FULL if isinstance(cause(fault), DiskFull) else AWAY)
    say.print("De database is bijgewerkt.")


@koers.command("check")
def check() -> None:
    """Controleren of alles in orde is."""
    engine = connect(settings().url)
    faults = checks.wrong(settings(), engine)
    engine.dispose()
    if faults:
        stop(*faults, code=1)
    say.print("Alles is in orde.")


@koers.command("check-document")
def check_document(
    file: Annotated[Path, typer.Argument(help="Een PDF van een vastgesteld PIP, of de JSON ervan.")],
) -> None:
    """Nagaan of een document bij een vastgestelde versie hoort en niet is veranderd."""
    engine = connect(settings().url)
    try:
        verdict = documents.check_document(engine, file)
    except OSError:
        stop("Dit bestand is niet te lezen. Klopt de naam?")
    except WrongKeys as wrong:
        stop(str(wrong))
    except Unavailable:
        stop(AWAY)
    finally:
        engine.dispose()
    if not verdict.good:
        stop(*verdict.sentences, code=1)
    for each in verdict.sentences:
        say.print(each, markup=False)


@koers.command("bench")
def bench(
    quick: Annotated[bool, typer.Option("--quick", help="Kort meten, met weinig dossiers.")] = False,
    only: Annotated[str, typer.Option(help="Eén onderdeel meten.")] = "",
) -> None:
    """Meten hoe snel Koers is."""
    raise typer.Exit(benches.main(quick=quick, only=only))


@user.command("add")
def user_add(
    username: Username,
    gemeente: Annotated[str, typer.Option(help="De gemeente; een nieuwe naam maakt een nieuwe gemeente.")],
    name: Annotated[str, typer.Option(help="De naam van de medewerker.")],
    role: Annotated[Role, typer.Option(help="De rol.")] = Role.BEHEERDER,
    password: Password = "",
) -> None:
    """Een account maken."""
    first = password or new_password(username)

    def add(session: Session) -> None:
        gemeente_row = session.exec(select(Gemeente).where(Gemeente.name == gemeente.strip())).first()
        if gemeente_row is None:
            gemeente_row = Gemeente(name=gemeente.strip())
            session.add(gemeente_row)
            session.flush()
        add_caseworker(
            session,
            gemeente_id=gemeente_row.id,
            account=NewAccount(username=username, name=name, role=role, password=first),
            by=None,
            at=_now(),
        )

    _do(add)
    say.print(f"Het account {username.strip().lower()} is gemaakt.")
    _show(password, first)


@user.command("disable")
def user_disable(username: Username) -> None:
    """Een account sluiten."""
    _do(lambda session: disable_caseworker(session, username=username, by=None, at=_now()))
    say.print(f"Het account {username} is gesloten.")


@user.command("reset")
def user_reset(username: Username, password: Password = "") -> None:
    """Een nieuw wachtwoord geven."""
    new = password or new_password(username)
    _do(lambda session: reset_password(session, username=username, new=new, by=None, at=_now()))
    say.print(f"Het account {username} heeft een nieuw wachtwoord en is overal uitgelogd.")
    _show(password, new)


def _do(deed: Callable[[Session], object]) -> None:
    """Do one deed as the administrator of this installation, or say why not."""
    engine = connect(settings().url)
    try:
        with open_session(engine) as session:
            if not is_current(session.connection()):
                stop("Deze database is nog niet klaar voor gebruik. Voer eerst uit: koers migrate")
            deed(session)
    except Invalid as refused:
        stop(*(problem_sentence(each, PROBLEMS) for each in refused.problems))
    except Incomplete as refused:
        numbers = ", ".join(map(str, refused.shortcomings))
        stop(f"Deze persoon is nog regievoerder van open dossiers. Draag die eerst over: {numbers}")
    except NotFound:
        stop("Dit account is er niet.")
    except Refusal as refused:
        stop(sentence(refused))
    finally:
        engine.dispose()


def _safe(configured: Settings) -> None:
    try:
        require_safe(configured)
    except WrongSetting as wrong:
        stop(str(wrong))


def _refuse_wrong_keys(configured: Settings) -> None:
    engine = connect(configured.url)
    faults = checks.wrong_keys_at_start(engine)
    engine.dispose()
    if faults:
        stop(*faults)


def _show(topic: str, password: str) -> None:
    if not topic:
        say.print(f"Wachtwoord (wordt maar één keer getoond): [bold]{password}[/bold]")


def _now() -> datetime:
    return datetime.now(UTC)
