"""Exactly the dossiers of the filters that this user may see, each with the version in force."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from access import Role, User
from actions.pip.change import start_change
from models import PipVersie
from queries.caseload.filters import Filters
from queries.caseload.zip import in_force, versies_in_force
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.plans import a_full_plan, freeze


def _frozen(session: Session, by: User, **facts: Any) -> tuple[UUID, UUID]:
    dossier_id = a_dossier(session, by, **facts)
    pip_id = a_full_plan(session, dossier_id, by)
    freeze(session, pip_id, by)
    return dossier_id, pip_id


def _names_in_zip(session: Session, by: User, filters: Filters | None = None, most: int = 100) -> list[str]:
    ids = versies_in_force(session, seen_by=by, on=TODAY, filters=filters or Filters(), most=most)
    names = {each.versie_id: each.name for each in in_force(session, ids, seen_by=by)}
    return [names[each] for each in ids]


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


def test_a_dossier_without_a_version_is_left_out_and_one_with_a_change_gives_the_version_in_force(
    session: Session, sanne: User
) -> None:
    a_dossier(session, sanne, given_names="Bilal")
    _, pip_id = _frozen(session, sanne)
    start_change(session, pip_id=pip_id, reason="Verhuisd naar een andere wijk.", by=sanne, at=NOW)

    (only,) = versies_in_force(session, seen_by=sanne, on=TODAY, filters=Filters(), most=100)
    assert session.get_one(PipVersie, only).number == 1
    assert _names_in_zip(session, sanne) == ["Amina Haile"]


def test_of_two_versions_the_newest_counts(session: Session, sanne: User) -> None:
    _, pip_id = _frozen(session, sanne)
    start_change(session, pip_id=pip_id, reason="Verhuisd naar een andere wijk.", by=sanne, at=NOW)
    freeze(session, pip_id, sanne)

    (only,) = versies_in_force(session, seen_by=sanne, on=TODAY, filters=Filters(), most=100)
    assert session.get_one(PipVersie, only).number == 2


def test_only_visible_dossiers_of_the_filters_are_selected(session: Session, sanne: User) -> None:
    karim = a_caseworker(session, name="Karim Haddad")
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    elsewhere = a_caseworker(session, "Veenrand", role=Role.COORDINATOR, name="Wout Hendriks")
    _frozen(session, sanne)
    _frozen(session, karim, given_names="Bilal", family_name="Darwish")

    assert _names_in_zip(session, sanne) == ["Amina Haile"]
    assert sorted(_names_in_zip(session, marijke)) == ["Amina Haile", "Bilal Darwish"]
    assert _names_in_zip(session, marijke, Filters(zoeken="darwish")) == ["Bilal Darwish"]
    assert len(_names_in_zip(session, marijke, most=1)) == 1
    assert _names_in_zip(session, elsewhere) == []
    ids = versies_in_force(session, seen_by=marijke, on=TODAY, filters=Filters(), most=9)
    assert {each.name for each in in_force(session, ids, seen_by=sanne)} == {"Amina Haile"}
