"""The quick condition for visible dossiers selects exactly what the general rule selects."""

from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col

from access import Role, Scope, User
from models import Dossier, DossierCaseworker
from models.guards.scope import visible_to
from queries.scope.own_dossiers import in_reach, mine
from tests.builders import NOW, a_caseworker, a_dossier, shared_with


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def own(session: Session, sanne: User) -> set[UUID]:
    """Two dossiers that Sanne leads, one she helps with, one that is both; and four that are none of hers."""
    karim = a_caseworker(session, name="Karim Haddad")
    stranger = a_caseworker(session, "Zandwijk")
    led, also_helped = a_dossier(session, sanne), a_dossier(session, sanne)
    helped, foreign, theirs = a_dossier(session, karim), a_dossier(session, karim), a_dossier(session, stranger)
    shared_with(session, also_helped, sanne)
    shared_with(session, helped, sanne)
    shared_with(session, foreign, a_caseworker(session, name="Fatma Kaya"))
    # What no action does: somebody of Duinmeer on a dossier of Zandwijk, as helper and as regievoerder.
    shared_with(session, theirs, sanne)
    second, third = a_dossier(session, stranger), a_dossier(session, stranger)
    session.add(
        DossierCaseworker(dossier_id=second, caseworker_id=sanne.id, gemeente_id=stranger.gemeente_id, since=NOW)
    )
    session.get_one(Dossier, third).regievoerder_id = sanne.id
    session.commit()
    return {led, also_helped, helped}


def _ids_where(session: Session, condition: sa.ColumnElement[bool]) -> list[UUID]:
    return sorted(session.execute(sa.select(col(Dossier.id)).where(condition)).scalars())


def test_own_dossiers_are_those_that_a_user_leads_or_helps_with_in_the_own_gemeente(
    session: Session, sanne: User, own: set[UUID]
) -> None:
    assert _ids_where(session, in_reach(sanne)) == sorted(own) == _ids_where(session, visible_to(sanne))


def test_the_quick_condition_selects_for_everybody_exactly_what_they_may_see(
    session: Session, sanne: User, own: set[UUID]
) -> None:
    for by in (
        sanne,
        a_caseworker(session, role=Role.COORDINATOR),
        a_caseworker(session, "Zandwijk", Role.COORDINATOR),
        a_caseworker(session, "Zandwijk"),
    ):
        assert _ids_where(session, in_reach(by)) == _ids_where(session, visible_to(by))


def test_who_sees_the_whole_gemeente_has_own_dossiers_too(session: Session, own: set[UUID]) -> None:
    leading = a_caseworker(session, role=Role.COORDINATOR)
    assert leading.scope is Scope.GEMEENTE
    shared_with(session, (helped := next(iter(own))), leading)
    assert _ids_where(session, mine(leading)) == [helped]
