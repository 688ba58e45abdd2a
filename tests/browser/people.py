"""What people do at the screen of Koers and what its database then holds: the words in which browser tests are told."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from threading import Event
from time import monotonic
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlmodel import Session, col, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.beheer.login import LoginTry, enter, issue_ticket
from actions.intake.intake import start_intake
from database import connect, open_session
from doors.clock import now, today
from doors.login import COOKIE, rules
from forms.engine.answers import Json, Mark
from forms.engine.flow import missing_for_law
from forms.engine.library import latest
from forms.engine.schema import Question, QuestionType
from forms.engine.validation import format_raw
from models import AnswerHistory, AnswerRow, Intake, LoginAttempt
from models.guards.encryption import answer_ad, decrypted, new_answer_ad
from queries.intake.view import kept_answers
from refusals import WrongLogin
from settings import Settings
from tests.browser.servers import Server
from tests.builders import PASSWORD, a_caseworker, a_dossier, shared_with
from widgets.answering.field_types import TYPED

RULES = rules(Settings())
INTAKE = latest("brede_intake")
AT_REST = '[data-test-script-state="notRunning"]'

Seen = TypeVar("Seen")


@dataclass(frozen=True)
class Case:
    """A dossier whose brede intake has begun."""

    dossier: UUID
    sheet: UUID


@cache
def _engine(url: str) -> sa.Engine:
    return connect(url)


@contextmanager
def server_session(server: Server) -> Iterator[Session]:
    """A unit of work on the database of a running Koers."""
    with open_session(_engine(server.database_url)) as session:
        yield session


def a_colleague(server: Server, role: Role = Role.REGIEVOERDER, name: str = "Sanne de Boer", **more: Any) -> User:
    """Somebody with an account, whose password is the PASSWORD of the builders."""
    with server_session(server) as session:
        return a_caseworker(session, role=role, name=name, **more)


def a_file(server: Server, by: User, *others: User, **facts: Any) -> UUID:
    """A dossier of `by`, on which `others` work too."""
    with server_session(server) as session:
        dossier = a_dossier(session, by, on=today(), at=now(), **facts)
        for other in others:
            shared_with(session, dossier, other)
    return dossier


def a_case(server: Server, by: User, *others: User, **facts: Any) -> Case:
    """A dossier with an intake that has begun."""
    dossier = a_file(server, by, *others, **facts)
    with server_session(server) as session:
        start_intake(session, dossier_id=dossier, by=by, at=now(), on=today())
        sheet = session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier)).one()
    return Case(dossier, sheet)


def let_in(context: BrowserContext, server: Server, user: User) -> str:
    """Give this browser the cookie of a login of `user`, without the form; the cookie's value."""
    with server_session(server) as session:
        ticket = issue_ticket(
            session,
            attempt=LoginTry(username=user.username, password=PASSWORD, address="a test", device="a test"),
            matches=lambda *_: True,
            rules=RULES,
            at=now(),
        )
    with server_session(server) as session:
        token = enter(session, ticket=ticket, at=now())
    context.add_cookies([{"name": COOKIE, "value": token, "url": server.url}])
    return token


def log_in(page: Page, user: User, password: str = PASSWORD) -> None:
    """Fill in the login form that is on the screen, and send it."""
    page.get_by_role("textbox", name="Gebruikersnaam").fill(user.username)
    page.get_by_role("textbox", name="Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def see_login_form(page: Page) -> None:
    """The login form is on the screen, and nothing else of Koers."""
    expect(page.get_by_role("heading", name="Inloggen bij Koers")).to_be_visible()
    expect(page.get_by_role("heading")).to_have_count(1)
    expect(page.get_by_role("link", name="Uitloggen")).to_have_count(0)


def open_domain(page: Page, server: Server, case: Case, question_id: str) -> None:
    """Open the intake at the domain of a question, with all its questions."""
    domain = INTAKE.section_of(question_id)
    page.goto(f"{server.url}/intake?dossier={case.dossier}&domein={domain.id}")
    expect(page.get_by_role("heading", name=domain.title, exact=True)).to_be_visible()
    expect(page.get_by_role("status")).to_be_visible()
    deepen(page)


def deepen(page: Page) -> None:
    """Ask for all the questions of the domain on the screen, and not only those of a first talk."""
    page.get_by_text("Verdiepen", exact=True).click()
    expect(page.get_by_text("voor een later gesprek")).to_have_count(0)
    expect(page.locator(AT_REST)).to_be_visible()


def field(page: Page, question_id: str) -> Locator:
    """The field in which a question of the intake is answered by typing."""
    return page.get_by_role("textbox", name=INTAKE.question(question_id).text)


def choice(page: Page, question_id: str, option: str) -> Locator:
    """One of the choices under a question of the intake, by the id of the option or the step of the scale."""
    question = INTAKE.question(question_id)
    group = page.get_by_role("radiogroup", name=question.text)
    if question.type is QuestionType.SCALE:
        return group.get_by_role("radio", name=re.compile(rf"^{option}\b"))
    return group.get_by_role("radio", name=question.choice_text(option), exact=True)


def answer(page: Page, question: Question, value: str) -> None:
    """Give the answer to a question, of the intake or of the plan, in the way that belongs to its type."""
    name = re.compile(rf"^{re.escape(question.text)}( \*)?$")
    if question.type in TYPED:
        field = page.get_by_role("textbox", name=name)
        expect(field).to_have_count(1)  # while a run draws a block anew, the old one stands there for a moment too
        field.fill(format_raw(question, value))
    elif question.type is QuestionType.MULTI:
        chosen = page.get_by_role("toolbar", name=name)
        chosen.get_by_role("button", name=question.choice_text(value), exact=True).click()
    elif question.type is QuestionType.SCALE:
        page.get_by_role("radiogroup", name=name).get_by_role("radio", name=re.compile(rf"^{value}\b")).click()
    else:
        _choose(page, name, question.choice_text(value))


def _choose(page: Page, name: re.Pattern[str], text: str) -> None:
    pill = page.get_by_role("radiogroup", name=name).get_by_role("radio", name=text, exact=True)
    many = page.get_by_role("combobox", name=name)
    either = pill.or_(many)  # one locator that waits: a run may draw the block anew between two questions about it
    expect(either).to_have_count(1)
    if either.first.get_attribute("role") == "radio":
        pill.first.click()
        return
    many.click()
    page.get_by_role("option", name=text, exact=True).click()


def more_dialog(page: Page, question_id: str) -> Locator:
    """Open the dialog with more choices for a question, and give it."""
    field = page.get_by_label(INTAKE.question(question_id).text).first
    row = page.get_by_test_id("stHorizontalBlock").filter(has=field).last
    row.get_by_role("button", name="Meer:").click()
    return page.get_by_role("dialog")


def stored(server: Server, case: Case, question_id: str) -> Json:
    """The value that the database holds as the answer to a question."""
    with server_session(server) as session:
        value = session.exec(
            select(AnswerRow.value).where(AnswerRow.sheet_id == case.sheet, AnswerRow.question_id == question_id)
        ).first()
        value = decrypted(session, value, answer_ad(case.sheet, question_id))
    return json.loads(value) if value else None


def source_of(server: Server, case: Case, question_id: str) -> str | None:
    """Where the answer to a question comes from, as the database holds it."""
    with server_session(server) as session:
        return session.exec(
            select(AnswerRow.source).where(AnswerRow.sheet_id == case.sheet, AnswerRow.question_id == question_id)
        ).first()


def answered(server: Server, case: Case, question_id: str, value: Json, by: User) -> None:
    """Somebody at another screen answers a question that has no answer yet, or changes it."""
    with server_session(server) as session:
        seen = session.exec(
            select(AnswerRow.version).where(AnswerRow.sheet_id == case.sheet, AnswerRow.question_id == question_id)
        ).first()
        save_answer(
            session,
            sheet_id=case.sheet,
            edit=Edit(field=question_id, value=value, seen_version=seen or 0, by=by, at=now()),
        )


def answer_the_law(server: Server, case: Case, by: User) -> None:
    """Somebody at another screen gives every question that the law needs an outcome."""
    while missing := _missing(server, case):
        for question_id in missing:
            with server_session(server) as session:
                save_answer(
                    session,
                    sheet_id=case.sheet,
                    edit=Edit(field=question_id, mark=Mark.WIL_NIET_ZEGGEN, seen_version=0, by=by, at=now()),
                )


def _missing(server: Server, case: Case) -> list[str]:
    with server_session(server) as session:
        answers = {question_id: each.answer for question_id, each in kept_answers(session, case.sheet).items()}
    return [each.id for questions in missing_for_law(INTAKE, answers).values() for each in questions]


def changes(server: Server, case: Case, question_id: str) -> list[tuple[str, Any]]:
    """The history of an answer, oldest first: what kind of change, and to which value."""
    with server_session(server) as session:
        lines = session.exec(
            select(AnswerHistory.kind, AnswerHistory.new_value, AnswerHistory.id)
            .where(AnswerHistory.sheet_id == case.sheet, AnswerHistory.question_id == question_id)
            .order_by(col(AnswerHistory.id))
        ).all()
        texts = [(kind, decrypted(session, value, new_answer_ad(line_id))) for kind, value, line_id in lines]
    return [(kind, json.loads(text) if text else None) for kind, text in texts]


def type_wrong_passwords(server: Server, user: User, times: int) -> None:
    """Somebody at another screen tries passwords of this user."""
    for _ in range(times):
        with server_session(server) as session, suppress(WrongLogin):
            issue_ticket(
                session,
                attempt=LoginTry(username=user.username, password="", address="another", device="another"),
                matches=lambda *_: False,
                rules=RULES,
                at=now(),
            )


def forget_wrong_passwords(server: Server) -> None:
    """Lift the locks on names and on the address that all tests share."""
    with server_session(server) as session:
        session.exec(sa.delete(LoginAttempt))
        session.commit()


def becomes(look: Callable[[], Seen], expected: Seen, seconds: float = 10) -> None:
    """Wait until `look` gives what is wanted; what it gave last when it never does."""
    until = monotonic() + seconds
    while (seen := look()) != expected and monotonic() < until:
        Event().wait(0.05)
    assert seen == expected, f"{seen!r} instead of {expected!r}"


def is_stored(server: Server, case: Case, question_id: str, value: Json, seconds: float = 10) -> None:
    """Wait until the database holds this answer."""
    becomes(lambda: stored(server, case, question_id), value, seconds)


def is_stored_once_typed(page: Page, server: Server, case: Case, question_id: str, text: str) -> None:
    """Type, and type again if the screen was redrawn under the hand: a power cut may cost the answer being typed."""
    for _ in range(3):
        field(page, question_id).fill(text)
        with suppress(AssertionError):
            is_stored(server, case, question_id, text, seconds=4)
            return
    is_stored(server, case, question_id, text)
