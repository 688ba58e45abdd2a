"""What cannot be kept as an answer stays in sight until it is put right: also after leaving, and after a reload."""

from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from access import User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.intake import start_intake
from forms.engine.answers import ROW
from models import AnswerHistory, Draft, Intake
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, a_gemeente, shared_with
from tests.pages.conftest import OpenPage, Page

YEARS = "Hoeveel jaar bent u naar school gegaan?"
WRONG = "acht of negen jaar"
DREAM = "Wat is het werk van uw dromen?"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, a_gemeente(session), name="Sanne de Boer")


@pytest.fixture
def yusra(session: Session, sanne: User, dossier_id: UUID) -> User:
    colleague = a_caseworker(session, a_gemeente(session), name="Yusra Abdi")
    shared_with(session, dossier_id, colleague)
    return colleague


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    begun = a_dossier(session, sanne)
    start_intake(session, dossier_id=begun, by=sanne, at=NOW, on=TODAY)
    return begun


def answer(session: Session, dossier_id: UUID, question: str, value: object, by: User, seen: int) -> None:
    """Somebody answers a question, in another window."""
    sheet_id = session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()
    edit = Edit(field=question, value=value, seen_version=seen, by=by, at=NOW)
    save_answer(session, sheet_id=sheet_id, edit=edit)


def at(open_page: OpenPage, dossier_id: UUID, by: User, domain: str) -> Page:
    """The intake, opened anew at a domain."""
    return open_page("intake", by=by, dossier=str(dossier_id), domein=domain)


def go(page: Page, domain: str) -> Page:
    """Choose another domain in the same window."""
    page.app.query_params["domein"] = domain
    return page.run()


def test_a_refused_answer_is_there_again_with_its_sentence_and_its_domain_is_marked(
    session: Session, open_page: OpenPage, sanne: User, dossier_id: UUID
) -> None:
    answer(session, dossier_id, "jaren_onderwijs", "8", sanne, 0)
    page = deep(at(open_page, dossier_id, sanne, "onderwijs")).fill(YEARS, WRONG)
    sentence = page.app.error[0].value
    assert "8 jaar" in sentence

    assert marked(go(page, "huishouden")) == ["Onderwijs"]
    assert go(page, "onderwijs").value(YEARS) == WRONG
    assert [each.value for each in page.app.error] == [sentence]

    again = at(open_page, dossier_id, sanne, "onderwijs")

    assert again.value(YEARS) == WRONG
    assert [each.value for each in again.app.error] == [sentence]
    again.fill(YEARS, "9")
    assert not again.app.error
    assert marked(again) == []
    assert session.exec(select(Draft)).all() == []
    assert at(open_page, dossier_id, sanne, "onderwijs").value(YEARS) == "9"


def test_a_refused_answer_is_for_the_eyes_of_its_writer(
    session: Session, open_page: OpenPage, sanne: User, yusra: User, dossier_id: UUID
) -> None:
    deep(at(open_page, dossier_id, sanne, "onderwijs")).fill(YEARS, WRONG)

    page = deep(at(open_page, dossier_id, yusra, "onderwijs"))

    assert page.value(YEARS) == ""
    assert marked(page) == []


def test_a_conflict_stays_open_until_somebody_chose(
    session: Session, open_page: OpenPage, sanne: User, yusra: User, dossier_id: UUID
) -> None:
    page = deep(at(open_page, dossier_id, sanne, "talent"))
    answer(session, dossier_id, "droomberoep", "bakker", yusra, 0)
    asked = "Yusra Abdi heeft dit antwoord om 11:00 gewijzigd. Welk antwoord geldt?"
    assert asked in page.fill(DREAM, "kok").text

    assert len(marked(go(page, "huishouden"))) == 1
    assert asked in go(page, "talent").text
    again = at(open_page, dossier_id, sanne, "talent")

    assert asked in again.text
    assert again.value(DREAM) == "kok"
    again.press("Mijn antwoord opslaan")
    assert asked not in again.text
    assert marked(again) == []
    lines = session.exec(
        select(AnswerHistory.kind, AnswerHistory.new_value)
        .where(AnswerHistory.question_id == "droomberoep")
        .order_by(col(AnswerHistory.id))
    ).all()
    assert lines == [("saved", '"bakker"'), ("conflict", '"kok"'), ("saved", '"kok"')]


def test_what_a_colleague_kept_may_stand(
    session: Session, open_page: OpenPage, sanne: User, yusra: User, dossier_id: UUID
) -> None:
    page = deep(at(open_page, dossier_id, sanne, "talent"))
    answer(session, dossier_id, "droomberoep", "bakker", yusra, 0)
    page.fill(DREAM, "kok")

    again = at(open_page, dossier_id, sanne, "talent").press("Dit laten staan")

    assert again.value(DREAM) == "bakker"
    assert session.exec(select(Draft)).all() == []
    assert at(open_page, dossier_id, sanne, "talent").value(DREAM) == "bakker"


def test_a_row_that_holds_only_what_could_not_be_read_is_there_again(
    session: Session, open_page: OpenPage, sanne: User, dossier_id: UUID
) -> None:
    answer(session, dossier_id, "kinderen_thuis", "ja", sanne, 0)
    answer(session, dossier_id, "kinderen", [{ROW: "r1", "naam": "Lina"}], sanne, 0)
    page = at(open_page, dossier_id, sanne, "huishouden").press("Nog een kind toevoegen")
    page.fill("Geboortedatum (kind 2)", "31 februari 2020")

    again = at(open_page, dossier_id, sanne, "huishouden")

    assert again.value("Geboortedatum (kind 2)") == "31 februari 2020"
    assert len(again.app.error) == 1
    again.fill("Geboortedatum (kind 2)", "28-02-2020")
    assert not again.app.error
    assert session.exec(select(Draft)).all() == []


def marked(page: Page) -> list[str]:
    """The domains of which the list says that something in them is not kept."""
    (listed,) = [each for each in page.app.radio if each.label == "Domeinen"]
    captions = zip(listed.options, listed.proto.captions, strict=True)
    return [title for title, caption in captions if "1 niet opgeslagen" in caption]


def deep(page: Page) -> Page:
    """All questions of a domain."""
    for each in page.app.toggle:
        each.set_value(True)
    return page.run()
