"""The list from COA on the screen Nieuw dossier: shown first, then taken in, and what came of it."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.dossier.particulars import Registration
from models import Dossier
from tests.builders import a_caseworker, a_dossier
from tests.forms.spreadsheet.made_files import an_xlsx
from tests.pages.conftest import OpenPage, Page

LIST = "V-nummer\tAchternaam\tVoornamen\tGeboortedatum\tLand\n2712345678\tTesfay\tSelam\t4-3-1995\tEritrea"


@pytest.fixture
def karim(session: Session) -> User:
    return a_caseworker(session, role=Role.KANSVERKENNER)


def with_list(open_page: OpenPage, by: User, text: str) -> Page:
    page = open_page("nieuw", by=by)
    page.pick("Hoe wilt u invoeren?", "lijst").run()
    return page.type("Lijst plakken", text).run()


def test_a_pasted_list_is_shown_first_and_imported_on_a_press(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    page = with_list(open_page, karim, LIST)
    assert "Nieuw dossier" in page.text
    assert session.exec(select(Dossier)).all() == []

    page.press("1 persoon inlezen")

    assert session.exec(select(Dossier.family_name)).all() == ["Tesfay"]
    assert "1 nieuw dossier" in page.text


def test_a_wrong_cell_is_named_and_nothing_can_be_imported(session: Session, open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, LIST.replace("4-3-1995", "31-2-1995").replace("Eritrea", "Atlantis"))

    assert "Deze dag bestaat niet" in page.text
    assert "Dit land, deze taal of deze nationaliteit is niet bekend" in page.text
    assert not [each for each in page.app.button if "inlezen" in each.label]
    assert session.exec(select(Dossier)).all() == []


def test_text_that_is_not_a_list_gets_an_explanation(open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, "Alleen één regel")

    assert "De regel met de koppen zegt wat elke kolom is" in page.text


def with_file(open_page: OpenPage, by: User, content: bytes) -> Page:
    page = open_page("nieuw", by=by)
    page.pick("Hoe wilt u invoeren?", "lijst").run()
    upload: Any = page.app.get("file_uploader")[0]
    upload.set_value(("lijst.xlsx", content, "application/octet-stream"))
    return page.run()


def _other_shape(book: Any) -> None:
    sheet = book.active
    sheet.insert_rows(1)
    sheet["A1"] = "Vergunninghouders van november"
    sheet.row_dimensions[4].hidden = True
    sheet.append(["Totaal", 2])
    book.create_sheet("Toelichting", 0).append(["Zie het tweede blad"])


def test_sheet_and_headings_are_found_and_hidden_rows_are_asked_about(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    page = with_file(open_page, karim, an_xlsx(change=_other_shape))
    assert page.value("Op welk blad staat de lijst?") == "Sheet"
    assert page.value("In welke regel staan de koppen?") == 1
    assert "1 regel verborgen, bijvoorbeeld door een filter: 4." in page.text
    assert "Wat betekent elke kolom?" not in page.text

    page.app.radio[0].set_value(False)
    page.run()
    assert "bij Regels overslaan: regel 5." in page.text
    page.press("1 persoon inlezen")

    assert session.exec(select(Dossier.family_name)).all() == ["Tesfay"]


def test_another_row_can_be_chosen_as_the_headings(open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, "Wie\tWanneer\nAchternaam\tGeboortedatum\nTesfay\t4-3-1995")

    page.pick("In welke regel staan de koppen?", 0).run()

    assert "Wie" in [each.label for each in page.app.selectbox]
    assert "Vul een voornaam of een achternaam in" in page.text


def test_a_row_goes_in_without_a_language_that_is_not_known(session: Session, open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, LIST.replace("Eritrea", "Atlantis"))
    assert "“Atlantis”" in page.text

    page.app.checkbox[0].set_value(True)
    page.run().press("1 persoon inlezen")

    assert session.exec(select(Dossier.family_name, Dossier.country)).all() == [("Tesfay", "")]


@pytest.mark.parametrize("content", [b"PK\x03\x04 half", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7"])
def test_a_file_that_cannot_be_read_gives_one_sentence(open_page: OpenPage, karim: User, content: bytes) -> None:
    page = with_file(open_page, karim, content)

    [error] = page.app.error
    assert error.value.startswith("Dit ")


def test_a_nationality_is_said_not_to_be_kept_as_long_as_a_dossier_has_no_place_for_it(
    open_page: OpenPage, karim: User
) -> None:
    page = with_list(open_page, karim, LIST.replace("Land", "Nationaliteit").replace("Eritrea", "Staatloos"))

    kept = "nationality" in Registration.model_fields
    assert ("Koers bewaart dit niet bij het dossier: Nationaliteit" in page.text) is not kept
    assert "1 persoon inlezen" in [each.label for each in page.app.button]


def test_after_a_list_its_new_dossiers_get_a_regievoerder_at_once(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    page = with_list(open_page, marijke, LIST + "\n2712345679\tOsman\tAli\t5-3-1995\tEritrea")
    page.press("2 personen inlezen")
    shown = page.app.dataframe[0].value
    assert list(shown["Naam"]) == ["Selam Tesfay", "Ali Osman"]
    assert "2026-0001 · Selam Tesfay" in page.text

    page.pick("Wie wordt regievoerder?", sanne.id).run().press("2 dossiers toewijzen")

    assert set(session.exec(select(Dossier.regievoerder_id))) == {sanne.id}
    assert "2 dossiers toegewezen aan Sanne de Boer." in page.text
    page.press("Nog een lijst inlezen")
    assert "Lijst plakken" in page.text


def test_of_many_new_dossiers_one_is_opened_by_name_or_number(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    people = "\n".join(f"27123456{each:02}\tTesfay\tSelam\t{each + 1}-3-1995\tEritrea" for each in range(20))
    page = with_list(open_page, karim, LIST.split("\n")[0] + "\n" + people).press("20 personen inlezen")
    third = session.exec(select(Dossier).where(Dossier.number == "2026-0003")).one()

    page.pick("Open een nieuw dossier", third.id).run()

    assert page.went == [("dossier", {"dossier": str(third.id)})]


def test_who_may_not_hand_over_sees_the_new_dossiers_only(open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, LIST)

    page.press("1 persoon inlezen")

    assert list(page.app.dataframe[0].value["Regievoerder"]) == ["Niemand"]
    assert "Wie wordt regievoerder?" not in page.text


def test_an_ondersteuner_cannot_reach_the_import(session: Session, open_page: OpenPage) -> None:
    page = open_page("nieuw", by=a_caseworker(session, role=Role.ONDERSTEUNER))

    assert "Lijst van het COA" not in page.text


ALI = "V-nummer\tAchternaam\tVoornamen\tGeboortedatum\tTelefoon\n2799999999\tAli\tMohammed\t1-1-1990\t0612345678"


def test_who_may_be_somebody_of_a_dossier_is_shown_beside_it_and_nothing_is_taken_in_before_a_choice(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    a_dossier(session, karim, given_names="Mohammed", family_name="Ali", birth_date=date(1990, 1, 1), v_number="271")
    page = with_list(open_page, karim, ALI)
    assert "Wie is dit?" in page.text and "2799999999 | 271 | **verschilt**" in page.text
    assert not [each for each in page.app.button if "inlezen" in each.label]

    page.app.radio[0].set_value("Dit is iemand anders: nieuw dossier").run()
    page.press("1 persoon inlezen")

    rows = session.exec(select(Dossier.v_number, Dossier.phone).order_by(Dossier.number)).all()
    assert rows == [("271", ""), ("2799999999", "0612345678")]


def test_both_rows_with_one_v_number_are_named_and_one_must_be_left_out(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    page = with_list(open_page, karim, ALI + "\n2799999999\tAly\tMohamed\t1-1-1990\t")
    assert [each.label for each in page.app.radio] == ["Wie is dit (regel 2)?", "Wie is dit (regel 3)?"]
    assert page.app.radio[0].options == ["Deze regel overslaan"]

    page.app.radio[1].set_value("Deze regel overslaan").run()
    page.press("1 persoon inlezen")

    assert session.exec(select(Dossier.family_name)).all() == ["Ali"]


def test_a_row_that_is_no_person_can_be_left_out_and_the_others_go_in(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    page = with_list(open_page, karim, LIST + "\n1\tzonder\tdatum\t\t")
    assert not [each for each in page.app.button if "inlezen" in each.label]

    page.press("1 regel met een fout overslaan")
    page.press("1 persoon inlezen")

    assert session.exec(select(Dossier.family_name)).all() == ["Tesfay"]


def test_every_row_is_shown_with_all_its_fields_now_and_then(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    a_dossier(session, karim, given_names="Selam", family_name="Tesfay", birth_date=date(1995, 3, 4), country="SY")

    page = with_list(open_page, karim, LIST)

    (shown,) = page.app.dataframe[0].value.to_dict("records")
    assert shown["V-nummer"] == "leeg → 2712345678"
    assert shown["Land van herkomst"] == "Syrië blijft (lijst: Eritrea)"
    assert shown["Wat er gebeurt"] == "Dossier 2026-0001: aanvullen wat nog leeg is"
