"""`koers questionnaire`: the next version of a questionnaire, for who changes the questions of Koers itself."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import sqlalchemy as sa
import typer
from sqlmodel import col, select

from database import connect, open_session
from forms.engine import publishing
from forms.engine.schema import WrongDefinition
from models import AnswerSheet
from operations.serve import ROOT
from operations.terminal import say, stop
from refusals import Unavailable
from settings import settings

questionnaire = typer.Typer(no_args_is_help=True, help="De versies van een vragenlijst, voor wie Koers aanpast.")

Name = Annotated[str, typer.Argument(help="De naam: brede_intake, plan of voortgang.")]
Version = Annotated[str, typer.Argument(help="De versie, een jaar en maand zoals 2027-01.")]


@questionnaire.command("new")
def new(name: Name, version: Version) -> None:
    """Een nieuwe versie beginnen als kopie van de nieuwste, met de vertalingen."""
    with _saying_faults():
        written = publishing.new_version(name, version)
    for each in written:
        say.print(str(each.relative_to(ROOT)), markup=False)


@questionnaire.command("publish")
def publish(name: Name, version: Version) -> None:
    """Een versie vastleggen; daarna verandert zij niet meer."""
    with _saying_faults():
        publishing.publish(name, version, _koers())
    say.print(f"{name} {version} is gepubliceerd en verandert niet meer.")


@questionnaire.command("withdraw")
def withdraw(name: Name, version: Version) -> None:
    """Een versie weer bewerkbaar maken, zolang zij niet is uitgegeven en niet is gebruikt."""
    used = _asked_with(settings().url, name, version)
    if used:
        stop(f"{name} {version} is in deze database al gebruikt ({used} keer) en blijft; maak een nieuwe versie.")
    with _saying_faults():
        publishing.withdraw(name, version, _koers())
    say.print(f"{name} {version} is niet meer gepubliceerd. U kunt het bestand weer aanpassen.")


@contextmanager
def _saying_faults() -> Iterator[None]:
    try:
        yield
    except WrongDefinition as wrong:
        stop(str(wrong))


def _koers() -> str:
    """The version of Koers that this is, or that this is made from."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def _asked_with(url: str, name: str, version: str) -> int:
    """How many sheets of this database are of this version; none when there is no database."""
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        return 0
    of_version = (col(AnswerSheet.questionnaire) == name, col(AnswerSheet.questionnaire_version) == version)
    engine = connect(url)
    try:
        with open_session(engine) as session:
            if not sa.inspect(session.connection()).has_table("answer_sheet"):
                return 0
            return session.exec(select(sa.func.count()).select_from(AnswerSheet).where(*of_version)).one()
    except Unavailable:
        stop("De database is niet bereikbaar, dus is niet te zien of deze versie is gebruikt.")
    finally:
        engine.dispose()
