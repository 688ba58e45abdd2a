"""Rights per domein: the defaults, the settings of a team, and what is closed until opened."""

from dataclasses import dataclass, replace
from uuid import uuid4

import pytest

from access import USUAL_LEVELS, Level, Role, Scope, User, level, level_now, levels_for, usual_level


@dataclass(frozen=True)
class RestrictedSection:
    id: str
    sensitive: bool


WORK, HEALTH = RestrictedSection("werk", False), RestrictedSection("gezondheid", True)


def a_user(role: Role) -> User:
    return User(id=uuid4(), gemeente_id=uuid4(), username="x", name="X", role=role, scope=Scope.OWN)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_default_levels_and_can_be_set_to_them(role: Role) -> None:
    assert USUAL_LEVELS[role] == (usual_level(role, WORK), usual_level(role, HEALTH))
    assert {*USUAL_LEVELS[role]} <= {*levels_for(role)}


@pytest.mark.parametrize("role", [Role.ONDERSTEUNER, Role.DOCENT, Role.PARTNER, Role.BEHEERDER])
def test_health_is_closed_to_roles_that_do_not_lead_a_traject(role: Role) -> None:
    assert level_now(a_user(role), HEALTH, own=True, opened={"gezondheid"}) is Level.NONE


def test_rights_that_the_team_set_replace_the_defaults() -> None:
    helper = replace(a_user(Role.ONDERSTEUNER), rights={"gezondheid": Level.READ, "werk": Level.NONE})

    assert (level(helper, HEALTH), level(helper, WORK)) == (Level.READ, Level.NONE)


def test_a_sensitive_section_of_a_dossier_of_somebody_else_is_closed_until_opened() -> None:
    coordinator = a_user(Role.COORDINATOR)

    assert level_now(coordinator, HEALTH, own=False, opened=()) is Level.NONE
    assert level_now(coordinator, HEALTH, own=False, opened={"schulden"}) is Level.NONE
    assert level_now(coordinator, HEALTH, own=False, opened={"gezondheid"}) is Level.WRITE
    assert level_now(coordinator, HEALTH, own=True, opened=()) is Level.WRITE
    assert level_now(coordinator, WORK, own=False, opened=()) is Level.WRITE


def test_a_role_without_dossiers_gets_no_rights_and_a_role_that_may_not_answer_gets_no_writing() -> None:
    assert levels_for(Role.BEHEERDER) == levels_for(Role.DOCENT) == (Level.NONE,)
    assert levels_for(Role.PARTNER) == (Level.NONE, Level.READ)
