"""People and dossiers for tests, made the way the app makes them: dossiers only by the deed that opens one."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlmodel import Session, select

from access import USUAL_SCOPE, Role, Scope, User
from actions.dossier.particulars import Registration
from actions.dossier.registration import register_inburgeraar
from database import open_session
from models import Caseworker, DossierCaseworker, Gemeente
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep
from rules.problems import Problem
from widgets.frame.visit import Visit

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
BORN = BirthDate(1990, 5, 17)
TODAY = date(2026, 11, 21)
PASSWORD = "een lang wachtwoord 2026"
# the bcrypt hash of PASSWORD, made once with 4 rounds: hashing afresh would cost every test a quarter of a second
PASSWORD_HASH = "$2b$04$HVmOKmTlJJhdtHo0lHPvEO0ESb6VGCTdtnhKDXtLlU0id6do4IDrW"

_numbers = count(1)


def codes(problems: Iterable[Problem]) -> tuple[tuple[str, str], ...]:
    """What is wrong, as (field, code); the details are for its sentence."""
    return tuple((each.field, each.code.value) for each in problems)


def a_gemeente(session: Session, name: str = "Duinmeer") -> Gemeente:
    """The gemeente of this name; made when it is not there yet."""
    gemeente = session.exec(select(Gemeente).where(Gemeente.name == name)).first()
    if gemeente is None:
        gemeente = Gemeente(name=name)
        session.add(gemeente)
        session.commit()
    return gemeente


def a_caseworker(
    session: Session,
    gemeente: Gemeente | str = "Duinmeer",
    role: Role = Role.REGIEVOERDER,
    scope: Scope | None = None,
    name: str = "Sanne de Boer",
    username: str | None = None,
) -> User:
    """A user with an account, as the frame passes them to a page, without a login."""
    home = a_gemeente(session, gemeente) if isinstance(gemeente, str) else gemeente
    row = Caseworker(
        gemeente_id=home.id,
        username=username or f"medewerker{next(_numbers)}",
        name=name,
        role=role,
        scope=scope or USUAL_SCOPE[role],
        password_hash=PASSWORD_HASH,
        created_at=NOW,
        password_changed_at=NOW,
    )
    session.add(row)
    session.commit()
    return User(id=row.id, gemeente_id=home.id, username=row.username, name=row.name, role=row.role, scope=row.scope)


class SomebodyElse:
    """Every dossier that is here was looked at: the new one is of somebody else, however alike they are."""

    def __contains__(self, dossier_id: object) -> bool:
        return True


def a_registration(**facts: Any) -> Registration:
    """Facts with which a dossier can be opened; give what matters to the test."""
    usual: dict[str, Any] = {
        "given_names": "Amina",
        "family_name": "Haile",
        "birth_date": BORN,
        "doelgroep": Doelgroep.ASIELSTATUSHOUDER,
    }
    return Registration(**(usual | facts))


def a_dossier(
    session: Session,
    by: User,
    *,
    given_names: str = "Amina",
    family_name: str = "Haile",
    birth_date: date | BirthDate | None = BORN,
    doelgroep: Doelgroep = Doelgroep.ASIELSTATUSHOUDER,
    kennisgeving: date | None = date(2026, 10, 1),
    brp: date | None = date(2026, 10, 1),
    on: date = TODAY,
    at: datetime = NOW,
    dossier_id: UUID | None = None,
    **facts: Any,
) -> UUID:
    """A dossier opened by `by`; `facts` are further fields of Registration. Gives its id."""
    registration = a_registration(
        given_names=given_names,
        family_name=family_name,
        birth_date=BirthDate.of(birth_date) if isinstance(birth_date, date) else birth_date,
        doelgroep=doelgroep,
        kennisgeving_on=kennisgeving,
        brp_on=brp,
        **facts,
    )
    return register_inburgeraar(
        session,
        dossier_id=dossier_id or uuid4(),
        facts=registration,
        looked_at=SomebodyElse(),
        by=by,
        at=at,
        on=on,
    )


def shared_with(session: Session, dossier_id: UUID, user: User) -> None:
    """Let somebody work on a dossier besides its regievoerder."""
    session.add(
        DossierCaseworker(dossier_id=dossier_id, caseworker_id=user.id, gemeente_id=user.gemeente_id, since=NOW)
    )
    session.commit()


@dataclass
class Went:
    """A `go` that remembers where it was sent instead of going there."""

    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __call__(self, path: str, **query: str) -> None:
        self.calls.append((path, query))


OpenSession = Callable[[], AbstractContextManager[Session]]


def a_visit(
    database: sa.Engine | OpenSession, user: User, today: date = TODAY, at: datetime = NOW, gemeente: str = "Duinmeer"
) -> Visit:
    """What the frame passes to a page. `visit.go.calls` lists where the page went; links are drawn as plain text."""
    return Visit(
        user=user,
        gemeente=gemeente,
        today=today,
        now=lambda: at,
        open_session=(lambda: open_session(database)) if isinstance(database, sa.Engine) else database,
        go=Went(),
        link=_link,
    )


def _link(label: str, path: str, icon: str | None = None, **query: str) -> None:
    import streamlit as st

    st.caption(f"{label} → {path}")
