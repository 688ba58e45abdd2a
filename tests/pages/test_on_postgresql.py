"""Every screen and every part of it opens on PostgreSQL as well, for every role. The other page tests are on SQLite."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, Scope, User, may
from actions.intake.intake import start_intake
from actions.pip.after_decision import SignatureFacts, sign
from actions.pip.bezwaar import BezwaarFacts, note_bezwaar
from actions.pip.change import start_change
from actions.pip.pip_team import add_lid
from actions.voortgang.talks import plan_voortgang
from doors.frame import SCREENS, Screen
from forms.engine.library import latest
from forms.pip.pip_team import LidFacts, Shared
from forms.voortgang.progress import VoortgangFacts
from models import PipVersie
from rules.law.terms import Wijziging
from rules.pip.changes import ChangeFacts
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.catalogues import an_aanbieder, an_aanbod
from tests.databases import on_postgresql
from tests.klassen import a_deelnemer, a_klas, a_zrm
from tests.pages.conftest import OpenPage
from tests.plans import a_full_plan, freeze
from widgets.aanbod import catalogue
from widgets.beheer import accounts
from widgets.intake import domains

pytestmark = on_postgresql

PIP_PARTS = ("wens", "leerroute", "doelen", "uren", "ondersteuning", "afspraken", "team", "duo", "controle", "versies")
INTAKE_PARTS = (*(each.id for each in latest("brede_intake").sections), *domains.PARTS, domains.SUMMARY)
# screen: what the address calls its part, the name of the choice on the screen, the parts, and who sees them all
PARTS: dict[str, tuple[str, str, tuple[str, ...], Role]] = {
    "intake": ("domein", "Domeinen", INTAKE_PARTS, Role.REGIEVOERDER),
    "pip": ("deel", "Deel van het plan", PIP_PARTS, Role.REGIEVOERDER),
    "voortgang": ("deel", "Deel van de voortgang", ("gesprekken", "uren", "examens"), Role.REGIEVOERDER),
    "aanbod": ("deel", "Onderdeel", tuple(catalogue.PARTS), Role.REGIEVOERDER),
    "beheer": ("deel", "Onderdeel", tuple(accounts.PARTS), Role.BEHEERDER),
}


@dataclass(frozen=True)
class Example:
    """A dossier with a signed PIP that is being changed, and another one whose intake has begun."""

    by: User
    planned: UUID
    begun: UUID


@pytest.fixture
def example(session: Session) -> Example:
    """The dossiers, with a bezwaar, a talk and an offer."""
    by = a_caseworker(session)
    planned, begun = a_dossier(session, by), a_dossier(session, by, given_names="Senait")
    common: dict[str, Any] = {"by": by, "at": NOW, "on": TODAY}
    pip_id = a_full_plan(session, planned, by)
    freeze(session, pip_id, by)
    versie_id = session.exec(select(PipVersie.id)).one()
    sign(
        session,
        signature_id=uuid4(),
        versie_id=versie_id,
        facts=SignatureFacts(who="inburgeraar", name="Amina", manner="scherm"),
        **common,
    )
    note_bezwaar(
        session,
        bezwaar_id=uuid4(),
        versie_id=versie_id,
        facts=BezwaarFacts(received_on=TODAY, grounds="Te zwaar."),
        **common,
    )
    talk = VoortgangFacts(kind="voortgang", held_on=TODAY)
    plan_voortgang(session, voortgang_id=uuid4(), dossier_id=planned, facts=talk, **common)
    an_aanbod(session, by, an_aanbieder(session, by))
    kind, facts = Wijziging.INHOUD, ChangeFacts()
    start_change(session, pip_id=pip_id, kind=kind, facts=facts, reason="Nieuw", by=by, at=NOW)
    start_intake(session, dossier_id=begun, **common)
    a_zrm(session, begun, by)
    return Example(by, planned, begun)


def somebody(session: Session, role: Role, example: Example) -> User:
    """Somebody of this role who works on the dossier."""
    if role is Role.REGIEVOERDER:
        return example.by
    user = a_caseworker(session, role=role, scope=Scope.GEMEENTE if role is Role.COORDINATOR else None)
    if role is Role.PARTNER:
        facts = LidFacts(role="welzijn", person="Bram", sees=tuple(Shared), caseworker_id=user.id)
        common: dict[str, Any] = {"by": example.by, "at": NOW, "on": TODAY}
        add_lid(session, lid_id=uuid4(), dossier_id=example.planned, facts=facts, **common)
    elif role is Role.DOCENT:
        a_deelnemer(session, a_klas(session, example.by, user), example.planned, example.by)
    elif role is not Role.BEHEERDER:
        shared_with(session, example.planned, user)
    return user


def opens(user: User, screen: Screen) -> bool:
    """Whether the frame lets somebody in here."""
    return may(user, screen.permission) or (screen.also is not None and may(user, screen.also))


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_each_of_its_screens(session: Session, example: Example, open_page: OpenPage, role: Role) -> None:
    user = somebody(session, role, example)
    for screen in SCREENS:
        if opens(user, screen):
            assert open_page(screen.path, by=user, dossier=str(example.planned)).app.title


@pytest.mark.parametrize("screen", PARTS)
def test_each_part_of_a_screen_opens(session: Session, example: Example, open_page: OpenPage, screen: str) -> None:
    name, choice, parts, role = PARTS[screen]
    user = somebody(session, role, example)
    dossier_id = example.begun if screen == "intake" else example.planned
    for part in parts:
        page = open_page(screen, by=user, dossier=str(dossier_id), **{name: part})
        assert [each.value for each in (*page.app.radio, *page.app.button_group) if each.label == choice] == [part]
