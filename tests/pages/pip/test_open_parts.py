"""An open part of the plan screen stays open when its title changes."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from access import Role, User
from actions.answering.field_kind import Edit
from actions.pip.agreements import AfspraakFacts, add_agreement, finish_agreement
from actions.pip.doelen import add_activiteit, revise_doel
from models import Activiteit, Doel
from rules.law.terms import AfspraakSide
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.pages.conftest import OpenPage
from tests.plans import a_doel, a_draft


@pytest.fixture
def sanne(session: Session) -> User:
    """A regievoerder."""
    return a_caseworker(session)


def done(session: Session, dossier_id: UUID, by: User, what: str) -> UUID:
    """An agreement that was fulfilled."""
    afspraak_id = add_agreement(
        session,
        afspraak_id=uuid4(),
        dossier_id=dossier_id,
        facts=AfspraakFacts(side=AfspraakSide.GEMEENTE, what=what, owner="Sanne", due=TODAY + timedelta(days=10)),
        by=by,
        at=NOW,
    )
    finish_agreement(session, afspraak_id=afspraak_id, done_on=TODAY, by=by, at=NOW)
    return afspraak_id


def test_an_activiteit_that_gets_its_name_stays_open(session: Session, open_page: OpenPage, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    pip_id = a_draft(session, dossier_id, sanne)
    doel_id = a_doel(session, pip_id, sanne, filled=False)
    for _ in range(2):
        add_activiteit(session, doel_id=doel_id, activiteit_id=uuid4(), by=sanne, at=NOW)
    first = session.exec(select(Activiteit.id).order_by(col(Activiteit.position))).first()
    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="doelen", doel=str(doel_id))
    assert "Activiteit 1** · Activiteit zonder tekst" in page.text
    page.app.session_state[f"activiteit:{first}:open"] = True
    page.run()

    what = next(each for each in page.app.text_input if str(each.key).endswith(f"{first}:what"))
    what.set_value("Taalles").run()
    page.run()

    there = [each for each in page.app.text_input if str(each.key).endswith(f"{first}:provider")]
    assert "Activiteit 1** · Taalles" in page.text
    assert there, "the fields of the activiteit are still there"


def test_a_section_from_which_one_line_is_restored_stays_open_for_the_next(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne)
    a_draft(session, dossier_id, sanne)
    first, second = (done(session, dossier_id, sanne, what) for what in ("Vraagt opvang aan", "Belt de school"))
    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="afspraken")
    page.app.session_state[f"afspraken:{dossier_id}:gedaan:open"] = True
    page.run()

    next(each for each in page.app.button if each.key == f"afspraken:{dossier_id}:gedaan:{first}").click()
    page.run()

    assert "Gedaan (1)" in page.text
    assert [each for each in page.app.button if each.key == f"afspraken:{dossier_id}:gedaan:{second}"]


def test_only_one_empty_activiteit_and_one_empty_doel_can_be_added(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne)
    a_draft(session, dossier_id, sanne)
    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="doelen")
    page.pick("Nieuw doel. Bij welk gebied hoort het?", "werk").run()

    page.press("Doel toevoegen bij werk").press("Doel toevoegen bij werk")
    page.press("Activiteit toevoegen").press("Activiteit toevoegen")
    assert "Er staat nog een lege activiteit" in page.app.toast[0].value
    assert len(session.exec(select(Activiteit.id)).all()) == 1
    page.fill("Wat gaat u doen?", "Stage").press("Activiteit toevoegen")
    page.press("Doel toevoegen bij werk")

    assert len(session.exec(select(Doel.id)).all()) == 2
    assert len(session.exec(select(Activiteit.id)).all()) == 2


def test_of_many_points_the_first_are_shown_and_the_others_are_folded(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne)
    pip_id = a_draft(session, dossier_id, sanne)
    for _ in range(12):
        a_doel(session, pip_id, sanne, filled=False)

    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="controle")
    shown = page.text.count("vul nog in")
    page.app.session_state[f"pip:{pip_id}:punten:nodig"] = True
    page.run()

    assert shown < 12 <= page.text.count("vul nog in")
    assert [each.disabled for each in page.app.button if each.label == "Vaststellen"] == [True]


def test_long_own_words_are_shortened_on_a_card_that_can_be_opened(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne)
    pip_id = a_draft(session, dossier_id, sanne)
    doel_id = a_doel(session, pip_id, sanne, filled=False)
    revise_doel(
        session,
        doel_id=doel_id,
        edit=Edit(field="own_words", value="Ik wil werken. " * 100, seen_version=0, by=sanne, at=NOW),
    )
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra")
    shared_with(session, dossier_id, yusra)

    theirs, hers = (
        open_page("pip", by=each, dossier=str(dossier_id), deel="doelen").text.count("Ik wil werken")
        for each in (sanne, yusra)
    )

    assert theirs < 20
    assert hers == 100


def test_a_last_day_before_the_first_is_explained_at_its_field(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne)
    doel_id = a_doel(session, a_draft(session, dossier_id, sanne), sanne)
    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="doelen", doel=str(doel_id))
    assert "De laatste dag ligt" not in page.text

    page.fill("Tot en met", "1 november 2026")

    assert "De laatste dag ligt vóór de eerste dag." in page.text
