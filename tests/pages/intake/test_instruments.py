"""The part of the intake with the instruments."""

from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.dossier.revise import close_dossier
from actions.intake.intake import start_intake
from actions.pip.draft import draft_pip
from forms.intake.instruments import InstrumentKind, TopicResult
from models import Meting
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.klassen import a_deelnemer, a_docent, a_klas, a_zrm, answer_facts, measure, observe, report
from tests.pages.conftest import OpenPage, Page
from texts.intake.instruments import NEVER_ONE_MOMENT
from widgets.kit.session_state import key


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def made(session: Session, sanne: User) -> UUID:
    """A dossier with an intake that has begun."""
    dossier_id = a_dossier(session, sanne)
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    return dossier_id


def opened(page: Page, *parts: object) -> Page:
    """The page with the part of this key open."""
    page.app.session_state[key(*parts)] = True
    return page.run()


def look(open_page: OpenPage, dossier_id: UUID, by: User) -> Page:
    """The instruments of a dossier."""
    return open_page("intake", by=by, dossier=str(dossier_id), domein="instrumenten")


def test_without_a_signal_the_screen_says_how_to_begin(open_page: OpenPage, made: UUID, sanne: User) -> None:
    page = look(open_page, made, sanne)

    assert NEVER_ONE_MOMENT in page.text
    assert "Nog geen signalen" in page.text
    assert page.text.count("Nog geen uitkomst vastgelegd.") == 3
    assert "Deze persoon zit niet in een startklas." in page.text


def test_the_toets_is_shown_to_read_with_the_way_to_its_questions(
    session: Session, open_page: OpenPage, made: UUID, sanne: User
) -> None:
    answer_facts(session, made, sanne, lbt_status="afgenomen", lbt_result="b1_niet_haalbaar")

    page = look(open_page, made, sanne)

    assert "B1-route niet haalbaar" in page.text
    assert "Leerbaarheidstoets: B1-route niet haalbaar (zonder datum)" in page.text
    page.press("Naar Taal en leerbaarheid")
    assert page.app.query_params["domein"] in ("taal", ["taal"])


def test_a_result_is_written_down_and_shown(session: Session, open_page: OpenPage, made: UUID, sanne: User) -> None:
    page = look(open_page, made, sanne).press("ZRM vastleggen")
    assert "Criteria: zie uw ZRM-handleiding" in page.text

    page.pick("Financiën", "3").type("Reden bij Financiën", "Betaalt de huur zelf.")
    page.type("Versie van het instrument", "2017").press("Opslaan")

    (row,) = session.exec(select(Meting)).all()
    assert (row.kind, row.taken_on, row.edition) == ("zrm", TODAY, "2017")
    for words in ("21 november 2026", "versie 2017", "1 van 13 gescoord", "Betaalt de huur zelf", "Sanne de Boer"):
        assert words in page.text


def test_a_refused_result_stays_as_it_was_typed(session: Session, open_page: OpenPage, made: UUID, sanne: User) -> None:
    page = look(open_page, made, sanne).press("PPS-V vastleggen")

    page.type("Datum van de uitkomst", "31-02-2026").type("Opleiding", "Acht jaar school.").press("Opslaan")
    assert "Deze dag bestaat niet" in page.text
    page.type("Datum van de uitkomst", "01-11-2026").type("Opleiding", "").press("Opslaan")
    assert "Vul minstens één uitkomst in" in page.text
    page.type("Opleiding", "Acht jaar school.").press("Opslaan")

    assert [each.taken_on for each in session.exec(select(Meting))] == [date(2026, 11, 1)]
    assert "Acht jaar school" in page.text


def test_a_cancelled_form_is_closed(open_page: OpenPage, made: UUID, sanne: User) -> None:
    page = look(open_page, made, sanne).press("COA vastleggen").press("Annuleren")

    assert "Opslaan" not in page.text
    assert "COA vastleggen" in page.text


def test_the_previous_zrm_score_is_shown_beside_each_score(
    session: Session, open_page: OpenPage, made: UUID, sanne: User
) -> None:
    values = {"financien": TopicResult("4"), "huisvesting": TopicResult("2"), "justitie": TopicResult("3")}
    a_zrm(session, made, sanne, "3", on=date(2026, 5, 1))
    measure(session, made, sanne, values=values, taken_on=date(2026, 11, 1))

    page = look(open_page, made, sanne)

    for line in ("| Financiën | 4 | 3  hoger", "| Huisvesting | 2 | 3  lager", "| Justitie | 3 | 3  gelijk"):
        assert line in page.text
    page.press("ZRM vastleggen")
    assert "Financiën · vorige keer 4" in page.text
    page.press("Annuleren").pick("Uitkomst van", 1).run()
    assert "Vorige keer" not in page.text


def test_a_result_is_removed(session: Session, open_page: OpenPage, made: UUID, sanne: User) -> None:
    meting_id = a_zrm(session, made, sanne)
    page = look(open_page, made, sanne)

    opened(page, "instrumenten", made, InstrumentKind.ZRM, meting_id, "weg").press("Uitkomst weghalen")

    assert page.text.count("Nog geen uitkomst vastgelegd.") == 3


def test_typed_text_is_never_shown_as_markup(session: Session, open_page: OpenPage, made: UUID, sanne: User) -> None:
    measure(session, made, sanne, values={"financien": TopicResult("3", "a | **b** :material/home:\nregel")})

    page = look(open_page, made, sanne)

    assert "| Financiën | 3 | a | **b** " in page.text


def test_who_may_not_read_about_health_sees_no_results(
    session: Session, open_page: OpenPage, made: UUID, sanne: User
) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    marijke = a_caseworker(session, role=Role.COORDINATOR)
    shared_with(session, made, yusra)
    measure(session, made, sanne, values={"financien": TopicResult("3", "Betaalt de huur zelf.")})

    for by in (yusra, marijke):
        page = look(open_page, made, by)
        assert "Dat is nu voor u gesloten" in page.text
        assert "Betaalt" not in page.text
        assert "vastleggen" not in page.text.split("Instrumenten")[-1]

    page = look(open_page, made, marijke).press("Naar Gezondheid")
    assert page.app.query_params["domein"] in ("gezondheid", ["gezondheid"])


def test_a_closed_dossier_is_read_only(session: Session, open_page: OpenPage, made: UUID, sanne: User) -> None:
    a_zrm(session, made, sanne)
    close_dossier(session, dossier_id=made, reason="diploma", by=sanne, at=NOW, on=TODAY)

    page = look(open_page, made, sanne)

    assert "gemiddeld 3" in page.text
    assert "Weghalen" not in page.text
    assert "ZRM vastleggen" not in page.text


def test_observations_of_the_teacher_are_shown_in_the_dossier(
    session: Session, open_page: OpenPage, made: UUID, sanne: User
) -> None:
    ineke = a_docent(session)
    person = a_deelnemer(session, a_klas(session, sanne, ineke), made, sanne)
    observe(session, person, ineke, week=1, taal=2, lessons_planned="8", lessons_attended="7", note="Helpt anderen.")
    observe(session, person, ineke, week=2, lessons_attended="6")
    report(session, person, ineke, report_route="Z", report="Leert door te doen.")

    page = look(open_page, made, sanne)

    assert "| **Week 1.** Helpt anderen. | 2 | – | – | – | 7 van 8 |" in page.text
    assert "| **Week 2.**  | – | – | – | – | – |" in page.text
    assert "De docent verwacht: Z-route." in page.text
    assert "Leert door te doen." in page.text


def test_the_chart_of_all_signals_has_a_description_and_a_table(
    session: Session, open_page: OpenPage, made: UUID, sanne: User
) -> None:
    ineke = a_docent(session)
    person = a_deelnemer(session, a_klas(session, sanne, ineke), made, sanne)
    observe(session, person, ineke, week=1, taal=2)
    observe(session, person, ineke, week=2, taal=4)
    a_zrm(session, made, sanne)

    page = look(open_page, made, sanne)
    (picture,) = page.app.get("vega_lite_chart") or page.app.get("arrow_vega_lite_chart")

    assert "3 signalen van leerbaarheid op een tijdlijn" in picture.proto.alt
    assert "Startklas: taal: 2 van 5, later 4 van 5" in picture.proto.alt
    opened(page, "instrumenten", made, "signalen")
    assert "| 02-11-2026 | Startklas: taal | 2 van 5 |" in page.text
    assert "| 21-11-2026 | ZRM: gemiddeld | 3 van 5 |" in page.text


def test_the_same_signals_are_shown_beside_the_leerroute_of_the_plan(
    session: Session, open_page: OpenPage, made: UUID, sanne: User
) -> None:
    a_zrm(session, made, sanne)
    pip_id = draft_pip(session, dossier_id=made, by=sanne, at=NOW, on=TODAY)
    page = open_page("pip", by=sanne, dossier=str(made), deel="leerroute")
    assert "ZRM: gemiddeld" not in page.text

    page.app.session_state[f"pip:{pip_id}:signalen:open"] = True
    page.run()
    page.app.session_state[f"pip:{pip_id}:signalen:signalen"] = True
    page.run()

    assert "ZRM: gemiddeld" in page.text
