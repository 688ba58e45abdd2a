"""The calendar file on Vandaag and on the dossier: who may download it, and that this is logged."""

import pytest
from sqlmodel import Session

from access import Role, User
from tests.builders import a_caseworker, a_dossier, shared_with
from tests.pages.conftest import OpenPage

BUTTON = "Agenda (ICS)"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.mark.parametrize("path", ["vandaag", "dossier"])
def test_a_regievoerder_can_download_appointments(
    session: Session, sanne: User, open_page: OpenPage, path: str
) -> None:
    dossier_id = a_dossier(session, sanne)

    assert BUTTON in open_page(path, by=sanne, dossier=str(dossier_id)).text


@pytest.mark.parametrize("path", ["vandaag", "dossier"])
def test_who_may_not_export_sees_no_calendar_file(
    session: Session, sanne: User, open_page: OpenPage, path: str
) -> None:
    dossier_id = a_dossier(session, sanne)
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra Abdi")
    shared_with(session, dossier_id, yusra)

    assert BUTTON not in open_page(path, by=yusra, dossier=str(dossier_id)).text
