"""The screen Voortgang, the PIP-team, and what a partner sees."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.beheer.caseworkers import revise_own_contact
from actions.dossier.revise import close_dossier
from actions.pip.pip_team import add_lid, remove_lid
from actions.voortgang.exams import note_exam
from actions.voortgang.talks import plan_voortgang
from forms.pip.pip_team import LidFacts
from forms.voortgang.exams import ExamenFacts
from forms.voortgang.progress import VoortgangFacts
from models import AuditRecord, Dossier, Examen, GevolgdeUren, PipAfspraak, PipTeamLid, Voortgang
from queries.voortgang.view import progress, talk
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.pages.conftest import OpenPage
from tests.plans import a_doel, a_draft, a_full_plan, freeze


def a_talk(session: Session, dossier_id: UUID, by: User, kind: str = "voortgang", on: date = TODAY) -> UUID:
    """A talk that is planned or begun."""
    facts = VoortgangFacts(kind=kind, held_on=on)
    return plan_voortgang(session, voortgang_id=uuid4(), dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY)


def at_talk(dossier_id: UUID, voortgang_id: UUID, step: str = "gesprek") -> dict[str, str]:
    """The address of one step of a talk."""
    return {"dossier": str(dossier_id), "gesprek": str(voortgang_id), "stap": step}


def test_a_talk_is_begun_answered_and_closed(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    page = open_page("voortgang", by=sanne, dossier=str(dossier_id))
    assert "Nog geen gesprek" in page.text

    page.press("Gesprek beginnen of plannen")
    page.press("Gesprek vastleggen")
    assert "Voortgangsgesprek · 21 november 2026" in page.text
    page.fill("Wat gaat goed?", "Zij gaat graag naar de les.")
    voortgang_id = session.exec(select(Voortgang.id)).one()
    assert talk(session, voortgang_id, seen_by=sanne).answers["gaat_goed"].value == "Zij gaat graag naar de les."

    ending = open_page("voortgang", by=sanne, **at_talk(dossier_id, voortgang_id, "afsluiten"))
    ending.press("Gesprek afsluiten")
    assert "Wat betekent dit voor het PIP: Kies of vul dit nog in." in ending.text
    assert "Wanneer spreken we elkaar weer: Vul een dag in." in ending.text
    ending.fill("Wanneer spreken we elkaar weer?", "15-02-2027")
    ending.app.radio[0].set_value("pip_blijft")
    ending.press("Gesprek afsluiten")

    assert "Afgesloten. Het PIP blijft zoals het is." in ending.text
    assert session.get_one(Dossier, dossier_id).next_talk_on == date(2027, 2, 15)
    again = open_page("voortgang", by=sanne, dossier=str(dossier_id))
    assert "Volgende gesprek: 15 februari 2027" in again.text.replace("*", "")


def test_a_talk_that_was_closed_too_soon_is_reopened_in_its_place(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    page = open_page("voortgang", by=sanne, **at_talk(dossier_id, a_talk(session, dossier_id, sanne), "afsluiten"))
    page.fill("Wanneer spreken we elkaar weer?", "15-02-2027")
    page.app.radio[0].set_value("pip_blijft")
    page.press("Gesprek afsluiten")

    page.press("Gesprek weer openen")

    assert "Gesprek afsluiten" in [each.label for each in page.app.button]
    page.fill("Wanneer spreken we elkaar weer?", "01-03-2027")
    page.app.radio[0].set_value("pip_blijft")
    page.press("Gesprek afsluiten")
    assert session.get_one(Dossier, dossier_id).next_talk_on == date(2027, 3, 1)


def test_the_outcome_new_version_links_to_the_pip(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    page = open_page("voortgang", by=sanne, **at_talk(dossier_id, a_talk(session, dossier_id, sanne), "afsluiten"))
    page.fill("Wanneer spreken we elkaar weer?", "15-02-2027")
    page.app.radio[0].set_value("schakelen")
    page.press("Gesprek afsluiten")

    page.press("Naar het PIP voor de nieuwe versie")

    assert page.went == [("pip", {"dossier": str(dossier_id)})]


def test_new_needs_lead_to_a_new_version_and_are_called_nobodys_fault(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    voortgang_id = a_talk(session, dossier_id, sanne)
    route = open_page("voortgang", by=sanne, **at_talk(dossier_id, voortgang_id, "route"))
    route.pick("Is er iets bekend geworden wat bij het plan nog niet bekend was?", ["lvb"]).run()
    assert "Wat heeft de persoon nu nodig in het plan?" in route.text

    page = open_page("voortgang", by=sanne, **at_talk(dossier_id, voortgang_id, "afsluiten"))

    assert "niemands schuld" in page.text
    assert "Maak samen een nieuwe versie van het PIP" in page.text


def test_each_doel_gets_its_status_and_its_words(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    doel_id = a_doel(session, a_draft(session, dossier_id, sanne), sanne)
    voortgang_id = a_talk(session, dossier_id, sanne, "pip_team")
    page = open_page("voortgang", by=sanne, **at_talk(dossier_id, voortgang_id, "doelen"))
    assert "Het verslag per doel" in page.text

    page.pick("Hoe staat dit doel ervoor?", "loopt_achter").run()
    page.press("Opschrijven")
    page.fill("Wat zat in de weg?", "De bus rijdt niet.")

    stand = talk(session, voortgang_id, seen_by=sanne).stands[doel_id]
    assert (stand.values["status"], stand.values["obstacle"]) == ("loopt_achter", "De bus rijdt niet.")


def test_an_action_is_agreed_in_a_talk(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    voortgang_id = a_talk(session, dossier_id, sanne)
    page = open_page("voortgang", by=sanne, **at_talk(dossier_id, voortgang_id, "afsluiten"))

    page.press("Actie toevoegen")
    page.type("Wat spreekt u af?", "Belt de school")
    page.press("Afspraak opslaan")

    assert session.exec(select(PipAfspraak)).one().voortgang_id == voortgang_id
    assert "Belt de school" in page.text


def test_a_talk_is_moved_and_removed(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    voortgang_id = a_talk(session, dossier_id, sanne, "pip_team", TODAY + timedelta(days=5))
    page = open_page("voortgang", by=sanne, **at_talk(dossier_id, voortgang_id))

    page.press("Andere dag of ander soort")
    page.type("Datum", "31-02-2027")
    page.press("Opslaan")
    assert "Deze dag bestaat niet" in page.text
    page.type("Datum", "01-03-2027")
    page.press("Opslaan")

    assert "Overleg van het PIP-team · 1 maart 2027" in page.text


def test_a_talk_of_another_dossier_cannot_be_opened(session: Session, open_page: OpenPage) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    mine, theirs = a_dossier(session, sanne), a_dossier(session, karim)
    foreign = a_talk(session, theirs, karim)

    assert open_page("voortgang", by=sanne, **at_talk(theirs, foreign)).refused
    assert "Dit dossier is er niet" in open_page("voortgang", by=sanne, **at_talk(mine, foreign)).text


def test_a_closed_dossier_can_only_be_read(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    voortgang_id = a_talk(session, dossier_id, sanne)
    close_dossier(session, dossier_id=dossier_id, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    page = open_page("voortgang", by=sanne, **at_talk(dossier_id, voortgang_id, "afsluiten"))

    assert "Dit dossier is gesloten" in page.text
    assert "Gesprek afsluiten" not in page.text


def test_hours_are_added_and_shown_beside_the_planned_hours(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    a_doel(session, a_draft(session, dossier_id, sanne), sanne)
    page = open_page("voortgang", by=sanne, dossier=str(dossier_id), deel="uren")

    page.press("Uren toevoegen")
    page.type("Van", "01-10-2026").type("Tot en met", "31-10-2026")
    page.type("Gevolgde uren (uur)", "veel").press("Uren opslaan")
    assert "Dit is geen getal" in page.text
    page.type("Gevolgde uren (uur)", "20").press("Uren opslaan")

    assert session.exec(select(GevolgdeUren)).one().minutes == 1200
    assert "| Lesuren | 20 |" in page.text
    assert "Volgens de wet" not in page.text
    assert "PVT: Besluit inburgering 2021, art. 3.1" in page.text
    page.press("Weghalen")
    assert "| Lesuren | 20 |" not in page.text
    assert "Weggehaald (1)" in [each.label for each in page.app.expander]


def test_an_exam_is_planned_and_gets_its_result(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    page = open_page("voortgang", by=sanne, dossier=str(dossier_id), deel="examens")

    page.press("Examen toevoegen")
    page.pick("Examen", "LE").type("Datum", "02-11-2026").press("Examen opslaan")
    assert "Kies op welk niveau dit examen is." in page.text
    page.pick("Niveau (KNM heeft er geen)", "B1").press("Examen opslaan")
    assert "de uitslag komt meestal vóór 28 december 2026" in page.text
    page.press("Uitslag invullen")
    page.pick("Uitslag (leeg zolang die er niet is)", "Geslaagd").press("Examen opslaan")

    assert session.exec(select(Examen)).one().result == "Geslaagd"
    assert "Gratis pogingen die nog over zijn" in page.text


def test_a_talk_shows_the_exams_beside_the_hours(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    facts = ExamenFacts(part="KNM", held_on=date(2026, 11, 2), result="Geslaagd")
    note_exam(session, examen_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW)

    page = open_page("voortgang", by=sanne, **at_talk(dossier_id, a_talk(session, dossier_id, sanne), "uren"))

    assert "1 van 5 gehaald" in page.text
    assert "2 november 2026" in page.text


def test_who_may_only_read_the_plan_can_only_read_the_progress(session: Session, open_page: OpenPage) -> None:
    sanne, yusra = a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    dossier_id = a_dossier(session, sanne)
    shared_with(session, dossier_id, yusra)
    voortgang_id = a_talk(session, dossier_id, sanne)

    page = open_page("voortgang", by=yusra, dossier=str(dossier_id))
    assert "Gesprek beginnen of plannen" not in page.text
    for step in ("gesprek", "doelen", "uren", "route", "afsluiten"):
        assert (
            "Gesprek afsluiten" not in open_page("voortgang", by=yusra, **at_talk(dossier_id, voortgang_id, step)).text
        )


def test_a_team_is_composed_on_the_pip_and_read_on_the_dossier(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    a_caseworker(session, role=Role.PARTNER, name="Bram van Gilde")
    dossier_id = a_dossier(session, sanne)
    a_draft(session, dossier_id, sanne)
    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="team")
    assert "Nog niet in het team: Regievoerder, VluchtelingenWerk, Welzijn, Werk, Taalaanbieder" in page.text

    page.press("Persoon toevoegen")
    page.pick("Rol", "taalaanbieder").pick("Wat mag deze persoon zien?", ["doelen"])
    page.type("Naam", "Bram").press("Opslaan")
    assert "Kies eerst met welk account deze persoon inlogt." in page.text
    account = next(each for each in page.app.selectbox if each.label == "Account in Koers")
    account.select("Bram van Gilde")
    page.press("Opslaan")
    assert "logt in als Bram van Gilde · ziet: doelen" in page.text

    assert "Bram" in open_page("dossier", by=sanne, dossier=str(dossier_id)).text
    page.press("Weghalen")
    assert session.exec(select(PipTeamLid)).one().removed_at is not None


def test_a_partner_sees_what_is_shared_and_the_visit_is_logged(session: Session, open_page: OpenPage) -> None:
    sanne, bram = a_caseworker(session), a_caseworker(session, role=Role.PARTNER, name="Bram")
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    facts = LidFacts(role="taalaanbieder", person="Bram", sees=("doelen",), caseworker_id=bram.id)
    add_lid(session, lid_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)

    page = open_page("dossier", by=bram, dossier=str(dossier_id))

    assert "Ik wil praten met klanten" in page.text
    for hidden in ("Wat nog komt", "Nu:", "Weekrooster", "Afspraken", "Kennisgeving"):
        assert hidden not in page.text
    seen = session.exec(select(AuditRecord).where(AuditRecord.caseworker_id == bram.id)).one()
    assert (seen.event, seen.details) == ("Viewed", {"screen": "gedeeld"})


def test_a_partner_sees_whose_phone_numbers_are_shown_and_that_the_page_is_read_only(
    session: Session, open_page: OpenPage
) -> None:
    sanne, bram = a_caseworker(session), a_caseworker(session, role=Role.PARTNER, name="Bram")
    revise_own_contact(session, email="sanne@duinmeer.nl", phone="06 41", by=sanne, at=NOW)
    dossier_id = a_dossier(session, sanne, phone="06 12345678")
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    sees = ("telefoon", "doelen")
    facts = LidFacts(role="taalaanbieder", person="Bram", sees=sees, caseworker_id=bram.id)
    add_lid(session, lid_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)

    page = open_page("dossier", by=bram, dossier=str(dossier_id))

    assert "2026-0001 · telefoon 06 12345678" in page.text
    assert "Regievoerder: Sanne de Boer, 06 41, sanne@duinmeer.nl" in page.text
    assert "U kunt dit lezen, niet wijzigen." in page.text
    assert "Lesuren" not in page.text


def test_a_partner_with_nothing_shared_sees_only_whom_to_call(session: Session, open_page: OpenPage) -> None:
    sanne, bram = a_caseworker(session), a_caseworker(session, role=Role.PARTNER, name="Bram")
    dossier_id = a_dossier(session, sanne)
    facts = LidFacts(role="taalaanbieder", person="Bram", caseworker_id=bram.id)
    add_lid(session, lid_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)

    page = open_page("dossier", by=bram, dossier=str(dossier_id))

    assert "Er is nu niets met u gedeeld." in page.text
    assert open_page("voortgang", by=bram, dossier=str(dossier_id)).refused
    other = a_caseworker(session, role=Role.PARTNER, name="Ander")
    assert open_page("dossier", by=other, dossier=str(dossier_id)).refused


def test_automatically_planned_meetings_are_on_the_list(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)

    page = open_page("voortgang", by=sanne, dossier=str(dossier_id))

    assert page.text.count("Gepland door Koers") == 2
    assert "0 van 2 gehouden" in page.text
    first = progress(session, dossier_id, seen_by=sanne).open[0]
    vandaag = open_page("vandaag", by=sanne, today=first.held_on)
    assert "Overleg van het PIP-team" in vandaag.text


def test_the_start_page_of_a_partner_is_the_list_of_shared_dossiers(session: Session, open_page: OpenPage) -> None:
    sanne, bram = a_caseworker(session), a_caseworker(session, role=Role.PARTNER, name="Bram")
    dossier_id = a_dossier(session, sanne, given_names="Sahra")
    a_dossier(session, sanne, given_names="Noor")
    assert "Er is nog geen dossier met u gedeeld." in open_page("gedeeld", by=bram).text

    facts = LidFacts(role="taalaanbieder", person="Bram", sees=("week", "telefoon"), caseworker_id=bram.id)
    lid_id = add_lid(session, lid_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)
    page = open_page("gedeeld", by=bram)
    assert "Sahra" in page.text
    assert "u ziet: weekrooster, telefoonnummer" in page.text
    assert "Noor" not in page.text

    remove_lid(session, lid_id=lid_id, by=sanne, at=NOW)
    assert "Sahra" not in open_page("gedeeld", by=bram).text


@pytest.mark.parametrize(
    ("kind", "shown_question", "hidden_question"),
    [
        ("signaal", "Wat is er aan de hand, en wie zegt dat?", "Agenda"),
        ("pip_team", "Agenda", "Hoe gaat het met u?"),
        ("voortgang", "Hoe gaat het met u?", "Agenda"),
    ],
)
def test_each_kind_of_talk_asks_its_own_questions(
    session: Session, open_page: OpenPage, kind: str, shown_question: str, hidden_question: str
) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)

    page = open_page("voortgang", by=sanne, **at_talk(dossier_id, a_talk(session, dossier_id, sanne, kind)))

    assert shown_question in page.text
    assert hidden_question not in page.text


def test_afschalen_is_an_outcome_in_the_b1_route_only(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    for route, offered in (("B", True), ("Z", False)):
        dossier_id = a_dossier(session, sanne)
        session.get_one(Dossier, dossier_id).leerroute = route  # type: ignore[assignment]
        session.commit()
        page = open_page("voortgang", by=sanne, **at_talk(dossier_id, a_talk(session, dossier_id, sanne), "afsluiten"))

        assert ("afschalen naar A2" in page.text) is offered
