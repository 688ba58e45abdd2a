"""A gemeente of any size: people who are logged in, and dossiers in every phase, put in by the thousand.

The stored copies and the counts are computed by the rules, as the deeds do it; `wrong` lets the app check that.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from access import USUAL_SCOPE, Role, User
from actions.deed import dossier_counts
from actions.deed.dossier_status import differences
from database import connect, open_session
from models import Caseworker, Dossier, Gemeente, LoginSession
from models.base import new_id
from models.values.search_names import search_name, sort_name
from models.values.traject import traject_facts
from operations.migrate import upgrade
from rules.law.birth_date import BirthDate
from rules.law.deadlines import ten_weeks
from rules.law.status import traject_status
from rules.law.terms import Doelgroep, Leerroute, PipStatus

BATCH = 2000
SPREAD = 300  # days over which the same phase is spread
STEPS = (  # what happens in a dossier, so many days after the kennisgeving
    ("kennisgeving_on", 0),
    ("intake_started_on", 20),
    ("intake_completed_on", 35),
    ("pip_started_on", 40),
    ("first_pip_on", 60),
    ("closed_on", 400),
)
FIRST = ("Amina", "Bilal", "Dawit", "Elena", "Farid", "Hanna", "Ibrahim", "Jana", "Karim", "Leyla", "Maryam", "Nadia",
         "Omar", "Petra", "Rahel", "Samir", "Selam", "Tesfay", "Yusuf")  # fmt: skip
FAMILY = ("Abdi", "Bakker", "Darwish", "Fares", "Gebre", "Haddad", "Haile", "Issa", "Kovač", "Mansour", "Nasser",
          "Öztürk", "Rahimi", "Saleh", "Tekle", "Yilmaz", "Zaman")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class BenchGemeente:
    """One filled database; `people` are logged in, the first is the coordinator, the others regievoerders."""

    url: str
    dossiers: int
    people: tuple[User, ...]
    at: datetime

    @property
    def on(self) -> date:
        """The day of filling."""
        return self.at.date()

    @property
    def coordinator(self) -> User:
        """Who sees all dossiers of the gemeente."""
        return self.people[0]


def token(person: User) -> str:
    """What the login cookie of somebody in this gemeente holds."""
    return f"token-of-{person.username}"


def make_gemeente(url: str, *, dossiers: int, people: int, at: datetime) -> BenchGemeente:
    """Fill an empty database. `at` is aware UTC."""
    upgrade(url)
    engine = connect(url)
    try:
        with open_session(engine) as session:
            gemeente = BenchGemeente(url=url, dossiers=dossiers, people=_people(session, people, at), at=at)
            _fill(session, gemeente)
            session.commit()
            if engine.dialect.name == "postgresql":
                session.connection().execute(sa.text("ANALYZE"))  # as autovacuum does after a while
                session.commit()
    finally:
        engine.dispose()
    return gemeente


def wrong(gemeente: BenchGemeente) -> list[str]:
    """What is stored but differs from what the dates give; nothing, if this module is right."""
    engine = connect(gemeente.url)
    try:
        with open_session(engine) as session:
            return list(differences(session))
    finally:
        engine.dispose()


def _people(session: Session, number: int, at: datetime) -> tuple[User, ...]:
    gemeente = Gemeente(name="Duinmeer")
    session.add(gemeente)
    session.flush()
    return tuple(_person(session, gemeente, n, at) for n in range(number))


def _person(session: Session, gemeente: Gemeente, number: int, at: datetime) -> User:
    role = Role.REGIEVOERDER if number else Role.COORDINATOR
    row = Caseworker(
        gemeente_id=gemeente.id, username=f"medewerker{number}", name=f"{FIRST[number % len(FIRST)]} {number}",
        role=role, scope=USUAL_SCOPE[role], password_hash="", created_at=at, password_changed_at=at,
    )  # fmt: skip
    session.add(row)
    session.flush()
    user = User(
        id=row.id, gemeente_id=gemeente.id, username=row.username, name=row.name, role=row.role, scope=row.scope
    )
    hashed = hashlib.sha256(token(user).encode()).hexdigest()
    login = LoginSession(
        caseworker_id=row.id, token_hash=hashed, created_at=at, seen_at=at, expires_at=at + timedelta(hours=12)
    )
    session.add(login)
    session.flush()
    return replace(user, login_id=login.id)


def _fill(session: Session, gemeente: BenchGemeente) -> None:
    counted = Counter[dossier_counts.Line]()
    batch: list[dict[str, Any]] = []
    for row in _rows(gemeente):
        if row["is_open"]:
            place = dossier_counts.count_key(
                dossier_counts.COUNTED, (row[column.key] for column in dossier_counts.COUNTED.values())
            )
            counted.update(dossier_counts.lines(place))
        batch.append(row)
        if len(batch) == BATCH:
            session.connection().execute(sa.insert(Dossier), batch)
            batch = []
    if batch:
        session.connection().execute(sa.insert(Dossier), batch)
    dossier_counts.count(session, counted)
    session.connection().execute(sa.update(Gemeente).values(dossier_count=gemeente.dossiers))


def _rows(gemeente: BenchGemeente) -> Iterator[dict[str, Any]]:
    for number in range(gemeente.dossiers):
        given_names, family_name = FIRST[number % len(FIRST)], FAMILY[number // 3 % len(FAMILY)]
        yield {
            **_dates_and_status(number % (len(STEPS) + 1), number // 7 % SPREAD, gemeente.on),
            "id": new_id(),
            "gemeente_id": gemeente.coordinator.gemeente_id,
            "number": f"2025-{number + 1:06d}",
            "regievoerder_id": gemeente.people[number % len(gemeente.people)].id,
            "given_names": given_names,
            "family_name": family_name,
            "search_name": search_name(given_names, family_name),
            "sort_name": sort_name(given_names, family_name),
            "birth_date": BirthDate.of(date(1960, 1, 1) + timedelta(days=number * 37 % 15_000)),
            "created_at": gemeente.at,
            "created_by": gemeente.coordinator.id,
        }


@cache
def _dates_and_status(steps: int, shift: int, on: date) -> dict[str, Any]:
    """The columns that say what happened: the first `steps` of STEPS, the last of them `shift` days before `on`."""
    steps_done = STEPS[:steps]
    came = on - timedelta(days=shift + (steps_done[-1][1] if steps_done else 0))
    dates: dict[str, Any] = {name: came + timedelta(days=days) for name, days in steps_done}
    dossier = Dossier(
        given_names="", family_name="", search_name="", number="",
        doelgroep=list(Doelgroep)[shift % 3], language="ti", interpreter=bool(shift % 2), **dates,
    )  # fmt: skip
    if steps_done:
        dossier.brp_on = came
    if "first_pip_on" in dates:
        dossier.current_pip_on, dossier.pip_status = dossier.first_pip_on, PipStatus.VASTGESTELD
        dossier.leerroute = list(Leerroute)[shift % 3]
        dossier.next_talk_on = on + timedelta(days=shift % 120)
    elif "pip_started_on" in dates:
        dossier.pip_status = PipStatus.CONCEPT
    return {**dossier.model_dump(), **_copy(dossier)}


def _copy(dossier: Dossier) -> dict[str, Any]:
    facts = traject_facts(dossier)
    stands, clock = traject_status(facts), ten_weeks(facts)
    return {
        "is_open": dossier.closed_on is None, "fase": stands.fase, "next_step": stands.next_step.value,
        "due": stands.due, "sort_due": stands.due or date.max, "clock_start_on": clock.start if clock else None,
        "clock_due_on": clock.due if clock else None,
    }  # fmt: skip
