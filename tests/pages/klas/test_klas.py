"""The screen of the startklas: the forms of their class for teachers, and managing classes for others."""

from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, User
from models import AuditRecord, Klas, KlasDeelnemer, Observatie
from models.guards.encryption import decrypted, deelnemer_ad, observatie_ad
from tests.builders import TODAY, a_caseworker, a_dossier
from tests.klassen import a_deelnemer, a_docent, a_klas, observe, report
from tests.pages.conftest import OpenPage, Page
from widgets.kit.session_state import key

TAAL = "Taal: hoeveel Nederlands begrijpt en gebruikt deze persoon?"
MOTIVATIE = "Motivatie: hoe graag wil deze persoon leren?"
LESSONS, THERE = "Hoeveel lessen waren er?", "Bij hoeveel lessen was deze persoon?"
NOTE = "Wat viel u op?"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def ineke(session: Session) -> User:
    return a_docent(session)


@pytest.fixture
def klas_id(session: Session, sanne: User, ineke: User) -> UUID:
    return a_klas(session, sanne, ineke, school="Taalschool Duinmeer")


@pytest.fixture
def amina(session: Session, sanne: User, klas_id: UUID) -> UUID:
    """A participant in the class of Ineke."""
    return a_deelnemer(session, klas_id, a_dossier(session, sanne, phone="0612345678", language="ti"), sanne)


def observation(session: Session, person: UUID, week: int) -> Observatie:
    session.expire_all()
    query = select(Observatie).where(Observatie.deelnemer_id == person, Observatie.week == week)
    return session.exec(query).one()


def note(session: Session, person: UUID, week: int) -> str:
    row = observation(session, person, week)
    return decrypted(session, row.note, observatie_ad(row.id))


def opened(page: Page, *parts: object) -> Page:
    """The page with the popover of this key open."""
    page.app.session_state[key(*parts)] = True
    return page.run()


def test_a_teacher_sees_names_and_forms_of_the_own_class_only(
    session: Session, open_page: OpenPage, sanne: User, ineke: User, amina: UUID
) -> None:
    a_deelnemer(
        session, a_klas(session, sanne, a_docent(session, name="Joost"), name="Klas van Joost"),
        a_dossier(session, sanne, given_names="Bilal", birth_date=date(1991, 2, 3)), sanne,
    )  # fmt: skip

    page = open_page("klas", by=ineke)

    for words in ("Startklas najaar", "Taalschool Duinmeer", "Amina Haile", "Week 1", "Week 3", "Eindrapport", TAAL):
        assert words in page.text
    for words in ("Week 4", "Bilal", "Klas van Joost", "2026-0001", "0612345678", "Tigrinya", "dossier"):
        assert words not in page.text
    assert page.app.get("page_link") == []
    assert page.went == []


def test_the_address_of_a_class_of_another_teacher_shows_the_own_class(
    session: Session, open_page: OpenPage, sanne: User, ineke: User, amina: UUID
) -> None:
    theirs = a_klas(session, sanne, a_docent(session, name="Joost"), name="Klas van Joost")
    other = a_deelnemer(
        session, theirs, a_dossier(session, sanne, given_names="Bilal", birth_date=date(1991, 2, 3)), sanne
    )

    page = open_page("klas", by=ineke, klas=str(theirs), deelnemer=str(other))

    assert "Startklas najaar" in page.text
    assert "Bilal" not in page.text


@pytest.mark.parametrize("screen", ["dossier", "intake", "pip", "caseload", "vandaag"])
def test_a_teacher_is_shown_no_other_screen(
    session: Session, open_page: OpenPage, sanne: User, ineke: User, amina: UUID, screen: str
) -> None:
    made = session.get_one(KlasDeelnemer, amina).dossier_id

    page = open_page(screen, by=ineke, dossier=str(made))

    assert "Amina" not in page.text


def test_each_field_is_saved_at_once_in_its_own_week(
    session: Session, open_page: OpenPage, ineke: User, amina: UUID
) -> None:
    page = open_page("klas", by=ineke, week="2")

    page.pick(TAAL, 3).run()
    page.fill(NOTE, "Helpt anderen.")
    page.fill(LESSONS, "8")

    assert "Opgeslagen" in page.text
    row = observation(session, amina, 2)
    assert (row.taal, row.lessons_planned, row.observed_by) == (3, 8, ineke.id)
    assert note(session, amina, 2) == "Helpt anderen."
    page.pick("Formulier", "1").run()
    assert page.value(TAAL) is None
    page.pick("Formulier", "2").run()
    assert (page.value(TAAL), page.value(NOTE)) == (3, "Helpt anderen.")


def test_text_typed_just_before_leaving_the_week_is_saved(
    session: Session, open_page: OpenPage, sanne: User, ineke: User, klas_id: UUID, amina: UUID
) -> None:
    second = a_deelnemer(
        session, klas_id, a_dossier(session, sanne, given_names="Selam", birth_date=date(1991, 2, 3)), sanne
    )
    page = open_page("klas", by=ineke, deelnemer=str(amina), week="1")

    page.type(NOTE, "Stil.").pick("Deelnemer", str(second)).run()
    assert "Selam Haile: week 1" in page.text
    page.type(NOTE, "Druk.").pick("Formulier", "2").run()

    assert note(session, amina, 1) == "Stil."
    assert note(session, second, 1) == "Druk."
    assert page.value(NOTE) == ""


def test_attendance_above_the_number_of_lessons_is_refused_and_stays_typed(
    session: Session, open_page: OpenPage, ineke: User, amina: UUID
) -> None:
    page = open_page("klas", by=ineke, week="1").fill(LESSONS, "8").fill(THERE, "9")

    assert "meer dan het aantal lessen dat er was" in page.text
    assert page.value(THERE) == "9"
    assert observation(session, amina, 1).lessons_attended is None

    page.fill(LESSONS, "9")
    assert "meer dan het aantal lessen" not in page.text
    assert observation(session, amina, 1).lessons_attended == 9


def test_two_teachers_of_one_class_see_both_values_and_choose(
    session: Session, open_page: OpenPage, ineke: User, amina: UUID
) -> None:
    page = open_page("klas", by=ineke, week="1")
    observe(session, amina, ineke, taal=2)

    page.pick(TAAL, 4).run()
    assert "Welk antwoord geldt?" in page.text
    assert observation(session, amina, 1).taal == 2

    page.press("Mijn antwoord opslaan")
    assert observation(session, amina, 1).taal == 4


def test_two_teachers_who_write_different_fields_never_conflict(
    session: Session, open_page: OpenPage, ineke: User, amina: UUID
) -> None:
    page = open_page("klas", by=ineke, week="1")
    observe(session, amina, ineke, taal=2)

    page.pick(MOTIVATIE, 5).run()

    row = observation(session, amina, 1)
    assert (row.taal, row.motivatie) == (2, 5)
    assert page.value(TAAL) == 2


def test_the_report_tells_which_leerroute_the_teacher_expects(
    session: Session, open_page: OpenPage, ineke: User, amina: UUID
) -> None:
    page = open_page("klas", by=ineke, week="eindrapport")

    page.pick("Welke leerroute past volgens u?", "Z").run()
    page.fill("Wat heeft deze persoon in de startklas laten zien?", "Leert door te doen.")

    row = session.get_one(KlasDeelnemer, amina)
    assert (row.report_route, row.report_by) == ("Z", ineke.id)
    assert decrypted(session, row.report, deelnemer_ad(row.id)) == "Leert door te doen."


def test_opening_a_class_is_logged_once_per_visit(
    session: Session, open_page: OpenPage, ineke: User, amina: UUID
) -> None:
    open_page("klas", by=ineke).run()

    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "Viewed")).all()) == 1


def test_a_teacher_without_a_class_or_before_its_first_day_is_told_what_will_come(
    session: Session, open_page: OpenPage, sanne: User, ineke: User
) -> None:
    assert "U heeft nu geen startklas" in open_page("klas", by=ineke).text

    klas_id = a_klas(session, sanne, ineke, starts_on=date(2026, 11, 23))
    assert "De klas begint op 23 november 2026" in open_page("klas", by=ineke).text
    assert "nog geen deelnemers" in open_page("klas", by=ineke, today=date(2026, 11, 23), klas=str(klas_id)).text


def test_a_class_is_made_filled_and_closed(session: Session, open_page: OpenPage, sanne: User, ineke: User) -> None:
    made = a_dossier(session, sanne)
    page = open_page("klas", by=sanne)
    assert "Nog geen startklas" in page.text

    page.press("Startklas maken").press("Opslaan")
    assert "Naam van de klas: Vul dit nog in" in page.text
    page.type("Naam van de klas", "Startklas winter").type("Eerste lesdag", "2 november 2026")
    page.pick("Docent", ineke.id).press("Opslaan")
    assert "docent: Ineke Vos" in page.text

    klas = session.exec(select(Klas)).one()
    assert (klas.name, klas.starts_on, klas.weeks) == ("Startklas winter", date(2026, 11, 2), 6)

    opened(page, "klas", klas.id, "erbij", 0).pick("Wie?", made).press("Plaatsen")
    assert "Uit de klas halen" in page.text
    person = session.exec(select(KlasDeelnemer)).one()
    opened(page, "klas", klas.id, person.id, "weg").press("Uit de klas halen")
    assert "Uit de klas sinds 21 november 2026" in page.text

    opened(page, "klas", klas.id, "sluit").press("Klas sluiten")
    assert "Gesloten" in page.text
    page.press("Klas weer openen")
    assert "Gesloten" not in page.text


def test_a_class_gets_another_teacher(session: Session, open_page: OpenPage, sanne: User, klas_id: UUID) -> None:
    joost = a_docent(session, name="Joost Kok")
    page = open_page("klas", by=sanne)

    opened(page, "klas", klas_id, "wissel", session.get_one(Klas, klas_id).teacher_id)
    page.pick("Docent", joost.id).press("Docent wisselen")

    assert "docent: Joost Kok" in page.text


def test_who_makes_classes_sees_the_progress_of_the_forms(
    session: Session, open_page: OpenPage, sanne: User, ineke: User, amina: UUID
) -> None:
    observe(session, amina, ineke, week=1, taal=3, lessons_planned="8", lessons_attended="7")
    observe(session, amina, ineke, week=3, taal=3)
    report(session, amina, ineke, report="Leert snel.")

    page = open_page("klas", by=sanne)

    assert "2026-0001 · Ingevuld: week 1, 3 · aanwezig: 7 van 8 lessen · eindrapport geschreven" in page.text
    assert "Instrumenten → intake" in page.text
    assert TAAL not in page.text


def test_other_roles_have_no_screen_startklas(session: Session, open_page: OpenPage) -> None:
    for role in (Role.ONDERSTEUNER, Role.BEHEERDER, Role.PARTNER):
        assert "Dit mag niet met uw rol" in open_page("klas", by=a_caseworker(session, role=role), today=TODAY).text
