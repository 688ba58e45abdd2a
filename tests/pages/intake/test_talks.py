"""Talks on the intake page: recording, confirming in deel B, comparing; and questions to ask in private."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.dossier.contacts import ContactFacts, note_contact
from actions.intake.intake import start_intake
from actions.intake.talks import record_talk, remove_talk, revise_talk
from forms.engine.answers import Json, Source
from forms.engine.schema import Question
from forms.engine.stored_answer import StoredAnswer
from forms.engine.talks import TalkFacts
from models import Gesprek, Intake
from queries.intake.view import IntakeView, history, intake_view
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.databases import Database
from tests.pages.conftest import OpenPage, Page

MARCH = date(2026, 3, 3)
QUESTION = "taakverdeling"
QUESTION_TEXT = "Wie doet wat bij u thuis?"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def begun(session: Session, sanne: User) -> UUID:
    made = a_dossier(session, sanne, given_names="Selam", family_name="Haile")
    start_intake(session, dossier_id=made, by=sanne, at=NOW, on=TODAY)
    return made


def a_talk(session: Session, dossier_id: UUID, by: User, kind: str, held_on: date = TODAY, **more: Any) -> UUID:
    facts = TalkFacts(held_on=held_on, kind=kind, place="azc", **more)
    return record_talk(session, talk_id=uuid4(), dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY)


def view_of(session: Session, dossier_id: UUID, by: User) -> IntakeView:
    session.expire_all()
    return intake_view(session, dossier_id, seen_by=by)


def read_answer(session: Session, dossier_id: UUID, by: User, question: str = QUESTION) -> StoredAnswer:
    return view_of(session, dossier_id, by).stored_answers[question]


def sheet(session: Session, dossier_id: UUID) -> UUID:
    return session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()


def answer(
    session: Session, dossier_id: UUID, by: User, value: Json, talk_id: UUID | None, question: str = QUESTION
) -> None:
    save_answer(
        session,
        sheet_id=sheet(session, dossier_id),
        edit=Edit(
            field=question, value=value, source=Source.INBURGERAAR, seen_version=0, by=by, at=NOW, talk_id=talk_id
        ),
    )


def press_key(page: Page, *ends: str) -> Page:
    """Press the button of one question, whose key ends so."""
    (button,) = [each for each in page.app.button if str(each.key).endswith(":".join(ends))]
    button.click()
    return page.run()


def deepened(page: Page) -> Page:
    """The page with the questions of "Verdiepen" shown."""
    (toggle,) = [each for each in page.app.toggle if each.label == "Verdiepen"]
    toggle.set_value(True)
    return page.run()


def switch(page: Page) -> Page:
    """Turn the switch that says that the partner is there."""
    (toggle,) = [each for each in page.app.toggle if each.label == "Partner is erbij"]
    toggle.set_value(not toggle.value)
    return page.run()


def alone_question(session: Session, dossier_id: UUID, by: User) -> Question:
    questions_asked = view_of(session, dossier_id, by).questionnaire
    assert questions_asked is not None
    return next(
        each for each in questions_asked.questions if each.alone and each.core and each.choices and not each.when
    )


def domain_of(session: Session, dossier_id: UUID, by: User, question: Question) -> str:
    questions_asked = view_of(session, dossier_id, by).questionnaire
    assert questions_asked is not None
    return questions_asked.section_of(question.id).id


def open_domain(open_page: OpenPage, dossier_id: UUID, by: User, domain: str = "huishouden", **more: str) -> Page:
    return open_page("intake", by=by, dossier=str(dossier_id), domein=domain, **more)


def test_a_talk_is_written_down_from_a_domain_and_answers_are_then_given_in_it(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = open_domain(open_page, begun, sanne).press("Gesprek vastleggen")
    page.pick("Soort gesprek", "deel_a")
    page.pick("Plaats", "azc")
    page.type("Minuten", "90").press("Opslaan")

    assert "**Deel A** · 21 november 2026" in page.text
    assert "**1 gesprek** · 1 uur en 30 minuten samen" in page.text
    page = deepened(open_domain(open_page, begun, sanne)).fill(QUESTION_TEXT, "ik kook")
    talk = read_answer(session, begun, sanne).talk
    assert talk is not None and (talk.kind, talk.held_on) == ("deel_a", TODAY)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("Datum", "", "Datum: Vul dit nog in."),
        ("Datum", "31-02-2026", "Deze dag bestaat niet"),
        ("Minuten", "veel", "getal"),
    ],
)
def test_a_talk_with_a_mistake_is_refused_and_stays_typed(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User, field: str, typed: str, sentence: str
) -> None:
    page = open_domain(open_page, begun, sanne, "gesprekken").press("Gesprek vastleggen")
    page.pick("Soort gesprek", "deel_a")
    page.pick("Plaats", "thuis")
    page.type("Notitie", "Rustig gesprek.")

    page.type(field, typed).press("Opslaan")

    assert sentence in page.text
    assert page.value("Notitie") == "Rustig gesprek."
    assert session.exec(select(Gesprek)).first() is None


def test_a_talk_is_changed_and_removed(session: Session, open_page: OpenPage, begun: UUID, sanne: User) -> None:
    talk_id = a_talk(session, begun, sanne, "deel_a", MARCH, note="Rustig.")
    page = open_domain(open_page, begun, sanne, "gesprekken").press("Wijzigen")

    page.type("Notitie", "Heel rustig.").press("Opslaan")

    session.expire_all()
    assert session.get_one(Gesprek, talk_id).note == "Heel rustig."
    assert "Heel rustig" in page.text
    remove_talk(session, dossier_id=begun, talk_id=talk_id, seen_version=2, by=sanne, at=NOW)
    assert "Heel rustig" not in page.run().text
    assert "Nog geen gesprek vastgelegd" in page.text


def test_a_talk_that_a_colleague_changed_meanwhile_is_not_overwritten_unseen(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    talk_id = a_talk(session, begun, sanne, "deel_a", MARCH)
    page = open_domain(open_page, begun, sanne, "gesprekken").press("Wijzigen")
    facts = TalkFacts(held_on=MARCH, kind="deel_a", place="azc", note="Van Marijke.")
    revise_talk(session, dossier_id=begun, talk_id=talk_id, facts=facts, seen_version=1, by=sanne, at=NOW)

    page.type("Notitie", "Van Sanne.").press("Opslaan")

    assert "een collega heeft dit gesprek intussen gewijzigd" in page.text
    assert "Van Marijke" in page.text and page.value("Notitie") == "Van Sanne."
    page.press("Opslaan")
    session.expire_all()
    assert session.get_one(Gesprek, talk_id).note == "Van Sanne."


def test_talks_and_contacts_are_on_one_timeline_with_the_months_between_them(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    a_talk(session, begun, sanne, "deel_a", MARCH, minutes=60)
    a_talk(session, begun, sanne, "deel_b", minutes=45)
    for day in (date(2026, 5, 1), date(2026, 8, 1)):
        note_contact(
            session,
            contact_id=uuid4(),
            dossier_id=begun,
            facts=ContactFacts(kind="telefoon", happened_on=day, note=f"Gebeld in maand {day.month}."),
            by=sanne,
            at=NOW,
            on=TODAY,
        )

    page = open_domain(open_page, begun, sanne, "gesprekken")

    assert "Tussen deel A en deel B zitten 8 maanden; in die tijd 2 contacten." in page.text
    assert "**2 gesprekken** · 1 uur en 45 minuten samen" in page.text
    places = [page.text.index(each) for each in ("Deel B** ·", "Gebeld in maand 8", "Gebeld in maand 5", "Deel A** ·")]
    assert places == sorted(places)


def test_the_newest_talk_of_today_is_the_current_one_unless_another_is_chosen(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    first = a_talk(session, begun, sanne, "deel_a", MARCH)
    second = a_talk(session, begun, a_caseworker(session, role=Role.COORDINATOR), "deel_b")
    page = deepened(open_domain(open_page, begun, sanne))
    assert page.value("Gesprek van nu") == str(second)

    page.pick("Gesprek van nu", str(first)).run()
    page.fill(QUESTION_TEXT, "ik kook")

    talk = read_answer(session, begun, sanne).talk
    assert talk is not None and talk.id == first
    page.pick("Gesprek van nu", "geen").run()
    page.fill(QUESTION_TEXT, "wij koken")
    assert read_answer(session, begun, sanne).talk is None


def test_without_a_talk_of_today_answers_belong_to_no_talk(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    a_talk(session, begun, sanne, "deel_a", MARCH)
    page = deepened(open_domain(open_page, begun, sanne)).fill(QUESTION_TEXT, "ik kook")

    assert page.value("Gesprek van nu") == "geen"
    assert read_answer(session, begun, sanne).talk is None


def test_in_deel_b_an_earlier_answer_that_is_still_true_is_confirmed(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    answer(session, begun, sanne, "ik kook", a_talk(session, begun, sanne, "deel_a", MARCH))
    deel_b = a_talk(session, begun, sanne, "deel_b")
    page = open_domain(open_page, begun, sanne)
    assert "Gezegd in deel A op 3 maart 2026. Nog juist?" in page.text
    assert "Nog 1 na te vragen" in page.text
    assert [each for each in page.app.radio[0].proto.captions if "nog 1 na te vragen" in each]

    press_key(page, QUESTION, "klopt", "1")

    checked = read_answer(session, begun, sanne).checked
    assert checked is not None and checked.id == deel_b
    assert "klopte nog in deel B op 21 november 2026" in page.text
    assert "na te vragen" not in page.text


def test_in_deel_b_an_earlier_answer_is_flagged_until_a_new_one_is_given(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    answer(session, begun, sanne, "ik kook", a_talk(session, begun, sanne, "deel_a", MARCH))
    a_talk(session, begun, sanne, "deel_b")
    page = press_key(open_domain(open_page, begun, sanne), QUESTION, "opnieuw", "1")
    assert read_answer(session, begun, sanne).ask_again
    assert "Opnieuw vragen]" in page.text
    assert "Opnieuw vragen" not in [each.label for each in page.app.button]
    assert "Nog 1 na te vragen" in page.text

    page.fill(QUESTION_TEXT, "wij koken")
    page.run()

    stored_answer = read_answer(session, begun, sanne)
    assert (stored_answer.ask_again, stored_answer.answer.value) == (False, "wij koken")
    assert "Opnieuw vragen" not in page.text and "na te vragen" not in page.text


def test_a_change_in_deel_b_is_simply_an_answer(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    answer(session, begun, sanne, "ik kook", a_talk(session, begun, sanne, "deel_a", MARCH))
    deel_b = a_talk(session, begun, sanne, "deel_b")
    page = open_domain(open_page, begun, sanne).fill(QUESTION_TEXT, "wij koken")

    talk = read_answer(session, begun, sanne).talk
    assert talk is not None and talk.id == deel_b
    assert "Nog juist?" not in page.text
    kinds = [each.kind for each in history(session, sheet(session, begun), QUESTION, seen_by=sanne)]
    assert kinds == ["saved", "saved"]


@pytest.mark.parametrize("kind", ["driegesprek", "pip_gesprek", "deel_a"])
def test_in_another_talk_no_answer_has_to_be_confirmed(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User, kind: str
) -> None:
    answer(session, begun, sanne, "ik kook", a_talk(session, begun, sanne, "deel_a", MARCH))
    a_talk(session, begun, sanne, kind)

    assert "Nog juist?" not in open_domain(open_page, begun, sanne).text


def test_an_answer_that_a_colleague_changed_meanwhile_is_shown_and_not_confirmed(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    deel_a = a_talk(session, begun, sanne, "deel_a", MARCH)
    answer(session, begun, sanne, "ik kook", deel_a)
    a_talk(session, begun, sanne, "deel_b")
    page = open_domain(open_page, begun, sanne)
    save_answer(
        session,
        sheet_id=sheet(session, begun),
        edit=Edit(
            field=QUESTION,
            value="zij kookt",
            seen_version=1,
            by=a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam"),
            at=NOW,
            talk_id=deel_a,
        ),
    )

    press_key(page, QUESTION, "klopt", "1")

    assert page.value(QUESTION_TEXT) == "zij kookt"
    assert read_answer(session, begun, sanne).checked is None
    assert "Nog juist?" in page.text


def opened(page: Page, *key: object) -> Page:
    """Press the button of this key and show what it opens."""
    page.app.session_state[":".join(map(str, key))] = True
    return page.run()


def test_the_details_of_an_answer_name_the_talk_in_which_it_was_given(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    answer(session, begun, sanne, "ik kook", a_talk(session, begun, sanne, "deel_a", MARCH))

    page = opened(open_domain(open_page, begun, sanne), "intake", sheet(session, begun), QUESTION, "meer")

    assert "Gezegd in: deel A, 3 maart 2026" in page.text
    assert "door Sanne de Boer, 21-11-2026 11:00 · deel A, 3 maart 2026" in page.text


def test_the_differences_since_deel_a_are_listed_by_domain(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    answer(session, begun, sanne, "ik kook", a_talk(session, begun, sanne, "deel_a", MARCH))
    a_talk(session, begun, sanne, "deel_b")
    open_domain(open_page, begun, sanne).fill(QUESTION_TEXT, "wij koken")

    page = opened(open_domain(open_page, begun, sanne, "gesprekken"), "intake", begun, "verschil")

    assert "1 antwoord anders dan eerst" in page.text
    assert "**Huishouden en kinderen**" in page.text
    assert "| Wie doet wat bij u thuis? | ik kook | **wij koken** · door Sanne de Boer, 21-11-2026 |" in page.text


def test_private_questions_are_hidden_while_the_partner_is_present(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    question = alone_question(session, begun, sanne)
    domain = domain_of(session, begun, sanne, question)
    page = open_domain(open_page, begun, sanne, domain)
    assert question.text in page.text

    switch(page)

    assert question.text not in page.text
    assert question.text not in open_domain(open_page, begun, sanne, "samenvatting", partner="ja").text
    assert question.text in switch(page).text


def test_gespreksmodus_does_not_show_private_questions_either(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    question = alone_question(session, begun, sanne)
    domain = domain_of(session, begun, sanne, question)

    def shown(**more: str) -> bool:
        groups = ("1", "2", "3")
        pages = [open_domain(open_page, begun, sanne, domain, modus="gesprek", groep=each, **more) for each in groups]
        return any(question.text in each.text for each in pages)

    assert shown()
    assert not shown(partner="ja")


@pytest.mark.parametrize("facts", [{"attendees": ("inburgeraar", "partner")}, {"interpreter": "familielid"}])
def test_a_talk_with_company_hides_private_questions_automatically(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User, facts: dict[str, Any]
) -> None:
    question = alone_question(session, begun, sanne)
    a_talk(session, begun, sanne, "deel_a", **facts)

    page = open_domain(open_page, begun, sanne, domain_of(session, begun, sanne, question))

    assert question.text not in page.text
    (toggle,) = [each for each in page.app.toggle if each.label == "Partner is erbij"]
    assert toggle.value and toggle.disabled


def test_private_answers_are_hidden_everywhere_while_the_partner_is_present(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    question = alone_question(session, begun, sanne)
    answer(session, begun, sanne, question.choices[0].id, None, question.id)

    for domain in ("samenvatting", "gesprekken", domain_of(session, begun, sanne, question)):
        assert question.text not in open_domain(open_page, begun, sanne, domain, partner="ja").text
    assert question.text in open_domain(open_page, begun, sanne, "samenvatting").text


@pytest.mark.parametrize("domain", ["gesprekken", "samenvatting"])
def test_private_questions_are_listed_as_to_do_until_they_were_asked(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User, domain: str
) -> None:
    question = alone_question(session, begun, sanne)
    waiting = len(view_of(session, begun, sanne).waiting)
    page = open_domain(open_page, begun, sanne, domain)
    assert f"Apart te bespreken ({waiting})" in page.text
    assert question.text in page.text
    with_partner = open_domain(open_page, begun, sanne, domain, partner="ja")
    assert f"Apart te bespreken ({waiting})" in with_partner.text
    assert question.text not in with_partner.text

    answer(session, begun, sanne, question.choices[0].id, None, question.id)

    assert f"Apart te bespreken ({waiting - 1})" in page.run().text


def test_a_private_answer_is_saved_when_the_partner_joins(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    question = alone_question(session, begun, sanne)
    page = open_domain(open_page, begun, sanne, domain_of(session, begun, sanne, question))

    page.pick(question.text, question.choices[0].id)
    switch(page)

    assert read_answer(session, begun, sanne, question.id).answer.value == question.choices[0].id
    assert question.text not in page.text


def test_answers_given_by_somebody_else_are_listed_separately_in_the_summary(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    for question, value, source in ((QUESTION, "zij kookt", Source.COA), ("kinderen_thuis", "nee", Source.PPSV)):
        save_answer(
            session,
            sheet_id=sheet(session, begun),
            edit=Edit(field=question, value=value, source=source, seen_version=0, by=sanne, at=NOW),
        )

    page = open_domain(open_page, begun, sanne, "samenvatting")

    assert "zij kookt  *volgens het COA*" in page.text
    assert "Nee (de PPS-V)" in page.text
    assert "van horen zeggen" in page.text


def test_a_partner_sees_nothing_of_the_talks(session: Session, open_page: OpenPage, begun: UUID, sanne: User) -> None:
    a_talk(session, begun, sanne, "deel_a", MARCH, note="Rustig gesprek.")
    partner = a_caseworker(session, role=Role.PARTNER)
    shared_with(session, begun, partner)

    page = open_domain(open_page, begun, partner, "gesprekken")

    assert "3 maart 2026" not in page.text
    assert "Rustig gesprek" not in page.text
    assert not [each for each in page.app.button if each.label in ("Gesprek vastleggen", "Wijzigen")]


@pytest.mark.parametrize("domain", ["huishouden", "gesprekken"])
def test_the_intake_screen_costs_at_most_six_statements_and_one_for_drafts_when_it_opens(
    database: Database, session: Session, open_page: OpenPage, begun: UUID, sanne: User, domain: str
) -> None:
    answer(session, begun, sanne, "ik kook", a_talk(session, begun, sanne, "deel_a", MARCH))
    a_talk(session, begun, sanne, "deel_b")
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))

    page = open_domain(open_page, begun, sanne, domain)
    assert len([each for each in statements if "FROM draft" not in each]) <= 6, statements
    assert len(statements) <= 7, statements
    statements.clear()
    page.run()

    assert len(statements) <= 6, statements
