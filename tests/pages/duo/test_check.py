"""The part DUO-controle of the plan screen: what DUO would say, and the copy sheet for the Portaal Inburgering."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from access import Role, User
from models import AuditRecord, Caseworker, Dossier, PipVersie
from refusals import Unavailable
from tests.builders import a_caseworker, a_dossier, shared_with
from tests.pages.conftest import OpenPage, Page
from tests.plans import a_draft, a_full_plan, freeze

BSN = "999990019"


def a_person(session: Session, by: User, **facts: Any) -> UUID:
    usual: dict[str, Any] = {"bsn": BSN, "plicht_start_on": date(2026, 9, 1)}
    return a_dossier(session, by, **(usual | facts))


def duo(open_page: OpenPage, dossier_id: UUID, by: User, **more: Any) -> Page:
    return open_page("pip", by=by, dossier=str(dossier_id), deel="duo", **more)


def in_force(session: Session, by: User) -> tuple[UUID, UUID]:
    dossier_id = a_person(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    freeze(session, pip_id, by, dagtekening=date(2026, 10, 5))
    return dossier_id, pip_id


def sheet(page: Page, pip_id: UUID, intent: str) -> Page:
    """Open the copy sheet of a message."""
    page.app.session_state[f"pip:{pip_id}:duo:{intent}:blad"] = True
    return page.run()


def of_version(session: Session) -> str:
    return f"pip:{session.exec(select(PipVersie.id)).one()}"


def copied(page: Page) -> list[str]:
    """The values that have a copy button."""
    return [str(each.value) for each in page.app.code]


def events(session: Session, event: str) -> list[Any]:
    return [each.details for each in session.exec(select(AuditRecord).where(col(AuditRecord.event) == event))]


def test_a_plan_that_duo_would_accept_gets_one_green_line(session: Session, open_page: OpenPage) -> None:
    by = a_caseworker(session)
    dossier_id = a_person(session, by)
    a_full_plan(session, dossier_id, by)

    page = duo(open_page, dossier_id, by)

    assert [each.value for each in page.app.success] == ["DUO zou dit plan aannemen."]
    assert not page.app.error


def test_a_plan_that_duo_would_refuse_gets_the_reasons_and_where_to_correct_each(
    session: Session, open_page: OpenPage
) -> None:
    by = a_caseworker(session)
    dossier_id = a_person(session, by, bsn=None)
    a_draft(session, dossier_id, by)

    page = duo(open_page, dossier_id, by)

    assert [each.value for each in page.app.error] == ["DUO zou dit plan weigeren: 1 punt."]
    assert "Kies een leerroute." in page.text
    page.press("Aanpassen")
    assert page.app.query_params["deel"] == "leerroute"


def test_a_missing_bsn_leads_to_the_dossier(session: Session, open_page: OpenPage) -> None:
    by = a_caseworker(session)
    dossier_id = a_person(session, by, bsn=None)
    a_full_plan(session, dossier_id, by)

    page = duo(open_page, dossier_id, by)

    assert "Vul het BSN in." in page.text
    assert "Dossier → dossier" in page.text


def test_the_version_in_force_has_a_copy_sheet_in_the_order_of_duo(session: Session, open_page: OpenPage) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    page = duo(open_page, dossier_id, by)
    assert copied(page) == []

    sheet(page, pip_id, of_version(session))

    assert copied(page) == ["05-10-2026", "B1-route", "B1", "Niet van toepassing"]
    assert "(leeg laten)" in page.text
    assert events(session, "DuoSheetCopied") == [{"kind": "pip"}]


def test_a_copy_sheet_that_stays_open_is_logged_once(session: Session, open_page: OpenPage) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    page = duo(open_page, dossier_id, by)

    sheet(page, pip_id, of_version(session))
    page.run()
    page.run()

    assert len(events(session, "DuoSheetCopied")) == 1


def test_a_copy_sheet_that_could_not_be_logged_is_not_shown_until_it_can_be_logged(
    session: Session, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    page = duo(open_page, dossier_id, by)

    def away(*_given: object, **_more: object) -> None:
        raise Unavailable

    with monkeypatch.context() as gone:
        gone.setattr("pages.pip.duo.note_sheet", away)
        sheet(page, pip_id, of_version(session))
        assert copied(page) == []

    page.run()
    assert copied(page)
    assert len(events(session, "DuoSheetCopied")) == 1


def test_the_bsn_is_masked_until_somebody_asks_for_it(session: Session, open_page: OpenPage) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    page = sheet(duo(open_page, dossier_id, by), pip_id, of_version(session))
    assert BSN not in page.text

    page.press("BSN tonen")

    assert copied(page)[0] == BSN


def test_who_may_not_see_particulars_sees_the_check_and_no_sheet(session: Session, open_page: OpenPage) -> None:
    by, partner = a_caseworker(session), a_caseworker(session, role=Role.PARTNER)
    dossier_id, pip_id = in_force(session, by)
    shared_with(session, dossier_id, partner)

    page = sheet(duo(open_page, dossier_id, partner), pip_id, of_version(session))

    assert copied(page) == []
    assert BSN not in page.text


def test_a_download_is_offered_to_who_may_export(session: Session, open_page: OpenPage) -> None:
    by, helper = a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    dossier_id, pip_id = in_force(session, by)
    shared_with(session, dossier_id, helper)

    mine = sheet(duo(open_page, dossier_id, by), pip_id, of_version(session))
    theirs = sheet(duo(open_page, dossier_id, helper), pip_id, of_version(session))

    assert "Download als JSON" in mine.text
    assert "Download als JSON" not in theirs.text
    assert copied(theirs)[0] == "05-10-2026"


def test_missing_contact_details_of_the_regievoerder_link_to_the_profile(session: Session, open_page: OpenPage) -> None:
    by, other = a_caseworker(session), a_caseworker(session, name="Karim Haddad", role=Role.COORDINATOR)
    dossier_id, _ = in_force(session, by)

    assert "Mijn profiel → profiel" in duo(open_page, dossier_id, by).text
    assert "Sanne de Boer vult dit in bij Mijn profiel." in duo(open_page, dossier_id, other).text


def test_a_contactpersoon_who_can_be_reached_is_ready(session: Session, open_page: OpenPage) -> None:
    by = a_caseworker(session)
    row = session.get_one(Caseworker, by.id)
    row.email, row.phone = "s.deboer@duinmeer.nl", "0570 123456"
    session.commit()
    dossier_id, pip_id = in_force(session, by)

    page = sheet(duo(open_page, dossier_id, by), pip_id, f"contact:{by.id}")

    assert copied(page) == ["Sanne de Boer", "s.deboer@duinmeer.nl", "0570 123456"]


def test_after_the_termijn_the_user_chooses_whether_being_late_is_culpable(
    session: Session, open_page: OpenPage
) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    row = session.get_one(Dossier, dossier_id)
    row.pvt_signed_on = date(2029, 10, 10)
    session.commit()
    page = duo(open_page, dossier_id, by, today=date(2029, 10, 20))
    assert "Kies of te laat zijn verwijtbaar is." in page.text

    page.app.radio(key=f"pip:{pip_id}:duo:verwijtbaar:pvt").set_value("Ja")
    page.run()
    sheet(page, pip_id, f"pvt:{dossier_id}")

    assert copied(page) == ["10-10-2029", "Ja"]


def test_shortly_before_the_end_the_user_can_choose_that_being_late_is_not_culpable(
    session: Session, open_page: OpenPage
) -> None:
    by = a_caseworker(session)
    dossier_id, pip_id = in_force(session, by)
    page = duo(open_page, dossier_id, by, today=date(2029, 8, 20))
    assert "Nog niets door te geven" in page.text
    choice = page.app.radio(key=f"pip:{pip_id}:duo:verwijtbaar:pvt")
    assert choice.options == ["Nog niet gekozen", "Nee"]

    choice.set_value("Nee")
    page.run()
    sheet(page, pip_id, f"pvt:{dossier_id}")

    assert copied(page) == ["Nee"]


def test_a_message_that_is_not_needed_says_why(session: Session, open_page: OpenPage) -> None:
    by = a_caseworker(session)
    dossier_id, _ = in_force(session, by)

    page = duo(open_page, dossier_id, by)

    assert "De participatieverklaring is nog niet ondertekend." in page.text
    assert "Geen taalles in dit plan hoort bij een school uit het aanbod." in page.text
