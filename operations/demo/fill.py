"""Fill an empty database with the demo, by doing what caseworkers would have done."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from access import Role, Scope, User
from actions.beheer.caseworkers import NewAccount, add_caseworker
from models import Caseworker, Gemeente
from models.base import new_id
from operations.demo.after_plan import after_the_plan
from operations.demo.content import Person, people
from operations.demo.klas import a_startklas
from operations.demo.life import Life
from operations.demo.logo import duinmeer
from operations.demo.offers import a_catalogue
from operations.demo.team import a_referral, languages_and_tolken, reachable
from texts.beheer.demo import ACCOUNTS, PASSWORD

OPEN_ACCOUNTS_SINCE = timedelta(days=700)
LOOKED_AT_EVERY = 6  # dossiers
OpenSession = Callable[[], AbstractContextManager[Session]]


def size() -> int:
    """How many steps `fill` takes."""
    return len(people("duinmeer", 0)) + len(people("veenrand", 0))


def fill(
    open_session: OpenSession, *, duinmeer_id: UUID, veenrand_id: UUID, now: datetime, after_each: Callable[[], object]
) -> None:
    """Make both gemeenten, their people and dossiers; calls `after_each` after each dossier.

    The last account of the list is made at the very end: with it, the demo is complete.
    """
    *accounts, last = ACCOUNTS
    since = now - OPEN_ACCOUNTS_SINCE
    with open_session() as session:
        _gemeenten(session, duinmeer_id, veenrand_id)
        team = {
            each.username: _account(session, duinmeer_id, each.username, each.name, each.role, since)
            for each in accounts
        }
        neighbour = _account(
            session, veenrand_id, "veenrand", "Wout Hendriks", Role.REGIEVOERDER, since, scope=Scope.GEMEENTE
        )
    with open_session() as session:
        offers = a_catalogue(session, by=team["sanne"], now=now)
        reachable(session, team=team, now=now)
    in_talks: list[UUID] = []
    dossiers: dict[str, tuple[UUID, User]] = {}
    for number, person in enumerate(people("duinmeer", 1), start=1):
        with open_session() as session:
            dossier_id = _live(session, person, number, team, now, offers)
        dossiers.setdefault(person.given_names, (dossier_id, team[person.with_]))
        if person.stage == "intake" and person.with_ == "sanne":
            in_talks.append(dossier_id)
        after_each()
    with open_session() as session:
        a_startklas(session, by=team["sanne"], teacher=team["ineke"], dossier_ids=in_talks[:3], now=now)
        languages_and_tolken(session, team=team, now=now)
        a_referral(session, dossier_id=in_talks[0], by=team["sanne"], now=now)
        after_the_plan(session, dossiers=dossiers, partner=team["piet"], now=now)
    for number, person in enumerate(people("veenrand", 200), start=1):
        with open_session() as session:
            _live(session, person, number, {"veenrand": neighbour}, now, {})
        after_each()
    with open_session() as session:
        _account(session, duinmeer_id, last.username, last.name, last.role, since)


def _gemeenten(session: Session, duinmeer_id: UUID, veenrand_id: UUID) -> None:
    session.add(
        Gemeente(
            id=duinmeer_id,
            name="Duinmeer",
            code="9999",
            address="Raadhuisplein 1, 9876 AA Duinmeer",
            contact="Team Inburgering, 0900 0000, inburgering@duinmeer.example",
            logo=duinmeer(),
        )
    )
    session.add(Gemeente(id=veenrand_id, name="Veenrand", address="Turfkade 8, 9875 ZZ Veenrand"))
    session.commit()


def _account(
    session: Session,
    gemeente_id: UUID,
    username: str,
    name: str,
    role: Role,
    at: datetime,
    scope: Scope | None = None,
) -> User:
    caseworker_id = add_caseworker(
        session,
        gemeente_id=gemeente_id,
        account=NewAccount(username=username, name=name, role=role, password=PASSWORD, scope=scope),
        by=None,
        at=at,
    )
    row = session.get_one(Caseworker, caseworker_id)
    return User(id=caseworker_id, gemeente_id=gemeente_id, username=username, name=name, role=role, scope=row.scope)


def _live(
    session: Session,
    person: Person,
    number: int,
    team: dict[str, User],
    now: datetime,
    offers: Mapping[str, UUID],
) -> UUID:
    by = team[person.with_]
    life = Life(
        session=session, person=person, by=by, owner=by.role is Role.REGIEVOERDER, colleagues=team, now=now,
        number=number, dossier_id=new_id(), offers=offers,
    )  # fmt: skip
    life.register()
    STAGES[person.stage](life)
    if "marijke" in team and number % LOOKED_AT_EVERY == 0:
        life.looked_at(team["marijke"])
    return life.dossier_id


def _registered(_life: Life) -> None:
    """Nothing more was done."""


def _intake(life: Life) -> None:
    life.begin_intake(complete=False)


def _plan(life: Life) -> None:
    life.begin_intake(complete=True)


def _waiting(life: Life) -> None:
    _plan(life)
    life.wait_for_others()


def _concept(life: Life) -> UUID:
    _plan(life)
    return life.draft()


def _vastgesteld(life: Life) -> UUID:
    pip_id = _concept(life)
    life.vaststellen(pip_id)
    return pip_id


def _second_version(life: Life) -> None:
    life.change(_vastgesteld(life), ready=True)


def _changing(life: Life) -> None:
    life.change(_vastgesteld(life), ready=False)


def _closed(life: Life) -> None:
    if life.person.pip is None:
        _intake(life)
    else:
        _vastgesteld(life)
    life.close()


STAGES: dict[str, Callable[[Life], object]] = {
    "nieuw": _registered,
    "aangemeld": _registered,
    "intake": _intake,
    "plan": _plan,
    "wachten": _waiting,
    "concept": _concept,
    "vastgesteld": _vastgesteld,
    "versie2": _second_version,
    "wijziging": _changing,
    "gesloten": _closed,
}
