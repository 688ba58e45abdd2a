"""Doelen with examples, and the week of a plan: days typed once, clashes named, hours counted once."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import User
from actions.answering.field_kind import Edit
from actions.pip.doelen import add_activiteit, revise_activiteit
from models import Activiteit, AnswerHistory, Doel, Dossier, Pip
from rules.law.terms import Doelgroep
from tests.builders import NOW, a_caseworker, a_dossier, shared_with
from tests.pages.conftest import OpenPage, Page
from tests.plans import a_completed_intake, a_doel, a_draft, answer_plan, written_with


@pytest.fixture
def sanne(session: Session) -> User:
    """A regievoerder."""
    return a_caseworker(session)


def an_open_activiteit(session: Session, open_page: OpenPage, by: User, **fields: str) -> tuple[Page, UUID]:
    """A plan with one doel whose activiteit has its week open; the page and the id of the activiteit."""
    dossier_id = a_dossier(session, by)
    pip_id = a_draft(session, dossier_id, by)
    doel_id = a_doel(session, pip_id, by)
    activiteit = session.exec(select(Activiteit)).one()
    for field, value in fields.items():
        revised(session, activiteit.id, by, **{field: value})
    page = open_page("pip", by=by, dossier=str(dossier_id), deel="doelen", doel=str(doel_id))
    open_week(page, session, activiteit.id)
    return page, activiteit.id


def open_week(page: Page, session: Session, activiteit_id: UUID) -> None:
    """Open the fold with days, place and childcare."""
    sheet = session.exec(select(Pip.sheet_id)).one()
    page.app.session_state[f"pip:{sheet}:{activiteit_id}:week"] = True
    page.run()


def revised(session: Session, activiteit_id: UUID, by: User, **fields: str) -> None:
    """Write fields of an activiteit, whatever their version."""
    for field, value in fields.items():
        session.expire_all()
        seen = session.get_one(Activiteit, activiteit_id).field_versions.get(field, 0)
        revise_activiteit(
            session, activiteit_id=activiteit_id, edit=Edit(field=field, value=value, seen_version=seen, by=by, at=NOW)
        )


def stored_activiteit(session: Session, activiteit_id: UUID) -> Activiteit:
    """The activiteit as it is stored now."""
    session.expire_all()
    return session.get_one(Activiteit, activiteit_id)


def week(session: Session, activiteit_id: UUID) -> list[str]:
    """The stored days and times, one word each."""
    return [f"{each['day']} {each['from']}-{each['until']}" for each in stored_activiteit(session, activiteit_id).slots]


def test_a_time_typed_once_is_that_of_every_chosen_day(session: Session, open_page: OpenPage, sanne: User) -> None:
    page, activiteit_id = an_open_activiteit(session, open_page, sanne)

    page.pick("Dagen en tijden", ["ma", "vr"]).run()
    page.fill("maandag", "9-12")
    assert week(session, activiteit_id) == ["ma 09:00-12:00", "vr 09:00-12:00"]
    page.pick("Dagen en tijden", ["ma", "wo", "vr"]).run()
    page.fill("vrijdag", "13.00 tot 15.30")
    page.pick("Dagen en tijden", ["wo", "vr"]).run()

    assert week(session, activiteit_id) == ["wo 09:00-12:00", "vr 13:00-15:30"]
    assert page.value("vrijdag") == "13:00-15:30"
    lines = session.exec(select(AnswerHistory).where(AnswerHistory.question_id == "slots")).all()
    assert [each.version for each in lines] == [1, 2, 3, 4]
    assert lines[0].new_value == '"ma 9:00-12:00, vr 9:00-12:00"'


def test_an_invalid_time_is_explained_and_nothing_is_lost(session: Session, open_page: OpenPage, sanne: User) -> None:
    page, activiteit_id = an_open_activiteit(session, open_page, sanne, slots="ma 9-12")

    page.fill("maandag", "12-9")

    assert "Maandag: De eindtijd ligt niet na de begintijd." in page.text
    assert page.value("maandag") == "12-9"
    assert week(session, activiteit_id) == ["ma 09:00-12:00"]


def test_a_day_without_a_time_is_not_kept_and_an_emptied_time_takes_the_day_away(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    page, activiteit_id = an_open_activiteit(session, open_page, sanne)

    page.pick("Dagen en tijden", ["di"]).run()
    assert week(session, activiteit_id) == []
    page.fill("dinsdag", "9-12")
    page.fill("dinsdag", "")
    page.run()

    assert week(session, activiteit_id) == []
    assert page.value("Dagen en tijden") == []


def test_of_two_who_change_one_day_the_second_is_shown_who_was_first(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    page, activiteit_id = an_open_activiteit(session, open_page, sanne, slots="ma 9-12")
    karim = a_caseworker(session, name="Karim Haddad")
    shared_with(session, session.exec(select(Pip.dossier_id)).one(), karim)

    revised(session, activiteit_id, karim, slots="ma 10-12")
    page.fill("maandag", "9-13")

    assert "Karim Haddad heeft dit antwoord" in page.text
    assert week(session, activiteit_id) == ["ma 10:00-12:00"]
    page.press("Mijn antwoord opslaan")
    assert week(session, activiteit_id) == ["ma 09:00-13:00"]


def test_a_change_of_a_colleague_on_another_day_is_shown_too(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    page, activiteit_id = an_open_activiteit(session, open_page, sanne, slots="ma 9-12")
    karim = a_caseworker(session, name="Karim Haddad")
    shared_with(session, session.exec(select(Pip.dossier_id)).one(), karim)

    revised(session, activiteit_id, karim, slots="ma 9-12, vr 13-15")
    page.fill("maandag", "9-11")

    assert week(session, activiteit_id) == ["ma 09:00-11:00", "vr 13:00-15:00"]
    assert page.run().value("vrijdag") == "13:00-15:00"


def test_the_hours_of_the_week_are_copied_with_one_press(session: Session, open_page: OpenPage, sanne: User) -> None:
    page, activiteit_id = an_open_activiteit(session, open_page, sanne, slots="ma wo 9-12:15")

    assert "De dagen en tijden zijn samen 6,5 uur per week. Bij de uren staat 7,5." in page.text
    page.press("Zet 6,5 uur per week")

    assert stored_activiteit(session, activiteit_id).minutes_per_week == 390
    assert page.value("Uren per week") == "6,5"
    assert "Samen 6,5 uur per week." in page.text


def test_hours_are_divided_and_never_more_than_there_are(session: Session, open_page: OpenPage, sanne: User) -> None:
    page, activiteit_id = an_open_activiteit(session, open_page, sanne)

    page.app.toggle[0].set_value(True)
    page.run().fill("MAP", "2,5")
    assert "De andere 5 uur: Lesuren." in page.text
    page.fill("PVT", "6")

    assert "U verdeelt meer uren dan de activiteit heeft." in page.text
    assert stored_activiteit(session, activiteit_id).split == {"map": 150}


def test_hours_that_are_not_whole_minutes_are_shown_as_they_were_saved(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    page, activiteit_id = an_open_activiteit(session, open_page, sanne)

    page.fill("Uren per week", "2,34")
    page.run()

    assert (stored_activiteit(session, activiteit_id).minutes_per_week, page.value("Uren per week")) == (140, "2,33")
    assert "Welk antwoord geldt?" not in page.text


def test_an_example_is_copied_once_and_opens_for_editing(session: Session, open_page: OpenPage, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    pip_id = a_draft(session, dossier_id, sanne)
    answer_plan(session, pip_id, sanne, {"leerroute": "Z"})
    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="doelen")
    page.app.session_state[f"voorbeelden:{dossier_id}:open"] = True
    page.run().pick("Bij welk gebied zoekt u een voorbeeld?", "taal").run()
    assert "Eerste 400 uur les in de Z-route" in page.text
    assert "Naar niveau B1" not in page.text

    next(each for each in page.app.button if each.key == f"voorbeeld:{dossier_id}:t_taal_z_400").click()
    page.run()

    doel = session.exec(select(Doel)).one()
    assert str(page.value("Wat is er dan bereikt?")).startswith("Ik heb na twaalf maanden 400")
    assert (doel.suggested_by, doel.horizon) == ("t_taal_z_400", "midden")
    assert sorted(each.minutes_per_week or 0 for each in session.exec(select(Activiteit))) == [90, 600]
    assert "In het plan" in page.text


def test_a_suggestion_shows_the_answer_that_it_comes_from(session: Session, open_page: OpenPage, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    a_completed_intake(session, dossier_id, sanne, informal_care="ja")
    a_draft(session, dossier_id, sanne)
    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="doelen")
    page.app.session_state[f"voorstellen:{dossier_id}:open"] = True
    page.run()

    assert "Er is thuis zorg nodig voor een familielid." in page.text
    assert page.text.count("Antwoord: ") >= 2

    next(each for each in page.app.button if each.key == f"voorstel:{dossier_id}:a_mantelzorg").click()
    page.run()
    assert page.value("Wat is er dan bereikt?") == ""
    assert "Waaraan ziet u straks dat het gelukt is?" in page.text


def test_the_check_of_a_doel_asks_nothing_more_when_it_is_complete(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne)
    doel_id = a_doel(session, a_draft(session, dossier_id, sanne), sanne, filled=False)
    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="doelen", doel=str(doel_id))
    assert "Wanneer is het klaar?" in page.text

    page.fill("Klaar op", "01-10-2027")

    assert "Wanneer is het klaar?" not in page.text
    assert "Wie zorgt ervoor dat het gebeurt?" in page.text


def two_activities(session: Session, by: User, **second: Any) -> UUID:
    """A plan in which two activities have times: Taalles on Monday and Wednesday morning, and Werk; the dossier."""
    dossier_id = a_dossier(session, by)
    doel_id = a_doel(session, a_draft(session, dossier_id, by), by)
    lessons = session.exec(select(Activiteit.id)).one()
    revised(session, lessons, by, slots="ma wo 9-12", place="School")
    work = add_activiteit(session, doel_id=doel_id, activiteit_id=uuid4(), what="Werk", by=by, at=NOW)
    week = {"slots": "wo 11-15", "start": "2026-12-01", "until": "2027-09-01", "hours_per_week": "4"}
    revised(session, work, by, **(week | second))
    return dossier_id


def test_the_week_names_both_activities_that_clash(session: Session, open_page: OpenPage, sanne: User) -> None:
    dossier_id = two_activities(session, sanne, childcare="nodig")

    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="uren")

    assert "“Taalles” en “Werk” zijn tegelijk: wo 11:00–12:00." in page.text
    assert "Voor “Werk” is nog geen kinderopvang geregeld: wo 11:00–15:00." in page.text
    assert "Taalles: in de week staat 6 uur, bij de uren 7,5." in page.text
    assert "1 december 2026 tot en met 1 september 2027." in page.text
    check = open_page("pip", by=sanne, dossier=str(dossier_id), deel="controle")
    assert "In de week zijn “Taalles” en “Werk” tegelijk." in check.text


def test_a_week_that_changes_can_be_chosen_and_read_as_a_table(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = two_activities(session, sanne, start="2027-09-02", until="2027-12-31", travel_minutes="20")
    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="uren")
    assert "Niets in de week botst." in page.text

    page.pick("Welke weken wilt u zien?", 1)
    page.app.session_state["week:table"] = True
    page.run()

    assert "| woensdag | 11:00–15:00 | Werk |  | 20 min |" in page.text
    assert "Taalles | School" not in page.text


def test_a_plan_without_times_says_where_to_write_them(session: Session, open_page: OpenPage, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    a_doel(session, a_draft(session, dossier_id, sanne), sanne)

    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="uren")

    assert "Nog geen dagen en tijden." in page.text


def test_a_plan_of_an_older_version_shows_only_its_own_questions(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne)
    pip_id = a_draft(session, dossier_id, sanne)
    written_with(session, pip_id, "2026-01")
    doel_id = a_doel(session, pip_id, sanne)

    page = open_page("pip", by=sanne, dossier=str(dossier_id), deel="doelen", doel=str(doel_id))

    assert "Dagen, plaats en opvang" not in page.text
    assert "Voor wanneer is dit doel?" not in page.text
    page.fill("Uren per week", "8")
    assert session.exec(select(Activiteit)).one().minutes_per_week == 480
    assert "Opgeslagen" in page.text


@pytest.mark.parametrize(
    ("doelgroep", "brp", "first"),
    [
        (Doelgroep.ASIELSTATUSHOUDER, None, True),
        (Doelgroep.ASIELSTATUSHOUDER, date(2026, 10, 1), False),
        (Doelgroep.GEZINSMIGRANT, None, False),
    ],
)
def test_a_plan_begun_in_the_azc_is_the_first_part_and_says_what_follows(
    session: Session, open_page: OpenPage, sanne: User, doelgroep: Doelgroep, brp: date | None, first: bool
) -> None:
    dossier_id = a_dossier(session, sanne, doelgroep=doelgroep, brp=brp)
    page = open_page("pip", by=sanne, dossier=str(dossier_id))

    page.press("PIP beginnen")  # no brede intake was begun

    assert ("Eerste deel van het PIP (deel A, in het azc)" in page.text) is first
    page.fill("Wat wil ik bereiken?", "Ik wil kok worden")
    assert "Opgeslagen" in page.text


def test_text_written_in_the_azc_has_to_be_confirmed_after_a_move(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, brp=None)
    pip_id = a_draft(session, dossier_id, sanne)
    answer_plan(session, pip_id, sanne, {"eigen_woorden": "Ik wil kok worden"})
    doel_id = a_doel(session, pip_id, sanne)
    moved = date(2026, 12, 20)
    session.get_one(Dossier, dossier_id).brp_on = date(2026, 12, 15)
    session.commit()

    wish = open_page("pip", by=sanne, today=moved, dossier=str(dossier_id), deel="wens")
    doel = open_page("pip", by=sanne, today=moved, dossier=str(dossier_id), deel="doelen", doel=str(doel_id))

    assert "Geschreven in deel A (azc), 21 november 2026. Klopt het nog?" in wish.text
    assert "Geschreven in deel A (azc), 21 november 2026. Klopt het nog?" in doel.text
    assert "Eerste deel van het PIP" not in wish.text
