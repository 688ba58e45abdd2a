"""The second language on the intake, and Gespreksmodus."""

from uuid import UUID

import pytest
from sqlmodel import Session

from access import Role, User
from actions.beheer.translations import TypedText, revise_texts
from actions.intake.intake import start_intake
from forms.engine.library import latest
from forms.intake.translations import translatables, translation
from queries.intake.view import intake_view
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.pages.conftest import OpenPage, Page

VERSION = latest("brede_intake").version
ARABIC = translation("brede_intake", VERSION, "ar").texts
CONCEPT = "Concept: laat nakijken"
CHILDREN = "Wonen er kinderen bij u?"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


def begun(session: Session, by: User, language: str) -> UUID:
    """A dossier in this language whose intake has begun."""
    dossier_id = a_dossier(session, by, language=language)
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    return dossier_id


@pytest.fixture
def nour(session: Session, sanne: User) -> UUID:
    """The dossier of somebody who speaks Arabic."""
    return begun(session, sanne, "ar")


def stored(session: Session, dossier_id: UUID, by: User, question: str) -> object:
    session.expire_all()
    stored_answer = intake_view(session, dossier_id, seen_by=by).stored_answers.get(question)
    return stored_answer.answer.value if stored_answer else None


def buttons(page: Page, question: str) -> list[str]:
    """The choices of a question as they are read."""
    group = next(each for each in page.app.button_group if each.label.startswith(question))
    return [option.content for option in group.proto.options]


def test_the_language_of_the_dossier_is_shown_beside_the_dutch(open_page: OpenPage, nour: UUID, sanne: User) -> None:
    page = open_page("intake", by=sanne, dossier=str(nour), domein="huishouden")

    assert page.value("Tweede taal") == "ar"
    assert ARABIC["kinderen_thuis.text"].rstrip("؟") in page.text
    assert f"Ja · :primary[{ARABIC['yes_no.ja']}]" in buttons(page, CHILDREN)
    assert ARABIC["section:huishouden.title"] in page.text


def test_without_a_translation_into_that_language_only_dutch_is_shown(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    page = open_page("intake", by=sanne, dossier=str(begun(session, sanne, "so")), domein="huishouden")

    assert page.value("Tweede taal") == ""
    assert buttons(page, CHILDREN) == ["Ja", "Nee", "Weet niet"]
    assert CONCEPT not in page.text


def test_another_language_is_chosen_and_remembered_and_put_in_the_address(
    open_page: OpenPage, nour: UUID, sanne: User
) -> None:
    page = open_page("intake", by=sanne, dossier=str(nour), domein="huishouden")

    page.pick("Tweede taal", "uk").run()
    page.press("Volgende")

    assert page.value("Tweede taal") == "uk"
    assert page.app.query_params["taal"] == "uk"
    page.pick("Tweede taal", "ar").run()
    assert "taal" not in page.app.query_params


def test_the_language_is_read_from_the_address(open_page: OpenPage, nour: UUID, sanne: User) -> None:
    page = open_page("intake", by=sanne, dossier=str(nour), domein="huishouden", taal="geen")

    assert page.value("Tweede taal") == ""


def test_answers_stay_when_the_language_changes(session: Session, open_page: OpenPage, nour: UUID, sanne: User) -> None:
    page = open_page("intake", by=sanne, dossier=str(nour), domein="huishouden")
    next(each for each in page.app.button_group if each.label.startswith(CHILDREN)).set_value("ja")
    page.run()

    for language in ("uk", "", "ar"):
        page.pick("Tweede taal", language).run()

        assert stored(session, nour, sanne, "kinderen_thuis") == "ja"
        assert next(each for each in page.app.button_group if each.label.startswith(CHILDREN)).value == "ja"


def test_a_text_that_is_not_translated_says_so(open_page: OpenPage, nour: UUID, sanne: User) -> None:
    missing = next(
        each for each in translatables("brede_intake", VERSION) if each.key.endswith(".text") and each.key not in ARABIC
    )
    page = open_page("intake", by=sanne, dossier=str(nour), domein=missing.section_id)
    assert "nog niet vertaald" not in "".join(each.label for each in page.app.button_group)

    next(each for each in page.app.toggle if each.label == "Verdiepen").set_value(True)
    page.run()

    assert "nog niet vertaald" in page.text


def test_a_concept_translation_is_marked_once_per_screen(open_page: OpenPage, nour: UUID, sanne: User) -> None:
    page = open_page("intake", by=sanne, dossier=str(nour), domein="huishouden")

    assert page.text.count(CONCEPT) == 1


def test_a_correction_is_shown_at_once_and_a_confirmed_domein_is_not_marked_as_concept(
    session: Session, open_page: OpenPage, nour: UUID, sanne: User
) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra Abdi")
    file = translation("brede_intake", VERSION, "ar")
    own = [each.key for each in translatables("brede_intake", VERSION) if each.section_id == "huishouden"]
    new_texts = [
        TypedText(key=key, text="عدد" if key == "kinderen_thuis.text" else file.texts[key], seen_version=0)
        for key in own
        if key in file.texts
    ]

    revise_texts(session, translation=file, texts=new_texts, confirm=True, by=yusra, at=NOW)

    page = open_page("intake", by=sanne, dossier=str(nour), domein="huishouden")
    assert "عدد" in page.text
    assert CONCEPT not in page.text


def speaking(open_page: OpenPage, dossier_id: UUID, by: User, domain: str = "huishouden", **query: str) -> Page:
    """The intake in Gespreksmodus."""
    return open_page("intake", by=by, dossier=str(dossier_id), domein=domain, modus="gesprek", **query)


def test_gespreksmodus_shows_a_few_questions_and_nothing_that_is_meant_for_colleagues(
    open_page: OpenPage, nour: UUID, sanne: User
) -> None:
    page = open_page("intake", by=sanne, dossier=str(nour), domein="huishouden").press("Gespreksmodus")

    assert page.app.query_params["modus"] == "gesprek"
    assert "Huishouden en kinderen" in page.app.title[0].value
    assert CHILDREN in page.text
    assert ARABIC["section:huishouden.title"] in page.text
    assert 1 <= len(page.app.button_group) <= 7
    for hidden in ("Tip voor het gesprek", "Wie geeft de antwoorden?", "⋯", "Amina", "Domeinen", "Geschiedenis"):
        assert hidden not in page.text


def test_an_answer_in_gespreksmodus_is_saved_and_shows_the_next_question(
    session: Session, open_page: OpenPage, nour: UUID, sanne: User
) -> None:
    page = speaking(open_page, nour, sanne)

    next(each for each in page.app.button_group if each.label.startswith(CHILDREN)).set_value("ja")
    page.run()

    stored_answer = intake_view(session, nour, seen_by=sanne).stored_answers["kinderen_thuis"]
    assert (stored_answer.answer.value, stored_answer.answer.source, stored_answer.by) == (
        "ja",
        "inburgeraar",
        "Sanne de Boer",
    )
    assert "Hoeveel kinderen wonen er bij u?" in page.text
    assert "Opgeslagen" in page.text


def test_an_answer_given_just_before_moving_on_is_saved(
    session: Session, open_page: OpenPage, nour: UUID, sanne: User
) -> None:
    page = speaking(open_page, nour, sanne)

    next(each for each in page.app.button_group if each.label.startswith(CHILDREN)).set_value("nee")
    page.press("Volgende")

    assert stored(session, nour, sanne, "kinderen_thuis") == "nee"


def test_volgende_shows_every_group_of_every_domein_and_vorige_goes_back(
    open_page: OpenPage, nour: UUID, sanne: User
) -> None:
    page = speaking(open_page, nour, sanne, latest("brede_intake").sections[0].id)
    seen: list[str] = []
    while not next(each for each in page.app.button if each.label == "Volgende").disabled and len(seen) < 100:
        title = page.app.title[0].value
        seen += [title] if title not in seen else []
        page.press("Volgende")

    domains = [each.title for each in latest("brede_intake").sections if any(one.core for one in each.questions)]
    assert len({*seen, page.app.title[0].value}) == len(domains)
    last = page.app.title[0].value
    page.press("Vorige")
    assert page.app.query_params["groep"]
    assert page.app.title[0].value in (last, seen[-1])


def test_stop_returns_to_the_same_domein(open_page: OpenPage, nour: UUID, sanne: User) -> None:
    page = speaking(open_page, nour, sanne, "wonen", groep="1")

    page.press("Stop gespreksmodus")

    assert page.app.query_params["domein"] == "wonen"
    assert "modus" not in page.app.query_params
    assert "Amina Haile" in page.text


def test_an_address_with_an_unknown_group_shows_the_nearest_group(open_page: OpenPage, nour: UUID, sanne: User) -> None:
    for number in ("0", "99", "x", "²"):
        assert "Huishouden" in speaking(open_page, nour, sanne, groep=number).app.title[0].value


def test_who_may_only_read_is_told_that_there_is_nothing_to_ask(
    session: Session, open_page: OpenPage, nour: UUID
) -> None:
    partner = a_caseworker(session, role=Role.PARTNER)
    shared_with(session, nour, partner)

    page = speaking(open_page, nour, partner)

    assert "zijn nu geen vragen" in page.text
    assert not page.app.button_group


def test_a_closed_domein_is_closed_in_gespreksmodus_too(session: Session, open_page: OpenPage, nour: UUID) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, nour, yusra)

    assert "Gezondheid" not in speaking(open_page, nour, yusra, "gezondheid").text
