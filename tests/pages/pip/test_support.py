"""Agreements, the ontzorgen, what is missing and the catalogue on the plan screen."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.dossier.revise import close_dossier
from actions.intake.intake import start_intake
from actions.pip.agreements import AfspraakFacts, add_agreement
from actions.pip.ontzorgen import start_ontzorging
from forms.engine.answers import Json
from models import Activiteit, Gemis, Intake
from queries.pip.agreements import agreements
from queries.pip.missing_supply import gaps
from queries.pip.ontzorgen import ontzorging_view
from rules.law.terms import AfspraakSide, Doelgroep
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.catalogues import an_aanbieder, an_aanbod
from tests.pages.conftest import OpenPage, Page
from tests.plans import a_doel, a_draft, a_full_plan, answer_plan, freeze

BIJSTAND = date(2026, 8, 15)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier(session: Session, sanne: User) -> UUID:
    made = a_dossier(session, sanne, bijstand_from=BIJSTAND)
    a_draft(session, made, sanne)
    return made


def agree(session: Session, dossier_id: UUID, by: User, **overrides: Any) -> UUID:
    """An agreement with what matters to the test."""
    usual: dict[str, Any] = {
        "side": AfspraakSide.GEMEENTE, "what": "Vraagt opvang aan", "owner": "Sanne",
        "due": TODAY + timedelta(days=10),
    }  # fmt: skip
    afspraak_id: UUID = overrides.pop("afspraak_id", None) or uuid4()
    more: dict[str, Any] = {"voortgang_id": overrides.pop("voortgang_id", None), "by": by, "at": NOW}
    facts = AfspraakFacts(**(usual | overrides))
    return add_agreement(session, afspraak_id=afspraak_id, dossier_id=dossier_id, facts=facts, **more)


def choose(page: Page, label: str, value: Any) -> Page:
    """Choose among the buttons with this label within a form."""
    next(each for each in page.app.button_group if each.label == label).set_value(value)
    return page


def labels(page: Page) -> set[str]:
    """The buttons of a page."""
    return {each.label for each in page.app.button}


def test_an_agreement_is_made_done_and_opened_again(
    session: Session, open_page: OpenPage, sanne: User, dossier: UUID
) -> None:
    page = open_page("pip", by=sanne, dossier=str(dossier), deel="afspraken").press("Afspraak toevoegen")

    choose(page, "Wie doet het?", "inburgeraar").type("Naam of functie", "Amina *zelf*").press("Afspraak opslaan")
    assert "Wat spreekt u af: Vul dit nog in." in page.text
    assert page.value("Naam of functie") == "Amina *zelf*"
    page.type("Wat spreekt u af?", "Belt de huisarts").type("Klaar op", "1 december 2026").press("Afspraak opslaan")
    assert "Wat doet de inburgeraar zelf?" in page.text
    assert "Klaar op 1 december 2026 (nog 10 dagen)" in page.text

    page.press("Gedaan")
    assert "Gedaan (1)" in page.text
    assert agreements(session, dossier, seen_by=sanne)[0].done_on == TODAY


def test_a_late_agreement_says_so_in_words_and_comes_first(
    session: Session, open_page: OpenPage, sanne: User, dossier: UUID
) -> None:
    agree(session, dossier, sanne, what="Later", due=TODAY + timedelta(days=3))
    agree(session, dossier, sanne, what="Zonder dag", due=None)
    agree(session, dossier, sanne, what="Te laat", due=TODAY - timedelta(days=3))

    text = open_page("pip", by=sanne, dossier=str(dossier), deel="afspraken").text

    assert "Moest klaar zijn op 18 november 2026" in text
    assert "Te laat · 3 dagen" in text
    assert text.index("\nTe laat\n") < text.index("\nLater\n") < text.index("\nZonder dag\n")


def test_a_field_of_an_agreement_is_saved_as_soon_as_it_is_changed(
    session: Session, open_page: OpenPage, sanne: User, dossier: UUID
) -> None:
    agree(session, dossier, sanne)
    page = open_page("pip", by=sanne, dossier=str(dossier), deel="afspraken").press("Wijzigen")

    page.fill("Klaar op", "5-1-2027")
    page.fill("Naam of functie", "Karim")

    (line,) = agreements(session, dossier, seen_by=sanne)
    assert (line.due, line.owner) == (date(2027, 1, 5), "Karim")
    page.press("Afspraak weghalen")
    assert "Weggehaald (1)" in page.text
    assert "Afspraak toevoegen" in labels(page)


def test_agreements_go_on_after_vaststellen_and_stop_with_the_dossier(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier = a_dossier(session, sanne)
    pip = a_full_plan(session, dossier, sanne)
    agree(session, dossier, sanne)
    freeze(session, pip, sanne)

    assert {"Gedaan", "Afspraak toevoegen"} <= labels(
        open_page("pip", by=sanne, dossier=str(dossier), deel="afspraken")
    )
    close_dossier(session, dossier_id=dossier, reason="verhuisd", by=sanne, at=NOW, on=TODAY)
    page = open_page("pip", by=sanne, dossier=str(dossier), deel="afspraken")
    assert "Vraagt opvang aan" in page.text
    assert not {"Gedaan", "Wijzigen", "Afspraak toevoegen"} & labels(page)


def test_who_may_only_read_sees_the_agreements_and_no_buttons(
    session: Session, open_page: OpenPage, sanne: User, dossier: UUID
) -> None:
    agree(session, dossier, sanne)
    helper = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier, helper)

    page = open_page("pip", by=helper, dossier=str(dossier), deel="afspraken")

    assert "Vraagt opvang aan" in page.text
    assert not {"Gedaan", "Wijzigen", "Afspraak toevoegen"} & labels(page)


def test_the_ontzorgen_is_saved_and_explains_each_date(
    session: Session, open_page: OpenPage, sanne: User, dossier: UUID
) -> None:
    page = open_page("pip", by=sanne, dossier=str(dossier), deel="ondersteuning").press("Ontzorgen vastleggen")

    assert "Het ontzorgen duurt 6 maanden vanaf het begin van de bijstand: van 15 augustus 2026" in page.text
    assert "In maand 4 van het ontzorgen gaat u na" in page.text
    assert "Ga nu na of deze persoon de vaste lasten zelf kan betalen." in page.text

    page.fill("Wie helpt bij het leren omgaan met geld?", "Selma")
    page.fill("Nagegaan op", "20-11-2026")
    assert "Er staat een dag van het nagaan, maar nog niet wat eruit kwam." in page.text
    choose(page, "Kan deze persoon de vaste lasten zelf betalen?", "deels").run()

    assert "Ga nu na" not in page.text
    view = ontzorging_view(session, dossier, seen_by=sanne)
    assert (view.checked, view.stored_answers["coach"].answer.value) == (True, "Selma")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"doelgroep": Doelgroep.GEZINSMIGRANT}, "alleen voor asielstatushouders"),
        ({}, "geen begindatum van de bijstand"),
    ],
)
def test_without_a_right_to_ontzorgen_one_sentence_says_why(
    session: Session, open_page: OpenPage, sanne: User, facts: dict[str, Any], sentence: str
) -> None:
    dossier = a_dossier(session, sanne, **facts)
    a_draft(session, dossier, sanne)

    page = open_page("pip", by=sanne, dossier=str(dossier), deel="ondersteuning")

    assert sentence in page.text
    assert "Ontzorgen vastleggen" not in labels(page)


def test_the_ontzorgen_can_be_read_in_a_closed_dossier(
    session: Session, open_page: OpenPage, sanne: User, dossier: UUID
) -> None:
    start_ontzorging(session, dossier_id=dossier, by=sanne, at=NOW)
    close_dossier(session, dossier_id=dossier, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    page = open_page("pip", by=sanne, dossier=str(dossier), deel="ondersteuning")

    assert "Het ontzorgen duurt 6 maanden" in page.text
    assert not [each for each in page.app.text_input if not each.disabled]


def test_children_of_the_intake_are_listed_for_vve_by_age_and_without_a_name(
    session: Session, open_page: OpenPage, sanne: User, dossier: UUID
) -> None:
    start_intake(session, dossier_id=dossier, by=sanne, at=NOW, on=TODAY)
    sheet_id = session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier)).one()
    children: list[Json] = [
        {"row": "1", "naam": "Sami", "geboortedatum": "2025-05-01"},
        {"row": "2", "naam": "Lina", "geboortedatum": "2017-05-01"},
    ]
    answers: dict[str, Json] = {
        "kinderen_thuis": "ja",
        "kinderen": children,
        "vve_besproken": "wil_niet",
        "kinderopvang_geregeld": "deels",
    }
    for question, value in answers.items():
        save_answer(
            session, sheet_id=sheet_id, edit=Edit(field=question, value=value, seen_version=0, by=sanne, at=NOW)
        )

    text = open_page("pip", by=sanne, dossier=str(dossier), deel="ondersteuning").text

    assert "Volgens de intake zijn er 2 kinderen: 1 jaar en 9 jaar." in text
    assert "Er is een kind jonger dan 4 jaar." in text
    assert "(Wet inburgering 2021, art. 15)" in text
    assert "de ouders willen nu geen vve" in text
    assert "de opvang is nog niet genoeg" in text
    assert "Sami" not in text


def test_without_children_nothing_about_vve_is_shown(
    session: Session, open_page: OpenPage, sanne: User, dossier: UUID
) -> None:
    assert "Volgens de intake" not in open_page("pip", by=sanne, dossier=str(dossier), deel="ondersteuning").text


def test_a_missing_offer_is_recorded_and_solved(
    session: Session, open_page: OpenPage, sanne: User, dossier: UUID
) -> None:
    page = open_page("pip", by=sanne, dossier=str(dossier), deel="ondersteuning").press("Iets dat mist opschrijven")

    page.type("Wat is er nodig?", "Taalles in de avond").press("Opslaan")
    assert "Waarom kan het niet: Vul dit nog in." in page.text
    assert page.value("Wat is er nodig?") == "Taalles in de avond"
    choose(page, "Bij welk gebied hoort het?", "taal")
    choose(page, "Waarom kan het niet?", "geen_aanbod").press("Opslaan")
    assert "Taalles in de avond" in page.text
    assert "Dit is er niet" in page.text

    page.press("Is er nu")
    assert "Opgelost (1)" in page.text
    assert gaps(session, dossier, seen_by=sanne)[0].solved_on == TODAY


def test_an_offer_is_chosen_for_an_activiteit(
    session: Session, open_page: OpenPage, sanne: User, dossier: UUID
) -> None:
    school = an_aanbieder(session, sanne)
    an_aanbod(session, sanne, school)
    an_aanbod(session, sanne, school, name="Taalschakeltraject", routes=("O",))
    pip = a_draft(session, dossier, sanne)
    answer_plan(session, pip, sanne, {"leerroute": "B"})
    doel = a_doel(session, pip, sanne, filled=False)
    page = open_page("pip", by=sanne, dossier=str(dossier), deel="doelen", doel=str(doel)).press("Kies uit het aanbod")

    assert "Intensieve cursus" in page.text
    assert "3 plaatsen vrij" in page.text
    assert "**Taalschakeltraject**" not in page.text
    page.press("Kiezen")

    row = session.exec(select(Activiteit)).one()
    assert (row.provider, row.start) == ("Taalschool Duin", date(2026, 12, 1))
    assert page.value("Bij wie of waar?") == "Taalschool Duin"
    assert "Zoek in het aanbod" not in page.text


def test_a_full_offer_is_recorded_as_missing(session: Session, open_page: OpenPage, sanne: User, dossier: UUID) -> None:
    an_aanbod(session, sanne, an_aanbieder(session, sanne), places="0", waiting_weeks="6")
    doel = a_doel(session, a_draft(session, dossier, sanne), sanne, filled=False)
    page = open_page("pip", by=sanne, dossier=str(dossier), deel="doelen", doel=str(doel)).press("Kies uit het aanbod")

    page.press("Wachtlijst vastleggen")
    page.press("Wachtlijst vastleggen")

    assert session.exec(select(Gemis.what)).all() == ["Intensieve cursus (Taalschool Duin)"]


def test_the_end_of_the_ontzorgen_is_linked_from_vandaag_and_the_dossier_and_says_when_it_is_done(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bijstand_from=BIJSTAND)
    pip_id = a_full_plan(session, dossier_id, sanne)
    answer_plan(session, pip_id, sanne, {"ontzorgen": "De gemeente betaalt de huur."})
    freeze(session, pip_id, sanne)

    assert "Naar het ontzorgen" in open_page("vandaag", by=sanne).text
    page = open_page("dossier", by=sanne, dossier=str(dossier_id))
    assert "Dit is klaar als het volgende gesprek op 14 mei 2027 of later staat." in page.text
    page.press("Aan de slag")

    assert page.went == [("pip", {"dossier": str(dossier_id), "deel": "ondersteuning"})]
