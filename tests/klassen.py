"""Startklassen and results of instruments for tests, written through the deeds of the app."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.instruments import MetingFacts, add_meting
from actions.klas.classes import NewKlas, add_deelnemer, open_klas
from actions.klas.observaties import keep_eindrapport, keep_observatie
from forms.engine.answers import Json
from forms.engine.library import latest
from forms.intake.instruments import TOPICS, InstrumentKind, TopicResult
from models import Intake
from tests.builders import NOW, TODAY, a_caseworker

BEGAN = date(2026, 11, 2)  # a Monday: on TODAY three weeks have begun


def a_docent(session: Session, name: str = "Ineke Vos", gemeente: str = "Duinmeer") -> User:
    """A teacher with an account."""
    return a_caseworker(session, gemeente=gemeente, role=Role.DOCENT, name=name)


def a_klas(session: Session, by: User, teacher: User, name: str = "Startklas najaar", **overrides: Any) -> UUID:
    """A class that began on BEGAN."""
    klas = NewKlas(name=name, teacher_id=teacher.id, **({"starts_on": BEGAN} | overrides))
    return open_klas(session, klas_id=uuid4(), klas=klas, by=by, at=NOW, on=TODAY)


def a_deelnemer(session: Session, klas_id: UUID, dossier_id: UUID, by: User) -> UUID:
    """Somebody who is placed in a class."""
    return add_deelnemer(session, klas_id=klas_id, dossier_id=dossier_id, by=by, at=NOW)


def observe(session: Session, deelnemer_id: UUID, by: User, week: int = 1, seen: int = 0, **overrides: Any) -> int:
    """Fill in fields of one week, of which this version was seen; gives the version of the last field."""
    version = 0
    for name, value in overrides.items():
        version = keep_observatie(
            session,
            deelnemer_id=deelnemer_id,
            week=week,
            edit=Edit(field=name, value=value, seen_version=seen, by=by, at=NOW),
        ).version
    return version


def report(session: Session, deelnemer_id: UUID, by: User, seen: int = 0, **overrides: Json) -> int:
    """Fill in fields of the final report, of which this version was seen; gives the version of the last field."""
    version = 0
    for name, value in overrides.items():
        version = keep_eindrapport(
            session, deelnemer_id=deelnemer_id, edit=Edit(field=name, value=value, seen_version=seen, by=by, at=NOW)
        ).version
    return version


def a_zrm(session: Session, dossier_id: UUID, by: User, score: str = "3", on: date = TODAY) -> UUID:
    """A ZRM with this score on every domain."""
    values = {each.id: TopicResult(score, "Zo is het nu.") for each in TOPICS[InstrumentKind.ZRM]}
    return measure(session, dossier_id, by, values=values, taken_on=on)


def measure(session: Session, dossier_id: UUID, by: User, **overrides: Any) -> UUID:
    """A result of an instrument, with what matters to the test."""
    usual: dict[str, Any] = {
        "kind": InstrumentKind.ZRM,
        "taken_on": TODAY,
        "values": {"financien": TopicResult("3", "Betaalt de huur zelf.")},
    }
    meting_id: UUID = overrides.pop("meting_id", None) or uuid4()
    facts = MetingFacts(**(usual | overrides))
    return add_meting(session, meting_id=meting_id, dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY)


def answer_facts(session: Session, dossier_id: UUID, by: User, **facts: str) -> None:
    """Give answers in the intake by the fact that they supply."""
    sheet = session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()
    by_fact = {each.fact.name: each.id for each in latest("brede_intake").questions if each.fact}
    for fact, value in facts.items():
        save_answer(session, sheet_id=sheet, edit=Edit(field=by_fact[fact], value=value, seen_version=0, by=by, at=NOW))
