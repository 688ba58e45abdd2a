"""The caseload page: what a coordinator and a regievoerder see and can do there."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from access import Role, User
from actions.deed.dossier_status import refresh_status
from models import Dossier
from tests.builders import TODAY, a_caseworker, a_dossier
from widgets.frame.visit import Visit

Open = Callable[..., tuple[AppTest, Visit]]


@pytest.fixture
def opened(open_page: Callable[..., Any]) -> Open:
    def open_it(user: User, **words: str) -> tuple[AppTest, Visit]:
        page = open_page("caseload", by=user, **words)
        return page.app, page.visit

    return open_it


@pytest.fixture
def marijke(session: Session) -> User:
    return a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")


def _names(page: AppTest) -> list[str]:
    return list(page.dataframe[0].value["Naam"])


def _labels(page: AppTest) -> set[str]:
    return {each.label for each in page.button}


def test_without_dossiers_the_page_says_what_to_do(session: Session, marijke: User, opened: Open) -> None:
    page, _ = opened(marijke)
    assert not page.exception
    assert "nieuw dossier" in page.info[0].value
    assert "Nieuw dossier" in _labels(page)


def test_the_list_shows_words_for_the_days_left(session: Session, marijke: User, opened: Open) -> None:
    a_dossier(session, marijke, given_names="[Amina](http://x)")
    page, _ = opened(marijke)
    assert not page.exception
    assert _names(page) == ["Haile, [Amina](http://x)"]
    assert list(page.dataframe[0].value["Dagen"]) == ["● Nog 19 dagen"]
    assert [each.value for each in page.metric][:3] == ["1", "0", "0"]


def test_a_closed_dossier_is_called_closed_in_the_list(session: Session, marijke: User, opened: Open) -> None:
    dossier = session.get_one(Dossier, a_dossier(session, marijke))
    dossier.closed_on = TODAY
    refresh_status(session, dossier)
    session.commit()

    page, _ = opened(marijke, fase="gesloten")

    assert list(page.dataframe[0].value["Dagen"]) == ["○ Gesloten"]


def test_a_filter_is_stored_in_the_address_and_read_from_it(session: Session, marijke: User, opened: Open) -> None:
    a_dossier(session, marijke)
    page, _ = opened(marijke, fase="intake")
    assert page.selectbox(key="caseload:fase").value == "intake"
    assert "Geen dossier" in page.info[0].value
    page.selectbox(key="caseload:fase").set_value("aangemeld").run()
    assert page.query_params["fase"] == "aangemeld"
    assert _names(page) == ["Haile, Amina"]


def test_the_location_of_the_coa_is_a_column_and_a_filter_where_somebody_has_one(
    session: Session, marijke: User, opened: Open
) -> None:
    a_dossier(session, marijke, given_names="Amina")
    page, _ = opened(marijke)
    assert "Locatie COA" not in [each.label for each in page.selectbox]
    assert "Locatie COA" not in page.dataframe[0].value
    a_dossier(session, marijke, given_names="Selam", coa_location="Ter Apel")

    page, _ = opened(marijke)
    assert set(page.dataframe[0].value["Locatie COA"]) == {"", "Ter Apel"}
    page.selectbox(key="caseload:locatie").set_value("Ter Apel").run()

    assert page.query_params["locatie"] == "Ter Apel"
    assert _names(page) == ["Haile, Selam"]


def test_an_invalid_filter_in_the_address_shows_everything(session: Session, marijke: User, opened: Open) -> None:
    a_dossier(session, marijke)
    page, _ = opened(marijke, fase="onzin", regievoerder="'; drop", pagina="-3")
    assert not page.exception
    assert _names(page) == ["Haile, Amina"]


def test_a_bsn_is_searched_for_but_never_in_the_address(session: Session, marijke: User, opened: Open) -> None:
    a_dossier(session, marijke, bsn="123456782")
    a_dossier(session, marijke, given_names="Iemand", family_name="Anders")
    page, _ = opened(marijke)
    page.text_input(key="caseload:zoeken").set_value("123456782").run()
    assert _names(page) == ["Haile, Amina"]
    assert "zoeken" not in page.query_params


def test_picking_a_name_opens_that_dossier(session: Session, marijke: User, opened: Open) -> None:
    dossier = a_dossier(session, marijke)
    page, visit = opened(marijke)
    choice = next(each for each in page.selectbox if each.label.startswith("Open een dossier"))
    choice.set_value(dossier).run()
    assert visit.go.calls == [("dossier", {"dossier": str(dossier)})]  # type: ignore[attr-defined]


def test_each_figure_links_to_its_list(session: Session, marijke: User, opened: Open) -> None:
    a_dossier(session, marijke)
    page, _ = opened(marijke, fase="aangemeld")
    next(each for each in page.button if each.label == "Toon te laat").click().run()
    assert page.query_params["termijn"] == "te_laat"
    assert "fase" not in page.query_params
    assert "Geen dossier" in page.info[0].value


def test_a_coordinator_hands_over_the_chosen_dossiers(session: Session, marijke: User, opened: Open) -> None:
    karim = a_caseworker(session, name="Karim Haddad")
    dossier = a_dossier(session, marijke)
    page, _ = opened(marijke)
    next(each for each in page.button if each.label == "Overdragen").click().run()
    table = str(page.dataframe[0].key)
    page.session_state[table] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.selectbox(key="caseload:naar").set_value(karim.id).run()
    page.session_state[table] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.button(key="caseload:overdragen").click().run()
    assert not page.exception
    assert "1 dossier overgedragen aan Karim Haddad" in page.success[0].value
    session.expire_all()
    assert session.get_one(Dossier, dossier).regievoerder_id == karim.id


def test_a_regievoerder_cannot_hand_over_and_an_ondersteuner_cannot_download(session: Session, opened: Open) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne)
    page, _ = opened(sanne)
    assert "Overdragen" not in _labels(page)
    assert len(page.get("download_button")) == 2
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    page, _ = opened(yusra)
    assert not page.get("download_button")
