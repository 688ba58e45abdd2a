"""The screen on which a dossier is opened."""

import pytest
import streamlit as st
from sqlmodel import Session, select

from access import Role
from models import Dossier
from models.guards.encryption import bsn_of
from tests.builders import TODAY, a_caseworker, a_dossier, a_visit
from tests.databases import Database
from tests.pages.conftest import OpenPage, Page
from widgets.dossier.registration import new_dossier_button
from widgets.frame.visit import Visit


def filled(page: Page, **changes: str) -> Page:
    """The form with what is needed, and what the test wants else."""
    typed = {"Voornamen": "Shiraz 😀", "Achternaam": "الخليل", "Geboortedatum": "17 mei 1990"} | changes
    for label, value in typed.items():
        page.type(label, value)
    return page.pick("Doelgroep", "asielstatushouder")


def test_a_dossier_is_made_from_the_typed_values_and_then_shown(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    page = filled(open_page("nieuw", by=sanne), BSN="1112.22.333")
    page.type("Kennisgeving van DUO", "1-10-2026").pick("Er is een tolk nodig", "ja")

    page.press("Dossier aanmaken")

    (made,) = session.exec(select(Dossier)).all()
    assert page.went == [("dossier", {"dossier": str(made.id)})]
    assert (made.given_names, made.family_name, bsn_of(session, made)) == ("Shiraz 😀", "الخليل", "111222333")
    assert (str(made.birth_date), str(made.kennisgeving_on), made.interpreter) == ("1990-05-17", "2026-10-01", True)


def test_a_dossier_is_opened_with_what_is_known_of_a_birth_date_and_of_a_name(
    session: Session, open_page: OpenPage
) -> None:
    page = filled(open_page("nieuw", by=a_caseworker(session)), Geboortedatum="1990", Tussenvoegsel="van den")
    page.type("Eerdere naam", "Kovaltsjoek").pick("Nationaliteit", "XXA")

    page.press("Dossier aanmaken")

    (made,) = session.exec(select(Dossier)).all()
    assert (str(made.birth_date), made.surname_prefix, made.former_names, made.nationality) == (
        "1990-00-00", "van den", "Kovaltsjoek", "XXA",
    )  # fmt: skip


def test_a_day_of_another_calendar_is_explained_and_stays_as_it_was_typed(
    session: Session, open_page: OpenPage
) -> None:
    page = filled(open_page("nieuw", by=a_caseworker(session)), Geboortedatum="13-07-1370")

    page.press("Dossier aanmaken")

    assert "Dit lijkt een datum uit de Perzische of de islamitische kalender" in page.text
    assert page.value("Geboortedatum") == "13-07-1370"
    assert session.exec(select(Dossier)).all() == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"Geboortedatum": "onbekend"}, "De geboortedatum is niet bekend"),
        ({"Geboortedatum": "2008"}, "Van de geboortedatum is alleen het jaar bekend: 17 of 18 jaar"),
        ({"Geboortedatum": "01-06-1930"}, "bereikte de AOW-leeftijd"),
        ({"Geboortedatum": "01-06-2012"}, "nog minderjarig"),
        ({"Begin van de inburgeringsplicht": "01-06-2021"}, "Wet inburgering 2013"),
    ],
)
def test_facts_that_do_not_fit_the_plicht_are_asked_about_before_a_dossier_is_made(
    session: Session, open_page: OpenPage, typed: dict[str, str], sentence: str
) -> None:
    page = filled(open_page("nieuw", by=a_caseworker(session)), **typed)

    page.press("Dossier aanmaken")

    assert sentence in page.text
    assert session.exec(select(Dossier)).all() == []

    page.press("Ja, dit klopt: dossier aanmaken")

    assert len(session.exec(select(Dossier)).all()) == 1


def test_pressing_twice_opens_one_dossier(session: Session, open_page: OpenPage) -> None:
    page = filled(open_page("nieuw", by=a_caseworker(session)))

    page.press("Dossier aanmaken").press("Dossier aanmaken")

    (made,) = session.exec(select(Dossier)).all()
    assert {query["dossier"] for _path, query in page.went} <= {str(made.id)}


def test_a_mistake_is_shown_at_its_field_and_all_typed_values_stay(session: Session, open_page: OpenPage) -> None:
    page = filled(
        open_page("nieuw", by=a_caseworker(session)),
        Geboortedatum="31-02-1990",
        BSN="123",
        Huisvesting="22-11-2027",
        Adres="Kade 2 <script>",
    )

    page.press("Dossier aanmaken")

    assert "Deze dag bestaat niet" in page.text
    assert "geen geldig BSN" in page.text
    assert "meer dan een jaar vooruit" in page.text
    assert "Kijk nog naar 3 velden: Geboortedatum, BSN, Huisvesting." in page.text
    assert page.value("Geboortedatum") == "31-02-1990"
    assert page.value("Adres") == "Kade 2 <script>"
    assert page.value("Achternaam") == "الخليل"
    assert session.exec(select(Dossier)).all() == []


def test_an_empty_form_says_what_is_needed(session: Session, open_page: OpenPage) -> None:
    page = open_page("nieuw", by=a_caseworker(session)).press("Dossier aanmaken")

    assert "Kijk nog naar 3 velden: Voornamen, Geboortedatum, Doelgroep." in page.text


def test_a_possible_duplicate_is_shown_before_saving_and_can_be_somebody_else(
    session: Session, open_page: OpenPage
) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne, given_names="Mohammed", family_name="Haddad")
    page = filled(open_page("nieuw", by=sanne), Voornamen="Mohamad", Achternaam="Hadad")

    page.press("Dossier aanmaken")
    assert "Mohammed Haddad" in page.text and "2026-0001" in page.text
    assert len(session.exec(select(Dossier)).all()) == 1

    page.press("Nee, dit is iemand anders: dossier aanmaken")
    assert len(session.exec(select(Dossier)).all()) == 2
    assert page.went[0][0] == "dossier"


def test_a_choice_about_a_duplicate_counts_only_for_the_values_it_was_shown_with(
    session: Session, open_page: OpenPage
) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne)
    page = filled(open_page("nieuw", by=sanne), Voornamen="Amina", Achternaam="Haile").press("Dossier aanmaken")

    page.type("Voornamen", "Aminata").press("Nee, dit is iemand anders: dossier aanmaken")

    assert "Is deze persoon er al?" in page.text
    assert len(session.exec(select(Dossier)).all()) == 1

    page.press("Nee, dit is iemand anders: dossier aanmaken")
    assert sorted(session.exec(select(Dossier.given_names))) == ["Amina", "Aminata"]


def test_the_same_bsn_allows_only_opening_the_existing_dossier(session: Session, open_page: OpenPage) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    a_dossier(session, karim, bsn="111222333", given_names="Geheim")

    page = filled(open_page("nieuw", by=sanne), BSN="111222333").press("Dossier aanmaken")

    assert "Een dossier dat u niet mag zien. Het heeft hetzelfde BSN" in page.text.replace("*", "")
    assert "Geheim" not in page.text
    assert [each.label for each in page.app.button] == ["Dossier aanmaken"]


def test_a_coordinator_chooses_the_regievoerder(session: Session, open_page: OpenPage) -> None:
    marijke, sanne = a_caseworker(session, role=Role.COORDINATOR, name="Marijke"), a_caseworker(session)
    page = filled(open_page("nieuw", by=marijke)).pick("Regievoerder", sanne.id)

    page.press("Dossier aanmaken")

    assert session.exec(select(Dossier.regievoerder_id)).one() == sanne.id


def test_who_may_not_register_sees_no_form(session: Session, open_page: OpenPage) -> None:
    page = open_page("nieuw", by=a_caseworker(session, role=Role.ONDERSTEUNER))

    assert page.refused
    assert not page.app.button


@pytest.mark.parametrize(("role", "shown"), [(Role.REGIEVOERDER, 1), (Role.ONDERSTEUNER, 0)])
def test_only_who_may_register_sees_the_button_for_a_new_dossier(
    database: Database, session: Session, role: Role, shown: int
) -> None:
    def with_the_button(visit: Visit) -> None:
        st.title("Vandaag")
        new_dossier_button(visit)

    page = Page(with_the_button, a_visit(database.engine, a_caseworker(session, role=role), TODAY))

    assert len(page.app.button) == shown
    if shown:
        page.app.button[0].click().run()
        assert page.went == [("nieuw", {})]


def test_both_sides_are_shown_with_what_agrees_and_one_v_number_leaves_only_the_dossier_that_is_there(
    session: Session, open_page: OpenPage
) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne, given_names="Mohamad", family_name="Hadad", v_number="2712000001")
    page = filled(open_page("nieuw", by=sanne), Voornamen="Mohammed", Achternaam="Haddad").type(
        "V-nummer", "V271.200.0001"
    )

    page.press("Dossier aanmaken")

    assert "Naam | Mohammed Haddad | Mohamad Hadad | lijkt erop" in page.text
    assert "V-nummer | 2712000001 | 2712000001 | gelijk" in page.text
    assert "Met hetzelfde V-nummer kan er geen tweede dossier komen" in page.text
    assert [each.label for each in page.app.button] == ["Dossier aanmaken"]


def test_two_dossiers_that_are_found_can_be_put_side_by_side(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    for _ in range(2):
        a_dossier(session, sanne)

    page = filled(open_page("nieuw", by=sanne), Voornamen="Amina", Achternaam="Haile").press("Dossier aanmaken")

    assert "Zijn 2026-0001 en 2026-0002 van één persoon? Zet ze naast elkaar → dossier" in page.text
