"""The list from COA on the screen Nieuw dossier: look first, then take in all of it or nothing."""

from typing import Any

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.dossier.particulars import Registration
from models import Dossier
from tests.builders import a_caseworker
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


def test_a_pasted_list_is_shown_first_and_taken_in_on_a_press(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    page = with_list(open_page, karim, LIST)
    assert "Nieuw dossier" in page.text
    assert session.exec(select(Dossier)).all() == []

    page.press("1 persoon inlezen")

    assert session.exec(select(Dossier.family_name)).all() == ["Tesfay"]
    assert "1 nieuw dossier" in page.text


def test_a_wrong_cell_is_named_and_nothing_can_be_taken_in(session: Session, open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, LIST.replace("4-3-1995", "31-2-1995").replace("Eritrea", "Atlantis"))

    assert "Deze dag bestaat niet" in page.text
    assert "Dit land of deze taal is niet bekend" in page.text
    assert not [each for each in page.app.button if "inlezen" in each.label]
    assert session.exec(select(Dossier)).all() == []


def test_what_is_no_list_says_what_to_do(open_page: OpenPage, karim: User) -> None:
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
    assert "Regel 5: Totaal 2" in page.text
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
    people = "\n".join(f"27123456{each:02}\tTesfay\tSelam {each}\t4-3-1995\tEritrea" for each in range(20))
    page = with_list(open_page, karim, LIST.split("\n")[0] + "\n" + people).press("20 personen inlezen")
    third = session.exec(select(Dossier).where(Dossier.number == "2026-0003")).one()

    page.pick("Open een nieuw dossier", third.id).run()

    assert page.went == [("dossier", {"dossier": str(third.id)})]


def test_who_may_not_hand_over_sees_the_new_dossiers_only(open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, LIST)

    page.press("1 persoon inlezen")

    assert list(page.app.dataframe[0].value["Regievoerder"]) == ["Niemand"]
    assert "Wie wordt regievoerder?" not in page.text


def test_an_ondersteuner_cannot_reach_it(session: Session, open_page: OpenPage) -> None:
    page = open_page("nieuw", by=a_caseworker(session, role=Role.ONDERSTEUNER))

    assert "Lijst van het COA" not in page.text
