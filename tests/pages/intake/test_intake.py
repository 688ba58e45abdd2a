"""The intake page: one domain at a time, every answer saved, and never a dossier of somebody else."""

from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.intake import start_intake
from forms.engine.library import latest
from models import AuditRecord, Intake
from queries.intake.view import intake_view
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.pages.conftest import OpenPage


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne, given_names="Selam", family_name="Haile")


@pytest.fixture
def begun(session: Session, dossier_id: UUID, sanne: User) -> UUID:
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    return dossier_id


def stored(session: Session, dossier_id: UUID, by: User, question: str) -> object:
    session.expire_all()
    stored_answer = intake_view(session, dossier_id, seen_by=by).stored_answers.get(question)
    return stored_answer.answer.value if stored_answer else None


def test_an_intake_is_begun_by_pressing_a_button_and_not_by_opening_the_page(
    session: Session, open_page: OpenPage, dossier_id: UUID, sanne: User
) -> None:
    page = open_page("intake", by=sanne, dossier=str(dossier_id))
    assert session.exec(select(Intake)).first() is None

    page.press("Brede intake starten")

    assert "Huishouden en kinderen" in page.text


def test_an_answer_is_saved_at_once_and_shows_the_next_question(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = open_page("intake", by=sanne, dossier=str(begun), domein="huishouden")
    assert "Hoeveel kinderen wonen er bij u?" not in page.text

    page.pick("Wonen er kinderen bij u?", "ja").run()

    assert "Hoeveel kinderen wonen er bij u?" in page.text
    assert stored(session, begun, sanne, "kinderen_thuis") == "ja"
    assert "Opgeslagen" in page.text


def test_an_answer_given_just_before_leaving_the_domain_is_saved(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = open_page("intake", by=sanne, dossier=str(begun), domein="huishouden")

    page.pick("Wonen er kinderen bij u?", "ja")
    page.press("Volgende")

    assert stored(session, begun, sanne, "kinderen_thuis") == "ja"
    assert "Waar woont u nu?" in page.text


def test_a_wrong_number_is_explained_at_its_field_and_stays_typed_and_is_not_saved(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = open_page("intake", by=sanne, dossier=str(begun), domein="huishouden")
    page.pick("Wonen er kinderen bij u?", "ja").run()

    page.fill("Hoeveel kinderen wonen er bij u?", "heel veel")

    assert any("getal" in each.value for each in page.app.error)
    assert page.value("Hoeveel kinderen wonen er bij u?") == "heel veel"
    assert stored(session, begun, sanne, "aantal_kinderen") is None


def test_a_change_of_a_colleague_is_shown_at_the_next_run_when_nothing_was_typed_here(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = open_page("intake", by=sanne, dossier=str(begun), domein="talent")
    answer_as_a_colleague(session, begun, "Mevrouw wil koken")

    page.run()

    assert page.value("Wat wilt u over één jaar bereikt hebben?") == "Mevrouw wil koken"


def answer_as_a_colleague(session: Session, dossier_id: UUID, text: str) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    view = intake_view(session, dossier_id, seen_by=marijke)
    assert view.sheet_id is not None
    save_answer(
        session,
        sheet_id=view.sheet_id,
        edit=Edit(
            field="over_1_jaar",
            value=text,
            seen_version=view.stored_answers["over_1_jaar"].version if "over_1_jaar" in view.stored_answers else 0,
            by=marijke,
            at=NOW,
        ),
    )


@pytest.mark.parametrize(
    ("choice", "holds"), [("Mijn antwoord opslaan", "van Sanne"), ("Dit laten staan", "van Marijke")]
)
def test_two_answers_to_one_question_are_both_shown_and_the_person_chooses(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User, choice: str, holds: str
) -> None:
    page = open_page("intake", by=sanne, dossier=str(begun), domein="talent")
    answer_as_a_colleague(session, begun, "van Marijke")

    page.fill("Wat wilt u over één jaar bereikt hebben?", "van Sanne")
    assert "Marijke van Dam heeft dit antwoord" in page.text
    assert "van Marijke" in page.text and "van Sanne" in page.text
    assert stored(session, begun, sanne, "over_1_jaar") == "van Marijke"
    page.press(choice)

    assert stored(session, begun, sanne, "over_1_jaar") == holds
    assert page.value("Wat wilt u over één jaar bereikt hebben?") == holds
    assert "Welk antwoord geldt?" not in page.text


def test_an_unknown_domain_in_the_address_says_so_and_shows_the_first_domain(
    open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = open_page("intake", by=sanne, dossier=str(begun), domein="tovenarij")

    assert "Dit domein is er niet" in page.text
    assert "Met wie mogen wij praten over uw plan?" in page.text


@pytest.mark.parametrize("address", ["", "geen-id", "01a20000-0000-7000-8000-000000000000"])
def test_an_unknown_dossier_cannot_be_opened(open_page: OpenPage, sanne: User, address: str) -> None:
    page = open_page("intake", by=sanne, dossier=address)

    assert "Dit dossier is er niet, of u mag het niet zien." in page.text


def test_a_dossier_of_another_gemeente_looks_the_same_as_none(
    session: Session, open_page: OpenPage, begun: UUID
) -> None:
    stranger = a_caseworker(session, gemeente="Veenrand", role=Role.COORDINATOR)

    page = open_page("intake", by=stranger, dossier=str(begun))

    assert "Dit dossier is er niet, of u mag het niet zien." in page.text
    assert "Selam" not in page.text


def test_opening_the_intake_is_logged_once_per_visit(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = open_page("intake", by=sanne, dossier=str(begun))
    page.run().run()

    views = session.exec(select(AuditRecord).where(AuditRecord.event == "Viewed")).all()
    assert [(each.dossier_id, each.details) for each in views] == [(begun, {"screen": "intake"})]


def test_finishing_too_early_is_refused_with_what_is_missing(open_page: OpenPage, begun: UUID, sanne: User) -> None:
    page = open_page("intake", by=sanne, dossier=str(begun), domein="samenvatting")
    page.type("Wie zijn het eens met deze intake?", "mevrouw Haile")

    page.press("Intake afronden")

    assert any("kan nog niet worden afgerond" in each.value for each in page.app.error)
    assert "Met wie woont u samen?" in page.text


@pytest.mark.parametrize("domain", [each.id for each in latest("brede_intake").sections])
def test_every_domain_opens(open_page: OpenPage, begun: UUID, sanne: User, domain: str) -> None:
    page = open_page("intake", by=sanne, dossier=str(begun), domein=domain)

    assert page.app.header
