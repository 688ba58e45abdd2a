"""The screen Aanbod: the catalogue of a gemeente and what is missing."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session

from access import PERMISSIONS, Permission, Role, User
from actions.aanbod.catalogue import remove_aanbod, revise_aanbod
from actions.pip.missing_supply import GemisFacts, note_gap
from forms.aanbod.catalogue import GemisReason, TypedAanbod
from queries.aanbod.catalogue import catalogue
from rules.law.terms import Leefgebied
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.catalogues import an_aanbieder, an_aanbod
from tests.pages.conftest import OpenPage, Page


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


def choose(page: Page, label: str, value: Any) -> Page:
    """Choose in a list or among buttons within a form."""
    elements = [each for each in [*page.app.selectbox, *page.app.button_group] if each.label == label]
    elements[0].set_value(value)
    return page


@pytest.mark.parametrize("part", ["aanbod", "startdata", "aanbieders", "gemis"])
def test_every_part_of_an_empty_catalogue_can_be_opened(open_page: OpenPage, sanne: User, part: str) -> None:
    assert "Aanbod" in open_page("aanbod", by=sanne, deel=part).text


@pytest.mark.parametrize("role", [Role.KANSVERKENNER, Role.ONDERSTEUNER, Role.DOCENT, Role.PARTNER])
def test_who_may_not_manage_the_catalogue_does_not_see_it(
    session: Session, open_page: OpenPage, sanne: User, role: Role
) -> None:
    an_aanbod(session, sanne, an_aanbieder(session, sanne))

    page = open_page("aanbod", by=a_caseworker(session, role=role))

    assert Permission.MANAGE_CATALOGUE not in PERMISSIONS[role]
    assert "Dit mag niet met uw rol" in page.text
    assert "Intensieve cursus" not in page.text


def test_another_gemeente_sees_its_own_catalogue(session: Session, open_page: OpenPage, sanne: User) -> None:
    an_aanbod(session, sanne, an_aanbieder(session, sanne))

    page = open_page("aanbod", by=a_caseworker(session, "Elders"))

    assert "Voeg eerst een aanbieder toe" in page.text


def test_a_provider_is_added_changed_and_removed_and_restored(open_page: OpenPage, sanne: User) -> None:
    page = open_page("aanbod", by=sanne, deel="aanbieders").press("Aanbieder toevoegen")

    page.type("Naam", "Taalschool *Duin*").type("Instellingsnummer van DUO", "123")
    choose(page, "Soort aanbieder", "taalschool").press("Aanbieder opslaan")
    assert "Een instellingsnummer heeft 10 letters of cijfers" in page.text
    assert page.value("Naam") == "Taalschool *Duin*"
    page.type("Instellingsnummer van DUO", "1234567890").press("Aanbieder opslaan")
    assert "Taalschool *Duin*" in page.text
    assert "instellingsnummer 1234567890" in page.text

    page.press("Wijzigen").type("Plaats", "Duinmeer").press("Aanbieder opslaan")
    assert "Taalschool · Duinmeer" in page.text
    page.press("Wijzigen").press("Aanbieder weghalen")
    assert "Nog geen aanbieders" in page.text
    assert "Weggehaald (1)" in page.text


def test_an_offer_is_added_and_shown_in_words(session: Session, open_page: OpenPage, sanne: User) -> None:
    school = an_aanbieder(session, sanne)
    page = open_page("aanbod", by=sanne).press("Aanbod toevoegen")

    choose(page, "Aanbieder", school)
    page.type("Naam van het aanbod", "Avondcursus").type("Dagen en tijden", "ma do 19-21:30").type(
        "Startdata", "1-2-2027"
    )
    page.type("Vrije plaatsen", "0").type("Wachttijd in weken", "6").press("Aanbod opslaan")
    assert "Gebied: Vul dit nog in." in page.text
    assert page.value("Dagen en tijden") == "ma do 19-21:30"
    choose(page, "Gebied", "taal")
    page.press("Aanbod opslaan")

    assert "Avondcursus" in page.text
    assert "ma en do 19:00–21:30" in page.text
    assert "begint 1 februari 2027" in page.text
    assert "Vol, wachttijd 6 weken" in page.text
    assert len(catalogue(session, seen_by=sanne, on=TODAY).offers) == 1


def test_a_change_of_a_colleague_is_shown_and_a_second_press_saves_the_typed_text(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    school = an_aanbieder(session, sanne)
    offer = an_aanbod(session, sanne, school)
    page = open_page("aanbod", by=sanne).press("Wijzigen").type("Bijzonderheden", "Met proefles")
    revise_aanbod(
        session, aanbod_id=offer, typed=TypedAanbod(aanbieder_id=school, name="Anders", area="taal"), seen_version=1,
        by=sanne, at=NOW, on=TODAY,
    )  # fmt: skip

    page.press("Aanbod opslaan")
    assert "Een collega heeft dit net gewijzigd" in page.text
    assert page.value("Bijzonderheden") == "Met proefles"
    page.press("Aanbod opslaan")

    (stored_offer,) = catalogue(session, seen_by=sanne, on=TODAY).offers
    assert (stored_offer.name, stored_offer.note) == ("Intensieve cursus", "Met proefles")


def test_a_search_by_words_finds_offers_and_shows_which_are_out_of_date(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    school = an_aanbieder(session, sanne)
    an_aanbod(session, sanne, school, name="Oud", on=date(2026, 6, 1))
    an_aanbod(session, sanne, school, name="Naailes", area="sociale_participatie")
    gone = an_aanbod(session, sanne, school, name="Weg")
    remove_aanbod(session, aanbod_id=gone, by=sanne, at=NOW)
    page = open_page("aanbod", by=sanne)

    assert "Niet nagekeken sinds 1 juni 2026" in page.text
    page.press("Klopt nog")
    assert "Niet nagekeken" not in page.text
    page.fill("Zoek in het aanbod", "duin naai")
    assert "Naailes" in page.text
    assert "**Oud**" not in page.text
    assert "Weggehaald (1)" in page.text


def test_a_start_is_listed_in_its_month(session: Session, open_page: OpenPage, sanne: User) -> None:
    an_aanbod(session, sanne, an_aanbieder(session, sanne))

    page = open_page("aanbod", by=sanne, deel="startdata")

    assert "December 2026" in page.text
    assert "Er begint niets" in page.text
    assert [table.value["Begint op"].tolist() for table in page.app.dataframe] == [["01-12-2026"], ["01-02-2027"]]


def test_missing_offers_are_counted_without_names(session: Session, open_page: OpenPage, sanne: User) -> None:
    offer = an_aanbod(session, sanne, an_aanbieder(session, sanne), places="0")
    dossier = a_dossier(session, sanne)
    note_gap(
        session,
        gemis_id=uuid4(),
        dossier_id=dossier,
        facts=GemisFacts(
            area=Leefgebied.TAAL, what="Avondles voor Amina", reason=GemisReason.WACHTLIJST, aanbod_id=offer
        ),
        by=sanne,
        at=NOW,
        on=TODAY,
    )
    beheerder = a_caseworker(session, role=Role.BEHEERDER)

    page = open_page("aanbod", by=beheerder, deel="gemis")

    (table,) = page.app.dataframe
    assert table.value["Mensen"].tolist() == [1]
    assert "Amina" not in page.text + str(table.value)
    assert "1 persoon wacht" in open_page("aanbod", by=beheerder).text
