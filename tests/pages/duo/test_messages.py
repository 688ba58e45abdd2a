"""Messages and notifications of DUO on the screen: their status, and what the user can do with them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.field_kind import Edit
from actions.dossier.revise import revise_dossier
from actions.duo.inbox import ask_duo, receive_notification
from actions.duo.queue import NewMessage, queue_message
from actions.duo.sending import note_answer, take_message
from models import Dossier, DuoBericht, DuoNotificatie
from pages import dossier as dossier_page
from pages import pip as pip_page
from queries.duo.check import duo_view
from queries.pip.view import pip_view
from rules.duo.answers import Notificatie
from rules.duo.verdict import PAUSES, BerichtStatus
from rules.law.terms import Doelgroep
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, a_visit
from tests.databases import Database
from tests.pages.conftest import OpenPage, Page
from tests.plans import a_full_plan, freeze

BSN = "123456782"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def decided(session: Session, sanne: User) -> UUID:
    """A dossier with a BSN and a vastgesteld PIP."""
    dossier_id = a_dossier(session, sanne, bsn=BSN)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    return dossier_id


def open_part(database: Database, dossier_id: UUID, by: User, *, connected: bool = True) -> Page:
    """The part DUO-controle of the plan, with or without a line to DUO."""
    visit = replace(a_visit(database.engine, by), duo=connected)
    return Page(pip_page.render, visit, dossier=str(dossier_id), deel="duo")


def notify(session: Session, code: str) -> UUID:
    """A notification of DUO about this person."""
    message_id = uuid4()
    what = Notificatie(registratie=NOW, gebeurtenis=code, bsn=BSN)
    receive_notification(session, message_id=message_id, notification=what, at=NOW)
    return message_id


def press_first(page: Page, label: str) -> Page:
    """Press the first button with this label."""
    next(each for each in page.app.button if each.label == label).click()
    return page.run()


def test_without_a_connection_the_screen_says_to_use_the_copy_sheet(
    database: Database, decided: UUID, sanne: User
) -> None:
    page = open_part(database, decided, sanne, connected=False)

    assert "Koers is niet verbonden met DUO; gebruik het invulblad." in page.text
    assert "Naar DUO sturen" not in page.text


def test_a_refusal_is_shown_in_the_words_of_duo_and_can_be_closed(
    database: Database, session: Session, decided: UUID, sanne: User
) -> None:
    from tests.actions.duo.test_queue import queue

    queue(session, decided, sanne)
    sent = take_message(session, at=NOW)
    assert sent is not None
    note_answer(session, sent=sent, code=403, body=[{"fouttekst": "Het *niveau* past niet."}], at=NOW)

    page = open_part(database, decided, sanne)
    assert "Geweigerd door DUO" in page.text
    assert "DUO: Het *niveau* past niet." in page.text
    press_first(page, "Hier laten we het bij")

    assert "Ingetrokken" in page.text
    session.expire_all()
    assert session.exec(select(DuoBericht.status)).one() == BerichtStatus.INGETROKKEN


def test_a_waiting_message_says_when_it_is_tried_again_and_can_be_tried_now(
    database: Database, session: Session, decided: UUID, sanne: User
) -> None:
    from tests.actions.duo.test_queue import queue

    queue(session, decided, sanne)
    sent = take_message(session, at=NOW)
    assert sent is not None
    note_answer(session, sent=sent, code=503, body=None, at=NOW)

    page = open_part(database, decided, sanne)
    assert "Wacht op verzending" in page.text
    assert "Volgende poging om 11:01" in page.text
    assert "DUO is tijdelijk niet bereikbaar." in page.text
    press_first(page, "Nu opnieuw proberen")

    session.expire_all()
    assert session.exec(select(DuoBericht.next_try_at, DuoBericht.attempts)).one() == (NOW, 0)
    press_first(page, "Intrekken")
    assert "Ingetrokken" in page.text


def test_a_refusal_after_a_lost_answer_says_that_duo_may_have_it_already(
    database: Database, session: Session, decided: UUID, sanne: User
) -> None:
    from tests.actions.duo.test_queue import queue

    queue(session, decided, sanne)
    for code, later in ((None, NOW), (403, NOW + PAUSES[0])):
        sent = take_message(session, at=later)
        assert sent is not None
        note_answer(session, sent=sent, code=code, body=[{"fouttekst": "Dit PIP is er al."}], at=later)

    page = open_part(database, decided, sanne)

    assert "DUO: Dit PIP is er al." in page.text
    assert "Een eerdere poging is misschien toch aangekomen." in page.text


def test_an_accepted_message_is_no_longer_shown_as_ready_to_send(
    database: Database, session: Session, decided: UUID, sanne: User
) -> None:
    page = open_part(database, decided, sanne)
    assert "DUO zou dit plan aannemen." in page.text
    (plan,) = duo_view(session, pip_view(session, decided, seen_by=sanne, on=TODAY), seen_by=sanne, on=TODAY).ready
    queue_message(
        session,
        dossier_id=decided,
        news=NewMessage(kind=plan.kind, body=plan.ready.body, intent=plan.intent),
        by=sanne,
        at=NOW,
    )
    sent = take_message(session, at=NOW)
    assert sent is not None
    note_answer(session, sent=sent, code=201, body=None, at=NOW)
    page.run()

    assert "DUO heeft dit plan aangenomen." in page.text
    assert "Staat bij DUO" in page.text
    assert "Klaar om door te geven" not in page.text


def test_an_accepted_message_is_not_shown_as_refused_after_a_later_change_of_the_dossier(
    database: Database, session: Session, decided: UUID, sanne: User
) -> None:
    (plan,) = duo_view(session, pip_view(session, decided, seen_by=sanne, on=TODAY), seen_by=sanne, on=TODAY).ready
    queue_message(
        session,
        dossier_id=decided,
        news=NewMessage(kind=plan.kind, body=plan.ready.body, intent=plan.intent),
        by=sanne,
        at=NOW,
    )
    sent = take_message(session, at=NOW)
    assert sent is not None
    note_answer(session, sent=sent, code=201, body=None, at=NOW)
    session.get_one(Dossier, decided).plicht_start_on = date(2026, 12, 1)
    session.commit()

    page = open_part(database, decided, sanne)

    assert "DUO heeft dit plan aangenomen." in page.text
    assert "weigeren" not in page.text
    assert "Staat bij DUO" in page.text


def test_a_notification_of_duo_is_shown_on_the_plan_with_a_link(
    database: Database, session: Session, decided: UUID, sanne: User
) -> None:
    notify(session, "SS103")

    page = open_part(database, decided, sanne)

    assert "Van DUO: 1 melding om te bekijken" in page.text
    assert "DUO heeft de inburgeringstermijn verlengd." in page.text
    assert "Naar de meldingen → dossier" in page.text


def test_a_notification_of_late_in_the_evening_shows_the_dutch_day(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN)
    late = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)  # in the Netherlands that is the 20th
    what = Notificatie(registratie=late, gebeurtenis="SS111", bsn=BSN)
    receive_notification(session, message_id=uuid4(), notification=what, at=NOW)

    page = open_page("dossier", by=sanne, dossier=str(dossier_id))

    assert "Gemeld op 20 november 2026 (SS111)." in page.text


def test_on_the_dossier_a_proposal_is_accepted_and_the_notification_is_handled(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN, kennisgeving=None)
    notify(session, "SS139")

    page = open_page("dossier", by=sanne, dossier=str(dossier_id))
    assert "De termijn van tien weken voor het PIP is begonnen." in page.text
    press_first(page, "Overnemen")
    session.expire_all()
    assert session.get_one(Dossier, dossier_id).kennisgeving_on == date(2026, 11, 20)
    page.type("Wat is er gedaan? (hoeft niet)", "Overgenomen.")
    page.press("Afgehandeld")

    session.expire_all()
    assert session.exec(select(DuoNotificatie.note)).one() == "Overgenomen."
    assert "Afgehandeld (1)" in page.text


def test_a_change_of_doelgroep_shows_its_consequences(session: Session, open_page: OpenPage, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN, doelgroep=Doelgroep.ASIELSTATUSHOUDER)
    notify(session, "SS124")

    page = open_page("dossier", by=sanne, dossier=str(dossier_id))

    assert "In de Z-route vervallen de 800 uur participatie" in page.text
    assert "Doelgroep: Gezinsmigrant" in page.text
    assert "Doelgroep: Overige migrant" in page.text


def test_an_answer_of_duo_is_shown_beside_the_dossier_and_accepted_per_field(
    database: Database, session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN, kennisgeving=date(2026, 10, 1))
    notify(session, "SS101")

    page = Page(dossier_page.render, replace(a_visit(database.engine, sanne), duo=True), dossier=str(dossier_id))
    page.press("Vraag de gegevens op bij DUO")
    assert "Wacht op verzending" in page.text
    while sent := take_message(session, at=NOW):
        answer = {"indicatorInburgeringsplicht": True, "begindatum": "2026-09-20"}
        note_answer(session, sent=sent, code=200 if sent.path.endswith("plicht") else 404, body=answer, at=NOW)
    page.run()
    assert "Begin van de inburgeringsplicht: 20 september 2026 (in Koers: –)" in page.text
    press_first(page, "Overnemen")

    session.expire_all()
    assert session.get_one(Dossier, dossier_id).plicht_start_on == date(2026, 9, 20)
    assert "20 september 2026 (in Koers hetzelfde)" in page.text


def test_a_date_that_a_colleague_changed_meanwhile_is_shown_before_the_date_of_duo_replaces_it(
    database: Database, session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN, kennisgeving=date(2026, 10, 1))
    notify(session, "SS101")
    page = Page(dossier_page.render, replace(a_visit(database.engine, sanne), duo=True), dossier=str(dossier_id))
    page.press("Vraag de gegevens op bij DUO")
    while sent := take_message(session, at=NOW):
        answer = {"indicatorInburgeringsplicht": True, "begindatum": "2026-09-20"}
        note_answer(session, sent=sent, code=200 if sent.path.endswith("plicht") else 404, body=answer, at=NOW)
    page.run()
    revise_dossier(
        session,
        dossier_id=dossier_id,
        edit=Edit(field="plicht_start_on", value=date(2026, 9, 1), seen_version=0, by=sanne, at=NOW, on=TODAY),
    )

    press_first(page, "Overnemen")

    session.expire_all()
    assert session.get_one(Dossier, dossier_id).plicht_start_on == date(2026, 9, 1)
    assert "20 september 2026 (in Koers: 1 september 2026)" in page.text
    press_first(page, "Overnemen")
    session.expire_all()
    assert session.get_one(Dossier, dossier_id).plicht_start_on == date(2026, 9, 20)


def test_a_question_that_duo_did_not_answer_can_be_asked_again(
    database: Database, session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN)
    notify(session, "SS131")
    page = Page(dossier_page.render, replace(a_visit(database.engine, sanne), duo=True), dossier=str(dossier_id))
    page.press("Vraag de gegevens op bij DUO")
    sent = take_message(session, at=NOW)
    assert sent is not None
    note_answer(session, sent=sent, code=404, body=None, at=NOW)
    page.run()
    assert "Geweigerd door DUO" in page.text

    page.press("Vraag het DUO opnieuw")

    assert "Wacht op verzending" in page.text
    assert "Vraag het DUO opnieuw" not in page.text


def test_without_a_connection_duo_cannot_be_asked(session: Session, open_page: OpenPage, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN)
    notify(session, "SS101")

    page = open_page("dossier", by=sanne, dossier=str(dossier_id))

    assert "kijk de gegevens na in Portaal Inburgering" in page.text
    assert session.exec(select(DuoBericht)).all() == []


def test_without_a_notification_of_duo_nothing_is_shown(session: Session, open_page: OpenPage, sanne: User) -> None:
    page = open_page("dossier", by=sanne, dossier=str(a_dossier(session, sanne)))

    assert "Meldingen van DUO" not in page.text


def test_vandaag_names_notifications_and_refusals_of_duo(
    session: Session, open_page: OpenPage, decided: UUID, sanne: User
) -> None:
    notice = notify(session, "SS121")
    ask_duo(session, notificatie_id=notice, by=sanne, at=NOW)
    while sent := take_message(session, at=NOW):
        note_answer(session, sent=sent, code=403, body=None, at=NOW)

    page = open_page("vandaag", by=sanne)

    assert "DUO: Deze persoon is in uw gemeente komen wonen, met een PIP van de vorige gemeente." in page.text
    assert "Bericht aan DUO niet aangenomen" not in page.text  # a question that was refused is no news


def test_the_coordinator_sees_that_duo_named_somebody_without_a_dossier(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR)
    notify(session, "SS101")

    page = open_page("vandaag", by=marijke)
    assert "Onbekende persoon. **Deze persoon is inburgeringsplichtig.**" in page.text
    assert BSN not in page.text
    assert "Onbekende persoon" not in open_page("vandaag", by=sanne).text
    page.press("Afgehandeld")

    assert "Onbekende persoon" not in page.text
