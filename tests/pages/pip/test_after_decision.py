"""On the screen of a plan: change it, have it approved, send it, sign it, object to it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Role, User
from actions.answering.field_kind import Edit
from actions.pip.after_decision import SendingFacts, SignatureFacts, note_sent, sign
from actions.pip.approval import ask_approval
from actions.pip.bezwaar import BezwaarDecision, BezwaarFacts, decide_bezwaar, note_bezwaar
from actions.pip.change import ChangeRequest, revise_change, start_change
from actions.pip.doelen import revise_doel
from models import Bezwaar, Doel, Dossier, Gemeente, Pip, PipBekendmaking, PipHandtekening, PipVersie
from rules.law.terms import Leerroute, PipStatus, Wijziging
from rules.pip.changes import ChangeFacts
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import Database
from tests.pages.conftest import OpenPage, Page
from tests.plans import a_doel, a_full_plan, answer_plan, freeze


@pytest.fixture
def by(session: Session) -> User:
    """A regievoerder."""
    return a_caseworker(session)


def in_force(session: Session, by: User) -> tuple[UUID, UUID]:
    """A dossier with version 1, and its plan."""
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    freeze(session, pip_id, by)
    return dossier_id, pip_id


def kind(page: Page, wijziging: Wijziging) -> Page:
    """Choose the kind of change."""
    page.app.radio[0].set_value(wijziging)
    return page.run()


def test_a_change_of_leerroute_is_begun_with_its_conditions_shown(
    session: Session, by: User, open_page: OpenPage
) -> None:
    dossier_id, pip_id = in_force(session, by)
    page = open_page("pip", by=by, dossier=str(dossier_id)).press("PIP wijzigen")

    kind(page, Wijziging.SCHAKELEN)
    assert "Kies een andere leerroute dan die nu geldt." in page.text
    page.pick("Naar welke leerroute?", Leerroute.Z).run()
    page.pick("Is dit met deze persoon besproken?", "ja").run()
    assert "De leerroute kan veranderen tot en met 21 mei 2028." in page.text
    page.type("Waarom verandert het PIP?", "De lessen gaan te snel").press("Wijziging beginnen")

    session.expire_all()
    pip = session.get_one(Pip, pip_id)
    assert (pip.status, pip.change_kind) == (PipStatus.IN_WIJZIGING, "schakelen")
    assert "Andere leerroute: De lessen gaan te snel" in page.text


def test_who_changes_the_reason_in_two_tabs_sees_what_the_other_wrote_before_it_is_replaced(
    session: Session, by: User, open_page: OpenPage
) -> None:
    dossier_id, pip_id = in_force(session, by)
    start_change(session, pip_id=pip_id, reason="Nieuw werk", by=by, at=NOW)
    page = open_page("pip", by=by, dossier=str(dossier_id)).press("Soort wijziging")
    facts = ChangeFacts()
    revise_change(
        session,
        pip_id=pip_id,
        request=ChangeRequest(kind=Wijziging.INHOUD, facts=facts, reason="Een kind"),
        by=by,
        at=NOW,
    )

    page.type("Waarom verandert het PIP?", "De lessen gaan te snel").press("Opslaan")
    assert "een collega was eerder" in page.text
    assert "Een kind" in page.text
    session.expire_all()
    assert session.get_one(Pip, pip_id).change_reason == "Een kind"
    hand = repr(page.app.session_state["hand"])
    assert "Een kind" not in hand and "Nieuw werk" not in hand

    page.press("Opslaan")
    session.expire_all()
    assert session.get_one(Pip, pip_id).change_reason == "De lessen gaan te snel"


def test_afschalen_without_its_conditions_says_what_stops_it_and_keeps_what_was_typed(
    session: Session, by: User, open_page: OpenPage
) -> None:
    dossier_id, pip_id = in_force(session, by)
    page = open_page("pip", by=by, dossier=str(dossier_id)).press("PIP wijzigen")

    kind(page, Wijziging.AFSCHALEN)
    page.fill("Uren les die niet in Koers staan", "599").type("Waarom verandert het PIP?", "B1 lukt niet")
    page.press("Wijziging beginnen")

    assert "Er is 599 uur les bekend. Dat is minder dan 600 uur." in page.text
    assert "Dit kan nog niet: niet aan elke voorwaarde is voldaan." in page.text
    assert page.value("Waarom verandert het PIP?") == "B1 lukt niet"
    assert session.get_one(Pip, pip_id).status is PipStatus.VASTGESTELD


def test_hours_that_are_not_a_number_are_explained(session: Session, by: User, open_page: OpenPage) -> None:
    dossier_id, _ = in_force(session, by)
    page = open_page("pip", by=by, dossier=str(dossier_id)).press("PIP wijzigen")

    kind(page, Wijziging.AFSCHALEN)
    page.fill("Uren les die niet in Koers staan", "veel").press("Wijziging beginnen")

    assert "schrijf een heel getal" in page.text


def test_an_earlier_pip_of_another_gemeente_is_noted_and_withdrawn(
    session: Session, by: User, open_page: OpenPage
) -> None:
    dossier_id = a_dossier(session, by)
    a_full_plan(session, dossier_id, by)
    page = open_page("pip", by=by, dossier=str(dossier_id)).press("Eerder PIP elders")

    page.fill("Dagtekening van het eerste PIP in de andere gemeente", "01-03-2025")
    page.pick("Leerroute in dat PIP", Leerroute.B1).run()
    page.type("Waarom verandert het PIP?", "Verhuisd uit Lochem").press("Opslaan")

    session.expire_all()
    assert session.get_one(Dossier, dossier_id).earlier_pip_on == date(2025, 3, 1)
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="controle")
    assert "Loopt van 2 maart 2025 tot en met 1 maart 2028" in page.text
    page.press("Eerder PIP elders").press("Toch geen eerder PIP")
    session.expire_all()
    assert session.get_one(Dossier, dossier_id).earlier_pip_on is None


def test_a_change_that_was_begun_by_mistake_is_withdrawn_on_the_screen(
    session: Session, by: User, open_page: OpenPage
) -> None:
    dossier_id, pip_id = in_force(session, by)
    start_change(session, pip_id=pip_id, reason="Ander werk", by=by, at=NOW)
    answer_plan(session, pip_id, by, {"eigen_woorden": "Ik wil bakker worden."}, seen_version=1)
    page = open_page("pip", by=by, dossier=str(dossier_id))

    page.press("Soort wijziging").press("Wijziging intrekken")
    assert "Intrekken kan nu niet" in page.text
    page.fill("Wat wil ik bereiken?", "Ik wil kapper worden.").press("Wijziging intrekken")

    assert "PIP wijzigen" in [each.label for each in page.app.button]
    assert session.get_one(Pip, pip_id, populate_existing=True).status is PipStatus.VASTGESTELD


def test_a_long_reason_is_shortened_above_every_part(session: Session, by: User, open_page: OpenPage) -> None:
    dossier_id, pip_id = in_force(session, by)
    start_change(session, pip_id=pip_id, reason="Amina heeft nu werk. " * 100, by=by, at=NOW)

    text = open_page("pip", by=by, dossier=str(dossier_id)).text

    assert text.count("Amina heeft nu werk.") < 10
    assert "…" in text


def test_the_draft_is_compared_with_the_version_in_force(session: Session, by: User, open_page: OpenPage) -> None:
    dossier_id, pip_id = in_force(session, by)
    start_change(session, pip_id=pip_id, reason="Ander werk", by=by, at=NOW)
    answer_plan(session, pip_id, by, {"eigen_woorden": "Ik wil bakker worden."}, seen_version=1)
    a_doel(session, pip_id, by)

    page = open_page("pip", by=by, dossier=str(dossier_id), deel="controle")
    page.app.session_state[f"pip:{pip_id}:verschil"] = True
    page.run()

    assert "| Ik wil kapper worden. | Ik wil bakker worden. |" in page.text
    assert "1 doel nieuw, gewijzigd of vervallen" in page.text


def test_a_plan_waits_for_a_coordinator_who_finds_it_on_vandaag(
    session: Session, by: User, open_page: OpenPage
) -> None:
    session.get_one(Gemeente, by.gemeente_id).four_eyes = True
    session.commit()
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke Vos")
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="controle")
    assert next(each for each in page.app.button if each.label == "Vaststellen").disabled
    page.press("Akkoord vragen")
    assert "Wacht op een coördinator" in page.text
    assert not [each for each in page.app.button if each.label == "Akkoord geven"]

    assert "PIP: akkoord gevraagd" in open_page("vandaag", by=marijke).text
    assert "PIP: akkoord gevraagd" not in open_page("vandaag", by=by).text
    open_page("pip", by=marijke, dossier=str(dossier_id), deel="controle").press("Akkoord geven")
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="controle")
    assert "Marijke Vos gaf akkoord" in page.text
    page.press("Vaststellen")

    assert session.exec(select(PipVersie.pip_id)).one() == pip_id


def reworded(session: Session, pip_id: UUID, by: User, words: str) -> None:
    """A colleague changes the first doel of the plan."""
    doel = session.exec(select(Doel).where(Doel.pip_id == pip_id)).one()
    version = doel.field_versions.get("result", 0)
    revise_doel(session, doel_id=doel.id, edit=Edit(field="result", value=words, seen_version=version, by=by, at=NOW))


def test_a_coordinator_approves_what_was_on_the_screen_and_not_what_came_after_it(
    session: Session, by: User, open_page: OpenPage
) -> None:
    session.get_one(Gemeente, by.gemeente_id).four_eyes = True
    session.commit()
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke Vos")
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    ask_approval(session, pip_id=pip_id, dagtekening=TODAY, by=by, at=NOW, on=TODAY)
    page = open_page("pip", by=marijke, dossier=str(dossier_id), deel="controle")
    reworded(session, pip_id, by, "Iets dat Marijke niet zag")

    page.press("Akkoord geven")

    assert "Het plan is intussen gewijzigd" in page.text
    session.expire_all()
    assert session.get_one(Pip, pip_id).approved_at is None
    page.press("Akkoord geven")
    session.expire_all()
    assert session.get_one(Pip, pip_id).approved_at is not None


def test_the_vastgesteld_plan_is_the_plan_that_was_on_the_screen(
    session: Session, by: User, open_page: OpenPage
) -> None:
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="controle")
    reworded(session, pip_id, by, "Wat een collega intussen schreef")

    page.press("Vaststellen")

    assert "Het plan is intussen gewijzigd" in page.text
    assert session.exec(select(PipVersie)).all() == []
    page.press("Vaststellen")
    assert session.exec(select(PipVersie.number)).all() == [1]


def test_an_outcome_that_a_colleague_noted_meanwhile_is_not_replaced_unseen(
    session: Session, by: User, open_page: OpenPage
) -> None:
    dossier_id, _ = in_force(session, by)
    fields: dict[str, Any] = {"bezwaar_id": uuid4(), "by": by, "at": NOW, "on": TODAY}
    versie_id = session.exec(select(PipVersie.id)).one()
    note_bezwaar(session, versie_id=versie_id, facts=BezwaarFacts(received_on=TODAY, grounds="Te veel uren"), **fields)
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="versies").press("Uitkomst vastleggen")
    decide_bezwaar(
        session,
        decision=BezwaarDecision(outcome="ongegrond", decided_on=TODAY, note="Besproken"),
        seen_version=1,
        **fields,
    )

    page.pick("Wat is er besloten?", "gegrond").press("Uitkomst vastleggen")

    session.expire_all()
    assert session.exec(select(Bezwaar.outcome)).one() == "ongegrond"
    assert "Dit is al gedaan" in page.text and "Besproken" in page.text
    page.press("Annuleren").press("Uitkomst aanpassen")
    page.pick("Wat is er besloten?", "gegrond").press("Uitkomst vastleggen")
    session.expire_all()
    assert session.exec(select(Bezwaar.outcome)).one() == "gegrond"


def test_a_sending_that_a_colleague_noted_meanwhile_is_not_replaced_unseen(
    session: Session, by: User, open_page: OpenPage
) -> None:
    dossier_id, _ = in_force(session, by)
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="versies").press("Verzending vastleggen")
    versie_id = session.exec(select(PipVersie.id)).one()
    note_sent(
        session,
        versie_id=versie_id,
        facts=SendingFacts(sent_on=TODAY, manner="post"),
        seen_version=0,
        by=by,
        at=NOW,
        on=TODAY,
    )

    page.pick("Hoe?", "uitgereikt").press("Verzending vastleggen")

    session.expire_all()
    assert session.exec(select(PipBekendmaking.manner)).one() == "post"
    assert "Dit is al gedaan" in page.text


def test_an_approval_stays_visible_when_the_gemeente_no_longer_asks_for_it(
    session: Session, by: User, open_page: OpenPage
) -> None:
    gemeente = session.get_one(Gemeente, by.gemeente_id)
    gemeente.four_eyes = True
    session.commit()
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke Vos")
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    ask_approval(session, pip_id=pip_id, dagtekening=TODAY, by=by, at=NOW, on=TODAY)
    open_page("pip", by=marijke, dossier=str(dossier_id), deel="controle").press("Akkoord geven")
    session.refresh(gemeente)
    gemeente.four_eyes = False
    session.commit()

    page = open_page("pip", by=by, dossier=str(dossier_id), deel="controle")
    assert "Marijke Vos gaf akkoord" in page.text
    assert "Uw gemeente vraagt dit akkoord nu niet meer." in page.text
    page.press("Vaststellen")

    page = open_page("pip", by=by, dossier=str(dossier_id), deel="versies")
    assert "Akkoord gegeven door Marijke Vos." in page.text


def test_an_expired_approval_stops_nothing_when_the_gemeente_no_longer_asks_for_it(
    session: Session, by: User, open_page: OpenPage
) -> None:
    gemeente = session.get_one(Gemeente, by.gemeente_id)
    gemeente.four_eyes = True
    session.commit()
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke Vos")
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    ask_approval(session, pip_id=pip_id, dagtekening=TODAY, by=by, at=NOW, on=TODAY)
    open_page("pip", by=marijke, dossier=str(dossier_id), deel="controle").press("Akkoord geven")
    session.refresh(gemeente)
    gemeente.four_eyes = False
    session.commit()
    answer_plan(session, pip_id, by, {"eigen_woorden": "Ik wil bakker worden."}, seen_version=1)

    page = open_page("pip", by=by, dossier=str(dossier_id), deel="controle")

    assert "Akkoord van een coördinator" not in page.text
    assert not next(each for each in page.app.button if each.label == "Vaststellen").disabled


def test_a_plan_that_was_sent_back_says_why_to_its_regievoerder(
    session: Session, by: User, open_page: OpenPage
) -> None:
    session.get_one(Gemeente, by.gemeente_id).four_eyes = True
    session.commit()
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke Vos")
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    ask_approval(session, pip_id=pip_id, dagtekening=TODAY, by=by, at=NOW, on=TODAY)

    page = open_page("pip", by=marijke, dossier=str(dossier_id), deel="controle")
    page.type("Wat moet anders? (alleen bij terugsturen)", "Doel 1 is te vaag").press("Terugsturen")

    assert "Teruggestuurd: Doel 1 is te vaag" in open_page("pip", by=by, dossier=str(dossier_id), deel="controle").text
    assert "PIP: teruggestuurd" in open_page("vandaag", by=by).text


def test_the_sending_shows_the_last_day_for_bezwaar(session: Session, by: User, open_page: OpenPage) -> None:
    dossier_id, _ = in_force(session, by)
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="versies").press("Verzending vastleggen")

    page.pick("Hoe?", "uitgereikt").type("Verzonden of gegeven op", "21-11-2026").press("Verzending vastleggen")

    assert session.exec(select(PipBekendmaking.manner)).one() == "uitgereikt"
    # 2 januari 2027 is a Saturday (Algemene termijnenwet art. 1)
    assert "Laatste dag voor bezwaar: **4 januari 2027**" in page.text
    assert "6 weken, vanaf 22 november 2026" in page.text


def test_a_typed_name_counts_as_a_signature(session: Session, by: User, open_page: OpenPage) -> None:
    dossier_id, _ = in_force(session, by)
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="versies").press("Tekenen")

    next(each for each in page.app.radio if each.label == "Hoe?").set_value("typen")
    page.run().press("Ondertekenen met deze naam")

    assert session.exec(select(PipHandtekening.name)).one() == "Amina Haile"
    assert "(naam getypt)" in page.text


def test_a_signature_on_paper_needs_the_place_of_its_scan(session: Session, by: User, open_page: OpenPage) -> None:
    dossier_id, _ = in_force(session, by)
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="versies").press("Tekenen")
    next(each for each in page.app.radio if each.label == "Hoe?").set_value("papier")
    page.run().press("Vastleggen")
    assert "Waar staat de scan: vul dit nog in." in page.text

    page.type("Waar staat de scan?", "zaak 12").press("Vastleggen")

    assert "Scan: zaak 12" in page.text


def test_a_drawn_signature_is_shown_as_it_was_drawn(session: Session, by: User, open_page: OpenPage) -> None:
    dossier_id, _ = in_force(session, by)
    versie_id = session.exec(select(PipVersie.id)).one()
    sign(
        session,
        signature_id=versie_id,
        versie_id=versie_id,
        facts=SignatureFacts(who="regievoerder", name=by.name, manner="scherm", strokes="[[[0.1,0.2],[0.5,0.75]]]"),
        by=by,
        at=NOW,
        on=TODAY,
    )

    page = open_page("pip", by=by, dossier=str(dossier_id), deel="versies")

    assert "Op het scherm" in page.text
    assert page.app.get("image")


def test_a_bezwaar_is_noted_with_its_outcome_and_moves_no_termijn(
    session: Session, by: User, open_page: OpenPage
) -> None:
    dossier_id, _ = in_force(session, by)
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="versies").press("Bezwaar vastleggen")

    page.type("Waarom maakt deze persoon bezwaar?", "De *route* past niet").press("Bezwaar vastleggen")
    assert "Nog niet besloten" in page.text
    page.press("Uitkomst vastleggen")
    page.pick("Wat is er besloten?", "gegrond").press("Uitkomst vastleggen")

    assert session.exec(select(Bezwaar.outcome)).one() == "gegrond"
    assert "Pas het PIP aan met een wijziging." in page.text
    assert "Een bezwaar verandert de inburgeringstermijn niet" in page.text


def test_who_may_only_read_is_offered_no_form(session: Session, by: User, open_page: OpenPage) -> None:
    dossier_id, _ = in_force(session, by)
    reader = a_caseworker(session, role=Role.KANSVERKENNER)
    session.get_one(Dossier, dossier_id).regievoerder_id = reader.id
    session.commit()

    page = open_page("pip", by=reader, dossier=str(dossier_id), deel="versies")

    forms = {"Tekenen", "Verzending vastleggen", "Bezwaar vastleggen", "PIP wijzigen"}
    assert not forms & {each.label for each in page.app.button}


def test_the_versions_take_few_statements(session: Session, by: User, open_page: OpenPage, database: Database) -> None:
    dossier_id, pip_id = in_force(session, by)
    start_change(session, pip_id=pip_id, reason="Ander werk", by=by, at=NOW)
    freeze(session, pip_id, by, TODAY)
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="versies")
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))

    page.run()

    assert len([each for each in statements if each.startswith("SELECT")]) <= 8
    assert session.exec(select(sa.func.count(col(PipVersie.id)))).one() == 2


def test_a_beheerder_sets_the_second_approval_and_a_caseworker_their_phone_number(
    session: Session, by: User, open_page: OpenPage
) -> None:
    bea = a_caseworker(session, role=Role.BEHEERDER, name="Bea")
    page = open_page("beheer", by=bea, deel="gemeente")
    next(each for each in page.app.checkbox if each.label.startswith("Vier ogen")).check()
    page.type("Gemeentecode", "0373").press("Instellingen opslaan")
    page = open_page("profiel", by=by)
    page.type("E-mailadres", "geen adres").press("Gegevens opslaan")
    assert "Dit is geen e-mailadres." in page.text
    page.type("E-mailadres", "s@duinmeer.nl").press("Gegevens opslaan")

    session.expire_all()
    row = session.get_one(Gemeente, by.gemeente_id)
    assert (row.four_eyes, row.code) == (True, "0373")
    assert "Uw gegevens zijn opgeslagen." in page.text


@pytest.mark.parametrize(("bsn", "refused"), [(None, True), ("999990019", False)])
def test_controle_and_the_duo_check_agree(
    session: Session, open_page: OpenPage, bsn: str | None, refused: bool
) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by, bsn=bsn, plicht_start_on=date(2026, 9, 1))
    a_full_plan(session, dossier_id, by)

    page = open_page("pip", by=by, dossier=str(dossier_id), deel="controle")

    assert ("DUO zou dit weigeren" in page.text) is refused
    assert ("Alles wat de wet en DUO van dit plan vragen, staat erin." in page.text) is not refused
