"""All PIPs of a filter as one zip, from the caseload."""

import io
import zipfile
from typing import Any

import pytest
from sqlmodel import Session

from access import Role, User
from exports.pip.zip_store import ZIP_STORE
from tests.builders import a_caseworker, a_dossier, shared_with
from tests.pages.conftest import OpenPage, Page
from tests.plans import a_full_plan, freeze

BUTTON = "PIP's als zip"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


def _with_a_pip(session: Session, by: User, **facts: Any) -> None:
    freeze(session, a_full_plan(session, a_dossier(session, by, **facts), by), by)


def _labels(page: Page) -> list[str]:
    return [each.label for each in page.app.button]


def _finish(page: Page) -> Page:
    for _ in range(10):
        if "De zip is klaar" in page.text:
            return page
        page.run()
    raise AssertionError(page.text)


def test_the_zip_contains_the_pips_of_the_filters(session: Session, sanne: User, open_page: OpenPage) -> None:
    _with_a_pip(session, sanne)
    _with_a_pip(session, sanne, given_names="Bilal", family_name="Darwish")
    a_dossier(session, sanne, given_names="Dawit")
    page = _finish(open_page("caseload", by=sanne).press(BUTTON))

    assert "De zip is klaar: 2 PIP's" in page.text
    (batch,) = [each for each in ZIP_STORE._batches.values() if each.token.hex in page.text.replace("-", "")]
    names = zipfile.ZipFile(io.BytesIO(b"".join(batch.chunks()))).namelist()
    assert sorted(name[10:] for name in names) == ["Amina Haile.pdf", "Bilal Darwish.pdf"]
    hand = repr({name: page.app.session_state[name] for name in ("hand",)})
    assert "Haile" not in hand and "2026-" not in hand
    page.press("Weggooien")
    assert "De zip is klaar" not in page.text


def test_only_dossiers_that_match_the_filters_are_in_the_zip(
    session: Session, sanne: User, open_page: OpenPage
) -> None:
    _with_a_pip(session, sanne)
    _with_a_pip(session, sanne, given_names="Bilal", family_name="Darwish")
    page = _finish(open_page("caseload", by=sanne, zoeken="darwish").press(BUTTON))

    assert "De zip is klaar: 1 PIP," in page.text
    page.press("Weggooien")


def test_a_second_press_starts_no_second_zip(session: Session, sanne: User, open_page: OpenPage) -> None:
    _with_a_pip(session, sanne)
    page = open_page("caseload", by=sanne).press(BUTTON)
    before = set(ZIP_STORE._batches)
    page.press(BUTTON)

    assert set(ZIP_STORE._batches) == before
    _finish(page).press("Weggooien")


def test_without_a_vastgesteld_pip_no_zip_is_offered(session: Session, sanne: User, open_page: OpenPage) -> None:
    a_dossier(session, sanne)

    assert "Geen van deze dossiers heeft een vastgesteld PIP" in open_page("caseload", by=sanne).press(BUTTON).text


def test_a_downloaded_zip_is_no_longer_offered(session: Session, sanne: User, open_page: OpenPage) -> None:
    _with_a_pip(session, sanne)
    page = _finish(open_page("caseload", by=sanne).press(BUTTON))
    for token in list(ZIP_STORE._batches):
        ZIP_STORE.drop(token)

    assert "De zip staat niet meer in Koers" in page.run().text


def test_who_may_not_export_sees_no_button(session: Session, sanne: User, open_page: OpenPage) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra Abdi")
    shared_with(session, a_dossier(session, sanne), yusra)

    assert BUTTON not in _labels(open_page("caseload", by=yusra))
