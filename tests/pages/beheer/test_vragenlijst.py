"""Vragenlijst-gezondheid: how the questions are used, without names."""

from sqlmodel import Session

from access import Role
from tests.builders import a_caseworker
from tests.pages.conftest import OpenPage
from tests.queries.intake.test_question_usage import PLAIN, an_intake


def test_without_an_intake_the_screen_says_what_will_be_shown_here(session: Session, open_page: OpenPage) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR)

    assert "nog geen brede intake begonnen" in open_page("vragenlijst", by=marijke).text


def test_of_a_few_intakes_nothing_is_shown(session: Session, open_page: OpenPage) -> None:
    sanne, marijke = a_caseworker(session), a_caseworker(session, role=Role.COORDINATOR)
    an_intake(session, sanne)

    page = open_page("vragenlijst", by=marijke)

    assert "1 intake is te weinig" in page.text
    assert not page.app.dataframe


def test_the_least_used_question_comes_first_without_names_and_small_numbers(
    session: Session, open_page: OpenPage
) -> None:
    sanne, marijke = a_caseworker(session), a_caseworker(session, role=Role.COORDINATOR)
    for number in range(7):
        an_intake(session, sanne, **({PLAIN.id: "ja"} if number < 5 else {PLAIN.id: "weet_niet"}))

    page = open_page("vragenlijst", by=marijke)

    (table,) = page.app.dataframe
    last = table.value.iloc[-1]
    assert last["Vraag"] == PLAIN.text
    assert (last["Gebruikt"], last["Ingevuld"], last["Weet niet"]) == ("71%", "7", "minder dan 5")
    assert table.value.iloc[0]["Gebruikt"] == "nooit"
    assert "vragen zijn nooit gebruikt" in page.text
    assert "Amina" not in page.text and "Haile" not in page.text


def test_one_domain_can_be_chosen(session: Session, open_page: OpenPage) -> None:
    sanne, marijke = a_caseworker(session), a_caseworker(session, role=Role.COORDINATOR)
    for _ in range(5):
        an_intake(session, sanne)
    page = open_page("vragenlijst", by=marijke)

    page.pick("Domein", "werk").run()

    assert set(page.app.dataframe[0].value["Domein"]) == {"Werk"}
