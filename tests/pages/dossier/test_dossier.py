"""The screen of one dossier."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from access import Role
from actions.answering.field_kind import Edit
from actions.dossier.revise import revise_dossier
from models import AuditRecord, Contact, Dossier, HuishoudenLid
from rules.law.birth_date import BirthDate
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.pages.conftest import OpenPage
from tests.plans import a_full_plan, freeze


def test_the_header_shows_the_person_and_the_language_to_speak(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne, name_said="amína", language="ti", interpreter=True)

    page = open_page("dossier", by=sanne, dossier=str(made))

    for words in ("Amina Haile", "2026-0001", "36 jaar", "Asielstatushouder", "Zeg: amína", "Tigrinya, met tolk"):
        assert words in page.text
    assert "Regievoerder: Sanne de Boer" in page.text


def test_a_birth_date_that_is_partly_known_is_shown_and_changed_as_it_is_known(
    session: Session, open_page: OpenPage
) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne, surname_prefix="van den", family_name="Berg", birth_date=BirthDate(1990))

    page = open_page("dossier", by=sanne, dossier=str(made))

    assert "Amina van den Berg" in page.text and "35 of 36 jaar" in page.text
    assert page.value("Geboortedatum") == "00-00-1990"

    page.type("Geboortedatum", "05-1990").run()

    assert str(session.get_one(Dossier, made, populate_existing=True).birth_date) == "1990-05-00"
    assert page.value("Geboortedatum") in ("05-1990", "00-05-1990")


@pytest.mark.parametrize(
    ("today", "words"),
    [(date(2026, 12, 9), "Nog 1 dag"), (date(2026, 12, 10), "Vandaag"), (date(2026, 12, 11), "Te laat · 1 dag")],
)
def test_the_next_step_names_its_day_and_its_rule(
    session: Session, open_page: OpenPage, today: date, words: str
) -> None:
    sanne = a_caseworker(session)

    page = open_page("dossier", by=sanne, today=today, dossier=str(a_dossier(session, sanne)))

    assert "Nu: Brede intake starten" in page.text
    assert "uiterlijk 10 december 2026" in page.text
    assert words in page.text
    assert "art. 14" in page.text and "art. 5.3" in page.text


@pytest.mark.parametrize(("button", "path"), [("Brede intake", "intake"), ("PIP", "pip"), ("Aan de slag", "intake")])
def test_buttons_lead_to_the_other_screens(session: Session, open_page: OpenPage, button: str, path: str) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)

    page = open_page("dossier", by=sanne, dossier=str(made)).press(button)

    assert page.went == [(path, {"dossier": str(made)})]


def test_the_end_of_the_ontzorgen_links_to_the_part_ontzorgen(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, made, sanne), sanne)
    revise_dossier(
        session,
        dossier_id=made,
        edit=Edit(field="bijstand_from", value=date(2026, 6, 10), seen_version=0, by=sanne, at=NOW, on=TODAY),
    )

    page = open_page("dossier", by=sanne, dossier=str(made)).press("Aan de slag")

    assert "Nu: Ontzorgen evalueren" in page.text
    assert page.went == [("pip", {"dossier": str(made), "deel": "ondersteuning"})]


def test_opening_a_dossier_is_recorded_once_a_visit(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)

    open_page("dossier", by=sanne, dossier=str(made)).run().run()

    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "Viewed")).all()) == 1


@pytest.mark.parametrize("address", ["", "geen-id", "019a0000-0000-7000-8000-000000000000", "<script>"])
def test_an_unknown_dossier_is_reported_as_not_existing_or_not_visible(
    session: Session, open_page: OpenPage, address: str
) -> None:
    page = open_page("dossier", by=a_caseworker(session), dossier=address)

    assert page.text == "Dit dossier is er niet, of u mag het niet zien."


def test_a_dossier_of_somebody_else_looks_the_same_as_an_unknown_one(session: Session, open_page: OpenPage) -> None:
    made = a_dossier(session, a_caseworker(session))

    for stranger in (a_caseworker(session), a_caseworker(session, gemeente="Zeedorp", role=Role.COORDINATOR)):
        page = open_page("dossier", by=stranger, dossier=str(made))
        assert page.text == "Dit dossier is er niet, of u mag het niet zien."
    assert session.exec(select(AuditRecord).where(AuditRecord.event == "Viewed")).all() == []


def test_a_date_is_kept_when_the_field_is_left_and_moves_the_deadline(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne, kennisgeving=None)
    page = open_page("dossier", by=sanne, dossier=str(made))
    assert "Nu: Datum kennisgeving invullen" in page.text

    page.fill("Kennisgeving van DUO", "15 oktober 2026")

    session.expire_all()
    assert session.get_one(Dossier, made).kennisgeving_on == date(2026, 10, 15)
    assert "uiterlijk 24 december 2026" in page.text
    assert "Opgeslagen 11:00" in page.text
    assert page.value("Kennisgeving van DUO") == "15 oktober 2026"


@pytest.mark.parametrize(
    ("label", "typed", "sentence"),
    [
        ("Kennisgeving van DUO", "31-02-2026", "Deze dag bestaat niet"),
        ("Kennisgeving van DUO", "22-11-2026", "nog niet geweest"),
        ("Geboortedatum", "", "Vul dit nog in"),
        ("BSN", "123", "geen geldig BSN"),
    ],
)
def test_a_wrong_value_stays_visible_with_an_explanation(
    session: Session, open_page: OpenPage, label: str, typed: str, sentence: str
) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)

    page = open_page("dossier", by=sanne, dossier=str(made)).fill(label, typed)

    assert sentence in page.text
    assert page.value(label) == typed
    assert session.get_one(Dossier, made).field_versions == {}


def test_two_writers_of_one_field_see_both_values_and_choose(session: Session, open_page: OpenPage) -> None:
    sanne, marijke = a_caseworker(session), a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    made = a_dossier(session, sanne)
    page = open_page("dossier", by=sanne, dossier=str(made))
    revise_dossier(
        session, dossier_id=made, edit=Edit(field="phone", value="0611", seen_version=0, by=marijke, at=NOW, on=TODAY)
    )

    page.fill("Telefoon", "0622")
    assert "Marijke van Dam" in page.text and "0611" in page.text and "0622" in page.text
    assert session.get_one(Dossier, made).phone == "0611"

    page.press("Mijn antwoord opslaan")
    session.expire_all()
    assert session.get_one(Dossier, made).phone == "0622"


def test_who_may_only_read_cannot_change_anything(session: Session, open_page: OpenPage) -> None:
    yusra, sanne = a_caseworker(session, role=Role.ONDERSTEUNER), a_caseworker(session)
    made = a_dossier(session, sanne)
    shared_with(session, made, yusra)

    page = open_page("dossier", by=yusra, dossier=str(made))

    assert all(field.disabled for field in page.app.text_input)
    assert {each.label for each in page.app.button} <= {"Brede intake", "PIP", "Voortgang", "Aan de slag"}


def test_a_contact_is_written_down_once_and_shown_as_it_was_written(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    text = '=HYPERLINK("http://x") <script>alert(1)</script> ينتظر 😀'
    page = open_page("dossier", by=sanne, dossier=str(made)).press("Contact vastleggen")

    page.type("Wat is er besproken?", text).press("Opslaan")

    assert [each.note for each in session.exec(select(Contact))] == [text]
    assert text in page.text
    assert "21 november 2026" in page.text and "Gesprek" in page.text


def test_a_contact_with_a_mistake_keeps_what_was_typed(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    page = open_page("dossier", by=sanne, dossier=str(a_dossier(session, sanne))).press("Contact vastleggen")

    page.type("Datum", "22-11-2026").type("Wat is er besproken?", "Lang verhaal").press("Opslaan")

    assert "Deze dag is nog niet geweest" in page.text
    assert page.value("Wat is er besproken?") == "Lang verhaal"
    assert session.exec(select(Contact)).all() == []
    assert "Contact vastleggen" in page.press("Annuleren").text


def test_nothing_of_one_dossier_shows_in_another(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    first = a_dossier(session, sanne, phone="0611111111", address="Geheime Kade 1")
    second = a_dossier(session, sanne, given_names="Yonas", birth_date=date(1980, 1, 1))
    page = open_page("dossier", by=sanne, dossier=str(first)).press("Contact vastleggen")
    page.type("Wat is er besproken?", "Alleen voor Amina")

    page.app.query_params["dossier"] = str(second)
    page.run()

    assert page.value("Voornamen") == "Yonas"
    assert not any(secret in page.text for secret in ("0611111111", "Geheime Kade", "Amina", "17-05-1990"))


def test_the_household_shows_its_members_and_the_dossiers_in_it(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    huishouden_id = session.get_one(Dossier, made).huishouden_id
    partner = a_dossier(session, sanne, given_names="Yonas")
    session.get_one(Dossier, partner).huishouden_id = huishouden_id
    assert huishouden_id
    session.add(
        HuishoudenLid(
            gemeente_id=sanne.gemeente_id,
            huishouden_id=huishouden_id,
            name="Noor <b>",
            relation="kind",
            birth_date=BirthDate.of(TODAY - timedelta(days=800)),
        )
    )
    session.commit()

    page = open_page("dossier", by=sanne, dossier=str(made))

    assert "Noor <b> · kind · 2 jaar" in page.text
    assert "Yonas Haile" in page.text and "2026-0002 → dossier" in page.text


def test_a_dossier_is_closed_with_a_reason_and_opened_again(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    page = open_page("dossier", by=sanne, dossier=str(a_dossier(session, sanne)))

    page.press("Dossier sluiten")
    assert "Schrijf eerst op waarom" in page.text

    page.pick("Waarom gaat dit dossier dicht?", "verhuisd").press("Dossier sluiten")
    assert "gesloten op 21 november 2026. Reden: Verhuisd naar een andere gemeente" in page.text

    page.press("Dossier heropenen")
    assert "Nu: Brede intake starten" in page.text


def test_the_log_names_who_looked(session: Session, open_page: OpenPage) -> None:
    sanne, marijke = a_caseworker(session), a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    made = a_dossier(session, sanne)
    open_page("dossier", by=marijke, dossier=str(made))

    page = open_page("dossier", by=sanne, dossier=str(made))

    assert "Marijke van Dam heeft het dossier bekeken." in page.text


@pytest.mark.parametrize(
    ("reason", "hint"),
    [("ten_onrechte", "welke gemeente iemand heeft, bepaalt DUO"), ("dubbel", "Voeg de twee dan samen")],
)
def test_a_reason_that_asks_for_more_says_what_to_do_beside_closing(
    session: Session, open_page: OpenPage, reason: str, hint: str
) -> None:
    sanne = a_caseworker(session)
    page = open_page("dossier", by=sanne, dossier=str(a_dossier(session, sanne)))

    page.pick("Waarom gaat dit dossier dicht?", reason).run()
    assert hint in page.text
    page.press("Dossier sluiten")

    assert session.exec(select(Dossier.close_reason)).one() == reason
