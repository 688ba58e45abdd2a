"""Vandaag: the tasks, finding a dossier, and marking the news as seen."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from access import User
from actions.deed.audit import record
from events import ContactNoted
from models.base import new_id
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with

Open = Callable[[], AppTest]


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def opened(open_page: Callable[..., Any], sanne: User) -> Open:
    return lambda: open_page("vandaag", by=sanne, at=NOW + timedelta(hours=1)).app


def _text(page: AppTest) -> str:
    return "\n".join(each.value for each in [*page.markdown, *page.caption, *page.info])


def test_a_day_without_dossiers_says_so(session: Session, sanne: User, opened: Open) -> None:
    page = opened()
    assert not page.exception
    assert "Niets te doen" in _text(page)
    assert "Nieuw dossier" in [each.label for each in page.button]


def test_a_line_names_the_task_and_the_person_and_the_day_and_the_reason(
    session: Session, sanne: User, opened: Open
) -> None:
    a_dossier(session, sanne, given_names="*Amina*", kennisgeving=TODAY - timedelta(90), brp=TODAY - timedelta(90))
    page_text = _text(opened())
    assert "**Brede intake starten** · \\*Amina\\* Haile" in page_text
    # The last day was a Sunday, so the term ran to the Monday (Algemene termijnenwet art. 1).
    assert "Te laat · 19 dagen" in page_text
    assert "10 weken" in page_text
    assert "Naar de intake → intake" in page_text


def test_seven_lines_are_shown_first_and_then_all(session: Session, sanne: User, opened: Open) -> None:
    for number in range(8):
        a_dossier(session, sanne, given_names=f"Amina {number}")
    page = opened()
    assert _text(page).count("Brede intake starten") == 7
    next(each for each in page.button if each.label == "Toon alles (8)").click().run()
    assert _text(page).count("Brede intake starten") == 8


def test_a_search_shows_links_and_is_not_put_in_the_address(session: Session, sanne: User, opened: Open) -> None:
    a_dossier(session, sanne, bsn="123456782")
    page = opened()
    page.text_input(key="vandaag:zoek").set_value("123456782").run()
    assert "Amina Haile" in _text(page)
    assert not page.query_params
    page.text_input(key="vandaag:zoek").set_value("niemand").run()
    assert "Niets gevonden" in _text(page)


def test_news_is_shown_until_it_was_marked_as_seen(session: Session, sanne: User, opened: Open) -> None:
    karim = a_caseworker(session, name="Karim Haddad")
    dossier = a_dossier(session, sanne)
    shared_with(session, dossier, karim)
    record(session, ContactNoted(dossier_id=dossier, contact_id=new_id()), by=karim, at=NOW)
    session.commit()
    page = opened()
    assert "Karim Haddad heeft een contact vastgelegd" in _text(page)
    page.button(key="vandaag:gezien").click().run()
    assert "Karim Haddad" not in _text(page)
